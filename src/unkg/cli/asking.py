"""Ask a store: an interrupt ends the command at once, and limits hold in a process that is killed."""

import logging
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Annotated, Final, TypeVar

import typer

from unkg import isolation
from unkg.cli.application import MOST, MOST_SECONDS, a_number
from unkg.cli.usage_errors import UsageError

if TYPE_CHECKING:
    from unkg.store import Store

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")

_LOG: Final = logging.getLogger(__name__)
Seconds = Annotated[
    float | None,
    typer.Option(
        "--timeout",
        min=0.001,
        max=MOST_SECONDS,
        callback=a_number,
        metavar="SECONDS",
        help="Stop after this time. Default: never.",
    ),
]
Megabytes = Annotated[
    int | None,
    typer.Option("--memory", min=1, max=MOST, metavar="MB", help="Stop above this memory. Default: no limit."),
]


def ask(
    work: "Callable[[Store, Asked], Answer]",
    location: str,
    asked: Asked,
    seconds: float | None = None,
    megabytes: int | None = None,
    *,
    allow_service: bool = False,
) -> Answer:
    """What `work` returns for a store and what is asked of it.

    With limits, it is done in a process of its own, so `work`, `asked` and the answer must be picklable. Raises
    UsageError if a limit is exceeded, and what `work` raises.
    """
    if seconds is None and megabytes is None:
        with interruptible():
            return _in_store(work, location, asked, allow_service=allow_service)
    from unkg.store import is_endpoint
    from unkg.workers import Limits, WorkerLost, limited

    in_store = partial(_in_store, work, location, allow_service=allow_service)
    try:
        answer = limited(in_store, asked, Limits(1, seconds, megabytes, network=allow_service or is_endpoint(location)))
    except MemoryError:
        raise UsageError(f"the query needs more than {megabytes} MB; raise --memory, or ask for less") from None
    if isinstance(answer, WorkerLost):
        raise UsageError(f"the query was stopped: {answer.problem}; raise --timeout or --memory, or ask for less")
    return answer


def _in_store(work: "Callable[[Store, Asked], Answer]", location: str, asked: Asked, *, allow_service: bool) -> Answer:
    with opened_store(location, allow_service=allow_service) as opened:
        return work(opened, asked)


def opened_store(location: str, *, allow_service: bool = False) -> "Store":
    """Open a store for reading. For one in a folder, this process gives up its network where the system lets it."""
    from unkg.store import is_endpoint, open_store

    _LOG.debug("reading the store %s", location, extra={"input": location})
    if not (allow_service or is_endpoint(location)):
        isolation.give_up_network()
    return open_store(location, allow_service=allow_service)


@contextmanager
def interruptible() -> Iterator[None]:
    """Let an interrupt end the process at once: the database does not look for one before a query has finished."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)

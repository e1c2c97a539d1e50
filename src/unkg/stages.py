"""Stages of work: how long each takes is logged, and whoever watches learns how much of it is done."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from typing import Protocol

_LOG = logging.getLogger(__name__)


class Advance(Protocol):
    """Tells that steps of a stage are done, and what is done now."""

    def __call__(self, steps: int = 1, what: str = "") -> None:
        """Tell it."""
        ...


Watcher = Callable[[str, int | None], AbstractContextManager[Advance]]
"""Entered for each stage with its name and its number of steps; None: unknown."""
_watcher: ContextVar[Watcher | None] = ContextVar("_watcher", default=None)


def _nothing(steps: int = 1, what: str = "") -> None:
    """Do nothing."""


@contextmanager
def watching(watcher: Watcher | None) -> Iterator[None]:
    """Let the stages of the block be watched, or by nobody."""
    token = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(token)


@contextmanager
def stage(name: str, steps: "int | Callable[[], int | None] | None" = None) -> Iterator[Advance]:
    """A stage of work, and a function to call with each step of it.

    Counting the steps may take time: a function that does is called only if someone watches.
    """
    began, watcher = time.perf_counter(), _watcher.get()
    if watcher is None:
        watched: AbstractContextManager[Advance] = nullcontext(_nothing)
    else:
        watched = watcher(name, steps() if callable(steps) else steps)
    with watched as advance:
        yield advance
    seconds = time.perf_counter() - began
    _LOG.debug("%s took %.1f s", name, seconds, extra={"stage": name, "seconds": round(seconds, 3)})

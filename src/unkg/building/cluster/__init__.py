"""An executor on a Dask cluster: the same results in the same order as from processes of this machine."""

import logging
import pickle
import socket
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar
from uuid import uuid4

from unkg import extras
from unkg.building.documents import Job, shipped
from unkg.building.fingerprint import versions, written_digest
from unkg.errors import Error
from unkg.workers import Limits, WorkerLost, nothing, unchanged

if TYPE_CHECKING:
    from distributed import Client, Future

    from unkg.building.cluster.worker import Order

Item = TypeVar("Item")
Result = TypeVar("Result")

_CONNECTING: Final = 30.0
"""Seconds to wait for the scheduler."""
_NO_WORKER: Final = 600.0
"""Seconds to wait while a cluster has no worker: batch systems and clouds take minutes to start one."""
_PER_THREAD: Final = 12
"""Items on their way for each thread of the cluster."""
_TOGETHER: Final = 4
"""Items of a task, so that what a task costs is shared. They are tried again alone if their workers end."""
_LOOKING: Final = 5.0
"""Seconds between two looks at how many workers there are."""


class ClusterError(Error):
    """A cluster cannot be reached, was lost, or would give other results than this machine."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """The executor for a Dask cluster, called like `unkg.workers.in_order`.

    Each thread of a Dask worker has a process of ours for its documents, so that limits and lost processes mean the
    same as on this machine. A file of this machine is sent with its bytes; what has an address that the workers can
    reach is fetched by them.
    """

    address: str
    """The scheduler, such as `tcp://host:8786`, or the path of the JSON file that it writes about itself."""

    def __post_init__(self) -> None:
        """Raise MissingExtraError without Dask, ClusterError without an address: Dask would start workers here."""
        extras.require("cluster", "a build on a cluster")
        if not self.address.strip():
            raise ClusterError("no address of a Dask scheduler; write one such as tcp://host:8786")

    def __call__(
        self,
        work: Callable[[Item], Result],
        items: Iterable[Item],
        limits: Limits,
        prepare: Callable[[], object] = nothing,
        fetch: Callable[[Item], Item] = unchanged,
    ) -> Iterator[tuple[Item, Result | WorkerLost]]:
        """Yield each item with its result, in the order of the items. Raises ClusterError; a build can be resumed."""
        source = iter(items)
        first = list(islice(source, 1))
        if first:  # without work, no cluster is needed
            order = work, limits, partial(prepare_alike, prepare, versions(), written_digest()), fetch
            with _connected(self.address) as client, _run(client, order) as name:
                yield from _Tasks(client, name).results(chain(first, source))


def prepare_alike(prepare: Callable[[], object], expected: Mapping[str, str], written: str) -> None:
    """Prepare a process whose unkg is the one that sends the work. Raises ClusterError for another.

    What is written down in the same way needs no further comparison, which takes most of a second in each process.
    """
    here = expected if written_digest() == written else versions()
    if differing := [name for name, version in expected.items() if here.get(name) != version]:
        raise ClusterError(
            f"the worker on {socket.gethostname()} differs in {', '.join(differing)}; "
            "install there the unkg that is installed here, and restart its workers"
        )
    prepare()


@contextmanager
def _connected(address: str) -> "Iterator[Client]":
    """A connection to a scheduler. What Dask logs meanwhile is dropped: an error here is one line."""
    with _without_logs():
        try:
            where = {"scheduler_file": _existing(address)} if address.endswith(".json") else {"address": address}
            client = _client(**where)
        except (OSError, ValueError, TypeError) as error:
            raise ClusterError(f"{address}: no Dask scheduler answers ({error}); check address and network") from error
        try:
            yield client
        except Exception as error:
            if isinstance(error, Error) or not (isinstance(error, CancelledError) or _is_lost(client)):
                raise
            raise ClusterError(
                f"{address}: the connection to the scheduler was lost; run the command again when it is back: "
                "a build goes on from its journal"
            ) from error
        finally:
            _close(client)


@contextmanager
def _without_logs() -> Iterator[None]:
    """Disable the loggers of Dask for the block: several have a level of their own."""
    import distributed

    package = distributed.__name__
    loggers = [logging.getLogger(name) for name in logging.root.manager.loggerDict if name.partition(".")[0] == package]
    before = [logger.disabled for logger in loggers]
    try:
        for logger in loggers:
            logger.disabled = True
        yield
    finally:
        for logger, disabled in zip(loggers, before, strict=True):
            logger.disabled = disabled


def _close(client: "Client") -> None:
    """Close a client, and end its thread.

    A client that gives up a lost scheduler closes itself, and what closes it a second time meanwhile may fail.
    """
    with suppress(OSError, TimeoutError, RuntimeError, AttributeError):
        client.close(timeout=_LOOKING)
    client._loop_runner.stop()


def _is_lost(client: "Client") -> bool:
    """Whether a client has no scheduler now. What it raises then depends on what it was about to do."""
    return bool(client.status != "running")


def _client(**where: str) -> "Client":
    """A client of Dask that is connected. One that cannot connect is closed.

    Dask would leave it, with a thread, to the collector of garbage; if that came while another client starts, both
    would wait for one lock for ever.
    """
    from distributed import Client

    class ClosingClient(Client):  # type: ignore[misc,unused-ignore]  # Dask has types only where it is installed
        def start(self, **options: Any) -> None:
            try:
                super().start(**options)
            except BaseException:
                _close(self)
                raise

    return ClosingClient(**where, timeout=_CONNECTING, set_as_default=False)


def _existing(path: str) -> str:
    """The path of a file. Raises FileNotFoundError; Dask would wait until somebody writes it."""
    return str(Path(path).resolve(strict=True))


@contextmanager
def _run(client: "Client", order: "Order") -> Iterator[str]:
    """The name under which all workers know an order, until the end of the block."""
    from unkg.building.cluster.worker import Run

    name = f"unkg-{uuid4().hex}"
    try:
        client.register_plugin(Run(name, order))
    except ImportError as error:
        raise ClusterError(f"a worker cannot import unkg ({error}); install there what is installed here") from error
    try:
        yield name
    finally:
        if not _is_lost(client):  # it would wait for the scheduler that is gone
            with suppress(OSError, CancelledError):
                client.unregister_worker_plugin(name)


@dataclass(slots=True)
class _Tasks:
    """The tasks of a run, a few for each thread of the cluster, so that neither side holds many."""

    client: "Client"
    run: str
    waiting: "deque[tuple[list[Any], Future[list[Any]]]]" = field(default_factory=deque)
    """The items of each task, in order."""
    _submissions: int = 0
    _most: int = 0
    _looked: float = 0.0
    _seen: float = field(default_factory=time.monotonic)
    """When the cluster last had a worker."""

    def results(self, items: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        """Each item with its result, in order."""
        source = iter(items)
        while batch := list(islice(source, self._together())):
            self.waiting.append((batch, self._submitted(batch)))
            while sum(len(items) for items, _ in self.waiting) >= self._room():
                yield from self._finished()
        while self.waiting:
            yield from self._finished()

    def _together(self) -> int:
        """How many items the next task has: one as long as each thread may want one of few."""
        return _TOGETHER if self._submissions > self._room() else 1

    def _submitted(self, batch: list[Any]) -> "Future[list[Any]]":
        from unkg.building.cluster.worker import answers

        self._submissions += 1
        sent = pickle.dumps([shipped(item) if isinstance(item, Job) else item for item in batch])
        return self.client.submit(answers, self.run, sent, key=f"{self.run}-{self._submissions}", pure=False)

    def _room(self) -> int:
        """How many items may wait; workers come and go."""
        if time.monotonic() - self._looked > _LOOKING:
            self._look()
        return self._most

    def _look(self) -> None:
        if _is_lost(self.client):  # it would be waited for, and the tasks are cancelled
            raise CancelledError
        self._looked = time.monotonic()
        threads = sum(self.client.nthreads().values())
        self._most = max(threads, 1) * _PER_THREAD
        if threads:
            self._seen = self._looked
        elif self._looked - self._seen > _NO_WORKER:
            raise ClusterError(
                f"the cluster has had no worker for {_NO_WORKER / 60:g} minutes; start one, and run again"
            )

    def _finished(self) -> Iterator[tuple[Any, Any]]:
        """The items of the first task, and those behind it whose results can come with its own."""
        self._wait(self.waiting[0][1])
        done = list(takewhile(lambda task: task[1].status == "finished", self.waiting))
        if not done:
            yield from self._failed(*self.waiting.popleft())
            return
        results = self.client.gather([future for _, future in done])
        for (batch, _), found in zip(done, results, strict=True):
            self.waiting.popleft()
            yield from zip(batch, found, strict=True)

    def _failed(self, batch: list[Any], future: "Future[list[Any]]") -> Iterator[tuple[Any, Any]]:
        """Several items are tried again, each in a task of its own; a single one while nothing else runs."""
        _workers_ended(future)
        if len(batch) > 1:
            self.waiting.extendleft([([item], self._submitted([item])) for item in batch][::-1])
        else:
            yield batch[0], self._alone(batch)

    def _alone(self, batch: list[Any]) -> Any:
        """The result of a single item that is on its way alone, or that it is lost.

        Dask blames a lost worker on every task that the worker had, so an item is only known to end workers if none of
        ours was beside it.
        """
        for _, other in self.waiting:
            self._wait(other)
        future = self._submitted(batch)
        self._wait(future)
        if future.status == "finished":
            return future.result()[0]
        problem = f"{_workers_ended(future)} workers of the cluster ended while they had it and nothing else"
        return WorkerLost(problem, "run again; if they end again, build it alone, and please report it")

    def _wait(self, future: "Future[Any]") -> None:
        """Wait until a task is done, and look now and then whether there are workers."""
        while True:
            try:
                future.exception(timeout=_LOOKING)
            except TimeoutError:
                self._look()
            else:
                return


def _workers_ended(future: "Future[list[Any]]") -> int:
    """How many workers ended while they had a failed task. Raises what work has raised."""
    from distributed.scheduler import KilledWorker

    error = future.exception()
    if not isinstance(error, KilledWorker):
        raise error or CancelledError
    return int(error.allowed_failures) + 1

"""Worker processes that survive crashes, timeouts and memory limits; results come in input order."""

import gc
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import chain, islice
from multiprocessing.connection import Connection, Pipe
from typing import Any, Final, Generic, Protocol, TypeVar, cast

from unkg.isolation import give_up_network

Item = TypeVar("Item")
Result = TypeVar("Result")

_BEFORE_POOL: Final = 40
"""With fewer items than this, one process is done before others would have started."""
_READ_AHEAD: Final = 6
"""Items queued per process: enough to keep all busy, few enough to keep memory small."""
_CHILD: Final = "import sys; sys.path[:] = sys.argv[2:]; from unkg.workers import serve; serve(sys.argv[1])"

_WITH_NETWORK: Final = "+network"
_NEW_OBJECTS: Final = 20_000
"""After so many a worker looks for garbage: most of what it makes first stays, such as tables and patterns."""
_LONGEST_WAIT: Final = 2_000_000.0
"""Seconds; systems wait for less than 25 days, and refuse to wait longer."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits for work on one item."""

    processes: int | None = None
    """None: one per processor, but one for few items. 0: work in this process, without limits."""
    seconds: float | None = 300.0
    """Timeout per item; None: none."""
    megabytes: int | None = 4096
    """Memory limit per process; work that needs more raises MemoryError. None: no limit."""
    network: bool = False
    """Whether the work may reach other hosts; it may not where the system can forbid it, except in this process."""

    @property
    def threads(self) -> int | None:
        """Number of threads for work without processes: as many as there are of these, or one; None: as there."""
        return 1 if self.processes == 0 else self.processes

    def at_most(self, processes: int) -> "Limits":
        """The same with no more than so many processes, which are as many as wanted even for few items."""
        wanted = _processors() if self.processes is None else self.processes
        return replace(self, processes=min(wanted, processes))


@dataclass(frozen=True, slots=True)
class WorkerLost:
    """Why an item has no result: its worker process ended before it was done."""

    problem: str
    remedy: str


class Executor(Protocol):
    """What has work done on many items: `in_order`, or the same elsewhere."""

    def __call__(
        self,
        work: Callable[[Item], Result],
        items: Iterable[Item],
        limits: Limits,
        prepare: Callable[[], object] = ...,
        fetch: Callable[[Item], Item] = ...,
    ) -> Iterator[tuple[Item, Result | WorkerLost]]:
        """As `in_order` does."""


def nothing() -> None:
    """Prepare nothing."""


def unchanged(item: Item) -> Item:
    """The item as it is: nothing has to be fetched for it."""
    return item


def in_order(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    limits: Limits,
    prepare: Callable[[], object] = nothing,
    fetch: Callable[[Item], Item] = unchanged,
) -> Iterator[tuple[Item, Result | WorkerLost]]:
    """Yield each item with its result, in the order of the items; some items are read ahead.

    Work, items and results must be picklable. `prepare` runs in each process before its first item, `fetch` in a thread
    of this process for each item before it is sent, to get what a process without a network cannot; neither counts
    against the timeout. Exceptions of `work` are raised here. If a process crashes, is killed or times out, the result
    of its item is WorkerLost, and a new process takes its place.
    """
    if limits.processes == 0:
        yield from ((item, work(fetch(item))) for item in items)
        return
    source = iter(items)
    first = [] if limits.processes else list(islice(source, _BEFORE_POOL))
    processes = limits.processes or (_processors() if len(first) == _BEFORE_POOL else 1)
    pool: Processes[Item, Result] = Processes(work, limits, prepare)
    with _threads(pool, processes) as threads:
        waiting: deque[tuple[Item, Future[Result | WorkerLost]]] = deque()
        for item in chain(first, source):
            waiting.append((item, threads.submit(pool.result, item, fetch)))
            if len(waiting) >= processes * _READ_AHEAD:
                yield _first_of(waiting)
        while waiting:
            yield _first_of(waiting)


def limited(work: Callable[[Item], Result], item: Item, limits: Limits) -> Result | WorkerLost:
    """The result of work on one item in a process of its own, which is killed if it exceeds its limits.

    Nothing that the process writes to standard error is shown. Raises what `work` raises.
    """
    [(_, result)] = in_order(work, [item], replace(limits, processes=1), _silence)
    return result


def _silence() -> None:
    """Drop what a library prints when it runs out of memory."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stderr__.fileno() if sys.__stderr__ else 2)


def _first_of(waiting: "deque[tuple[Item, Future[Result | WorkerLost]]]") -> tuple[Item, Result | WorkerLost]:
    item, future = waiting.popleft()
    return item, future.result()


@contextmanager
def _threads(pool: "Processes[Any, Any]", count: int) -> Iterator[ThreadPoolExecutor]:
    """Threads that wait for results of a pool; at the end of the block, both are ended at once."""
    threads = ThreadPoolExecutor(count)
    try:
        yield threads
    finally:
        pool.end()
        threads.shutdown(cancel_futures=True)


class Processes(Generic[Item, Result]):
    """Processes for one kind of work: as many as there are threads that wait for a result."""

    def __init__(self, work: Callable[[Item], Result], limits: Limits, prepare: Callable[[], object] = nothing) -> None:
        self._order = (prepare, work, limits.megabytes)
        self._limits = limits
        self._spare: deque[_Process] = deque()
        self._running: set[_Process] = set()
        self._change = threading.Lock()
        self._ended = False

    def result(self, item: Item, fetch: Callable[[Item], Item] = unchanged) -> Result | WorkerLost:
        """The result of work on an item, in a process that does nothing else meanwhile. Raises what work raises."""
        item = fetch(item)
        try:
            process = self._spare.pop()
        except IndexError:
            process = self._started()
        try:
            return cast("Result | WorkerLost", process.ask(item, self._limits.seconds))
        finally:
            self._put_back(process)

    def _put_back(self, process: "_Process") -> None:
        with self._change:
            if process.alive:
                self._spare.append(process)
                return
            self._running.discard(process)
        process.close()

    def _started(self) -> "_Process":
        with self._change:
            if self._ended:
                raise RuntimeError("the pool is closed")
            process = _Process(self._order, network=self._limits.network)
            self._running.add(process)
            return process

    def end_idle(self, seconds: float) -> None:
        """End the processes that have had nothing to do for so long; others start when there is work again."""
        for _ in range(len(self._spare)):
            with suppress(IndexError):  # all have work now
                process = self._spare.popleft()
                if time.monotonic() - process.last_used > seconds:
                    process.kill()
                self._put_back(process)

    def end(self) -> None:
        """End all processes at once, for good. A thread that waits for one sees it end and gets WorkerLost."""
        with self._change:
            self._ended = True
            for process in self._running:
                process.kill()
        self.end_idle(0)


class _Process:
    """A process that waits for items. It is not forked: a copy would hold the locks of the store's threads."""

    def __init__(self, order: tuple[Callable[[], object], Callable[[Any], Any], int | None], *, network: bool) -> None:
        self._pipe, theirs = Pipe()
        number = f"{theirs.fileno()}{_WITH_NETWORK if network else ''}"
        self._process = subprocess.Popen(
            [sys.executable, "-c", _CHILD, number, *sys.path],
            stdin=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            process_group=0,  # an interrupt from the terminal goes to the parent only
        )
        theirs.close()
        self._order = order
        self._prepared: tuple[bool, object] | None = None
        self.alive = True
        self.last_used = time.monotonic()

    def ask(self, item: object, seconds: float | None) -> object:
        """The result of work on the item, or WorkerLost. Raises what work raises."""
        try:
            ok, result = self._prepared or self._answer(self._order, None)
            self._prepared = ok, result
            if ok:
                ok, result = self._answer(item, seconds)
        except (EOFError, OSError):
            return self._lost()
        self.last_used = time.monotonic()
        if not ok:
            raise cast("Exception", result)
        return result

    def _answer(self, request: object, seconds: float | None) -> tuple[bool, object]:
        """Whether what was asked for was done, and its result, or else its exception."""
        self._pipe.send(request)
        if not self._pipe.poll(None if seconds is None else min(seconds, _LONGEST_WAIT)):
            self.kill()
            return True, WorkerLost(f"timed out after {seconds:g} seconds", "raise --timeout, or split it")
        return cast("tuple[bool, object]", self._pipe.recv())

    def _lost(self) -> WorkerLost:
        self.alive = False
        status = self._process.wait()
        how = signal.Signals(-status).name if status < 0 else f"exit code {status}"
        problem = f"its worker process ended ({how})"
        if -status in {
            signal.SIGKILL,
            signal.SIGABRT,
        }:  # how systems and libraries end a process that needs too much memory
            return WorkerLost(problem, "it may need more memory: build it alone, raise --memory, or split it")
        return WorkerLost(problem, "leave it out or use another format of it, and please report it")

    def kill(self) -> None:
        """Stop the process at once. May be called from any thread."""
        self.alive = False
        self._process.kill()

    def close(self) -> None:
        """Release a process that has ended."""
        self._process.wait()
        self._pipe.close()


def serve(pipe_named: str) -> None:
    """Process the items that come through a pipe until its other end is closed: the main function of a worker.

    The pipe is named by its file descriptor; a worker that keeps its network has `+network` behind it.
    """
    gc.set_threshold(_NEW_OBJECTS)
    if not pipe_named.endswith(_WITH_NETWORK):
        give_up_network()
    pipe = Connection(int(pipe_named.removesuffix(_WITH_NETWORK)))
    try:
        prepare, work, megabytes = pipe.recv()
        pipe.send_bytes(_answer(lambda _: prepare(), None))
        if megabytes is not None:
            limit_memory(megabytes)
        while True:
            pipe.send_bytes(_answer(work, pipe.recv()))
    except (EOFError, ConnectionError):  # the parent no longer waits for the result
        os._exit(0)


def _answer(work: Callable[[Any], Any], item: object) -> bytes:
    try:
        return pickle.dumps((True, work(item)))
    except Exception as error:  # noqa: BLE001  raised again in the process that asked
        return pickle.dumps((False, error))


def limit_memory(megabytes: int) -> None:
    """Let this process have so much memory; work that needs more raises MemoryError."""
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1

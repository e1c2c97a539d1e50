"""Work on many items at once, in processes of their own, results in the order of the items."""

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.connection import Connection, Pipe
from typing import Any, Final, Generic, TypeVar, cast

Item = TypeVar("Item")
Result = TypeVar("Result")

_FEW: Final = 40
"""So many items are done before more processes than one would have started."""
_AHEAD: Final = 6
"""Items read ahead for each process: enough to keep all busy, few enough to keep memory small."""
_CHILD: Final = (
    "import sys; sys.path[:] = sys.argv[2:]; from unkg.building.workers import serve; serve(int(sys.argv[1]))"
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What work on one item may cost."""

    processes: int | None = None
    """None: as many as there are processors, one for few items. 0: none but this one, and no other limit either."""
    seconds: float | None = 300.0
    """Then the item is given up; None: never."""
    megabytes: int | None = 4096
    """Memory of a process; what asks for more meets a MemoryError. None: all there is."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Why an item has no result: its process came to an end, and with it what it was working on."""

    problem: str
    remedy: str


def _nothing() -> None:
    """Need no preparation."""


def in_order(
    work: Callable[[Item], Result], items: Iterable[Item], limits: Limits, prepare: Callable[[], object] = _nothing
) -> Iterator[tuple[Item, Result | Lost]]:
    """Each item with what work on it gave, in the order of the items; a few are read ahead of their turn.

    Work, items and results must be picklable; each process is prepared before its first item's time begins. What work
    raises is raised here. A process that ends, whether of itself, from outside or for its time being over, loses the
    item that it was working on; another takes its place.
    """
    if limits.processes == 0:
        yield from ((item, work(item)) for item in items)
        return
    source = iter(items)
    first = [] if limits.processes else list(islice(source, _FEW))
    processes = limits.processes or (_processors() if len(first) == _FEW else 1)
    with _Pool((prepare, work), limits, processes) as pool:
        waiting: deque[tuple[Item, Future[Result | Lost]]] = deque()
        for item in chain(first, source):
            waiting.append((item, pool.submit(item)))
            if len(waiting) >= processes * _AHEAD:
                yield _first_of(waiting)
        while waiting:
            yield _first_of(waiting)


def _first_of(waiting: "deque[tuple[Item, Future[Result | Lost]]]") -> tuple[Item, Result | Lost]:
    item, future = waiting.popleft()
    return item, future.result()


class _Pool(Generic[Item, Result]):
    """Threads that have a process each; a thread hands over one item at a time and waits for its result."""

    def __init__(self, work: tuple[Callable[[], object], Callable[[Item], Result]], limits: Limits, count: int) -> None:
        self._work = work
        self._limits = limits
        self._threads = ThreadPoolExecutor(count)
        self._spare: deque[_Process] = deque()
        self._running: set[_Process] = set()
        self._change = threading.Lock()
        self._ended = False

    def __enter__(self) -> "_Pool[Item, Result]":
        return self

    def __exit__(self, *_: object) -> None:
        with self._change:
            self._ended = True
            for process in self._running:
                process.kill()
        # A thread that waited for one of them sees it end, and lets go of it.
        self._threads.shutdown(cancel_futures=True)
        for process in self._running:
            process.close()

    def submit(self, item: Item) -> "Future[Result | Lost]":
        return self._threads.submit(self._done, item)

    def _done(self, item: Item) -> Result | Lost:
        try:
            process = self._spare.pop()
        except IndexError:
            process = self._started()
        result = process.ask(item, self._limits.seconds)
        if process.alive:
            self._spare.append(process)
        else:
            with self._change:
                self._running.discard(process)
            process.close()
        return cast("Result | Lost", result)

    def _started(self) -> "_Process":
        with self._change:
            if self._ended:
                raise RuntimeError("no work is taken any more")
            process = _Process((*self._work, self._limits.megabytes))
            self._running.add(process)
            return process


class _Process:
    """A process that waits for items. It is no copy of this one: that would hold the locks of the store's threads."""

    def __init__(self, order: tuple[Callable[[], object], Callable[[Any], Any], int | None]) -> None:
        self._pipe, theirs = Pipe()
        number = str(theirs.fileno())
        self._process = subprocess.Popen(
            [sys.executable, "-c", _CHILD, number, *sys.path],
            stdin=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            process_group=0,  # an interrupt from the terminal is for the parent alone
        )
        theirs.close()
        self._order = order
        self._ready = False
        self.alive = True

    def ask(self, item: object, seconds: float | None) -> object:
        """What work on the item gives, or Lost. Raises what work raises."""
        try:
            if not self._ready:
                self._answer(self._order, None)
                self._ready = True
            return self._answer(item, seconds)
        except (EOFError, OSError):
            return self._lost()

    def _answer(self, request: object, seconds: float | None) -> object:
        self._pipe.send(request)
        if not self._pipe.poll(seconds):
            self.kill()
            return Lost(f"it took longer than {seconds:g} seconds", "allow more with --timeout, or split it")
        well, result = self._pipe.recv()
        if not well:
            raise cast("Exception", result)
        return result

    def _lost(self) -> Lost:
        self.alive = False
        status = self._process.wait()
        how = signal.Signals(-status).name if status < 0 else f"exit code {status}"
        problem = f"the process that worked on it came to an end ({how})"
        if -status in {signal.SIGKILL, signal.SIGABRT}:  # how systems and libraries end what wants too much
            return Lost(problem, "perhaps it needs more memory: try it alone, allow more with --memory, or split it")
        return Lost(problem, "leave it out, or give another format of it; please report it")

    def kill(self) -> None:
        """Stop at once, from any thread."""
        self.alive = False
        self._process.kill()

    def close(self) -> None:
        """Let go of what has ended."""
        self._process.wait()
        self._pipe.close()


def serve(descriptor: int) -> None:
    """Work on what comes through a pipe until its other end is closed: what a process of the pool does."""
    pipe = Connection(descriptor)
    try:
        prepare, work, megabytes = pipe.recv()
        pipe.send_bytes(_answer(lambda _: prepare(), None))
        if megabytes is not None:
            _limit_memory(megabytes)
        while True:
            pipe.send_bytes(_answer(work, pipe.recv()))
    except (EOFError, ConnectionError):  # nobody waits for the result any more
        os._exit(0)


def _answer(work: Callable[[Any], Any], item: object) -> bytes:
    try:
        return pickle.dumps((True, work(item)))
    except Exception as error:  # noqa: BLE001  raised again in the process that asked
        return pickle.dumps((False, error))


def _limit_memory(megabytes: int) -> None:
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1

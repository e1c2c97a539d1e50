"""Processes that answer queries: forked from a server of processes that has everything imported, killed at will."""

import asyncio
import os
import pickle
import resource
import signal
import socket
import struct
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import forkserver, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, Final

from unkg.isolation import give_up_network
from unkg.serving.errors import LimitExceeded
from unkg.store import is_endpoint
from unkg.workers import limit_memory

if TYPE_CHECKING:
    from unkg import Graph

Work = Callable[Concatenate["Graph", ...], Any]
_PRELOADED: Final = ("unkg.serving.preloaded", "unkg.serving.rehearsed")
_LENGTH: Final = struct.Struct("!i")
"""What stands before each message of `multiprocessing.connection`."""
_READ_AT_ONCE: Final = 2**20
_DATA: Final = 5
"""Where `/proc/self/statm` has the size of what the limit of memory counts."""
_LARGE: Final = 2**18
"""Bytes from which reading an answer would keep other clients waiting."""
_SPARE_SECONDS: Final = 5
"""Processor time beyond the limit after which the system ends a process whose parent could not."""


class ProcessLost(Exception):  # noqa: N818
    """The process ended before it had answered."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a process is started for."""

    store: str
    nice: int
    seconds: float
    megabytes: int
    answer: int
    """Bytes of a pickled result."""


@lru_cache(maxsize=1)
def _starter() -> ForkServerContext:
    """Forks processes from one that has no threads and no open store, in a fiftieth of the time of a fresh one."""
    context = get_context("forkserver")
    context.set_forkserver_preload(list(_PRELOADED))
    return context


@lru_cache(maxsize=1)
def _threads() -> ThreadPoolExecutor:
    """Where processes are forked: forking waits for the process to have begun."""
    return ThreadPoolExecutor(thread_name_prefix="unkg-forking")


def start_ahead() -> None:
    """Start what processes are forked from, so that it imports its modules while the server imports its own."""
    _starter()
    forkserver.ensure_running()


class QueryProcess:
    """A process with the store open, which does one piece of work at a time."""

    def __init__(self, process: BaseProcess, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Use `start`."""
        self._process = process
        self._reader = reader
        self._writer = writer
        self.alive = True
        """Whether it has not been lost."""
        self.version: str | None = None
        """The version of the store that it was last asked about."""

    @staticmethod
    async def start(order: Order) -> "QueryProcess":
        """Start a process; the first takes a second, because the modules are imported. Raises OSError and EOFError."""
        forking = _threads().submit(_forked, order)
        try:
            process, ours = await asyncio.wrap_future(forking)
        except asyncio.CancelledError:  # however often: the thread goes on, and nobody else would end what it starts
            forking.add_done_callback(_end)
            raise
        return QueryProcess(process, *await asyncio.open_connection(sock=ours, limit=_READ_AT_ONCE))

    async def ask(self, version: str | None, work: Work, args: tuple[Any, ...]) -> Any:
        """What `work` returns for the graph in this version. Raises what it raises, and ProcessLost."""
        request = pickle.dumps((version, work, args))
        self.version = version
        try:
            self._writer.write(_LENGTH.pack(len(request)) + request)
            [length] = _LENGTH.unpack(await self._reader.readexactly(_LENGTH.size))
            answer = await self._reader.readexactly(length)
        except (EOFError, OSError):
            self.alive = False
            raise ProcessLost from None
        done, result = await _unpickled(answer)
        if not done:
            raise result
        return result

    def kill(self) -> None:
        """End the process at once; whoever waits for its answer gets ProcessLost."""
        self._process.kill()

    async def close(self) -> None:
        """End the process and release what it had."""
        self.kill()
        self._writer.close()
        with suppress(OSError):
            await self._writer.wait_closed()
        await asyncio.to_thread(self._process.join)
        self._process.close()


async def _unpickled(answer: bytes) -> tuple[bool, Any]:
    """Whether the work was done, and its result or else its exception; in a thread if that takes milliseconds."""
    read = pickle.loads
    return await asyncio.to_thread(read, answer) if len(answer) > _LARGE else read(answer)


def _forked(order: Order) -> tuple[BaseProcess, socket.socket]:
    """A process and our end of its pipe. Raises OSError and EOFError."""
    ours, theirs = socket.socketpair()
    # The other end is given away as a connection, whose messages have their length before them.
    with ExitStack() as unless_forked, Connection(theirs.detach()) as given:
        unless_forked.callback(ours.close)
        process = _starter().Process(target=_serve, args=(given, order), name="unkg-query", daemon=True)
        process.start()
        unless_forked.pop_all()
    return process, ours


def _end(forking: "Future[tuple[BaseProcess, socket.socket]]") -> None:
    """End the process that nobody waits for any more."""
    if forking.cancelled() or forking.exception():
        return
    process, ours = forking.result()
    ours.close()
    process.kill()
    process.join()
    process.close()


def warm(graph: "Graph") -> None:
    """Work that has the store opened and the engine ready."""
    graph.store.query("ASK { ?s ?p ?o }")


def _serve(pipe: Connection, order: Order) -> None:
    """Answer until the other end is closed: the main function of a process."""
    _confine(order)
    held = _Held(order.store)
    while True:
        try:
            version, work, args = pipe.recv()
        except (EOFError, OSError):  # the server has ended
            os._exit(0)
        _allow_processor_time(order.seconds)
        pipe.send_bytes(_answer(held, version, work, args, order))


def _confine(order: Order) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt from the terminal is the server's to handle
    os.nice(order.nice)
    if not is_endpoint(order.store):
        give_up_network()  # besides the refusal of SERVICE
    # What a library prints when it runs out of memory is of no use to anyone.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stderr__.fileno() if sys.__stderr__ else 2)
    limit_memory(order.megabytes + _inherited())


def _inherited() -> int:
    """Megabytes that this process was forked with, which all share."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[_DATA])
    except OSError:  # not Linux, where the limit would not hold either
        return 0
    return pages * resource.getpagesize() // 2**20


def _allow_processor_time(seconds: float) -> None:
    """Have the system end this process if it goes on when nobody is left to kill it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    threads = 2  # the database reads ahead in one of its own
    allowed = int(used.ru_utime + used.ru_stime + threads * seconds) + _SPARE_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (allowed, most))


class _Held:
    """The store as the process has it open."""

    def __init__(self, location: str) -> None:
        self._location = location
        self._version: str | None = None
        self._graph: Graph | None = None

    def graph(self, version: str | None) -> "Graph":
        """The graph, opened again if there is another version of it."""
        import unkg

        if self._graph is None or version != self._version:
            if self._graph is not None:
                self._graph.close()
            self._graph = None
            self._graph = unkg.open(self._location)
            self._version = version
        return self._graph


def _answer(held: _Held, version: str | None, work: Work, args: tuple[Any, ...], order: Order) -> bytes:
    try:
        answer = pickle.dumps((True, work(held.graph(version), *args)))
    except MemoryError:
        return pickle.dumps((False, LimitExceeded("memory", order.megabytes)))
    except Exception as error:  # noqa: BLE001  raised again where it was asked
        return pickle.dumps((False, _that_travels(error)))
    if len(answer) > order.answer:
        return pickle.dumps((False, LimitExceeded("bytes", order.answer)))
    return answer


def _that_travels(error: Exception) -> Exception:
    """The exception, or one that says the same if pickle cannot make it again from its arguments."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001  whatever its constructor raises
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error

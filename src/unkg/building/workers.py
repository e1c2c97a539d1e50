"""Work on many documents at once, results in the order of the documents."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context
from typing import Final, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_FEW: Final = 40
"""So many documents are done before other processes would have started."""
_AHEAD: Final = 6
"""Documents read ahead for each process: enough to keep all busy, few enough to keep memory small."""


class WorkerError(RuntimeError):
    """A worker process ended before its work was done; the message is one line."""


def in_order(function: Callable[[Item], Result], items: Iterable[Item], workers: int | None = None) -> Iterator[Result]:
    """The function's result for each item, in order; by as many processes as the machine has, if items are many.

    With more than one process, function and items must be picklable. Raises WorkerError if a process is killed.
    """
    source = iter(items)
    first = [] if workers else list(islice(source, _FEW))
    processes = workers or (_processors() if len(first) == _FEW else 1)
    every = chain(first, source)
    if processes == 1:
        yield from map(function, every)
    else:
        yield from _by_processes(function, every, processes)


def _by_processes(function: Callable[[Item], Result], items: Iterator[Item], processes: int) -> Iterator[Result]:
    # Spawned, not forked: a fork would copy the locks of the store's own threads, and its hold on the store.
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_leave_interrupts_to_parent)
    waiting: deque[Future[Result]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(function, item))
            if len(waiting) >= processes * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        raise WorkerError(
            "a worker process was ended from outside, perhaps for want of memory; try --workers 1"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1

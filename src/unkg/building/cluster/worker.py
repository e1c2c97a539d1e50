"""What a Dask worker does: it fetches the bytes of a document and gives them to a process of its own, within limits.

Imported by Dask's workers, and by the program that sends them work.
"""

import pickle
from collections.abc import Callable
from typing import Any, Final

from distributed import Worker, WorkerPlugin
from tornado.ioloop import PeriodicCallback

from unkg.workers import Limits, Processes, WorkerLost

Order = tuple[Callable[[Any], Any], Limits, Callable[[], object], Callable[[Any], Any]]
"""Work, limits, preparation and what fetches: the arguments of an executor without the items."""

_IDLE: Final = 120.0
"""Seconds without work after which a process ends. The program that had work for it may have been killed."""
_PROCESSES: Final[dict[str, tuple[Processes[Any, Any], Callable[[Any], Any]]]] = {}
"""Name of a run → the processes that this worker has for it, and what fetches."""


class Run(WorkerPlugin):  # type: ignore[misc]
    """A run at each worker. The scheduler also gives it to workers that join later, or start again."""

    def __init__(self, name: str, order: Order) -> None:
        self.name = name
        self._order = pickle.dumps(order)
        self._timer: PeriodicCallback | None = None

    def setup(self, worker: Worker) -> None:
        """Make room for the processes; each thread of the worker starts one when it has its first document."""
        work, limits, prepare, fetch = pickle.loads(self._order)
        processes: Processes[Any, Any] = Processes(work, limits, prepare)
        _PROCESSES[self.name] = processes, fetch
        self._timer = PeriodicCallback(lambda: processes.end_idle(_IDLE), _IDLE * 1000)
        self._timer.start()

    def teardown(self, worker: Worker) -> None:
        """End the processes."""
        if self._timer:
            self._timer.stop()
        if held := _PROCESSES.pop(self.name, None):
            held[0].end()


def answers(run: str, items: bytes) -> list[Any | WorkerLost]:
    """The results of a run's work on pickled items, one after the other. Raises what work raises."""
    processes, fetch = _PROCESSES[run]
    return [processes.result(item, fetch) for item in pickle.loads(items)]

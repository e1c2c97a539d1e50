"""A Dask cluster of real processes, and what is done to it."""

import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

_STARTED = re.compile(r"Scheduler at: +(tcp://\S+)")


@dataclass(slots=True)
class DaskCluster:
    """A scheduler and its workers; each has a log."""

    folder: Path
    """Where the logs are written."""
    settings: dict[str, str] = field(default_factory=dict)
    """Environment variables of what is started from now on."""
    address: str = ""
    workers: list[psutil.Popen] = field(default_factory=list)
    scheduler: psutil.Popen | None = None

    def start_scheduler(self, port: int = 0) -> None:
        """Start a scheduler at a port; 0: any."""
        options = ("--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
        self.scheduler, log = self._started("dask_scheduler", *options)
        self.address = _found(log, _STARTED)

    def start_worker(self, *options: str) -> psutil.Popen:
        """Start a worker with one thread and wait until the scheduler knows it."""
        options = ("--host", "127.0.0.1", "--nthreads", "1", "--no-dashboard", *options)
        worker, log = self._started("dask_worker", self.address, *options)
        _found(log, re.compile("(Registered) to:"))
        self.workers.append(worker)
        return worker

    def _started(self, program: str, *options: str) -> tuple[psutil.Popen, Path]:
        log = self.folder / f"{program}-{time.monotonic_ns()}.log"
        with log.open("w") as file:
            process = psutil.Popen(
                [sys.executable, "-m", f"distributed.cli.{program}", *options],
                cwd=self.folder, stdout=file, stderr=file,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **self.settings},
            )  # fmt: skip
        return process, log

    def stop(self) -> None:
        """Kill all that was started, and what that has started."""
        for process in filter(None, [*self.workers, self.scheduler]):
            kill(process)


def kill(process: psutil.Process) -> None:
    """Kill a process with its children, as the end of its machine would."""
    with suppress(psutil.NoSuchProcess):
        for one in [*process.children(recursive=True), process]:
            with suppress(psutil.NoSuchProcess):
                one.send_signal(signal.SIGKILL)
        process.wait(10)


def _found(log: Path, pattern: re.Pattern[str]) -> str:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if found := pattern.search(log.read_text()):
            return found[1]
        time.sleep(0.05)
    raise TimeoutError(log.read_text())


@contextmanager
def dask_cluster(folder: Path, workers: int, *options: str) -> Iterator[DaskCluster]:
    """A cluster with so many workers, which is killed at the end of the block."""
    cluster = DaskCluster(folder)
    try:
        cluster.start_scheduler()
        for _ in range(workers):
            cluster.start_worker(*options)
        yield cluster
    finally:
        cluster.stop()

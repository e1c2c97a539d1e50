"""Servers of the tests: the application in this process, and one that listens, in a process of its own."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from unkg.serving import Limits, Settings
from unkg.serving.app import application


@contextmanager
def served(
    store: str | Path, *, log_queries: bool = False, root_path: str = "", **limits: float
) -> Iterator[TestClient]:
    """Requests to the application over a store, without a network; `limits` are those of Limits.

    Those of time are long unless given: a busy machine takes its time.
    """
    patient = {"seconds": 120.0, "waiting_seconds": 120.0, **limits}
    settings = Settings(str(store), log_queries=log_queries, root_path=root_path, limits=Limits(**patient))
    with TestClient(application(settings), raise_server_exceptions=False) as client:
        yield client


@dataclass
class Listening:
    """A server that listens."""

    process: "subprocess.Popen[str]"
    lines: list[str] = field(default_factory=list)
    """What it has written to standard error."""
    address: str = ""
    """Without a slash at its end."""

    @property
    def port(self) -> int:
        """The port of 127.0.0.1."""
        return int(self.address.split("/")[2].rpartition(":")[2])


@contextmanager
def listening(store: str | Path, *options: Any) -> Iterator[Listening]:
    """`unkg serve` on a free port."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    words = ["serve", "--store", store, "--port", 0, *options]
    process = subprocess.Popen(
        [sys.executable, "-m", "unkg", *map(str, words)], stderr=subprocess.PIPE, text=True, env=environment
    )
    server, ready = Listening(process), threading.Event()
    reader = threading.Thread(target=_read, args=(server, ready))
    reader.start()
    try:
        assert ready.wait(30)
        assert server.address, server.lines
        yield server
    finally:
        process.terminate()
        process.wait(30)
        reader.join()
        process.stderr.close()


def _read(server: Listening, ready: threading.Event) -> None:
    for line in server.process.stderr:
        server.lines.append(line)
        if " at http://" in line:
            server.address = line.partition(" at ")[2].split()[0].rstrip("/")
            ready.set()
    ready.set()


def descendants(pid: int) -> list[int]:
    """The processes that a process has started, and those that they have."""
    found = []
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (task / "children").read_text().split())
    return [*found, *(other for child in found for other in descendants(child))]

"""A server of the tests: the application in this process, and one on a port of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.testclient import TestClient

from unkg.serving import Limits, Settings
from unkg.serving.app import application


@contextmanager
def served(store: str | Path, **limits: float) -> Iterator[TestClient]:
    """Requests to the application over a store, without a network; `limits` are those of Limits."""
    settings = Settings(str(store), limits=Limits(**limits))
    with TestClient(application(settings), raise_server_exceptions=False) as client:
        yield client

"""Waiting for what comes about in its own time."""

import time
from collections.abc import Callable


def wait_until(fulfilled: Callable[[], object], seconds: float = 60) -> None:
    """Return when a condition holds; fail after so many seconds."""
    deadline = time.monotonic() + seconds
    while not fulfilled():
        assert time.monotonic() < deadline
        time.sleep(0.05)

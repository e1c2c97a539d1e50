"""A listener on this machine, and work for processes that may or may not reach it."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def listener() -> Iterator[tuple[int, Callable[[], bool]]]:
    """A port, and a function that tells whether anything has called it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)

        def heard() -> bool:
            try:
                server.accept()[0].close()
            except TimeoutError:
                return False
            return True

        yield server.getsockname()[1], heard


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def call(port: int) -> str:
    """Call a port of this machine: empty, or why it cannot be reached."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
    except OSError as error:
        return error.strerror or str(error)
    return ""

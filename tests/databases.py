"""Connections to SQLite that are not closed, found with any version of Python."""

import sqlite3
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from unittest import mock


class _Watched(sqlite3.Connection):
    """A connection that warns as those of Python 3.13 do."""

    is_closed = False

    def close(self) -> None:
        super().close()
        self.is_closed = True

    def __del__(self) -> None:
        if not self.is_closed:
            warnings.warn(f"unclosed database in {self!r}", ResourceWarning, source=self, stacklevel=2)
            self.close()


@contextmanager
def watched() -> Iterator[None]:
    """Warn of connections that are opened in the block and dropped without being closed."""
    if sys.version_info >= (3, 13):
        yield
        return
    with mock.patch.object(sqlite3, "connect", partial(sqlite3.connect, factory=_Watched)):
        yield


def is_closed(database: sqlite3.Connection) -> bool:
    """Whether a connection cannot be used any more."""
    try:
        database.execute("SELECT 1")
    except sqlite3.ProgrammingError:
        return True
    return False

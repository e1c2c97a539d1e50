"""Databases of SQLite that a build writes in files of its own."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def open_database(path: Path, script: str) -> "sqlite3.Connection":
    """Open a database, made if there is none, and run a script in it. Raises sqlite3.Error, and leaves it closed."""
    import sqlite3

    database = sqlite3.connect(path.absolute(), isolation_level=None)
    try:
        database.executescript(script)
    except sqlite3.Error:
        database.close()
        raise
    return database

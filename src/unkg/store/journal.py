"""What a build has made and not yet put in place. It outlives an interruption, so that the next build goes on from it."""

import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unkg.store.interface import Input

if TYPE_CHECKING:
    import sqlite3

_LAYOUT: Final = 1
_TABLES: Final = f"""
CREATE TABLE made (number INTEGER PRIMARY KEY, digest TEXT, graph TEXT, made_from TEXT, nquads BLOB);
CREATE INDEX by_digest ON made (digest);
PRAGMA user_version = {_LAYOUT};
"""


def pack(nquads: bytes) -> bytes:
    """Statements in the form in which a build keeps them: a twentieth of their size, for little time."""
    return zlib.compress(nquads, 1)


class Journal:
    """Graphs by number, in one file that a process may leave at any moment without harm."""

    def __init__(self, path: Path) -> None:
        """Open what an interrupted build left, or begin with nothing."""
        self._path = path
        self._database = self._opened()
        (self.found,) = self._database.execute("SELECT count(*) FROM made").fetchone()
        """How many graphs an interrupted build left."""

    def _opened(self) -> "sqlite3.Connection":
        import sqlite3

        try:
            database = _connected(self._path)
            (layout,) = database.execute("PRAGMA user_version").fetchone()
            if layout == _LAYOUT:
                return database
            database.close()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
        # Of another version, or damaged: it only saved work.
        self._remove()
        database = _connected(self._path)
        database.executescript(_TABLES)
        return database

    def keep(self, graph: str, packed: bytes, made_from: Input | None) -> int:
        """Keep a graph, as `pack` gives it, from now on; its number."""
        row = None if made_from is None else json.dumps(made_from.as_row(), ensure_ascii=False)
        digest = made_from.digest if made_from else None
        insert = "INSERT INTO made (digest, graph, made_from, nquads) VALUES (?, ?, ?, ?)"
        number = self._database.execute(insert, (digest, graph, row, packed)).lastrowid
        assert number is not None
        return number

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep what is kept within the block as a whole or not at all."""
        with self._database:
            self._database.execute("BEGIN")
            yield

    def of(self, digest: str) -> list[tuple[int, str, Input]]:
        """What is kept whose digest begins so: number, graph, and what it was made from."""
        if not self.found:
            return []
        rows = self._database.execute(
            "SELECT number, graph, made_from FROM made WHERE digest BETWEEN ? AND ? || '~'", (digest, digest)
        )
        return [(number, graph, Input.from_row(json.loads(made_from))) for number, graph, made_from in rows]

    def nquads(self, number: int) -> bytes:
        """The statements of a graph."""
        (packed,) = self._database.execute("SELECT nquads FROM made WHERE number = ?", (number,)).fetchone()
        return zlib.decompress(packed)

    def close(self, *, remove: bool = False) -> None:
        """Leave it to the next build, unless there is nothing in it, or it is to be removed for all is in place."""
        (kept,) = self._database.execute("SELECT max(number) FROM made").fetchone()
        self._database.close()
        if remove or kept is None:
            self._remove()

    def _remove(self) -> None:
        for end in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + end).unlink(missing_ok=True)


def _connected(path: Path) -> "sqlite3.Connection":
    import sqlite3

    database = sqlite3.connect(path, isolation_level=None)
    # What a process has handed over outlives it; what a power cut takes was only saved work.
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    return database

"""The graphs that a build has made so far. They survive an interruption, so that the next build resumes."""

import hashlib
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unkg.store.databases import open_database
from unkg.store.interface import Input

if TYPE_CHECKING:
    import sqlite3

_LAYOUT: Final = 2
# Survives a crash of the process, not necessarily of the machine: then only time is lost.
_SAFETY: Final = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
_TABLES: Final = f"""
{_SAFETY}
CREATE TABLE made (number INTEGER PRIMARY KEY, digest TEXT, graph TEXT, made_from TEXT, nquads BLOB, checksum TEXT);
CREATE INDEX by_digest ON made (digest);
PRAGMA user_version = {_LAYOUT};
"""


def pack(nquads: bytes) -> bytes:
    """Compress statements for the journal: to a twentieth of their size, quickly."""
    return zlib.compress(nquads, 1)


class Journal:
    """Graphs by number, in one file that survives a crash at any moment."""

    def __init__(self, path: Path) -> None:
        """Open the journal of an interrupted build, or start an empty one."""
        self._path = path
        self._database = self._opened()
        (self.found,) = self._database.execute("SELECT count(*) FROM made").fetchone()
        """Number of graphs left by an interrupted build."""

    def _opened(self) -> "sqlite3.Connection":
        database = self._found()
        if database is None:
            # Of another version, or damaged: nothing but time is lost.
            self._remove()
            database = open_database(self._path, _TABLES)
        return database

    def _found(self) -> "sqlite3.Connection | None":
        """The journal that is there; None if it is of another version or damaged."""
        import sqlite3

        database = None
        try:
            database = open_database(self._path, _SAFETY)
            (layout,) = database.execute("PRAGMA user_version").fetchone()
            if layout == _LAYOUT and _is_whole(database):
                return database
        except sqlite3.OperationalError:
            _close(database)
            raise
        except sqlite3.DatabaseError:
            _close(database)
            return None
        database.close()
        return None

    def keep(self, graph: str, packed: bytes, made_from: Input | None) -> int:
        """Save a graph, as `pack` returns it; returns its number."""
        row = None if made_from is None else json.dumps(made_from.as_row(), ensure_ascii=False)
        digest = made_from.digest if made_from else None
        insert = "INSERT INTO made (digest, graph, made_from, nquads, checksum) VALUES (?, ?, ?, ?, ?)"
        values = digest, graph, row, packed
        number = self._database.execute(insert, (*values, _checksum(*values))).lastrowid
        assert number is not None
        return number

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Save all graphs of the block, or none."""
        with self._database:
            self._database.execute("BEGIN")
            yield

    def of(self, digest: str) -> list[tuple[int, str, Input]]:
        """The undamaged graphs whose digest has this prefix: number, graph, and what it was made from."""
        if not self.found:
            return []
        found = self._database.execute(
            "SELECT number, checksum, digest, graph, made_from, nquads FROM made WHERE digest BETWEEN ? AND ? || '~'",
            (digest, digest),
        )
        rows = [(number, values) for number, checksum, *values in found if checksum == _checksum(*values)]
        return [(number, graph, Input.from_row(json.loads(made_from))) for number, (_, graph, made_from, _) in rows]

    def nquads(self, number: int) -> bytes:
        """The statements of a saved graph."""
        return _nquads(self._database, number)

    def close(self, *, remove: bool = False) -> None:
        """Close the journal, and remove it if it is empty or `remove` is set; else the next build resumes from it."""
        try:
            (kept,) = self._database.execute("SELECT max(number) FROM made").fetchone()
        finally:
            self._database.close()
        if remove or kept is None:
            self._remove()

    def _remove(self) -> None:
        for end in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + end).unlink(missing_ok=True)


class KeptGraphs:
    """The graphs of a journal that another process has open."""

    def __init__(self, path: Path) -> None:
        """Open it for reading only."""
        import sqlite3

        self._database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)

    def nquads(self, number: int) -> bytes:
        """The statements of a kept graph."""
        return _nquads(self._database, number)

    def close(self) -> None:
        """Close the file."""
        self._database.close()


def _nquads(database: "sqlite3.Connection", number: int) -> bytes:
    (packed,) = database.execute("SELECT nquads FROM made WHERE number = ?", (number,)).fetchone()
    return zlib.decompress(packed)


def _close(database: "sqlite3.Connection | None") -> None:
    if database is not None:
        database.close()


def _is_whole(database: "sqlite3.Connection") -> bool:
    """Whether SQLite finds no damage."""
    return bool(database.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)])


def _checksum(digest: str | None, graph: str, made_from: str | None, nquads: bytes) -> str:
    """A digest of a row, because SQLite does not notice changed bytes in the middle of a page."""
    words = json.dumps([digest, graph, made_from]).encode()
    return hashlib.sha256(words + nquads).hexdigest()

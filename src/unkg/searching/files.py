"""Indexes as files in the user's cache, one for each version of a store: written by the first who searches in it."""

import hashlib
import os
import sqlite3
import tempfile
import time
from collections.abc import Hashable
from contextlib import closing, suppress
from functools import lru_cache
from pathlib import Path
from typing import Final, cast

from unkg import artefacts
from unkg.queries import Queryable
from unkg.searching import entries, index, words
from unkg.searching.entries import entries as entries_of
from unkg.searching.index import Index
from unkg.store import Embedded

_KEPT: Final = 8
"""Files that stay in the cache."""
_REFRESH: Final = 600
"""Seconds after which the index of a store without versions, such as an endpoint, is made again."""


def opened(store: Queryable) -> Index:
    """The index of a store, made if there is none of this version. It is shared."""
    digest = store.digest if isinstance(store, Embedded) else None
    if digest is None:
        return _in_memory(cast("Hashable", store), int(time.monotonic()) // _REFRESH)
    try:
        return _of_version(digest) or _written(store, digest)
    except (OSError, sqlite3.Error):  # no folder to write to, or no space
        return _in_memory(cast("Hashable", store), 0)


@lru_cache(maxsize=2)
def _in_memory(store: Hashable, _time: int) -> Index:
    made = Index(":memory:")
    index.fill(made.database, entries_of(cast("Queryable", store)))
    return made


@lru_cache(maxsize=4)
def _connected(path: Path) -> Index:
    return Index(f"{path.as_uri()}?mode=ro&immutable=1")


def _of_version(digest: str) -> Index | None:
    """The index of a version if it is in the cache and undamaged as far as one looks."""
    path = _path(digest)
    if not path.is_file():
        return None
    found = _connected(path)
    try:
        found.database.execute("SELECT count(*) FROM names, words WHERE words MATCH 'x' AND names.id = words.rowid")
    except sqlite3.DatabaseError:
        return None
    return found


def _written(store: Queryable, digest: str) -> Index:
    """Write the index of a version into the cache, complete or not at all. Raises OSError and sqlite3.Error."""
    path = _path(digest)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".search-")
    os.close(handle)
    try:
        with closing(sqlite3.connect(name)) as database:
            index.fill(database, entries_of(store))
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
    _connected.cache_clear()
    _discard_old()
    return _connected(path)


def _discard_old() -> None:
    files = sorted(_folder().glob("*.sqlite"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[_KEPT:]:
        with suppress(OSError):
            path.unlink()


def _path(digest: str) -> Path:
    return _folder() / f"{digest[:16]}-{_made_by()}.sqlite"


def _folder() -> Path:
    return artefacts.user_cache() / "search"


@lru_cache(maxsize=1)
def _made_by() -> str:
    """A digest of the program that makes indexes: another one makes its own."""
    sources = (Path(str(module.__file__)).read_bytes() for module in (entries, index, words))
    return hashlib.sha256(b"".join(sources)).hexdigest()[:8]

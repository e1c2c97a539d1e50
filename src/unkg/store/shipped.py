"""The graph that ships with the program, loaded once into the user's cache and opened from there."""

import gzip
import hashlib
import time
import zlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import IO, Final, cast

from unkg import artefacts
from unkg.store.interface import StoreError, StoreInUseError
from unkg.store.layout import current
from unkg.store.writing import load_turtle

_LOOKED_AGAIN: Final = 0.5
"""Seconds between two looks at a load by another process."""


def _nothing(_line: str) -> None:
    """Tell nobody."""


def shipped_folder(
    tell: Callable[[str], None] = _nothing, source: Path | None = None, cache: Path | None = None
) -> Path:
    """The folder of a store that holds the graph that ships: loaded if this version of it never was.

    `tell` is given a line before a load, which takes half a minute. Folders are named by the digest of the graph, so
    that programs of several versions can share a cache, which may be emptied at any time. Its statements stand in no
    named graph: a load is then faster by a third. Raises StoreError.
    """
    source = source or artefacts.GRAPH
    folder = (cache or _cache()) / f"graph-{_digest(source)}"
    while not _loaded(folder):
        tell(f"loading the graph that ships with unkg into {folder}: half a minute, once")
        try:
            with gzip.open(source) as file:
                load_turtle(folder, cast("IO[bytes]", file))
        except StoreInUseError:
            time.sleep(_LOOKED_AGAIN)
        except (EOFError, zlib.error, SyntaxError) as error:
            raise StoreError(f"{source}: the graph that ships is damaged ({error}); install unkg again") from None
    return folder


def _loaded(folder: Path) -> bool:
    return folder.is_dir() and current(folder) is not None


@lru_cache(maxsize=1)
def _digest(source: Path) -> str:
    try:
        with source.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:16]
    except OSError as error:
        raise StoreError(f"{source}: no graph ships with this copy of unkg ({error.strerror}); name a store") from None


def _cache() -> Path:
    import platformdirs

    return platformdirs.user_cache_path("unkg", appauthor=False)

"""The graph that ships with the program, loaded once into the user's cache and opened from there."""

import gzip
import hashlib
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Final

from unkg import artefacts
from unkg.store.interface import StoreError, StoreInUseError
from unkg.store.layout import current
from unkg.store.writing import writer

GRAPH: Final = "https://w3id.org/unkg/id/graph-that-ships"
"""The named graph that its statements stand in; it is one file, without a graph for each document."""
_LOOKED_AGAIN: Final = 0.5
"""Seconds between two looks at a load by another process."""


def shipped_folder(tell: Callable[[str], None], source: Path = artefacts.GRAPH, cache: Path | None = None) -> Path:
    """The folder of a store that holds the graph that ships: loaded if this version of it never was.

    `tell` is given a line before a load, which takes seconds. Folders are named by the digest of the graph, so that
    programs of several versions can share a cache, which may be emptied at any time. Raises StoreError.
    """
    folder = (cache or _cache()) / f"graph-{_digest(source)}"
    while not _loaded(folder):
        try:
            with writer(folder, anew=True) as target:
                tell(f"loading the graph that ships with unkg into {folder}, once")
                with gzip.open(source) as file:
                    target.load_turtle(file, GRAPH)
        except StoreInUseError:
            time.sleep(_LOOKED_AGAIN)
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

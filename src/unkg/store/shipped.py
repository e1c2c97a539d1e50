"""The graph that ships with unkg, loaded once into the user's cache and opened from there."""

import hashlib
import lzma
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import IO, Final, cast

from unkg import artefacts
from unkg.store import seal
from unkg.store.interface import StoreError, StoreInUseError
from unkg.store.layout import current, version_folder
from unkg.store.writing import load_turtle

_POLL_INTERVAL: Final = 0.5
"""Seconds between checks whether another process has finished loading."""


def _nothing(_line: str) -> None:
    """Print nothing."""


def shipped_folder(
    notify: Callable[[str], None] = _nothing, source: Path | None = None, cache: Path | None = None
) -> Path:
    """The folder of a store with the graph that ships, loaded on first use, and again if what was loaded is damaged.

    `notify` is called with a line before a load, which takes half a minute. The folder is named by the digest of the
    graph, so that several versions of unkg can share a cache, which may be emptied at any time. The statements are in
    no named graph, because this loads faster by a third. Raises StoreError.
    """
    source = source or artefacts.GRAPH
    folder = (cache or _cache()) / f"graph-{_digest(source)}"
    while not _loaded(folder):
        notify(f"loading the graph that ships with unkg into {folder} (once, about half a minute)")
        try:
            with lzma.open(source) as file:
                load_turtle(folder, cast("IO[bytes]", file))
        except StoreInUseError:
            time.sleep(_POLL_INTERVAL)
        except (EOFError, lzma.LZMAError, SyntaxError) as error:
            raise StoreError(f"{source}: the graph that ships with unkg is damaged ({error}); reinstall unkg") from None
    return folder


def _loaded(folder: Path) -> bool:
    try:
        pointer = current(folder)
        return pointer is not None and bool(seal.check(version_folder(folder, pointer.number), pointer.digest))
    except StoreError:
        return False


@lru_cache(maxsize=1)
def _digest(source: Path) -> str:
    try:
        with source.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:16]
    except OSError as error:
        raise StoreError(f"{source}: this installation of unkg has no graph ({error.strerror}); use --store") from None


def _cache() -> Path:
    import platformdirs

    return platformdirs.user_cache_path("unkg", appauthor=False)

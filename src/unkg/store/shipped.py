"""The graph that ships with unkg, loaded once into the user's cache and opened from there."""

import lzma
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import IO, Final, cast

from unkg import artefacts
from unkg.stages import Advance, stage
from unkg.store import seal
from unkg.store.interface import StoreError, StoreInUseError
from unkg.store.layout import current, version_folder
from unkg.store.writing import Indexer, load_turtle

_PART: Final = 12 * 2**20
"""Bytes of Turtle in a part. Larger ones take more memory, 1.6 GB for the whole graph, but no less time."""
_BEFORE_SUBJECT: Final = b"\n<"
_POLL_INTERVAL: Final = 0.5
"""Seconds between checks whether another process has finished loading."""


def _nothing(_line: str) -> None:
    """Print nothing."""


def shipped_folder(
    notify: Callable[[str], None] = _nothing,
    source: Path | None = None,
    cache: Path | None = None,
    index: Indexer | None = None,
) -> Path:
    """The folder of a store with the graph that ships, loaded on first use, and again if what was loaded is damaged.

    `notify` is called with a line before a load, which takes 22 seconds of processor time. `index` makes its edge
    index, also if it was loaded without one before. The folder is named by the digest of the graph, so that several
    versions of unkg can share a cache, which may be emptied at any time. The statements are in no named graph, because
    this loads faster by a third. Raises StoreError.
    """
    source = source or artefacts.GRAPH
    folder = (cache or artefacts.user_cache()) / f"graph-{_digest(source)}"
    say_once = lru_cache(maxsize=None)(notify)
    while not _loaded(folder, indexed=index is not None):
        say_once(f"loading the graph that ships with unkg into {folder} (once; about 20 seconds, 250 MB)")
        try:
            with stage("loading the graph", source.stat().st_size) as advance, source.open("rb") as packed:
                load_turtle(folder, _parts(packed, advance), index)
        except StoreInUseError:
            say_once(f"waiting for another process that is loading it into {folder}")
            time.sleep(_POLL_INTERVAL)
        except (EOFError, lzma.LZMAError, SyntaxError) as error:
            raise StoreError(f"{source}: the graph that ships with unkg is damaged ({error}); reinstall unkg") from None
    return folder


def _parts(packed: IO[bytes], advance: Advance) -> Iterator[bytes]:
    """The compressed Turtle as documents of about `_PART` bytes, each with the prefixes.

    It is as `unkg publish` writes it: prefixes first, each subject begins a line, what is said of it stands in the same
    line and others that begin with a tab, and line feeds in literals are escaped.
    """
    told = 0
    with lzma.open(packed) as file:
        prefixes, rest = _prefixes(cast("IO[bytes]", file))
        while read := file.read(_PART):
            text = rest + read
            if cut := text.rfind(_BEFORE_SUBJECT) + 1:
                yield prefixes + text[:cut]
            rest = text[cut:]
            advance(packed.tell() - told)
            told = packed.tell()
        yield prefixes + rest


def _prefixes(file: IO[bytes]) -> tuple[bytes, bytes]:
    """The lines of the prefixes, and the line after them."""
    prefixes = b""
    while (line := file.readline()).startswith(b"@prefix"):
        prefixes += line
    return prefixes, line


def _loaded(folder: Path, *, indexed: bool) -> bool:
    """Whether the graph is there undamaged, and with an edge index if there is to be one."""
    try:
        pointer = current(folder)
        found = seal.check(version_folder(folder, pointer.number), pointer.digest) if pointer else None
    except StoreError:
        return False
    return found is not None and (seal.EDGE_INDEX in found.files or not indexed)


@lru_cache(maxsize=1)
def _digest(source: Path) -> str:
    try:
        return seal.digest_of(source)[:16]
    except OSError as error:
        raise StoreError(f"{source}: this installation of unkg has no graph ({error.strerror}); use --store") from None

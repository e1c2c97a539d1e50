"""Corrupted files of all formats: each must be read, or rejected with a message of one line, without an exception."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Final

from bad_files import word
from fuzz.guided import CORPUS
from known import read
from unkg.model import Document

_PIECES: Final = (
    b"\0", b"<", b">", b'"', b"&", b"\xff\xfe", b"-1", b"99999999999", b"<table>", b"</p>", b"{", b"[", b"\r", b"\n",
    b"%s",
)  # fmt: skip
_VALUES: Final = ("", "-1", "x", "99999999999999", "0", "1.5", "٣", "²")


@lru_cache(maxsize=1)
def seeds() -> dict[str, list[bytes]]:
    """The files of the corpus, by extension."""
    found: dict[str, list[bytes]] = {}
    for path in sorted((CORPUS / "files").iterdir()):
        found.setdefault(path.suffix[1:], []).append(path.read_bytes())
    return found


def changed(suffix: str, content: bytes, random: Random) -> bytes:
    """A file of a format, corrupted."""
    if suffix == "docx" and random.random() < 0.7 and (parts := _parts(content)):
        return word(**{name: _with_other_marks(part, random) for name, part in parts.items()})
    marked = suffix in {"xml", "html"} and random.random() < 0.5
    return (_with_other_marks if marked else with_other_bytes)(content, random)


def with_other_bytes(content: bytes, random: Random) -> bytes:
    """The content with some bytes changed, removed, added or doubled."""
    changed = bytearray(content)
    for _ in range(random.choice((1, 1, 2, 4, 10))):
        at, many, source = (
            random.randrange(len(changed) + 1),
            random.choice((1, 1, 4, 30, 300)),
            random.randrange(len(changed) + 1),
        )
        ways: tuple[Callable[[], bytes], ...] = (
            lambda n=many: random.randbytes(n),  # type: ignore[misc]
            lambda: b"",
            lambda a=source, n=many: bytes(changed[a : a + n]),  # type: ignore[misc]
            lambda: random.choice(_PIECES),
        )
        changed[at : at + random.choice((0, many))] = random.choice(ways)()
    return bytes(changed)


def _with_other_marks(content: bytes, random: Random) -> bytes:
    """The markup with attributes and elements removed or replaced."""
    text = content.decode("utf-8", "replace")
    for _ in range(random.choice((1, 2, 3))):
        pattern, new = random.choice(
            ((r'(?<==")[^"]*(?=")', random.choice(_VALUES)), (r' [\w:]+="[^"]*"', ""), (r"<[\w:]+\b[^<>]*/?>", ""))
        )
        found = list(re.finditer(pattern, text))
        if found:
            place = random.choice(found)
            text = text[: place.start()] + new + text[place.end() :]
    return text.encode()


def _parts(content: bytes) -> dict[str, bytes]:
    """The parts of a zip file; none if it is too damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {Path(name).stem: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        return {}


def read_one(folder: Path, suffix: str, content: bytes) -> str:
    """Read a file, which must give documents or a message of one line; raises any exception of a reader."""
    path = folder / f"changed.{suffix}"
    path.write_bytes(content)
    outcome = "empty"
    for item in read([path]):
        if isinstance(item, Document):
            outcome = "read"
        else:
            assert "\n" not in item.message, item
            outcome = "refused"
    return outcome


def run(folder: Path, seed: int) -> Iterator[str]:
    """Corrupt files of all formats at random, indefinitely; yield what became of each."""
    random, whole = Random(seed), seeds()
    while True:
        suffix = random.choice(sorted(whole))
        yield read_one(folder, suffix, changed(suffix, random.choice(whole[suffix]), random))

"""The seal of a version: what it holds and the digest of each of its files, written last.

A version never changes once it is sealed, but for its notes and locks. `current` names a version with the digest of
its seal, so that no damage to a file, to the seal or to the pointer goes unnoticed:

- every opening checks that the seal is the one that `current` names, the sizes of all files, the digests of the small
  files by which the database finds the others, and of the files with statements the ends, where their indexes are, and
  the digests if they have been written to or copied since they were last checked;
- readers of the record files and of the edge index check those files' digests;
- `verify` checks every digest and counts the statements and graphs.

Between these, the database checks a checksum for each block that it reads. But a query that sorts or groups does not
end at a damaged block (pyoxigraph 0.5 collects the same error until memory is exhausted), which is why files that have
been written to are checked first.
"""

import hashlib
import json
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from unkg.store.durable import read_note, write_note
from unkg.store.interface import StoreError

_NAME: Final = "seal.json"
_GRAPH: Final = "graph"
_CHECKED: Final = "checked"
"""Name of the note that holds when the files with statements were last written to, as far as they have been checked."""
_TABLE: Final = ".sst"
"""End of the names of the files with statements, whose blocks the database checks itself."""
_END: Final = 2**16
_END_SHARE: Final = 32
"""The end of a file with statements, in bytes and as a part of it. An index takes up to a seventieth of its file. It
says how long the blocks are, and a damaged length makes the database ask for more memory than there is."""
_SMALL: Final = 2**20
"""Bytes of the largest file whose digest is checked by every opening."""
EDGE_INDEX: Final = "edges.sqlite"
"""The file by which citations are followed. Not every version has one."""
_UNSEALED: Final = ("LOG", "LOCK")
"""Beginnings of the names of files in which the database writes what it does; it reads nothing from them."""
RECORDS: Final = ("inputs.jsonl", "aside.jsonl", "shared.jsonl", "skipped.jsonl")
"""The record files of a version."""


class DamagedError(StoreError):
    """A file of a store differs from the one that was sealed."""


@dataclass(frozen=True, slots=True)
class File:
    """A sealed file."""

    size: int
    """In bytes."""
    sha256: str
    """In hexadecimal digits."""
    end: int | None = None
    """CRC-32 of the end of a file with statements."""
    modified: int = 0
    """When it was last written to, in nanoseconds since 1970, at the time of sealing."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What a version holds."""

    statements: int
    graphs: int
    """Number of named graphs."""
    files: Mapping[str, File]
    """By path in the folder of the version."""

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files.values())


def seal(version: Path, before: Path | None = None) -> str:
    """Seal a complete version, and return the digest of the seal.

    Digests of files that the version shares with the sealed version `before` are not computed anew.
    """
    known = read_seal(before).files if before else {}
    files = {name: _sealed(version, name, before, known) for name in _files(version)}
    statements, graphs = _count(version)
    described = {
        "statements": statements,
        "graphs": graphs,
        "files": {name: asdict(file) for name, file in files.items()},
    }
    content = json.dumps(described, indent=1, sort_keys=True).encode() + b"\n"
    (version / _NAME).write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def _files(version: Path) -> list[str]:
    database = (path for path in (version / _GRAPH).iterdir() if not path.name.startswith(_UNSEALED))
    return [*sorted(f"{_GRAPH}/{path.name}" for path in database), *RECORDS, *_indexes(version)]


def _indexes(version: Path) -> list[str]:
    return [EDGE_INDEX] if (version / EDGE_INDEX).exists() else []


def _sealed(version: Path, name: str, before: Path | None, known: Mapping[str, File]) -> File:
    path = version / name
    if before and name in known and path.samefile(before / name):
        return known[name]
    found = path.stat()
    end = _end(path, found.st_size) if name.endswith(_TABLE) else None
    return File(found.st_size, digest_of(path), end, found.st_mtime_ns)


def _end(path: Path, size: int) -> int:
    """CRC-32 of the end of a file: as good as a digest against damage, and four times as fast."""
    with path.open("rb") as file:
        file.seek(max(0, size - size // _END_SHARE - _END))
        return zlib.crc32(file.read())


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_seal(version: Path, digest: str | None = None) -> Seal:
    """The seal of a version. Raises DamagedError if it is missing, or is not the one with this digest."""
    try:
        content = (version / _NAME).read_bytes()
    except OSError as error:
        raise DamagedError(f"{_NAME} cannot be read: {error.strerror}") from None
    if digest is not None and hashlib.sha256(content).hexdigest() != digest:
        raise DamagedError(f"{_NAME} is not the seal that current names")
    try:
        described = json.loads(content)
        files = {name: File(**file) for name, file in described["files"].items()}
        return Seal(described["statements"], described["graphs"], files)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise DamagedError(f"{_NAME} is not a seal") from None


def check(version: Path, digest: str) -> Seal:
    """Check what is quick to check before a version is read, and return its seal. Raises DamagedError."""
    sealed = read_seal(version, digest)
    for name, file in sealed.files.items():
        check_size(version, name, file.size)
        if file.end is None and name not in RECORDS and file.size <= _SMALL:
            check_digest(version, name, file.sha256)
    tables = {name: file for name, file in sealed.files.items() if file.end is not None}
    for name, file in tables.items():
        if _end(version / name, file.size) != file.end:
            raise DamagedError(f"{name} has been changed")
    _check_modified(version, tables)
    return sealed


def _check_modified(version: Path, tables: Mapping[str, File]) -> None:
    """Check the digests of files that have been written to since they were sealed or checked, and note that."""
    checked = json.loads(read_note(version, _CHECKED) or "{}")
    modified = {name: (version / name).stat().st_mtime_ns for name in tables}
    fresh = [name for name in tables if modified[name] not in {tables[name].modified, checked.get(name)}]
    for name in fresh:
        check_digest(version, name, tables[name].sha256)
    if fresh:
        with suppress(OSError):  # on a medium that cannot be written, they are checked every time
            write_note(version, _CHECKED, json.dumps(modified, sort_keys=True))


def check_records(version: Path) -> None:
    """Check the record files of a version before they are read. Raises DamagedError."""
    sealed = read_seal(version)
    for name in sealed.files.keys() & set(RECORDS):
        check_digest(version, name, sealed.files[name].sha256)


def check_index(version: Path, digest: str | None) -> Path | None:
    """The edge index of a version, checked before it is read; None if it has none. Raises DamagedError."""
    file = read_seal(version, digest).files.get(EDGE_INDEX)
    if file is None:
        return None
    check_digest(version, EDGE_INDEX, file.sha256)
    return version / EDGE_INDEX


def verify(version: Path, digest: str) -> Seal:
    """Check every file of a version, and count its statements and graphs. Raises DamagedError."""
    sealed = read_seal(version, digest)
    for name, file in sealed.files.items():
        check_size(version, name, file.size)
        check_digest(version, name, file.sha256)
    statements, graphs = _count(version)
    if (statements, graphs) != (sealed.statements, sealed.graphs):
        held = f"{statements} statements in {graphs} graphs"
        raise DamagedError(f"it holds {held} instead of {sealed.statements} in {sealed.graphs}")
    return sealed


def _count(version: Path) -> tuple[int, int]:
    """The numbers of statements and of named graphs."""
    import pyoxigraph

    graph = pyoxigraph.Store.read_only(str(version / _GRAPH))
    return len(graph), sum(1 for _ in graph.named_graphs())


def check_size(folder: Path, name: str, expected: int) -> None:
    """Check the size of a file in a folder. Raises DamagedError."""
    try:
        size = (folder / name).stat().st_size
    except OSError as error:
        raise DamagedError(f"{name} cannot be read: {error.strerror}") from None
    if size != expected:
        raise DamagedError(f"{name} has {size} bytes instead of {expected}")


def check_digest(folder: Path, name: str, expected: str) -> None:
    """Check a file in a folder against its digest. Raises DamagedError."""
    try:
        digest = digest_of(folder / name)
    except OSError as error:
        raise DamagedError(f"{name} cannot be read: {error.strerror}") from None
    if digest != expected:
        raise DamagedError(f"{name} has been changed")


def damaged(folder: Path, error: Exception) -> StoreError:
    """The error that names the store, its damage, and the remedy."""
    return StoreError(f"{folder}: the store is damaged ({first_line(error)}); rebuild it with unkg build --overwrite")


def first_line(error: Exception) -> str:
    """What an error says, in one line."""
    return next(iter(str(error).strip().splitlines()), type(error).__name__)

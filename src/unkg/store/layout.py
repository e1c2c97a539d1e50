"""The folder of a store: its files and their locks.

    FOLDER/format            the format's number
    FOLDER/current           the version that readers open and the digest of its seal, replaced in one step
    FOLDER/lock              locked by the one writer, names it
    FOLDER/versions/N/graph  the statements
    FOLDER/journal.sqlite    graphs of an interrupted build: the next one resumes from it
    FOLDER/versions/N/inputs.jsonl  what each document's graph was made from
    FOLDER/versions/N/aside.jsonl   inputs set aside for another of the same document
    FOLDER/versions/N/skipped.jsonl files in folders that were read but not used, by digest
    FOLDER/versions/N/shared.jsonl  digests of the graphs that all documents share
    FOLDER/versions/N/edges.sqlite  the citations between documents, if the writer makes an index of them
    FOLDER/versions/N/seal.json     what the version holds and the digests of its files, written last
    FOLDER/versions/N/*.note results about the version: whether it conforms
    FOLDER/versions/N/in-use locked by each reader of that version

Locks are `flock`s: the operating system releases those of a process that dies, so no lock is ever stale.
"""

import fcntl
import json
import os
import re
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from unkg.model import SkipReason
from unkg.store.durable import replace, replacing
from unkg.store.interface import Input, StoreError, StoreInUseError
from unkg.store.seal import DamagedError, check_records, damaged

FORMAT = "unkg store 2"
POINTER = "current"
"""Name of the file that names the version that readers open."""
_NO_VERSION = "0"
"""What `current` holds before the first build has finished: if the file is missing, the store is damaged."""
_POINTER = re.compile(r"(?P<number>[1-9]\d*) (?P<digest>[0-9a-f]{64})")
_OWN_NAMES = {
    *("format", "format.new", "current", "current.new", "lock", "versions"),
    *("journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm"),
}


def check_format(folder: Path) -> None:
    """Raise StoreError unless the folder holds a store that this version of unkg reads."""
    if not folder.exists():
        raise StoreError(f"{folder}: no store here; build one with: unkg build PATH --store {folder}")
    try:
        found = (folder / "format").read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        if (folder / "manifest.json").is_file():
            raise StoreError(f"{folder}: shards, not a store; load them: unkg load {folder} --store DIR") from None
        raise StoreError(f"{folder}: not an unkg store; use a folder that unkg build wrote") from None
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{folder}: the store cannot be read ({error})") from None
    if found != FORMAT:
        raise StoreError(
            f"{folder}: the store has format {found!r}, not {FORMAT!r}; rebuild it with unkg build --overwrite"
        )


def refuse_foreign(folder: Path) -> None:
    """Raise StoreError if the path is a file, or a folder that holds anything but a store."""
    if folder.is_dir():
        names = {entry.name for entry in folder.iterdir()}
        if names and "format" not in names and not names <= _OWN_NAMES:
            raise StoreError(f"{folder}: not empty and not a store; use another folder for --store")
    elif folder.exists():
        raise StoreError(f"{folder}: a file, not a folder; use another path for --store")


def prepare(folder: Path, *, overwrite: bool = False) -> None:
    """Make a new or empty folder a store; `overwrite` makes one of another or a damaged format a store of this one.

    Raises StoreError if the folder holds something else.
    """
    if overwrite and (folder / "versions").is_dir():
        replace(folder / "format", FORMAT)
    if not (folder / "format").exists():
        if (folder / "versions").is_dir():
            raise damaged(folder, DamagedError("format is missing"))
        replace(folder / "current", _NO_VERSION)
        replace(folder / "format", FORMAT)
    check_format(folder)
    (folder / "versions").mkdir(exist_ok=True)


class Pointer(NamedTuple):
    """The version that readers open."""

    number: int
    digest: str
    """Of its seal."""


def current(folder: Path) -> Pointer | None:
    """The version that readers open; None before the first build has finished. Raises StoreError if it is damaged."""
    try:
        words = (folder / POINTER).read_text(encoding="utf-8").removesuffix("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise damaged(folder, DamagedError(f"current cannot be read: {error}")) from None
    if words == _NO_VERSION:
        return None
    pointer = _POINTER.fullmatch(words)
    if pointer is None:
        raise damaged(folder, DamagedError("current does not name a version"))
    return Pointer(int(pointer["number"]), pointer["digest"])


def current_unless_damaged(folder: Path) -> Pointer | None:
    """As `current`, but None if it is damaged."""
    try:
        return current(folder)
    except StoreError:
        return None


def point_to(folder: Path, version: Pointer) -> None:
    """Make this the version that readers open, atomically and durably."""
    replace(folder / POINTER, f"{version.number} {version.digest}")


def version_folder(folder: Path, version: int) -> Path:
    """The folder of a version."""
    return folder / "versions" / str(version)


def versions(folder: Path) -> list[int]:
    """Numbers of all versions on disk, finished or not."""
    return sorted(int(entry.name) for entry in (folder / "versions").iterdir() if entry.name.isdecimal())


@dataclass(frozen=True, slots=True)
class Contents:
    """What a version holds besides its statements."""

    inputs: dict[str, Input] = field(default_factory=dict)
    """What each document's graph was made from, by graph."""
    aside: dict[tuple[str, str], Input] = field(default_factory=dict)
    """Inputs set aside for another of the same document, by graph and digest."""
    shared: dict[str, str] = field(default_factory=dict)
    """Digests of what the shared graphs were made from, by name."""
    skipped: dict[str, SkipReason] = field(default_factory=dict)
    """Why files in folders were not used although they can be read, by the digest that Input has."""

    def copy(self) -> "Contents":
        """A copy that can be changed."""
        return Contents(dict(self.inputs), dict(self.aside), dict(self.shared), dict(self.skipped))


def read_contents(version: Path) -> Contents:
    """Read what a version holds. Raises DamagedError."""
    check_records(version)
    try:
        inputs = {graph: Input.from_row(row) for graph, *row in _rows(version / "inputs.jsonl")}
        aside = {(graph, row[0]): Input.from_row(row) for graph, *row in _rows(version / "aside.jsonl")}
        shared = dict(row for row in _rows(version / "shared.jsonl"))
        skipped = dict(row for row in _rows(version / "skipped.jsonl"))
    except (ValueError, TypeError) as error:
        raise DamagedError(f"a record file is not readable: {error}") from None
    return Contents(inputs, aside, shared, skipped)


def _rows(path: Path) -> Iterator[list[Any]]:
    if path.exists():
        with path.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def write_contents(version: Path, contents: Contents) -> None:
    """Write what a version holds."""
    _write_rows(version / "inputs.jsonl", ([graph, *of.as_row()] for graph, of in sorted(contents.inputs.items())))
    _write_rows(version / "aside.jsonl", ([graph, *of.as_row()] for (graph, _), of in sorted(contents.aside.items())))
    _write_rows(version / "shared.jsonl", (list(pair) for pair in sorted(contents.shared.items())))
    _write_rows(version / "skipped.jsonl", (list(pair) for pair in sorted(contents.skipped.items())))


def _write_rows(path: Path, rows: Iterator[list[object]]) -> None:
    with replacing(path) as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def hold_for_reading(version: Path) -> int | None:
    """A lock that keeps a version from being removed until it is closed; None: the version is being removed, or was."""
    try:
        descriptor = os.open(version / "in-use", os.O_RDONLY)
    except FileNotFoundError:
        return None
    if _locked(descriptor, fcntl.LOCK_SH):
        return descriptor
    os.close(descriptor)
    return None


def remove_unused(folder: Path, keep: Pointer | None) -> None:
    """Remove the versions of earlier and interrupted builds, except `keep` and those that a reader holds."""
    for number in versions(folder):
        if keep is None or number != keep.number:
            _remove_unless_held(version_folder(folder, number))


def _remove_unless_held(version: Path) -> None:
    try:
        descriptor = os.open(version / "in-use", os.O_RDONLY)
    except FileNotFoundError:
        shutil.rmtree(version)
        return
    try:
        if _locked(descriptor, fcntl.LOCK_EX):
            shutil.rmtree(version)
    finally:
        os.close(descriptor)


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Be the one writer of a store. Raises StoreInUseError, which names the other writer."""
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _locked(descriptor, fcntl.LOCK_EX):
            who = os.read(descriptor, 1000).decode("utf-8", "replace").strip() or "another process"
            raise StoreInUseError(f"{folder}: {who} is writing this store; wait until it has finished")
        os.truncate(descriptor, 0)
        os.write(descriptor, f"process {os.getpid()} on {socket.gethostname()}\n".encode())
        yield
        os.truncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _locked(descriptor: int, mode: int) -> bool:
    try:
        fcntl.flock(descriptor, mode | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True

"""The files to read for the paths that a user names: their order, keys, and which are skipped."""

import io
import os
import posixpath
import stat
import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from glob import glob
from pathlib import Path
from typing import BinaryIO

from unkg.model import SkipReason
from unkg.readers.corrections import NAME as CORRECTIONS
from unkg.readers.errors import ReadError, Unreadable, cannot_open
from unkg.readers.remote import files as remote_files
from unkg.readers.remote import is_address, open_address, shown
from unkg.readers.skipped import Skipped
from unkg.symbols import FETCHED

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or standard input, that a reader opens."""

    key: str
    """The path below the named folder, or the file's own name; `-` for standard input."""
    name: str
    """The path as the user named it."""
    path: Path | None
    """None for standard input, and for an address."""
    sha256: str | None = None
    """Digest of the file's bytes, if it has been taken."""
    address: str = ""
    """Where fsspec finds the file; `name` leaves out what may be secret in it. Empty for a path."""
    version: str | None = None
    """Digest of what an address says about the file's bytes; they then need not be read to see whether they changed."""
    content: bytes | None = None
    """The file's bytes, if they have been read."""
    found_in_folder: bool = False
    """Whether it was found in a folder rather than named itself; it may then not be a UN document."""

    @property
    def exists(self) -> bool:
        """Whether the file exists; standard input always does."""
        return self.path is None or self.path.exists()

    def open(self) -> BinaryIO:
        """Open for reading bytes; raises ReadError, not OSError."""
        if self.content is not None:
            return io.BytesIO(self.content)
        if self.address:
            return open_address(self.address)
        if self.path is None:
            return sys.stdin.buffer
        try:
            return _open_regular(self.path)
        except OSError as error:
            raise cannot_open(error) from error


def _open_regular(path: Path) -> BinaryIO:
    """Open a regular file. Does not wait for the other end of a pipe; raises ReadError for anything else."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    raise _not_regular()


def _not_regular() -> ReadError:
    return ReadError("a pipe, socket or device, not a file", "name a file, or pipe the document in as -")


def suffix_of(name: str, known: Collection[str]) -> str | None:
    """The longest known suffix of a file's name, ignoring case: `.jsonl.gz` rather than `.gz`."""
    ends = [suffix for suffix in known if name.lower().endswith(suffix)]
    return max(ends, key=len, default=None)


def sources(
    paths: Iterable[Path | str], suffixes: Collection[str], *, follow_links: bool = False
) -> Iterator[Source | Unreadable | Skipped]:
    """The files of paths and addresses, in the order named; those of a folder, or of `*`, in the order of their names.

    In a folder, hidden files and folders, files of other formats and, unless `follow_links`, symbolic links that lead
    out of it come as Skipped. Its corrections and the record of what was fetched into it do not come, and a folder
    that a link leads back to is entered once. A folder without a readable file comes as Unreadable. A file named
    itself is never skipped.
    """
    for path in paths:
        if str(path) == STDIN:
            yield Source(STDIN, STDIN, None)
        elif is_address(path):
            yield from _at_address(str(path), suffixes)
        elif _is_folder(Path(path)):
            yield from _not_empty(
                printable(Path(path).name), printable(path), _in_folder(Path(path), suffixes, follow_links=follow_links)
            )
        elif "*" in str(path) and (matches := _matches(Path(path))):
            yield from sources(matches, suffixes, follow_links=follow_links)
        else:
            yield from _file(Path(path))


Found = Iterator[Source | Unreadable | Skipped]


def _at_address(address: str, suffixes: Collection[str]) -> Found:
    name = name_of(address)
    found = _in_address(address, suffixes)
    try:
        yield from _not_empty(posixpath.basename(name.rstrip("/")), name, found)
    except ReadError as error:
        yield error.about(posixpath.basename(name.rstrip("/")), name)


def _in_address(address: str, suffixes: Collection[str]) -> Found:
    for file in remote_files(address):
        key, name = printable(file.key), printable(file.name)
        if file.found_in_folder and "/." in f"/{key}":
            yield Skipped(key, name, "hidden")
        elif file.found_in_folder and not suffix_of(name, suffixes):
            yield Skipped(key, name, "unknown-format")
        elif not (file.found_in_folder and key == CORRECTIONS):
            yield Source(
                key, name, None, address=file.address, version=file.version, found_in_folder=file.found_in_folder
            )


def _not_empty(key: str, name: str, found: Found) -> Found:
    """What was found in a folder, and an Unreadable if there is nothing to read."""
    empty = True
    for item in found:
        empty = empty and isinstance(item, Skipped)
        yield item
    if empty:
        problem, remedy = "no file of a supported format", "name another folder, or the files themselves"
        yield Unreadable(key, name, "", problem, remedy)


def _matches(pattern: Path) -> list[str]:
    """The paths that match a pattern, in the order of their names; none if it is the name of a file."""
    return [] if pattern.exists() else sorted(glob(str(pattern), recursive=True))  # noqa: PTH207  it may be absolute


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # opening it will say why
        return False


def _file(path: Path) -> Iterator[Source | Unreadable]:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise _not_regular()
    except OSError as error:
        yield cannot_open(error).about(printable(path.name), printable(path))
    except ReadError as error:
        yield error.about(printable(path.name), printable(path))
    else:
        yield Source(printable(path.name), printable(path), path)


def _in_folder(folder: Path, suffixes: Collection[str], *, follow_links: bool) -> Found:
    entered: set[Path] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path == folder / FETCHED:
            continue
        if path != folder and path.name.startswith("."):
            yield _skipped(folder, path, "hidden")
        elif not follow_links and _leads_out(path, folder):
            yield _skipped(folder, path, "symbolic-link")
        elif _is_folder(path):
            if path.resolve() in entered:
                continue
            entered.add(path.resolve())
            try:
                inside = list(path.iterdir())
            except OSError as error:
                yield cannot_open(error).about(printable(_below(folder, path)), printable(path))
                continue
            waiting.extend(sorted(inside, key=_sort_key, reverse=True))
        elif not suffix_of(path.name, suffixes):
            yield _skipped(folder, path, "unknown-format")
        elif path != folder / CORRECTIONS:
            yield Source(printable(_below(folder, path)), printable(path), path, found_in_folder=True)


def _skipped(folder: Path, path: Path, reason: SkipReason) -> Skipped:
    return Skipped(printable(_below(folder, path)), printable(path), reason)


def _leads_out(path: Path, folder: Path) -> bool:
    """Whether a path is a symbolic link to something outside a folder."""
    try:
        return path != folder and path.is_symlink() and not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links in a circle: opening will say so
        return False


def name_of(path: Path | str) -> str:
    """How messages and sources name a path or address: without what may be secret in it."""
    return printable(shown(str(path)) if is_address(path) else path)


def printable(path: Path | str) -> str:
    """A path as text that UTF-8 can encode: bytes that are not UTF-8 as `\\xe9`, and then a backslash as two."""
    name = os.fspath(path)
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name.replace("\\", "\\\\")).decode(errors="backslashreplace")
    return name


def _sort_key(path: Path) -> tuple[str, ...]:
    return path.parts


def _below(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()

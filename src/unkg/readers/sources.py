"""From the paths that people name to the files to be read: order, keys, and what is passed over."""

import io
import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from unkg.readers.corrections import NAME as CORRECTIONS
from unkg.readers.errors import ReadError, Unreadable

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or standard input, that a reader opens."""

    key: str
    """Its path below the folder named, else its own name; `-` for standard input."""
    name: str
    """As it was named."""
    path: Path | None
    """None for standard input."""
    sha256: str | None = None
    """Of the file's bytes as they were when it was looked at; None: nobody has looked."""
    content: bytes | None = None
    """The file's bytes, where they have been fetched already."""
    met: bool = False
    """Whether it was met in a folder, and not named itself: then it may be of somebody else's making."""

    @property
    def is_there(self) -> bool:
        """Whether the file exists at this moment; standard input always does."""
        return self.path is None or self.path.exists()

    def open(self) -> BinaryIO:
        """Open for reading bytes; raises ReadError, not OSError."""
        if self.content is not None:
            return io.BytesIO(self.content)
        if self.path is None:
            return sys.stdin.buffer
        try:
            return self.path.open("rb")
        except OSError as error:
            raise unopened(error) from error


def unopened(error: OSError) -> ReadError:
    """What an operating system's refusal means to whoever named the path."""
    if isinstance(error, FileNotFoundError):
        return ReadError("no such file or folder", "check the path")
    if isinstance(error, PermissionError):
        return ReadError("permission denied", "grant read permission, or run as another user")
    return ReadError(f"cannot open it ({error.strerror or type(error).__name__})", "check the disk and the path")


def suffix_of(name: str, known: Collection[str]) -> str | None:
    """The longest known suffix that a file's name ends in, case aside: `.jsonl.gz` before `.gz`."""
    ends = [suffix for suffix in known if name.lower().endswith(suffix)]
    return max(ends, key=len, default=None)


def sources(paths: Iterable[Path | str], suffixes: Collection[str]) -> Iterator[Source | Unreadable]:
    """The files behind the paths, in the order named; a folder's in the order of their names.

    In a folder, hidden files, hidden folders, files of other formats and its own corrections are passed over; a folder that a symbolic
    link leads back to is entered once only; one without a file to be read comes as Unreadable. A file named itself is always given,
    whatever its suffix.
    """
    for path in paths:
        if str(path) == STDIN:
            yield Source(STDIN, STDIN, None)
        elif _is_folder(Path(path)):
            yield from _filled(Path(path), _in_folder(Path(path), suffixes))
        else:
            yield from _named(Path(path))


def _filled(folder: Path, found: Iterator[Source | Unreadable]) -> Iterator[Source | Unreadable]:
    """What was found in a folder, or that there is nothing in it."""
    empty = True
    for empty, item in ((False, item) for item in found):  # noqa: B007  looked at behind the loop
        yield item
    if empty:
        problem, remedy = "no file of a supported format", "name another folder, or the files themselves"
        yield Unreadable(folder.name, str(folder), "", problem, remedy)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # opening it will say why
        return False


def _named(path: Path) -> Iterator[Source | Unreadable]:
    try:
        path.stat()
    except OSError as error:
        yield unopened(error).about(path.name, str(path))
        return
    yield Source(path.name, str(path), path)


def _in_folder(folder: Path, suffixes: Collection[str]) -> Iterator[Source | Unreadable]:
    entered: set[Path] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if _is_folder(path):
            if path.resolve() in entered:
                continue
            entered.add(path.resolve())
            try:
                inside = [entry for entry in path.iterdir() if not entry.name.startswith(".")]
            except OSError as error:
                yield unopened(error).about(_below(folder, path), str(path))
                continue
            waiting.extend(sorted(inside, key=_sort_key, reverse=True))
        elif suffix_of(path.name, suffixes) and path != folder / CORRECTIONS:
            yield Source(_below(folder, path), str(path), path, met=True)


def _sort_key(path: Path) -> tuple[str, ...]:
    return path.parts


def _below(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()

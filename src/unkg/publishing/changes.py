"""Compare two publications: statements added and removed, by named graph."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final, Literal

from unkg.publishing.files import DumpError, read, written
from unkg.publishing.sorting import SortedLines

FOLDER: Final = "changes"
FILES: Final = ("added.nq.gz", "removed.nq.gz", "summary.csv")
_NAMES: Final = ("graph.nq", "graph.nq.gz")
_EXTENSIONS: Final = (".nq", ".nq.gz")


@dataclass(slots=True)
class Changes:
    """Number of statements added and removed, by named graph."""

    added: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)


@contextmanager
def open_earlier(where: Path) -> Iterator[Iterable[bytes]]:
    """The sorted N-Quads of an earlier publication, given as its folder or the file itself. Raises DumpError."""
    found = [where / name for name in _NAMES if (where / name).is_file()] if where.is_dir() else [where]
    if not found or not found[0].name.endswith(_EXTENSIONS):
        raise DumpError(
            f"{where}: no graph.nq or graph.nq.gz; use a folder that unkg publish wrote with the format nquads"
        )
    try:
        with read(found[0]) as file, SortedLines() as lines:
            lines.add(line for line in file if not line.isspace())
            yield lines
    except (OSError, EOFError) as error:
        raise DumpError(f"{found[0]}: cannot be read ({error})") from None


def differences(old: Iterable[bytes], new: Iterable[bytes]) -> Iterator[tuple[Literal["added", "removed"], bytes]]:
    """The lines that are in only one of two sorted sequences."""
    olds, news = iter(old), iter(new)
    was, now = next(olds, None), next(news, None)
    while was is not None or now is not None:
        if was == now:
            was, now = next(olds, None), next(news, None)
        elif now is None or (was is not None and was < now):
            yield "removed", was or b""
            was = next(olds, None)
        else:
            yield "added", now
            now = next(news, None)


def write_changes(old: Iterable[bytes], new: Iterable[bytes], folder: Path) -> Changes:
    """Write `added.nq.gz`, `removed.nq.gz` and `summary.csv` into a folder. Raises DumpError."""
    folder.mkdir(exist_ok=True)
    changes = Changes()
    for_added, for_removed, for_summary = (folder / name for name in FILES)
    with written(for_added) as added, written(for_removed) as removed:
        for what, line in differences(old, new):
            if what == "added":
                added.write(line)
                changes.added[_graph(line)] += 1
            else:
                removed.write(line)
                changes.removed[_graph(line)] += 1
    with written(for_summary) as file:
        _write_summary(changes, file)
    return changes


def _write_summary(changes: Changes, file: IO[bytes]) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["graph", "statements_added", "statements_removed"])
    for graph in sorted(changes.added | changes.removed):
        writer.writerow([graph, changes.added[graph], changes.removed[graph]])
    text.flush()
    text.detach()


def _graph(line: bytes) -> str:
    """The last term of a line; for a statement without a graph this is (part of) its object."""
    name = line.rsplit(b" ", 2)[1].decode()
    return name.strip("<>")

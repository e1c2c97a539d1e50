"""Output formats for tables: for people, CSV, JSON and Markdown."""

import csv
import gzip
import html
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, Final, TextIO, cast

from unkg.cli.terminal import Terminal, escaped
from unkg.queries import Iri, Table, Value

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_DEFAULT_WIDTH: Final = 160
"""Characters per line if the output is not a terminal."""
_SHORT: Final = 20
"""Columns whose cells are not longer, such as symbols and dates, are not folded while others can be."""


@contextmanager
def destination(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or a UTF-8 file, compressed if its name ends in `.gz`; line ends are written unchanged.

    The file replaces an older one when it is complete; if writing fails, the older one stays. A terminal gets no
    control characters.
    """
    if path is None:
        yield cast("TextIO", Terminal(sys.stdout)) if sys.stdout.isatty() else sys.stdout
        sys.stdout.flush()  # reports a full disk here instead of at exit
    elif path.exists() and not path.is_file():  # a device or pipe, such as /dev/null
        with path.open("w", encoding="utf-8", newline="") as file:
            yield file
    else:
        with _replacing(path.resolve()) as file:
            yield file


@contextmanager
def _replacing(path: Path) -> Iterator[TextIO]:
    """A file beside another, which it replaces at the end of the block."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with _opened(fresh, compressed=path.name.endswith(".gz")) as file:
            yield file
        fresh.replace(path)
    except OSError as error:
        if error.filename == str(fresh):
            error.filename = str(path)
        raise
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def _opened(path: Path, *, compressed: bool) -> Iterator[TextIO]:
    """A new UTF-8 file. Compressed data holds neither name nor time, so that it is the same in every run."""
    with path.open("wb") as file:
        target = gzip.GzipFile("", "wb", fileobj=file, mtime=0) if compressed else file
        with io.TextIOWrapper(cast("BinaryIO", target), encoding="utf-8", newline="") as text:
            yield text


def console(file: TextIO) -> "Console":
    """A rich console: colours only on a terminal, wide lines elsewhere."""
    from rich.console import Console

    width = None if file.isatty() else _DEFAULT_WIDTH
    return Console(file=file, width=width, highlight=False, soft_wrap=False, emoji=False, markup=False)


def show(what: "RenderableType", file: TextIO) -> None:
    """Print something for people, without trailing spaces; control characters in its text are escaped before."""
    file = file.unescaped if isinstance(file, Terminal) else file
    printer = console(file)
    with printer.capture() as captured:
        printer.print(what)
    file.writelines(line.rstrip() + "\n" for line in captured.get().splitlines())


def as_table(table: Table, file: TextIO) -> None:
    """A table for people; IRIs are shortened."""
    from rich import box
    from rich import table as rich_table

    shown = rich_table.Table(box=box.SIMPLE_HEAD, pad_edge=False, collapse_padding=True, show_edge=False)
    for column in table.columns:
        cells = [row[table.columns.index(column)] for row in table.rows]
        number = all(isinstance(cell, int | Decimal) for cell in cells)
        is_short = all(len(_short(cell)) <= _SHORT for cell in cells)
        shown.add_column(
            column.replace("_", " "), justify="right" if number else "left", overflow="fold", no_wrap=is_short
        )
    for row in table.rows:
        shown.add_row(*(escaped(_short(cell)) for cell in row))
    if table.rows:
        show(shown, file)


def as_csv(table: Table, file: TextIO) -> None:
    """Comma-separated values with a header; IRIs are shortened."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_short(value) for value in row] for row in table.rows)


def as_json(table: Table, file: TextIO) -> None:
    """A list of objects, one per row, with full IRIs; empty cells are null."""
    json.dump(list(table), file, ensure_ascii=False, indent=1, default=float)
    file.write("\n")


def as_markdown(table: Table, file: TextIO) -> None:
    """A Markdown table; IRIs are shortened, and nothing in a cell is read as HTML."""
    file.write(f"| {' | '.join(table.columns)} |\n|{' --- |' * len(table.columns)}\n")
    for row in table.rows:
        cells = " | ".join(html.escape(_short(value), quote=False).replace("|", "&#124;") for value in row)
        print(f"| {cells} |", file=file)


FORMATS: Final[Mapping[str, Callable[[Table, TextIO], None]]] = MappingProxyType(
    {"table": as_table, "csv": as_csv, "json": as_json, "markdown": as_markdown}
)


def _short(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Iri():
            return value.short
        case _:
            return " ".join(str(value).split())

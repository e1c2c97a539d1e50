"""How answers are printed: tables for people, CSV, JSON and Markdown for files."""

import csv
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TextIO

from unkg.queries import Iri, Table, Value

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_UNSEEN_WIDTH: Final = 160
"""Characters in a line where no terminal says how many it has."""


@contextmanager
def destination(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file in UTF-8 with the line ends as they are given."""
    if path is None:
        yield sys.stdout
        sys.stdout.flush()  # a full disk is told here, not when the program ends
    else:
        with path.open("w", encoding="utf-8", newline="") as file:
            yield file


def console(file: TextIO) -> "Console":
    """A console for people: colours on a terminal only, wide lines where there is none."""
    from rich.console import Console

    width = None if file.isatty() else _UNSEEN_WIDTH
    return Console(file=file, width=width, highlight=False, soft_wrap=False, emoji=False, markup=False)


def show(what: "RenderableType", file: TextIO) -> None:
    """Print something for people, without the spaces that fill lines up."""
    printer = console(file)
    with printer.capture() as captured:
        printer.print(what)
    file.writelines(line.rstrip() + "\n" for line in captured.get().splitlines())


def as_table(table: Table, file: TextIO) -> None:
    """A table for people; the names of things are short."""
    from rich import box
    from rich import table as rich_table

    shown = rich_table.Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in table.columns:
        number = all(isinstance(row[table.columns.index(column)], int | Decimal) for row in table.rows)
        shown.add_column(column.replace("_", " "), justify="right" if number else "left", overflow="fold")
    for row in table.rows:
        shown.add_row(*map(_short, row))
    if table.rows:
        show(shown, file)


def as_csv(table: Table, file: TextIO) -> None:
    """Comma-separated values with a header; the names of things are short."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_short(value) for value in row] for row in table.rows)


def as_json(table: Table, file: TextIO) -> None:
    """A list of objects, one a row; things are whole IRIs, empty cells null."""
    json.dump(list(table), file, ensure_ascii=False, indent=1, default=float)
    file.write("\n")


def as_markdown(table: Table, file: TextIO) -> None:
    """A Markdown table; the names of things are short."""
    file.write(f"| {' | '.join(table.columns)} |\n|{' --- |' * len(table.columns)}\n")
    for row in table.rows:
        cells = " | ".join(_short(value).replace("|", "&#124;") for value in row)
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

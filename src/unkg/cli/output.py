"""Output formats for tables: for people, CSV, JSON and Markdown."""

import bz2
import csv
import gzip
import html
import io
import json
import lzma
import os
import re
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, Final, TextIO, cast

from unkg.cli.terminal import Terminal, escaped
from unkg.cli.usage_errors import UsageError
from unkg.queries import Iri, Table, Value

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_DEFAULT_WIDTH: Final = 160
"""Characters per line if the output is not a terminal."""
SAFE_CSV: Final = "safe-csv"
_FORMULA: Final = re.compile(r"(^|[;\t])('*[=+\-@\uff1d\uff0b\uff0d\uff20])")
"""What a spreadsheet takes for a formula: at the beginning of a cell, or behind a separator that some countries use in
place of the comma. The last four are the same signs in full width. Not `1 - 2`."""


@contextmanager
def destination(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or a UTF-8 file, compressed as its name's end says; line ends are written unchanged.

    The file replaces an older one when it is complete; if writing fails, the older one stays. A terminal gets no
    control characters. Raises UsageError for a name that ends like a compressed file of another kind.
    """
    if path is None:
        yield cast("TextIO", Terminal(sys.stdout)) if sys.stdout.isatty() else sys.stdout
        sys.stdout.flush()  # reports a full disk here instead of at exit
    else:
        with _destination(path) as file, io.TextIOWrapper(file, encoding="utf-8", newline="") as text:
            yield text


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file, which replaces an older one when it is complete; its name does not make it compressed."""
    with _destination(path, may_compress=False) as file:
        file.write(content)


@contextmanager
def _destination(path: Path, *, may_compress: bool = True) -> Iterator[BinaryIO]:
    if path.exists() and not path.is_file():  # a device or pipe, such as /dev/null
        with path.open("wb") as file:
            yield file
    else:
        with _replacing(Path(os.path.realpath(path)), _compression(path) if may_compress else _uncompressed) as file:
            yield file


@contextmanager
def _replacing(path: Path, compressed: Callable[[BinaryIO], BinaryIO]) -> Iterator[BinaryIO]:
    """A file beside another, which it replaces at the end of the block."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with fresh.open("wb") as file, compressed(file) as packed:
            yield packed
        fresh.replace(path)
    except OSError as error:
        if error.filename == str(fresh):
            error.filename = str(path)
        raise
    finally:
        fresh.unlink(missing_ok=True)


def _compression(path: Path) -> Callable[[BinaryIO], BinaryIO]:
    """How a file with some name is compressed."""
    extension = path.suffix.lower()
    if extension in _NOT_COMPRESSED:
        raise UsageError(f"{path}: cannot compress so; use {', '.join(_COMPRESSED)}, or compress it afterwards")
    return _COMPRESSED.get(extension, _uncompressed)


def _uncompressed(file: BinaryIO) -> BinaryIO:
    return file


def _gzip(file: BinaryIO) -> BinaryIO:
    # Without name and time, so that it is the same in every run.
    return cast("BinaryIO", gzip.GzipFile("", "wb", fileobj=file, mtime=0))


def _xz(file: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", lzma.LZMAFile(file, "wb"))


def _bzip2(file: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", bz2.BZ2File(file, "wb"))


_COMPRESSED: Final[Mapping[str, Callable[[BinaryIO], BinaryIO]]] = MappingProxyType(
    {
        ".gz": _gzip,
        ".xz": _xz,
        ".bz2": _bzip2,
    }
)
_NOT_COMPRESSED: Final = frozenset({".zst", ".zip", ".7z", ".br", ".lz4", ".rar", ".tgz", ".z"})
"""Extensions of compressed files that are not written: a plain file of that name would deceive."""


def console(file: TextIO) -> "Console":
    """A rich console: colours only on a terminal, wide lines elsewhere."""
    from rich.console import Console

    width = None if file.isatty() else _DEFAULT_WIDTH
    return Console(file=file, width=width, highlight=False, soft_wrap=False, emoji=False, markup=False)


def fitted(line: str, hanging: int, file: TextIO) -> str:
    """A line that breaks between words where a terminal is too narrow, its further lines indented; elsewhere whole."""
    if not file.isatty():
        return line
    return textwrap.fill(line, console(file).width, subsequent_indent=" " * hanging, break_long_words=False)


def show(what: "RenderableType", file: TextIO) -> None:
    """Print something for people, without trailing spaces; control characters in its text are escaped before."""
    file = file.unescaped if isinstance(file, Terminal) else file
    printer = console(file)
    with printer.capture() as captured:
        printer.print(what)
    file.writelines(line.rstrip() + "\n" for line in captured.get().splitlines())


def as_table(table: Table, file: TextIO) -> None:
    """A table for people; IRIs are shortened."""
    from unkg.cli.text_tables import text_table

    if table.rows:
        columns = [column.replace("_", " ") for column in table.columns]
        rows = [[escaped(_short(cell)) for cell in row] for row in table.rows]
        numbers = [all(isinstance(cell, int | Decimal) for cell in cells) for cells in zip(*table.rows, strict=True)]
        show(text_table(columns, rows, numbers, console(file).width), file)


def as_csv(table: Table, file: TextIO) -> None:
    """Comma-separated values with a header; IRIs are shortened."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_short(value) for value in row] for row in table.rows)


def as_safe_csv(table: Table, file: TextIO) -> None:
    """The same with an apostrophe before what a spreadsheet would take for a formula; numbers stay as they are."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(map(harmless, table.columns))
    writer.writerows(map(_safe, row) for row in table.rows)


def _safe(value: Value) -> str:
    return _short(value) if isinstance(value, int | float | Decimal) else harmless(_short(value))


def harmless(cell: str) -> str:
    """A cell with an apostrophe before what a spreadsheet would take for a formula."""
    return _FORMULA.sub(r"\1'\2", cell)


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


def as_parquet(table: Table) -> bytes:
    """The table as Parquet; IRIs are shortened. Equal tables give equal bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    file = io.BytesIO()
    columns = [
        [cell.short if isinstance(cell, Iri) else cell for cell in cells] for cells in zip(*table.rows, strict=True)
    ]
    pq.write_table(
        pa.table(columns or [[] for _ in table.columns], names=list(table.columns)), file, compression="zstd"
    )
    return file.getvalue()


FORMATS: Final[Mapping[str, Callable[[Table, TextIO], None]]] = MappingProxyType(
    {"table": as_table, "csv": as_csv, SAFE_CSV: as_safe_csv, "json": as_json, "markdown": as_markdown}
)


def form_for(form: str, path: Path | None, *, safe: bool | None) -> str:
    """The format to write: unless told otherwise, CSV in a file is for spreadsheets, on standard output for programs.

    Raises UsageError if another format is to be safe CSV.
    """
    if form != "csv":
        if safe is not None:
            raise UsageError("--safe-csv and --plain-csv need --format csv")
        return form
    return SAFE_CSV if safe or (safe is None and path is not None) else form


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

"""`corrections.csv` of a folder: what words of its documents refer to, as stated by a person."""

import csv
import io
import posixpath
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from unkg import symbols
from unkg.authorities import CorrectionRow, Knowledge, Numbering, symbols_written
from unkg.model import ReferenceKind
from unkg.readers.errors import ReadError, Unreadable, cannot_open
from unkg.readers.remote import file_in, is_address, shown

NAME: Final = "corrections.csv"
COLUMNS: Final = ("document", "place", "words", "target", "by", "why")
NO_REFERENCE: Final = "not a citation"


def corrections(paths: Iterable[Path | str], known: Knowledge) -> Iterator[CorrectionRow | Unreadable]:
    """The rows of the file in each named folder, in order; a bad row comes as Unreadable."""
    for folder in paths:
        name = posixpath.join(shown(str(folder)), NAME) if is_address(folder) else str(Path(folder) / NAME)
        try:
            content = _content(folder)
            if content is not None:
                yield from _rows(name, content, known)
        except ReadError as error:
            yield error.about(NAME, name)


def _content(folder: Path | str) -> bytes | None:
    """The bytes of the file in a folder; None if there is none."""
    if is_address(folder):
        with suppress(ReadError):  # the step that reads the documents reports it
            return file_in(str(folder), NAME)
        return None
    path = Path(folder) / NAME
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError as error:
        raise cannot_open(error) from None


def _rows(path: str, content: bytes, known: Knowledge) -> Iterator[CorrectionRow | Unreadable]:
    first: dict[tuple[str, str, str], tuple[int, str | None]] = {}
    for line, cells in _lines(content):
        try:
            row = _row(cells, f"{path}, line {line}", known)
            where = row.document, row.place, row.words
            if first.setdefault(where, (line, row.target))[1] != row.target:
                raise ReadError(f"contradicts line {first[where][0]}", "keep one of them")
        except ReadError as error:
            yield Unreadable(NAME, path, f"line {line}", error.problem, error.remedy)
        else:
            yield row


def _lines(content: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        reader = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        header = next(reader, [])
        if tuple(header) != COLUMNS:
            raise ReadError("unexpected columns", f"make the first line {','.join(COLUMNS)}", "line 1")
        for cells in reader:
            if any(cells):
                yield reader.line_num, [" ".join(cell.split()) for cell in cells]
    except (csv.Error, UnicodeDecodeError) as error:
        raise ReadError(f"invalid CSV or UTF-8 ({error})", "save it as CSV in UTF-8") from None


def _row(cells: list[str], stated_in: str, known: Knowledge) -> CorrectionRow:
    if len(cells) != len(COLUMNS):
        raise ReadError(f"{len(cells)} cells instead of {len(COLUMNS)}", "quote cells that contain commas")
    for name, cell in zip(COLUMNS, cells, strict=True):
        if not cell:
            raise ReadError(f"{name} is empty", "fill in all columns")
    document, place, words, target, by, why = cells
    kind, meant = _meaning(target, known)
    return CorrectionRow(_document(document, known.numbering), place, words, kind, meant, by, why, stated_in)


def _document(cell: str, numbering: Numbering) -> str:
    """The canonical symbol, or for a document without one the last segment of its IRI."""
    if cell.startswith("sha256-"):
        return cell
    return _symbol(cell, numbering, f"document {cell!r} is not a symbol", "write a symbol such as A/HRC/RES/58/17")


def _symbol(cell: str, numbering: Numbering, problem: str, remedy: str) -> str:
    """The canonical symbol that a person means. Raises ReadError, which lists the symbols of an unclear one."""
    meant = symbols_written(cell, numbering)
    if len(meant) > 1:
        raise ReadError(f"{cell!r} could be {' or '.join(meant)}", "write one of them")
    if not meant:
        raise ReadError(problem, remedy)
    return meant[0]


def _meaning(cell: str, known: Knowledge) -> tuple[ReferenceKind | None, str | None]:
    if cell == NO_REFERENCE:
        return None, None
    if cell in known.authorities.instruments:
        return "instrument", cell
    if cell in known.authorities.bodies:
        return "body", cell
    if cell in known.authorities.mechanisms:
        return "mechanism", cell
    remedy = f"write a symbol, the id of an instrument, the full name of a body or mechanism, or {NO_REFERENCE!r}"
    symbol = symbols.parse(_symbol(cell, known.numbering, f"unknown target {cell!r}", remedy))
    return symbol.kind, symbol.canonical

"""Tables of recommendations in text: CSV, with any separator, line end and Western encoding.

UPR Info and the Universal Human Rights Index export them, and spreadsheets save them, also those of the old Mac.
"""

import csv
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from unkg.model import Document
from unkg.readers.bounds import refuse_many_rows
from unkg.readers.encodings import NAMES, encoding_of
from unkg.readers.errors import ForeignError, ReadError, Unreadable
from unkg.readers.file_bytes import all_bytes, decoded, refuse_disguised
from unkg.readers.options import Reading
from unkg.readers.recommendations import TableRow, is_recommendations, read_rows
from unkg.readers.sources import Source

if TYPE_CHECKING:
    import _csv

_LINE_END = re.compile(r"[\r\n]")
_BEGINNING: Final = 65_536
"""Bytes that hold the names of the columns."""


def read_table(source: Source, reading: Reading) -> Iterator[Document | Unreadable]:
    """The reviews of a table, as `recommendations.read_rows` makes them.

    Raises ReadError if a needed column is missing, and ForeignError if no column has the name of such a table.
    """
    content = all_bytes(source)
    refuse_disguised(content)
    encoding = reading.encoding or encoding_of(content)
    if not reading.columns:
        _refuse_foreign(content, encoding)
    text = decoded(content, encoding)
    told = encoding != reading.encoding and encoding in NAMES
    notes = (f"The file is not UTF-8 and is read as {NAMES[encoding]}.",) if told else ()
    rows = _rows_of(text)
    try:
        refuse_many_rows(text, _rows_of(text))
        yield from read_rows(source, _filled(rows), reading, notes)
    except csv.Error as error:
        raise ReadError(f"invalid CSV: {error}", "export it again as CSV", f"line {rows.line_num}") from error


def _filled(rows: "_csv.Reader") -> Iterator[TableRow]:
    for cells in rows:
        if any(map(str.strip, cells)):
            yield TableRow(f"line {rows.line_num}", cells)


def _refuse_foreign(content: bytes, encoding: str) -> None:
    """Raise ForeignError by the names of columns alone; the other rows are not decoded."""
    head = _first_line(content[:_BEGINNING].decode(encoding, "ignore").replace("\0", "").lstrip("\ufeff \t\r\n"))
    try:
        names = next(csv.reader([head], delimiter=_delimiter(head)), [])
    except csv.Error:  # the line is too long for a table
        names = []
    if not is_recommendations(names):
        problem = "not a table of recommendations: no column has a known name"
        remedy = (
            "name the columns, for example State under review, Recommending State, Recommendation, "
            "or tell which they are with --columns text=NAME --columns state=NAME"
        )
        raise ForeignError(problem, remedy, "line 1")


def _rows_of(text: str) -> "_csv.Reader":
    return csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(_first_line(text.lstrip())))


def _first_line(text: str) -> str:
    return _LINE_END.split(text, maxsplit=1)[0]


def _delimiter(head: str) -> str:
    return max(",;\t", key=head.count)

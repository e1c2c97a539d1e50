"""Tables of recommendations in spreadsheets (.xlsx), as the Universal Human Rights Index exports them.

calamine reads the cells, in Rust. It gives every cell of the rectangle around what is filled, and each its own copy of
a text that many share; so what it will need is counted first.
"""

import datetime as dt
import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias
from zipfile import ZipFile

from unkg.model import Document
from unkg.readers.bounds import refuse_large_sheet
from unkg.readers.errors import ForeignError, ReadError, Unreadable
from unkg.readers.file_bytes import COMPOUND_FILE, ZIP, all_bytes, refuse_disguised
from unkg.readers.options import Reading
from unkg.readers.recommendations import TableRow, is_recommendations, read_rows
from unkg.readers.sources import Source
from unkg.readers.xml_doctype import refuse_document_type
from unkg.readers.zip_parts import archive_of, content_of, is_spreadsheet, refuse_bomb

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

Cell: TypeAlias = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta
_STRINGS: Final = "xl/sharedStrings.xml"
# r="B12" of a cell and r="12" of a row; never the "r:id" of a link.
_PLACE: Final = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]*)([0-9]+)["']""")
# <row r="1"> and <c>; never "<cols>" or "<rowBreaks".
_TAG: Final = re.compile(rb"<(?:\w+:)?(row|c)((?:\s[^>]*)?)>")
# The beginning of a text that cells share; never "<sst".
_SHARED: Final = re.compile(rb"<(?:\w+:)?si[\s>/]")
# <v>12</v>, the number of a shared text or a number; never "<vt:".
_VALUE: Final = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>\s*([0-9]{1,9})")
# A number in a form that the pattern above does not read: &#49; or CDATA.
_HIDDEN: Final = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>\s*[0-9]*(?:&|<!)|\sr\s*=\s*[\"'][^\"']*&")
_REMEDY: Final = "download it again, or save it again as .xlsx"


def read_spreadsheet(source: Source, reading: Reading) -> Iterator[Document | Unreadable]:
    """The reviews of the first sheet that is such a table, as `recommendations.read_rows` makes them.

    Raises ReadError if the file is no spreadsheet, has a password, is damaged or too large, and ForeignError if no
    sheet is such a table.
    """
    content = all_bytes(source)
    if content.startswith(COMPOUND_FILE):
        raise ReadError("password-protected, or older than Excel 2007", "save it as .xlsx without a password")
    refuse_disguised(content, own=ZIP)
    with archive_of(content, "a spreadsheet", "the spreadsheet program") as archive:
        _refuse_large(archive)
    yield from read_rows(source, _table(content, reading), reading)


def _table(content: bytes, reading: Reading) -> Iterator[TableRow]:
    """The rows of the first sheet with such columns; with columns named by the user, of the first that is not empty."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            for rows in _sheets(workbook):
                head = next(rows, None)
                if head and (reading.columns or is_recommendations(head.cells)):
                    yield head
                    yield from rows
                    return
    except CalamineError as error:
        raise ReadError(f"damaged, or not a spreadsheet ({error})", _REMEDY) from error
    problem = "no sheet is a table of recommendations: no column has a known name"
    remedy = (
        "name the columns in the first row, for example State under review, Recommending State, Recommendation, "
        "or tell which they are with --columns text=NAME --columns state=NAME"
    )
    raise ForeignError(problem, remedy)


def _sheets(workbook: "CalamineWorkbook") -> Iterator[Iterator[TableRow]]:
    """The rows that are not empty, sheet by sheet."""
    for name in workbook.sheet_names:
        sheet = workbook.get_sheet_by_name(name)
        rows = ([_written(cell) for cell in cells] for cells in sheet.iter_rows())
        yield (
            TableRow(f"sheet {name}, row {number}", cells)
            for number, cells in enumerate(rows, 1)
            if any(map(str.strip, cells))
        )


def _written(cell: Cell) -> str:
    """A cell as CSV has it: whole numbers without a point, days as in ISO 8601."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, dt.date | dt.time) else str(cell)


def _refuse_large(archive: ZipFile) -> None:
    """Raise ReadError if the file is no spreadsheet, or reading it would take too much memory."""
    if not is_spreadsheet(archive):
        raise ReadError("a zip file but not a spreadsheet", "use the extension of its actual format")
    parts = [part for part in archive.infolist() if part.filename.endswith((".xml", ".rels"))]
    refuse_bomb(archive.infolist())
    # The first of the parts with the shared texts, because the sheets are measured by them.
    shared = [0]
    for part in sorted(parts, key=lambda part: part.filename != _STRINGS):
        content = content_of(archive, part)
        refuse_document_type(content)
        if b"\0" in content:
            raise ReadError("a part in UTF-16, or binary", _REMEDY, part.filename)
        if part.filename == _STRINGS:
            shared = _lengths(content)
        elif "sheet" in part.filename:
            _refuse_large_sheet(content, shared, part.filename)


def _lengths(strings: bytes) -> list[int]:
    """The bytes of each shared text, with its markup."""
    starts = [found.start() for found in _SHARED.finditer(strings)]
    return [end - start for start, end in pairwise([*starts, len(strings)])]


def _refuse_large_sheet(sheet: bytes, shared: list[int], part: str) -> None:
    if _HIDDEN.search(sheet):
        raise ReadError("a number of a cell is written as an entity", _REMEDY, part)
    rows, columns = _unplaced(sheet)
    places = _PLACE.findall(sheet)
    rows += max((int(digits[:9]) for _, digits in places), default=0)
    columns += max((_number(letters) for letters, _ in places), default=0)
    text = sum(shared[number] for number in map(int, _VALUE.findall(sheet)) if number < len(shared))
    refuse_large_sheet(rows, columns, text, part)


def _unplaced(sheet: bytes) -> tuple[int, int]:
    """How many rows do not say where they are, and at most how many cells of a row."""
    rows = most = cells = 0
    for tag, attributes in _TAG.findall(sheet):
        if tag == b"row":
            cells = 0
        if not _PLACE.search(attributes):
            rows, cells = (rows + 1, 0) if tag == b"row" else (rows, cells + 1)
            most = max(most, cells)
    return rows, most


def _number(letters: bytes) -> int:
    """The number of a column: 28 for AB."""
    number = 0
    for letter in letters[:4].upper():
        number = number * 26 + letter - ord("A") + 1
    return number

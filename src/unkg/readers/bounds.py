"""What one document may hold: far more than any document of the UN, and too little to take all the time there is.

A few kilobytes of a compressed file can hold millions of paragraphs, each of a few letters. In the real files that the
readers are tested on, the longest text has 12,000 lines, and the largest markup has 52,000 tags.
"""

from collections.abc import Iterator
from typing import Final

from unkg.readers.errors import ReadError

MOST_LINES: Final = 500_000
"""Lines of a text; a paragraph is one at least."""
MOST_TAGS: Final = 2_500_000
"""Tags of a file in XML or HTML, or of one file inside a package; an element has two."""
MOST_PAGES: Final = 20_000
"""Pages of a PDF."""
MOST_ROWS: Final = 500_000
"""Rows of a table: twice what the largest export of recommendations has."""
MOST_CELLS: Final = 10_000_000
"""Cells of the rectangle around what is filled in a sheet: those of 500,000 rows of an export, each with 20 columns."""
MOST_TEXT: Final = 256 * 1024 * 1024
"""Bytes of the words of a sheet, each as often as it stands in a cell."""
MOST_RECORDS: Final = 50_000
"""Records of a catalogue in one file; a library exports some thousands at a time."""
_REMEDY: Final = "check the source of the file, or split it into documents"


def refuse_many_lines(text: str) -> None:
    """Raise ReadError if a text has too many lines."""
    if text.count("\n") > MOST_LINES:
        raise ReadError(f"more than {MOST_LINES:,} lines", _REMEDY)


def refuse_many_tags(markup: bytes, part: str = "") -> None:
    """Raise ReadError if markup has too many tags; `part` names the file inside a package."""
    if markup.count(b"<") > MOST_TAGS:
        raise ReadError(f"more than {MOST_TAGS:,} tags", _REMEDY, part)


def refuse_many_rows(text: str, rows: Iterator[object]) -> None:
    """Raise ReadError if a table has too many rows; they are counted only if the text has as many lines."""
    lines = text.count("\n") + text.count("\r")
    if lines > MOST_ROWS and sum(1 for _ in rows) > MOST_ROWS:
        raise ReadError(f"more than {MOST_ROWS:,} rows", "split the table into several files")


def refuse_large_sheet(rows: int, columns: int, text: int, part: str) -> None:
    """Raise ReadError if a sheet has too many rows, cells or words; `part` names the file inside a package."""
    for number, most, what in (
        (rows, MOST_ROWS, f"{MOST_ROWS:,} rows"),
        (rows * columns, MOST_CELLS, f"{MOST_CELLS:,} cells, filled or empty"),
        (text, MOST_TEXT, f"{MOST_TEXT // 1024**2} MB of words"),
    ):
        if number > most:
            raise ReadError(f"more than {what}", "split the table into several files", part)


def refuse_many_records(records: int) -> None:
    """Raise ReadError if a file has too many catalogue records."""
    if records > MOST_RECORDS:
        raise ReadError(f"more than {MOST_RECORDS:,} records", "split them into several files")


def refuse_many_pages(pages: int) -> None:
    """Raise ReadError if a PDF has too many pages."""
    if pages > MOST_PAGES:
        raise ReadError(f"more than {MOST_PAGES:,} pages", _REMEDY)

"""PDF: pages to running text without page headers and footers, and with footnotes at the end.

The reference text keeps the printed lines and their hyphens. Blank lines separate paragraphs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from unkg.model import Document, Header
from unkg.readers.errors import ReadError
from unkg.readers.file_bytes import refuse_disguised
from unkg.readers.languages import language_stated
from unkg.readers.pdf.directions import in_reading_order, mirrored
from unkg.readers.pdf.footnotes import Note, marker_of, without_notes
from unkg.readers.pdf.layout import Column, Line, columns_of, rows_of, spaced
from unkg.readers.pdf.page_headers import without_page_headers
from unkg.readers.pdf.words import Page, pages_of
from unkg.readers.text_builder import Block, BlockBuilder, built_document, footnote, superscript

_LABEL = re.compile(
    r"\d{1,3}(?:\.\d{1,3}){0,3}\.(?=\s)|\d{1,2}\)(?=\s)|\((?:[a-zA-Z]{1,2}|[ivxl]{1,5}|\d{1,2})\)(?=\s)"
    r"|[a-z]\)(?=\s)|[IVX]+\.(?=\s)"
)
"""A number or letter before a paragraph; not `(2019)`, the year of a resolution on the previous line."""
_BULLET = re.compile(r"[•·▪◦●○]|\*+ ")
_ENDED = re.compile(r"[.;:,?!”\"*،؛؟，。；：？！][\d⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_INDENT = 0.8
"""Of the font size: a line that begins farther right than the one before is indented."""
_LOOSE = 1.28
"""Of the usual line spacing: a wider one separates paragraphs."""
_SHORT = 0.8
"""Of the column's width: a shorter line ends its paragraph if it ends with punctuation."""
_ENOUGH_LINES = 3
_MASTHEAD = 0.7
"""Of the first page's height: a masthead begins above."""


def document(key: str, source: str, content: bytes) -> Document:
    """The document of a PDF; the header's notes name pages without text.

    Raises ReadError if it is password-protected, damaged, or has no text layer.
    """
    refuse_disguised(content, own=b"%PDF-")
    if b"%PDF-" not in content[:1024]:
        raise ReadError("not a PDF despite its extension", "use the extension of its actual format")
    pages, language = pages_of(content)
    rows = without_page_headers([(_rows(page), page.height) for page in pages])
    heights = [_MASTHEAD * pages[0].height, *(float("inf") for _ in pages[1:])]
    columns = [
        column for number, page in enumerate(rows) for column in columns_of(page, masthead_above=heights[number])
    ]
    running, notes = without_notes(columns)
    return built_document(
        key,
        source,
        _blocks(running),
        [footnote(note.marker, _note_block(note)) for note in notes],
        language=language_stated(language),
        header=_header(pages),
    )


def _rows(page: Page) -> list[Line]:
    if page.from_right:
        return rows_of(mirrored(page.words, page.width), ordered=in_reading_order)
    return rows_of(page.words)


def _header(pages: list[Page]) -> Header | None:
    """A header that notes the pages without text; None if there are none. A PDF's metadata is not reliable."""
    empty = [str(number) for number, page in enumerate(pages, 1) if not page.has_letters]
    if not empty:
        return None
    return Header(notes=(f"Without a text layer, and therefore not read: page {', '.join(empty)}.",))


# ---- paragraphs --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Measures:
    """The measures of a column."""

    pitch: float
    """Points between the baselines of the document."""
    left: float
    right: float


def _blocks(columns: list[Column]) -> Iterator[Block]:
    """The paragraphs; one that a column or page break cuts is joined."""
    pitch = _pitch(columns)
    lines: list[Line] = []
    for column in columns:
        measures = _Measures(pitch, min((x.left for x in column), default=0), max((x.right for x in column), default=0))
        for place, line in enumerate(column):
            before = lines[-1] if lines else None
            if before and _begins(line, before, lines[0], measures, first=place == 0):
                yield _block(lines)
                lines = []
            lines.append(line)
    if lines:
        yield _block(lines)


def _pitch(columns: list[Column]) -> float:
    """The usual distance between lines: inside paragraphs, if enough of them have several lines."""
    gaps: list[tuple[float, bool]] = []
    for column in columns:
        left, right = min((x.left for x in column), default=0), max((x.right for x in column), default=0)
        gaps += [
            (a.y - b.y, a.right > left + _SHORT * (right - left) and not _ENDED.search(a.text.rstrip()))
            for a, b in pairwise(column)
            if 0 < a.y - b.y < 3 * a.size
        ]
    inside = [gap for gap, is_inside in gaps if is_inside]
    if len(inside) >= _ENOUGH_LINES:
        return median(inside)
    return median(gap for gap, _ in gaps) if gaps else 0.0


def _begins(line: Line, before: Line, opening: Line, measures: _Measures, *, first: bool) -> bool:
    """Whether a line begins a paragraph.

    `opening` is the first line of the paragraph so far; `first` tells whether the line is the first of its column.
    """
    if _BULLET.match(line.text) or abs(line.size - before.size) > 0.1 * before.size or line.tabular != before.tabular:
        return True
    stopped = before.text.rstrip()
    ended = bool(_ENDED.search(stopped))
    indented = line.left > measures.left + _INDENT * line.size
    if first:  # a line below the previous one is not the top of the next column: it follows the columns
        return line.y < before.y or (ended and (indented or not stopped.endswith(",")))
    # Large letters have a line spacing of their own: titles of 17 points in a text with 12 points between lines.
    if before.y - line.y > _LOOSE * max(measures.pitch, line.size):
        return True
    short = before.right < measures.left + _SHORT * (measures.right - measures.left)
    hangs = before is opening and bool(_LABEL.match(opening.text))
    steps_in = line.left > before.left + _INDENT * line.size and not hangs
    return ((ended or short) and bool(_LABEL.match(line.text))) or (ended and (short or steps_in))


def _block(lines: list[Line]) -> Block:
    builder = BlockBuilder()
    for place, line in enumerate(lines):
        if place:
            builder.write("\n")
        _write(line, builder)
    return builder.block()


def _note_block(note: Note) -> Block:
    """The words of a footnote without its marker."""
    whole = _block(note.lines)
    lead = len(marker_of(note.lines[0]))
    shift = len(whole.text[:lead]) + len(whole.text[lead:]) - len(whole.text[lead:].lstrip())
    italics = tuple((max(a - shift, 0), b - shift) for a, b in whole.italics if b > shift)
    return Block(whole.text[shift:], italics)


def _write(line: Line, builder: BlockBuilder) -> None:
    for joint, segment in line.joined:
        builder.write(joint)
        index = 0
        for words in spaced(segment.words):
            if words == " ":
                builder.write(" ")
                continue
            raised = index in segment.raised
            builder.write(superscript(words) if raised else words, italic=segment.words[index].italic)
            index += 1

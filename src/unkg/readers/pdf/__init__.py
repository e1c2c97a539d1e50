"""PDF: pages to running text, without heads and feet, the footnotes at the end.

The reference text keeps the lines as they are printed, hyphens at their ends included; a blank line parts paragraphs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from unkg.model import OFFICIAL_LANGUAGES, Document, Header
from unkg.readers.errors import ReadError
from unkg.readers.file_bytes import refuse_disguised
from unkg.readers.pdf.footnotes import Note, marker_of, without_notes
from unkg.readers.pdf.layout import Column, Line, columns_of, rows_of, spaced
from unkg.readers.pdf.page_headers import without_furniture
from unkg.readers.pdf.words import Page, pages_of
from unkg.readers.text_builder import Block, Draft, composed, noted, superscript

_LABEL = re.compile(
    r"\d{1,3}(?:\.\d{1,3}){0,3}\.(?=\s)|\d{1,2}\)(?=\s)|\((?:[a-zA-Z]{1,2}|[ivxl]{1,5}|\d{1,2})\)(?=\s)|[a-z]\)(?=\s)|[IVX]+\.(?=\s)"
)
"""A number or letter before a paragraph; not `(2019)`, which a line's end has cut from its resolution."""
_BULLET = re.compile(r"[•·▪◦●○]|\*+ ")
_ENDED = re.compile(r"[.;:,?!”\"*][\d⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_INDENT = 0.8
"""Of the size of letters: a line that begins farther in than the one before is indented."""
_LOOSE = 1.28
"""Of the usual distance between lines: a wider one parts paragraphs."""
_SHORT = 0.8
"""Of the column's width: a line that ends sooner ends its paragraph, if with a stop."""
_MASTHEAD = 0.7
"""Of the first page's height: a masthead begins above it."""


def document(key: str, source: str, content: bytes) -> Document:
    """The document that the bytes of a PDF hold; pages without text are named in the header's notes.

    Raises ReadError where it is locked, damaged, or has no text layer.
    """
    refuse_disguised(content, own=b"%PDF-")
    if b"%PDF-" not in content[:1024]:
        raise ReadError("not a PDF despite its extension", "use the extension of its actual format")
    pages, language = pages_of(content)
    rows = without_furniture([(rows_of(page.words), page.height) for page in pages])
    heights = [_MASTHEAD * pages[0].height, *(float("inf") for _ in pages[1:])]
    columns = [
        column for number, page in enumerate(rows) for column in columns_of(page, masthead_above=heights[number])
    ]
    running, notes = without_notes(columns)
    return composed(
        key,
        source,
        _blocks(running),
        [noted(note.marker, _of_note(note)) for note in notes],
        language=_language(language),
        header=_header(pages),
    )


def _language(told: str | None) -> str:
    """The language that the file says, if it is one of the United Nations'; else English."""
    code = (told or "")[:2].lower()
    return code if code in OFFICIAL_LANGUAGES else "en"


def _header(pages: list[Page]) -> Header | None:
    """A header that says which pages could not be read; None where all were, for a PDF tells nothing else reliably."""
    empty = [str(number) for number, page in enumerate(pages, 1) if not page.has_letters]
    if not empty:
        return None
    return Header(notes=(f"Without a text layer, and therefore not read: page {', '.join(empty)}.",))


# ---- paragraphs --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Measures:
    """What is usual in a document or column."""

    pitch: float
    """Points between baselines."""
    left: float
    right: float


def _blocks(columns: list[Column]) -> Iterator[Block]:
    """The paragraphs; one that a column's or page's end cuts goes on behind it."""
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
    gaps = [a.y - b.y for column in columns for a, b in pairwise(column) if 0 < a.y - b.y < 3 * a.size]
    return median(gaps) if gaps else 0.0


def _begins(line: Line, before: Line, opening: Line, measures: _Measures, *, first: bool) -> bool:
    """Whether a line begins a paragraph; `opening` is the first line of the paragraph so far, `first` a column's first."""
    if _BULLET.match(line.text) or abs(line.size - before.size) > 0.1 * before.size or line.tabular != before.tabular:
        return True
    stopped = before.text.rstrip()
    ended = bool(_ENDED.search(stopped))
    indented = line.left > measures.left + _INDENT * line.size
    if first:  # a line below the one read last is no next column's top: it follows the columns
        return line.y < before.y or (ended and (indented or not stopped.endswith(",")))
    if before.y - line.y > _LOOSE * measures.pitch:
        return True
    short = before.right < measures.left + _SHORT * (measures.right - measures.left)
    hangs = before is opening and bool(_LABEL.match(opening.text))
    steps_in = line.left > before.left + _INDENT * line.size and not hangs
    return ((ended or short) and bool(_LABEL.match(line.text))) or (ended and (short or steps_in))


def _block(lines: list[Line]) -> Block:
    draft = Draft()
    for place, line in enumerate(lines):
        if place:
            draft.write("\n")
        _write(line, draft)
    return draft.block()


def _of_note(note: Note) -> Block:
    """The words of a note without its marker."""
    whole = _block(note.lines)
    lead = len(marker_of(note.lines[0]))
    shift = len(whole.text[:lead]) + len(whole.text[lead:]) - len(whole.text[lead:].lstrip())
    italics = tuple((max(a - shift, 0), b - shift) for a, b in whole.italics if b > shift)
    return Block(whole.text[shift:], italics)


def _write(line: Line, draft: Draft) -> None:
    for joint, segment in line.joined:
        draft.write(joint)
        index = 0
        for words in spaced(segment.words):
            if words == " ":
                draft.write(" ")
                continue
            raised = index in segment.raised
            draft.write(superscript(words) if raised else words, italic=segment.words[index].italic)
            index += 1

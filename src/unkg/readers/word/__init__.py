"""Word files: the body with the numbers of its lists, after the masthead; footnotes at the end.

The zip of XML files (ECMA-376) is read directly: libraries for Word files do not give footnotes, numbers of lists, text
boxes and tracked changes together.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml.etree import _Element as Element

from unkg.model import Document
from unkg.readers.errors import ReadError, Unreadable
from unkg.readers.languages import language_stated
from unkg.readers.options import Reading
from unkg.readers.recommendations import TableRow, is_table_of_recommendations, read_rows
from unkg.readers.sources import Source
from unkg.readers.text_builder import Block, BlockBuilder, built_document, footnote, superscript
from unkg.readers.word.conversion import converted
from unkg.readers.word.numbering import Lists
from unkg.readers.word.package import Package, W, opened_package, value
from unkg.readers.word.styles import Styles

_UNREAD: Final = frozenset(
    {"del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr", "sectPr", "tblPr", "sdtPr"}
)
"""Deleted text, field codes, fallbacks of drawings, and properties."""
_CHARACTERS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_LONGEST_CELL: Final = 60
"""Characters: a row without a longer cell is one line; otherwise each cell is a block."""


def documents(source: Source, content: bytes, reading: Reading) -> Iterator[Document | Unreadable]:
    """The document of a Word file; of a table of recommendations, a document of each review.

    LibreOffice converts what is older than Word 2007, and RTF. Raises ReadError if it is not a Word file,
    password-protected, truncated, too large when decompressed, or empty, or if it must be converted and cannot.
    """
    package = opened_package(converted(content) or content)
    if rows := _Reader(package).recommendations():
        yield from read_rows(source, rows, reading)
    else:
        yield _running_text(source, package)


def _running_text(source: Source, package: Package) -> Document:
    reader = _Reader(package)
    blocks = [*reader.masthead(), *reader.body()]
    notes = list(reader.notes())
    if not any(block.text for block in blocks):
        raise ReadError("the file has no text", "run OCR first if its pages are images")
    return built_document(source.key, source.name, blocks, notes, language=reader.language())


@dataclass(slots=True)
class _Reader:
    """Reads the blocks of one file; collects marks of notes and counts languages on the way."""

    package: Package
    styles: Styles = field(init=False)
    lists: Lists = field(init=False)
    marks: list[tuple[str, str, str]] = field(default_factory=list)
    """(`footnotes` or `endnotes`, id, marker) of each note, in order."""
    numbered: int = 0
    """Notes with a number as their marker."""
    letters: Counter[str] = field(default_factory=Counter)
    """Characters in each language."""
    before_prose: bool = True
    """Whether no running text has been read, so that a table may be the masthead."""

    def __post_init__(self) -> None:
        self.styles = Styles(self.package.tree("styles"))
        self.lists = Lists(self.package.tree("numbering"), self.styles)

    def body(self) -> Iterator[Block]:
        """The blocks of the body."""
        yield from self._blocks(self.package.body())

    def recommendations(self) -> list[TableRow]:
        """The rows of the tables, names of columns first, if the first table is one of recommendations; else none."""
        body = self.package.body()
        rows = [] if body is None else body.findall(f"{W}tbl/{W}tr")
        names = self._cells(rows[0]) if rows else []
        if not is_table_of_recommendations(names):
            return []
        further = (TableRow(f"row {number}", self._cells(row)) for number, row in enumerate(rows[1:], 2))
        return [TableRow("row 1", names), *(row for row in further if row.cells != names)]

    def _cells(self, row: Element) -> list[str]:
        return ["\n".join(block.text for block in self._blocks(cell)) for cell in row.iterfind(f"{W}tc")]

    def masthead(self) -> Iterator[Block]:
        """The header of the first page, if it has its own: the masthead in many UN files."""
        for header in self.package.first_page_headers():
            yield from self._blocks(header)

    def notes(self) -> Iterator[Block]:
        """The footnotes and endnotes, in the order of their marks."""
        notes = {kind: self.package.notes(kind) for kind in ("footnotes", "endnotes")}
        of_body, printed = len(self.marks), set[tuple[str, str]]()
        for place, (kind, identifier, marker) in enumerate(self.marks):
            if place >= of_body and (kind, identifier) in printed:  # a note that refers to itself
                continue
            printed.add((kind, identifier))
            builder = BlockBuilder()
            for number, block in enumerate(self._blocks(notes[kind].get(identifier))):
                builder.write("\n" if number else "")
                builder.append(block)
            yield footnote(marker, builder.block())

    def language(self) -> str:
        """The language that most characters state; English if none is stated."""
        return next((code for code, _ in self.letters.most_common(1)), "en")

    # ---- blocks ---------------------------------------------------------------------------------------------------

    def _blocks(self, holder: Element | None) -> Iterator[Block]:
        for element in () if holder is None else holder:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield from self._table(element)
            elif name not in _UNREAD:  # content controls, custom XML, tracked insertions of paragraphs
                yield from self._blocks(element)

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        builder = BlockBuilder()
        label = self.lists.next_label(paragraph)
        if label:
            builder.write(label + " ")
        boxes: list[Element] = []
        style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        self._inline(paragraph, builder, boxes, style)
        for box in boxes:
            yield from self._blocks(box)
        block = builder.block()
        self.before_prose = self.before_prose and len(block.text) <= 2 * _LONGEST_CELL
        if block.text != label:
            yield block

    def _table(self, table: Element) -> Iterator[Block]:
        """Rows of short cells as lines with tabs; a masthead and cells of running text as blocks."""
        for row in table.iterfind(f"{W}tr"):
            cells = [list(self._blocks(cell)) for cell in row.iterfind(f".//{W}tc") if _row_of(cell) is row]
            short = all(len(cell) <= 1 and all(len(b.text) <= _LONGEST_CELL for b in cell) for cell in cells)
            if short and not self.before_prose:
                yield _in_one_line(cells)
            else:
                yield from (block for cell in cells for block in cell)

    # ---- words ----------------------------------------------------------------------------------------------------

    def _inline(self, holder: Element, builder: BlockBuilder, boxes: list[Element], style: str) -> None:
        for element in holder:
            name = local(element)
            if name == "r":
                self._run(element, builder, boxes, style)
            elif name == "hyperlink":
                start = len(builder.text)
                self._inline(element, builder, boxes, style)
                builder.link(start, self.package.address(element))
            elif name not in _UNREAD:
                self._inline(element, builder, boxes, style)

    def _run(self, run: Element, builder: BlockBuilder, boxes: list[Element], style: str) -> None:
        face = self.styles.face(run, style)
        if face.hidden:
            return
        for element in run:
            name = local(element)
            if name == "t":
                words = element.text or ""
                self.letters[language_stated(face.language)] += len(words)
                builder.write(superscript(words) if face.raised else words, italic=face.italic)
            elif name in _CHARACTERS and value(element, "type") != "page":
                builder.write(_CHARACTERS[name])
            elif name in {"footnoteReference", "endnoteReference"}:
                self._mark(element, name, run, builder)
            elif name == "sym":
                builder.write(_symbol(element))
            elif name not in _UNREAD:
                boxes += _boxes(element)

    def _mark(self, element: Element, name: str, run: Element, builder: BlockBuilder) -> None:
        kind = "footnotes" if name == "footnoteReference" else "endnotes"
        own = "".join(t.text or "" for t in run.iterfind(f"{W}t")) if value(element, "customMarkFollows") else ""
        marker = own or str(1 + self.numbered)
        self.numbered += marker.isdigit()
        self.marks.append((kind, value(element, "id"), marker))
        if not own:
            builder.write(superscript(marker))


def local(element: Element) -> str:
    """The local name of an element; empty for a comment."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes in an element, without their fallbacks for older programs."""
    for box in element.iter(f"{W}txbxContent"):
        if not any(local(holder) == "Fallback" for holder in box.iterancestors()):
            yield box


def _symbol(element: Element) -> str:
    """A character of a symbol font: the bullet and asterisk of `Symbol`, or a character outside the private area."""
    char = value(element, "char")
    code = int(char, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,5}", char) else 0
    return {0xF0B7: "•", 0xF02A: "*"}.get(code, "" if 0xE000 <= code <= 0xF8FF or not code else chr(code))


def _row_of(cell: Element) -> Element | None:
    return next((holder for holder in cell.iterancestors() if local(holder) == "tr"), None)


def _in_one_line(cells: list[list[Block]]) -> Block:
    builder = BlockBuilder()
    for place, cell in enumerate(cells):
        if place:
            builder.write_tab()
        for block in cell:
            builder.append(block)
    return builder.block()

"""Word files (.docx): the words of the body with their numbers, the masthead before them, the footnotes at the end.

The package is read as the zip of XML files that it is (ECMA-376): what is wanted of it, footnotes, numbers of lists, text
boxes and tracked changes, is not told by a model of paragraphs alone.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml.etree import _Element as Element

from unkg.model import OFFICIAL_LANGUAGES, Document
from unkg.readers.text_builder import Block, Draft, composed, noted, superscript
from unkg.readers.word.numbering import Lists
from unkg.readers.word.package import Package, W, opened_package, value
from unkg.readers.word.styles import Styles

_UNREAD: Final = frozenset(
    {"del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr", "sectPr", "tblPr", "sdtPr"}
)
"""Deleted words, codes of fields, the second form of a drawing, and properties."""
_CHARACTERS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_LONGEST_CELL: Final = 60
"""Characters: a row goes on one line where no cell is longer; cells of running text are blocks of their own."""


def document(key: str, source: str, content: bytes) -> Document:
    """The document that the bytes of a Word file hold.

    Raises ReadError where it is no Word file, locked, cut off, too large when unpacked, or has no words.
    """
    package = opened_package(content)
    reader = _Reader(package)
    blocks = [*reader.masthead(), *reader.body()]
    notes = list(reader.notes())
    package.refuse_empty(any(block.text for block in blocks))
    return composed(key, source, blocks, notes, language=reader.language())


@dataclass(slots=True)
class _Reader:
    """Walks the body of one file."""

    package: Package
    styles: Styles = field(init=False)
    lists: Lists = field(init=False)
    marks: list[tuple[str, str, str]] = field(default_factory=list)
    """Of each note in order of its mark: `footnotes` or `endnotes`, its id, its marker."""
    letters: Counter[str] = field(default_factory=Counter)
    """How many letters are in which language."""
    before_prose: bool = True

    def __post_init__(self) -> None:
        self.styles = Styles(self.package.tree("styles"))
        self.lists = Lists(self.package.tree("numbering"), self.styles)

    def body(self) -> Iterator[Block]:
        """The blocks of the body."""
        yield from self._blocks(self.package.body())

    def masthead(self) -> Iterator[Block]:
        """What stands in the first page's own head: the masthead in many UN files; other heads are left out."""
        for head in self.package.first_heads():
            yield from self._blocks(head)

    def notes(self) -> Iterator[Block]:
        """The footnotes and endnotes, in the order of their marks."""
        for kind, identifier, marker in self.marks:
            words = Draft()
            for place, block in enumerate(self._blocks(self.package.note(kind, identifier))):
                words.write("\n" if place else "")
                _append(words, block)
            yield noted(marker, words.block())

    def language(self) -> str:
        """The language in which most of the letters are marked, if it is one of the United Nations'; else English."""
        code = next((code for code, _ in self.letters.most_common(1)), "en")
        return code if code in OFFICIAL_LANGUAGES else "en"

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
        draft = Draft()
        label = self.lists.label(paragraph)
        if label:
            draft.write(label + " ")
        boxes: list[Element] = []
        style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        self._inline(paragraph, draft, boxes, style)
        for box in boxes:
            yield from self._blocks(box)
        block = draft.block()
        self.before_prose = self.before_prose and len(block.text) <= 2 * _LONGEST_CELL
        if block.text != label:
            yield block

    def _table(self, table: Element) -> Iterator[Block]:
        """Rows of short cells as lines, their cells parted by tabs; a masthead and cells of running text cell by cell."""
        for row in table.iterfind(f"{W}tr"):
            cells = [list(self._blocks(cell)) for cell in row.iterfind(f".//{W}tc") if _row_of(cell) is row]
            short = all(len(cell) <= 1 and all(len(b.text) <= _LONGEST_CELL for b in cell) for cell in cells)
            if short and not self.before_prose:
                yield _in_one_line(cells)
            else:
                yield from (block for cell in cells for block in cell)

    # ---- words ----------------------------------------------------------------------------------------------------

    def _inline(self, holder: Element, draft: Draft, boxes: list[Element], style: str) -> None:
        for element in holder:
            name = local(element)
            if name == "r":
                self._run(element, draft, boxes, style)
            elif name == "hyperlink":
                start = len(draft.text)
                self._inline(element, draft, boxes, style)
                draft.link(start, self.package.address(element))
            elif name not in _UNREAD:
                self._inline(element, draft, boxes, style)

    def _run(self, run: Element, draft: Draft, boxes: list[Element], style: str) -> None:
        face = self.styles.face(run, style)
        if face.hidden:
            return
        for element in run:
            name = local(element)
            if name == "t":
                words = element.text or ""
                self.letters[(face.language or "en")[:2].lower()] += len(words)
                draft.write(superscript(words) if face.raised else words, italic=face.italic)
            elif name in _CHARACTERS and value(element, "type") != "page":
                draft.write(_CHARACTERS[name])
            elif name in {"footnoteReference", "endnoteReference"}:
                self._mark(element, name, run, draft)
            elif name == "sym":
                draft.write(_symbol(element))
            elif name not in _UNREAD:
                boxes += _boxes(element)

    def _mark(self, element: Element, name: str, run: Element, draft: Draft) -> None:
        kind = "footnotes" if name == "footnoteReference" else "endnotes"
        own = "".join(t.text or "" for t in run.iterfind(f"{W}t")) if value(element, "customMarkFollows") else ""
        marker = own or str(1 + sum(mark.isdigit() for _, _, mark in self.marks))
        self.marks.append((kind, value(element, "id"), marker))
        if not own:
            draft.write(superscript(marker))


def local(element: Element) -> str:
    """Local name of an element; empty for a comment."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes in an element, each once: not in the form for older programs."""
    for box in element.iter(f"{W}txbxContent"):
        if not any(local(holder) == "Fallback" for holder in box.iterancestors()):
            yield box


def _symbol(element: Element) -> str:
    """A character of a symbol font: the bullet and the asterisk of `Symbol`; of others only what Unicode has there."""
    char = value(element, "char")
    code = int(char, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,5}", char) else 0
    return {0xF0B7: "•", 0xF02A: "*"}.get(code, "" if 0xE000 <= code <= 0xF8FF or not code else chr(code))


def _row_of(cell: Element) -> Element | None:
    return next((holder for holder in cell.iterancestors() if local(holder) == "tr"), None)


def _in_one_line(cells: list[list[Block]]) -> Block:
    draft = Draft()
    for place, cell in enumerate(cells):
        if place:
            draft.text = draft.text.rstrip(" ") + "\t"
        for block in cell:
            _append(draft, block)
    return draft.block()


def _append(draft: Draft, block: Block) -> None:
    """Write a block behind what is written, with its spans."""
    start = len(draft.text)
    draft.text += block.text
    draft.italics += [(start + a, start + b) for a, b in block.italics]
    draft.links += [(start + a, start + b, address) for a, b, address in block.links]

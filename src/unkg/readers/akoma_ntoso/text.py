"""The lines of an Akoma Ntoso tree, each with its place in the tree.

Elements are matched by local name, so that any version of the namespace is accepted.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from lxml.etree import _Element as Element
from msgspec import Struct
from msgspec.structs import replace

from unkg.readers.growing_text import GrowingText
from unkg.readers.text_builder import superscript

Role = Literal["masthead", "title", "enacting", "preambular", "paragraph", "heading", "section", "row", "closing"]

_UNPRINTED = {"meta", "documentRef", "componentRef", "img", "docketNumber"}
_INLINE = {
    "a", "abbr", "b", "concept", "date", "decoration", "def", "del", "docAuthority", "docCommittee", "docDate",
    "docIntroducer", "docJurisdiction", "docNumber", "docProponent", "docPurpose", "docStage", "docStatus", "docTitle",
    "docType", "docketNumber", "entity", "event", "i", "inline", "ins", "judge", "lawyer", "legislature", "location",
    "marker", "mref", "neutralCitation", "noteRef", "object", "omissis", "opinion", "organization", "party", "person",
    "placeholder", "process", "quantity", "quotedText", "ref", "relatedDocument", "remark", "role", "rref", "session",
    "shortTitle", "signature", "span", "sub", "sup", "term", "time", "u", "vote", "witness",
}  # fmt: skip
"""The inline elements of Akoma Ntoso 3.0; all others begin and end a line."""
_ROLES: dict[str, Role] = {
    "coverPage": "masthead",
    "preface": "title",
    "preamble": "preambular",
    "mainBody": "paragraph",
    "body": "paragraph",
    "conclusions": "closing",
    "formula": "enacting",
    "paragraph": "paragraph",
    "heading": "heading",
    "subheading": "heading",
    "crossHeading": "heading",
    "tr": "row",
}
_SECTIONS = {"section", "subsection", "part", "subpart", "chapter", "title"}
_LISTS = {"list", "sublist", "blockList"}
_CELLS = {"td", "th"}
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
"""No-break spaces are kept."""
_LETTER = re.compile(r"[A-Z](?:-[A-Z])?")


class Place(Struct, frozen=True, gc=False):
    """The position of a line in the tree."""

    role: Role = "paragraph"
    kind: str = ""
    """Name of its statement: `resolution`, `decision`, `presidentialStatement`, `draft resolution`."""
    letter: str = ""
    """The letter of one of several resolutions published together."""
    draft: int = 0
    """Number of a draft that the document recommends to another body; 0 for the document's own text."""
    attachment: int = 0
    sections: tuple[str, ...] = ()
    """Numbers of its sections, outermost first."""
    depth: int = 0
    """Number of lists that it is in."""
    style: str = ""
    """The class of its paragraph: `H1`, `SingleTxt`."""
    in_row: bool = False
    italic: bool = False
    bold: bool = False


class Line(Struct, frozen=True, gc=False):
    """A line of the reference text; offsets are relative to its first character."""

    text: str
    place: Place
    number: str = ""
    """The number before its words, if the tree marks it."""
    content_start: int = 0
    italics: tuple[tuple[int, int], ...] = ()
    bold: int = 0
    """Number of bold characters."""
    notes: tuple[tuple[int, int], ...] = ()
    """(offset of the marker, index of the footnote)."""
    links: tuple[tuple[int, int, str], ...] = ()
    """(start, end, address) of each hyperlink."""


class Note(Struct, frozen=True, gc=False):
    """A footnote: its marker and its words in one line."""

    marker: str
    text: str
    italics: tuple[tuple[int, int], ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()


def name_of(element: Element) -> str:
    """Local name of an element; empty for a comment or a processing instruction."""
    tag: object = element.tag
    return _local(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=512)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def lines_of(root: Element) -> tuple[list[Line], list[Note]]:
    """The lines of a document, and its footnotes in the order of their markers."""
    printer = _Printer()
    printer.visit(root, Place())
    printer.end_line()
    return printer.lines, printer.notes


def words_of(element: Element) -> str:
    """The words of an element in one line, without footnotes."""
    if len(element) or name_of(element) == "sup":
        return _flat(element)[0].text
    return _collapsed(element.text or "").lstrip(" ").rstrip()


def _flat(element: Element) -> tuple[Line, list[Note]]:
    """The words of an element in one line, and its footnotes."""
    printer = _Printer()
    place = Place(in_row=True)
    printer.inside(element, place)
    printer.end_line()
    return printer.lines[0] if printer.lines else Line("", place), printer.notes


@dataclass(slots=True)
class _LineBuilder:
    """Builds a line from words, with white space collapsed and the spans of italics and hyperlinks."""

    text: GrowingText = field(default_factory=GrowingText)
    place: Place | None = None
    number: str = ""
    content_start: int = 0
    italics: list[tuple[int, int]] = field(default_factory=list)
    bold: int = 0
    notes: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)

    def is_empty(self) -> bool:
        return self.place is None and not self.text and not self.notes

    def waits_for_words(self) -> bool:
        return bool(self.number) and self.content_start >= len(self.text)

    def write(self, words: str, place: Place) -> None:
        if self.text.ends_with_any(" \t"):
            words = words.lstrip(" ")
        if not words:
            return
        if self.place is None:
            self.place = place
        elif self.waits_for_words():  # the words determine its role, the number its depth
            self.place = replace(place, depth=self.place.depth)
        start, solid = len(self.text), self.text.solid
        self.text.add(words)
        if words.strip():
            self.bold += len(words) if place.bold else 0
            if place.italic:
                self._add_italics(start + len(words) - len(words.lstrip()), start + len(words.rstrip()), solid)

    def _add_italics(self, start: int, end: int, solid: int) -> None:
        """Add a span, joined to the one before unless there are words between, which end at `solid`."""
        if self.italics and solid <= self.italics[-1][1]:
            start = self.italics.pop()[0]
        self.italics.append((start, end))


class _Printer:
    """Collects lines and footnotes in one walk over the tree."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.notes: list[Note] = []
        self._line = _LineBuilder()
        self._attachments = 0
        self._lines = 0
        self._numbered = 0  # footnotes with a number as their marker

    def visit(self, element: Element, place: Place) -> None:
        """Print an element with its content, but not the text after it."""
        name = name_of(element)
        if not name or name in _UNPRINTED:
            return
        if name in {"authorialNote", "noteRef"}:
            self._marker(element, name, place)
        elif place.in_row:
            self._in_row(element, name, place)
        elif name == "num":
            self._number(element, place)
        elif name in _INLINE:
            if name == "docTitle":  # there may be no space after the number
                self._line.write(" ", place)
            self._inline(element, name, place)
        else:
            self._block(element, name, place)

    def inside(self, element: Element, place: Place) -> None:
        """Print the content of an element."""
        self._write(element.text, place, element)
        for child in element:
            self.visit(child, place)
            self._write(child.tail, place, element)

    def end_line(self) -> None:
        """Finish the line, if it has words."""
        if self._line.is_empty():
            return
        line, self._line = self._line, _LineBuilder()
        text = str(line.text).rstrip()
        if line.place is not None and text:
            italics = tuple((start, min(end, len(text))) for start, end in line.italics)
            start = min(line.content_start, len(text))
            notes, links = tuple(line.notes), tuple(line.links)
            self.lines.append(Line(text, line.place, line.number, start, italics, line.bold, notes, links))

    def _block(self, element: Element, name: str, place: Place) -> None:
        numbered = any(name_of(child) == "num" for child in element)
        self._break(numbered)
        self.inside(element, self._entered(element, name, place))
        self._break(numbered)

    def _break(self, numbered: bool) -> None:
        """End the line, unless it is a number whose words come in the next element."""
        if numbered or not self._line.waits_for_words():
            self.end_line()

    def _in_row(self, element: Element, name: str, place: Place) -> None:
        if name in _CELLS:
            if element.getprevious() is not None:
                self._line.text.drop_spaces()
                self._line.text.add("\t")
        elif name not in _INLINE:
            self._line.write(" ", place)
        self._inline(element, name, place)

    def _inline(self, element: Element, name: str, place: Place) -> None:
        """Print an inline element, with its hyperlink if all its words are in this line."""
        line, start = self._line, len(self._line.text)
        self.inside(element, _with_letters(element, name, place))
        address = element.get("href")
        words = line.text.since(start) if address and line is self._line else ""
        if address and words.strip():
            line.links.append((start + len(words) - len(words.lstrip()), start + len(words.rstrip()), address))

    def _number(self, element: Element, place: Place) -> None:
        self._break(numbered=True)
        parent = element.getparent()
        in_section = parent is not None and name_of(parent) in _SECTIONS
        self.inside(element, replace(place, role="section") if in_section else place)
        if in_section:
            self.end_line()
        elif self._line.text.solid:
            self._line.number = str(self._line.text).strip()
            self._line.write(" ", place)
            self._line.content_start = len(self._line.text)

    def _marker(self, element: Element, name: str, place: Place) -> None:
        marker = element.get("marker") or ""
        if name == "authorialNote":
            words, inner = _flat(element)
            marker = marker or str(1 + self._numbered)
            self._numbered += marker.isdigit() + sum(note.marker.isdigit() for note in inner)
            self._line.text.drop_spaces()
            self._line.notes.append((len(self._line.text), len(self.notes)))
            self.notes.extend([Note(marker, words.text, words.italics, words.links), *inner])
        self._line.write(superscript(marker), place)

    def _write(self, words: str | None, place: Place, holder: Element) -> None:
        if words:
            plain = _collapsed(words)
            self._line.write(superscript(plain) if name_of(holder) == "sup" else plain, place)

    def _entered(self, element: Element, name: str, place: Place) -> Place:
        """The place inside a block."""
        if name == "attachment":
            self._attachments += 1
            return replace(place, attachment=self._attachments, sections=(), depth=0)
        if name == "embeddedStructure" or (name == "statement" and place.kind):
            self._lines += 1
            kind = element.get("name") or "draft resolution"
            return replace(place, kind=kind, draft=self._lines, attachment=0, sections=(), depth=0)
        if name == "statement":
            return replace(place, kind=element.get("name") or "", letter=_letter(element))
        if name in _SECTIONS:
            return replace(place, sections=(*place.sections, _section(element)))
        if name in _LISTS:
            return replace(place, depth=place.depth + 1)
        if name == "container":
            return replace(place, role=_role_of_container(element, place))
        role = _ROLES.get(name, "heading" if name == "block" and place.role == "preambular" else place.role)
        style = element.get("class") or "" if name == "paragraph" else place.style
        if (role, style) == (place.role, place.style):
            return place
        return replace(place, role=role, style=style, in_row=name == "tr")


def _collapsed(words: str) -> str:
    """The words with a single space for each stretch of white space."""
    return " " if words.isspace() and words.isascii() else _SPACE.sub(" ", words)


def _with_letters(element: Element, name: str, place: Place) -> Place:
    style = (element.get("class") or "").split()
    italic = name == "i" or "italic" in style
    bold = name == "b" or "bold" in style
    return replace(place, italic=place.italic or italic, bold=place.bold or bold) if italic or bold else place


def _letter(statement: Element) -> str:
    """The letter of one of several resolutions published together; empty for a single one."""
    for child in statement:
        if name_of(child) == "preface":
            numbers = [words_of(e) for e in child.iter() if name_of(e) == "docNumber"]
            return next((number for number in numbers if _LETTER.fullmatch(number)), "")
    return ""


def _section(section: Element) -> str:
    """The number of a section: its `num`, or else a heading that is only a number (`II`, `A`)."""
    for child in section:
        if name_of(child) in {"num", "heading", "subheading"}:
            words = words_of(child).rstrip(".")
            if name_of(child) == "num" or re.fullmatch(r"[IVXLC]+|[A-Z]|\d+", words):
                return words
    return ""


def _role_of_container(container: Element, place: Place) -> Role:
    """The role of a container: a preambular paragraph inside a preamble or draft, or a draft's formula."""
    if container.get("name") == "formula":
        return "enacting"
    return "preambular" if place.role == "preambular" or (place.draft and place.role == "paragraph") else place.role

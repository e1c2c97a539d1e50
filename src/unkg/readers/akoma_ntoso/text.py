"""From an Akoma Ntoso tree to lines of text: every word once, in document order, and what is known of each line.

Elements are told by their local names, so that any version of the namespace will do.
"""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from lxml.etree import _Element as Element

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
"""The inline elements of Akoma Ntoso 3.0; every other one begins and ends a line."""
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
"""No-break spaces are the publisher's and stay."""
_LETTER = re.compile(r"[A-Z](?:-[A-Z])?")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the document's tree a line stands."""

    role: Role = "paragraph"
    kind: str = ""
    """What its statement calls itself: `resolution`, `decision`, `presidentialStatement`, `draft resolution`."""
    letter: str = ""
    """The letter of a resolution that is published together with its siblings."""
    draft: int = 0
    """Counts the drafts that the document recommends to another body; 0: the document's own text."""
    attachment: int = 0
    sections: tuple[str, ...] = ()
    """Numbers of the sections around it, outermost first."""
    depth: int = 0
    """How many lists are around it."""
    style: str = ""
    """The class of its paragraph: `H1`, `SingleTxt`."""
    in_row: bool = False
    italic: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the reference text; offsets count from its first character."""

    text: str
    place: Place
    number: str = ""
    """The number printed before its words, where the tree tells it apart."""
    content_start: int = 0
    italics: tuple[tuple[int, int], ...] = ()
    bold: int = 0
    """How many characters are in bold."""
    notes: tuple[tuple[int, int], ...] = ()
    """Offsets of footnote markers, each with the footnote's index."""
    links: tuple[tuple[int, int, str], ...] = ()
    """Spans of hyperlinks, each with its address."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its marker as the file numbers it, and its words in one line."""

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
    """The words of an element in one line, footnotes left out."""
    return _flat(element)[0].text


def _flat(element: Element) -> tuple[Line, list[Note]]:
    """The words of an element in one line, and the footnotes to them."""
    printer = _Printer()
    place = Place(in_row=True)
    printer.inside(element, place)
    printer.end_line()
    return printer.lines[0] if printer.lines else Line("", place), printer.notes


@dataclass(slots=True)
class _Draft:
    """A line being written."""

    text: str = ""
    place: Place | None = None
    number: str = ""
    content_start: int = 0
    italics: list[tuple[int, int]] = field(default_factory=list)
    bold: int = 0
    notes: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)

    def waits_for_words(self) -> bool:
        return bool(self.number) and self.content_start >= len(self.text)

    def write(self, words: str, place: Place) -> None:
        if not self.text or self.text[-1] in " \t":
            words = words.lstrip(" ")
        if not words:
            return
        if self.place is None:
            self.place = place
        elif self.waits_for_words():  # the words say what it is, the number how deep it stands
            self.place = replace(place, depth=self.place.depth)
        start = len(self.text)
        self.text += words
        if words.strip():
            self.bold += len(words) if place.bold else 0
            if place.italic:
                self._slant(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))

    def _slant(self, start: int, end: int) -> None:
        if self.italics and not self.text[self.italics[-1][1] : start].strip():
            start = self.italics.pop()[0]
        self.italics.append((start, end))


class _Printer:
    """Writes lines and collects footnotes as it walks the tree."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.notes: list[Note] = []
        self._draft = _Draft()
        self._attachments = 0
        self._drafts = 0

    def visit(self, element: Element, place: Place) -> None:
        """Print an element and all that is in it, but not the text after it."""
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
            if name == "docTitle":  # the number before it may stand close
                self._draft.write(" ", place)
            self._inline(element, name, place)
        else:
            self._block(element, name, place)

    def inside(self, element: Element, place: Place) -> None:
        """Print what an element holds."""
        self._write(element.text, place, element)
        for child in element:
            self.visit(child, place)
            self._write(child.tail, place, element)

    def end_line(self) -> None:
        """Finish the line, if any word stands in it."""
        draft, self._draft = self._draft, _Draft()
        text = draft.text.rstrip()
        if draft.place is not None and text:
            italics = tuple((start, min(end, len(text))) for start, end in draft.italics)
            start = min(draft.content_start, len(text))
            notes, links = tuple(draft.notes), tuple(draft.links)
            self.lines.append(Line(text, draft.place, draft.number, start, italics, draft.bold, notes, links))

    def _block(self, element: Element, name: str, place: Place) -> None:
        numbered = any(name_of(child) == "num" for child in element)
        self._break(numbered)
        self.inside(element, self._entered(element, name, place))
        self._break(numbered)

    def _break(self, numbered: bool) -> None:
        """End the line, but let a number wait for its words as long as no element with a number of its own comes."""
        if numbered or not self._draft.waits_for_words():
            self.end_line()

    def _in_row(self, element: Element, name: str, place: Place) -> None:
        if name in _CELLS:
            if element.getprevious() is not None:
                self._draft.text = self._draft.text.rstrip(" ") + "\t"
        elif name not in _INLINE:
            self._draft.write(" ", place)
        self._inline(element, name, place)

    def _inline(self, element: Element, name: str, place: Place) -> None:
        """Print an element that begins no line, and note its hyperlink if all its words stand in this line."""
        draft, start = self._draft, len(self._draft.text)
        self.inside(element, _with_letters(element, name, place))
        address = element.get("href")
        words = draft.text[start:]
        if address and words.strip() and draft is self._draft:
            draft.links.append((start + len(words) - len(words.lstrip()), start + len(words.rstrip()), address))

    def _number(self, element: Element, place: Place) -> None:
        self._break(numbered=True)
        parent = element.getparent()
        in_section = parent is not None and name_of(parent) in _SECTIONS
        self.inside(element, replace(place, role="section") if in_section else place)
        if in_section:
            self.end_line()
        elif self._draft.text.strip():
            self._draft.number = self._draft.text.strip()
            self._draft.write(" ", place)
            self._draft.content_start = len(self._draft.text)

    def _marker(self, element: Element, name: str, place: Place) -> None:
        marker = element.get("marker") or ""
        if name == "authorialNote":
            words, inner = _flat(element)
            marker = marker or str(1 + sum(note.marker.isdigit() for note in self.notes))
            self._draft.text = self._draft.text.rstrip(" ")
            self._draft.notes.append((len(self._draft.text), len(self.notes)))
            self.notes.extend([Note(marker, words.text, words.italics, words.links), *inner])
        self._draft.write(superscript(marker), place)

    def _write(self, words: str | None, place: Place, holder: Element) -> None:
        if words:
            plain = " " if words.isspace() and words.isascii() else _SPACE.sub(" ", words)
            self._draft.write(superscript(plain) if name_of(holder) == "sup" else plain, place)

    def _entered(self, element: Element, name: str, place: Place) -> Place:
        """The place inside a block."""
        if name == "attachment":
            self._attachments += 1
            return replace(place, attachment=self._attachments, sections=(), depth=0)
        if name == "embeddedStructure" or (name == "statement" and place.kind):
            self._drafts += 1
            kind = element.get("name") or "draft resolution"
            return replace(place, kind=kind, draft=self._drafts, attachment=0, sections=(), depth=0)
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


def _with_letters(element: Element, name: str, place: Place) -> Place:
    style = (element.get("class") or "").split()
    italic = name == "i" or "italic" in style
    bold = name == "b" or "bold" in style
    return replace(place, italic=place.italic or italic, bold=place.bold or bold) if italic or bold else place


def _letter(statement: Element) -> str:
    """The letter under which a resolution stands among its siblings; empty where it stands alone."""
    for child in statement:
        if name_of(child) == "preface":
            numbers = [words_of(e) for e in child.iter() if name_of(e) == "docNumber"]
            return next((number for number in numbers if _LETTER.fullmatch(number)), "")
    return ""


def _section(section: Element) -> str:
    """The number of a section: its `num`, else a heading that is nothing but one (`II`, `A`)."""
    for child in section:
        if name_of(child) in {"num", "heading", "subheading"}:
            words = words_of(child).rstrip(".")
            if name_of(child) == "num" or re.fullmatch(r"[IVXLC]+|[A-Z]|\d+", words):
                return words
    return ""


def _role_of_container(container: Element, place: Place) -> Role:
    """A container is a preambular paragraph, but for the formula of an embedded draft, and outside preambles."""
    if container.get("name") == "formula":
        return "enacting"
    return "preambular" if place.role == "preambular" or (place.draft and place.role == "paragraph") else place.role

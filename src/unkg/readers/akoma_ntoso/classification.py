"""What each line is: heading, preambular or operative paragraph, part of an annex; and whose numbers it counts with.

The tree alone does not tell: published files print `(b)` as often as words as they tag it as a point, set preambular
paragraphs as headings, and annexes as plain paragraphs. So each line is judged by where it stands, how it begins and
how it is set.
"""

import re
from dataclasses import dataclass, field, replace

from unkg.model import ParagraphKind
from unkg.readers.akoma_ntoso.text import Line
from unkg.readers.paragraph_numbers import Number, number_of

_ANNEX = re.compile(r"(?:Annex|Appendix)(?:\s+([IVXLC]+|[A-Z]|\d{1,2}))?(?=$|[\s.:–—-])")
"""Begins an annex where it begins a heading; not `Annexed lists …`."""
_ARTICLE = re.compile(r"(Article|Rule|Principle|Goal)\s+(\d{1,3}|[IVXL]+)\b", re.IGNORECASE)
_UNITS = {"article": "art", "rule": "rule", "principle": "principle", "goal": "goal"}
_SECTION_NUMBER = re.compile(r"([IVXL]+|[A-Z])(?=\.\s|\.?$)|([IVXL]{2,}|[B-HJ-Z])(?=\s+[A-Z])")
"""Begins a section where it begins a heading, or is one: `II`, `A. Mandate`, `C Meetings`; not `A Programme for …`."""
_HEADING_STYLE = re.compile(r"H(?:Ch|M|\d)|BLUEHeading")
"""The publisher's paragraph styles for headings: `H1G`, `H23`, `HChG`; not `SingleTxt`."""
_LETTER_IN_PARENTHESES = re.compile(r"\([a-z]{1,4}\)")
_ENACTING = re.compile(r"The [A-Z][^.;:]{3,80},")
"""`The Economic Commission for Europe,`; not a sentence."""
_STAR = re.compile(r"\*+\s+(?=[^*\s])")
"""Begins a note set in the text: `* Reissued for technical reasons.`; not `* * *`, which parts sections."""
OPENING_QUOTE = re.compile(r"[“\"«„‟]\s*")
_BARE_NUMBER = re.compile(r"(\d{1,3})\s+\.?(?=[A-Z])")
"""`5 Encourages`, `5 .Encourages`; not `5 per cent`."""
CLOSING = ("masthead", "title", "closing")


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the document whose paragraphs are numbered together."""

    kind: str = ""
    letter: str = ""
    draft: int = 0
    annex: str = ""
    """As people name it: `annex II`; empty outside annexes."""
    article: str = ""
    """As people name it: `art 5`; only in annexes."""


@dataclass(frozen=True, slots=True)
class Item:
    """A line and what it was judged to be."""

    line: Line
    kind: ParagraphKind
    zone: Zone
    sections: tuple[str, ...] = ()
    number: Number | None = None
    opens: str = ""
    """What a heading opens: `annex II`, `sect B`, the letter of a resolution among its siblings."""


Where = tuple[Zone, tuple[str, ...]]
"""A zone and the sections inside it."""


@dataclass(slots=True)
class _Before:
    """What the lines before have shown."""

    zone: Zone = Zone()
    sections: tuple[str, ...] = ()
    attachment: int = 0
    after_heading: bool = True
    enacted: set[Zone] = field(default_factory=set)
    begun: set[Where] = field(default_factory=set)
    """Where operative or annexed paragraphs have begun."""
    annexes: list[str] = field(default_factory=list)
    number: str = ""
    """The last number of a paragraph at the top."""

    def take(self, item: Item) -> None:
        self.zone = item.zone
        self.sections = item.sections if not item.line.place.sections else self.sections
        self.after_heading = item.kind == "heading"
        self.enacted |= {item.zone} if item.kind == "enacting" else set()
        self.begun |= {(item.zone, item.sections)} if item.kind in {"operative", "annex"} else set()
        if item.zone.annex and item.zone.annex not in self.annexes:
            self.annexes.append(item.zone.annex)
        if item.number and item.number.is_decimal:
            self.number = item.number.token


def judged(lines: list[Line]) -> list[Item]:
    """Every line with what it was judged to be, in the order of the text."""
    before = _Before()
    items = []
    for line in lines:
        _enter(before, line)
        item = _judge(line, before)
        before.take(item)
        items.append(item)
    return items


def _enter(before: _Before, line: Line) -> None:
    """Begin a zone where the tree begins one: another text, an attachment."""
    place, zone = line.place, before.zone
    text = (place.kind, place.letter, place.draft)
    if text != (zone.kind, zone.letter, zone.draft) or place.attachment != before.attachment:
        annex = _next_annex(before.annexes) if place.attachment else ""
        before.zone, before.sections, before.attachment = Zone(*text, annex), (), place.attachment


def _next_annex(annexes: list[str]) -> str:
    """The name of an attachment that does not name itself; its own heading overrides it."""
    return f"annex {1 + len(annexes)}" if annexes else "annex"


def _judge(line: Line, before: _Before) -> Item:
    role = line.place.role
    sections = line.place.sections or before.sections
    item = Item(line, "heading", before.zone, sections)
    if role in CLOSING:
        return replace(item, opens="letter" if line.text == before.zone.letter else "")
    if role == "row":
        return replace(item, kind="body")
    if role == "section":
        return replace(item, opens=f"sect {sections[-1]}" if sections and sections[-1] else "")
    if role == "enacting" or (role == "paragraph" and _enacts(line, before)):
        return replace(item, kind="enacting")
    if _STAR.match(line.text) or line.place.style.startswith("Footnote"):
        return replace(item, kind="footnote")
    if _is_heading(line) and not _is_lettered_item(item, before):
        return _opening(item)
    return _numbered(item, before)


def _is_lettered_item(item: Item, before: _Before) -> bool:
    """Whether a line set as a heading is an item of an operative paragraph: `(d) Protection of the United Nations`."""
    here = (item.zone, item.sections)
    return here in before.begun and not item.zone.annex and bool(_LETTER_IN_PARENTHESES.match(item.line.number))


def _enacts(line: Line, before: _Before) -> bool:
    """Whether a line names the body whose decision follows: first in an annex, or in a text without a preamble."""
    if not before.after_heading or not _ENACTING.fullmatch(line.text):
        return False
    slanted = bool(line.italics) and line.italics[0][0] == 0 and line.italics[0][1] >= len(line.text) - 2
    return slanted or bool(before.zone.annex)


def _is_heading(line: Line) -> bool:
    """Whether a line is a title: set as one, and neither a paragraph of a preamble nor a numbered paragraph."""
    if line.place.role == "heading":
        return not goes_on_upright(line) and not line.text.endswith(",")
    if line.place.role != "paragraph" or len(line.text) > 250 or line.text.endswith((";", ",", ":")):
        return False
    number = number_of(line.text, line.number, line.content_start)
    if number and number.is_decimal:
        return False
    bold = line.bold >= len(line.text) - line.content_start - 1 > 0
    return (
        bold
        or bool(_HEADING_STYLE.match(line.place.style))
        or bool(re.fullmatch(r"[IVXL]+|[A-Z]|\*( ?\*)*", line.text))
    )


def goes_on_upright(line: Line) -> bool:
    """Whether a line begins in italics and goes on without, as paragraphs of a resolution do and headings do not."""
    content = len(line.text) - line.content_start
    return bool(line.italics) and line.italics[0][0] <= line.content_start and line.italics[0][1] < content * 0.8


def _opening(item: Item) -> Item:
    """A heading, and the annex, article or section that it opens."""
    text = item.line.text
    if annex := _ANNEX.match(text):
        name = f"annex {annex[1]}" if annex[1] else "annex"
        return replace(item, zone=replace(item.zone, annex=name, article=""), sections=(), opens=name)
    article = _ARTICLE.match(text)
    if article and item.zone.annex:
        name = f"{_UNITS[article[1].lower()]} {article[2]}"
        return replace(item, zone=replace(item.zone, article=name), sections=())
    told = item.line.place.sections
    if told and text.rstrip(".") == told[-1]:
        return replace(item, opens=f"sect {told[-1]}")
    section = _SECTION_NUMBER.match(text)
    if section and not told:
        number = section[1] or section[2]
        return replace(item, sections=_flat_sections(item.sections, number), opens=f"sect {number}")
    return item


def _flat_sections(now: tuple[str, ...], number: str) -> tuple[str, ...]:
    """The sections after a heading: Roman above letters; `C` after `B` is a letter, `I` after `II` no more."""
    roman = bool(re.fullmatch(r"[IVXL]+", number)) and not (
        now and len(now[-1]) == 1 and ord(now[-1]) + 1 == ord(number[0])
    )
    if roman:
        return (number,)
    return (now[0], number) if now and len(now[0]) >= 1 and re.fullmatch(r"[IVXL]+", now[0]) else (number,)


def _numbered(item: Item, before: _Before) -> Item:
    """A paragraph with its number; preambular, operative or of an annex."""
    line = item.line
    number = number_of(line.text, line.number, line.content_start) or _bare_successor(line, before)
    decimal = number is not None and number.is_decimal
    kind: ParagraphKind = "annex" if item.zone.annex and item.zone not in before.enacted else "operative"
    if not decimal and (line.place.role in {"preambular", "heading"} or _introduces(item, before)):
        kind = "preambular"
    return replace(item, kind=kind, number=number)


def _bare_successor(line: Line, before: _Before) -> Number | None:
    """A number without its full stop, or with one astray, where it comes next after the last: `5 Encourages`."""
    match = _BARE_NUMBER.match(line.text)
    if match and before.number.isdigit() and int(match[1]) == int(before.number) + 1:
        return Number(match[1], match.end())
    return None


def _introduces(item: Item, before: _Before) -> bool:
    """Whether a paragraph of a main body still belongs to the preamble.

    So it does where it ends in a comma and no operative one came before it; in a president's statement, where it leads
    to the statement itself.
    """
    zone, text = item.zone, item.line.text
    if (zone, item.sections) in before.begun:
        return False
    if zone.kind == "presidentialStatement" and not zone.annex:
        return text.endswith(":") and not OPENING_QUOTE.match(text)
    deliberates = zone.kind != "decision" and (not zone.annex or zone in before.enacted)
    return deliberates and text.endswith(",")

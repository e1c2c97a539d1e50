"""The kind of each line: heading, preambular or operative paragraph, part of an annex; and the zone it belongs to.

The tags are not enough: published files often print `(b)` as words, and tag preambular paragraphs as headings and
annexes as plain paragraphs. Lines are therefore classified by their position, first words and typography.
"""

import re

from msgspec import Struct
from msgspec.structs import replace

from unkg.model import ParagraphKind
from unkg.readers.akoma_ntoso.text import Line
from unkg.readers.paragraph_numbers import Number, number_of

_ANNEX = re.compile(r"(?:Annex|Appendix)(?:\s+([IVXLC]+|[A-Z]|\d{1,2}))?(?=$|[\s.:–—-])")
"""The beginning of a heading that opens an annex; not `Annexed lists …`."""
_ARTICLE = re.compile(r"(Article|Rule|Principle|Goal)\s+(\d{1,3}|[IVXL]+)\b", re.IGNORECASE)
_UNITS = {"article": "art", "rule": "rule", "principle": "principle", "goal": "goal"}
_SECTION_NUMBER = re.compile(r"([IVXL]+|[A-Z])(?=\.\s|\.?$)|([IVXL]{2,}|[B-HJ-Z])(?=\s+[A-Z])")
"""A heading that opens a section: `II`, `A. Mandate`, `C Meetings`; not `A Programme for …`."""
_HEADING_STYLE = re.compile(r"H(?:Ch|M|\d)|BLUEHeading")
"""The publisher's paragraph styles for headings: `H1G`, `H23`, `HChG`; not `SingleTxt`."""
_LETTER_IN_PARENTHESES = re.compile(r"\([a-z]{1,4}\)")
_ENACTING = re.compile(r"The [A-Z][^.;:]{3,80},")
"""`The Economic Commission for Europe,`; not a sentence."""
_STAR = re.compile(r"\*+\s+(?=[^*\s])")
"""The beginning of a note in the text: `* Reissued for technical reasons.`; not the separator `* * *`."""
OPENING_QUOTE = re.compile(r"[“\"«„‟]\s*")
_BARE_NUMBER = re.compile(r"(\d{1,3})\s+\.?(?=[A-Z])")
"""`5 Encourages`, `5 .Encourages`; not `5 per cent`."""
CLOSING = ("masthead", "title", "closing")


class Zone(Struct, frozen=True, gc=False):
    """A stretch of the document whose paragraphs are numbered together."""

    kind: str = ""
    letter: str = ""
    draft: int = 0
    annex: str = ""
    """Its label: `annex II`; empty outside annexes."""
    article: str = ""
    """Its label: `art 5`; only in annexes."""


class Item(Struct, frozen=True, gc=False):
    """A classified line."""

    line: Line
    kind: ParagraphKind
    zone: Zone
    sections: tuple[str, ...] = ()
    number: Number | None = None
    opens: str = ""
    """What a heading opens: `annex II`, `sect B`, or `letter` for one of several resolutions."""


Where = tuple[Zone, tuple[str, ...]]
"""A zone and the sections inside it."""


class _State(Struct, frozen=True, gc=False):
    """What the lines so far have shown."""

    zone: Zone = Zone()
    sections: tuple[str, ...] = ()
    attachment: int = 0
    after_heading: bool = True
    enacted: frozenset[Zone] = frozenset()
    """Zones in which a body has been named as deciding."""
    begun: frozenset[Where] = frozenset()
    """Places in which operative or annexed paragraphs have begun."""
    annexes: tuple[str, ...] = ()
    number: str = ""
    """The last number of a top-level paragraph."""

    def entering(self, line: Line) -> "_State":
        """The state before a line, in a new zone if the tree begins another text or attachment."""
        place, zone = line.place, self.zone
        text = (place.kind, place.letter, place.draft)
        if text == (zone.kind, zone.letter, zone.draft) and place.attachment == self.attachment:
            return self
        annex = _next_annex(self.annexes) if place.attachment else ""
        return replace(self, zone=Zone(*text, annex), sections=(), attachment=place.attachment)

    def after(self, item: Item) -> "_State":
        """The state after a classified line."""
        where = (item.zone, item.sections)
        is_new_annex = item.zone.annex and item.zone.annex not in self.annexes
        return _State(
            zone=item.zone,
            sections=self.sections if item.line.place.sections else item.sections,
            attachment=self.attachment,
            after_heading=item.kind == "heading",
            enacted=self.enacted | {item.zone} if item.kind == "enacting" else self.enacted,
            begun=self.begun | {where} if item.kind in {"operative", "annex"} else self.begun,
            annexes=(*self.annexes, item.zone.annex) if is_new_annex else self.annexes,
            number=item.number.token if item.number and item.number.is_decimal else self.number,
        )


def classified(lines: list[Line]) -> list[Item]:
    """The lines with their kinds, in the order of the text."""
    state, items = _State(), []
    for line in lines:
        state = state.entering(line)
        item = _item(line, state)
        state = state.after(item)
        items.append(item)
    return items


def _next_annex(annexes: tuple[str, ...]) -> str:
    """The label of an attachment without one; a heading inside it overrides it."""
    return f"annex {1 + len(annexes)}" if annexes else "annex"


def _item(line: Line, state: _State) -> Item:
    role = line.place.role
    sections = line.place.sections or state.sections
    item = Item(line, "heading", state.zone, sections)
    if role in CLOSING:
        return replace(item, opens="letter" if line.text == state.zone.letter else "")
    if role == "row":
        return replace(item, kind="body")
    if role == "section":
        return replace(item, opens=f"sect {sections[-1]}" if sections and sections[-1] else "")
    if role == "enacting" or (role == "paragraph" and _enacts(line, state)):
        return replace(item, kind="enacting")
    if _STAR.match(line.text) or line.place.style.startswith("Footnote"):
        return replace(item, kind="footnote")
    if _is_heading(line) and not _is_lettered_item(item, state):
        return _opening(item)
    return _numbered(item, state)


def _is_lettered_item(item: Item, state: _State) -> bool:
    """Whether a line set as a heading is an item of an operative paragraph: `(d) Protection of the United Nations`."""
    here = (item.zone, item.sections)
    return here in state.begun and not item.zone.annex and bool(_LETTER_IN_PARENTHESES.match(item.line.number))


def _enacts(line: Line, state: _State) -> bool:
    """Whether a line names the body that decides, at the beginning of an annex or of a text without a preamble."""
    if not state.after_heading or not _ENACTING.fullmatch(line.text):
        return False
    slanted = bool(line.italics) and line.italics[0][0] == 0 and line.italics[0][1] >= len(line.text) - 2
    return slanted or bool(state.zone.annex)


def _is_heading(line: Line) -> bool:
    """Whether a line is set as a heading and is neither a preambular nor a numbered paragraph."""
    if line.place.role == "heading":
        return not ends_upright(line) and not line.text.endswith(",")
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


def ends_upright(line: Line) -> bool:
    """Whether a line begins in italics and ends upright, as paragraphs of a resolution do and headings do not."""
    content = len(line.text) - line.content_start
    return bool(line.italics) and line.italics[0][0] <= line.content_start and line.italics[0][1] < content * 0.8


def _opening(item: Item) -> Item:
    """A heading with the annex, article or section that it opens."""
    text = item.line.text
    if annex := _ANNEX.match(text):
        name = f"annex {annex[1]}" if annex[1] else "annex"
        return replace(item, zone=replace(item.zone, annex=name, article=""), sections=(), opens=name)
    article = _ARTICLE.match(text)
    if article and item.zone.annex:
        name = f"{_UNITS[article[1].lower()]} {article[2]}"
        return replace(item, zone=replace(item.zone, article=name), sections=())
    tagged = item.line.place.sections
    if tagged and text.rstrip(".") == tagged[-1]:
        return replace(item, opens=f"sect {tagged[-1]}")
    section = _SECTION_NUMBER.match(text)
    if section and not tagged:
        number = section[1] or section[2]
        return replace(item, sections=_flat_sections(item.sections, number), opens=f"sect {number}")
    return item


def _flat_sections(now: tuple[str, ...], number: str) -> tuple[str, ...]:
    """The sections after a heading, with Roman numerals above letters; `C` is a letter after `B`."""
    roman = bool(re.fullmatch(r"[IVXL]+", number)) and not (
        now and len(now[-1]) == 1 and ord(now[-1]) + 1 == ord(number[0])
    )
    if roman:
        return (number,)
    return (now[0], number) if now and len(now[0]) >= 1 and re.fullmatch(r"[IVXL]+", now[0]) else (number,)


def _numbered(item: Item, state: _State) -> Item:
    """A preambular, operative or annexed paragraph with its number."""
    line = item.line
    number = number_of(line.text, line.number, line.content_start) or _bare_successor(line, state)
    decimal = number is not None and number.is_decimal
    kind: ParagraphKind = "annex" if item.zone.annex and item.zone not in state.enacted else "operative"
    if not decimal and (line.place.role in {"preambular", "heading"} or _introduces(item, state)):
        kind = "preambular"
    return replace(item, kind=kind, number=number)


def _bare_successor(line: Line, state: _State) -> Number | None:
    """A number without a full stop, or with a misplaced one, that follows the last number: `5 Encourages`."""
    match = _BARE_NUMBER.match(line.text)
    if match and state.number.isdigit() and int(match[1]) == int(state.number) + 1:
        return Number(match[1], match.end())
    return None


def _introduces(item: Item, state: _State) -> bool:
    """Whether a paragraph of the main body is still preambular.

    It is if it ends in a comma and no operative paragraph came before it, or if it introduces the statement of a
    president.
    """
    zone, text = item.zone, item.line.text
    if (zone, item.sections) in state.begun:
        return False
    if zone.kind == "presidentialStatement" and not zone.annex:
        return text.endswith(":") and not OPENING_QUOTE.match(text)
    deliberates = zone.kind != "decision" and (not zone.annex or zone in state.enacted)
    return deliberates and text.endswith(",")

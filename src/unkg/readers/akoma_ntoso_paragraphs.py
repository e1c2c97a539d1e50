"""From lines to the paragraphs that people cite: preambular, operative, numbered, annexed, and footnotes.

The tree alone does not tell them: published files print `(b)` as often as words as they tag it as a point, set
preambular paragraphs as headings, and annexes as plain paragraphs. So each line is judged by where it stands, how it
begins and how it is set.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from unkg import symbols
from unkg.model import Paragraph, ParagraphKind, Section
from unkg.readers.akoma_ntoso_text import Line, Note
from unkg.readers.numbering import Number, Numbering, Steps, number_of

_ANNEX = re.compile(r"(?:Annex|Appendix)(?:\s+([IVXLC]+|[A-Z]|\d{1,2}))?(?=$|[\s.:–—-])")
"""Begins an annex where it begins a heading; not `Annexed lists …`."""
_ARTICLE = re.compile(r"(Article|Rule|Principle|Goal)\s+(\d{1,3}|[IVXL]+)\b", re.IGNORECASE)
_UNITS = {"article": "art", "rule": "rule", "principle": "principle", "goal": "goal"}
_SECTION_NUMBER = re.compile(r"([IVXL]+|[A-Z])\.?(?:\s|$)")
"""Begins a section where it begins a heading, or stands alone: `II`, `B. Mandate`."""
_HEADING_STYLE = re.compile(r"H(?:Ch|M|\d)|BLUEHeading")
_ENACTING = re.compile(r"The [A-Z][^.;:]{3,80},")
_STAR = re.compile(r"\*+\s+")
_TABLE_NOTE = re.compile(r"[a-z*]+\s+")
_OPENING_QUOTE = re.compile(r"[“\"«„‟]\s*")
_BARE_NUMBER = re.compile(r"(\d{1,3})\s+\.?(?=[A-Z])")
_CITED = {"preambular", "operative", "annex", "body"}
_CLOSING = ("masthead", "title", "closing")


@dataclass(frozen=True, slots=True)
class _Zone:
    """A stretch of the document whose paragraphs are numbered together."""

    kind: str = ""
    letter: str = ""
    draft: int = 0
    annex: str = ""
    """As people name it: `annex II`; empty outside annexes."""
    article: str = ""
    """As people name it: `art 5`; only in annexes."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A line and what it was judged to be."""

    line: Line
    kind: ParagraphKind
    zone: _Zone
    sections: tuple[str, ...] = ()
    number: Number | None = None
    opens: str = ""
    """What a heading opens: `annex II`, `sect B`, the letter of a resolution among its siblings."""


@dataclass(frozen=True, slots=True)
class _Name:
    """How a paragraph is cited: unit and steps, still without its zone."""

    unit: str = ""
    steps: Steps = ()


def paragraphs_of(lines: list[Line], notes: list[Note], starts: list[int]) -> tuple[Paragraph, ...]:
    """The paragraphs in the order of the text; `starts` are the offsets of the lines, then of the footnotes.

    A further piece of a paragraph (a bullet, words after its list) has the paragraph's label and a part of its own,
    `op2-2`; a row of a table has the label alone.
    """
    items = _with_whole_preambles(_judged(lines))
    names = _named(items)
    prefixed = _restarting(items, names)
    parts: Counter[str] = Counter()
    body = [
        _paragraph(item, name, start, item.zone in prefixed, parts)
        for item, name, start in zip(items, names, starts, strict=False)
    ]
    return (*body, *_footnotes(lines, notes, starts, parts))


# ---- what each line is -------------------------------------------------------------------------------------------


_Where = tuple[_Zone, tuple[str, ...]]


@dataclass(slots=True)
class _Before:
    """What the lines before have shown."""

    zone: _Zone = _Zone()
    sections: tuple[str, ...] = ()
    attachment: int = 0
    after_heading: bool = True
    enacted: set[_Zone] = field(default_factory=set)
    begun: set[_Where] = field(default_factory=set)
    """Where operative or annexed paragraphs have begun."""
    annexes: list[str] = field(default_factory=list)
    number: str = ""
    """The last number of a paragraph at the top."""

    def take(self, item: _Item) -> None:
        self.zone = item.zone
        self.sections = item.sections if not item.line.place.sections else self.sections
        self.after_heading = item.kind == "heading"
        self.enacted |= {item.zone} if item.kind == "enacting" else set()
        self.begun |= {(item.zone, item.sections)} if item.kind in {"operative", "annex"} else set()
        if item.zone.annex and item.zone.annex not in self.annexes:
            self.annexes.append(item.zone.annex)
        if item.number and item.number.is_decimal:
            self.number = item.number.token


def _judged(lines: list[Line]) -> list[_Item]:
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
        before.zone, before.sections, before.attachment = _Zone(*text, annex), (), place.attachment


def _next_annex(annexes: list[str]) -> str:
    """The name of an attachment that does not name itself; its own heading overrides it."""
    return f"annex {1 + len(annexes)}" if annexes else "annex"


def _judge(line: Line, before: _Before) -> _Item:
    role = line.place.role
    sections = line.place.sections or before.sections
    item = _Item(line, "heading", before.zone, sections)
    if role in _CLOSING:
        return replace(item, opens="letter" if line.text == before.zone.letter else "")
    if role == "row":
        return replace(item, kind="body")
    if role == "section":
        return replace(item, opens=f"sect {sections[-1]}" if sections and sections[-1] else "")
    if role == "enacting" or (role == "paragraph" and _enacts(line, before)):
        return replace(item, kind="enacting")
    if _STAR.match(line.text) or line.place.style.startswith("Footnote"):
        return replace(item, kind="footnote")
    if _is_heading(line):
        return _opening(item)
    return _numbered(item, before)


def _enacts(line: Line, before: _Before) -> bool:
    """Whether a line names the body whose decision follows: first in an annex, or in a text without a preamble."""
    if not before.after_heading or not _ENACTING.fullmatch(line.text):
        return False
    slanted = bool(line.italics) and line.italics[0][0] == 0 and line.italics[0][1] >= len(line.text) - 2
    return slanted or bool(before.zone.annex)


def _is_heading(line: Line) -> bool:
    """Whether a line is a title: set as one, and neither a paragraph of a preamble nor a numbered paragraph."""
    if line.place.role == "heading":
        return not _goes_on_upright(line) and not line.text.endswith(",")
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


def _goes_on_upright(line: Line) -> bool:
    """Whether a line begins in italics and goes on without, as paragraphs of a resolution do and headings do not."""
    content = len(line.text) - line.content_start
    return bool(line.italics) and line.italics[0][0] <= line.content_start and line.italics[0][1] < content * 0.8


def _opening(item: _Item) -> _Item:
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
        return replace(item, sections=_flat_sections(item.sections, section[1]), opens=f"sect {section[1]}")
    return item


def _flat_sections(now: tuple[str, ...], number: str) -> tuple[str, ...]:
    """The sections after a heading: Roman above letters; `C` after `B` is a letter, `I` after `II` no more."""
    roman = bool(re.fullmatch(r"[IVXL]+", number)) and not (
        now and len(now[-1]) == 1 and ord(now[-1]) + 1 == ord(number[0])
    )
    if roman:
        return (number,)
    return (now[0], number) if now and len(now[0]) >= 1 and re.fullmatch(r"[IVXL]+", now[0]) else (number,)


def _numbered(item: _Item, before: _Before) -> _Item:
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


def _introduces(item: _Item, before: _Before) -> bool:
    """Whether a paragraph of a main body still belongs to the preamble.

    So it does where it ends in a comma and no operative one came before it; in a president's statement, where it leads
    to the statement itself.
    """
    zone, text = item.zone, item.line.text
    if (zone, item.sections) in before.begun:
        return False
    if zone.kind == "presidentialStatement" and not zone.annex:
        return text.endswith(":") and not _OPENING_QUOTE.match(text)
    deliberates = zone.kind != "decision" and (not zone.annex or zone in before.enacted)
    return deliberates and text.endswith(",")


def _with_whole_preambles(items: list[_Item]) -> list[_Item]:
    """The same, with unnumbered paragraphs that end in semicolons given to the preamble.

    Only where the operative paragraphs are numbered, and only before the first of them.
    """
    printed = _with_printed_numbers(items)
    begun: set[_Where] = set()
    whole = []
    for item in items:
        where = (item.zone, item.sections)
        waits = item.kind == "operative" and where in printed and where not in begun and not item.number
        begun |= {where} if item.kind == "operative" and item.number else set()
        whole.append(replace(item, kind="preambular") if waits and item.line.text.endswith((",", ";")) else item)
    return whole


# ---- numbers -----------------------------------------------------------------------------------------------------


def _named(items: list[_Item]) -> list[_Name]:
    """The unit and steps of each line's paragraph."""
    printed = _with_printed_numbers(items)
    slanted = {
        (i.zone, i.sections) for i in items if i.kind == "operative" and not i.number and _goes_on_upright(i.line)
    }
    numberings: dict[_Zone, Numbering] = defaultdict(Numbering)
    last: dict[_Zone, tuple[str, ...]] = {}
    names = []
    for item in items:
        where = (item.zone, item.sections)
        if item.kind not in {"operative", "annex", "body"}:
            names.append(_Name())
            continue
        first = item.number is not None and item.number.token == "1" and item.line.place.depth == 0
        counted = where not in printed and item.kind == "operative"
        if last.get(item.zone, item.sections) != item.sections and (first or counted):
            numberings[item.zone] = Numbering()
        last[item.zone] = item.sections
        countable = not item.number and (where not in slanted or _goes_on_upright(item.line))
        steps = _steps(item, numberings[item.zone], counts=counted and countable)
        names.append(_Name(_unit(item), steps) if steps else _Name())
    return _with_preambles(items, names)


def _with_printed_numbers(items: list[_Item]) -> set[_Where]:
    """The places whose paragraphs have numbers; a decision or statement has them only if its first paragraph does."""
    found: dict[_Where, bool] = {}
    for item in items:
        if item.kind in {"operative", "annex"}:
            decimal = item.number is not None and item.number.is_decimal and item.line.place.depth == 0
            where = (item.zone, item.sections)
            counts_all = item.zone.kind in {"decision", "presidentialStatement"} and not item.zone.annex
            found[where] = found.get(where, decimal) if counts_all else found.get(where, False) or decimal
    return {where for where, has in found.items() if has}


def _steps(item: _Item, numbering: Numbering, *, counts: bool) -> Steps:
    if item.kind == "body":
        return numbering.current[:1]
    if item.number and not item.number.is_bullet:
        return numbering.next(item.number, item.line.place.depth)
    if item.number:
        return numbering.current
    return numbering.count() if counts else numbering.current[:1]


def _unit(item: _Item) -> str:
    if item.zone.annex and item.kind != "operative":
        return "para"
    return "para" if item.zone.kind in {"decision", "presidentialStatement"} and not item.zone.annex else "OP"


def _with_preambles(items: list[_Item], names: list[_Name]) -> list[_Name]:
    """Preambular paragraphs have no numbers of their own: they are counted, anew in each section that counts anew."""
    restarting = _restarting(items, names)
    numberings: dict[_Where, Numbering] = defaultdict(Numbering)
    return [
        _Name("PP", _preambular_steps(item, numberings[item.zone, item.sections if item.zone in restarting else ()]))
        if item.kind == "preambular" and item.zone.kind != "presidentialStatement"
        else name
        for item, name in zip(items, names, strict=True)
    ]


def _preambular_steps(item: _Item, numbering: Numbering) -> Steps:
    if item.number and numbering.current:
        return numbering.current if item.number.is_bullet else numbering.next(item.number, item.line.place.depth + 1)
    return numbering.count()


def _restarting(items: list[_Item], names: list[_Name]) -> set[_Zone]:
    """The zones whose sections count from one again, so that a number alone does not name a paragraph."""
    seen: dict[tuple[_Zone, Steps], tuple[str, ...]] = {}
    restarting = set()
    for item, name in zip(items, names, strict=True):
        if (
            len(name.steps) == 1
            and name.unit != "PP"
            and seen.setdefault((item.zone, name.steps), item.sections) != item.sections
        ):
            restarting.add(item.zone)
    return restarting


# ---- names -------------------------------------------------------------------------------------------------------


def _paragraph(item: _Item, name: _Name, start: int, in_section: bool, parts: Counter[str]) -> Paragraph:
    line = item.line
    content = item.number.length if item.number else line.content_start
    if quote := _OPENING_QUOTE.match(line.text, content):
        content = quote.end()
    if item.kind == "footnote" and (marker := _TABLE_NOTE.match(line.text)):
        content = marker.end()
    context = _context(item, in_section)
    own = _own(name, item.zone.article) if item.kind in _CITED else ""
    part = _part(item, name, context)
    return Paragraph(
        label=" ".join([*context, own] if own else context if item.kind == "annex" else ()),
        kind=item.kind,
        section=_section(item),
        start=start,
        end=start + len(line.text),
        part=_unique(part, parts) if part and item.kind != "body" else None,
        content_start=start + min(content, len(line.text)),
    )


def _context(item: _Item, in_section: bool) -> list[str]:
    """Where a paragraph's number counts, outermost first, as people name it."""
    zone = item.zone
    return [
        *([f"sect {zone.letter}"] if zone.letter else []),
        *([f"draft {zone.draft}" if zone.draft > 1 else "draft"] if zone.draft else []),
        *([zone.annex] if zone.annex else []),
        *(
            [f"sect {number}" for number in item.sections if number]
            if in_section or item.opens.startswith("sect")
            else []
        ),
    ]


def _own(name: _Name, article: str) -> str:
    """A paragraph's own name: `OP 2(b)`; `art 5(2)(a)` in an annexed instrument."""
    if article:
        return article + "".join(f"({step})" for step in name.steps)
    if not name.steps:
        return ""
    return f"{name.unit} {name.steps[0]}" + "".join(f"({step})" for step in name.steps[1:])


def _part(item: _Item, name: _Name, context: list[str]) -> str:
    fragments = [fragment for step in context for fragment in _fragment(step)]
    if item.opens:
        return ".".join(fragments)
    if item.kind == "annex" and item.zone.article:
        return ".".join([*fragments, *_fragment(item.zone.article), *name.steps])
    if name.steps:
        unit = "op" if item.zone.kind == "decision" and not item.zone.annex else name.unit.lower()
        return ".".join([*fragments, unit + ".".join(name.steps)])
    return ".".join(fragments) if item.kind == "annex" else ""


def _fragment(step: str) -> Iterable[str]:
    if step.startswith("draft"):
        return (step.replace(" ", "") if step != "draft" else "draft1",)
    return symbols.fragments(step, "document")


def _unique(part: str, parts: Counter[str]) -> str:
    parts[part] += 1
    return part if parts[part] == 1 else f"{part}-{parts[part]}"


def _section(item: _Item) -> Section:
    if item.kind == "footnote":
        return "footnote"
    if item.line.place.role in _CLOSING:
        return "heading"
    if item.zone.annex:
        return "annex"
    if item.kind in {"enacting", "preambular"}:
        return "preamble"
    return "heading" if item.kind == "heading" else "operative"


def _footnotes(lines: list[Line], notes: list[Note], starts: list[int], parts: Counter[str]) -> list[Paragraph]:
    anchors = {note: start + offset for line, start in zip(lines, starts, strict=False) for offset, note in line.notes}
    return [
        Paragraph(
            label=f"fn {note.marker}",
            kind="footnote",
            section="footnote",
            start=start,
            end=start + len(f"{note.marker} {note.text}".rstrip()),
            part=_unique(f"fn{note.marker}", parts) if note.marker.isdigit() else None,
            content_start=start + min(len(note.marker) + 1, len(f"{note.marker} {note.text}".rstrip())),
            anchor=anchors.get(index),
        )
        for index, (note, start) in enumerate(zip(notes, starts[len(lines) :], strict=True))
    ]

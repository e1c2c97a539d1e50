"""The labels of paragraphs as people cite them: `OP 2(b)`, `annex II para 15`, `sect A PP 1`, `fn 4`."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from unkg import symbols
from unkg.model import Paragraph, Section
from unkg.readers.akoma_ntoso.classification import (
    CLOSING,
    OPENING_QUOTE,
    Item,
    Where,
    Zone,
    classified,
    ends_upright,
)
from unkg.readers.akoma_ntoso.text import Line, Note
from unkg.readers.paragraph_numbers import Numbering, Steps

_TABLE_NOTE = re.compile(r"[a-z*]+\s+")
_CITED = {"preambular", "operative", "annex", "body"}


class _Name(Struct, frozen=True, gc=False):
    """The unit and number of a paragraph, without its zone."""

    unit: str = ""
    steps: Steps = ()


def paragraphs_of(lines: list[Line], notes: list[Note], starts: list[int]) -> tuple[Paragraph, ...]:
    """The paragraphs in the order of the text; `starts` are the offsets of the lines, then of the footnotes.

    A later piece of a paragraph (a bullet, words after a list) has the paragraph's label and its own part, `op2-2`. A
    row of a table has only the label.
    """
    items = _without_lone_letter(_with_whole_preambles(classified(lines)))
    names = _named(items)
    prefixed = _restarting(items, names)
    parts: Counter[str] = Counter()
    body = [
        _paragraph(item, name, start, item.zone in prefixed, parts)
        for item, name, start in zip(items, names, starts, strict=False)
    ]
    return (*body, *_footnotes(lines, notes, starts, parts))


# ---- numbers -----------------------------------------------------------------------------------------------------


def _named(items: list[Item]) -> list[_Name]:
    """The unit and number of each line's paragraph."""
    printed = _with_printed_numbers(items)
    slanted = {(i.zone, i.sections) for i in items if i.kind == "operative" and not i.number and ends_upright(i.line)}
    numberings: dict[Zone, Numbering] = defaultdict(Numbering)
    last: dict[Zone, tuple[str, ...]] = {}
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
        countable = not item.number and (where not in slanted or ends_upright(item.line))
        numbering = _numbered(item, numberings[item.zone], counts=counted and countable)
        numberings[item.zone] = numbering
        steps = numbering.steps if item.number and item.kind != "body" else numbering.steps[:1]
        names.append(_Name(_unit(item), steps) if steps else _Name())
    return _with_preambles(items, names)


def _with_whole_preambles(items: list[Item]) -> list[Item]:
    """The items with unnumbered paragraphs that end in semicolons as preambular.

    This holds only before the first of numbered operative paragraphs.
    """
    printed = _with_printed_numbers(items)
    begun: set[Where] = set()
    whole = []
    for item in items:
        where = (item.zone, item.sections)
        waits = item.kind == "operative" and where in printed and where not in begun and not item.number
        begun |= {where} if item.kind == "operative" and item.number else set()
        whole.append(replace(item, kind="preambular") if waits and item.line.text.endswith((",", ";")) else item)
    return whole


def _without_lone_letter(items: list[Item]) -> list[Item]:
    """The items without zone letters if the file contains only one of several resolutions: A/RES/77/263 B."""
    letters = {item.zone.letter for item in items}
    if len(letters - {""}) != 1 or any(item.zone.letter == "" and item.kind == "operative" for item in items):
        return items
    return [replace(item, zone=replace(item.zone, letter="")) for item in items]


def _with_printed_numbers(items: list[Item]) -> set[Where]:
    """The places with numbered paragraphs; those of a decision or statement are numbered only if the first one is."""
    found: dict[Where, bool] = {}
    for item in items:
        if item.kind in {"operative", "annex"}:
            decimal = item.number is not None and item.number.is_decimal and item.line.place.depth == 0
            where = (item.zone, item.sections)
            counts_all = item.zone.kind in {"decision", "presidentialStatement"} and not item.zone.annex
            found[where] = found.get(where, decimal) if counts_all else found.get(where, False) or decimal
    return {where for where, has in found.items() if has}


def _numbered(item: Item, numbering: Numbering, *, counts: bool) -> Numbering:
    """The numbering after an item; `counts` tells whether an item without a number is counted."""
    if item.kind == "body" or (item.number and item.number.is_bullet):
        return numbering
    if item.number:
        return numbering.after(item.number, item.line.place.depth)
    return numbering.after_unnumbered() if counts else numbering


def _unit(item: Item) -> str:
    if item.zone.annex and item.kind != "operative":
        return "para"
    return "para" if item.zone.kind in {"decision", "presidentialStatement"} and not item.zone.annex else "OP"


def _with_preambles(items: list[Item], names: list[_Name]) -> list[_Name]:
    """The names with preambular paragraphs counted, which have no printed numbers."""
    restarting = _restarting(items, names)
    numberings: dict[Where, Numbering] = defaultdict(Numbering)
    counted = []
    for item, name in zip(items, names, strict=True):
        if item.kind != "preambular" or item.zone.kind == "presidentialStatement":
            counted.append(name)
            continue
        where = (item.zone, item.sections if item.zone in restarting else ())
        numberings[where] = _preambular(item, numberings[where])
        counted.append(_Name("PP", numberings[where].steps))
    return counted


def _preambular(item: Item, numbering: Numbering) -> Numbering:
    """The numbering of preambular paragraphs after an item."""
    if item.number and numbering.steps:
        return numbering if item.number.is_bullet else numbering.after(item.number, item.line.place.depth + 1)
    return numbering.after_unnumbered()


def _restarting(items: list[Item], names: list[_Name]) -> set[Zone]:
    """The zones whose sections each count from one, so that a number alone is ambiguous."""
    seen: dict[tuple[Zone, Steps], tuple[str, ...]] = {}
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


def _paragraph(item: Item, name: _Name, start: int, in_section: bool, parts: Counter[str]) -> Paragraph:
    line = item.line
    content = item.number.length if item.number else line.content_start
    if quote := OPENING_QUOTE.match(line.text, content):
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


def _context(item: Item, in_section: bool) -> list[str]:
    """The parts that a paragraph is in, outermost first, as people name them."""
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
    """A paragraph's own label: `OP 2(b)`; `art 5(2)(a)` in an annexed instrument."""
    if article:
        return article + "".join(f"({step})" for step in name.steps)
    if not name.steps:
        return ""
    return f"{name.unit} {name.steps[0]}" + "".join(f"({step})" for step in name.steps[1:])


def _part(item: Item, name: _Name, context: list[str]) -> str:
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


def _section(item: Item) -> Section:
    if item.kind == "footnote":
        return "footnote"
    if item.line.place.role in CLOSING:
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

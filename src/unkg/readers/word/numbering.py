"""The numbers that Word prints before paragraphs, which the file does not contain as text."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element as Element

from unkg.readers.paragraph_numbers import alphabetic, count_of
from unkg.readers.word.package import W, value
from unkg.readers.word.styles import Styles
from unkg.symbols import roman_numeral


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: its number format and the text around the number."""

    form: str
    pattern: str
    """`%1.` or `%1.%2`, with the numbers of levels."""
    start: int


class Lists:
    """The lists of a file and their current numbers."""

    def __init__(self, tree: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        if tree is not None:
            self._read_lists(tree)

    def _read_lists(self, tree: Element) -> None:
        abstract = {value(a, "abstractNumId"): _levels(a) for a in tree.iterfind(f"{W}abstractNum")}
        for number in tree.iterfind(f"{W}num"):
            identifier, base = value(number, "numId"), value(number.find(f"{W}abstractNumId"))
            levels = dict(abstract.get(base, {}))
            self._abstract[identifier] = base
            for override in number.iterfind(f"{W}lvlOverride"):
                place = count_of(value(override, "ilvl"), 0)
                start = value(override.find(f"{W}startOverride"))
                if start and place in levels:
                    self._abstract[identifier] = f"{base} {identifier}"
                    levels[place] = _Level(levels[place].form, levels[place].pattern, count_of(start, 1))
                levels.update(_levels(override))
            self._levels[identifier] = levels

    def next_label(self, paragraph: Element) -> str:
        """Advance the list of a paragraph and return the number before it; empty if it has none."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        styled = self._styles.numbering(value(paragraph.find(f"{W}pPr/{W}pStyle")))
        identifier = value(_part(own, "numId")) or value(_part(styled, "numId"))
        place = count_of(value(_part(own, "ilvl")) or value(_part(styled, "ilvl")), 0)
        levels = self._levels.get(identifier, {})
        if place not in levels:
            return ""
        counts = self._counts[self._abstract[identifier]]
        counts[place] = counts.get(place, levels[place].start - 1) + 1
        for deeper in [other for other in counts if other > place]:
            del counts[deeper]
        return _printed(levels, place, counts)


def _part(numbering: Element | None, name: str) -> Element | None:
    return None if numbering is None else numbering.find(f"{W}{name}")


def _levels(holder: Element) -> dict[int, _Level]:
    return {
        count_of(value(level, "ilvl"), 0): _Level(
            value(level.find(f"{W}numFmt")) or "decimal",
            value(level.find(f"{W}lvlText")),
            count_of(value(level.find(f"{W}start")), 1),
        )
        for level in holder.iterfind(f"{W}lvl")
    }


def _printed(levels: dict[int, _Level], place: int, counts: dict[int, int]) -> str:
    if levels[place].form == "bullet":
        return "•"

    def number(match: re.Match[str]) -> str:
        level = levels.get(int(match[1]) - 1)
        count = counts.get(int(match[1]) - 1, level.start if level else 1)
        return _FORMS.get(level.form if level else "", str)(count)

    return re.sub(r"%(\d)", number, levels[place].pattern).strip()


_FORMS: Final[dict[str, Callable[[int], str]]] = {
    "lowerLetter": alphabetic,
    "upperLetter": lambda count: alphabetic(count).upper(),
    "lowerRoman": lambda count: roman_numeral(count).lower(),
    "upperRoman": roman_numeral,
    "decimalZero": "{:02}".format,
    "none": lambda _: "",
}
"""Number formats by Word's names; all others are decimal."""

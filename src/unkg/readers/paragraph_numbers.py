"""Printed numbers of paragraphs (`3.`, `(b)`, `(iv)`, `29.1.`) and their place in the numbering of a text."""

import re
from dataclasses import dataclass
from typing import Final

from unkg.symbols import as_latin, look_alikes, roman_value

_SMALL = f"[a-z{look_alikes.SMALL}]"
_LEADING = re.compile(
    rf"""(?: \d{{1,3}}(?:\.\d{{1,3}})*\.      # 3.  29.1.      not 2023. nor 5.4 million
        | \(\d{{1,2}}\)                    # (1)            not (2023)
        | \({_SMALL}{{1,2}}\) | \([ivxl]+\)   # (a) (iv) (aa)  not (the)
        | \([\u0621-\u064a]\u0640?\) | \([一二三四五六七八九十]\)   # Arabic and Chinese lists
        | {_SMALL}\)? \. | {_SMALL}\) | [ivxl]+[.)]
        | [•·▪◦–—-]                      # a bullet followed by a space, not -5
        )[\s\u200b\u200e\u200f]+(?=\S)""",
    re.VERBOSE,
)
_COUNT = re.compile(r"-?[0-9]{1,4}")
_BULLET = re.compile(r"[•·▪◦–—*-]+")
_ARABIC = "أبجدهوزحطيكلمنسعفصقرشتثخذض"
"""The order of letters in Arabic lists."""
_ROMANS = dict(zip(map(str, range(1, 11)), ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), strict=True))
_CHINESE = dict(zip("一二三四五六七八九十", _ROMANS.values(), strict=False))
_LATIN = str.maketrans({letter: chr(ord("a") + place) for place, letter in enumerate(_ARABIC)} | {"ا": "a"} | _CHINESE)
_ROMAN = frozenset("ivxl")

Steps = tuple[str, ...]
"""The numbers from the top to a paragraph: 2, b."""


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: `(b)` has the token `b`; a bullet has none."""

    token: str
    length: int
    """Characters before the paragraph's own words."""

    @property
    def is_bullet(self) -> bool:
        """Whether it marks an item without a number."""
        return not self.token

    @property
    def is_decimal(self) -> bool:
        """Whether it has the form of top-level paragraphs: `3`, `29.1`."""
        return self.token[:1].isdigit()


def number_of(text: str, marked: str, marked_length: int) -> Number | None:
    """The number of a line: the one that the file marks, else the one that its words begin with."""
    if marked:
        return Number("" if _BULLET.fullmatch(marked) else _token(marked), marked_length)
    match = _LEADING.match(text)
    if not match:
        return None
    printed = match.group().strip()
    return Number("" if _BULLET.fullmatch(printed) else _token(printed), match.end())


def _token(printed: str) -> str:
    """The number in Latin letters and digits: `b` for `(b)` and `(ب)`, `29.1` for `29.1 .`, `1` for `1-`."""
    bare = re.sub(r"[()\[\]\s\u0640\u200b\u200e\u200f]", "", printed).strip(".-–—")
    if quoted := re.fullmatch(r"[’‘'](\d+)[’‘']", bare):
        return _ROMANS.get(quoted[1], quoted[1])
    return as_latin(bare).translate(_LATIN)


def alphabetic(count: int) -> str:
    """A count in letters: a to z, then aa, bb."""
    return chr(ord("a") + (count - 1) % 26) * (1 + (count - 1) // 26) if count > 0 else ""


_DEEPEST: Final = 30
"""Lists inside each other: more are one number that a file repeats, and each would copy all before it."""


@dataclass(frozen=True, slots=True)
class _Level:
    style: str
    ordinal: int
    token: str
    depth: int


@dataclass(frozen=True, slots=True)
class Numbering:
    """The open lists of a text after some paragraph, outermost first.

    A number continues the innermost list in which it comes next: `(i)` is a letter after `(h)` and a Roman numeral
    after `(a)`. A first number opens a list inside the last paragraph. Any other number is a gap in the innermost list
    of its style.
    """

    _levels: tuple[_Level, ...] = ()

    def after(self, number: Number, depth: int) -> "Numbering":
        """The numbering after a numbered paragraph that is `depth` lists deep."""
        if "." in number.token:
            return Numbering(tuple(_Level("dotted", 0, step, depth) for step in number.token.split(".")))
        readings = _readings(number.token)
        place = self._continued(readings, depth, strict=True)
        if place is None and all(level.depth < depth for level in self._levels):
            place = self._opened(readings, depth)
        place = place or self._continued(readings, depth, strict=False)
        index, style, ordinal = place or self._opened(readings, depth) or self._gap(readings)
        return Numbering((*self._levels[: min(index, _DEEPEST)], _Level(style, ordinal, number.token, depth)))

    def after_unnumbered(self) -> "Numbering":
        """The numbering after a paragraph without a printed number, which is counted."""
        last = self._levels[0].ordinal if self._levels and self._levels[0].style == "decimal" else 0
        return Numbering((_Level("decimal", last + 1, str(last + 1), 0),))

    @property
    def steps(self) -> Steps:
        """The steps to the last numbered paragraph; empty before the first."""
        return tuple(level.token for level in self._levels)

    def _continued(self, readings: list[tuple[str, int]], depth: int, *, strict: bool) -> tuple[int, str, int] | None:
        for index in reversed(range(len(self._levels))):
            level = self._levels[index]
            for style, ordinal in readings:
                fits = level.depth == depth if strict else level.depth < depth or depth == 0
                if fits and level.style == style and level.ordinal + 1 == ordinal:
                    return index, style, ordinal
        return None

    def _opened(self, readings: list[tuple[str, int]], depth: int) -> tuple[int, str, int] | None:
        open_styles = {level.style for level in self._levels if level.depth <= depth or depth == 0}
        firsts = [(style, ordinal) for style, ordinal in readings if ordinal == 1]
        fresh = [reading for reading in firsts if reading[0] not in open_styles] or firsts
        return (len(self._levels), *fresh[0]) if fresh else None

    def _gap(self, readings: list[tuple[str, int]]) -> tuple[int, str, int]:
        for index in reversed(range(len(self._levels))):
            for style, ordinal in readings:
                if self._levels[index].style == style and ordinal > self._levels[index].ordinal:
                    return index, style, ordinal
        return 0 if readings[0][0] == "decimal" else len(self._levels), *readings[0]


def count_of(words: str, default: int) -> int:
    """The number in an attribute that counts list items; a default if it is none or out of range."""
    return int(words) if _COUNT.fullmatch(words) else default


def _readings(token: str) -> list[tuple[str, int]]:
    """(style, ordinal) of each reading of a token: `i` is the ninth letter and the first Roman numeral."""
    if token.isdigit():
        return [("decimal", int(token))]
    lower = token.lower()
    case = "capital" if token != lower else "small"
    readings = []
    if len(set(lower)) == 1 and lower.isalpha():
        readings.append((f"{case} letter", ord(lower[0]) - ord("a") + 1 + 26 * (len(lower) - 1)))
    if _ROMAN.issuperset(lower) and (value := roman_value(lower.upper())):
        readings.append((f"{case} roman", value))
    return readings or [("other", 1)]

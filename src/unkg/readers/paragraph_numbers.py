"""Printed numbers of paragraphs (`3.`, `(b)`, `(iv)`, `29.1.`), and where each stands in the order of a text."""

import re
from dataclasses import dataclass, field

_LEADING = re.compile(
    r"""(?: \d{1,3}(?:\.\d{1,3})*\.      # 3.  29.1.      not 2023. nor 5.4 million
        | \(\d{1,2}\)                    # (1)            not (2023)
        | \([a-z]{1,2}\) | \([ivxl]+\)   # (a) (iv) (aa)  not (the)
        | \([\u0621-\u064a]\u0640?\) | \([一二三四五六七八九十]\)   # Arabic and Chinese lists
        | [a-z]\)? \. | [a-z]\) | [ivxl]+[.)]
        | [•·▪◦–—-]                      # a bullet, when a space follows: not -5
        )[\s\u200b\u200e\u200f]+(?=\S)""",
    re.VERBOSE,
)
_COUNT = re.compile(r"-?[0-9]{1,4}")
_BULLET = re.compile(r"[•·▪◦–—*-]+")
_ARABIC = "أبجدهوزحطيكلمنسعفصقرشتثخذض"
"""The order in which Arabic texts letter their lists."""
_ROMANS = dict(zip(map(str, range(1, 11)), ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), strict=True))
_CHINESE = dict(zip("一二三四五六七八九十", _ROMANS.values(), strict=False))
_CYRILLIC = dict(zip("асеохр", "aceoxp", strict=True))
"""Look-alikes of Latin letters: Russian texts letter their lists in Latin."""
_LATIN = str.maketrans(
    {letter: chr(ord("a") + place) for place, letter in enumerate(_ARABIC)} | {"ا": "a"} | _CHINESE | _CYRILLIC
)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}

Steps = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: `(b)` is `b`; a bullet has no token."""

    token: str
    length: int
    """Characters up to the paragraph's own words."""

    @property
    def is_bullet(self) -> bool:
        """Whether it marks an item without naming it."""
        return not self.token

    @property
    def is_decimal(self) -> bool:
        """Whether it is of the form that paragraphs of a text have at the top: `3`, `29.1`."""
        return self.token[:1].isdigit()


def number_of(text: str, told: str, told_length: int) -> Number | None:
    """The number that begins a line: what the file tells apart, else what the words begin with; None: no number."""
    if told:
        return Number("" if _BULLET.fullmatch(told) else _token(told), told_length)
    match = _LEADING.match(text)
    if not match:
        return None
    printed = match.group().strip()
    return Number("" if _BULLET.fullmatch(printed) else _token(printed), match.end())


def _token(printed: str) -> str:
    """The number in the letters that every language shares: of `(b)` and `(ب)` `b`, of `29.1 .` `29.1`, of `1-` `1`."""
    bare = re.sub(r"[()\[\]\s\u0640\u200b\u200e\u200f]", "", printed).strip(".-–—")
    if quoted := re.fullmatch(r"[’‘'](\d+)[’‘']", bare):
        return _ROMANS.get(quoted[1], quoted[1])
    return bare.translate(_LATIN)


def alphabetic(count: int) -> str:
    """A list's item counted in letters: a to z, then aa, bb."""
    return chr(ord("a") + (count - 1) % 26) * (1 + (count - 1) // 26) if count > 0 else ""


def roman(count: int) -> str:
    """A list's item counted in small Roman numerals."""
    steps = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    printed = ""
    for worth, numeral in steps:
        printed += numeral * (count // worth)
        count %= worth
    return printed


@dataclass(slots=True)
class _Level:
    style: str
    ordinal: int
    token: str
    depth: int


@dataclass(slots=True)
class Numbering:
    """The numbers of a text so far: says of each new one what it is a part of.

    A number continues the innermost list that it comes next in (`(i)` after `(h)` is a letter, after `(a)` a Roman
    one); a first number opens a list inside the last paragraph; anything else is a gap in the innermost list of its
    form.
    """

    _levels: list[_Level] = field(default_factory=list)

    def next(self, number: Number, depth: int) -> Steps:
        """The steps from the top to a numbered paragraph that stands `depth` lists deep."""
        if "." in number.token:
            self._levels = [_Level("dotted", 0, step, depth) for step in number.token.split(".")]
        else:
            self._step(_readings(number.token), number.token, depth)
        return self.current

    def count(self) -> Steps:
        """The next of the paragraphs that go without numbers."""
        last = self._levels[0].ordinal if self._levels and self._levels[0].style == "decimal" else 0
        self._levels = [_Level("decimal", last + 1, str(last + 1), 0)]
        return self.current

    @property
    def current(self) -> Steps:
        """The steps to the last numbered paragraph; empty before the first."""
        return tuple(level.token for level in self._levels)

    def _step(self, readings: list[tuple[str, int]], token: str, depth: int) -> None:
        place = self._continued(readings, depth, strict=True)
        if place is None and all(level.depth < depth for level in self._levels):
            place = self._opened(readings, depth)
        place = place or self._continued(readings, depth, strict=False)
        index, style, ordinal = place or self._opened(readings, depth) or self._gap(readings)
        del self._levels[index:]
        self._levels.append(_Level(style, ordinal, token, depth))

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


def count_of(words: str, otherwise: int) -> int:
    """The number in an attribute that counts paragraphs; what is none, or one that no list reaches, is another's."""
    return int(words) if _COUNT.fullmatch(words) else otherwise


def _readings(token: str) -> list[tuple[str, int]]:
    """What a token can be, each with its place in the order: `i` is the ninth letter and the first Roman numeral."""
    if token.isdigit():
        return [("decimal", int(token))]
    lower = token.lower()
    case = "capital" if token != lower else "small"
    readings = []
    if len(set(lower)) == 1 and lower.isalpha():
        readings.append((f"{case} letter", ord(lower[0]) - ord("a") + 1 + 26 * (len(lower) - 1)))
    if lower and all(letter in _ROMAN_VALUES for letter in lower):
        readings.append((f"{case} roman", _roman(lower)))
    return readings or [("other", 1)]


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )

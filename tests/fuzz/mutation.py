"""Changes of texts that keep to the grammar of UN documents, or break it in one place.

`mutated` is a function of its arguments. Sentences are spliced, phrases put in, numbers, symbols, headings, brackets,
footnote marks, line ends, letters of other scripts and control characters changed.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from random import Random
from typing import Final

from text_strategies import NOISE, PHRASES

_BOUNDARY: Final = re.compile(r"\s+|(?<=[.,;:()])")
"""Where a text may be cut: between words, and after a mark; never inside a word or number."""
_NUMBER: Final = re.compile(r"\d+")
"""Digits; not the number words, which are changed as words."""
_SYMBOL: Final = re.compile(r"\b[A-Z]{1,6}(?:/[\w.()-]+)+")
"""Symbols such as "A/HRC/25/63"; not "and/or", whose words are not capitals."""
_NUMBERS: Final = (
    "0", "1", "00", "99", "100", "1946", "2999", "99999999999999999999", "-1", "1.5", "½", "²", "¹²", "٣", "३", "Ⅳ",
    "IV", "XLVIII", "1-3", "1–3", "1 (a)", "1 bis", "2 (2006)", "S-1", "ES-10", "l0", "O",
)  # fmt: skip
_SUFFIXES: Final = (
    "/Add.1", "/Add.1-3", "/Rev.2", "/Corr.1", "/Rev.1/Add.2", "/L.5", " and Corr.1", "/", "//", "-", "*", "(Vol. II)",
    "/RES", "/2024/1", "\u200b/1", " / 1", "/1\n/2", "[E/1]",
)  # fmt: skip
_HEADINGS: Final = (
    "\n\nAnnex\n\n", "\n\nAnnex II\n", "\n# ", "\n\nI. Introduction\n\n", "\nA.\n", "\n\nChapter IV\n", "\n\n---\n\n",
    "\n\n1. ", "\n\n2.\t", "\n(a) ", "\n(ii) ", "\n\n* * *\n\n", "\n|a|b|\n|---|---|\n", "\f", "\n\nDistr.: General\n",
    "\n\nResolution 60/251\n\n", "\nPage 2\n", "\n\n¹ ", "\n[^1]: ", "\n> ", "\n- ", "Recalling ", "\n\nDecides ",
)  # fmt: skip
_BRACKETS: Final = ("(", ")", "[", "]", "“", "”", '"', "'", "’", "<sup>", "</sup>", "{", "}", "**", "_", "\\", "`")
_LOOK_ALIKES: Final = str.maketrans("AaCcEeOoPpXxIi", "АаСсЕеОоРрХхІі")


def mutated(text: str, random: Random, others: Sequence[str]) -> str:
    """The text after one to five changes; `others` are texts from which parts may come."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 5))):
        text = random.choice(_CHANGES)(text, random, others)
    return text


def _place(text: str, random: Random) -> int:
    """A boundary of words; sometimes any place."""
    if random.random() < 0.1:
        return random.randint(0, len(text))
    at = random.randint(0, len(text))
    found = _BOUNDARY.search(text, at)
    return found.end() if found else len(text)


def _span(text: str, random: Random) -> tuple[int, int]:
    one = _place(text, random)
    other = _place(text[: one + random.choice((8, 40, 200, 1000))], random)
    return min(one, other), max(one, other)


def _with(text: str, new: str, random: Random) -> str:
    at = _place(text, random)
    return text[:at] + new + text[at:]


def _spliced(text: str, random: Random, others: Sequence[str]) -> str:
    other = random.choice(others) if others else text
    start, end = _span(other, random)
    return _with(text, other[start:end], random)


def _joined(text: str, random: Random, others: Sequence[str]) -> str:
    other = random.choice(others) if others else text
    return text[: _place(text, random)] + other[_place(other, random) :]


def _phrased(text: str, random: Random, _: Sequence[str]) -> str:
    return _with(text, "".join(random.choices(PHRASES, k=random.choice((1, 2, 4)))), random)


def _without(text: str, random: Random, _: Sequence[str]) -> str:
    start, end = _span(text, random)
    return text[:start] + text[end:]


def _doubled(text: str, random: Random, _: Sequence[str]) -> str:
    start, end = _span(text, random)
    return text[:end] + text[start:end] * random.choice((1, 1, 2, 8)) + text[end:]


def _swapped(text: str, random: Random, _: Sequence[str]) -> str:
    (a, b), (c, d) = sorted((_span(text, random), _span(text, random)))
    return text if c < b else text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def _replaced(text: str, pattern: re.Pattern[str], new: Callable[[str], str], random: Random) -> str:
    found = list(pattern.finditer(text))
    if not found:
        return text
    one = random.choice(found)
    return text[: one.start()] + new(one[0]) + text[one.end() :]


def _renumbered(text: str, random: Random, _: Sequence[str]) -> str:
    def new(old: str) -> str:
        near = str(max(0, int(old) + random.choice((-1, 1, 10)))) if old.isascii() and len(old) < 9 else old
        return random.choice((near, near, random.choice(_NUMBERS)))

    return _replaced(text, _NUMBER, new, random)


def _with_other_symbol(text: str, random: Random, _: Sequence[str]) -> str:
    def new(old: str) -> str:
        parts = old.split("/")
        shorter = "/".join(parts[: random.randint(1, len(parts))])
        return random.choice((old, shorter)) + random.choice(_SUFFIXES)

    return _replaced(text, _SYMBOL, new, random)


def _headed(text: str, random: Random, _: Sequence[str]) -> str:
    return _with(text, random.choice(_HEADINGS), random)


def _bracketed(text: str, random: Random, _: Sequence[str]) -> str:
    return _with(text, random.choice(_BRACKETS), random)


def _noisy(text: str, random: Random, _: Sequence[str]) -> str:
    return _with(text, "".join(random.choices(NOISE, k=random.choice((1, 1, 3)))), random)


def _in_other_letters(text: str, random: Random, _: Sequence[str]) -> str:
    start, end = _span(text, random)
    ways: tuple[Callable[[str], str], ...] = (
        str.upper,
        str.lower,
        str.swapcase,
        lambda part: part.translate(_LOOK_ALIKES),
        lambda part: unicodedata.normalize("NFD", part),
        lambda part: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in part),
        " ".join,
    )
    return text[:start] + random.choice(ways)(text[start:end]) + text[end:]


def _wrapped(text: str, random: Random, _: Sequence[str]) -> str:
    new = random.choice(("\n", "\n\n", "-\n", "\r\n", "\t", "  ", "\u00a0", "", ", ", "; ", ". ", " and "))
    return _replaced(text, re.compile(r"\s+"), lambda _: new, random)


_CHANGES: Final[tuple[Callable[[str, Random, Sequence[str]], str], ...]] = (
    _spliced, _spliced, _joined, _phrased, _phrased, _without, _without, _doubled, _swapped, _renumbered, _renumbered,
    _with_other_symbol, _headed, _bracketed, _noisy, _in_other_letters, _wrapped,
)  # fmt: skip

"""Resolutions, decisions and statements as people write them without a symbol: `UNSCR 1325`, `HRC res 58/17`."""

import re
from dataclasses import dataclass
from typing import Literal

NumberedKind = Literal["resolution", "decision", "statement"]
"""What bodies number and people cite by number."""
Shape = Literal["bare", "session", "year", "year-parenthesis", "roman", "special", "emergency"]
"""Forms of numbers: 1325, 60/251, 2005/11, 1325(2000), 926(X), S-23/2, ES-10/15."""

_ORGANS = {
    "S": ("un security council", "security council", "unsc", "sc", "s"),
    "A": ("un general assembly", "general assembly", "unga", "ga", "a"),
    "A/HRC": ("un human rights council", "human rights council", "unhrc", "hrc", "a hrc"),
    "E": ("economic and social council", "un ecosoc", "ecosoc", "e"),
    "E/CN.4": ("commission on human rights", "unchr", "chr", "e cn 4"),
}
"""The organ's part of a symbol, and how people write the organ, with spaces for dashes, stops and slashes."""
_KINDS: dict[NumberedKind, tuple[str, ...]] = {
    "resolution": ("resolutions", "resolution", "res", "r"),
    "decision": ("decisions", "decision", "dec"),
    "statement": ("presidential statement", "president's statement", "prst"),
}
_ORGAN_OF = {words: organ for organ, listed in _ORGANS.items() for words in listed}
_KIND_OF = {words: kind for kind, listed in _KINDS.items() for words in listed}
_IN_SYMBOLS = frozenset({"s", "a", "e", "a hrc", "e cn 4"})
"""Organs as symbols begin: only with a kind, for `A 60/251` is the document A/60/251."""


def _any_of(words: dict[str, str] | dict[str, NumberedKind]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"[\s./_-]+") for word in longest_first)


_NUMBERS: dict[Shape, str] = {
    "year-parenthesis": r"(?P<council>\d{1,4}) ?(?:\(|/|of |, ?)? ?(?P<council_year>(?:19[4-9]|20\d)\d)\)?",
    "emergency": r"es[ -]?(?P<emergency>\d{1,2}[/ -]\d{1,3})",
    "special": r"s[ -]?(?P<special>\d{1,2}[/ -]\d{1,3})",
    "year": r"(?P<year>(?:19[4-9]|20\d)\d[/ -]\d{1,3})",
    "session": r"(?P<session>\d{1,3}[/ -]\d{1,3})",
    "roman": r"(?P<roman>\d{1,4}) ?(?P<inner>[a-z])? ?\((?P<roman_session>(?:e?s-)?[ivxlc]+)\)",
    "bare": r"(?P<bare>\d{1,4})",
}
# "UNSCR 1325", "S/RES/1325 (2000)", "res. 57/270 B", "resolution 60/251 of the General Assembly"; never "A/60/251",
# "UNSC 1540 Committee" or a number alone.
_WRITTEN = re.compile(
    rf"(?:the )?(?:(?P<organ>{_any_of(_ORGAN_OF)})(?=[^a-z]|r|dec|prst|$))?(?:'s)?[\s./_-]*"
    rf"(?:(?P<kind>{_any_of(_KIND_OF)})(?![a-z])[\s./_-]*)?(?:nos?\.? ?)?"
    rf"(?:{'|'.join(_NUMBERS.values())})"
    rf"(?: ?(?P<letters>[a-z](?:-[a-z])?))?(?: of the (?P<later>{_any_of(_ORGAN_OF)}))?",
)
_PLAIN = str.maketrans(
    dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("[]*\u200b\xad\ufeff") | {"’": "'", "∕": "/", "⁄": "/"}
)


@dataclass(frozen=True, slots=True)
class Shorthand:
    """What a short way of writing says of a symbol."""

    organ: str | None
    """The organ's part of the symbol: `S`, `A/HRC`."""
    kind: NumberedKind | None
    shape: Shape
    number: str
    """As in symbols: `60/251`, `1325(2000)`, `S-23/2`."""
    letters: str = ""


def shorthand(text: str) -> Shorthand | None:
    """What words say of a resolution, decision or statement; None where they are no short way of writing one.

    In any case, with dashes or spaces for slashes. The organ or the kind must be there: `60/251` alone is a number.
    """
    match = _WRITTEN.fullmatch(" ".join(text.translate(_PLAIN).casefold().split()).rstrip(".,;:"))
    if match is None:
        return None
    organ, kind = _words(match["organ"] or match["later"]), _KIND_OF.get(_words(match["kind"]))
    if (kind is None and (not organ or organ in _IN_SYMBOLS)) or (_words(match["kind"]) == "r" and not organ):
        return None
    shape, number = _number(match)
    letters = (match["letters"] or match["inner"] or "").upper()
    return Shorthand(_ORGAN_OF.get(organ), kind, shape, number, letters)


def _words(written: str | None) -> str:
    return re.sub(r"[\s./_-]+", " ", written or "").strip()


def _number(match: re.Match[str]) -> tuple[Shape, str]:
    """The shape and the number in the form of symbols."""
    if match["council"]:
        return "year-parenthesis", f"{match['council']}({match['council_year']})"
    if match["roman"]:
        return "roman", f"{match['roman']}({match['roman_session'].upper()})"
    shapes: tuple[tuple[Shape, str], ...] = (("emergency", "ES-"), ("special", "S-"), ("year", ""), ("session", ""))
    for shape, prefix in shapes:
        if match[shape]:
            return shape, prefix + re.sub(r"[ -]", "/", match[shape])
    return "bare", match["bare"]

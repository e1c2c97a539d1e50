"""Letters of other alphabets with the shape of Latin ones, which texts have in symbols, series and Roman numerals."""

import re

CAPITALS = "АВЕЅІЈКМНОРСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
"""Cyrillic and Greek capitals with the shape of Latin ones; for a character class."""
SMALL = "асеорхуіјѕ"
"""Small Cyrillic letters with the shape of Latin ones, which number items in their place; for a character class."""
_LATIN = str.maketrans(CAPITALS + SMALL, "ABESIJKMHOPCTYXABEZHIKMNOPTYX" + "aceopxyijs")
_ANY = re.compile(f"[{CAPITALS}]")
_ROMAN = "ХІМС"
# "А/79/6", "UNEP/CBD/СОР/12/29"; never "ВИЧ/СПИД", which has no digit and letters of its own.
_SYMBOL = re.compile(rf"(?<![\w/])[A-Z{CAPITALS}]{{1,8}}/(?=[^\s,;]*\d)[A-Za-z{CAPITALS}{SMALL}\d./()-]+")
# "(ХХI)", "глава Х", "XXIХ"; never "С" or "М" without a figure that is no word.
_FIGURE = re.compile(rf"(?<!\w)[IVXLC{_ROMAN}]{{0,6}}[ХІ][IVXLC{_ROMAN}]{{0,6}}(?!\w)")

# The preposition: "c озабоченностью" with a Latin letter; never "пункт c)", nor the "C" of "раздел C резолюции".
_PREPOSITION = re.compile(r"(?<!\w)(?:c(?= ?[а-яё])|C(?=[а-яё]))")
_CYRILLIC = {"c": "с", "C": "С"}


def as_latin(words: str) -> str:
    """Words in Latin letters as far as they have the shape of such: `c` for a Cyrillic one."""
    return words if words.isascii() else words.translate(_LATIN)


def in_their_alphabets(text: str) -> str:
    """A text with its symbols and Roman numerals in Latin letters and a Russian preposition in Cyrillic ones.

    It has the same length.
    """
    if text.isascii() or not _ANY.search(text):
        return text
    if "/" in text:
        text = _SYMBOL.sub(_replaced, text)
    if "Х" in text or "І" in text:
        text = _FIGURE.sub(_replaced, text)
    return _PREPOSITION.sub(lambda match: _CYRILLIC[match[0]], text)


def _replaced(match: re.Match[str]) -> str:
    return as_latin(match[0])

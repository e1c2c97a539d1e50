"""Literals as N-Quads writes them."""

import re
from functools import lru_cache
from typing import Final

import pyoxigraph

from unkg.graph.terms import IriRef, Literal, Xsd

_INTEGER: Final = f"^^{Xsd.integer}"
_DATE_FORMS = (
    (re.compile(r"\d{4}-\d{2}-\d{2}"), Xsd.date),
    (re.compile(r"\d{4}-\d{2}"), Xsd.gYearMonth),
    (re.compile(r"\d{4}"), Xsd.gYear),
)
_NAMED_ESCAPES: Final = {"\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f", "\r": r"\r", '"': r"\"", "\\": r"\\"}
_CONTROLS: Final = (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)
_ESCAPES: Final = str.maketrans({chr(code): f"\\u{code:04X}" for code in _CONTROLS} | _NAMED_ESCAPES)
"""The escapes of canonical N-Quads."""


def plain(text: str) -> Literal:
    """A string without a language: a name, a symbol, words of a document."""
    # Translating takes ten times as long as finding that there is nothing to escape.
    if text.isprintable() and '"' not in text and "\\" not in text:
        return Literal(f'"{text}"')
    return Literal(f'"{text.translate(_ESCAPES)}"')


def english(text: str) -> Literal:
    """A label: English words, or a code that English texts use."""
    return Literal(plain(text) + "@en")


def spoken(text: str, language: str) -> Literal:
    """A string with a language; without it if the code is not a language tag."""
    return Literal(plain(text) + _tag(language))


def is_english(language: str) -> bool:
    """Whether a language code is that of English."""
    return language.lower() == "en"


@lru_cache(maxsize=64)
def _tag(language: str) -> str:
    try:
        tag = pyoxigraph.Literal("", language=language.lower()).language
    except ValueError:
        return ""
    return f"@{tag}"


def typed(text: str, datatype: IriRef) -> Literal:
    """A text with a datatype."""
    return Literal(f"{plain(text)}^^{datatype}")


def count(number: int) -> Literal:
    """A count or an offset, with the integer type that every store preserves."""
    return Literal(f'"{number}"{_INTEGER}')


@lru_cache(maxsize=256)
def decimal(number: float) -> Literal:
    """A measured rate with four decimals."""
    return typed(f"{number:.4f}".rstrip("0").rstrip("."), Xsd.decimal)


def truth(value: bool) -> Literal:
    """True or false."""
    return typed("true" if value else "false", Xsd.boolean)


def dated(iso: str) -> Literal:
    """A date, month or year, by its form; other words stay strings, which the shapes report."""
    for form, datatype in _DATE_FORMS:
        if form.fullmatch(iso):
            return typed(iso, datatype)
    return plain(iso)


def is_date(text: str) -> bool:
    """Whether a text has the form of an ISO 8601 date, month or year."""
    return any(form.fullmatch(text) for form, _ in _DATE_FORMS)


def is_day(text: str) -> bool:
    """Whether a text has the form of a full ISO 8601 date."""
    return _DATE_FORMS[0][0].fullmatch(text) is not None

"""Literals, and the type of a statement without a graph."""

import re
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from unkg.vocabulary import Xsd

Statement: TypeAlias = tuple[NamedNode, NamedNode, NamedNode | Literal]

_DATE_FORMS = (
    (re.compile(r"\d{4}-\d{2}-\d{2}"), Xsd.date),
    (re.compile(r"\d{4}-\d{2}"), Xsd.gYearMonth),
    (re.compile(r"\d{4}"), Xsd.gYear),
)


def plain(text: str) -> Literal:
    """A string without a language: a name, a symbol, words of a document."""
    return Literal(text)


def spoken(text: str, language: str) -> Literal:
    """A string with a language; without it if the code is not a language tag."""
    try:
        return Literal(text, language=language.lower())
    except ValueError:
        return plain(text)


def count(number: int) -> Literal:
    """A count or an offset, with the integer type that every store preserves."""
    return Literal(str(number), datatype=Xsd.integer)


def decimal(number: float) -> Literal:
    """A measured rate with four decimals."""
    return Literal(f"{number:.4f}".rstrip("0").rstrip("."), datatype=Xsd.decimal)


def truth(value: bool) -> Literal:
    """True or false."""
    return Literal(value)


def dated(iso: str) -> Literal:
    """A date, month or year, by its form; other words stay strings, which the shapes report."""
    for form, datatype in _DATE_FORMS:
        if form.fullmatch(iso):
            return Literal(iso, datatype=datatype)
    return plain(iso)


def is_date(text: str) -> bool:
    """Whether a text has the form of an ISO 8601 date, month or year."""
    return any(form.fullmatch(text) for form, _ in _DATE_FORMS)


def is_day(text: str) -> bool:
    """Whether a text has the form of a full ISO 8601 date."""
    return _DATE_FORMS[0][0].fullmatch(text) is not None

"""The issuing body and the years of a document, derived from its symbol alone; names of bodies by their slugs."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from unkg import symbols
from unkg.authorities.numbering import Numbering
from unkg.model import Authorities

# The year of a number: `S/RES/1718(2006)`. Not the Roman session of `A/RES/217(III)A`, which has letters.
_YEAR_AFTER_NUMBER = re.compile(r"\((?:19[4-9]\d|20\d\d)\)$")
# A year before the number: `E/CN.4/RES/2004/13`. Not the number itself, as the last part of `S/2004`.
_YEAR = re.compile(r"(?:19[4-9]\d|20\d\d)")
# A session before the number: `60` of `A/RES/60/251`, `S-9` of `A/HRC/RES/S-9/1`. Not a committee's `C.3`.
_SESSION = re.compile(r"(?:ES-|S-)?\d{1,3}")
# The session after a number, as in the first thirty sessions of the Assembly: `A/RES/1514(XV)`, `A/RES/3201(S-VI)`.
_SESSION_AFTER_NUMBER = re.compile(r"\d+\((?:E?S-)?[IVXLC]+\)")


class Years(NamedTuple):
    """First and last possible year of issue: usually the same, two years for a long session."""

    first: int
    last: int


@lru_cache(maxsize=65536)
def issuer(symbol: str, numbering: Numbering) -> str | None:
    """Canonical name of the body of a symbol's series, by the longest prefix; None if no series matches."""
    parsed = symbols.symbol_of(symbol)
    if parsed is None:
        return None
    return next(iter(_issuers(parsed, numbering)), None)


@lru_cache(maxsize=65536)
def years(symbol: str, numbering: Numbering) -> Years | None:
    """The years in a symbol, stated or those of its session in the calendars; None if there are none.

    A document other than a resolution or decision is issued for a session and gets the years of that session.
    """
    parsed = symbols.symbol_of(symbol)
    if parsed is None:
        return None
    named = _YEAR_AFTER_NUMBER.search(parsed.segments[-1])
    if named:
        return Years(int(named[0][1:-1]), int(named[0][1:-1]))
    for segment in parsed.segments[1:-1]:
        if _YEAR.fullmatch(segment):
            return Years(int(segment), int(segment))
    return _years_of_session(parsed, numbering)


def days(symbol: str, numbering: Numbering) -> tuple[date, date] | None:
    """First and last day on which a text can have been adopted: of its session in the calendars, else of its year."""
    parsed = symbols.symbol_of(symbol)
    number = parsed and (_number(parsed) or _after_year(parsed))
    window, stated = parsed and number and _window(parsed, number, numbering), years(symbol, numbering)
    return window or (stated and (date(stated.first, 1, 1), date(stated.last, 12, 31)))


def body_names(authorities: Authorities) -> Mapping[str, str]:
    """The names of bodies and mechanisms by their slugs."""
    return {symbols.slug(name): name for name in (*authorities.bodies, *authorities.mechanisms)}


def body_name(slug: str, names: Mapping[str, str]) -> str:
    """The name of a body by its slug; the slug in words if no authority has it."""
    return names.get(slug) or slug.rpartition("/")[2].replace("-", " ")


def _issuers(symbol: symbols.Symbol, numbering: Numbering) -> list[str]:
    """The bodies of all series that match a symbol, most specific first: a committee before the Assembly."""
    parts = symbol.canonical.casefold().split("/")
    prefixes = ("/".join(parts[:length]) + "/" for length in range(len(parts) - 1, 0, -1))
    return [numbering.series[prefix] for prefix in prefixes if prefix in numbering.series]


def _years_of_session(symbol: symbols.Symbol, numbering: Numbering) -> Years | None:
    number = _number(symbol)
    window = number and _window(symbol, number, numbering)
    return Years(window[0].year, window[1].year) if window else None


def _window(symbol: symbols.Symbol, number: str, numbering: Numbering) -> tuple[date, date] | None:
    """The days of a session of the most specific body that has sessions: committees use those of the Assembly."""
    holder = next((body for body in _issuers(symbol, numbering) if numbering.has_calendar(body)), None)
    return numbering.window(holder, number) if holder else None


def _after_year(symbol: symbols.Symbol) -> str | None:
    """The year that is a session and what follows it: `2004/13`; the 2021 session of a body may open in 2020."""
    for at, segment in enumerate(symbol.segments[1:-1], start=1):
        if _YEAR.fullmatch(segment):
            return "/".join(symbol.segments[at:])
    return None


def _number(symbol: symbols.Symbol) -> str | None:
    """The session and what follows it, as the calendars are keyed: `60/251`, `1514(XV)`."""
    for at, segment in enumerate(symbol.segments[1:-1], start=1):
        if _SESSION.fullmatch(segment):
            return "/".join(symbol.segments[at:])
    last = symbol.segments[-1]
    return last if _SESSION_AFTER_NUMBER.fullmatch(last) else None

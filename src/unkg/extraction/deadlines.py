"""By when something is asked: a date or year, a session of a body, or a period."""

import re
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.antecedents import Named
from unkg.extraction.dates import date_pattern, read_date


class _Patterns(NamedTuple):
    day: re.Pattern[str]
    year: re.Pattern[str]
    period: re.Pattern[str]
    session: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(language: Language) -> _Patterns:
    ordinals = "|".join(sorted(language.ordinals, key=len, reverse=True))
    ordinal = rf"(?:{ordinals})(?:-(?:{ordinals}))?"
    before = r"\b(?:by|before|no later than|not later than|until)"
    return _Patterns(
        re.compile(rf"{before} (?P<day>{date_pattern(language)})"),
        # "by 2030"; never "by 20 per cent" or "by 2030 States" as a number of States.
        re.compile(rf"{before} (?:the end of |the year )?(?P<year>(?:19|20)\d\d)\b(?! (?:States|Member|per))"),
        re.compile(
            r"\b(?P<period>within (?:(?:a period of )?[\w-]+|the next [\w-]+) (?:days|weeks|months|years|month|year|days'|hours))\b"
        ),
        re.compile(
            rf"\bat (?:its|the|their) (?P<ordinal>{ordinal}) (?:regular |substantive |annual )?session(?P<of> of (?:the )?)?",
            re.IGNORECASE,
        ),
    )


def deadline_of(text: str, start: int, end: int, names: list[Named], own: str | None, language: Language) -> str | None:
    """The first deadline between two offsets: an ISO date, a year, `Body, session`, or a period as printed; None without one."""
    patterns = _patterns(language)
    if day := patterns.day.search(text, start, end):
        found = read_date(text, language, day.start("day"), day.end("day"))
        if found:
            return found.isoformat()
    if session := patterns.session.search(text, start, end):
        body = _whose(session, start, names) or own
        number = sum(language.ordinals[word] for word in session["ordinal"].lower().split("-"))
        return f"{body}, {number}" if body else None
    if year := patterns.year.search(text, start, end):
        return year["year"]
    period = patterns.period.search(text, start, end)
    return period["period"] if period else None


def _whose(session: re.Match[str], start: int, names: list[Named]) -> str | None:
    """The body whose session it is: named behind (“session of the Assembly”), else last named before in the request."""
    bodies = [n for n in names if n.kind == "body" and n.keys]
    if session["of"]:
        after = next((n for n in bodies if n.start == session.end()), None)
        if after:
            return after.keys[0]
    before = [n for n in bodies if start <= n.start and n.end <= session.start()]
    return before[-1].keys[0] if before else None

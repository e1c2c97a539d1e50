"""When a mandate ends, by the words of the clause that gives or extends it."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.patterns.dates import read_date
from unkg.extraction.patterns.words import any_of, any_of_each


class Term(NamedTuple):
    """The end as the text puts it, and as an ISO date if it can be computed."""

    until: str | None = None
    ends: str | None = None
    again: bool = False
    """Whether it is a further one."""


class TermPatterns(NamedTuple):
    """The patterns of ends and periods."""

    until: re.Pattern[str]
    ends_on: re.Pattern[str]
    period: re.Pattern[str]
    session: re.Pattern[str]
    beyond: re.Pattern[str]
    later: re.Pattern[str]
    length: re.Pattern[str]
    numbers: Mapping[str, int]


@lru_cache(maxsize=8)
def term_patterns(language: Language) -> TermPatterns:
    """The patterns of a language, built once."""
    words, months = any_of_each(language.mandate_clauses), any_of(language.months)
    day = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)? {months},? \d{{4}}|{months} \d{{1,2}},? \d{{4}})"
    number = rf"(?:{words['tens']}(?:[- ]{words['numbers']})?|{words['numbers']}|\d{{1,3}})"
    length = rf"{number}[- ]{words['units']}"
    further = rf"(?:{words['further']} )*"
    of = rf"(?:,? ?{words['periods_of']} ?)*"
    return TermPatterns(
        until=re.compile(rf"\b{words['until']} {day}"),
        ends_on=re.compile(rf"\b{words['ends_on']} {day}"),
        # "a further period of one year", "one more year", "up to six months", "a further 12 months"; never "12 troops".
        period=re.compile(
            rf"\b(?P<period>(?:{words['indefinite']} )?{further}{words['period']}{of}\s?{further}{length}"
            rf"|(?:{words['indefinite']} )?{further}(?:up to )?(?:{number} {further}|{further}){words['units']}\b"
            rf"|(?:the )?{words['period']} specified in paragraph \d+(?: above)?)"
        ),
        session=re.compile(
            rf"\b(?:{words['session']}) "
            rf"(?P<session>(?:(?:the|its) )[^,;.]{{0,60}}?{words['sessions']}\b(?: of the [A-Z]\w+(?: [A-Z]\w+)*)?)"
        ),
        beyond=re.compile(rf"[^,;]{{0,30}}?,? ?{words['beyond']} {day}"),
        later=re.compile(rf"[^;]{{0,60}}?,? {words['until']} {day}"),
        length=re.compile(rf"(?P<number>{number}) {further}(?P<unit>{words['units']})"),
        numbers={
            word: value * step
            for key, step in (("tens", 10), ("numbers", 1))
            for value, word in enumerate(language.mandate_clauses[key], 1)
        },
    )


def find_term(text: str, span: tuple[int, int], language: Language, adopted: str | None, *, stops: bool) -> Term:
    """The term that a span states; `stops`: the clause says when something ends, so that “on” and “as of” tell it."""
    patterns, (start, end) = term_patterns(language), span
    found = [
        match
        for pattern in (patterns.until, patterns.period, patterns.session)
        if (match := _first(pattern, text, start, end))
    ]
    if stops and (match := patterns.ends_on.search(text, start, end)):
        found.append(match)
    if not found:
        return Term()
    first = min(found, key=lambda match: match.start())
    if first.re is patterns.session:
        return Term(first["session"])
    if first.re is not patterns.period:
        return _dated(first["day"], language)
    if (until := patterns.later.match(text, first.end(), end)) and (dated := _dated(until["day"], language)).until:
        return dated
    period = first["period"].strip()
    return Term(period, _computed(first, text, end, patterns, language, adopted), " further " in f" {period} ")


def _first(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    for match in pattern.finditer(text, start, end):
        if "period" not in match.re.groupindex or _is_term(text, match):
            return match
    return None


_BEFORE_TERM = re.compile(r"\b(?:for|for up to|of|than|exceeding|commencing|as a|another|and for) (?:up to )?$|, $")
_AGO = re.compile(r" (?:of the|after|before|prior|ago|in advance|following the (?:publication|submission)|each)\b|-")


def _is_term(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 25) : match.start()]
    return bool(_BEFORE_TERM.search(before)) and not _AGO.match(text, match.end())


def _dated(words: str, language: Language) -> Term:
    day = _day(words, language)
    return Term(day, day)


def _day(words: str, language: Language) -> str | None:
    """The ISO date of “30 April 2010” or “April 30, 2010”."""
    month_first = re.fullmatch(r"(\w+) (\d{1,2}),? (\d{4})", words)
    plain = (
        f"{month_first[2]} {month_first[1]} {month_first[3]}"
        if month_first
        else re.sub(r"(?<=\d)(?:st|nd|rd|th)", "", words)
    )
    day = read_date(plain, language)
    return day.isoformat() if day else None


def _computed(
    period: re.Match[str], text: str, end: int, patterns: TermPatterns, language: Language, adopted: str | None
) -> str | None:
    """The day before which a period ends that begins on the day printed after it, else on the day of the act."""
    length = patterns.length.search(period["period"])
    beyond = patterns.beyond.match(text, period.end(), end)
    first = _day(beyond["day"], language) if beyond else adopted
    if (
        length is None
        or first is None
        or re.match(r" (?:from|beyond|following) the (?:date of )?expir", text[period.end() :][:60])
    ):
        return None
    words = re.split("[- ]", length["number"])
    count = sum(int(word) if word.isdigit() else patterns.numbers.get(word, 0) for word in words)
    return _later(date.fromisoformat(first), count, length["unit"]) if len(first) == len("2024-01-01") else None


def _later(day: date, count: int, unit: str) -> str | None:
    if unit.startswith(("week", "day")):
        return (day + timedelta(days=count * (7 if unit.startswith("week") else 1))).isoformat()
    months = day.month - 1 + count * (12 if unit.startswith("year") else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1])).isoformat()

"""When a mandate ends, by the words of the clause that gives or extends it."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language, Words
from unkg.extraction.patterns.dates import date_pattern, read_date
from unkg.extraction.patterns.words import CAPITAL, any_of, any_of_each, before_next, led_by, optional

_UNITS = ("years", "months", "weeks", "days")
"""The keys of the words that periods are counted in."""


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
    lone: re.Pattern[str]
    """A unit that says by itself how many, one or `two`: “سنة واحدة”, “سنتين”."""
    before: re.Pattern[str]
    no_term: re.Pattern[str]
    month_first: re.Pattern[str]
    day_ending: re.Pattern[str]
    further: re.Pattern[str]
    further_period: re.Pattern[str]
    from_expiry: re.Pattern[str]
    until_year: re.Pattern[str]
    """Behind a period, an end without a day: “one year, until 2021”."""


@lru_cache(maxsize=8)
def term_patterns(language: Language) -> TermPatterns:
    """The patterns of a language, built once."""
    listed, months = language.mandate_clauses, any_of(language.months)
    words, day = any_of_each(listed), _day_pattern(language)
    cardinal = any_of(language.cardinals)
    number = rf"(?:{cardinal}(?:[- ]{cardinal})?|\d{{1,3}})"
    return TermPatterns(
        until=re.compile(rf"\b{words['until']} {day}"),
        ends_on=re.compile(rf"\b{words['ends_on']} {day}"),
        period=_period(language, number),
        session=re.compile(
            rf"\b(?:{words['session']}) (?P<session>(?:{before_next(listed['session_determiners'])})"
            rf"[^,;.]{{0,60}}?{words['sessions']}\b"
            rf"(?: {words['of_names']} {led_by(listed['the'])}[{CAPITAL}]\w+(?: [{CAPITAL}]\w+)*)?)"
        ),
        beyond=re.compile(rf"[^,;]{{0,30}}?,? ?{words['beyond']} {day}"),
        later=re.compile(rf"[^;]{{0,60}}?,? {words['until']} {day}"),
        length=re.compile(rf"(?P<number>{number}) (?:{words['further']} )*(?P<unit>{units(listed)})"),
        lone=re.compile(rf"\b(?P<unit>{words['one']}|(?P<two>{words['two']}))\b"),
        before=re.compile(rf"(?<!\w){before_next(listed['before_term'])}{optional(listed['up_to'])}$|, $"),
        no_term=re.compile(rf" {words['not_a_term']}\b|-"),
        month_first=re.compile(rf"({months}) (\d{{1,2}}),? (\d{{4}})"),
        day_ending=re.compile(rf"(?<=\d){words['endings_of_days']}"),
        further=re.compile(rf" {words['once_more']} "),
        # "لفترة إضافية مدتها", in front of a number.
        further_period=re.compile(rf"{words['period']} {words['once_more']} {optional(listed['periods_of'])}$"),
        from_expiry=re.compile(rf",? {words['from_expiry']}"),
        until_year=re.compile(rf",? {words['until']} (?:{months} )?\d{{4}}\b"),
    )


def _day_pattern(language: Language) -> str:
    """“1 August 2022”, “1st August 2022”, “August 1, 2022”."""
    months, ending = any_of(language.months), any_of(language.mandate_clauses["endings_of_days"])
    return rf"(?P<day>\d{{1,2}}{ending}? {months},? \d{{4}}|{months} \d{{1,2}},? \d{{4}}|{date_pattern(language)})"


def units(listed: Words) -> str:
    """What periods are counted in, as an alternative: “years”, “month”."""
    return any_of(unit for key in _UNITS for unit in listed[key])


def _period(language: Language, number: str) -> re.Pattern[str]:
    """“a further period of one year”, “one more year”, “up to six months”, “further 12 months”; never “12 troops”."""
    listed = language.mandate_clauses
    words, unit = any_of_each(listed), units(listed)
    further, a = rf"(?:{words['further']} )*", optional(listed["indefinite"])
    behind, up_to = rf"(?: {words['further_behind']})*", optional(listed["up_to"])
    of = rf"(?:,? ?{words['periods_of']} ?)*"
    return re.compile(
        rf"\b(?P<period>{a}{further}{words['period']}{behind}{of}\s?{further}{number}[- ]{unit}{behind}"
        rf"|{a}{further}{up_to}(?:{number} {further}|{further}){unit}\b{behind}"
        rf"|{optional(listed['the'])}{words['period']} {words['specified_in_paragraph']} \d+(?: {words['above']})?)"
    )


def find_term(text: str, span: tuple[int, int], language: Language, adopted: str | None, *, stops: bool) -> Term:
    """The term that a span states; `stops`: the clause says when something ends, so that “on” and “as of” tell it."""
    patterns, (start, end) = term_patterns(language), span
    found = [
        match
        for pattern in (patterns.until, patterns.period, patterns.session)
        if (match := _first(pattern, text, start, end, patterns))
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
    again = patterns.further.search(f" {period} ") or patterns.further_period.search(text[start : first.start()])
    return Term(period, _computed(first, text, end, patterns, language, adopted), again is not None)


def _first(pattern: re.Pattern[str], text: str, start: int, end: int, patterns: TermPatterns) -> re.Match[str] | None:
    for match in pattern.finditer(text, start, end):
        if pattern is not patterns.period or _is_term(text, match, patterns):
            return match
    return None


def _is_term(text: str, match: re.Match[str], patterns: TermPatterns) -> bool:
    before = text[max(0, match.start() - 25) : match.start()]
    return bool(patterns.before.search(before)) and not patterns.no_term.match(text, match.end())


def _dated(words: str, language: Language) -> Term:
    day = _day(words, language)
    return Term(day, day)


def _day(words: str, language: Language) -> str | None:
    """The ISO date of “30 April 2010” or “April 30, 2010”."""
    patterns = term_patterns(language)
    month_first = patterns.month_first.fullmatch(words)
    plain = f"{month_first[2]} {month_first[1]} {month_first[3]}" if month_first else patterns.day_ending.sub("", words)
    day = read_date(plain, language)
    return day.isoformat() if day else None


def _computed(
    period: re.Match[str], text: str, end: int, patterns: TermPatterns, language: Language, adopted: str | None
) -> str | None:
    """The day before which a period ends that begins on the day printed after it, else on the day of the act."""
    length = _length(period["period"], patterns, language)
    beyond = patterns.beyond.match(text, period.end(), end)
    first = _day(beyond["day"], language) if beyond else adopted
    other_days = (patterns.from_expiry, patterns.until_year)
    if length is None or first is None or any(other.match(text, period.end()) for other in other_days):
        return None
    return _later(date.fromisoformat(first), *length) if len(first) == len("2024-01-01") else None


def _length(words: str, patterns: TermPatterns, language: Language) -> tuple[int, str] | None:
    """How many of which unit a period lasts."""
    length, cardinals = patterns.length.search(words), language.cardinals
    if length:
        number = length["number"]
        parts = [number] if number in cardinals else re.split("[- ]", number)
        count = sum(int(part) if part.isdigit() else cardinals.get(part, 0) for part in parts)
    elif length := patterns.lone.search(words):
        count = 2 if length["two"] else 1
    else:
        return None
    return count, next(key for key in _UNITS if length["unit"] in language.mandate_clauses[key])


def _later(day: date, count: int, unit: str) -> str | None:
    if unit in {"weeks", "days"}:
        return (day + timedelta(days=count * (7 if unit == "weeks" else 1))).isoformat()
    months = day.month - 1 + count * (12 if unit == "years" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1])).isoformat()

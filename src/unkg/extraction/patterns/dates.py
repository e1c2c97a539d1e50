"""Dates in prose."""

import re
from datetime import date
from functools import lru_cache

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import any_of, before_next


@lru_cache(maxsize=8)
def date_pattern(language: Language) -> str:
    """A regular expression for a day and month with an optional year, without named groups."""
    months, conjunction, day = _of(language) + any_of(language.months), any_of(language.dates["and"]), _day(language)
    days = rf"{day}(?:(?:, {day})*(?:,? {conjunction} {day})?)"
    behind_year = rf"(?: {any_of(years)})?" if (years := language.dates.get("behind_year")) else ""
    return rf"{days} {months}(?:,? {conjunction} {day} {months})?(?:,? {_of(language)}\d{{4}}{behind_year})?"


def _of(language: Language) -> str:
    """What may stand before a month and a year, in languages that have such a word: “15 de marzo de 2006”."""
    return f"(?:{before_next(language.dates['of'])})?" if language.dates["of"] else ""


def _day(language: Language) -> str:
    return rf"(?:{any_of(language.dates['first_day'])}|\d{{1,2}})"


@lru_cache(maxsize=8)
def _whole(language: Language) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<day>{_day(language)}) {_of(language)}(?P<month>{any_of(language.months)})"
        rf"(?:,? {_of(language)}(?P<year>\d{{4}}))?",
        re.IGNORECASE,
    )


def month_pattern(language: Language) -> str:
    """A regular expression for a month and its year, in the groups `month` and `year`."""
    return rf"(?P<month>{any_of(language.months)}),? {_of(language)}(?P<year>(?:19|20)\d{{2}})"


def read_month(match: re.Match[str], language: Language) -> str:
    """The month that `month_pattern` matches, as `YYYY-MM`."""
    return f"{match['year']}-{_month_numbers(language)[match['month'].lower()]:02}"


@lru_cache(maxsize=8)
def _month_numbers(language: Language) -> dict[str, int]:
    return {month.lower(): number for month, number in language.months.items()}


def read_first_date(text: str, language: Language, start: int, end: int) -> date | None:
    """The first date between two offsets, with the year behind a later one: that of “15 February and 1 May 2021”.

    None if it is no valid date, or no year stands there.
    """
    dates = list(_whole(language).finditer(text, start, end))
    year = next((match["year"] for match in dates if match["year"]), None)
    return _date(dates[0], year, language) if dates and year else None


def _date(match: re.Match[str], year: str, language: Language) -> date | None:
    try:
        day = int(match["day"]) if match["day"].isdigit() else 1
        return date(int(year), _month_numbers(language)[match["month"].lower()], day)
    except ValueError:
        return None


def read_date_at(text: str, language: Language, start: int, end: int) -> date | None:
    """The date that begins at an offset; None if several do, no year stands behind it, or it is not valid."""
    match = _whole(language).match(text, start, end)
    return _date(match, match["year"], language) if match and match["year"] else None


def read_date(text: str, language: Language, start: int = 0, end: int | None = None) -> date | None:
    """The first complete, valid date between two offsets; None if there is none."""
    for match in _whole(language).finditer(text, start, len(text) if end is None else end):
        if match["year"] and (found := _date(match, match["year"], language)):
            return found
    return None

"""Dates in prose, as the words after a number have them."""

import re
from datetime import date
from functools import lru_cache

from unkg.authorities.language import Language


@lru_cache(maxsize=8)
def date_pattern(language: Language) -> str:
    """A regular expression for a day of a month with or without its year, in groups that it does not name."""
    months = "|".join(m.capitalize() for m in language.months)
    return rf"\d{{1,2}}(?:(?:, \d{{1,2}})*(?:,? and \d{{1,2}})?) (?:{months})(?:(?:,? and) \d{{1,2}} (?:{months}))?(?:,? \d{{4}})?"


@lru_cache(maxsize=8)
def _whole(language: Language) -> re.Pattern[str]:
    months = "|".join(language.months)
    return re.compile(rf"(?P<day>\d{{1,2}}) (?P<month>{months})(?:,? (?P<year>\d{{4}}))?", re.IGNORECASE)


def read_date(text: str, language: Language, start: int = 0, end: int | None = None) -> date | None:
    """The first whole date between two offsets; None where there is none or the calendar has no such day."""
    for match in _whole(language).finditer(text, start, len(text) if end is None else end):
        if match["year"] is None:
            continue
        try:
            return date(int(match["year"]), language.months[match["month"].lower()], int(match["day"]))
        except ValueError:
            continue
    return None

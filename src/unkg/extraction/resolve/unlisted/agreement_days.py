"""The days beside agreements, which tell one from another: “Ceasefire Agreement of 5 May 2031”."""

import re
from functools import lru_cache

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import any_of


def day_of(text: str, start: int, end: int, language: Language) -> str | None:
    """The day beside an agreement, with what leads to it: “ of 5 May 2031”, also of “5 May 2031 Agreement”."""
    behind, before = _day(language)
    match = behind.match(text, end)
    if match:
        return match[0]
    match = before.search(text, max(0, start - _LONGEST_DAY), start)
    return f" {language.unlisted_names['of'][0]} {match['day']}" if match else None


_LONGEST_DAY = 19
"""Characters of a day before a name."""


@lru_cache(maxsize=8)
def _day(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A day behind a name and before it."""
    months = any_of(month.capitalize() for month in language.months)
    day = rf"(?P<day>\d{{1,2}} {months} \d{{4}})"
    words = language.unlisted_names
    place = r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)?"
    signed = (
        rf"(?:{any_of(words['dated_by'])}|{any_of(words['signed_at'])} {place},? {any_of(language.name_words['on'])})"
    )
    return re.compile(rf" {signed} {day}\b"), re.compile(rf"\b{day} $")

"""What stands beside an instrument: a day, which tells it from others, and that it was adopted."""

import re
from functools import lru_cache

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import RAISED, any_of


def day_of(text: str, start: int, end: int, language: Language) -> str | None:
    """The day beside an agreement, with what leads to it: “ of 5 May 2031”, also of “5 May 2031 Agreement”."""
    behind, before = _day(language)
    match = behind.match(text, end)
    if match:
        return match[0]
    match = before.search(text, max(0, start - _LONGEST_DAY), start)
    return f" {language.unlisted_names['of'][0]} {match['day']}" if match else None


def is_adopted_behind(text: str, end: int, language: Language) -> bool:
    """Whether a text says behind an instrument that it is adopted: “Framework for Wells, adopted by the Lake Union”.

    Never by the Government of one State.
    """
    behind = _adopted(language).match(text, end)
    return behind is not None and not text.startswith(language.unlisted_names["by_state"], behind.end() + 1)


_LONGEST_DAY = 19
"""Characters of a day before a name."""


@lru_cache(maxsize=8)
def _adopted(language: Language) -> re.Pattern[str]:
    """What says so, behind the marker of a note: “,¹ adopted”; never “adopt”."""
    return re.compile(rf"(?:[{RAISED}]|,)* {any_of(language.unlisted_names['adopted'])}\b")


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

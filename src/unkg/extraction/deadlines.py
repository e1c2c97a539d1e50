"""By when something is asked: a date or year, a session of a body, or a period."""

import re
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.antecedents import Named
from unkg.extraction.dates import date_pattern, read_date
from unkg.extraction.passages import View
from unkg.extraction.wording import any_of, any_of_each


class _Patterns(NamedTuple):
    """`session` is for lower-case text, the others for the text as printed."""

    day: re.Pattern[str]
    session: re.Pattern[str]
    year: re.Pattern[str]
    period: re.Pattern[str]


def deadline_of(
    view: View, start: int, end: int, names: list[Named], own: str | None, language: Language
) -> str | None:
    """The deadline between two offsets: an ISO date, else `Body, session`, else a year, else a period as printed; None without one.

    `own` is the body that asks: “at its sixtieth session” is its own where no other is named.
    """
    patterns = _patterns(language)
    day = patterns.day.search(view.text, start, end)
    found = read_date(view.text, language, day.start("day"), day.end("day")) if day else None
    if found:
        return found.isoformat()
    if session := patterns.session.search(view.lower, start, end):
        body = _whose(session, start, names) or own
        number = sum(language.ordinals[word] for word in session["ordinal"].split("-"))
        return f"{body}, {number}" if body else None
    period = patterns.year.search(view.text, start, end) or patterns.period.search(view.text, start, end)
    return period["words"] if period else None


def _whose(session: re.Match[str], start: int, names: list[Named]) -> str | None:
    """The body whose session it is: named behind (“session of the Assembly”), else last named before in the request."""
    bodies = [n for n in names if n.kind == "body" and n.keys]
    behind = [n for n in bodies if session["of"] and n.start == session.end()]
    before = [n for n in bodies if start <= n.start and n.end <= session.start()]
    nearest = [*behind, *reversed(before)]
    return nearest[0].keys[0] if nearest else None


@lru_cache(maxsize=8)
def _patterns(language: Language) -> _Patterns:
    words = any_of_each(language.deadline_words)
    ordinal = any_of(language.ordinals)
    return _Patterns(
        re.compile(rf"\b{words['by']} (?P<day>{date_pattern(language)})"),
        # "at its sixty-first session of the Council"; never a session without a number ("at its next session").
        re.compile(
            rf"\b{words['at']} (?P<ordinal>{ordinal}(?:-{ordinal})?) {words['session']}(?P<of> {words['of']} )?"
        ),
        # "by 2030", "by the end of 2027"; never "by 2030 States" as a number of States.
        re.compile(rf"\b{words['by']} (?:{words['year']} )?(?P<words>(?:19|20)\d\d)\b(?! {words['not_year_before']})"),
        # "within 24 months", "within a period of thirty days"; never "within the limits of a year".
        re.compile(rf"\b(?P<words>{words['within']} (?:{words['period']} )?[\w-]+ {words['units']})(?![\w'])"),
    )

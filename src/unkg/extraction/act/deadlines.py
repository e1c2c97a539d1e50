"""By when something is asked: a date or year, a session of a body, or a period."""

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.patterns.anchors import Anchored, anchored, in_one_pass
from unkg.extraction.patterns.dates import date_pattern, read_date
from unkg.extraction.patterns.words import any_of, any_of_each
from unkg.extraction.resolve.resolved import ResolvedName


class Deadlines:
    """Reads the deadlines of one text; `names` are all of the text's, in order, `own` is the body that asks.

    “At its sixtieth session” is its own where no other body is named.
    """

    def __init__(
        self, normalized: NormalizedText, names: list[ResolvedName], own: str | None, language: Language
    ) -> None:
        patterns = _patterns(language)
        self.text = text = normalized.text
        self.language = language
        self.bodies = [n for n in names if n.kind == "body" and n.keys]
        self.starts = [n.start for n in self.bodies]
        self.own = own
        self.session = patterns.session.on(normalized.lower, normalized.lower)
        self.day, self.year, self.period = (p.on(text, normalized.lower, beside=self.session) for p in patterns[:3])
        self.ordinal = patterns.ordinal

    def between(self, start: int, end: int) -> str | None:
        """The deadline between two offsets: an ISO date, else `Body, session`, else a year, else a period as printed; None without one."""
        day = self.day.search(start, end)
        found = read_date(self.text, self.language, day.start("day"), day.end("day")) if day else None
        if found:
            return found.isoformat()
        if session := self.session.search(start, end):
            body = self._whose(session, start) or self.own
            number = sum(self.language.ordinals[word] for word in self.ordinal.findall(session["ordinal"]))
            return f"{body}, {number}" if body else None
        period = self.year.search(start, end) or self.period.search(start, end)
        return period["words"] if period else None

    def _whose(self, session: re.Match[str], start: int) -> str | None:
        """The body whose session it is: named behind (“session of the Assembly”), else last named before in the request."""
        first, last, after = (bisect_left(self.starts, at) for at in (start, session.start(), session.end()))
        behind = [n for n in self.bodies[after : after + 1] if session["of"] and n.start == session.end()]
        before = (n for n in reversed(self.bodies[first:last]) if n.end <= session.start() and _meets(n))
        nearest = next(iter(behind), None) or next(before, None)
        return nearest.keys[0] if nearest else None


def _meets(named: ResolvedName) -> bool:
    """Whether a body is one that sits in sessions: in “requests the Secretary-General to report at its sixtieth session” “its” is not his."""
    return not named.keys[0].startswith(_OFFICES)


_OFFICES = ("Secretary-General", "United Nations High Commissioner", "Office of the", "United Nations Secretariat")
"""How the names of those begin who hold no sessions."""


class _Patterns(NamedTuple):
    """`session` is for lower-case text, the others for the text as printed."""

    day: Anchored
    year: Anchored
    period: Anchored
    session: Anchored
    ordinal: re.Pattern[str]
    """A part of an ordinal: “sixty”, “soixante-dix”."""


@lru_cache(maxsize=8)
def _patterns(language: Language) -> _Patterns:
    listed, words = language.deadline_words, any_of_each(language.deadline_words)
    ordinal = any_of(language.ordinals)
    by = [f"{word} " for word in listed["by"]]
    day, year, period, session = in_one_pass(
        anchored(rf"\b{words['by']} (?P<day>{date_pattern(language)})", by),
        # "by 2030", "by the end of 2027"; never "by 2030 States" as a number of States.
        anchored(
            rf"\b{words['by']} (?:{words['year']} )?(?P<words>(?:19|20)\d\d)\b(?! {words['not_year_before']})", by
        ),
        # "within 24 months", "within a period of thirty days"; never "within the limits of a year".
        anchored(
            rf"\b(?P<words>{words['within']} (?:{words['period']} )?[\w-]+ {words['units']})(?![\w'])",
            listed["within"],
        ),
        # "at its sixty-first session of the Council"; never a session without a number ("at its next session").
        anchored(
            rf"\b{words['at']} (?P<ordinal>{ordinal}(?:-{ordinal})?) {words['session']}(?P<of> {words['of']} )?",
            listed["at"],
        ),
    )
    return _Patterns(day, year, period, session, re.compile(ordinal))

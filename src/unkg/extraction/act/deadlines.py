"""By when something is asked: a date, month or year, a session of a body, or a period."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from msgspec import Struct

from unkg.authorities import Language
from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.patterns.anchors import Anchored, Places, anchored, in_one_pass
from unkg.extraction.patterns.dates import date_pattern, month_pattern, read_first_date, read_month
from unkg.extraction.patterns.ordinals import ordinal_pattern, read_ordinal
from unkg.extraction.patterns.words import CAPITAL, any_of, any_of_each, before_next, optional
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedName
from unkg.model import Authorities
from unkg.symbols import roman_value

_HOLD_NO_SESSIONS = re.compile(
    r"(?:political |civilian |peace )?(?:mission|operation)|multinational force|(?:support )?office(?: holder)?|fund"
    r"|department|division|institute"
)
"""Kinds of bodies that meet in no sessions."""
_SECRETARIAT = "United Nations Secretariat"
"""A principal organ that holds none."""
_NO_YEAR = 1000
"""Numbers of sessions end far below."""
_AHEAD = 4
"""Sessions for which an organ asks for reports in advance."""
_YEARS_UNKNOWN = 2
"""Years for which the sessions of a body that still meets may not be known yet."""
_START, _ANCHOR_START = itemgetter(0), itemgetter(1)


class Deadlines(Struct, frozen=True):
    """Reads the deadlines of one text."""

    text: str
    language: Language
    own: str | None
    """The body that asks: “at its sixtieth session” is its own where no other body is named."""
    session: int | None
    """The session of that body in which it asks."""
    committees: frozenset[str]
    """Bodies that meet in the sessions of another."""
    bodies: tuple[ResolvedName, ...]
    """All that the text names and that may hold sessions, in order."""
    starts: tuple[int, ...]
    """Where each of these begins."""
    places: "_Places"
    anchors: tuple[int, ...]
    """Where any of these can begin."""
    sessions: Mapping[str, Mapping[int, str]]
    """The last days of the sessions of each body of which they are known."""
    date: str
    """The day of the text as ISO 8601, empty if it is not known: what lies before it is no deadline."""

    @classmethod
    def of(cls, context: Context, authorities: Authorities) -> "Deadlines":
        """The deadlines of a document."""
        places = _places(context.normalized, context.language)
        bodies = tuple([name for name in context.names if name.kind == "body" and _meets(name, authorities)])
        return cls(
            text=context.normalized.text,
            language=context.language,
            own=context.header.body,
            session=context.header.session,
            committees=_main_committees(authorities),
            bodies=bodies,
            starts=tuple(map(_START, bodies)),
            places=places,
            anchors=tuple(map(_ANCHOR_START, places.session.anchors.places)),
            sessions=_ends_of_sessions(authorities),
            date=context.header.adopted or context.header.distributed or context.header.published or "",
        )

    def between(self, start: int, end: int) -> str | None:
        """The deadline between two offsets: an ISO date or month, else `Body, session`, else a year, else a period.

        A period is in the words of the text.
        """
        if bisect_left(self.anchors, start) == bisect_left(self.anchors, end):
            return None
        if found := self._day(start, end):
            return found if found >= self.date[: len(found)] else None
        if (session := self.places.session.search(start, end)) and not self._is_told(session, start):
            year = session["year"] or session["year_behind"]
            number = int(year or read_ordinal(session["ordinal"] or session["behind"], self.language))
            body = self._whose(session, start, number) or self.own
            return f"{body}, {number}" if body and not self._is_over(body, number) else None
        if found_year := self._search(self.places.year, start, end):
            return found_year["words"] if found_year["words"] >= self.date[:4] else None
        period = self.places.period.search(start, end)
        if period is None or self.places.going_on.search(self.text, start, period.start()):
            return None
        return period["words"] or period["relative"]

    def _day(self, start: int, end: int) -> str | None:
        """The first date, or else month, between two offsets."""
        day = self._search(self.places.day, start, end)
        found = read_first_date(self.text, self.language, *day.span("day")) if day else None
        month = None if found else self._search(self.places.month, start, end)
        return found.isoformat() if found else read_month(month, self.language) if month else None

    def _search(self, places: Places, start: int, end: int) -> re.Match[str] | None:
        """The first match between two offsets that says by when, not how long something lasts."""
        at, until, lasting = start, self.places.until, self.places.lasting
        while match := places.search(at, end):
            if not until.match(self.text, match.start()) or not lasting.search(self.text, start, match.start()):
                break
            at = match.end()
        return match

    def _is_over(self, body: str, number: int) -> bool:
        """Whether a session, or one after it, had ended before the day of the text, or the body had: that is recounted.

        A body may count its sessions and number its acts by years; one that does not has no session of a year.
        """
        known = self.sessions.get(body)
        if known and number > _NO_YEAR > max(known):
            return True
        if not known or not self.date:
            return False
        if self._has_ended(body):
            return True
        ends = (end for one, end in known.items() if one >= number and (one > _NO_YEAR) == (number > _NO_YEAR))
        return min(ends, default=self.date) < self.date

    def _has_ended(self, body: str) -> bool:
        """Whether a body held its last sessions years before the text."""
        known = self.sessions.get(body)
        return (
            known is not None and bool(self.date) and int(max(known.values())[:4]) < int(self.date[:4]) - _YEARS_UNKNOWN
        )

    def _is_told(self, session: re.Match[str], start: int) -> bool:
        """Whether it is only told what was done there: “adopted by the Conference at its second session”."""
        done = self.places.done
        if done.search(self.text, start, session.start()):
            return True
        last = bisect_left(self.starts, session.start()) - 1
        body = self.bodies[last] if last >= 0 and self.starts[last] > start else None
        return body is not None and body.end == session.start() - 1 and bool(done.search(self.text, start, body.start))

    def _whose(self, session: re.Match[str], start: int, number: int) -> str | None:
        """The body whose session it is: “session of the Assembly”, else the one last named before it in the request."""
        place = session.start(next((part for part in ("ordinal", "year") if session[part]), 0))
        first, last, after = (bisect_left(self.starts, at) for at in (start, place, session.end()))
        following = [n for n in self.bodies[after : after + 1] if session["of"] and n.start == session.end()]
        before = (n for n in reversed(self.bodies[first:last]) if n.end <= place and self._counts(n.keys[0], number))
        nearest = next(iter(following), None) or next(before, None)
        if nearest is None or self.places.to_us.search(self.text, nearest.end, place):
            return None
        if not following and self.places.to_us_behind.match(self.text, session.end()):
            return None
        return nearest.keys[0]

    def _counts(self, body: str, number: int) -> bool:
        """Whether a session can be a body's, which one of the next of the body that asks is only if that is known.

        The eightieth is the Assembly's, not the Economic and Social Council's, which counts its sessions by years.
        """
        known = (one for one in self.sessions.get(body, ()) if (one > _NO_YEAR) == (number > _NO_YEAR))
        is_own = self.session is not None and 0 <= number - self.session <= _AHEAD
        if not is_own or body in self.committees or self._has_ended(body):
            return True
        return number <= max(known, default=-_AHEAD) + _AHEAD


@lru_cache(maxsize=4)
def _main_committees(authorities: Authorities) -> frozenset[str]:
    return frozenset(body.name for body in authorities.bodies.values() if body.kind == "main committee")


def _meets(named: ResolvedName, authorities: Authorities) -> bool:
    """Whether a body holds sessions: not in “requests the Secretary-General to report at its sixtieth session”."""
    record = authorities.bodies.get(named.keys[0]) if named.keys else None
    if record is None:
        return bool(named.keys)
    return record.name != _SECRETARIAT and not _HOLD_NO_SESSIONS.fullmatch(record.kind)


@lru_cache(maxsize=4)
def _ends_of_sessions(authorities: Authorities) -> Mapping[str, Mapping[int, str]]:
    found: dict[str, dict[int, str]] = {}
    for session in authorities.sessions:
        number = session.number if session.number.isdigit() else roman_value(session.number)
        if number:
            found.setdefault(session.body, {})[int(number)] = session.closed
    return found


class _Places(NamedTuple):
    """Where deadlines stand in one text."""

    day: Places
    month: Places
    year: Places
    period: Places
    session: Places
    to_us: re.Pattern[str]
    to_us_behind: re.Pattern[str]
    done: re.Pattern[str]
    until: re.Pattern[str]
    lasting: re.Pattern[str]
    going_on: re.Pattern[str]


def _within(words: Mapping[str, str]) -> str:
    """“within 24 months”, “within a period of thirty days”; never “within the limits of a year”.

    Nor, in some languages, what a word behind tells is past: “en los 20 años transcurridos”.
    """
    period = rf"(?:{words['period']} )?(?!{words['not_within']}\b)[\w-]+ {words['units']}"
    return rf"(?P<words>{words['within']} {period})(?![\w']| {words['behind_past']}\b)"


def _relative(words: Mapping[str, str]) -> str:
    """“before the end of its mandate”, “no later than thirty days after the adoption of this resolution”.

    Never “before the end of the day”.
    """
    event = rf"(?:{words['determiners']} )?(?:[\w']+ )?{words['events']}(?: {words['of_acts']}|(?! {words['of']} ))"
    return (
        rf"(?P<relative>{words['before_term']} {words['term']}|{words['since']} [\w-]+ {words['units']} "
        rf"{words['after']} {event})(?![\w'])"
    )


def _places(normalized: NormalizedText, language: Language) -> _Places:
    patterns = _patterns(language)
    text, lower = normalized.text, normalized.lower
    session = patterns.session.on(lower, lower)
    return _Places(
        day=patterns.day.on(text, lower, beside=session),
        month=patterns.month.on(text, lower, beside=session),
        year=patterns.year.on(text, lower, beside=session),
        period=patterns.period.on(text, lower, beside=session),
        session=session,
        to_us=patterns.to_us,
        to_us_behind=patterns.to_us_behind,
        done=patterns.done,
        until=patterns.until,
        lasting=patterns.lasting,
        going_on=patterns.going_on,
    )


class _Patterns(NamedTuple):
    """`session` is for lower-case text, the others for the text as printed."""

    day: Anchored
    month: Anchored
    year: Anchored
    period: Anchored
    session: Anchored
    to_us: re.Pattern[str]
    """Between a body and a session: the one who asks, to whom the body is to report at its own session."""
    to_us_behind: re.Pattern[str]
    """The same behind the session: “que en su 75º período de sesiones le presente”."""
    done: re.Pattern[str]
    """Before a session, or the body whose it is, what was done: “decisions adopted by the”; never “to be adopted”."""
    until: re.Pattern[str]
    """A word for “by” that says “until” too: “до”."""
    lasting: re.Pattern[str]
    """What tells before it that it says “until”: “продлить мандат Миссии до”, “на период до”."""
    going_on: re.Pattern[str]
    """What tells before a period that it is how long something lasts: “будет проходить в течение трех дней”."""


def _session(language: Language, words: Mapping[str, str]) -> Anchored:
    """“at its sixty-first session of the Council”, “at its 2023 session”; never “at its next session”.

    The number may stand behind: “في دورتها الحادية والثمانين”, “на его сессии 2027 года”.
    """
    listed, ordinal = language.deadline_words, ordinal_pattern(language)
    # "向 大会 80届 会议", "在 2031 年 其 80届 会议": whose session it is, before its number; never "在 59届 和 60届
    # 会议".
    whose = r"(?:[^\s,;.:()\d]+ ){0,3}?(?:\d{4} [^\s,;.:()\d]+ )?(?:[^\s,;.:()\d]+ )??"
    whose = whose if language.word_order["of"] else ""
    of_year = before_next(listed.get("of_year", ()))
    # "que prepare, para su 57º período"; never "los arreglos de trabajo para su 57º período".
    not_by = rf"(?!{any_of(word for word in listed['by'] if ' ' not in word)} )"
    not_of_noun = rf"(?:{_not_before_by(language)}|{not_by})" if listed["not_before_by"] else ""
    return anchored(
        rf"\b{not_of_noun}{words['at']} "
        rf"(?:{words['session_before']} (?P<behind>{ordinal})|{whose}(?:(?P<ordinal>{ordinal})"
        rf"|(?P<year>(?:19|20)\d\d)) {words['session']}"
        rf"|{words['session']} {of_year}(?P<year_behind>(?:19|20)\d\d))"
        rf"(?! {words['no_session_of']})(?P<of> {before_next(listed['of'])})?",
        listed["at"],
    )


def _not_before_by(language: Language) -> str:
    """No noun before a word for “by” that says “for” too: “el presupuesto para 2030”."""
    return "".join(rf"(?<!\b{re.escape(word)} )" for word in language.deadline_words["not_before_by"])


@lru_cache(maxsize=8)
def _patterns(language: Language) -> _Patterns:
    listed, words = language.deadline_words, any_of_each(language.deadline_words)
    by = [f"{word} " for word in (*listed["by"], *listed["around"])]
    # "在 31 3月 2026 之前", where a word before and one behind say what "by" does; never "在 31 3月 2026 通过".
    before, behind = rf"(?:{words['by']}|(?P<around>{words['around']}))", rf"(?(around) ?{words['around_end']})"
    # Never the "para" of "el presupuesto para 2030".
    not_before = _not_before_by(language)
    to_year = rf"\b{not_before}{before} {optional(listed['year'])}"
    day, month, year, period, session = in_one_pass(
        anchored(rf"\b{before} (?P<day>{date_pattern(language)}){behind}", by),
        # "by May 2030", "by the end of May 2030", "by mid-May 2030"; never "in May 2030", which may be past.
        anchored(rf"{to_year}{month_pattern(language)}\b{behind}", by),
        # "by 2030", "by the end of 2027"; never "by 2030 States" as a number of States, nor the end of a title: "Ending
        # Thirst by 2030 (Thirst Roadmap)".
        anchored(
            rf"{to_year}(?P<words>(?:19|20)\d\d)\b(?![-\u2013]\d| {words['not_year_before']}| \([{CAPITAL}]){behind}",
            by,
        ),
        anchored(
            rf"\b(?:{_within(words)}|{_relative(words)})",
            (*listed["within"], *listed.get("since", ()), *listed.get("before_term", ())),
        ),
        _session(language, words),
    )
    to_us = re.compile(rf"\b{words['to_us']}\b")
    to_us_behind = re.compile(rf"[^;.:]{{0,90}}?(?:^|[ ,]){words['to_us_behind']}\b")
    not_to_be = "".join(rf"(?<!\b{word} )" for word in listed.get("to_be", ()))
    done = re.compile(rf"{not_to_be}\b{words['done']}(?: {words['done_by']})?(?: {words['determiners']})? $")
    until, lasting = re.compile(rf"{words['until']}(?!\w)"), re.compile(rf"\b{words['lasting']}\b")
    going_on = re.compile(rf"\b{words['going_on']}\b")
    return _Patterns(day, month, year, period, session, to_us, to_us_behind, done, until, lasting, going_on)

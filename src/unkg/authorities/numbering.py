"""How bodies number their texts, and when: `data/numbering.csv` and the session calendars as questions with answers."""

import re
from bisect import bisect_left
from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from unkg.authorities.rows import AuthorityError, Row, check_known, check_unique, read
from unkg.model import Authorities
from unkg.symbols import has_form_of_series, roman_value

_SLACK = timedelta(days=5)
"""Texts are sometimes dated a few days outside the printed dates of a session: silence procedures, late corrections."""


_NO_LIMIT = 9999
_AT_END = re.compile(r"\([^()]*\)$")
# What a symbol is made of: "A/RES/{number}", "UNEP/EA.{session}/Res.{item}"; never another slot or a lone brace.
_TEMPLATE = re.compile(r"(?:[^{}]|\{(?:number|session|item)\})*")
KINDS = ("resolution", "decision", "statement")
"""What a rule can be for."""
SHAPES = ("session", "year", "year-parenthesis", "roman", "special", "emergency", "CP", "CMP", "CMA", "COP")
"""How a number can be written: 60/251, 2005/11, 2371(2017), 926(X), S-23/2, ES-10/15, and those of conferences of parties."""
_WITHOUT_YEAR = re.compile(r"S/RES/(\d{1,4})$")


class Rule(NamedTuple):
    """One body's way of numbering one kind of text."""

    body: str
    kind: str
    shape: str
    template: str
    first: int | None
    last: int | None
    lowest: int | None = None
    highest: int | None = None
    """Of the numbers within a session: the Human Rights Council's decisions begin at 101."""

    def symbol(self, number: str) -> str:
        """The symbol of a number of this rule's shape (`60/251`, `926(X)`)."""
        session, _, item = number.partition("/")
        return self.template.format(number=number, session=session, item=item)

    def admits_session(self, number: str) -> bool:
        """Whether the session or year of a number is within those of the rule; special sessions always are."""
        order = session_order(number)
        return order is None or (self.first or 0) <= order <= (self.last or _NO_LIMIT)

    def admits(self, number: str) -> bool:
        """Whether the session or year of a number, and its place within, can be this body's at all."""
        if not self.admits_session(number):
            return False
        item = number.partition("/")[2]
        if item.startswith("0"):
            return False
        return not item.isdigit() or (self.lowest or 0) <= int(item) <= (self.highest or _NO_LIMIT)


def session_of(number: str) -> str:
    """The session or year that a number names: `60` of `60/251`, `S-23` of `S-23/2`, `X` of `926(X)`, `2017` of `2371(2017)`."""
    head, parenthesis, rest = number.partition("(")
    return rest.rstrip(")") if parenthesis else head.partition("/")[0]


@lru_cache(maxsize=65536)
def session_order(number: str) -> int | None:
    """The session or year as a number to compare; None for special sessions."""
    session = session_of(number)
    return int(session) if session.isdigit() else roman_value(session)


@dataclass(frozen=True, slots=True, eq=False)
class Numbering:
    """The rules of all bodies and their calendars."""

    rules: dict[tuple[str, str], tuple[Rule, ...]]
    """(kind, shape) to the rules of all bodies."""
    of_body: dict[tuple[str, str, str], Rule]
    calendar: dict[tuple[str, str], tuple[date, date]]
    """(body, session) to the days between which it adopted texts."""
    last: dict[str, int]
    """Body to the highest number of a session in its calendar."""
    issuers: frozenset[str]
    """Bodies that number texts of their own."""
    organs: frozenset[str]
    """First letters of the United Nations' own symbols: `A`, `CEDAW`; others are another organization's."""
    reports: dict[tuple[str, str], tuple[str, int]]
    """(organ, item) of the reports in which a body's texts are printed, `A` and `53` of A/74/53, to the body and since when."""
    council_years: tuple[tuple[int, int], ...]
    """The number of the Security Council's last resolution of each year, and the year."""
    series: dict[str, str]
    """Prefix of a series of symbols, without case, to the body that issues it."""

    def rule(self, body: str, kind: str, shape: str) -> Rule | None:
        """How a body numbers a kind of text in a shape; None where it does not."""
        return self.of_body.get((body, kind, shape))

    def issues(self, body: str) -> bool:
        """Whether a body has any numbering of its own here."""
        return body in self.issuers

    def has_calendar(self, body: str) -> bool:
        """Whether the sessions of a body are known: only then can a number be its own without its name."""
        return body in self.last or body == SECURITY_COUNCIL

    def is_ours(self, symbol: str) -> bool:
        """Whether a symbol is of a series of the United Nations and the conferences it serves."""
        return symbol.partition("/")[0].partition(".")[0] in self.organs

    def printed_in(self, symbol: str) -> str | None:
        """The body whose session report a symbol is: its resolutions are cited by number after it."""
        organ, _, rest = symbol.partition("/")
        session, _, item = rest.partition("/")
        body, since = self.reports.get((organ, item.partition("/")[0].partition("-")[0]), (None, 0))
        return body if session.isdigit() and int(session) >= since else None

    def window(self, body: str, number: str) -> tuple[date, date] | None:
        """The days of the session that a number names, by its Roman or its Arabic numeral; None where the calendar lacks it."""
        session = session_of(number)
        return self.calendar.get((body, session)) or self.calendar.get((body, str(roman_value(session))))

    def on_date(self, body: str, number: str, day: date) -> bool | None:
        """Whether a body's session that a number names covers a day; None where the calendar does not hold the session."""
        window = self.window(body, number)
        if window is None:
            return False if self._is_yet_to_come(body, number) else None
        return window[0] - _SLACK <= day <= window[1] + _SLACK

    def before(self, body: str, number: str, day: date) -> bool | None:
        """Whether the session that a number names had opened by a day; None where the calendar does not hold it."""
        window = self.window(body, number)
        if window is None:
            return False if self._is_yet_to_come(body, number) else None
        return window[0] <= day

    def council_year(self, number: int) -> int | None:
        """The year in which the Security Council adopted its resolution of a number; None beyond the years known."""
        index = bisect_left(self.council_years, (number, 0))
        return self.council_years[index][1] if number > 0 and index < len(self.council_years) else None

    def completed(self, symbol: str) -> str | None:
        """A written symbol in the form of its series: `S/RES/1255` gets its year, `S/PRST/2013/2(2013)` sheds the second one.

        None where no form of the series can be made of it, as of `S/PRST/4`, and where the year is beyond those known.
        """
        if has_form_of_series(symbol):
            return symbol
        shorter = _AT_END.sub("", symbol)
        if shorter != symbol and has_form_of_series(shorter):
            return shorter
        match = _WITHOUT_YEAR.match(symbol)
        year = self.council_year(int(match[1])) if match else None
        return f"{symbol}({year})" if year else None

    def _is_yet_to_come(self, body: str, number: str) -> bool:
        """Whether a session lies beyond the last that the calendar holds."""
        order = session_order(number)
        return order is not None and order > self.last.get(body, 9999)


GENERAL_ASSEMBLY = "General Assembly"
"""Whose number an undated one of a high session is, where nothing tells otherwise."""
SECURITY_COUNCIL = "Security Council"
"""The one organ that numbers by years alone and sits without sessions."""


@dataclass(frozen=True, slots=True)
class _RuleRow:
    body: str
    kind: str
    shape: str
    template: str | None
    first: int | None
    last: int | None
    lowest: int | None
    highest: int | None
    source: str


@dataclass(frozen=True, slots=True)
class _OrganRow:
    organ: str
    issuer: str
    source: str


@dataclass(frozen=True, slots=True)
class _ReportRow:
    organ: str
    item: str
    since: int | None
    body: str
    source: str


def load_numbering(authorities: Authorities, folder: Path) -> Numbering:
    """The numbering rules of a data folder joined with the calendars of its authorities.

    Raises AuthorityError for a row that contradicts itself, another one, or the records of bodies.
    """
    rules = _load_rules(folder)
    by_shape: dict[tuple[str, str], tuple[Rule, ...]] = {}
    for rule in rules:
        by_shape[rule.kind, rule.shape] = (*by_shape.get((rule.kind, rule.shape), ()), rule)
    calendar = {
        (s.body, s.number): (date.fromisoformat(s.opened), date.fromisoformat(s.closed)) for s in authorities.sessions
    }
    last: dict[str, int] = {}
    for body, session in calendar:
        if session.isdigit():
            last[body] = max(last.get(body, 0), int(session))
    return Numbering(
        rules=by_shape,
        of_body={(rule.body, rule.kind, rule.shape): rule for rule in rules},
        calendar=calendar,
        last=last,
        issuers=frozenset(rule.body for rule in rules),
        organs=_load_organs(folder),
        reports=_load_reports(folder, authorities.bodies),
        council_years=tuple((row.last, row.year) for row in load_council_years(folder)),
        series={series.prefix.casefold(): series.body for series in authorities.series},
    )


def _load_rules(folder: Path) -> list[Rule]:
    table = read(folder / "numbering.csv", _RuleRow, "body")
    check_unique(table, "body", "kind", "shape")
    for row in table.rows:
        _check_rule(table.path, row)
    return [
        Rule(r.body, r.kind, r.shape, r.template or "", r.first, r.last, r.lowest, r.highest)
        for r in (row.record for row in table.rows)
    ]


def _check_rule(path: Path, row: Row[_RuleRow]) -> None:
    rule = row.record
    for column, known in (("kind", KINDS), ("shape", SHAPES)):
        if getattr(rule, column) not in known:
            raise AuthorityError(path, row.line, column, f"must be one of {', '.join(known)}")
    if not _TEMPLATE.fullmatch(rule.template or ""):
        raise AuthorityError(path, row.line, "template", "has a slot that is none of {number}, {session} and {item}")
    for low, high in (("first", "last"), ("lowest", "highest")):
        least, most = getattr(rule, low), getattr(rule, high)
        if least is not None and most is not None and most < least:
            raise AuthorityError(path, row.line, high, f"is below {low}, {least}")


def _load_organs(folder: Path) -> frozenset[str]:
    table = read(folder / "symbol-organs.csv", _OrganRow, "organ")
    check_unique(table, "organ")
    return frozenset(table.keys())


def _load_reports(folder: Path, bodies: Container[str]) -> dict[tuple[str, str], tuple[str, int]]:
    table = read(folder / "session-reports.csv", _ReportRow, "organ")
    check_known(table, "body", bodies, "bodies.csv")
    check_unique(table, "organ", "item")
    return {(r.organ, r.item): (r.body, r.since or 0) for r in (row.record for row in table.rows)}


@dataclass(frozen=True, slots=True)
class CouncilYear:
    """A year of the Security Council and the number of its last resolution in it."""

    year: int
    last: int
    source: str


def load_council_years(folder: Path) -> tuple[CouncilYear, ...]:
    """The rows of `council-years.csv`, year after year from the first.

    Raises AuthorityError for a year or number that is none, a year that does not follow the one before, and a number
    that is not above it.
    """
    table = read(folder / "council-years.csv", CouncilYear, "year")
    for before, row in pairwise(table.rows):
        if row.record.year != before.record.year + 1:
            raise AuthorityError(table.path, row.line, "year", f"must follow {before.record.year}")
        if row.record.last <= before.record.last:
            raise AuthorityError(table.path, row.line, "last", f"must be above {before.record.last}")
    return tuple(row.record for row in table.rows)

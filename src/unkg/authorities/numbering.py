"""How bodies number their texts: `data/numbering.csv`, session calendars, and lookups in both."""

import re
from bisect import bisect_left
from collections.abc import Container
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from unkg.authorities.rows import AuthorityError, Row, check_known, check_unique, read
from unkg.model import Authorities
from unkg.symbols import has_form_of_series, roman_value

_SLACK = timedelta(days=5)
"""Tolerance: some texts are dated a few days outside their session (silence procedures, late corrections)."""


_NO_LIMIT = 9999
_AT_END = re.compile(r"\([^()]*\)$")
# The template of a symbol: "A/RES/{number}", "UNEP/EA.{session}/Res.{item}"; never another slot or a lone brace.
_TEMPLATE = re.compile(r"(?:[^{}]|\{(?:number|session|item)\})*")
KINDS = ("resolution", "decision", "statement")
"""The kinds of text with rules."""
SHAPES = ("session", "year", "year-parenthesis", "roman", "special", "emergency", "CP", "CMP", "CMA", "COP")
"""Forms of numbers: 60/251, 2005/11, 2371(2017), 926(X), S-23/2, ES-10/15, and those of conferences of parties."""
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
    """Bounds of the number within a session: decisions of the Human Rights Council start at 101."""

    def symbol(self, number: str) -> str:
        """The symbol of a number in the shape of this rule (`60/251`, `926(X)`)."""
        session, _, item = number.partition("/")
        return self.template.format(number=number, session=session, item=item)

    def admits_session(self, number: str) -> bool:
        """Whether the session or year of a number is in the bounds of this rule; special sessions always are."""
        order = session_order(number)
        return order is None or (self.first or 0) <= order <= (self.last or _NO_LIMIT)

    def admits(self, number: str) -> bool:
        """Whether the session or year of a number, and the number within it, are in the bounds of this rule."""
        if not self.admits_session(number):
            return False
        item = number.partition("/")[2]
        if item.startswith("0"):
            return False
        return not item.isdigit() or (self.lowest or 0) <= int(item) <= (self.highest or _NO_LIMIT)


def session_of(number: str) -> str:
    """The session or year in a number: `60` in `60/251`, `S-23` in `S-23/2`, `2017` in `2371(2017)`."""
    head, parenthesis, rest = number.partition("(")
    return rest.rstrip(")") if parenthesis else head.partition("/")[0]


@lru_cache(maxsize=65536)
def session_order(number: str) -> int | None:
    """The session or year as an integer, for comparison; None for special sessions."""
    session = session_of(number)
    return int(session) if session.isdigit() else roman_value(session)


class Numbering(Struct, frozen=True, eq=False):
    """The numbering rules and session calendars of all bodies."""

    rules: dict[tuple[str, str], tuple[Rule, ...]]
    """(kind, shape) to the rules of all bodies."""
    of_body: dict[tuple[str, str, str], Rule]
    calendar: dict[tuple[str, str], tuple[date, date]]
    """(body, session) to the first and last day of adoptions."""
    last: dict[str, int]
    """Body to its highest session number in the calendars."""
    issuers: frozenset[str]
    """Bodies with numbering rules."""
    organs: frozenset[str]
    """First segments of the symbols of the United Nations (`A`, `CEDAW`); others belong to other organizations."""
    reports: dict[tuple[str, str], tuple[str, int]]
    """(organ, item) of a session report, `A` and `53` in A/74/53, to its body and its first session."""
    council_years: tuple[tuple[int, int], ...]
    """(last resolution number of the Security Council in a year, year), in ascending order."""
    series: dict[str, str]
    """Prefix of a symbol series, casefolded, to the body that issues it."""

    def rule(self, body: str, kind: str, shape: str) -> Rule | None:
        """The rule of a body for a kind of text and a shape of number; None if it has none."""
        return self.of_body.get((body, kind, shape))

    def issues(self, body: str) -> bool:
        """Whether a body has numbering rules."""
        return body in self.issuers

    def has_calendar(self, body: str) -> bool:
        """Whether the sessions of a body are known; only such a body can be inferred from a number without a name."""
        return body in self.last or body == SECURITY_COUNCIL

    def is_un_symbol(self, symbol: str) -> bool:
        """Whether a symbol belongs to the United Nations or a conference that it serves."""
        return symbol.partition("/")[0].partition(".")[0] in self.organs

    def printed_in(self, symbol: str) -> str | None:
        """The body whose session report has this symbol: its resolutions are cited by number after the report."""
        organ, _, rest = symbol.partition("/")
        session, _, item = rest.partition("/")
        body, since = self.reports.get((organ, item.partition("/")[0].partition("-")[0]), (None, 0))
        return body if session.isdigit() and int(session) >= since else None

    def window(self, body: str, number: str) -> tuple[date, date] | None:
        """First and last day of the session in a number, Roman or Arabic; None if it is not in the calendar."""
        session = session_of(number)
        return self.calendar.get((body, session)) or self.calendar.get((body, str(roman_value(session))))

    def on_date(self, body: str, number: str, day: date) -> bool | None:
        """Whether a day falls in the session in a number, with some tolerance; None if the session is unknown."""
        window = self.window(body, number)
        if window is None:
            return False if self._is_future(body, number) else None
        return window[0] - _SLACK <= day <= window[1] + _SLACK

    def before(self, body: str, number: str, day: date) -> bool | None:
        """Whether the session in a number had opened by a day; None if the session is unknown."""
        window = self.window(body, number)
        if window is None:
            return False if self._is_future(body, number) else None
        return window[0] <= day

    def council_year(self, number: int) -> int | None:
        """The year of the Security Council resolution with this number; None beyond the known years."""
        index = bisect_left(self.council_years, (number, 0))
        return self.council_years[index][1] if number > 0 and index < len(self.council_years) else None

    def completed(self, symbol: str) -> str | None:
        """The symbol in the form of its series: `S/RES/1255` with year, `S/PRST/2013/2(2013)` without the second one.

        None if it cannot be completed, like `S/PRST/4` or a number beyond the known years.
        """
        if has_form_of_series(symbol):
            return symbol
        shorter = _AT_END.sub("", symbol)
        if shorter != symbol and has_form_of_series(shorter):
            return shorter
        match = _WITHOUT_YEAR.match(symbol)
        year = self.council_year(int(match[1])) if match else None
        return f"{symbol}({year})" if year else None

    def _is_future(self, body: str, number: str) -> bool:
        """Whether a session is later than the last one in the calendar."""
        order = session_order(number)
        return order is not None and order > self.last.get(body, 9999)


GENERAL_ASSEMBLY = "General Assembly"
"""The default issuer of an undated number with a high session."""
SECURITY_COUNCIL = "Security Council"
"""The only organ without sessions, which numbers by year."""


class _RuleRow(Struct, frozen=True):
    body: str
    kind: str
    shape: str
    template: str | None
    first: int | None
    last: int | None
    lowest: int | None
    highest: int | None
    source: str


class _OrganRow(Struct, frozen=True):
    organ: str
    issuer: str
    source: str


class _ReportRow(Struct, frozen=True):
    organ: str
    item: str
    since: int | None
    body: str
    source: str


def load_numbering(authorities: Authorities, folder: Path) -> Numbering:
    """The numbering rules of a data folder, with the session calendars of its authorities.

    Raises AuthorityError for a row that is invalid, duplicates another one, or names an unknown body.
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
        raise AuthorityError(path, row.line, "template", "has a slot other than {number}, {session} and {item}")
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


class CouncilYear(Struct, frozen=True):
    """A year and the numbers of the first and the last resolution of the Security Council in it."""

    year: int
    first: int
    last: int
    source: str


def load_council_years(folder: Path) -> tuple[CouncilYear, ...]:
    """The rows of `council-years.csv`, in ascending order.

    Raises AuthorityError for an invalid year or number, a gap between years, and numbers that do not follow those of
    the year before.
    """
    table = read(folder / "council-years.csv", CouncilYear, "year")
    for before, row in pairwise(table.rows):
        if row.record.year != before.record.year + 1:
            raise AuthorityError(table.path, row.line, "year", f"must follow {before.record.year}")
        if row.record.first != before.record.last + 1:
            raise AuthorityError(table.path, row.line, "first", f"must follow {before.record.last}")
    for row in table.rows:
        if row.record.last < row.record.first:
            raise AuthorityError(table.path, row.line, "last", f"is below first, {row.record.first}")
    return tuple(row.record for row in table.rows)

"""How bodies number their texts, and when: `data/numbering.csv` and the session calendars as questions with answers."""

import csv
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from unkg import artefacts
from unkg.model import Authorities
from unkg.symbols import roman_value

_SLACK = timedelta(days=5)
"""Texts are sometimes dated a few days outside the printed dates of a session: silence procedures, late corrections."""


class Rule(NamedTuple):
    """One body's way of numbering one kind of text."""

    body: str
    kind: str
    shape: str
    template: str
    first: int | None
    last: int | None

    def symbol(self, number: str) -> str:
        """The symbol of a number of this rule's shape (`60/251`, `926(X)`)."""
        session, _, item = number.partition("/")
        return self.template.format(number=number, session=session, item=item)

    def admits(self, number: str) -> bool:
        """Whether the session or year of a number can be this body's at all."""
        order = session_order(number)
        return order is None or ((self.first or 0) <= order <= (self.last or 9999))


def session_of(number: str) -> str:
    """The session or year that a number names: `60` of `60/251`, `S-23` of `S-23/2`, `X` of `926(X)`, `2017` of `2371(2017)`."""
    head, parenthesis, rest = number.partition("(")
    return rest.rstrip(")") if parenthesis else head.partition("/")[0]


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
    reports: dict[tuple[str, str], str]
    """(organ, item) of the reports in which a body's texts are printed, `A` and `53` of A/74/53, to the body."""

    def rule(self, body: str, kind: str, shape: str) -> Rule | None:
        """How a body numbers a kind of text in a shape; None where it does not."""
        return self.of_body.get((body, kind, shape))

    def issues(self, body: str) -> bool:
        """Whether a body has any numbering of its own here."""
        return body in self.issuers

    def has_calendar(self, body: str) -> bool:
        """Whether the sessions of a body are known: only then can a number be its own without its name."""
        return body in self.last or body == _UNCALENDARED

    def is_ours(self, symbol: str) -> bool:
        """Whether a symbol is of a series of the United Nations and the conferences it serves."""
        return symbol.partition("/")[0].partition(".")[0] in self.organs

    def printed_in(self, symbol: str) -> str | None:
        """The body whose session report a symbol is: its resolutions are cited by number after it."""
        organ, _, rest = symbol.partition("/")
        return self.reports.get((organ, rest.partition("/")[2].partition("/")[0].partition("-")[0]))

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

    def _is_yet_to_come(self, body: str, number: str) -> bool:
        """Whether a session lies beyond the last that the calendar holds."""
        order = session_order(number)
        return order is not None and order > self.last.get(body, 9999)


_UNCALENDARED = "Security Council"
"""The one organ that numbers by years alone and sits without sessions."""


@lru_cache(maxsize=4)
def load_numbering(authorities: Authorities, folder: Path = artefacts.DATA) -> Numbering:
    """The numbering rules of a data folder joined with the calendars of its authorities."""
    rules = [_rule(row) for row in _rows(folder / "numbering.csv")]
    organs = frozenset(row["organ"] for row in _rows(folder / "symbol-organs.csv"))
    reports = {(row["organ"], row["item"]): row["body"] for row in _rows(folder / "session-reports.csv")}
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
    by_body = {(r.body, r.kind, r.shape): r for r in rules}
    return Numbering(by_shape, by_body, calendar, last, frozenset(r.body for r in rules), organs, reports)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _rule(row: dict[str, str]) -> Rule:
    first, last = row["first"], row["last"]
    return Rule(
        row["body"],
        row["kind"],
        row["shape"],
        row["template"],
        int(first) if first else None,
        int(last) if last else None,
    )


# The last resolution of the Security Council in each year from 1946; source: the Council's own list of resolutions by year.
_LAST_OF_YEAR = (
    15, 37, 66, 78, 89, 96, 98, 103, 104, 110, 121, 126, 131, 132, 160, 170, 176, 185, 199, 219, 232, 245, 262, 275, 291, 307, 324, 344,
    366, 384, 402, 422, 443, 461, 484, 499, 528, 545, 559, 580, 593, 606, 626, 646, 683, 725, 799, 892, 969, 1035, 1092, 1146, 1220, 1284,
    1334, 1386, 1454, 1521, 1580, 1651, 1738, 1794, 1859, 1907, 1966, 2032, 2085, 2132, 2195, 2259, 2336, 2397, 2451, 2503, 2560, 2617,
    2671, 2721, 2767,
)  # fmt: skip


def security_council_year(number: int) -> int | None:
    """The year in which the Security Council adopted its resolution of a number; None beyond the years known."""
    index = bisect_right(_LAST_OF_YEAR, number - 1)
    return 1946 + index if number > 0 and index < len(_LAST_OF_YEAR) else None

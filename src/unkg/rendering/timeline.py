"""The layout of a mandate over time: a row an act, a row a gap, and where each date lies across the page."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from unkg.model import TERM_EVENTS, MandateAct, MandateGap, MandateHistory

_STEPS: Final = (1, 2, 5, 10, 20, 50)
_LEAST_STEP: Final = 44.0
"""Least distance between two years that are written."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Days across the page."""

    first: dt.date
    last: dt.date
    left: float
    right: float

    def at(self, day: dt.date) -> float:
        """The horizontal position of a day."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return self.left + share * (self.right - self.left)

    def years(self) -> list[int]:
        """The years that are written, far enough from each other."""
        whole = range(self.first.year, self.last.year + 1)
        a_year = (self.right - self.left) / max((self.last - self.first).days / 365.25, 1)
        step = next((step for step in _STEPS if step * a_year >= _LEAST_STEP), _STEPS[-1])
        return [year for year in whole if year % step == 0]


@dataclass(frozen=True, slots=True)
class Row:
    """What one act did to the mandate, or a gap before the next act."""

    start: dt.date
    end: dt.date | None
    """None if the act gives no term, or its end is unknown."""
    acts: tuple[MandateAct, ...]
    """The events of one act; none for a gap."""
    is_year: bool = False
    """Whether only the year of the act is known."""
    shown_end: dt.date | None = None
    """Where the line of a term without a known end stops: at the next term."""

    @property
    def is_gap(self) -> bool:
        """Whether no act is known for this time."""
        return not self.acts

    @property
    def is_term(self) -> bool:
        """Whether the act begins or prolongs the mandate."""
        return any(act.event in TERM_EVENTS for act in self.acts)


def rows(history: MandateHistory) -> list[Row]:
    """The rows in chronological order. Acts of unknown date, and those that only define the mandate, have none."""
    found = sorted((*_act_rows(history), *_gap_rows(history.gaps)), key=lambda row: (row.start, row.is_gap))
    last = max((row.end or row.start for row in found), default=dt.date.min)
    starts = [row.start for row in found if row.is_term]
    return [
        _open_row(row, min((day for day in starts if day > row.start), default=last))
        if row.is_term and row.end is None
        else row
        for row in found
    ]


def _open_row(row: Row, shown_end: dt.date) -> Row:
    return Row(row.start, None, row.acts, row.is_year, shown_end)


def _act_rows(history: MandateHistory) -> Iterator[Row]:
    by_symbol: dict[str, list[MandateAct]] = {}
    for act in history.acts:
        if act.date and act.event != "defined":
            by_symbol.setdefault(act.symbol, []).append(act)
    for acts in by_symbol.values():
        date = max((act.date for act in acts), key=len)
        ends = max((act.ends for act in acts if act.ends and act.event in TERM_EVENTS), default=None)
        yield Row(_day(date), dt.date.fromisoformat(ends) if ends else None, tuple(acts), len(date) == 4)


def _gap_rows(gaps: tuple[MandateGap, ...]) -> Iterator[Row]:
    for gap in gaps:
        if gap.next:
            yield Row(dt.date.fromisoformat(gap.end), _day(gap.next.date), ())


def _day(date: str) -> dt.date:
    """The first day of a date that may be a year or a month."""
    return dt.date.fromisoformat(f"{date}-01-01"[: len("2020-01-01")])


def scale(found: list[Row], left: float, right: float) -> Scale:
    """From the year of the first act to the end of the year of the last day."""
    days = [day for row in found for day in (row.start, row.end) if day]
    return Scale(dt.date(min(days).year, 1, 1), dt.date(max(days).year, 12, 31), left, right)


def undated(history: MandateHistory) -> list[str]:
    """The symbols of the acts of unknown date."""
    return list(dict.fromkeys(act.symbol for act in history.acts if not act.date))

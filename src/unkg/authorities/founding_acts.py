"""Dates of the acts that established or adopted records, and the contradictions between them and the records' own."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from unkg import symbols
from unkg.authorities.checks import Tables
from unkg.authorities.numbering import CouncilYear, session_of
from unkg.authorities.rows import AuthorityError, Row, Table

LONGEST_DELAY = 5
"""Years between an act and the body that it set up: offices opened three and four years after their resolutions."""
_LONGEST_CORRECTION = timedelta(days=7)
"""Acts adopted a few days after their session, by silence procedure or correction."""


@dataclass(frozen=True, slots=True)
class Acts:
    """When the acts named by a symbol were adopted, as far as session or year tells."""

    series: tuple[tuple[str, str], ...]
    """(prefix, body), longest prefix first."""
    calendar: dict[tuple[str, str], tuple[str, str]]
    """(body, session) to its first and last day."""
    council_years: dict[int, CouncilYear]

    def window(self, symbol: str) -> tuple[str, str] | None:
        """First and last day on which an act can have been adopted; None if neither session nor year is known."""
        plain = symbols.parse(symbol).unlettered
        for prefix, body in self.series:
            if plain.startswith(prefix):
                return self._window(body, session_of(plain[len(prefix) :]))
        return None

    def _window(self, body: str, session: str) -> tuple[str, str] | None:
        known = self.calendar.get((body, session)) or self.calendar.get((body, str(symbols.roman_value(session))))
        if known or not (session.isdigit() and len(session) == 4):
            return known
        return f"{session}-01-01", f"{session}-12-31"


def acts_of(tables: Tables, years: tuple[CouncilYear, ...]) -> Acts:
    """The series, sessions and years of the tables as `Acts`."""
    series = [(row.record.prefix, row.record.body) for row in tables.series.rows if row.record.kind != "document"]
    return Acts(
        series=tuple(sorted(series, key=lambda pair: -len(pair[0]))),
        calendar={(s.record.body, s.record.number): (s.record.opened, s.record.closed) for s in tables.sessions.rows},
        council_years={year.year: year for year in years},
    )


def check_acts(tables: Tables, years: tuple[CouncilYear, ...]) -> None:
    """Raise AuthorityError for an act that its issuer cannot have adopted, or not when the record says.

    A body is not older than the act that set it up, and an act is at most `LONGEST_DELAY` years older than its body. A
    resolution of the Security Council has a number of its year.
    """
    acts = acts_of(tables, years)
    for table in (tables.bodies, tables.mechanisms):
        for row in table.rows:
            _check_act(acts, table, row, "established_by", row.record.since)
    for instrument in tables.instruments.rows:
        _check_act(acts, tables.instruments, instrument, "adopted_by", None)


def _check_act(acts: Acts, table: Table[Any], row: Row[Any], column: str, since: str | None) -> None:
    act = getattr(row.record, column)
    if act is None:
        return
    _check_number(acts, table, row, column, act)
    window = acts.window(act)
    if since is None or window is None:
        return
    opened = str(date.fromisoformat(window[0]) - _LONGEST_CORRECTION)
    if since < opened[: len(since)]:
        raise AuthorityError(table.path, row.line, "since", f"{since} is before its act {act}, of {window[0]} at least")
    if int(since[:4]) > int(window[1][:4]) + LONGEST_DELAY:
        wrong = f"{act} is of {window[1]} at most, {int(since[:4]) - int(window[1][:4])} years older than its body"
        raise AuthorityError(table.path, row.line, column, wrong)


def _check_number(acts: Acts, table: Table[Any], row: Row[Any], column: str, act: str) -> None:
    head, _, rest = act.removeprefix("S/RES/").partition("(")
    year = acts.council_years.get(int(rest[:4])) if act.startswith("S/RES/") else None
    if year and not year.first <= int(head) <= year.last:
        wrong = f"the Security Council adopted numbers {year.first} to {year.last} in {year.year}, not {head}"
        raise AuthorityError(table.path, row.line, column, wrong)

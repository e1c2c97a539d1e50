"""Contradictions between records and the acts that established or adopted them."""

import re
from datetime import date, timedelta
from typing import Any

from unkg.authorities.checks import Tables
from unkg.authorities.issuing import days
from unkg.authorities.numbering import Numbering
from unkg.authorities.rows import AuthorityError, Row, Table

LONGEST_DELAY = 5
"""Years between an act and the body that it set up: offices opened three and four years after their resolutions."""
_LONGEST_CORRECTION = timedelta(days=7)
"""Acts adopted a few days beside their session, by silence procedure or correction."""
# "S/RES/1542(2004)" and its parts; not a statement, "S/PRST/2001/3".
_OF_COUNCIL = re.compile(r"S/RES/(?P<number>\d+)\((?P<year>\d{4})\)")


def check_acts(tables: Tables, numbering: Numbering) -> None:
    """Raise AuthorityError for an act that its issuer cannot have adopted, or not when the record says.

    A body is not older than the act that set it up, and an act is at most `LONGEST_DELAY` years older than its body. A
    resolution of the Security Council has a number of its year.
    """
    for table, column in ((tables.bodies, "established_by"), (tables.mechanisms, "established_by")):
        for row in table.rows:
            _check_number(table, row, column, numbering)
            _check_age(table, row, numbering)
    for instrument in tables.instruments.rows:
        _check_number(tables.instruments, instrument, "adopted_by", numbering)


def _check_age(table: Table[Any], row: Row[Any], numbering: Numbering) -> None:
    act, since = row.record.established_by, row.record.since
    adopted = days(act, numbering) if act and since else None
    if adopted is None:
        return
    first, last = adopted
    if since < str(first - _LONGEST_CORRECTION)[: len(since)]:
        raise AuthorityError(
            table.path, row.line, "since", f"{since} is before its act {act}, of {first} at the earliest"
        )
    since_act = date.fromisoformat(since + "-01-01"[len(since) - 4 :]).year - last.year
    if since_act > LONGEST_DELAY:
        wrong = f"{act} is of {last} at the latest, {since_act} years older than its body"
        raise AuthorityError(table.path, row.line, "established_by", wrong)


def _check_number(table: Table[Any], row: Row[Any], column: str, numbering: Numbering) -> None:
    act = _OF_COUNCIL.match(getattr(row.record, column) or "")
    year = numbering.council_year(int(act["number"])) if act else None
    if act and year and year != int(act["year"]):
        wrong = f"the Security Council adopted number {act['number']} in {year}, not {act['year']}"
        raise AuthorityError(table.path, row.line, column, wrong)

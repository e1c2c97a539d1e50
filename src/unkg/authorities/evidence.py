"""The measured precision of each class of evidence: `data/evidence.csv`, written by `benchmarks/`."""

from pathlib import Path
from typing import cast, get_args

from msgspec import Struct

from unkg.authorities.rows import AuthorityError, check_unique, read
from unkg.model import Evidence

MINIMUM_CASES = 30
"""Minimum number of cases; the precision of fewer is not used."""


class Measured(Struct, frozen=True):
    """The measured precision of one class of evidence."""

    evidence: Evidence
    precision: float
    cases: int
    on: tuple[str, ...]
    """The text sets used for the measurement."""


class _Row(Struct, frozen=True):
    evidence: str
    precision: float
    n: int
    measured_on: tuple[str, ...]


def load_measured(folder: Path) -> tuple[Measured, ...]:
    """The measurements of all classes; raises AuthorityError for an unknown or repeated class or precision above 1."""
    table = read(folder / "evidence.csv", _Row, "evidence")
    check_unique(table, "evidence")
    for row in table.rows:
        if row.record.evidence not in get_args(Evidence):
            wrong = f"'{row.record.evidence}' is not one of {', '.join(get_args(Evidence))}"
            raise AuthorityError(table.path, row.line, "evidence", wrong)
        if row.record.precision > 1:
            raise AuthorityError(table.path, row.line, "precision", "must not be above 1")
        if not row.record.measured_on:
            raise AuthorityError(table.path, row.line, "measured_on", "must not be empty")
    return tuple(
        Measured(cast("Evidence", row.evidence), row.precision, row.n, row.measured_on)
        for row in (row.record for row in table.rows)
    )

"""Acronyms that texts use for several names, and that no record may have: `data/ambiguous-acronyms.csv`."""

from collections import Counter
from pathlib import Path
from typing import Any

from msgspec import Struct

from unkg.authorities.checks import check_symbol
from unkg.authorities.rows import AuthorityError, Table, check_unique, read


class Expansion(Struct, frozen=True):
    """One of the names that an ambiguous acronym stands for."""

    acronym: str
    expansion: str
    seen_in: str | None
    """A document that uses the acronym for this name."""
    source: str


def load_expansions(folder: Path) -> tuple[Expansion, ...]:
    """The rows of `ambiguous-acronyms.csv`; raises AuthorityError for an acronym with a single expansion."""
    table = read(folder / "ambiguous-acronyms.csv", Expansion, "acronym")
    check_unique(table, "acronym", "expansion")
    rows = Counter(row.key for row in table.rows)
    for row in table.rows:
        if rows[row.key] < 2:
            raise AuthorityError(table.path, row.line, "acronym", f"'{row.key}' has a single expansion")
        if row.record.seen_in:
            check_symbol(table, row, "seen_in", row.record.seen_in)
    return tuple(row.record for row in table.rows)


def check_acronyms(expansions: tuple[Expansion, ...], *tables: Table[Any]) -> None:
    """Raise AuthorityError for a record with an acronym that texts use for another name too."""
    ambiguous: dict[str, list[str]] = {}
    for expansion in expansions:
        ambiguous.setdefault(expansion.acronym, []).append(expansion.expansion)
    for table in tables:
        for row in table.rows:
            for acronym in row.record.acronyms:
                if acronym in ambiguous:
                    wrong = f"'{acronym}' stands for several names in texts: {', '.join(ambiguous[acronym])}"
                    raise AuthorityError(table.path, row.line, "acronyms", wrong)

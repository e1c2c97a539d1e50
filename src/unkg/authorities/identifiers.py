"""`identifiers.csv`: by what other lists identify the records, beside their keys."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from unkg.authorities.rows import LABELLED, AuthorityError, Pairs, Table, check_unique, pairs_of, read
from unkg.model import IDENTIFIER_SCHEMES

_FORMS: Final[Mapping[str, tuple[str, "re.Pattern[str]"]]] = {
    # "/akn/ontology/organization/un/securityCouncil"; never "/ontology/organization/DGACM".
    "akn-organization": ("body", re.compile(r"/akn/ontology/organization/un(?:/[A-Za-z]+)+")),
    "iso-3166-alpha-2": ("state", re.compile(r"[A-Z]{2}")),
    # "IV-4", "XI-A-16", "III-2-7a"; never "4-4".
    "mtdsg": ("instrument", re.compile(r"[IVX]+(?:-[A-Z])?-[0-9]+(?:-?[0-9]*[a-z]?)?")),
    "unbis": ("state", re.compile(r"http://metadata\.un\.org/thesaurus/[0-9]+")),
}
"""Scheme → the kind of record that it identifies, and the form of its identifiers."""


class Identifier(Struct, frozen=True):
    """What another list identifies a record by."""

    of: str
    """Kind of the record, one of `LABELLED`."""
    key: str
    scheme: str
    identifier: str
    source: str


class IdentifierTable(Struct, frozen=True):
    """`identifiers.csv`."""

    table: Table[Identifier]

    def of(self, kind: str) -> Pairs:
        """Identifiers of one kind of record: key to (scheme, identifier) pairs, in the order of the schemes."""
        rows = (row.record for row in self.table.rows)
        return pairs_of((row.key, (row.scheme, row.identifier)) for row in rows if row.of == kind)


def read_identifiers(path: Path) -> IdentifierTable:
    """The identifiers in `path`.

    Raises AuthorityError like `read`, and for an unknown kind or scheme, an identifier of another form than its scheme
    has, a second one of a record in a scheme, and one that two records have.
    """
    table = read(path, Identifier, "key")
    for row in table.rows:
        if row.record.of not in LABELLED:
            raise AuthorityError(path, row.line, "of", f"must be one of {', '.join(LABELLED)}")
        if row.record.scheme not in IDENTIFIER_SCHEMES:
            raise AuthorityError(path, row.line, "scheme", f"must be one of {', '.join(IDENTIFIER_SCHEMES)}")
        of, form = _FORMS[row.record.scheme]
        if row.record.of != of:
            raise AuthorityError(path, row.line, "scheme", f"identifies a {of}, not a {row.record.of}")
        if not form.fullmatch(row.record.identifier):
            wrong = f"'{row.record.identifier}' is not of the form of {row.record.scheme}"
            raise AuthorityError(path, row.line, "identifier", wrong)
    check_unique(table, "of", "key", "scheme")
    check_unique(table, "scheme", "identifier")
    return IdentifierTable(table)


def check_identifiers(identifiers: IdentifierTable, tables: Mapping[str, Table[Any]]) -> None:
    """Raise AuthorityError for the first identifier of a record that no table has."""
    keys = {kind: table.keys() for kind, table in tables.items()}
    for row in identifiers.table.rows:
        if row.record.key not in keys[row.record.of]:
            wrong = f"'{row.record.key}' is not in {tables[row.record.of].path.name}"
            raise AuthorityError(identifiers.table.path, row.line, "key", wrong)

"""Consistency checks within and between the tables of `data/`; the first violation raises AuthorityError."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, get_args

from msgspec import Struct

from unkg import symbols
from unkg.authorities.identifiers import IdentifierTable, check_identifiers
from unkg.authorities.rows import AuthorityError, LabelTables, Row, Table
from unkg.model import Body, Instrument, Mechanism, Series, Session, State

ISO3 = re.compile(r"[A-Z]{3}")
M49 = re.compile(r"[0-9]{3}")
UNTS = re.compile(r"[1-9][0-9]{0,5}")
# A full or partial date: `1948-12-10`, `1948-12`, `1948`; not `10 December 1948`.
PARTIAL_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
DATE_COLUMNS = ("since", "until", "adopted", "member_since")
ARTICLE = re.compile(r"(?:the|a|an) ", re.IGNORECASE)
TYPOGRAPHIC = re.compile("[‘’‐‑–—\u00a0]")

AnyTable = Table[Any]


class Tables(Struct, frozen=True):
    """The tables of records in `data/`, not yet checked."""

    bodies: Table[Body]
    mechanisms: Table[Mechanism]
    instruments: Table[Instrument]
    states: Table[State]
    sessions: Table[Session]
    series: Table[Series]
    labels: LabelTables
    identifiers: IdentifierTable


def check(tables: Tables) -> None:
    """Raise AuthorityError for the first row that contradicts itself, another row, or the rules of the columns."""
    bodies, mechanisms, instruments = tables.bodies, tables.mechanisms, tables.instruments
    _check_codes(tables.states)
    for named in (bodies, mechanisms, instruments, tables.states):
        _check_unique_keys(named)
        _check_names(named)
        _check_claims(named)
        _check_dates(named)
    for established in (bodies, mechanisms, instruments):
        _check_symbols(established)
    _check_members(bodies, ("parent", "predecessor"), bodies)
    _check_members(mechanisms, ("parent",), bodies, mechanisms)
    _check_members(mechanisms, ("state",), tables.states)
    _check_members(instruments, ("parent", "members"), instruments)
    _check_members(instruments, ("monitored_by",), bodies)
    _check_unts(instruments)
    _check_sessions(tables.sessions, bodies, mechanisms)
    _check_series(tables.series, bodies, mechanisms)
    labelled: dict[str, AnyTable] = {
        "body": bodies,
        "mechanism": mechanisms,
        "instrument": instruments,
        "state": tables.states,
    }
    _check_labels(tables.labels, labelled)
    check_identifiers(tables.identifiers, labelled)


def _check_unique_keys(table: AnyTable) -> None:
    seen: dict[str, int] = {}
    for row in table.rows:
        if row.key in seen:
            raise AuthorityError(table.path, row.line, "key", f"'{row.key}' duplicates line {seen[row.key]}")
        seen[row.key] = row.line


def _check_names(table: AnyTable) -> None:
    for row in table.rows:
        for column, name in _own_names(row):
            if column != "title" and ARTICLE.match(name):
                raise AuthorityError(table.path, row.line, column, f"write '{name}' without its article")
            if TYPOGRAPHIC.search(name):
                wrong = f"write '{name}' with plain apostrophes, hyphens and spaces"
                raise AuthorityError(table.path, row.line, column, wrong)


def _check_claims(table: AnyTable) -> None:
    """Two records of a table must not share a name or acronym, which would be ambiguous in a text.

    A record may have two spellings of one name (`Nuclear Test-Ban`, `Nuclear-Test-Ban`), but not one spelling twice.
    """
    claimed: dict[str, Row[Any]] = {}
    spelled: set[tuple[str, str]] = set()
    for row in table.rows:
        for column, name in _own_names(row):
            compared = name if column == "acronyms" else symbols.normalized_name(name)
            spelling = (compared, name.casefold())
            other = claimed.setdefault(compared, row)
            if other is not row or spelling in spelled:
                wrong = f"'{name}' is already a name of '{other.key}' (line {other.line})"
                raise AuthorityError(table.path, row.line, column, wrong)
            spelled.add(spelling)


def _own_names(row: Row[Any]) -> Iterator[tuple[str, str]]:
    record = row.record
    main = "title" if hasattr(record, "title") else "name"
    yield main, getattr(record, main)
    for column in ("names", "acronyms"):
        yield from ((column, name) for name in getattr(record, column, ()))


def _check_dates(table: AnyTable) -> None:
    for row in table.rows:
        for column in DATE_COLUMNS:
            value = getattr(row.record, column, None)
            if value is not None and not _is_date(value):
                raise AuthorityError(table.path, row.line, column, f"'{value}' is not YYYY, YYYY-MM or YYYY-MM-DD")
        since, until = getattr(row.record, "since", None), getattr(row.record, "until", None)
        if until and hasattr(row.record, "since") and not since:
            raise AuthorityError(table.path, row.line, "since", f"must not be empty beside until, {until}")
        if since and until and until < since[: len(until)]:
            raise AuthorityError(table.path, row.line, "until", f"{until} is before since, {since}")


def _is_date(value: str) -> bool:
    if not PARTIAL_DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True


def _check_symbols(table: AnyTable) -> None:
    for row in table.rows:
        for column in ("established_by", "adopted_by"):
            value = getattr(row.record, column, None)
            if value is not None:
                check_symbol(table, row, column, value)


def check_symbol(table: AnyTable, row: Row[Any], column: str, value: str) -> None:
    """Raise AuthorityError if a cell is not a symbol in canonical spelling."""
    try:
        canonical = symbols.parse(value).canonical
    except symbols.SymbolError as error:
        raise AuthorityError(table.path, row.line, column, f"'{value}' is not a symbol: {error}") from None
    if canonical != value:
        raise AuthorityError(table.path, row.line, column, f"write '{value}' as '{canonical}'")


def _check_codes(states: Table[State]) -> None:
    for row in states.rows:
        if not ISO3.fullmatch(row.record.iso3):
            raise AuthorityError(states.path, row.line, "iso3", f"'{row.record.iso3}' is not three capital letters")
        if not M49.fullmatch(row.record.m49):
            raise AuthorityError(states.path, row.line, "m49", f"'{row.record.m49}' is not three digits")


def _check_unts(instruments: Table[Instrument]) -> None:
    for row in instruments.rows:
        if row.record.unts is not None and not UNTS.fullmatch(row.record.unts):
            raise AuthorityError(instruments.path, row.line, "unts", f"'{row.record.unts}' is not a treaty number")


def _check_members(table: AnyTable, columns: tuple[str, ...], *targets: AnyTable) -> None:
    known = set[str]().union(*(target.keys() for target in targets))
    where = " or ".join(target.path.name for target in targets)
    for row, column in ((row, column) for row in table.rows for column in columns):
        value = getattr(row.record, column)
        for key in value if isinstance(value, tuple) else [value]:
            if key is not None and key not in known:
                raise AuthorityError(table.path, row.line, column, f"'{key}' is not in {where}")
            if key == row.key:
                raise AuthorityError(table.path, row.line, column, f"'{key}' refers to itself")


def _check_sessions(sessions: Table[Session], *holders: AnyTable) -> None:
    _check_members(sessions, ("body",), *holders)
    seen: dict[tuple[str, str], int] = {}
    for row in sessions.rows:
        session = row.record
        for column in ("opened", "closed"):
            if len(getattr(session, column)) != 10 or not _is_date(getattr(session, column)):
                raise AuthorityError(sessions.path, row.line, column, "must be a full date, YYYY-MM-DD")
        if session.closed < session.opened:
            raise AuthorityError(sessions.path, row.line, "closed", f"is before opened, {session.opened}")
        other = seen.setdefault((session.body, session.number), row.line)
        if other != row.line:
            wrong = f"session {session.number} of the {session.body} duplicates line {other}"
            raise AuthorityError(sessions.path, row.line, "number", wrong)


def _check_series(series: Table[Series], *issuers: AnyTable) -> None:
    _check_members(series, ("body",), *issuers)
    _check_unique_keys(series)
    kinds = get_args(Series.__annotations__["kind"])
    for row in series.rows:
        if row.record.kind not in kinds:
            raise AuthorityError(series.path, row.line, "kind", f"must be one of {', '.join(kinds)}")
        if not row.record.prefix.endswith("/"):
            raise AuthorityError(series.path, row.line, "prefix", "must end with '/'")


def _check_labels(labels: LabelTables, tables: Mapping[str, AnyTable]) -> None:
    keys = {kind: table.keys() for kind, table in tables.items()}
    for table in labels.tables.values():
        seen: set[tuple[str, str, str]] = set()
        for row in table.rows:
            label = row.record
            if label.key not in keys[label.of]:
                wrong = f"'{label.key}' is not in {tables[label.of].path.name}"
                raise AuthorityError(table.path, row.line, "key", wrong)
            named = label.of, label.key, label.label
            if named in seen:
                raise AuthorityError(table.path, row.line, "label", f"'{label.key}' already has this label")
            seen.add(named)

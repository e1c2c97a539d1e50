"""The tables of `data/`: bodies, mechanisms, instruments, States, sessions, symbol series, languages and more."""

from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from unkg import artefacts
from unkg.authorities.acronyms import check_acronyms, load_expansions
from unkg.authorities.checks import Tables, check
from unkg.authorities.corrections import CorrectionRow
from unkg.authorities.evidence import Measured, load_measured
from unkg.authorities.founding_acts import check_acts
from unkg.authorities.general_comments import GeneralComment, load_general_comments
from unkg.authorities.identifiers import read_identifiers
from unkg.authorities.knowledge import Knowledge
from unkg.authorities.language import Language
from unkg.authorities.languages import Languages, Signs
from unkg.authorities.numbering import Numbering, load_numbering
from unkg.authorities.rows import AuthorityError, Pairs, Table, read, read_labels
from unkg.authorities.written_symbols import symbol_written, symbols_written
from unkg.model import Authorities, Body, Instrument, Mechanism, Series, Session, State

__all__ = [
    "AuthorityError",
    "CorrectionRow",
    "GeneralComment",
    "Knowledge",
    "Language",
    "Languages",
    "Measured",
    "Numbering",
    "Signs",
    "load",
    "symbol_written",
    "symbols_written",
]

Record = TypeVar("Record")


@lru_cache(maxsize=4)
def load(folder: Path = artefacts.DATA) -> Knowledge:
    """Read and check every table of a data folder; a second call for the same folder returns the same object.

    Raises AuthorityError, which names file, line and column, for the first error: a missing column or cell, a key,
    name or acronym of two records, an invalid date, code or symbol, a reference to a record that does not exist.
    The tables of languages are read and checked when a language is first asked for.
    """
    tables = _read_tables(folder)
    authorities = _authorities(tables)
    numbering = load_numbering(authorities, folder)
    check_acts(tables, numbering)
    return Knowledge(
        authorities,
        numbering,
        Languages(folder / "languages", tables.labels.by_language()),
        load_measured(folder),
        load_general_comments(folder, authorities.bodies),
    )


def _read_tables(folder: Path) -> Tables:
    """The eight tables of records, checked within and against each other."""
    labels = read_labels(folder / "labels")
    identifiers = read_identifiers(folder / "identifiers.csv")

    def of(kind: str) -> dict[str, Pairs]:
        return {"labels": labels.of(kind), "identifiers": identifiers.of(kind)}

    tables = Tables(
        bodies=read(folder / "bodies.csv", Body, "name", **of("body")),
        mechanisms=read(folder / "mechanisms.csv", Mechanism, "name", **of("mechanism")),
        instruments=read(folder / "instruments.csv", Instrument, "id", **of("instrument")),
        states=read(folder / "states.csv", State, "iso3", **of("state")),
        sessions=read(folder / "sessions.csv", Session, "number"),
        series=read(folder / "series.csv", Series, "prefix"),
        labels=labels,
        identifiers=identifiers,
    )
    check(tables)
    check_acronyms(load_expansions(folder), tables.bodies, tables.mechanisms, tables.instruments)
    return tables


def _authorities(tables: Tables) -> Authorities:
    """The records of the tables.

    Keys are canonical names (bodies, mechanisms), ids (instruments) and ISO 3166-1 alpha-3 codes (States). Each
    dictionary is in the order of its file.
    """
    return Authorities(
        bodies=_by_key(tables.bodies),
        mechanisms=_by_key(tables.mechanisms),
        instruments=_by_key(tables.instruments),
        states=_by_key(tables.states),
        sessions=_records(tables.sessions),
        series=_records(tables.series),
    )


def _by_key(table: Table[Record]) -> dict[str, Record]:
    return {row.key: row.record for row in table.rows}


def _records(table: Table[Record]) -> tuple[Record, ...]:
    return tuple(row.record for row in table.rows)

"""Apply a table of renamed terms, keys and values to output written before the renaming.

The table is a TOML file, old name = new name:

    [iris]              # relative to https://w3id.org/unkg/, or absolute
    "ontology#old" = "ontology#new"
    [keys]              # keys of JSON objects, at any depth
    old = "new"
    [values.evidence]   # complete values of this JSON key, or plain literals of this property (local name); old names
    old = "new"
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from unkg.vocabulary import BASE

_TABLES = {"iris", "keys", "values"}


@dataclass(frozen=True, slots=True)
class Renaming:
    """Old names and their new names; the empty renaming changes nothing."""

    iris: Mapping[bytes, bytes] = field(default_factory=dict)
    """IRIs in angle brackets, as in N-Quads."""
    keys: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By JSON key or by the local name of a property."""

    @classmethod
    def read(cls, path: Path) -> Self:
        """The renaming in a TOML file. Raises ValueError for anything other than these three tables of strings."""
        with path.open("rb") as file:
            tables = tomllib.load(file)
        if unknown := tables.keys() - _TABLES:
            raise ValueError(f"{path}: unknown table {', '.join(sorted(unknown))}; use {', '.join(sorted(_TABLES))}")
        iris, keys, values = (tables.get(name, {}) for name in ("iris", "keys", "values"))
        pairs = [*iris.items(), *keys.items(), *((key, new) for key, table in values.items() for new in _names(table))]
        if wrong := [name for name, new in pairs if not isinstance(new, str)]:
            raise ValueError(f"{path}: {wrong[0]}: the new name must be a string")
        return cls({_iri(old): _iri(new) for old, new in iris.items()}, keys, values)

    def in_json(self, value: Any, key: str = "") -> Any:
        """A JSON value with the new names; `key` is its old key."""
        match value:
            case dict():
                return {self.keys.get(name, name): self.in_json(item, name) for name, item in value.items()}
            case list():
                return [self.in_json(item, key) for item in value]
            case str():
                return self.values.get(key, {}).get(value, value)
        return value

    def in_statement(self, line: bytes) -> bytes:
        """A line of N-Quads with the new names."""
        if not self.iris and not self.values:
            return line
        subject, predicate, value, graph = terms(line)
        if value.startswith(b'"'):
            value = self._literal(predicate, value)
        renamed = (self.iris.get(term, term) for term in (subject, predicate, value, graph))
        return b" ".join((*renamed, b".\n"))

    def _literal(self, predicate: bytes, literal: bytes) -> bytes:
        """A renamed literal; literals with a datatype or a language tag are left as they are."""
        names = self.values.get(local_name(predicate), {})
        new = names.get(literal[1:-1].decode()) if literal.endswith(b'"') else None
        return literal if new is None else f'"{new}"'.encode()


def terms(line: bytes) -> tuple[bytes, bytes, bytes, bytes]:
    """Subject, predicate, object and graph of a line of N-Quads. Only the object may contain spaces."""
    subject, predicate, rest = line.split(b" ", 2)
    value, graph, _ = rest.rsplit(b" ", 2)
    return subject, predicate, value, graph


def local_name(iri: bytes) -> str:
    """What follows the last `#` or `/` of an IRI in angle brackets."""
    return iri.strip(b"<>").decode().replace("#", "/").rpartition("/")[2]


def _names(table: object) -> list[object]:
    return list(table.values()) if isinstance(table, dict) else [None]


def _iri(name: str) -> bytes:
    return f"<{name if '://' in name else BASE + name}>".encode()

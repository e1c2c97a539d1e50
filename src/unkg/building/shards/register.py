"""What the inputs of a build claim and what is in place already, in a file: memory does not grow with documents."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, MutableMapping
from itertools import groupby
from pathlib import Path
from typing import Any, Final, Generic, NamedTuple, TypeVar

from unkg.building.overrides import unmarked
from unkg.building.register import Claim
from unkg.building.shards.partition import Range, place
from unkg.store import Input, open_database

Key = TypeVar("Key", str, tuple[str, str])

_TABLES: Final = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -65536;
CREATE TABLE inputs (
  graph TEXT PRIMARY KEY, place INTEGER, digest TEXT, made_from TEXT, number INTEGER
) WITHOUT ROWID;
CREATE INDEX input_by_place ON inputs (place, graph);
CREATE INDEX input_by_digest ON inputs (digest);
CREATE TABLE aside (
  graph TEXT, marked TEXT, place INTEGER, digest TEXT, made_from TEXT, PRIMARY KEY (graph, marked)
) WITHOUT ROWID;
CREATE INDEX aside_by_place ON aside (place, graph);
CREATE INDEX aside_by_digest ON aside (digest);
CREATE TABLE claims (graph TEXT, made_from TEXT, number INTEGER);
CREATE INDEX claim_by_graph ON claims (graph);
"""
_AT_ONCE: Final = 1000
"""Rows read before anything else is done, because a table that is being read may not be changed."""


class Row(NamedTuple):
    """A document of a shard."""

    graph: str
    made_from: str
    """The JSON of Input.as_row."""
    number: int | None
    """Number of the kept graph; None: it is in an earlier shard."""

    @property
    def digest(self) -> str:
        """The digest of its input."""
        return str(json.loads(self.made_from)[0])


class DiskRegister:
    """A register in a file."""

    def __init__(self, path: Path) -> None:
        """Start an empty register: it is made anew from the shards by each build."""
        path.unlink(missing_ok=True)
        self._database = open_database(path, _TABLES)
        self._database.execute("BEGIN")
        self.inputs: MutableMapping[str, Input] = _Rows(self._database, "inputs", ("graph",))
        self.aside: MutableMapping[tuple[str, str], Input] = _Rows(self._database, "aside", ("graph", "marked"))

    def in_place(self, digest: str) -> dict[str, Input]:
        """As Register.in_place."""
        found = self._database.execute("SELECT graph, made_from FROM inputs WHERE digest = ?", (digest,))
        return {graph: _input(made_from) for graph, made_from in found}

    def set_aside(self, digest: str) -> list[str]:
        """As Register.set_aside."""
        return [graph for (graph,) in self._database.execute("SELECT graph FROM aside WHERE digest = ?", (digest,))]

    def add(self, claim: Claim) -> None:
        """Add a claim."""
        row = claim.graph, _row(claim.made_from), claim.number
        self._database.execute("INSERT INTO claims VALUES (?, ?, ?)", row)

    def of(self, graph: str) -> list[Claim]:
        """The claims to a graph."""
        return list(_claims(self._database.execute("SELECT * FROM claims WHERE graph = ?", (graph,))))

    def claims(self) -> Iterator[tuple[str, list[Claim]]]:
        """Each graph that is claimed, with its claims, sorted by graph. No claim may be added meanwhile."""
        every = _claims(self._database.execute("SELECT * FROM claims ORDER BY graph"))
        for graph, of_graph in groupby(every, key=lambda claim: claim.graph):
            yield graph, list(of_graph)

    # ---- what becomes of the claims -------------------------------------------------------------------------------

    def put(self, graph: str, number: int, made_from: Input) -> None:
        """Put a kept graph in place."""
        self.inputs[graph] = made_from
        self._database.execute("UPDATE inputs SET number = ? WHERE graph = ?", (number, graph))

    def count(self, within: Range) -> int:
        """Number of documents whose places are in a range; those of one document and its language versions are one."""
        counted = "SELECT count(DISTINCT place) FROM inputs WHERE place BETWEEN ? AND ?"
        (number,) = self._database.execute(counted, (within.first, within.last)).fetchone()
        return int(number)

    def rows(self, within: Range) -> list[Row]:
        """The documents of a range, sorted by graph."""
        wanted = "SELECT graph, made_from, number FROM inputs WHERE place BETWEEN ? AND ? ORDER BY graph"
        return [Row(*row) for row in self._database.execute(wanted, (within.first, within.last))]

    def rows_aside(self, within: Range) -> list[tuple[str, str]]:
        """What is set aside of a range, sorted: graph and the JSON of Input.as_row."""
        wanted = "SELECT graph, made_from FROM aside WHERE place BETWEEN ? AND ? ORDER BY graph, marked"
        return self._database.execute(wanted, (within.first, within.last)).fetchall()

    def close(self) -> None:
        """Close the file."""
        self._database.close()


class _Rows(MutableMapping[Key, Input], Generic[Key]):
    """The rows of a table as a mapping. A row may be replaced or added while they are iterated over."""

    def __init__(self, database: sqlite3.Connection, table: str, keys: tuple[str, ...]) -> None:
        self._database = database
        self._table = table
        self._keys = keys
        self._where = " AND ".join(f"{name} = ?" for name in keys)

    def _parts(self, key: Any) -> tuple[str, ...]:
        return (key,) if len(self._keys) == 1 else key

    def _key(self, parts: tuple[str, ...]) -> Any:
        return parts[0] if len(self._keys) == 1 else parts

    def __getitem__(self, key: Key) -> Input:
        wanted = f"SELECT made_from FROM {self._table} WHERE {self._where}"
        found = self._database.execute(wanted, self._parts(key)).fetchone()
        if found is None:
            raise KeyError(key)
        return _input(found[0])

    def __setitem__(self, key: Key, made_from: Input) -> None:
        parts: tuple[str, ...] = self._parts(key)
        names = ", ".join(self._keys)
        marks = ", ".join("?" * (len(parts) + 3))
        self._database.execute(
            f"INSERT INTO {self._table} ({names}, place, digest, made_from) VALUES ({marks}) "
            f"ON CONFLICT ({names}) DO UPDATE SET digest = excluded.digest, made_from = excluded.made_from",
            (*parts, place(parts[0]), unmarked(made_from.digest), _row(made_from)),
        )

    def __delitem__(self, key: Key) -> None:
        if not self._database.execute(f"DELETE FROM {self._table} WHERE {self._where}", self._parts(key)).rowcount:
            raise KeyError(key)

    def __len__(self) -> int:
        (number,) = self._database.execute(f"SELECT count(*) FROM {self._table}").fetchone()
        return int(number)

    def __iter__(self) -> Iterator[Key]:
        names = ", ".join(self._keys)
        last: tuple[str, ...] = ("",) * len(self._keys)
        wanted = f"SELECT {names} FROM {self._table} WHERE ({names}) > ({', '.join('?' * len(last))}) ORDER BY {names}"
        while some := self._database.execute(wanted + f" LIMIT {_AT_ONCE}", last).fetchall():
            yield from map(self._key, some)
            last = some[-1]

    def clear(self) -> None:
        """Remove all rows."""
        self._database.execute(f"DELETE FROM {self._table}")


def _claims(rows: Iterable[tuple[str, str, int | None]]) -> Iterator[Claim]:
    return (Claim(graph, _input(made_from), number) for graph, made_from, number in rows)


def _row(made_from: Input) -> str:
    return json.dumps(made_from.as_row(), ensure_ascii=False)


def _input(row: str) -> Input:
    return Input.from_row(json.loads(row))

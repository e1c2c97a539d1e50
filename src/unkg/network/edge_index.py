"""The edge index of a store: its citations as a database of SQLite, made with each version and sealed with it."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final, TypeAlias
from weakref import WeakKeyDictionary

from unkg import queries
from unkg.network.queried import Counted, Queried, in_batches
from unkg.network.records import Edge, End, Node
from unkg.queries import Iri, Queryable
from unkg.store import Embedded, Previous, StoreError

_Row: TypeAlias = tuple[int, int, str, int]

_SCHEMA: Final = """
CREATE TABLE documents (id INTEGER PRIMARY KEY, iri TEXT UNIQUE, held INTEGER, date TEXT, body TEXT, title TEXT);
CREATE TABLE edges (
  citing INTEGER, cited INTEGER, relations TEXT, citations INTEGER, PRIMARY KEY (citing, cited)) WITHOUT ROWID;
CREATE TEMP TABLE held (iri TEXT PRIMARY KEY, date TEXT, body TEXT, title TEXT);
CREATE TEMP TABLE found (citing TEXT, cited TEXT, relations TEXT, citations INTEGER);
"""
_NUMBERED: Final = """
INSERT INTO documents (iri, held, date, body, title)
  SELECT all_of.iri, held.iri IS NOT NULL, held.date, held.body, held.title
  FROM (SELECT iri FROM held UNION SELECT citing FROM found UNION SELECT cited FROM found) AS all_of
  LEFT JOIN held ON held.iri = all_of.iri ORDER BY all_of.iri;
INSERT INTO edges
  SELECT citing.id, cited.id, relations, citations FROM found
  JOIN documents AS citing ON citing.iri = found.citing JOIN documents AS cited ON cited.iri = found.cited
  ORDER BY citing.id, cited.id;
CREATE INDEX cited ON edges (cited, citing, relations, citations);
"""
"""Documents are numbered in the order of their IRIs, so that the same citations give the same bytes."""


_FEW: Final = 10
"""One of so many documents is few: if more graphs than that have changed, all is asked for."""


def write(store: Embedded, path: Path, previous: Previous | None = None) -> None:
    """Write the edge index of a store, whose answers it repeats.

    Documents of which the changed graphs say nothing are copied from the index of the previous version. Raises OSError,
    sqlite3.Error, and StoreError if that index is damaged.
    """
    documents = queries.held_documents(store)
    of_batch = _sources(store, previous, len(documents))
    with closing(sqlite3.connect(path.absolute(), isolation_level=None)) as database:
        database.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_SCHEMA} BEGIN")
        for batch in in_batches(documents):
            for source, some in of_batch(batch):
                held = ((one.document, one.date, one.body, one.title) for one in source.held(some).values())
                database.executemany("INSERT INTO held VALUES (?, ?, ?, ?)", held)
                counted = source.counted("citing", some)
                found = ((citing, cited, " ".join(relations), times) for citing, cited, relations, times in counted)
                database.executemany("INSERT INTO found VALUES (?, ?, ?, ?)", found)
        database.executescript(f"BEGIN; {_NUMBERED} COMMIT")


def _sources(
    store: Embedded, previous: Previous | None, held: int
) -> Callable[[Sequence[Iri]], "Iterator[tuple[Queried | EdgeIndex, Sequence[Iri]]]"]:
    """Where what is written about each document of a batch comes from."""
    old = opened(previous.version) if previous and _FEW * len(previous.changed) <= held else None
    by_query = Queried(store)
    if previous is None or old is None:
        return lambda batch: iter([(by_query, batch)])
    changed = queries.described(previous.version, previous.changed) | queries.described(store, previous.changed)

    def of_batch(batch: Sequence[Iri]) -> "Iterator[tuple[Queried | EdgeIndex, Sequence[Iri]]]":
        yield by_query, [document for document in batch if document in changed]
        yield old, [document for document in batch if document not in changed]

    return of_batch


_OPEN: Final[WeakKeyDictionary[Embedded, "EdgeIndex | None"]] = WeakKeyDictionary()
"""The index of each store that has been asked, None if it has none."""


def opened(store: Queryable) -> "EdgeIndex | None":
    """The edge index of a store; None if it has none. Raises StoreError if it is damaged."""
    if not isinstance(store, Embedded):
        return None
    if store not in _OPEN:
        path = store.edge_index()
        _OPEN[store] = _opened_with(store, path) if path else None
    return _OPEN[store]


def _opened_with(store: Embedded, path: Path) -> "EdgeIndex":
    index = EdgeIndex(path)
    store.close_with(index.close)
    return index


_BY: Final = {
    "citing": "SELECT citing, cited, relations, citations FROM edges WHERE citing = ?",
    "cited": "SELECT citing, cited, relations, citations FROM edges WHERE cited = ?",
}
_FURTHER: Final = {
    "citing": "SELECT 1 FROM edges WHERE citing = ? AND cited <> citing LIMIT 1",
    "cited": "SELECT 1 FROM edges WHERE cited = ? AND cited <> citing LIMIT 1",
}


class EdgeIndex:
    """The citations of a store, read from its edge index."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._database = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )

    def edges(self, end: End, documents: Sequence[Iri]) -> list[Edge]:
        """The citations with one of these documents at this end, sorted by both ends."""
        with self._damage_reported():
            return self._read(sorted(row for number in self._numbers(documents) for row in self._by(end, number)))

    def all_edges(self) -> list[Edge]:
        """All citations, sorted by both ends."""
        with self._damage_reported():
            return self._read(self._database.execute("SELECT * FROM edges ORDER BY citing, cited").fetchall())

    def pairs(self, end: End, documents: Sequence[Iri]) -> list[tuple[Iri, Iri]]:
        """Both ends of what `edges` gives."""
        return [(edge.citing.document, edge.cited.document) for edge in self.edges(end, documents)]

    def counted(self, end: End, documents: Sequence[Iri]) -> Iterator[Counted]:
        """Both ends, relations and number of citations of what `edges` gives."""
        found = self.edges(end, documents)
        return ((one.citing.document, one.cited.document, one.relations, one.citations) for one in found)

    def held(self, documents: Iterable[Iri]) -> dict[Iri, Node]:
        """The held documents among these."""
        with self._damage_reported():
            nodes = self._nodes(self._numbers(documents)).values()
        return {node.document: node for node in nodes if node.held}

    def continuing(self, end: End, documents: Sequence[Iri]) -> set[Iri]:
        """Those of the documents that cite another one (`citing`), or that another one cites (`cited`)."""
        with self._damage_reported():
            nodes = self._nodes(self._numbers(documents)).items()
            return {node.document for number, node in nodes if self._one(_FURTHER[end], number)}

    def cited(self) -> Iterator[tuple[str, bool]]:
        """The IRI of each document that another one cites, and whether it is held."""
        query = (
            "SELECT iri, held FROM documents "
            "WHERE EXISTS (SELECT 1 FROM edges WHERE cited = documents.id AND citing <> documents.id)"
        )
        with self._damage_reported():
            for iri, held in self._database.execute(query):
                yield iri, bool(held)

    def _by(self, end: str, number: int) -> Iterator[_Row]:
        return self._database.execute(_BY[end], (number,))

    def _read(self, rows: Sequence[_Row]) -> list[Edge]:
        nodes = self._nodes({number for row in rows for number in row[:2]})
        return [Edge(nodes[one], nodes[other], tuple(of.split()), times) for one, other, of, times in rows]

    def _numbers(self, documents: Iterable[Iri]) -> list[int]:
        """The numbers of the documents that are known."""
        found = (self._one("SELECT id FROM documents WHERE iri = ?", str(document)) for document in documents)
        return [row[0] for row in found if row]

    def _nodes(self, numbers: Iterable[int]) -> dict[int, Node]:
        query = "SELECT iri, date, body, title, held FROM documents WHERE id = ?"
        rows = ((number, self._database.execute(query, (number,)).fetchone()) for number in numbers)
        return {number: Node(Iri(row[0]), row[1], row[2] and Iri(row[2]), row[3], bool(row[4])) for number, row in rows}

    def _one(self, query: str, value: str | int) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._database.execute(query, (value,)).fetchone()
        return row

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    @contextmanager
    def _damage_reported(self) -> Iterator[None]:
        """Raise StoreError if the database finds itself damaged after it has been checked."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{self._path}: the edge index cannot be read ({error})") from None

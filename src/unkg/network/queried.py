"""The citations of a store by canned queries, for stores without an edge index, such as endpoints."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final, TypeAlias, cast

from unkg import queries
from unkg.network.records import Edge, End, Node
from unkg.queries import Iri, Queryable, Table, Value

_BATCH: Final = 400
"""Documents per query: more make its text long, fewer make more round trips to a remote store."""

Counted: TypeAlias = tuple[Iri, Iri, tuple[str, ...], int]
"""Citing document, cited document, relations with the most frequent first, number of citations."""


class Queried:
    """The citations of a store, asked for as they are needed."""

    def __init__(self, store: Queryable) -> None:
        self._store = store

    def edges(self, end: End, documents: Sequence[Iri]) -> list[Edge]:
        """The citations with one of these documents at this end, sorted by both ends."""
        counted = sorted(self.counted(end, documents))
        nodes = self.held({document for one in counted for document in one[:2]})
        return _edges(counted, nodes)

    def all_edges(self) -> list[Edge]:
        """All citations, sorted by both ends."""
        nodes = _nodes(queries.between(self._store, "documents-held"))
        return _edges(_counted(queries.between(self._store, "citation-edges")), nodes)

    def pairs(self, end: End, documents: Sequence[Iri]) -> list[tuple[Iri, Iri]]:
        """Both ends of what `edges` gives, in no particular order."""
        return [one[:2] for one in self.counted(end, documents)]

    def held(self, documents: Iterable[Iri]) -> dict[Iri, Node]:
        """The held documents among these."""
        found: dict[Iri, Node] = {}
        for some in in_batches(sorted(documents)):
            found |= _nodes(queries.between(self._store, "documents-held", document=some))
        return found

    def continuing(self, end: End, documents: Sequence[Iri]) -> set[Iri]:
        """Those of the documents that cite another one (`citing`), or that another one cites (`cited`)."""
        batches = in_batches(documents)
        return {document for some in batches for document in queries.with_citations(self._store, end, some)}

    def counted(self, end: End, documents: Sequence[Iri]) -> Iterator[Counted]:
        """Both ends, relations and number of citations of what `edges` gives, in no particular order."""
        for some in in_batches(documents):
            yield from _counted(queries.between(self._store, "citation-edges", **{end: some}))


def in_batches(documents: Sequence[Iri]) -> list[Sequence[Iri]]:
    """The documents in batches for one query each."""
    return [documents[at : at + _BATCH] for at in range(0, len(documents), _BATCH)]


def _counted(rows: Table) -> Iterator[Counted]:
    """The rows of one pair of documents and each of its relations, which follow each other, as one."""
    found = cast("Iterable[tuple[Iri, Iri, str | None, int]]", rows.rows)
    for (citing, cited), of_pair in groupby(found, key=itemgetter(0, 1)):
        counts = [(-citations, relation or "") for _, _, relation, citations in of_pair]
        relations = tuple(relation for _, relation in sorted(counts) if relation)
        yield citing, cited, relations, -sum(count for count, _ in counts)


def _edges(counted: Iterable[Counted], nodes: dict[Iri, Node]) -> list[Edge]:
    def node(document: Iri) -> Node:
        return nodes.get(document) or Node(document, held=False)

    return [Edge(node(citing), node(cited), relations, times) for citing, cited, relations, times in counted]


def _nodes(rows: Table) -> dict[Iri, Node]:
    """The held documents; of several dates, bodies and titles of one the first in alphabetical order."""
    nodes = sorted(map(_node, rows), key=lambda node: (node.date or "", node.body or "", node.title or ""))
    return {node.document: node for node in reversed(nodes)}


def _node(row: dict[str, Value]) -> Node:
    date, body, title = (row[name] for name in ("date", "body", "title"))
    return Node(
        cast("Iri", row["document"]),
        str(date) if date else None,
        cast("Iri", body) if body else None,
        str(title) if title else None,
    )

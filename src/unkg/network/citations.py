"""The citations of a store, from its edge index if it has one, else by queries: one edge per pair of documents."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from unkg.network import edge_index, queried
from unkg.network.records import Edge, End, Node
from unkg.queries import Iri, Queryable


class Source(Protocol):
    """What answers for the citations of a store; documents that it does not know have none."""

    def edges(self, end: End, documents: Sequence[Iri]) -> list[Edge]:
        """The citations with one of these documents at this end, sorted by both ends."""
        ...

    def all_edges(self) -> list[Edge]:
        """All citations, sorted by both ends."""
        ...

    def pairs(self, end: End, documents: Sequence[Iri]) -> list[tuple[Iri, Iri]]:
        """Both ends of what `edges` gives."""
        ...

    def held(self, documents: Iterable[Iri]) -> dict[Iri, Node]:
        """The held documents among these."""
        ...

    def continuing(self, end: End, documents: Sequence[Iri]) -> set[Iri]:
        """Those of the documents that cite another one (`citing`), or that another one cites (`cited`)."""
        ...


def source(store: Queryable) -> Source:
    """The edge index of a store, else its queries. Raises StoreError if the index is damaged."""
    return edge_index.opened(store) or queried.Queried(store)


def edges(store: Queryable) -> list[Edge]:
    """All citations of a store, one edge per pair of documents."""
    return source(store).all_edges()

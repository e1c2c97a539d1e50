"""The citations of a store: one edge per pair of documents, with what is known about both."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, cast

from unkg import queries
from unkg.queries import Iri, Queryable

_BATCH: Final = 400
"""Documents per query: more make its text long, fewer make more round trips to a remote store."""


@dataclass(frozen=True, slots=True)
class Node:
    """A document in the network; date, body and title are known if it is held."""

    document: Iri
    date: str | None = None
    body: Iri | None = None
    title: str | None = None
    held: bool = True


@dataclass(frozen=True, slots=True)
class Edge:
    """One document cites another."""

    citing: Node
    cited: Node
    relations: tuple[str, ...]
    """What the citing words say (`recall`, `extend`), the most frequent first."""
    citations: int


def edges(store: Queryable, **ends: Sequence[Iri]) -> list[Edge]:
    """The citations of a store, one edge per pair of documents, restricted to `citing` and `cited` documents."""
    rows = list(queries.between(store, "citation-edges", **ends))
    nodes = held_nodes(store, {cast("Iri", row[end]) for row in rows for end in ("citing", "cited")} if ends else None)
    pairs = groupby(rows, key=lambda row: (cast("Iri", row["citing"]), cast("Iri", row["cited"])))
    return [_edge(nodes, pair, list(of_pair)) for pair, of_pair in pairs]


def _edge(nodes: dict[Iri, Node], pair: tuple[Iri, Iri], rows: list[dict[str, queries.Value]]) -> Edge:
    counts = {str(row["relation"]): cast("int", row["citations"]) for row in rows if row["relation"]}
    relations = sorted(counts, key=lambda relation: (-counts[relation], relation))
    citing, cited = (nodes.get(document, Node(document, held=False)) for document in pair)
    return Edge(citing, cited, tuple(relations), sum(cast("int", row["citations"]) for row in rows))


def held_nodes(store: Queryable, documents: set[Iri] | None) -> dict[Iri, Node]:
    """The held documents among these, or all held documents if None."""
    if documents is None:
        return {node.document: node for node in map(_node, queries.between(store, "documents-held"))}
    found = (queries.between(store, "documents-held", document=some) for some in in_batches(sorted(documents)))
    return {node.document: node for rows in found for node in map(_node, rows)}


def _node(row: dict[str, queries.Value]) -> Node:
    date, body, title = (row[name] for name in ("date", "body", "title"))
    return Node(
        cast("Iri", row["document"]),
        str(date) if date else None,
        cast("Iri", body) if body else None,
        str(title) if title else None,
    )


def in_batches(documents: Sequence[Iri]) -> list[Sequence[Iri]]:
    """The documents in batches for one query each."""
    return [documents[at : at + _BATCH] for at in range(0, len(documents), _BATCH)]

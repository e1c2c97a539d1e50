"""Lineages: what a document builds on, and what builds on it, found breadth-first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, TypeAlias

from unkg import queries
from unkg.network.citations import source
from unkg.network.records import Edge, End, Node
from unkg.queries import Iri, Queryable

Direction = Literal["ancestors", "descendants"]
Ends = Literal["unknown", "not held", "no further citations", "depth reached", "already shown"]


@dataclass(frozen=True, slots=True)
class Branch:
    """A document in a lineage, with what it cites (ancestors) or what cites it (descendants) below it."""

    node: Node
    relations: tuple[str, ...]
    """Relations of the citation between this document and its parent; empty at the root."""
    ends: Ends | None
    """Why it has no branches; None if it has some."""
    branches: tuple["Branch", ...]


def lineage_record(branch: Branch) -> dict[str, Any]:
    """A lineage as nested objects for JSON, one per document."""
    node = branch.node
    return {
        "document": node.document.short,
        "iri": node.document,
        "date": node.date,
        "title": node.title,
        "held": node.held,
        "relations": list(branch.relations),
        "ends": branch.ends,
        "branches": [lineage_record(below) for below in branch.branches],
    }


Step: TypeAlias = Callable[[Sequence[Iri]], list[Edge]]
Continues: TypeAlias = Callable[[Sequence[Iri]], set[Iri]]


def lineage(store: Queryable, symbol: str, depth: int = 3, direction: Direction = "ancestors") -> Branch:
    """What a document builds on, or what builds on it, as a tree; each document is expanded once, nearest to the root.

    `depth` is the maximum number of citations from the document. Raises queries.QueryInputError for an invalid symbol.
    """
    root = queries.document(store, symbol)
    citations = source(store)
    end: End = "citing" if direction == "ancestors" else "cited"

    tree = _walk(partial(citations.edges, end), partial(citations.continuing, end), root, depth, direction)
    if tree.branches:
        return tree
    standing = queries.standing(store, root)
    ends: Ends | None = "no further citations" if standing == "held" else standing
    known = citations.held([root]).get(root, Node(root, held=False))
    return Branch(known, (), tree.ends if tree.ends == "depth reached" else ends, ())


def _walk(step: Step, continues: Continues, root: Iri, depth: int, direction: Direction) -> Branch:
    """Collect level by level, then expand from the root; each document is expanded where it is met first."""
    nodes = {root: Node(root)}
    below: dict[Iri, list[tuple[Node, Edge]]] = {}
    expanded_under: dict[Iri, Iri | None] = {root: None}
    level: list[Iri] = [root]
    for _ in range(depth):
        below |= _by_near_end(step(level), direction, nodes)
        following: list[Iri] = []
        for near in level:
            for far, _edge in below.get(near, []):
                if far.document not in expanded_under:
                    expanded_under[far.document] = near
                    following.append(far.document)
        level = following
    # Distinguishes documents that cite nothing from those at the depth limit, without fetching their citations.
    return _expand(nodes[root], (), depth, _Walked(below, expanded_under, continues(level)))


@dataclass(frozen=True, slots=True)
class _Walked:
    """What a walk has found."""

    below: dict[Iri, list[tuple[Node, Edge]]]
    expanded_under: dict[Iri, Iri | None]
    continuing: set[Iri]
    """The documents of the last level that have further citations."""


def _by_near_end(found: list[Edge], direction: Direction, nodes: dict[Iri, Node]) -> dict[Iri, list[tuple[Node, Edge]]]:
    """Edges by their near end, the far ends sorted by date, undated ones last."""
    below: dict[Iri, list[tuple[Node, Edge]]] = {}
    for edge in found:
        near, far = (edge.citing, edge.cited) if direction == "ancestors" else (edge.cited, edge.citing)
        nodes[near.document] = near
        if near.document != far.document:
            below.setdefault(near.document, []).append((far, edge))
    for others in below.values():
        others.sort(key=lambda other: (other[0].date or "9999", other[0].document))
    return below


def _expand(node: Node, relations: tuple[str, ...], depth: int, walked: _Walked) -> Branch:
    if depth == 0 and node.document in walked.continuing:
        return Branch(node, relations, "depth reached", ())
    others = walked.below.get(node.document, [])
    if not others:
        return Branch(node, relations, "no further citations" if node.held else "not held", ())
    branches = []
    for far, edge in others:
        if walked.expanded_under[far.document] == node.document:
            branches.append(_expand(far, edge.relations, depth - 1, walked))
        else:
            branches.append(Branch(far, edge.relations, "already shown" if far.held else "not held", ()))
    return Branch(node, relations, None, tuple(branches))

"""Lineages, walked breadth-first: what a document builds on, and what builds on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from unkg import queries
from unkg.network.citations import Edge, Node, edges, held_nodes, in_parts
from unkg.queries import Askable, Iri

Direction = Literal["ancestors", "descendants"]
End = Literal["unknown", "not held", "no further citations", "depth reached", "already shown"]


@dataclass(frozen=True, slots=True)
class Branch:
    """A document in a lineage, with what it cites (ancestors) or what cites it (descendants) below it."""

    node: Node
    relations: tuple[str, ...]
    """Of the citation between this document and the one above it; empty at the root."""
    ends: End | None
    """Why nothing stands below it; None where something does."""
    branches: tuple["Branch", ...]


Step: TypeAlias = Callable[[Sequence[Iri]], list[Edge]]
GoesOn: TypeAlias = Callable[[Sequence[Iri]], set[Iri]]


def lineage(store: Askable, symbol: str, depth: int = 3, direction: Direction = "ancestors") -> Branch:
    """What a document builds on, or what builds on it, as a tree: each document is unfolded once, nearest the root.

    `depth` counts citations from the document. Raises queries.QueryInputError for what is no symbol.
    """
    root = queries.document(store, symbol)
    end: Literal["citing", "cited"] = "citing" if direction == "ancestors" else "cited"

    def step(documents: Sequence[Iri]) -> list[Edge]:
        return [edge for part in in_parts(documents) for edge in edges(store, **{end: part})]

    def goes_on(documents: Sequence[Iri]) -> set[Iri]:
        return {document for part in in_parts(documents) for document in queries.with_citations(store, end, part)}

    tree = _walk(step, goes_on, root, depth, direction)
    if tree.branches:
        return tree
    standing = queries.standing(store, root)
    ends: End | None = "no further citations" if standing == "held" else standing
    known = held_nodes(store, {root}).get(root, Node(root, held=False))
    return Branch(known, (), tree.ends if tree.ends == "depth reached" else ends, ())


def _walk(step: Step, goes_on: GoesOn, root: Iri, depth: int, direction: Direction) -> Branch:
    """Gather level by level, each document where it is met first, then unfold from the root."""
    nodes = {root: Node(root)}
    below: dict[Iri, list[tuple[Node, Edge]]] = {}
    unfolded_under: dict[Iri, Iri | None] = {root: None}
    level: list[Iri] = [root]
    for _ in range(depth):
        below |= _by_near_end(step(level), direction, nodes)
        following: list[Iri] = []
        for near in level:
            for far, _edge in below.get(near, []):
                if far.document not in unfolded_under:
                    unfolded_under[far.document] = near
                    following.append(far.document)
        level = following
    # Tells a document that cites nothing from one where the depth is reached; its citations themselves take far longer.
    return _unfold(nodes[root], (), depth, _Gathered(below, unfolded_under, goes_on(level)))


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What a walk met."""

    below: dict[Iri, list[tuple[Node, Edge]]]
    unfolded_under: dict[Iri, Iri | None]
    going_on: set[Iri]
    """The documents of the last level below which there is more."""


def _by_near_end(found: list[Edge], direction: Direction, nodes: dict[Iri, Node]) -> dict[Iri, list[tuple[Node, Edge]]]:
    """Edges by the end that was asked for, the other ends in the order of time, undated ones last."""
    below: dict[Iri, list[tuple[Node, Edge]]] = {}
    for edge in found:
        near, far = (edge.citing, edge.cited) if direction == "ancestors" else (edge.cited, edge.citing)
        nodes[near.document] = near
        if near.document != far.document:
            below.setdefault(near.document, []).append((far, edge))
    for others in below.values():
        others.sort(key=lambda other: (other[0].date or "9999", other[0].document))
    return below


def _unfold(node: Node, relations: tuple[str, ...], depth: int, met: _Gathered) -> Branch:
    if depth == 0 and node.document in met.going_on:
        return Branch(node, relations, "depth reached", ())
    others = met.below.get(node.document, [])
    if not others:
        return Branch(node, relations, "no further citations" if node.held else "not held", ())
    branches = []
    for far, edge in others:
        if met.unfolded_under[far.document] == node.document:
            branches.append(_unfold(far, edge.relations, depth - 1, met))
        else:
            branches.append(Branch(far, edge.relations, "already shown" if far.held else "not held", ()))
    return Branch(node, relations, None, tuple(branches))

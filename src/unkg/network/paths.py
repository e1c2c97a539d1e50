"""The shortest citation paths from one document to another."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Literal, TypeAlias, cast

from unkg import queries
from unkg.network.citations import Source, source
from unkg.network.records import Edge, End, Node
from unkg.queries import Iri, Queryable

Standing = Literal["unknown", "not held", "held"]
Pair: TypeAlias = tuple[Iri, Iri]
Step: TypeAlias = Callable[[End, list[Iri]], list[Pair]]


@dataclass(frozen=True, slots=True)
class Paths:
    """The shortest citation paths from one document to another."""

    start: Iri
    end: Iri
    found: tuple[tuple[Edge, ...], ...]
    """Paths from `start` to `end`, all of the same length, sorted; empty if there are none."""
    more: bool = False
    """Whether there are more paths of this length."""
    remark: str | None = None
    """Why there are no paths, if there are none."""


def paths(store: Queryable, start: str, end: str, limit: int = 10) -> Paths:
    """The shortest citation paths from one symbol to another, at most `limit` of them.

    Raises queries.QueryInputError for an invalid symbol.
    """
    here, there = queries.document(store, start), queries.document(store, end)
    citations = source(store)
    ways = list(islice(_shortest(citations.pairs, here, there), limit + 1))
    if not ways:
        return Paths(here, there, (), remark=_why_none(store, citations.pairs, here, there))
    known = _edges(citations, ways[:limit])
    found = tuple(tuple(known[pair] for pair in pairwise(way)) for way in ways[:limit])
    return Paths(here, there, found, more=len(ways) > limit)


def _edges(citations: Source, ways: list[list[Iri]]) -> dict[Pair, Edge]:
    wanted = {pair for way in ways for pair in pairwise(way)}
    citing = sorted({citing for citing, _ in wanted})
    found = citations.edges("citing", citing)
    return {pair: edge for edge in found if (pair := (edge.citing.document, edge.cited.document)) in wanted}


def _shortest(step: Step, start: Iri, end: Iri) -> Iterable[list[Iri]]:
    """Bidirectional breadth-first search, each time from the end with fewer documents to expand."""
    import networkx as nx

    if start == end:
        return []
    seen: set[Pair] = set()
    reached = {"citing": {start}, "cited": {end}}
    level = {"citing": [start], "cited": [end]}
    while all(level.values()) and not reached["citing"] & reached["cited"]:
        near: End = "citing" if len(level["citing"]) <= len(level["cited"]) else "cited"
        pairs = step(near, level[near])
        seen.update(pairs)
        level[near] = sorted({pair[near == "citing"] for pair in pairs} - reached[near])
        reached[near].update(level[near])
    if not reached["citing"] & reached["cited"]:
        return []
    # Sorted, because the paths come in the order of the edges.
    return cast("Iterable[list[Iri]]", nx.all_shortest_paths(nx.DiGraph(sorted(seen)), start, end))


def _why_none(store: Queryable, step: Step, start: Iri, end: Iri) -> str:
    if start == end:
        return f"{start.short} was given twice: a path needs two documents."
    for iri in (start, end):
        if queries.standing(store, iri) == "unknown":
            return f"{iri.short} is unknown to this store: it neither holds nor cites it."
    if any(True for _ in _shortest(step, end, start)):
        return f"There is no path from {start.short} to {end.short}, but there is one in the other direction."
    if queries.standing(store, start) == "not held":
        return f"{start.short} is not in this store, so what it cites is unknown."
    return f"Nothing that {start.short} builds on, as far as this store holds it, cites {end.short}."


def documents(path: tuple[Edge, ...]) -> list[Node]:
    """The documents of a path in order, including both ends."""
    return [path[0].citing, *(edge.cited for edge in path)]

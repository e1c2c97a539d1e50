"""The shortest citation paths from one document to another."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Literal, TypeAlias, cast

from unkg import queries
from unkg.network.citations import Edge, Node, edges, in_parts
from unkg.queries import Askable, Iri

Standing = Literal["unknown", "not held", "held"]
Pair: TypeAlias = tuple[Iri, Iri]
Step: TypeAlias = Callable[[Literal["citing", "cited"], list[Iri]], list[Pair]]


@dataclass(frozen=True, slots=True)
class Paths:
    """The shortest ways from a document through what it cites to another."""

    start: Iri
    end: Iri
    found: tuple[tuple[Edge, ...], ...]
    """Each from `start` to `end`, all of one length, in the order of their documents; empty where there is none."""
    more: bool = False
    """Whether there are others of the same length."""
    remark: str | None = None
    """Why there is none, where there is none."""


def paths(store: Askable, start: str, end: str, limit: int = 10) -> Paths:
    """The shortest citation paths from one symbol to another, at most `limit` of them.

    Raises queries.QueryInputError for what is no symbol.
    """
    here, there = queries.document(store, start), queries.document(store, end)

    def step(near: Literal["citing", "cited"], documents: list[Iri]) -> list[Pair]:
        return [pair for part in in_parts(documents) for pair in _pairs(store, near, part)]

    ways = list(islice(_shortest(step, here, there), limit + 1))
    if not ways:
        return Paths(here, there, (), remark=_why_none(store, step, here, there))
    known = _edges(store, ways[:limit])
    found = tuple(tuple(known[pair] for pair in pairwise(way)) for way in ways[:limit])
    return Paths(here, there, found, more=len(ways) > limit)


def _pairs(store: Askable, near: str, documents: Iterable[Iri]) -> list[Pair]:
    rows = queries.between(store, "citation-edges", **{near: documents})
    return [(cast("Iri", row["citing"]), cast("Iri", row["cited"])) for row in rows]


def _edges(store: Askable, ways: list[list[Iri]]) -> dict[Pair, Edge]:
    wanted = {pair for way in ways for pair in pairwise(way)}
    citing = sorted({citing for citing, _ in wanted})
    found = (edge for part in in_parts(citing) for edge in edges(store, citing=part))
    return {pair: edge for edge in found if (pair := (edge.citing.document, edge.cited.document)) in wanted}


def _shortest(step: Step, start: Iri, end: Iri) -> Iterable[list[Iri]]:
    """Walk from both ends, each time from the one with fewer documents to go on from, until they meet."""
    import networkx as nx

    if start == end:
        return []
    seen: set[Pair] = set()
    reached = {"citing": {start}, "cited": {end}}
    level = {"citing": [start], "cited": [end]}
    while all(level.values()) and not reached["citing"] & reached["cited"]:
        near: Literal["citing", "cited"] = "citing" if len(level["citing"]) <= len(level["cited"]) else "cited"
        pairs = step(near, level[near])
        seen.update(pairs)
        level[near] = sorted({pair[near == "citing"] for pair in pairs} - reached[near])
        reached[near].update(level[near])
    if not reached["citing"] & reached["cited"]:
        return []
    # Sorted, for the ways come in the order in which the edges were put in.
    return cast("Iterable[list[Iri]]", nx.all_shortest_paths(nx.DiGraph(sorted(seen)), start, end))


def _why_none(store: Askable, step: Step, start: Iri, end: Iri) -> str:
    if start == end:
        return f"{start.short} is one document: a path leads from one to another."
    for iri in (start, end):
        if queries.standing(store, iri) == "unknown":
            return f"{iri.short} is not known to this store: it is neither held nor cited."
    if any(True for _ in _shortest(step, end, start)):
        return f"{start.short} does not lead to {end.short}; the other way round there is a path."
    if queries.standing(store, start) == "not held":
        return f"{start.short} is not held: what it cites is not known to this store."
    return f"Nothing that {start.short} builds on, as far as it is held, cites {end.short}."


def documents(path: tuple[Edge, ...]) -> list[Node]:
    """The documents of a path in its order, both ends included."""
    return [path[0].citing, *(edge.cited for edge in path)]

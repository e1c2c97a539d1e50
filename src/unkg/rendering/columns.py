"""Assign documents to columns: one per year, or more if documents of one year cite each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unkg.rendering.network import node

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a picture from left to right."""

    years: tuple[int | None, ...]
    """The year of each column; None, which comes first, for documents of unknown year."""
    of: dict[str, int]
    """The column of each document."""


def columns(graph: "nx.DiGraph[str]") -> Columns:
    """Put each document in a column of its year, to the right of the documents of that year that it cites."""
    ranks: dict[str, int] = {}
    for name in sorted(graph, key=lambda name: _age(graph, name)):
        earlier = (
            other for other in _ties(graph, name) if other in ranks and _year(graph, other) == _year(graph, name)
        )
        ranks[name] = 1 + max((ranks[other] for other in earlier), default=-1)
    keys = sorted({(_year(graph, name) or 0, ranks[name]) for name in graph})
    places = {key: place for place, key in enumerate(keys)}
    of = {name: places[_year(graph, name) or 0, ranks[name]] for name in sorted(graph)}
    return Columns(tuple(year or None for year, _ in keys), of)


def _ties(graph: "nx.DiGraph[str]", name: str) -> Iterable[str]:
    return (*graph.successors(name), *graph.predecessors(name))


def _year(graph: "nx.DiGraph[str]", name: str) -> int | None:
    return node(graph, name).get("year_from")


def _age(graph: "nx.DiGraph[str]", name: str) -> tuple[str, bool, str]:
    """The sort key by age. If only the year is known, documents that are not held come first: held ones cite them."""
    attributes = node(graph, name)
    return (str(attributes.get("date") or attributes.get("year_from", "")), bool(attributes.get("held")), name)

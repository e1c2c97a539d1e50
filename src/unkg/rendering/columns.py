"""Time in columns: one a year, and more where documents of one year cite each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a picture from left to right."""

    years: tuple[int | None, ...]
    """The year of each column; None for documents whose year is not known, which stand first."""
    of: dict[str, int]
    """The column of each document."""


def columns(graph: "nx.DiGraph[str]") -> Columns:
    """Put every document in a column of its year, to the right of what it cites in the same year."""
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
    return graph.nodes[name].get("year_from")


def _age(graph: "nx.DiGraph[str]", name: str) -> tuple[str, bool, str]:
    """What is not held is cited by what is, so it is taken for the older where a year is all that is known."""
    told = graph.nodes[name]
    return (str(told.get("date") or told.get("year_from", "")), bool(told.get("held")), name)

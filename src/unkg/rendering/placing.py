"""Colours, sizes and positions of a network for other programs, as GEXF writes them."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from unkg.rendering.columns import columns
from unkg.rendering.map_layout import Circle, lay_out_map, members
from unkg.rendering.marks import REST_MARK, marks
from unkg.rendering.network import node, nodes

if TYPE_CHECKING:
    import networkx as nx

_COLUMN: Final = 120.0
_ROW: Final = 24.0
_MAP: Final = (4_000.0, 4_000.0)


def placed(graph: "nx.DiGraph[str]") -> "nx.DiGraph[str]":
    """A copy whose documents have the attribute `viz`: the colour of their organ, a size by citations, a position.

    The network of a store is laid out as a map of its communities, others in columns of years.
    """
    copy = graph.copy()
    is_whole = any("community" in attributes for attributes in nodes(graph))
    where = _on_map(graph) if is_whole else _in_columns(graph)
    looks = marks(body for attributes in nodes(graph) if (body := attributes.get("body")))
    for name, attributes in copy.nodes(data=True):
        colour = looks.get(node(graph, name).get("body", ""), REST_MARK).colour
        attributes["viz"] = _look(colour, where[name])
    return copy


def _look(colour: str, at: Circle) -> dict[str, Any]:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return {
        "color": {"r": red, "g": green, "b": blue, "a": 1.0},
        "size": round(2 * at.radius, 1),
        # Upwards, as these programs count.
        "position": {"x": at.x, "y": -at.y, "z": 0.0},
    }


def _on_map(graph: "nx.DiGraph[str]") -> dict[str, Circle]:
    found = lay_out_map(graph, members(graph), _MAP, has_names=False)
    below = Circle(0.0, round(found.height + 20, 1), 1.0)  # documents that cite only themselves are in no community
    return {name: found.documents.get(name, below) for name in graph}


def _in_columns(graph: "nx.DiGraph[str]") -> dict[str, Circle]:
    found = columns(graph)
    by_column: dict[int, list[str]] = defaultdict(list)
    for name, column in found.of.items():
        by_column[column].append(name)
    return {
        name: Circle(column * _COLUMN, (at - len(some) / 2) * _ROW, 3.0 + graph.in_degree(name) ** 0.5)
        for column, some in by_column.items()
        for at, name in enumerate(some)
    }

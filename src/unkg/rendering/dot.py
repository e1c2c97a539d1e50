"""Convert a network to Graphviz DOT, for other layouts; years are ranks, as in the picture."""

from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Final

from unkg.authorities.issuing import body_names
from unkg.model import Authorities
from unkg.model.network import NodeAttributes
from unkg.rendering import labels
from unkg.rendering.marks import REST_MARK, STROKES, Mark, marks, stroke
from unkg.rendering.network import edges, node, nodes

if TYPE_CHECKING:
    import networkx as nx

_SHAPES: Final = {
    "bar": "box3d", "circle": "ellipse", "cross": "cds", "diamond": "diamond",
    "dot": "plain", "hexagon": "hexagon", "square": "box", "triangle": "house",
}  # fmt: skip
_STYLES: Final = ("bold", "solid", "dashed", "dotted")


def as_dot(graph: "nx.DiGraph[str]", title: str, authorities: Authorities) -> str:
    """The whole network as DOT; nodes are numbered in the order of their symbols and labelled with them."""
    import graphviz

    dot = graphviz.Digraph("citations", graph_attr={"rankdir": "RL", "label": graphviz.escape(title), "labelloc": "t"})
    dot.attr("node", fontname="Arial", fontsize="11")
    names = {symbol: f"d{number}" for number, symbol in enumerate(sorted(graph), start=1)}
    bodies = body_names(authorities)
    looks = marks(attributes["body"] for attributes in nodes(graph) if "body" in attributes)
    for year, some in groupby(
        sorted(names, key=lambda symbol: (_year(graph, symbol), symbol)), lambda s: _year(graph, s)
    ):
        with dot.subgraph(name=f"year_{year}", graph_attr={"rank": "same"}) as rank:
            for symbol in some:
                mark = looks.get(node(graph, symbol).get("body", ""), REST_MARK)
                rank.node(names[symbol], **_node(symbol, node(graph, symbol), mark, bodies))
    for citing, cited, attributes in sorted(edges(graph), key=lambda edge: edge[:2]):
        dot.edge(names[citing], names[cited], **_edge(str(attributes.get("relations", ""))))
    return str(dot.source)


def _year(graph: "nx.DiGraph[str]", symbol: str) -> int:
    return int(node(graph, symbol).get("year_from", 0))


def _node(symbol: str, attributes: NodeAttributes, mark: Mark, bodies: Mapping[str, str]) -> dict[str, str]:
    from graphviz import escape

    label = "\n".join(part for part in (symbol, labels.second_line(attributes, 0)) if part)
    style = "solid" if attributes.get("held") else "dashed"
    tooltip = escape(labels.note(symbol, attributes, bodies))
    return {
        "label": escape(label),
        "tooltip": tooltip,
        "color": mark.colour,
        "shape": _SHAPES[mark.shape],
        "style": style,
    }


def _edge(relations: str) -> dict[str, str]:
    look = stroke(relations.split(";"))
    return {"tooltip": relations, "color": look.colour, "style": _STYLES[STROKES.index(look)]}

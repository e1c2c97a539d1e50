"""Typed access to the attributes of a citation network."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from unkg.model.network import EdgeAttributes, GraphAttributes, NodeAttributes

if TYPE_CHECKING:
    import networkx as nx


def lineage_of(graph: "nx.DiGraph[str]") -> GraphAttributes:
    """The root and direction of a lineage; empty for another network."""
    return cast("GraphAttributes", graph.graph)


def node(graph: "nx.DiGraph[str]", name: str) -> NodeAttributes:
    """The attributes of a document."""
    return cast("NodeAttributes", graph.nodes[name])


def nodes(graph: "nx.DiGraph[str]") -> Iterator[NodeAttributes]:
    """The attributes of all documents."""
    return (cast("NodeAttributes", attributes) for _, attributes in graph.nodes(data=True))


def edge(graph: "nx.DiGraph[str]", citing: str, cited: str) -> EdgeAttributes:
    """The attributes of the citations of one document in another."""
    return cast("EdgeAttributes", graph.edges[citing, cited])


def edges(graph: "nx.DiGraph[str]") -> Iterator[tuple[str, str, EdgeAttributes]]:
    """All citations: citing document, cited document, attributes."""
    return ((citing, cited, cast("EdgeAttributes", found)) for citing, cited, found in graph.edges(data=True))

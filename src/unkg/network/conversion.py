"""The network as networkx takes it, and through it the formats of graph files."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from unkg.network.citations import Edge, Node

if TYPE_CHECKING:
    import networkx as nx


def to_networkx(citations: Iterable[Edge]) -> "nx.DiGraph[str]":
    """The network as networkx and its file formats take it: nodes are symbols, attributes are texts and numbers.

    Nodes bear `iri held date body title`, edges `relations` (joined by semicolons) and `weight` (citations).
    """
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    for edge in citations:
        for node in (edge.cited, edge.citing):
            graph.add_node(node.document.short, **_attributes(node))
        graph.add_edge(
            edge.citing.document.short,
            edge.cited.document.short,
            relations=";".join(edge.relations),
            weight=edge.citations,
        )
    return graph


def _attributes(node: Node) -> dict[str, str | bool]:
    texts = {"date": node.date, "body": node.body.short if node.body else None, "title": node.title}
    known = {name: text for name, text in texts.items() if text is not None}
    return {"iri": str(node.document), "held": node.held, **known}

"""Convert the network to networkx, GraphML and GEXF."""

import re
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING, Final

from unkg import symbols
from unkg.authorities import Numbering, issuing
from unkg.model.network import EdgeAttributes, NodeAttributes, writable
from unkg.network.records import Edge, Node

if TYPE_CHECKING:
    import networkx as nx

_CLOCK: Final = re.compile(rb' lastmodifieddate="[^"]*"')


def to_networkx(edges: Iterable[Edge], numbering: Numbering, others: Iterable[Node] = ()) -> "nx.DiGraph[str]":
    """The network as a networkx graph: nodes are symbols, attributes are strings and numbers.

    The attributes are those of `model.network`. `others` are nodes to add even if they have no edge.
    """
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    for edge in edges:
        for node in (edge.cited, edge.citing):
            graph.add_node(node.document.short, **attributes(node, numbering))
        citations: EdgeAttributes = {"relations": ";".join(edge.relations), "weight": edge.citations}
        if edge.citing.date:
            citations["date"] = edge.citing.date
        graph.add_edge(edge.citing.document.short, edge.cited.document.short, **citations)
    for node in others:
        graph.add_node(node.document.short, **attributes(node, numbering))
    return graph


def attributes(node: Node, numbering: Numbering) -> NodeAttributes:
    """What is known about a document; unknown attributes are left out."""
    symbol = node.document.short
    known: NodeAttributes = {"iri": writable(str(node.document)), "held": node.held, "kind": _kind(symbol)}
    if node.date:
        known["date"] = writable(node.date)
    if body := body_of(node, numbering):
        known["body"] = writable(body)
    if node.title:
        known["title"] = writable(node.title)
    years = issuing.Years(int(node.date[:4]), int(node.date[:4])) if node.date else issuing.years(symbol, numbering)
    if years:
        known |= {"year_from": years.first, "year_to": years.last}
    return known


def body_of(node: Node, numbering: Numbering) -> str | None:
    """The slug of the body that issued a document; for a document that is not held, derived from its symbol."""
    if node.body:
        return node.body.short
    issuer = issuing.issuer(node.document.short, numbering)
    return symbols.slug(issuer) if issuer else None


def _kind(symbol: str) -> str:
    parsed = symbols.symbol_of(symbol)
    return parsed.kind if parsed else "document"


def as_graphml(graph: "nx.DiGraph[str]") -> bytes:
    """The network as GraphML, with typed attributes."""
    import networkx as nx

    file = BytesIO()
    nx.write_graphml_xml(graph, file)
    return file.getvalue()


def as_gexf(graph: "nx.DiGraph[str]") -> bytes:
    """The network as dynamic GEXF 1.2: what has a date exists from that date on, the rest always.

    The time of writing is removed, so that the same graph gives the same bytes.
    """
    import networkx as nx

    dynamic = graph.copy()
    dynamic.graph["mode"] = "dynamic"
    nx.set_node_attributes(dynamic, nx.get_node_attributes(graph, "date"), "start")
    nx.set_edge_attributes(dynamic, nx.get_edge_attributes(graph, "date"), "start")
    file = BytesIO()
    nx.write_gexf(dynamic, file)
    return _CLOCK.sub(b"", file.getvalue())

"""A citation network as files for Gephi, igraph, Cytoscape and their like."""

from typing import IO, TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    import networkx as nx

_FIRST_DAY: Final = {4: "-01-01", 7: "-01"}
"""What a year or a month lacks to be a day, by its length."""


def write_graphml(network: "nx.DiGraph[str]", file: IO[bytes]) -> None:
    """GraphML with every attribute of nodes and edges."""
    import networkx as nx

    nx.write_graphml_xml(network, file)


def write_gexf(network: "nx.DiGraph[str]", file: IO[bytes]) -> None:
    """GEXF 1.2 in which a dated document, and each citation in it, begins on its day and never ends."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(_in_time(network))
    meta = writer.xml.find("meta")
    if meta is not None:
        # The day of writing would make each day's file another.
        del meta.attrib["lastmodifieddate"]
        meta.remove(meta[0])
        ET.SubElement(meta, "creator").text = "unkg"
    writer.write(file)


def _in_time(network: "nx.DiGraph[str]") -> "nx.DiGraph[str]":
    timed = network.copy()
    for _, said in timed.nodes(data=True):
        _begin(said, said.get("date"))
    for citing, _, said in timed.edges(data=True):
        _begin(said, timed.nodes[citing].get("date"))
    return timed


def _begin(said: dict[str, object], date: str | None) -> None:
    if date:
        said["start"] = date + _FIRST_DAY.get(len(date), "")

"""The citation network: its edges, lineages walked through it, and the whole as a networkx graph."""

from unkg.network.citations import Edge, Node, edges
from unkg.network.conversion import to_networkx
from unkg.network.lineages import Branch, Direction, End, lineage

__all__ = ["Branch", "Direction", "Edge", "End", "Node", "edges", "lineage", "to_networkx"]

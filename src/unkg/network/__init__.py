"""The citation network: edges, lineages, paths, measures, and conversion to networkx."""

from unkg.network.citations import Edge, Node, edges
from unkg.network.conversion import as_gexf, as_graphml, to_networkx
from unkg.network.extracts import lineage_network, mandate_history, mandate_network
from unkg.network.lineages import Branch, Direction, End, lineage, lineage_record
from unkg.network.main_path import MainPath, main_path
from unkg.network.measures import communities, community_members, most_cited, pagerank, require_extra
from unkg.network.paths import Paths, paths

__all__ = [
    "Branch",
    "Direction",
    "Edge",
    "End",
    "MainPath",
    "Node",
    "Paths",
    "as_gexf",
    "as_graphml",
    "communities",
    "community_members",
    "edges",
    "lineage",
    "lineage_network",
    "lineage_record",
    "main_path",
    "mandate_history",
    "mandate_network",
    "most_cited",
    "pagerank",
    "paths",
    "require_extra",
    "to_networkx",
]

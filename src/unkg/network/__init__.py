"""The citation network: edges, lineages, paths, measures, and conversion to networkx."""

from unkg.network.citations import edges
from unkg.network.completeness import SeriesCoverage, answered, coverage, gaps, with_gaps
from unkg.network.conversion import as_gexf, as_graphml, to_networkx
from unkg.network.edge_index import write as write_edge_index
from unkg.network.extracts import ego_network, lineage_network, mandate_history, mandate_network
from unkg.network.lineages import Branch, Direction, Ends, lineage, lineage_record
from unkg.network.main_path import MainPath, main_path
from unkg.network.measures import communities, community_members, most_cited, pagerank, require_extra
from unkg.network.paths import Paths, paths
from unkg.network.records import Edge, Node
from unkg.network.whole import whole_network

__all__ = [
    "Branch",
    "Direction",
    "Edge",
    "Ends",
    "MainPath",
    "Node",
    "Paths",
    "SeriesCoverage",
    "answered",
    "as_gexf",
    "as_graphml",
    "communities",
    "community_members",
    "coverage",
    "edges",
    "ego_network",
    "gaps",
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
    "whole_network",
    "with_gaps",
    "write_edge_index",
]

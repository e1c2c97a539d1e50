"""Parts of the network cut out for a picture: all citations among the documents of a lineage, or the acts of a mandate."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from unkg import queries
from unkg.authorities import Knowledge
from unkg.network.citations import Edge, Node, edges, held_nodes, in_parts
from unkg.network.conversion import to_networkx
from unkg.network.lineages import Branch, Direction, lineage
from unkg.queries import Askable, Iri

if TYPE_CHECKING:
    import networkx as nx


def lineage_network(
    store: Askable, knowledge: Knowledge, symbol: str, depth: int = 3, direction: Direction = "ancestors"
) -> "nx.DiGraph[str]":
    """The documents of a lineage with every citation among them; the graph bears its `root` and `direction`.

    Nodes bear `depth`, and `ends` where the lineage ends at them. Raises queries.QueryInputError for what is no symbol.
    """
    tree = lineage(store, symbol, depth, direction)
    met = {branch.node.document: (branch, level) for branch, level in _nearest_first(tree)}
    nodes = [branch.node for branch, _ in met.values()]
    graph = to_networkx(_among(store, nodes), knowledge.numbering, nodes)
    for branch, level in met.values():
        told = graph.nodes[branch.node.document.short]
        told["depth"] = level
        if branch.ends and branch.ends != "already shown":
            told["ends"] = branch.ends
    graph.graph |= {"root": tree.node.document.short, "direction": direction}
    return graph


def _nearest_first(tree: Branch) -> Iterator[tuple[Branch, int]]:
    """Each document once, where it is unfolded, level by level."""
    level, seen, depth = [tree], set[Iri](), 0
    while level:
        for branch in level:
            if branch.ends != "already shown" and branch.node.document not in seen:
                seen.add(branch.node.document)
                yield branch, depth
        level, depth = [below for branch in level for below in branch.branches], depth + 1


def mandate_network(store: Askable, knowledge: Knowledge, mandate: str) -> "nx.DiGraph[str]":
    """The acts on a mandate with every citation among them.

    Nodes bear `events` (what the act did, joined by semicolons), and the `date` that any document tells of an act.
    Raises queries.QueryInputError for a name that is not known.
    """
    done: dict[Iri, dict[str, None]] = defaultdict(dict)
    dates: dict[Iri, str] = {}
    for row in queries.run(store, knowledge, "mandate-lineage", mandate=mandate):
        act = cast("Iri", row["act"])
        done[act][str(row["event"])] = None
        if row["date"]:
            dates.setdefault(act, str(row["date"]))
    held = held_nodes(store, set(done))
    nodes = [held.get(act, Node(act, held=False)) for act in done]
    nodes = [replace(node, date=dates.get(node.document, node.date)) for node in nodes]
    graph = to_networkx(_among(store, nodes), knowledge.numbering, nodes)
    for act, events in done.items():
        graph.nodes[act.short]["events"] = "; ".join(events)
        if act not in held:
            graph.nodes[act.short]["ends"] = "not held"
    return graph


def _among(store: Askable, nodes: Sequence[Node]) -> list[Edge]:
    """The citations between these documents, with what is known of these nodes at their ends."""
    known = {node.document: node for node in nodes}
    citing = sorted(document for document, node in known.items() if node.held)
    found = [edge for some in in_parts(citing) for edge in edges(store, citing=some)]
    return [
        Edge(known[edge.citing.document], known[edge.cited.document], edge.relations, edge.citations)
        for edge in found
        if edge.cited.document in known and edge.cited.document != edge.citing.document
    ]

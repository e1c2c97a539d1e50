"""Parts of the network for a picture: all citations among the documents of a lineage, or the acts on a mandate."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from unkg import queries
from unkg.authorities import Knowledge
from unkg.model import MandateHistory
from unkg.model.network import GraphAttributes, NodeAttributes
from unkg.network.citations import source
from unkg.network.conversion import body_of, to_networkx
from unkg.network.lineages import Branch, Direction, lineage
from unkg.network.records import Edge, Node
from unkg.queries import Iri, Queryable

if TYPE_CHECKING:
    import networkx as nx


def lineage_network(
    store: Queryable, knowledge: Knowledge, symbol: str, depth: int = 3, direction: Direction = "ancestors"
) -> "nx.DiGraph[str]":
    """The documents of a lineage with all citations among them; the graph has the attributes `root` and `direction`.

    Nodes have `depth`, and `ends` if the lineage ends at them. Raises queries.QueryInputError for an invalid symbol.
    """
    tree = lineage(store, queries.symbol_meant(symbol, knowledge.numbering), depth, direction)
    shown = {branch.node.document: (branch, level) for branch, level in _nearest_first(tree)}
    nodes = [branch.node for branch, _ in shown.values()]
    graph = to_networkx(_among(store, nodes), knowledge.numbering, nodes)
    for branch, level in shown.values():
        attributes = cast("NodeAttributes", graph.nodes[branch.node.document.short])
        attributes["depth"] = level
        if branch.ends and branch.ends != "already shown":
            attributes["ends"] = branch.ends
    root: GraphAttributes = {"root": tree.node.document.short, "direction": direction}
    graph.graph |= root
    return graph


def ego_network(store: Queryable, knowledge: Knowledge, symbol: str, depth: int = 1) -> "nx.DiGraph[str]":
    """A document, what it builds on and what builds on it up to a depth, with all citations among them.

    The graph has the attributes `root` and `direction`, nodes have `depth`. Raises queries.QueryInputError.
    """
    meant = queries.symbol_meant(symbol, knowledge.numbering)
    trees = [lineage(store, meant, depth, direction) for direction in ("ancestors", "descendants")]
    levels: dict[Iri, int] = {}
    nodes: dict[Iri, Node] = {}
    for branch, level in (found for tree in trees for found in _nearest_first(tree)):
        document = branch.node.document
        levels[document] = min(level, levels.get(document, level))
        nodes[document] = branch.node
    graph = to_networkx(_among(store, list(nodes.values())), knowledge.numbering, nodes.values())
    for document, level in levels.items():
        cast("NodeAttributes", graph.nodes[document.short])["depth"] = level
    root: GraphAttributes = {"root": trees[0].node.document.short, "direction": "both"}
    graph.graph |= root
    if len(graph) == 1 and trees[0].ends == "unknown":
        cast("NodeAttributes", graph.nodes[root["root"]])["ends"] = "unknown"
    return graph


def _nearest_first(tree: Branch) -> Iterator[tuple[Branch, int]]:
    """Each document once, at its highest level in the tree."""
    level, seen, depth = [tree], set[Iri](), 0
    while level:
        for branch in level:
            if branch.ends != "already shown" and branch.node.document not in seen:
                seen.add(branch.node.document)
                yield branch, depth
        level, depth = [below for branch in level for below in branch.branches], depth + 1


def mandate_network(store: Queryable, knowledge: Knowledge, mandate: str) -> "nx.DiGraph[str]":
    """The acts on a mandate with all citations among them.

    Nodes have `events` (what the act did, joined by semicolons) and the `date` that any document states for the act.
    Raises queries.QueryInputError for an unknown name.
    """
    done: dict[Iri, dict[str, None]] = defaultdict(dict)
    dates: dict[Iri, str] = {}
    for row in queries.run(store, knowledge, "mandate-lineage", mandate=mandate):
        act = cast("Iri", row["act"])
        done[act][str(row["event"])] = None
        if row["date"]:
            dates.setdefault(act, str(row["date"]))
    held = source(store).held(done)
    nodes = [held.get(act, Node(act, held=False)) for act in done]
    nodes = [replace(node, date=dates.get(node.document, node.date)) for node in nodes]
    graph = to_networkx(_among(store, nodes), knowledge.numbering, nodes)
    for act, events in done.items():
        attributes = cast("NodeAttributes", graph.nodes[act.short])
        attributes["events"] = "; ".join(events)
        if act not in held:
            attributes["ends"] = "not held"
    return graph


def mandate_history(store: Queryable, knowledge: Knowledge, mandate: str) -> MandateHistory:
    """The acts on a mandate in chronological order, and the gaps between them.

    Raises queries.QueryInputError for an unknown name, and for one that several holders have.
    """
    lineage = queries.run(store, knowledge, "mandate-lineage", mandate=mandate)
    iris = dict.fromkeys(cast("Iri", row["act"]) for row in lineage)
    held = source(store).held(iris)
    bodies = {iri.short: body_of(held.get(iri, Node(iri, held=False)), knowledge.numbering) for iri in iris}
    acts = tuple(replace(act, body=bodies[act.symbol] or "") for act in queries.mandate_acts(lineage))
    holder = queries.holder(store, knowledge, mandate)
    holders = tuple(dict.fromkeys(str(row["holder"]) for row in lineage))
    return MandateHistory(holder, acts, queries.mandate_gaps(acts), holders)


def _among(store: Queryable, nodes: Sequence[Node]) -> list[Edge]:
    """The citations among these documents, with these nodes as ends."""
    known = {node.document: node for node in nodes}
    citing = sorted(document for document, node in known.items() if node.held)
    found = source(store).edges("citing", citing)
    return [
        Edge(known[edge.citing.document], known[edge.cited.document], edge.relations, edge.citations)
        for edge in found
        if edge.cited.document in known and edge.cited.document != edge.citing.document
    ]

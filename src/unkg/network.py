"""The citation network: lineages walked breadth-first, and the whole as a networkx graph."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal, cast

from unkg import queries
from unkg.queries import Askable, Iri

if TYPE_CHECKING:
    import networkx as nx

Direction = Literal["ancestors", "descendants"]
End = Literal["unknown", "not held", "no further citations", "depth reached", "already shown"]
_ASKED_AT_ONCE: Final = 400
"""Documents named in one query: more make its text long, fewer make more round trips to a remote store."""


@dataclass(frozen=True, slots=True)
class Node:
    """A document in the network; date, body and title are known where it is held."""

    document: Iri
    date: str | None = None
    body: Iri | None = None
    title: str | None = None
    held: bool = True


@dataclass(frozen=True, slots=True)
class Edge:
    """That one document cites another."""

    citing: Node
    cited: Node
    relations: tuple[str, ...]
    """What the citing words tell (`recall`, `extend`), the most frequent first."""
    citations: int


@dataclass(frozen=True, slots=True)
class Branch:
    """A document in a lineage, with what it cites (ancestors) or what cites it (descendants) below it."""

    node: Node
    relations: tuple[str, ...]
    """Of the citation between this document and the one above it; empty at the root."""
    ends: End | None
    """Why nothing stands below it; None where something does."""
    branches: tuple["Branch", ...]


def edges(store: Askable, **ends: Sequence[str]) -> list[Edge]:
    """The citations of a store, one edge a pair of documents; `citing` and `cited` narrow them to these documents."""
    rows = list(queries.run(store, "citation-edges", **ends))
    nodes = _nodes(store, {cast("Iri", row[end]) for row in rows for end in ("citing", "cited")} if ends else None)
    pairs = groupby(rows, key=lambda row: (cast("Iri", row["citing"]), cast("Iri", row["cited"])))
    return [_edge(nodes, pair, list(of_pair)) for pair, of_pair in pairs]


def _edge(nodes: dict[Iri, Node], pair: tuple[Iri, Iri], rows: list[dict[str, queries.Value]]) -> Edge:
    counts = {str(row["relation"]): cast("int", row["citations"]) for row in rows if row["relation"]}
    relations = sorted(counts, key=lambda relation: (-counts[relation], relation))
    citing, cited = (nodes.get(document, Node(document, held=False)) for document in pair)
    return Edge(citing, cited, tuple(relations), sum(cast("int", row["citations"]) for row in rows))


def _nodes(store: Askable, documents: set[Iri] | None) -> dict[Iri, Node]:
    """The documents that are held: these, or all."""
    if documents is None:
        return {node.document: node for node in map(_node, queries.run(store, "documents-held"))}
    found = (queries.run(store, "documents-held", document=some) for some in _in_parts(sorted(documents)))
    return {node.document: node for rows in found for node in map(_node, rows)}


def _node(row: dict[str, queries.Value]) -> Node:
    date, body, title = (row[name] for name in ("date", "body", "title"))
    return Node(
        cast("Iri", row["document"]),
        str(date) if date else None,
        cast("Iri", body) if body else None,
        str(title) if title else None,
    )


def _in_parts(documents: Sequence[Iri]) -> list[Sequence[Iri]]:
    return [documents[at : at + _ASKED_AT_ONCE] for at in range(0, len(documents), _ASKED_AT_ONCE)]


def lineage(store: Askable, symbol: str, depth: int = 3, direction: Direction = "ancestors") -> Branch:
    """What a document builds on, or what builds on it, as a tree: each document is unfolded once, nearest the root.

    `depth` counts citations from the document. Raises queries.QueryInputError for what is no symbol.
    """
    root = queries.document(store, symbol)

    def step(documents: Sequence[Iri]) -> list[Edge]:
        end = "citing" if direction == "ancestors" else "cited"
        return [edge for part in _in_parts(documents) for edge in edges(store, **{end: part})]

    tree = _walk(step, root, depth, direction)
    if tree.branches or tree.ends == "depth reached":
        return tree
    standing = queries.standing(store, root)
    ends: End = "no further citations" if standing == "held" else standing
    return Branch(Node(root, held=standing == "held"), (), ends, ())


def _walk(step: Callable[[Sequence[Iri]], list[Edge]], root: Iri, depth: int, direction: Direction) -> Branch:
    """Gather level by level, each document where it is met first, then unfold from the root."""
    nodes = {root: Node(root)}
    below: dict[Iri, list[tuple[Node, Edge]]] = {}
    unfolded_under: dict[Iri, Iri | None] = {root: None}
    level: list[Iri] = [root]
    # One step more than is shown: it tells a document that cites nothing from one where the depth is reached.
    for _ in range(depth + 1):
        below |= _by_near_end(step(level), direction, nodes)
        following: list[Iri] = []
        for near in level:
            for far, _edge in below.get(near, []):
                if far.document not in unfolded_under:
                    unfolded_under[far.document] = near
                    following.append(far.document)
        level = following
    return _unfold(nodes[root], (), depth, below, unfolded_under)


def _by_near_end(found: list[Edge], direction: Direction, nodes: dict[Iri, Node]) -> dict[Iri, list[tuple[Node, Edge]]]:
    """Edges by the end that was asked for, the other ends in the order of time, undated ones last."""
    below: dict[Iri, list[tuple[Node, Edge]]] = {}
    for edge in found:
        near, far = (edge.citing, edge.cited) if direction == "ancestors" else (edge.cited, edge.citing)
        nodes[near.document] = near
        if near.document != far.document:
            below.setdefault(near.document, []).append((far, edge))
    for others in below.values():
        others.sort(key=lambda other: (other[0].date or "9999", other[0].document))
    return below


def _unfold(
    node: Node,
    relations: tuple[str, ...],
    depth: int,
    below: dict[Iri, list[tuple[Node, Edge]]],
    unfolded_under: dict[Iri, Iri | None],
) -> Branch:
    others = below.get(node.document, [])
    if not others:
        return Branch(node, relations, "no further citations" if node.held else "not held", ())
    if depth == 0:
        return Branch(node, relations, "depth reached", ())
    branches = []
    for far, edge in others:
        if unfolded_under[far.document] == node.document:
            branches.append(_unfold(far, edge.relations, depth - 1, below, unfolded_under))
        else:
            branches.append(Branch(far, edge.relations, "already shown" if far.held else "not held", ()))
    return Branch(node, relations, None, tuple(branches))


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

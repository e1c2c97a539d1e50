"""Measures of the citation network: what is cited most, what stands at its heart, and what belongs together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from unkg.authorities import Numbering
from unkg.network.citations import Edge, Node
from unkg.network.conversion import attributes, body_of
from unkg.queries import Iri, Table, Value

_DAMPING: Final = 0.85
"""As Brin and Page have it: The anatomy of a large-scale hypertextual Web search engine, 1998."""
_DIGITS: Final = 6
"""Decimals of a rank: those that stay the same on another processor."""
_SEED: Final = 1
_NAMED: Final = 3
"""Documents and bodies that stand for a community."""
_DOCUMENT: Final = ("document", "date", "body", "held", "title")

Members = Mapping[Iri, int]
"""Documents, each with the number of its community."""


def most_cited(citations: Sequence[Edge], numbering: Numbering) -> Table:
    """The documents by how many others cite them, then by how often; whoever is not held counts too."""
    counts = _counts(citations)
    nodes = _nodes(citations)
    order = sorted(counts, key=lambda document: (*(-count for count in counts[document]), document))
    rows = ((*counts[document], *_told(nodes[document], numbering)) for document in order)
    return Table(("cited_by", "citations", *_DOCUMENT), tuple(rows))


def pagerank(citations: Sequence[Edge], numbering: Numbering) -> Table:
    """The documents by PageRank: it counts more to be cited by what is itself cited much.

    Each citing document divides its rank evenly among what it cites, however often it cites it. Ranks add up to one.
    """
    import networkx as nx

    nodes = _nodes(citations)
    graph: nx.DiGraph[Iri] = nx.DiGraph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_edges_from(sorted((edge.citing.document, edge.cited.document) for edge in _between_two(citations)))
    ranks = nx.pagerank(graph, alpha=_DAMPING, tol=1e-10, max_iter=1000) if nodes else {}
    counts = _counts(citations)
    rounded = {document: round(float(rank), _DIGITS) for document, rank in ranks.items()}
    order = sorted(rounded, key=lambda document: (-rounded[document], document))
    # As text: the same digits in a table, in CSV and in JSON.
    rows = ((f"{rounded[iri]:.{_DIGITS}f}", counts.get(iri, (0, 0))[0], *_told(nodes[iri], numbering)) for iri in order)
    return Table(("pagerank", "cited_by", *_DOCUMENT), tuple(rows))


def communities(citations: Sequence[Edge], numbering: Numbering) -> Table:
    """Groups of documents that cite one another more than others, the largest first, each with what tells it apart.

    By the Leiden algorithm (Traag, Waltman and van Eck, From Louvain to Leiden, 2019) on modularity; citations count in
    either direction, as often as they are made.
    """
    found = _communities(citations)
    nodes, counts = _nodes(citations), _counts(citations)
    groups: dict[int, list[Node]] = defaultdict(list)
    for document, number in found.items():
        groups[number].append(nodes[document])
    ends = [(found[edge.citing.document], found[edge.cited.document]) for edge in _between_two(citations)]
    inside = Counter(one for one, other in ends if one == other)
    rows = ((number, *_summary(groups[number], counts, numbering), inside[number]) for number in sorted(groups))
    columns = ("community", "documents", "held", "from_year", "to_year", "bodies", "most_cited", "inner_citations")
    return Table(columns, tuple(rows))


def community_members(citations: Sequence[Edge], numbering: Numbering) -> Table:
    """Every document with the number of its community, which is that of `communities`."""
    found, nodes = _communities(citations), _nodes(citations)
    counts = _counts(citations)
    order = sorted(found, key=lambda document: (found[document], -counts.get(document, (0, 0))[0], document))
    rows = ((found[iri], counts.get(iri, (0, 0))[0], *_told(nodes[iri], numbering)) for iri in order)
    return Table(("community", "cited_by", *_DOCUMENT), tuple(rows))


def _communities(citations: Sequence[Edge]) -> Members:
    """Numbered from one, the largest first, then by the first symbol in them."""
    from graspologic_native import leiden

    weights: Counter[tuple[str, str]] = Counter()
    for edge in _between_two(citations):
        one, other = sorted((edge.citing.document, edge.cited.document))
        weights[one, other] += edge.citations
    if not weights:
        return {}
    ties = [(one, other, float(weight)) for (one, other), weight in sorted(weights.items())]
    _, numbers = leiden(ties, seed=_SEED, iterations=2, use_modularity=True)
    groups: dict[int, list[Iri]] = defaultdict(list)
    for document, number in numbers.items():
        groups[number].append(Iri(document))
    ordered = sorted(map(sorted, groups.values()), key=lambda group: (-len(group), group[0]))
    return {document: number for number, group in enumerate(ordered, start=1) for document in group}


def _summary(group: Sequence[Node], counts: Mapping[Iri, tuple[int, int]], numbering: Numbering) -> tuple[Value, ...]:
    known = [attributes(node, numbering) for node in group]
    years = [int(told[end]) for told in known for end in ("year_from", "year_to") if end in told]
    bodies = _commonest(str(told["body"]) for told in known if "body" in told)
    cited = sorted((node.document for node in group), key=lambda iri: (-counts.get(iri, (0, 0))[0], iri))
    held = sum(node.held for node in group)
    first, last = (min(years), max(years)) if years else (None, None)
    return len(group), held, first, last, bodies, "; ".join(iri.short for iri in cited[:_NAMED])


def _commonest(names: Iterable[str]) -> str:
    ordered = sorted(Counter(names).items(), key=lambda item: (-item[1], item[0]))
    return "; ".join(f"{name} {count}" for name, count in ordered[:_NAMED])


def _between_two(citations: Iterable[Edge]) -> list[Edge]:
    """Without what a document says of itself."""
    return [edge for edge in citations if edge.citing.document != edge.cited.document]


def _counts(citations: Iterable[Edge]) -> dict[Iri, tuple[int, int]]:
    """How many documents cite each, and in how many citations."""
    documents, single = Counter[Iri](), Counter[Iri]()
    for edge in _between_two(citations):
        documents[edge.cited.document] += 1
        single[edge.cited.document] += edge.citations
    return {document: (count, single[document]) for document, count in documents.items()}


def _nodes(citations: Iterable[Edge]) -> dict[Iri, Node]:
    return {node.document: node for edge in _between_two(citations) for node in (edge.citing, edge.cited)}


def _told(node: Node, numbering: Numbering) -> tuple[Value, ...]:
    return (node.document, node.date, body_of(node, numbering), node.held, node.title)

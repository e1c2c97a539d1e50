"""Measures of the citation network: citation counts, PageRank, communities."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from unkg import extras
from unkg.authorities import Numbering
from unkg.network.conversion import attributes, body_of
from unkg.network.records import Edge, Node
from unkg.queries import Iri, Table, Value

_DAMPING: Final = 0.85
"""As in Brin and Page, The anatomy of a large-scale hypertextual Web search engine, 1998."""
_DIGITS: Final = 6
"""Decimals of a rank: those that are the same on every processor."""
_SEED: Final = 1
_SHOWN: Final = 3
"""Documents and bodies shown per community."""
_DOCUMENT: Final = ("document", "date", "body", "held", "title")

Members = Mapping[Iri, int]
"""Document → number of its community."""


def require_extra() -> None:
    """Raise extras.MissingExtraError if the packages that compute PageRank and communities are not installed."""
    extras.require("network", "computing PageRank or communities")


def most_cited(citations: Sequence[Edge], numbering: Numbering) -> Table:
    """Rank documents, held or not, by the number of citing documents, then by the number of citations."""
    counts = _counts(citations)
    nodes = _nodes(citations)
    order = sorted(counts, key=lambda document: (*(-count for count in counts[document]), document))
    rows = ((*counts[document], *_document_cells(nodes[document], numbering)) for document in order)
    return Table(("cited_by", "citations", *_DOCUMENT), tuple(rows))


def pagerank(citations: Sequence[Edge], numbering: Numbering) -> Table:
    """Rank documents by PageRank: citations by documents that are themselves cited much count more.

    A document divides its rank evenly among the documents that it cites, however often it cites each. Ranks sum to one.
    Raises extras.MissingExtraError.
    """
    require_extra()
    import networkx as nx

    nodes = _nodes(citations)
    graph: nx.DiGraph[Iri] = nx.DiGraph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_edges_from(
        sorted((edge.citing.document, edge.cited.document) for edge in _without_self_citations(citations))
    )
    ranks = nx.pagerank(graph, alpha=_DAMPING, tol=1e-10, max_iter=1000) if nodes else {}
    counts = _counts(citations)
    rounded = {document: round(float(rank), _DIGITS) for document, rank in ranks.items()}
    order = sorted(rounded, key=lambda document: (-rounded[document], document))
    # A string, for the same digits in a table, in CSV and in JSON.
    rows = (
        (f"{rounded[iri]:.{_DIGITS}f}", counts.get(iri, (0, 0))[0], *_document_cells(nodes[iri], numbering))
        for iri in order
    )
    return Table(("pagerank", "cited_by", *_DOCUMENT), tuple(rows))


def communities(citations: Sequence[Edge], numbering: Numbering) -> Table:
    """Groups of documents that cite one another more than others, the largest first, with a summary of each.

    Uses the Leiden algorithm (Traag, Waltman and van Eck, From Louvain to Leiden, 2019) with modularity on the
    undirected network, weighted by the number of citations. Raises extras.MissingExtraError.
    """
    found = communities_of(citations)
    nodes, counts = _nodes(citations), _counts(citations)
    groups: dict[int, list[Node]] = defaultdict(list)
    for document, number in found.items():
        groups[number].append(nodes[document])
    ends = [(found[edge.citing.document], found[edge.cited.document]) for edge in _without_self_citations(citations)]
    inside = Counter(one for one, other in ends if one == other)
    rows = ((number, *_summary(groups[number], counts, numbering), inside[number]) for number in sorted(groups))
    columns = ("community", "documents", "held", "from_year", "to_year", "bodies", "most_cited", "inner_citations")
    return Table(columns, tuple(rows))


def community_members(citations: Sequence[Edge], numbering: Numbering) -> Table:
    """Every document with the number of its community, as in `communities`."""
    found, nodes = communities_of(citations), _nodes(citations)
    counts = _counts(citations)
    order = sorted(found, key=lambda document: (found[document], -counts.get(document, (0, 0))[0], document))
    rows = ((found[iri], counts.get(iri, (0, 0))[0], *_document_cells(nodes[iri], numbering)) for iri in order)
    return Table(("community", "cited_by", *_DOCUMENT), tuple(rows))


def communities_of(citations: Sequence[Edge]) -> Members:
    """The community of each document; numbered from one, sorted by size, then by their first symbol."""
    require_extra()
    from graspologic_native import leiden

    weights: Counter[tuple[str, str]] = Counter()
    for edge in _without_self_citations(citations):
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
    years = [int(node[end]) for node in known for end in ("year_from", "year_to") if end in node]
    bodies = _most_common(str(node["body"]) for node in known if "body" in node)
    cited = sorted((node.document for node in group), key=lambda iri: (-counts.get(iri, (0, 0))[0], iri))
    held = sum(node.held for node in group)
    first, last = (min(years), max(years)) if years else (None, None)
    return len(group), held, first, last, bodies, "; ".join(iri.short for iri in cited[:_SHOWN])


def _most_common(names: Iterable[str]) -> str:
    ordered = sorted(Counter(names).items(), key=lambda item: (-item[1], item[0]))
    return "; ".join(f"{name} {count}" for name, count in ordered[:_SHOWN])


def _without_self_citations(citations: Iterable[Edge]) -> list[Edge]:
    return [edge for edge in citations if edge.citing.document != edge.cited.document]


def _counts(citations: Iterable[Edge]) -> dict[Iri, tuple[int, int]]:
    """For each document, the number of citing documents and of citations."""
    documents, single = Counter[Iri](), Counter[Iri]()
    for edge in _without_self_citations(citations):
        documents[edge.cited.document] += 1
        single[edge.cited.document] += edge.citations
    return {document: (count, single[document]) for document, count in documents.items()}


def _nodes(citations: Iterable[Edge]) -> dict[Iri, Node]:
    return {node.document: node for edge in _without_self_citations(citations) for node in (edge.citing, edge.cited)}


def _document_cells(node: Node, numbering: Numbering) -> tuple[Value, ...]:
    return (node.document, node.date, body_of(node, numbering), node.held, node.title)

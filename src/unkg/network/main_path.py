"""The main path of the citation network: the chain of documents that most citation paths run through.

Hummon and Doreian, Connectivity in a citation network: the development of DNA theory, Social Networks 11 (1989),
weighted a citation by the number of paths that run through it. Batagelj, Efficient algorithms for citation network
analysis (2003), counts
all paths from sources to sinks (search path count) in time proportional to the citations, and defines the main path
as the one with the largest sum of weights.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from unkg.network.records import Edge, Node
from unkg.queries import Iri, Table, Value

_DIGITS: Final = 6
_NO_DATE: Final = ""


@dataclass(frozen=True, slots=True)
class MainPath:
    """A chain of documents in chronological order."""

    steps: Table
    left_out: int
    """Citations left out because they are part of a cycle and the cited text is not older."""

    @property
    def documents(self) -> list[Iri]:
        """The documents of the chain."""
        return [cast("Iri", row["document"]) for row in self.steps]


def main_path(citations: Iterable[Edge]) -> MainPath:
    """The main path of a network by search path counts, from the oldest document to the newest.

    `share` is the share of all paths from source to sink that run through the citation of this document by the next.
    Ties are broken by the order of symbols.
    """
    citations = [edge for edge in citations if edge.citing.document != edge.cited.document]
    onwards = _without_cycles(citations)
    edges = {(e.cited.document, e.citing.document): e for e in onwards}
    order = _topological_order(edges)
    weights, total = _search_path_counts(edges, order)
    path = _heaviest(weights, order)
    steps = tuple(_step(number, path, edges, weights, total) for number in range(len(path)))
    columns = ("step", "document", "date", "held", "cited_next_by", "relation", "share", "title")
    return MainPath(Table(columns, steps), len(citations) - len(onwards))


def _without_cycles(citations: Sequence[Edge]) -> list[Edge]:
    """The citations without those inside a cycle that do not go back in time."""
    import networkx as nx

    graph: nx.DiGraph[Iri] = nx.DiGraph((edge.citing.document, edge.cited.document) for edge in citations)
    cycles = {
        document: number
        for number, some in enumerate(nx.strongly_connected_components(graph))
        for document in some
        if len(some) > 1
    }

    def goes_back(edge: Edge) -> bool:
        return _age(edge.cited) < _age(edge.citing)

    return [
        e for e in citations if cycles.get(e.citing.document, -1) != cycles.get(e.cited.document, -2) or goes_back(e)
    ]


def _age(node: Node) -> tuple[str, Iri]:
    return (node.date or _NO_DATE, node.document)


def _topological_order(edges: Iterable[tuple[Iri, Iri]]) -> list[Iri]:
    import networkx as nx

    graph: nx.DiGraph[Iri] = nx.DiGraph()
    graph.add_edges_from(sorted(edges))
    return list(nx.lexicographical_topological_sort(graph))


def _search_path_counts(
    edges: Iterable[tuple[Iri, Iri]], order: Sequence[Iri]
) -> tuple[dict[tuple[Iri, Iri], int], int]:
    """The number of paths through each citation, and the number of all paths."""
    into: dict[Iri, list[Iri]] = defaultdict(list)
    out: dict[Iri, list[Iri]] = defaultdict(list)
    for cited, citing in edges:
        out[cited].append(citing)
        into[citing].append(cited)
    before = _paths(order, into)
    after = _paths(order[::-1], out)
    counts = {(cited, citing): before[cited] * after[citing] for cited, citing in edges}
    return counts, sum(before[document] for document in order if not out[document])


def _paths(order: Sequence[Iri], neighbours: Mapping[Iri, list[Iri]]) -> dict[Iri, int]:
    paths: dict[Iri, int] = {}
    for document in order:
        paths[document] = sum(paths[other] for other in neighbours[document]) or 1
    return paths


def _heaviest(weights: Mapping[tuple[Iri, Iri], int], order: Sequence[Iri]) -> list[Iri]:
    """The path with the largest sum of weights, found in topological order."""
    into: dict[Iri, list[Iri]] = defaultdict(list)
    for cited, citing in weights:
        into[citing].append(cited)
    best: dict[Iri, tuple[int, Iri | None]] = {}
    for document in order:
        sums = ((best[cited][0] + weights[cited, document], cited) for cited in sorted(into[document]))
        best[document] = max(sums, key=lambda found: found[0], default=(0, None))
    end: Iri | None = max(sorted(best), key=lambda document: best[document][0], default=None)
    path: list[Iri] = []
    while end is not None:
        path.append(end)
        end = best[end][1]
    return path[::-1]


def _step(
    number: int,
    path: Sequence[Iri],
    edges: Mapping[tuple[Iri, Iri], Edge],
    weights: Mapping[tuple[Iri, Iri], int],
    total: int,
) -> tuple[Value, ...]:
    if number + 1 < len(path):
        pair = (path[number], path[number + 1])
        edge, share = edges[pair], f"{weights[pair] / total:.{_DIGITS}f}"
        return _row(number, edge.cited, edge.citing.document, "; ".join(edge.relations), share)
    return _row(number, edges[path[number - 1], path[number]].citing, None, None, None)


def _row(number: int, node: Node, following: Iri | None, relation: str | None, share: str | None) -> tuple[Value, ...]:
    return (number + 1, node.document, node.date, node.held, following, relation, share, node.title)

"""The statements of a store by named graph, also of a store that has none."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

from unkg.publishing.files import DumpError
from unkg.publishing.sorting import SortedLines
from unkg.vocabulary import Minter, Unkg

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Quad, QuerySolutions, Triple

    from unkg.store import Store

NamedGraphs: TypeAlias = "Iterator[tuple[str, list[Quad]]]"
"""The statements of each graph, by its name."""
_OWNED: Final = """
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX unkg: <https://w3id.org/unkg/ontology#>
SELECT ?document ?thing WHERE {
  ?document unkg:text ?text
  { ?document unkg:text|unkg:languageVersion ?thing } UNION
  { ?document unkg:languageVersion ?version . ?thing nif:referenceContext ?version } UNION
  { ?document unkg:languageVersion ?of . ?mention nif:referenceContext ?of ; unkg:correspondsTo ?thing } UNION
  { ?thing unkg:inDocument ?document } UNION
  { ?finding unkg:inDocument ?document ; unkg:evidence ?thing }
}
"""
"""What belongs to a document that is held; its parts and votes are known by their IRIs."""


def named_graphs(store: "Store", base: str) -> tuple[list[str], NamedGraphs]:
    """The names of the graphs of a store, sorted, and the statements of each.

    A store without named graphs, as the graph that ships is loaded, gets those of the documents that it holds: what
    belongs to one document goes to its graph, and all else to that of the authorities. Raises DumpError for a store
    without statements.
    """
    if named := list(store.graphs()):
        return named, ((name, list(store.quads(name))) for name in named)
    if next(store.quads(), None) is None:
        raise DumpError("the store has no statements that can be read; publish a store that unkg build made")
    owners, shared = _owners(store, base), Minter(base).authorities_graph().value
    return sorted({*owners.values(), shared}), _regrouped(store, owners, shared)


def _regrouped(store: "Store", owners: Mapping[str, str], shared: str) -> NamedGraphs:
    """The classes of evidence are repeated where they are used: their confidence is that of the references beside."""
    from pyoxigraph import NamedNode, Quad, RdfFormat, parse

    rates: dict[Any, Triple] = {}
    with SortedLines() as lines:
        for quad in store.quads():
            subject = cast("NamedNode", quad.subject)
            owner = owners.get(subject.value.partition("#")[0], shared)
            lines.add([f"{owner}\t{quad.triple} .\n".encode()])
            if quad.predicate == Unkg.confidence:
                rates[subject] = quad.triple
        for name, same in groupby((line.split(b"\t", 1) for line in lines), key=lambda parts: parts[0]):
            found = [quad.triple for quad in parse(b"".join(line for _, line in same), RdfFormat.N_TRIPLES)]
            classes = {triple.object for triple in found if triple.predicate == Unkg.evidenceClass}
            said = [rate for kind, rate in rates.items() if kind in classes]
            graph = NamedNode(name.decode())
            yield graph.value, [Quad(one.subject, one.predicate, one.object, graph) for one in (*found, *said)]


def _owners(store: "Store", base: str) -> dict[str, str]:
    """Resource → the name of the graph of the only document that it belongs to."""
    owners: dict[str, str] = {}
    for row in cast("QuerySolutions", store.query(_OWNED)):
        document = cast("NamedNode", row["document"])
        graph = Minter(base).graph(document).value
        owners[document.value] = owners[cast("NamedNode", row["thing"]).value] = graph
    return owners

"""What the endpoint says of itself: a SPARQL 1.1 Service Description, without a blank node."""

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple, serialize

from unkg.serving.media_types import GRAPH_WRITERS, Format

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_VOID: Final = "http://rdfs.org/ns/void#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_COMMENT: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#comment")
_INTEGER: Final = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
_WRITTEN: Final = (
    *(f"SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV")),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
)


def describe(endpoint: str, counts: tuple[int, int] | None, form: Format) -> bytes:
    """The description of the endpoint at an address; `counts` are the statements and named graphs it holds."""
    prefixes = {"sd": _SD, "void": _VOID, "formats": _FORMATS}
    return serialize(_statements(endpoint, counts), format=GRAPH_WRITERS[form.name], prefixes=prefixes) or b""


def _statements(endpoint: str, counts: tuple[int, int] | None) -> Iterator[Triple]:
    service, dataset, graph = (NamedNode(f"{endpoint}#{name}") for name in ("service", "dataset", "graph"))
    yield Triple(service, _TYPE, _sd("Service"))
    yield Triple(service, _sd("endpoint"), NamedNode(endpoint))
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    for name in _WRITTEN:
        yield Triple(service, _sd("resultFormat"), NamedNode(_FORMATS + name))
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, _TYPE, _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), graph)
    yield Triple(graph, _TYPE, _sd("Graph"))
    yield Triple(dataset, _COMMENT, Literal(_graphs_sentence(counts), language="en"))
    if counts:
        yield Triple(graph, NamedNode(f"{_VOID}triples"), Literal(str(counts[0]), datatype=_INTEGER))


def _graphs_sentence(counts: tuple[int, int] | None) -> str:
    if counts and not counts[1]:
        return "All statements are in the default graph; there are no named graphs, so FROM finds nothing."
    number = f"of {counts[1]:,} named graphs, one for each document and language" if counts else "of the named graphs"
    return f"The default graph is the union {number}; FROM and FROM NAMED choose among them, nothing is fetched."


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)

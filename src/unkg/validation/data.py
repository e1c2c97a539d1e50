"""What validation reads of a store: every graph except the ontology's, as text that SHACL engines can read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final, cast

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, NamedNode

from unkg.vocabulary import ONTOLOGY, Rdf

TYPE: Final = f"{Rdf.type}"
_FORMAT: Final = pyoxigraph.QueryResultsFormat.TSV

Name = DefaultGraph | NamedNode | BlankNode


@dataclass(frozen=True, slots=True)
class Data:
    """The statements to be validated: the union of some graphs of a store."""

    store: pyoxigraph.Store
    graph_patterns: tuple[str, ...]
    """SPARQL patterns of the graphs, with `%s` for the triple pattern."""

    def rows(self, wanted: str, pattern: str, nodes: Iterable[str] = ()) -> Iterator[list[str]]:
        """Rows of terms in Turtle syntax; a statement in several graphs is repeated.

        With `nodes`, the pattern is matched with each of them as `?node`, numbered by `?place`: a number needs no
        lookup in the store. The engine serializes terms in a fifth of the time that Python objects take.
        """
        numbered = " ".join(f"({place} {node})" for place, node in enumerate(nodes))
        values = f"VALUES (?place ?node) {{ {numbered} }}" if numbered else ""
        union = " UNION ".join(f"{{ {values} {graph_pattern % pattern} }}" for graph_pattern in self.graph_patterns)
        return _rows(self.store, f"SELECT {wanted} {{ {union} }}")

    def number_of_nodes(self, limit: int) -> int:
        """The number of nodes with a class, but at most the limit."""
        pattern = " UNION ".join(f"{{ {one % f'?node {TYPE} ?kind'} }}" for one in self.graph_patterns)
        return _answer(self.store, f"SELECT DISTINCT ?node {{ {pattern} }} LIMIT {limit}").count(b"\n") - 1

    def names(self) -> Iterator[Name]:
        """The names of the graphs, the default graph last."""
        for name in self.store.named_graphs():
            if not is_of_ontology(name):
                yield name
        yield DefaultGraph()

    def graph(self, name: Name, limit: int) -> bytes:
        """At most `limit` statements of one graph, in Turtle without prefixes, one a line."""
        if isinstance(name, BlankNode):  # which a query cannot name
            return cast("bytes", self.store.dump(format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=name))
        rows = _answer(self.store, f"SELECT ?s ?p ?o {{ {_statements(name)} }} LIMIT {limit}")
        return rows.partition(b"\n")[2].replace(b"\t", b" ").replace(b"\n", b" .\n")

    def subjects(self, name: Name) -> Iterator[str]:
        """The nodes that one graph makes statements about, in Turtle syntax."""
        return (node for (node,) in _rows(self.store, f"SELECT DISTINCT ?s {{ {_statements(name)} }}"))

    def everything(self) -> Iterator[str]:
        """All statements in Turtle without prefixes, one a line."""
        for quad in self.store.quads_for_pattern(None, None, None, None):
            if not is_of_ontology(quad.graph_name):
                yield f"{quad.subject} {quad.predicate} {quad.object} ."


def data_of(store: pyoxigraph.Store) -> Data:
    """All graphs of a store except the ontology's, and the default graph if it is not empty."""
    not_data = [f"<{name.value}>" for name in store.named_graphs() if is_of_ontology(name)]
    but = f" FILTER(?graph NOT IN ({', '.join(not_data)}))" if not_data else ""
    return Data(store, (*(["%s"] if store.query("ASK { ?s ?p ?o }") else []), "GRAPH ?graph { %s }" + but))


def is_of_ontology(graph: object) -> bool:
    """Whether the graph with this name is the ontology's: its classes and concepts are not data."""
    return isinstance(graph, NamedNode) and graph.value.startswith(ONTOLOGY.value)


def _statements(name: Name) -> str:
    """The pattern of all statements of one graph."""
    return "?s ?p ?o" if isinstance(name, DefaultGraph) else f"GRAPH {name} {{ ?s ?p ?o }}"


def _rows(store: pyoxigraph.Store, sparql: str) -> Iterator[list[str]]:
    answer = BytesIO(_answer(store, sparql))
    next(answer)  # column names
    return (row.decode().rstrip("\n").split("\t") for row in answer)


def _answer(store: pyoxigraph.Store, sparql: str) -> bytes:
    found = cast("pyoxigraph.QuerySolutions", store.query(sparql))
    return cast("bytes", found.serialize(format=_FORMAT))

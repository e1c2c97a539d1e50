"""The canned queries as data, for editors of SPARQL: `sh:SPARQLExecutable` with parameters and an example.

The vocabulary is SHACL's, used as https://github.com/sib-swiss/sparql-examples uses it.
"""

from collections.abc import Iterator
from typing import Final, cast

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from unkg.authorities import Knowledge
from unkg.publishing.dumping import with_sorted_prefixes
from unkg.queries import LANGUAGE, Parameter, Query, Queryable, QueryInputError, bound, load, names
from unkg.vocabulary import BASE, Rdf, Xsd

_PREFIXES: Final = {
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
Statement = tuple[str, str, NamedNode | Literal]


def query_examples(store: Queryable, knowledge: Knowledge, base: str = BASE, endpoint: str | None = None) -> bytes:
    """The canned queries in Turtle, each with the example values of its required parameters, as they are in a store.

    `endpoint` is where they can be asked. Those whose example the store does not know are left out.
    """
    statements = (one for name in names() for one in _statements(store, knowledge, load(name), base, endpoint))
    triples = sorted({Triple(_iri(subject), _iri(term), value) for subject, term, value in statements}, key=str)
    return with_sorted_prefixes(cast("bytes", serialize(triples, format=RdfFormat.TURTLE, prefixes=_PREFIXES)))


def _statements(
    store: Queryable, knowledge: Knowledge, query: Query, base: str, endpoint: str | None
) -> Iterator[Statement]:
    given = {one.name: one.example for one in query.parameters if one.required}
    try:
        sparql = bound(store, knowledge, query, **given)
    except QueryInputError:
        return
    iri = f"{base}id/query/{query.name}"
    yield iri, "rdf:type", _iri("sh:SPARQLExecutable")
    yield iri, "rdf:type", _iri("sh:SPARQLSelectExecutable")
    yield iri, "rdfs:label", Literal(query.title, language="en")
    yield iri, "rdfs:comment", Literal(query.question, language="en")
    yield iri, "sh:select", Literal(_without_header(sparql))
    if endpoint:
        yield iri, "schema:target", _iri(endpoint)
    for parameter in query.parameters:
        if parameter is LANGUAGE:  # no variable of the query
            continue
        yield iri, "sh:parameter", _iri(f"{iri}#{parameter.name}")
        yield from _statements_of_parameter(f"{iri}#{parameter.name}", parameter)


def _statements_of_parameter(iri: str, parameter: Parameter) -> Iterator[Statement]:
    """A parameter has the name of the variable, at the end of its path."""
    yield iri, "rdf:type", _iri("sh:Parameter")
    yield iri, "sh:path", _iri(iri)
    yield iri, "sh:description", Literal(parameter.meaning, language="en")
    yield iri, "skos:example", Literal(parameter.example)
    if not parameter.required:
        yield iri, "sh:optional", Literal("true", datatype=Xsd.boolean)


def _without_header(sparql: str) -> str:
    """A query without the comments at its beginning, which the other statements repeat."""
    lines = sparql.splitlines()
    first = next(at for at, line in enumerate(lines) if line.strip() and not line.startswith("#"))
    return "\n".join(lines[first:]) + "\n"


def _iri(name: str) -> NamedNode:
    if name == "rdf:type":
        return Rdf.type
    prefix, _, local = name.partition(":")
    return NamedNode(_PREFIXES[prefix] + local if prefix in _PREFIXES else name)

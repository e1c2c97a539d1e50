"""Questions to a graph: canned ones by name, anybody's own from a file. The only place that binds and runs SPARQL."""

from unkg.queries.answers import Iri, Table, Value
from unkg.queries.binding import Askable
from unkg.queries.canned import Parameter, Query, QueryInputError, load, names, parse, read
from unkg.queries.execution import ask_for, between, document, run, standing, with_citations
from unkg.queries.search import Found, find

__all__ = [
    "Askable",
    "Found",
    "Iri",
    "Parameter",
    "Query",
    "QueryInputError",
    "Table",
    "Value",
    "ask_for",
    "between",
    "document",
    "find",
    "load",
    "names",
    "parse",
    "read",
    "run",
    "standing",
    "with_citations",
]

"""Queries: canned ones by name, others from a file. The only place that binds and runs SPARQL."""

from unkg.queries.answers import Iri, NamedIri, Table, Value
from unkg.queries.binding import Queryable, symbol_meant
from unkg.queries.canned import LANGUAGE, Parameter, Query, QueryInputError, load, names, parse, read, read_open
from unkg.queries.documents import DocumentCitation, DocumentEvent, GraphDocument, Place, Thing, graph_document
from unkg.queries.execution import (
    answer,
    between,
    bound,
    described,
    document,
    execute,
    held_documents,
    holder,
    run,
    standing,
    table_of,
    why_empty,
    with_citations,
)
from unkg.queries.mandates import mandate_acts, mandate_gaps

__all__ = [
    "LANGUAGE",
    "DocumentCitation",
    "DocumentEvent",
    "GraphDocument",
    "Iri",
    "NamedIri",
    "Parameter",
    "Place",
    "Query",
    "QueryInputError",
    "Queryable",
    "Table",
    "Thing",
    "Value",
    "answer",
    "between",
    "bound",
    "described",
    "document",
    "execute",
    "graph_document",
    "held_documents",
    "holder",
    "load",
    "mandate_acts",
    "mandate_gaps",
    "names",
    "parse",
    "read",
    "read_open",
    "run",
    "standing",
    "symbol_meant",
    "table_of",
    "why_empty",
    "with_citations",
]

"""The formats of answers: their media types, and the names that people write in an address."""

from dataclasses import dataclass
from typing import Final

from pyoxigraph import QueryResultsFormat, RdfFormat

from unkg.serving.errors import NotAcceptable
from unkg.serving.negotiation import preferred
from unkg.store import QueryForm


@dataclass(frozen=True, slots=True)
class Format:
    """A format of tables or of graphs."""

    name: str
    """As in `format=csv` and in an address's suffix."""
    media_type: str
    also: tuple[str, ...] = ()
    """Other media types that ask for it."""
    names: tuple[str, ...] = ()
    """Other names that clients have for it."""
    charset: bool = False
    """Whether the answer's media type names UTF-8: it is text whose format does not say so."""

    @property
    def content_type(self) -> str:
        """The value of the `Content-Type` header."""
        return f"{self.media_type}; charset=utf-8" if self.charset else self.media_type


TABLES: Final = (
    Format("json", "application/sparql-results+json", ("application/json",)),
    Format("xml", "application/sparql-results+xml", ("application/xml", "text/xml")),
    Format("csv", "text/csv", charset=True),
    Format("tsv", "text/tab-separated-values", charset=True),
)
GRAPHS: Final = (
    # All Turtle is N3.
    Format(
        *("ttl", "text/turtle", ("application/x-turtle", "application/turtle", "text/n3", "text/rdf+n3")),
        *(("turtle", "n3"), True),
    ),
    Format("nt", "application/n-triples", ("text/plain",), ("ntriples", "n-triples")),
    Format("jsonld", "application/ld+json", ("application/json",), ("json-ld", "json")),
    Format("rdf", "application/rdf+xml", ("application/xml", "text/xml"), ("rdf+xml", "rdfxml", "xml")),
)
TABLE_WRITERS: Final = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
GRAPH_WRITERS: Final = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdf": RdfFormat.RDF_XML,
}


def negotiated(accept: str | None, formats: tuple[Format, ...], name: str | None = None) -> Format:
    """The format with this name, else the one that the header prefers.

    A name that no format has does not count: clients send their own beside the header. Raises NotAcceptable if there is
    none among the formats.
    """
    if name is not None and any(_is_named(one, name) for one in (*TABLES, *GRAPHS)):
        found = next((one for one in formats if _is_named(one, name)), None)
    else:
        found = _preferred(accept, formats)
    if found is None:
        raise NotAcceptable(tuple(one.media_type for one in formats))
    return found


def _preferred(accept: str | None, formats: tuple[Format, ...]) -> Format | None:
    by_type = {media_type: one for one in reversed(formats) for media_type in (*one.also, one.media_type)}
    # Every format's own media type comes first, so that `*/*` gives the first format.
    offered = (*(one.media_type for one in formats), *(other for one in formats for other in one.also))
    best = preferred(accept, offered)
    return by_type[best] if best else None


def _is_named(form: Format, name: str) -> bool:
    return name.lower() in {form.name, form.media_type, *form.also, *form.names}


def formats_of(form: QueryForm | None) -> tuple[Format, ...]:
    """The formats in which a query of a form is answered; those of tables if the form is not known."""
    return GRAPHS if form in {"construct", "describe"} else TABLES

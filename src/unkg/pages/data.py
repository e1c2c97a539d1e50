"""The statements about a resource as Turtle, JSON-LD or N-Triples, without blank nodes or clocks."""

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from unkg.publishing.dumping import with_sorted_prefixes
from unkg.queries import Iri
from unkg.queries.resources import Description
from unkg.vocabulary import Rdf
from unkg.vocabulary.prefixes import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import RdfFormat, Triple

MEDIA_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {"ttl": "text/turtle", "jsonld": "application/ld+json", "nt": "application/n-triples"}
)
"""Extension of an address → media type."""


def serialized(triples: "Iterable[Triple]", extension: str) -> bytes:
    """Statements in the format of an extension: ttl, jsonld, nt, rdf."""
    from pyoxigraph import serialize

    if extension != "ttl":
        return serialize(triples, format=_form(extension)) or b""
    return with_sorted_prefixes(serialize(triples, format=_form(extension), prefixes=PREFIXES) or b"")


def converted(turtle: bytes, extension: str) -> bytes:
    """A file of Turtle in another format."""
    from pyoxigraph import RdfFormat, parse

    return serialized((quad.triple for quad in parse(turtle, RdfFormat.TURTLE)), extension)


def _form(extension: str) -> "RdfFormat":
    from pyoxigraph import RdfFormat

    forms = {
        "ttl": RdfFormat.TURTLE,
        "jsonld": RdfFormat.JSON_LD,
        "nt": RdfFormat.N_TRIPLES,
        "rdf": RdfFormat.RDF_XML,
    }
    return forms[extension]


def embedded(description: Description) -> str:
    """The resource's own statements as JSON-LD, to stand in its page; what stands in a document is left out."""
    own = Description(Iri(description.iri), description.own)
    nodes = json.loads(serialized(own.triples, "jsonld"))
    for node in nodes:
        node["@type"] = [one["@id"] for one in node.pop(Rdf.type.value, ())]
    return json.dumps(nodes, ensure_ascii=False)

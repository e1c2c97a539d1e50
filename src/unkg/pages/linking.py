"""Name the resources on a page: links with labels that one query has fetched for all of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from pyoxigraph import Literal, NamedNode

from unkg.pages.addresses import Bases, anchor, node
from unkg.pages.records import Link, Shown, Words
from unkg.queries import Iri
from unkg.queries.resources import Name, Term, fallback

_PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "http://www.w3.org/2004/02/skos/core#": "skos",
        "http://www.w3.org/ns/prov#": "prov",
        "http://purl.org/dc/terms/": "dcterms",
        "http://xmlns.com/foaf/0.1/": "foaf",
        "http://purl.org/spar/cito/": "cito",
        "http://www.w3.org/2000/01/rdf-schema#": "rdfs",
    }
)
# The border between words in "submittedUnder" and "iso3"; never in "IRI".
_BORDER: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


def words_of(term: str) -> str:
    """The name of a term in words: `…#submittedUnder` is “submitted under”."""
    local = re.split(r"[#/]", term)[-1]
    return _BORDER.sub(" ", local).lower() if _BORDER.search(local) or local.istitle() else local


@dataclass(frozen=True, slots=True)
class Linker:
    """Makes links on the page of one resource."""

    here: Iri
    bases: Bases
    names: Mapping[Iri, Name]

    def link(self, iri: str, page: Iri | None = None) -> Link:
        """A resource by its name; `page` is the document of a citation or other node."""
        name = self.names.get(Iri(iri))
        path = self.bases.path(iri)
        within = page or (self.here if node(path) else self.bases.page(iri))
        where = anchor(iri) if within else None
        if name is None:
            label = words_of(iri) if path == "ontology" else _external(iri) if path is None else fallback(Iri(iri))
            return Link(Iri(iri), label, page=within, anchor=where)
        is_document = self.bases.kind(iri) == "document" and "#" not in iri
        held = name.held if is_document else None
        return Link(Iri(iri), name.label, name.title, name.language, name.date, held, within, where)

    def shown(self, term: Term) -> Shown:
        """A value: a link, or a text with its language."""
        if isinstance(term, NamedNode):
            return self.link(term.value)
        return Words(term.value, term.language)

    def optional(self, terms: tuple[Term, ...]) -> Link | None:
        """The first resource among the values of a property."""
        return next((self.link(term.value) for term in terms if isinstance(term, NamedNode)), None)


def text_of(terms: tuple[Term, ...]) -> str | None:
    """The first text among the values of a property."""
    return next((term.value for term in terms if isinstance(term, Literal)), None)


def _external(iri: str) -> str:
    for namespace, prefix in _PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri

"""Name the resources on a page: links with labels that one query has fetched for all of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, get_args

from pyoxigraph import Literal, NamedNode

from unkg.pages.addresses import Bases, anchor, node
from unkg.pages.records import Link, Shown, Words
from unkg.queries import Iri
from unkg.queries.resources import Name, Term, fallback
from unkg.vocabulary import Scheme

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
CLOSED_LISTS: Final = frozenset(get_args(Scheme)) - {"addressee"}
"""First parts of the paths of values that are written with hyphens: `relation/guided-by`."""
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
        if name is None and path not in {None, "ontology"} and page is None and not self._is_here(iri):
            within = None  # nothing here describes it
        where = anchor(iri) if within else None
        if name is None:
            return Link(Iri(iri), self._unnamed(iri, path), page=within, anchor=where)
        is_document = self.bases.kind(iri) == "document" and "#" not in iri
        held = name.held if is_document else None
        label = self._spaced(iri, name.label)
        return Link(Iri(iri), label, name.title, name.language, name.date, held, within, where)

    def _unnamed(self, iri: str, path: str | None) -> str:
        if path is None:
            return _external(iri)
        return words_of(iri) if path == "ontology" else self._spaced(iri, fallback(Iri(iri)))

    def _spaced(self, iri: str, label: str) -> str:
        return label.replace("-", " ") if self.bases.kind(iri) in CLOSED_LISTS else label

    def _is_here(self, iri: str) -> bool:
        return node(self.bases.path(iri)) is not None or iri.partition("#")[0] == self.here

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

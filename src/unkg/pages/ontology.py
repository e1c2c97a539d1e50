"""The page of the ontology: every class and property, with its definition and its place."""

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final, cast

from pyoxigraph import NamedNode

from unkg import artefacts
from unkg.pages.addresses import Bases
from unkg.pages.linking import Linker, text_of, words_of
from unkg.pages.records import Fact, Link, Resource, Term
from unkg.queries import Iri
from unkg.vocabulary import ONTOLOGY, TERMS, Rdf

if TYPE_CHECKING:
    from unkg.queries.resources import Term as Value

_OWL: Final = "http://www.w3.org/2002/07/owl#"
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_KINDS: Final = (
    ("Classes", f"{_OWL}Class"),
    ("Properties between resources", f"{_OWL}ObjectProperty"),
    ("Properties with values", f"{_OWL}DatatypeProperty"),
    ("Datatypes", f"{_RDFS}Datatype"),
)
_DEFINITION: Final = NamedNode("http://www.w3.org/2004/02/skos/core#definition")
_COMMENT: Final = NamedNode(f"{_RDFS}comment")
_RELATIONS: Final = (
    ("Subclass of", f"{_RDFS}subClassOf"),
    ("Subproperty of", f"{_RDFS}subPropertyOf"),
    ("Of", f"{_RDFS}domain"),
    ("Value", f"{_RDFS}range"),
    ("Inverse of", f"{_OWL}inverseOf"),
)


def ontology(bases: Bases) -> Resource:
    """The page of all terms, each a fragment."""
    described = _described()
    linker = Linker(Iri(ONTOLOGY.value), bases, {})
    sections = tuple((title, _terms(described, NamedNode(kind), linker)) for title, kind in _KINDS)
    link = Link(Iri(ONTOLOGY.value), "The ontology", page=Iri(ONTOLOGY.value))
    return Resource(
        Iri(ONTOLOGY.value), "ontology", link, (), (), terms=tuple(section for section in sections if section[1])
    )


def _terms(
    described: dict[NamedNode, dict[NamedNode, tuple["Value", ...]]], kind: NamedNode, linker: Linker
) -> tuple[Term, ...]:
    found = [
        _term(term, own, linker)
        for term, own in described.items()
        if kind in own.get(Rdf.type, ()) and term.value.startswith(TERMS)
    ]
    return tuple(sorted(found, key=lambda term: term.anchor))


def _term(term: NamedNode, own: dict[NamedNode, tuple["Value", ...]], linker: Linker) -> Term:
    local = term.value.removeprefix(TERMS)
    relations = tuple(
        Fact(name, linker.link(property_), tuple(linker.shown(value) for value in own[NamedNode(property_)]))
        for name, property_ in _RELATIONS
        if NamedNode(property_) in own
    )
    definition = text_of(own.get(_DEFINITION, ())) or text_of(own.get(_COMMENT, ())) or ""
    return Term(local, Iri(term.value), f"unkg:{local} ({words_of(term.value)})", definition, relations)


@lru_cache(maxsize=1)
def _described() -> dict[NamedNode, dict[NamedNode, tuple["Value", ...]]]:
    from pyoxigraph import RdfFormat, parse

    found: dict[NamedNode, dict[NamedNode, list[Value]]] = defaultdict(lambda: defaultdict(list))
    for quad in parse(path=artefacts.ONTOLOGY / "unkg.ttl", format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode):
            found[quad.subject][quad.predicate].append(cast("Value", quad.object))
    return {term: {property_: tuple(values) for property_, values in own.items()} for term, own in found.items()}

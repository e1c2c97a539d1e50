"""Terms as N-Quads writes them, so that the statements of a document are joined text and no term is made twice."""

from functools import lru_cache
from typing import Final, NewType, TypeAlias

from pyoxigraph import NamedNode

from unkg import vocabulary
from unkg.vocabulary import (
    CitoTerms,
    DctermsTerms,
    FoafTerms,
    IriScheme,
    NifTerms,
    ProvTerms,
    RdfTerms,
    Scheme,
    SkosTerms,
    UnkgTerms,
    XsdTerms,
)

IriRef = NewType("IriRef", str)
"""An IRI in angle brackets."""
Literal = NewType("Literal", str)
"""A literal in quotation marks, with its language or datatype."""
Statement: TypeAlias = tuple[IriRef, IriRef, IriRef | Literal]
"""A statement without a graph."""


def iri_ref(iri: str) -> IriRef:
    """An IRI made of what is valid in IRIs, such as names from a vocabulary."""
    return IriRef(f"<{iri}>")


def foreign(iri: str) -> IriRef:
    """An IRI from elsewhere. Raises ValueError if it is not an absolute IRI."""
    return written(NamedNode(iri))


def written(node: NamedNode) -> IriRef:
    """A node as text."""
    return iri_ref(node.value)


@lru_cache(maxsize=1024)
def concept(scheme: Scheme, value: str) -> IriRef:
    """The concept of a value of a closed list."""
    return written(vocabulary.concept(scheme, value))


class Minter(IriScheme[IriRef]):
    """The IRIs of resources as text."""

    __slots__ = ()

    def term(self, iri: str) -> IriRef:
        """The text of an IRI."""
        return iri_ref(iri)

    def iri(self, term: IriRef) -> str:
        """The IRI without its brackets."""
        return term[1:-1]


Unkg: Final = UnkgTerms(iri_ref)
Rdf: Final = RdfTerms(iri_ref)
Xsd: Final = XsdTerms(iri_ref)
Cito: Final = CitoTerms(iri_ref)
Nif: Final = NifTerms(iri_ref)
Dcterms: Final = DctermsTerms(iri_ref)
Skos: Final = SkosTerms(iri_ref)
Foaf: Final = FoafTerms(iri_ref)
Prov: Final = ProvTerms(iri_ref)

"""Namespaces, terms, closed lists as concepts, and the IRIs of all resources in the graph."""

from unkg.vocabulary.iris import Minter, digest, text_sha256
from unkg.vocabulary.lists import (
    ADDRESSEE_CLASSES,
    ASKS,
    DOCUMENT_CLASSES,
    PARAGRAPH_CLASSES,
    RECOMMENDING,
    RELATIONS,
    RelationRow,
    Scheme,
    concept,
)
from unkg.vocabulary.terms import BASE, ONTOLOGY, TERMS, Cito, Dcterms, Foaf, Nif, Prov, Rdf, Skos, Unkg, Xsd

__all__ = [
    "ADDRESSEE_CLASSES",
    "ASKS",
    "BASE",
    "DOCUMENT_CLASSES",
    "ONTOLOGY",
    "PARAGRAPH_CLASSES",
    "RECOMMENDING",
    "RELATIONS",
    "TERMS",
    "Cito",
    "Dcterms",
    "Foaf",
    "Minter",
    "Nif",
    "Prov",
    "Rdf",
    "RelationRow",
    "Scheme",
    "Skos",
    "Unkg",
    "Xsd",
    "concept",
    "digest",
    "text_sha256",
]

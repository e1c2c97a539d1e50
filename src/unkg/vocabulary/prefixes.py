"""Prefixes: of dumps, and those that a query of one's own need not declare."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from unkg.vocabulary.terms import TERMS

PREFIXES: Final = {
    "cito": "http://purl.org/spar/cito/",
    "dcterms": "http://purl.org/dc/terms/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "unkg": TERMS,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefixes of vocabularies only: symbols contain slashes and parentheses, and are easier to read as full IRIs."""
PREDEFINED: Final[Mapping[str, str]] = MappingProxyType(
    dict(sorted({**PREFIXES, "foaf": "http://xmlns.com/foaf/0.1/", "sh": "http://www.w3.org/ns/shacl#"}.items()))
)
"""The prefixes of dumps, and of the other vocabularies that a graph uses."""


def prologue(sparql: str) -> str:
    """A line that declares the predefined prefixes that a query uses and does not declare; empty if there are none."""
    used = {name: iri for name, iri in PREDEFINED.items() if f"{name}:" in sparql and not _declares(sparql, name)}
    return " ".join(f"PREFIX {name}: <{iri}>" for name, iri in used.items()) + "\n" * bool(used)


def prefix_lines() -> str:
    """The predefined prefixes as SPARQL declares them."""
    return "\n".join(f"PREFIX {name}: <{iri}>" for name, iri in PREDEFINED.items())


def _declares(sparql: str, name: str) -> bool:
    # Not `# PREFIX unkg: <…>`, a comment; what is missed so is declared twice, which SPARQL allows.
    return re.search(rf"(?im)^[^#\n]*\bprefix\s+{name}:", sparql) is not None

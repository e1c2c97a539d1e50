"""The ontology declares what data uses, and data uses what it declares."""

import ast
import json
import re
import tomllib
from pathlib import Path

import owlrl
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, URIRef

from unkg import artefacts
from unkg.model import Evidence, MandateEventKind, Reason, ReferenceKind, Section, Strength
from unkg.vocabulary import (
    ADDRESSEE_CLASSES,
    DOCUMENT_CLASSES,
    ONTOLOGY,
    RELATIONS,
    TERMS,
    Cito,
    Dcterms,
    Nif,
    Prov,
    Skos,
    Unkg,
    concept,
)

ROOT = Path(__file__).parents[1]
DECLARING = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RDFS.Datatype}
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def read(*names: str) -> rdflib.Graph:
    graph = rdflib.Graph()
    for name in names:
        graph.parse(artefacts.ONTOLOGY / name)
    return graph


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return read("unkg.ttl")


@pytest.fixture(scope="module")
def everything() -> rdflib.Graph:
    return read("unkg.ttl", "relations.ttl", "alignments.ttl")


def declared(graph: rdflib.Graph) -> set[URIRef]:
    return {s for kind in DECLARING for s in graph.subjects(RDF.type, kind)}  # type: ignore[misc]


def own(graph: rdflib.Graph) -> set[str]:
    return {str(s).removeprefix(TERMS) for s in declared(graph) if str(s).startswith(TERMS)}


def test_the_ontology_bears_the_version_of_the_package(ontology: rdflib.Graph) -> None:
    name = URIRef(ONTOLOGY.value)
    assert str(ontology.value(name, OWL.versionInfo)) == VERSION
    assert str(ontology.value(name, OWL.versionIRI)) == f"https://w3id.org/unkg/{VERSION}/ontology"
    alignments = read("alignments.ttl")
    assert {str(v) for v in alignments.objects(None, OWL.versionInfo)} == {VERSION}


def test_every_term_minted_is_declared_and_the_reverse(ontology: rdflib.Graph) -> None:
    assert {name for name in vars(Unkg) if not name.startswith("_")} == own(ontology)


def test_every_term_declared_is_written_by_the_graph_or_the_reason_is_known() -> None:
    used: set[str] = set()
    for package in ("graph", "vocabulary"):
        for file in (ROOT / "src" / "unkg" / package).glob("*.py"):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            used |= {
                node.attr
                for node in ast.walk(tree)
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Unkg"
            }
    assert {name for name in vars(Unkg) if not name.startswith("_")} - used == set()


def test_every_term_of_others_that_data_uses_is_declared_among_the_alignments() -> None:
    alignments = declared(read("alignments.ttl"))
    for holder in (Cito, Nif, Dcterms, Skos, Prov):
        for name, term in vars(holder).items():
            assert name.startswith("_") or URIRef(term.value) in alignments, term


def test_every_term_of_others_that_an_alignment_names_is_declared_there() -> None:
    graph = read("alignments.ttl")
    aligning = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch)
    named = {o for p in aligning for o in graph.objects(None, p)}
    assert {str(o) for o in named - declared(graph)} <= {"http://www.wikidata.org/entity/P3069"}


def test_no_file_but_the_alignments_declares_terms_of_others(ontology: rdflib.Graph) -> None:
    strangers = {str(t) for t in declared(ontology) if not str(t).startswith(TERMS)}
    assert all("purl.org/dc/terms/" in t or "purl.org/vocab/vann/" in t for t in strangers)  # its own metadata


def test_every_term_and_concept_has_words(everything: rdflib.Graph) -> None:
    for term in declared(everything):
        if str(term).startswith(TERMS):
            assert everything.value(term, RDFS.label)
            assert everything.value(term, RDFS.comment)
    for one in everything.subjects(RDF.type, SKOS.Concept):
        assert everything.value(one, SKOS.prefLabel)
        assert everything.value(one, SKOS.definition)
        assert everything.value(one, SKOS.inScheme)


def test_concepts_are_the_closed_lists() -> None:
    lists: dict[str, tuple[str, ...]] = {
        "relation": tuple(RELATIONS),
        "evidence": Evidence.__args__,
        "reason": Reason.__args__,
        "event-kind": MandateEventKind.__args__,
        "strength": Strength.__args__,
        "document-type": tuple(DOCUMENT_CLASSES),
        "section": Section.__args__,
        "addressee": ADDRESSEE_CLASSES,
        "vote-outcome": ("without-vote", "vote", "unknown"),
        "reference-kind": ReferenceKind.__args__,
    }
    graph = read("relations.ttl")
    minted = {concept(scheme, value).value for scheme, values in lists.items() for value in values}  # type: ignore[arg-type]
    assert {str(one) for one in graph.subjects(RDF.type, SKOS.Concept)} == minted


def test_relation_properties_are_kinds_of_citing(ontology: rdflib.Graph) -> None:
    for row in RELATIONS.values():
        if row.property:
            assert (URIRef(row.property.value), RDFS.subPropertyOf, URIRef(Unkg.cites.value)) in ontology
            assert row.whose_act != "cited"
            assert bool(row.verbs) == (row.whose_act == "either")


def test_there_is_no_blank_node(everything: rdflib.Graph) -> None:
    assert not any(isinstance(term, rdflib.BNode) for triple in everything for term in triple)


def test_a_reasoner_finds_no_contradiction(everything: rdflib.Graph) -> None:
    graph = rdflib.Graph()
    graph += everything
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    assert not list(graph.subjects(RDF.type, URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")))
    assert not [c for c in own(everything) if (URIRef(TERMS + c), RDFS.subClassOf, OWL.Nothing) in graph]
    assert (URIRef(Unkg.recalls.value), RDFS.subPropertyOf, URIRef("http://purl.org/spar/cito/cites")) in graph


def test_the_context_names_declared_terms(everything: rdflib.Graph) -> None:
    context = json.loads((artefacts.ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    prefixes = {k: v for k, v in context.items() if isinstance(v, str) and v.startswith("http")}
    for name, value in context.items():
        if name.startswith("@") or name in prefixes:
            continue
        prefix, _, local = (value if isinstance(value, str) else value["@id"]).partition(":")
        term = URIRef(prefixes[prefix] + local)
        assert term in declared(everything) or term == RDFS.label, name


def test_the_documentation_has_the_relation_table() -> None:
    page = (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| `(relation/[a-z-]+)` \| (\S+) \| (\w+) \|", page, re.MULTILINE)
    expected = [
        (
            word,
            f"relation/{word}",
            f"`unkg:{row.property.value.removeprefix(TERMS)}`" if row.property else "–",
            row.whose_act,
        )
        for word, row in RELATIONS.items()
    ]
    assert rows == expected

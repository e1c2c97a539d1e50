"""What a store does not state follows from what it states, and publications state it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from pyoxigraph import Literal, NamedNode, Quad

import sample_graph
import small_graph
import strategies
from small_graph import stored
from unkg import authorities, graph
from unkg.model import Extraction
from unkg.queries.answers import Iri
from unkg.queries.resources import describe
from unkg.store import open_store
from unkg.vocabulary import PARAGRAPH_CLASSES, Dcterms, Nif, Rdf, Unkg, Xsd, concept
from unkg.vocabulary.implications import SUPERCLASSES, expanded, lean

KNOWLEDGE = authorities.load()
GRAPH = NamedNode("urn:graph")
DOCUMENT, TEXT, PARAGRAPH, CITATION, MENTION = (
    NamedNode(f"urn:{name}") for name in ("document", "text", "document#op1", "citation", "mention")
)

EVIDENCE, RATE = concept("evidence", "possessive"), Literal("0.98", datatype=Xsd.decimal)


def number(value: int) -> Literal:
    return Literal(str(value), datatype=Xsd.integer)


STATED = [
    Quad(*statement, GRAPH)
    for statement in (
        (DOCUMENT, Unkg.text, TEXT),
        (PARAGRAPH, Rdf.type, Unkg.OperativeParagraph),
        (PARAGRAPH, Dcterms.isPartOf, DOCUMENT),
        (PARAGRAPH, Nif.beginIndex, number(0)),
        (PARAGRAPH, Nif.endIndex, number(40)),
        (PARAGRAPH, Unkg.section, concept("section", "operative")),
        (CITATION, Rdf.type, Unkg.Citation),
        (CITATION, Unkg.inDocument, DOCUMENT),
        (CITATION, Unkg.inPart, PARAGRAPH),
        (CITATION, Unkg.evidence, MENTION),
        (CITATION, Unkg.evidenceClass, EVIDENCE),
        (EVIDENCE, Unkg.confidence, RATE),
        (MENTION, Nif.beginIndex, number(7)),
        (MENTION, Nif.anchorOf, Literal("55/21 é😀")),
    )
]
IMPLIED = {
    Quad(*statement, GRAPH)
    for statement in (
        (PARAGRAPH, Rdf.type, Unkg.Paragraph),
        (PARAGRAPH, Rdf.type, Unkg.Part),
        (PARAGRAPH, Nif.referenceContext, TEXT),
        (CITATION, Rdf.type, Unkg.Reference),
        (CITATION, Unkg.section, concept("section", "operative")),
        (CITATION, Unkg.confidence, RATE),
        (MENTION, Rdf.type, Unkg.Mention),
        (MENTION, Nif.referenceContext, TEXT),
        (MENTION, Nif.endIndex, number(15)),
    )
}


def test_classes_contexts_ends_and_rates_follow() -> None:
    assert set(expanded(STATED)) == {*STATED, *IMPLIED}
    assert set(lean([*STATED, *IMPLIED])) == {*STATED}


def test_a_wrong_statement_stays_beside_what_follows() -> None:
    wrong = Quad(MENTION, Nif.endIndex, number(99), GRAPH)
    assert wrong in lean([*STATED, wrong])
    assert wrong in expanded([*STATED, wrong])


@pytest.mark.parametrize(
    ("term", "value"),
    [(Unkg.section, concept("section", "footnote")), (Unkg.confidence, Literal("0.5", datatype=Xsd.decimal))],
    ids=["section", "confidence"],
)
def test_what_a_reference_states_of_its_own_is_not_inherited(term: NamedNode, value: NamedNode | Literal) -> None:
    own = Quad(CITATION, term, value, GRAPH)
    stated = expanded([*STATED, own])
    assert {quad.object for quad in stated if (quad.subject, quad.predicate) == (CITATION, term)} == {value}
    assert own in lean([*STATED, own])


def test_a_cited_part_has_no_text() -> None:
    cited = [
        Quad(PARAGRAPH, Rdf.type, Unkg.Part, GRAPH),
        Quad(PARAGRAPH, Dcterms.isPartOf, DOCUMENT, GRAPH),
        Quad(DOCUMENT, Unkg.text, TEXT, GRAPH),
    ]
    assert expanded(cited) == cited


def test_all_kinds_of_references_and_paragraphs_have_their_superclasses() -> None:
    assert set(PARAGRAPH_CLASSES.values()) < set(SUPERCLASSES)
    assert all(SUPERCLASSES[kind] == (Unkg.Paragraph, Unkg.Part) for kind in PARAGRAPH_CLASSES.values())


def test_the_description_of_every_resource_states_what_follows(tmp_path: Path) -> None:
    stored(tmp_path, small_graph.extractions())
    with open_store(tmp_path) as store:
        for name in store.graphs():
            if "/id/graph/" in name:
                for quad in expanded(store.quads(name)):
                    assert quad.object in describe(store, Iri(quad.subject.value)).own[quad.predicate]


@settings(max_examples=40)
@given(strategies.extractions())
def test_nothing_more_follows_from_what_follows(found: Extraction) -> None:
    stated = graph.describe(found, KNOWLEDGE)
    whole = expanded(stated)
    assert set(expanded(whole)) == set(whole)
    assert set(lean(whole)) <= set(stated)
    assert set(expanded(lean(whole))) == set(whole)


def test_the_samples_state_nothing_that_follows_but_their_own_cited_parts() -> None:
    for name in {quad.graph_name for quad in sample_graph.quads()}:
        stated = [quad for quad in sample_graph.quads() if quad.graph_name == name]
        extra = set(stated) - set(lean(stated))
        assert {quad.object for quad in extra} <= {Unkg.Part}

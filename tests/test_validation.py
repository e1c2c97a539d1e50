"""Validation: what it sees, what it says, and that batches find what the whole would."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, serialize

from strategies import AUTHORITIES
from unkg import artefacts, graph, validation
from unkg.model import Document, Extraction, Header, Paragraph, Reference
from unkg.store import Embedded
from unkg.validation import ShapesError, as_text, validate
from unkg.vocabulary import ONTOLOGY, Nif, Rdf, Unkg


def quads(symbols: list[str]) -> list[Quad]:
    text = "Recalling its resolution 5/1,"
    one = Reference(25, 28, "5/1", "resolution", "A/HRC/RES/5/1", "preamble", "", "para 4", "recall", "possessive")
    part = Paragraph("PP 1", "preambular", "preamble", 0, len(text), "pp1")
    return [
        quad
        for symbol in symbols
        for quad in graph.describe(
            Extraction(Document("k", "s", f"{text} {symbol}"), Header(symbol=symbol), (part,), (one,), ()), AUTHORITIES
        )
    ]


SOUND = quads([f"A/HRC/RES/6/{n}" for n in range(1, 7)])
DAMAGED = [q for q in SOUND if q.predicate not in {Nif.anchorOf, Rdf.label}]


def embedded(data: list[Quad]) -> Embedded:
    store = Store()
    store.extend(data)
    return Embedded(store)


def test_quads_and_stores_give_the_same_report() -> None:
    assert validate(SOUND).findings == ()
    assert validate(DAMAGED) == validate(embedded(DAMAGED))


def test_batches_find_what_one_batch_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = validate(DAMAGED)
    assert not whole.conforms
    monkeypatch.setattr(validation, "BATCH", 7)
    assert validate(DAMAGED) == whole


def test_batches_find_what_pyshacl_finds_by_itself() -> None:
    import pyshacl
    import rdflib

    data, shapes = rdflib.Graph(), rdflib.Graph()
    data.parse(data=serialize({q.triple for q in DAMAGED}, format=RdfFormat.N_TRIPLES), format="nt")
    for file in sorted(artefacts.SHAPES.glob("*.ttl")):
        shapes.parse(file)
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    theirs = {(str(results.value(r, sh.focusNode)), str(results.value(r, sh.sourceShape)))
              for r in results.subjects(rdflib.RDF.type, sh.ValidationResult)}  # fmt: skip
    assert {(finding.focus, finding.shape) for finding in validate(DAMAGED).findings} == theirs


def test_several_processes_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validation, "BATCH", 20)
    assert validate(DAMAGED, workers=2) == validate(DAMAGED)


def test_every_shape_says_how_many_nodes_it_met() -> None:
    met = {shape.rpartition("#")[2]: number for shape, number in validate(SOUND).focus_nodes}
    assert met["Document"] == 7
    assert met["HeldDocument"] == met["Citation"] == met["Text"] == 6
    assert met["Vote"] == 0


def test_the_ontology_is_no_data() -> None:
    odd = NamedNode("https://example.org/odd")
    in_ontology = [Quad(odd, Rdf.type, Unkg.Document, ONTOLOGY)]
    assert validate([*SOUND, *in_ontology]) == validate(SOUND)


def test_a_warning_does_not_keep_a_graph_from_conforming() -> None:
    text = "5/1"
    one = Reference(0, 3, "5/1", "resolution", "A/HRC/RES/5/1", "heading", "", evidence="explicit-symbol")
    found = Extraction(Document("k", "s", text), Header(symbol="A/HRC/RES/5/1"), (), (one,), ())
    report = validate(graph.describe(found, AUTHORITIES))
    assert [finding.severity for finding in report.findings] == ["Warning"]
    assert report.conforms


def test_the_report_is_readable() -> None:
    assert as_text(validate(SOUND)).startswith("conforms: ")
    text = as_text(validate(DAMAGED), limit=1)
    assert text.startswith("does not conform: ")
    assert "A mention has its words, exactly once, not empty." in text
    assert "… and " in text


def test_shapes_of_ones_own_that_look_further_see_the_whole_graph(tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text(
        """@prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix unkg: <https://w3id.org/unkg/ontology#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        <urn:cited> a sh:NodeShape ; sh:targetClass unkg:Citation ; sh:property <urn:title> .
        <urn:title> a sh:PropertyShape ; sh:path ( unkg:refersTo rdfs:label ) ; sh:minCount 1 ; sh:message "no label" .
        """,
        encoding="utf-8",
    )
    assert validate(SOUND, tmp_path).conforms
    assert {finding.message for finding in validate(DAMAGED, tmp_path).findings} == {"no label"}


@pytest.mark.parametrize(
    ("content", "says"), [(None, "no shapes"), ("not turtle", "not Turtle"), ("<urn:a> <urn:b> 1 .", "has a target")]
)
def test_a_folder_without_shapes_is_named(tmp_path: Path, content: str | None, says: str) -> None:
    if content is not None:
        (tmp_path / "own.ttl").write_text(content, encoding="utf-8")
    with pytest.raises(ShapesError, match=says) as error:
        validate([], tmp_path)
    assert str(tmp_path) in str(error.value)


def test_a_language_tagged_label_is_a_label() -> None:
    labels = [q for q in SOUND if q.predicate == Rdf.label]
    tagged = [Quad(q.subject, q.predicate, Literal(q.object.value, language="en"), q.graph_name) for q in labels]
    assert validate([*(q for q in SOUND if q.predicate != Rdf.label), *tagged]).conforms

"""Each shape accepts its valid case and finds the one defect of each invalid one.

Run as a program, with the names of folders of cases or none for all, it writes the findings of today as the approved
ones, to be read in the diff.
"""

import json
import sys
from dataclasses import asdict
from functools import cache
from pathlib import Path

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

import sample_graph
import text_strategies
from unkg import artefacts
from unkg.symbols import has_form_of_series
from unkg.validation import Report, validate
from unkg.validation.checks import SHAPES_NAMESPACE, read_checks
from unkg.vocabulary import ADDRESSEE_CLASSES, RECOMMENDING, concept
from unkg.vocabulary.implications import lean

CASES = Path(__file__).parent / "shapes"
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
VALID = sorted(CASES.glob("*/valid*.ttl"))
INVALID = sorted(CASES.glob("*/invalid.*.ttl"))


@cache
def quads(case: Path) -> frozenset[Quad]:
    triples = parse(path=str(case), format=RdfFormat.TURTLE)
    return frozenset(Quad(one.subject, one.predicate, one.object, NamedNode("urn:case")) for one in triples)


@cache
def report_on(case: Path) -> Report:
    return validate(quads(case))


def lean_report_on(case: Path) -> Report:
    """The report on a case without the statements that its others imply, as a store holds it."""
    whole = quads(case)
    held = frozenset(lean(whole))
    return report_on(case) if held == whole else validate(held)


def findings(case: Path) -> list[dict[str, str | None]]:
    return [asdict(finding) for finding in report_on(case).findings]


def name(case: Path) -> str:
    return f"{case.parent.name}-{case.stem}"


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    graph = rdflib.Graph()
    for file in sorted(artefacts.SHAPES.glob("*.ttl")):
        graph.parse(file)
    return graph


def targeted(stem: str) -> set[str]:
    """The shapes of a file that have targets, or the check that a file is."""
    if (artefacts.SHAPES / f"{stem}.rq").exists():
        return {SHAPES_NAMESPACE + stem}
    file = rdflib.Graph().parse(artefacts.SHAPES / f"{stem}.ttl")
    return {str(s) for p in (SH.targetClass, SH.targetSubjectsOf) for s in file.subjects(p, None)}


@cache
def related(stem: str) -> set[str]:
    """Every shape and property shape of a file, or the check that a file is."""
    if (artefacts.SHAPES / f"{stem}.rq").exists():
        return {SHAPES_NAMESPACE + stem}
    return {str(s) for s in rdflib.Graph().parse(artefacts.SHAPES / f"{stem}.ttl").subjects(rdflib.RDF.type, None)}


@pytest.mark.parametrize("case", VALID, ids=name)
def test_a_valid_case_conforms_and_meets_every_shape_of_its_file(case: Path) -> None:
    report = report_on(case)
    assert report.findings == ()
    met = {shape for shape, number in report.focus_nodes if number}
    assert targeted(case.parent.name) <= met


@pytest.mark.parametrize("case", VALID, ids=name)
def test_a_valid_case_conforms_without_what_it_implies(case: Path) -> None:
    assert lean_report_on(case).findings == ()


@pytest.mark.parametrize("case", INVALID, ids=name)
def test_an_invalid_case_is_found_without_what_it_implies(case: Path) -> None:
    found = {(one.severity, one.focus) for one in lean_report_on(case).findings}
    assert found & {(one.severity, one.focus) for one in report_on(case).findings}


@pytest.mark.parametrize("case", INVALID, ids=name)
def test_an_invalid_case_gives_the_approved_findings(case: Path) -> None:
    approved = case.with_suffix(".approved.json")
    found = findings(case)
    assert {finding["shape"] for finding in found} & related(case.parent.name), "the defect was not found"
    assert found == json.loads(approved.read_text(encoding="utf-8"))


def test_every_shape_meets_a_node_of_the_golden_documents() -> None:
    report = validate(sample_graph.quads(), engine="pyshacl")
    assert [shape for shape, number in report.focus_nodes if not number] == []
    assert validate(sample_graph.quads(), engine="shacl").findings == report.findings


@settings(max_examples=300)
@given(
    text_strategies.ADOPTED
    | st.from_regex(r"(S|A|E|A/HRC|E/CN\.4)/(RES|DEC|PRST)/[0-9]{1,4}(/[0-9]{1,2}|[(](XX|2004)[)])?", fullmatch=True)
)
def test_the_check_of_series_and_the_reader_agree(symbol: str) -> None:
    node, graph = NamedNode("https://w3id.org/unkg/id/document/x"), NamedNode("urn:case")
    store = Store()
    store.add(Quad(node, NamedNode("https://w3id.org/unkg/ontology#symbol"), Literal(symbol), graph))
    (check,) = (one for one in read_checks(artefacts.SHAPES) if one.name.endswith("#symbol-unlike-its-series"))
    assert has_form_of_series(symbol) is not any(check.findings(store))


def test_no_check_finds_a_fault_in_the_golden_documents() -> None:
    store = Store()
    store.extend(sample_graph.quads())
    found = [one for check in read_checks(artefacts.SHAPES) for one in check.findings(store)]
    assert [one for one in found if one.severity == "Violation"] == []


def test_every_file_with_a_target_has_cases() -> None:
    files = {f.stem for f in artefacts.SHAPES.glob("*.ttl") if "sh:target" in f.read_text(encoding="utf-8")}
    files |= {f.stem for f in artefacts.SHAPES.glob("*.rq")}
    assert {case.parent.name for case in VALID} == files
    assert {case.parent.name for case in INVALID} == files


def test_shapes_have_names_messages_and_severities(shapes: rdflib.Graph) -> None:
    for shape in shapes.subjects(rdflib.RDF.type, SH.PropertyShape):
        assert isinstance(shape, rdflib.URIRef)
        assert shapes.value(shape, SH.message), shape
        assert shapes.value(shape, SH.severity), shape


def test_closed_lists_are_those_of_the_ontology(shapes: rdflib.Graph) -> None:
    lists = rdflib.Graph().parse(artefacts.ONTOLOGY / "relations.ttl")
    skos = rdflib.SKOS
    schemes = {frozenset(lists.subjects(skos.inScheme, s)) for s in lists.subjects(rdflib.RDF.type, skos.ConceptScheme)}
    recommending = frozenset(rdflib.URIRef(concept("strength", one).value) for one in RECOMMENDING)
    for members in shapes.objects(None, SH["in"]):
        allowed = frozenset(rdflib.collection.Collection(shapes, members))
        literal = all(isinstance(one, rdflib.Literal) for one in allowed)
        assert literal or allowed in schemes or allowed == recommending


def test_addressee_classes_are_concepts() -> None:
    lists = rdflib.Graph().parse(artefacts.ONTOLOGY / "relations.ttl")
    for words in ADDRESSEE_CLASSES:
        assert (rdflib.URIRef(concept("addressee", words).value), rdflib.RDF.type, rdflib.SKOS.Concept) in lists


if __name__ == "__main__":
    for one in [case for case in INVALID if case.parent.name in sys.argv[1:] or not sys.argv[1:]]:
        text = json.dumps(findings(one), ensure_ascii=False, indent=1)
        one.with_suffix(".approved.json").write_text(text + "\n", encoding="utf-8")

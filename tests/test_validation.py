"""Validation: its view of the graph, its messages, and batches that find the same as the whole."""

import json
from functools import cache
from pathlib import Path
from traceback import walk_tb
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QuerySolutions,
    RdfFormat,
    Store,
    parse,
    serialize,
)

import small_graph
from strategies import KNOWLEDGE
from unkg import artefacts, authorities, graph, validation
from unkg.model import Document, Extraction, Header, Paragraph, Reference
from unkg.store import Embedded
from unkg.validation import (
    Engine,
    Known,
    ShapesError,
    as_text,
    baseline_of,
    screening,
    start_screening,
    validate,
)
from unkg.validation.batches import batch_of, focus_of, parts, targeted_nodes
from unkg.validation.checks import SHAPES_NAMESPACE, read_checks
from unkg.validation.data import data_of
from unkg.validation.engines import _shacl_findings
from unkg.validation.implied import with_implied
from unkg.validation.report import Finding, by_severity
from unkg.validation.screening import Seen, screened_graphs
from unkg.validation.shapes import read_shapes
from unkg.vocabulary import ONTOLOGY, Minter, Nif, Rdf, Unkg, Xsd
from unkg.vocabulary.implications import expanded

CASES = Path(__file__).parent / "shapes"
ENGINES: tuple[Engine, ...] = ("pyshacl", "shacl")


def quads(symbols: list[str]) -> list[Quad]:
    text = "Recalling its resolution 5/1,"
    one = Reference(25, 28, "5/1", "resolution", "A/HRC/RES/5/1", "preamble", "", "para 4", "recall", "possessive")
    part = Paragraph("PP 1", "preambular", "preamble", 0, len(text), "pp1")
    return [
        quad
        for symbol in symbols
        for quad in graph.describe(
            Extraction(
                Document("k", "s", f"{text} {symbol}"), Header(symbol=symbol, title="Torture"), (part,), (one,), ()
            ),
            KNOWLEDGE,
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
    data.parse(data=serialize({q.triple for q in expanded(DAMAGED)}, format=RdfFormat.N_TRIPLES), format="nt")
    for file in sorted(artefacts.SHAPES.glob("*.ttl")):
        shapes.parse(file)
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    checks = {check.name for check in read_checks(artefacts.SHAPES)}
    theirs = {(str(results.value(r, sh.focusNode)), str(results.value(r, sh.sourceShape)))
              for r in results.subjects(rdflib.RDF.type, sh.ValidationResult)}  # fmt: skip
    ours = {(finding.focus, finding.shape) for finding in validate(DAMAGED).findings if finding.shape not in checks}
    assert ours == theirs


def test_several_threads_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validation, "BATCH", 20)
    assert validate(DAMAGED, workers=4) == validate(DAMAGED, workers=1)


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
    found = Extraction(Document("k", "s", "5/1"), Header(symbol="A/HRC/5/1"), (), (), ())
    report = validate(graph.describe(found, KNOWLEDGE))
    assert [finding.severity for finding in report.findings] == ["Warning"]
    assert report.conforms


def test_the_report_is_readable() -> None:
    assert as_text(validate(SOUND)).startswith("conforms: ")
    text = as_text(validate(DAMAGED), limit=1)
    assert text.startswith("does not conform: ")
    assert "Has at least one mention as evidence." in text
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


def test_changed_shapes_are_read_again(tmp_path: Path) -> None:
    shapes = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix unkg: <https://w3id.org/unkg/ontology#> .
        <urn:cited> a sh:NodeShape ; sh:targetClass unkg:Citation ; sh:property <urn:none> .
        <urn:none> a sh:PropertyShape ; sh:path unkg:pinpoint ; sh:maxCount 0 ; sh:message "%s" ."""
    for message in ("one", "two", "one"):
        (tmp_path / "own.ttl").write_text(shapes % message, encoding="utf-8")
        assert {finding.message for finding in validate(SOUND, tmp_path).findings} == {message}


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


# ---- two engines -------------------------------------------------------------------------------------------------


def case(path: Path) -> list[Quad]:
    return [
        Quad(one.subject, one.predicate, one.object, DefaultGraph())
        for one in parse(path=str(path), format=RdfFormat.TURTLE)
    ]


shipped = cache(read_shapes)
CHECKS = {check.name: check for check in read_checks(artefacts.SHAPES)}


def sieved(data: list[Quad]) -> list[Finding]:
    shapes, store = shipped(artefacts.SHAPES), Store()
    store.extend(data)
    whole = data_of(store)
    focus = focus_of(whole, targeted_nodes(whole, shapes), shapes)
    batches = [batch_of(whole, nodes, focus, shapes) for nodes in parts(focus, shapes, validation.BATCH)]
    return sorted({one for batch in batches for one in _shacl_findings(shapes, batch)}, key=by_severity)


@pytest.mark.parametrize("path", sorted(CASES.glob("*/*.ttl")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_sieve_by_itself_finds_what_pyshacl_was_approved_for(path: Path) -> None:
    approved = path.with_suffix(".approved.json")
    expected = json.loads(approved.read_text(encoding="utf-8")) if approved.exists() else []
    assert sieved(case(path)) == [Finding(**one) for one in expected if one["shape"] not in CHECKS]


WHOLE = [
    quad
    for path in sorted(CASES.glob("*/valid*.ttl"))
    if (artefacts.SHAPES / f"{path.parent.name}.ttl").exists()
    for quad in case(path)
]
PREDICATES = sorted({quad.predicate for quad in WHOLE}, key=str)
TYPES = ("date", "gYear", "gYearMonth", "integer", "nonNegativeInteger", "int", "decimal", "boolean", "dateTime")
WORDS = ("", " ", "x", "a b", '"\\\n', "5", "-5", "05", " 5", "5.0", "9" * 30, "2020", "2020-05", "2020-02-30",
         "2020-05-01", "0001-01-01", "2020-05-01Z", "true", "1402")  # fmt: skip
LITERALS = st.builds(
    lambda word, kind: Literal(word, datatype=NamedNode(Xsd.string.value.replace("string", kind))),
    st.sampled_from(WORDS),
    st.sampled_from(("string", *TYPES)),
)
TERMS = (
    LITERALS
    | st.builds(Literal, st.sampled_from(WORDS), language=st.sampled_from(("en", "fr")))
    | st.sampled_from([NamedNode("urn:x"), BlankNode("b"), *{quad.object for quad in WHOLE}])
)
EDITS = st.tuples(
    st.integers(0, len(WHOLE) - 1),
    st.sampled_from(("drop", "put", "add", "elsewhere")),
    TERMS,
    st.sampled_from(PREDICATES),
)


def edited(edits: list[tuple[int, str, Literal | NamedNode | BlankNode, NamedNode]]) -> list[Quad]:
    data = dict(enumerate(WHOLE))
    for number, (at, how, term, predicate) in enumerate(edits):
        quad = WHOLE[at]
        if how in {"drop", "put"}:
            data.pop(at, None)
        if how in {"put", "add"}:
            data[-1 - number] = Quad(quad.subject, quad.predicate, term, DefaultGraph())
        if how == "elsewhere":
            data[-1 - number] = Quad(quad.subject, predicate, quad.object, DefaultGraph())
    return list(data.values())


NAMES = tuple(NamedNode(f"https://example.org/graph/{number}") for number in range(3))


def in_graphs(data: list[Quad], by_subject: list[int], astray: set[int]) -> list[Quad]:
    """The statements of a node in one graph, but for some that are in another."""
    order = {subject: at for at, subject in enumerate(dict.fromkeys(quad.subject for quad in data))}
    places = (by_subject[order[quad.subject] % len(by_subject)] + (at in astray) for at, quad in enumerate(data))
    return [Quad(*quad.triple, NAMES[place % len(NAMES)]) for quad, place in zip(data, places, strict=True)]


@settings(max_examples=16)
@given(
    st.lists(EDITS, min_size=1, max_size=40),
    st.lists(st.integers(0, 2), min_size=1, max_size=9),
    st.sets(st.integers(0, len(WHOLE) - 1), max_size=6),
    st.sampled_from((1, 2, 16)),
)
def test_both_engines_find_the_same_in_any_damaged_graphs(
    edits: list[tuple[int, str, Literal, NamedNode]], by_subject: list[int], astray: set[int], together: int
) -> None:
    data = in_graphs(edited(edits), by_subject, astray)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(validation, "_GRAPHS", together)
        one, other = (validate(data, engine=engine) for engine in ENGINES)
    assert one.findings == other.findings
    assert one.conforms == other.conforms
    assert one.focus_nodes == other.focus_nodes


# ---- screening ---------------------------------------------------------------------------------------------------


SUBCLASS = NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")


def remaining(data: list[Quad], together: int = 1) -> set[str]:
    seen, whole, shapes = Seen(), data_of(embedded(data).pyoxigraph), shipped(artefacts.SHAPES)
    names = list(whole.names())
    for first in range(0, len(names), together):
        for one in screened_graphs(whole, names[first : first + together], shapes):
            seen.add(one)
    return {node.strip("<>").rpartition("/id/")[2] for node in seen.nodes}


def test_only_what_several_graphs_speak_of_is_looked_at_again() -> None:
    cited = {"document/A/HRC/RES/5/1", "document/A/HRC/RES/5/1#op4"}
    again = remaining(SOUND)
    assert cited <= again
    assert not {node for node in again if node.startswith(("citation", "mention", "text", "document/A/HRC/RES/6/"))}
    assert remaining(SOUND, together=100) == set()


def test_what_has_a_finding_is_looked_at_again() -> None:
    suspect = {finding.focus.rpartition("/id/")[2] for finding in validate(DAMAGED).findings}
    assert suspect
    assert suspect <= remaining(DAMAGED)


@pytest.mark.parametrize("name", [NamedNode("https://example.org/large"), DefaultGraph()], ids=str)
def test_a_large_graph_is_looked_at_node_by_node(
    name: NamedNode | DefaultGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = [Quad(*quad.triple, name) for quad in DAMAGED]
    expected = validate(data, engine="pyshacl")
    monkeypatch.setattr(screening, "LARGE", len(DAMAGED) // 2)
    assert len(remaining(data)) == len({quad.subject for quad in data})
    assert validate(embedded(data), engine="shacl").findings == expected.findings


def test_a_subclass_among_the_data_is_no_excuse() -> None:
    part_of = Quad(Unkg.Session, SUBCLASS, Unkg.Document, SOUND[0].graph_name)
    cited = NamedNode("https://w3id.org/unkg/id/document/A/HRC/RES/5/1")
    typed = [
        Quad(quad.subject, quad.predicate, Unkg.Session, quad.graph_name)
        if (quad.subject, quad.predicate) == (cited, Rdf.type)
        else quad
        for quad in SOUND
    ]
    assert {node for node in remaining([*typed, part_of]) if node.startswith("citation")}


def test_places_taken_by_others_cost_a_look_but_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screening, "_PLACES", 8)
    assert validate(DAMAGED, engine="shacl").findings == validate(DAMAGED, engine="pyshacl").findings


def test_graphs_named_by_blank_nodes_and_blank_nodes_in_graphs_are_data() -> None:
    data = [Quad(*quad.triple, BlankNode("g")) for quad in DAMAGED]
    data.append(Quad(BlankNode("x"), Rdf.type, Unkg.Citation, NamedNode("https://example.org/graph")))
    one, other = (validate(embedded(data), engine=engine) for engine in ENGINES)
    assert one.findings == other.findings != ()
    assert one.focus_nodes == other.focus_nodes


@settings(max_examples=6)
@given(
    st.lists(EDITS, max_size=20),
    st.lists(st.integers(0, 2), min_size=1, max_size=9),
    st.sets(st.sampled_from(NAMES)),
    st.sets(st.integers(0, len(WHOLE) - 1), max_size=4),
)
def test_graphs_screened_as_they_are_loaded_need_not_be_read(
    edits: list[tuple[int, str, Literal, NamedNode]], by_subject: list[int], loaded: set[NamedNode], added: set[int]
) -> None:
    data = in_graphs(edited(edits), by_subject, set())
    screening = start_screening(workers=1)
    assert screening is not None
    for name in loaded:
        of_graph = (quad for at, quad in enumerate(data) if quad.graph_name == name and at not in added)
        screening.add(name.value, serialize(of_graph, format=RdfFormat.N_QUADS))
    screening.add("", serialize((data[at] for at in added if at < len(data)), format=RdfFormat.N_QUADS))
    known = screening.finish()
    assert known.graphs <= {f"{name}" for name in loaded}
    store = embedded(data)
    expected = validate(store, engine="shacl")
    assert validate(store, engine="shacl", known=known) == expected


def test_the_graph_of_a_document_beside_the_authorities_is_accepted_by_itself() -> None:
    known, minter = authorities.load(), Minter()
    screening = start_screening()
    assert screening is not None
    for found in small_graph.extractions():
        name = minter.graph(graph.document_iri(found, minter)).value
        screening.add(name, graph.nquads(found, known, alone=False))
    assert not [node for node in screening.finish().seen.nodes if "/id/citation/" in node or "/id/reference/" in node]


def test_words_that_contain_a_property_are_no_mention() -> None:
    said = f'<urn:a> {Nif.anchorOf} "of {Nif.anchorOf} words" .\n<urn:b> {Rdf.type} {Unkg.Document} .\n'
    found = parse(with_implied(said), format=RdfFormat.N_TRIPLES)
    assert [quad.subject.value for quad in found if quad.object == Unkg.Mention] == ["urn:a"]


def test_the_ontology_is_not_screened() -> None:
    screening = start_screening()
    assert screening is not None
    screening.add(ONTOLOGY.value, f"<urn:x> {Rdf.type} {Unkg.Citation} {ONTOLOGY} .\n".encode())
    assert screening.finish() == Known()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("predicate", "value"),
    [
        (Nif.beginIndex, Literal("12")),
        (Nif.beginIndex, Literal("twelve", datatype=Xsd.integer)),
        (Nif.endIndex, BlankNode("b")),
        (Unkg.opened, Literal("2020-02-30", datatype=Xsd.date)),
        (Unkg.closed, Literal("2020", datatype=Xsd.gYear)),
        (Unkg.against, Literal("2020-05", datatype=Xsd.decimal)),
        (Unkg.inFavour, Literal("22", datatype=Xsd.boolean)),
    ],
    ids=str,
)
def test_values_that_are_none_or_cannot_be_compared_are_findings_without_a_noise(
    engine: Engine, predicate: NamedNode, value: Literal | BlankNode, capfd: pytest.CaptureFixture[str]
) -> None:
    damaged = {quad.subject.value for quad in WHOLE if quad.predicate == predicate}
    data = [Quad(q.subject, q.predicate, value if q.predicate == predicate else q.object, q.graph_name) for q in WHOLE]
    report = validate(data, engine=engine)
    assert {finding.focus for finding in report.findings} == damaged
    assert capfd.readouterr().err == ""


def test_a_large_graph_goes_through_the_sieve_and_the_report_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    small = validate(DAMAGED)
    monkeypatch.setattr(validation, "SMALL", 0)
    large = validate(DAMAGED)
    assert small.engine.startswith("pySHACL ")
    assert large.engine.startswith("shacl ")
    assert "pySHACL" in large.engine
    assert large.findings == small.findings


def test_shapes_that_the_sieve_was_not_tried_with_go_to_pyshacl(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own.ttl").write_text(
        """@prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix unkg: <https://w3id.org/unkg/ontology#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        <urn:c> a sh:NodeShape ; sh:targetClass unkg:Citation ; sh:property <urn:label> .
        <urn:label> a sh:PropertyShape ; sh:path rdfs:label ; sh:maxLength 90 ; sh:message "short" .
        """,
        encoding="utf-8",
    )
    monkeypatch.setattr(validation, "SMALL", 0)
    assert validate(SOUND, tmp_path).engine.startswith("pySHACL ")
    with pytest.raises(ShapesError, match="sh:maxLength"):
        validate(SOUND, tmp_path, engine="shacl")


# ---- checks ------------------------------------------------------------------------------------------------------


CASES_OF_CHECKS = [
    path for path in sorted(CASES.glob("*/*.ttl")) if (artefacts.SHAPES / f"{path.parent.name}.rq").exists()
]


CHANGES = st.lists(EDITS, max_size=8)
PLACES = st.lists(st.integers(0, 2), min_size=1, max_size=9)
ASTRAY = st.sets(st.integers(0, len(WHOLE) - 1), max_size=6)


def of_checks() -> list[Quad]:
    """Statements in which nearly every check finds something, each case's in its own part of the list."""
    return [quad for path in CASES_OF_CHECKS for quad in case(path)]


@settings(max_examples=8)
@given(CHANGES, CHANGES, PLACES, ASTRAY, st.sets(st.sampled_from(NAMES), min_size=1))
def test_to_look_at_what_changed_is_to_look_at_all(
    first: list[Any], second: list[Any], by_subject: list[int], astray: set[int], changed: set[NamedNode]
) -> None:
    faulty = of_checks()
    one, two = (in_graphs([*edited(edits), *faulty], by_subject, astray) for edits in (first, second))
    one = [quad for at, quad in enumerate(one) if at % 7]
    two = [quad for quad in two if quad.graph_name in changed] + [q for q in one if q.graph_name not in changed]
    before, after = embedded(one), embedded(two)
    report = validate(before, engine="shacl")
    assert {finding.shape for finding in report.findings} & CHECKS.keys()
    since = baseline_of(report, before.pyoxigraph, after.pyoxigraph, frozenset(name.value for name in changed))
    assert validate(after, engine="shacl", baseline=since) == validate(after, engine="shacl")


@settings(max_examples=8)
@given(PLACES, ASTRAY, st.sampled_from((1, 2)))
def test_checks_of_one_graph_find_by_graph_what_they_find_in_all(
    by_subject: list[int], astray: set[int], together: int
) -> None:
    store = embedded(in_graphs(of_checks(), by_subject, astray)).pyoxigraph
    for check in CHECKS.values():
        if check.by_graph:
            apart = (check.findings(store, NAMES[at : at + together]) for at in range(0, len(NAMES), together))
            assert {one for of_some in apart for one in of_some} == set(check.findings(store)), check.name


def test_which_checks_join_documents_is_said_in_their_headers() -> None:
    assert {check.name.partition("#")[2] for check in CHECKS.values() if not check.by_graph} == {
        "adopted-out-of-session",
        "cited-part-missing",
        "established-twice",
        "event-without-date",
        "extended-before-established",
        "older-than-what-it-cites",
        "one-text-twice",
        "untyped",
    }


@pytest.mark.parametrize("path", CASES_OF_CHECKS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_another_sparql_engine_finds_the_same(path: Path) -> None:
    import rdflib

    check = CHECKS[SHAPES_NAMESPACE + path.parent.name]
    store, theirs = Store(), rdflib.Dataset(default_union=True)
    store.extend(Quad(*one.triple, NamedNode("urn:case")) for one in case(path))
    theirs.graph(rdflib.URIRef("urn:case")).parse(path)
    ours = {(finding.focus, finding.value) for finding in check.findings(store)}
    rows = theirs.query(check.sparql)
    assert {
        (str(row["focus"]), row["value"].n3() if "value" in row.labels and row["value"] else None) for row in rows
    } == {(focus, value and rdflib.util.from_n3(value).n3()) for focus, value in ours}


def test_a_check_of_ones_own_joins_the_report(tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text((artefacts.SHAPES / "text.ttl").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "long-words.rq").write_text(
        "# severity: Info\n# message: Long words.\n# target: https://w3id.org/unkg/ontology#Mention\n"
        f"SELECT ?focus ?value WHERE {{ ?focus <{Nif.anchorOf.value}> ?value FILTER(STRLEN(?value) > 2) }}",
        encoding="utf-8",
    )
    report = validate(SOUND, tmp_path)
    assert report.conforms
    assert {(one.severity, one.message, one.value) for one in report.findings} == {("Info", "Long words.", '"5/1"')}
    assert dict(report.focus_nodes)[SHAPES_NAMESPACE + "long-words"] == 6
    assert "1 checks by pyoxigraph" in report.engine


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("SELECT ?focus WHERE { }", "the header lacks severity, message, target"),
        ("# severity: Grave\n# message: m\n# target: urn:t\nSELECT ?focus WHERE { }", "unknown severity Grave"),
        ("# severity: Info\n# message: m\n# target: urn:t\nSELECT focus", "not a SPARQL 1.1 query"),
        ("# severity: Info\n# message: m\n# target: urn:t\nSELECT ?node WHERE { }", "binds .focus"),
        ("# severity: Info\n# message: m\n# target: urn:t\nASK { }", "not a SELECT"),
    ],
)
def test_a_check_that_cannot_be_run_is_named(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "own.ttl").write_text((artefacts.SHAPES / "text.ttl").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "own.rq").write_text(content, encoding="utf-8")
    with pytest.raises(ShapesError, match=says) as error:
        validate([], tmp_path)
    assert "own.rq" in str(error.value)
    # The engine's answers must end in the thread that asked for them, and a traceback may end in another.
    kept = [value for frame, _ in walk_tb(error.value.__traceback__) for value in frame.f_locals.values()]
    assert not any(isinstance(value, QuerySolutions) for value in kept)


def test_statements_without_a_graph_are_checked_too() -> None:
    unnamed = [Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()) for quad in DAMAGED]
    assert validate(unnamed).findings == validate(DAMAGED).findings

"""The Python API: small, and quick to import."""

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import unkg
from small_graph import MANDATE
from unkg.queries import Iri, QueryInputError, Table
from unkg.readers import ReadError
from unkg.store import QueryError, QuerySyntaxError, StoreError

HEAVY = ("pyoxigraph", "rdflib", "spacy", "networkx", "pyshacl", "lxml", "rich", "typer", "SPARQLWrapper")


@pytest.fixture(scope="module")
def graph(graph):
    with unkg.open(graph) as opened:
        yield opened


def test_importing_loads_nothing_heavy():
    code = f"import sys, unkg; print([name for name in {HEAVY} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_asking_for_help_loads_no_graph_library():
    code = f"""
import sys
from pathlib import Path
from unkg.cli import main
sys.argv = ["unkg", "--help"]
try:
    main()
except SystemExit:
    pass
print([name for name in {HEAVY} if name in sys.modules and name not in ("typer", "rich")])
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"


def test_extracting_from_a_text():
    found = unkg.extract("Recalling General Assembly resolution 60/251 of 15 March 2006,")
    assert [reference.target for reference in found.references if reference.kind == "resolution"] == ["A/RES/60/251"]


def test_extracting_from_a_file(tmp_path):
    path = tmp_path / "x.txt"
    path.write_text("Recalling General Assembly resolution 60/251,", encoding="utf-8")
    found = unkg.extract(path)
    assert found.document.key == "x.txt"
    assert "A/RES/60/251" in [reference.target for reference in found.references]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.txt", None, "none.txt"),
        ("empty.txt", "", "empty.txt"),
        ("two.jsonl", '{"text": "a 60/251"}\n{"text": "b 60/251"}\n', "more than one document"),
    ],
)
def test_a_file_that_is_not_one_document_is_refused(tmp_path, name, content, message):
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(ReadError, match=message):
        unkg.extract(tmp_path / name)


def test_building_and_opening(tmp_path):
    (tmp_path / "x.txt").write_text("S/RES/2371 (2017)\n\nRecalling its resolution 825 (1993),\n", encoding="utf-8")
    summary = unkg.build([tmp_path / "x.txt"], tmp_path / "s", validate=False)
    assert summary.documents == 1
    with unkg.open(tmp_path / "s") as graph:
        cited = [row["cited"].short for row in graph.query("cited-by-document", document="S/RES/2371 (2017)")]
    assert cited == ["S/RES/825(1993)"]


def test_a_graph_answers_by_name(graph):
    assert len(graph.query("mandate-lineage", mandate=MANDATE)) == 3
    assert graph.lineage("A/HRC/RES/58/17", depth=1).branches[0].node.document.short == "A/HRC/RES/22/13"


def test_the_same_graph_through_rdflib(graph):
    dataset = graph.to_rdflib()
    rows = dataset.query("SELECT (COUNT(DISTINCT ?c) AS ?n) { ?c a <https://w3id.org/unkg/ontology#Citation> }")
    assert [int(row.n) for row in rows] == [6]


def test_the_same_graph_through_networkx(graph):
    assert graph.to_networkx().number_of_edges() == 6


def test_an_error_names_what_is_not_a_store(tmp_path):
    with pytest.raises(StoreError, match="no store here"):
        unkg.open(tmp_path / "nowhere")


def test_the_version_is_that_of_the_package():
    assert unkg.__version__.count(".") == 2
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = unkg.nothing


FRENCH = "Rappelant la résolution 60/251 de l’Assemblée générale,"


def test_a_text_is_read_in_the_language_that_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FRENCH, encoding="utf-8")
    for given in (FRENCH, path):
        found = unkg.extract(given, language="fr")
        assert found.document.language == "fr"
        assert [r.relation for r in found.references if r.text == "60/251"] == ["recall"]
    assert "recall" in str(unkg.explain(FRENCH, FRENCH.index("60/251"), language="fr"))


def test_queries_of_ones_own_need_no_prefixes(graph):
    found = graph.sparql("SELECT DISTINCT ?x WHERE { ?x a unkg:Mandate } ORDER BY ?x")
    assert found.columns == ("x",)
    assert all(row["x"].startswith("https://w3id.org/unkg/id/mandate/") for row in found)
    assert graph.sparql("ASK { ?x a unkg:Mandate }") is True
    assert graph.sparql("PREFIX u: <https://w3id.org/unkg/ontology#> ASK { ?x a u:Nothing }") is False
    made = graph.sparql("CONSTRUCT { ?x rdfs:label ?y } WHERE { ?x a unkg:Mandate ; rdfs:label ?y }")
    assert len(made) == len(found)


def test_an_error_in_a_query_of_ones_own_is_told_with_its_place(graph):
    with pytest.raises(QuerySyntaxError, match=r"^the query, line 2, column 25: .*: WHERE \{ \?x unkg:Mandate \^\}"):
        graph.sparql("SELECT ?x\nWHERE { ?x unkg:Mandate }")


def test_a_query_of_ones_own_can_have_a_limit(graph):
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(QueryError, match="the query: timed out after 1 seconds"):
        graph.sparql(endless, timeout=1)
    assert graph.sparql("SELECT (1 AS ?n) WHERE {}", timeout=60).rows == ((1,),)


def test_a_document_has_its_citations_and_mandate_events_with_their_places(graph):
    found = graph.document("HRC res 22/13")
    assert (found.symbol, found.held, found.type) == ("A/HRC/RES/22/13", True, "resolution")
    assert [(one.cited, one.relation, one.place.paragraph) for one in found.citations] == [
        tuple(row[name] for name in ("cited", "relation", "paragraph"))
        for row in graph.query("cited-by-document", document="A/HRC/RES/22/13").with_iris()
    ]
    evidence = graph.query("evidence", citing=found.symbol, cited=found.citations[0].cited)
    place = found.citations[0].place
    assert (place.words, place.start, place.end) in [(row["words"], row["start"], row["end"]) for row in evidence]
    assert {event.holder.name for event in found.mandate_events} == {MANDATE}
    assert [(event.kind, event.date, event.reported, event.place.paragraph) for event in found.mandate_events] == [
        ("established", "2004", True, "PP 1"),
        ("extended", "2013-03-21", False, "OP 4"),
    ]


def test_a_document_that_is_not_held_has_no_citations_and_an_unknown_one_is_refused(graph):
    cited = graph.document("A/RES/60/251")
    assert (cited.held, cited.citations, cited.mandate_events) == (False, (), ())
    with pytest.raises(QueryInputError, match="A/RES/1/1: this graph neither holds nor cites it"):
        graph.document("A/RES/1/1")


ANSWER = Table(
    ("cited", "number", "share", "held", "words", "mixed"),
    (
        (Iri("https://w3id.org/unkg/id/document/A/RES/60/251"), 1, Decimal("0.5"), True, "x", "one"),
        (None, None, None, None, None, 2),
    ),
)


def test_a_table_has_names_with_iris_beside_them():
    found = ANSWER.with_iris()
    assert found.columns == ("cited", "cited_iri", "number", "share", "held", "words", "mixed")
    assert found.rows[0][:2] == ("A/RES/60/251", "https://w3id.org/unkg/id/document/A/RES/60/251")
    assert found.rows[1][:2] == (None, None)


def test_a_table_as_a_data_frame_of_pandas_keeps_kinds_and_missing_values():
    found = ANSWER.to_dataframe()
    assert [str(kind) for kind in found.dtypes] == [
        "string", "string", "Int64", "Float64", "boolean", "string", "string",
    ]  # fmt: skip
    assert found.isna().sum().tolist() == [1, 1, 1, 1, 1, 1, 0]
    assert found["share"].sum() == 0.5
    assert Table(("x",), ()).to_dataframe().shape == (0, 1)


def test_a_table_as_a_data_frame_of_polars_keeps_kinds_and_missing_values():
    found = ANSWER.to_dataframe("polars")
    assert [str(kind) for kind in found.dtypes] == [
        "String",
        "String",
        "Int64",
        "Float64",
        "Boolean",
        "String",
        "String",
    ]
    assert found.null_count().row(0) == (1, 1, 1, 1, 1, 1, 0)
    assert Table(("x",), ()).to_dataframe("polars").shape == (0, 1)


def test_every_canned_answer_is_a_data_frame(graph):
    for name in ("documents-held", "citation-edges", "documents-by-year", "citations-between-bodies"):
        answer = graph.query(name)
        assert len(answer.to_dataframe()) == len(answer.to_dataframe("polars")) == len(answer) > 0

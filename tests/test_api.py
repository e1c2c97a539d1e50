"""The Python API: small, and quick to import."""

import subprocess
import sys
from pathlib import Path

import pytest

import unkg
from small_graph import MANDATE
from unkg.readers import ReadError
from unkg.store import StoreError

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

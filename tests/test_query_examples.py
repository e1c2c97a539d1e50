"""The canned queries as data."""

from generation.__main__ import main
from pyoxigraph import NamedNode, parse

from generation import query_examples
from unkg import artefacts, queries
from unkg.store import open_store, query_form

EDITOR = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT DISTINCT ?query ?comment ?text
WHERE { ?query a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select|sh:ask|sh:construct|sh:describe ?text }
ORDER BY ?query"""
"""What an editor asks an endpoint for examples."""
SHACL = "http://www.w3.org/ns/shacl#"


def triples():
    return [quad.triple for quad in parse(path=str(artefacts.ONTOLOGY / "queries.ttl"))]


def test_the_file_is_as_generated(root):
    assert (root / query_examples.EXAMPLES).read_text(encoding="utf-8") == query_examples.text()


def test_a_stale_file_is_found_and_written(root, tmp_path, monkeypatch):
    monkeypatch.setattr("generation.__main__.stale", lambda _: [])
    monkeypatch.setattr("generation.__main__.write", lambda _: [])
    (tmp_path / "ontology").mkdir()
    assert main(["--check", "--root", str(tmp_path)]) == 1
    assert main(["--root", str(tmp_path)]) == 0
    assert main(["--check", "--root", str(tmp_path)]) == 0


def test_every_query_is_in_it_with_its_parameters_and_is_valid():
    texts = {
        t.subject.value.rpartition("/")[2]: t.object.value for t in triples() if t.predicate.value == f"{SHACL}select"
    }
    assert sorted(texts) == queries.names()
    assert {query_form(text) for text in texts.values()} == {"select"}
    assert not [name for name, text in texts.items() if text.startswith("#")]
    named = {t.object.value.rpartition("/")[2] for t in triples() if t.predicate == NamedNode(f"{SHACL}parameter")}
    assert named == {f"{name}#{one.name}" for name in queries.names() for one in queries.load(name).parameters[:-1]}
    for name in queries.names():
        required = [one.name for one in queries.load(name).parameters if one.required]
        assert all(f"?{one}" in texts[name].partition("VALUES (")[2].partition(")")[0] for one in required)


def test_every_graph_that_is_built_has_them(unkg, samples, tmp_path):
    folder = tmp_path / "store"
    assert unkg("build", samples / "a-hrc-10-18.txt", "--store", folder, "--no-validation")[0] == 0
    with open_store(folder) as store:
        assert [row["query"].value.rpartition("/")[2] for row in store.query(EDITOR)] == queries.names()

"""Queries in SPARQL of the user's own on the command line."""

import io
import sys

import pytest

from unkg.publishing.dumping import PREFIXES
from unkg.store import misread

ADOPTED = "SELECT ?on WHERE { ?document unkg:adopted ?on } ORDER BY ?on LIMIT 1"


def test_prefixes_are_predefined_and_listed(unkg, graph):
    code, out, err = unkg("query", "--prefixes")
    assert (code, err) == (0, "")
    assert out.splitlines() == [f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items()]
    code, out, err = unkg("query", "--query", ADOPTED, "--format", "csv", "--store", graph)
    assert (code, out.splitlines()[0], len(out.splitlines()), err) == (0, "on", 2, "")


@pytest.mark.parametrize(
    ("declared", "prefixed"),
    [
        ("PREFIX unkg: <https://example.org/>", "https://example.org/x"),
        ("prefix\tunkg: <https://example.org/>", "https://example.org/x"),
        ("PREFIX rdf: <http://r#> PREFIX unkg: <https://example.org/>", "https://example.org/x"),
        ("# PREFIX unkg: <https://example.org/>", "https://w3id.org/unkg/ontology#x"),
    ],
)
def test_a_prefix_that_a_query_declares_is_its_own(unkg, graph, declared, prefixed):
    sparql = f"{declared}\nSELECT (STR(unkg:x) AS ?iri) {{}}"
    code, out, err = unkg("query", "--query", sparql, "--format", "csv", "--store", graph)
    assert (code, out.splitlines(), err) == (0, ["iri", prefixed], "")


def test_a_query_is_read_from_standard_input(unkg, graph, monkeypatch):
    def asked(content):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="ascii"))
        return unkg("query", "--file", "-", "--format", "csv", "--store", graph)

    code, out, _ = asked("SELECT ('é' AS ?x) {}".encode())
    assert (code, out.splitlines()) == (0, ["x", "é"])
    assert asked(b"SELECT ('\xe9' AS ?x) {}") == (2, "", "unkg: standard input: not UTF-8 (byte 9)\n")


def test_one_query_is_run_at_a_time(unkg, graph, tmp_path):
    code, _, err = unkg("query", "--query", ADOPTED, "--file", tmp_path / "q.rq", "--store", graph)
    assert (code, err) == (2, "unkg: --file and --query cannot be used together\n")


CARETS = [
    ("SELEC * { ?x a ?y }", "^SELEC", "not SPARQL 1.1 at the caret"),
    ("SELECT * {\n ?x a ?y .\n FILTRE(?x) }", "^FILTRE", "not SPARQL 1.1 at the caret"),
    ("SELECT ?x { ?x foo ?y } GROUP BY ?x", "?x ^foo ?y", "not SPARQL 1.1 at the caret"),
    ("SELECT * { ?x a ?y FILTER(?x > 3 AND ?y < 2) }", "?x > 3 ^AND", "not SPARQL 1.1 at the caret"),
    ("SELECT * { ?x foo:bar ?y }", "?x ^foo:bar", "unknown prefix foo:"),
    ("SELECT * { ?x a ?y", "?x a ?y^", "the query ends too early"),
    ("SELECT * { ?x a 'y }", "'y }^", "the query ends too early"),
    ("SELECT * { ?x a ?y } }", "} ^}", "not SPARQL 1.1 at the caret"),
    ("SELECT ?x, ?y { ?x a ?y }", "?x^, ?y", "not SPARQL 1.1 at the caret"),
    ("SELECT * { ?x a ?y } LIMIT ten", "LIMIT ^ten", "not SPARQL 1.1 at the caret"),
    ("SELECT ?y { ?x a ?y } GROUP BY ?x", "BY ?x^", "The SELECT contains a variable that is unbound"),
    ('SELECT * { ?x a """a\n{""" . # FOO {\n ?x FOO ?y }', "?x ^FOO", "not SPARQL 1.1 at the caret"),
    ("SELECT * { ?x a 1.5 ; a <x#y> ?z }", "<x#y> ^?z", "not SPARQL 1.1 at the caret"),
    ("", "^", "the query ends too early"),
]


@pytest.mark.parametrize(("sparql", "shown", "reason"), CARETS)
def test_the_place_of_an_error_is_found(sparql, shown, reason):
    found = misread(sparql)
    assert shown in f"{found.text[: found.column - 1]}^{found.text[found.column - 1 :]}"
    assert found.reason == reason
    assert found.text == (sparql.split("\n")[found.line - 1])


def test_a_query_without_error_has_no_place():
    assert misread("SELECT * { ?x a ?y }") is None
    assert misread("SELEC" * 10_000) is None


@pytest.mark.parametrize("options", [(), ("--timeout", "60")])
def test_an_error_is_told_in_one_line_with_a_caret(unkg, graph, tmp_path, options):
    (tmp_path / "own.rq").write_text("SELECT ?x WHERE {\n  ?x unkg:cites ?y .\n  ?x FOO ?y }\n")
    code, out, err = unkg("query", "--file", tmp_path / "own.rq", "--store", graph, *options)
    assert (code, out) == (2, "")
    assert err == "unkg: own.rq, line 3, column 6: not SPARQL 1.1 at the caret: ?x ^FOO ?y }\n"
    code, _, err = unkg("query", "--query", "SELECT * { ?x foo:y ?z }", "--store", graph, *options)
    assert err == (
        "unkg: --query, line 1, column 15: unknown prefix foo: (unkg query --prefixes lists those that are known): "
        "SELECT * { ?x ^foo:y ?z }\n"
    )


@pytest.mark.parametrize("text", ["", "\n", "\udce9", "\x1b[31m", "x" * 100_000, "{" * 5_000, '"' * 501, "é:" * 5_000])
def test_what_is_no_query_costs_one_line(unkg, graph, text):
    code, out, err = unkg("query", f"--query={text}", "--store", graph)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert err[:-1].isprintable()
    assert len(err) < 2_000

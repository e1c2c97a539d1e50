"""Queries in SPARQL of the user's own on the command line."""

import io
import sys

import pyoxigraph
import pytest

from unkg.cli import own_queries
from unkg.cli.standard_formats import Written
from unkg.store import misread
from unkg.vocabulary.prefixes import PREDEFINED, PREFIXES

ADOPTED = "SELECT ?on WHERE { ?document unkg:adopted ?on } ORDER BY ?on LIMIT 1"


def test_prefixes_are_predefined_and_listed(unkg, graph):
    code, out, err = unkg("query", "--prefixes")
    assert (code, err) == (0, "")
    assert out.splitlines() == [f"PREFIX {name}: <{iri}>" for name, iri in PREDEFINED.items()]
    assert PREDEFINED.items() >= PREFIXES.items()
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
    ("SELECT * { a:b ?x ?y }", "{ ^a:b", "unknown prefix a:"),
    ("SELECT * { ?x <x:a>/b:a/c:d ?y }", "<x:a>/^b:a/c:d", "unknown prefix b:"),
    ("PREFIX b: <x:> SELECT * { ?x <x:a>/b:a/c:d ?y }", "/b:a/^c:d", "unknown prefix c:"),
    ("SELECT * { ?x ?y '1'^^xsdd:int }", "'1'^^^xsdd:int", "unknown prefix xsdd:"),
    ("PREFIX a: <x:> SELECT * { a:b a:c a:d a:e }", "a:d ^a:e", "not SPARQL 1.1 at the caret"),
    ("SELECT * { ?x ?y _:a _:b }", "_:a ^_:b", "not SPARQL 1.1 at the caret"),
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


ROWS = "SELECT ?document ?on ('=1' AS ?x) { ?document a unkg:Resolution ; unkg:adopted ?on } ORDER BY ?on"
STATEMENTS = "CONSTRUCT { ?document unkg:adopted ?on } WHERE { ?document unkg:adopted ?on }"


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
@pytest.mark.parametrize("options", [(), ("--timeout", "60")])
def test_rows_are_written_in_the_formats_of_the_standard(unkg, graph, store, form, options):
    code, out, err = unkg("query", "--query", ROWS, "--format", form, "--store", graph, *options)
    expected = io.BytesIO()
    kind = pyoxigraph.QueryResultsFormat.from_extension(form)
    store.query(f"PREFIX unkg: <{PREFIXES['unkg']}> {ROWS}").serialize(expected, kind)
    assert (code, out.rstrip(), err) == (0, expected.getvalue().decode().rstrip(), "")
    assert "https://w3id.org/unkg/id/document/" in out


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
def test_symbols_shorten_and_a_limit_limits(unkg, graph, form):
    words = ("query", "--query", ROWS, "--format", form, "--store", graph, "--limit", 1)
    code, out, err = unkg(*words, "--symbols")
    assert (code, err.startswith("showing 1 of ")) == (0, True)
    assert out.count("E/CN.4/RES/2004/13") == 1
    assert "/id/document/" not in out
    assert unkg(*words)[1].count("id/document/") == 1
    found = {
        "csv": "document,on,x\r\nE/CN.4/RES/2004/13,2004-04-15,=1\r\n",
        "tsv": '?document\t?on\t?x\n"E/CN.4/RES/2004/13"\t"2004-04-15"^^<http://www.w3.org/2001/XMLSchema#date>\t"=1"\n',
    }
    assert out == found.get(form, out)


def test_a_terminal_shows_no_ends_of_lines():
    class Screen(io.StringIO):
        def isatty(self):
            return True

    screen = Screen()
    assert own_queries.show(Written("x\r\n1\r\n", 1, False), "csv", None, screen) == 1
    assert screen.getvalue() == "x\n1\n"


def test_symbols_and_codes_stand_in_a_table_anyway(unkg, graph):
    words = ("query", "--query", ROWS, "--format", "markdown", "--store", graph)
    assert unkg(*words) == unkg(*words, "--symbols")


def test_csv_of_ones_own_is_safe_in_a_file(unkg, graph, tmp_path):
    sparql = "SELECT ('=1' AS ?x) (-1 AS ?n) ('-1' AS ?s) (<x:a> AS ?i) {}"
    words = ("query", "--query", sparql, "--format", "csv", "--store", graph, "-o", tmp_path / "x.csv")
    assert unkg(*words) == (0, "", "")
    assert (tmp_path / "x.csv").read_bytes() == b"x,n,s,i\r\n'=1,-1,'-1,x:a\r\n"
    assert unkg(*words, "--plain-csv") == (0, "", "")
    assert (tmp_path / "x.csv").read_bytes() == b"x,n,s,i\r\n=1,-1,-1,x:a\r\n"


@pytest.mark.parametrize(
    ("form", "yes"),
    [
        ("table", "answer\n──────\n   yes\n"),
        ("csv", "true\n"),
        ("tsv", "true\n"),
        ("json", '{"head":{},"boolean":true}\n'),
        ("xml", "<boolean>true</boolean></sparql>\n"),
    ],
)
def test_ask_is_answered_in_each_format(unkg, graph, form, yes):
    sparql = "ASK { ?x unkg:adopted ?y }"
    code, out, err = unkg("query", "--query", sparql, "--format", form, "--symbols", "--store", graph)
    assert (code, err) == (0, "")
    assert out.endswith(yes)


@pytest.mark.parametrize(
    ("options", "kind"),
    [
        ((), pyoxigraph.RdfFormat.TURTLE),
        (("--format", "turtle", "--timeout", "60"), pyoxigraph.RdfFormat.TURTLE),
        (("--format", "ntriples"), pyoxigraph.RdfFormat.N_TRIPLES),
        (("--format", "jsonld"), pyoxigraph.RdfFormat.JSON_LD),
        (("--format", "rdfxml"), pyoxigraph.RdfFormat.RDF_XML),
    ],
)
def test_statements_are_written_in_the_formats_of_graphs(unkg, graph, store, options, kind):
    code, out, err = unkg("query", "--query", STATEMENTS, "--store", graph, *options)
    assert (code, err) == (0, "")
    found = set(store.query(f"PREFIX unkg: <{PREFIXES['unkg']}> {STATEMENTS}"))
    assert {quad.triple for quad in pyoxigraph.parse(out, kind)} == found
    if kind is pyoxigraph.RdfFormat.TURTLE:
        assert "@prefix unkg: <https://w3id.org/unkg/ontology#> ." in out
        assert " unkg:adopted " in out
    code, out, err = unkg("query", "--query", STATEMENTS, "--store", graph, "--limit", 1, *options)
    assert (code, err) == (0, f"showing 1 of {len(found)} rows\n")
    assert len(list(pyoxigraph.parse(out, kind))) == 1


def test_a_resource_is_described(unkg, graph):
    code, out, err = unkg("query", "--query", "DESCRIBE <id/document/A/HRC/RES/58/17>", "--store", graph)
    assert (code, err) == (0, "")
    assert "<https://w3id.org/unkg/id/document/A/HRC/RES/58/17> " in out
    assert 'unkg:symbol "A/HRC/RES/58/17" ;' in out


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml", "ntriples"])
def test_an_empty_answer_is_explained_in_each_format(unkg, graph, form):
    what = "CONSTRUCT { ?x a ?x } WHERE" if form == "ntriples" else "SELECT *"
    code, out, err = unkg("query", "--query", f"{what} {{ ?x a <x:y> }}", "--format", form, "--store", graph)
    assert (code, err) == (0, "Nothing in this store matches the query.\n")
    assert out or form == "ntriples"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--query", ROWS, "--format", "turtle"), "--format turtle is for CONSTRUCT and DESCRIBE; for rows use csv"),
        (("--query", STATEMENTS, "--format", "csv"), "--format csv is for SELECT and ASK; for a graph use turtle"),
        (("most-cited", "--format", "xml"), "--format xml is for a query of your own"),
        (("--query", STATEMENTS, "--symbols"), "--symbols is for rows; the names in a graph are IRIs"),
        (("most-cited", "--symbols"), "--symbols is for a query of your own"),
        (("--query", ROWS, "--format", "xml", "--safe-csv"), "--safe-csv and --plain-csv need --format csv"),
    ],
)
def test_a_format_that_an_answer_does_not_have_is_refused(unkg, graph, words, message):
    code, out, err = unkg("query", *words, "--store", graph)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert err.startswith(f"unkg: {message}")

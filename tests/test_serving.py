"""The endpoint: the SPARQL 1.1 Protocol, formats, datasets, tags, and how it says no."""

import csv
import io
import json
import subprocess
import sys

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results

from serving import listening, served
from unkg.store import open_store

LABELS = "SELECT ?x ?label WHERE { ?x <http://www.w3.org/2000/01/rdf-schema#label> ?label } ORDER BY ?x LIMIT 3"
TRIPLES = "CONSTRUCT { ?x a ?y } WHERE { ?x a ?y } LIMIT 3"
DIRECT = {"Content-Type": "application/sparql-query"}
OF_BROWSERS = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture(scope="module")
def client(graph):
    with served(graph) as opened:
        yield opened


def asked(client, sparql, accept="*/*", **parameters):
    return client.get(
        "/sparql", params={"query": sparql, **parameters}, headers={"Accept": accept}, follow_redirects=False
    )


def media_type(answer):
    return answer.headers["content-type"].partition(";")[0]


def test_a_query_is_answered_by_get_and_both_posts(client):
    answers = [
        client.get("/sparql", params={"query": LABELS}),
        client.post("/sparql", data={"query": LABELS}),
        client.post("/sparql", content=LABELS, headers=DIRECT),
    ]
    assert [answer.status_code for answer in answers] == [200] * 3
    assert len({answer.content for answer in answers}) == 1
    assert len(answers[0].json()["results"]["bindings"]) == 3


@pytest.mark.parametrize(
    ("sparql", "accept", "expected"),
    [
        (LABELS, "*/*", "application/sparql-results+json"),
        (LABELS, "application/json", "application/sparql-results+json"),
        (LABELS, "text/csv", "text/csv"),
        (LABELS, "text/turtle;q=0.9, text/tab-separated-values;q=0.1", "text/tab-separated-values"),
        (LABELS, "text/csv;q=0.5, application/sparql-results+xml;q=0.8", "application/sparql-results+xml"),
        (LABELS, "application/sparql-results+json;q=0, */*", "application/sparql-results+xml"),
        (LABELS, "text/turtle, application/sparql-results+json, application/json", "application/sparql-results+json"),
        (LABELS, "TEXT/CSV ; Q=1", "text/csv"),
        (LABELS, "text/*", "text/csv"),
        ("ASK {}", "application/sparql-results+xml", "application/sparql-results+xml"),
        (TRIPLES, "*/*", "text/turtle"),
        (TRIPLES, "text/csv, application/n-triples;q=0.5", "application/n-triples"),
        (TRIPLES, "application/ld+json", "application/ld+json"),
        (TRIPLES, "application/rdf+xml, text/turtle;q=0.9", "application/rdf+xml"),
        ("# SELECT?\nPREFIX select: <x:> \n DESCRIBE <https://w3id.org/unkg/id/state/PRK>", "*/*", "text/turtle"),
    ],
)
def test_the_form_of_the_query_and_then_the_header_decide_the_format(client, sparql, accept, expected):
    answer = asked(client, sparql, accept)
    assert (answer.status_code, media_type(answer)) == (200, expected)
    assert answer.headers["vary"] == "Accept"


def test_every_format_has_the_same_rows(client):
    def rows(form):
        answer = asked(client, LABELS, format=form)
        if form == "csv":
            return len(list(csv.reader(io.StringIO(answer.text)))) - 1
        known = {"json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML, "tsv": QueryResultsFormat.TSV}
        return len(list(parse_query_results(answer.content, known[form])))

    assert [rows(form) for form in ("json", "xml", "csv", "tsv")] == [3] * 4


@pytest.mark.parametrize(
    ("form", "known"),
    [
        ("ttl", RdfFormat.TURTLE),
        ("nt", RdfFormat.N_TRIPLES),
        ("jsonld", RdfFormat.JSON_LD),
        ("rdf", RdfFormat.RDF_XML),
    ],
)
def test_every_format_has_the_same_statements(client, form, known):
    answer = asked(client, TRIPLES, format=form)
    assert len(list(parse(answer.content, known))) == 3


def test_the_address_decides_before_the_header(client):
    assert media_type(asked(client, LABELS, "application/json", format="csv")) == "text/csv"


def test_what_is_not_acceptable_is_not_guessed(client):
    answer = asked(client, LABELS, "image/png")
    assert answer.status_code == 406
    assert "text/csv" in answer.json()["available"]
    assert asked(client, LABELS, format="ttl").status_code == 406


def test_a_browser_gets_the_query_page(client):
    answer = asked(client, LABELS, OF_BROWSERS)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/query?query=SELECT")
    assert asked(client, LABELS, OF_BROWSERS, format="csv").status_code == 200


@pytest.mark.parametrize(
    ("sparql", "line", "column"),
    [("SELECT * {\n ?x a }", 2, 8), ("INSERT DATA { <a:> <b:> 1 }", 1, 10), ("LOAD <http://localhost/>", 1, 10)],
)
def test_what_is_not_a_query_is_refused_with_its_place(client, sparql, line, column):
    answer = asked(client, sparql)
    assert (answer.status_code, media_type(answer)) == (400, "application/problem+json")
    assert (answer.json()["line"], answer.json()["column"]) == (line, column)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { BIND(<http://127.0.0.1:9/> AS ?e) SERVICE SILENT ?e { ?s ?p ?o } }",
        "SELECT * { s\\u0065rvice silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
    ],
)
def test_no_query_reaches_out(client, sparql):
    assert asked(client, sparql).status_code == 400


def post(client, body, kind, path="/sparql"):
    return client.post(path, content=body, headers={"Content-Type": kind} if kind else {})


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (lambda c: c.put("/sparql", content=b"x"), 405),
        (lambda c: c.delete("/sparql"), 405),
        (lambda c: post(c, b"query=ASK%20%7B%7D", "text/plain"), 415),
        (lambda c: post(c, b"ASK {}", None), 415),
        (lambda c: post(c, b"", "application/sparql-query"), 400),
        (lambda c: post(c, b"other=1", "application/x-www-form-urlencoded"), 400),
        (lambda c: post(c, b"ASK { ?s ?p '\xe9' }", "application/sparql-query"), 400),
        (lambda c: post(c, b"query=%E9", "application/x-www-form-urlencoded"), 400),
        (lambda c: post(c, b"INSERT DATA {}", "application/sparql-update"), 415),
        (lambda c: post(c, b"update=CLEAR+ALL", "application/x-www-form-urlencoded"), 400),
        (lambda c: c.get("/sparql", params=[("query", "ASK {}"), ("query", "ASK {}")]), 400),
        (lambda c: c.get("/sparql", params=[("query", "ASK {}")] + [("default-graph-uri", "x:y")] * 200), 400),
        (lambda c: asked(c, "ASK {}", **{"default-graph-uri": "not an IRI"}), 400),
        (lambda c: c.get("/nothing"), 404),
    ],
)
def test_every_fault_has_its_status_a_problem_body_and_cors(client, answer, status):
    answer = answer(client)
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert answer.headers["access-control-allow-origin"] == "*"


def test_preflight_is_answered(client):
    answer = client.options(
        "/sparql", headers={"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    )
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert "Content-Type" in answer.headers["access-control-allow-headers"]


def names(answer):
    return {row["g"]["value"] for row in answer.json()["results"]["bindings"]}


def test_graphs_are_chosen_by_the_request_else_by_the_query(client, graph):
    with open_store(graph) as store:
        first, second, *_ = store.graphs()
        sizes = {name: sum(1 for _ in store.quads(name)) for name in (first, second)}
    count, named = "SELECT (COUNT(*) AS ?n) {0} {{ ?s ?p ?o }}", "SELECT DISTINCT ?g {0} {{ GRAPH ?g {{ ?s ?p ?o }} }}"

    def number(sparql, **parameters):
        return int(asked(client, sparql, **parameters).json()["results"]["bindings"][0]["n"]["value"])

    everything = number(count.format(""))
    assert everything > sum(sizes.values())
    assert number(count.format(f"FROM <{first}>")) == sizes[first]
    assert number(count.format(""), **{"default-graph-uri": first}) == sizes[first]
    assert number(count.format(f"FROM <{first}>"), **{"default-graph-uri": second}) == sizes[second]
    assert number(count.format(""), **{"default-graph-uri": "https://example.org/not-held"}) == 0
    assert number(count.format(""), **{"named-graph-uri": first}) == 0
    assert names(asked(client, named.format(f"FROM NAMED <{first}>"))) == {first}
    assert names(asked(client, named.format(""), **{"named-graph-uri": second})) == {second}
    assert len(names(asked(client, named.format("")))) > 2


def test_an_answer_leads_to_what_the_graph_lacks(client):
    for answer in (asked(client, LABELS), client.post("/sparql", data={"query": TRIPLES})):
        link = answer.links["describedby"]["url"]
        assert link == "/questions/coverage"
        assert client.get(link, follow_redirects=True).status_code == 200


def test_a_prefix_that_is_not_declared_is_told(client):
    assert "no PREFIX declares the prefix of this name" in asked(client, "SELECT * { ?x no:such ?y }").json()["detail"]


def test_an_answer_has_a_tag_of_the_version_and_the_format(client):
    first, other = asked(client, LABELS), asked(client, LABELS, "text/csv")
    assert first.headers["etag"] != other.headers["etag"]
    again = client.get("/sparql", params={"query": LABELS}, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["access-control-allow-origin"] == "*"
    assert "etag" not in client.post("/sparql", data={"query": LABELS}).headers


@pytest.mark.parametrize(
    ("accept", "expected"),
    [("*/*", "text/turtle"), ("application/n-triples", "application/n-triples"), ("application/ld+json",) * 2],
)
def test_without_a_query_the_service_describes_itself(client, accept, expected):
    answer = client.get("/sparql", headers={"Accept": accept})
    assert (answer.status_code, media_type(answer)) == (200, expected)
    form = {
        "text/turtle": RdfFormat.TURTLE,
        "application/n-triples": RdfFormat.N_TRIPLES,
        "application/ld+json": RdfFormat.JSON_LD,
    }
    statements = list(parse(answer.content, form[expected]))
    said = {(quad.predicate.value.rpartition("#")[2], getattr(quad.object, "value", "")) for quad in statements}
    assert ("endpoint", "http://testserver/sparql") in said
    assert ("supportedLanguage", "http://www.w3.org/ns/sparql-service-description#SPARQL11Query") in said
    assert not any(str(quad.subject).startswith("_:") for quad in statements)
    assert any("one for each document" in value for _, value in said)


def test_a_head_has_no_body(client):
    answer = client.head("/sparql", params={"query": LABELS})
    assert answer.status_code == 200
    assert answer.content == b""


def test_health(client):
    assert client.get("/health").json()["status"] == "ok"


def test_a_line_of_the_log_has_no_query_unless_that_is_wanted(graph, capsys):
    with served(graph) as client:
        asked(client, LABELS)
        client.post("/sparql", content=LABELS, headers=DIRECT)
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [(line["method"], line["path"], line["status"]) for line in lines] == [
        ("GET", "/sparql", 200),
        ("POST", "/sparql", 200),
    ]
    assert all(line["bytes"] > 100 and line["client"] == "testclient" for line in lines)
    assert "label" not in str(lines)


def test_a_line_of_the_log_has_the_query_when_it_is_wanted(graph, capsys):
    with served(graph, log_queries=True) as client:
        client.post("/sparql", data={"query": LABELS})
    [line] = capsys.readouterr().err.splitlines()
    assert json.loads(line)["query"] == LABELS


def test_no_other_command_loads_the_server():
    code = "import sys, unkg.cli.commands; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"starlette", "uvicorn", "jinja2", "httptools"} & set(loaded)


def test_an_endpoint_is_served_too(graph):
    """Its version is not known, so answers have no tag."""
    with listening(graph) as server, served(f"{server.address}/sparql") as client:
        table, statements = asked(client, LABELS), asked(client, TRIPLES)
        assert client.get("/health").json() == {"status": "ok", "version": None}
        assert client.get("/sparql").status_code == 200
        assert asked(client, "SELECT * { ?x a }").status_code == 400
    assert len(table.json()["results"]["bindings"]) == 3
    assert len(list(parse(statements.content, RdfFormat.TURTLE))) == 3
    assert "etag" not in table.headers

"""The endpoint: what it answers, and how it says no."""

import pytest

from serving import served

LABELS = "SELECT ?x ?label WHERE { ?x <http://www.w3.org/2000/01/rdf-schema#label> ?label } ORDER BY ?x LIMIT 3"
DIRECT = {"Content-Type": "application/sparql-query"}


@pytest.fixture(scope="module")
def client(graph):
    with served(graph) as opened:
        yield opened


def test_a_query_is_answered_by_get_and_both_posts(client):
    answers = [
        client.get("/sparql", params={"query": LABELS}),
        client.post("/sparql", data={"query": LABELS}),
        client.post("/sparql", content=LABELS, headers=DIRECT),
    ]
    assert [answer.status_code for answer in answers] == [200] * 3
    assert len({answer.content for answer in answers}) == 1
    assert len(answers[0].json()["results"]["bindings"]) == 3


def test_a_syntax_error_says_where(client):
    answer = client.get("/sparql", params={"query": "SELECT * {\n ?x a }"})
    assert answer.status_code == 400
    assert (answer.json()["line"], answer.json()["column"]) == (2, 8)


def test_health(client):
    assert client.get("/health").json()["status"] == "ok"

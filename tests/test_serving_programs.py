"""The JSON API, its description, what language models are told, and the tools that they are offered."""

import asyncio
import json
import os
import re
import sys

import pytest
import rdflib
from jsonschema import Draft202012Validator

from question_graph import CYPRUS_FORCE, write_question_graph
from serving import served
from test_query_examples import EDITOR
from unkg import queries
from unkg.serving.openapi import example
from unkg.serving.operations import OPERATIONS

ANSWERED = {
    "document": {"symbol": "HRC res 58/17"},
    "citations": {"symbol": "A/HRC/RES/58/17"},
    "lineage": {"symbol": "A/HRC/RES/58/17", "depth": "2"},
    "mandate": {"holder": "UNFICYP", "date": "2023-06-01"},
    "evidence": {"citing": "A/HRC/RES/58/17", "cited": "A/HRC/RES/22/13"},
    "search": {"words": "human rights council"},
}

JSON = {"Accept": "application/sparql-results+json"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("store")
    write_question_graph(folder)
    return folder


@pytest.fixture(scope="module")
def client(folder):
    with served(folder) as opened:
        opened.follow_redirects = False
        yield opened


@pytest.fixture(scope="module")
def described(client):
    return client.get("/api/openapi.json").json()


def test_the_description_is_valid_and_has_every_operation(described):
    from openapi_spec_validator import validate

    validate(described)
    assert set(described["paths"]) == {f"/api/{name}" for name in (*OPERATIONS, "extract")}
    assert set(ANSWERED) == set(OPERATIONS)


@pytest.mark.parametrize("name", ANSWERED)
def test_answers_are_as_described(client, described, name):
    answer = client.get(f"/api/{name}", params=ANSWERED[name])
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    schema = described["paths"][f"/api/{name}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    Draft202012Validator({**schema, "components": described["components"]}).validate(answer.json())
    tag = {"If-None-Match": answer.headers["etag"]}
    assert client.get(f"/api/{name}", params=ANSWERED[name], headers=tag).status_code == 304


def test_a_text_that_was_read_is_as_described(client, described):
    answer = client.post("/api/extract", content="Recalling A/RES/60/251,", headers={"Content-Type": "text/plain"})
    schema = described["components"]["schemas"]["extract"]
    Draft202012Validator(schema).validate(answer.json())


def test_answers_say_what_is_known(client):
    def asked(name, **more):
        return client.get(f"/api/{name}", params=ANSWERED[name] | more).json()

    assert asked("document")["title"] == "Situation of human rights in the DPRK"
    assert asked("document")["held"]
    found = asked("citations", limit="1", offset="1")
    assert (found["total"], [one["cited"] for one in found["citations"]]) == (2, ["A/HRC/RES/22/13"])
    assert found["citations"][0]["cited_iri"] == "https://w3id.org/unkg/id/document/A/HRC/RES/22/13"
    citing = asked("citations", symbol="A/HRC/RES/22/13", direction="cited-by")
    assert [one["citing"] for one in citing["citations"]] == ["A/HRC/RES/58/17"]
    branches = {one["document"]: one["ends"] for one in asked("lineage")["branches"]}
    assert branches["A/RES/60/251"] == "not held"
    assert asked("mandate")["holder"] == CYPRUS_FORCE
    assert [one["status"] for one in asked("mandate")["status"]] == ["in force"]
    assert asked("evidence")["evidence"][0]["words"] == "22/13"
    assert asked("search")["hits"][0]["name"] == "Human Rights Council"


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("document", 400, "symbol: is required; for example A/RES/60/251"),
        ("document?symbol=nonsense", 400, "has no slash"),
        ("document?symbol=A/RES/1/1", 404, "A/RES/1/1: this graph neither holds nor cites it"),
        ("document?symbol=A/RES/60/251&depth=2", 400, "depth: unknown parameter; the parameters are symbol"),
        ("lineage?symbol=A/RES/60/251&depth=11", 400, "depth: a number from 1 to 10"),
        ("lineage?symbol=A/RES/60/251&depth=%C2%B2", 400, "depth: a number from 1 to 10"),
        ("lineage?symbol=A/RES/60/251&direction=up", 400, "direction: one of ancestors, descendants"),
        ("mandate?holder=nobody", 400, "nobody"),
        ("mandate?holder=UNFICYP&date=2020-02-30", 400, "date: a date such as 2020-01-31"),
        (f"search?words={'a' * 301}", 400, "words: at most 300 characters"),
        ("nothing", 404, "The operations are document, citations,"),
    ],
)
def test_a_wrong_question_says_what_is_wrong(client, path, status, words):
    answer = client.get(f"/api/{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert words in answer.json()["detail"]
    assert answer.headers["access-control-allow-origin"] == "*"


def test_an_answer_that_depends_on_the_day_is_not_kept(client):
    answer = client.get("/api/mandate", params={"holder": "UNFICYP"})
    assert "etag" not in answer.headers
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", answer.json()["date"])


def test_the_start_leads_to_the_description(client):
    assert client.get("/api/").headers["location"] == "/api/openapi.json"


def test_language_models_are_told_addresses_that_answer(client):
    answer = client.get("/llms.txt")
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.startswith("# unkg\n\n> ")
    links = re.findall(r"\]\((http://testserver/[^)]+)\)", answer.text)
    assert len(links) > len(OPERATIONS) + 30
    for link in (one for one in links if "/questions/" not in one):
        assert client.get(link).status_code in {200, 303, 404, 400}, link
    assert all(example(one, "http://testserver/") in answer.text for one in OPERATIONS.values())


def test_editors_find_every_query_with_an_example_that_runs(client):
    answer = client.get("/.well-known/sparql-examples")
    assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
    found = rdflib.Graph().parse(answer.content, format="turtle")
    shown = list(found.query(EDITOR))
    known = set(queries.names())
    assert len(shown) == len({one.query for one in shown}) > len(known) * 3 / 4
    assert {str(one.query).rpartition("/")[2] for one in shown} <= known
    for one in shown[::6]:
        assert client.get("/sparql", params={"query": str(one.text)}, headers=JSON).status_code == 200
    assert set(map(str, found.objects(None, rdflib.URIRef("https://schema.org/target")))) == {
        "http://testserver/sparql"
    }


# ---- tools of a language model --------------------------------------------------------------------------------------


def spoken(folder, *calls):
    """The tools that a client of the protocol is offered, and what it gets for calls, over its standard streams."""
    # Imported here: it takes a second, which each process of the suite would spend.
    from mcp import ClientSession, StdioServerParameters
    from mcp.client.stdio import stdio_client

    async def session():
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        words = ["-m", "unkg", "mcp", "--store", str(folder)]
        server = StdioServerParameters(command=sys.executable, args=words, env=environment)
        async with stdio_client(server) as (reading, writing), ClientSession(reading, writing) as client:
            await client.initialize()
            tools = (await client.list_tools()).tools
            return tools, [await client.call_tool(name, given) for name, given in calls]

    return asyncio.run(asyncio.wait_for(session(), 60))


def test_a_client_of_the_protocol_is_offered_tools_and_gets_answers(folder):
    wrong = [
        ("lineage", {"symbol": "nonsense"}),
        ("search", {"words": "council", "limit": 1000}),
        ("extract", {"text": " "}),
    ]
    calls = [*ANSWERED.items(), ("extract", {"text": "Recalling General Assembly resolution 60/251,"}), *wrong]
    tools, answers = spoken(folder, *calls)
    assert [one.name for one in tools] == [*OPERATIONS, "extract"]
    schemas = {one.name: one for one in tools}
    for (name, given), answer in zip(calls[: -len(wrong)], answers, strict=False):
        assert not answer.is_error, answer.content
        Draft202012Validator(schemas[name].output_schema).validate(answer.structured_content)
        numbers = {key: int(value) if key == "depth" else value for key, value in given.items()}
        Draft202012Validator(schemas[name].input_schema).validate(numbers)
        assert json.loads(answer.content[0].text) == answer.structured_content
    assert answers[len(OPERATIONS)].structured_content["references"][-1]["target"] == "A/RES/60/251"
    for answer, words in zip(answers[-len(wrong) :], ("has no slash", "limit: a number", "text: from 1"), strict=True):
        assert answer.is_error
        assert words in answer.content[0].text

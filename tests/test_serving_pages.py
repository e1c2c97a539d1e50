"""Pages and data of the server: where IRIs lead, what headers say, and what is cached."""

import json
import re

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse, serialize
from starlette.testclient import TestClient

from serving import served
from small_graph import extractions
from unkg import authorities
from unkg.graph import describe as describe_extraction
from unkg.queries import Iri
from unkg.queries.resources import describe
from unkg.serving import Settings
from unkg.serving.app import application
from unkg.serving.web_page import Kept
from unkg.store import open_store, writer
from unkg.vocabulary import Minter, Unkg

ID = "https://w3id.org/unkg/id/"
CITING = "/id/document/A/HRC/RES/58/17"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
FORMS = {"ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD, "nt": RdfFormat.N_TRIPLES}


@pytest.fixture(scope="module")
def client(graph):
    with served(graph) as opened:
        opened.follow_redirects = False
        yield opened


@pytest.fixture(scope="module")
def citation(graph) -> str:
    """The path of a citation in the document."""
    with open_store(graph) as store:
        description = describe(store, Iri(f"{ID}document/A/HRC/RES/58/17"))
    return min(iri for iri in description.nodes if "/citation/" in iri).removeprefix("https://w3id.org/unkg")


@pytest.mark.parametrize(
    ("accept", "extension"),
    [
        (BROWSER, "html"),
        ("*/*", "html"),
        ("text/turtle", "ttl"),
        ("application/ld+json, text/turtle;q=0.5", "jsonld"),
        ("text/turtle;q=0.5, application/ld+json;q=0.9, text/html;q=0.1", "jsonld"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml;q=0.9, text/turtle;q=0.8, */*;q=0.1", "ttl"),
        ("text/*", "html"),
        ("application/json", "jsonld"),
    ],
)
def test_a_thing_leads_to_its_page_or_data(client, accept, extension):
    answer = client.get(CITING, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{CITING}.{extension}")
    assert answer.headers["vary"] == "Accept"


def test_what_cannot_be_had_is_refused_with_what_can(client):
    answer = client.get(CITING, headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert "text/turtle" in answer.json()["detail"]
    assert answer.headers["vary"] == "Accept"


def test_a_reader_who_must_wait_is_told_on_a_page(graph):
    with served(graph, waiting_per_client=0) as client:
        for path in (f"{CITING}.html", "/browse/state", "/search?q=norway"):
            answer = client.get(path)
            assert (answer.status_code, answer.headers["content-type"]) == (429, "text/html; charset=utf-8"), path
            assert "retry-after" in answer.headers
            assert "<h1>No answer</h1>" in answer.text
            assert f'value="{answer.url.params.get("q", "")}"' in answer.text
        answer = client.get(f"{CITING}.ttl")
        assert (answer.status_code, answer.headers["content-type"]) == (429, "application/problem+json")


def test_a_page_that_is_not_here_leaves_the_search_empty(client):
    answer = client.get("/id/document/A/RES/1/1.html")
    assert answer.status_code == 404
    assert 'type="search" autocomplete="off" value=""' in answer.text


def test_an_iri_may_be_written_with_escapes(client):
    answer = client.get("/id/document/S/RES/1718%282006%29", headers={"Accept": "text/turtle"})
    assert answer.headers["location"] == "/id/document/S/RES/1718(2006).ttl"


def test_data_have_an_address_of_their_own(client, graph):
    with open_store(graph) as store:
        triples = set(describe(store, Iri(f"{ID}document/A/HRC/RES/58/17")).triples)
    for extension, form in FORMS.items():
        answer = client.get(f"{CITING}.{extension}")
        assert answer.status_code == 200
        assert {quad.triple for quad in parse(answer.content, form)} == triples
        assert 'rel="alternate"; type="text/html"' in answer.headers["link"]


def test_a_page_leads_to_its_data_and_has_some_in_it(client):
    answer = client.get(f"{CITING}.html")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert f'<link rel="alternate" type="text/turtle" href="{CITING}.ttl">' in answer.text
    assert f'<{CITING}.jsonld>; rel="alternate"; type="application/ld+json"' in answer.headers["link"]
    [embedded] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', answer.text, re.DOTALL)
    stated = {quad.triple for quad in parse(embedded.encode(), RdfFormat.JSON_LD)}
    subject = NamedNode(f"{ID}document/A/HRC/RES/58/17")
    assert {triple.subject for triple in stated} == {subject}
    assert any((t.predicate, t.object) == (Unkg.symbol, Literal("A/HRC/RES/58/17")) for t in stated)
    assert json.loads(embedded)[0]["@type"]


def test_a_citation_is_a_fragment_of_the_page_of_its_document(client, citation):
    answer = client.get(citation, headers={"Accept": BROWSER})
    where = answer.headers["location"]
    assert where == f"{CITING}.html#{citation.removeprefix('/id/').replace('/', '-')}"
    assert f'id="{where.partition("#")[2]}"' in client.get(where.partition("#")[0]).text
    assert client.get(f"{citation}.html").headers["location"] == where
    data = client.get(citation, headers={"Accept": "text/turtle"}).headers["location"]
    assert Unkg.refersTo.value in {quad.predicate.value for quad in parse(client.get(data).content, RdfFormat.TURTLE)}


@pytest.mark.parametrize(
    "path", ["/id/document/A/RES/1/1", "/id/no-such-kind/x", "/id/document/%2e%2e/x", "/id/document/a%5Cb"]
)
def test_what_the_graph_does_not_have_is_not_found(client, path):
    page, data = client.get(f"{path}.html"), client.get(f"{path}.ttl")
    assert (page.status_code, data.status_code) == (404, 404)
    assert page.headers["content-security-policy"].startswith("default-src 'self'")


def test_a_digest_that_the_graph_does_not_have_is_not_found(client):
    assert client.get(f"/id/citation/{'0' * 32}").status_code == 404


def test_an_address_in_the_path_is_not_a_place_to_be_sent_to(client):
    for path in ("/id//evil.example/", "/id/%2F%2Fevil.example", "/id/document/x%0d%0aSet-Cookie:%20a=b"):
        answer = client.get(path, headers={"Accept": "text/turtle"})
        assert answer.headers.get("location", "/id/").startswith("/id/")
        assert "set-cookie" not in answer.headers


def test_what_has_not_changed_is_not_sent_again(client):
    for address in (f"{CITING}.html", f"{CITING}.ttl", "/browse/state", "/"):
        tag = client.get(address).headers["etag"]
        again = client.get(address, headers={"If-None-Match": f'"other", W/{tag}'})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    tags = {client.get(f"{CITING}.{extension}").headers["etag"] for extension in ("html", "ttl", "nt")}
    assert len(tags) == 3


def test_a_page_may_load_nothing_from_elsewhere(client):
    for address in (f"{CITING}.html", "/", "/browse/state", "/ontology.html", "/id/nothing.html"):
        answer = client.get(address)
        assert answer.headers["content-security-policy"].startswith("default-src 'self';")
        assert answer.headers["x-content-type-options"] == "nosniff"
        for asset in re.findall(r'(?:src|href)="(/assets/[^"]+)"', answer.text):
            assert client.get(asset).status_code == 200
    assert client.get("/assets/..%2Fhtml.py").status_code == 404


def test_links_of_a_page_lead_to_pages(client):
    text = client.get(f"{CITING}.html").text
    addresses = {address.partition("#")[0] for address in re.findall(r'href="(/id/[^"]+)"', text)}
    assert len(addresses) > 5
    assert {client.get(address).status_code for address in addresses} == {200}


def test_the_ontology_and_its_terms(client):
    assert client.get("/ontology", headers={"Accept": "text/turtle"}).headers["location"] == "/ontology.ttl"
    assert client.get("/ontology", headers={"Accept": BROWSER}).headers["location"] == "/ontology.html"
    assert 'id="Document"' in client.get("/ontology.html").text
    turtle, triples = (client.get(f"/ontology.{extension}") for extension in ("ttl", "nt"))
    assert len({quad.triple for quad in parse(turtle.content, RdfFormat.TURTLE)}) == triples.text.count("\n")
    assert client.get("/ontology.docx").status_code == 404
    assert "@context" in client.get("/context").json()


def test_the_graph_describes_itself(client):
    answer = client.get("/.well-known/void")
    stated = {(quad.predicate.value, quad.object.value) for quad in parse(answer.content, RdfFormat.TURTLE)}
    assert ("http://rdfs.org/ns/void#sparqlEndpoint", "http://testserver/sparql") in stated
    assert ("http://rdfs.org/ns/void#class", Unkg.Citation.value) in stated


def test_kinds_can_be_browsed(client):
    text = client.get("/browse/state").text
    assert '<a href="/id/state/PRK.html">' in text
    assert client.get("/browse/no-such-kind").status_code == 404
    assert client.get("/browse/state?page=x").status_code == 404


def test_pages_of_lists(client):
    assert client.get("/id/document/A/HRC/RES/22/13.html?list=cited-by&page=1").status_code == 200
    assert client.get("/id/document/A/HRC/RES/22/13.html?list=cited-by&page=9").status_code == 404
    assert client.get("/id/document/A/HRC/RES/22/13.html?list=cited-by&page=x").status_code == 400


def test_below_the_path_of_a_proxy(graph):
    settings = Settings(str(graph), root_path="/unkg")
    with TestClient(application(settings), root_path="/unkg", follow_redirects=False) as client:
        # As uvicorn passes a request on from which the proxy has removed the path.
        there = client.get(f"/unkg{CITING}", headers={"Accept": BROWSER}).headers["location"]
        assert there == f"/unkg{CITING}.html"
        text = client.get(there).text
        addresses = set(re.findall(r'(?:href|src|action)="(/[^"#]*)', text))
        assert len(addresses) > 20
        assert [address for address in addresses if not address.startswith("/unkg/")] == []
        assert client.get("/unkg/assets/unkg.css").status_code == 200
        assert client.get("/unkg/ontology", headers={"Accept": BROWSER}).headers["location"] == "/unkg/ontology.html"


def test_a_graph_with_another_base_has_its_pages_here_too(tmp_path):
    known = authorities.load()
    with writer(tmp_path) as target:
        for extraction in extractions():
            quads = describe_extraction(extraction, known, Minter("https://example.org/own/"))
            target.add(serialize(quads, format=RdfFormat.N_QUADS))
    with served(tmp_path) as client:
        text = client.get(f"{CITING}.html").text
        assert "<code>https://example.org/own/id/document/A/HRC/RES/58/17</code>" in text
        assert 'href="/id/document/A/HRC/RES/22/13.html"' in text
        assert client.get("/id/document/A/HRC/RES/22/13.html").status_code == 200
        assert '<a href="/id/document/A/HRC/RES/58/17.html">' in client.get("/browse/document").text
        assert b"<https://example.org/own/dataset>" in client.get("/.well-known/void").content


def test_crawlers_are_told_what_costs(client):
    lines = client.get("/robots.txt").text.splitlines()
    assert {"Disallow: /sparql", "Disallow: /search"} <= set(lines)
    assert not any(line.startswith("Disallow: /id") for line in lines)


def test_pages_and_data_may_be_asked_for_their_headers_only(client):
    answer = client.head(f"{CITING}.html")
    assert (answer.status_code, answer.content) == (200, b"")
    assert "etag" in answer.headers


def test_pages_asked_for_last_are_kept_within_a_limit():
    kept = Kept(10)
    for tag, page in (("a", "12345"), ("b", "12345"), ("a", "12345")):
        kept.put(tag, page)
    assert kept.get("a") == "12345"
    kept.put("c", "1")
    assert (kept.get("b"), kept.get("a"), kept.get("c")) == (None, "12345", "1")
    kept.put(None, "x")
    assert kept.get(None) is None
    kept.put("d", "x" * 11)
    assert (kept.get("d"), kept.get("a")) == (None, None)


def test_pages_are_compressed_for_those_who_can_read_it(client):
    packed = client.get(f"{CITING}.html", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["vary"]
    plain = client.get(f"{CITING}.html", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == packed.text
    assert int(packed.headers["content-length"]) < len(plain.content) / 3

"""The endpoint as others see it: the W3C's tests of the protocol, and others' clients. Run by `make interop`."""

import json
import subprocess

import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, parse, serialize
from rdflib.collection import Collection

from serving import listening, served
from unkg.store import writer

pytestmark = pytest.mark.interop

HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
TYPES = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {
        *("application/sparql-results+json", "application/sparql-results+xml"),
        *("text/csv", "text/tab-separated-values"),
    },
    "RDF": {"text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"},
}
DATA = "http://kasei.us/2009/09/sparql/data/"
RECALLS = "PREFIX unkg: <https://w3id.org/unkg/ontology#> SELECT ?a ?b WHERE { ?a unkg:recalls ?b }"


@pytest.fixture(scope="module")
def suite(shared):
    folder = shared / "corpus" / "sparql-protocol"
    if not folder.is_dir():
        pytest.skip(f"no {folder}")
    return folder


@pytest.fixture(scope="module")
def client(suite, tmp_path_factory):
    folder = tmp_path_factory.mktemp("protocol") / "store"
    with writer(folder) as target:
        for number in (1, 2, 3):
            path, name = suite / f"data{number}.nt", NamedNode(f"{DATA}data{number}.rdf")
            quads = (quad.triple for quad in parse(path=str(path)))
            lines = serialize(quads, format=RdfFormat.N_TRIPLES).decode().splitlines()
            target.add("".join(f"{line.removesuffix(' .')} {name} .\n" for line in lines).encode())
    with served(folder) as opened:
        yield opened


def text(manifest, node, of):
    return str(manifest.value(node, of) or "")


def sent(client, manifest, request):
    """The answer to a request of the manifest."""
    body = manifest.value(request, HT.body)
    content = text(manifest, body, CNT.chars) if body else ""
    listed = manifest.value(request, HT.headers)
    headers = {
        text(manifest, one, HT.fieldName): text(manifest, one, HT.fieldValue)
        for one in (Collection(manifest, listed) if listed else ())
    }
    encoding = text(manifest, body, CNT.characterEncoding) or "UTF-8"
    path = text(manifest, request, HT.absolutePath)
    if content and "urlencoded" in headers.get("content-type", ""):
        content = "&".join(line.strip() for line in content.splitlines() if line.strip())
    method = text(manifest, request, HT.methodName)
    return client.request(method, path, content=content.encode(encoding) if content else None, headers=headers)


def faults(manifest, request, answer, readonly):
    """What is wrong with an answer."""
    response = manifest.value(request, HT.resp)
    if readonly:
        return [] if 400 <= answer.status_code < 500 else [f"{answer.status_code} for an update"]
    expected = {str(status)[-3:] for status in manifest.objects(response, MF.expectedStatus)}
    found = [] if f"{answer.status_code // 100}xx" in expected else [f"{answer.status_code} instead of {expected}"]
    if truth := manifest.value(response, MF.expectedBoolean):
        found += [] if answer.json().get("boolean") == truth.toPython() else [f"not {truth}"]
    if form := manifest.value(response, MF.expectedFormat):
        kind = answer.headers["content-type"].partition(";")[0]
        found += [] if kind in TYPES[str(form)] else [f"{kind} instead of {form}"]
    return found


def test_the_suite_of_the_w3c(client, suite):
    """Updates must be refused, whatever they should do."""
    manifest = rdflib.Graph().parse(suite / "manifest.ttl")
    tests = list(manifest.subjects(rdflib.RDF.type, MF.ProtocolTest))
    found = {}
    for test in tests:
        name = str(test).rpartition("#")[2]
        requests = Collection(manifest, manifest.value(manifest.value(test, MF.action), HT.requests))
        of_update = name.startswith("update_")
        for request in list(requests)[: 1 if of_update else None]:
            answer = sent(client, manifest, request)
            if wrong := faults(manifest, request, answer, of_update):
                found[name] = (wrong, answer.text[:200])
    assert found == {}
    assert len(tests) == 34


@pytest.fixture(scope="module")
def server(graph):
    with listening(graph) as opened:
        yield opened


@pytest.fixture(scope="module")
def pairs(store):
    """What the graph answers in process."""
    found = {(row["a"].value, row["b"].value) for row in store.query(RECALLS)}
    assert found
    return found


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper_reads_tables(server, pairs, form, method):
    from SPARQLWrapper import SPARQLWrapper

    asked = SPARQLWrapper(f"{server.address}/sparql")
    asked.setQuery(RECALLS)
    asked.setMethod(method)
    asked.setReturnFormat(form)
    answer = asked.query().convert()
    match form:
        case "json":
            found = {(row["a"]["value"], row["b"]["value"]) for row in answer["results"]["bindings"]}
        case "xml":
            found = {
                tuple(uri.firstChild.data for uri in row.getElementsByTagName("uri"))
                for row in answer.getElementsByTagName("result")
            }
        case _:
            lines = answer.decode().splitlines()[1:]
            found = {tuple(cell.strip("<>") for cell in line.split("," if form == "csv" else "\t")) for line in lines}
    assert found == pairs


@pytest.mark.parametrize("form", ["xml", "turtle", "json-ld", "n3"])
def test_sparqlwrapper_reads_graphs(server, pairs, form):
    from SPARQLWrapper import SPARQLWrapper

    asked = SPARQLWrapper(f"{server.address}/sparql")
    asked.setQuery(RECALLS.replace("SELECT ?a ?b", "CONSTRUCT { ?a unkg:recalls ?b }"))
    asked.setReturnFormat(form)
    answer = asked.query().convert()
    graph = answer if isinstance(answer, rdflib.Graph) else rdflib.Graph().parse(data=answer, format="n3")
    assert {(str(a), str(b)) for a, _, b in graph} == pairs


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_sparqlstore_of_rdflib(server, pairs, method):
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    graph = rdflib.Graph(SPARQLStore(f"{server.address}/sparql", method=method))
    assert {(str(a), str(b)) for a, b in graph.query(RECALLS)} == pairs
    recalls = rdflib.URIRef("https://w3id.org/unkg/ontology#recalls")
    assert {(str(a), str(b)) for a, _, b in graph.triples((None, recalls, None))} == pairs
    assert len(graph) > len(pairs)


def test_unkg_itself(server, graph, unkg):
    words = ("query", "documents-citing", "document=A/RES/60/251", "--format", "csv", "--store")
    assert unkg(*words, f"{server.address}/sparql")[:2] == unkg(*words, graph)[:2]


@pytest.mark.parametrize(
    "how",
    [
        ("-G", "--data-urlencode", f"query={RECALLS}"),
        ("--data-urlencode", f"query={RECALLS}"),
        ("-H", "Content-Type: application/sparql-query", "--data-binary", RECALLS),
        ("-H", "Expect: 100-continue", "-H", "Transfer-Encoding: chunked", "--data-urlencode", f"query={RECALLS}"),
        ("--http1.0", "-G", "--data-urlencode", f"query={RECALLS}"),
    ],
)
def test_curl(server, pairs, how):
    done = subprocess.run(["curl", "-sS", "--fail", *how, f"{server.address}/sparql"], capture_output=True, check=True)
    rows = json.loads(done.stdout)["results"]["bindings"]
    assert {(row["a"]["value"], row["b"]["value"]) for row in rows} == pairs

"""Nothing that a query, a dump, a shape or a document names is fetched: a listener hears nothing."""

import io
import json
import os
import subprocess
import sys
import zipfile
from contextlib import suppress

import pytest
from fpdf import FPDF
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

import unkg as package
from bad_files import write
from listening import call, listener
from unkg import authorities, publishing, readers, validation
from unkg.store import QueryError, open_store, writer
from unkg.workers import Limits, limited

CALL = "import sys; from unkg.isolation import give_up_network; sys.exit(0 if give_up_network() else 3)"
AKN = (
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:xi="http://www.w3.org/2001/XInclude" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:x ADDRESS">'
    "<statement><mainBody><p>The Council recalls.</p>%s</mainBody></statement></akomaNtoso>"
)
HTML = "<html><head>%s</head><body><p>The Security Council recalls.</p>%s</body></html>"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BODY = (
    f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body><w:p><w:r><w:t>Words.</w:t>%s</w:r></w:p></w:body></w:document>'
)
QUERIES = (
    "SELECT * FROM <ADDRESS> WHERE { ?a ?b ?c }",
    "SELECT * FROM NAMED <ADDRESS> WHERE { GRAPH <ADDRESS> { ?a ?b ?c } }",
    "CONSTRUCT { ?a ?b ?c } FROM <ADDRESS> WHERE { ?a ?b ?c }",
    "ASK FROM <ADDRESS> { GRAPH ?g { ?a ?b ?c } }",
    "DESCRIBE <ADDRESS>",
    "BASE <ADDRESS> SELECT * WHERE { <x> <y> ?c }",
    "PREFIX x: <ADDRESS> SELECT * WHERE { ?a x:b ?c }",
    "LOAD <ADDRESS>",
    "LOAD SILENT <ADDRESS> INTO GRAPH <http://x/>",
    "INSERT DATA { <http://x/> <http://x/> <http://x/> } ; LOAD <ADDRESS>",
    "SELECT * WHERE { SERVICE <ADDRESS> { ?a ?b ?c } }",
    "SELECT * WHERE { { SELECT * { SERVICE SILENT <ADDRESS> { ?a ?b ?c } } } }",
    "SELECT * WHERE { BIND(IRI('ADDRESS') AS ?x) SERVICE ?x { ?a ?b ?c } }",
    "SELECT * WHERE { ?a ?b ?c FILTER EXISTS { SERVICE <ADDRESS> { ?d ?e ?f } } }",
)


@pytest.fixture
def heard():
    """An address, and whether anything has called it."""
    with listener() as (port, called):
        yield f"http://127.0.0.1:{port}/x", called


@pytest.fixture(scope="module")
def can_give_up_network():
    """Skip where the system does not let a process give up its network."""
    if subprocess.run([sys.executable, "-c", CALL], env=environment(), check=False).returncode != 0:
        pytest.skip("this system keeps a process in its network")


def environment():
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


@pytest.fixture
def store(tmp_path):
    thing = NamedNode("https://example.org/p")
    with writer(tmp_path / "s") as target:
        target.add(serialize([Quad(thing, thing, Literal("x"), thing)], format=RdfFormat.N_QUADS))
    return tmp_path / "s"


# ---- processes ------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("can_give_up_network")
def test_a_worker_reaches_other_hosts_on_request_only():
    with listener() as (port, called):
        assert "unreachable" in limited(call, port, Limits(1)).lower()
        assert not called()
        assert limited(call, port, Limits(1, network=True)) == ""
        assert called()


@pytest.mark.usefixtures("can_give_up_network")
@pytest.mark.parametrize("options", [(), ("--timeout", "60")])
def test_a_query_that_passes_the_refusal_of_service_reaches_nothing(heard, store, tmp_path, options):
    address, called = heard
    (tmp_path / "q.rq").write_text(f"SELECT * WHERE {{ SERVICE <{address}> {{ ?a ?b ?c }} }}")
    unguarded = "import unkg.store.embedded as e; e.refuse_service = lambda sparql: None\n"
    (tmp_path / "sitecustomize.py").write_text(unguarded)
    path = os.pathsep.join((str(tmp_path), *sys.path))
    done = subprocess.run(
        [sys.executable, "-m", "unkg", "query", "--file", tmp_path / "q.rq", "--store", store, *options],
        capture_output=True, text=True, env={**environment(), "PYTHONPATH": path}, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "SERVICE" not in done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert not called()


def test_a_query_of_a_remote_store_keeps_its_network(store):
    with listener() as (port, called):
        options = ("--store", f"http://127.0.0.1:{port}/", "--timeout", "6")
        subprocess.run(
            [sys.executable, "-m", "unkg", "query", "most-cited", *options],
            capture_output=True, env=environment(), check=False,
        )  # fmt: skip
        assert called()


# ---- queries, dumps, shapes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("sparql", QUERIES)
def test_no_query_fetches_what_it_names(heard, store, sparql):
    address, called = heard
    with open_store(store) as opened, suppress(QueryError, TypeError):  # an answer to ASK is no iterable
        list(opened.query(sparql.replace("ADDRESS", address)))
    assert not called()


@pytest.mark.parametrize("engine", ["pyshacl", "shacl"])
def test_validation_fetches_no_imports(heard, tmp_path, engine, root):
    address, called = heard
    shapes = tmp_path / "shapes"
    shapes.mkdir()
    for path in (root / "shapes").glob("*.ttl"):
        (shapes / path.name).write_text(f"{path.read_text()}\n<{address}> a <http://www.w3.org/2002/07/owl#Ontology> ; "
                                        f"<http://www.w3.org/2002/07/owl#imports> <{address}> .\n")  # fmt: skip
    name, imports = NamedNode(address), NamedNode("http://www.w3.org/2002/07/owl#imports")
    validation.validate([Quad(name, imports, name, name)], shapes, engine)
    assert not called()


def test_no_dump_needs_a_file_from_elsewhere_to_be_read(store, tmp_path):
    options = publishing.PublicationOptions(formats=("jsonld",))
    with open_store(store) as opened:
        publishing.dump(opened, tmp_path / "x.jsonld")
        publishing.publish(opened, authorities.load(), tmp_path / "out", options, networks={})
    for path in (tmp_path / "x.jsonld", *(tmp_path / "out").glob("*.jsonld")):
        found = json.loads(path.read_text())
        contexts = [one["@context"] for one in (found if isinstance(found, list) else [found]) if "@context" in one]
        assert all(isinstance(context, dict) for context in contexts)


# ---- documents ------------------------------------------------------------------------------------------------------


def _relations(kind):
    target = f'<Relationship Id="r1" Type="{R}/{kind}" Target="ADDRESS" TargetMode="External"/>'
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{target}</Relationships>'
    )


def _pdf(address):
    page = FPDF(unit="pt")
    page.add_page()
    page.set_font("Times", size=10)
    page.text(72, 300, "The Council recalls its resolution 5/1.")
    page.link(72, 290, 100, 20, address)
    content = bytes(page.output())
    actions = (
        f"/OpenAction << /S /URI /URI ({address}) >> "
        f"/AA << /WC << /S /SubmitForm /F << /FS /URL /F ({address}) >> >> >> /AcroForm << /XFA ({address}) >>"
    )
    return content.replace(b"/Type /Catalog", b"/Type /Catalog " + actions.encode())


def documents(address):
    """File name to content; all of them name the address."""
    marked = {
        "include.xml": AKN % '<xi:include href="ADDRESS"/>',
        "style.xml": '<?xml-stylesheet href="ADDRESS" type="text/xsl"?>' + AKN % "",
        "dtd.xml": '<!DOCTYPE akomaNtoso SYSTEM "ADDRESS">' + AKN % "",
        "parameter.xml": '<!DOCTYPE akomaNtoso [<!ENTITY % p SYSTEM "ADDRESS"> %p;]>' + AKN.replace("%s", ""),
        "image.xml": AKN % '<p><img src="ADDRESS"/><ref href="ADDRESS">here</ref></p>',
        "component.xml": AKN % '<componentRef src="ADDRESS"/><documentRef href="ADDRESS"/>',
        "record.marcxml": '<?xml-stylesheet href="ADDRESS"?><collection xmlns="http://www.loc.gov/MARC21/slim"><record>'
        '<datafield tag="191"><subfield code="a">A/1/1</subfield></datafield><datafield tag="856">'
        '<subfield code="u">ADDRESS</subfield></datafield></record></collection>',
        "link.html": HTML % ('<link rel="stylesheet" href="ADDRESS"><script src="ADDRESS"></script>', ""),
        "import.html": HTML % ("<style>@import url('ADDRESS'); p { background: url(ADDRESS) }</style>", ""),
        "refresh.html": HTML % ('<meta http-equiv="refresh" content="0; url=ADDRESS"><base href="ADDRESS">', ""),
        "image.html": HTML % ("", '<img src="ADDRESS" srcset="ADDRESS 2x"><p style="background: url(ADDRESS)">x</p>'),
        "frame.html": HTML % ("", '<iframe src="ADDRESS"></iframe><object data="ADDRESS"></object>'),
        "doctype.html": '<!DOCTYPE html PUBLIC "x" "ADDRESS">' + HTML % ("", ""),
        "page.xhtml": '<?xml version="1.0"?><!DOCTYPE html SYSTEM "ADDRESS">' + HTML % ("", '<a href="ADDRESS">x</a>'),
        "lines.jsonl": '{"text": "The Security Council recalls ADDRESS", "@context": "ADDRESS", "$ref": "ADDRESS"}\n',
        "plain.txt": "The Security Council recalls ADDRESS and <img src='ADDRESS'> ![x](ADDRESS).\n",
        "table.csv": 'Recommendation,State under Review\n"=IMAGE(""ADDRESS"")",Norway\n',
    }
    files = {name: text.replace("ADDRESS", address).encode() for name, text in marked.items()}
    return files | {f"{name}.docx": _addressed(content, address) for name, content in _word_files().items()} | {
        "actions.pdf": _pdf(address)
    }  # fmt: skip


def _word_files():
    settings = f'<w:settings xmlns:w="{W}" xmlns:r="{R}"><w:attachedTemplate r:id="r1"/></w:settings>'
    picture = (
        '<w:drawing xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:blip r:link="r1"/></w:drawing>'
    )
    field = '<w:instrText>INCLUDETEXT "ADDRESS" </w:instrText>'
    relations = "word/_rels/document.xml.rels"
    return {
        "template": {"word/settings.xml": settings, "word/_rels/settings.xml.rels": _relations("attachedTemplate")},
        "picture": {"word/document.xml": BODY % picture, relations: _relations("image")},
        "object": {"word/document.xml": BODY % '<w:object r:id="r1"/>', relations: _relations("oleObject")},
        "frame": {"word/document.xml": BODY % '<w:altChunk r:id="r1"/>', relations: _relations("aFChunk")},
        "field": {"word/document.xml": BODY % field},
        "dtd": {"word/document.xml": '<!DOCTYPE x SYSTEM "ADDRESS">' + BODY % ""},
    }


def _addressed(parts, address):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in {"word/document.xml": BODY % "", **parts}.items():
            archive.writestr(name, content.replace("ADDRESS", address))
    return file.getvalue()


def test_no_document_fetches_what_it_names(heard, tmp_path):
    address, called = heard
    folder = write(tmp_path / "d", documents(address))
    knowledge = authorities.load()
    for path in sorted(folder.iterdir()):
        list(readers.read([path], knowledge))
        assert not called(), path.name


def test_no_build_fetches_what_documents_name(heard, tmp_path):
    address, called = heard
    folder = write(tmp_path / "d", documents(address))
    summary = package.build([folder], tmp_path / "s", workers=0)
    assert summary.documents >= 5  # several have the same words
    assert not called()

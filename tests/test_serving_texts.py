"""Texts that a client gives: as a page with references marked, as data, and what is refused."""

import json
import re

import pytest
from pyoxigraph import RdfFormat, parse

from serving import served
from unkg.serving import given_texts
from unkg.serving.given_texts import GivenText, Receiving

TEXT = "The General Assembly,\n\nRecalling its resolution 60/251 of 15 March 2006 & <b>its resolution 5/1</b>,"
PLAIN = {"Content-Type": "text/plain"}
JSON = {"Accept": "application/json"}


@pytest.fixture(scope="module")
def client(graph):
    with served(graph) as opened:
        yield opened


@pytest.fixture(scope="module")
def page(client):
    """The page of a text typed into the form."""
    answer = client.post("/read", data={"text": TEXT, "language": "en"})
    assert answer.status_code == 200
    return answer


def alert(answer) -> str:
    return re.search(r'role="alert">([^<]+)<', answer.text)[1]


def test_the_form_has_a_label_for_every_field(client):
    answer = client.get("/read")
    assert answer.status_code == 200
    fields = set(re.findall(r'<(?:textarea|input|select) id="([^"]+)"', answer.text))
    assert {"text", "file", "language"} <= fields
    assert fields <= set(re.findall(r'<label for="([^"]+)"', answer.text))
    assert client.get("/read", headers={"If-None-Match": answer.headers["etag"]}).status_code == 304


def test_a_text_comes_back_marked_and_is_not_stored(page):
    assert page.headers["cache-control"] == "no-store"
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert 'class="ref document" href="#ref-' in page.text
    assert "<b>its" not in page.text
    assert "style=" not in page.text


def test_marks_lead_to_pages_of_what_the_graph_describes(client):
    answer = client.post("/read", data={"text": "Recalling Human Rights Council resolution 22/13 and S/RES/1 (1946),"})
    assert 'href="/id/document/A/HRC/RES/22/13.html"' in answer.text
    assert 'href="https://undocs.org/S/RES/1(1946)"' in answer.text


@pytest.mark.parametrize(
    ("extension", "kind"),
    [("json", "application/json"), ("ttl", "text/turtle; charset=utf-8"), ("html", "text/html; charset=utf-8")],
)
def test_a_page_gives_the_same_text_again_as_a_file(client, page, extension, kind):
    packed = re.search(r'name="packed" value="([^"]+)"', page.text)[1]
    answer = client.post("/read", data={"packed": packed, "name": "text.txt", "language": "en", "as": extension})
    assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
    assert answer.headers["content-disposition"] == f'attachment; filename="text.{extension}"'
    assert "A/RES/60/251" in answer.text


def test_a_file_keeps_its_structure(client, samples):
    content = (samples / "a-hrc-res-58-17.xml").read_bytes()
    answer = client.post("/read", files={"file": ("C:\\docs\\a-hrc-res-58-17.xml", content)})
    assert "<h1>A/HRC/RES/58/17</h1>" in answer.text
    assert ">OP 1</span>" in answer.text


def test_programs_choose_by_the_header(client):
    answer = client.post("/api/extract", content=TEXT.encode(), headers=PLAIN | JSON)
    found = answer.json()
    targets = [one["target"] for one in found["references"]]
    assert "A/RES/60/251" in targets
    assert answer.headers["access-control-allow-origin"] == "*"
    turtle = client.post("/api/extract", content=TEXT.encode(), headers=PLAIN | {"Accept": "text/turtle"})
    assert len(list(parse(turtle.content, RdfFormat.TURTLE))) > len(targets)


def test_data_are_what_extract_prints(client, samples, unkg):
    file = samples / "a-res-60-173.md"
    headers = JSON | {"Content-Type": "text/markdown"}
    served_one = client.post("/api/extract", content=file.read_bytes(), headers=headers).json()
    printed = json.loads(unkg("extract", file)[1])
    for key in ("id", "source"):
        del served_one[key], printed[key]
    assert served_one == printed


@pytest.mark.parametrize(
    ("name", "content", "status", "words"),
    [
        ("text.txt", b"  ", 400, "Give a text"),
        ("old.doc", b"\xd0\xcf\x11\xe0", 415, "A file is read if its name ends in"),
        ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 415, "old format"),
        ("old.docx", b"{\\rtf1 text}", 415, "old format"),
        ("old.docx", b"PK\x03\x04 <w:wordDocument >", 415, "old format"),
        ("page.pdf", b"%PDF-1.4 nothing", 400, "damaged or truncated PDF"),
        ("lines.jsonl", b'{"text": "A/RES/60/251"}', 415, "A file is read if its name ends in"),
        ("x.xml", b"<akomaNtoso", 400, "x.xml"),
    ],
)
def test_what_cannot_be_read_says_why(client, name, content, status, words):
    answer = client.post("/read", files={"file": (name, content)})
    assert answer.status_code == status
    assert words in alert(answer)


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"packed": "not base64!"}, 400),
        ({"packed": "eJwDAAAAAAE="}, 400),
        ({"text": TEXT, "as": "docx"}, 400),
        ({"text": TEXT, "language": "tlh"}, 400),
    ],
)
def test_a_form_that_is_wrong_is_refused(client, data, status):
    assert client.post("/read", data=data).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Content-Type": "application/json"}, 415),
        ({"Content-Type": "multipart/form-data"}, 400),
        (PLAIN | {"Accept": "image/png"}, 406),
    ],
)
def test_programs_are_told_what_is_wrong(client, headers, status):
    answer = client.post("/api/extract", content=TEXT.encode(), headers=headers)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_what_is_too_large_is_refused(client, monkeypatch):
    monkeypatch.setattr(given_texts, "LARGEST", 100)
    packed = GivenText("text.txt", b"a" * 10_000).packed
    for data in ({"text": "a " * 51}, {"packed": packed}):
        answer = client.post("/read", data=data)
        assert (answer.status_code, alert(answer)) == (413, "A text has at most 100 bytes.")


def test_few_texts_are_received_at_a_time():
    class Request:
        def __init__(self, host):
            self.scope = {"client": (host, 1)}

    receiving = Receiving()
    with receiving.place(Request("192.0.2.1")), receiving.place(Request("192.0.2.1")):
        with pytest.raises(given_texts.Busy) as refused, receiving.place(Request("192.0.2.1")):
            pass
        assert refused.value.own
        with receiving.place(Request("192.0.2.2")):
            pass
    assert not receiving.clients


def test_a_text_that_takes_too_long_is_stopped(graph):
    text = "Recalling its resolution 60/251 and the Human Rights Council, " * 30_000
    with served(graph, seconds=0.5) as client:
        answer = client.post("/read", data={"text": text})
    assert answer.status_code == 504
    assert "stopped after 0.5 seconds" in answer.text

"""Documents by symbol from a server on this machine: what it may do wrong, and what is then in the folder."""

import time
import zipfile
from email.utils import formatdate
from io import BytesIO
from pathlib import Path

import pytest

from fetched_server import (
    PAGE,
    PDF,
    Server,
    cut,
    dripping,
    endless,
    if_changed,
    in_chunks,
    ranges,
    redirect,
    send,
    served,
    unmeasured,
    zipped,
)
from listening import free_port
from unkg.fetching import (
    Fetched,
    NotFetched,
    Options,
    Outcome,
    Pace,
    Stopped,
    Wanted,
    address_of,
    check_template,
    fetch,
)
from unkg.fetching.errors import FetchError

ONE, TWO, THREE = "A/RES/60/251", "S/RES/2371(2017)", "A/HRC/RES/58/17"
NAMES = {ONE: "A_RES_60_251-EN.pdf", TWO: "S_RES_2371(2017)-EN.pdf", THREE: "A_HRC_RES_58_17-EN.pdf"}


@pytest.fixture
def server(monkeypatch):
    """A server that has no document yet; no proxy stands between."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with served() as one:
        yield one


class Fetching:
    """Fetches from a server into a folder, and keeps for how long it would have waited."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.server, self.folder = server, folder
        self.waits: list[float] = []
        self.said: list[str] = []

    def __call__(self, *symbols: str, form: str = "pdf", **options: object) -> list[Outcome]:
        pace = Pace(pause=0, sleep=self.waits.append)
        known = {"template": self.server.template, "pace": pace, **options}
        wanted = [Wanted(symbol, "en", form) for symbol in symbols]
        return list(fetch(wanted, self.folder, Options(**known), self.said.append))

    def one(self, symbol: str = ONE, **options: object) -> Outcome:
        (found,) = self(symbol, **options)
        return found

    def problem(self, symbol: str = ONE, **options: object) -> str:
        found = self.one(symbol, **options)
        assert isinstance(found, NotFetched)
        assert found.message.startswith(f"{symbol}: ")
        assert "\n" not in found.message
        assert found.address in found.message
        assert self.files() == []
        return found.problem

    def files(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir() if not path.name.startswith("."))

    def parts(self) -> list[str]:
        return sorted(path.name for path in (self.folder / ".fetched").glob("*.part"))


@pytest.fixture
def fetching(server, tmp_path):
    return Fetching(server, tmp_path / "documents")


def docx() -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return content.getvalue()


def test_documents_are_fetched_one_after_another_by_name(server, fetching):
    for symbol in NAMES:
        server.reply(symbol, send())
    assert [one.how for one in fetching(*NAMES)] == ["fetched"] * 3
    assert fetching.files() == sorted(NAMES.values())
    assert {(fetching.folder / name).read_bytes() for name in NAMES.values()} == {PDF}
    assert fetching.parts() == []
    assert server.symbols() == list(NAMES)
    assert {headers["user-agent"] for _, headers in server.asked} == {"unkg/0.2.0 (+https://w3id.org/unkg/)"}


def test_a_second_run_asks_for_nothing(server, fetching):
    server.reply(ONE, send())
    fetching(ONE)
    server.asked.clear()
    assert fetching.one().how == "already there"
    assert server.asked == []


@pytest.mark.parametrize("validators", [{"ETag": '"one"'}, {"Last_Modified": formatdate(0, usegmt=True)}])
def test_a_file_is_sent_again_only_if_it_has_changed(server, fetching, validators):
    server.reply(ONE, send(**validators), send(b"", 304), send(PDF + b"\n%%EOF"))
    fetching(ONE)
    assert fetching.one(refresh=True).how == "unchanged"
    asked = server.asked[-1][1]
    assert asked.get("if-none-match") == validators.get("ETag")
    assert asked.get("if-modified-since") == validators.get("Last_Modified")
    assert fetching.one(refresh=True).how == "fetched"
    assert (fetching.folder / NAMES[ONE]).read_bytes() == PDF + b"\n%%EOF"


def test_a_server_without_validators_sends_the_same_again(server, fetching):
    server.reply(ONE, send())
    fetching(ONE)
    assert fetching.one(refresh=True).how == "unchanged"


def test_a_damaged_file_is_fetched_again_as_a_whole(server, fetching):
    server.reply(ONE, if_changed())
    fetching(ONE)
    (fetching.folder / NAMES[ONE]).write_bytes(PDF[:100])
    assert fetching.one().how == "fetched"
    assert (fetching.folder / NAMES[ONE]).read_bytes() == PDF


def test_what_somebody_put_there_is_left_alone(server, fetching):
    fetching.folder.mkdir()
    (fetching.folder / NAMES[ONE]).write_bytes(b"mine")
    assert fetching.one().how == "already there"
    assert server.asked == []


def test_a_damaged_record_costs_no_more_than_asking_again(server, fetching):
    server.reply(ONE, send())
    fetching(ONE)
    record = fetching.folder / ".fetched" / "record.jsonl"
    record.write_bytes(b'[1]\n"x"\nnull\n{"document": 1}\n\xff\n{"a":' + record.read_bytes()[:30])
    assert fetching.one().how == "already there"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(server, fetching, status):
    server.reply(ONE, redirect("/doc/a.pdf", status))
    server.reply("/doc/a.pdf", redirect(f"{server.root}/doc/b.pdf", status))
    server.reply("/doc/b.pdf", send())
    assert fetching.one().how == "fetched"


def test_only_some_redirects_are_followed(server, fetching):
    server.reply(ONE, redirect(f"/access?s={ONE}"))
    assert fetching.problem() == "more than 5 redirects"
    assert len(server.symbols()) == 6


@pytest.mark.parametrize(
    ("location", "problem"),
    [
        ("https://example.org/a.pdf", "the server leads to another host, example.org"),
        ("http://127.0.0.2/a.pdf", "the server leads to another host, 127.0.0.2"),
        ("https://notun.org/a.pdf", "the server leads to another host, notun.org"),
        ("https://digitallibrary.un.org/a.pdf", "it is at digitallibrary.un.org, whose terms of use allow no"),
        ("file:///etc/passwd", "the server leads to an address of another kind, file:///etc/passwd"),
        ("http://[", "the server leads to 'http://[', which is no address"),
    ],
)
def test_redirects_to_other_hosts_are_not_followed(server, fetching, location, problem):
    server.reply(ONE, redirect(location))
    assert fetching.problem().startswith(problem)


def test_a_missing_document_does_not_stop_the_others(server, fetching):
    server.reply(ONE, send())
    server.reply(THREE, send())
    found = fetching(ONE, TWO, THREE)
    assert [type(one) for one in found] == [Fetched, NotFetched, Fetched]
    assert found[1].problem == "the server has no such document (404 Not Found)"
    assert server.symbols().count(TWO) == 1


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again_when_it_says(server, fetching, status):
    server.reply(ONE, send(b"", status, Retry_After="7"), send(b"", status), send())
    assert fetching.one().how == "fetched"
    assert fetching.waits == [7.0, 4.0]
    assert any("waiting 7 s, because the server answers" in line for line in fetching.said)


def test_a_busy_server_may_say_until_when(server, fetching):
    server.reply(ONE, send(b"", 503, Retry_After=formatdate(time.time() + 30, usegmt=True)), send())
    assert fetching.one().how == "fetched"
    assert 20 < fetching.waits[0] <= 30


def test_a_server_that_wants_to_be_left_alone_is(server, fetching):
    server.reply(ONE, send())
    server.reply(TWO, send(b"", 429, Retry_After="3600"))
    server.reply(THREE, send())
    fetching(THREE)
    found = fetching(ONE, TWO, "A/RES/1/1", THREE, "A/RES/1/2")
    assert [type(one) for one in found] == [Fetched, NotFetched, Fetched, Stopped]
    assert found[1].remedy == "run the command again in 3,600 seconds"
    assert found[3].number == 2
    assert fetching.waits == []


def test_a_server_that_stays_busy_is_left_alone(server, fetching):
    server.reply(ONE, send(b"", 429))
    found = fetching(ONE, TWO)
    assert found[1:] == [Stopped(1)]
    assert fetching.waits == [2.0, 4.0, 8.0]
    assert server.symbols() == [ONE] * 4


def test_an_error_of_the_server_may_concern_one_document(server, fetching):
    server.reply(ONE, send(b"", 500))
    server.reply(TWO, send())
    assert [type(one) for one in fetching(ONE, TWO)] == [NotFetched, Fetched]


def test_what_cannot_be_reached_is_not_asked_for_the_rest(tmp_path):
    pace = Pace(pause=0, sleep=lambda _: None)
    options = Options(template=f"http://127.0.0.1:{free_port()}/{{symbol}}", pace=pace)
    first, rest = fetch([Wanted(ONE, "en", "pdf"), Wanted(TWO, "en", "pdf")], tmp_path, options)
    assert "does not answer (ConnectionError)" in first.message
    assert rest == Stopped(1)


@pytest.mark.parametrize("status", [202, 203, 400, 401, 403, 418])
def test_other_answers_are_no_documents(server, fetching, status):
    server.reply(ONE, send(PDF, status))
    assert fetching.problem().startswith(f"the server does not give it to programs ({status}")


@pytest.mark.parametrize(
    ("content", "form", "problem"),
    [
        (PAGE, "pdf", "the server sent a web page (“Document not available”) instead of a pdf"),
        (b"\xef\xbb\xbf \n<!-- x --><HTML>", "docx", "the server sent a web page instead of a docx"),
        (b"", "pdf", "the server sent an empty file"),
        (b"\n \n", "pdf", "the server sent an empty file"),
        (b'{"error": "none"}', "pdf", "the server sent something that is no pdf file"),
        (b"\xffWPC....", "docx", "the server sent a file of WordPerfect, which nothing reads"),
        (docx(), "pdf", "the server sent a .docx file instead of a pdf"),
        (PDF, "docx", "the server sent a .pdf file instead of a docx"),
    ],
    ids=["page", "page with mark", "empty", "blank", "json", "wordperfect", "word", "pdf"],
)
def test_the_content_tells_what_a_file_is(server, fetching, content, form, problem):
    server.reply(ONE, send(content, Content_Type="application/pdf"))
    assert fetching.problem(form=form) == problem
    assert fetching.parts() == []


@pytest.mark.parametrize(
    ("content", "extension"),
    [(docx(), ".docx"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".doc"), (rb"{\rtf1 a}", ".rtf")],
)
def test_word_files_of_any_age_get_their_own_extension(server, fetching, content, extension):
    server.reply(ONE, send(content, Content_Type="text/html"))
    assert fetching.one(form="docx").path.name == f"A_RES_60_251-EN{extension}"
    assert fetching.one(form="docx").how == "already there"


def test_a_compressed_answer_is_decompressed(server, fetching):
    server.reply(ONE, zipped(ETag='"one"'))
    fetching(ONE)
    assert (fetching.folder / NAMES[ONE]).read_bytes() == PDF


def test_chunks_are_joined(server, fetching):
    server.reply(ONE, in_chunks())
    fetching(ONE)
    assert (fetching.folder / NAMES[ONE]).read_bytes() == PDF


def test_a_cut_answer_goes_on_where_it_ended(server, fetching):
    server.reply(ONE, cut(ETag='"one"'), ranges())
    assert fetching.one().how == "fetched"
    assert server.asked[-1][1]["range"] == "bytes=10000-"
    assert (fetching.folder / NAMES[ONE]).read_bytes() == PDF


def test_an_interrupted_run_goes_on_where_it_ended(server, fetching):
    server.reply(ONE, cut(ETag='"one"'))
    assert fetching.problem().startswith("the answer broke off")
    assert fetching.parts() == ["A_RES_60_251-EN.pdf.part"]
    server.reply(ONE, ranges())
    assert fetching.one().how == "fetched"
    assert server.asked[-1][1]["range"] == "bytes=10000-"
    assert (fetching.folder / NAMES[ONE]).read_bytes() == PDF
    assert fetching.parts() == []


@pytest.mark.parametrize(
    "first",
    [
        cut(),
        cut(ETag='W/"one"'),
        cut(b"X" * 50_000, ETag='"old"'),
        cut(PDF + b"more", len(PDF) + 2, ETag='"one"'),
        cut(PDF, 100, ETag='"one"', Content_Encoding="identity, br"),
        in_chunks(whole=False),
    ],
    ids=["no validator", "weak", "another file", "too long", "compressed", "chunks"],
)
def test_a_part_of_another_file_is_not_continued(server, fetching, first):
    server.reply(ONE, first, ranges())
    assert fetching.one().how == "fetched"
    assert (fetching.folder / NAMES[ONE]).read_bytes() == PDF


def test_a_wrong_part_is_not_joined(server, fetching):
    wrong = send(PDF[5:], 206, Content_Range=f"bytes 5-{len(PDF) - 1}/{len(PDF)}")
    server.reply(ONE, cut(ETag='"one"'), wrong, ranges())
    assert fetching.one().how == "fetched"
    assert (fetching.folder / NAMES[ONE]).read_bytes() == PDF


def test_a_pdf_of_unknown_length_must_have_its_end(server, fetching):
    server.reply(ONE, unmeasured(PDF[:5000]), unmeasured(PDF))
    assert fetching.one().how == "fetched"
    server.reply(TWO, unmeasured(docx()[:40]))
    assert fetching.one(TWO, form="docx").problem == "the end of the file is missing"
    assert fetching.files() == [NAMES[ONE]]


def test_a_slow_answer_is_given_up(server, fetching):
    server.reply(ONE, dripping)
    began = time.monotonic()
    assert fetching.problem(seconds=0.1) == "the answer takes too long"
    assert time.monotonic() - began < 30  # the answer takes twice as long, however busy the machine is


@pytest.mark.parametrize("reply", [endless, send(PDF * 20), zipped(PDF * 20), send(PDF, Content_Length=10**12)])
def test_a_large_answer_is_given_up(server, fetching, reply):
    server.reply(ONE, reply)
    assert fetching.problem(megabytes=1) == "it has more than 1 MB"
    assert fetching.parts() == []


def test_a_failed_refresh_leaves_the_old_file(server, fetching):
    server.reply(ONE, send(ETag='"one"'), send(PAGE))
    fetching(ONE)
    assert isinstance(fetching.one(refresh=True), NotFetched)
    assert (fetching.folder / NAMES[ONE]).read_bytes() == PDF
    assert fetching.one().how == "already there"


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("User-agent: *\nDisallow: /access", False),
        ("User-agent: unkg\nDisallow: /\n\nUser-agent: *\nDisallow:", False),
        ("User-agent: other\nDisallow: /", True),
        ("<html>not found</html>", True),
    ],
)
def test_what_robots_may_not_ask_is_not_asked(server, fetching, rules, allowed):
    server.reply("/robots.txt", send(rules.encode()))
    server.reply(ONE, send())
    if allowed:
        assert fetching.one().how == "fetched"
    else:
        assert fetching.problem() == f"the robots.txt of {server.root[7:]} does not allow it"
        assert server.symbols() == []


def test_robots_are_asked_about_once_and_their_delay_is_kept(server, fetching):
    server.reply("/robots.txt", send(b"User-agent: *\nCrawl-delay: 9\nDisallow:"))
    for symbol in NAMES:
        server.reply(symbol, send())
    fetching(*NAMES)
    assert [symbol for symbol, _ in server.asked] == ["/robots.txt", *NAMES]
    assert [round(wait) for wait in fetching.waits] == [9, 9, 9]


def test_a_server_that_does_not_tell_its_rules_now_is_asked_later(server, fetching):
    server.reply("/robots.txt", send(b"", 503))
    server.reply(ONE, send())
    assert "503" in fetching.problem()
    assert server.symbols() == []


def test_there_is_a_pause_between_requests(server, tmp_path):
    waits: list[float] = []
    for symbol in NAMES:
        server.reply(symbol, send())
    options = Options(template=server.template, pace=Pace(pause=5, sleep=waits.append))
    list(fetch([Wanted(symbol, "en", "pdf") for symbol in NAMES], tmp_path, options))
    assert [round(wait) for wait in waits] == [5, 5, 5]


@pytest.mark.parametrize(
    ("template", "address"),
    [
        ("https://undocs.org/{language}/{symbol}", "https://undocs.org/fr/S/RES/2371(2017)"),
        ("https://h/a?s={symbol}&l={language}&t={form}", "https://h/a?s=S%2FRES%2F2371(2017)&l=fr&t=pdf"),
    ],
)
def test_a_template_gives_addresses(template, address):
    assert address_of(check_template(template), Wanted(TWO, "fr", "pdf")) == address


@pytest.mark.parametrize(
    "template", ["", "x", "https://h/", "https://h/{symbol", "https://h/{}", "{symbol}", "ftp://h/{symbol}", "http://[{symbol}",
                 "https://h/{symbol}/{other}", "https:///{symbol}", "https://h:x/{symbol}", "https://h/{symbol.x}"]
)  # fmt: skip
def test_a_template_without_a_place_for_the_symbol_is_refused(template):
    with pytest.raises(FetchError, match="no address with a place for the symbol"):
        check_template(template)

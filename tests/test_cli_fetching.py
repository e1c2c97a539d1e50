"""`unkg fetch` as it is called: symbols in, files and messages out, and what a build makes of the files."""

import os
import signal
import subprocess
import sys
import time

import pytest

from fetched_server import PDF, Handler, send, served, without_proxies_and_pauses
from unkg import building, store
from unkg.building import Limits
from waiting import wait_until

HRC, UPR = "A/HRC/28/15", "A/HRC/WG.6/34/SVN/1"


@pytest.fixture
def server(monkeypatch):
    """A server, and no pauses."""
    without_proxies_and_pauses(monkeypatch)
    with served() as one:
        yield one


def test_paths_go_to_standard_output_and_failures_to_standard_error(server, unkg, tmp_path):
    server.reply("A/RES/60/251", send())
    options = ["-o", tmp_path, "--address", server.template]
    code, out, err = unkg("fetch", "UNGA res. 60-251", "A/RES/60/251", "A/RES/1/1", "60/251", *options)
    assert code == 1
    assert out == f"{tmp_path}/A_RES_60_251-EN.pdf\n"
    assert err.splitlines() == [
        "“60/251” does not begin with an organ's letters, as A/ or S/ or CRC/.",
        (
            "A/RES/1/1: the server has no such document (404 Not Found); check the symbol, or try another --language: "
            f"{server.root}/access?s=A%2FRES%2F1%2F1&l=en&t=pdf"
        ),
        "2 documents: 1 fetched, 1 not fetched",
    ]
    code, out, err = unkg("fetch", "A/RES/60/251", *options)
    assert (code, err) == (0, "1 document: 1 already there\n")


def test_a_file_that_is_no_list_is_told_in_a_few_lines(server, unkg, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<p>\n" * 200, encoding="utf-8")
    code, _, err = unkg("fetch", "--from", page, "-o", tmp_path / "texts", "--address", server.template)
    assert code == 1
    assert len(err.splitlines()) < 10
    assert "195 more that are no symbols; is this a list of symbols, one a line?" in err


def test_symbols_may_be_listed_in_a_file(server, unkg, tmp_path):
    listed = tmp_path / "symbols.txt"
    listed.write_text("\ufeffA/RES/60/251\n\n not a symbol \nS/RES/2371 (2017)\n", encoding="utf-8")
    code, out, err = unkg("fetch", "--from", listed, "--dry-run", "--address", server.template, "--language", "fr")
    assert (code, out.splitlines()) == (
        1,
        [
            f"A_RES_60_251-FR.pdf  {server.root}/access?s=A%2FRES%2F60%2F251&l=fr&t=pdf",
            f"S_RES_2371(2017)-FR.pdf  {server.root}/access?s=S%2FRES%2F2371(2017)&l=fr&t=pdf",
        ],
    )
    assert err == f"{listed}, line 3: “not a symbol” has no slash: a symbol names its organ first, as A/HRC/25/63.\n"
    assert server.asked == []


def test_symbols_may_come_from_standard_input(tmp_path):
    words = [sys.executable, "-m", "unkg", "fetch", "-", "--dry-run"]
    done = subprocess.run(words, input=b"A/HRC/RES/58/17\n", capture_output=True, check=True)
    address = b"https://documents.un.org/api/symbol/access?s=A%2FHRC%2FRES%2F58%2F17&l=en&t=pdf"
    assert done.stdout == b"A_HRC_RES_58_17-EN.pdf  " + address + b"\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["-o", "x"], "no symbols given: name them, or a file with --from"),
        (["A/RES/1/1", "--address", "http://x/"], "'http://x/' is no address with a place for the symbol"),
        (["--from", "absent.txt"], "absent.txt: No such file or directory"),
        (["--from", "/dev/zero"], "/dev/zero: more than 16,777,216 bytes; list fewer symbols"),
        (["A/RES/1/1", "-o", "/dev/null"], "/dev/null"),
    ],
)
def test_wrong_use_is_told_in_a_line(unkg, words, message):
    code, _, err = unkg("fetch", *words)
    assert code == 2
    assert message in err
    assert err.count("\n") == 1


def slow(handler: Handler) -> None:
    """A reply that stops for long in the middle."""
    handler.begin(200, {"Content-Length": len(PDF), "ETag": '"one"'})
    handler.wfile.write(PDF[:50_000])
    time.sleep(20)


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_stopped_leaves_no_half_file(server, unkg, tmp_path, sent):
    server.reply("A/RES/60/251", slow)
    words = ["fetch", "A/RES/60/251", "-o", str(tmp_path), "--address", server.template]
    part = tmp_path / ".fetched" / "A_RES_60_251-EN.pdf.part"
    # What a shell runs in the background ignores interrupts, and so would what is started here.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen([sys.executable, "-m", "unkg", *words], stderr=subprocess.PIPE) as run:
        wait_until(lambda: part.exists() and part.stat().st_size)
        os.kill(run.pid, sent)
        assert b"Traceback" not in run.communicate(timeout=60)[1]
    assert [path.name for path in tmp_path.iterdir()] == [".fetched"]
    server.reply("A/RES/60/251", send())
    assert unkg(*words)[0] == 0
    assert (tmp_path / "A_RES_60_251-EN.pdf").read_bytes() == PDF


def test_what_is_fetched_is_read_with_its_symbol(server, unkg, shared, tmp_path):
    """Real files: a report whose text states its symbol, and a picture whose text does not."""
    files = shared / "corpus" / "files" / "pdf"
    server.reply("A/HRC/28/15", send((files / "slovenia-2nd-g1423930.pdf").read_bytes()))
    server.reply("A/HRC/43/6/Add.1", send((files / "slovenia-3rd-Slovenia_Infographic.pdf").read_bytes()))
    assert unkg("fetch", HRC, "A/HRC/43/6/Add.1", "-o", tmp_path / "in", "--address", server.template)[0] == 0
    here = building.Options(validate=False, limits=Limits(processes=0))
    summary = building.build([tmp_path / "in"], tmp_path / "store", here)
    assert (summary.unreadable, summary.read, summary.skipped) == (0, 2, {})
    with store.open_store(tmp_path / "store") as built:
        held = {graph.rpartition("/id/graph/")[2] for graph in built.graphs()}
    assert held >= {"A/HRC/28/15", "A/HRC/43/6/Add.1"}

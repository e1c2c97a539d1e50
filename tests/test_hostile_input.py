"""Inputs that would hang, escape, break the output or steer a terminal."""

import bz2
import csv
import gzip
import io
import lzma
import os
import re
import resource
import socket
import subprocess
import sys
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, strategies

import unkg as package
from known import KNOWLEDGE
from unkg import queries, symbols
from unkg.cli import output
from unkg.cli.terminal import Terminal, escaped
from unkg.queries import QueryInputError, Table
from unkg.readers import ReadError, Skipped
from unkg.readers.reading import READERS
from unkg.readers.sources import printable, sources

TEXT = "Recalling resolution 60/251 of the General Assembly,\n"


def found(*paths, **options):
    return list(sources(paths, READERS, **options))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "z.txt").write_text(TEXT)
    return tmp_path / "d"


def test_a_pipe_is_not_waited_for(folder):
    os.mkfifo(folder / "a.txt")
    [named] = found(folder / "a.txt")
    assert "a pipe, socket or device, not a file" in named.message
    pipe, text = found(folder)
    with pytest.raises(ReadError, match="a pipe"):
        pipe.open()
    with text.open() as file:
        assert file.read() == TEXT.encode()


def test_a_device_or_socket_is_not_read(folder):
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "b.txt"))
        for path in ("/dev/zero", folder / "b.txt"):
            [named] = found(path)
            assert "a pipe, socket or device" in named.message


def test_links_out_of_a_folder_are_followed_on_request_only(folder, tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "o.txt").write_text(TEXT)
    (folder / "a.txt").symlink_to(tmp_path / "outside" / "o.txt")
    (folder / "b").symlink_to(tmp_path / "outside")
    (folder / "c.txt").symlink_to(folder / "z.txt")
    (folder / "loop").symlink_to(folder)
    assert [(item.reason if isinstance(item, Skipped) else "", item.key) for item in found(folder)] == [
        ("symbolic-link", "a.txt"),
        ("symbolic-link", "b"),
        ("", "c.txt"),
        ("", "z.txt"),
    ]
    assert [item.key for item in found(folder, follow_links=True)] == ["a.txt", "b/o.txt", "c.txt", "z.txt"]


def test_a_named_link_is_followed(folder, tmp_path):
    (tmp_path / "link.txt").symlink_to(folder / "z.txt")
    assert [item.key for item in found(tmp_path / "link.txt")] == ["link.txt"]


def test_a_name_that_is_not_utf8_is_read(folder, tmp_path):
    for number, name in enumerate((b"r\xe9solution.txt", b"r\xe8solution.txt")):
        (folder / os.fsdecode(name)).write_text(f"{TEXT}{number}")
    summary = package.build([folder], tmp_path / "s", validate=False, workers=0)
    assert (summary.documents, summary.unreadable) == (3, 0)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a.txt", "a.txt"),
        ("é.txt".encode(), "é.txt"),
        (b"\xe9.txt", r"\xe9.txt"),
        (b"\\x\xe9", r"\\x\xe9"),
        (b"\\", "\\"),
    ],
)
def test_names_are_printable(name, shown):
    assert printable(os.fsdecode(name)) == shown


def test_half_a_character_is_refused():
    with pytest.raises(ReadError, match="character 6: unpaired surrogate"):
        package.extract("60/251\ud800")
    with pytest.raises(ReadError, match="unpaired surrogate"):
        package.explain("60/251\udfff", 0)
    with pytest.raises(QueryInputError, match=r"document='A/RES/\\udcff': not UTF-8 at character 6"):
        queries.run(None, KNOWLEDGE, "documents-citing", document="A/RES/\udcff")


@pytest.mark.parametrize("text", ["A/RES/\x1b[31m1/1", "A/RES/1\x01/1", "A/RES/1\x7f/1", "S/2006/\ud800"])
def test_a_symbol_has_no_control_character(text):
    with pytest.raises(symbols.SymbolError, match="cannot be printed"):
        symbols.parse(text)


def test_a_terminal_gets_no_control_characters(monkeypatch):
    class Screen(io.StringIO):
        def isatty(self):
            return True

    table = Table(("title",), (("\x1b]0;mine\x07red\x9b31m",),))
    for form in output.FORMATS.values():
        screen = Screen()
        monkeypatch.setattr("sys.stdout", screen)
        with output.destination(None) as target:
            form(table, target)
        assert isinstance(target, Terminal)
        assert not {"\x1b]", "\x07", "\x9b"} & {screen.getvalue()[i : i + n] for i in range(99) for n in (1, 2)}
        assert "mine" in screen.getvalue()


def test_markdown_holds_no_html():
    written = io.StringIO()
    output.as_markdown(Table(("title",), (("<img src=x onerror=1> & |",),)), written)
    assert written.getvalue().endswith("| &lt;img src=x onerror=1&gt; &amp; &#124; |\n")


def test_escapes_are_shown():
    assert escaped("a\x1b[31m\tb\n\x07\udce9") == "a\\x1b[31m\tb\n\\x07\\xe9"


def test_messages_are_escaped(unkg, tmp_path):
    code, _, err = unkg("extract", str(tmp_path / "\x1b[31mred.txt"))
    assert code == 1
    assert "\x1b" not in err
    assert "\\x1b[31mred.txt" in err


@pytest.mark.parametrize("address", ['https://x/">', "https://x/\udcff", "ftp://x"])
def test_an_address_that_is_no_iri_is_refused(unkg, tmp_path, address):
    code, _, err = unkg("publish", "-o", str(tmp_path / "out"), "--store", "none", "--address", address)
    assert code == 2
    assert "--address" in err
    assert len(err.splitlines()) == 1


def test_a_file_is_replaced_only_when_it_is_complete(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("old")

    def write_half():
        with output.destination(path) as file:
            file.write("half")
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        write_half()
    assert [(found.name, found.read_text()) for found in tmp_path.iterdir()] == [("x.csv", "old")]
    with output.destination(path) as file:
        file.write("new\r\n")
    assert path.read_bytes() == b"new\r\n"


def test_a_link_to_a_file_stays_a_link(tmp_path):
    (tmp_path / "x.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("x.csv")
    with output.destination(tmp_path / "link.csv") as file:
        file.write("new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "x.csv").read_text() == "new"


def test_a_device_is_written_to():
    with output.destination(Path(os.devnull)) as file:
        file.write("nothing")
    assert not Path(os.devnull).is_file()


def test_a_name_that_ends_in_gz_is_compressed_alike_in_every_run(tmp_path, unkg, folder):
    for name in ("a.jsonl.gz", "b.jsonl.gz"):
        assert unkg("extract", folder / "z.txt", "-o", tmp_path / name) == (0, "", "")
    written = (tmp_path / "a.jsonl.gz").read_bytes()
    assert written == (tmp_path / "b.jsonl.gz").read_bytes()
    assert gzip.decompress(written).startswith(b'{"id": "z.txt"')


@pytest.mark.parametrize(("end", "opened"), [(".xz", lzma.open), (".bz2", bz2.open), (".GZ", gzip.open)])
def test_output_is_compressed_as_its_name_says(tmp_path, unkg, folder, end, opened):
    assert unkg("extract", folder / "z.txt", "-o", tmp_path / f"x.jsonl{end}") == (0, "", "")
    with opened(tmp_path / f"x.jsonl{end}") as file:
        assert file.read().startswith(b'{"id": "z.txt"')


@pytest.mark.parametrize("name", ["x.jsonl.zst", "x.zip", "x.csv.7z"])
def test_a_name_of_a_compression_that_is_not_written_is_refused(tmp_path, unkg, folder, name):
    code, out, err = unkg("extract", folder / "z.txt", "-o", tmp_path / name)
    assert (code, out) == (2, "")
    assert err.endswith(f"{name}: cannot compress so; use .gz, .xz, .bz2, or compress it afterwards\n")
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize(
    "words",
    [
        ("extract", "FOLDER", "-o", "x.jsonl"),
        ("extract", "FOLDER", "-o", "x.jsonl.xz"),
        ("query", "documents-held", "--format", "csv", "--store", "STORE", "-o", "x.csv"),
        ("render", "lineage", "A/HRC/RES/58/17", "--store", "STORE", "-o", "x.svg"),
        ("validate", "--store", "STORE", "-o", "x.txt"),
    ],
)
def test_a_full_disk_leaves_the_old_file(tmp_path, folder, small_store, words):
    path = tmp_path / words[-1]
    path.write_text("old")
    given = {"FOLDER": folder, "STORE": small_store, words[-1]: path}
    done = subprocess.run(
        [sys.executable, "-m", "unkg", *(given.get(word, word) for word in words)],
        preexec_fn=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (10, 10)),
        capture_output=True, text=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "unkg: cannot write (File too large); free some space and run the command again\n"
    assert [(found.name, found.read_text()) for found in tmp_path.glob("*x.*")] == [(path.name, "old")]


@pytest.fixture(scope="module")
def small_store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("small")
    (folder / "a.txt").write_text(f"A/HRC/RES/58/17\n\nThe Human Rights Council,\n\n{TEXT}")
    package.build([folder], folder / "s", validate=False, workers=0)
    return folder / "s"


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-n", "'-n"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("x;=cmd", "x;'=cmd"),
        ("'=1", "''=1"),
        ("\uff1d1", "'\uff1d1"),
        ("a - b = c", "a - b = c"),
        ("“quoted” 'word'", "“quoted” 'word'"),
        (-5, "-5"),
        (Decimal("-0.5"), "-0.5"),
        (None, ""),
    ],
)
def test_a_spreadsheet_finds_no_formula(cell, safe):
    written = io.StringIO()
    output.as_safe_csv(Table(("title", "n"), ((cell, 1),)), written)
    assert list(csv.reader(io.StringIO(written.getvalue()))) == [["title", "n"], [safe, "1"]]


@given(strategies.text("=+-@';\tx "))
def test_safe_csv_can_be_undone(cell):
    cell = " ".join(cell.split())
    written = io.StringIO()
    output.as_safe_csv(Table(("title",), ((cell,),)), written)
    safe = "".join(cell for row in list(csv.reader(io.StringIO(written.getvalue())))[1:] for cell in row)
    assert re.sub(r"(^|[;\t])'('*[=+\-@＝＋－＠])", r"\1\2", safe) == cell  # as in docs/cli.md


def test_csv_is_safe_in_files_and_plain_on_standard_output(unkg, tmp_path, small_store):
    words = ("query", "--store", small_store, "--format", "csv", "--file", tmp_path / "q.rq")
    (tmp_path / "q.rq").write_text("SELECT ('=1' AS ?x) {}")
    assert unkg(*words) == (0, "x\r\n=1\r\n", "")
    assert unkg(*words, "--safe-csv") == (0, "x\r\n'=1\r\n", "")
    assert unkg(*words, "-o", tmp_path / "x.csv") == (0, "", "")
    assert (tmp_path / "x.csv").read_text() == "x\n'=1\n"
    assert unkg(*words, "-o", tmp_path / "x.csv", "--plain-csv") == (0, "", "")
    assert (tmp_path / "x.csv").read_text() == "x\n=1\n"
    code, _, err = unkg(*words, "--format", "json", "--safe-csv")
    assert (code, err) == (2, "unkg: --safe-csv and --plain-csv need --format csv\n")


@pytest.mark.parametrize("base", ['https://x/">', "https://x/\udcff", "a b", "{x}", "-"])
@pytest.mark.parametrize("command", ["build", "publish"])
def test_a_base_that_is_no_iri_is_refused(unkg, tmp_path, folder, small_store, command, base):
    words = {"build": (folder, "--store", tmp_path / "s"), "publish": ("--store", small_store, "-o", tmp_path / "out")}
    code, out, err = unkg(command, *words[command], "--base", base)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "is not an IRI" in err


@pytest.mark.parametrize("address", ["http://x/\udcff", "http://x/é", "http://[", "http://a b", "http://x:y/"])
def test_an_endpoint_that_is_no_url_is_refused(unkg, address):
    code, out, err = unkg("query", "most-cited", "--store", address)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    err.encode()


def test_a_picture_of_any_name_is_drawn(unkg, tmp_path, small_store):
    path = tmp_path / os.fsdecode(b"\xe9.svg")
    assert unkg("render", "lineage", "A/HRC/RES/58/17", "--store", small_store, "-o", path)[0] == 0
    assert r"\xe9.svg" in path.read_text()


def test_a_file_that_cannot_be_written_is_named(unkg, folder, tmp_path):
    code, out, err = unkg("extract", folder / "z.txt", "-o", tmp_path / "none" / "x.jsonl")
    assert (code, out, err) == (2, "", f"unkg: {tmp_path / 'none' / 'x.jsonl'}: No such file or directory\n")

"""Inputs at addresses: what is read, what is skipped, and which process asks for it."""

import os
import socket
import tarfile
import zipfile
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from threading import Thread

import pytest

from known import KNOWLEDGE
from test_building import COUNCIL, NOTE, SECURITY, dumped
from unkg.building import Limits, Options, build, extract_lines
from unkg.readers import READERS, Skipped, Source, Unreadable, is_address, is_elsewhere, read
from unkg.readers.remote import shown
from unkg.readers.sources import sources

fsspec = pytest.importorskip("fsspec", reason="no fsspec: pip install 'unkg[remote]'")
pytest.importorskip("aiohttp", reason="no aiohttp: pip install 'unkg[remote]'")

HERE = Options(validate=False, limits=Limits(processes=0))


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder, counts what it is asked, and may send a version of each file."""

    def __init__(self, *words, asked, versions, **more):
        self.asked, self.versions = asked, versions
        super().__init__(*words, **more)

    def send_response(self, code, message=None):
        super().send_response(code, message)
        self.asked.append(f"{self.command} {self.path}")
        path = self.translate_path(self.path)
        if self.versions and os.path.isfile(path):  # noqa: PTH113
            self.send_header("ETag", f'"{os.stat(path).st_mtime_ns}"')  # noqa: PTH116

    def log_message(self, *_):
        pass


@contextmanager
def web(folder, *, versions=False):
    """The address of a web server for a folder, and the list of what it has been asked."""
    asked = []
    handler = partial(_Handler, directory=str(folder), asked=asked, versions=versions)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


@pytest.fixture
def inputs(tmp_path):
    """A folder with documents, and with what is skipped in folders."""
    folder = tmp_path / "in"
    (folder / "more words").mkdir(parents=True)
    (folder / "council.txt").write_text(COUNCIL, encoding="utf-8")
    (folder / "more words" / "security 1.md").write_text(SECURITY, encoding="utf-8")
    (folder / "note.txt").write_text(NOTE, encoding="utf-8")
    (folder / "lines.jsonl").write_text('{"id": "a", "text": "Recalling resolution 1325 (2000),"}\n', encoding="utf-8")
    (folder / ".hidden.txt").write_text("x")
    (folder / "picture.png").write_text("x")
    (folder / "corrections.csv").write_text(
        "document,place,words,target,by,why\nA/HRC/RES/55/21,PP 1,60/251,A/RES/60/252,me,a test\n"
    )
    return folder


@pytest.fixture
def archive(inputs, tmp_path):
    """The same in an archive."""
    path = tmp_path / "in.zip"
    with zipfile.ZipFile(path, "w") as file:
        for member in sorted(inputs.rglob("*")):
            file.write(member, member.relative_to(inputs))
    return path


def memory(inputs):
    """The same in fsspec's memory."""
    files = fsspec.filesystem("memory")
    for path in inputs.rglob("*"):
        if path.is_file():
            files.pipe(f"/{inputs.parent.name}/{path.relative_to(inputs).as_posix()}", path.read_bytes())
    return f"memory://{inputs.parent.name}"


def keys(found):
    return [item.key for item in found if isinstance(item, Source)]


def test_a_folder_at_an_address_gives_the_graph_of_the_folder(inputs, archive, tmp_path):
    summary = build([inputs], tmp_path / "folder", HERE)
    expected = dumped(tmp_path / "folder", tmp_path / "folder.nq")
    with tarfile.open(tmp_path / "in.tar.gz", "w:gz") as file:
        file.add(inputs, "in")
    with web(inputs) as (server, _):
        addresses = (f"{server}/", f"zip://::{archive}", f"tar://in::{tmp_path / 'in.tar.gz'}", memory(inputs))
        for number, address in enumerate(addresses):
            other = build([address], tmp_path / str(number), HERE)
            assert dumped(tmp_path / str(number), tmp_path / f"{number}.nq") == expected, address
            assert (other.read, other.unreadable, other.skipped) == (summary.read, 0, summary.skipped), address


def test_worker_processes_get_the_bytes_from_this_one(inputs, tmp_path):
    build([inputs], tmp_path / "folder", HERE)
    with web(inputs, versions=True) as (server, asked):
        build([f"{server}/"], tmp_path / "web", Options(validate=False, limits=Limits(2)))
    assert dumped(tmp_path / "folder", tmp_path / "a.nq") == dumped(tmp_path / "web", tmp_path / "b.nq")
    assert asked.count("GET /council.txt") == 1


def test_what_states_its_version_is_fetched_only_when_that_changes(inputs, tmp_path):
    with web(inputs, versions=True) as (server, asked):
        build([f"{server}/"], tmp_path / "s", HERE)
        asked.clear()
        again = build([f"{server}/"], tmp_path / "s", HERE)
        assert (again.read, again.unchanged) == (0, 4)
        assert "HEAD /council.txt" in asked
        assert "GET /council.txt" not in asked
        (inputs / "council.txt").write_text(COUNCIL + "More.\n", encoding="utf-8")
        changed = build([f"{server}/"], tmp_path / "s", HERE)
        assert (changed.read, changed.unchanged) == (1, 3)


def test_a_server_is_asked_once_for_a_version_and_for_none_of_what_is_skipped(inputs, tmp_path):
    with web(inputs, versions=True) as (server, asked):
        build([f"{server}/"], tmp_path / "s", HERE)
        heads = sorted(request for request in asked if request.startswith("HEAD"))
        assert heads == ["HEAD /council.txt", "HEAD /more%20words/security%201.md", "HEAD /note.txt"]
        asked.clear()
        list(extract_lines([f"{server}/council.txt"], HERE))
        assert asked == ["GET /council.txt"]


def test_a_link_to_a_file_that_is_not_there_hides_no_other(inputs, tmp_path):
    (inputs / "dead.txt").symlink_to(tmp_path / "nowhere")
    with web(inputs) as (server, _):
        summary = build([f"{server}/"], tmp_path / "s", HERE)
    assert (summary.read, summary.unreadable) == (4, 1)


def test_what_states_no_version_is_fetched_once_and_known_by_its_bytes(inputs, tmp_path):
    with web(inputs) as (server, asked):
        build([f"{server}/council.txt"], tmp_path / "s", HERE)
        assert asked.count("GET /council.txt") == 1
        assert build([f"{server}/council.txt"], tmp_path / "s", HERE).unchanged == 1


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("*.txt", ["council.txt", "note.txt"]), ("**/*.md", ["security 1.md"]), ("*/*", ["security 1.md"])],
)
def test_a_pattern_names_files(pattern, expected, inputs, archive):
    assert keys(sources([str(inputs / pattern)], READERS)) == expected
    assert keys(sources([f"zip://{pattern}::{archive}"], READERS)) == expected
    assert keys(sources([f"{memory(inputs)}/{pattern}"], READERS)) == expected


def test_files_are_skipped_as_in_a_folder(inputs, archive):
    in_folder = {(item.key, item.reason) for item in sources([inputs], READERS) if isinstance(item, Skipped)}
    at_address = {
        (item.key, item.reason) for item in sources([f"zip://::{archive}"], READERS) if isinstance(item, Skipped)
    }
    assert at_address == in_folder


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("memory://nowhere", "no such file or folder"),
        ("memory://nowhere/*.xml", "nothing matches"),
        ("zip://::nowhere.zip", "no such file or folder"),
        ("file:///etc", "a path of this machine as an address"),
        ("unheard-of://x", "cannot read it (ValueError: Protocol not known: unheard-of)"),
    ],
)
def test_an_address_that_cannot_be_read_costs_one_line(address, problem):
    (item,) = read([address], KNOWLEDGE)
    assert isinstance(item, Unreadable)
    assert item.problem == problem
    assert item.message.count("\n") == 0


def test_a_server_that_does_not_answer_is_told_from_a_file_that_is_not_there(tmp_path):
    with web(tmp_path) as (server, _):
        (item,) = read([f"{server}/missing.txt"], KNOWLEDGE)
        assert item.problem == "no such file or folder"
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (item,) = read([f"http://127.0.0.1:{port}/x.txt"], KNOWLEDGE)
    assert item.problem.startswith("cannot read it (ClientConnectorError: ")


def test_a_protocol_without_its_package_names_it(monkeypatch):
    known = import_module("fsspec.registry").known_implementations
    monkeypatch.setitem(known, "far", {"class": "far_away.Far", "err": "Install far"})
    (item,) = read(["far://x/y.txt"], KNOWLEDGE)
    assert item.message == "far://x/y.txt: its protocol needs another package; Install far"


def test_a_file_that_disappears_costs_one_line(inputs):
    def remove(item):
        if item.key == "note.txt":
            (inputs / "note.txt").unlink()

    with web(inputs, versions=True) as (server, _):
        first, second = extract_lines([f"{server}/note.txt", f"{server}/council.txt"], HERE, progress=remove)
    assert isinstance(first, Unreadable)
    assert first.problem == "no such file or folder"
    assert '"A/HRC/RES/55/21"' in second


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://me:secret@host/a.pdf?signature=x#p", "https://me@host/a.pdf"),
        ("zip://b/c.xml::s3://bucket/a.zip", "s3://bucket/a.zip/b/c.xml"),
        ("zip://::/data/a.zip", "/data/a.zip"),
        ("github://owner:repository@main/a.txt", "github://owner:repository@main/a.txt"),
        ("s3://bucket/what?.txt", "s3://bucket/what?.txt"),
    ],
)
def test_a_name_shows_no_secret(address, expected):
    assert shown(address) == expected


@pytest.mark.parametrize(
    ("name", "address", "elsewhere"),
    [
        ("s3://bucket/a.xml", True, True),
        ("zip://*.xml::https://host/a.zip", True, True),
        ("zip://*.xml::/data/a.zip", True, False),
        ("zip://*.xml::file:///data/a.zip", True, False),
        ("memory://a", True, False),
        ("a::b", False, False),
        ("folder/a.xml", False, False),
        ("-", False, False),
    ],
)
def test_addresses_are_told_from_paths(name, address, elsewhere):
    assert (is_address(name), is_elsewhere(name)) == (address, elsewhere)

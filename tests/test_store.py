"""The guarantees of a store: versions swapped in one step, one writer, undisturbed readers."""

import gc
import http.server
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import textwrap
import threading
import traceback
from collections import Counter
from contextlib import suppress
from itertools import islice
from urllib.parse import parse_qs

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store, serialize

from fuzz import damages, endpoints
from unkg.store import Embedded, Input, QueryError, StoreError, open_store, verify_folder, writer

P = NamedNode("https://example.org/p")


def statements(graph: str, *values: str) -> bytes:
    name = NamedNode(graph)
    return serialize([Quad(name, P, Literal(value), name) for value in values], format=RdfFormat.N_QUADS)


def write(folder, graph="https://example.org/a", *values, overwrite=False, digest="d"):
    with writer(folder, overwrite=overwrite) as target:
        target.replace(graph, statements(graph, *values), Input(digest, 4, "a.txt"))


def values_in(folder):
    with open_store(folder) as store:
        return sorted(row["o"].value for row in store.query("SELECT ?o WHERE { ?s ?p ?o }"))


def test_what_is_written_is_read(tmp_path):
    write(tmp_path / "s", "https://example.org/a", "one")
    with open_store(tmp_path / "s") as store:
        assert list(store.graphs()) == ["https://example.org/a"]
        assert [q.object.value for q in store.quads("https://example.org/a")] == ["one"]
        assert not list(store.quads("https://example.org/b"))
        assert bool(store.query("ASK { ?s ?p 'one' }"))


def test_adding_a_graph_again_replaces_it_and_leaves_others(tmp_path):
    write(tmp_path, "https://example.org/a", "one", "two")
    write(tmp_path, "https://example.org/b", "three")
    write(tmp_path, "https://example.org/a", "four")
    assert values_in(tmp_path) == ["four", "three"]


def test_a_graph_given_twice_in_one_build_is_the_last(tmp_path):
    with writer(tmp_path) as target:
        target.replace("https://example.org/a", statements("https://example.org/a", "one"))
        target.replace("https://example.org/a", statements("https://example.org/a", "two"))
    assert values_in(tmp_path) == ["two"]


@pytest.mark.parametrize("replaced", [1, 5])
def test_few_or_most_graphs_replaced_leave_the_others(tmp_path, replaced):
    names = [f"https://example.org/{number}" for number in range(6)]
    with writer(tmp_path) as target:
        for name in names:
            target.replace(name, statements(name, "old", "older"))
        target.add(b"<x:s> <x:p> <x:of-no-graph> .")
    with writer(tmp_path) as target:
        for name in names[:replaced]:
            target.replace(name, statements(name, "new"))
        target.remove(names[5])
    with open_store(tmp_path) as store:
        found = {name: sorted(quad.object.value for quad in store.quads(name)) for name in store.graphs()}
        assert len(list(store.quads())) == sum(map(len, found.values())) + 1
    assert found == {name: ["new"] if name in names[:replaced] else ["old", "older"] for name in names[:5]}


def test_a_version_that_would_be_the_same_is_not_made(tmp_path):
    for _ in range(2):
        with writer(tmp_path) as target:
            if target.lacks("authorities", "digest"):
                target.add(statements("https://example.org/b", "one", "two"))
    assert (tmp_path / "current").read_text().startswith("1 ")
    assert values_in(tmp_path) == ["one", "two"]


def test_what_is_kept_outlives_a_killed_writer(tmp_path):
    code = """
        import os, signal, sys
        from pathlib import Path
        from unkg.store import Input, pack, writer
        with writer(Path(sys.argv[1])) as target:
            statement = b'<x:a> <x:p> "kept" <https://example.org/a> .'
            target.keep("https://example.org/a", pack(statement), Input("d", 1, "a"))
            os.kill(os.getpid(), signal.SIGKILL)
    """
    with child(code, tmp_path) as killed:
        assert killed.wait(300) == -signal.SIGKILL
    with writer(tmp_path) as target:
        ((number, graph, made_from),) = target.kept("d")
        target.put(graph, number, made_from)
    assert values_in(tmp_path) == ["kept"]
    assert not list(tmp_path.glob("journal*"))


def test_overwrite_removes_the_old_content(tmp_path):
    write(tmp_path, "https://example.org/a", "one")
    write(tmp_path, "https://example.org/b", "two", overwrite=True)
    assert values_in(tmp_path) == ["two"]
    with writer(tmp_path) as target:
        assert set(target.inputs) == {"https://example.org/b"}


@pytest.mark.parametrize("graphs", [(None,), ("https://example.org/a",), (None, "https://example.org/a")])
def test_a_query_sees_statements_in_any_graph_and_in_none(graphs):
    names = [NamedNode(graph) if graph else DefaultGraph() for graph in graphs]
    store = Embedded(Store())
    store.pyoxigraph.extend(Quad(P, P, Literal(str(name)), name) for name in names)
    assert len(list(store.query("SELECT ?value { ?thing ?p ?value }"))) == len(graphs)


def test_the_digest_of_what_a_graph_was_made_from_is_kept(tmp_path):
    write(tmp_path, "https://example.org/a", "one", digest="first")
    with writer(tmp_path) as target:
        assert target.inputs == {"https://example.org/a": Input("first", 4, "a.txt")}


def test_a_reader_survives_several_builds(tmp_path):
    write(tmp_path, "https://example.org/a", "one")
    with open_store(tmp_path) as reader:
        for value in ("two", "three", "four"):
            write(tmp_path, "https://example.org/a", value)
        assert [q.object.value for q in reader.quads()] == ["one"]
        assert values_in(tmp_path) == ["four"]
    write(tmp_path, "https://example.org/a", "five")
    assert len(list((tmp_path / "versions").iterdir())) == 1, "versions that nobody reads are removed"


def test_nothing_is_visible_before_the_end_of_a_build(tmp_path):
    write(tmp_path, "https://example.org/a", "one")
    with writer(tmp_path) as target:
        target.replace("https://example.org/a", statements("https://example.org/a", "two"))
        assert values_in(tmp_path) == ["one"]
    assert values_in(tmp_path) == ["two"]


def test_a_failed_build_leaves_the_old_version(tmp_path):
    write(tmp_path, "https://example.org/a", "one")
    with pytest.raises(SyntaxError), writer(tmp_path) as target:
        target.replace("https://example.org/a", b"these are no N-Quads")
    assert values_in(tmp_path) == ["one"]
    assert len(list((tmp_path / "versions").iterdir())) == 1, "nothing is left of the failed build"


def child(code: str, *arguments) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


WRITER_THAT_WAITS = """
    import sys
    from pathlib import Path
    from unkg.store import writer
    with writer(Path(sys.argv[1])) as target:
        target.replace("https://example.org/b", b'<x:b> <x:p> "new" <https://example.org/b> .')
        print("writing", flush=True)
        sys.stdin.read()
"""


def test_a_second_writer_learns_who_writes(tmp_path):
    with child(WRITER_THAT_WAITS, tmp_path) as first:
        assert first.stdout.readline() == "writing\n"
        with pytest.raises(StoreError, match=f"process {first.pid} on .* is writing this store"), writer(tmp_path):
            pass
        first.stdin.close()
        assert first.wait(300) == 0
    assert values_in(tmp_path) == ["new"]


def test_a_killed_writer_leaves_the_old_version_and_no_lock(tmp_path):
    write(tmp_path, "https://example.org/a", "one")
    with child(WRITER_THAT_WAITS, tmp_path) as first:
        assert first.stdout.readline() == "writing\n"
        os.kill(first.pid, signal.SIGKILL)
        first.wait(300)
    assert values_in(tmp_path) == ["one"]
    write(tmp_path, "https://example.org/a", "two")
    assert values_in(tmp_path) == ["two"]
    assert len(list((tmp_path / "versions").iterdir())) == 1


@pytest.mark.parametrize("size", [0, 3_000, 20_000, 100_000])
def test_a_full_disk_leaves_the_old_version_and_a_later_build_resumes(tmp_path, size):
    write(tmp_path, "https://example.org/a", "one")
    many = (f"https://example.org/{number}" for number in range(2000))

    def fill():
        with writer(tmp_path) as target:
            for name in many:
                target.replace(name, statements(name, *map(str, range(50))), Input(name, 4, name))

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))  # no file may grow beyond it, as on a full disk
    try:
        with pytest.raises(StoreError, match=r"cannot write the store .* it is unchanged") as error:
            fill()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "\n" not in str(error.value)
    assert values_in(tmp_path) == ["one"]
    many = ["https://example.org/b"]
    fill()
    assert len(values_in(tmp_path)) == 51
    assert len(list((tmp_path / "versions").iterdir())) == 1
    assert not list(tmp_path.glob("journal*"))


def test_readers_in_other_processes_see_whole_versions_only(tmp_path):
    code = """
        import sys
        from unkg.store import open_store
        for _ in range(60):
            with open_store(sys.argv[1]) as store:
                values = {quad.object.value for quad in store.quads()}
            assert len(values) == 1, values
    """
    write(tmp_path, "https://example.org/a", "0")
    with child(code, tmp_path) as reader:
        for number in range(1, 8):
            with writer(tmp_path) as target:
                for graph in ("https://example.org/a", "https://example.org/b"):
                    target.replace(graph, statements(graph, str(number)))
        _, messages = reader.communicate(timeout=300)
    assert reader.returncode == 0, messages


def something_else(folder):
    (folder / "notes.txt").write_text("mine")


def other_format(folder):
    write(folder, "https://example.org/a", "one")
    (folder / "format").write_text("unkg store 99\n")


def never_built(folder):
    with pytest.raises(RuntimeError), writer(folder):
        raise RuntimeError


def lost_version(folder):
    write(folder, "https://example.org/a", "one")
    (folder / "current").write_text(f"12 {'0' * 64}\n")


def damaged_pointer(folder):
    write(folder, "https://example.org/a", "one")
    (folder / "current").write_text("??\n")


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda folder: folder.rmdir(), "no store here; build one with: unkg build"),
        (lambda _: None, "not an unkg store"),
        (something_else, "not an unkg store"),
        (other_format, "format 'unkg store 99', not 'unkg store 2'"),
        (never_built, "no build of this store has finished yet"),
        (lost_version, "version 12 is missing"),
        (damaged_pointer, "does not name a version"),
    ],
)
def test_an_unusable_store_is_reported_in_one_line(tmp_path, damage, message):
    folder = tmp_path / "s"
    folder.mkdir()
    damage(folder)
    with pytest.raises(StoreError) as error:
        open_store(folder)
    assert message in str(error.value)
    assert str(folder) in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("damage", "message"), [(something_else, "not empty and not a store"), (other_format, "has format")]
)
def test_a_build_never_writes_over_something_else(tmp_path, damage, message):
    damage(tmp_path)
    before = sorted(p.name for p in tmp_path.iterdir())
    with pytest.raises(StoreError, match=message), writer(tmp_path):
        pass
    assert sorted(p.name for p in tmp_path.iterdir() if p.name != "lock") == [n for n in before if n != "lock"]


def test_a_file_is_no_store(tmp_path):
    (tmp_path / "s").write_text("x")
    with pytest.raises(StoreError, match="a file, not a folder"), writer(tmp_path / "s"):
        pass
    with pytest.raises(StoreError, match="not an unkg store"):
        open_store(tmp_path / "s")


def test_invalid_sparql_is_reported_in_one_line(tmp_path):
    write(tmp_path, "https://example.org/a", "one")
    with open_store(tmp_path) as store, pytest.raises(QueryError, match=r"not a SPARQL 1\.1 query") as error:
        store.query("SELECT WHERE\n oops")
    assert "\n" not in str(error.value)
    with open_store(tmp_path) as store, pytest.raises(QueryError, match=r"error at 1:19: expected one of") as error:
        store.query("SELECT * WHERE {?s")
    assert "..=" not in str(error.value)


class Endpoint(http.server.BaseHTTPRequestHandler):
    """Answers as a SPARQL endpoint does, out of `graph`."""

    graph: Embedded
    fault: str | None = None

    def do_POST(self):
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        status, body = self.answer(*form["query"])
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer(self, sparql):
        from pyoxigraph import QueryResultsFormat

        try:
            result = self.graph.pyoxigraph.query(sparql, use_default_graph_as_union=self.fault != "not united")
        except SyntaxError as error:
            return 400, str(error).encode()
        if sparql.startswith("CONSTRUCT"):
            return 200, serialize(result, format=RdfFormat.TURTLE)
        if self.fault == "nowhere":
            return 404, b""
        if self.fault == "virtuoso" and sparql.startswith("ASK"):
            rows = [{"__ASK_RETVAL": {"type": "literal", "value": "1"}}] if result else []
            return 200, json.dumps({"head": {"vars": ["__ASK_RETVAL"]}, "results": {"bindings": rows}}).encode()
        body = result.serialize(format=QueryResultsFormat.JSON)
        return 200, body[: len(body) // 2] if self.fault == "truncated" else body

    def log_message(self, *_):
        pass


@pytest.fixture
def endpoint(tmp_path):
    write(tmp_path, "https://example.org/a", "one", "two")
    with open_store(tmp_path) as store:
        handler = type("Handler", (Endpoint,), {"graph": store})
        with http.server.HTTPServer(("127.0.0.1", 0), handler) as server:
            thread = threading.Thread(target=server.serve_forever)
            thread.start()
            yield open_store(f"http://127.0.0.1:{server.server_port}/query"), store, handler
            server.shutdown()
            thread.join()


def test_a_remote_store_answers_as_an_embedded_one(endpoint):
    remote, embedded, _ = endpoint
    assert list(remote.graphs()) == list(embedded.graphs())
    assert set(remote.quads()) == set(embedded.quads())
    assert set(remote.quads("https://example.org/a")) == set(embedded.quads())
    assert bool(remote.query("ASK { ?s ?p 'one' }"))
    question = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    assert {str(t) for t in remote.query(question)} == {str(t) for t in embedded.query(question)}
    select = "SELECT ?o WHERE { ?s ?p ?o } ORDER BY ?o"
    assert [row["o"] for row in remote.query(select)] == [row["o"] for row in embedded.query(select)]


def test_a_word_of_a_query_is_not_taken_for_its_form(endpoint):
    remote, embedded, _ = endpoint
    select = "# add: ask\nPREFIX ask: <https://example.org/ask#>\nSELECT ?o WHERE { ?s ?p ?o } ORDER BY ?o"
    assert [row["o"] for row in remote.query(select)] == [row["o"] for row in embedded.query(select)]


def test_an_endpoint_that_answers_ask_with_solutions_is_understood(endpoint):
    remote, _, handler = endpoint
    handler.fault = "virtuoso"
    assert bool(remote.query("ASK { ?s ?p 'one' }"))
    assert not bool(remote.query("ASK { ?s ?p 'none' }"))


def test_errors_of_a_remote_store_are_reported(endpoint):
    remote, _, handler = endpoint
    with pytest.raises(QueryError, match="rejected the query"):
        remote.query("SELECT ?s WHERE { ?s ?p ?o } LIMIT ?x")
    handler.fault = "truncated"
    with pytest.raises(QueryError, match="is incomplete"):
        list(remote.query("SELECT ?s ?o WHERE { ?s ?p ?o }"))


def test_an_endpoint_that_does_not_unite_its_graphs_is_refused(endpoint):
    remote, _, handler = endpoint
    handler.fault = "not united"
    with pytest.raises(StoreError, match="--union-default-graph"):
        remote.query("SELECT ?s WHERE { ?s ?p ?o }")


def test_an_address_that_is_no_endpoint_is_reported(endpoint):
    remote, _, handler = endpoint
    handler.fault = "nowhere"
    with pytest.raises(StoreError, match="no SPARQL endpoint here; give its full address"):
        remote.query("ASK { ?s ?p ?o }")


LINE = {"s": {"type": "literal", "value": "the Council"}}


# urllib leaves the closing of a connection that did not speak HTTP to the garbage collector.
unclosed = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


@unclosed
@pytest.mark.parametrize(
    ("sparql", "sent", "problem"),
    [
        ("ASK { ?s ?p ?o }", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{}", "no response"),
        ("ASK { ?s ?p ?o }", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}", "no response"),
        ("ASK { ?s ?p ?o }", b"HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n", "not the URL"),
        ("ASK { ?s ?p ?o }", b"220 mail.example.org ESMTP\r\n", "no response"),
        ("ASK { ?s ?p ?o }", {"head": {"vars": ["s"]}, "results": {"bindings": [LINE]}}, "not of the form"),
        ("ASK { ?s ?p ?o }", b"[" * 50_000, "the answer is incomplete or not SPARQL results"),
        ("SELECT ?s WHERE { ?s ?p ?o }", {"head": {}, "boolean": True}, "not of the form"),
        ("SELECT ?s WHERE { ?s ?p ?o }", {"head": {"vars": ["s"]}, "results": {"bindings": [LINE, 3]}}, "not SPARQL"),
        ("SELECT ?x WHERE { ?s ?p ?x }", {"head": {"vars": ["s"]}, "results": {"bindings": [LINE]}}, "variables are"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", b"<x:s> <x:p> 3 .\n<html>", "the answer is incomplete"),
    ],
)
def test_whatever_an_endpoint_sends_is_an_answer_or_an_error_of_one_line(sparql, sent, problem):
    if not isinstance(sent, bytes):
        sent = json.dumps(sent).encode()
    whole = sent if sent.startswith((b"HTTP", b"220")) else b"HTTP/1.1 200 OK\r\n\r\n" + sent
    united = b'HTTP/1.1 200 OK\r\n\r\n{"head": {}, "boolean": true}'
    with (
        endpoints.endpoint(iter([united, whole])) as address,
        open_store(address) as remote,
        pytest.raises(StoreError, match=problem) as error,
    ):
        list(remote.query(sparql))
    assert "\n" not in str(error.value)
    # What is caught keeps its traceback until any thread collects garbage; solutions must end in their own.
    kept = [value for frame, _ in traceback.walk_tb(error.tb) for value in frame.f_locals.values()]
    assert not any(isinstance(one, QuerySolutions) for value in kept for one in (value, *gc.get_referents(value)))
    del error, kept
    gc.collect()  # else a later test, in which this happens by chance, fails for the connection


@unclosed
def test_endpoints_that_answer_at_random_break_nothing(tmp_path):
    outcomes = Counter(islice(endpoints.run(tmp_path, seed=14), 60))
    assert min(outcomes["answered"], outcomes["refused"]) > 5
    gc.collect()  # as above


def test_an_unreachable_store_is_reported():
    with pytest.raises(StoreError, match="no response"):
        open_store("http://127.0.0.1:9/query").query("ASK { ?s ?p ?o }")


def test_inputs_are_one_json_line_a_graph(tmp_path):
    write(tmp_path, "https://example.org/a", "one", digest="x")
    version = (tmp_path / "current").read_text().split()[0]
    line = (tmp_path / "versions" / version / "inputs.jsonl").read_text()
    assert json.loads(line) == ["https://example.org/a", "x", 4, "a.txt", {}]


def test_statements_without_a_graph_are_not_lost(tmp_path):
    quad = Quad(NamedNode("https://example.org/s"), P, Literal("x"), DefaultGraph())
    with writer(tmp_path) as target:
        target.replace("https://example.org/a", serialize([quad], format=RdfFormat.N_QUADS))
    with open_store(tmp_path) as store:
        assert list(store.quads()) == [quad]


@pytest.fixture
def sealed(tmp_path):
    for number in range(3):
        write(tmp_path / "s", f"https://example.org/{number}", *map(str, range(200)))
    return tmp_path / "s"


def test_an_undamaged_store_is_verified(sealed):
    held = verify_folder(sealed)
    assert (held.statements, held.graphs) == (600, 3)
    assert {"graph/CURRENT", "inputs.jsonl"} <= set(held.files)


def test_a_copied_or_moved_store_opens(sealed, tmp_path):
    shutil.copytree(sealed, tmp_path / "copied", copy_function=shutil.copyfile)
    assert verify_folder(tmp_path / "copied").statements == len(values_in(tmp_path / "copied")) == 600
    sealed.rename(tmp_path / "moved")
    assert len(values_in(tmp_path / "moved")) == 600


@pytest.mark.parametrize("file", ["MANIFEST-*", "CURRENT", "*.sst"])
def test_a_store_with_a_cut_file_is_refused_and_can_be_overwritten(sealed, file):
    path = next(sealed.glob(f"versions/3/graph/{file}"))
    path.write_bytes(path.read_bytes()[:-40])
    for opened in (open_store, verify_folder):
        with pytest.raises(StoreError, match=rf"the store is damaged .*{path.name} has .* --overwrite$"):
            opened(sealed)
    with pytest.raises(StoreError, match="damaged"):
        write(sealed, "https://example.org/a", "one")
    write(sealed, "https://example.org/a", "one", overwrite=True)
    assert values_in(sealed) == ["one"]


@pytest.mark.parametrize("file", ["inputs.jsonl", "aside.jsonl", "shared.jsonl", "skipped.jsonl"])
def test_damaged_records_stop_a_build(sealed, file):
    with (sealed / "versions" / "3" / file).open("r+") as records:
        records.write("x")
    with pytest.raises(StoreError, match=rf"the store is damaged \({file} has "):
        write(sealed, "https://example.org/a", "one")


@pytest.mark.parametrize("file", ["current", "format", "versions/3/seal.json"])
def test_a_store_without_one_of_its_files_is_refused_and_can_be_overwritten(sealed, file):
    (sealed / file).unlink()
    with pytest.raises(StoreError):
        open_store(sealed)
    with pytest.raises(StoreError):
        write(sealed, "https://example.org/a", "one")
    write(sealed, "https://example.org/a", "one", overwrite=True)
    assert values_in(sealed) == ["one"]


def test_a_pointer_to_an_older_version_is_refused(sealed):
    """A version is opened with the seal that the pointer names, never an older one that happens to be there."""
    with open_store(sealed):
        older = (sealed / "current").read_text()
        write(sealed, "https://example.org/a", "one")
        (sealed / "current").write_text("4" + older[1:])
    with pytest.raises(StoreError, match="not the seal that current names"):
        open_store(sealed)


def test_a_damaged_block_met_while_reading_is_one_line(tmp_path):
    """On a failing disk a block changes, but not the time of the file."""
    sealed = tmp_path / "s"
    write(sealed, "https://example.org/a", *(f"{number} {'a long value ' * 9}" for number in range(20_000)))
    for path in sealed.glob("versions/1/graph/*.sst"):
        before, content = path.stat(), bytearray(path.read_bytes())
        if len(content) > 200_000:
            content[:-100_000] = bytes(len(content) - 100_000)
            path.write_bytes(content)
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(StoreError, match="has been changed"):
        verify_folder(sealed)
    with pytest.raises(StoreError, match=r"the store is damaged .*checksum") as error:
        values_in(sealed)
    assert "\n" not in str(error.value)


def test_a_damaged_note_is_no_note(sealed):
    with open_store(sealed) as store:
        store.note("report", "conforms")
        assert store.noted("report") == "conforms"
        note = sealed / "versions" / "3" / "report.note"
        note.write_text(note.read_text().replace("conforms", "Conforms"))
        assert store.noted("report") is None


def test_a_damaged_journal_is_not_resumed_from(tmp_path):
    def kept():
        with suppress(KeyboardInterrupt), writer(tmp_path) as target:
            found = target.kept("d")
            target.replace("https://example.org/a", statements("https://example.org/a", "one"), Input("d", 4, "a"))
            if not found:
                raise KeyboardInterrupt
            return len(found)

    assert kept() is None
    journal = tmp_path / "journal.sqlite"
    content = journal.read_bytes()
    journal.write_bytes(content.replace(b'"a", {}', b'"b", {}'))
    assert journal.read_bytes() != content
    assert kept() is None
    assert kept() == 1


def test_a_damaged_store_never_answers_wrongly(sealed, tmp_path):
    assert {"refused"} <= set(islice(damages.damage(sealed, tmp_path, seed=12), 6))

"""The graph that ships: the default store, loaded once, completely or not at all."""

import lzma
import re
from contextlib import contextmanager
from threading import Thread

import pytest
from pyoxigraph import RdfFormat, parse, serialize

from small_graph import extractions
from unkg import artefacts, authorities, graph, network
from unkg.stages import watching
from unkg.store import StoreError, open_store, shipped, shipped_folder
from unkg.store.interface import StoreInUseError
from unkg.store.writing import load_turtle


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    path = tmp_path_factory.mktemp("graph") / "graph.ttl.xz"
    known = authorities.load()
    triples = dict.fromkeys(quad.triple for found in extractions() for quad in graph.describe(found, known))
    path.write_bytes(lzma.compress(serialize(triples, format=RdfFormat.TURTLE)))
    return path


def test_it_is_loaded_once_with_a_message(source, tmp_path):
    notices = []
    folder = shipped_folder(notices.append, source, tmp_path)
    assert len(notices) == 1
    assert str(folder) in notices[0]
    assert shipped_folder(notices.append, source, tmp_path) == folder
    assert len(notices) == 1
    with open_store(folder) as opened:
        assert opened.query("ASK { ?citing <https://w3id.org/unkg/ontology#cites> ?cited }")


def test_it_is_loaded_again_for_an_index_that_it_lacks(source, tmp_path):
    notices = []
    folder = shipped_folder(notices.append, source, tmp_path)
    for _ in range(2):
        assert shipped_folder(notices.append, source, tmp_path, index=network.write_edge_index) == folder
    assert shipped_folder(notices.append, source, tmp_path) == folder
    assert len(notices) == 2
    with open_store(folder) as opened:
        assert opened.edge_index()


def test_another_graph_gets_another_folder(source, tmp_path):
    other = tmp_path / "other.ttl.xz"
    other.write_bytes(lzma.compress(b"<x:a> <x:b> <x:c> ."))
    assert shipped_folder(source=source, cache=tmp_path) != shipped_folder(source=other, cache=tmp_path)


def test_several_that_ask_at_once_get_the_same(source, tmp_path):
    found = []
    threads = [Thread(target=lambda: found.append(shipped_folder(source=source, cache=tmp_path))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1


def test_an_incomplete_load_is_discarded(source, tmp_path):
    broken = tmp_path / "broken.ttl.xz"
    broken.write_bytes(source.read_bytes()[:-100])
    with pytest.raises(StoreError, match="damaged"):
        shipped_folder(source=broken, cache=tmp_path)
    folder = next(path for path in tmp_path.iterdir() if path.is_dir())
    assert (folder / "current").read_text() == "0\n"


def test_a_missing_graph_is_reported(tmp_path):
    with pytest.raises(StoreError, match="has no graph"):
        shipped_folder(source=tmp_path / "none.ttl.xz", cache=tmp_path)


def test_python_opens_it_where_no_store_is_named(source, tmp_path, monkeypatch):
    import unkg

    monkeypatch.setattr(artefacts, "GRAPH", source)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with unkg.open() as opened:
        assert len(opened.query("documents-citing", document="E/CN.4/RES/2004/13"))


SHIPPED = artefacts.GRAPH
there = pytest.mark.skipif(not SHIPPED.is_file(), reason="no graph ships yet: make graph")


@there
def test_what_ships_is_small_and_holds_no_sentence():
    assert SHIPPED.stat().st_size < 10_000_000
    turtle = lzma.decompress(SHIPPED.read_bytes())
    assert b'\tunkg:clause "' not in turtle


@there
def test_what_ships_has_recommendations_with_the_words_of_their_verbs():
    turtle = lzma.decompress(SHIPPED.read_bytes())
    assert turtle.count(b" a unkg:Action , unkg:Recommendation ") > 20_000
    assert turtle.count(b" a unkg:Action , unkg:Recommendation , unkg:ReportRequest ") > 1000
    assert b" a unkg:Action ;" not in turtle


@there
def test_what_ships_follows_the_samples_mandate_to_its_beginning():
    turtle = lzma.decompress(SHIPPED.read_bytes())
    for symbol in (b"A/HRC/RES/58/17", b"A/HRC/RES/7/15", b"E/CN.4/RES/2004/13", b"E/CN.4/RES/2003/10"):
        assert b"\n<https://w3id.org/unkg/id/document/" + symbol + b"> " in turtle


@there
def test_what_ships_names_its_size_in_void():
    void = SHIPPED.with_name("void.ttl").read_text(encoding="utf-8")
    assert re.search(r"void:triples \d+", void)


def test_in_small_parts_it_has_the_same_statements_and_reports_progress(source, tmp_path, monkeypatch):
    monkeypatch.setattr(shipped, "_PART", 2000)
    begun, done = [], []

    @contextmanager
    def watcher(*named):
        begun.append(named)
        yield done.append

    with watching(watcher):
        folder = shipped_folder(source=source, cache=tmp_path)
    with open_store(folder) as opened:
        loaded = {quad.triple for quad in opened.quads()}
    assert loaded == {quad.triple for quad in parse(lzma.decompress(source.read_bytes()), RdfFormat.TURTLE)}
    assert len(done) > 5
    assert begun == [("loading the graph", source.stat().st_size)]
    assert sum(done) == source.stat().st_size


def test_who_waits_for_another_process_says_so_once(source, tmp_path, monkeypatch):
    notices = []
    attempts = iter([StoreInUseError("in use"), StoreInUseError("in use"), None])

    def load(folder, parts, _index):
        if error := next(attempts):
            raise error
        load_turtle(folder, parts)

    monkeypatch.setattr(shipped, "load_turtle", load)
    monkeypatch.setattr(shipped, "_POLL_INTERVAL", 0.01)
    shipped_folder(notices.append, source, tmp_path)
    assert [line.split()[0] for line in notices] == ["loading", "waiting"]

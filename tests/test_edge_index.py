"""The edge index answers as the queries do, is the same bytes for the same citations, and is refused when damaged."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, serialize

from databases import is_closed
from small_graph import extractions, stored
from unkg import authorities, building, network, queries
from unkg import graph as graph_of
from unkg.network import citations, edge_index
from unkg.network.queried import Queried
from unkg.store import Embedded, Remote, StoreError, open_store, verify_folder, writer
from unkg.vocabulary import Minter


def index_of(folder) -> Path:
    return next(Path(folder).glob("versions/*/edges.sqlite"))


def both(store):
    index = citations.source(store)
    assert isinstance(index, edge_index.EdgeIndex)
    return index, Queried(store)


@pytest.mark.parametrize("fixture", ["store", "asked"])
@pytest.mark.parametrize("end", ["citing", "cited"])
def test_it_answers_as_the_queries_do(fixture, end, request):
    index, by_query = both(request.getfixturevalue(fixture))
    edges = by_query.all_edges()
    documents = sorted({node.document for edge in edges for node in (edge.citing, edge.cited)})
    assert len(documents) > 4
    assert index.all_edges() == edges
    assert index.held(documents) == by_query.held(documents)
    for some in (documents, documents[::-1], documents[::2], documents[:1], []):
        assert index.edges(end, some) == by_query.edges(end, some)
        assert set(index.pairs(end, some)) == set(by_query.pairs(end, some))
        assert index.continuing(end, some) == by_query.continuing(end, some)


@pytest.mark.parametrize("direction", ["ancestors", "descendants"])
def test_lineages_and_paths_are_those_of_the_queries(store, direction, monkeypatch):
    symbols = [document.short for document in queries.held_documents(store)]
    pairs = [(one, other) for one in symbols for other in symbols]

    def found():
        trees = [network.lineage(store, symbol, depth, direction) for symbol in symbols for depth in (0, 1, 2, 3)]
        return trees, [network.paths(store, *pair) for pair in pairs]

    by_index = found()
    monkeypatch.setattr(edge_index, "opened", lambda _: None)
    assert found() == by_index


def test_a_store_can_be_named_by_a_relative_path(graph, monkeypatch):
    monkeypatch.chdir(Path(graph).parent)
    with open_store(Path(graph).name) as store:
        assert network.lineage(store, "A/HRC/RES/58/17").branches


def test_a_document_that_no_citation_names_has_none(store):
    index, _ = both(store)
    unknown = [queries.Iri("https://w3id.org/unkg/id/document/A/RES/1/1")]
    assert (index.edges("citing", unknown), index.held(unknown), index.continuing("cited", unknown)) == ([], {}, set())


def test_the_order_of_writing_does_not_matter(tmp_path):
    one = index_of(stored(tmp_path / "one", extractions())).read_bytes()
    assert index_of(stored(tmp_path / "other", reversed(list(extractions())))).read_bytes() == one


def write_graphs(folder, found, without=()):
    """Replace the graph of each extraction by its statements, and remove others."""
    minter, known = Minter(), authorities.load()
    with writer(folder, index=network.write_edge_index) as target:
        for symbol in without:
            target.remove(minter.graph(minter.document(symbol)).value)
        for extraction in found:
            quads = list(graph_of.describe(extraction, known))
            own = minter.graph(minter.document(extraction.header.symbol))
            target.replace(own.value, serialize([q for q in quads if q.graph_name == own], format=RdfFormat.N_QUADS))


def test_only_changed_documents_are_asked_for_again(tmp_path, monkeypatch):
    """What was read from the previous index is what a new one has, byte for byte."""
    monkeypatch.setattr(edge_index, "_FEW", 1)
    first, second, *others = extractions()
    gone = others[-1].header.symbol
    write_graphs(tmp_path / "one", [replace(first, references=()), second, *others])
    asked = []
    counted = Queried.counted
    monkeypatch.setattr(Queried, "counted", lambda self, end, some: asked.extend(some) or counted(self, end, some))
    write_graphs(tmp_path / "one", [first], without=[gone])
    assert 0 < len(asked) < len(others) + 1
    write_graphs(tmp_path / "other", [first, second, *others[:-1]])
    assert index_of(tmp_path / "one").read_bytes() == index_of(tmp_path / "other").read_bytes()
    verify_folder(tmp_path / "one")


def test_a_damaged_index_stops_the_next_version(tmp_path, monkeypatch):
    monkeypatch.setattr(edge_index, "_FEW", 1)
    first, *others = extractions()
    write_graphs(tmp_path, [first, *others])
    index = index_of(tmp_path)
    index.write_bytes(index.read_bytes()[:-1] + b"\1")
    with pytest.raises(StoreError, match=r"edges.sqlite has been changed"):
        write_graphs(tmp_path, [replace(first, references=())])


def test_a_build_replaces_it(samples, tmp_path):
    options = building.Options(validate=False, limits=building.Limits(0))
    some = sorted(samples.iterdir())[:2]
    building.build(some[:1], tmp_path, options)
    with open_store(tmp_path) as first:
        before = network.edges(first)
    building.build(some, tmp_path, options)
    with open_store(tmp_path) as second:
        assert len(network.edges(second)) > len(before)
        assert network.edges(second) == Queried(second).all_edges()


def test_without_an_index_the_queries_answer(store, tmp_path):
    with writer(tmp_path) as target:
        target.add(b'<x:s> <x:p> "o" <x:g> .\n')
    with open_store(tmp_path) as without:
        assert isinstance(citations.source(without), Queried)
    assert isinstance(citations.source(Embedded(store.pyoxigraph)), Queried)
    assert isinstance(citations.source(Remote("http://localhost/query")), Queried)


@pytest.fixture
def damaged(graph, tmp_path):
    folder = tmp_path / "damaged"
    shutil.copytree(graph, folder)
    return folder, index_of(folder)


def damages():
    yield "cut", lambda content: content[:-40]
    yield "a changed letter", lambda content: content.replace(b"A/HRC/RES/22/13", b"A/HRC/RES/22/14", 1)
    yield "zeros", lambda content: content[:-100] + bytes(100)


@pytest.mark.parametrize("damage", [damage for _, damage in damages()], ids=[name for name, _ in damages()])
def test_a_damaged_index_is_refused(damaged, damage):
    folder, index = damaged
    before, content = index.stat(), index.read_bytes()
    index.write_bytes(damage(content))
    assert index.read_bytes() != content
    os.utime(index, ns=(before.st_atime_ns, before.st_mtime_ns))  # as a failing disk does
    with pytest.raises(StoreError, match=r"the store is damaged \(edges.sqlite has "):
        verify_folder(folder)
    with pytest.raises(StoreError, match=r"the store is damaged \(edges.sqlite has "), open_store(folder) as store:
        network.lineage(store, "A/HRC/RES/58/17")


def test_an_index_that_is_damaged_while_the_store_is_open_is_refused(damaged):
    folder, index = damaged
    with open_store(folder) as store:
        index.write_bytes(index.read_bytes()[:-1] + b"\0\0")
        with pytest.raises(StoreError, match=r"edges.sqlite has been changed"):
            network.edges(store)


def test_a_missing_index_is_damage(damaged):
    folder, index = damaged
    index.unlink()
    with pytest.raises(StoreError, match=r"edges.sqlite cannot be read"):
        open_store(folder)


def test_it_is_closed_with_its_store(graph):
    with open_store(graph) as store:
        index, _ = both(store)
        assert not is_closed(index._database)
    assert is_closed(index._database)
    with pytest.raises(StoreError, match=r"edges.sqlite: the edge index cannot be read"):
        index.all_edges()


def test_it_is_closed_when_its_store_is_dropped(graph):
    store = open_store(graph)
    database = both(store)[0]._database
    assert not is_closed(database)
    del store
    assert is_closed(database)

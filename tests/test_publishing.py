"""Dumps: the same store gives the same bytes, and all formats have the same content."""

import gzip
import json

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from unkg.publishing import DumpError, check_path, dump
from unkg.publishing.sorting import SortedLines
from unkg.store import Embedded
from unkg.vocabulary.implications import expanded

FORMATS = {
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".ttl": RdfFormat.TURTLE,
    ".jsonld": RdfFormat.JSON_LD,
}


@pytest.fixture(scope="module")
def dumps(store, tmp_path_factory):
    """The path of a dump in each format, each alone in its folder."""
    paths = {ending: tmp_path_factory.mktemp("dump") / f"dump{ending}" for ending in FORMATS}
    for path in paths.values():
        dump(store, path)
    return paths


@pytest.fixture(scope="module")
def statements(store):
    """What the dumps hold."""
    return [quad for name in store.graphs() for quad in expanded(store.quads(name))]


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_holds_every_statement(dumps, statements, ending):
    path = dumps[ending]
    found = [quad.triple for quad in parse(path=str(path), format=FORMATS[ending])]
    if ending == ".nq":
        assert {str(quad) for quad in parse(path=str(path))} == {str(quad) for quad in statements}
    else:
        assert len(found) == len(set(found)), "a statement of several graphs is written once"
    assert set(found) == {quad.triple for quad in statements}
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("ending", FORMATS)
def test_a_packed_dump_is_the_same_and_says_nothing_of_time_or_name(store, dumps, tmp_path, ending):
    dump(store, tmp_path / f"one{ending}.gz")
    dump(store, tmp_path / f"two{ending}.gz")
    packed = (tmp_path / f"one{ending}.gz").read_bytes()
    assert packed == (tmp_path / f"two{ending}.gz").read_bytes()
    assert gzip.decompress(packed) == dumps[ending].read_bytes()


@pytest.mark.parametrize("ending", [".nq", ".nt"])
def test_lines_are_sorted(dumps, ending):
    lines = dumps[ending].read_bytes().splitlines()
    assert lines == sorted(set(lines))


@pytest.mark.parametrize("ending", FORMATS)
def test_the_order_of_loading_leaves_no_trace(tmp_path, ending):
    p = NamedNode("https://example.org/p")
    quads = [
        Quad(NamedNode(f"https://example.org/{n}"), p, Literal(str(n)), NamedNode(f"https://example.org/g{n % 3}"))
        for n in range(60)
    ]
    written = []
    for order in (quads, quads[::-1]):
        graph = pyoxigraph.Store()
        graph.extend(order)
        dump(Embedded(graph), tmp_path / f"x{ending}")
        written.append((tmp_path / f"x{ending}").read_bytes())
    assert written[0] == written[1]


def test_more_lines_than_are_sorted_at_once_are_sorted_and_counted_once():
    with SortedLines(at_once=7) as lines:
        lines.add(f"{number % 40:03}\n".encode() for number in range(100))
        assert list(lines) == [f"{number:03}\n".encode() for number in range(40)]


def test_turtle_names_terms_by_prefix_and_documents_by_whole_iris(dumps):
    text = dumps[".ttl"].read_text(encoding="utf-8")
    assert "@prefix unkg: <https://w3id.org/unkg/ontology#> ." in text
    assert "\n<https://w3id.org/unkg/id/document/A/HRC/RES/22/13> " in text
    assert "unkg:cites <https://w3id.org/unkg/id/document/A/HRC/RES/7/15>" in text


def test_json_ld_is_json(dumps):
    assert json.loads(dumps[".jsonld"].read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("graph.rdf", "unknown format; use .ttl, .nt, .nq, .jsonld, optionally with .gz"),
        ("graph.gz", "unknown format"),
        ("graph", "unknown format"),
        ("nowhere/graph.ttl", "no such folder"),
    ],
)
def test_a_dump_that_cannot_be_is_refused_before_any_work(tmp_path, name, message):
    with pytest.raises(DumpError, match=message):
        check_path(tmp_path / name)


def test_a_dump_that_cannot_be_written_leaves_nothing(store, tmp_path):
    (tmp_path / "x.nt").mkdir()
    with pytest.raises(DumpError, match="cannot write"):
        dump(store, tmp_path / "x.nt")
    assert [entry.name for entry in tmp_path.iterdir()] == ["x.nt"]

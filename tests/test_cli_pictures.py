"""The commands `render` and `network`: files and rows, and omissions on standard error."""

import json
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from known import KNOWLEDGE
from small_graph import MANDATE
from unkg.network import as_graphml, edges, lineage_network, to_networkx

GEXF = "{http://www.gexf.net/1.2draft}"


@pytest.fixture
def ask(unkg, graph):
    """Run a command on the small graph: exit code, standard output, standard error."""
    return lambda *words: unkg(*words, "--store", graph)


def test_most_cited_as_csv(ask):
    code, out, err = ask("network", "most-cited", "--format", "csv", "--limit", "1")
    assert code == 0
    assert out.splitlines() == [
        "cited_by,citations,document,date,body,held,title",
        "2,2,E/CN.4/RES/2004/13,2004-04-15,commission-on-human-rights,yes,Situation of human rights in the DPRK",
    ]
    assert err == "showing 1 of 5 rows\n"


def test_only_what_is_held(ask):
    rows = json.loads(ask("network", "pagerank", "--held", "--format", "json")[1])
    assert {row["held"] for row in rows} == {True}
    assert sum(float(row["pagerank"]) for row in rows) == pytest.approx(1, abs=1e-5)


def test_the_main_path_of_the_mandate(ask):
    output = ask("network", "main-path", "--held", "--format", "csv")[1]
    assert [line.split(",")[1] for line in output.splitlines()[1:]] == [
        "E/CN.4/RES/2004/13",
        "A/HRC/RES/7/15",
        "A/HRC/RES/22/13",
        "A/HRC/RES/58/17",
    ]


def test_members_of_communities(ask):
    assert len(ask("network", "communities", "--members", "--format", "csv")[1].splitlines()) == 1 + 6


@pytest.mark.parametrize(
    ("ending", "beginning"),
    [
        (".svg", b"<svg "),
        (".png", b"\x89PNG"),
        (".pdf", b"%PDF"),
        (".html", b"<!DOCTYPE html>"),
        (".graphml", b"<?xml"),
        (".gexf", b"<?xml"),
        (".dot", b"digraph"),
    ],
)
def test_a_picture_in_every_format(ask, tmp_path, ending, beginning):
    once, again = tmp_path / f"x{ending}", tmp_path / "again" / f"x{ending}"
    again.parent.mkdir()
    for path in (once, again):
        assert ask("render", "lineage", "A/HRC/RES/58/17", "-o", path) == (0, "", "")
    assert once.read_bytes().startswith(beginning)
    assert once.read_bytes() == again.read_bytes()


def test_a_picture_bears_the_command_that_draws_it(ask, graph, tmp_path):
    ask("render", "mandate", MANDATE, "-o", tmp_path / "x.svg")
    drawn = (tmp_path / "x.svg").read_text(encoding="utf-8")
    assert f'unkg render mandate "{MANDATE}" --store {graph} -o x.svg' in drawn
    ask("render", "lineage", "A/HRC/RES/58/17", "--limit", "3", "-o", tmp_path / "y.svg")
    assert f"A/HRC/RES/58/17 --limit 3 --store {graph} -o y.svg" in (tmp_path / "y.svg").read_text(encoding="utf-8")


def test_omissions_are_reported(ask, tmp_path):
    err = ask("render", "lineage", "A/HRC/RES/58/17", "--limit", "3", "-o", tmp_path / "x.svg")[2]
    assert err == f"{tmp_path / 'x.svg'}: drew 3 of 6 documents; raise --limit to draw more\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["lineage", "A/HRC/RES/58/17", "-o", "x.bmp"], "x.bmp: unknown format; use one of .svg, .png"),
        (["lineage", "A/RES/1/1", "-o", "x.svg"], "A/RES/1/1 is unknown to this store"),
        (
            ["mandate", "Special Rapporteur on the right to food", "-o", "x.svg"],
            "Special Rapporteur on the right to food",
        ),
        (["lineage", "A/HRC/RES/58/17", "-o", "no/folder/x.svg"], "no/folder/x.svg: No such file or directory"),
        (["lineage", "fifty-eight", "-o", "x.svg"], "symbol=fifty-eight"),
    ],
)
def test_a_mistake_is_one_line_and_draws_nothing(ask, tmp_path, monkeypatch, words, message):
    monkeypatch.chdir(tmp_path)
    code, out, err = ask("render", *words)
    assert (code, out) == (2, "")
    assert message in err
    assert len(err.splitlines()) == 1
    assert not list(tmp_path.iterdir())


def test_graphml_opens_in_igraph_with_all_it_bears(store, tmp_path):
    igraph = pytest.importorskip("igraph")
    graph = to_networkx(edges(store), KNOWLEDGE.numbering)
    (tmp_path / "x.graphml").write_bytes(as_graphml(graph))
    read = igraph.Graph.Read_GraphML(str(tmp_path / "x.graphml"))
    nodes = {node["id"]: {key: value for key, value in node.attributes().items() if value != ""} for node in read.vs}
    assert read.is_directed()
    assert nodes == {name: {"id": name, **attributes} for name, attributes in graph.nodes(data=True)}
    ends = {(read.vs[edge.source]["id"], read.vs[edge.target]["id"]): edge.attributes() for edge in read.es}
    assert ends == {(citing, cited): attributes for citing, cited, attributes in graph.edges(data=True)}


def test_gexf_dates_are_intervals_that_stay_open(ask, store, tmp_path):
    ask("render", "lineage", "A/HRC/RES/58/17", "-o", tmp_path / "x.gexf")
    root = ET.fromstring((tmp_path / "x.gexf").read_bytes())
    assert root.find(f"{GEXF}graph").get("mode") == "dynamic"
    assert root.find(f"{GEXF}graph").get("timeformat") == "date"
    starts = {node.get("id"): node.get("start") for node in root.iter(f"{GEXF}node")}
    assert starts["A/HRC/RES/7/15"] == "2008-03-27"
    assert starts["A/RES/60/251"] is None
    assert not [node for node in root.iter(f"{GEXF}node") if node.get("end")]
    graph = lineage_network(store, KNOWLEDGE, "A/HRC/RES/58/17")
    read = nx.read_gexf(tmp_path / "x.gexf")
    assert {name: attributes["kind"] for name, attributes in read.nodes(data=True)} == dict(graph.nodes(data="kind"))

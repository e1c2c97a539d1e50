"""The commands `render` and `network`: files and rows, and omissions on standard error."""

import json
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from known import KNOWLEDGE
from small_graph import MANDATE
from unkg.network import as_graphml, edges, lineage_network, to_networkx, whole_network

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


@pytest.mark.parametrize("words", [["network"], ["bodies"], ["years"], ["ego", "A/HRC/RES/22/13"]])
@pytest.mark.parametrize(
    ("ending", "beginning"),
    [(".svg", b"<svg "), (".png", b"\x89PNG"), (".pdf", b"%PDF"), (".html", b"<!DOCTYPE html>")],
)
def test_the_whole_network_as_a_picture(ask, tmp_path, words, ending, beginning):
    for width in ([], ["--width", "slide"]):
        drawn = []
        for _ in range(2):
            assert ask("render", *words, *width, "-o", tmp_path / f"x{ending}") == (0, "", "")
            drawn.append((tmp_path / f"x{ending}").read_bytes())
        assert drawn[0].startswith(beginning)
        assert drawn[0] == drawn[1]


def test_a_lineage_as_wide_as_a_page(ask, graph, tmp_path):
    ask("render", "lineage", "A/HRC/RES/58/17", "--width", "A4", "-o", tmp_path / "x.svg")
    root = ET.fromstring((tmp_path / "x.svg").read_bytes())
    assert root.get("width") == "210mm"
    assert root.get("viewBox").startswith("0 0 840 ")
    command = f"Drawn by: unkg render lineage A/HRC/RES/58/17 --width A4 --store {graph} -o x.svg"
    words = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert command in " ".join(words)


@pytest.mark.parametrize("measure", ["most-cited", "main-path"])
def test_the_whole_network_as_files(ask, store, tmp_path, measure):
    assert ask("network", measure, "--format", "graphml", "-o", tmp_path / "x.graphml") == (0, "", "")
    assert ask("network", measure, "--format", "gexf", "-o", tmp_path / "x.gexf") == (0, "", "")
    assert ask("render", "network", "-o", tmp_path / "y.gexf") == (0, "", "")
    assert (tmp_path / "x.gexf").read_bytes() == (tmp_path / "y.gexf").read_bytes()
    assert ask("publish", "--format", "gexf", "--format", "graphml", "-o", tmp_path / "dumps")[0] == 0
    for form in ("gexf", "graphml"):
        assert (tmp_path / f"dumps/citations.{form}").read_bytes() == (tmp_path / f"x.{form}").read_bytes()
    whole = whole_network(store, KNOWLEDGE, edges(store))
    read = nx.read_graphml(tmp_path / "x.graphml")
    for name in ("community", "community_name", "cited_by", "main_path"):
        assert dict(read.nodes(data=name)) == dict(whole.nodes(data=name))
    coloured = nx.read_gexf(tmp_path / "x.gexf")
    assert {tuple(look) for _, look in coloured.nodes(data="viz")} == {("color", "size", "position")}


def test_a_measure_as_parquet(ask, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    for name in ("x", "y"):
        assert ask("network", "most-cited", "--format", "parquet", "-o", tmp_path / name) == (0, "", "")
    assert (tmp_path / "x").read_bytes() == (tmp_path / "y").read_bytes()
    rows = json.loads(ask("network", "most-cited", "--format", "json")[1])
    read = parquet.read_table(tmp_path / "x").to_pylist()
    assert [row["cited_by"] for row in read] == [row["cited_by"] for row in rows]
    assert read[0]["document"] == "E/CN.4/RES/2004/13"
    assert [type(read[0][name]) for name in ("cited_by", "held", "title")] == [int, bool, str]


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
        (["ego", "A/RES/1/1", "-o", "x.svg"], "A/RES/1/1 is unknown to this store"),
        (["lineage", "-o", "x.svg"], "unkg render lineage: name a document or mandate"),
        (["network", "A/HRC/RES/58/17", "-o", "x.svg"], "unkg render network: leave the name out"),
        (["bodies", "-o", "x.gexf"], "x.gexf: unknown format; use one of .svg, .png, .pdf, .html"),
        (["lineage", "A/HRC/RES/58/17", "--width", "A5", "-o", "x.svg"], "--width A5: use A4, A3, letter, slide"),
        (["lineage", "A/HRC/RES/58/17", "--width", "99", "-o", "x.svg"], "or a number of millimetres from 100 to 2000"),
        (["lineage", "A/HRC/RES/58/17", "--width", "A4", "-o", "x.dot"], "--width is for pictures of documents"),
        (["mandate", MANDATE, "--width", "A4", "-o", "x.svg"], "that of a mandate is as wide as A4"),
    ],
)
def test_a_mistake_is_one_line_and_draws_nothing(ask, tmp_path, monkeypatch, words, message):
    monkeypatch.chdir(tmp_path)
    code, out, err = ask("render", *words)
    assert (code, out) == (2, "")
    assert message in err
    assert len(err.splitlines()) == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--format", "gexf"], "--format gexf needs -o FILE"),
        (["--format", "parquet"], "--format parquet needs -o FILE"),
        (["--format", "graphml", "--limit", "3", "-o", "x"], "the whole network: leave out --members and --limit"),
        (["--format", "parquet", "--safe-csv", "-o", "x"], "--safe-csv and --plain-csv need --format csv"),
        (["--format", "gexf", "--plain-csv", "-o", "x"], "--safe-csv and --plain-csv need --format csv"),
    ],
)
def test_formats_that_do_not_go_with_other_options(ask, tmp_path, monkeypatch, words, message):
    monkeypatch.chdir(tmp_path)
    code, out, err = ask("network", "communities", *words)
    assert (code, out) == (2, "")
    assert message in err
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

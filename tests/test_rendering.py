"""Pictures: documents in their columns, no overlaps, the same bytes each time."""

import json
import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.growth import stopped
from known import KNOWLEDGE
from small_graph import MANDATE
from unkg.network import lineage_network, mandate_network
from unkg.rendering import FORMATS, Caption, as_dot, render, select
from unkg.rendering.boxes import BOX_HEIGHT
from unkg.rendering.columns import columns
from unkg.rendering.fonts import has_letters, lines, shortened, width, with_known_letters
from unkg.rendering.layout import lay_out
from unkg.rendering.marks import STROKES, marks, stroke

SVG = "{http://www.w3.org/2000/svg}"
CAPTION = Caption("What builds on <what> & why", "A title", "unkg render lineage S/RES/1(1946) -o x.svg")


def network(pairs, years=None, held=()) -> nx.DiGraph:
    graph = nx.DiGraph((one, other) for one, other in sorted(pairs) if one != other)
    graph.add_nodes_from(sorted(years or {"S/RES/0": 0}))
    for name, attributes in graph.nodes(data=True):
        attributes |= {"held": name in held, "body": "security-council"}
        if year := (years or {}).get(name):
            attributes |= {"year_from": year, "year_to": year}
    for *_, attributes in graph.edges(data=True):
        attributes |= {"relations": "recall", "weight": 1}
    return graph


names = st.integers(0, 14).map(lambda number: f"S/RES/{number}")
networks = st.builds(
    network,
    st.sets(st.tuples(names, names), max_size=30),
    st.dictionaries(names, st.integers(2000, 2005), max_size=15),
    st.sets(names, max_size=15),
)


def drawing(graph, limit=60) -> ET.Element:
    return ET.fromstring(render(select(graph, limit, KNOWLEDGE.authorities), CAPTION, ".svg"))


def texts(root) -> list[str]:
    return [element.text for element in root.iter(f"{SVG}text")]


@settings(max_examples=80)
@given(networks)
def test_nothing_in_a_column_touches(graph):
    found = columns(graph)
    layout = lay_out(graph, found, dict.fromkeys(graph, (100.0, BOX_HEIGHT)))
    for column in range(len(found.years)):
        inside = sorted((at, place) for place, at in layout.middle.items() if place.column == column)
        for (above, one), (below, other) in pairwise(inside):
            assert below - above >= sum(0 if place.passing else BOX_HEIGHT / 2 for place in (one, other)) + 6


@settings(max_examples=80)
@given(networks)
def test_columns_are_years_in_order_and_part_what_cites(graph):
    found = columns(graph)
    known = [year or 0 for year in found.years]
    assert known == sorted(known)
    assert all((graph.nodes[name].get("year_from") or None) == found.years[at] for name, at in found.of.items())
    assert all(found.of[one] != found.of[other] for one, other in graph.edges)


@settings(max_examples=20)
@given(networks, st.randoms())
def test_a_picture_is_the_same_whatever_the_order(graph, random):
    nodes, edges = list(graph.nodes(data=True)), list(graph.edges(data=True))
    random.shuffle(nodes)
    random.shuffle(edges)
    shuffled = nx.DiGraph()
    shuffled.add_nodes_from(nodes)
    shuffled.add_edges_from(edges)
    for form in (".svg", ".html"):
        assert render(select(shuffled, 8, KNOWLEDGE.authorities), CAPTION, form) == render(
            select(graph, 8, KNOWLEDGE.authorities), CAPTION, form
        )
    assert as_dot(shuffled, "x", KNOWLEDGE.authorities) == as_dot(graph, "x", KNOWLEDGE.authorities)


@settings(max_examples=80)
@given(networks, st.integers(2, 14))
def test_what_is_chosen_hangs_together_and_the_rest_is_counted(graph, limit):
    root = min(graph)
    within = nx.single_source_shortest_path_length(graph, root)
    graph = graph.subgraph(within).copy()
    graph.graph["root"] = root
    nx.set_node_attributes(graph, within, "depth")
    selection = select(graph, limit, KNOWLEDGE.authorities)
    assert root in selection.graph
    assert len(selection.graph) == min(limit, len(graph)) or len(selection.graph) < limit
    assert len(selection.graph) + selection.left_out == len(graph)
    assert set(nx.single_source_shortest_path_length(selection.graph, root)) == set(selection.graph)


def test_the_lineage_of_a_resolution(store):
    root = drawing(lineage_network(store, KNOWLEDGE, "A/HRC/RES/58/17", 5))
    assert {"A/HRC/RES/58/17", "2025-04-03", "2005–2006 · not held", "2003 · not held"} <= set(texts(root))
    assert "cited, but its text is not held: the branch ends here" in texts(root)
    assert [g.get("data-held") for g in root.iter(f"{SVG}g") if g.get("data-symbol") == "A/RES/60/251"] == ["false"]
    links = [a.get("href") for a in root.iter(f"{SVG}a")]
    assert "https://undocs.org/A/HRC/RES/58/17" in links


def test_a_picture_names_what_it_is_where_from_and_how_made(store):
    shown = texts(drawing(lineage_network(store, KNOWLEDGE, "A/HRC/RES/58/17", 1)))
    assert shown[0] == CAPTION.title
    assert CAPTION.source in shown
    assert f"Drawn by: {CAPTION.command}" in shown
    assert "continues beyond the depth of this picture" in shown


def test_a_picture_says_what_was_left_out(store):
    shown = " ".join(texts(drawing(lineage_network(store, KNOWLEDGE, "A/HRC/RES/58/17", 5), limit=3)))
    assert "Left out: 3 of 6 documents (1 of them held)" in shown
    assert "2025-04-03 · +1 more" in shown


def test_a_lineage_has_every_citation_among_its_documents(store):
    graph = lineage_network(store, KNOWLEDGE, "A/HRC/RES/58/17", 5)
    assert ("A/HRC/RES/22/13", "E/CN.4/RES/2004/13") in graph.edges
    assert ("A/HRC/RES/7/15", "E/CN.4/RES/2004/13") in graph.edges
    assert {name: attributes["depth"] for name, attributes in graph.nodes(data=True)}["E/CN.4/RES/2004/13"] == 2


def test_a_mandate_shows_what_each_act_did(store):
    graph = mandate_network(store, KNOWLEDGE, MANDATE)
    assert graph.nodes["E/CN.4/RES/2004/13"]["events"] == "established"
    assert "2013-03-21 · extended" in texts(drawing(graph))
    assert set(graph.edges) == {
        ("A/HRC/RES/7/15", "E/CN.4/RES/2004/13"),
        ("A/HRC/RES/22/13", "A/HRC/RES/7/15"),
        ("A/HRC/RES/22/13", "E/CN.4/RES/2004/13"),
    }


def test_a_page_is_self_contained(store):
    page = render(
        select(lineage_network(store, KNOWLEDGE, "A/HRC/RES/58/17", 3), 60, KNOWLEDGE.authorities), CAPTION, ".html"
    ).decode()
    assert "Content-Security-Policy" in page
    assert not re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=", page)
    assert "What builds on &lt;what&gt; &amp; why" in page


def test_a_title_cannot_end_the_script_of_a_page():
    graph = network({("S/RES/1", "S/RES/0")})
    graph.nodes["S/RES/1"]["title"] = "</script><script>alert(1)</script>"
    page = render(select(graph, 60, KNOWLEDGE.authorities), CAPTION, ".html").decode()
    assert page.count("</script>") == 2
    data = re.search(r'id="network">(.*?)</script>', page)[1]
    assert "</script><script>alert(1)</script>" in json.loads(data)["documents"]["S/RES/1"]["lines"]


def test_a_png_is_twice_as_large_as_the_picture():
    selection = select(network({("S/RES/1", "S/RES/0")}), 60, KNOWLEDGE.authorities)
    svg = ET.fromstring(render(selection, CAPTION, ".svg"))
    png = render(selection, CAPTION, ".png")
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(png[16:20]) == pytest.approx(2 * float(svg.get("width")), abs=2)
    assert len(FORMATS) == 4


def test_dot_has_years_as_ranks():
    dot = as_dot(
        network({("S/RES/1", "S/RES/0")}, {"S/RES/0": 2001, "S/RES/1": 2002}),
        "It's “a” \\ title",
        KNOWLEDGE.authorities,
    ).decode()
    assert dot.index("year_2001") < dot.index("year_2002")
    assert 'label="S/RES/1' in dot
    assert "d2 -> d1" in dot


@pytest.mark.parametrize(
    ("relations", "kind"),
    [(["recall", "extend"], 0), (["note", "recall"], 1), (["welcome"], 2), (["cite"], 3), ([""], 3), ([], 3)],
)
def test_a_line_shows_the_weightiest_relation(relations, kind):
    assert stroke(relations) == STROKES[kind]


def test_organs_have_marks_of_their_own_and_the_rest_share_one():
    found = marks(["general-assembly", "first-committee", "first-committee", "second-committee", "third-committee"])
    own = [found[body] for body in ("general-assembly", "first-committee", "second-committee")]
    assert len({(mark.colour, mark.shape) for mark in own}) == 3
    assert found["third-committee"].shape == "dot"


def test_text_is_measured_and_broken():
    assert width("A", 1000) == pytest.approx(667, abs=1)  # as in Arial
    assert shortened("one two three", 10, width("one two…", 10)) == "one two…"
    assert lines("one two three", 10, width("one two", 10)) == ["one two", "three"]


def test_a_crowded_network_does_not_take_far_too_long():
    # A fraction of a second of processor time; an engine that searches for the columns takes minutes.
    assert stopped("crowd", 200) is None


TITLES = {
    "S/RES/1": "Ситуация в районе Великих озер",
    "S/RES/2": "朝鲜民主主义人民共和国的人权状况",
    "S/RES/3": "حالة حقوق الإنسان",
    "S/RES/4": "Peace \u200ein the region",
}


def titled() -> nx.DiGraph:
    graph = network({(name, "S/RES/0") for name in TITLES}, dict.fromkeys(TITLES, 2000), TITLES)
    for name, title in TITLES.items():
        graph.nodes[name]["title"] = title
    return graph


def test_pictures_of_one_font_have_the_symbol_alone_where_it_lacks_the_letters(monkeypatch):
    notes, pictures = [], []
    monkeypatch.setattr("unkg.rendering.boxes._LOG.info", lambda form, words: notes.append(form % words))
    monkeypatch.setattr("unkg.rendering.raster.as_png", lambda svg, *_: pictures.append(svg) or b"")
    caption = Caption("What S/RES/2 builds on", TITLES["S/RES/2"], "unkg render")
    render(select(titled(), 9, KNOWLEDGE.authorities), caption, ".png")
    drawn = texts(ET.fromstring(pictures[0]))
    assert "Ситуация в районе Великих" in " ".join(drawn)
    assert {"S/RES/2", "S/RES/3"} < set(drawn)
    assert all(map(has_letters, drawn))
    (note,) = notes
    assert note.startswith("2 documents have titles in letters that the font of .png and .pdf lacks: only the symbol")


def test_pictures_with_text_have_titles_in_all_letters_and_name_fonts_that_have_them():
    root = ET.fromstring(render(select(titled(), 9, KNOWLEDGE.authorities), CAPTION, ".svg"))
    words = "".join(texts(root))
    assert TITLES["S/RES/2"] in words.replace("…", "")
    assert TITLES["S/RES/3"].split()[0] in words
    assert {"'Noto Sans Arabic'", "'Noto Sans SC'"} <= set(root.get("font-family").split(", "))


def test_words_of_a_timeline_in_other_letters_are_left_out():
    assert with_known_letters("extended 2019, 一年 (not held)") == "extended 2019, … (not held)"


def test_chinese_is_broken_between_characters_but_not_before_punctuation():
    found = lines("关于人权，第2号决议。", 10, 41)
    assert "".join(found) == "关于人权，第2号决议。"
    assert len(found) > 2
    assert not [line for line in found if line[0] in "，。"]
    assert lines("关于 A/RES/1 的", 10, 300) == ["关于A/RES/1的"]

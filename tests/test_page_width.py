"""Pictures as wide as a page: letters that can be read in print, nothing that overlaps or is cut, pages of a PDF."""

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import networkx as nx
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from known import KNOWLEDGE
from unkg.network import ego_network, lineage_network
from unkg.rendering import Caption, Paper, paper, render, select
from unkg.rendering.fonts import first_lines, shortened, width
from unkg.rendering.labels import short_title
from unkg.rendering.paper import pages

SVG = "{http://www.w3.org/2000/svg}"
CAPTION = Caption("What builds on it", "A title", "unkg render lineage S/RES/1(1946) -o x.svg")
A4 = paper("A4")


def crowded(documents: int, cited: int, years: int = 30) -> nx.DiGraph:
    """Documents of many years that each cite some earlier ones, near and far."""
    graph = nx.DiGraph(root=f"A/RES/79/{documents - 1}", direction="ancestors")
    for number in range(documents):
        year = 1990 + number * years // documents
        graph.add_node(
            f"A/RES/79/{number}", held=number % 3 > 0, body="general-assembly", year_from=year, year_to=year,
            title="Strengthening of the coordination of emergency humanitarian assistance of the United Nations",
        )  # fmt: skip
        for step in range(1, cited + 1):
            if number - step * step * step >= 0:
                graph.add_edge(f"A/RES/79/{number}", f"A/RES/79/{number - step**3}", relations="recall", weight=1)
    return graph


def drawing(graph, size: Paper | None = A4, form: str = ".svg", limit: int = 1000) -> bytes:
    return render(select(graph, limit, KNOWLEDGE.authorities), CAPTION, form, size)


def boxes(root: ET.Element) -> dict[str, tuple[float, float, float, float]]:
    """Left, top, right and bottom of the box of each document."""
    found = {}
    for group in root.iter(f"{SVG}g"):
        if group.get("class") == "document":
            x, y, wide, high = (float(next(group.iter(f"{SVG}rect")).get(k)) for k in ("x", "y", "width", "height"))
            found[group.get("data-symbol")] = (x, y, x + wide, y + high)
    return found


graphs = st.builds(crowded, st.integers(1, 60), st.integers(0, 4), st.integers(1, 40))
papers = st.sampled_from(["A4", "slide", "100", "500"]).map(paper)


@settings(max_examples=40)
@given(graphs, papers)
def test_nothing_is_wider_than_the_page_and_no_boxes_overlap(graph, size):
    root = ET.fromstring(drawing(graph, size))
    found = boxes(root)
    assert set(found) == set(graph)
    assert all(0 <= left < right <= size.across for left, _, right, _ in found.values())
    for (left, top, right, bottom), (x1, y1, x2, y2) in pairwise(sorted(found.values(), key=lambda box: box[1::-1])):
        assert right <= x1 or x2 <= left or bottom <= y1 or y2 <= top
    for text in root.iter(f"{SVG}text"):
        x, size_of_text = float(text.get("x")), float(text.get("font-size"))
        assert x >= 0
        assert x + width(text.text, size_of_text) <= size.across


@settings(max_examples=20)
@given(graphs, papers)
def test_no_line_passes_through_a_box(graph, size):
    root = ET.fromstring(drawing(graph, size))
    found = boxes(root).values()
    for group in root.iter(f"{SVG}g"):
        if group.get("class") == "citation":
            line = next(group.iter(f"{SVG}path")).get("d")
            # Where a line is straight it passes a row, between the end of a curve and a height.
            for x, top, bottom in re.findall(r" ([\d.]+) ([\d.]+)V([\d.]+)", line):
                upper, lower = sorted((float(top), float(bottom)))
                assert not any(left < float(x) < right and y1 < lower and upper < y2 for left, y1, right, y2 in found)


@pytest.mark.parametrize("name", ["A4", "slide", "100", "letter", "A3"])
def test_letters_are_seven_points_high_in_print(store, name):
    for graph in (crowded(80, 4), lineage_network(store, KNOWLEDGE, "A/HRC/RES/58/17", 5)):
        root = ET.fromstring(drawing(graph, paper(name)))
        millimetres = float(root.get("width").removesuffix("mm"))
        assert millimetres == paper(name).width
        points = millimetres / 25.4 * 72 / float(root.get("viewBox").split()[2])
        assert min(float(text.get("font-size")) for text in root.iter(f"{SVG}text")) * points >= 7


def test_what_was_asked_for_is_in_the_first_row(store):
    found = boxes(ET.fromstring(drawing(lineage_network(store, KNOWLEDGE, "A/HRC/RES/58/17", 5))))
    assert min(found, key=lambda name: found[name][1]) == "A/HRC/RES/58/17"
    below = lineage_network(store, KNOWLEDGE, "E/CN.4/RES/2004/13", 5, "descendants")
    found = boxes(ET.fromstring(drawing(below)))
    assert min(found, key=lambda name: found[name][1]) == "E/CN.4/RES/2004/13"


def test_boxes_have_titles():
    texts = [element.text for element in ET.fromstring(drawing(crowded(3, 1))).iter(f"{SVG}text")]
    assert any(text.startswith("Strengthening of the coordination") for text in texts)


def test_a_pdf_has_pages_of_the_paper_and_each_document_whole_on_one():
    graph = crowded(120, 4)
    pdf = pypdfium2.PdfDocument(drawing(graph, form=".pdf"))
    try:
        sizes = {tuple(round(side / 72 * 25.4) for side in pdf[at].get_size()) for at in range(len(pdf))}
        texts = [pdf[at].get_textpage().get_text_range() for at in range(len(pdf))]
    finally:
        pdf.close()
    assert sizes == {(210, 297)}
    assert len(texts) > 2
    for at, text in enumerate(texts, start=1):
        assert f"{CAPTION.title}, page {at} of {len(texts)}" in text
    for name in graph:
        assert sum(bool(re.search(rf"{re.escape(name)}\b", text)) for text in texts) == 1
    assert drawing(graph, form=".pdf") == drawing(graph, form=".pdf")


def test_an_image_says_how_large_it_is_in_print():
    for size in (A4, paper("slide")):
        png = drawing(crowded(20, 2), size, ".png")
        across, at = int.from_bytes(png[16:20]), png.index(b"pHYs")
        assert across == pytest.approx(size.width * 8, abs=1)
        assert across / int.from_bytes(png[at + 4 : at + 8]) * 1000 == pytest.approx(size.width, rel=0.001)
        assert png[at + 12] == 1  # the unit is the metre
    assert b"pHYs" not in drawing(crowded(3, 1), None, ".png")


def test_citations_that_do_not_fit_are_counted():
    graph = crowded(150, 5, years=150)
    root = ET.fromstring(drawing(graph, paper("100")))
    drawn = sum(group.get("class") == "citation" for group in root.iter(f"{SVG}g"))
    words = " ".join(text.text for text in root.iter(f"{SVG}text"))
    left_out = graph.number_of_edges() - drawn
    assert left_out > 0
    assert f"Of {graph.number_of_edges()} citations among these documents {left_out} are not drawn" in words
    assert "are not drawn" not in " ".join(
        text.text for text in ET.fromstring(drawing(crowded(9, 2))).iter(f"{SVG}text")
    )


@settings(max_examples=10)
@given(graphs, st.randoms())
def test_a_picture_is_the_same_whatever_the_order(graph, random):
    shuffled = nx.DiGraph(**graph.graph)
    for add, some in ((shuffled.add_nodes_from, graph.nodes), (shuffled.add_edges_from, graph.edges)):
        parts = list(some(data=True))
        random.shuffle(parts)
        add(parts)
    assert drawing(shuffled) == drawing(graph)


def test_a_document_among_what_it_cites_and_what_cites_it(store):
    graph = ego_network(store, KNOWLEDGE, "A/HRC/RES/22/13")
    assert graph.graph == {"root": "A/HRC/RES/22/13", "direction": "both"}
    assert set(graph) == {"A/HRC/RES/22/13", "A/HRC/RES/58/17", "A/HRC/RES/7/15", "E/CN.4/RES/2004/13"}
    assert {graph.nodes[name]["depth"] for name in graph} == {0, 1}
    assert len(select(graph, 3, KNOWLEDGE.authorities).graph) == 3


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("A4", (210, 297)), ("a3", (297, 420)), ("slide", (338.7, 190.5)), ("250", (250, 353.6)),
        ("99", None), ("2001", None), ("0x80", None), ("٣٠٠", None), ("", None), ("A5 ", None), ("250.5", None),
    ],
)  # fmt: skip
def test_papers_by_name_and_width(name, size):
    found = paper(name)
    assert (found and (found.width, found.height)) == size


@pytest.mark.parametrize(
    ("cuts", "room", "parts"),
    [
        ([0, 50, 90, 130], 100, [(0, 90), (90, 130)]),
        ([0, 50, 90, 130], 1000, [(0, 130)]),
        ([0, 150, 160], 100, [(0, 150), (150, 160)]),  # a part that fits nowhere is left whole
        ([0, 10], 100, [(0, 10)]),
    ],
)
def test_a_picture_is_cut_where_it_may_be(cuts, room, parts):
    assert pages(cuts, room) == parts


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Security Council resolution 1874 (2009) [on measures against X]", "Measures against X"),
        ("Security Council resolution 2397 (2017) [condemning the test", "Condemning the test"),
        ("Situation of human rights [in X] and elsewhere", "Situation of human rights [in X] and elsewhere"),
        ("Situation of human rights in X", "Situation of human rights in X"),
        ("", ""),
    ],
)
def test_a_title_in_a_box_has_no_symbol(title, short):
    assert short_title({"title": title}) == short


def test_what_does_not_fit_ends_in_an_ellipsis():
    assert first_lines("one two three four", 10, width("one two…", 10), 1) == ["one two…"]
    assert first_lines("one two", 10, width("one", 10) + 1, 2) == ["one", "two"]
    assert shortened("A/HRC/WG.6/42/PRK/2", 10, width("A/HRC/WG.6…", 10)) == "A/HRC/WG.6…"

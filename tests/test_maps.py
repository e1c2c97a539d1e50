"""The network of a store as a map of its communities, as matrices, and as files with colours, sizes and positions."""

import re
from collections import Counter
from itertools import combinations, pairwise
from math import hypot
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from known import KNOWLEDGE
from unkg.network import Edge, Node, as_gexf, edges, main_path, to_networkx, whole_network
from unkg.network.whole import _name, _readable, _telling
from unkg.queries import Iri
from unkg.rendering import Caption, paper, placed, render_bodies, render_map, render_years
from unkg.rendering.map_drawing import select_area
from unkg.rendering.map_layout import lay_out_map, members
from unkg.rendering.matrix import OTHERS, of_bodies, of_years

SVG = "{http://www.w3.org/2000/svg}"
VIZ = "{http://www.gexf.net/1.2draft/viz}"
CAPTION = Caption("The citation network by community", "Some documents", "unkg render network -o x.svg")


def symbol(community: int, number: int) -> str:
    return f"A/RES/{60 + community}/{number}"


def network(sizes, ties=()) -> nx.DiGraph:
    """Communities of these sizes; in each every document cites the first, and some cite that of another community."""
    graph = nx.DiGraph()
    for community, size in enumerate(sizes, start=1):
        for number in range(size):
            graph.add_node(
                symbol(community, number), held=number > 0, body="general-assembly", year_from=1990 + number,
                year_to=1990 + number, community=community, community_name=f"Subject {community}; Other (Assembly)",
            )  # fmt: skip
            if number:
                graph.add_edge(symbol(community, number), symbol(community, 0), relations="recall", weight=2)
    for one, other in ties:
        if one % len(sizes) != other % len(sizes):
            graph.add_edge(
                symbol(one % len(sizes) + 1, 1), symbol(other % len(sizes) + 1, 0), relations="note", weight=1
            )
    for name, attributes in graph.nodes(data=True):
        attributes["cited_by"] = graph.in_degree(name)
        attributes["main_path"] = False
    return graph


networks = st.builds(
    network,
    st.lists(st.integers(2, 40), min_size=1, max_size=12).map(lambda sizes: sorted(sizes, reverse=True)),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20),
)


def draw(graph, limit=900, form=".svg", size=None) -> bytes:
    return render_map(graph, limit, KNOWLEDGE.authorities, CAPTION, form, size)[0]


@pytest.fixture
def whole(store):
    return whole_network(store, KNOWLEDGE, edges(store))


def test_what_is_measured_is_in_the_network(store, whole):
    assert {name: attributes["cited_by"] for name, attributes in whole.nodes(data=True)} == dict(whole.in_degree())
    assert {attributes["community"] for _, attributes in whole.nodes(data=True)} >= {1}
    path = [iri.short for iri in main_path(edges(store)).documents]
    assert {name for name, is_on in whole.nodes(data="main_path") if is_on} == set(path)
    assert all(whole.edges[citing, cited]["main_path"] for cited, citing in pairwise(path))


@pytest.mark.parametrize(
    ("heading", "readable"),
    [
        ("HUMAN RIGHTS IN ARMED CONFLICTS", "Human Rights in Armed Conflicts"),
        ("COORDINATION WITHIN UN SYSTEM", "Coordination within UN System"),
        ("POST-CONFLICT RECONSTRUCTION", "Post-conflict Reconstruction"),
        ("sustainable_development", "Sustainable Development"),
        ("UN Interim Force in Lebanon", "UN Interim Force in Lebanon"),
        ("OF MICE", "Of Mice"),
    ],
)
def test_a_heading_is_written_as_people_write_it(heading, readable):
    assert _readable(heading) == readable


def test_a_community_is_named_by_what_sets_it_apart():
    inside = Counter({"Human Rights": 20, "Syria": 18, "UN. Security Council": 30, "Sanctions": 2, "x" * 60: 40})
    of_all = Counter({"Human Rights": 400, "Syria": 20, "UN. Security Council": 30, "Sanctions": 2, "x" * 60: 40})
    assert _telling(inside, of_all) == ["Syria", "Human Rights"]
    graph = nx.DiGraph([("A/RES/1/2", "A/RES/1/1")])
    documents = [Iri(f"https://w3id.org/unkg/id/document/{name}") for name in graph]
    assert _name(["Syria"], "Security Council", documents, graph) == "Syria (Security Council)"
    assert _name([], "", documents, graph) == "around A/RES/1/1"


@settings(max_examples=15, deadline=None)
@given(networks)
def test_circles_do_not_overlap_and_have_their_documents_inside(graph):
    shown = members(graph)
    found = lay_out_map(graph, shown, (800.0, 600.0))
    for one, other in combinations(found.communities.values(), 2):
        assert hypot(one.x - other.x, one.y - other.y) >= one.radius + other.radius
    for number, names in shown.items():
        circle = found.communities[number]
        assert -0.2 <= circle.x - circle.radius <= circle.x + circle.radius <= 800.2
        assert -0.2 <= circle.y - circle.radius <= circle.y + circle.radius <= 600.2
        for dot in (found.documents[name] for name in names):
            assert hypot(dot.x - circle.x, dot.y - circle.y) + dot.radius <= circle.radius + 0.3
    for one, other in combinations(found.documents.values(), 2):
        assert hypot(one.x - other.x, one.y - other.y) >= (one.radius + other.radius) * 0.8


@settings(max_examples=8, deadline=None)
@given(networks, st.randoms())
def test_the_same_whatever_the_order(graph, random):
    shuffled = nx.DiGraph()
    for add, some in ((shuffled.add_nodes_from, graph.nodes), (shuffled.add_edges_from, graph.edges)):
        parts = list(some(data=True))
        random.shuffle(parts)
        add(parts)
    assert draw(shuffled) == draw(graph)
    assert render_years(shuffled, CAPTION, ".svg") == render_years(graph, CAPTION, ".svg")
    bodies = [render_bodies(one, 3, KNOWLEDGE.authorities, CAPTION, ".svg") for one in (graph, shuffled)]
    assert bodies[0] == bodies[1]


def test_a_map_says_what_is_left_out():
    graph = network([40, 30, 20], [(0, 1)])
    area = select_area(graph, 12, KNOWLEDGE.authorities)
    assert len(area.selection.graph) == 12
    assert all(names[0] == symbol(number, 0) for number, names in area.communities.items())
    words = " ".join(text.text for text in ET.fromstring(draw(graph, 12)).iter(f"{SVG}text"))
    assert "Left out: 78 of 90 documents" in words
    assert re.search(r"and \d+ of 88 citations", words)
    assert (
        "1 Subject 1; Other (Assembly): 40 documents (39 held), 1990–2029; most cited A/RES/61/0, A/RES/61/1" in words
    )


@pytest.mark.parametrize("name", ["A4", "slide", "100"])
def test_letters_are_seven_points_high_in_print(whole, name):
    size = paper(name)
    for svg in (
        draw(whole, size=size),
        draw(network([9, 5, 3, 2, 2], [(0, 1)]), size=size),
        render_bodies(whole, 12, KNOWLEDGE.authorities, CAPTION, ".svg", size),
        render_years(whole, CAPTION, ".svg", size),
    ):
        root = ET.fromstring(svg)
        points = size.width / 25.4 * 72 / float(root.get("viewBox").split()[2])
        assert min(float(text.get("font-size")) for text in root.iter(f"{SVG}text")) * points >= 7


def test_a_matrix_has_every_citation():
    graph = network([4, 3], [(0, 1)])
    graph.nodes[symbol(1, 0)].update(body="security-council")
    graph.nodes[symbol(2, 0)].pop("body")
    matrix = of_bodies(graph, 2, KNOWLEDGE.authorities)
    assert matrix.rows == ("General Assembly",)
    assert matrix.columns == ("General Assembly", "Security Council", OTHERS)[1:]
    assert matrix.counts == {(0, 0): 6, (0, 1): 5}
    years = of_years(graph)
    assert (years.rows, years.columns) == (("1991", "1992", "1993"), ("1990",))
    assert sum(years.counts.values()) == 11
    graph.nodes[symbol(1, 0)].pop("year_from")
    assert "Left out: 6 citations of or in documents of unknown year." in of_years(graph).notes


def test_gexf_has_colours_sizes_and_positions(whole):
    for graph in (whole, network([5, 4])):
        root = ET.fromstring(as_gexf(placed(graph)))
        nodes = list(root.iter("{http://www.gexf.net/1.2draft}node"))
        for node in nodes:
            assert node.find(f"{VIZ}color").get("r").isdecimal()
            assert float(node.find(f"{VIZ}size").get("value")) > 0
        places = {(n.find(f"{VIZ}position").get("x"), n.find(f"{VIZ}position").get("y")) for n in nodes}
        assert len(places) == len(nodes)
        assert as_gexf(placed(graph)) == as_gexf(placed(graph))
    assert "viz" not in next(iter(whole.nodes.values()))


def test_other_networks_lie_in_columns_of_years():
    graph = to_networkx([], KNOWLEDGE.numbering)
    assert len(placed(graph)) == 0
    one, other = (Node(Iri(f"https://w3id.org/unkg/id/document/S/RES/{n}({y})")) for n, y in ((1, 1946), (2000, 2011)))
    graph = to_networkx([Edge(other, one, ("recall",), 1)], KNOWLEDGE.numbering)
    x = {name: look["position"]["x"] for name, look in placed(graph).nodes(data="viz")}
    assert x["S/RES/1(1946)"] < x["S/RES/2000(2011)"]

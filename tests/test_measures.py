"""Network measures: known values on a small network, and properties on random ones."""

from itertools import pairwise
from math import isclose

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from known import KNOWLEDGE
from unkg.network import Edge, Node, communities, community_members, edges, main_path, most_cited, pagerank
from unkg.queries import Iri


def node(number: int) -> Node:
    return Node(Iri(f"https://w3id.org/unkg/id/document/S/RES/{number}({1950 + number})"), f"{1950 + number}-01-01")


def cites(citing: int, cited: int, often: int = 1) -> Edge:
    return Edge(node(citing), node(cited), ("recall",), often)


# Two groups of three, and one citation between them.
GROUPS = [cites(2, 1), cites(3, 1), cites(3, 2), cites(12, 11), cites(13, 11), cites(13, 12, 2), cites(11, 3)]
pairs = st.sets(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=40)
drawn = pairs.map(lambda found: [cites(one, other, 1 + (one + other) % 3) for one, other in sorted(found)])
backwards = pairs.map(lambda found: [cites(max(pair), min(pair)) for pair in sorted(found) if len(set(pair)) == 2])


def column(table, name):
    return [row[name] for row in table]


def test_most_cited_by_documents_then_by_citations():
    rows = [
        (row["document"].short, row["cited_by"], row["citations"]) for row in most_cited(GROUPS, KNOWLEDGE.numbering)
    ]
    assert rows == [
        ("S/RES/1(1951)", 2, 2),
        ("S/RES/11(1961)", 2, 2),
        ("S/RES/12(1962)", 1, 2),
        ("S/RES/2(1952)", 1, 1),
        ("S/RES/3(1953)", 1, 1),
    ]


def test_what_is_only_cited_has_the_body_of_its_series(store):
    rows = {row["document"].short: row for row in most_cited(edges(store), KNOWLEDGE.numbering)}
    assert (rows["A/RES/60/251"]["body"], rows["A/RES/60/251"]["held"]) == ("general-assembly", False)


def test_pagerank_of_two_that_cite_a_third():
    # With damping d the two have r each and the third r + 2dr; the third's own rank falls back to all.
    ranks = {
        row["document"].short: float(row["pagerank"])
        for row in pagerank([cites(2, 1), cites(3, 1)], KNOWLEDGE.numbering)
    }
    one, two, three = (ranks[node(n).document.short] for n in (1, 2, 3))
    assert two == three
    assert isclose(one, two + 2 * 0.85 * two, abs_tol=1e-5)
    assert isclose(one + two + three, 1, abs_tol=1e-5)


def test_communities_are_the_two_groups():
    table = communities(GROUPS, KNOWLEDGE.numbering)
    assert column(table, "documents") == [3, 3]
    assert column(table, "inner_citations") == [3, 3]
    assert column(table, "bodies") == ["security-council 3"] * 2
    assert [(row["from_year"], row["to_year"]) for row in table] == [(1951, 1953), (1961, 1963)]


@pytest.mark.parametrize(
    ("citations", "path"),
    [
        # The longer of two ways has the citation that both share, and more of its own.
        ([cites(2, 1), cites(3, 2), cites(4, 3), cites(4, 1)], [1, 2, 3, 4]),
        # Three texts cite 2, which cites 1; 9 cites 8 alone.
        ([cites(2, 1), cites(3, 2), cites(4, 2), cites(5, 2), cites(9, 8)], [1, 2, 3]),
        ([], []),
        ([cites(1, 1)], []),
    ],
)
def test_the_main_path_by_hand(citations, path):
    assert column(main_path(citations).steps, "document") == [node(number).document for number in path]


def test_the_share_is_of_all_paths():
    steps = main_path([cites(2, 1), cites(3, 2), cites(4, 2), cites(9, 8)]).steps
    assert column(steps, "share") == ["0.666667", "0.333333", None]


def test_a_circle_is_broken_where_it_does_not_go_back_in_time():
    found = main_path([cites(2, 1), cites(1, 2), cites(3, 2)])
    assert found.left_out == 1
    assert column(found.steps, "document") == [node(number).document for number in (1, 2, 3)]


@settings(max_examples=60)
@given(backwards)
def test_search_path_counts_are_counts_of_paths(citations):
    steps = list(main_path(citations).steps)
    graph = nx.DiGraph((e.cited.document, e.citing.document) for e in citations)
    ends = [[n for n in graph if not degree(n)] for degree in (graph.in_degree, graph.out_degree)]
    ways = [way for one in ends[0] for way in nx.all_simple_paths(graph, one, set(ends[1]))]
    for row, following in pairwise(steps):
        through = sum((row["document"], following["document"]) in pairwise(way) for way in ways)
        assert float(row["share"]) == pytest.approx(through / len(ways), abs=1e-6)


@settings(max_examples=60)
@given(drawn, st.randoms())
def test_the_order_of_citations_changes_nothing(citations, random):
    shuffled = citations[:]
    random.shuffle(shuffled)
    for measure in (most_cited, pagerank, communities, community_members, lambda found, _: main_path(found).steps):
        assert measure(shuffled, KNOWLEDGE.numbering) == measure(citations, KNOWLEDGE.numbering)


@settings(max_examples=60)
@given(drawn)
def test_every_document_is_in_one_community(citations):
    documents = {n.document for e in citations for n in (e.citing, e.cited) if e.citing != e.cited}
    assert sorted(column(community_members(citations, KNOWLEDGE.numbering), "document")) == sorted(documents)

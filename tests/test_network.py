"""Lineages: breadth-first, each document expanded once, with a reason at the end of each branch."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from known import KNOWLEDGE
from unkg.network import Branch, Edge, Node, as_gexf, as_graphml, edges, lineage, to_networkx
from unkg.network.lineages import _walk
from unkg.queries import Iri, QueryInputError


def outline(branch: Branch, depth: int = 0) -> list[str]:
    words = [branch.node.document.short, *branch.relations]
    line = "  " * depth + " ".join(words) + (f" [{branch.ends}]" if branch.ends else "")
    return [line, *(below for child in branch.branches for below in outline(child, depth + 1))]


def test_ancestors_to_the_roots(store):
    assert outline(lineage(store, "A/HRC/RES/58/17", 5)) == [
        "A/HRC/RES/58/17",
        "  A/HRC/RES/22/13 recall",
        "    E/CN.4/RES/2004/13 establish",
        "      E/CN.4/RES/2003/10 recall [not held]",
        "    A/HRC/RES/7/15 recall",
        "      E/CN.4/RES/2004/13 recall [already shown]",
        "  A/RES/60/251 recall [not held]",
    ]


def test_descendants_in_the_order_of_time(store):
    assert outline(lineage(store, "E/CN.4/RES/2004/13", 2, "descendants")) == [
        "E/CN.4/RES/2004/13",
        "  A/HRC/RES/7/15 recall",
        "    A/HRC/RES/22/13 recall [already shown]",
        "  A/HRC/RES/22/13 establish",
        "    A/HRC/RES/58/17 recall [no further citations]",
    ]


def test_reaching_the_depth_is_marked(store):
    assert outline(lineage(store, "A/HRC/RES/58/17", 1)) == [
        "A/HRC/RES/58/17",
        "  A/HRC/RES/22/13 recall [depth reached]",
        "  A/RES/60/251 recall [not held]",
    ]


@pytest.mark.parametrize(
    ("symbol", "direction", "ends"),
    [
        ("A/RES/1/1", "ancestors", "unknown"),
        ("A/RES/60/251", "ancestors", "not held"),
        ("A/HRC/RES/58/17", "descendants", "no further citations"),
    ],
)
def test_a_root_without_branches_says_why(store, symbol, direction, ends):
    tree = lineage(store, symbol, 3, direction)
    assert (tree.ends, tree.branches) == (ends, ())


@pytest.mark.parametrize("direction", ["ancestors", "descendants"])
def test_a_node_bears_what_is_known_of_a_held_document(store, direction):
    root = lineage(store, "A/HRC/RES/58/17", direction=direction).node
    assert (root.date, root.body.short, root.title) == (
        "2025-04-03",
        "human-rights-council",
        "Situation of human rights in the DPRK",
    )


def test_what_is_no_symbol_is_refused(store):
    with pytest.raises(QueryInputError):
        lineage(store, "resolution fifty-eight")


def test_networkx_has_dates_organs_relations_and_weights(store, tmp_path):
    graph = to_networkx(edges(store), KNOWLEDGE.numbering)
    assert graph.nodes["A/HRC/RES/22/13"]["date"] == "2013-03-21"
    assert graph.nodes["A/HRC/RES/22/13"]["body"] == "human-rights-council"
    assert graph.nodes["A/RES/60/251"]["held"] is False
    assert graph.edges["A/HRC/RES/22/13", "E/CN.4/RES/2004/13"] == {
        "relations": "establish",
        "weight": 1,
        "date": "2013-03-21",
    }
    for write, read, name in (
        (nx.write_graphml, nx.read_graphml, "network.graphml"),
        (nx.write_gexf, nx.read_gexf, "network.gexf"),
    ):
        write(graph, tmp_path / name)
        assert set(read(tmp_path / name).edges) == set(graph.edges)


def node(number: int) -> Node:
    return Node(Iri(f"https://w3id.org/unkg/id/document/A/RES/{number}"), held=number % 5 != 0)


@given(st.sets(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=40), st.integers(1, 6))
def test_every_walk_ends_and_unfolds_each_document_once(pairs, depth):
    citations = [
        Edge(node(one), node(other), ("recall",), 1) for one, other in sorted(pairs) if one % 5 != 0 and one != other
    ]

    def step(documents):
        return [edge for edge in citations if edge.citing.document in documents]

    def goes_on(documents):
        return {edge.citing.document for edge in step(documents)}

    tree = _walk(step, goes_on, node(1).document, depth, "ancestors")
    unfolded, deepest = [], 0

    def visit(branch, level):
        nonlocal deepest
        deepest = max(deepest, level)
        assert (branch.ends is None) == bool(branch.branches)
        if branch.branches:
            unfolded.append(branch.node.document)
        for child in branch.branches:
            visit(child, level + 1)

    visit(tree, 0)
    assert len(unfolded) == len(set(unfolded))
    citing = {edge.citing.document for edge in citations}
    assert all(branch.node.document in citing for branch in ended(tree, "depth reached"))
    assert all(branch.node.document not in citing for branch in ended(tree, "no further citations"))
    assert deepest <= depth
    reached = nx.DiGraph((e.citing.document, e.cited.document) for e in citations)
    if tree.node.document in reached:
        within = nx.single_source_shortest_path_length(reached, tree.node.document, cutoff=depth)
        assert set(documents_in(tree)) == set(within)


def ended(branch, how):
    if branch.ends == how:
        yield branch
    for child in branch.branches:
        yield from ended(child, how)


def documents_in(branch):
    yield branch.node.document
    for child in branch.branches:
        yield from documents_in(child)


@given(st.text(max_size=20))
def test_graph_files_hold_whatever_a_title_holds(title):
    graph = to_networkx(
        [], KNOWLEDGE.numbering, [Node(Iri("https://w3id.org/unkg/id/document/A/RES/1/1"), title=f"x{title}x")]
    )
    written = nx.parse_graphml(as_graphml(graph).decode())
    # A reader of XML takes every line end for "\n": XML 1.0, 2.11.
    kept = graph.nodes["A/RES/1/1"]["title"].replace("\r\n", "\n").replace("\r", "\n")
    assert written.nodes["A/RES/1/1"]["title"].replace("\r", "\n") == kept
    assert as_gexf(graph)

"""All shortest citation paths, and the reason if there is none."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unkg.network import paths
from unkg.network.paths import _shortest, documents
from unkg.queries import Iri, QueryInputError


def outline(found) -> list[str]:
    return [" ".join(node.document.short for node in documents(path)) for path in found]


def test_the_shortest_paths_with_relations_and_dates(store):
    found = paths(store, "A/HRC/RES/58/17", "E/CN.4/RES/2003/10")
    assert outline(found.found) == ["A/HRC/RES/58/17 A/HRC/RES/22/13 E/CN.4/RES/2004/13 E/CN.4/RES/2003/10"]
    assert [edge.relations for edge in found.found[0]] == [("recall",), ("establish",), ("recall",)]
    assert found.found[0][0].cited.date == "2013-03-21"
    assert (found.more, found.remark) == (False, None)


@pytest.mark.parametrize(
    ("start", "end", "remark"),
    [
        ("A/RES/1/1", "A/RES/60/251", "A/RES/1/1 is unknown to this store: it neither holds nor cites it."),
        ("A/RES/60/251", "A/RES/1/1", "A/RES/1/1 is unknown to this store: it neither holds nor cites it."),
        (
            "E/CN.4/RES/2004/13",
            "A/HRC/RES/58/17",
            "There is no path from E/CN.4/RES/2004/13 to A/HRC/RES/58/17, but there is one in the other direction.",
        ),
        (
            "A/RES/60/251",
            "E/CN.4/RES/2003/10",
            "A/RES/60/251 is not in this store, so what it cites is unknown.",
        ),
        (
            "A/HRC/RES/7/15",
            "A/RES/60/251",
            "Nothing that A/HRC/RES/7/15 builds on, as far as this store holds it, cites A/RES/60/251.",
        ),
        ("A/HRC/RES/7/15", "A/HRC/RES/7/15", "A/HRC/RES/7/15 was given twice: a path needs two documents."),
    ],
)
def test_the_reason_for_a_missing_path_is_reported(store, start, end, remark):
    found = paths(store, start, end)
    assert (found.found, found.remark) == ((), remark)


def test_what_is_no_symbol_is_refused(store):
    with pytest.raises(QueryInputError):
        paths(store, "A/RES/1/1", "resolution one")


@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=40))
def test_all_shortest_paths_are_found_and_no_others(numbers):
    pairs = sorted((Iri(str(one)), Iri(str(other))) for one, other in numbers if one != other)

    def step(near, level):
        return [pair for pair in pairs if pair[near == "cited"] in level]

    found = sorted(_shortest(step, Iri("1"), Iri("2")))
    graph = nx.DiGraph(pairs)
    graph.add_nodes_from(["1", "2"])
    try:
        expected = sorted(nx.all_shortest_paths(graph, "1", "2"))
    except nx.NetworkXNoPath:
        expected = []
    assert found == expected

"""The generated graph of the query benchmarks is valid and deterministic."""

import random
from itertools import pairwise

import pyoxigraph
import pytest
from benchmarks import queries as measured
from benchmarks import reloading
from benchmarks.generation import CITATIONS, extractions

from small_graph import write_small_graph
from unkg import authorities, graph, queries
from unkg.network import lineage
from unkg.store import Embedded, open_folder
from unkg.validation import Finding, Report, validate

DOCUMENTS = 20


@pytest.fixture(scope="module")
def generated(tmp_path_factory):
    folder = tmp_path_factory.mktemp("generated")
    measured.generated_store(folder, DOCUMENTS)
    with open_folder(folder) as store:
        yield store


@pytest.fixture(scope="module")
def made():
    return list(extractions(DOCUMENTS, authorities.load().authorities))


def test_the_same_number_and_seed_give_the_same_documents(made):
    assert made == list(extractions(DOCUMENTS, authorities.load().authorities))
    assert made != list(extractions(DOCUMENTS, authorities.load().authorities, seed=1))


def test_documents_are_distinct_and_in_the_order_of_time(made):
    assert len({one.header.symbol for one in made}) == len({one.document.text for one in made}) == DOCUMENTS
    dates = [one.header.adopted or one.header.distributed for one in made]
    assert all(earlier <= later for earlier, later in pairwise(dates))


def test_spans_match_their_words(made):
    for one in made:
        text = one.document.text
        assert all(text[r.start : r.end] == r.text for r in one.references)
        assert all(text[a.start : a.end].lower().startswith(a.verb.split()[0]) for a in one.actions)


def test_some_documents_cite_much_more_than_most():
    chance = random.Random(1)
    numbers = sorted(CITATIONS.drawn(chance) for _ in range(2000))
    assert 10 <= numbers[1000] <= 15
    assert numbers[-1] > 10 * numbers[1000]


def test_generated_documents_conform(made):
    known = authorities.load()
    report = validate([quad for one in made for quad in graph.describe(one, known)], engine="shacl")
    # Authorities, which are not among these statements, bear their labels in a graph of their own.
    assert {finding.shape for finding in report.findings} <= {"untyped"}


def test_queries_have_something_to_answer_on_it(generated):
    for name in (
        "mandates",
        "most-cited",
        "report-requests",
        "reports-by-request",
        "unresolved-references",
        "instruments-invoked",
    ):
        assert queries.run(generated, authorities.load(), name).rows
    assert any(lineage(generated, document).branches for document in measured.documents(generated))


def test_a_query_is_measured_beside_the_engine_alone(generated, monkeypatch):
    monkeypatch.setattr(measured, "DRAWN", 1)
    names = ["evidence", "mandate-lineage", "cited-by-document", "paragraph-citations"]
    monkeypatch.setattr(queries, "names", lambda: names)
    found = list(measured.answers(generated, lambda _: None))
    assert [one.query for one in found] == [*names, "paragraph-citations"]
    assert "| `cited-by-document` document= |" in measured.answer_table(found)


@pytest.mark.parametrize("name", queries.names())
def test_every_query_can_be_given_what_it_needs(generated, name):
    query = queries.load(name)
    ways = [list(measured.drawn(generated, query, wanted)) for wanted in measured.ways_to_ask(query)]
    assert all(ways)


def test_a_dump_that_is_loaded_again_answers_alike_and_another_does_not(tmp_path):
    write_small_graph(tmp_path / "store")
    with open_folder(tmp_path / "store") as store:
        (line,) = reloading.compared(store, (".nq",))
        assert "all answers equal" in line
        empty = reloading.answers(Embedded(pyoxigraph.Store()), store)
        assert empty.keys() == reloading.answers(store, store).keys()
        assert not any(table.rows for name, table in empty.items() if not name.startswith("references-by-kind"))


def test_walks_are_summed_up(generated):
    walk = measured.Walk("lineage", [1.0, 2.0, 9.0])
    assert "| lineage | 2.0 |" in measured.walk_table([walk])


def test_differences_between_engines_are_reported():
    finding = Finding("Violation", "x:a", None, None, "shape", "wrong")
    found, nothing = (Report(not all_of_it, all_of_it, "engine", ()) for all_of_it in ((finding,), ()))
    one, other, third = (measured.Validation("engine", 1.0, report) for report in (found, nothing, found))
    assert "1 findings, the same from both" in measured.validation_line([one, third])
    assert "NOT the same from both" in measured.validation_line([one, other])

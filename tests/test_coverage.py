"""How complete a store is, and the line that says so beside answers that gaps can shape."""

import json

import pytest

from known import KNOWLEDGE
from small_graph import write_small_graph
from unkg import network, queries
from unkg.network.completeness import SeriesCoverage, _listed, _told
from unkg.pages import questions
from unkg.store import Remote, open_store

LINE = "Not all texts are held, which can shape {}: of the acts that are cited, "


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("coverage") / "store"
    write_small_graph(made)
    return made


@pytest.mark.parametrize(
    ("sessions", "told"),
    [
        ((74,), "session 74"),
        ((74, 77, 79), "sessions 74, 77 and 79"),
        ((2021, 2023), "years 2021 and 2023"),
        (tuple(range(2001, 2026, 2)), "every second year from 2001 to 2025"),
        (tuple(range(40, 50)), "all sessions from 40 to 49"),
        ((1, 2, 4, 8, 16), "5 sessions from 1 to 16"),
    ],
)
def test_sessions_are_told_in_few_words(sessions, told):
    assert _listed(sessions) == told


@pytest.mark.parametrize(
    ("cited", "held", "told"),
    [(9, 0, "0% of A/RES"), (1000, 5, "under 1% of A/RES"), (1000, 421, "42% of A/RES"), (3, 3, "100% of A/RES")],
)
def test_a_share_is_told_in_per_cent(cited, held, told):
    assert _told(SeriesCoverage("A/RES", cited, held, ())) == told


def test_it_is_what_the_query_says(folder, monkeypatch):
    monkeypatch.setattr("unkg.network.completeness._LEAST_CITED", 1)
    with open_store(str(folder)) as store:
        rows = queries.run(store, KNOWLEDGE, "coverage", at_least=1).rows
        counted = {(one.series, one.cited, one.held) for one in network.coverage(store)}
    acts = {(series, cited, held) for series, cited, held, _ in rows if str(series).endswith(("/RES", "/DEC", "/PRST"))}
    assert counted
    assert counted == acts


def test_it_is_reckoned_once_for_a_version(tmp_path, monkeypatch):
    write_small_graph(tmp_path / "store")
    with open_store(str(tmp_path / "store")) as store:
        first = network.coverage(store)
        monkeypatch.setattr("unkg.network.completeness._reckoned", pytest.fail)
        assert network.coverage(store) == first


def test_a_store_without_an_index_says_nothing():
    class Endpoint:
        def query(self, sparql: str) -> None:
            pytest.fail(sparql)

    assert network.gaps(Endpoint(), "this answer") is None  # type: ignore[arg-type]


def test_of_an_endpoint_it_is_not_known_and_not_asked():
    told = network.gaps(Remote("http://localhost:9/query"), "the chain")
    assert told == "It is not known here whether all texts are held, which can shape the chain. See the query coverage."


@pytest.fixture
def some(monkeypatch):
    """What every store says of itself."""
    found = (SeriesCoverage("S/RES", 100, 40, (2001, 2003)), SeriesCoverage("A/RES", 50, 50, (77,)))
    monkeypatch.setattr("unkg.network.completeness.coverage", lambda _: found)
    return "40% of S/RES (mostly years 2001 and 2003). See the query coverage."


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["query", "documents-by-year"], "the numbers of a year"),
        (["query", "mandates-in-force", "date=2020-01-01"], "the last event of a mandate"),
        (["query", "documents-citing", "document=A/RES/1/1"], "this answer"),
        (["query", "--query", "SELECT * { ?s <http://no> ?o }", "--format", "csv"], "this answer"),
        (["lineage", "A/HRC/RES/58/17"], "the chain"),
        (["path", "A/HRC/RES/58/17", "E/CN.4/RES/2003/10"], "the paths"),
        (["network", "most-cited"], "the order"),
        (["network", "communities"], "the communities"),
        (["network", "main-path"], "the path"),
    ],
)
def test_a_line_on_standard_error_says_what_gaps_can_shape(unkg, folder, some, arguments, what):
    code, out, err = unkg(*arguments, "--store", folder)
    assert code == 0
    assert err.splitlines()[-1] == LINE.format(what) + some
    assert "Not all texts" not in out


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["render", "lineage", "A/HRC/RES/58/17"], "the chain"),
        (["render", "years"], "the network"),
        (["network", "most-cited", "--format", "graphml"], "the network"),
    ],
)
def test_a_picture_and_a_file_of_a_network_say_so_too(unkg, folder, some, tmp_path, arguments, what):
    form = ".svg" if "years" in arguments else ".graphml"
    code, _, err = unkg(*arguments, "--store", folder, "-o", tmp_path / f"network{form}")
    assert code == 0
    assert err.splitlines()[-1] == LINE.format(what) + some


def test_a_page_of_an_answer_says_so_too(folder, some):
    with open_store(str(folder)) as store:
        query = queries.load("documents-by-year")
        assert questions.answer(store, KNOWLEDGE, query, (), questions.View()).remark == LINE.format(query.gaps) + some


@pytest.mark.parametrize("name", ["most-cited", "citation-edges"])
def test_an_answer_that_only_lacks_rows_says_nothing(unkg, folder, some, name):
    assert "Not all texts" not in unkg("query", name, "--store", folder)[2]


def test_a_complete_store_says_nothing(monkeypatch):
    complete = (SeriesCoverage("A/RES", 50, 50, (77,)),)
    monkeypatch.setattr("unkg.network.completeness.coverage", lambda _: complete)
    assert network.gaps(None, "this answer") is None  # type: ignore[arg-type]


def test_json_of_a_lineage_has_the_line(folder, some):
    import unkg
    from unkg.serving import records

    with unkg.open(folder) as graph:
        assert records.lineage(graph, "A/HRC/RES/58/17", 2, "ancestors")["remark"] == LINE.format("the chain") + some
        assert json.dumps(records.mandate(graph, "DPRK", "2020-01-01")["remark"])

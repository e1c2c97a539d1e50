"""Queries that would run for ever, exhaust the memory, or reach other hosts."""

import math
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

import unkg
from listening import listener
from unkg.store import QueryError, open_store, writer
from unkg.store.federation import refuse_service

ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"
LARGE = "SELECT DISTINCT ?a ?f ?h WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?f"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("limits") / "s"
    name, thing = NamedNode("https://example.org/g"), NamedNode("https://example.org/p")
    quads = [Quad(name, thing, Literal(str(number)), name) for number in range(2_000)]
    with writer(folder) as target:
        target.add(serialize(quads, format=RdfFormat.N_QUADS))
    return folder


@pytest.fixture(scope="module")
def citing(tmp_path_factory):
    folder = tmp_path_factory.mktemp("two")
    (folder / "a.txt").write_text(
        "A/HRC/RES/58/17\n\nThe Human Rights Council,\n\nRecalling General Assembly resolution 60/251,\n"
    )
    unkg.build([folder], folder / "s", validate=False, workers=0)
    return folder / "s"


def command(*words):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(
        [sys.executable, "-m", "unkg", *map(str, words)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip


def asked(tmp_path, store, sparql, *options):
    (tmp_path / "q.rq").write_text(sparql)
    return command("query", "--file", tmp_path / "q.rq", "--store", store, *options)


@pytest.mark.parametrize(
    ("sparql", "options", "message"),
    [
        (ENDLESS, ("--timeout", "1"), "timed out after 1 seconds; raise --timeout or --memory, or ask for less"),
        (LARGE, ("--memory", "200"), "raise --timeout or --memory, or ask for less"),
    ],
)
def test_a_query_is_stopped_at_its_limits(tmp_path, store, sparql, options, message):
    with asked(tmp_path, store, sparql, *options) as process:
        out, err = process.communicate(timeout=120)
    assert (process.returncode, out) == (2, "")
    assert message in err
    assert len(err.splitlines()) == 1


def wait_for_the_store_to_open(process):
    """Wait until a process has more threads than one, which it gets when it opens a store."""
    while len(list(Path(f"/proc/{process.pid}/task").iterdir())) == 1:
        assert process.poll() is None
        time.sleep(0.05)


def test_an_interrupt_ends_a_query_at_once(tmp_path, store):
    # What a shell runs in the background ignores interrupts, and so would what is started here.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with asked(tmp_path, store, ENDLESS) as process:
        wait_for_the_store_to_open(process)
        time.sleep(1)
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
    assert process.returncode == -signal.SIGINT


def test_within_its_limits_a_query_answers_as_without(unkg, citing):
    for words in (("query", "most-cited"), ("lineage", "A/HRC/RES/58/17"), ("path", "A/HRC/RES/58/17", "A/RES/1/1")):
        plain = unkg(*words, "--store", citing)
        assert unkg(*words, "--store", citing, "--timeout", "100", "--memory", "4000") == plain


def test_python_stops_a_query_after_its_timeout(citing):
    with unkg.open(citing) as graph:
        assert graph.query("most-cited", timeout=100) == graph.query("most-cited")
        with pytest.raises(QueryError, match=r"most-cited: timed out after 0\.001 seconds"):
            graph.query("most-cited", timeout=0.001)


@pytest.mark.parametrize("timeout", [0, -1.5, float("nan"), -math.inf])
def test_python_takes_no_timeout_that_no_query_can_keep(citing, timeout):
    with unkg.open(citing) as graph, pytest.raises(QueryError, match=r"^most-cited: timeout=.*; use a number of sec"):
        graph.query("most-cited", timeout=timeout)


@pytest.mark.parametrize("timeout", [1e300, math.inf])
def test_python_takes_a_timeout_longer_than_systems_wait(citing, timeout):
    with unkg.open(citing) as graph:
        assert graph.query("most-cited", timeout=timeout) == graph.query("most-cited")


SERVICE = (
    "SELECT * WHERE { SERVICE <http://127.0.0.1:%d/> { ?a ?b ?c } }",
    "SELECT * WHERE { SERVICE SILENT <http://127.0.0.1:%d/> { ?a ?b ?c } }",
    "SELECT * WHERE { VALUES ?x { <http://127.0.0.1:%d/> } service ?x { ?a ?b ?c } }",
    "SELECT*{?a ?b ?c.SeRvIcE<http://127.0.0.1:%d/>{?d ?e ?f}}",
    "PREFIX x: <http://127.0.0.1:%d/> SELECT * WHERE { ?a ?b '#' SERVICE x: { ?a ?b ?c } }",
    "SELECT * WHERE { \\u0053ERVICE <http://127.0.0.1:%d/> { ?a ?b ?c } }",
    "SELECT * WHERE { ?a ?b 'it''s' . # '\nSERVICE <http://127.0.0.1:%d/> { ?a ?b ?c } }",
)


@pytest.fixture
def listening():
    """A port, and whether anything has called it."""
    with listener() as heard:
        yield heard


@pytest.mark.parametrize("sparql", SERVICE)
def test_no_query_reaches_another_host(listening, store, sparql):
    port, heard = listening
    with open_store(store) as opened, pytest.raises(QueryError, match=r"SERVICE|not a SPARQL 1\.1 query"):
        list(opened.query(sparql % port))
    assert not heard()


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * WHERE { ?service ?b 'SERVICE' }",
        "PREFIX service: <http://x/> SELECT * WHERE { service:a service:service ?c }",
        'SELECT * WHERE { <http://x/SERVICE> ?b "a SERVICE <x>" }',
        "# SERVICE <http://x/>\nSELECT * WHERE { ?a ?b 'x'@service }",
        'SELECT * WHERE { ?a ?b """a "quoted" SERVICE""" }',
        "SELECT * WHERE { ?a ?b 'it\\'s a SERVICE' }",
        "SELECT * WHERE { ?a ?b ?services . $service ?d ?e }",
    ],
)
def test_the_word_alone_is_no_service(store, sparql):
    refuse_service(sparql)
    with open_store(store) as opened:
        # One answer is enough: two patterns that share no variable have millions.
        next(iter(opened.query(sparql)), None)


def test_a_service_is_asked_on_request_only_and_fails_in_one_line(unkg, tmp_path, store, listening):
    port, heard = listening
    (tmp_path / "q.rq").write_text(SERVICE[0] % port)
    code, out, err = unkg("query", "--file", tmp_path / "q.rq", "--store", store)
    assert (code, out) == (2, "")
    assert "--allow-service" in err
    assert not heard()
    words = ("--allow-service", "--timeout", "5")
    code, out, err = unkg("query", "--file", tmp_path / "q.rq", "--store", store, *words)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert heard()

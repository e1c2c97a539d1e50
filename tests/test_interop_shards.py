"""Shards loaded by others' servers, which answer every canned query as our store does. Run by `make interop`."""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path

import pytest

from known import KNOWLEDGE
from listening import free_port
from unkg import queries
from unkg.building import Limits, Options, build_shards
from unkg.queries.canned import load
from unkg.store import QueryError, Remote, open_store
from unkg.store.shards import load_shards

pytestmark = pytest.mark.interop

REFUSED_BY_VIRTUOSO = {
    "outdated-citations",  # “Aggregate function not allowed in context”: a FILTER NOT EXISTS names a maximum
    "reports-by-request",  # “Internal error: sparp_find_origin_of_external_var()”: NOT EXISTS within NOT EXISTS
}
# Virtuoso matches no computed word in an OPTIONAL: the series of a symbol, whose body they show or ask for.
OTHERWISE_BY_VIRTUOSO = {"citations-between-bodies", "mandates-in-force", "mandates-of-body"}
"""Both are in docs/dumps.md too."""
YEARS = range(1990, 2020)
VIRTUOSO = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{loading}
DirsAllowed = {shards}
NumberOfBuffers = 20000
[HTTPServer]
ServerPort = 127.0.0.1:{port}
[SPARQL]
ResultSetMaxRows = 1000000
"""


def resolution(year):
    """A dated resolution that cites others and recommends what others recommend."""
    return f"""A/RES/{year - 1945}/7

Resolution adopted by the General Assembly on {1 + year % 28} December {year}
{year - 1945}/7. Rights of the child

The General Assembly,

Recalling its resolution {year - 1946}/7 of {1 + (year - 1) % 28} December {year - 1},

Guided by the Convention on the Rights of the Child,

1. Urges the Democratic People's Republic of Korea to cooperate with the special procedures of the Human Rights Council;
2. Requests the Secretary-General to submit a report to the General Assembly at its next session.
"""


@pytest.fixture(scope="module")
def shards(samples, tmp_path_factory):
    folder = tmp_path_factory.mktemp("collection")
    for year in YEARS:
        (folder / f"{year}.txt").write_text(resolution(year), encoding="utf-8")
    options = Options(validate=False, limits=Limits(processes=0))
    build_shards([samples, folder], folder / "shards", 8, options)
    return folder / "shards"


@pytest.fixture(scope="module")
def ours(shards, tmp_path_factory):
    folder = tmp_path_factory.mktemp("store")
    load_shards(shards, folder)
    with open_store(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def oxigraph(shards, tmp_path_factory):
    program = shutil.which("oxigraph", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    if not program:
        pytest.skip("no oxigraph: pip install oxigraph")
    folder, port = tmp_path_factory.mktemp("oxigraph"), free_port()
    files = [word for path in sorted(shards.glob("*.nq.gz")) for word in ("--file", str(path))]
    subprocess.run([program, "load", "--location", folder, *files], check=True, capture_output=True, timeout=300)
    serving = ["serve-read-only", "--location", folder, "--bind", f"127.0.0.1:{port}", "--union-default-graph"]
    yield from served([program, *serving], f"http://127.0.0.1:{port}/query", folder)


@pytest.fixture(scope="module")
def virtuoso(shards, tmp_path_factory):
    if not shutil.which("virtuoso-t") or not shutil.which("isql-vt"):
        pytest.skip("no virtuoso-t: apt-get install virtuoso-opensource")
    folder, port, loading = tmp_path_factory.mktemp("virtuoso"), free_port(), free_port()
    settings = VIRTUOSO.format(folder=folder, port=port, loading=loading, shards=shards)
    (folder / "virtuoso.ini").write_text(settings, encoding="utf-8")
    serving = ["virtuoso-t", "+configfile", str(folder / "virtuoso.ini"), "+foreground"]
    for store in served(serving, f"http://127.0.0.1:{port}/sparql", folder):
        load_all = f"ld_dir('{shards}', '*.nq.gz', 'urn:none'); rdf_loader_run(); checkpoint;"
        loaded = ["isql-vt", f"127.0.0.1:{loading}", "dba", "dba", f"exec={load_all}"]
        subprocess.run(loaded, check=True, capture_output=True, timeout=600)
        yield store


def served(words, address, folder):
    """A server while it runs."""
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(words, stdout=output, stderr=subprocess.STDOUT)
    try:
        for _ in range(240):
            try:
                with urllib.request.urlopen(f"{address}?query=ASK%7B%7D", timeout=5):
                    break
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.5)
        else:
            pytest.fail((folder / "output").read_text(encoding="utf-8", errors="replace")[-500:])
        yield Remote(address)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def trials(name):
    """The parameters that a query needs, and each of the others with them."""
    parameters = load(name).parameters
    needed = {one.name: one.example for one in parameters if one.required}
    yield needed
    yield from (needed | {one.name: one.example} for one in parameters if not one.required)


def differences(name, ours, theirs):
    """The trials that two stores answer differently. Virtuoso has no booleans: its 1 and 0 are equal to them."""
    for given in trials(name):
        answers = [Counter(queries.run(store, KNOWLEDGE, name, **given).rows) for store in (ours, theirs)]
        if answers[0] != answers[1]:
            yield given, answers[0] - answers[1], answers[1] - answers[0]


def counted(store):
    (row,) = store.query("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?g), 'w3id')) }")
    return int(row["n"].value)


@pytest.mark.parametrize("server", ["oxigraph", "virtuoso"])
def test_a_server_holds_every_statement_of_the_shards(server, ours, request):
    assert counted(request.getfixturevalue(server)) == counted(ours) > 10_000


@pytest.mark.parametrize("name", queries.names())
def test_oxigraph_answers_as_we_do(name, ours, oxigraph):
    assert list(differences(name, ours, oxigraph)) == []


@pytest.mark.parametrize("name", sorted({*queries.names()} - REFUSED_BY_VIRTUOSO - OTHERWISE_BY_VIRTUOSO))
def test_virtuoso_answers_as_we_do(name, ours, virtuoso):
    assert list(differences(name, ours, virtuoso)) == []


@pytest.mark.parametrize("name", sorted(REFUSED_BY_VIRTUOSO))
def test_virtuoso_refuses_what_is_said_to_be_refused(name, virtuoso):
    with pytest.raises(QueryError):
        queries.run(virtuoso, KNOWLEDGE, name)


def test_most_queries_have_an_answer(ours):
    empty = [
        name for name in queries.names() if not any(queries.run(ours, KNOWLEDGE, name, **g).rows for g in trials(name))
    ]
    assert len(empty) < len(queries.names()) / 4, empty

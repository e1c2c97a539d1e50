"""A build on a Dask cluster is the build of this machine, whatever happens to workers. The harder tests are interop."""

import socket
import threading

import pytest

import failing_work
from test_building import COUNCIL, SECURITY, dumped
from unkg.building import Limits, Options, build
from unkg.workers import WorkerLost

pytest.importorskip("distributed", reason="no Dask: pip install 'unkg[cluster]'")

from dask_cluster import dask_cluster
from unkg.building.cluster import Cluster, ClusterError, prepare_alike
from unkg.building.fingerprint import versions, written_digest

TIGHT = Limits(seconds=5, megabytes=500)
VERSIONS = ["unkg", "unkg program", "unkg authorities", "unkg grammar"]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """A cluster of two workers without nannies."""
    with dask_cluster(tmp_path_factory.mktemp("dask"), 2, "--no-nanny") as started:
        yield started


@pytest.fixture
def inputs(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "council.txt").write_text(COUNCIL, encoding="utf-8")
    (folder / "security.md").write_text(SECURITY, encoding="utf-8")
    (folder / "empty.txt").write_text("")
    lines = (f'{{"id": "{number}", "text": "Recalling resolution {number}/1 of 2001,"}}\n' for number in range(56, 70))
    (folder / "lines.jsonl").write_text("".join(lines))
    return folder


def test_a_cluster_gives_the_store_of_this_machine(cluster, inputs, tmp_path, capfd):
    said, progress = {"here": [], "there": []}, {"here": [], "there": []}
    for name, executor, processes in (("here", None, 0), ("there", Cluster(cluster.address), None)):
        options = Options(validate=False, limits=Limits(processes), executor=executor)
        summary = build([inputs], tmp_path / name, options, notify=said[name].append, progress=progress[name].append)
        assert (summary.read, summary.unreadable) == (16, 1)
    assert dumped(tmp_path / "here", tmp_path / "here.nq") == dumped(tmp_path / "there", tmp_path / "there.nq")
    assert said["here"] == said["there"]
    assert progress["here"] == progress["there"]
    assert capfd.readouterr().err == ""


def test_what_has_an_address_is_fetched_by_the_workers(cluster, inputs, tmp_path, monkeypatch):
    pytest.importorskip("aiohttp", reason="no aiohttp: pip install 'unkg[remote]'")
    from test_remote import web

    build([inputs], tmp_path / "here", Options(validate=False, limits=Limits(0)))
    (inputs / "lines.jsonl").rename(tmp_path / "lines.jsonl")  # this process reads streams
    monkeypatch.setattr("unkg.readers.sources.open_address", None)
    with web(inputs, versions=True) as (server, asked):
        options = Options(validate=False, executor=Cluster(cluster.address))
        summary = build([f"{server}/", tmp_path / "lines.jsonl"], tmp_path / "there", options)
    assert (summary.read, summary.unreadable) == (16, 1)
    fetched = sorted(request for request in asked if request.startswith("GET /") and request != "GET /")
    assert fetched == ["GET /council.txt", "GET /empty.txt", "GET /security.md"]
    assert dumped(tmp_path / "here", tmp_path / "here.nq") == dumped(tmp_path / "there", tmp_path / "there.nq")


def test_a_document_that_ends_hangs_or_is_killed_is_lost_alone(cluster):
    found = dict(Cluster(cluster.address)(failing_work.sometimes_fail, range(12), TIGHT, int))
    assert list(found) == list(range(12))
    assert {number: result.problem for number, result in found.items() if isinstance(result, WorkerLost)} == {
        2: "its worker process ended (exit code 3)",
        4: "timed out after 5 seconds",
        6: "its worker process ended (SIGKILL)",
    }
    assert found[8] == "too much memory"


def test_items_are_not_all_read_ahead(cluster):
    taken = []
    results = Cluster(cluster.address)(abs, (taken.append(number) or number for number in range(1000)), TIGHT, int)
    next(results)
    assert len(taken) < 40
    results.close()


def test_what_work_raises_is_raised_here(cluster):
    with pytest.raises(LookupError):
        list(Cluster(cluster.address)(failing_work.fail, range(5), TIGHT, int))


@pytest.mark.parametrize("address", ["", " "])
def test_an_empty_address_is_refused(address):
    with pytest.raises(ClusterError, match="no address of a Dask scheduler"):
        Cluster(address)


def test_without_work_no_cluster_is_asked():
    assert list(Cluster("tcp://127.0.0.1:9")(abs, [], TIGHT, int)) == []


@pytest.mark.parametrize("address", ["127.0.0.1:{port}", "tcp://127.0.0.1:{port}", "not an address", "missing.json"])
def test_a_scheduler_that_does_not_answer_costs_one_line(address, monkeypatch):
    monkeypatch.setattr("unkg.building.cluster._CONNECTING", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(ClusterError, match=r": no Dask scheduler answers \(.*\); check"):
        list(Cluster(address.format(port=port))(abs, [1], TIGHT, int))
    assert "IO loop" not in {thread.name for thread in threading.enumerate()}


@pytest.mark.parametrize("name", VERSIONS)
def test_a_worker_with_another_version_is_refused(name):
    prepared = []
    prepare_alike(lambda: prepared.append(1), versions(), "written in another way")
    assert [*versions()] == VERSIONS
    with pytest.raises(ClusterError, match=rf"^the worker on \S+ differs in {name}; install"):
        prepare_alike(lambda: prepared.append(2), {**versions(), name: "another"}, "written in another way")
    assert prepared == [1]


def test_versions_are_not_looked_for_where_all_is_written_alike(monkeypatch):
    expected, prepared = versions(), []
    monkeypatch.setattr("unkg.building.cluster.versions", None)
    prepare_alike(lambda: prepared.append(1), expected, written_digest())
    assert prepared == [1]

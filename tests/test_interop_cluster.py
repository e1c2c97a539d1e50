"""A Dask cluster whose workers end, join, lag, differ, and whose scheduler starts again. Run by `make interop`."""

import shutil
import threading
from itertools import islice
from threading import Timer

import pytest

import failing_work
from test_building import dumped
from unkg.building import Limits, Options, build
from unkg.workers import WorkerLost
from waiting import wait_until

pytest.importorskip("distributed", reason="no Dask: pip install 'unkg[cluster]'")

from dask_cluster import dask_cluster, kill
from unkg.building.cluster import Cluster, ClusterError

pytestmark = pytest.mark.interop
LIMITS = Limits(seconds=60, megabytes=500)
SYMBOLS = tuple(f"A/RES/{session}/{number}" for session in range(60, 70) for number in range(1, 11))


@pytest.fixture
def inputs(tmp_path):
    """A hundred small resolutions."""
    folder = tmp_path / "in"
    folder.mkdir()
    for symbol in SYMBOLS:
        words = f"{symbol}\n\nThe General Assembly,\n\nRecalling its resolution 60/251,\n\n1. Urges States to act.\n"
        (folder / f"{symbol.replace('/', '_')}.txt").write_text(words)
    return folder


@pytest.fixture
def here(inputs, tmp_path):
    """The statements of a build by this machine."""
    build([inputs], tmp_path / "here", Options(validate=False, limits=Limits(1)))
    return dumped(tmp_path / "here", tmp_path / "here.nq")


def options(address):
    return Options(validate=False, executor=Cluster(address))


def test_four_workers_of_which_two_are_killed_and_one_joins_give_the_same_bytes(inputs, here, tmp_path):
    with dask_cluster(tmp_path, 4, "--no-nanny") as cluster:
        seen = []

        def disturb(item):
            seen.append(item.key)
            if len(seen) in {30, 70}:
                kill(cluster.workers[len(seen) % 3])
            if len(seen) == 50:
                cluster.start_worker("--no-nanny")

        summary = build([inputs], tmp_path / "there", options(cluster.address), progress=disturb)
    assert (summary.read, summary.unreadable, len(set(seen))) == (100, 0, 100)
    assert dumped(tmp_path / "there", tmp_path / "there.nq") == here


def test_a_scheduler_that_ends_costs_one_error_and_the_next_build_goes_on(inputs, here, tmp_path):
    with dask_cluster(tmp_path, 1, "--no-nanny") as cluster:
        seen = []

        def end(item):
            seen.append(item.key)
            if len(seen) == 60:
                kill(cluster.scheduler)

        with pytest.raises(ClusterError, match="the connection to the scheduler was lost; run the command again"):
            build([inputs], tmp_path / "there", options(cluster.address), progress=end)
        kill(cluster.workers[0])
        cluster.start_scheduler(int(cluster.address.rpartition(":")[2]))
        cluster.start_worker("--no-nanny")
        summary = build([inputs], tmp_path / "there", options(cluster.address))
    assert summary.resumed >= 30
    assert summary.resumed + summary.read == 100
    assert dumped(tmp_path / "there", tmp_path / "there.nq") == here


@pytest.mark.parametrize("attempts", [30.0, 0.5], ids=["still tried", "given up"])
@pytest.mark.parametrize("looking", [3600.0, 0.0], ids=["waiting", "looking for workers"])
def test_a_lost_scheduler_costs_one_error_and_no_other_line(tmp_path, monkeypatch, capfd, attempts, looking):
    with dask_cluster(tmp_path, 1, "--no-nanny") as cluster:
        results = Cluster(cluster.address)(abs, range(2_000), LIMITS)
        assert next(results) == (0, 0)
        client = results.gi_frame.f_locals["client"]
        client._timeout = attempts
        monkeypatch.setattr("unkg.building.cluster._LOOKING", looking)
        kill(cluster.scheduler)
        wait_until(lambda: client.status == ("closed" if attempts < 1 else "connecting"))
        with pytest.raises(ClusterError, match="the connection to the scheduler was lost; run the command again"):
            list(results)
    assert capfd.readouterr().err == ""
    assert "IO loop" not in {thread.name for thread in threading.enumerate()}


def test_a_worker_that_joins_late_is_waited_for_and_none_is_an_error(tmp_path, monkeypatch):
    with dask_cluster(tmp_path, 0) as cluster:
        Timer(3, cluster.start_worker, ["--no-nanny"]).start()
        assert list(Cluster(cluster.address)(abs, range(-3, 0), LIMITS)) == [(-3, 3), (-2, 2), (-1, 1)]
        kill(cluster.workers[0])
        monkeypatch.setattr("unkg.building.cluster._NO_WORKER", 1.0)
        with pytest.raises(ClusterError, match="has had no worker"):
            list(Cluster(cluster.address)(abs, range(3), LIMITS))


def test_a_slow_worker_holds_up_only_what_it_has(tmp_path):
    with dask_cluster(tmp_path, 1, "--no-nanny") as cluster:
        cluster.settings["UNKG_TEST_SLOWNESS"] = "0.5"
        cluster.start_worker("--no-nanny")
        found = list(Cluster(cluster.address)(failing_work.slow_where_told, range(100), LIMITS))
    assert found == [(number, number) for number in range(100)]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_that_ends_dask_workers_again_and_again_costs_one_line_and_no_other_document(
    tmp_path, monkeypatch, workers
):
    monkeypatch.setenv("DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES", "1")
    with dask_cluster(tmp_path, workers, "--nanny") as cluster:
        found = dict(Cluster(cluster.address)(failing_work.end_the_worker, range(30), LIMITS))
    assert list(found) == list(range(30))
    lost = {number: result.problem for number, result in found.items() if isinstance(result, WorkerLost)}
    assert lost == {25: "2 workers of the cluster ended while they had it and nothing else"}


def test_a_worker_with_other_rules_is_refused_by_name(inputs, root, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(root / "src", other / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("data", "ontology", "shapes", "queries"):
        (other / name).symlink_to(root / name)
    with (other / "src" / "unkg" / "symbols" / "grammar.py").open("a") as file:
        file.write("\nANOTHER = 1\n")
    with dask_cluster(tmp_path, 0) as cluster:
        cluster.settings["PYTHONPATH"] = str(other / "src")
        cluster.start_worker("--no-nanny")
        with pytest.raises(ClusterError, match="differs in unkg program; install there the unkg that is installed"):
            build([inputs], tmp_path / "there", options(cluster.address))


def test_results_that_nobody_takes_are_bounded(tmp_path):
    with dask_cluster(tmp_path, 1, "--no-nanny") as cluster:
        taken = []
        items = (taken.append(number) or number for number in range(10_000))
        results = Cluster(cluster.address)(abs, items, LIMITS)
        assert [result for _, result in islice(results, 20)] == list(range(20))
        assert len(taken) <= 32
        results.close()

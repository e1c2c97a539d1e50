"""Fixtures: paths, graphs, corpora, and the command line."""

import gc
import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import HealthCheck, settings

from databases import watched
from question_graph import write_question_graph
from small_graph import write_small_graph
from unkg import building, cli, isolation
from unkg.searching import files
from unkg.store import Store, open_store, verify_folder
from unkg.workers import Limits, in_order, limit_memory, unchanged

ROOT = Path(__file__).parents[1]

# The suite uses the same examples in each run, so that failures are reproducible; `make endure` uses new ones.
# The time of an example depends on the load of the machine and is not checked.
untimed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("suite", untimed, derandomize=True)
settings.register_profile("search", untimed, derandomize=False, print_blob=True)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def samples(root: Path) -> Path:
    """The folder of sample documents."""
    return root / "data" / "samples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora (`UNKG_SHARED`); tests that use it are skipped if it does not exist."""
    folder = Path(os.environ.get("UNKG_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no corpora at {folder}: set UNKG_SHARED")
    return folder


@pytest.fixture(scope="session", autouse=True)
def _memory() -> None:
    """Have a test that would take all memory of the machine fail by its name; a process needs less than one GB."""
    if "UNKG_INTEROP" not in os.environ:  # browsers and Java reserve far more than they use
        limit_memory(8 * 1024)


@pytest.fixture(scope="session", autouse=True)
def _databases() -> Iterator[None]:
    """Have each version of Python warn of databases that are not closed."""
    with watched():
        yield


@pytest.fixture(scope="session", autouse=True)
def _indexes_of_searches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the indexes of stores that the tests make out of the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "_folder", lambda: tmp_path_factory.getbasetemp() / "search")
        yield


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The folder of a store with the small graph, which all tests read and none changes."""
    folder = tmp_path_factory.mktemp("store")
    write_small_graph(folder)
    yield str(folder)
    verify_folder(folder)


@pytest.fixture(scope="session")
def store(graph: str) -> Iterator[Store]:
    """An open store with the small graph."""
    with open_store(graph) as opened:
        yield opened


@pytest.fixture(scope="session")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An open store with the graph of the query tests."""
    folder = tmp_path_factory.mktemp("asked")
    write_question_graph(folder)
    with open_store(folder) as opened:
        yield opened


@pytest.fixture(scope="session")
def korea(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Iterator[Path]:
    """The folder of a store of the samples, which the documentation calls so; all tests read it and none changes it."""
    folder = tmp_path_factory.mktemp("samples") / "korea"
    building.build([samples], folder, building.Options(validate=False, limits=Limits(processes=0)))
    yield folder
    verify_folder(folder)


def in_this_process(
    work: Callable[[Any], Any],
    items: Iterable[Any],
    limits: Limits,
    prepare: Callable[[], object],
    fetch: Callable[[Any], Any] = unchanged,
    *,
    least: int = 2,
) -> Iterator[tuple[Any, Any]]:
    """`in_order` without worker processes, which take a second to start, unless so many are wanted."""
    here = limits if (limits.processes or 0) >= least else replace(limits, processes=0)
    return in_order(work, items, here, prepare, fetch)


OF_PROCESSES = ("--workers", "--timeout", "--memory")
"""Options of worker processes: a command with one of them that reads in a process of its own starts it."""


made_once = cache(typer.main.get_command)
"""The parser of an application, which takes nine milliseconds to make: most of the time of a call that is refused."""


@pytest.fixture
def unkg(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a command: exit code, standard output, standard error.

    It reads in this process, which has loaded the languages already and keeps its network for other tests. With
    `--workers` it starts processes, as usual.
    """
    monkeypatch.setattr(isolation, "give_up_network", bool)
    for variable in [name for name in os.environ if name.startswith("UNKG_")]:
        monkeypatch.delenv(variable)
    monkeypatch.setattr(typer.main, "get_command", made_once)

    def run(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["unkg", *map(str, words)])
        apart = any(word.startswith(OF_PROCESSES) for word in sys.argv)
        monkeypatch.setattr(building, "in_order", partial(in_this_process, least=1 if apart else 2))
        with pytest.raises(SystemExit) as end:
            cli.main()
        captured = capsys.readouterr()
        return int(end.value.code or 0), captured.out, captured.err

    return run


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--bless`, which overwrites expected results; never used in automatic runs."""
    parser.addoption("--bless", action="store_true", help="overwrite expected results, for review")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage while tests are collected: all but little of what is made then stays."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests that need external programs, which `make interop` runs."""
    if "UNKG_INTEROP" not in os.environ:
        for item in items:
            if item.get_closest_marker("interop"):
                item.add_marker(pytest.mark.skip(reason="run by make interop"))


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    """Whether to overwrite expected results."""
    return bool(request.config.getoption("--bless"))

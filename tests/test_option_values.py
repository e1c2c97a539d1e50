"""Every option and argument of every command with values that nobody means: each costs a few lines, and no traceback.

Commands, options and types are those of the command line itself, so that a new option is tried without a line here; a
new command needs a call in CALLS.
"""

from collections.abc import Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

import pytest
import typer

from bad_files import GOOD
from small_graph import extractions, stored, write_small_graph
from unkg import building, fetching, store, validation
from unkg.cli.commands import app
from unkg.fetching.errors import StoppedError
from unkg.pages import site
from unkg.serving import model_context, running
from unkg.store import verify_folder
from unkg.validation import Report

STORE, DOCUMENTS, FILE, OUTPUT = "{store}", "{documents}", "{document}", "{output}"
CALLS: Final = {
    "extract": [FILE, "-o", OUTPUT],
    "audit": [FILE, "-o", OUTPUT],
    "text": [FILE, "-o", OUTPUT],
    "symbol": ["A/RES/60/1"],
    "languages": ["-o", OUTPUT],
    "fetch": ["A/RES/60/1", "-o", "{fetched}"],
    "annotate": [FILE, "-o", OUTPUT],
    "compare": [FILE, FILE, "-o", OUTPUT],
    "build": [FILE, "--no-validation", "--store", "{built}"],
    "load": ["{shards}", "--store", "{loaded}", "--overwrite"],
    "validate": ["--store", STORE, "-o", OUTPUT],
    "verify": ["--store", STORE],
    "query": ["documents-citing", "document=A/HRC/RES/22/13", "--store", STORE, "-o", OUTPUT],
    "lineage": ["A/HRC/RES/58/17", "--store", STORE, "-o", OUTPUT],
    "path": ["A/HRC/RES/58/17", "E/CN.4/RES/2003/10", "--store", STORE, "-o", OUTPUT],
    "find": ["special", "--store", STORE, "-o", OUTPUT],
    "render": ["lineage", "A/HRC/RES/58/17", "--store", STORE, "-o", f"{OUTPUT}.dot"],
    "network": ["most-cited", "--store", STORE, "-o", OUTPUT],
    "publish": ["--store", DOCUMENTS, "-o", "{folder}", "--format", "nquads"],
    "serve": ["--store", STORE, "--port", "0"],
    "mcp": ["--store", STORE],
    "settings": [],
}
"""A call of each command that succeeds, arguments first; to it each option is added with another value."""
NUMBERS: Final = (
    "", " ", "x", "-1", "0", "0x10", "1e3", "1.5", "9" * 30, "9" * 5_000, "1e309", "-inf", "inf", "nan", "١", "\udce9",
)  # fmt: skip
WORDS: Final = (
    "", " ", "\n", "\x1b[31m", "\udce9", "<b>&", "=", "a=", "=a", "a=b=c", "x=\udce9", "--", "-x", "no-such-name",
    "x" * 100_000, "é" * 50_000,
)  # fmt: skip
"""A byte that is not UTF-8 comes as half a character; a NUL cannot come."""
PATHS: Final = (
    "{folder}", FILE, "{absent}/x", "{loop}", "/dev/null", "/dev/full", "/proc/x", "http://127.0.0.1:9/", "http://",
    "http://[", "file:///etc/passwd", f"{FILE}=x", f"{FILE}/x",
)  # fmt: skip
COMMANDS: Final = typer.main.get_command(app).commands  # type: ignore[attr-defined]
SHARED: Final = {"log_file", "config"}
"""Options of every command, which are tried with one."""
TYPES: Final = {command.callback.__name__: get_type_hints(command.callback) for command in app.registered_commands}
LONGEST: Final = 2_000
"""Characters of what is said of one value, unless it repeats the value."""


def values(command: str, name: str) -> tuple[str, ...]:
    """What is tried for an option or argument, by its type."""
    hint = TYPES[command][name]
    kinds = {hint, *get_args(hint)}
    if kinds & {int, float}:
        return NUMBERS
    return WORDS if any(get_origin(kind) is Literal for kind in kinds) else WORDS + PATHS


def options() -> Iterator[tuple[str, str]]:
    """Each command with each of its options and arguments that take a value."""
    for command, parsed in COMMANDS.items():
        for one in parsed.params:
            if not getattr(one, "is_flag", False) and (one.name not in SHARED or command == "settings"):
                yield command, one.name


def call(command: str, name: str, value: str) -> list[str]:
    """The usual call with another value of one option or argument."""
    (parameter,) = (one for one in COMMANDS[command].params if one.name == name)
    words = CALLS[command]
    if parameter.opts[0].startswith("-"):
        return [*words, f"{max(parameter.opts, key=len)}={value}"]
    arguments = [one.name for one in COMMANDS[command].params if not one.opts[0].startswith("-")]
    place = arguments.index(name)
    return [*words[:place], value, *words[place + 1 :]]


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """What stands in braces, as paths; no value may have changed the two stores that commands read."""
    base = tmp_path_factory.mktemp("options")
    write_small_graph(base / "store")
    stored(base / "documents", extractions())  # without the authorities, which take most of the time of publishing
    (base / "document.txt").write_text(GOOD, encoding="utf-8")
    here = building.Options(validate=False, limits=building.Limits(processes=0))
    building.build_shards([base / "document.txt"], base / "shards", options=here)
    (base / "loop").symlink_to(base / "loop")
    (base / "folder").mkdir()
    names = (
        "store", "documents", "loop", "folder", "absent", "built", "output", "shards", "loaded", "fetched",
    )  # fmt: skip
    yield {name: str(base / name) for name in names} | {"document": str(base / "document.txt")}
    verify_folder(base / "store")
    verify_folder(base / "documents")


async def _ends_at_once(*_: object) -> None:
    pass


@asynccontextmanager
async def _no_streams() -> Any:
    yield None, None


def _not_wanted(*_: object, **__: object) -> str:
    raise store.StoreError("the graph that ships")


def _not_fetched(*_: object) -> None:
    raise StoppedError("no network", "none is needed")


@pytest.fixture(autouse=True)
def _only_what_options_need(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let servers end when they have started, validate nothing, load no graph that ships, and write few pages."""
    server = SimpleNamespace(run=_ends_at_once, create_initialization_options=lambda: None)
    monkeypatch.setattr(running._Server, "serve", _ends_at_once)
    monkeypatch.setattr(model_context, "_server", lambda _: server)
    monkeypatch.setattr("mcp.server.stdio.stdio_server", _no_streams)
    monkeypatch.setattr(store, "shipped_folder", _not_wanted)
    monkeypatch.setattr("unkg.building.cluster._CONNECTING", 0.1)
    monkeypatch.setattr(validation, "validate", lambda *_, **__: Report(True, (), "none", ()))
    monkeypatch.setattr(site, "resources", lambda _: ())
    monkeypatch.setattr(fetching, "_fetched", _not_fetched)


def test_every_command_has_a_call() -> None:
    assert CALLS.keys() == COMMANDS.keys()


def _put_back(places: dict[str, str]) -> None:
    """Have the document and the link as they were made: an output may have been written to them."""
    document, loop = Path(places["document"]), Path(places["loop"])
    document.write_text(GOOD, encoding="utf-8")
    if not loop.is_symlink():
        loop.unlink(missing_ok=True)
        loop.symlink_to(loop)


@pytest.mark.parametrize(("command", "name"), [*options()])
def test_any_value_of_an_option_is_taken_or_refused_in_a_line(
    unkg: Callable[..., tuple[int, str, str]],
    places: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    command: str,
    name: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    for value in values(command, name):
        _put_back(places)
        words = [_placed(word, places) for word in call(command, name, value)]
        try:
            code, _, err = unkg(command, *words)
        except BaseException as error:
            error.add_note(f"unkg {command}, {name} {value[:60]!r}")
            raise
        tried = f"unkg {command}, {name} {value[:60]!r}: exit code {code}, {err[:600]}"
        assert code in {0, 1, 2}, tried
        assert err or not code, tried
        assert err.replace("\n", "").isprintable(), tried
        assert len(err.replace(value, "") if value else err) < LONGEST, tried
        assert "Traceback" not in err, tried
        assert not list(Path().glob(".*.new")), tried


def _placed(word: str, places: dict[str, str]) -> str:
    for name, path in places.items():
        word = word.replace(f"{{{name}}}", path)
    return word

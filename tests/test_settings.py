"""Defaults of options from the environment and from `unkg.toml`."""

import json
import os
from pathlib import Path

import pytest
import typer

from unkg import building
from unkg.cli.commands import app
from unkg.cli.settings import settable

COMMANDS = typer.main.get_command(app).commands
TEXT = "S/RES/2371 (2017)\n\nThe Security Council,\n\nRecalling its resolution 825 (1993),\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder to work in, with a document."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def used(monkeypatch):
    """The limits with which documents were read."""
    found = []

    def lines(_paths, options, **_):
        found.append(options.limits)
        return iter(())

    monkeypatch.setattr(building, "extract_lines", lines)
    return found


def test_the_command_line_goes_before_the_environment_before_the_file_before_the_default(unkg, desk, used, monkeypatch):
    unkg("extract", "a.txt")
    (desk / "unkg.toml").write_text("memory = 1000\n[extract]\nmemory = 2000\n[audit]\nmemory = 3000\n")
    unkg("extract", "a.txt")
    monkeypatch.setenv("UNKG_MEMORY", "4000")
    unkg("extract", "a.txt")
    monkeypatch.setenv("UNKG_EXTRACT_MEMORY", "5000")
    unkg("extract", "a.txt")
    unkg("extract", "a.txt", "--memory", "6000")
    assert [limits.megabytes for limits in used] == [4096, 2000, 4000, 5000, 6000]


def test_a_file_may_be_named(unkg, desk, used, monkeypatch):
    (desk / "unkg.toml").write_text("memory = 1000\n")
    (desk / "other.toml").write_text("memory = 2000\n")
    unkg("extract", "a.txt", "--config", "other.toml")
    monkeypatch.setenv("UNKG_CONFIG", "other.toml")
    unkg("extract", "a.txt")
    unkg("extract", "a.txt", "--config", "unkg.toml")
    assert [limits.megabytes for limits in used] == [2000, 2000, 1000]
    endless = unkg("extract", "a.txt", "--config", "/dev/zero")
    assert endless == (2, "", "unkg: /dev/zero: more than 1,000,000 bytes; name a file with settings\n")
    assert unkg("extract", "a.txt", "--config", "none.toml") == (2, "", "unkg: none.toml: No such file or directory\n")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("# one\nworker = 2\n", "line 2: worker: unknown key; use an option without its dashes, such as workers"),
        ("[extract]\n\nlimit = [\n  2,\n]\n", "line 3: limit: unknown key; unkg extract has no such option"),
        ("[extrakt]\nworkers = 2\n", "line 1: extrakt: unknown key"),
        ("workers = 2\n\n[extract]\nmemory = 'much'\n", "line 4: extract.memory: Input should be a valid integer"),
        ("memory = 0.5\n", "line 1: memory: Input should be a valid integer"),
        ("workers = 0\n", "line 1: workers: Input should be greater than or equal to 1"),
        ("extract = 2\n", "line 1: extract: unknown key"),
        ("prune = true\n", "line 1: prune: unknown key"),
        (
            "[build]\noverwrite = true\n",
            "line 2: overwrite: unknown key; unkg build has no such option",
        ),
        ("output = 'x'\n", "line 1: output: write it in the table of a command, such as [fetch]"),
        ("workers\n", "not TOML: Expected '=' after a key"),
        ("x = '\udce9'\n", "not TOML: 'utf-8' codec"),
        ("\x1b = 1\n", "not TOML: Invalid statement"),
    ],
)
def test_a_mistake_in_the_file_is_a_line_with_its_place(unkg, desk, content, message):
    (desk / "unkg.toml").write_text(content, encoding="utf-8", errors="surrogateescape")
    code, out, err = unkg("extract", "a.txt")
    assert (code, out) == (2, "")
    assert err.startswith("unkg: unkg.toml")
    assert message in err
    assert len(err.splitlines()) == 1


def test_a_mistake_in_the_environment_is_refused(unkg, desk, monkeypatch):
    monkeypatch.setenv("UNKG_WORKERS", "many")
    code, out, err = unkg("extract", "a.txt")
    assert (code, out) == (2, "")
    assert "'--workers'" in err
    assert "(from UNKG_WORKERS)" in err


def test_help_needs_no_correct_file(unkg, desk):
    (desk / "unkg.toml").write_text("worker = 2\n")
    assert unkg("extract", "--help")[0] == 0


@pytest.mark.parametrize("where", ["file", "command", "environment"])
def test_a_store_that_is_set_is_used_and_does_not_keep_a_build_from_a_dump(unkg, desk, monkeypatch, where):
    content = {"file": "store = 's'\n", "command": "[build]\nstore = 's'\n", "environment": ""}[where]
    (desk / "unkg.toml").write_text(f"{content}\n[build]\n" if where == "file" else content)
    if where == "environment":
        monkeypatch.setenv("UNKG_STORE", "s")
    assert unkg("build", "a.txt", "-o", "dump.nq", "--no-validation")[0] == 0
    assert not (desk / "s").exists()
    assert unkg("build", "a.txt", "--no-validation")[0] == 0
    assert (desk / "s").is_dir()
    assert unkg("build", "a.txt", "--no-validation", "--store", "t")[0] == 0
    assert (desk / "t").is_dir()
    if where != "command":
        assert unkg("verify")[1].startswith("s: undamaged")


def test_every_kind_of_value_can_be_set(unkg, desk):
    (desk / "unkg.toml").write_text(
        "[extract]\nall-texts = true\nsymbol = ['a.txt=S/RES/1718 (2006)']\noutput = 'out.jsonl'\nquiet = true\n"
    )
    assert unkg("extract", "a.txt") == (0, "", "")
    line = json.loads(Path("out.jsonl").read_text(encoding="utf-8"))
    assert line["document"]["symbol"] == "S/RES/1718(2006)"


def test_a_file_may_be_of_an_editor_of_windows(unkg, desk):
    (desk / "unkg.toml").write_bytes(b"\xef\xbb\xbfquiet = true\r\nworker = 2\r\n")
    assert unkg("extract", "a.txt")[2].startswith("unkg: unkg.toml, line 2: worker: unknown key")


def test_an_option_may_be_called_as_a_command_is(unkg, desk):
    (desk / "unkg.toml").write_text("symbol = ['a.txt=S/RES/1718 (2006)']\n")
    assert json.loads(unkg("extract", "a.txt")[1])["document"]["symbol"] == "S/RES/1718(2006)"


def test_settings_lists_what_is_in_force_and_from_where(unkg, desk, monkeypatch):
    for variable in [name for name in os.environ if name.startswith("UNKG_")]:
        monkeypatch.delenv(variable)
    assert unkg("settings") == (0, "", "nothing is set: no unkg.toml, no variable such as UNKG_WORKERS\n")
    (desk / "unkg.toml").write_text("workers = 1\nstore = 's'\n[build]\nmemory = 2\nno-validation = true\n")
    monkeypatch.setenv("UNKG_WORKERS", "3")
    monkeypatch.setenv("UNKG_FETCH_OUTPUT", "documents")
    monkeypatch.setenv("UNKG_WORKER", "3")
    code, out, err = unkg("settings")
    assert code == 0
    assert [line.split() for line in out.splitlines()[2:]] == [
        ["workers", "3", "UNKG_WORKERS"],
        ["fetch.output", "documents", "UNKG_FETCH_OUTPUT"],
        ["store", "s", "unkg.toml,", "line", "2"],
        ["build.memory", "2", "unkg.toml,", "line", "4"],
        ["build.no-validation", "true", "unkg.toml,", "line", "5"],
    ]
    assert err == "UNKG_WORKER: no option of this name\n"


def test_what_discards_something_is_said_on_the_command_line() -> None:
    keys = {key for command in COMMANDS.values() for key in settable(command)}
    assert {"workers", "store", "quiet", "log-file"} <= keys
    assert not keys & {"overwrite", "prune", "help", "version", "config"}

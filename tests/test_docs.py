"""What the pages show is what the programs print.

A `console` fence of a page is played in order, in one folder that holds `data/` and `queries/` and nothing else: a
line after `$` is run by a shell, the lines below it are what it prints. A line that is only `…` stands for any lines.
A `pycon` fence is a doctest. Other fences are not run.
"""

import doctest
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLAYED = [ROOT / "README.md", ROOT / "docs" / "architecture.md"]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "data").glob("*.md")]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)")


@dataclass(frozen=True, slots=True)
class Command:
    """A shell command and what a page says it prints."""

    line: str
    shown: tuple[str, ...]


def fences(page: Path, kind: str) -> list[str]:
    return [body for found, body in FENCE.findall(page.read_text(encoding="utf-8")) if found == kind]


def commands(page: Path) -> list[Command]:
    blocks = ("".join(fences(page, "console"))).split("$ ")[1:]
    return [Command(lines[0], tuple(lines[1:])) for lines in (block.rstrip("\n").splitlines() for block in blocks)]


def agrees(shown: tuple[str, ...], printed: str) -> bool:
    """Whether the printed lines are the shown ones, trailing blanks aside."""
    pattern = "".join("(?:.*\n)*?" if line.strip() == "…" else re.escape(line.rstrip()) + " *\n" for line in shown)
    return re.fullmatch(pattern, printed if printed.endswith("\n") else printed + "\n") is not None


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to play a page in, with the programs of this environment on the path and eighty columns."""
    for folder in ("data", "queries"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("UNKG_STORE", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PLAYED, ids=lambda page: page.name)
def test_page_shows_what_commands_print(page: Path, desk: Path) -> None:
    for command in commands(page):
        done = subprocess.run(command.line, shell=True, cwd=desk, capture_output=True, text=True, check=False)
        assert agrees(command.shown, done.stdout), f"$ {command.line}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("page", PLAYED, ids=lambda page: page.name)
def test_page_shows_what_python_answers(page: Path, desk: Path) -> None:
    for command in commands(page):
        subprocess.run(command.line, shell=True, cwd=desk, capture_output=True, check=False)
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    test = doctest.DocTestParser().get_doctest("".join(fences(page, "pycon")), {}, page.name, str(page), 0)
    assert doctest.DocTestRunner(optionflags=flags).run(test).failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_to_files(page: Path) -> None:
    targets = [page.parent / target for target in LINK.findall(page.read_text(encoding="utf-8"))]
    assert not [target for target in targets if not target.exists()]


def test_every_command_is_in_its_page() -> None:
    from typer.main import get_command
    from unkg.cli import app

    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    verbs = getattr(get_command(app), "commands", {})
    assert verbs
    assert not [verb for verb in verbs if f"unkg {verb}" not in page]

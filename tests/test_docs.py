"""The examples in the documentation match the output of the programs.

A page's fences are played in order, in one folder that holds `data/` and `queries/` and nothing else; for the page of a
role it has a store of the samples too, `korea`. In a `console` fence a line after `$` is run, `unkg` in this process
and what it is piped to by a shell, and the lines below it are what it prints; a line that is only `…` stands for any
lines. A `pycon` fence is a doctest. Other fences are not run.
"""

import doctest
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLAYED = [
    ROOT / "README.md",
    *(ROOT / "docs" / f"{name}.md" for name in ("architecture", "editions", "languages", "pictures")),
]
ROLES = [ROOT / "docs" / f"{role}.md" for role in ("researchers", "linked-data", "analysts", "engineers")]
"""Pages that begin with a store of the samples, `korea`, which is made once for all of them."""
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "data").glob("*.md")]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^(````?)\w.*?^\1$", re.MULTILINE | re.DOTALL)
"""A fence of any kind: what a page shows of another file has the links of that file."""
LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)")


@dataclass(frozen=True, slots=True)
class Command:
    """A shell command and what a page says it prints."""

    line: str
    shown: tuple[str, ...]


def fences(page: Path) -> list[tuple[str, str]]:
    """(kind, body) in the page's order."""
    return FENCE.findall(page.read_text(encoding="utf-8"))


def commands(body: str) -> list[Command]:
    blocks = [block.rstrip("\n").splitlines() for block in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]]
    return [Command(lines[0], tuple(lines[1:])) for lines in blocks]


def agrees(shown: tuple[str, ...], printed: str) -> bool:
    """Whether the printed lines are the shown ones, trailing blanks aside."""
    pattern = "".join("(?:.*\n)*?" if line.strip() == "…" else re.escape(line.rstrip()) + " *\n" for line in shown)
    return re.fullmatch(pattern, printed if printed.endswith("\n") or not printed else printed + "\n") is not None


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to play a page in, with the programs of this environment on the path."""
    for folder in ("data", "queries"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("UNKG_STORE", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def play(body: str, desk: Path, unkg: Callable[..., tuple[int, str, str]]) -> None:
    """Run each line, `unkg` in this process, which has loaded its libraries; what it prints goes to the rest of it."""
    for command in commands(body):
        words, _, rest = command.line.partition(" | ")
        program, *given = shlex.split(words)
        assert program == "unkg"
        _, printed, said = unkg(*given)
        printed = printed.replace("\r\n", "\n")  # as a terminal shows the lines of the W3C's CSV
        if rest:
            printed = subprocess.run(
                rest, shell=True, cwd=desk, input=printed, capture_output=True, text=True, check=False
            ).stdout
        assert agrees(command.shown, printed), f"$ {command.line}\n{printed}{said}"


def play_python(body: str, page: Path) -> None:
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    test = doctest.DocTestParser().get_doctest(body, {}, page.name, str(page), 0)
    assert doctest.DocTestRunner(optionflags=flags).run(test).failed == 0


@pytest.mark.parametrize("page", ROLES, ids=lambda page: page.name)
def test_page_of_a_role_shows_what_happens(
    page: Path, korea: Path, desk: Path, unkg: Callable[..., tuple[int, str, str]]
) -> None:
    (desk / "korea").symlink_to(korea)
    play_page(page, desk, unkg)


@pytest.mark.parametrize("page", PLAYED, ids=lambda page: page.name)
def test_page_shows_what_happens(page: Path, desk: Path, unkg: Callable[..., tuple[int, str, str]]) -> None:
    play_page(page, desk, unkg)
    for drawn in desk.glob("*.svg"):
        assert drawn.read_bytes() == (ROOT / "docs" / drawn.name).read_bytes()


def play_page(page: Path, desk: Path, unkg: Callable[..., tuple[int, str, str]]) -> None:
    for kind, body in fences(page):
        match kind:
            case "console":
                play(body, desk, unkg)
            case "pycon":
                play_python(body, page)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_to_files(page: Path) -> None:
    prose = BLOCK.sub("", page.read_text(encoding="utf-8"))
    targets = [page.parent / target for target in LINK.findall(prose)]
    assert not [target for target in targets if not target.exists()]


def test_every_command_is_in_its_page() -> None:
    from typer.main import get_command

    from unkg.cli.commands import app

    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    verbs = getattr(get_command(app), "commands", {})
    assert verbs
    assert not [verb for verb in verbs if f"unkg {verb}" not in page]


DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
SECTIONS = ["Decision", "Reasons", "Alternatives", "Consequences", "Experiments"]


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_page_of_a_decision_begins_with_the_decision(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    sections = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert text.startswith(f"# {int(page.stem[:4])}. ")
    assert sections[:2] == SECTIONS[:2]
    assert sections == [name for name in SECTIONS if name in sections]


def test_the_list_of_decisions_is_complete() -> None:
    listed = LINK.findall((ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8"))
    assert listed == [page.name for page in DECISIONS]

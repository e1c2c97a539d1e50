"""Follows each recipe of CONTRIBUTING on a copy of the tree and checks its effect.

A fence that names a file is what to write there: `diff` fences change a file, others are appended to it or create it.
In a `console` fence, a line after `$` is run in the copy, and the lines below it are its output; `…` matches any lines.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# What is compiled is copied too, but no file that is just being written.
LEFT_OUT = shutil.ignore_patterns(".*", "*.pyc.*", "build", "dist", "graph.ttl.xz", "RESULTS.md", "history")
RECIPES = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("\n## Recipes\n")[2].partition("\n## ")[0]
SECTIONS = dict(re.findall(r"^### ([^\n]+)\n(.*?)(?=^### |\Z)", RECIPES, re.MULTILINE | re.DOTALL))
_FAR_AHEAD = 4_000_000_000
"""Seconds since 1970: the year 2096."""
FENCE = re.compile(r"^(````?)(\w+)(?: (\S+))?\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the tree whose programs and tests are run by this environment."""
    copy = tmp_path / "unkg"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
    programs = Path(sys.executable).parent
    (copy / ".venv").mkdir()
    for part in Path(sys.prefix).iterdir():
        if not part.name.startswith("installed"):
            (copy / ".venv" / part.name).symlink_to(part)
    for installed in ("installed", "installed-dev"):
        # Newer than anything a recipe changes: make must not install the copy into this environment.
        (copy / ".venv" / installed).touch()
        os.utime(copy / ".venv" / installed, (_FAR_AHEAD, _FAR_AHEAD))
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(copy / "src"))
    monkeypatch.setenv("UNKG_SHARED", str(tmp_path / "no-corpora"))
    monkeypatch.delenv("UNKG_STORE", raising=False)
    return copy


def change(file: Path, diff: str) -> None:
    """Apply a fence of `-`, `+` and unmarked lines; the old lines must occur in the file once."""
    lines = diff.splitlines()
    old = "\n".join(line[1:] for line in lines if not line.startswith("+"))
    new = "\n".join(line[1:] for line in lines if not line.startswith("-"))
    text = file.read_text(encoding="utf-8")
    assert text.count(f"\n{old}\n") == 1, f"{file.name} has not once:\n{old}"
    file.write_text(text.replace(f"\n{old}\n", f"\n{new}\n"), encoding="utf-8")


def append(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as opened:
        opened.write(text)


def run(body: str, tree: Path) -> None:
    for block in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        line, *shown = block.rstrip("\n").splitlines()
        done = subprocess.run(line, shell=True, cwd=tree, capture_output=True, text=True, check=False, timeout=600)
        pattern = "".join("(?:.*\n)*?" if one == "…" else re.escape(one.rstrip()) + " *\n" for one in shown)
        assert done.returncode == 0, f"$ {line}\n{done.stdout}{done.stderr}"
        assert re.fullmatch(pattern, done.stdout), f"$ {line}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("recipe", SECTIONS)
def test_a_recipe_does_what_it_says(recipe: str, tree: Path) -> None:
    for _, kind, file, body in FENCE.findall(SECTIONS[recipe]):
        if kind == "console":
            run(body, tree)
        elif kind == "diff":
            change(tree / file, body)
        elif file:
            append(tree / file, body)


def test_every_kind_of_change_has_a_recipe() -> None:
    assert list(SECTIONS) == [
        "A body or mechanism",
        "An instrument",
        "A symbol series",
        "A verb for a relation",
        "A relation",
        "A query",
        "A shape",
        "A reader",
        "A language",
    ]

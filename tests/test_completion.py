"""What shells offer for the words of a command."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TRIED = """
source "$HOME/.bashrc"
try() {
    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
    _unkg_completion unkg
    echo "${COMPREPLY[*]}"
}
"""
"""What bash does when the tabulator is pressed behind some words."""
BASH = [
    (["unkg", "bui"], "build"),
    (["unkg", "build", "--shard"], "--shards --shard-size"),
    (["unkg", "query", "documents-c"], "documents-citing"),
    (["unkg", "query", "documents-citing", ""], "document= by= since= until= language="),
    (["unkg", "query", "documents-citing", "document=A/RES/1/1", "si"], "since="),
    (["unkg", "query", "no-such-query", "d"], ""),
    (["unkg", "network", "p"], "pagerank"),
    (["unkg", "validate", "--engine", ""], "auto pyshacl shacl"),
    (["unkg", "build", "res"], ""),
]


@pytest.fixture
def environment(tmp_path):
    """A home of its own, in which the program is on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "HOME": str(tmp_path), "PATH": path}


def ran(words, environment):
    return subprocess.run(words, env=environment, capture_output=True, text=True, check=True).stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
def test_bash_completes_after_one_command(environment):
    # `true` keeps bash from replacing itself by the program, which asks what it was called from.
    installed = ran(["bash", "--norc", "-c", "unkg --install-completion; true"], environment)
    assert "bash completion installed" in installed
    tries = "\n".join(f"try {' '.join(word or repr(word) for word in words)}" for words, _ in BASH)
    offered = ran(["bash", "--norc", "-c", TRIED + f"IFS=' '\n{tries}"], environment)
    assert [line.strip() for line in offered.splitlines()] == [expected for _, expected in BASH]


@pytest.mark.parametrize(
    ("shell", "offered"),
    [
        ("zsh", '"documents-citing":"Which documents cite this one'),
        ("fish", "documents-citing\tWhich documents cite this one"),
    ],
)
def test_other_shells_are_offered_words_with_their_meaning(environment, shell, offered):
    asked = {"_UNKG_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": "unkg query documents-c"}
    asked |= {"_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    assert offered in ran(["unkg"], environment | asked)


@pytest.mark.skipif(shutil.which("fish") is None, reason="no fish")
def test_fish_completes_after_one_command(environment):
    ran(["fish", "--no-config", "-c", "unkg --install-completion; true"], environment)
    assert ran(["fish", "-c", "complete -C 'unkg bui'"], environment).startswith("build\t")


@pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh")
def test_zsh_reads_what_is_installed(environment, tmp_path):
    ran(["zsh", "-f", "-c", "unkg --install-completion; true"], environment)
    ran(["zsh", "-n", str(tmp_path / ".zfunc" / "_unkg")], environment)


def test_a_value_may_stand_apart_as_a_shell_leaves_it(unkg, graph):
    together = unkg("query", "documents-citing", "document=A/HRC/RES/22/13", "--store", graph)
    assert together[0] == 0
    assert unkg("query", "documents-citing", "document=", "A/HRC/RES/22/13", "--store", graph) == together
    code, _, err = unkg("query", "documents-citing", "document=", "--store", graph)
    assert (code, err) == (2, "unkg: a parameter must be written NAME=VALUE, not 'document='\n")

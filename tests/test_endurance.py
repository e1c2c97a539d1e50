"""A short run of the tests of `make endure`."""

import sys
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings

import text_strategies
from fuzz import endure, folders, trees
from fuzz.files import read_one, run
from fuzz.growth import PATTERNS, repeated, stopped
from fuzz.guided import CORPUS
from fuzz.invariants import check, check_described
from fuzz.kills import survive, writer
from fuzz.lines import LINES
from fuzz.mutation import mutated
from unkg import authorities
from unkg.extraction.layout.normalized_text import normalize
from unkg.extraction.layout.paragraphs import blocks_of
from unkg.model import Document
from work_counting import CountedText, statements_executed

SHORT = 3_000
"""Characters: enough to tell a square from a straight line, few enough for every run of the tests."""


def test_a_writer_killed_at_any_moment_loses_and_doubles_nothing(tmp_path: Path) -> None:
    store = tmp_path / "store"
    cases = survive(tmp_path, writer(store, 10, "old"), writer(store, 30, "new"), seed=2371)
    assert len(list(islice(cases, 5))) == 5


def test_files_with_changed_bytes_are_read_or_refused(tmp_path: Path) -> None:
    assert len(list(islice(run(tmp_path, seed=60), 400))) == 400


def test_invariants_hold_for_the_corpus_of_texts() -> None:
    for path in sorted((CORPUS / "texts").iterdir()):
        check_described(path.read_bytes().decode("utf-8", "ignore"))


def test_files_of_the_corpus_are_read_or_refused(tmp_path: Path) -> None:
    for path in sorted((CORPUS / "files").iterdir()):
        read_one(tmp_path, path.suffix[1:], path.read_bytes())


def test_changes_of_texts_are_the_same_for_a_seed() -> None:
    others = [path.read_text(encoding="utf-8") for path in sorted((CORPUS / "texts").glob("*.txt"))]
    assert len({mutated(text, Random(seed), others) for text in others for seed in range(20)}) > 15 * len(others)
    assert mutated(others[0], Random(1), others) == mutated(others[0], Random(1), others)


TRIAL = """
import json, pathlib, sys
folder = pathlib.Path(sys.argv[1])
(folder / "input").write_text("what was tried")
(folder / "outcomes.json").write_text(json.dumps({"read": 3}))
print("three were read")
if sys.argv[2] == "1":
    raise AssertionError("the fourth was lost")
"""


def test_a_part_that_has_ended_is_not_run_again_and_one_that_fails_keeps_its_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*words: str) -> tuple[int, list[str]]:
        monkeypatch.setattr("sys.argv", ["endure", "--record", str(tmp_path), *words])
        return endure.main(), capsys.readouterr().out.splitlines()

    monkeypatch.setattr(
        endure, "command", lambda _, seed, folder: [sys.executable, "-c", TRIAL, str(folder), str(seed)]
    )
    monkeypatch.setitem(endure.WAYS, "kills", endure.Way("", "", 2, 4))
    code, printed = run("kills")
    assert (code, len(printed)) == (1, 3)
    assert printed[0].startswith("kills, seed 0: 3 read in ")
    assert printed[1].startswith("kills, seed 1: exit code 1: AssertionError: the fourth was lost in ")
    assert (Path(printed[2].removeprefix("  input: ")) / "input").read_text() == "what was tried"
    code, again = run("kills")
    assert [line.split(":")[0] for line in again] == ["kills, seed 1", "  input"]
    assert run("kills", "--minutes", "0")[1] == ["time is up; the same command goes on from here"]
    assert run("--table")[1][2].startswith("| `kills` | 9 | 0–1 | 9 read | 2 | ")


def test_a_folder_of_anything_loses_no_text(tmp_path: Path) -> None:
    assert set(islice(trees.run(tmp_path, seed=1), 1)) <= {"all read", "all texts read"}


def test_a_build_after_a_build_skips_what_a_first_one_does(tmp_path: Path) -> None:
    assert len(list(islice(folders.run(tmp_path, seed=16), 6))) == 6


@settings(max_examples=150)
@given(text_strategies.TEXTS)
def test_invariants_hold_for_random_texts(text: str) -> None:
    check_described(text)


@pytest.mark.parametrize("pattern", [*PATTERNS, *LINES.values()], ids=repr)
def test_work_grows_with_length_and_not_with_its_square(pattern: str) -> None:
    check(repeated(pattern, 4 * SHORT))  # what is computed once for each word is computed before anything is counted
    one, two, four = (
        statements_executed(partial(check, repeated(pattern, length))) for length in (SHORT, 2 * SHORT, 4 * SHORT)
    )
    # A straight line adds twice as many for twice the length; a square adds four times as many.
    assert four - two <= 2.4 * (two - one) + 300


def test_no_text_takes_far_too_long() -> None:
    # Statements do not count the work inside a regular expression. Each of these texts takes at most a second of
    # processor time, but more than ten if an expression is quadratic. `make endure` has a closer bound.
    assert stopped("texts", 200_000) is None


def test_the_end_of_a_line_is_examined_without_copying_its_beginning() -> None:
    def copied(lines: int) -> int:
        counts: list[int] = []
        document = Document("wrapped", "text", "words of a line that ends\n" * lines)
        english = authorities.load().languages["en"]
        normalize(CountedText(document.text, counts), blocks_of(document, english), english.script)
        return sum(counts)

    # Four times the lines of one paragraph: a square would copy sixteen times as much.
    assert 0 < copied(4_000) <= 4.1 * copied(1_000)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "latin-1"])
def test_invariants_hold_for_mangled_samples(samples: Path, encoding: str) -> None:
    for path in sorted(samples.glob("*.txt"))[:3]:
        check_described(path.read_text(encoding="utf-8").encode("utf-8").decode(encoding, "ignore"))

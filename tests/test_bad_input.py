"""Bad files in a folder: one line each on standard error, exit code 1, other documents and the store intact."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import failing_work
from bad_files import GOOD, bad_files, foreign_files, good_files, word, write
from known import READING, read
from unkg import building
from unkg.building import Limits, Options, audits, build, extract_lines
from unkg.building.single import text_of
from unkg.readers import ReadError, Source, Unreadable, documents, pieces, with_digest
from unkg.store import StoreError, open_store

HERE = Limits(processes=0)
UNCHECKED = Options(validate=False, limits=HERE)
BAD = bad_files()
GOOD_KEYS = ["good.txt", "latin-1.html", "utf-16.txt"]

Command = Callable[..., tuple[int, str, str]]
"""Runs the command line: exit code, standard output, standard error."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with bad, good and unrelated files."""
    bad = {name: content for name, (content, _) in BAD.items()}
    return write(tmp_path_factory.mktemp("all") / "in", bad | good_files() | foreign_files())


@pytest.fixture(scope="module")
def lines_by_command(folder: Path) -> dict[str, list[str]]:
    """What each verb says of it, and the keys of what it read."""
    lines: list[str] = []
    build([folder], Path(f"{folder}-store"), UNCHECKED, notify=lines.append)
    extracted, audited = list(extract_lines([folder], UNCHECKED)), list(audits([folder], UNCHECKED))
    return {
        "build": lines,
        "extract": [item.message for item in extracted if isinstance(item, Unreadable)],
        "audit": [item.message for item in audited if isinstance(item, Unreadable)],
        "keys": [json.loads(item)["id"] for item in extracted if isinstance(item, str)],
    }


@pytest.mark.parametrize("verb", ["build", "extract", "audit"])
@pytest.mark.parametrize("name", BAD)
def test_each_bad_file_costs_each_verb_one_line(
    lines_by_command: dict[str, list[str]], folder: Path, name: str, verb: str
) -> None:
    (line,) = [line for line in lines_by_command[verb] if line.startswith(f"{folder / name}{BAD[name][1]}")]
    assert "; " in line, "a remedy"
    assert "\n" not in line


@pytest.mark.parametrize("verb", ["build", "extract", "audit"])
def test_there_are_no_other_messages(lines_by_command: dict[str, list[str]], verb: str) -> None:
    assert len(lines_by_command[verb]) == len(BAD)


def test_every_other_document_is_read(lines_by_command: dict[str, list[str]], folder: Path) -> None:
    assert [key for key in lines_by_command["keys"] if not key.startswith("cut.jsonl.gz:")] == GOOD_KEYS
    with open_store(f"{folder}-store") as store:
        graphs = list(store.graphs())
    assert sum("/A/HRC/RES/55/2" in graph for graph in graphs) == 2


@pytest.mark.parametrize("verb", ["extract", "audit", "build"])
def test_the_exit_code_is_one_and_what_is_good_is_printed(unkg: Command, tmp_path: Path, verb: str) -> None:
    found = write(tmp_path / "in", {"good.txt": GOOD.encode(), "cut.xml": BAD["cut.xml"][0], "a.csv": b"a,b\n1,2\n"})
    more = ("--store", str(tmp_path / "s"), "--no-validation") if verb == "build" else ()
    code, out, err = unkg(verb, str(found), *more)
    lines = err.splitlines()
    assert code == 1
    assert bool(out) == (verb != "audit")
    assert lines[0].startswith(f"{found / 'cut.xml'}, line 1, column ")
    skipped = [] if verb == "build" else ["skipped: 1 (not a UN document 1); --list-skipped names them"]
    assert [line for line in lines if not line.startswith(("documents:", f"{found / 'cut.xml'}"))] == skipped


def test_a_line_of_ten_megabytes_is_a_document(tmp_path: Path) -> None:
    words = "words " * 1_700_000 + "Resolution 60/251."
    found = write(
        tmp_path / "in", {"long.jsonl": json.dumps({"text": words}).encode() + b"\n", "long.txt": words.encode()}
    )
    summary = build([found], tmp_path / "s", UNCHECKED)
    assert (summary.documents, summary.unreadable, summary.references) == (1, 0, {"resolution": 1})


@pytest.mark.parametrize("name", BAD)
def test_each_is_reported_by_the_text_command(folder: Path, name: str) -> None:
    if name == "cut.jsonl.gz":  # whose first lines are whole
        return
    with pytest.raises(ReadError) as refusal:
        text_of(folder / name, UNCHECKED)
    assert str(refusal.value).startswith(f"{folder / name}{BAD[name][1]}")


def test_text_reports_the_error_with_the_usual_exit_code(unkg: Command, folder: Path, tmp_path: Path) -> None:
    locked = str(folder / "locked.pdf")
    assert unkg("text", locked) == (
        1,
        "",
        f"{locked}: password-protected; save it without a password\n",
    )
    assert unkg("text", str(folder / "good.txt"))[:2] == (0, GOOD)
    assert unkg("text", str(tmp_path / "none.txt"))[0] == 2


# ---- unrelated files, and missing ones ---------------------------------------------------------------------------


def test_unrelated_files_in_a_folder_are_skipped_and_counted(tmp_path: Path) -> None:
    found = write(tmp_path / "in", foreign_files() | {"good.txt": GOOD.encode()})
    notices: list[str] = []
    summary = build([found], tmp_path / "s", UNCHECKED, notify=notices.append)
    assert summary.skipped == {"other-content": 3, "nothing-found": 1}
    assert (summary.documents, summary.unreadable, notices) == (1, 0, [])


@pytest.mark.parametrize("name", ["contacts.csv", "pom.xml", "list.xml"])
def test_unrelated_files_are_rejected_if_named(tmp_path: Path, name: str) -> None:
    (found,) = read([write(tmp_path / "in", foreign_files()) / name])
    assert isinstance(found, Unreadable)


def test_an_unrelated_page_is_read_if_named(tmp_path: Path) -> None:
    (found,) = read([write(tmp_path / "in", foreign_files()) / "shop.html"])
    assert not isinstance(found, Unreadable)


@pytest.mark.parametrize("files", [{}, {"notes.odt": b"x"}, {".hidden.txt": b"x"}], ids=["empty", "other", "hidden"])
def test_a_folder_without_documents_is_reported(tmp_path: Path, files: dict[str, bytes]) -> None:
    found = write(tmp_path / "in", files)
    (only,) = extract_lines([found], UNCHECKED)
    assert isinstance(only, Unreadable)
    assert only.message.startswith(f"{found}: no file of a supported format; ")


# ---- what happens while it is read -------------------------------------------------------------------------------


def the_source(path: Path) -> Source:
    (piece,) = pieces([path], READING)
    assert isinstance(piece, Source)
    return with_digest(piece)


def test_files_that_change_or_vanish_are_reported(tmp_path: Path) -> None:
    path = write(tmp_path / "in", {"good.txt": GOOD.encode()}) / "good.txt"
    source = the_source(path)
    path.write_text("Other words.", encoding="utf-8")
    (changed,) = documents(source, READING)
    path.unlink()
    (gone,) = documents(source, READING)
    assert isinstance(changed, Unreadable)
    assert isinstance(gone, Unreadable)
    assert changed.problem == "the file changed while it was being read"
    assert gone.problem == "the file disappeared while it was being read"


def test_a_folder_that_a_link_leads_back_to_is_read_once(tmp_path: Path) -> None:
    found = write(tmp_path / "in", {"good.txt": GOOD.encode()})
    (found / "loop").symlink_to(found, target_is_directory=True)
    (found / "self.txt").symlink_to(found / "self.txt")
    bad, good = sorted(read([found]), key=lambda item: isinstance(item, Unreadable), reverse=True)
    assert isinstance(bad, Unreadable)
    assert not isinstance(good, Unreadable)


def denied(path: str) -> list[str]:
    """The messages about a path for a user other than root."""
    code = (
        "import os; from unkg import authorities; from unkg.readers import read; known = authorities.load(); "
        f"os.setuid(65534); print(*[i.message for i in read([{path!r}], known)], sep='\\n')"
    )
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.mark.skipif(os.geteuid() != 0, reason="for root, who may read everything; others are tried elsewhere")
def test_denied_permission_is_reported(tmp_path_factory: pytest.TempPathFactory) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as open_to_all:
        found = write(Path(open_to_all) / "in", {"good.txt": GOOD.encode()})
        Path(open_to_all).chmod(0o755)
        (found / "good.txt").chmod(0)
        assert denied(str(found)) == [
            f"{found}/good.txt: permission denied; grant read permission, or run as another user"
        ]
        found.chmod(0)
        assert denied(str(found)) == [f"{found}: permission denied; grant read permission, or run as another user"]


def test_documents_that_end_their_process_hang_or_want_all_memory_cost_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = {
        "abort": "SIGABRT",
        "exit": "exit code 7",
        "hang": "timed out after 5 seconds",
        "hunger": "memory limit",
        "segfault": "SIGSEGV",
    }
    found = write(tmp_path / "in", {f"{name}.txt": name.encode() for name in expected} | {"good.txt": GOOD.encode()})
    monkeypatch.setattr(building, "_line", failing_work.text_or_failure)
    items = list(extract_lines([found], Options(limits=Limits(2, seconds=5, megabytes=700))))
    lost = {Path(item.source).stem: item.problem for item in items if isinstance(item, Unreadable)}
    assert lost.keys() == expected.keys()
    assert all(words in lost[name] for name, words in expected.items()), lost
    assert [item for item in items if isinstance(item, str)] == [GOOD]


def test_a_file_within_the_limits_that_needs_all_memory_as_a_tree_costs_itself(tmp_path: Path) -> None:
    tree = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'
    found = write(
        tmp_path / "in",
        {"tree.docx": word(document=tree % ('<w:p a="" b="" c="" d=""/>' * 2_400_000)), "good.txt": GOOD.encode()},
    )
    good, bad = extract_lines([found], Options(limits=Limits(1, megabytes=600)))
    assert isinstance(good, str)
    assert isinstance(bad, Unreadable)
    assert "memory" in bad.message


# ---- one symbol, several files -----------------------------------------------------------------------------------


def test_the_same_file_twice_two_versions_and_a_wrong_masthead(tmp_path: Path) -> None:
    files = {
        "a.txt": GOOD.encode(),
        "copy.txt": GOOD.encode(),
        "later.txt": GOOD.replace("remain", "stay").encode(),
        "wrong.txt": b"A/HRC/RES/55/21\n\nAnother text altogether, by mistake under this symbol.\n",
        "other.txt": GOOD.replace("55/21", "55/9").encode(),
    }
    notices: list[str] = []
    summary = build([write(tmp_path / "in", files)], tmp_path / "s", UNCHECKED, notify=notices.append)
    assert (summary.documents, summary.unreadable) == (2, 0)
    assert sorted(notices) == [
        "later.txt: set aside, a.txt is also A/HRC/RES/55/21 and has precedence",
        "wrong.txt: set aside, a.txt is also A/HRC/RES/55/21 and has precedence",
    ]


# ---- stores and disks --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["build", "lineage", "render", "validate", "publish"])
def test_a_store_of_another_version_is_left_alone(unkg: Command, tmp_path: Path, verb: str) -> None:
    good = write(tmp_path / "in", {"good.txt": GOOD.encode()})
    build([good], tmp_path / "s", UNCHECKED)
    (tmp_path / "s" / "format").write_text("99\n", encoding="utf-8")
    before = sorted(path.name for path in (tmp_path / "s").rglob("*"))
    words = {
        "build": ["build", str(good)],
        "lineage": ["lineage", "A/HRC/RES/55/21"],
        "render": ["render", "lineage", "A/HRC/RES/55/21", "-o", str(tmp_path / "x.svg")],
        "validate": ["validate"],
        "publish": ["publish", "-o", str(tmp_path / "out")],
    }[verb]
    code, out, err = unkg(*words, "--store", str(tmp_path / "s"))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert str(tmp_path / "s") in err
    assert sorted(path.name for path in (tmp_path / "s").rglob("*")) == before


def test_a_store_in_use_is_not_written(unkg: Command, tmp_path: Path) -> None:
    from unkg.store import writer

    good = write(tmp_path / "in", {"good.txt": GOOD.encode()})
    with writer(tmp_path / "s"):
        code, out, err = unkg("build", str(good), "--store", str(tmp_path / "s"))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "is writing this store" in err
    with pytest.raises(StoreError):
        open_store(tmp_path / "none")


@pytest.mark.parametrize("words", [("-o", "/dev/full"), ()], ids=["file", "standard output"])
def test_a_full_disk_is_reported(tmp_path: Path, words: tuple[str, ...]) -> None:
    good = write(tmp_path / "in", {"good.txt": GOOD.encode()})
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "unkg", "extract", str(good), *words],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (
        2,
        "unkg: cannot write (No space left on device); free some space and run the command again\n",
    )

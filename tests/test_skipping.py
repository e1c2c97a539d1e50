"""Files in folders that are skipped: told by reason, remembered by the store, taken in with `all_texts`."""

import os
from pathlib import Path

import pytest

import unkg as package
from bad_files import GOOD, pdf, word, write
from known import KNOWLEDGE
from unkg import building
from unkg.building import Limits, Options, build, extract_lines
from unkg.extraction import extract
from unkg.model import SKIP_WORDS, Document, Header
from unkg.readers import Unreadable, is_relevant
from unkg.store import open_store

HERE = Limits(processes=0)
STRICT = Options(validate=False, limits=HERE)
ALL = Options(validate=False, limits=HERE, all_texts=True)
PRUNED = Options(validate=False, limits=HERE, prune=True)
SHOPPING = "Shopping list\n\n- milk\n- 2 eggs\n- turkey 5/7\n"
PASSWORDS = "mail.example.org ann hunter2\nbank 1234/5678 X9/12\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "in", {"good.txt": GOOD.encode(), "list.txt": SHOPPING.encode()})


def graphs(store: Path) -> list[str]:
    with open_store(store) as opened:
        return [name for name in opened.graphs() if "/id/graph/" in name]


def documents(store: Path) -> int:
    return len([name for name in graphs(store) if not name.endswith("/authorities")])


@pytest.mark.parametrize(
    ("text", "relevant"),
    [
        (SHOPPING, False),
        (PASSWORDS, False),
        ("# Project\n\nSee the report and the resolution of the image. CD/DVD, TCP/IP, version 1/2.\n", False),
        ("Dear Ann,\n\nThe council met in Chad and urged the mayor to act. Regards, Bob\n", False),
        ("Norway\nFrance\nGermany\n", False),
        ("", False),
        ("A/HRC/25/63\n", True),
        ("General Assembly\nSixtieth session\n", True),
        ("They spoke of resolution 60/251.\n", True),
        ("They spoke of resolution 37/28.\n", True),
        ("The Human Rights Council met.\n", True),
        ("1. Decides to remain seized of the matter.\n", True),
        ("Minutes of a seminar about the United Nations.\n", True),
        ("Организация Объединенных Наций", True),
        ("联合国", True),
    ],
)
def test_a_text_is_relevant_if_anything_is_found_in_it(text: str, relevant: bool) -> None:
    assert is_relevant(extract(Document("x", "x.txt", text), KNOWLEDGE)) == relevant


@pytest.mark.parametrize(
    ("header", "relevant"),
    [
        (Header(title="Milk and eggs", published="2024-01-01", notes=("The page declares no encoding.",)), False),
        (Header(symbol="A/RES/60/251"), True),
        (Header(type="report"), False),
        (Header(session=58), True),
    ],
)
def test_title_type_and_date_of_publication_are_no_masthead(header: Header, relevant: bool) -> None:
    assert is_relevant(extract(Document("x", "x.html", SHOPPING, header=header), KNOWLEDGE)) == relevant


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.txt", SHOPPING.encode()),
        ("list.md", SHOPPING.encode()),
        ("list.pdf", pdf("Milk and eggs, please.")),
        (
            "list.docx",
            word(
                document='<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'
                "<w:r><w:t>Milk and eggs</w:t></w:r></w:p></w:body></w:document>"
            ),
        ),
        ("list.html", b"<html><body><p>Milk and eggs</p></body></html>"),
        ("page.html", b"<html><body><p>Milk 10/12, decision 5.</p></body></html>"),
    ],
)
def test_a_file_in_a_folder_is_skipped_and_one_that_is_named_is_read(tmp_path: Path, name: str, content: bytes) -> None:
    found = write(tmp_path / "in", {name: content})
    skipped: list[str] = []
    assert list(extract_lines([found], STRICT, skipped=lambda item: skipped.append(item.message))) == []
    assert skipped == [f"{found / name}: skipped, no symbol, masthead, reference or action"]
    for path, options in ((found / name, STRICT), (found, ALL)):
        (line,) = extract_lines([path], options)
        assert isinstance(line, str)


def test_all_texts_is_an_option_in_python(folder: Path, tmp_path: Path) -> None:
    for all_texts, documents in ((False, 1), (True, 2)):
        summary = package.build([folder], tmp_path / "s", validate=False, all_texts=all_texts, workers=0)
        assert summary.documents == documents


def test_a_line_of_json_is_never_skipped(tmp_path: Path) -> None:
    found = write(tmp_path / "in", {"lines.jsonl": b'{"text": "Milk and eggs"}\n'})
    assert len(list(extract_lines([found], STRICT))) == 1


def test_explaining_skips_the_same_files(folder: Path) -> None:
    (line,) = extract_lines([folder], STRICT, explain=True)
    assert isinstance(line, str)
    assert line.startswith("== good.txt")


def test_a_document_with_a_given_symbol_is_used(folder: Path, tmp_path: Path) -> None:
    options = Options(validate=False, limits=HERE, symbols={"list.txt": "A/60/1"})
    assert build([folder], tmp_path / "s", options).skipped == {}


# ---- by reason ---------------------------------------------------------------------------------------------------


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder with files to skip for every reason."""
    outside = write(tmp_path / "outside", {"o.txt": GOOD.encode()})
    found = write(
        tmp_path / "in",
        {
            "a.PNG": b"x", "b.png": b"x", "c.tar.gz": b"x", "Report of the Secretary-General": b"x",
            ".hidden.txt": b"x",
            "contacts.csv": b"Name,Phone\nAnn,1\n", "good.txt": GOOD.encode(), "list.txt": SHOPPING.encode(),
            "corrections.csv": b"document,place,words,target,by,why\n",
        },
    )  # fmt: skip
    write(found / ".git", {"x.txt": b"x", "y.txt": b"x"})
    (found / "link.txt").symlink_to(outside / "o.txt")
    return found


REASONS = {"hidden": 2, "unknown-format": 4, "symbolic-link": 1, "other-content": 1, "nothing-found": 1}
COUNTS = (
    "9 (hidden 2; unknown format 4: .png 2, .gz 1, none 1; symbolic link out of the folder 1; not a UN document 1; "
    "no symbol, masthead, reference or action 1)"
)


def test_every_reason_is_counted(mixed: Path, tmp_path: Path) -> None:
    assert REASONS.keys() == SKIP_WORDS.keys()
    for _ in ("a build", "a build that finds nothing changed"):
        summary = build([mixed], tmp_path / "s", STRICT)
        assert (summary.skipped, summary.unknown_formats) == (REASONS, {".png": 2, ".gz": 1, "none": 1})
        assert summary.documents == 1
        assert summary.ok


def test_a_build_prints_the_counts_and_names_each_on_request(unkg, mixed: Path, tmp_path: Path) -> None:
    code, out, err = unkg("build", mixed, "--store", tmp_path / "s", "--no-validation", "--workers", "1")
    assert (code, err) == (0, "")
    assert f"\nskipped          {COUNTS}\n" in out
    code, _, err = unkg("build", mixed, "--store", tmp_path / "s", "--no-validation", "--list-skipped")
    assert code == 0
    assert sorted(err.splitlines()) == sorted(
        f"{mixed / name}: skipped, {SKIP_WORDS[reason]}"
        for name, reason in {
            "a.PNG": "unknown-format", "b.png": "unknown-format", "c.tar.gz": "unknown-format", ".hidden.txt": "hidden",
            ".git": "hidden", "link.txt": "symbolic-link", "contacts.csv": "other-content", "list.txt": "nothing-found",
            "Report of the Secretary-General": "unknown-format",
        }.items()
    )  # fmt: skip


@pytest.mark.parametrize("verb", ["extract", "audit"])
def test_other_commands_print_the_counts_to_standard_error(unkg, mixed: Path, verb: str) -> None:
    code, _, err = unkg(verb, mixed, "--workers", "1")
    assert code == 0
    assert err.splitlines()[0] == f"skipped: {COUNTS}; --list-skipped names them"
    _, _, err = unkg(verb, mixed, "--list-skipped")
    lines = err.splitlines()
    assert lines[9] == f"skipped: {COUNTS}"
    assert all(": skipped, " in line for line in lines[:9])


def test_names_are_shown_escaped_in_one_line(unkg, tmp_path: Path) -> None:
    found = write(tmp_path / "in", {"good.txt": GOOD.encode(), "\x1b[31mred\nblue.png": b"x", "a.\x1b]0;m\x07": b"x"})
    (found / os.fsdecode(b"r\xe9d.png")).write_bytes(b"x")
    _, _, err = unkg("extract", found, "--list-skipped")
    assert "\x1b" not in err
    assert "\x07" not in err
    assert sorted(err.splitlines()) == [
        f"{found}/\\x1b[31mred blue.png: skipped, unknown format",
        f"{found}/a.\\x1b]0;m\\x07: skipped, unknown format",
        f"{found}/r\\xe9d.png: skipped, unknown format",
        "skipped: 3 (unknown format 3: .png 2, none 1)",
    ]


def test_a_folder_in_which_everything_is_skipped_says_so(unkg, tmp_path: Path) -> None:
    found = write(tmp_path / "in", {"list.txt": SHOPPING.encode()})
    assert unkg("extract", found) == (
        0,
        "",
        "skipped: 1 (no symbol, masthead, reference or action 1); --list-skipped names them\n",
    )
    code, _, err = unkg("extract", write(tmp_path / "other", {"a.png": b"x"}))
    assert code == 1
    assert err.splitlines()[0].endswith(
        "other: no file of a supported format; name another folder, or the files themselves"
    )
    assert err.splitlines()[1] == "skipped: 1 (unknown format 1: .png 1); --list-skipped names them"


# ---- builds after builds -----------------------------------------------------------------------------------------


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of the documents that builds extract from."""
    keys: list[str] = []
    original = building.build_graph

    def counted(minter, run, overrides, document, knowledge):
        keys.append(document.key)
        return original(minter, run, overrides, document, knowledge)

    monkeypatch.setattr(building, "build_graph", counted)
    return keys


def versions(store: Path) -> str:
    return (store / "current").read_text(encoding="utf-8")


def test_a_file_that_was_skipped_is_not_read_again(folder: Path, tmp_path: Path, readings: list[str]) -> None:
    store = tmp_path / "s"
    build([folder], store, STRICT)
    before = versions(store)
    summary = build([folder], store, STRICT)
    assert sorted(readings) == ["good.txt", "list.txt"]
    assert (summary.unchanged, summary.skipped) == (1, {"nothing-found": 1})
    assert versions(store) == before
    (folder / "list.txt").write_text(f"{SHOPPING}- paper for resolution 60/251\n", encoding="utf-8")
    assert build([folder], store, STRICT).documents == 2
    (folder / "list.txt").write_text(SHOPPING, encoding="utf-8")
    assert build([folder], store, PRUNED).documents == 1


def test_all_texts_takes_in_what_was_skipped_and_the_next_build_takes_it_back(
    folder: Path, tmp_path: Path, readings: list[str]
) -> None:
    store, fresh = tmp_path / "s", tmp_path / "fresh"
    counts = []
    for options in (STRICT, ALL, ALL, STRICT, STRICT, ALL):
        readings.clear()
        summary = build([folder], store, options)
        counts.append((summary.documents, summary.removed, summary.skipped, sorted(readings)))
    assert counts == [
        (1, 0, {"nothing-found": 1}, ["good.txt", "list.txt"]),
        (2, 0, {}, ["list.txt"]),
        (2, 0, {}, []),
        (1, 1, {"nothing-found": 1}, []),
        (1, 0, {"nothing-found": 1}, []),
        (2, 0, {}, ["list.txt"]),
    ]
    build([folder], store, STRICT)
    build([folder], fresh, STRICT)
    assert graphs(store) == graphs(fresh)


def test_a_file_that_is_named_is_read_and_stays(folder: Path, tmp_path: Path) -> None:
    store, named = tmp_path / "s", folder / "list.txt"
    assert build([folder], store, STRICT).documents == 1
    assert build([named], store, STRICT).read == 1
    assert build([named], store, STRICT).unchanged == 1
    kept = build([folder], store, STRICT)
    assert (kept.documents, kept.unchanged, kept.skipped) == (2, 2, {})
    # As a new store would: it is skipped in a folder.
    pruned = build([folder], store, PRUNED)
    assert (pruned.documents, pruned.removed, pruned.skipped) == (1, 1, {"nothing-found": 1})


def test_a_file_that_was_taken_in_stays_once_it_is_named(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "s"
    build([folder], store, ALL)
    build([folder / "list.txt"], store, STRICT)
    assert build([folder], store, STRICT).documents == 2


def test_a_file_that_is_named_beside_its_folder_is_used_once(folder: Path, tmp_path: Path) -> None:
    for order in ([folder, folder / "list.txt"], [folder / "list.txt", folder]):
        store = tmp_path / f"s{len(list(tmp_path.iterdir()))}"
        for options in (STRICT, STRICT, PRUNED):
            assert build(order, store, options).documents == 2


def test_copies_are_skipped_each_and_taken_back_together(folder: Path, tmp_path: Path) -> None:
    write(folder, {"copy.txt": SHOPPING.encode(), "copy.md": SHOPPING.encode()})
    store = tmp_path / "s"
    assert build([folder], store, STRICT).skipped == {"nothing-found": 3}
    assert build([folder], store, ALL).documents == 2
    assert build([folder], store, STRICT).skipped == {"nothing-found": 3}
    assert documents(store) == 1


def test_an_interrupted_build_with_all_texts_leaves_nothing_that_a_strict_one_takes_in(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("unkg.building.loading.Loader.finish", stopped)
        with pytest.raises(KeyboardInterrupt):
            build([folder], tmp_path / "s", ALL)
    summary = build([folder], tmp_path / "s", STRICT)
    assert (summary.documents, summary.resumed, summary.skipped) == (1, 1, {"nothing-found": 1})


def test_pruning_forgets_files_that_are_gone(folder: Path, tmp_path: Path) -> None:
    def remembered() -> int:
        (current,) = (tmp_path / "s" / "versions").iterdir()
        return len((current / "skipped.jsonl").read_text(encoding="utf-8").splitlines())

    build([folder], tmp_path / "s", STRICT)
    assert remembered() == 1
    (folder / "list.txt").unlink()
    build([folder], tmp_path / "s", STRICT)
    assert remembered() == 1
    build([folder], tmp_path / "s", PRUNED)
    assert remembered() == 0


def test_unreadable_files_are_not_skipped(tmp_path: Path) -> None:
    found = write(tmp_path / "in", {"broken.txt": b"\xff\xff", "good.txt": GOOD.encode()})
    items = list(extract_lines([found], STRICT))
    assert [isinstance(item, Unreadable) for item in items] == [True, False]
    assert build([found], tmp_path / "s", STRICT).skipped == {}

"""Documents from files, folders and streams; an unreadable one gives one clear line and does not stop the rest."""

import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from known import read, reference_text
from unkg import authorities, readers
from unkg.model import Document
from unkg.readers import READERS, ReadError, Reading, Unreadable, file_bytes
from unkg.readers.json_lines import lines
from unkg.readers.sources import Source
from unkg.symbols import SymbolError


def written(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def keys(found: list[Document | Unreadable]) -> list[str]:
    return [item.key for item in found]


def only(found: list[Document | Unreadable]) -> Unreadable:
    assert len(found) == 1
    assert isinstance(found[0], Unreadable), found[0]
    assert "\n" not in found[0].message
    assert found[0].source in found[0].message
    assert found[0].remedy in found[0].message
    return found[0]


# ---- files and folders -------------------------------------------------------------------------------------------


def test_a_folder_is_read_in_the_order_of_names_and_keys_are_paths_below_it(tmp_path: Path) -> None:
    written(
        tmp_path,
        {
            "b.txt": "B",
            "a/z.md": "Z",
            "a/y.TXT": "Y",
            "a-b.txt": "C",
            "notes.odt": "x",
            ".hidden/h.txt": "H",
            ".x.txt": "X",
        },
    )
    assert keys(list(read([tmp_path]))) == ["a/y.TXT", "a/z.md", "a-b.txt", "b.txt"]


def test_a_file_named_itself_has_its_own_name_as_key_and_the_path_as_source(tmp_path: Path) -> None:
    path = written(tmp_path, {"deep/down/a.txt": "A"}) / "deep/down/a.txt"
    (document,) = read([path])
    assert isinstance(document, Document)
    assert (document.key, document.source, document.text) == ("a.txt", str(path), "A")


def test_a_loop_of_symbolic_links_is_entered_once(tmp_path: Path) -> None:
    written(tmp_path, {"in/a.txt": "A"})
    (tmp_path / "in/again").symlink_to(tmp_path, target_is_directory=True)
    assert len(list(read([tmp_path]))) == 1


def test_dangling_links_are_reported(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert all(isinstance(item, Unreadable) for item in read([tmp_path]))
    assert keys(list(read([tmp_path]))) == ["gone.txt", "loop.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_files_without_permission_are_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    written(tmp_path, {"a.txt": "A", "b.txt": "B", "c/d.txt": "D"})
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "c").chmod(0)
    found = list(read([tmp_path]))
    (tmp_path / "c").chmod(0o700)
    assert ["permission" in item.problem for item in found if isinstance(item, Unreadable)] == [True, True]
    assert sum(isinstance(item, Document) for item in found) == 1


def test_denied_permission_differs_from_absence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = written(tmp_path, {"a.txt": "A"}) / "a.txt"
    monkeypatch.setattr("unkg.readers.sources.os.open", refuse)
    assert only(list(read([path]))).problem == "permission denied"
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert only(list(read([tmp_path]))).problem == "permission denied"


@pytest.mark.parametrize(
    ("name", "content", "place", "problem"),
    [
        ("absent.txt", None, "", "no such file or folder"),
        ("report.odt", b"x", "", "unsupported format"),
        ("empty.txt", b"", "", "the file is empty"),
        ("blank.md", b" \n\t\n", "", "the file is empty"),
        ("mark.txt", b"\xef\xbb\xbf", "", "the file is empty"),
        ("latin.txt", "Côte d’Ivoire".encode("cp1252"), "byte 1", "invalid UTF-8: unexpected 0xF4"),
        ("cut.txt", "Côte"[:2].encode()[:-1], "byte 1", "invalid UTF-8: unexpected 0xC3"),
        ("wide.txt", b"\xff\xfeA\0B", "byte 4", "invalid UTF-16-LE"),
        ("binary.txt", b"\x89XYZ\r\n\0\0\0", "byte 6", "a binary file"),
        ("picture.txt", b"\x89PNG\r\n\0\0\0", "", "an image despite its extension"),
        ("nul.txt", b"A\0B", "character 1", "not text: a NUL character"),
        ("cut.xml.gz", gzip.compress(b"<akomaNtoso/>" * 99, mtime=0)[:-9], "", "truncated gzip data"),
        ("cut.jsonl.gz", gzip.compress(b'{"text": "A"}\n', mtime=0)[:-9], "", "truncated gzip data"),
        ("not.jsonl.gz", b'{"text": "A"}\n', "", "not a gzip file despite its extension"),
        ("more.jsonl.gz", gzip.compress(b'{"text": "A"}\n', mtime=0) + b"more", "", "damaged gzip data"),
        ("empty.jsonl", b"", "", "the file is empty"),
        ("empty.xml", b"", "", "the file is empty"),
    ],
)
def test_bad_files_give_one_line_each(
    tmp_path: Path, name: str, content: bytes | None, place: str, problem: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    found = [item for item in read([tmp_path / name]) if isinstance(item, Unreadable)]
    assert only(found).place == place
    assert found[0].problem.startswith(problem)


def test_an_unknown_format_is_reported_with_the_known_ones(tmp_path: Path) -> None:
    assert all(suffix in only(list(read([written(tmp_path, {"a.odt": "x"}) / "a.odt"]))).remedy for suffix in READERS)


def test_one_bad_file_stops_no_other(tmp_path: Path) -> None:
    written(tmp_path, {"a.txt": "A", "b.txt": b"\xff\x00", "c.xml": "<x", "d.txt": "D"})
    assert [type(item).__name__ for item in read([tmp_path])] == ["Document", "Unreadable", "Unreadable", "Document"]


def test_a_document_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_bytes, "LARGEST_DOCUMENT", 10)
    assert "larger than" in only(list(read([written(tmp_path, {"a.txt": "A" * 11}) / "a.txt"]))).problem


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Ünter\r\nzwei\rdrei\n".encode(), "Ünter\r\nzwei\rdrei\n"),
        ("\ufeffA\ufeff".encode(), "A\ufeff"),
        ("A\n’".encode("utf-16"), "A\n’"),
        (b"\xfe\xff" + "A’".encode("utf-16-be"), "A’"),
        ("𝔸 résumé".encode(), "𝔸 résumé"),
    ],
)
def test_text_is_the_decoded_file(tmp_path: Path, content: bytes, text: str) -> None:
    assert reference_text(written(tmp_path, {"a.txt": content}) / "a.txt") == text


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).filter(
        lambda t: t.strip() and t[0] != "\ufeff"
    )
)
def test_every_text_comes_back_as_it_was(text: str) -> None:
    assert file_bytes.decoded(text.encode()) == text
    assert file_bytes.decoded(b"\xef\xbb\xbf" + text.encode()) == text


# ---- JSON Lines --------------------------------------------------------------------------------------------------


def from_lines(*content: object) -> list[Document | Unreadable]:
    joined = b"\n".join(c if isinstance(c, bytes) else json.dumps(c).encode() for c in content)
    return list(lines(Source("f.jsonl", "f.jsonl", None), io.BytesIO(joined), Reading(authorities.load)))


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ({"id": "x", "symbol": "A/1", "text": "T"}, "x"),
        ({"id": 7, "text": "T"}, "7"),
        ({"id": None, "symbol": "A/HRC/1/2 ", "text": "T"}, "A/HRC/1/2 "),
        ({"text": "T"}, "f.jsonl:1"),
    ],
)
def test_a_line_s_key_is_its_id_else_its_symbol_else_its_place(line: dict[str, object], key: str) -> None:
    assert keys(from_lines(line)) == [key]


def test_other_members_of_a_line_are_not_metadata() -> None:
    (document,) = from_lines(
        {"text": "T\r\n", "title": "No", "date": "2020-01-01", "lang": "FR", "symbol": "S/RES/2371 (2017)"}
    )
    assert isinstance(document, Document)
    assert document.header is not None
    assert (document.text, document.language) == ("T\r\n", "fr")
    assert (document.header.symbol, document.header.type, document.header.title) == (
        "S/RES/2371(2017)",
        "resolution",
        None,
    )


def test_words_that_are_no_symbol_become_a_note() -> None:
    (document,) = from_lines({"text": "T", "symbol": "not a symbol"})
    assert isinstance(document, Document)
    assert document.header is not None
    assert document.header.symbol is None
    assert "not a symbol" in document.header.notes[0]


@pytest.mark.parametrize(
    ("line", "place", "problem"),
    [
        (b'{"text": "A"', "line 1, column 13", "invalid JSON"),
        (b'{"text": A}', "line 1, column 10", "invalid JSON"),
        (b'{"text": "\xff"}', "line 1, byte 10", "invalid UTF-8: unexpected 0xFF"),
        (b"\xff\xfe{\0", "line 1", "the file is UTF-16"),
        (b"[1]", "line 1", "an array instead of a JSON object"),
        (b"null", "line 1", "null instead of a JSON object"),
        (b"[" * 100_000, "line 1", "JSON nested too deeply, or a number too long"),
        (b'{"text": ' + b"9" * 5000 + b"}", "line 1", "JSON nested too deeply, or a number too long"),
        ({"id": "x"}, "line 1", "text is missing"),
        ({"text": None}, "line 1", "text is missing"),
        ({"text": " \n"}, "line 1", "text is empty"),
        ({"text": 5}, "line 1", "text is a number"),
        ({"text": ["A"]}, "line 1", "text is an array"),
        ({"text": {}}, "line 1", "text is an object"),
        ({"text": "A", "id": True}, "line 1", "id is a boolean"),
        ({"text": "A", "lang": "not a language"}, "line 1", "lang is not a language code: 'not a language'"),
        ({"text": "A\0"}, "line 1", "text has a NUL at character 1"),
        (b'{"text": "A\\ud800"}', "line 1", "text has an unpaired surrogate at character 1"),
    ],
)
def test_a_bad_line_gives_one_line_and_the_next_is_read(line: object, place: str, problem: str) -> None:
    bad, good = from_lines(line, {"id": "next", "text": "T"})
    assert only([bad]).place == place
    assert only([bad]).problem.startswith(problem)
    assert isinstance(good, Document)


def test_an_id_used_twice_is_refused_the_second_time() -> None:
    found = from_lines({"id": "x", "text": "A"}, {"id": "x", "text": "B"}, {"id": "y", "text": "C"})
    assert [type(item).__name__ for item in found] == ["Document", "Unreadable", "Document"]
    assert "duplicate id 'x'" in only(found[1:2]).problem


def test_blank_lines_and_a_byte_order_mark_are_passed_over() -> None:
    assert keys(from_lines(b'\xef\xbb\xbf{"id": "x", "text": "A"}', b"", b"  ", {"id": "y", "text": "B"})) == ["x", "y"]


def test_a_line_over_the_limit_is_refused_without_being_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_bytes, "LARGEST_LINE", 40)
    found = from_lines({"id": "x", "text": "A" * 500}, {"id": "y", "text": "B"})
    assert [type(item).__name__ for item in found] == ["Unreadable", "Document"]
    assert "longer than" in only(found[:1]).problem


def test_lines_are_read_one_at_a_time() -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            line = b'{"text": "A"}\n' * (len(buffer) // 14 + 1)
            buffer[:] = line[: len(buffer)]
            return len(buffer)

    endless = lines(Source("-", "-", None), io.BufferedReader(Endless(), 14), Reading(authorities.load))
    assert [next(endless).key for _ in range(3)] == ["-:1", "-:2", "-:3"]


def test_a_packed_file_reads_as_the_plain_one(tmp_path: Path) -> None:
    content = b'{"id": "x", "text": "A"}\n'
    written(tmp_path, {"a.jsonl": content, "b.jsonl.gz": gzip.compress(content, mtime=0)})
    assert [item.text for item in read([tmp_path]) if isinstance(item, Document)] == ["A", "A"]


# ---- streams, symbols, metadata ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b'  {"text": "A"}\n', "A"),
        (b"Plain {words}", "Plain {words}"),
        (b"<akomaNtoso><p>A</p></akomaNtoso>", "A\n"),
    ],
)
def test_the_format_of_standard_input_is_detected_from_its_start(
    monkeypatch: pytest.MonkeyPatch, content: bytes, text: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(content))))
    (document,) = read(["-"])
    assert isinstance(document, Document)
    assert (document.text, document.source) == (text, "-")


def test_a_symbol_given_for_a_file_wins_over_what_the_file_says(tmp_path: Path) -> None:
    path = written(tmp_path, {"a.jsonl": '{"id": "x", "symbol": "A/1/2", "text": "T"}'}) / "a.jsonl"
    for name in ("x", str(path)):
        (document,) = read([path], symbols={name: "a/hrc/res/5/1"})
        assert isinstance(document, Document)
        assert document.header is not None
        assert (document.header.symbol, document.header.type) == ("A/HRC/RES/5/1", "resolution")


def test_an_invalid_symbol_argument_is_rejected_before_reading(tmp_path: Path) -> None:
    with pytest.raises(SymbolError):
        list(read([tmp_path], symbols={"a.txt": "nonsense"}))


def test_metadata_can_be_left_aside(tmp_path: Path, root: Path) -> None:
    path = written(tmp_path, {"a.jsonl": '{"symbol": "A/1/2", "text": "T", "lang": "es"}'}) / "a.jsonl"
    found = list(read([path, root / "tests/readers/resolution.xml"], ignore_metadata=True, symbols={"A/1/2": "A/1/3"}))
    assert [(item.key, item.header) for item in found if isinstance(item, Document)] == [
        ("A/1/2", None),
        ("resolution.xml", None),
    ]


def test_reference_text_raises_for_what_is_no_single_document(tmp_path: Path) -> None:
    written(tmp_path, {"two.jsonl": '{"text": "A"}\n{"text": "B"}', "bad.txt": b"\xff"})
    with pytest.raises(ReadError, match="several documents"):
        reference_text(tmp_path / "two.jsonl")
    with pytest.raises(ReadError, match="0xFF"):
        reference_text(tmp_path / "bad.txt")


def test_the_public_names_are_there() -> None:
    assert set(readers.__all__) == {
        "COLUMNS",
        "READERS",
        "UNDETERMINED",
        "ReadError",
        "Reading",
        "Skipped",
        "Source",
        "Unreadable",
        "catalogues",
        "corrections",
        "documents",
        "format_of",
        "is_address",
        "is_elsewhere",
        "is_relevant",
        "language_told",
        "name_of",
        "number_of_pieces",
        "only_one",
        "pieces",
        "read",
        "reference_text",
        "text_of",
        "with_content",
        "with_digest",
    }


def test_lines_added_while_a_file_is_read_are_reported(tmp_path: Path) -> None:
    path = written(tmp_path, {"a.jsonl": '{"text": "A"}\n'}) / "a.jsonl"
    found = read([path])
    assert isinstance(next(found), Document)
    with path.open("a", encoding="utf-8") as file:
        file.write("{}\n")
    assert [item.problem for item in found if isinstance(item, Unreadable)][
        -1
    ] == "the file changed while it was being read"

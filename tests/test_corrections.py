"""`corrections.csv`: corrections override references and state author and grounds; bad rows are reported."""

import pytest

from unkg import authorities
from unkg.building import Limits, Options, build
from unkg.readers import Unreadable, corrections
from unkg.store import open_store

HEADER = "document,place,words,target,by,why\n"
TEXT = """A/HRC/RES/7/15

The Human Rights Council,

Recalling resolution 9/99 and General Assembly resolution 60/251 of 15 March 2006, and the Covenant on Amity,

1. Decides to extend the mandate for a period of one year, in accordance with Council resolution 5/1.
"""
ID = "https://w3id.org/unkg/id/"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "7-15.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "texts"


def built(folder, *rows):
    """Build a store: its summary, notices, citations and corrections."""
    (folder / "corrections.csv").write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    notices = []
    store = folder.parent / "store"
    summary = build([folder], store, Options(validate=False, limits=Limits(processes=0)), notify=notices.append)
    with open_store(store) as opened:
        prefix = "PREFIX unkg: <https://w3id.org/unkg/ontology#> PREFIX prov: <http://www.w3.org/ns/prov#> "
        cited = {row[0].value.removeprefix(ID) for row in opened.query(prefix + "SELECT ?b { ?a unkg:cites ?b }")}
        notes = [
            tuple(cell and cell.value.removeprefix(ID) for cell in row)
            for row in opened.query(
                prefix + "SELECT ?reference ?agent ?why ?before { ?note a unkg:Correction ; unkg:grounds ?why ;"
                " prov:wasAttributedTo ?agent . OPTIONAL { ?note unkg:insteadOf ?before }"
                " OPTIONAL { ?reference unkg:correction ?note ;"
                " unkg:evidenceClass <https://w3id.org/unkg/id/evidence/corrected> } }"
            )
        ]
    return summary, notices, cited, notes


def test_a_right_target_wins_and_says_who_and_why(folder):
    _, notices, cited, notes = built(folder, "A/HRC/RES/7/15,PP 1,9/99,A/HRC/RES/9/9,A. Reader,printed so in the annex")
    assert notices == []
    assert "document/A/HRC/RES/9/9" in cited
    [(reference, agent, why, before)] = notes
    assert reference.startswith("citation/")
    assert (agent, why, before) == ("agent/a-reader", "printed so in the annex", "document/A/HRC/RES/9/99")


def test_what_was_read_before_is_kept(folder):
    _, _, cited, notes = built(folder, "A/HRC/RES/7/15,PP 1,60/251,A/RES/60/252,A. Reader,a misprint")
    assert "document/A/RES/60/252" in cited
    assert "document/A/RES/60/251" not in cited
    assert notes[0][3] == "document/A/RES/60/251"


def test_what_is_no_citation_is_gone(folder):
    _, notices, cited, notes = built(folder, "A/HRC/RES/7/15,PP 1,60/251,not a citation,A. Reader,a quotation")
    assert notices == []
    assert "document/A/RES/60/251" not in cited
    assert notes[0][0] is None


def test_unrecognized_words_become_a_reference(folder):
    _, notices, _, notes = built(folder, "A/HRC/RES/7/15,PP 1,Covenant on Amity,ICCPR,A. Reader,meant so")
    assert notices == []
    assert notes[0][0].startswith("reference/")


def test_a_place_may_be_an_offset(folder):
    at = TEXT.index("5/1")
    _, notices, cited, _ = built(folder, f"A/HRC/RES/7/15,{at},5/1,A/HRC/RES/5/2,A. Reader,meant so")
    assert notices == []
    assert "document/A/HRC/RES/5/2" in cited


@pytest.mark.parametrize(
    "row",
    [
        "A/HRC/RES/7/16,PP 1,60/251,A/RES/60/252,A. Reader,no such document",
        "A/HRC/RES/7/15,OP 1,60/251,A/RES/60/252,A. Reader,no such words in the place",
        "A/HRC/RES/7/15,PP 1,0/25,A/RES/60/252,A. Reader,a piece of a number",
        "A/HRC/RES/7/15,PP 1,the,not a citation,A. Reader,nothing was read there",
    ],
)
def test_a_correction_without_a_match_is_reported(folder, row):
    summary, notices, cited, notes = built(folder, row)
    assert len(notices) == 1
    assert "corrections.csv, line 2" in notices[0]
    assert "check document, place and words" in notices[0]
    assert summary.unreadable == 0
    assert "document/A/RES/60/251" in cited
    assert notes == []


def test_only_what_is_corrected_is_read_again(folder):
    (folder / "7-16.txt").write_text(TEXT.replace("7/15", "7/16"), encoding="utf-8")
    row = "A/HRC/RES/7/15,PP 1,60/251,A/RES/60/252,A. Reader,a misprint"
    assert built(folder)[0].read == 2
    assert built(folder, row)[0].read == 1
    summary, notices, cited, _ = built(folder, row)
    assert (summary.read, summary.unchanged, notices) == (0, 2, [])
    assert "document/A/RES/60/252" in cited
    summary, _, cited, notes = built(folder)
    assert (summary.read, notes) == (1, [])
    assert "document/A/RES/60/252" not in cited


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("nonsense,PP 1,60/251,A/RES/60/252,A. Reader,x", "document 'nonsense' is not a symbol"),
        ("A/RES/1/1,PP 1,60/251,nonsense,A. Reader,x", "unknown target 'nonsense'"),
        ("A/RES/1/1,PP 1,60/251,A/RES/60/252,,x", "by is empty"),
        ("A/RES/1/1,PP 1,60/251,A/RES/60/252,A. Reader,", "why is empty"),
        ("A/RES/1/1,PP 1,60/251", "3 cells instead of 6"),
    ],
)
def test_a_bad_row_is_reported_with_file_and_line_and_skipped(folder, row, message):
    good = "A/HRC/RES/7/15,PP 1,60/251,A/RES/60/252,A. Reader,a misprint"
    summary, lines, cited, _ = built(folder, row, good)
    assert len(lines) == 1
    assert "corrections.csv, line 2: " in lines[0]
    assert message in lines[0]
    assert summary.unreadable == 1
    assert "document/A/RES/60/252" in cited


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"symbol,words\n", "line 1: unexpected columns; make the first line document,place,words"),
        (HEADER.encode() + b"\xff\xfe,1,2,3,4,5\n", "invalid CSV or UTF-8"),
        (HEADER.encode() + b'"A/RES/1/1,1,2,3,4,5\n', "invalid CSV or UTF-8"),
    ],
)
def test_a_file_that_is_not_a_table_is_reported(tmp_path, content, message):
    (tmp_path / "corrections.csv").write_bytes(content)
    [found] = corrections([tmp_path], authorities.load())
    assert isinstance(found, Unreadable)
    assert message in found.message


def test_contradictory_rows_are_reported(tmp_path):
    rows = "A/RES/1/1,PP 1,5/1,A/RES/1/2,A,x\nA/RES/1/1,PP 1,5/1,not a citation,B,y\n"
    (tmp_path / "corrections.csv").write_text(HEADER + rows, encoding="utf-8")
    _, second = corrections([tmp_path], authorities.load())
    assert "line 3: contradicts line 2" in second.message


def test_symbols_are_read_as_people_write_them(tmp_path):
    rows = "HRC res 58/17,PP 1,1325,UNSCR 1325,A,x\n"
    (tmp_path / "corrections.csv").write_text(HEADER + rows, encoding="utf-8")
    [row] = corrections([tmp_path], authorities.load())
    assert (row.document, row.target) == ("A/HRC/RES/58/17", "S/RES/1325(2000)")


def test_an_unclear_symbol_lists_what_it_could_be(tmp_path):
    rows = "GA resolution 60/1,PP 1,5/1,A/RES/1/2,A,x\nA/RES/1/1,PP 1,5/1,res 58/17,A,x\n"
    (tmp_path / "corrections.csv").write_text(HEADER + rows, encoding="utf-8")
    first, second = corrections([tmp_path], authorities.load())
    assert first.document == "A/RES/60/1"
    assert "line 3: 'res 58/17' could be A/RES/58/17 or A/HRC/RES/58/17" in second.message


def test_a_file_that_cannot_be_opened_is_reported(tmp_path, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    known = authorities.load()
    (tmp_path / "corrections.csv").write_text(HEADER, encoding="utf-8")
    monkeypatch.setattr("pathlib.Path.open", refuse)
    [found] = corrections([tmp_path], known)
    assert "corrections.csv: permission denied" in found.message

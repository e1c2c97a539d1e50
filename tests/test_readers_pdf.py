"""PDF: reading order, page headers and footers, footnotes, and rejected files.

Real United Nations PDFs are not at hand: texts in UN form are set by two producers, with all that makes them hard.
"""

import io
import re
from functools import cache
from pathlib import Path

import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.typeset.manuscripts import Manuscript, Note, Paragraph
from tests.typeset.pdf import Canvas, Fpdf, ReportLab, Setter

from known import read
from unkg.authorities import load
from unkg.extraction import extract
from unkg.model import Document
from unkg.readers import ReadError, Unreadable
from unkg.readers.pdf import document
from unkg.readers.pdf.layout import Line, Segment, rows_of
from unkg.readers.pdf.page_headers import without_page_headers
from unkg.readers.pdf.words import Word, _characters

FILLER = (
    "Recognizing that keepers of lighthouses serve ships of all nations without regard to their flag or cargo, and "
    "that "
    "the conditions in which they work are often hard, lonely and without relief for many months of the year,"
)
LONG_NOTE = (
    "See A/70/123, where the representatives of the keepers describe, at length, what befalls them in winter. " * 6
)
NOTED = "Having considered the report of the Special Rapporteur and the note by the Secretary-General,"


def resolution(paragraphs: int = 24) -> Manuscript:
    """A resolution over several pages: citations among filler, so that pages and columns end inside some of them."""
    preamble = [Paragraph("70/17. Keepers of lighthouses"), Paragraph("The Human Rights Council,", ((0, 24),))]
    for number in range(1, paragraphs + 1):
        cited = (
            f"Recalling its resolution 5/{number} of 18 June 2007 and Security Council resolution {1300 + number} "
            f"(2000),"
        )
        preamble += [Paragraph(cited, ((0, 9),)), Paragraph(FILLER, ((0, 11),))]
    noted = Paragraph(NOTED, ((0, 6),), (Note(54, "1", "A/HRC/70/12."), Note(len(NOTED), "2", LONG_NOTE.strip())))
    preamble.insert(4, noted)
    operative = [
        Paragraph("1. Urges all States to light their coasts, bearing in mind resolution 60/251;", ((3, 8),)),
        Paragraph("2. Requests the Secretary-General:", ((3, 11),)),
        Paragraph("(a) To report to the Council at its seventy-first session;"),
        Paragraph("(b) To count the lights.", (), (Note(23, "3", "A/HRC/70/13, paras. 4–6."),)),
    ]
    head = (
        "United Nations",
        "A/HRC/RES/70/17",
        "General Assembly",
        "Distr.: General",
        "9 April 2031",
        "Original: English",
    )
    more = ("Human Rights Council", "Seventieth session", "Agenda item 4")
    return Manuscript("A/HRC/RES/70/17", head + more, (*preamble, *operative))


def set_by(canvas: Canvas, manuscript: Manuscript, **how: object) -> bytes:
    return Setter(canvas, manuscript, **how).set()  # type: ignore[arg-type]


SETTINGS = [
    pytest.param(cache(lambda m: set_by(ReportLab(), m)), id="one column"),
    pytest.param(cache(lambda m: set_by(ReportLab(), m, justified=True, hyphenated=True)), id="justified"),
    pytest.param(cache(lambda m: set_by(ReportLab(), m, columns=2, hyphenated=True)), id="two columns"),
    pytest.param(cache(lambda m: set_by(Fpdf(), m, hyphenated=True)), id="feet drawn first"),
    pytest.param(cache(lambda m: set_by(Fpdf(), m, columns=2)), id="columns drawn row by row"),
]


@cache
def read_back(setting, manuscript: Manuscript) -> Document:  # type: ignore[no-untyped-def]
    return document("k", "k", setting(manuscript))


def words(text: str) -> list[str]:
    """The words of a text, those broken at a line's end made whole."""
    return re.sub(r"(?<=[a-z])-\n+(?=[a-z])", "", text).split()


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_word_is_read_once_and_in_order_without_headers_and_footers(setting) -> None:  # type: ignore[no-untyped-def]
    manuscript = resolution()
    found = read_back(setting, manuscript)
    assert words(found.text) == words(manuscript.text)


@pytest.mark.parametrize("setting", SETTINGS)
def test_citations_are_those_of_the_text(setting) -> None:  # type: ignore[no-untyped-def]
    manuscript = resolution()
    targets = [
        [(r.target, r.kind, r.pinpoint) for r in extract(d, load()).references]
        for d in (Document("k", "k", manuscript.text), read_back(setting, manuscript))
    ]
    assert targets[0] == targets[1]
    assert ("S/RES/1324(2000)", "resolution", None) in targets[0]


@pytest.mark.parametrize("setting", SETTINGS)
def test_italics_stand_on_the_operative_verbs(setting) -> None:  # type: ignore[no-untyped-def]
    found = read_back(setting, resolution(3))
    slanted = [found.text[a:b] for a, b in found.italics]
    assert slanted[:2] == ["The Human Rights Council", "Recalling"]
    assert slanted[-2:] == ["Urges", "Requests"]


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_footnote_that_goes_over_the_page_is_one_and_is_joined_to_its_marker(setting) -> None:  # type: ignore[no-untyped-def]
    found = extract(read_back(setting, resolution()), load())
    notes = [p for p in found.paragraphs if p.kind == "footnote"]
    assert [n.label for n in notes] == ["fn 1", "fn 2", "fn 3"]
    assert all(n.anchor is not None for n in notes)
    text = found.document.text
    assert " ".join(words(text[notes[1].content_start : notes[1].end])) == LONG_NOTE.strip()


def test_paragraphs_are_parted_and_numbered_as_in_the_text() -> None:
    manuscript = resolution(6)
    labels = [
        [p.label for p in extract(d, load()).paragraphs if p.label]
        for d in (
            Document("k", "k", manuscript.text),
            document("k", "k", set_by(Fpdf(), manuscript, columns=2, hyphenated=True)),
        )
    ]
    assert labels[0] == labels[1]
    assert labels[0][-6:] == ["OP 2", "OP 2(a)", "OP 2(b)", "fn 1", "fn 2", "fn 3"]


def test_the_header_is_read_from_a_masthead_in_two_columns() -> None:
    header = extract(document("k", "k", set_by(ReportLab(), resolution(2))), load()).header
    assert (header.symbol, header.body, header.session) == ("A/HRC/RES/70/17", "Human Rights Council", 70)
    assert (header.distributed, header.agenda_item) == ("2031-04-09", "4")


# ---- single pages ------------------------------------------------------------------------------------------------


def page(*drawn: tuple[float, float, str], turned: int = 0) -> bytes:
    """A page with words at places, by fpdf2."""
    pdf = FPDF(unit="pt", format="A4")
    pdf.core_fonts_encoding = "cp1252"
    pdf.add_page()
    pdf.set_font("Times", size=10)
    for x, y, said in drawn:
        if turned:
            with pdf.rotation(turned, x=300, y=400):
                pdf.text(x, y, said)
        else:
            pdf.text(x, y, said)
    return bytes(pdf.output())


def rows(table: list[tuple[str, ...]], *places: float) -> list[tuple[float, float, str]]:
    return [(x, 300 + 14 * n, cell) for n, row in enumerate(table) for x, cell in zip(places, row, strict=True) if cell]


def test_a_table_is_read_row_by_row() -> None:
    votes = [("Member", "Vote", "Date"), ("Norway", "Yes", "3 May"), ("Chad", "No", "4 May"), ("Peru", "Yes", "5 May")]
    assert document("k", "s", page(*rows(votes, 72, 220, 380))).text == (
        "Member\tVote\tDate\nNorway\tYes\t3 May\nChad\tNo\t4 May\nPeru\tYes\t5 May\n"
    )


def test_hanging_numbers_are_no_column() -> None:
    items = [
        ("1.", "Urges all States to light their coasts in the coming winter, as they have"),
        ("", "undertaken to do;"),
        ("2.", "Requests the Secretary-General to report to the Council on the lights that are"),
        ("", "missing in the south;"),
        ("(a)", "Those on the coast of the mainland, which were the first to be lit in that"),
        ("", "century."),
    ]
    assert " ".join(document("k", "s", page(*rows(items, 72, 110))).text.split()) == (
        "1. Urges all States to light their coasts in the coming winter, as they have undertaken to do; "
        "2. Requests the Secretary-General to report to the Council on the lights that are missing in the south; "
        "(a) Those on the coast of the mainland, which were the first to be lit in that century."
    )


@pytest.mark.parametrize(
    ("placed", "segments"),
    [
        (
            (("68/201", 76, 104), ("of", 113, 121), ("20", 282, 292), ("Recalling", 302, 345)),
            ["68/201", "of", "20", "Recalling"],
        ),
        ((("2", 76, 81), ("Requests", 105, 145)), ["2 Requests"]),
        ((("words", 76, 104), ("(a)", 302, 314), ("To", 330, 340)), ["words", "(a) To"]),
    ],
)
def test_a_number_at_a_line_s_end_is_no_label_of_the_next_column(
    placed: tuple[tuple[str, float, float], ...], segments: list[str]
) -> None:
    (line,) = rows_of(Word(words, left, right, 400, 10) for words, left, right in placed)
    assert [segment.text for segment in line.segments] == segments


def test_letters_of_any_size_take_no_time():
    lines = rows_of(Word(words, 100, 140, y, size) for words, y, size in [("vast", 400, 1e12), ("small", 300, 10)])
    assert [segment.words[0].text for line in lines for segment in line.segments] == ["vast", "small"]


def test_a_rotated_page_is_read_upright() -> None:
    said = [(100, 300 + 14 * n, f"Line {n} of a page that was turned, with words enough to read.") for n in range(4)]
    assert document("k", "s", page(*said, turned=90)).text == document("k", "s", page(*said)).text


def test_words_across_the_page_are_left_out() -> None:
    pdf = FPDF(unit="pt", format="A4")
    pdf.add_page()
    pdf.set_font("Times", size=10)
    pdf.text(72, 300, "The Council recalls its resolution 5/1.")
    with pdf.rotation(90, x=30, y=500):
        pdf.text(30, 500, "COPY")
    assert document("k", "s", bytes(pdf.output())).text == "The Council recalls its resolution 5/1.\n"


def test_a_page_without_text_among_others_is_reported_in_the_notes() -> None:
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_font("Times", size=10)
    pdf.add_page()
    pdf.text(72, 300, "The Council recalls its resolution 5/1.")
    pdf.add_page()
    found = document("k", "s", bytes(pdf.output()))
    assert found.header is not None
    assert found.header.notes == ("Without a text layer, and therefore not read: page 2.",)


def test_the_language_is_the_one_that_the_file_says() -> None:
    pdf = FPDF(unit="pt")
    pdf.set_lang("fr-FR")
    pdf.add_page()
    pdf.set_font("Times", size=10)
    pdf.text(72, 300, "Rappelant la résolution 60/251 de l'Assemblée générale,")
    assert document("k", "s", bytes(pdf.output())).language == "fr"


@settings(max_examples=15)
@given(
    st.lists(
        st.text("abc de,.;1/()-", min_size=1, max_size=60).filter(lambda t: any(map(str.isalpha, t))),
        min_size=1,
        max_size=40,
    )
)
def test_no_word_is_lost_or_made(said: list[str]) -> None:
    found = "".join(said).split()
    text = document("k", "s", page(*((60, 120 + 15 * n, words) for n, words in enumerate(said)))).text
    assert sorted("".join(text.split())) == sorted("".join(found))


# ---- files that are refused --------------------------------------------------------------------------------------


def blank() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.rect(10, 10, 100, 100, style="F")
    return bytes(pdf.output())


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (lambda: set_by(ReportLab(password="secret"), resolution(1)), "password-protected"),
        (blank, "no text layer: the pages are images"),
        (lambda: page((72, 300, "cut"))[:400], "damaged or truncated PDF"),
        (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 20, "damaged or truncated PDF"),
        (lambda: b"The Human Rights Council,", "not a PDF despite its extension"),
        (lambda: b"PK\x03\x04" + bytes(100), "a zip or Word file despite its extension"),
    ],
    ids=["locked", "scanned", "cut off", "rubbish", "text", "zip"],
)
def test_an_unreadable_file_is_reported_in_one_line(tmp_path: Path, content, problem: str) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.pdf").write_bytes(content())
    (found,) = read([tmp_path / "a.pdf"])
    assert isinstance(found, Unreadable)
    assert found.problem == problem
    assert "\n" not in found.message


def test_a_scan_is_sent_to_ocr() -> None:
    with pytest.raises(ReadError) as refusal:
        document("k", "s", blank())
    assert "OCR" in refusal.value.remedy


def test_the_same_file_gives_the_same_text() -> None:
    content = set_by(ReportLab(), resolution(4), columns=2)
    assert document("k", "s", content) == document("k", "s", io.BytesIO(content).getvalue())


@pytest.mark.parametrize(
    ("top", "is_read"),
    [
        (["2/3", "3/3"], False),  # the file has three pages
        (["3/9", "4/9"], False),  # a part of a file of nine
        (["14/105", "14/2"], True),  # decisions at the top of pages
    ],
)
def test_numbers_of_acts_at_the_top_of_a_page_are_no_page_numbers(top: list[str], is_read: bool) -> None:
    def line(words: str, y: float) -> Line:
        return Line((Segment((Word(words, 100, 140, y, 10),)),), y, 10)

    pages = [([line(number, 780), line("Outcome", 760), line("text", 400)], 800.0) for number in ("1", *top)]
    kept = [row.text for rows in without_page_headers(pages)[1:] for row in rows]
    assert [number in kept for number in top] == [is_read] * 2


class PageOf:
    """A page of pdfium, some of whose characters have no Unicode value."""

    def __init__(self, values: list[int]) -> None:
        self.raw = self.values = values

    def count_chars(self) -> int:
        return len(self.values)

    def get_text_range(self) -> str:
        return "".join(chr(value) for value in self.values if value)


def test_characters_without_a_value_keep_the_places_of_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pypdfium2.raw.FPDFText_GetUnicode", lambda values, index: values[index])
    assert _characters(PageOf([0, *map(ord, "会\n第"), 0xD800])) == "\0会\n第\ufffd"
    assert _characters(PageOf([*map(ord, "大会")])) == "大会"

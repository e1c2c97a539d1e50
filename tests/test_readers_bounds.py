"""Files that hold far more than a document has, and long paragraphs in linear time."""

import time
import tracemalloc

import pytest
from hypothesis import given, strategies

from bad_files import word
from known import KNOWLEDGE, READING, word_document
from unkg.model import Document
from unkg.readers import ReadError, Source, akoma_ntoso, bounds, html, marc, pdf, tables
from unkg.readers.growing_text import GrowingText
from unkg.readers.paragraph_numbers import Number, Numbering

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD = f'<w:document xmlns:w="{W}"><w:body><w:p>%s</w:p></w:body></w:document>'
NOTES = f'<w:footnotes xmlns:w="{W}">%s</w:footnotes>'
AKN = (
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement><mainBody>%s</mainBody></statement>'
    "</akomaNtoso>"
)
FAR_TOO_LONG = 10
"""Seconds of processor time, for work that takes one or two."""


def pages(count):
    """A PDF of which all pages are one."""
    kids = " ".join(["3 0 R"] * count)
    return (
        "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
        f"2 0 obj << /Type /Pages /Count {count} /Kids [{kids}] >> endobj\n"
        "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >> endobj\n"
        "trailer << /Root 1 0 R >>\n%%EOF"
    ).encode()


def test_a_pdf_of_too_many_pages_is_refused_at_once():
    with pytest.raises(ReadError, match=r"more than 20,000 pages; check the source"):
        pdf.document("x", "x.pdf", pages(20_001))


def test_a_footnote_that_refers_to_itself_is_printed_once():
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    note = f'<w:footnote w:id="1"><w:p><w:r><w:t>See here</w:t></w:r>{mark}</w:p></w:footnote>'
    content = word(document=WORD % f"<w:r><w:t>Words</w:t></w:r>{mark}", footnotes=NOTES % note)
    assert word_document("x", "x.docx", content).text == "Words¹\n\n¹ See here²\n"


def of_word(inside, **parts):
    return lambda: word_document("x", "x.docx", word(document=WORD % inside, **parts))


def of_html(inside):
    return lambda: html.document("x", "x.html", f"<html><body>{inside}</body></html>".encode())


def of_akn(inside):
    return lambda: akoma_ntoso.document("x", "x.xml", (AKN % inside).encode(), KNOWLEDGE.authorities)


NOTE = '<w:footnote w:id="{0}"><w:p><w:r><w:t>a</w:t></w:r></w:p></w:footnote>'


@pytest.mark.parametrize(
    "read",
    [
        of_word("<w:r><w:t>a bcd efg </w:t></w:r>" * 50_000),
        of_word(
            "".join(f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in range(10_000)),
            footnotes=NOTES % "".join(NOTE.format(n) for n in range(10_000)),
        ),
        of_html("<p>" + "<b>a bcd efg </b>" * 150_000),
        of_html("<ol>" + "<li>a" * 50_000 + "</ol>"),
        of_akn("<p>" + "<i>a bcd efg </i>" * 50_000 + "</p>"),
        of_akn("<p>a" + "<authorialNote><p>a</p></authorialNote>" * 20_000 + "</p>"),
        of_akn("<paragraph><num>1.</num><content><p>a</p></content></paragraph>" * 5_000),
    ],
    ids=["runs", "notes", "bold", "items", "italics", "footnotes", "numbers"],
)
def test_time_grows_with_the_length_of_a_paragraph_list_or_file(read):
    began = time.process_time()
    read()
    assert time.process_time() - began < FAR_TOO_LONG


def rows(head, row, count):
    """A table of one row many times, in which `{0}` is its number."""
    return (head + "\n" + "".join(row.format(n) + "\n" for n in range(count))).encode()


@pytest.mark.parametrize(
    "content",
    [
        rows("Country,Recommendation,RS", "Chad,Do it,State {0}", 20_000),
        rows("Country,Recommendation", "Chad,Do it" + " (Chad)" * 15_000, 1),
        rows("Country,Recommendation,RS", "Chad,Do it," + "Chad and " * 12_000 + "Nowhere", 1),
        rows("Country,Recommendation,RS", 'Chad,Do it,"' + "," * 120_000 + '"', 1),
        rows("Country,Recommendation", "Chad,Do it " + "(" * 120_000, 1),
    ],
    ids=["recommending", "parentheses", "and", "commas", "open"],
)
def test_time_grows_with_the_length_of_a_table_or_cell(content):
    began = time.process_time()
    (found,) = tables.read_table(Source("x", "x.csv", None, content=content), READING)
    assert time.process_time() - began < FAR_TOO_LONG
    assert isinstance(found, Document)


def test_a_table_may_have_as_many_rows_as_the_bound_whatever_line_ends_are_in_its_cells(monkeypatch):
    monkeypatch.setattr(bounds, "MOST_ROWS", 3)
    cells = 'Country,Recommendation\r\nChad,"Do\r\nit\r\nsoon"\r\nPeru,Do it\r\n'
    assert len(list(tables.read_table(Source("x", "x.csv", None, content=cells.encode()), READING))) == 2
    with pytest.raises(ReadError, match="more than 3 rows"):
        list(tables.read_table(Source("x", "x.csv", None, content=(cells + "Mali,Do it").encode()), READING))


RECORD = '<record><datafield tag="191"><subfield code="a">A/RES/60/{}</subfield></datafield></record>'


def test_a_catalogue_may_have_as_many_records_as_the_bound(monkeypatch):
    monkeypatch.setattr(bounds, "MOST_RECORDS", 3)
    records = [RECORD.format(n) for n in range(1, 5)]
    content = f"<collection><recordCount/>{''.join(records[:3])}</collection>".encode()
    assert len(list(marc.of_xml(Source("x", "x.xml", None), content, KNOWLEDGE))) == 3
    with pytest.raises(ReadError, match="more than 3 records; split them"):
        list(marc.of_xml(Source("x", "x.xml", None), "".join(records).encode("utf-16"), KNOWLEDGE))
    with pytest.raises(ReadError, match="more than 3 records; split them"):
        list(marc.of_exchange_format(Source("x", "x.mrc", None), b"00026" + b"\x1d" * 4, KNOWLEDGE))


def test_records_of_marcxml_are_not_kept(monkeypatch):
    """A record takes some ten times the memory of its XML, its header a fraction of that."""
    field = '<datafield tag="500"><subfield code="a">A note of some words.</subfield></datafield>'
    record = RECORD.format(1).replace("<datafield", field * 30 + "<datafield", 1)
    content = f"<collection>{record * 100}</collection>".encode()
    monkeypatch.setattr(marc, "_PIECE", 4_000)
    tracemalloc.start()
    found = list(marc.of_xml(Source("x", "x.xml", None), content, KNOWLEDGE))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found) == 100
    assert peak < 3 * len(content)


def test_a_number_that_is_repeated_opens_no_list_for_ever():
    numbering = Numbering()
    for _ in range(100):
        numbering = numbering.after(Number("1", 2), 0)
    assert len(numbering.steps) <= 31


WORDS = strategies.one_of(strategies.text("ab \t\n", max_size=9), strategies.integers(4000, 5000).map("a ".__mul__))


@given(strategies.lists(strategies.one_of(WORDS, strategies.just(None), strategies.integers(0, 9000)), max_size=20))
def test_a_growing_text_is_a_text(steps):
    """Words are added, None drops the spaces at the end, a number asks for the words from there."""
    growing, text = GrowingText(), ""
    for step in steps:
        if step is None:
            growing.drop_spaces()
            text = text.rstrip(" ")
        elif isinstance(step, int):
            assert growing.since(step) == text[step:]
        else:
            growing.add(step)
            text += step
        assert (str(growing), len(growing)) == (text, len(text))
        assert growing.ends_with_any(" ") == (text[-1:] in {"", " "})
        assert growing.solid == len(text.rstrip())

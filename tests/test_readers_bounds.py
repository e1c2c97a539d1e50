"""Files that hold far more than a document has, and long paragraphs in linear time."""

import time

import pytest
from hypothesis import given, strategies

from bad_files import word
from known import KNOWLEDGE
from unkg.readers import ReadError, akoma_ntoso, html, pdf
from unkg.readers import word as word_reader
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
    assert word_reader.document("x", "x.docx", content).text == "Words¹\n\n¹ See here²\n"


def of_word(inside, **parts):
    return lambda: word_reader.document("x", "x.docx", word(document=WORD % inside, **parts))


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

"""Paragraphs of documents in plain text: kinds, labels, parts, footnotes and their markers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import text_strategies
from texts import extraction
from unkg import authorities
from unkg.extraction import extract
from unkg.model import Document, Paragraph

RESOLUTION = """A/HRC/RES/58/17

Distr.: General
8 April 2025

Human Rights Council
Fifty-eighth session

58/17. A title

The Human Rights Council,

Guided by the Charter of the United Nations,

Recalling its resolution 5/1 of 18 June 2007,¹

Deeply concerned that:

(a) Wells run dry;

(b) Nobody digs new ones;

1. Decides to dig new wells;

2. Requests the Secretary-General:

(a) To report to the Council;

(b) To provide all resources:

(i) In Geneva;

(ii) In New York;

(c) To publish the report;

3. Decides to remain seized of the matter.

55th meeting
3 April 2025

¹ A/HRC/25/63.

Annex

Rules for wells

1. Requests the digger to dig;

2. A well is round.
"""

REPORT = """Report of the Special Rapporteur on wells

I. Introduction

1. The present report covers one year and says what was done in it.¹

2. It was written in Geneva.

A. Methods

3. The Special Rapporteur visited two countries:

(a) The first was dry;

(b) The second was not.

¹ See A/HRC/25/63.
"""


def labels(text: str) -> list[tuple[str, str]]:
    return [(p.kind, p.label) for p in extraction(text).paragraphs if p.kind != "heading"]


def paragraph(text: str, label: str) -> Paragraph:
    return next(p for p in extraction(text).paragraphs if p.label == label)


def test_a_resolution_has_its_parts_as_people_cite_them() -> None:
    assert labels(RESOLUTION) == [
        ("enacting", ""),
        ("preambular", "PP 1"),
        ("preambular", "PP 2"),
        ("preambular", "PP 3"),
        ("preambular", "PP 3(a)"),
        ("preambular", "PP 3(b)"),
        ("operative", "OP 1"),
        ("operative", "OP 2"),
        ("operative", "OP 2(a)"),
        ("operative", "OP 2(b)"),
        ("operative", "OP 2(b)(i)"),
        ("operative", "OP 2(b)(ii)"),
        ("operative", "OP 2(c)"),
        ("operative", "OP 3"),
        ("body", ""),
        ("body", ""),
        ("footnote", "fn 1"),
        ("annex", ""),
        ("annex", "annex OP 1"),
        ("annex", "annex para 2"),
    ]


def test_a_report_has_numbered_paragraphs() -> None:
    assert labels(REPORT) == [
        ("body", "para 1"),
        ("body", "para 2"),
        ("body", "para 3"),
        ("body", "para 3(a)"),
        ("body", "para 3(b)"),
        ("footnote", "fn 1"),
    ]


@pytest.mark.parametrize(
    ("label", "part"),
    [
        ("PP 2", "pp2"),
        ("PP 3(a)", "pp3.a"),
        ("OP 1", "op1"),
        (("OP 2(b)(ii)"), "op2.b.ii"),
        ("fn 1", "fn1"),
        ("annex OP 1", "annex1.op1"),
    ],
)
def test_parts_are_fragments_of_the_documents_iri(label: str, part: str) -> None:
    assert paragraph(RESOLUTION, label).part == part


def test_sections_say_where_in_the_document_a_paragraph_stands() -> None:
    sections = {p.label: p.section for p in extraction(RESOLUTION).paragraphs if p.label}
    assert [sections[label] for label in ("PP 1", "OP 1", "OP 2(a)", "fn 1", "annex OP 1")] == [
        "preamble",
        "operative",
        "operative",
        "footnote",
        "annex",
    ]
    assert {p.section for p in extraction(REPORT).paragraphs} == {"heading", "body", "footnote"}


def test_own_words_begin_after_the_number() -> None:
    found = paragraph(RESOLUTION, "OP 2(a)")
    assert RESOLUTION[found.start : found.end] == "(a) To report to the Council;"
    assert RESOLUTION[found.content_start : found.end] == "To report to the Council;"


@pytest.mark.parametrize(
    ("text", "before"),
    [
        (RESOLUTION, "18 June 2007,"),
        (REPORT, "what was done in it."),
        (
            "1. The first was dry.<sup>3</sup>\n\n2. The other was not.\n\n<sup>3</sup> See A/70/1.\n",
            "The first was dry.",
        ),
        ("1. The first was dry.[^2]\n\n2. The other was not.\n\n[^2]: See A/70/1.\n", "The first was dry."),
        ("1. The first, dry as it was,12 was dug.\n\n2. The other was not.\n\n12 See A/70/1.\n", "dry as it was,"),
        ("1. The first was dug in Cyprus, 7/ as told.\n\n2. The other was not.\n\n7/ See A/70/1.\n", "in Cyprus,"),
    ],
)
def test_footnotes_are_joined_to_their_markers(text: str, before: str) -> None:
    notes = [p for p in extraction(text).paragraphs if p.kind == "footnote"]
    assert len(notes) == 1
    anchor = notes[0].anchor
    assert anchor is not None
    assert text[:anchor].rstrip().endswith(before)


def test_a_footnote_without_its_marker_has_no_anchor() -> None:
    text = "1. The first was dry.\n\n2. The other was not.\n\n¹ See A/70/1.\n"
    assert [p.anchor for p in extraction(text).paragraphs if p.kind == "footnote"] == [None]


WRAPPED = """The General Assembly,

Recalling the long and varied history of the matter, which has been before it for
many years and on which
it has often spoken,
Recalling also the work of those who
dig wells all over the world and of those who
pay for them,
1. Decides to go on with
the work that was begun;
2. Requests all States to dig.
"""


def test_hard_line_breaks_do_not_make_paragraphs() -> None:
    assert labels(WRAPPED) == [
        ("enacting", ""),
        ("preambular", "PP 1"),
        ("preambular", "PP 2"),
        ("operative", "OP 1"),
        ("operative", "OP 2"),
    ]


@pytest.mark.parametrize(
    ("line", "kind", "label"),
    [
        ("1. Decides to go on;", "operative", "OP 1"),
        ("1 bis. Decides to go on;", "operative", "OP 1 bis"),
        ("1) Decides to go on;", "operative", "OP 1"),
        ("- 1. Decides to go on;", "operative", "OP 1"),
        ("Decides to go on;", "operative", "OP 1"),
        ("*Decides* to go on;", "operative", "OP 1"),
        ("Also decides to go on;", "operative", "OP 1"),
        ("Strongly urges all to go on;", "operative", "OP 1"),
        ("Guided by its wish to go on,", "preambular", "PP 2"),
        ("*Recognizing* its wish to go on,", "preambular", "PP 2"),
        ("Also deeply concerned at what goes on,", "preambular", "PP 2"),
        ("1990 was a year in which much went on,", "preambular", "PP 2"),
    ],
)
def test_openings_tell_preambular_from_operative_paragraphs(line: str, kind: str, label: str) -> None:
    text = f"The General Assembly,\n\nRecalling its work,\n\n{line}\n"
    last = extraction(text).paragraphs[-1]
    assert (last.kind, last.label) == (kind, label)


@pytest.mark.parametrize(
    ("line", "behind", "labels"),
    [
        # a slip: “Recalls” in the preamble
        ("Recalls that wells give water,", "1. Decides to dig;", ["PP 1", "PP 2", "OP 1"]),
        ("Recalls that wells give water;", "1. Decides to dig;", ["PP 1", "OP 1", "OP 1"]),
        # without numbers behind it, it opens the operative part
        ("Recalls that wells give water,", "and that they fall dry.", ["PP 1", "OP 1"]),
    ],
)
def test_an_operative_verb_before_numbers_and_a_comma_is_preambular(line: str, behind: str, labels: list[str]) -> None:
    text = f"The Security Council,\n\nStressing its work,\n\n{line}\n\n{behind}\n"
    assert [p.label for p in extraction(text).paragraphs if p.label] == labels


def test_a_statement_has_its_own_numbered_paragraphs() -> None:
    text = (
        "At the 12th meeting of the Security Council, on 14 December 2004, the President of the Security Council "
        "made the "
        "following statement on behalf of the Council:\n\n“The Security Council recalls its work.\n\n"
        "“The Security Council urges all States to dig wells.”\n"
    )
    assert labels(text)[1:] == [("body", "para 1"), ("body", "para 2")]


def test_the_structure_of_a_format_is_trusted() -> None:
    text = "Recalling resolution 60/251"
    given = (Paragraph("OP 7", "operative", "operative", 0, len(text), "op7"),)
    found = extract(Document("text", "text", text, paragraphs=given), authorities.load())
    assert found.paragraphs == given
    assert (
        extract(Document("text", "text", text, paragraphs=given), authorities.load(), ignore_metadata=True).paragraphs
        != given
    )


@settings(max_examples=100)
@given(text_strategies.TEXTS)
def test_paragraphs_lie_inside_the_text_at_distinct_places(text: str) -> None:
    paragraphs = extraction(text).paragraphs
    for found in paragraphs:
        assert 0 <= found.start <= found.content_start <= found.end <= len(text)
        assert found.start < found.end
        assert text[found.start : found.end].strip()
        assert found.anchor is None or (found.kind == "footnote" and 0 <= found.anchor < len(text))
    parts = [p.part for p in paragraphs if p.part]
    assert len(parts) == len(set(parts))
    starts = [p.start for p in paragraphs]
    assert starts == sorted(starts)


@settings(max_examples=100)
@given(st.lists(st.text("> -+#*_\\.|)(1a\u200b", max_size=6), max_size=6))
def test_lines_of_signs_alone_are_read(lines: list[str]) -> None:
    extraction("\n".join(["Recalling resolution 60/251,", *lines, "1. Decides to act."]))


@pytest.mark.parametrize("line", [">", "> ", "> >", ">>", "> **", "*", "**"])
def test_an_empty_line_of_a_quotation_holds_nothing(line: str) -> None:
    text = f"The Human Rights Council,\n\n1. Decides to act:\n\n> Rules are kept.\n{line}\n> Forms are filled.\n"
    paragraphs = [text[p.start : p.end] for p in extraction(text).paragraphs]
    assert paragraphs[2:] == ["> Rules are kept.", "> Forms are filled."]


@settings(max_examples=100)
@given(text_strategies.TEXTS)
def test_every_word_stands_in_a_paragraph(text: str) -> None:
    covered = {i for p in extraction(text).paragraphs for i in range(p.start, p.end)}
    missing = [i for i, c in enumerate(text) if c.isalnum() and i not in covered]
    assert missing == []


def test_paragraphs_of_the_second_annex_have_parts_of_their_own() -> None:
    text = (
        "The Human Rights Council,\n\n1. Decides to adopt the rules.\n\nAnnex I\n\n1. Rules are kept.\n\nAnnex II\n\n"
        "1. Forms are filled.\n"
    )
    assert [p.part for p in extraction(text).paragraphs if p.part] == ["op1", "annex1.para1", "annex2.para1"]


def test_a_line_of_the_contents_opens_no_annex() -> None:
    text = (
        "CONTENTS\n\nAnnex\n\nComposition of the delegation\n\n1. The review was held on 4 May 2009.\n\nAnnex\n\n1. "
        "The delegation had a head.\n"
    )
    assert [p.label for p in extraction(text).paragraphs if p.label] == ["para 1", "annex para 1"]

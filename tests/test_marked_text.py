"""Texts with their references marked: spans that overlap, paragraphs that are interrupted, hostile words."""

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from known import KNOWLEDGE
from texts import extraction
from unkg.extraction.explanation import Explanation, explain
from unkg.model import Action, Document, Extraction, Header, Paragraph, Reference
from unkg.pages.html import marked_file
from unkg.pages.marked_text import GROUPS, MarkedText, marked

HOSTILE = '<script>alert(1)</script> & "quoted" \'</style>'


def reference(start: int, end: int, text: str = "", target: str | None = "A/RES/60/251") -> Reference:
    return Reference(start, end, text, "resolution", target, "body", "para 1", reason=None if target else "no-organ")


def made(text: str, references: list[Reference], paragraphs: tuple[Paragraph, ...] = ()) -> MarkedText:
    ordered = sorted(references, key=lambda one: (one.start, one.end))
    found = Extraction(Document("text", "text", text), Header(), paragraphs, tuple(ordered), ())
    return marked(found, [Explanation(one, ("grounds",)) for one in ordered], KNOWLEDGE.authorities)


def of(text: str, header: Header | None = None) -> MarkedText:
    found = extraction(text)
    found = replace(found, header=header) if header else found
    return marked(found, explain(found.document, KNOWLEDGE), KNOWLEDGE.authorities)


def shown(text: MarkedText) -> list[tuple[str, int | None]]:
    """The words and the number by which they are marked."""
    return [(run.text, run.shown and run.shown.number) for block in text.blocks for run in block.runs]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], [("abcdefgh", None)]),
        ([(2, 4)], [("ab", None), ("cd", 1), ("efgh", None)]),
        ([(0, 8)], [("abcdefgh", 1)]),
        # nested: the shorter one is marked, the longer one on both sides
        ([(1, 7), (3, 5)], [("a", None), ("bc", 1), ("de", 2), ("fg", 1), ("h", None)]),
        # overlapping
        ([(0, 4), (2, 8)], [("ab", 1), ("cd", 1), ("efgh", 2)]),
        # the same words
        ([(2, 4), (2, 4)], [("ab", None), ("cd", 1), ("efgh", None)]),
        # side by side
        ([(0, 4), (4, 8)], [("abcd", 1), ("efgh", 2)]),
    ],
)
def test_spans_that_overlap_are_all_kept(spans, expected):
    text = made("abcdefgh", [reference(*span) for span in spans])
    assert shown(text) == expected
    closed = [mark.number for block in text.blocks for run in block.runs for mark in run.closes]
    assert sorted(closed) == [mark.number for mark in text.marks]


@given(
    st.text("ab \n", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20))),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20))),
)
def test_no_word_and_no_reference_is_lost(text, spans, parts):
    inside = [(start, min(start + size, len(text))) for start, size in spans if start < len(text)]
    references = [reference(start, end) for start, end in inside if text[start:end].strip() == text[start:end]]
    bounds = [(start, min(start + size, len(text))) for start, size in parts if start < len(text)]
    found = made(text, references, tuple(Paragraph("", "body", "body", *one, None) for one in bounds))
    runs = [run for block in found.blocks for run in block.runs]
    assert "".join("".join(run.text for run in runs).split()) == "".join(text.split())
    for of_reference in ("opens", "closes"):
        numbers = [mark.number for run in runs for mark in getattr(run, of_reference)]
        assert sorted(numbers) == [mark.number for mark in found.marks]


def test_a_paragraph_that_a_footnote_interrupts_goes_on():
    text = "First half 1 note second half"
    whole = Paragraph("PP 1", "preambular", "preamble", 0, 29, "pp1")
    note = Paragraph("fn 1", "footnote", "footnote", 11, 17, "fn1")
    blocks = made(text, [], (whole, note)).blocks
    assert [(block.paragraph, block.is_continued) for block in blocks] == [(whole, False), (note, False), (whole, True)]


def test_a_reference_over_the_end_of_a_paragraph_goes_on_in_the_next():
    parts = tuple(Paragraph("", "body", "body", *one, None) for one in ((0, 4), (4, 8)))
    text = made("abcdefgh", [reference(2, 6)], parts)
    assert shown(text) == [("ab", None), ("cd", 1), ("ef", 1), ("gh", None)]
    assert [[mark.number for mark in block.marks] for block in text.blocks] == [[1], []]


def test_actions_stand_beside_their_paragraph():
    found = of("The General Assembly,\n\n1. Requests the Secretary-General to report;\n\n2. Decides to remain seized.")
    verbs = [tuple(action.verb for action in block.actions) for block in found.blocks]
    assert [one for one in verbs if one] == [("request",), ("decide",)]


@pytest.mark.parametrize(
    ("text", "group", "label", "target"),
    [
        ("Recalling General Assembly resolution 60/251,", "document", "recall", "A/RES/60/251"),
        ("Recalling the Convention against Torture,", "instrument", "recall", "CAT"),
        ("The Human Rights Council met.", "body", "body", "Human Rights Council"),
        ("Recalling its resolution 5/1,", "unresolved", "unresolved", None),
    ],
)
def test_words_say_what_a_mark_means(text, group, label, target):
    [mark] = [one for one in of(text).marks if one.group == group]
    assert (mark.label, mark.reference.target) == (label, target)
    assert mark.why
    assert mark.grounds
    assert (mark.iri is None) == (target is None)
    assert (mark.official is None) == (group != "document")


def test_the_file_has_every_reference_once_in_the_text_and_once_beside_it():
    text = of(
        "Guided by the International Covenants on Human Rights, recalling resolution 60/251 and its resolution 5/1,"
    )
    page = marked_file(text)
    assert len(text.marks) >= 4
    for mark in text.marks:
        assert page.count(f'id="in-{mark.number}"') == page.count(f'id="ref-{mark.number}"') == 1
        assert f'href="#ref-{mark.number}"' in page
        assert f'href="#in-{mark.number}"' in page


def test_the_file_loads_nothing_and_is_well_formed():
    page = marked_file(of("Recalling General Assembly resolution 60/251 of 15 March 2006,"))
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert "<link" not in page
    body = page[page.index("<body>") : page.index("</body>") + 7]
    assert ET.fromstring(re.sub(r"(<input[^>]*) checked>", r"\1/>", body)) is not None


def test_hostile_words_stay_text():
    header = Header(title=HOSTILE, symbol=None, body=HOSTILE)
    page = marked_file(of(f"Recalling {HOSTILE} General Assembly resolution 60/251,", header))
    assert "<script" not in page
    assert page.count("</style>") == 1
    assert "&lt;script&gt;" in page


def test_every_group_has_a_line_of_its_own():
    from importlib.resources import files

    style = files("unkg.pages").joinpath("static", "marked.css").read_text(encoding="utf-8")
    assert not [group for group in GROUPS if f"#show-{group}:not(:checked)" not in style]


def test_marks_take_time_that_grows_as_they_do():
    count = 4000
    spans = [reference(start, start + 3) for start in range(0, 5 * count, 5)]
    text = made("abcd " * count, spans)
    assert len(text.blocks[0].runs) == 2 * count
    assert all(first.text != second.text for first, second in pairwise(text.blocks[0].runs))


def test_the_command_writes_a_page(unkg, tmp_path, samples):
    target = tmp_path / "marked.html"
    assert unkg("annotate", samples / "a-hrc-res-58-17.xml", "-o", target) == (0, "", "")
    assert "<h1>A/HRC/RES/58/17</h1>" in target.read_text(encoding="utf-8")


def test_the_command_takes_one_document(unkg, samples):
    code, out, err = unkg("annotate", samples / "two-councils.jsonl")
    assert (code, out) == (1, "")
    assert "several documents; name a single document" in err


def test_an_action_has_what_it_asks():
    action = Action(0, 8, "request", "request", ("General Assembly",), ("PRK",), "OP 1", deadline="2026-01-31")
    found = Extraction(Document("text", "text", "Requests it."), Header(), (), (), (action,))
    page = marked_file(marked(found, [], KNOWLEDGE.authorities))
    assert "→ PRK; deadline 31 January 2026" in page

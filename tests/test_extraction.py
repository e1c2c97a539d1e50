"""Invariants of extraction from any text: offsets, order, independence, bounds."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import text_strategies
from texts import extraction
from unkg import authorities
from unkg.extraction import extract
from unkg.extraction.act.actions import find_actions
from unkg.extraction.act.mandates import find_mandate_events
from unkg.extraction.act.recommendations import find_recommendations
from unkg.extraction.act.report_submissions import find_report_submissions
from unkg.extraction.resolve.reading import read_context
from unkg.extraction.resolve.references import find_references
from unkg.model import Document, Extraction, Header

ISSUERS = st.sampled_from([None, "Assembly", "Council", "Security", "ECOSOC", "Commission"])
STEPS = (find_references, find_actions, find_recommendations, find_mandate_events, find_report_submissions)
RESOLUTION = """A/HRC/RES/58/17

58/17. A title

The Human Rights Council,

Recalling its resolutions 5/1 and 5/2 of 18 June 2007,

1. Decides to extend the mandate of the Special Rapporteur on the right to food for a period of one year;

2. Requests the Secretary-General to report to the Council, and urges all States to comply with resolution 5/1.
"""


@settings(max_examples=100)
@given(text_strategies.TEXTS, ISSUERS)
def test_every_reference_is_words_of_the_text(text: str, issuer: str | None) -> None:
    for reference in extraction(text, issuer).references:
        assert 0 <= reference.start < reference.end <= len(text)
        assert text[reference.start : reference.end] == reference.text
        assert (reference.target is None) == (reference.reason is not None)
        assert (reference.target is None) == (reference.evidence is None)


@settings(max_examples=80)
@given(st.text(max_size=400), ISSUERS)
def test_nothing_that_is_text_is_refused(text: str, issuer: str | None) -> None:
    for reference in extraction(text, issuer).references:
        assert text[reference.start : reference.end] == reference.text


@settings(max_examples=100)
@given(text_strategies.TEXTS, ISSUERS)
def test_actions_and_events_stand_inside_their_paragraphs(text: str, issuer: str | None) -> None:
    found = extraction(text, issuer)
    spans: dict[str, list[tuple[int, int]]] = {}
    for paragraph in found.paragraphs:
        spans.setdefault(paragraph.label, []).append((paragraph.start, paragraph.end))
    for item in found.actions:
        assert item.start < item.end
        assert any(start <= item.start and item.end <= end for start, end in spans[item.label])
    for event in found.events:
        assert any(start <= event.start < event.end <= end for start, end in spans[event.paragraph])


@settings(max_examples=80)
@given(text_strategies.TEXTS, ISSUERS)
def test_references_stand_inside_their_paragraphs_in_order(text: str, issuer: str | None) -> None:
    found = extraction(text, issuer)
    places = [(r.start, r.end) for r in found.references]
    assert places == sorted(places)
    for reference in found.references:
        assert any(
            p.label == reference.paragraph and p.section == reference.section
            for p in found.paragraphs
            if p.start <= reference.start and reference.end <= p.end
        )
    keys = [(r.start, r.end, r.kind, r.target) for r in found.references]
    assert len(keys) == len(set(keys))


def fresh(text: str) -> Extraction:
    return extract(Document("text", "text", text), authorities.load())


@settings(max_examples=40)
@given(st.lists(text_strategies.TEXTS, min_size=2, max_size=4), st.randoms())
def test_documents_do_not_influence_each_other(texts: list[str], random: object) -> None:
    first = {text: fresh(text) for text in texts}
    random.shuffle(texts)  # type: ignore[attr-defined]
    assert {text: fresh(text) for text in texts} == first


@settings(max_examples=60)
@given(text_strategies.TEXTS)
def test_what_stands_in_front_moves_nothing_but_offsets(text: str) -> None:
    moved = fresh("\n\n" + text)
    assert [(r.start - 2, r.text, r.target, r.pinpoint, r.relation) for r in moved.references] == [
        (r.start, r.text, r.target, r.pinpoint, r.relation) for r in fresh(text).references
    ]


@settings(max_examples=40)
@given(text_strategies.TEXTS, st.permutations(STEPS))
def test_a_step_finds_the_same_whichever_ran_before_it(text: str, order: list) -> None:
    knowledge = authorities.load()
    document = Document("key", "source", f"{RESOLUTION}\n{text}")
    alone = {step: step(read_context(document, knowledge), knowledge) for step in STEPS}
    context = read_context(document, knowledge)
    assert {step: step(context, knowledge) for step in (*order, *reversed(order))} == alone


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\ufeff", "\x00", "word", "1.", "(a)", "¹", "Annex", "****", "—"])
def test_hardly_any_text_gives_hardly_anything(text: str) -> None:
    found = extraction(text)
    assert found.references == ()
    assert found.actions == ()


def test_without_metadata_only_the_text_is_evidence() -> None:
    header = Header(symbol="A/RES/78/1", body="General Assembly", adopted="2023-09-15", type="resolution")
    document = Document("key", "source", "Recalling its resolution 37/28,", header=header)
    known = extract(document, authorities.load())
    unknown = extract(document, authorities.load(), ignore_metadata=True)
    assert [r.target for r in known.references] == ["A/RES/37/28"]
    assert [(r.target, r.reason) for r in unknown.references] == [(None, "two-organs")]
    assert unknown.header.symbol is None
    assert unknown == extract(replace(document, header=None), authorities.load())


def test_everything_of_a_resolution_is_found() -> None:
    found = extraction(RESOLUTION)
    assert found.header.symbol == "A/HRC/RES/58/17"
    assert [r.target for r in found.references if r.kind == "resolution"] == [
        "A/HRC/RES/5/1",
        "A/HRC/RES/5/2",
        "A/HRC/RES/5/1",
    ]
    assert [(a.verb, a.label) for a in found.actions] == [("decide", "OP 1"), ("request", "OP 2"), ("urge", "OP 2")]
    assert [(e.kind, e.mandate) for e in found.events] == [("extended", "Special Rapporteur on the right to food")]

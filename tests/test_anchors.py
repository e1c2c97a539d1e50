"""Patterns that are tried only at their anchor words."""

import re

from hypothesis import given
from hypothesis import strategies as st

from unkg.extraction.patterns.anchors import anchored, in_one_pass

PATTERN = r"\b(?:by|by the|the)(?: (?P<what>\w+))?"
WORDS = ("by", "by the", "the")
TEXTS = st.lists(st.sampled_from(["by", "the", "The", "bathe", "end", " ", "\n", ","])).map("".join)


@given(TEXTS, st.integers(0, 20), st.integers(0, 20))
def test_matches_are_those_of_the_pattern_alone(text: str, start: int, end: int) -> None:
    found = [m.span() for m in anchored(PATTERN, WORDS).on(text, text.lower()).finditer(start, end)]
    assert found == [m.span() for m in re.compile(PATTERN).finditer(text, start, end)]


@given(TEXTS)
def test_case_is_the_patterns_own_affair(text: str) -> None:
    ignoring = re.compile(PATTERN, re.IGNORECASE)
    first = anchored(PATTERN, WORDS, re.IGNORECASE).on(text, text.lower()).search(0, len(text))
    assert (first and first.span()) == ((alone := ignoring.search(text)) and alone.span())


def test_no_words_match_nothing() -> None:
    assert anchored("(?!)", ()).on("by the end", "by the end").search(0, 10) is None


@given(TEXTS, st.integers(0, 20), st.integers(0, 20))
def test_the_last_match_is_the_one_that_begins_last(text: str, start: int, end: int) -> None:
    starts = [place for place in range(start, min(end, len(text))) if re.compile(PATTERN).match(text, place, end)]
    last = anchored(PATTERN, WORDS).on(text, text.lower()).last(start, end)
    assert (last and last.start()) == (starts[-1] if starts else None)


@given(TEXTS, st.integers(0, 20), st.integers(0, 20))
def test_patterns_in_one_pass_find_what_each_finds_alone(text: str, start: int, end: int) -> None:
    other = r"\b(?:end by|he|by)\b"
    first, second = in_one_pass(anchored(PATTERN, WORDS), anchored(other, ("end by", "he", "by")))
    places = first.on(text, text.lower())
    beside = second.on(text, text.lower(), beside=places)
    assert beside.anchors is places.anchors
    assert [m.span() for m in places.finditer(start, end)] == [
        m.span() for m in re.compile(PATTERN).finditer(text, start, end)
    ]
    assert [m.span() for m in beside.finditer(start, end)] == [
        m.span() for m in re.compile(other).finditer(text, start, end)
    ]


def test_words_of_another_pass_are_looked_for_again() -> None:
    places = anchored("by", ("by",)).on("the end", "the end")
    assert anchored("the", ("the",)).on("the end", "the end", beside=places).search(0, 7)


@given(TEXTS, st.integers(0, 20), st.integers(0, 20))
def test_near_places_are_those_of_the_whole_text(text: str, start: int, end: int) -> None:
    other = r"\b(?:end by|he|by)\b"
    first, second = in_one_pass(anchored(PATTERN, WORDS), anchored(other, ("end by", "he", "by")))
    for pattern in (first, second):
        places = pattern.near(text, text.lower())
        whole = pattern.on(text, text.lower())
        assert [m.span() for m in places.finditer(start, end)] == [m.span() for m in whole.finditer(start, end)]
        assert (places.search(start, end) is None) == (whole.search(start, end) is None)

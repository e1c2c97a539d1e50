"""Words that are looked for in a text in one pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unkg.extraction.patterns.word_search import WordSearch

WORDS = ("re", "recall", "calling", "é", "a?")
TEXTS = st.lists(st.sampled_from([*WORDS, "c", "al", " ", "Œ".lower(), "¹", "⁴", "?", "\n"])).map("".join)


def occurrences(text: str, words: tuple[str, ...]) -> list[tuple[int, int, int]]:
    """Every place of every word, found one by one."""
    return sorted(
        (which, start, start + len(word))
        for which, word in enumerate(words)
        for start in range(len(text))
        if text.startswith(word, start)
    )


@given(TEXTS)
@pytest.mark.parametrize("words", [WORDS[:4], WORDS, ("œ", "é")], ids=["one byte", "question mark", "two bytes"])
def test_offsets_are_those_of_the_text(words: tuple[str, ...], text: str) -> None:
    assert sorted(WordSearch(words).places(text, overlapping=True)) == occurrences(text, words)


@given(TEXTS, st.integers(0, 20), st.integers(0, 20))
def test_a_span_holds_the_places_inside_it(text: str, start: int, end: int) -> None:
    found = WordSearch(WORDS[:4]).places_in(text, start, end, overlapping=True)
    assert sorted(found) == occurrences(text[start:end], WORDS[:4])


def test_what_is_outside_latin_1_is_no_question_mark() -> None:
    assert WordSearch(("a?",)).places("aœ a?") == [(0, 3, 5)]

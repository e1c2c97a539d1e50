"""Lists of words as alternatives, and the strings that they need."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unkg.extraction.patterns.words import any_of, holds_any, stems_of

WORDS = st.lists(st.text("ab' ", min_size=1), min_size=1, max_size=4)


@given(WORDS, st.text("ab'’ "))
def test_a_text_in_which_words_match_holds_a_stem_of_theirs(words: list[str], text: str) -> None:
    matches = re.search(any_of(words), text) is not None
    assert holds_any(text, stems_of(words)) or not matches


@pytest.mark.parametrize(
    ("words", "stems"),
    [
        (["mandate", "mandates", "core tasks", "tasks"], ("mandate", "tasks")),
        (["d'une façon"], ("une façon",)),
        ([], ()),
    ],
)
def test_stems_are_the_shortest_pieces(words: list[str], stems: tuple[str, ...]) -> None:
    assert stems_of(words) == stems


def test_a_text_without_stems_holds_none() -> None:
    assert not holds_any("a text", ())

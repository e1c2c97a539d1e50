"""Words as parts of patterns."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unkg.extraction.patterns.words import any_of, before_next

LETTERS = "abc .'-("


@given(st.lists(st.text(LETTERS, min_size=1, max_size=6), max_size=12), st.text(LETTERS, max_size=12))
def test_the_longest_word_that_stands_at_a_place_is_taken(words: list[str], text: str) -> None:
    standing = [word for word in words if text.startswith(word)]
    match = re.match(any_of(words), text)
    assert (match[0] if match else None) == max(standing, key=len, default=None)


@given(st.lists(st.text(LETTERS, min_size=1, max_size=6), min_size=1, max_size=12), st.text(LETTERS, max_size=4))
def test_a_shorter_word_is_taken_where_what_follows_needs_it(words: list[str], behind: str) -> None:
    for word in words:
        assert re.fullmatch(any_of(words) + re.escape(behind), word + behind)


@pytest.mark.parametrize(
    ("words", "text", "taken"),
    [
        (["its"], "i", ""),  # one word is a piece too: optional as a whole
        (["its"], "its", "its"),
        (["annex", "annexes"], "annexes", "annexes"),
        (["President's statement"], "President’s statement", "President’s statement"),
        ([], "anything", ""),
    ],
)
def test_an_alternative_can_be_optional(words: list[str], text: str, taken: str) -> None:
    assert re.match(any_of(words) + "?", text)[0] == taken  # type: ignore[index]


def test_an_elided_word_has_no_space_before_the_next() -> None:
    assert re.fullmatch(before_next(["the", "l'"]) + "x", "l'x")
    assert re.fullmatch(before_next(["the", "l'"]) + "x", "the x")

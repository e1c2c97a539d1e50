"""Paragraph numbers and lists of States, as parsed by the readers."""

from itertools import accumulate, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from known import KNOWLEDGE
from unkg.authorities.states import state_code
from unkg.readers.paragraph_numbers import Number, Numbering, number_of
from unkg.readers.states import split


@pytest.mark.parametrize(
    ("text", "token", "content"),
    [
        ("1. Decides", "1", "Decides"),
        ("12.\tDecides", "12", "Decides"),
        ("(a) To burn", "a", "To burn"),
        ("(xiv) To burn", "xiv", "To burn"),
        ("(aa) To burn", "aa", "To burn"),
        ("a. To burn", "a", "To burn"),
        ("ii) To burn", "ii", "To burn"),
        ("(1) To burn", "1", "To burn"),
        ("29.1. Centrifuges", "29.1", "Centrifuges"),
        ("• To burn", "", "To burn"),
        ("– To burn", "", "To burn"),
        ("(ب) words", "b", "words"),
        ("(هـ) words", "e", "words"),
        ("(三) words", "iii", "words"),
        # Cyrillic letters of the same shape.
        ("с) вырыть", "c", "вырыть"),
        ("(а) вырыть", "a", "вырыть"),
    ],
)
def test_a_number_begins_a_paragraph(text: str, token: str, content: str) -> None:
    number = number_of(text, "", 0)
    assert number is not None
    assert (number.token, text[number.length :]) == (token, content)


@pytest.mark.parametrize(
    "text",
    ["2023. A year", "(2023) it", "5.4 million", "-5 degrees", "(the) words", "A. Person", "1.", "5 Begs", "A word"],
)
def test_lookalikes_are_not_numbers(text: str) -> None:
    assert number_of(text, "", 0) is None


@pytest.mark.parametrize(
    ("printed", "token"),
    [("1-", "1"), ("12 -", "12"), ("’2‘", "ii"), ("а)", "a"), ("46.1 .", "46.1"), ("(c.2.a)", "c.2.a")],
)
def test_numbers_marked_by_the_file_are_the_same_in_every_language(printed: str, token: str) -> None:
    assert number_of("", printed, 0) == Number(token, 0)


def steps(*numbers: str | tuple[str, int]) -> list[str]:
    placed = [(n, 0) if isinstance(n, str) else n for n in numbers]
    numberings = accumulate(placed, lambda n, p: n.after(Number(p[0], 0), p[1]), initial=Numbering())
    return [".".join(numbering.steps) for numbering in islice(numberings, 1, None)]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (["1", "2", "3"], ["1", "2", "3"]),
        (["1", "a", "b", "2", "a"], ["1", "1.a", "1.b", "2", "2.a"]),
        (["1", "a", "i", "ii", "b", "i"], ["1", "1.a", "1.a.i", "1.a.ii", "1.b", "1.b.i"]),
        (["1", "g", "h", "i", "j"], ["1", "1.g", "1.h", "1.i", "1.j"]),
        (["1", "z", "aa", "bb", "2"], ["1", "1.z", "1.aa", "1.bb", "2"]),
        (["1", ("h", 1), ("i", 2), ("ii", 2), ("i", 1)], ["1", "1.h", "1.h.i", "1.h.ii", "1.i"]),
        (["11", ("1", 1), ("2", 1), "12", ("a", 1)], ["11", "11.1", "11.2", "12", "12.a"]),
        (["1", "i", "ii", "a", "b", "iii", "2"], ["1", "1.i", "1.ii", "1.ii.a", "1.ii.b", "1.iii", "2"]),
        (["5", "7", "8"], ["5", "7", "8"]),
        (["1", "a", "c"], ["1", "1.a", "1.c"]),
        (["a", "b"], ["a", "b"]),
        (["29", "29.1", "29.2", "30"], ["29", "29.1", "29.2", "30"]),
    ],
)
def test_each_number_is_placed_in_the_list_it_continues(
    numbers: list[str | tuple[str, int]], expected: list[str]
) -> None:
    assert steps(*numbers) == expected


@given(st.lists(st.integers(0, 12), min_size=1, max_size=8))
def test_a_well_numbered_text_gives_back_its_own_numbers(letters: list[int]) -> None:
    printed: list[str | tuple[str, int]] = []
    expected = []
    for paragraph, count in enumerate(letters, 1):
        printed.append(str(paragraph))
        expected.append(str(paragraph))
        for letter in "abcdefghijklm"[:count]:
            printed.append((letter, 1))
            expected.append(f"{paragraph}.{letter}")
    assert steps(*printed) == expected


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("", ()),
        ("Cuba", ("Cuba",)),
        ("Bosnia and Herzegovina", ("Bosnia and Herzegovina",)),
        ("Cuba and United Kingdom of Great Britain and Northern Ireland",
         ("Cuba", "United Kingdom of Great Britain and Northern Ireland")),
        ("Chile, Bolivia (Plurinational State of) and Antigua and Barbuda",
         ("Chile", "Bolivia (Plurinational State of)", "Antigua and Barbuda")),
        ("Uganda (on behalf of the States Members of the Group of 77 and China)", ("Uganda",)),
        ("Iran (Islamic Republic of), and the Sudan", ("Iran (Islamic Republic of)", "Sudan")),
        ("Peru, Peru and Mars", ("Peru", "Peru and Mars")),
    ],
)  # fmt: skip
def test_lists_of_states_are_split_at_the_right_and(words: str, names: tuple[str, ...]) -> None:
    assert split(words, KNOWLEDGE.authorities) == names


@pytest.mark.parametrize(
    ("name", "code"),
    [("TÜRKİYE", "TUR"), ("TÜRKÝYE", "TUR"), ("Cote d'Ivoire", "CIV"), ("the Niger", "NER"), ("Mars", None)],
)
def test_states_are_known_by_any_of_their_names(name: str, code: str | None) -> None:
    assert state_code(name, KNOWLEDGE.authorities) == code

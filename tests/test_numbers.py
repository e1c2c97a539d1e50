"""Symbols and numbers by form, before their attribution."""

import itertools

import pytest
from hypothesis import given, settings

import text_strategies
from unkg import authorities, symbols
from unkg.extraction.scan.numbers import Number
from unkg.extraction.scan.numbers import find_numbers as find


def find_numbers(text: str) -> list[Number]:
    known = authorities.load()
    return find(text, known.languages["en"], known)


def read(text: str) -> list[tuple[str, str, str, str]]:
    return [(text[n.start : n.end], n.shape, n.value, n.letters) for n in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "shape", "value", "letters"),
    [
        ("60/251", "session", "60/251", ""),
        ("57/270 B", "session", "57/270", "B"),
        ("57/270B", "session", "57/270", "B"),
        ("49/233 A-C", "session", "49/233", "A-C"),
        ("S-23/2", "special", "S-23/2", ""),
        ("S- 10/2", "special", "S-10/2", ""),
        ("ES-10/15", "emergency", "ES-10/15", ""),
        ("2005/11", "year", "2005/11", ""),
        ("2003/S-1/2", "year", "2003/S-1/2", ""),
        ("2371 (2017)", "year-parenthesis", "2371(2017)", ""),
        ("2371(2017)", "year-parenthesis", "2371(2017)", ""),
        ("926 (X)", "roman", "926(X)", ""),
        ("217 A (III)", "roman", "217(III)", "A"),
        ("217 (III) A", "roman", "217(III)", "A"),
        ("3201 (S-VI)", "roman", "3201(S-VI)", ""),
        ("1/CP.21", "CP", "1/CP.21", ""),
        ("3/CMA.1", "CMA", "3/CMA.1", ""),
        ("A/HRC/25/63", "symbol", "A/HRC/25/63", ""),
        ("A/C.3/78/L.40/Rev.1", "symbol", "A/C.3/78/L.40/Rev.1", ""),
        ("S/RES/2371 (2017)", "symbol", "S/RES/2371(2017)", ""),
        ("A/79/187-E/2024/68", "symbol", "A/79/187-E/2024/68", ""),
        ("CEDAW/C/PRK/CO/2-4", "symbol", "CEDAW/C/PRK/CO/2-4", ""),
        ("A/71/53 /Add.1", "symbol", "A/71/53/Add.1", ""),
        ("A/74//L.34", "symbol", "A/74/L.34", ""),
        ("HRI/GEN/1/Rev.9 (Vol. I)", "symbol", "HRI/GEN/1/Rev.9(Vol.I)", ""),
        ("S/PV.9123", "symbol", "S/PV.9123", ""),
        ("UNEP/EA.5/Res.7", "symbol", "UNEP/EA.5/Res.7", ""),
    ],
)
def test_shapes(text: str, shape: str, value: str, letters: str) -> None:
    for before, after in (("", ""), ("resolution ", ", and"), ("(", ")"), ("see ", "."), ("¹", "²")):
        assert read(before + text + after) == [(text, shape, value, letters)]


@pytest.mark.parametrize(
    "text",
    [
        "11/9/2001",
        "24.12/13",
        "3/4.5",
        "1,200/50",
        "x60/251",
        "60/251x",
        "$12/15",
        "917/963-1234",
        "and/or",
        "HIV/AIDS",
        "www.un.org/en/60/1",
        "docs/60/251",
        "km/12",
        "60/",
        "/251",
        "1234/5",
        "12345/67",
        "2371 (17)",
        "2371 (3017)",
        "926 (Y)",
        "A/",
        "A/B/C",
    ],
)
def test_other_words_with_slashes_and_parentheses_are_no_numbers(text: str) -> None:
    assert read(f"the words {text} here") == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("A/32/34 and Corr.1", ["A/32/34", "A/32/34/Corr.1"]),
        ("A/32/34, Corr.1 and Add.2", ["A/32/34", "A/32/34/Corr.1", "A/32/34/Add.2"]),
        ("A/32/34 and Add.1-3", ["A/32/34", "A/32/34/Add.1", "A/32/34/Add.2", "A/32/34/Add.3"]),
        ("A/32/34 and Add.1 to 3", ["A/32/34", "A/32/34/Add.1", "A/32/34/Add.2", "A/32/34/Add.3"]),
        ("A/32/34/Add.1-3", ["A/32/34/Add.1", "A/32/34/Add.2", "A/32/34/Add.3"]),
        ("A/32/34, Add.1 and Add.1/Corr.1", ["A/32/34", "A/32/34/Add.1", "A/32/34/Add.1/Corr.1"]),
        ("A/32/34 and Address 1", ["A/32/34"]),
        ("Corr.1 alone", []),
    ],
)
def test_elliptical_suffixes_are_of_the_symbol_before(text: str, values: list[str]) -> None:
    assert [n.value for n in find_numbers(text)] == values


def test_a_letter_is_not_the_beginning_of_a_word_or_an_initial() -> None:
    assert read("resolution 60/251 As told") == [("60/251", "session", "60/251", "")]
    assert read("resolution 60/251 A-10/2") == [("60/251", "session", "60/251", "")]


def test_a_lost_footnote_mark_is_not_of_the_number() -> None:
    assert [n.value for n in find_numbers("of 25 March 2016,233/22 of")] == ["33/22"]
    assert [n.value for n in find_numbers("resolution 42/9,1 to renew")] == ["42/9"]


@settings(max_examples=80)
@given(text_strategies.TEXTS)
def test_numbers_come_in_order_inside_the_text(text: str) -> None:
    numbers = find_numbers(text)
    for number in numbers:
        assert 0 <= number.start < number.end <= len(text)
        if number.shape == "symbol":
            assert symbols.canonical(number.value) == number.value
    for one, other in itertools.pairwise(numbers):
        assert one.end <= other.start or (one.start, one.end) == (other.start, other.end)

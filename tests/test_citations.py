"""Citations in prose: every form of number, list and letter, and what is not a citation."""

import pytest

from marked import Case, expected, found, read_cases
from texts import cited, extraction, targets

CASES = read_cases("citations")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_citations_are_found_and_resolved(case: Case) -> None:
    assert found(cited(case.text, case.issuer)) == expected(case)


@pytest.mark.parametrize("case", [c for c in CASES if c.issuer is None], ids=lambda case: case.name)
def test_who_speaks_does_not_change_what_is_named(case: Case) -> None:
    assert found(cited(case.text, "ECOSOC")) == found(cited(case.text, "Security")) == expected(case)


def test_a_list_continues_after_a_long_clause() -> None:
    text = (
        "Recalling its resolutions 74/143 of 18 December 2019, in which it dealt with the rights of those who live in "
        "rural areas and asked for a further report, 75/160 of 16 December 2020 and 76/147 of 16 December 2021,"
    )
    assert [t for _, t in targets(text, "Assembly")] == ["A/RES/74/143", "A/RES/75/160", "A/RES/76/147"]


def test_a_number_that_a_line_end_cuts_is_one_in_a_text_of_two_lines() -> None:
    text = (
        "Recalling the resolution of the Security Council of that day, resolution 2371\n(2017), and the report "
        "A/HRC/\n25/63,"
    )
    assert [t for _, t in targets(text)] == ["S/RES/2371(2017)", "A/HRC/25/63"]


def test_kinds_follow_the_noun_and_the_series() -> None:
    text = "Recalling General Assembly decision 50/411 and resolution 50/12, S/PRST/2004/46 and A/HRC/25/63,"
    assert [r.kind for r in cited(text)] == ["decision", "resolution", "statement", "document"]


OWN = (
    "A/HRC/RES/58/17\n\n58/17. A title of no importance\n\nThe Human Rights Council,\n\n"
    "Recalling its resolution 55/21 of 4 April 2024,\n\n"
    "1. Decides that resolution 58/17 and A/HRC/RES/58/17 shall stand;\n"
)


@pytest.mark.parametrize("issuer", [None, "Council"])
def test_the_own_symbol_and_number_are_no_citations(issuer: str | None) -> None:
    assert targets(OWN, issuer) == [("55/21", "A/HRC/RES/55/21")]
    assert extraction(OWN, issuer).header.symbol == "A/HRC/RES/58/17"


def test_a_list_ends_with_its_paragraph() -> None:
    text = "The General Assembly,\n\nRecalling its resolutions 60/251 and 60/252,\n\n70/1 came and 5/1 of them left,\n"
    assert targets(text) == [("60/251", "A/RES/60/251"), ("60/252", "A/RES/60/252")]

"""Names of bodies and mechanisms, full and short; what only sounds like one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marked import Case, expected, found, read_cases
from texts import SYMBOLS, extraction
from unkg import authorities


@pytest.mark.parametrize("case", read_cases("names"), ids=lambda case: case.name)
def test_names_are_found_and_resolved(case: Case) -> None:
    references = [r for r in extraction(case.text, case.issuer).references if r.kind not in SYMBOLS]
    assert found(references) == expected(case)


def test_evidence_tells_full_names_from_short_forms() -> None:
    text = "The Human Rights Council met. The Council then closed. The Commission spoke."
    assert [(r.text, r.evidence, r.reason) for r in extraction(text).references] == [
        ("Human Rights Council", "full-name", None),
        ("Council", "short-form", None),
        ("Commission", None, "no-antecedent"),
    ]


def test_a_name_inside_a_longer_name_is_not_a_mention_of_its_own() -> None:
    text = "Welcoming the Office of the United Nations High Commissioner for Human Rights,"
    assert len(extraction(text).references) == 1


def test_the_meaning_of_a_short_form_follows_the_text() -> None:
    text = (
        "The General Assembly,\n\nWelcoming the work of the Human Rights Council, and noting that the Council met,\n\n"
        "Welcoming also the work of the Security Council, and noting that the Council met,\n"
    )
    short = [r.target for r in extraction(text).references if r.text == "Council"]
    assert short == ["Human Rights Council", "Security Council"]


NAMES = sorted(authorities.load().bodies)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(NAMES))
def test_every_body_is_found_by_its_own_name(name: str) -> None:
    text = f"The delegates met with the {name}, and then they closed."
    found_here = {r.target for r in extraction(text).references}
    assert name in found_here or name.removeprefix("President of the ") in found_here


INSTRUMENTS = sorted(authorities.load().instruments)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(INSTRUMENTS))
def test_every_instrument_is_found_by_its_title(key: str) -> None:
    record = authorities.load().instruments[key]
    text = f"The delegates signed the {record.title}, and then they closed."
    found_here = {r.target for r in extraction(text).references if r.kind == "instrument"}
    assert found_here == set(record.members or (key,))

"""Pinpoints in prose, before and after what they belong to, in the grammar of `docs/symbols.md`."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import drawn
from marked import Case, expected, found, read_cases
from texts import cited, extraction
from unkg import symbols

UNIT = r"(?:paras?|op|pp|art|sect|chap|annex|appendix|part|principle|goal|rule)"
GRAMMAR = re.compile(rf"{UNIT}(?: \S+)?(?:, {UNIT}(?: \S+)?)*(?:; {UNIT}(?: \S+)?(?:, {UNIT}(?: \S+)?)*)*")


@pytest.mark.parametrize("case", read_cases("pinpoints"), ids=lambda case: case.name)
def test_pinpoints_of_documents(case: Case) -> None:
    assert found(cited(case.text, case.issuer), "pinpoint") == expected(case, "pinpoint")


@pytest.mark.parametrize("case", read_cases("instruments"), ids=lambda case: case.name)
def test_instruments_and_their_articles(case: Case) -> None:
    references = [r for r in extraction(case.text, case.issuer).references if r.kind == "instrument"]
    assert found(references, "pinpoint") == expected(case, "pinpoint")


PLACES = st.sampled_from(
    ["1", "12", "2 (b)", "14 (3) (d)", "II", "A", "5 and 6", "4 to 6", "4–6", "2, 4 and 6", "3 bis", "", "(a)", "9.2"]
)
UNITS = st.sampled_from(
    ["paragraph", "paras.", "section", "sect.", "annex", "chapter", "article", "op.", "part", "goal", "rule", "pp."]
)
JOINS = st.sampled_from([", ", " of ", " and "])


@settings(deadline=None)
@given(
    st.lists(st.tuples(UNITS, PLACES), min_size=1, max_size=4), st.sampled_from([", ", " of ", " and "]), st.booleans()
)
def test_every_pinpoint_is_of_the_grammar_and_names_parts(
    steps: list[tuple[str, str]], join: str, before: bool
) -> None:
    words = join.join(f"{unit} {place}".strip() for unit, place in steps)
    text = f"Recalling {words} of General Assembly resolution 60/251," if before else f"See A/60/251, {words}."
    for reference in cited(text):
        if reference.pinpoint is not None:
            assert GRAMMAR.fullmatch(reference.pinpoint), reference.pinpoint
            assert symbols.fragments(reference.pinpoint, reference.kind)


@settings(deadline=None)
@given(drawn.TEXTS)
def test_pinpoints_in_any_text_are_of_the_grammar(text: str) -> None:
    for reference in extraction(text).references:
        assert reference.pinpoint is None or GRAMMAR.fullmatch(reference.pinpoint), reference.pinpoint

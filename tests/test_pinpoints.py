"""Pinpoints before and after a citation, in the grammar of `docs/symbols.md`."""

import re

import pytest
from hypothesis import given

import text_strategies
from marked import Case, expected, found, read_cases
from texts import cited, extraction

UNIT = r"(?:paras?|op|pp|art|sect|chap|annex|appendix|part|principle|goal|rule)"
GRAMMAR = re.compile(rf"{UNIT}(?: \S+)?(?:, {UNIT}(?: \S+)?)*(?:; {UNIT}(?: \S+)?(?:, {UNIT}(?: \S+)?)*)*")


@pytest.mark.parametrize("case", read_cases("pinpoints"), ids=lambda case: case.name)
def test_pinpoints_of_documents(case: Case) -> None:
    assert found(cited(case.text, case.issuer), "pinpoint") == expected(case, "pinpoint")


@pytest.mark.parametrize("case", read_cases("instruments"), ids=lambda case: case.name)
def test_instruments_and_their_articles(case: Case) -> None:
    references = [r for r in extraction(case.text, case.issuer).references if r.kind == "instrument"]
    assert found(references, "pinpoint") == expected(case, "pinpoint")


@given(text_strategies.TEXTS)
def test_pinpoints_in_any_text_are_of_the_grammar(text: str) -> None:
    for reference in extraction(text).references:
        assert reference.pinpoint is None or GRAMMAR.fullmatch(reference.pinpoint), reference.pinpoint

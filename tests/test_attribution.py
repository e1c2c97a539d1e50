"""Attribution of numbers to organs: the order of evidence, and the reason if there is none."""

import re
from pathlib import Path
from typing import get_args

import pytest

from marked import Case, expected, found, read_cases
from texts import cited, extraction, targets
from unkg.model import Evidence, Reason

CASES = read_cases("organs")
EXAMPLE = re.compile(r"^\| `(?P<reason>[a-z-]+)` \| .* \| “(?P<words>.*)” \|$", re.MULTILINE)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_organs_are_attributed_by_the_first_decisive_evidence(case: Case) -> None:
    assert found(cited(case.text, case.issuer), "evidence") == expected(case, "evidence")


def test_every_class_of_evidence_for_numbers_has_a_case() -> None:
    seen = {value for case in CASES for mark in case.marks for _, value in mark.fields}
    assert seen == set(get_args(Evidence)) - {"full-name", "short-form", "named-pattern", "corrected"}


@pytest.mark.parametrize(
    ("text", "issuer", "target"),
    [
        # A named organ wins over the issuing organ, over the date and over what the numbers usually are.
        ("Recalling Human Rights Council resolution 37/28 of 20 November 1982,", "Assembly", "A/HRC/RES/37/28"),
        ("Recalling General Assembly resolution 37/28 of 23 March 2018,", "Council", "A/RES/37/28"),
        # A possessive wins over what is named elsewhere in the paragraph.
        ("Recalling its resolution 37/28, which the Human Rights Council followed,", "Assembly", "A/RES/37/28"),
        # A possessive gives way to a date that its organ's session cannot have.
        ("The Human Rights Council and its resolution 37/28 of 23 March 2018,", "Assembly", "A/HRC/RES/37/28"),
        # A short form is the issuing organ's before another's of the same name.
        ("Recalling Security Council resolution 2371 (2017), Council resolution 37/28,", "Council", "A/HRC/RES/37/28"),
    ],
)  # fmt: skip
def test_stronger_evidence_wins(text: str, issuer: str, target: str) -> None:
    assert targets(text, issuer)[-1][1] == target


def test_a_number_once_explained_stays_explained() -> None:
    text = (
        "The General Assembly,\n\nRecalling Human Rights Council resolution 37/28,\n\n"
        "Recalling also resolution 37/28,\n\n1. Welcomes resolution 37/28;\n"
    )
    assert {t for _, t in targets(text)} == {"A/HRC/RES/37/28"}


def test_a_date_alone_decides_nothing() -> None:
    assert targets("The resolution adopted on 18 June 2007 was recalled, as was the resolution of the same year.") == []


@pytest.fixture(scope="module")
def reasons(root: Path) -> list[tuple[str, str]]:
    return [
        (reason, words.replace("\\n", "\n"))
        for reason, words in EXAMPLE.findall((root / "docs" / "reasons.md").read_text(encoding="utf-8"))
    ]


def test_the_documented_examples_have_their_reasons(reasons: list[tuple[str, str]]) -> None:
    assert len(reasons) >= 6
    for reason, words in reasons:
        assert reason in {r.reason for r in extraction(words).references}, words


def test_the_documented_list_is_the_closed_one(root: Path) -> None:
    page = (root / "docs" / "reasons.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE)) == set(get_args(Reason))

"""Relations between a text and the documents it cites."""

from typing import get_args

import pytest

from marked import Case, expected, found, read_cases
from texts import cited, extraction
from unkg.model import Relation

CASES = read_cases("relations")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_relations_follow_from_the_preceding_words_else_from_the_verb(case: Case) -> None:
    assert found(cited(case.text, case.issuer), "relation") == expected(case, "relation")


def test_every_relation_has_a_case() -> None:
    seen = {value for case in CASES for mark in case.marks for _, value in mark.fields}
    assert seen == set(get_args(Relation))


def test_bodies_and_mechanisms_are_mentioned_without_a_relation() -> None:
    text = "Welcoming the report of the Special Rapporteur on the right to food and of the Human Rights Council,"
    named = [r for r in extraction(text).references if r.kind in {"body", "mechanism"}]
    assert len(named) == 2
    assert {r.relation for r in named} == {None}


def test_masthead_documents_are_merely_cited() -> None:
    text = (
        "A/HRC/RES/58/17\n\nResolution adopted by the Human Rights Council on 3 April 2025\n[on report A/HRC/58/2]\n\n"
        "The Human Rights Council,\n\nRecalling its resolution 5/1,\n"
    )
    assert [(r.target, r.relation, r.section) for r in cited(text)] == [
        ("A/HRC/58/2", "cite", "heading"),
        ("A/HRC/RES/5/1", "recall", "preamble"),
    ]

"""Relations between a text and the documents it cites."""

from typing import get_args

import pytest

from marked import Case, expected, found, read_cases
from texts import cited, extraction
from unkg import authorities
from unkg.extraction import extract
from unkg.model import Document, Relation

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


def test_a_preambular_paragraph_may_open_with_a_verb_of_operative_ones() -> None:
    text = (
        "The Security Council,\n\nConsidering wells,\n\nRecalls that the 1974 Disengagement of Forces Agreement and "
        "resolution 338 (1973) are in force,\n\n1. Decides to dig;\n"
    )
    assert [(r.section, r.relation) for r in cited(text)] == [("preamble", "recall")]


def test_masthead_documents_are_merely_cited() -> None:
    text = (
        "A/HRC/RES/58/17\n\nResolution adopted by the Human Rights Council on 3 April 2025\n[on report A/HRC/58/2]\n\n"
        "The Human Rights Council,\n\nRecalling its resolution 5/1,\n"
    )
    assert [(r.target, r.relation, r.section) for r in cited(text)] == [
        ("A/HRC/58/2", "cite", "heading"),
        ("A/HRC/RES/5/1", "recall", "preamble"),
    ]


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        (
            "Recalling duties set out in article 2 of the Paris Agreement, article 5 of ICERD and article 1 of CRC,",
            ["contain", "contain", "contain"],
        ),
        (
            "Stressing the implementation of the Convention on the Rights of the Child and the Paris Agreement,",
            ["implement", "implement"],
        ),
        (
            "Urging States to ratify the Optional Protocol to CAT, the Genocide Convention and the Rome Statute,",
            ["implement", "implement", "implement"],
        ),
        (
            "Recalling the aims contained in the Paris Agreement, and the Convention on the Rights of the Child,",
            ["contain", "recall"],
        ),
        (
            "Guided by the Paris Agreement, the Rome Statute and the Convention on the Rights of the Child,",
            ["guided-by", "guided-by", "guided-by"],
        ),
        ("Deploring the violation of the Convention on the Rights of the Child,", ["express-concern"]),
    ],
)
def test_instruments_in_a_list_have_the_relation_of_the_first(text: str, relations: list[str]) -> None:
    named = [r for r in extraction(text).references if r.kind == "instrument"]
    assert [r.relation for r in named] == relations


def test_a_list_goes_on_behind_a_comma_with_a_space_before_it() -> None:
    text = "The General Assembly,\n\nTaking note of A/74/144 (see also A/65/181, A/66/93 , A/67/116 and A/68/113),\n"
    assert [r.relation for r in cited(text)] == ["note", "cite", "cite", "cite", "cite"]


def test_a_french_list_keeps_the_relation_of_its_first_item() -> None:
    text = (
        "Rappelant que, conformément à la Charte des Nations Unies et à la résolution 1325 (2000) du Conseil de "
        "sécurité, et préoccupée par les retards signalés dans la résolution 2242 (2015) du Conseil de sécurité,"
    )
    found = extract(Document("text", "text", text, language="fr"), authorities.load()).references
    assert [r.relation for r in found if r.kind == "resolution"] == ["pursuant-to", "express-concern"]

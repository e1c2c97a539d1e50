"""Mechanisms outside the authorities, by the form of their names."""

import pytest

from texts import extraction


def candidates(text: str) -> list[tuple[str, str | None]]:
    return [(r.text, r.target) for r in extraction(text).references if r.evidence == "named-pattern"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Special Rapporteur on the rights of seafarers made a statement.",
            "Special Rapporteur on the rights of seafarers",
        ),
        (
            "We met the Independent Expert on the rights of glaciers, who spoke.",
            "Independent Expert on the rights of glaciers",
        ),
        (
            "The Working Group on the situation of lighthouse keepers was established in 2031.",
            "Working Group on the situation of lighthouse keepers",
        ),
        (
            "the Special Rapporteur on shells, pearls and corals to report",
            "Special Rapporteur on shells, pearls and corals",
        ),
        (
            "Requesting the Special Rapporteur on the right to silence and the right to noise in his report",
            "Special Rapporteur on the right to silence and the right to noise",
        ),
        (
            "the Special Rapporteur on shells, summary or arbitrary, in that place",
            "Special Rapporteur on shells, summary or arbitrary",
        ),
        (
            "the Special Rapporteur on shells, pearls, corals and sea water said",
            "Special Rapporteur on shells, pearls, corals and sea water",
        ),
        (
            (
                "the role of its Special Rapporteur on Seafarers, Lighthouse Keepers, Divers and Shipped Persons in "
                "Utopia, to ensure"
            ),
            "Special Rapporteur on Seafarers, Lighthouse Keepers, Divers and Shipped Persons in Utopia",
        ),
        (
            "the Working Group on Shells and Armed Divers pertaining to Utopia",
            "Working Group on Shells and Armed Divers",
        ),
        ("The Special Rapporteur on shells emphasizes that", "Special Rapporteur on shells"),
        (
            "the Working Group on Amendments to the Shell Regulations, which",
            "Working Group on Amendments to the Shell Regulations",
        ),
        (
            "the report of the Working Group on the Financing of the United Nations Shell Agency¹ and",
            "Working Group on the Financing of the United Nations Shell Agency",
        ),
        ("asked the Special Rapporteur on shells, Jane Doe, and the others", "Special Rapporteur on shells"),
        ("asked the Special Rapporteur on shells, who came, and the others", "Special Rapporteur on shells"),
        (
            "The Fact-Finding Mission on the events in Utopia and requests the Council to act",
            "Fact-Finding Mission on the events in Utopia",
        ),
    ],
)
def test_a_name_of_a_known_form_is_a_candidate_under_the_name_as_printed(text: str, name: str) -> None:
    assert candidates(text) == [(name, name)]


@pytest.mark.parametrize(
    "text",
    [
        "The Special Rapporteur on the right to food made a statement.",  # curated
        "The Special Rapporteur on 5 May spoke.",
        "A special rapporteur on seafarers would be useful.",
        "The Special Rapporteurs on seafarers met.",
        "The working group on seafarers met.",
    ],
)
def test_curated_names_and_common_nouns_are_no_candidates(text: str) -> None:
    assert candidates(text) == []


def test_names_within_a_candidate_are_not_mentioned_beside_it() -> None:
    text = "The Independent Expert on the law of the International Labour Organization spoke."
    assert [(r.kind, r.evidence) for r in extraction(text).references] == [("mechanism", "named-pattern")]

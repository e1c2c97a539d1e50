"""Full names and short forms of bodies and mechanisms, and lookalikes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marked import Case, expected, found, read_cases
from texts import SYMBOLS, extraction, named
from unkg import authorities
from unkg.extraction import extract
from unkg.model import Document


@pytest.mark.parametrize("case", read_cases("names"), ids=lambda case: case.name)
def test_names_are_found_and_resolved(case: Case) -> None:
    references = [r for r in extraction(case.text, case.issuer).references if r.kind not in SYMBOLS]
    assert found(references) == expected(case)


def test_evidence_distinguishes_full_names_from_short_forms() -> None:
    text = "The Human Rights Council met. The Council then closed. The Commission spoke."
    assert [(r.text, r.evidence, r.reason) for r in extraction(text).references] == [
        ("Human Rights Council", "full-name", None),
        ("Council", "short-form", None),
        ("Commission", None, "no-antecedent"),
    ]


def test_a_name_inside_a_longer_name_is_not_a_separate_mention() -> None:
    text = "Welcoming the Office of the United Nations High Commissioner for Human Rights,"
    assert len(extraction(text).references) == 1


@pytest.mark.parametrize(
    "name", ["National Commission on Human Rights", "National Security Council", "Windhoek+30 Declaration"]
)
def test_a_longer_name_is_not_the_one_that_ends_it(name: str) -> None:
    text = f"The Universal Declaration of Human Rights is old. Welcoming the {name},"
    assert [r.target for r in extraction(text).references] == ["UDHR"]


def test_the_meaning_of_a_short_form_follows_the_text() -> None:
    text = (
        "The General Assembly,\n\nWelcoming the work of the Human Rights Council, and noting that the Council met,\n\n"
        "Welcoming also the work of the Security Council, and noting that the Council met,\n"
    )
    short = [r.target for r in extraction(text).references if r.text == "Council"]
    assert short == ["Human Rights Council", "Security Council"]


NAMES = sorted(authorities.load().authorities.bodies)


@settings(max_examples=150)
@given(st.sampled_from(NAMES))
def test_every_body_is_found_by_its_own_name(name: str) -> None:
    text = f"The delegates met with the {name}, and then they closed."
    found_here = {r.target for r in extraction(text).references}
    assert name in found_here or name.removeprefix("President of the ") in found_here


INSTRUMENTS = sorted(authorities.load().authorities.instruments)


@settings(max_examples=150)
@given(st.sampled_from(INSTRUMENTS))
def test_every_instrument_is_found_by_its_title(key: str) -> None:
    record = authorities.load().authorities.instruments[key]
    text = f"The delegates signed the {record.title}, and then they closed."
    found_here = {r.target for r in extraction(text).references if r.kind == "instrument"}
    assert found_here == set(record.members or (key,))


def test_the_convention_of_a_treaty_bodys_own_text_is_the_one_it_monitors() -> None:
    text = (
        "CAT/C/67/D/906/2018\n\nCommittee against Torture\n\n"
        "1. The complainant relied on the Convention relating to the Status of Refugees before the courts of that "
        "State.\n\n"
        "2. The Committee finds no risk within the meaning of article 3 of the Convention in what he told it then.\n"
    )
    assert ("Convention", "CAT") in named(text)


SEA = (
    "A/RES/1/1\n\nRecalling the United Nations Convention on the Law of the Sea (“the Convention”),\n\n"
    "1. Invites States to join the {}.\n"
)
DIVERSITY = "Convention on Biological Diversity"


@pytest.mark.parametrize(
    ("words", "target"),
    [
        # A demonstrative points at what the paragraph named last, whatever the text defines.
        (f"{DIVERSITY} and to carry out that Convention", DIVERSITY),
        (f"{DIVERSITY} and to carry out the Convention", "UNCLOS"),
        ("Arms Trade Treaty, and to carry out that Convention", "UNCLOS"),
        # Behind a protocol whose name goes on with its convention's, it is not the protocol.
        ("Kyoto Protocol to the United Nations Framework Convention on Climate Change, and that Convention", None),
        # What it points at may be no record: then it stands for nobody.
        ("Lake Wells Convention and to carry out that Convention", None),
        ("Lake Wells Convention, to study the Convention, and to carry out that Convention", "UNCLOS"),
    ],
)
def test_that_convention_is_the_one_named_last(words: str, target: str | None) -> None:
    found = [r for r in extraction(SEA.format(words)).references if r.text == "Convention"]
    assert found[-1].target == target


def test_a_treaty_body_is_the_committee_of_its_own_texts() -> None:
    text = (
        "CAT/C/67/D/906/2018\n\nCommittee against Torture\n\n"
        "1. The Wells Committee told the complainant that it was closed. The Committee notes what it then said.\n"
    )
    assert ("Committee", "Committee against Torture") in named(text)


@pytest.mark.parametrize("key", ["CRC-GC7-Childhood", "notes_CCPR_25", "CESCR-GC-13"])
def test_a_documents_key_can_tell_the_treaty_body(key: str) -> None:
    text = (
        "The Committee adopted this text after a long debate on what the children of all States need most, and "
        "published it."
    )
    (found,) = extract(Document(key, "x", text), authorities.load(), ignore_metadata=True).references
    assert found.target is not None


REPORT = """A/HRC/17/29

Report of the Special Rapporteur {}

1. The Special Rapporteur on the human rights of migrants took part in a meeting with many others in that year.

2. The Special Rapporteur believes that schools matter, and that all children of the place should go to one soon.
"""


def test_a_mandate_holder_speaks_of_themself() -> None:
    assert named(REPORT.format("on the right to education"))[-1] == (
        "Special Rapporteur",
        "Special Rapporteur on the right to education",
    )


def test_a_report_that_is_all_about_a_mandates_subject_is_its_holders() -> None:
    text = REPORT.format("") + "\n".join(
        f"{n}. All have the right to education, said {n} of them in that year." for n in range(3, 9)
    )
    assert named(text)[-1] == ("Special Rapporteur", "Special Rapporteur on the right to education")


def test_a_resolution_means_by_a_short_form_what_it_founds() -> None:
    text = (
        "S/RES/2374 (2017)\n\nResolution 2374 (2017)\n\nAdopted by the Security Council on 5 September 2017\n\nThe "
        "Security Council,\n\n"
        "1. Decides that States shall prevent the entry of individuals designated by the Committee established "
        "pursuant to paragraph 9;\n"
        "2. Requests the Panel of Experts to assist the Committee.\n"
    )
    found = {
        (r.text, r.target)
        for r in extraction(text).references
        if r.kind == "body" and "om" in r.text and "of the" not in r.text
    }
    committee = "Security Council Committee established pursuant to resolution 2374 (2017) concerning Mali"
    assert ("Committee", committee) in found


def test_a_mandate_first_named_far_into_a_report_is_not_its_author() -> None:
    long = "\n\n".join(
        f"{n}. The Special Rapporteur spoke of shells at some length, and of pearls." for n in range(1, 60)
    )
    text = f"{long}\n\n60. The Special Rapporteur on the right to food wrote, and the Special Rapporteur was thanked.\n"
    found = [(r.target, r.reason) for r in extraction(text).references if r.kind == "mechanism"]
    assert found[:59] == [(None, "no-antecedent")] * 59
    assert found[59:] == [("Special Rapporteur on the right to food", None)] * 2


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("accession to the Agreement on its Privileges and Immunities;", []),
        ("the parties to the Agreement on their Wells;", []),
        ("a report to the parties to the Agreement on its adoption;", ["Ouagadougou Political Agreement"]),
        ("the Agreement, on 5 May;", ["Ouagadougou Political Agreement"]),
    ],
)
def test_a_short_form_with_a_subject_of_its_own_does_not_stand_alone(words: str, targets: list[str]) -> None:
    text = f"Recalling the Ouagadougou Political Agreement,\n\nRequests {words}\n"
    assert [r.target for r in extraction(text, "Security").references if r.text == "Agreement" and r.target] == targets


def test_a_long_title_may_be_in_small_letters_behind_the() -> None:
    title = "guiding principles on extreme poverty and human rights"
    assert [words for words, _ in named(f"Welcoming the {title}, which")] == [title]
    assert named(f"developing a set of {title}, a {title} and the draft {title},") == []

"""Addressees of actions."""

import pytest

from texts import extraction

SG = "Secretary-General of the United Nations"
OHCHR = "Office of the United Nations High Commissioner for Human Rights"
HEAD = "The General Assembly,\n\nRecalling its work,\n\n"


@pytest.mark.parametrize(
    ("paragraph", "addressees"),
    [
        ("Requests the Secretary-General to report;", [SG]),
        ("Requests the Human Rights Council and the Secretary-General to report;", ["Human Rights Council", SG]),
        (f"Requests the {OHCHR} to report;", [OHCHR]),
        (
            "Requests the Special Rapporteur on the right to food to report;",
            ["Special Rapporteur on the right to food"],
        ),
        ("Urges all States to dig;", ["States"]),
        ("Demands of the Member States concerned to dig;", ["Member States"]),
        ("Urges Member States to dig;", ["Member States"]),
        (
            "Urges all Member States and the international community to dig;",
            ["Member States", "international community"],
        ),
        ("Urges States parties to dig;", ["States parties"]),
        ("Calls upon Japan to dig;", ["JPN"]),
        ("Calls upon the Government of Japan to dig;", ["JPN"]),
        ("Calls upon the Democratic People's Republic of Korea to dig;", ["PRK"]),
        ("Calls upon Japan, France and Brazil to dig;", ["JPN", "FRA", "BRA"]),
        ("Calls upon all parties to the conflict to stop;", ["parties to the conflict"]),
        ("Invites civil society, the private sector and donors to dig;", ["civil society", "private sector", "donors"]),
        ("Invites the specialized agencies to dig;", ["specialized agencies"]),
        ("Encourages national human rights institutions to report;", ["national human rights institutions"]),
        ("Invites the treaty bodies and the special procedures to report;", ["treaty bodies", "special procedures"]),
        ("Invites the non-governmental organizations to report;", ["non-governmental organizations"]),
        ("Decides to remain seized of the matter;", []),
        ("Welcomes the report of the Secretary-General;", []),
        ("Condemns all violence by Japan;", []),
        ("Takes note of the work of the Human Rights Council;", []),
    ],
)
def test_addressees_stand_between_verb_and_request(paragraph: str, addressees: list[str]) -> None:
    (action,) = extraction(f"{HEAD}1. {paragraph}\n").actions
    assert list(action.addressees) == addressees


def test_each_verb_has_its_own() -> None:
    text = HEAD + "1. Requests the Secretary-General to report, and urges all States to dig;\n"
    assert [a.addressees for a in extraction(text).actions] == [(SG,), ("States",)]


def test_items_have_those_of_their_chapeau() -> None:
    text = HEAD + "1. Urges all States:\n\n(a) To dig a well;\n\n(b) To report on it;\n"
    assert [a.addressees for a in extraction(text).actions] == [("States",)] * 3


def test_an_addressee_is_named_once() -> None:
    text = HEAD + "1. Urges all States, Governments and other States to dig;\n"
    assert [a.addressees for a in extraction(text).actions] == [("States",)]


def test_short_forms_are_resolved() -> None:
    text = (
        "The Human Rights Council,\n\nWelcoming the work of the Special Rapporteur on the right to food,\n\n"
        "1. Requests the Special Rapporteur to report to the Council;\n"
    )
    assert [a.addressees for a in extraction(text).actions] == [("Special Rapporteur on the right to food",)]

"""Treaties and committees that share an acronym, protocols beside their treaty, and lists under one title."""

import pytest

from unkg import extract


def named(text: str) -> list[tuple[str, str | None]]:
    """The words and targets of the names in a text."""
    return [(reference.text, reference.target) for reference in extract(text).references]


CEDAW_COMMITTEE = "Committee on the Elimination of Discrimination against Women"
CERD_COMMITTEE = "Committee on the Elimination of Racial Discrimination"
TORTURE = "Special Rapporteur on torture and other cruel, inhuman or degrading treatment or punishment"
RELIGION = "Special Rapporteur on freedom of religion or belief"
AGE, LABOUR = "Minimum Age Convention, 1973 (No. 138)", "Worst Forms of Child Labour Convention, 1999 (No. 182)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Implement the recommendations of CEDAW", [("CEDAW", CEDAW_COMMITTEE)]),
        ("the concluding observations made by CEDAW", [("CEDAW", CEDAW_COMMITTEE)]),
        ("as recommended by the CEDAW Committee", [("CEDAW Committee", CEDAW_COMMITTEE)]),
        ("In 2031 CEDAW recommended that", [("CEDAW", CEDAW_COMMITTEE)]),
        ("CERD expressed concern", [("CERD", CERD_COMMITTEE)]),
        ("CEDAW was ratified, and CEDAW is recommended reading", [("CEDAW", "CEDAW"), ("CEDAW", "CEDAW")]),
        ("the obligations of CEDAW", [("CEDAW", "CEDAW")]),
        ("Ratify CEDAW", [("CEDAW", "CEDAW")]),
        ("its obligations under CERD", [("CERD", "ICERD")]),
        ("its dialogue with CERD", [("CERD", CERD_COMMITTEE)]),
        (
            "the recommendations of the Human Rights Committee and CEDAW",
            [("Human Rights Committee", "Human Rights Committee"), ("CEDAW", CEDAW_COMMITTEE)],
        ),
    ],
)
def test_an_acronym_is_the_treaty_or_its_committee(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ratify CRPD and its Optional Protocol", [("CRPD", "CRPD"), ("Optional Protocol", "CRPD-OP")]),
        ("Ratify ICCPR and its Optional Protocol", [("ICCPR", "ICCPR"), ("Optional Protocol", None)]),
        (
            "Ratify ICCPR and its Optional Protocols",
            [("ICCPR", "ICCPR"), ("Optional Protocols", "ICCPR-OP1"), ("Optional Protocols", "ICCPR-OP2")],
        ),
        (
            "Ratify the two Optional Protocols to ICCPR",
            [("Optional Protocols to ICCPR", "ICCPR-OP1"), ("Optional Protocols to ICCPR", "ICCPR-OP2")],
        ),
        ("Ratify the two Optional Protocols to CEDAW", [("Optional Protocols to CEDAW", None)]),
        (
            "Ratify the optional protocols to CEDAW and CAT",
            [("optional protocols to CEDAW", "CEDAW-OP"), ("CAT", "OPCAT")],
        ),
        ("Ratify OP-CAT", [("OP-CAT", "OPCAT")]),
        # one protocol behind another, each by its subject
        (
            (
                "Ratify CRC and its Optional Protocol on the sale of children and its Optional Protocol on the "
                "involvement of children in armed conflict"
            ),
            [
                ("CRC", "CRC"),
                ("Optional Protocol", "CRC-OP-SC"),
                ("Optional Protocol on the involvement of children in armed conflict", "CRC-OP-AC"),
            ],
        ),
        (
            "Ratify OP-CRC-IC and its Optional Protocol on the sale of children",
            [("OP-CRC-IC", "CRC-OP-IC"), ("Optional Protocol", "CRC-OP-SC")],
        ),
        (
            "Ratify CRC and its Optional Protocol on the sale of children and its Optional Protocol on communications",
            [("CRC", "CRC"), ("Optional Protocol", "CRC-OP-SC"), ("Optional Protocol", "CRC-OP-IC")],
        ),
        (
            "Ratify CRC and its Optional Protocol on the sale of children and CRPD and its Optional Protocol",
            [("CRC", "CRC"), ("Optional Protocol", "CRC-OP-SC"), ("CRPD", "CRPD"), ("Optional Protocol", "CRPD-OP")],
        ),
        # the number before, and a treaty by its short form
        (
            "Ratify the Second Optional Protocol to the Covenant on Civil and Political Rights",
            [("Second Optional Protocol to the Covenant on Civil and Political Rights", "ICCPR-OP2")],
        ),
        (
            "Recalling CAT, ratify the Optional Protocol to the Convention",
            [("CAT", "CAT"), ("Optional Protocol to the Convention", "OPCAT")],
        ),
    ],
)
def test_a_protocol_is_that_of_the_treaty_beside_it(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ratify CPED and accept the competence of its Committee", "Committee on Enforced Disappearances"),
        ("Ratify CPED, and accept the competence of the relevant Committee", "Committee on Enforced Disappearances"),
        ("Ratify the Rome Statute and accept the competence of the relevant Committee", None),
        ("Accept the competence of the Committee", "Committee against Torture"),
    ],
)
def test_a_committee_is_that_of_the_treaty_before_it(text, expected):
    before = "The Committee against Torture has met. "
    assert [target for words, target in named(before + text) if words == "Committee"] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ratify ILO Conventions No. 138 and 182", [("ILO Conventions No. 138", AGE), ("182", LABOUR)]),
        (
            "Ratify ILO Conventions No. 138 concerning Minimum Age and No. 182 concerning Child Labour",
            [("ILO Conventions No. 138", AGE), ("No. 182", LABOUR)],
        ),
        ("Ratify ILO Convention No. 138, and train 182 judges", [("ILO Convention No. 138", AGE)]),
        ("Ratify ILO Convention No. 999", [("ILO Convention No. 999", None)]),
        (
            "Invite the Special Rapporteurs on torture and on freedom of religion or belief",
            [("Special Rapporteurs on torture", TORTURE), ("freedom of religion or belief", RELIGION)],
        ),
        ("Invite the Special Rapporteurs on torture and teach", [("Special Rapporteurs on torture", TORTURE)]),
    ],
)  # fmt: skip
def test_names_in_a_list_share_their_first_words(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    ("body", "symbol", "protocol"),
    [
        ("Human Rights Committee", "CCPR/C/KEN/CO/3", "ICCPR-OP1"),
        ("Committee on the Elimination of Discrimination against Women", "CEDAW/C/KEN/CO/3", "CEDAW-OP"),
        # which of three a text must say
        ("Committee on the Rights of the Child", "CRC/C/KEN/CO/3", None),
    ],
)
def test_the_optional_protocol_of_a_committee(body, symbol, protocol):
    text = f"{symbol}\n{body}\nConcluding observations on Kenya\n\n9. Kenya acts under the Optional Protocol.\n"
    found = extract(text).references
    assert [r.target for r in found if "Protocol" in r.text] == [protocol]

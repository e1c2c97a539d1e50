"""What an action concerns, and what it asks of it: sentences with what is expected."""

from collections import Counter
from dataclasses import replace

import pytest
from benchmarks import concerns as readings
from benchmarks.corpora import SHARED

from unkg import authorities
from unkg.extraction import extract
from unkg.model import Document, Header

KNOWLEDGE = authorities.load()
HEAD = "Resolution adopted by the General Assembly on 19 December 2023\n\nThe General Assembly,\n\n"
REVIEW = "# Norway\n\n" + "".join(f"1{n}.1 Abolish the death penalty (France);\n\n" for n in range(4))


def resolution(words: str) -> list[tuple]:
    """The concerns of the actions of an operative paragraph."""
    return concerns(f"{HEAD}1. {words}")


def review(words: str) -> list[tuple]:
    """The concerns of the actions of a recommendation in a review."""
    return concerns(f"{REVIEW}100.1 {words}")


def report(words: str) -> list[tuple]:
    """The concerns of the actions of a committee's recommendation."""
    return concerns(f"II. Conclusions and recommendations\n\n31. {words}\n", Header(type="report"))


def concerns(text: str, header: Header | None = None) -> list[tuple]:
    found = extract(Document("x", "x", text, header=header), KNOWLEDGE).actions
    return [(one.target, one.pinpoint, one.asks) for action in found for one in action.concerns]


UNICEF = "United Nations Children's Fund"
OPANAL = "Agency for the Prohibition of Nuclear Weapons in Latin America and the Caribbean"
WOMEN = ("Committee on the Elimination of Discrimination against Women", None, ())
CAT, OPCAT, CEDAW = "CAT", "OPCAT", "CEDAW"
TORTURE = "Special Rapporteur on torture and other cruel, inhuman or degrading treatment or punishment"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # one verb, one treaty
        ("Ratify OPCAT (France);", [(OPCAT, None, ("ratify",))]),
        ("Consider ratifying the Convention against Torture (France, Mexico);", [(CAT, None, ("ratify",))]),
        ("Step up efforts to ratify CEDAW (Spain);", [(CEDAW, None, ("ratify",))]),
        ("Take steps towards accession to CEDAW (Spain);", [(CEDAW, None, ("ratify",))]),
        ("Become a party to CEDAW without any reservation (Spain);", [(CEDAW, None, ("ratify",))]),
        # several treaties with one verb, and several verbs with one treaty
        ("Ratify CEDAW, CAT and CRPD (Spain);", [(t, None, ("ratify",)) for t in (CEDAW, CAT, "CRPD")]),
        ("Ratify and fully implement CEDAW (Spain);", [(CEDAW, None, ("ratify", "implement"))]),
        ("Ratify CAT; CEDAW; and CRPD (Chile);", [(t, None, ("ratify",)) for t in (CAT, CEDAW, "CRPD")]),
        # a list of States ends what they recommend
        ("Ratify CAT (Chile); ratify CEDAW (Peru);", [(CAT, None, ("ratify",)), (CEDAW, None, ("ratify",))]),
        # what is past is not asked
        ("Establish a preventive mechanism following the recent ratification of OPCAT (Peru);", [(OPCAT, None, ())]),
        # a declaration is not ratified, nor is a movement that one joins
        ("Sign the Universal Declaration of Human Rights (Peru);", [("UDHR", None, ())]),
        ("Accept the Vell Declaration on Wells (Peru);", [("Vell Declaration on Wells", None, ())]),
        ("Ratify the Vell Convention on Wells (Peru);", [("Vell Convention on Wells", None, ("ratify",))]),
        (
            "Ratify the Convention on the Declaration of Death (Peru);",
            [("Convention on the Declaration of Death", None, ("ratify",))],
        ),
        ("Join the movement begun by the adoption of CAT (Peru);", [(CAT, None, ())]),
        ("Join the trend set by the Declaration on the Rights of Indigenous Peoples (Peru);", [("UNDRIP", None, ())]),
        ("Join CAT and OPCAT (Peru);", [(CAT, None, ("ratify",)), (OPCAT, None, ("ratify",))]),
        ("Join the other core human rights treaties, such as CAT (Peru);", [(CAT, None, ("ratify",))]),
        ("Consider joining the 1984 Convention against Torture (Peru);", [(CAT, None, ("ratify",))]),
        # an amendment is not the treaty
        ("Ratify the amendment to article 8 of ICERD (Peru);", [("ICERD", "art 8", ())]),
        # reservations
        (
            "Lift its reservations to articles 2 and 16 of CEDAW (Peru);",
            [(CEDAW, "art 2; art 16", ("withdraw-reservation",))],
        ),
        (
            "Withdraw all reservations to CAT and CEDAW (Peru);",
            [(CAT, None, ("withdraw-reservation",)), (CEDAW, None, ("withdraw-reservation",))],
        ),
        (
            "Withdraw its interpretative statement with respect to article 4 of ICERD (Peru);",
            [("ICERD", "art 4", ("withdraw-reservation",))],
        ),
        # procedures
        ("Make the declaration provided for in article 22 of CAT (Peru);", [(CAT, "art 22", ("accept-procedure",))]),
        (
            "Accept the individual complaints procedure under article 14 of ICERD (Peru);",
            [("ICERD", "art 14", ("accept-procedure",))],
        ),
        # implementation, and modifiers that say how something else is done
        ("Incorporate the provisions of CEDAW into national law (Peru);", [(CEDAW, None, ("implement",))]),
        ("Bring its legislation into line with CEDAW (Peru);", [(CEDAW, None, ("implement",))]),
        ("Investigate all allegations, in accordance with its obligations under CAT (Peru);", [(CAT, None, ())]),
        ("Ensure the independence of judges in line with CAT (Peru);", [(CAT, None, ())]),
        ("Ensure that the law is in line with CAT (Peru);", [(CAT, None, ("implement",))]),
        # mechanisms
        ("Extend a standing invitation to the special procedures (Peru);", [("special procedures", None, ("invite",))]),
        (
            "Extend a standing invitation to all special procedures of the Human Rights Council (Peru);",
            [("special procedures", None, ("invite",))],
        ),
        ("Invite the Special Rapporteur on torture to visit the country (Peru);", [(TORTURE, None, ("invite",))]),
        ("Accept the request of the Special Rapporteur on torture to visit (Peru);", [(TORTURE, None, ("invite",))]),
        ("Cooperate with the Special Rapporteur on torture (Peru);", [(TORTURE, None, ("cooperate",))]),
        ("Cite the Special Rapporteur of the Human Rights Council on torture (Peru);", [(TORTURE, None, ())]),
        ("Ratify ICESCR, CERD and CAT (Peru);", [(treaty, None, ("ratify",)) for treaty in ("ICESCR", "ICERD", CAT)]),
        ("Heed the Committee on the Elimination of Discrimination against Women (CEDAW) (Peru);", [WOMEN] * 2),
        ("Act upon recommendations of the Special Rapporteur on torture (Peru);", [(TORTURE, None, ("implement",))]),
        (
            "Submit its overdue report to the Committee against Torture (Peru);",
            [("Committee against Torture", None, ("report",))],
        ),
        ("Let the Special Rapporteur on torture visit its prisons (Peru);", [(TORTURE, None, ("invite",))]),
        # whoever is joined with the body whose recommendations they are
        (
            "Implement ILO and CESCR recommendations on equal pay (Peru);",
            [
                ("International Labour Organization", None, ("implement",)),
                ("Committee on Economic, Social and Cultural Rights", None, ("implement",)),
            ],
        ),
        ("Ensure full observance of CAT (Peru);", [(CAT, None, ("implement",))]),
        ("Guarantee the compliance of prisons with CAT (Peru);", [(CAT, None, ("implement",))]),
        ("Speed up the reform of its penal law, to be in line with CAT (Peru);", [(CAT, None, ("implement",))]),
        # to tell of implementation, a word of a title
        ("Publish information on the implementation of CAT (Peru);", [(CAT, None, ())]),
        ("Publish a report on measures taken to implement CAT (Peru);", [(CAT, None, ())]),
        ("Publish a report on prisons, courts and the steps it has taken to implement CAT (Peru);", [(CAT, None, ())]),
        ("Study the Guide on the Application of Treaties and CAT (Peru);", [(CAT, None, ())]),
        # who visits stands before the visit, and only who is to become a party is asked to ratify
        (
            "Allow prisoners to visit their families with the help of the Committee against Torture (Peru);",
            [("Committee against Torture", None, ())],
        ),
        ("Publish what States not parties to CAT have said (Peru);", [(CAT, None, ())]),
        ("Fulfil its pledges as agreed under CAT (Peru);", [(CAT, None, ())]),
        ("Train the police (Peru);", []),
    ],
)  # fmt: skip
def test_what_a_recommendation_of_a_review_concerns(words, expected):
    assert review(words) == expected


def test_actions_of_one_paragraph_share_nothing():
    found = review("Ratify CAT and establish a mechanism as required under CEDAW (Peru);")
    assert found == [(CAT, None, ("ratify",)), (CEDAW, None, ())]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # addressees and grounds are not what an action concerns
        ("Pursuant to Security Council resolution 1325 (2000), requests the Secretary-General to act;", set()),
        ("Requests the Secretary-General to ensure full implementation of its resolution 60/251;", {"A/RES/60/251"}),
        ("Encourages States parties to the Convention against Torture to fund prevention;", set()),
        ("Encourages Member States to fund prevention, recalling resolution 60/251;", set()),
        ("Urges Member States to fund prevention, taking into account its resolution 60/251;", {"A/RES/60/251"}),
        # nor a body that only says whose something is
        ("Urges Member States to implement Security Council resolution 1325 (2000);", {"S/RES/1325(2000)"}),
        (
            "Recommends that States act in line with the Human Rights Committee's general comment No. 34;",
            {"CCPR/C/GC/34"},
        ),
        ("Requests the Secretary-General to report pursuant to Human Rights Council S-36/1;", {"A/HRC/RES/S-36/1"}),
        (
            "Urges States to assist the Committee against Torture of the United Nations;",
            {"Committee against Torture"},
        ),
        ("Requests the United Nations system, in particular UN-Women, to train judges;", set()),
        ("Requests the Secretary-General to support the system, including UNICEF;", {"United Nations Children's Fund"}),
        ("Demands that the parties to the Rome Statute, in particular Norway, act;", set()),
        ("Recommends that donors, including the World Bank, support judges;", set()),
        ("Urges programmes, in particular the World Food Programme, the World Bank and UNDP, to aid UNICEF;", {UNICEF}),
        ("Requests the secretariat, in consultation with others, including UNICEF, to act;", {UNICEF}),
        ("Authorizes the Member States participating in the International Security Assistance Force to act;", set()),
        ("Encourages Member States in cooperation with UNICEF to act;", {UNICEF}),
        ("Demands that all parties cooperate with the operations of UNICEF and that they aid judges;", {UNICEF}),
        ("Calls on member States of the International Conference on the Great Lakes Region (ICGLR) to act;", set()),
        ("Encourages States, including within the framework of UNICEF, to act;", {UNICEF}),
        ("Requests that States report on missions, including UNICEF, to assist judges;", {UNICEF}),
        (f"Encourages the States members of the {OPANAL} to act;", set()),
        ("Welcomes the work of the Special Representative of the Secretary-General in the field;", set()),
        ("Welcomes the work of the representatives of the Security Council in the field;", {"Security Council"}),
        # whose a text is that a body names its own
        (
            "Welcomes the report of the Secretary-General on the implementation of its resolution 60/251;",
            {"Secretary-General of the United Nations", "A/RES/60/251"},
        ),
        (
            "Welcomes the report of the Secretary-General pursuant to paragraph 3 of its resolution 60/251;",
            {"Secretary-General of the United Nations", "A/RES/60/251"},
        ),
        ("Welcomes the mandate set out by the Human Rights Council in its resolution 5/1;", {"A/HRC/RES/5/1"}),
        ("Welcomes the request by the Human Rights Council, in paragraph 3 of its resolution 5/1;", {"A/HRC/RES/5/1"}),
        (
            "Recalls that, in its resolution 60/251 of 15 March 2006, the General Assembly asked UNICEF to act;",
            {"A/RES/60/251", UNICEF},
        ),
        (
            "Requests the Secretary-General to assist the Human Rights Council under resolution 5/1 of that Council;",
            {"Human Rights Council", "A/HRC/RES/5/1"},
        ),
        ("Demands that all parties become parties to the Rome Statute;", {"Rome-Statute"}),
        # a clause ends with its sentence, whatever stands before or behind the point
        ("Urges States to assist UNICEF. Norway recalled CAT.", {"United Nations Children's Fund"}),
        ("Urges States to act on its resolution 60/251.³ The resolution 61/3 goes further.", {"A/RES/60/251"}),
        # one clause ends where the next begins
        (
            "Urges Member States to act on its resolution 60/251, and requests States to act on resolution 61/3;",
            {"A/RES/60/251", "A/RES/61/3"},
        ),
    ],
)  # fmt: skip
def test_what_an_operative_paragraph_concerns(words, expected):
    assert {target for target, _, _ in resolution(words)} == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Calls upon all States that have not yet acceded to the Convention against Torture to do so;", ("ratify",)),
        ("Calls upon States to ratify the Convention against Torture;", ("ratify",)),
        ("Calls upon States to become parties, as soon as possible, to the Convention against Torture;", ("ratify",)),
        ("Calls upon States to express their consent to be bound by the Convention against Torture;", ("ratify",)),
        ("Invites States that have not ratified the Convention against Torture to provide information;", ()),
        ("Invites States to promote the universalization of the Convention against Torture;", ()),
        ("Requests the Board to inform States, by letter, of ratifications of the Convention against Torture;", ()),
        ("Requests a report on the status of signature and ratification of the Convention against Torture;", ()),
        ("Calls upon Utopia to accept the applicability of the Convention against Torture;", ()),
        ("Urges States to mark the anniversary of the signing of the Convention against Torture;", ()),
        ("Urges States to show adherence to their obligations under the Convention against Torture;", ("implement",)),
        ("Urges States to ratify Protocols I and II of 1977 to the Convention against Torture;", ()),
        ("Calls upon all States not yet parties to the Convention against Torture to ratify it;", ("ratify",)),
        ("Calls upon States that have ratified the Convention against Torture to act;", ()),
        ("Calls upon States to comply with the Convention against Torture;", ("implement",)),
        ("Requests States to carry out elections, as recognized in the Convention against Torture;", ()),
        ("Requests States to carry out elections pending accession to the Convention against Torture;", ()),
        ("Welcomes the ratification by Norway of the Convention against Torture;", ()),
    ],
)  # fmt: skip
def test_what_an_operative_paragraph_asks_of_a_treaty(words, expected):
    assert resolution(words) == [(CAT, None, expected)]


def test_a_passive_concerns_its_subject():
    assert report("The Convention against Torture should be ratified.") == [(CAT, None, ("ratify",))]


def test_sentences_are_apart():
    words = "The Committee recommends that the State train judges. It notes the Convention against Torture."
    assert report(words) == []


def test_an_unresolved_name_is_kept_without_target():
    assert report("The State party should implement the Protocol.") == [(None, None, ("implement",))]


def test_the_footnotes_of_a_page_amid_a_paragraph_are_none_of_its_clause():
    words = "The Special Rapporteur urges States to act in the following ways: (a) build wells; "
    assert report(f"{words}__________________ 60 See the Convention against Torture. (b) Dig;") == []


def test_what_a_report_is_about_owns_no_office():
    found = {
        target
        for target, _, _ in resolution(
            "Notes the report of the Secretary-General on the United Nations Mission in Liberia;"
        )
    }
    assert found == {"Secretary-General of the United Nations", "United Nations Mission in Liberia"}


def test_offsets_are_those_of_the_words():
    text = f"{REVIEW}100.1 Ratify CEDAW (France);"
    [concern] = [one for action in extract(Document("x", "x", text), KNOWLEDGE).actions for one in action.concerns]
    assert text[concern.start : concern.end] == CEDAW
    assert concern.kind == "instrument"


def test_without_words_of_a_language_nothing_is_asked():
    text = f"{HEAD}1. Requests States to implement the Convention on the Rights of the Child;"
    wordless = replace(KNOWLEDGE.languages["en"], asked_words=dict.fromkeys(KNOWLEDGE.languages["en"].asked_words, ()))
    found = extract(Document("x", "x", text), replace(KNOWLEDGE, languages={"en": wordless})).actions
    assert [one.asks for action in found for one in action.concerns] == [()]


@pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="needs the corpora")
def test_what_actions_concern_is_as_read_by_eye():
    score = readings.Score(sum((part.counts for part in readings.measure().values()), start=Counter()), [])
    assert score.rate("found", "predicted") >= 0.97
    assert score.rate("found", "names") >= 0.93
    assert score.rate("right asks", "predicted asks") >= 0.97
    assert score.rate("right asks", "asks") >= 0.95


def test_only_the_head_of_an_addressee_is_left_out() -> None:
    """“The CTC Chair” is asked; the longer name that begins with an addressee's is another."""
    assert resolution("Requests the CTC Chair to dig;") == []
    words = (
        "Invites the Counter-Terrorism Committee to ensure that Counter-Terrorism Committee Executive Directorate digs;"
    )
    assert resolution(words) == [("Counter-Terrorism Committee Executive Directorate", None, ())]

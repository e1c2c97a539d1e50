"""Mandate events: acts of this document, or reported acts of others."""

import pytest

from texts import extraction
from unkg.model import MandateEvent

FOOD = "Special Rapporteur on the right to food"
HEAD = (
    "A/HRC/RES/58/99\n\nResolution adopted by the Human Rights Council on 3 April 2025\n\n58/99. Food\n\n"
    "The Human Rights Council,\n\nRecalling its work,\n\n"
)


def events(paragraphs: str) -> list[MandateEvent]:
    return list(extraction(HEAD + paragraphs).events)


@pytest.mark.parametrize(
    ("paragraph", "kind", "until"),
    [
        (
            f"Decides to extend the mandate of the {FOOD} for a period of three years;",
            "extended",
            "a period of three years",
        ),
        (f"Decides to renew the mandate of the {FOOD} until 30 June 2026;", "extended", "2026-06-30"),
        (f"Approves the extension of the mandate of the {FOOD} until 30 June 2026;", "extended", "2026-06-30"),
        (
            f"Extends the mandate of the {FOOD} for a further period of one year;",
            "extended",
            "a further period of one year",
        ),
        (f"Decides to appoint, for a period of three years, a {FOOD};", "established", "a period of three years"),
        (f"Decides to terminate the mandate of the {FOOD};", "terminated", None),
        (f"Decides to discontinue the mandate of the {FOOD};", "terminated", None),
        (f"Decides to conclude the mandate of the {FOOD};", "terminated", None),
    ],
)
def test_own_acts(paragraph: str, kind: str, until: str | None) -> None:
    (event,) = events(f"1. {paragraph}\n")
    assert (event.kind, event.mandate, event.act, event.until) == (kind, FOOD, "A/HRC/RES/58/99", until)
    assert (event.paragraph, event.act_part, event.date, event.reported) == ("OP 1", "op 1", "2025-04-03", False)


@pytest.mark.parametrize(
    ("words", "kind", "act"),
    [
        (
            f"the mandate of the {FOOD}, established by Commission on Human Rights resolution 2000/10,",
            "established",
            "E/CN.4/RES/2000/10",
        ),
        (
            f"the mandate of the {FOOD}, established by the Commission on Human Rights in its resolution 2000/10,",
            "established",
            "E/CN.4/RES/2000/10",
        ),
        (f"the mandate of the {FOOD}, extended by resolution 6/2 of 27 September 2007,", "extended", "A/HRC/RES/6/2"),
        (f"the mandate of the {FOOD} as extended in Council resolution 49/13,", "extended", "A/HRC/RES/49/13"),
        (f"its resolution 49/13, by which it extended the mandate of the {FOOD},", "extended", "A/HRC/RES/49/13"),
        (
            f"its resolution 6/2, in which the Council decided to extend the mandate of the {FOOD},",
            "extended",
            "A/HRC/RES/6/2",
        ),
    ],
)
def test_reported_acts(words: str, kind: str, act: str) -> None:
    (event,) = events(f"1. Recalls {words} and goes on;\n")
    assert (event.kind, event.mandate, event.act, event.reported) == (kind, FOOD, act, True)
    assert event.date is None or event.date < "2025"


def test_a_chain_of_acts_is_reported_act_by_act() -> None:
    text = (
        f"1. Recalls the mandate of the {FOOD}, established by Commission on Human Rights resolution 2000/10 and "
        f"extended by "
        "Council resolutions 6/2 and 13/4;\n"
    )
    assert [(e.kind, e.act) for e in events(text)] == [
        ("established", "E/CN.4/RES/2000/10"),
        ("extended", "A/HRC/RES/6/2"),
        ("extended", "A/HRC/RES/13/4"),
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        f"Welcomes the work of the {FOOD};",
        f"Requests the {FOOD} to report for a period of one year;",
        f"Recalls its resolution 6/2, and welcomes the {FOOD};",
        "Decides to extend the deadline for the Secretary-General;",
        "Decides to establish the rule of law in wells;",
        f"Recalls that the report of the {FOOD} was established by experts;",
    ],
)
def test_nothing_happened_to_a_mandate(paragraph: str) -> None:
    assert events(f"1. {paragraph}\n") == []


def test_a_document_without_a_symbol_only_reports() -> None:
    text = (
        f"The Human Rights Council,\n\nRecalling the mandate of the {FOOD}, established by Commission on Human Rights "
        f"resolution 2000/10,\n\n1. Decides to extend the mandate of the {FOOD} for one year;\n"
    )
    assert [(e.kind, e.reported) for e in extraction(text).events] == [("established", True)]


def test_the_words_that_say_so_are_kept() -> None:
    text = HEAD + f"1. Decides to extend the mandate of the {FOOD} for one year;\n"
    (event,) = extraction(text).events
    assert text[event.start : event.end] == f"extend the mandate of the {FOOD}"


COMMITTEE = "Security Council Committee established pursuant to resolution {}"
NEW_PANEL = "Panel of Experts established pursuant to resolution 2999 (2024)"
PANEL = "Panel of Experts established pursuant to resolution 1591 (2005)"
DAESH = (
    "Security Council Committee pursuant to resolutions 1267 (1999), 1989 (2011) and 2253 (2015) concerning Islamic "
    "State in Iraq and the "
    "Levant (Da'esh), Al-Qaida and associated individuals, groups, undertakings and entities"
)
COUNCIL = (
    "S/RES/2676 (2023)\n\nResolution 2676 (2023)\n\nAdopted by the Security Council at its 9278th meeting, on 8 "
    "March 2023\n\n"
    "The Security Council,\n\n"
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (  # one panel, prolonged by all but the first
            (
                "Recalling the mandate of the Panel of Experts on the Sudan, as established in resolutions 1591 "
                "(2005), 1779 (2007) and 1841 (2008),"
            ),
            {
                ("established", "S/RES/1591(2005)", PANEL),
                ("extended", "S/RES/1779(2007)", PANEL),
                ("extended", "S/RES/1841(2008)", PANEL),
            },
        ),
        (  # established again, as the record of the first act states
            (
                "Recalling the mandate of the United Nations Assistance Mission in Afghanistan (UNAMA), as "
                "established by resolution 1662 (2006),"
            ),
            {("extended", "S/RES/1662(2006)", "United Nations Assistance Mission in Afghanistan")},
        ),
        (  # an act older than the record's stays as it is reported
            "Recalling the Panel of Experts on Liberia established pursuant to resolution 1343 (2001),",
            {("established", "S/RES/1343(2001)", "Panel of Experts on Liberia")},
        ),
        (  # a committee without a term is changed, not prolonged
            (
                "Recalling the Committee pursuant to resolutions 1267 (1999), 1989 (2011) and 2253 (2015), which was "
                "established by resolution 2368 (2017),"
            ),
            {("amended", "S/RES/2368(2017)", DAESH)},
        ),
    ],
)
def test_a_mandate_is_established_once(words: str, expected: set[tuple[str, str, str]]) -> None:
    found = extraction(f"{COUNCIL}{words}\n\n1. Decides to remain seized of the matter.\n").events
    assert {(e.kind, e.act, e.mandate) for e in found} == expected


def test_another_committee_of_the_same_short_name_is_its_own() -> None:
    text = (
        f"{COUNCIL}Recalling the {DAESH} (“the Committee”),\n\n"
        "1. Directs the Committee established pursuant to paragraph 24 of resolution 1970 (2011) to cooperate with "
        "the Committee;\n"
    )
    reported = [e for e in extraction(text).events if e.act == "S/RES/1970(2011)"]
    assert {(e.kind, e.mandate) for e in reported} <= {
        ("established", "Security Council Committee established pursuant to resolution 1970 (2011) concerning Libya")
    }


@pytest.mark.parametrize(
    ("behind", "date"),
    [
        (" of 27 September 2007", "2007-09-27"),
        ("", None),
        (" of 27 and 28 September 2007", None),
        (" of September 2007", None),
    ],
)
def test_a_reported_act_has_the_day_that_stands_behind_it(behind: str, date: str | None) -> None:
    (event,) = events(f"1. Recalls the mandate of the {FOOD}, extended by resolution 6/2{behind}, and goes on;\n")
    assert (event.act, event.date) == ("A/HRC/RES/6/2", date)


# ---- clauses of the Security Council ---------------------------------------------------------------------------------

COUNCIL = (
    "S/RES/2999 (2024)\n\nResolution 2999 (2024)\n\n"
    "Adopted by the Security Council at its 9000th meeting, on 15 March 2024\n\n"
    "The Security Council,\n\nRecalling its previous resolutions,\n\n"
)
UNISFA = "United Nations Interim Security Force for Abyei"
UNMIL = "United Nations Mission in Liberia"
MEDIATOR = "Mediator established pursuant to resolution 2999 (2024)"
WELLS = ("established", "Mission on Wells", None)
UNOCI = "United Nations Operation in Côte d'Ivoire"
PANEL = "Panel of Experts established pursuant to resolution 1874 (2009)"


def council_events(paragraphs: str) -> list[MandateEvent]:
    return list(extraction(COUNCIL + paragraphs + "\n").events)


@pytest.mark.parametrize(
    ("paragraph", "kind", "holder", "until"),
    [
        (
            "Decides to extend until 15 November 2024 the mandate of UNISFA as set out in its earlier decisions;",
            "extended",
            UNISFA,
            "2024-11-15",
        ),
        (
            "Decides to extend, for a period of six months, the mandate of UNMIL;",
            "extended",
            UNMIL,
            "a period of six months",
        ),
        (
            "Supports UNMIL, and decides to extend its mandate for a further period ending on 31 July 2024;",
            "extended",
            UNMIL,
            "2024-07-31",
        ),
        ("Decides to extend until 30 June 2024 UNMIL's mandate;", "extended", UNMIL, "2024-06-30"),
        ("Decides that the mandate of UNMIL shall be extended until April 30, 2025;", "extended", UNMIL, "2025-04-30"),
        (
            "Decides to renew the mandate of UNMIL for another period of six months, that is, until 30 September 2024;",
            "extended",
            UNMIL,
            "2024-09-30",
        ),
        (
            "Requests the Secretary-General, upon adoption, to renew the mandate of UNMIL for a further six months;",
            "extended",
            UNMIL,
            "a further six months",
        ),
        (
            "Approves the continuation of UNMIL for a period of 13 months from the date of adoption;",
            "extended",
            UNMIL,
            "a period of 13 months",
        ),
        (
            "Extends once more the stationing in Liberia of UNMIL for a further period ending 15 June 2024;",
            "extended",
            UNMIL,
            "2024-06-15",
        ),
        ("Decides that the mandate of UNMIL shall also include the protection of wells;", "amended", UNMIL, None),
        ("Decides that UNMIL shall have the following mandate, in order of priority:", "amended", UNMIL, None),
        ("Decides to increase the military component of UNMIL by forty observers;", "amended", UNMIL, None),
        ("Decides to terminate the mandate of UNMIL as of June 30 2024;", "terminated", UNMIL, "2024-06-30"),
        ("Decides that UNMIL's liquidation shall begin on 1 July 2024;", "terminated", UNMIL, "2024-07-01"),
        (
            "Decides that the authority be transferred from UNMIL to the Government on 1 July 2024;",
            "transferred",
            UNMIL,
            "2024-07-01",
        ),
        (
            "Decides to dissolve the Committee established by paragraph 9 of resolution 1160 (1998);",
            "terminated",
            COMMITTEE.format("1160 (1998)"),
            None,
        ),
        (
            "Extends to 30 April 2025 the mandate of the Panel of Experts, as specified in resolution 1874 (2009);",
            "extended",
            PANEL,
            "2025-04-30",
        ),
        (
            "Decides to establish a Mission on Wells for a period of one year;",
            "established",
            "Mission on Wells",
            "a period of one year",
        ),
        (
            "Requests the Secretary-General to create, with States, a group of up to five (“Panel of Experts”);",
            "established",
            NEW_PANEL,
            None,
        ),
        (
            "Decides to establish, under rule 28 of its rules, a Committee of the Security Council;",
            "established",
            COMMITTEE.format("2999 (2024)"),
            None,
        ),
        (
            "Recommends the creation, with the consent of the parties, of a Mission on Wells;",
            "established",
            "Mission on Wells",
            None,
        ),
        ("Recommends that the Secretary-General designate a mediator;", "established", MEDIATOR, None),
        (
            "Approves the proposal to authorize the establishment and prompt deployment of a Mission on Wells;",
            "established",
            "Mission on Wells",
            None,
        ),
        ("Resolves that the Security Council under Article 34 establish a Mission on Wells;", *WELLS),
        ("Resolves that a Mission on Wells be established;", *WELLS),
        ("Decides that UNMIL shall be assisted by a Mission on Wells, to be established forthwith;", *WELLS),
        (
            "Requests the Secretary-General to give a new mandate to UNMIL for a period of six months;",
            "extended",
            UNMIL,
            "a period of six months",
        ),
        (
            "Decides to authorize States to maintain the deployment until 31 May 2025 of UNMIL;",
            "extended",
            UNMIL,
            "2025-05-31",
        ),
        ("Extends once more the, stationing in Liberia of UNMIL until 15 June 2024;", "extended", UNMIL, "2024-06-15"),
        ("Authorizes the strengthening of UNMIL by up to sixty observers;", "amended", UNMIL, None),
        ("Decides to approve the immediate increase in the strength of UNMIL to 900;", "amended", UNMIL, None),
        ("Authorizes the Secretary-General to establish a presence of UNMIL in Guinea;", "amended", UNMIL, None),
        ("Requests the African Union to increase UNMIL's force strength to 900;", "amended", UNMIL, None),
        (
            "Decides that UNMIL shall monitor the wells in addition to the provisions of its existing mandate;",
            "amended",
            UNMIL,
            None,
        ),
        (
            "Decides that, in addition to the provisions of UNMIL's existing mandate, UNMIL shall monitor the wells;",
            "amended",
            UNMIL,
            None,
        ),
        (
            "Decides to authorize States to maintain the deployment of 19,626 UNMIL personnel until 31 May 2025;",
            "extended",
            UNMIL,
            "2025-05-31",
        ),
        (
            "Authorizes the Secretary-General to deploy immediately United Nations observers to monitor the wells;",
            "established",
            "United Nations observers established pursuant to resolution 2999 (2024)",
            None,
        ),
        (
            "Decides to increase the number of members of UNMIL from 102 to 106;",
            "amended",
            UNMIL,
            None,
        ),
        (
            "Commends UNMIL and decides to start an orderly withdrawal from 31 May 2025;",
            "terminated",
            UNMIL,
            "2025-05-31",
        ),
    ],
)
def test_clauses_are_read_in_any_order(paragraph: str, kind: str, holder: str, until: str | None) -> None:
    (event,) = [event for event in council_events(f"1. {paragraph}") if not event.reported]
    assert (event.kind, event.mandate, event.until) == (kind, holder, until)
    assert (event.act, event.act_part, event.reason) == ("S/RES/2999(2024)", "op 1", None)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Expresses its intention to extend the mandate of UNMIL until 30 June 2024;",
        "Decides to review the need to extend the mandate of UNMIL;",
        "Decides that the measures shall apply unless it decides to extend the mandate of UNMIL;",
        "Encourages the Secretary-General to appoint a special envoy for Liberia;",
        "Requests the Secretary-General to continue to support UNMIL;",
        "Requests UNMIL to establish a committee of elders;",
        "Decides to extend the deadline for the report of UNMIL;",
        "Renews its call on UNMIL to cooperate;",
        "Requests the Secretary-General to provide all assistance necessary to enable UNMIL to continue its mandate;",
        "Decides to establish more systematic partnerships between the Peacebuilding Commission and UNMIL;",
        "Requests the Secretary-General to establish a trust fund for UNMIL;",
        "Requests the Secretary-General to appoint urgently a new Special Representative for Liberia;",
        "Decides to extend the term of office of the permanent judges at the International Tribunal for Rwanda;",
        "Decides that the Sixth Committee shall continue its consideration of the matter;",
        "Authorizes the Secretary-General to extend UNMIL's operation for three months if he deems it necessary;",
        "Decides that UNMIL will terminate when the Secretary-General reports that the wells are dry;",
        "Requests the Secretary-General to conclude a technical agreement between the United Nations and UNMIL;",
        "Decides to maintain the current mandate of UNMIL;",
        "Requests the Secretary-General to strengthen the child protection component of UNMIL;",
        "Requests UNMIL and the African Union to urgently increase its force strength to its mandated level;",
        "Requests the Secretary-General to continue adapting UNMIL's activities;",
        "Decides to expand the mandate of the United Nations Voluntary Fund for Indigenous Peoples;",
        "Recommends that the Government establish a national commission;",
    ],
)
def test_what_only_sounds_like_a_decision(paragraph: str) -> None:
    assert council_events(f"1. {paragraph}") == []


@pytest.mark.parametrize(
    ("symbol", "kinds"),
    [("S/RES/1483 (2003)", ["established"]), ("S/RES/2999 (2024)", [])],
)
def test_an_office_is_established_by_its_founding_act_alone(symbol: str, kinds: list[str]) -> None:
    text = (
        f"{symbol}\n\nThe Security Council,\n\n"
        "1. Requests the Secretary-General to appoint a Special Representative for Iraq;\n"
    )
    assert [event.kind for event in extraction(text).events] == kinds


def test_two_holders_of_one_verb_are_two_events() -> None:
    text = (
        "1. Decides that the mandate of UNOCI and of the French forces which support it "
        "shall be extended until 16 July 2024;"
    )
    assert [(event.mandate, event.until) for event in council_events(text)] == [
        (f"French forces which support the {UNOCI}", "2024-07-16"),
        (UNOCI, "2024-07-16"),
    ]


@pytest.mark.parametrize(
    ("holders", "meant"),
    [
        ("UNMIL and UNISFA", [UNISFA, UNMIL]),
        ("UNMIL as well as the United Nations Interim Security Force for Abyei (UNISFA)", [UNISFA, UNMIL]),
        ("UNOCI, and of UNMIL and UNISFA", [UNISFA, UNMIL]),
        ("UNMIL", [UNMIL]),
    ],
)
def test_their_mandates_are_of_those_that_are_joined(holders: str, meant: list[str]) -> None:
    text = f"1. Commends the work of {holders}, and decides to extend their mandates until 16 July 2024;"
    assert [(event.mandate, event.until) for event in council_events(text)] == [(one, "2024-07-16") for one in meant]


def test_the_body_that_has_ended_is_the_one_that_succeeded_it() -> None:
    text = "1. Decides to extend the mandate of the United Nations Mission in Côte d'Ivoire until 16 July 2024;"
    late = COUNCIL.replace("2024", "2005") + text.replace("2024", "2005")
    assert [event.mandate for event in extraction(late).events] == [UNOCI]


def test_a_name_of_two_bodies_is_of_the_one_that_exists() -> None:
    text = COUNCIL.replace("2024", "1976") + "1. Decides to renew the mandate of the United Nations Emergency Force;\n"
    assert [event.mandate for event in extraction(text).events] == ["Second United Nations Emergency Force"]


def test_the_form_that_a_text_defines_is_what_it_defined() -> None:
    text = (
        "1. Recalls the Committee established pursuant to resolution 1540 (2004) (herein “the Committee”) and its work;"
        "\n\n2. Welcomes the Committee established pursuant to resolution 1373 (2001);"
        "\n\n3. Decides to expand the mandate of the Committee;"
    )
    (event,) = [event for event in council_events(text) if not event.reported]
    assert event.mandate == "Security Council Committee established pursuant to resolution 1540 (2004)"


def test_one_paragraph_may_do_several_things() -> None:
    text = (
        "1. Decides to extend until 15 May 2024 the mandate of UNISFA, "
        "and further decides to extend until 15 June 2024 the mandate of UNMIL;"
    )
    assert [(event.mandate, event.until) for event in council_events(text)] == [
        (UNISFA, "2024-05-15"),
        (UNMIL, "2024-06-15"),
    ]


def test_an_item_decides_by_the_verb_above_it() -> None:
    text = "1. Decides:\n\n(a) To call upon the parties;\n\n(b) To renew the mandate of UNMIL until 30 June 2024;"
    assert [(event.kind, event.mandate, event.act_part) for event in council_events(text)] == [
        ("extended", UNMIL, "op 1(b)")
    ]


def test_a_re_establishment_extends() -> None:
    (event,) = council_events(
        "1. Requests the Secretary-General to re-establish until 30 April 2025 the Panel of Experts "
        "established pursuant to resolution 1874 (2009);"
    )[:1]
    assert (event.kind, event.mandate, event.re_established) == ("extended", PANEL, True)


def test_a_holder_that_the_text_does_not_tell_is_unresolved_with_a_reason() -> None:
    (event,) = council_events("1. Decides to extend until 30 April 2025 the mandate of the Panel of Experts;")
    assert (event.kind, event.mandate, event.reason) == ("extended", None, "no-antecedent")


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("until 30 June 2024", "2024-06-30"),
        ("for a period of six months", "2024-09-15"),
        ("for a further period of one year", "2025-03-15"),
        ("for a period of forty-five days", "2024-04-29"),
        ("for a period of twelve months beyond 13 October 2024", "2025-10-13"),
        ("for a period of thirty months from the date of expiration of its current mandate", None),
        ("for an additional period of one year, until 2031", None),
        ("for a period of one year, running parallel to the mandate of the Committee", None),
    ],
)
def test_the_end_is_computed_from_a_period(words: str, ends: str | None) -> None:
    (event,) = council_events(f"1. Decides to extend the mandate of UNMIL {words};")
    assert event.ends == ends


def test_a_statement_decides_in_prose() -> None:
    text = (
        "S/PRST/2024/1\n\nStatement by the President of the Security Council\n\n"
        "At the 9000th meeting of the Security Council, held on 15 March 2024, the President made the statement:\n\n"
        "“The Security Council requests the Secretary-General to extend the mandate of UNMIL "
        "for a final period of three months.\n"
    )
    assert [(e.kind, e.mandate, e.until) for e in extraction(text).events] == [
        ("extended", UNMIL, "a final period of three months")
    ]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("a commission", "Commission established pursuant to resolution 2999 (2024)"),
        ("an open-ended working group", "Open-ended working group established pursuant to resolution 2999 (2024)"),
        ("a group of up to eight experts", "Group of Experts established pursuant to resolution 2999 (2024)"),
        ("the multidisciplinary Well Safety Force (WSF)", "Well Safety Force"),
        ("a UN Support Office in Norway", "United Nations Support Office in Norway"),
        ("a working group to undertake a discussion of the depth of wells", "Working group on the depth of wells"),
        (
            "a commission to conduct a full and fair investigation of the theft of wells",
            "Commission on the theft of wells",
        ),
        (
            "a State-led, open-ended negotiating committee on wells",
            "State-led, open-ended negotiating committee on wells",
        ),
        (
            "a board for the purpose of drafting the Convention on Wells and two protocols",
            "Board on the Convention on Wells",
        ),
        ("a mechanism to monitor the wells", "Monitoring Mechanism established pursuant to resolution 2999 (2024)"),
        (
            "a mechanism: (a) to monitor the wells",
            "Monitoring Mechanism established pursuant to resolution 2999 (2024)",
        ),
    ],
)
def test_a_body_without_a_name_is_named_after_its_act(body: str, name: str) -> None:
    assert [event.mandate for event in council_events(f"1. Decides to establish {body};")] == [name]


@pytest.mark.parametrize(
    ("title", "body", "name"),
    [
        ("Water wells", "a Group of Governmental Experts", "Group of Governmental Experts on water wells"),
        ("Open-ended working group on wells", "an open-ended working group", "Open-ended working group on wells"),
        ("Water wells", "a working group", "Working group established pursuant to A/RES/79/999"),
        (
            "Water wells",
            "a preparatory committee to make preparations for the Conference",
            "Preparatory Committee for the Fourth World Conference on Water Wells",
        ),
    ],
)
def test_a_body_is_named_after_the_title_or_the_conference(title: str, body: str, name: str) -> None:
    text = (
        f"A/RES/79/999\n\nResolution adopted by the General Assembly on 3 April 2025\n\n79/999. {title}\n\n"
        "The General Assembly,\n\nWelcoming the fourth World Conference on Water Wells in 2026,\n\n"
        f"1. Decides to establish {body};\n"
    )
    assert [event.mandate for event in extraction(text).events] == [name]


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("the General Assembly, on the recommendation of the Fifth Committee, decided to extend", ["extended"]),
        ("the General Assembly also decided to extend", ["extended"]),
        ("the General Assembly took note of the letter by which the Council decided to extend", []),
        ("the Secretary-General decided to extend", []),
    ],
)
def test_a_decision_records_what_its_organ_did(words: str, kinds: list[str]) -> None:
    text = (
        "A/DEC/79/599\n\nGeneral Assembly\n\nDecision\n\n79/599. Wells\n\n"
        f"At its 5th plenary meeting, on 3 April 2025, {words} the mandate of UNMIL until 30 June 2025.\n"
    )
    assert [event.kind for event in extraction(text).events] == kinds


def test_a_body_that_an_authority_holds_in_other_capitals_is_that_body():
    """Two holders of one mandate would differ in capitals only."""
    text = (
        "A/RES/77/250\n\nThe General Assembly,\n\n8. Requests the Secretary-General to establish a group of "
        "governmental experts on further practical measures for the prevention of an arms race in outer space;\n"
    )
    (event,) = extraction(text).events
    assert event.mandate == (
        "Group of Governmental Experts on Further Practical Measures for the Prevention of an Arms Race in Outer Space"
    )

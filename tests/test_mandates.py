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
        (
            f"Extends the mandate of the {FOOD} for a further period of one year;",
            "extended",
            "a further period of one year",
        ),
        (f"Decides to appoint, for a period of three years, a {FOOD};", "established", "a period of three years"),
        (f"Decides to terminate the mandate of the {FOOD};", "terminated", None),
        (f"Decides to discontinue the mandate of the {FOOD};", "terminated", None),
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

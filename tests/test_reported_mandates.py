"""What a document says that acts which it cites did to mandates."""

import pytest

from texts import extraction
from unkg.model import MandateEvent

FOOD = "Special Rapporteur on the right to food"
SUDAN = "Panel of Experts established pursuant to resolution 1591 (2005)"
YEMEN = "Panel of Experts established pursuant to resolution 2140 (2014)"
YEMEN_COMMITTEE = "Security Council Committee established pursuant to resolution 2140 (2014) concerning Yemen"
ABYEI = "United Nations Interim Security Force for Abyei"
MISSION = "United Nations Mission in South Sudan"
TEAM = "Analytical Support and Sanctions Monitoring Team"

Row = tuple[str, str, str | None]
"""(kind, act, holder)."""


def reported(paragraph: str, issuer: str) -> list[MandateEvent]:
    return [event for event in extraction(paragraph, issuer).events if event.reported]


def rows(paragraph: str, issuer: str) -> list[Row]:
    return [(event.kind, event.act, event.mandate) for event in reported(paragraph, issuer)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (  # a list of acts, and another that continues it
            (
                "Recalling the mandate of the Panel of Experts, originally appointed pursuant to "
                "resolution 1591 (2005) and previously extended by resolutions 1651 (2005), 1665 "
                "(2006) and 1713 (2006),"
            ),
            [
                ("established", "S/RES/1591(2005)", SUDAN),
                ("extended", "S/RES/1651(2005)", SUDAN),
                ("extended", "S/RES/1665(2006)", SUDAN),
                ("extended", "S/RES/1713(2006)", SUDAN),
            ],
        ),
        (  # the name goes on over the act
            "Noting the visit of the Committee established pursuant to resolution 2140 (2014) to the wells,",
            [("established", "S/RES/2140(2014)", YEMEN_COMMITTEE)],
        ),
        (  # the last act of a list has a verb of its own
            (
                f"Recalling the {ABYEI} established by resolution 1990 (2011), and its resolution 2046 (2012) "
                "endorsing the agreement,"
            ),
            [("established", "S/RES/1990(2011)", ABYEI)],
        ),
        (  # a list of acts with one verb behind it, and a mandate that the sentence has named
            (
                f"Recalling resolution 1990 (2011) on the {ABYEI} (UNISFA) and resolutions 2024 (2011) and 2075 (2012) "
                "extending the mandate until 15 May 2013,"
            ),
            [("extended", "S/RES/2024(2011)", ABYEI), ("extended", "S/RES/2075(2012)", ABYEI)],
        ),
        (  # a pinpoint between the noun and the act
            "Stressing that the Committee established by paragraph 19 of resolution 2140 (2014) met,",
            [("established", "S/RES/2140(2014)", YEMEN_COMMITTEE)],
        ),
        (  # where a mandate is set out, and what changed it
            (
                f"Recalling the mandate of the {ABYEI} (UNISFA), as set out in paragraph 2 of "
                "resolution 1990 (2011) and modified by resolution 2024 (2011) and paragraph 1 of "
                "resolution 2075 (2012),"
            ),
            [
                ("defined", "S/RES/1990(2011)", ABYEI),
                ("amended", "S/RES/2024(2011)", ABYEI),
                ("amended", "S/RES/2075(2012)", ABYEI),
            ],
        ),
        (  # an acronym with its tasks
            "Commending the tasks of UNISFA as specified in paragraph 3 of resolution 1990 (2011),",
            [("defined", "S/RES/1990(2011)", ABYEI)],
        ),
        (  # a possessive
            "Recalling UNMISS's mandate contained in resolution 2155 (2014),",
            [("defined", "S/RES/2155(2014)", MISSION)],
        ),
        (  # a possessive of a change
            "Recalling UNISFA's mandate modification set forth in resolution 2024 (2011),",
            [("amended", "S/RES/2024(2011)", ABYEI)],
        ),
        (  # a pronoun
            "Encouraging UNMISS to carry out its mandate as laid down in resolution 1996 (2011),",
            [("defined", "S/RES/1996(2011)", MISSION)],
        ),
        (  # a short form that the act alone identifies
            "Recalling the mandate of the Panel of Experts, as stipulated in paragraph 21 of resolution 2140 (2014),",
            [("defined", "S/RES/2140(2014)", YEMEN)],
        ),
        (  # a short form that another citation of the text identifies
            (
                "Noting the Committee established pursuant to resolution 2140 (2014) and the mandate "
                "of the Panel of Experts as set out in paragraph 14 of resolution 2216 (2015),"
            ),
            [("established", "S/RES/2140(2014)", YEMEN_COMMITTEE), ("defined", "S/RES/2216(2015)", YEMEN)],
        ),
        (  # a number whose year is printed elsewhere
            (
                "Recalling the mandate of UNISFA as set out in resolution 1990 (2011), and the tasks "
                "of UNISFA as set out in paragraph 3 of resolution 1990,"
            ),
            [("defined", "S/RES/1990(2011)", ABYEI), ("defined", "S/RES/1990(2011)", ABYEI)],
        ),
        (  # an act first, with a participle
            "Recalling its resolution 2109 (2013) extending until 15 July 2014 the mandate of UNMISS,",
            [("extended", "S/RES/2109(2013)", MISSION)],
        ),
        (  # an act first, with a relative clause
            f"Recalling its resolution 1996 (2011), which established the {MISSION},",
            [("established", "S/RES/1996(2011)", MISSION)],
        ),
        (  # what an organ has
            (
                "Stressing that the Committee of the Security Council established pursuant to "
                "paragraph 19 of resolution 2140 (2014) met,"
            ),
            [("established", "S/RES/2140(2014)", YEMEN_COMMITTEE)],
        ),
        (  # the mandate is what was established
            (
                "Commending UNMISS's mandate in its entirety, as established by resolution 1996 "
                "(2011) and renewed by resolution 2057 (2012),"
            ),
            [("established", "S/RES/1996(2011)", MISSION), ("extended", "S/RES/2057(2012)", MISSION)],
        ),
        (  # a statement
            (
                "Recalling the statement by its President of 31 January 2001 (S/PRST/2001/3), by which it "
                "established the Working Group on Peacekeeping Operations,"
            ),
            [("established", "S/PRST/2001/3", "Working Group on Peacekeeping Operations")],
        ),
        (  # a force that was authorized
            "Noting the Multinational Security Support mission authorized by resolution 2699 (2023),",
            [("established", "S/RES/2699(2023)", "Multinational Security Support mission")],
        ),
        (  # established and extended
            (
                f"Welcoming the help of the {TEAM}, established by resolution 1526 (2004) and extended "
                "by resolution 2610 (2021),"
            ),
            [("established", "S/RES/1526(2004)", TEAM), ("extended", "S/RES/2610(2021)", TEAM)],
        ),
        (  # a panel that no record has
            "Noting the report of the Panel of Experts established pursuant to resolution 1272 (1999) on wells,",
            [("established", "S/RES/1272(1999)", "Panel of Experts established pursuant to resolution 1272 (1999)")],
        ),
    ],
)
def test_reports_of_the_security_council(words: str, expected: list[Row]) -> None:
    assert (
        rows(f"The Security Council,\n\n{words}\n\n1. Decides to remain seized of the matter.\n", "Security")
        == expected
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (  # both of two acts in the plural
            (
                "Recalling Human Rights Council resolutions 6/2 of 27 September 2007 and 22/9 of 21 "
                f"March 2013, in which the Council renewed the mandate of the {FOOD},"
            ),
            [("extended", "A/HRC/RES/6/2", FOOD), ("extended", "A/HRC/RES/22/9", FOOD)],
        ),
        (  # but a mandate began once
            (
                "Recalling its resolutions S-26/1 of 14 December 2016 and 31/20 of 23 March 2016, in "
                "which the Council established the Commission on Human Rights in South Sudan,"
            ),
            [("established", "A/HRC/RES/31/20", "Commission on Human Rights in South Sudan")],
        ),
        (  # a decision in an act
            (
                "Welcoming the decision of the Human Rights Council, in its resolution 49/13, to "
                f"extend for a period of three years the mandate of the {FOOD},"
            ),
            [("extended", "A/HRC/RES/49/13", FOOD)],
        ),
        (  # the act is where the Council decided
            f"Recalling that, in its resolution 49/13, the Council decided to extend the mandate of the {FOOD},",
            [("extended", "A/HRC/RES/49/13", FOOD)],
        ),
        (  # the terms of another act
            (
                f"Recalling the mandate of the {FOOD} for a further period of three years, under the "
                "same terms as provided for by the Council in its resolution 6/2,"
            ),
            [("defined", "A/HRC/RES/6/2", FOOD)],
        ),
        (  # the mandate of whom the sentence speaks
            (
                f"Requesting that the {FOOD} have the resources to fulfil the mandate, as outlined by "
                "the Human Rights Council in its resolution 6/2,"
            ),
            [("defined", "A/HRC/RES/6/2", FOOD)],
        ),
        (  # the organ inside the name
            (
                "Recalling the mandate of the Special Rapporteur of the Human Rights Council on "
                "extrajudicial, summary or arbitrary executions, as set out in Council resolution "
                "44/5,"
            ),
            [("defined", "A/HRC/RES/44/5", "Special Rapporteur on extrajudicial, summary or arbitrary executions")],
        ),
        (  # without a name, known by the act
            (
                "Recalling Commission on Human Rights resolution 20 (XXXVI) of 29 February 1980, in "
                "which the Commission decided to establish a working group of five members,"
            ),
            [("established", "E/CN.4/RES/20(XXXVI)", "Working Group on Enforced or Involuntary Disappearances")],
        ),
        (  # without a name or a record: named by its act
            "Noting the open-ended working group established pursuant to General Assembly resolution 74/11,",
            [("established", "A/RES/74/11", "Open-ended working group established pursuant to A/RES/74/11")],
        ),
        (  # a name that many have is no identity
            "Noting the Group of Governmental Experts established pursuant to General Assembly resolution 60/81,",
            [("established", "A/RES/60/81", "Group of Governmental Experts established pursuant to A/RES/60/81")],
        ),
        (  # what stands before the noun makes it another body than the one named before
            (
                "Recalling the Intergovernmental Panel on Climate Change and the science-policy panel established by "
                "General Assembly resolution 76/300,"
            ),
            [("established", "A/RES/76/300", "Science-policy panel established pursuant to A/RES/76/300")],
        ),
        (  # an organ is established, too
            (
                "Recalling General Assembly resolution 60/251 of 15 March 2006, by which the Assembly "
                "established the Human Rights Council,"
            ),
            [("established", "A/RES/60/251", "Human Rights Council")],
        ),
        (  # an end
            (
                "Recalling General Assembly resolutions 78/324 of 13 August 2024 and 79/147 of 17 "
                "December 2024, which marked the conclusion of the work of the Open-ended Working "
                "Group on Ageing,"
            ),
            [
                ("terminated", "A/RES/78/324", "Open-ended Working Group on Ageing"),
                ("terminated", "A/RES/79/147", "Open-ended Working Group on Ageing"),
            ],
        ),
    ],
)
def test_reports_of_the_human_rights_council(words: str, expected: list[Row]) -> None:
    assert (
        rows(f"The Human Rights Council,\n\n{words}\n\n1. Decides to remain seized of the matter.\n", "Council")
        == expected
    )


@pytest.mark.parametrize(
    "words",
    [
        "Recalling the measures imposed by resolution 1591 (2005) and renewed in resolution 2035 (2012),",
        (
            "Recalling the arms embargo on the Sudan established by resolution 1591 (2005), and the "
            "Panel of Experts on the Sudan,"
        ),
        (
            "Noting the measures adopted by the Security Council in resolution 2428 (2018) and "
            "renewed in resolution 2471 (2019),"
        ),
        (
            "Noting the report of the Panel of Experts on the Sudan on the list of wells established "
            "by resolution 1591 (2005),"
        ),
        (
            "Recalling that in its resolution 1877 (2009) the Security Council extended the term of "
            "office of permanent judges,"
        ),
        "Welcoming the quick reaction force established by resolution 2162 (2014),",
        "Recalling the mandate that the Security Council established in its resolution 1591 (2005),",
        (
            "Directing UNMISS to meet committees that have mandates established pursuant to "
            "resolutions 1267 (1999) and 1540 (2004),"
        ),
        "Recalling the report of UNMISS as contained in resolution 2155 (2014),",
        "Recalling the United Nations Interim Security Force for Abyei and the Trust Fund established by 1177 (1998),",
        "Welcoming the contributions of UNMISS to the Trust Fund established pursuant to resolution 1177 (1998),",
        "Taking note of UNMISS, and recalling its resolution 2155 (2014),",
        "Recalling its resolution 2155 (2014), in which States expanded their cooperation with UNMISS,",
        "Urging States, in accordance with resolution 1373 (2001), to establish national wells with UNMISS,",
    ],
)
def test_no_report(words: str) -> None:
    assert rows(f"The Security Council,\n\n{words}\n\n1. Decides to remain seized of the matter.\n", "Security") == []


def test_a_holder_that_nothing_settles_is_unresolved() -> None:
    text = (
        "The Security Council,\n\nRecalling the mandate of the Panel of Experts as set out in resolution 2744 (2024),\n"
    )
    (event,) = reported(text, "Security")
    assert (event.kind, event.mandate, event.reason) == ("defined", None, "no-antecedent")


def test_the_words_begin_with_the_holder_or_the_act() -> None:
    before = "Recalling the mandate of UNISFA as set out in resolution 1990 (2011),\n"
    behind = "Recalling its resolution 2109 (2013) extending until 15 July 2014 the mandate of UNMISS,\n"
    first, second = reported(before, "Security")[0], reported(behind, "Security")[0]
    assert before[first.start : first.end] == "UNISFA as set out in resolution 1990 (2011)"
    assert behind[second.start : second.end] == "2109 (2013) extending until 15 July 2014 the mandate of UNMISS"

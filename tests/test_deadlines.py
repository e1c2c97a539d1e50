"""Deadlines of requests."""

import pytest

from texts import extraction

HEAD = "The Human Rights Council,\n\nRecalling its resolution 5/1,\n\n1. "


def deadlines(paragraph: str) -> list[str | None]:
    return [a.deadline for a in extraction(HEAD + paragraph + "\n", "Council").actions]


@pytest.mark.parametrize(
    ("paragraph", "deadline"),
    [
        ("Requests the Secretary-General to report by 31 March 2026;", "2026-03-31"),
        ("Expresses its intention to review the mandate by 31 May 2030;", "2030-05-31"),
        ("Urges States to do so no later than 1 July 2027;", "2027-07-01"),
        ("Requests the Secretary-General to report by May 2030;", "2030-05"),
        ("Requests the Secretary-General to report no later than the end of December 2030;", "2030-12"),
        ("Requests the Secretary-General to report by no later than 31 December 2030;", "2030-12-31"),
        ("Requests two reports, by 15 February and 15 August 2030;", "2030-02-15"),
        ("Calls upon all States to end the practice by 2030;", "2030"),
        ("Requests the Economic and Social Council to meet at its 2030 session;", "Economic and Social Council, 2030"),
        (
            "Requests the Secretary-General to report at the main part of its sixtieth session;",
            "Human Rights Council, 60",
        ),
        (
            "Requests the Secretary-General to report before the end of its sixtieth session;",
            "Human Rights Council, 60",
        ),
        ("Calls upon all States to end the practice by the end of 2027;", "2027"),
        ("Requests the Office to submit a report within 24 months;", "within 24 months"),
        ("Requests the Committee to report within a period of ninety days;", "within a period of ninety days"),
        ("Requests the Committee to report within the next two years;", "within the next two years"),
        ("Requests the Secretary-General to report by mid-June 2030;", "2030-06"),
        ("Requests the Secretary-General to report by early 2030;", "2030"),
        (
            "Requests the Panel to report no later than thirty days after the adoption of this resolution on wells;",
            "no later than thirty days after the adoption of this resolution",
        ),
        (
            "Requests the Panel to report well before the end of the mandate period;",
            "well before the end of the mandate period",
        ),
        (
            "Requests the Panel to report no later than 30 days after its appointment;",
            "no later than 30 days after its appointment",
        ),
        ("Requests the Panel to report no later than two days after the delivery of arms;", None),
        ("Requests the Panel to report at least one week prior to the end of the drought;", None),
        ("Requests the Panel to report before the end of the day;", None),
        # What was done at a session is not asked for.
        (
            "Urges States to follow the plan adopted by the International Labour Conference at its ninetieth session;",
            None,
        ),
        ("Invites the group, to be established at its sixtieth session, to report;", "Human Rights Council, 60"),
        ("Requests the Special Rapporteur to report at its sixtieth session;", "Human Rights Council, 60"),
        (
            "Requests the United Nations High Commissioner for Human Rights to report at its sixty-second session;",
            "Human Rights Council, 62",
        ),
        # An office holds no sessions.
        (
            "Decides to speak of the United Nations Office at Geneva at its sixtieth session;",
            "Human Rights Council, 60",
        ),
        (
            "Requests the Secretary-General to report to the General Assembly at its eighty-first session;",
            "General Assembly, 81",
        ),
        (
            "Requests the Secretary-General to report at the eighty-first session of the General Assembly;",
            "General Assembly, 81",
        ),
    ],
)
def test_a_deadline_is_a_date_a_session_a_year_or_a_period(paragraph: str, deadline: str) -> None:
    assert deadlines(paragraph) == [deadline]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Requests the Secretary-General to reduce costs by 20 per cent;",
        "Welcomes the ratification of the Covenant by 2030 States;",
        "Requests the Secretary-General to report at its next session;",
        "Requests States to act within the limits of their means;",
        "Requests the Secretary-General to report by 31 February 2026;",
        "Welcomes the report considered at its sixtieth session;",
        "Reaffirms the goal of ending poverty by 2030;",
        "Encourages States to implement the Priority Actions on Ending Thirst by 2030 (Thirst Roadmap);",
        "Requests the Secretary-General to report on the drought in May 2030;",
        "Decides to extend the mandate until 31 May 2030;",
    ],
)
def test_lookalikes_are_not_deadlines(paragraph: str) -> None:
    assert deadlines(paragraph) == [None]


def test_a_deadline_belongs_to_the_verb_before_it() -> None:
    paragraph = "Invites States to cooperate, and requests the Secretary-General to report by 1 May 2027;"
    assert deadlines(paragraph) == [None, "2027-05-01"]


def test_an_item_of_a_list_has_its_own_deadline() -> None:
    items = (
        "Requests the Special Rapporteur:\n\n(a) To visit the country;\n\n(b) To report to it at its sixtieth session;"
    )
    assert deadlines(items) == [None, None, "Human Rights Council, 60"]


@pytest.mark.parametrize(
    ("when", "deadline"),
    [
        ("by 31 May 2025", "2025-05-31"),
        ("by 31 May 2024", None),
        ("by April 2025", "2025-04"),
        ("by March 2025", None),
        ("by 2025", "2025"),
        ("by 2024", None),
        ("at its fifty-eighth session", "Human Rights Council, 58"),
        ("at its fifty-seventh session", None),
        ("to the Commission on Human Rights at its sixtieth session", None),
    ],
)
def test_what_lay_behind_a_text_is_no_deadline(when: str, deadline: str | None) -> None:
    head = "Resolution adopted by the Human Rights Council on 3 April 2025\n\n58/99. Wells\n\n"
    assert (
        extraction(f"{head}{HEAD}Requests the Special Rapporteur to report {when};\n").actions[0].deadline == deadline
    )


@pytest.mark.parametrize("body", ["Economic and Social Council", "Technology Bank for the Least Developed Countries"])
def test_a_session_that_only_the_organ_that_asks_can_hold_is_its_own(body: str) -> None:
    head = (
        "Resolution adopted by the General Assembly on 19 December 2024\n\n79/218. Wells\n\nThe General Assembly,\n\n"
    )
    text = f"{head}1. Decides to consider the work of the {body} at its eighty-first session;\n"
    assert [action.deadline for action in extraction(text).actions] == ["General Assembly, 81"]

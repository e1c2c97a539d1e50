"""Actions of operative paragraphs, statements and decisions: verb, strength, span, label, issuer."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts import extraction
from unkg.authorities import load
from unkg.extraction import extract
from unkg.extraction.act.operative_verbs import FurtherVerbs
from unkg.model import Document, Strength

HEAD = "The General Assembly,\n\nRecalling its work,\n\n"


def acts(paragraphs: str) -> list[tuple[str, str, str, str]]:
    """(words, verb, strength, label) of the actions of a resolution's paragraphs."""
    text = HEAD + paragraphs
    return [(text[a.start : a.end], a.verb, a.strength, a.label) for a in extraction(text).actions]


VERBS = [
    ("Decides to go on;", "Decides", "decide", "decide"),
    ("Also decides to go on;", "Also decides", "decide", "decide"),
    ("Authorizes the force to stay;", "Authorizes", "authorize", "decide"),
    ("Approves the plan;", "Approves", "approve", "decide"),
    ("Demands that Japan leave;", "Demands", "demand", "demand"),
    ("Requests the Secretary-General to report;", "Requests", "request", "request"),
    ("Further requests the Secretary-General to report;", "Further requests", "request", "request"),
    ("Urges all States to dig;", "Urges", "urge", "urge"),
    ("Strongly urges all States to dig;", "Strongly urges", "urge", "urge"),
    ("Calls upon all States to dig;", "Calls upon", "call upon", "call"),
    ("Once again calls upon all States to dig;", "Once again calls upon", "call upon", "call"),
    ("Appeals to all States to dig;", "Appeals", "appeal", "call"),
    ("Recommends that all States dig;", "Recommends", "recommend", "recommend"),
    ("Encourages all States to dig;", "Encourages", "encourage", "encourage"),
    ("Invites all States to dig;", "Invites", "invite", "invite"),
    ("Condemns all violence;", "Condemns", "condemn", "express"),
    ("Strongly condemns all violence;", "Strongly condemns", "condemn", "express"),
    ("Welcomes the report;", "Welcomes", "welcome", "express"),
    ("Stresses the need for wells;", "Stresses", "stress", "express"),
    ("Expresses its deep concern at the drought;", "Expresses its deep concern", "express concern", "express"),
    ("Takes note of the report;", "Takes note", "take note", "note"),
    ("Recalls its resolution 60/251;", "Recalls", "recall", "note"),
    ("Recognizes the need for wells;", "Recognizes", "recognize", "note"),
    ("Recognises the need for wells;", "Recognises", "recognize", "note"),
    ("Calls for affirmative steps on wells;", "Calls for", "call for", "call"),
    ("Reiterates its request to the Secretary-General to report;", "Reiterates", "reiterate", "request"),
    ("Reiterates its call upon all States to dig;", "Reiterates", "reiterate", "call"),
    ("Reiterates that wells are needed;", "Reiterates", "reiterate", "express"),
    ("Renews its invitation to all States to dig;", "Renews", "renew", "invite"),
]


@pytest.mark.parametrize(("paragraph", "words", "verb", "strength"), VERBS)
def test_the_opening_verb_acts(paragraph: str, words: str, verb: str, strength: str) -> None:
    assert acts(f"1. {paragraph}\n") == [(words, verb, strength, "OP 1")]


def test_every_strength_has_a_case() -> None:
    assert {strength for *_, strength in VERBS} == set(get_args(Strength))


@pytest.mark.parametrize("emphasis", ["*{}*", "**{}**", "_{}_"])
def test_emphasis_is_no_part_of_the_words(emphasis: str) -> None:
    ((words, verb, *_),) = acts(f"1. {emphasis.format('Requests')} the Secretary-General to report;\n")
    assert (words.strip("*_"), verb) == ("Requests", "request")


def test_a_second_verb_is_a_separate_action() -> None:
    text = HEAD + "1. Welcomes the report, requests the Secretary-General to go on, and urges all States to dig;\n"
    found = extraction(text).actions
    assert [(a.verb, a.second) for a in found] == [("welcome", False), ("request", True), ("urge", True)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "1. Welcomes the report, which requests the Secretary-General to go on;",
        "1. Welcomes the work of those who urge the States to dig;",
        "1. Welcomes the demands and requests of the States, and their calls for wells;",
    ],
)
def test_verbs_of_others_are_not_the_bodys_own(paragraph: str) -> None:
    assert [verb for _, verb, *_ in acts(paragraph + "\n")] == ["welcome"]


def test_items_carry_the_verb_of_their_chapeau() -> None:
    found = acts(
        "1. Requests the Secretary-General:\n\n(a) To dig a well;\n\n(b) To report on it;\n\n2. Decides to go on.\n"
    )
    assert found == [
        ("Requests", "request", "request", "OP 1"),
        ("To dig", "request", "request", "OP 1(a)"),
        ("To report", "request", "request", "OP 1(b)"),
        ("Decides", "decide", "decide", "OP 2"),
    ]


def test_an_item_may_have_its_own_verb() -> None:
    found = acts("1. Decides:\n\n(a) To request the Secretary-General to dig;\n\n(b) To remain seized of the matter;\n")
    assert [(verb, strength) for _, verb, strength, _ in found] == [
        ("decide", "decide"),
        ("request", "request"),
        ("decide", "decide"),
    ]


def test_an_item_takes_the_particle_of_its_verb() -> None:
    found = acts("1. Decides:\n\n(a) To call upon the parties to dig;\n\n(b) To appeal for calm;\n")
    assert [(row[0], row[1]) for row in found][1] == ("To call upon", "call upon")


def test_findings_listed_under_a_condemnation_are_no_actions() -> None:
    found = acts("1. Condemns all violations, including:\n\n(a) Torture in prisons;\n\n(b) Killing without trial;\n")
    assert [label for *_, label in found] == ["OP 1"]


@pytest.mark.parametrize(
    ("chapeau", "items"),
    [
        (
            "Requests the Secretary-General to submit a report containing",
            ["Proposals for wells", "An assessment of them"],
        ),
        ("Requests the Secretary-General to report, including on", ["The state of wells", "Detailed proposals"]),
        (
            "Requests the Secretary-General to provide information on, inter alia",
            ["Specific steps", "Development of wells"],
        ),
        ("Decides that the report should include the following elements", ["Information on wells", "Legal issues"]),
    ],
)
def test_the_contents_of_a_report_are_no_actions(chapeau: str, items: list[str]) -> None:
    found = acts(f"1. {chapeau}:\n\n(a) {items[0]};\n\n(b) {items[1]};\n")
    assert [label for *_, label in found] == ["OP 1"]


@pytest.mark.parametrize(
    ("chapeau", "item"),
    [
        ("Calls for", "The withdrawal of the diggers"),
        ("Urges States to protect wells, including", "Discuss them"),
        ("Urges States to protect wells, including", "Ensuring that they are kept"),
        ("Decides that the mandate shall include the following tasks", "Protection of wells"),
        ("Decides that the Mission shall advise and assist", "The Government in digging"),
    ],
)
def test_items_that_are_asked_for_are_actions(chapeau: str, item: str) -> None:
    found = acts(f"1. {chapeau}:\n\n(a) {item};\n")
    assert [label for *_, label in found] == ["OP 1", "OP 1(a)"]


def test_preambular_paragraphs_do_not_act() -> None:
    assert extraction("The General Assembly,\n\nRequesting the Secretary-General to report,\n").actions == ()


def test_the_issuing_organ_acts() -> None:
    text = HEAD.replace("General Assembly", "Economic and Social Council") + "1. Requests all States to dig;\n"
    assert [a.issuers for a in extraction(text).actions] == [("Economic and Social Council",)]


def test_a_statement_acts_in_its_sentences() -> None:
    text = (
        "S/PRST/2004/46\n\nAt the 5100th meeting of the Security Council, held on 14 December 2004, the President of "
        "the "
        "Security Council made the following statement on behalf of the Council:\n\n“The Security Council recalls "
        "its work "
        "and urges all States to dig.\n\n“The Council requests the Secretary-General to report.”\n"
    )
    found = extraction(text).actions
    assert [(a.verb, a.issuers, a.label, a.second) for a in found] == [
        ("recall", ("Security Council",), "para 1", False),
        ("urge", ("Security Council",), "para 1", True),
        ("request", ("Security Council",), "para 2", False),
    ]


def test_a_decision_acts_in_the_past() -> None:
    text = (
        "A/DEC/50/411\n\n50/411. Wells\n\nAt its 12th plenary meeting, on 4 October 1995, the General Assembly, on the "
        "recommendation of the Second Committee, decided to dig a well in every country.\n"
    )
    found = extraction(text).actions
    assert [(text[a.start : a.end], a.verb, a.strength, a.issuers) for a in found] == [
        ("decided", "decide", "decide", ("General Assembly",))
    ]


@pytest.mark.parametrize(
    ("paragraph", "deadline"),
    [
        ("1. Requests the Secretary-General to report by 31 March 2026;", "2026-03-31"),
        (
            "1. Requests the Secretary-General to report to the General Assembly at its eightieth session;",
            "General Assembly, 80",
        ),
        ("1. Requests the Secretary-General to report within six months;", "within six months"),
        ("1. Urges all States to dig wells by 2030;", "2030"),
        ("1. Urges all States to dig wells;", None),
        ("1. Urges all States to cut losses by 20 per cent;", None),
    ],
)
def test_a_request_may_have_a_deadline(paragraph: str, deadline: str | None) -> None:
    (action,) = extraction(HEAD + paragraph + "\n").actions
    assert action.deadline == deadline


def test_declarations_speak_in_the_first_person() -> None:
    text = (
        "The General Assembly,\n\n1. We reaffirm what was agreed;\n\n2. We also call upon all States to act upon "
        "it;\n\n"
        "3. Instructs the Secretary-General to report;\n"
    )
    found = [(a.verb, a.strength, a.addressees) for a in extraction(text).actions]
    assert found == [
        ("reaffirm", "express", ()),
        ("call upon", "call", ("States",)),
        ("instruct", "decide", ("Secretary-General of the United Nations",)),
    ]


@pytest.mark.parametrize(
    ("paragraph", "italic", "verbs"),
    [
        (
            "Stresses the need for wells, and requests troop-contributing countries to dig",
            "requests",
            ["stress", "request"],
        ),
        ("Stresses the need for wells, and requests troop-contributing countries to dig", "", ["stress"]),
        # a form that is no noun needs none in plain text either
        ("Stresses the need for wells, and urges troop-contributing countries to dig", "", ["stress", "urge"]),
        ("Welcomes its work, and takes note of wells", "", ["welcome", "take note"]),
        # the particle is read whatever follows it
        ("Welcomes its work, and calls for further wells", "", ["welcome", "call for"]),
        ("Welcomes its work, and calls for wells by the parties", "calls for", ["welcome", "call for"]),
        ("Welcomes its work on demands, reports and requests made", "", ["welcome"]),
        ("Welcomes the body, which urges full engagement", "urges", ["welcome"]),
        ("Stresses the need for article 73 e of the Charter", "e", ["stress"]),
        ("Decides to dig, and requests the Secretary-General to report", "requests", ["decide", "request"]),
    ],
)
def test_a_verb_that_is_printed_in_italics_needs_no_word_behind_it(
    paragraph: str, italic: str, verbs: list[str]
) -> None:
    text = HEAD + f"1. {paragraph};\n"
    start = text.index(f" {italic} ") + 1 if italic else 0
    document = Document("k", "s", text, italics=((start, start + len(italic)),) if italic else ())
    assert [a.verb for a in extract(document, load()).actions] == verbs
    assert [a.verb for a in extract(document, load(), ignore_metadata=True).actions] == [
        a.verb for a in extract(Document("k", "s", text), load()).actions
    ]


class _Found:
    """A match that counts how often it is asked where it begins."""

    def __init__(self, start: int) -> None:
        self.place = start
        self.asked = 0

    def start(self, _: str = "") -> int:
        self.asked += 1
        return self.place


@given(st.lists(st.integers(1, 30)), st.integers(0, 31))
def test_the_next_verb_is_the_first_that_does_not_begin_before(starts: list[int], offset: int) -> None:
    further = FurtherVerbs.of([_Found(start) for start in starts])  # type: ignore[misc]
    assert further.next_from(offset, 99) == next((start for start in starts if start >= offset), 99)


def test_the_next_verb_is_found_without_a_look_at_all() -> None:
    found = [_Found(start) for start in range(1, 2001)]
    further = FurtherVerbs.of(found)  # type: ignore[arg-type]
    assert [further.next_from(offset, 0) for offset in range(1, 2001)] == list(range(1, 2001))
    assert sum(one.asked for one in found) <= 2 * len(found)


def test_a_thing_that_continues_or_remains_does_not_act() -> None:
    """“Hunger continues to rise”; but the organ continues to urge."""
    text = "1. Notes that hunger, including in towns, continues to rise, and continues to urge States to dig;\n"
    assert [verb for _, verb, *_ in acts(text)] == ["note", "continue"]
    assert [verb for _, verb, *_ in acts("1. Affirms that aid, in any form, remains the solution;\n")] == ["affirm"]

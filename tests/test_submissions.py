"""Report submissions, as stated by the reports and by texts that consider them."""

import pytest
from pyoxigraph import RdfFormat, serialize

from unkg import authorities, graph, queries
from unkg.extraction import extract
from unkg.model import Document, Header
from unkg.store import open_store, writer

RESOLUTION = Header("A/RES/79/181", "resolution", body="General Assembly", adopted="2024-12-17")
REPORT = Header("A/HRC/58/61", "report", body="Human Rights Council", distributed="2025-01-20")
COUNCIL = Header("S/RES/2500(2019)", "resolution", body="Security Council", adopted="2019-11-05")


def submissions(text: str, header: Header) -> list[tuple[str, str, str | None, bool]]:
    found = extract(Document("k", "s", text, header=header), authorities.load())
    return [(s.report, s.request, s.request_part, s.reported) for s in found.submissions]


def note(words: str, *notes: str) -> str:
    below = "\n".join(f"{number} {one}" for number, one in zip("¹²³", notes, strict=False))
    return f"The General Assembly,\n\n{words}\n\n1. Decides to remain seized of the matter.\n\n{below}\n"


STATED = [
    (
        note(
            (
                "Taking note of the report of the Secretary-General submitted pursuant to paragraph 5 of resolution "
                "76/28,¹"
            ),
            "A/77/97.",
        ),
        [("A/77/97", "A/RES/76/28", "para 5", True)],
    ),
    (  # one report, one request, another report beside them
        note(
            (
                "Taking note of the report of the Special Rapporteur,¹ and of the report of the Secretary-General "
                "submitted in accordance with resolution 78/218,²"
            ),
            "A/79/235.",
            "A/79/277.",
        ),
        [("A/79/277", "A/RES/78/218", None, True)],
    ),
    (  # one report under two requests
        note(
            "Welcoming the report of the High Commissioner,¹ prepared pursuant to its resolutions 76/177 and 77/226,",
            "A/78/212.",
        ),
        [("A/78/212", "A/RES/76/177", None, True), ("A/78/212", "A/RES/77/226", None, True)],
    ),
    (  # a second verb is about something else than the request
        note(
            "Taking note of the report of the Secretary-General,¹ which takes account of resolution 76/28,",
            "A/77/97.",
        ),
        [],
    ),
    (  # two reports and one: which answers is left open
        note(
            (
                "Having considered the report of the Secretary-General¹ and its annex,² submitted pursuant to "
                "resolution 76/28,"
            ),
            "A/77/97.",
            "A/77/98.",
        ),
        [],
    ),
    (  # nothing was submitted
        note(
            "Recalling the report of the Secretary-General on measures in accordance with resolution 76/28,¹",
            "A/77/97.",
        ),
        [],
    ),
    (
        note(
            "Taking note of the report submitted by the panel, and acting in accordance with resolution 76/28,¹",
            "A/77/97.",
        ),
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_a_text_that_takes_a_report_up_states_what_it_answers(text, expected):
    assert submissions(text, RESOLUTION) == expected


COUNCILS = [
    (
        "Welcoming the report of the Secretary-General (S/2019/867), as requested by resolution 2442 (2018),",
        [("S/2019/867", "S/RES/2442(2018)")],
    ),
    (
        (
            "Having considered the letters of 31 December 2018 and 12 June 2019, circulated as S/2019/28 and "
            "S/2019/485 respectively,"
            " which were submitted pursuant to its resolutions 2451 (2018) and 2452 (2019),"
        ),
        [("S/2019/28", "S/RES/2451(2018)"), ("S/2019/485", "S/RES/2452(2019)")],
    ),
    (
        (
            "Noting that, in response to the request contained in resolution 2442 (2018), the Secretary-General "
            "submitted a report to the Council (S/2019/867),"
        ),
        [("S/2019/867", "S/RES/2442(2018)")],
    ),
    # What a panel recorded under a resolution is no report submitted under it.
    (
        (
            "Condemning the attacks recorded by the Panel pursuant to resolution 2713 (2023), including in its final "
            "report (S/2024/748),"
        ),
        [],
    ),
]


@pytest.mark.parametrize(("words", "expected"), COUNCILS)
def test_symbols_in_the_running_text_are_paired(words, expected):
    text = f"The Security Council,\n\n{words}\n\n1. Decides to remain seized of the matter.\n"
    assert [s[:2] for s in submissions(text, COUNCIL)] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            (
                "1. The present report is submitted pursuant to Human Rights Council resolution 32/8 and takes "
                "account of General Assembly resolution 72/173."
            ),
            [("A/HRC/58/61", "A/HRC/RES/32/8", None, False)],
        ),
        (
            (
                "The Secretariat has the honour to transmit to the Human Rights Council the report of the High "
                "Commissioner, prepared"
                " pursuant to paragraph 12 of Council resolution 52/28."
            ),
            [("A/HRC/58/61", "A/HRC/RES/52/28", "para 12", False)],
        ),
        ("1. States should act in accordance with Human Rights Council resolution 32/8.", []),
    ],
)
def test_a_report_states_itself_what_it_answers(words, expected):
    assert submissions(f"Summary\n\n{words}\n", REPORT) == expected


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("Requests the Secretary-General to report to the Council at its sixty-fourth session;", True),
        (
            (
                "Requests the High Commissioner to submit to the Council, at its sixtieth session, a comprehensive "
                "report on the situation;"
            ),
            True,
        ),
        ("Invites the Special Rapporteur to present his next annual report in person;", True),
        ("Urges the Government to implement the recommendations of the report;", False),
        ("Requests the Secretary-General to provide support, as set out in the report;", False),
        ("Decides to consider the report;", False),
    ],
)
def test_an_action_that_asks_for_a_report_is_known(words, asks):
    text = f"The General Assembly,\n\nRecalling the Charter,\n\n1. {words}\n"
    found = extract(Document("k", "s", text, header=RESOLUTION), authorities.load())
    assert [a.asks_for_report for a in found.actions] == [asks]


REQUESTS = """Resolution adopted by the General Assembly on 18 December 2019

74/166. Situation of human rights

The General Assembly,

1. Expresses its concern;

2. Requests the Secretary-General to submit a report on the situation to it at its seventy-fifth session.
"""
ANSWERS = """Report of the Secretary-General

1. The present report is submitted pursuant to paragraph 2 of General Assembly resolution 74/166.
"""


def test_a_request_is_joined_to_the_report_that_says_it_answers_it(tmp_path):
    known = authorities.load()
    asking = Document("asking", "text", REQUESTS, header=Header("A/RES/74/166", "resolution", body="General Assembly"))
    answering = Document("answering", "text", ANSWERS, header=Header("A/75/271", "report", body="Secretary-General"))
    with writer(tmp_path / "store") as target:
        for document in (asking, answering):
            quads = graph.describe(extract(document, known), known)
            target.add(serialize(quads, format=RdfFormat.N_QUADS))
    with open_store(tmp_path / "store") as store:
        rows = [
            row["report"].short
            for row in queries.run(store, authorities.load(), "report-requests", document="A/RES/74/166")
        ]
        assert rows == ["A/75/271"]

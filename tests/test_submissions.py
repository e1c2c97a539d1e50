"""Report submissions, as stated by the reports and by texts that consider them."""

import pytest
from benchmarks.submissions import HALVES, measure
from pyoxigraph import RdfFormat, serialize

from unkg import authorities, graph, queries
from unkg.extraction import extract
from unkg.model import Document, Header
from unkg.store import open_store, writer

RESOLUTION = Header("A/RES/79/181", "resolution", body="General Assembly", adopted="2024-12-17")
REPORT = Header("A/HRC/58/61", "report", body="Human Rights Council", distributed="2025-01-20")
COUNCIL = Header("S/RES/2500(2019)", "resolution", body="Security Council", adopted="2019-11-05")


def submissions(text: str, header: Header) -> list[tuple[str | None, str, str | None, bool]]:
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
    (  # two reports and one: one of them answers, and which is left open
        note(
            (
                "Having considered the report of the Secretary-General¹ and its annex,² submitted pursuant to "
                "resolution 76/28,"
            ),
            "A/77/97.",
            "A/77/98.",
        ),
        [(None, "A/RES/76/28", None, True)],
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


FOOTNOTES = [
    # The marker stands behind the date and the semicolon, and another report follows.
    (
        note(
            "Takes note of the report of the Panel submitted pursuant to its resolution 76/15 of 6 December 2021;¹",
            "A/77/88.",
        ),
        [("A/77/88", "A/RES/76/15")],
    ),
    (
        note(
            "Noting the report of the Secretary-General submitted pursuant to its resolution 76/15,¹ as well as "
            "that of "
            "the Commission for the same period,²",
            "A/77/88.",
            "A/77/90.",
        ),
        [("A/77/88", "A/RES/76/15")],
    ),
    # Each resolution has the footnote of its report.
    (
        note(
            "Welcoming the reports of the Secretary-General submitted pursuant to resolutions 75/12¹ and 76/15,²",
            "See A/76/70.",
            "A/77/88 and A/77/88/Add.1.",
        ),
        [("A/76/70", "A/RES/75/12"), ("A/77/88", "A/RES/76/15"), ("A/77/88/Add.1", "A/RES/76/15")],
    ),
    # What the footnote cites is the volume in which the resolution stands.
    (
        note(
            "Taking note of the report of the Special Rapporteur submitted pursuant to Human Rights Council resolution "
            "49/24;¹",
            "See Official Records of the General Assembly, Seventy-seventh Session, Supplement No. 53 (A/77/53), chap. "
            "VI, sect. A.",
        ),
        [(None, "A/HRC/RES/49/24")],
    ),
    # A report without a participle; its author's name has words that elsewhere say what a report is about.
    (
        note(
            "Welcomes the report of the Independent International Commission of Inquiry on Ukraine pursuant to Human "
            "Rights Council resolution 55/23;¹",
            "A/HRC/58/67.",
        ),
        [("A/HRC/58/67", "A/HRC/RES/55/23")],
    ),
    # The report is named once, and meant again.
    (
        note(
            "Recalling the report of the Secretary-General,¹ prepared pursuant to paragraph 7 of resolution 71/120,\n\n"
            "Expressing interest in updates, in follow-up to the report submitted pursuant to paragraph 7 of "
            "resolution "
            "71/120,",
            "A/72/74.",
        ),
        [("A/72/74", "A/RES/71/120"), ("A/72/74", "A/RES/71/120")],
    ),
    # "To" before the participle belongs to what the report is about.
    (
        note(
            "Recalling the report of the Committee on the right to food,¹ submitted to it at its forty-fifth session "
            "pursuant to resolution 71/12,",
            "A/72/45.",
        ),
        [("A/72/45", "A/RES/71/12")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FOOTNOTES)
def test_the_footnote_nearest_to_the_words_names_the_report(text, expected):
    assert [one[:2] for one in submissions(text, RESOLUTION)] == expected


UNIDENTIFIED = [
    (
        (
            "Having considered the report of the Secretary-General submitted pursuant to the request made in "
            "its resolution "
            "76/10,"
        ),
        ["A/RES/76/10"],
    ),
    (
        (
            "Taking note of the views reflected in the reports submitted by the Secretary-General pursuant to "
            "resolutions "
            "62/30, 63/54 and 65/55,"
        ),
        ["A/RES/62/30", "A/RES/63/54", "A/RES/65/55"],
    ),
    (
        "Taking note of the relevant reports of the Secretary-General, including pursuant to resolution 72/33,",
        ["A/RES/72/33"],
    ),
    ("Noting with appreciation the report requested in paragraph 4 of resolution 73/45,", ["A/RES/73/45"]),
    # There is no report yet, or nothing says that there is one.
    ("Looking forward to the report requested in paragraph 4 of resolution 73/45,", []),
    ("Requests the Secretary-General to include the matter in his report pursuant to resolution 73/45;", []),
    ("Takes note of the report to be submitted pursuant to resolution 73/45;", []),
    ("Regretting that the report requested in resolution 75/31 has not been submitted,", []),
    ("Recalling that the review of the presence requested in paragraph 6 of resolution 73/45 was deferred,", []),
    ("Notes that some States are late in submitting their reports, as called for in resolution 73/45;", []),
    ("Recalls resolution 73/20, and notes one of the criteria under resolution 73/45 is the use of force;", []),
    ("Facilitating the submission of reports in accordance with resolution 66/20,", []),
    ("Takes note of the comments transmitted by the Commission pursuant to resolution 73/20;", []),
    ("Welcoming the report of the Commission of Inquiry established pursuant to resolution 73/20,", []),
    ("Welcomes the report on further actions taken by States in response to resolution 64/72;", []),
]


@pytest.mark.parametrize(("words", "requests"), UNIDENTIFIED)
def test_a_report_may_have_no_symbol_but_must_be_there(words, requests):
    assert submissions(note(words), RESOLUTION) == [
        (None, request, "para 4" if request == "A/RES/73/45" else None, True) for request in requests
    ]


def test_author_and_year_of_a_report_without_a_symbol_are_read():
    text = note(
        "Taking note of the report submitted by the Secretary-General on 17 May 2018 pursuant to resolution 72/33,"
    )
    (one,) = extract(Document("k", "s", text, header=RESOLUTION), authorities.load()).submissions
    assert (one.report, one.author, one.year) == (None, "Secretary-General of the United Nations", 2018)


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
    (
        (
            "Taking note of the report of the Secretary-General submitted in accordance with paragraph 6 of "
            "resolution 2423 "
            "(2018) (S/2019/207),"
        ),
        [("S/2019/207", "S/RES/2423(2018)")],
    ),
    (
        (
            "Having considered the report of the Secretary-General of 19 September 2001 (S/2001/886) submitted "
            "in accordance "
            "with the statement of its President on 17 July 2001 (S/PRST/2001/18),"
        ),
        [("S/2001/886", "S/PRST/2001/18")],
    ),
    (
        (
            "Recalling its resolution 2451 (2018) (S/2018/7) and having considered the report of the Panel "
            "submitted pursuant "
            "to that resolution (S/2019/28),"
        ),
        [("S/2019/28", "S/RES/2451(2018)")],
    ),
    (  # which of the two is meant is left open
        (
            "Recalling its resolutions 2451 (2018) and 2452 (2019) and the report submitted pursuant to that "
            "resolution "
            "(S/2019/28),"
        ),
        [],
    ),
    (  # a statement follows, which is another document
        (
            "Having considered the report submitted pursuant to resolution 431 (1978) and his explanatory statement "
            "(S/12869),"
        ),
        [(None, "S/RES/431(1978)")],
    ),
    # What is in the report was requested, not the report.
    (
        (
            "Welcoming the submission, in his report (S/2019/207), of terms of reference, as requested in "
            "resolution 2423 "
            "(2018),"
        ),
        [],
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
        (
            (
                "1. In its resolution 32/8, the Human Rights Council extended the mandate. The present "
                "preliminary report is "
                "submitted in accordance with that resolution."
            ),
            [("A/HRC/58/61", "A/HRC/RES/32/8", None, False)],
        ),
        (
            (
                "1. Within the framework of Human Rights Council resolution 32/8, pursuant to which the present "
                "report is "
                "submitted, the mandate holder visited two States."
            ),
            [("A/HRC/58/61", "A/HRC/RES/32/8", None, False)],
        ),
    ],
)
def test_a_report_states_itself_what_it_answers(words, expected):
    assert submissions(f"Summary\n\n{words}\n", REPORT) == expected


def test_documents_in_a_list_answer_what_leads_to_the_list():
    text = (
        "Report of the Working Group\n\n1. In accordance with paragraph 15 of the annex to Human Rights Council "
        "resolution "
        "5/1, the following documents were issued for the review:\n\n(a) A national report (A/HRC/WG.6/6/BRN/1);\n\n"
        "(b) A compilation (A/HRC/WG.6/6/BRN/2).\n\n2. A list of questions (A/HRC/14/7) was transmitted.\n"
    )
    part = "annex, para 15"
    assert submissions(text, REPORT) == [
        (f"A/HRC/WG.6/6/BRN/{number}", "A/HRC/RES/5/1", part, True) for number in (1, 2)
    ]


def test_a_report_of_unknown_symbol_is_about_itself():
    words = "1. The present report is submitted pursuant to Human Rights Council resolution 32/8.\n"
    assert submissions(f"Summary\n\n{words}", Header()) == [(None, "A/HRC/RES/32/8", None, False)]


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


@pytest.fixture
def answered(tmp_path):
    """Ask `reports-by-request` of a store with a request by a deadline and a document that states its answer."""

    def answered(deadline: str, symbol: str, words: str, **more: str) -> list[tuple[str | None, str, str | None]]:
        known = authorities.load()
        asking = REQUESTS.replace("at its seventy-fifth session", deadline)
        texts = ((asking, "A/RES/74/166", "resolution", "2019-12-18"), (words, symbol, "report", None))
        with writer(tmp_path / "store") as target:
            for text, name, kind, adopted in texts:
                header = Header(
                    name, kind, body="General Assembly", adopted=adopted, **(more if name == symbol else {})
                )
                described = graph.describe(extract(Document(name, "text", text, header=header), known), known)
                target.add(serialize(described, format=RdfFormat.N_QUADS))
        with open_store(tmp_path / "store") as store:
            rows = queries.run(store, known, "reports-by-request", requested_in="A/RES/74/166")
            return [
                tuple(getattr(row[name], "short", row[name]) for name in ("request_part", "status", "report"))
                for row in rows
            ]

    return answered


PRESENT = "1. The present report is submitted pursuant to {} General Assembly resolution 74/166.\n"
STATUSES = [
    ("at its seventy-fifth session", "A/75/271", PRESENT, "in time"),
    ("at its seventy-fifth session", "A/76/271", PRESENT, "late"),
    # The session of a report to another body is no session of the Assembly.
    ("at its seventy-fifth session", "A/HRC/58/61", PRESENT, "answered"),
    ("by 30 June 2020", "S/2020/7", PRESENT, "answered"),
    ("by 30 June 2020", "S/2019/1031", PRESENT, "in time"),
    ("by 30 June 2020", "S/2021/7", PRESENT, "late"),
    ("by 2020", "S/2020/7", PRESENT, "in time"),
    ("within six months", "S/2020/7", PRESENT, "answered"),
]


@pytest.mark.parametrize(("deadline", "report", "words", "status"), STATUSES)
def test_a_report_is_in_time_if_session_or_date_say_so(answered, deadline, report, words, status):
    assert answered(deadline, report, words.format("paragraph 2 of")) == [("para 2", status, report)]


def test_a_report_answers_the_only_request_of_a_text(answered):
    assert answered("at its seventy-fifth session", "A/76/271", PRESENT.format("")) == [(None, "late", "A/76/271")]


def test_a_report_to_several_requests_is_not_late_for_the_first_of_them(answered):
    words = "1. The present report is submitted pursuant to General Assembly resolutions 74/166 and 75/190.\n"
    assert answered("at its seventy-fifth session", "A/76/271", words) == [(None, "answered", "A/76/271")]


def test_a_report_of_an_earlier_session_answers_another_request_than_the_one_that_is_known(answered):
    assert answered("at its seventy-sixth session", "A/75/271", PRESENT.format("")) == [
        (None, "answered", "A/75/271"),
        ("para 2", "not known", None),
    ]


def test_the_date_of_a_report_decides_within_a_year(answered):
    words = PRESENT.format("paragraph 2 of")
    assert answered("by 30 June 2020", "S/2020/7", words, distributed="2020-07-01") == [("para 2", "late", "S/2020/7")]


def test_a_request_without_a_stated_answer_is_not_known_to_be_answered(answered):
    words = "1. States should act in accordance with General Assembly resolution 74/166.\n"
    assert answered("at its seventy-fifth session", "A/75/271", words) == [("para 2", "not known", None)]


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


def test_submissions_in_places_of_all_bodies_are_read_as_by_eye(shared):
    scores = measure(shared)
    for half in HALVES:
        score = scores[half]
        assert score.recall >= 0.95, half
        assert score.precision >= 0.97, half

"""Titles as mastheads print them: their parts, without the agenda item's title and what comes after."""

import re
from pathlib import Path

import pytest

import unkg
from known import KNOWLEDGE
from texts import extraction
from unkg.extraction import read_context
from unkg.model import Document

CASES = (Path(__file__).parent / "cases" / "titles.txt").read_text(encoding="utf-8")
TITLES = re.findall(r"^--- (\w+)\n((?:.*\n)*?)=> (.*)$", CASES, re.MULTILINE)
MASTHEAD = """United Nations

General Assembly

{symbol}

Distr.: General
3 March 2031

Original: English

"""
REVIEW = """Human Rights Council

Working Group on the Universal Periodic Review
Sixtieth session
Geneva, 2-13 May 2031

"""
SERIES = {
    "council": ("en", MASTHEAD.format(symbol="A/HRC/91/15")),
    "assembly": ("en", MASTHEAD.format(symbol="A/85/162") + "Eighty-fifth session\n"),
    "review": ("en", MASTHEAD.format(symbol="A/HRC/WG.6/60/NOR/2") + REVIEW),
    "whole": ("en", ""),
    "french": (
        "fr",
        "Nations Unies\n\nA/HRC/91/15\n\nDistr. générale\n3 mars 2031\n\nFrançais\nOriginal : anglais\n\n",
    ),
}
TEXTS = {
    "en": "1. The present document says what was done about wells in the year, and by whom.\n",
    "fr": "1. Le présent rapport dit ce qui a été fait des puits pendant cette année, et par qui.\n",
}
DECISION = """Human Rights Council
Ninety-first session
Agenda item 6
Universal periodic review

Decision adopted by the Human Rights Council

{number}Outcome of the universal periodic review: Norway

The Human Rights Council,

Having conducted the review of Norway on 3 May 2030,

Adopts the outcome of the review of Norway.

41st meeting
19 March 2031

[Adopted without a vote.]
"""
RESOLUTION = (
    "A/HRC/RES/91/5",
    "91/5. {title}",
    "The Human Rights Council,",
    "Recalling its resolution 5/1 and all others on wells,",
    "Recalling also the wells that were found",
    "and those that were not,",
    "1. Decides to dig.",
)
QUESTIONS = "ADVANCE QUESTIONS TO NORWAY - ADD.1\n\nICELAND\n\n\u2022 Which wells does Norway plan to dig?\n"
LETTER = "PALACE OF NATIONS\n\n1 October 2031\n\nExcellency,\n\nI have the honour to refer to the review.\n"


@pytest.mark.parametrize(("series", "head", "title"), TITLES)
def test_titles(series: str, head: str, title: str) -> None:
    language, masthead = SERIES[series]
    assert title_of(f"{masthead}{head}\n\n{TEXTS[language]}", language) == title


@pytest.mark.parametrize(("head", "title"), [(head, title) for series, head, title in TITLES if series == "whole"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_titles_without_layout(head: str, title: str, gap: str) -> None:
    """As Word files and web pages have them, with a block for each paragraph, or as texts without blank lines."""
    lines = re.sub(r"(?<=[a-z,'’\d])\n(?=[a-z])", " ", head).split("\n")
    assert title_of(gap.join(line for line in [*lines, TEXTS["en"]] if line)) == title


def title_of(text: str, language: str = "en") -> str | None:
    """The title of a text."""
    return read_context(Document("key", "source", text, language=language), KNOWLEDGE).header.title


@pytest.mark.parametrize(
    "title",
    [
        "Compilation on Norway",
        "National report submitted in accordance with paragraph 5 of the annex to Council resolution 16/21",
        "SUMMARY PREPARED BY THE OFFICE IN ACCORDANCE WITH THE ANNEX TO COUNCIL RESOLUTION 5/1",
        "Summary of stakeholders' submissions on Norway",
    ],
)
def test_documents_for_a_review_are_reports_to_its_working_group(title: str) -> None:
    found = extraction(SERIES["review"][1] + f"{title}*\n\n{TEXTS['en']}").header
    assert (found.type, found.body, found.session) == ("report", "Working Group on the Universal Periodic Review", 60)
    assert (found.title, found.distributed) == (title, "2031-03-03")


@pytest.mark.parametrize("number", ["91/111.\n", "91/111. ", "91/111.\n\n", "91/111.\t"])
def test_decisions_have_the_title_behind_their_number_and_the_date_of_the_meeting(number: str) -> None:
    found = extraction(MASTHEAD.format(symbol="A/HRC/DEC/91/111") + DECISION.format(number=number)).header
    assert (found.type, found.title) == ("decision", "Outcome of the universal periodic review: Norway")
    assert (found.adopted, found.distributed) == ("2031-03-19", "2031-03-03")


@pytest.mark.parametrize(
    "head",
    [
        "Human Rights Council\n\nResolution 7/15. Situation of wells\n\nThe Human Rights Council,",
        "Commission on Human Rights resolution 2005/11\n\nSituation of wells\n\nThe Commission on Human Rights,",
        "A/RES/60/99\n\nFollow-up to\nresolution 59/1 on rain\n\n60/99. Situation of wells\n\nThe General Assembly,",
    ],
)
def test_titles_of_acts_whose_number_has_a_word_before_it(head: str) -> None:
    found = extraction(f"{head}\n\nRecalling its work,\n").header
    assert (found.type, found.title) == ("resolution", "Situation of wells")


@pytest.mark.parametrize(
    "cited",
    [
        "Follow-up to\nresolution 59/1",
        "Follow-up to the\nResolution 59/1",
        "Follow-up to Human Rights\nCouncil resolution 59/1",
        "Resolution 59/1 of 3 May 2005 on rain",
    ],
)
def test_acts_that_an_agenda_item_cites_are_not_the_document(cited: str) -> None:
    found = extraction(f"Agenda item 5\n{cited}\n\nThe Human Rights Council,\n\nRecalling its work,\n").header
    assert (found.symbol, found.title) == (None, None)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("title", ["Situation of wells in the northern parts of the country and elsewhere", "Wells"])
def test_a_title_does_not_run_into_the_line_that_names_the_body(gap: str, title: str) -> None:
    found = extraction(gap.join(RESOLUTION).format(title=title))
    assert found.header.title == title
    assert [p.label for p in found.paragraphs if p.kind == "preambular"][:2] == ["PP 1", "PP 2"]


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        (QUESTIONS, "other", "ADVANCE QUESTIONS TO NORWAY - ADD.1"),
        ("Recommendation\n\nPosition\n\nTheme: wells\n", "other", None),
        (LETTER, "letter", None),
    ],
)
def test_papers_without_masthead(text: str, kind: str, title: str | None) -> None:
    found = extraction(text).header
    assert (found.type, found.title) == (kind, title)
    assert found.distributed == ("2031-10-01" if kind == "letter" else None)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Commission on Human Rights resolution 2005/11", "resolution"),
        ("Questions of wells, in accordance with Council decision 17/119", "other"),
        ("Implementation of Assembly resolution 60/251 by wells", "other"),
    ],
)
def test_acts_that_a_title_cites_do_not_make_its_type(line: str, kind: str) -> None:
    assert extraction(f"A/HRC/91/15\n\n{line}\n\n{TEXTS['en']}").header.type == kind


def test_the_dates_of_a_title_are_no_adoption() -> None:
    head = "HUMAN RIGHTS COUNCIL\n\nIMPLEMENTATION OF RESOLUTION 60/251\nOF 15 MARCH 2006\n\nReport on wells\n\n"
    found = extraction(MASTHEAD.format(symbol="A/HRC/4/99") + head + TEXTS["en"]).header
    assert (found.type, found.adopted, found.distributed) == ("report", None, "2031-03-03")


def test_the_date_stands_below_the_distribution_beside_a_body() -> None:
    head = "United Nations E/CN.7/2031/10\nEconomic and Social Council Distr.: General\n29 January 2031\n"
    assert extraction(f"{head}\nReport on wells\n\n{TEXTS['en']}").header.distributed == "2031-01-29"


def test_a_title_goes_on_where_a_line_ends_inside_a_word_without_spaces() -> None:
    text = """A/HRC/RES/55/21

55/21. 朝鲜民主主义人民共和国的人权状
况

人权理事会，

遵循《联合国宪章》、《世界人权宣言》
和国际人权两公约，

回顾以往关于朝鲜民主主义人民共和国人
权状况的所有决议，包括理事会2023年4月4日第
52/28号决议和大会2023年12月19日第78/218号决
议，
"""
    assert unkg.extract(text, language="zh").header.title == "朝鲜民主主义人民共和国的人权状况"

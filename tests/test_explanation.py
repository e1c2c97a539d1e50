"""Explanations of references: the grounds of their targets, one line each."""

import pytest
from hypothesis import given, settings

import text_strategies
import unkg
from texts import extraction
from unkg import authorities
from unkg.extraction import extract
from unkg.extraction.explanation import NoReferenceError, explain, extract_and_explain
from unkg.model import Document, Header

HEADER = Header(symbol="A/HRC/RES/58/17", type="resolution", body="Human Rights Council", adopted="2025-04-03")


def explained(text: str, words: str, header: Header | None = HEADER) -> str:
    """The printed explanation of the reference with these words."""
    document = Document("text", "text", text, header=header)
    return str(next(e for e in explain(document, authorities.load()) if e.reference.text == words))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # what decided
        ("Recalling A/HRC/58/65,", "A/HRC/58/65", "evidence explicit-symbol"),
        ("Recalling General Assembly resolution 79/181,", "79/181", "the words name General Assembly"),
        ("Recalling its resolution 55/21,", "55/21", "the possessive can stand for: Human Rights Council"),
        (
            "Recalling resolution 2371 (2017),",
            "2371 (2017)",
            "chosen: Security Council: numbers its texts so by the year",
        ),
        # windows of the calendar that chose and that excluded
        (
            "Recalling its resolution 55/21 of 4 April 2024,",
            "55/21",
            (
                "General Assembly: session 55 (2000-09-05 to 2001-09-11): excluded, the date 2024-04-04 does not "
                "fall in it"
            ),
        ),
        (
            "Recalling its resolution 55/21 of 4 April 2024,",
            "55/21",
            "chosen: Human Rights Council: session 55 (2024-02-26 to 2024-04-05): the date 2024-04-04 falls in it",
        ),
        ("Recalling its resolution 5/1,", "5/1", "General Assembly: excluded, its numbers of this form begin at 31"),
        (
            "Recalling resolution 60/251,",
            "60/251",
            "considered: Commission on the Status of Women: excluded, its numbers within a session end at 100",
        ),
        (
            "Recalling resolution 5/1,",
            "5/1",
            "considered: United Nations Environment Assembly: ",
        ),
        ("Recalling its decision 3/144 of 1 May 1999,", "3/144", "unresolved, date-contradicts"),
        # antecedents and their positions
        (
            "The Security Council met. Recalling also Council resolution 2371 (2017),",
            "Council",
            "“Council” at 41 goes back to “Security Council” at 4",
        ),
        ("Recalling Council resolution 22/13,", "22/13", "“Council” at 10 is the body that issued this document"),
        (
            "Welcoming the Panel of Experts appointed pursuant to resolution 2140 (2014),",
            "Panel of Experts",
            "“Panel of Experts” at 14 goes back to “2140 (2014)” at 64",
        ),
        # words of pinpoints and relations
        ("Recalling paragraph 4 of its resolution 55/21,", "55/21", "pinpoint para 4: from “paragraph 4” at 10"),
        ("Recalling its resolution 55/21 of 4 April 2024, annex,", "55/21", "pinpoint annex: from “annex” at 48"),
        ("Reaffirming its resolution 55/21,", "55/21", "relation reaffirm: from “Reaffirming” at 0"),
        ("By resolution 55/21,", "55/21", "relation cite"),
    ],
)
def test_grounds(text, words, expected):
    assert expected in explained(text, words)


def test_a_footnote_says_where_its_marker_stands():
    text = "The Human Rights Council,\n\nWelcoming the report,¹\n\n1. Decides to meet.\n\n¹ A/HRC/58/65.\n"
    printed = explained(text, "A/HRC/58/65", None)
    assert f"footnote: its marker “¹” stands at {text.index('¹')}" in printed
    assert "relation welcome: from “Welcoming”" in printed


def test_every_line_of_many_candidates_is_short():
    assert "and" in explained("The Special Rapporteur reported.", "Special Rapporteur", None)
    assert all(
        len(line) < 1200
        for line in explained("The Special Rapporteur reported.", "Special Rapporteur", None).splitlines()
    )


@settings(max_examples=60)
@given(text_strategies.TEXTS)
def test_what_is_explained_is_what_is_extracted(text):
    document = Document("text", "text", text)
    known = authorities.load()
    extraction, explanations = extract(document, known), explain(document, known)
    assert [e.reference for e in explanations] == list(extraction.references)
    assert extract_and_explain(document, known) == (extraction, explanations)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Recalling Assembly resol ution 60/251,", "60/251", "mended: “ ” at 24 left out"),
        ("Recalling General Assem-\nbly resolution 60/251,", "General Assem-\nbly", "mended: “-⏎” at 23 left out"),
        ("Thanks the Se\u00adcurity Council,", "Se\u00adcurity Council", "mended: “(soft hyphen)” at 13 left out"),
        (
            "Thanks CÃ´te d'Ivoire and the Cornmittee against Torture,",
            "Cornmittee against Torture",
            "mended: “rn” at 32 read as “m”",
        ),
        ("The Human Rights Councilresolution 5/1 is,", "5/1", "mended: “ ” put in at 24"),
    ],
)
def test_repairs_of_a_reference(text, words, expected):
    assert expected in explained(text, words)
    assert "mended" not in explained("Recalling General Assembly resolution 60/251,\nand re-\nport on it,", "60/251")


def test_from_python():
    text = "Recalling General Assembly resolution 60/251 of 15 March 2006,"
    found = unkg.explain(text, text.index("251"))
    assert found.reference.target == "A/RES/60/251"
    assert str(found).splitlines()[0] == "“60/251” at 38-44, PP 1: A/RES/60/251"
    assert len(found.lines) > 2


def test_from_python_without_references():
    with pytest.raises(NoReferenceError, match="the nearest is “60/251” at 21"):
        unkg.explain("Recalling resolution 60/251,", 2)
    with pytest.raises(NoReferenceError, match="nothing is referred to"):
        unkg.explain("Nothing here.", 2)


def test_confidence_is_the_measured_precision():
    (found,) = extraction("Recalling A/HRC/58/65,").references
    assert found.confidence is not None
    assert 0.9 < found.confidence <= 1


def test_the_command_explains(unkg, tmp_path):
    path = tmp_path / "note.txt"
    path.write_text("Recalling General Assembly resolution 60/251,\n", encoding="utf-8")
    code, out, _ = unkg("extract", path, "--explain")
    assert code == 0
    assert out.startswith("== note.txt\n“General Assembly” at 10-26, PP 1: General Assembly\n  evidence full-name")

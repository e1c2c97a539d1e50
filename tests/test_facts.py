"""The comparison of `data/` with what texts say: which statements are read, and which contradict a record."""

from pathlib import Path

import pytest
from benchmarks import facts
from benchmarks.claims import claims, expansion_of, text_of
from benchmarks.facts import Contradiction, contradictions, english_texts, load_explained

from unkg import authorities

KNOWLEDGE = authorities.load()


def said(text: str, symbol: str = "A/RES/79/1") -> set[tuple[str, str, str]]:
    """(fact, record, what the text says) of each claim."""
    found = claims([text_of({"symbol": symbol, "text": text})], KNOWLEDGE)
    return {(claim.fact, claim.record, claim.says) for claim in found}


def contradicted(text: str, symbol: str = "A/RES/79/1") -> list[Contradiction]:
    return contradictions(claims([text_of({"symbol": symbol, "text": text})], KNOWLEDGE), KNOWLEDGE)[0]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Welcomes the Peacebuilding Commission, established by its resolution 60/180 of 20 December 2005,",
            ("act", "Peacebuilding Commission", "A/RES/60/180"),
        ),
        (
            "the United Nations Mission in Liberia (UNMIL), which was created pursuant to resolution 1509 (2003),",
            ("act", "United Nations Mission in Liberia", "S/RES/1509(2003)"),
        ),
        (
            "Recalling resolution 60/251 of 15 March 2006, by which it established the Human Rights Council,",
            ("act", "Human Rights Council", "?RES/60/251"),
        ),
        ("Recalling General Assembly resolution 60/251 of 15 March 2006,", ("dated", "A/RES/60/251", "2006-03-15")),
        ("the regional banks, the Islamic Development Bank (IDB) met", ("acronym", "Islamic Development Bank", "IDB")),
        ("the Convention on the Rights of the Child¹ and\n¹ United Nations, Treaty Series, vol. 1577, No. 27531.",
         ("unts", "CRC", "27531")),
        (
            "the International Covenant on Civil and Political Rights³ and\n³ See resolution 2200 A (XXI), annex.",
            ("act", "ICCPR", "?RES/2200(XXI)"),
        ),
        (
            "the Agreement on a Ceasefire and Separation of Forces, signed in Moscow on 14 May 1994,",
            ("adopted", "Agreement on a Ceasefire and Separation of Forces", "1994-05-14"),
        ),
        ("Noting the Arusha Peace and Reconciliation Agreement for Burundi of 28 August 2000",
         ("adopted", "Arusha Peace and Reconciliation Agreement for Burundi", "2000-08-28")),
        ("the Arms Trade Treaty² entered\n² Ibid., vol. 3013, Nos. 52371-52373.", None),
        ("general comment No. 4 (2017) of the Committee against Torture on article 3",
         ("comment", "Committee against Torture 4", "2017")),
        ("Recalling resolution 1220 (1999) of 12 January 1999", ("year", "1999", "1220")),
    ],
)  # fmt: skip
def test_statements_of_facts_are_read(text: str, claim: tuple[str, str, str] | None) -> None:
    assert claim is None or claim in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "the Panel of Experts on Liberia, established in 2001 and extended by resolution 1408 (2002),",
        "the Group of Experts of the Council of Europe (CoE-GRECO) met",
        "part III of the Security Council (III)",
        "the 2030 Agenda for Sustainable Development¹ and\n¹ Resolution 70/1, para. 2.",
        "the Universal Declaration of Human Rights, which entered into force on 10 December 1948,",
        "adopted by the Committee on the Elimination of Racial Discrimination, general recommendation No. 33 (2015),",
    ],
)
def test_other_words_state_no_fact(text: str) -> None:
    assert not {claim for claim in said(text) if claim[0] in ("act", "acronym", "adopted", "comment")}


@pytest.mark.parametrize(
    ("text", "record", "column"),
    [
        ("The Human Rights Council, established by resolution 60/250,", "Human Rights Council", "established_by"),
        ("Recalling General Assembly resolution 60/251 of 15 March 2007,", "Human Rights Council", "since"),
        ("calls on the United Nations Mission in Liberia (UNMIS) to", "United Nations Mission in Liberia", "acronyms"),
        (
            "the Convention on the Rights of the Child¹\n¹ United Nations, Treaty Series, vol. 1577, No. 9.",
            "CRC",
            "unts",
        ),
        ("the general comment No. 4 (2018) of the Committee against Torture", "Committee against Torture 4", "year"),
        ("Recalling resolution 245 (1967) of 1 December 1967", "S/RES/245", "year"),
        ("the Universal Declaration of Human Rights²\n² Resolution 217 A (IV).", "UDHR", "adopted_by"),
        (
            "the Arusha Peace and Reconciliation Agreement for Burundi of 28 August 2001",
            "Arusha Peace and Reconciliation Agreement for Burundi",
            "adopted",
        ),
        ("the Unified Trade Organization (UNCTAD)", "", ""),
    ],
)
def test_what_differs_is_a_contradiction(text: str, record: str, column: str) -> None:
    found = [(c.record, c.column) for c in contradicted(text)]
    assert (record, column) in found if record else not found


@pytest.mark.parametrize(
    "text",
    [
        "The Human Rights Council, established by resolution 60/251,",
        "the African Development Bank (ADB) and the Islamic Development Bank (IDB) met",
        "Recalling General Assembly resolution 62/228 of 22 December 2007,",
        "Recalling resolution 245 (1968) of 25 January 1968",
    ],
)
def test_what_agrees_is_none(text: str) -> None:
    assert contradicted(text) == []


@pytest.mark.parametrize(
    ("acronym", "before", "expansion"),
    [
        ("FAO", "by the Food and Agriculture Organization", "Food and Agriculture Organization"),
        ("ISA", "section 8 of the Internal Security Act", "Internal Security Act"),
        ("CAT", "the Committee against Torture", "Committee against Torture"),
        ("ISA", "the National Security Act", ""),
        ("ECOWAS", "the joint African Union", ""),
    ],
)
def test_the_words_that_an_acronym_spells(acronym: str, before: str, expansion: str) -> None:
    assert expansion_of(acronym, before) == expansion


def test_a_document_is_of_the_session_in_its_symbol() -> None:
    lines = [{"symbol": "A/RES/60/251", "date": day, "text": "x"} for day in ("2006-03-15", "2008-03-15")]
    found, agree = contradictions(claims(map(text_of, lines), KNOWLEDGE), KNOWLEDGE)
    assert [(c.column, c.says) for c in found] == [("opened", "2008-03-15")]
    assert agree == {"opened": 1}


def test_every_explanation_has_a_reason_and_a_record() -> None:
    known = KNOWLEDGE.authorities
    comments = {f"{c.body} {c.number}" for c in KNOWLEDGE.general_comments}
    for (record, _, _), because in load_explained().items():
        assert because
        assert record in known.bodies or record in known.mechanisms or record in known.instruments or record in comments


def test_without_corpora_nothing_is_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(facts, "english_texts", list)
    monkeypatch.setattr("sys.argv", ["facts"])
    assert facts.main() == 0
    assert "are not compared" in capsys.readouterr().out
    assert english_texts(tmp_path) == []


def test_an_unexplained_contradiction_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text('{"symbol": "A/RES/79/1", "text": "The Human Rights Council, established by resolution 60/250,"}\n')
    monkeypatch.setattr("sys.argv", ["facts", str(path)])
    assert facts.main() == 1
    assert "A/RES/79/1: “The Human Rights Council" in capsys.readouterr().out


@pytest.mark.skipif(not english_texts(), reason="the corpora are not here")
def test_the_corpora_contradict_nothing_unexplained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["facts"])
    assert facts.main() == 0

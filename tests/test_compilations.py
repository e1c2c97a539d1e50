"""Reports that print acts in full: each act is a document of its own, in the text of the report."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from known import KNOWLEDGE, read
from texts import extraction
from unkg.extraction import extract
from unkg.model import Document
from unkg.readers.compilations import documents_of

HEAD = """United Nations

General Assembly

A/HRC/91/2

Distr.: General
3 May 2031

Original: English

Human Rights Council
Ninety-first session
Agenda item 1
Organizational and procedural matters

Report of the Human Rights Council on its ninety-first session

Contents

91/1. Wells of the north ............... 4

91/101. Outcome of the universal periodic review: Norway ............... 5

Part One
Resolutions and decisions

I. Resolutions

"""
FIRST = """91/1
Wells of the north and of the
south

The Human Rights Council,

Recalling its resolution 5/1 of 18 June 2007, and the wells\u00b9 of which it speaks,

1. Decides to extend the mandate of the Special Rapporteur on the right to food for a period of three years;

2. Requests all States to dig.

41st meeting
19 March 2031

[Adopted by a recorded vote of 32 to 3, with 9 abstentions. The voting was as follows:

In favour:

Iceland, Norway, Sweden]

"""
SECOND = """91/2. Dry wells

The Human Rights Council,

Recalling General Assembly resolution 60/251 of 15 March 2006,

1. Adopts the principles in the annex.

41st meeting
19 March 2031

[Adopted without a vote.]

Annex

Principles on dry wells

1. No well shall be left dry by those who dug it.

"""
THIRD = """II. Decisions

91/101
Outcome of the universal periodic review: Norway

At its 42nd meeting, on 20 March 2031, the Human Rights Council decided to adopt the following text:

\u201cThe Human Rights Council,

Having conducted the review of Norway on 3 May 2030,

Adopts the outcome of the review of Norway.\u201d

42nd meeting
20 March 2031

[Adopted without a vote.]

"""
REST = """Part Two
Summary of proceedings

I. Organizational and procedural matters

1. The Human Rights Council held its ninety-first session at the United Nations Office at Geneva.

2. It requested the secretariat to report on Council resolution 91/1, as all those who spoke had asked.

\u00b9 See A/HRC/90/5.
"""
FILLING = "\n".join(
    f"{n}. The Council heard what States had to say about their wells, one by one." for n in range(3, 60)
)
REPORT = HEAD + FIRST + SECOND + THIRD + REST.replace("\n\u00b9", f"\n{FILLING}\n\n\u00b9")


@pytest.fixture
def documents(tmp_path: Path) -> list[Document]:
    """The documents of a report."""
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    return [item for item in read([tmp_path / "report.txt"]) if isinstance(item, Document)]


def test_acts_have_heads_of_their_own(documents: list[Document]) -> None:
    heads = {d.key: (h := extract(d, KNOWLEDGE).header) and (h.symbol, h.type, h.adopted, h.title) for d in documents}
    title = "Outcome of the universal periodic review: Norway"
    assert heads == {
        "report.txt": ("A/HRC/91/2", "report", None, "Report of the Human Rights Council on its ninety-first session"),
        "report.txt#91/1": ("A/HRC/RES/91/1", "resolution", "2031-03-19", "Wells of the north and of the south"),
        "report.txt#91/2": ("A/HRC/RES/91/2", "resolution", "2031-03-19", "Dry wells"),
        "report.txt#91/101": ("A/HRC/DEC/91/101", "decision", "2031-03-20", title),
    }


def test_what_acts_do_is_theirs(documents: list[Document]) -> None:
    report, *acts = (extract(document, KNOWLEDGE) for document in documents)
    assert [event.kind for event in report.events if not event.reported] == []
    assert [(e.kind, e.act, e.paragraph) for e in acts[0].events] == [("extended", "A/HRC/RES/91/1", "OP 1")]
    assert [action.label for action in acts[0].actions if action.label.startswith("OP")] == ["OP 1", "OP 2"]
    assert {r.target for r in acts[0].references if r.kind == "document"} == {"A/HRC/90/5"}  # of its footnote
    assert "annex para 1" in {p.label for p in acts[1].paragraphs}
    assert {r.target for r in report.references if r.kind == "resolution"} == {"A/HRC/RES/91/1"}


def test_offsets_count_in_the_text_of_the_file(documents: list[Document]) -> None:
    assert {document.text for document in documents} == {REPORT}
    spans = sorted(span for document in documents for span in document.scope)
    assert spans[0][0] == 0
    assert spans[-1][1] == len(REPORT)
    assert all(before[1] == after[0] for before, after in pairwise(spans))
    for document in documents:
        own = extract(document, KNOWLEDGE)
        assert all(any(a <= r.start and r.end <= b for a, b in document.scope) for r in own.references)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("one.txt", HEAD + FIRST + REST.replace("\n\u00b9", f"\n{FILLING}\n\n\u00b9")),  # one act is no compilation
        ("line.jsonl", json.dumps({"id": "x", "text": REPORT}) + "\n"),
        ("twice.txt", REPORT.replace("91/2. Dry", "91/1. Dry")),
    ],
)
def test_texts_that_stay_one_document(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    (document,) = read([tmp_path / name])
    assert isinstance(document, Document)
    assert document.scope == ()


@pytest.mark.parametrize("apostrophe", ["'", "\u2019"])
@pytest.mark.parametrize("body", ["L'Assemblée générale", "Le Conseil des droits de l'homme"])
def test_a_french_report_gives_its_acts_with_either_apostrophe(body: str, apostrophe: str) -> None:
    acts = "".join(
        f"91/{n}\nPuits\n\n{body},\n\nRappelant ses travaux,\n\n1. Décide de creuser.\n\n41e séance\n19 mars 2031\n\n"
        for n in (1, 2)
    )
    text = f"Rapport\n\n{acts}Deuxième partie\n\n{FILLING}\n".replace("'", apostrophe)
    found = documents_of(Document("r", "r.txt", text, language="fr"), KNOWLEDGE)
    assert [document.key for document in found] == ["r", "r#91/1", "r#91/2"]


def test_a_file_can_be_read_as_one_document(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    (document,) = read([tmp_path / "report.txt"], only_whole=True)
    assert isinstance(document, Document)
    assert document.scope == ()


@pytest.mark.parametrize(
    ("text", "symbol", "session"),
    [
        ("14/1\nWells\n\nThe Human Rights Council,\n\nRecalling its work,\n", "A/HRC/RES/14/1", 14),
        ("14/101.\nWells\n\nThe Human Rights Council,\n\nRecalling its work,\n", "A/HRC/DEC/14/101", 14),
        ("60/251. Human Rights Council\n\nThe General Assembly,\n\nRecalling its work,\n", "A/RES/60/251", 60),
        ("2005/11. Wells\n\nThe Commission on Human Rights,\n\nRecalling its work,\n", "E/CN.4/RES/2005/11", 2005),
        ("Resolution 7/15. Wells\n\nThe Human Rights Council,\n\nRecalling its work,\n", "A/HRC/RES/7/15", 7),
        ("S-9/1\nWells\n\nThe Human Rights Council,\n\nRecalling its work,\n", "A/HRC/RES/S-9/1", None),
        ("14/1\nWells\n\nThe Committee against Torture,\n\nRecalling its work,\n", None, None),
        ("91/\u2026 Wells\n\nThe Human Rights Council,\n\nRecalling its work,\n", None, None),
    ],
)
def test_number_and_body_make_the_symbol_of_an_act(text: str, symbol: str | None, session: int | None) -> None:
    found = extraction(text).header
    assert (found.symbol, found.session) == (symbol, session)


def test_a_real_report_gives_its_acts(shared: Path) -> None:
    path = shared / "corpus" / "files" / "pdf" / "slovenia-1st-g1217781.pdf"
    if not path.exists():
        pytest.skip("the corpora have no files")
    report, *acts = (extract(d, KNOWLEDGE).header.symbol for d in read([path]) if isinstance(d, Document))
    assert report == "A/HRC/14/37"
    resolutions = [f"A/HRC/RES/14/{n}" for n in range(1, 17)]
    assert acts == [*resolutions, *(f"A/HRC/DEC/14/{n}" for n in range(101, 120))]

"""The graph of the query tests: the small graph, two documents with votes, reports and gaps, and two on a force."""

from dataclasses import replace
from pathlib import Path

from msgspec import structs

from small_graph import COMMISSION, COUNCIL, extractions, record, resolution, stored
from unkg.model import Extraction, Header, Paragraph, RelatedDocument, Subject, Vote

CASES = Path(__file__).parent / "queries"
ASSEMBLY, OFFICE = "General Assembly", "Office of the United Nations High Commissioner for Human Rights"
SECURITY_COUNCIL, CYPRUS_FORCE = "Security Council", "United Nations Peacekeeping Force in Cyprus"
OF_CYPRUS, REPORTED = {"mandate": CYPRUS_FORCE}, {"reported": True}
HUMAN_RIGHTS = Subject("HUMAN RIGHTS", "http://metadata.un.org/thesaurus/1002975", "UNBIS Thesaurus")


def adopted_by_vote() -> Header:
    """The header of an Assembly resolution with complete publisher's metadata."""
    return replace(
        resolution("A/RES/74/166", ASSEMBLY, "2019-12-18"),
        sponsors=("JPN", "KOR"),
        subjects=(HUMAN_RIGHTS,),
        related=(RelatedDocument("draft", "A/C.3/74/L.26"), RelatedDocument("committee-report", "A/74/399/Add.3")),
        vote=Vote("vote", 2, 1, 1, ("JPN", "KOR"), ("PRK",), ("CHE",)),
    )


def with_footnote(extraction: Extraction) -> Extraction:
    """The extraction with its last line as a footnote, marked at the end of the line before."""
    *above, note = extraction.paragraphs
    marked = Paragraph("fn 1", "footnote", "footnote", note.start, note.end, "fn1", note.start, above[-1].end - 1)
    last = extraction.references[-1]
    return replace(
        extraction,
        paragraphs=(*above, marked),
        references=(*extraction.references[:-1], structs.replace(last, section="footnote", paragraph="fn 1")),
    )


def answering() -> Extraction:
    """A resolution that cites the defunct Commission, welcomes a requested report, and requests one."""
    return with_footnote(
        record(
            adopted_by_vote(),
            [
                ("PP 1", "Recalling Commission on Human Rights resolution 2004/13 and the Protocol,"),
                ("PP 2", "Recalling also Human Rights Council resolution 7/15,"),
                ("OP 1", "Urges the Government to cooperate;"),
                ("OP 2", "Requests the Office to submit a report on the situation;"),
                ("OP 3", "Welcomes the report submitted under Commission resolution 2005/11;¹"),
                ("OP 4", "¹ E/CN.4/2006/35."),
            ],
            references=[
                ("2004/13", "resolution", "E/CN.4/RES/2004/13", {"evidence": "organ-named", "relation": "recall"}),
                ("Protocol", "instrument", None, {"reason": "no-antecedent"}),
                ("7/15", "resolution", "A/HRC/RES/7/15", {"evidence": "organ-named", "relation": "recall"}),
                ("2005/11", "resolution", "E/CN.4/RES/2005/11", {"evidence": "organ-named", "relation": "submit"}),
                ("E/CN.4/2006/35", "document", "E/CN.4/2006/35", {"relation": "welcome", "confidence": 0.99}),
            ],
            actions=[
                ("Urges", "urge", "urge", ("PRK",)),
                (
                    "Requests",
                    "request",
                    "request",
                    (OFFICE,),
                    {"asks_for_report": True, "deadline": "General Assembly, 75"},
                ),
            ],
            submissions=[
                (
                    "report submitted under Commission resolution 2005/11",
                    "E/CN.4/2006/35",
                    "E/CN.4/RES/2005/11",
                    {"request_part": "para 12", "reported": True},
                )
            ],
        )
    )


def reporting() -> Extraction:
    """A report with the symbol of an addendum and a past session."""
    header = Header(
        "E/CN.4/2006/35/Add.1", "report", "Report of the Special Rapporteur", COMMISSION, distributed="2006-02"
    )
    lines = [("PP 1", "See Commission resolution 2004/13 and Council resolution 7/15.")]
    found = [
        ("2004/13", "resolution", "E/CN.4/RES/2004/13", {"evidence": "organ-named", "relation": "cite"}),
        ("7/15", "resolution", "A/HRC/RES/7/15", {"evidence": "organ-named", "relation": "cite"}),
    ]
    return record(header, lines, references=found)


def extending() -> list[Extraction]:
    """Two extensions of the Cyprus force, a third between them that is not held, an amendment, an unnamed holder."""
    header = Header("S/RES/2618(2022)", "resolution", "Cyprus", SECURITY_COUNCIL, adopted="2022-01-27")
    first = record(
        header,
        [("OP 1", "Extends the mandate of UNFICYP for a further period ending 31 July 2022;")],
        events=[
            (
                "Extends the mandate of UNFICYP for a further period ending 31 July 2022",
                "extended",
                "S/RES/2618(2022)",
                {"mandate": CYPRUS_FORCE, "until": "2022-07-31", "ends": "2022-07-31", "date": "2022-01-27"},
            )
        ],
    )
    lines = [
        ("PP 1", "Recalling resolution 2646 (2022), by which it extended the mandate of UNFICYP,"),
        ("OP 1", "Extends the mandate of UNFICYP for a period of one year;"),
        ("OP 2", "Decides that UNFICYP shall also support the crossing points;"),
        ("OP 3", "Extends the mandate of the group;"),
        (
            "OP 4",
            "Recalls resolution 186 (1964), which established UNFICYP, and resolution 2618 (2022), which extended it.",
        ),
    ]
    second = record(
        Header("S/RES/2674(2023)", "resolution", "Cyprus", SECURITY_COUNCIL, adopted="2023-01-30"),
        lines,
        references=[
            ("2646 (2022)", "resolution", "S/RES/2646(2022)", {"evidence": "possessive", "relation": "recall"}),
            ("UNFICYP,", "body", CYPRUS_FORCE, {"evidence": "acronym"}),
        ],
        events=[
            ("by which it extended the mandate of UNFICYP", "extended", "S/RES/2646(2022)", OF_CYPRUS | REPORTED),
            (
                "Extends the mandate of UNFICYP for a period of one year",
                "extended",
                "S/RES/2674(2023)",
                OF_CYPRUS | {"until": "a period of one year", "ends": "2024-01-30", "date": "2023-01-30"},
            ),
            ("Decides that UNFICYP shall also", "amended", "S/RES/2674(2023)", OF_CYPRUS | {"date": "2023-01-30"}),
            (
                "Extends the mandate of the group",
                "extended",
                "S/RES/2674(2023)",
                {"mandate": None, "reason": "no-antecedent", "date": "2023-01-30"},
            ),
            ("186 (1964), which established UNFICYP", "established", "S/RES/186(1964)", OF_CYPRUS | REPORTED),
            (
                "resolution 2618 (2022), which extended it",
                "extended",
                "S/RES/2618(2022)",
                OF_CYPRUS | REPORTED | {"act_part": "para 1"},
            ),
        ],
    )
    return [first, second]


def in_french() -> Extraction:
    """The French version of an English text, with a reference that the English one lacks."""
    found = record(
        replace(resolution("A/HRC/RES/7/15", COUNCIL, "2008-03-27"), title="Situation des droits de l’homme"),
        [
            ("PP 1", "Rappelant la résolution 2004/13 de la Commission et la Charte,"),
            ("OP 1", "Décide de proroger le mandat pour une période d’un an ;"),
        ],
        references=[
            ("2004/13", "resolution", "E/CN.4/RES/2004/13", {"evidence": "organ-named", "relation": "recall"}),
            ("Charte", "instrument", "Charter", {"evidence": "short-form", "relation": "recall"}),
        ],
        events=[("proroger le mandat", "extended", "A/HRC/RES/7/15", {"until": "une période d’un an"})],
    )
    return replace(found, document=replace(found.document, language="fr"))


def write_question_graph(folder: Path) -> None:
    """Write a store with the graphs of the documents, of a language version, and of the authorities."""
    found = (*extractions(), answering(), reporting(), *extending())
    stored(folder, found, [in_french()], with_authorities=True)


def cases() -> list[Path]:
    """The folders of the cases, with the parameters of a query and its answer."""
    return sorted(path for path in CASES.iterdir() if path.is_dir())


def given_in(case: Path) -> dict[str, list[str]]:
    """The parameters of a case."""
    found: dict[str, list[str]] = {}
    for line in (case / "given.txt").read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition("=")
        found.setdefault(name, []).append(value)
    return found

"""Records that together use every field of the model, and every value of every closed list."""

from typing import get_args

from unkg import model
from unkg.model import (
    Action,
    Concern,
    Correction,
    Document,
    Extraction,
    Header,
    MandateEvent,
    Paragraph,
    Reference,
    RelatedDocument,
    ReportSubmission,
    Subject,
    Vote,
)
from unkg.vocabulary import ADDRESSEE_CLASSES, RELATIONS

TEXT = "The Council, 1. Decides so.² 2. Requests all. ² A/72/L.59/Rev.1."
SPAN = (0, 11)
PARTS = (
    Paragraph("", "enacting", "preamble", 0, 12, "enacting"),
    Paragraph("OP 1", "operative", "operative", 13, 28, "op1", 16),
    Paragraph("OP 2", "operative", "operative", 29, 45, "op2", 32),
    Paragraph("fn 2", "footnote", "footnote", 46, len(TEXT), "fn2", 48, 27),
    Paragraph("annex", "annex", "annex", 46, 47, "annex1"),
    Paragraph("PP 1", "preambular", "preamble", 0, 1, "pp1"),
    Paragraph("para 1", "body", "body", 0, 2, "para1"),
    Paragraph("sect I", "heading", "heading", 0, 3, "sectI"),
)


def extractions() -> list[Extraction]:
    """A document of each type, one per vote outcome with a complete header, a draft, and one with all findings."""
    typed = [
        Extraction(Document(kind, kind, kind), Header(type=kind, title=kind), (), (), ())
        for kind in get_args(model.DocumentType)
    ]
    return [*typed, _headed("without-vote"), _headed("unknown"), _headed("vote"), _draft(), _found()]


def _draft() -> Extraction:
    """A draft that proposes a mandate and a recommendation."""
    return Extraction(
        Document("d", "d", TEXT),
        Header("A/HRC/60/L.1", "draft resolution", "Draft", "Human Rights Council", 60),
        PARTS,
        (),
        (Action(*SPAN, "urge", "urge", ("Human Rights Council",), (), "OP 1"),),
        (MandateEvent("extended", "Universal Periodic Review", "A/HRC/60/L.1", *SPAN, ""),),
    )


def _headed(outcome: str) -> Extraction:
    header = Header(
        f"A/RES/79/{len(outcome)}",
        "resolution",
        "Complete metadata",
        "General Assembly",
        79,
        adopted="2024-12-17",
        distributed="2024-12-20",
        published="2024-12-21",
        agenda_item="68 (b)",
        agenda_title="Human rights questions",
        sponsors=("Japan", "Group of Friends"),
        meeting="54th plenary meeting",
        akn_iri="/akn/un/statement/deliberation/unga/2024-12-17/79-4",
        subjects=(
            Subject("HUMAN RIGHTS", "http://metadata.un.org/thesaurus/1002975", "UNBIS Thesaurus"),
            Subject("rights", None, "EuroVoc", curated=False),
        ),
        related=(RelatedDocument("draft", "A/C.3/79/L.26"), RelatedDocument("committee-report", "A/79/458")),
        vote=Vote(outcome, 1, 1, 1, ("JPN",), ("PRK",), ("CHE",)),
        notes=("The file gives no session.",),
    )
    return Extraction(Document(outcome, "s", f"{outcome} text"), header, (), (), ())


def _reference(kind: str, target: str | None, **fields) -> Reference:
    fields.setdefault("evidence", "explicit-symbol" if target else None)
    section, paragraph = fields.pop("section", "body"), fields.pop("paragraph", "OP 1")
    return Reference(13, 22, TEXT[13:22], kind, target, section, paragraph, **fields)


def _references() -> list[Reference]:
    cited = [
        _reference("resolution", f"A/HRC/RES/50/{number}", relation=relation, evidence="possessive", confidence=0.9)
        for number, relation in enumerate(RELATIONS, start=1)
    ]
    evident = [_reference("document", "A/HRC/50/1", evidence=one) for one in get_args(model.Evidence)]
    placed = [_reference("document", "A/HRC/50/2", section=one) for one in get_args(model.Section)]
    open_ones = [_reference(kind, None, reason="unknown-name") for kind in get_args(model.ReferenceKind)]
    open_ones += [_reference("resolution", None, reason=one) for one in get_args(model.Reason)]
    symbols = (
        "A/72/L.59/Rev.1",
        "A/HRC/50/1/Add.1",
        "A/HRC/50/1/Corr.1",
        "A/C.3/79/L.26/Amend.1",
        "CAT/C/SR.1/Summary",
    )
    related = [_reference("document", one) for one in (*symbols, "A/HRC/50/3/Summary", "A/HRC/60/9")]
    named = [
        _reference("instrument", "ICCPR", pinpoint="art 14(3)", relation="recall"),
        _reference("instrument", "Pact of the Lamps"),
        _reference("body", "Human Rights Council"),
        _reference("body", "Panel of Elders"),
        _reference("mechanism", "Universal Periodic Review"),
        _reference("mechanism", "Special Rapporteur on lamps"),
        _reference("resolution", "A/HRC/RES/5/1", pinpoint="para 4"),
    ]
    return [*cited, *evident, *placed, *open_ones, *related, *named]


def _found() -> Extraction:
    """A report with every relation, reason, strength, addressee and kind of event."""
    strengths = [Action(*SPAN, one, one, ("PRK",), ADDRESSEE_CLASSES, "OP 1") for one in get_args(model.Strength)]
    concerned = (
        Concern(*SPAN, "ICCPR", "instrument", "art 14(3)", get_args(model.Ask)),
        Concern(*SPAN, "special procedures", None, None, ("invite",)),
        Concern(*SPAN, "A/HRC/RES/5/1", "resolution"),
    )
    own_voice = [Action(13, 22, verb, "decide", (), (), "OP 1") for verb in ("amend", "repeal")]
    asked = [
        Action(
            *(29, 40, "request", "request", ("Friends",), ("all",), "OP 2", True, deadline, "noted", ("Lamps",), True),
            concerns=concerned,
        )
        for deadline in ("2030", "Human Rights Council, 60", "within six months")
    ]
    asked += [
        Action(*SPAN, category, "request", ("PRK",), ("PRK",), "OP 1", category=category, stated_category=category)
        for category in get_args(model.ActionCategory)
    ]
    events = [
        MandateEvent(
            kind,
            "Universal Periodic Review",
            "A/HRC/RES/5/1",
            *SPAN,
            "",
            "para 4",
            "2007-06-18",
            until,
            ends,
            reported=True,
            re_established=kind == "extended",
        )
        for kind in get_args(model.MandateEventKind)
        for until, ends in (("2026-01-01", "2026-01-01"), ("one year", "2008-06-18"))
    ]
    events += [
        MandateEvent("extended", None, "A/HRC/60/9", *SPAN, "", reason=reason) for reason in get_args(model.Reason)
    ]
    return Extraction(
        Document("k", "s", TEXT),
        Header("A/HRC/60/9", "report", "Report", "Human Rights Council", 60, distributed="2025-09-01"),
        PARTS,
        tuple(_references()),
        (*strengths, *own_voice, *asked),
        tuple(events),
        (
            ReportSubmission("A/HRC/60/9", "A/HRC/RES/5/1", *SPAN, "", "para 4"),
            ReportSubmission(
                None, "A/HRC/RES/5/1", *SPAN, "", None, reported=True, author="Human Rights Council", year=2009
            ),
        ),
        (Correction(13, 22, "document", "A/HRC/50/1", "A/50/1", "A. Reader", "Sic."),),
    )

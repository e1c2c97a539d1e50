"""Writes the text of a generated document together with the records that extraction would find in it."""

from collections.abc import Mapping
from typing import Final, Literal

from unkg.model import Action, Document, Extraction, Header, MandateEvent, Paragraph, Reference, ReportSubmission
from unkg.model.documents import Evidence, MandateEventKind, ReferenceKind, Relation, Section, Strength

TOPICS: Final = (
    "Situation of human rights",
    "Technical assistance and capacity-building",
    "The situation in the region",
    "Right to food and to water",
    "Cooperation in peaceful uses",
    "Financing of the mission",
    "Elimination of discrimination",
    "Sustainable management of resources",
)
HEADINGS: Final = tuple(f"SUBJECT HEADING {number}" for number in range(1, 301))
RELATIONS: Final[Mapping[tuple[str, Relation], int]] = {
    ("Recalling", "recall"): 6,
    ("Reaffirming", "reaffirm"): 3,
    ("Taking note of", "note"): 1,
    ("Welcoming", "welcome"): 1,
    ("Bearing in mind", "bear-in-mind"): 1,
    ("Guided by", "guided-by"): 1,
    ("Acting pursuant to", "pursuant-to"): 1,
    ("Having considered the report submitted under", "submit"): 1,
}
"""(first words of a preambular paragraph, relation) to relative frequency."""
ACTIONS: Final[Mapping[tuple[str, Strength], int]] = {
    ("request", "request"): 8,
    ("encourage", "encourage"): 6,
    ("decide", "decide"): 5,
    ("call upon", "call"): 5,
    ("urge", "urge"): 4,
    ("welcome", "note"): 3,
    ("invite", "invite"): 2,
    ("recommend", "recommend"): 1,
    ("demand", "demand"): 1,
}
"""(verb, strength) to relative frequency."""


class Draft:
    """Builder of a document: masthead, preamble, then numbered paragraphs."""

    def __init__(self, symbol: str, body: str) -> None:
        self._symbol, self._body = symbol, body
        self._text = ""
        self._paragraphs: list[Paragraph] = []
        self._references: list[Reference] = []
        self._actions: list[Action] = []
        self._events: list[MandateEvent] = []
        self._submissions: list[ReportSubmission] = []
        self._section: Section = "preamble"
        self._label, self._kind, self._began = "", "heading", 0
        self._relation: Relation = "recall"
        self._preambular = 0
        self.paragraphs_numbered = 0
        """Operative paragraphs so far."""
        self._write(f"{symbol}\n\nThe {body},\n\n")
        self.preambular(("Recalling", "recall"))

    def preambular(self, opening: tuple[str, Relation]) -> None:
        """Start a paragraph of the preamble with a verb."""
        self._end()
        self._preambular += 1
        self._begin(f"PP {self._preambular}", "preambular")
        words, self._relation = opening
        self._write(words)

    def operative(self) -> None:
        """End the preamble."""
        self._end()
        self._section = "operative"

    def cite(self, target: str, pinpoint: str | None = None) -> None:
        """Cite a document by its symbol."""
        kind: ReferenceKind = "resolution" if "/RES/" in target else "document"
        self._refer(target, kind, target, "explicit-symbol", pinpoint, self._relation)

    def leave_open(self, words: str) -> None:
        """Refer to a resolution by a number that several organs could have used."""
        self._write(" a resolution ")
        start, end = self._write(words)
        self._references.append(
            Reference(start, end, words, "resolution", None, self._section, self._label, reason="no-organ")
        )

    def invoke(self, instrument: str, pinpoint: str | None) -> None:
        """Name an instrument."""
        self._refer(instrument, "instrument", instrument, "full-name", pinpoint, self._relation)

    def mention(self, kind: Literal["body", "mechanism"], name: str) -> None:
        """Name a body or mechanism."""
        self._refer(name, kind, name, "full-name", None, None)

    def act_on(self, mechanism: str, kind: MandateEventKind, until: str | None) -> None:
        """Establish or extend a mandate in a separate paragraph."""
        self._number()
        start, _ = self._write({"established": "Decides to appoint", "extended": "Decides to extend"}[kind])
        self._actions.append(Action(start, start + len("Decides"), "decide", "decide", (self._body,), (), self._label))
        self._write(" the mandate of the ")
        _, end = self._write(mechanism)
        self._events.append(MandateEvent(kind, mechanism, self._symbol, start, end, self._label, until=until))
        self._end()

    def report(self, mechanism: str, act: str) -> None:
        """State that another text established a mandate."""
        self._number()
        start, end = self._write("Recalls")
        self._actions.append(Action(start, end, "recall", "note", (self._body,), (), self._label))
        self._write(" the mandate")
        start, _ = self._write(" established by ")
        self._refer(act, "resolution", act, "explicit-symbol", None, "establish")
        self._events.append(
            MandateEvent("established", mechanism, act, start, len(self._text), self._label, reported=True)
        )
        self._end()

    def take_up(self, report: str, request: str) -> None:
        """Welcome a report and state which text requested it."""
        self._number()
        start, end = self._write("Welcomes")
        self._actions.append(Action(start, end, "welcome", "note", (self._body,), (), self._label))
        start, _ = self._write(" the report")
        self._refer(report, "document", report, "explicit-symbol", None, "welcome")
        self._write(" submitted under")
        self._refer(request, "resolution", request, "explicit-symbol", None, "submit")
        end = len(self._text)
        self._submissions.append(ReportSubmission(report, request, start, end, self._label, reported=True))
        self._end()

    def ask(self, verb: str, strength: Strength, addressee: str | None, what: str, *, report: bool) -> None:
        """Request, decide or note something in a separate paragraph."""
        self._number()
        first, *rest = verb.split()
        start, end = self._write(" ".join([f"{first.capitalize()}s", *rest]))
        addressees = (addressee,) if addressee else ()
        self._actions.append(
            Action(start, end, verb, strength, (self._body,), addressees, self._label, asks_for_report=report)
        )
        self._write(f" {addressee or 'States'} to {'submit a report' if report else 'act'} on {what};")
        self._end()

    def extraction(self, header: Header) -> Extraction:
        """The document with its records, under a header."""
        document = Document(self._symbol, self._symbol, self._text, header=header, paragraphs=tuple(self._paragraphs))
        found = sorted(self._references, key=lambda reference: reference.start)
        return Extraction(
            document,
            header,
            tuple(self._paragraphs),
            tuple(found),
            tuple(self._actions),
            tuple(self._events),
            submissions=tuple(self._submissions),
        )

    def _refer(
        self,
        words: str,
        kind: ReferenceKind,
        target: str,
        evidence: Evidence,
        pinpoint: str | None,
        relation: Relation | None,
    ) -> None:
        self._write(" ")
        start, end = self._write(words)
        self._write(f", {pinpoint}," if pinpoint else ",")
        self._references.append(
            Reference(
                start,
                end,
                words,
                kind,
                target,
                self._section,
                self._label,
                pinpoint,
                relation,
                evidence,
                confidence=0.99,
            )
        )

    def _number(self) -> None:
        self.paragraphs_numbered += 1
        self._begin(f"OP {self.paragraphs_numbered}", "operative")
        self._write(f"{self.paragraphs_numbered}. ")

    def _begin(self, label: str, kind: Literal["preambular", "operative"]) -> None:
        self._label, self._kind, self._began = label, kind, len(self._text)

    def _end(self) -> None:
        if not self._label:
            return
        part = self._label.lower().replace(" ", "")
        kind: Literal["preambular", "operative"] = "operative" if self._section == "operative" else "preambular"
        self._paragraphs.append(
            Paragraph(self._label, kind, self._section, self._began, len(self._text), part, self._began)
        )
        self._label = ""
        self._write("\n\n")

    def _write(self, words: str) -> tuple[int, int]:
        start = len(self._text)
        self._text += words
        return start, len(self._text)

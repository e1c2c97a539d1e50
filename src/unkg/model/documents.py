"""Documents as read, and what extraction finds in them.

Every offset counts Unicode code points in `Document.text` (the reference text), end exclusive.

Paragraphs and what is found in them are structs: a document has hundreds, and a struct is made in a twentieth of the
time of a frozen dataclass.
"""

from dataclasses import dataclass
from typing import Literal

from msgspec import Struct

from unkg.model.closed_lists import (
    ActionCategory,
    Ask,
    DocumentType,
    Evidence,
    MandateEventKind,
    ParagraphKind,
    Reason,
    ReferenceKind,
    Relation,
    Response,
    Section,
    Strength,
    VoteOutcome,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject heading assigned by the publisher."""

    label: str
    iri: str | None
    scheme: str
    """Name of the thesaurus in the file: `UNBIS Thesaurus`, `DHLAUTH`, `SDGO`, `EuroVoc`."""
    curated: bool = True
    """False if a program assigned it."""


Role = Literal["draft", "adopted", "perhaps-adopted", "amended", "committee-report", "superseded", "issue"]
"""What a document is in the drafting history of another: the draft that became it, the act that it became as a draft,
the draft that it would amend, a committee's report on it, a document that it replaces; an issue is a corrigendum, an
addendum or a revision, depending on its symbol."""


@dataclass(frozen=True, slots=True)
class RelatedDocument:
    """A document in the drafting history of this one, from the publisher's workflow metadata."""

    role: Role
    symbol: str


@dataclass(frozen=True, slots=True)
class Vote:
    """How a text was adopted. Counts are None if unknown; States are ISO 3166-1 alpha-3."""

    outcome: VoteOutcome
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None
    states_in_favour: tuple[str, ...] = ()
    states_against: tuple[str, ...] = ()
    states_abstaining: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """Metadata of a document, from its masthead or the publisher; None: unknown. Dates are ISO 8601."""

    symbol: str | None = None
    """Canonical, as `unkg.symbols.parse(...).canonical` prints it."""
    type: DocumentType = "other"
    title: str | None = None
    body: str | None = None
    """Canonical name of the issuing body."""
    session: int | None = None
    adopted: str | None = None
    distributed: str | None = None
    published: str | None = None
    agenda_item: str | None = None
    """Number of the item as printed: `68 (b)`, `136 and 148`."""
    agenda_title: str | None = None
    """Title of the agenda item."""
    sponsors: tuple[str, ...] = ()
    meeting: str | None = None
    akn_iri: str | None = None
    """The Akoma Ntoso work IRI, relative by design, without a trailing slash."""
    subjects: tuple[Subject, ...] = ()
    related: tuple[RelatedDocument, ...] = ()
    vote: Vote | None = None
    notes: tuple[str, ...] = ()
    """Errors in the metadata, one sentence each; the wrong values are left out."""


class Paragraph(Struct, frozen=True, gc=False):
    """A part of a document; its words are from `start` to `end`, including number or label."""

    label: str
    """Label of the part: `PP 3`, `OP 2(b)`, `para 14`, `fn 4`, `annex OP 1`; empty for a heading."""
    kind: ParagraphKind
    section: Section
    start: int
    end: int
    part: str | None
    """Fragment of the document's IRI: `pp3`, `op2.b`, `para14`, `fn4`, `annex1.op1`; None if it has none."""
    content_start: int = 0
    """Start of the words after the number."""
    anchor: int | None = None
    """For a footnote: offset of its marker in the running text; None if the marker is missing."""


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink of the publisher on words of a document."""

    start: int
    end: int
    address: str
    """URL as in the file: `https://undocs.org/en/A/RES/60/251`."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation from a table; its words, including its number, are from `start` to `end`."""

    start: int
    end: int
    issuers: tuple[str, ...]
    """Issuers: ISO 3166-1 alpha-3, else the name as printed."""
    addressees: tuple[str, ...]
    response: Response | None = None
    themes: tuple[str, ...] = ()
    category: ActionCategory | None = None
    """How specific the action is, as the table states it."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read from a file."""

    key: str
    """The `id` in output: id of a line, path of a file relative to the input folder, or its name."""
    source: str
    text: str
    """Empty for a catalogue record."""
    language: str = "en"
    header: Header | None = None
    """The publisher's metadata, if the format or the line has any."""
    paragraphs: tuple[Paragraph, ...] | None = None
    """The structure, if the format has it; None: to be derived from the text."""
    italics: tuple[tuple[int, int], ...] = ()
    """Spans in italics, sorted, if the format has them: operative verbs are often in italics."""
    links: tuple[Link, ...] = ()
    """The publisher's hyperlinks, sorted. They are never evidence, only compared with the references."""
    recommendations: tuple[Recommendation, ...] = ()
    """Recommendations from a table; each is a paragraph of the structure."""
    scope: tuple[tuple[int, int], ...] = ()
    """Spans of the text that are this document's, if others are printed in the same text; empty: all of it is."""


class Reference(Struct, frozen=True, gc=False):
    """A mention with its target, or unresolved with a reason."""

    start: int
    end: int
    text: str
    kind: ReferenceKind
    target: str | None
    """Canonical symbol, instrument id, or name of a body or mechanism; None: unresolved."""
    section: Section
    paragraph: str
    pinpoint: str | None = None
    relation: Relation | None = None
    evidence: Evidence | None = None
    confidence: float | None = None
    reason: Reason | None = None


class Concern(Struct, frozen=True, gc=False):
    """A mention of something that an action speaks of in its clause, and what the action asks of it."""

    start: int
    end: int
    target: str | None
    """As in `Reference.target`, or a class such as `special procedures`."""
    kind: ReferenceKind | None
    """None for a class of mechanisms, which no reference names."""
    pinpoint: str | None = None
    asks: tuple[Ask, ...] = ()


class Action(Struct, frozen=True, gc=False):
    """A request, decision or recommendation of a paragraph; its span ends with the verb."""

    start: int
    end: int
    verb: str
    strength: Strength
    issuers: tuple[str, ...]
    addressees: tuple[str, ...]
    label: str
    second: bool = False
    """Whether an earlier action in the paragraph precedes it."""
    deadline: str | None = None
    """Deadline: an ISO date or year, a session (`Human Rights Council, 60`), or a period (`within 24 months`)."""
    response: Response | None = None
    """Response of the State under review to a recommendation, if the text states it."""
    themes: tuple[str, ...] = ()
    """Subjects in the words of a table."""
    asks_for_report: bool = False
    """Whether it requests a report."""
    category: ActionCategory | None = None
    """How specific the action of a recommendation is, by its verb."""
    stated_category: ActionCategory | None = None
    """The same as a table states it."""
    concerns: tuple[Concern, ...] = ()
    """What it speaks of, in order of place; not its addressees, nor the grounds before its verb."""


class ReportSubmission(Struct, frozen=True, gc=False):
    """A report that answers a request, as stated by the report itself or by a document that considers it."""

    report: str | None
    """Symbol of the report; None if the words do not give it."""
    request: str
    """Symbol of the document that requested it."""
    start: int
    end: int
    """The words that state it."""
    paragraph: str
    request_part: str | None = None
    """Pinpoint in that document, such as `para 12`; None for the whole document."""
    reported: bool = False
    """False if the report itself states it."""
    author: str | None = None
    """For a report without a symbol: canonical name of the body or mechanism whose report it is."""
    year: int | None = None
    """For a report without a symbol: the year printed with it."""


class MandateEvent(Struct, frozen=True, gc=False):
    """An event of a mandate, brought about or reported by this document."""

    kind: MandateEventKind
    mandate: str | None
    """Holder of the mandate: canonical name of a mechanism or body; None if unresolved."""
    act: str
    """Symbol of the act: this document, or the cited one if `reported`."""
    start: int
    end: int
    """The words that state it."""
    paragraph: str
    act_part: str | None = None
    """Pinpoint in the act, such as `para 3`; None for the whole act."""
    date: str | None = None
    until: str | None = None
    """End of the mandate: an ISO date, else the words of the text (`a period of one year`)."""
    ends: str | None = None
    """ISO date of that end; computed from a period and the date of the act if the text prints no date."""
    reported: bool = False
    re_established: bool = False
    """Whether the holder is established again; the kind is then `extended`."""
    reason: Reason | None = None
    """Why the holder is unresolved; None if it is resolved."""


class Correction(Struct, frozen=True, gc=False):
    """A correction of a reference: of a wrong or missing target, or of words that are not a reference."""

    start: int
    end: int
    """The corrected words."""
    kind: ReferenceKind
    """Kind of the target, or of the previous one."""
    target: str | None
    """The target, as in `Reference.target`; None: the words are not a reference."""
    instead_of: str | None
    """The previous target; None if there was none."""
    corrector: str
    """Author of the correction."""
    grounds: str
    """Grounds in the words of the author."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """The findings in one document."""

    document: Document
    header: Header
    """The publisher's metadata, completed from the masthead."""
    paragraphs: tuple[Paragraph, ...]
    references: tuple[Reference, ...]
    actions: tuple[Action, ...]
    events: tuple[MandateEvent, ...] = ()
    submissions: tuple[ReportSubmission, ...] = ()
    corrections: tuple[Correction, ...] = ()
    """Corrections; a corrected reference has the evidence `corrected` and the words of the correction."""
    not_read: tuple[str, ...] = ()
    """What is not read in the language of the text, by the names of `authorities.capabilities`."""

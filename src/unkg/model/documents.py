"""A document as it was read, and what was found in it.

Every offset counts Unicode code points in `Document.text` (the reference text), end exclusive.
"""

from dataclasses import dataclass
from typing import Literal

from unkg.model.closed_lists import (
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
    """A subject heading that the publisher gave a document."""

    label: str
    iri: str | None
    scheme: str
    """The thesaurus as the file names it: `UNBIS Thesaurus`, `DHLAUTH`, `SDGO`, `EuroVoc`."""
    curated: bool = True
    """False where the file's classification is a machine's."""


@dataclass(frozen=True, slots=True)
class RelatedDocument:
    """Another document in this one's making, as the publisher's workflow tells."""

    role: Literal["draft", "committee-report", "superseded", "issue"]
    """An issue is a corrigendum, an addendum or a revision, as its symbol tells."""
    symbol: str


@dataclass(frozen=True, slots=True)
class Vote:
    """How a text was adopted. Counts are None where the file gives none; States are ISO 3166-1 alpha-3."""

    outcome: VoteOutcome
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None
    states_in_favour: tuple[str, ...] = ()
    states_against: tuple[str, ...] = ()
    states_abstaining: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """What a masthead or a publisher's metadata says of a document. None: it does not say. Dates are ISO 8601."""

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
    """What the agenda calls it."""
    sponsors: tuple[str, ...] = ()
    meeting: str | None = None
    akn_iri: str | None = None
    """The Akoma Ntoso work IRI, relative by design, without a trailing slash."""
    subjects: tuple[Subject, ...] = ()
    related: tuple[RelatedDocument, ...] = ()
    vote: Vote | None = None
    notes: tuple[str, ...] = ()
    """What was wrong with the metadata and therefore left out, a sentence each."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A part of a document: its words run from `start` to `end` (number or label included)."""

    label: str
    """As people cite it: `PP 3`, `OP 2(b)`, `para 14`, `fn 4`, `annex OP 1`; empty for a heading."""
    kind: ParagraphKind
    section: Section
    start: int
    end: int
    part: str | None
    """Fragment of the document's IRI: `pp3`, `op2.b`, `para14`, `fn4`, `annex1.op1`; None where it has no name."""
    content_start: int = 0
    """Where the paragraph's own words begin, after its number."""
    anchor: int | None = None
    """For a footnote: offset of its marker in the running text; None where the marker is lost."""


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink that the publisher put on words of a document."""

    start: int
    end: int
    address: str
    """As the file has it: `https://undocs.org/en/A/RES/60/251`."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation as a table tells it; its words, number included, run from `start` to `end`."""

    start: int
    end: int
    issuers: tuple[str, ...]
    """Who recommends: ISO 3166-1 alpha-3, else the name as printed."""
    addressees: tuple[str, ...]
    response: Response | None = None
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was read."""

    key: str
    """The output's `id`: a line's id, a file's path below the folder named, or its own name."""
    source: str
    text: str
    """Empty where only a catalogue's record of the document was read."""
    language: str = "en"
    header: Header | None = None
    """The publisher's metadata, where the format has it or the line gives it."""
    paragraphs: tuple[Paragraph, ...] | None = None
    """The structure, where the format tells it; None: to be found in the text."""
    italics: tuple[tuple[int, int], ...] = ()
    """Spans in italics, in order, where the format tells: operative verbs stand in them."""
    links: tuple[Link, ...] = ()
    """The publisher's hyperlinks, in order of place. Evidence for no reference: they are compared with what is read."""
    recommendations: tuple[Recommendation, ...] = ()
    """What a table tells of who recommended what to whom; each is a paragraph of the structure."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention with what it means, or unresolved with a reason."""

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


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a paragraph asks, decides or recommends; its span runs from the first word to the verb's end."""

    start: int
    end: int
    verb: str
    strength: Strength
    issuers: tuple[str, ...]
    addressees: tuple[str, ...]
    label: str
    second: bool = False
    """Whether the paragraph holds an earlier action."""
    deadline: str | None = None
    """By when: an ISO date or year, a session (`Human Rights Council, 60`), or the period as printed (`within 24 months`)."""
    response: Response | None = None
    """What the State under review answers to a review's recommendation, where the text says so."""
    themes: tuple[str, ...] = ()
    """What it is about, where a table tells it, in the table's words."""
    asks_for_report: bool = False
    """Whether what it asks is that somebody report."""


@dataclass(frozen=True, slots=True)
class ReportSubmission:
    """A report that answers a request, as the report itself tells it or a document that takes it up."""

    report: str
    """Symbol of the report."""
    request: str
    """Symbol of the text that asked for it."""
    start: int
    end: int
    """The words that say so."""
    paragraph: str
    request_part: str | None = None
    """Pinpoint in that text, as `para 12`; None: the text as a whole."""
    reported: bool = False
    """False where the report itself says so."""


@dataclass(frozen=True, slots=True)
class MandateEvent:
    """Something that happened to a mandate, done by this document or reported by it."""

    kind: MandateEventKind
    mandate: str
    """Canonical name of the mechanism or body that holds the mandate."""
    act: str
    """Symbol of the document that did it: this one, or the cited one where `reported`."""
    start: int
    end: int
    """The words that say so."""
    paragraph: str
    act_part: str | None = None
    """Pinpoint in the act, as `para 3`; None: the act as a whole."""
    date: str | None = None
    until: str | None = None
    """When the mandate then ends: an ISO date, else the words of the text (`a period of one year`)."""
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody put right in the findings of a document: a target that was wrong or missing, or no reference at all."""

    start: int
    end: int
    """The words that it is about."""
    kind: ReferenceKind
    """What the words refer to, or were taken to refer to."""
    target: str | None
    """What they mean, as `Reference.target`; None: they are no reference."""
    instead_of: str | None
    """The target that was read before; None: nothing was, or the reference was unresolved."""
    corrector: str
    """Who says so."""
    grounds: str
    """Why, in their words."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document."""

    document: Document
    header: Header
    """The publisher's metadata completed by the masthead, the former winning."""
    paragraphs: tuple[Paragraph, ...]
    references: tuple[Reference, ...]
    actions: tuple[Action, ...]
    events: tuple[MandateEvent, ...] = ()
    submissions: tuple[ReportSubmission, ...] = ()
    corrections: tuple[Correction, ...] = ()
    """What was put right; a reference so corrected has the evidence `corrected` and the correction's words."""

"""What a reader sees of a resource, as frozen records without a web framework or markup."""

from dataclasses import dataclass, replace

from unkg.queries import Iri

_CONTINUED = ", continued"


@dataclass(frozen=True, slots=True)
class Link:
    """A resource as it is named on a page."""

    iri: Iri
    label: str
    title: str | None = None
    language: str | None = None
    """Of the title."""
    date: str | None = None
    held: bool | None = None
    """Whether the store has the text; None for what is no document."""
    page: Iri | None = None
    """The resource whose page shows it; None for an IRI outside the graph."""
    anchor: str | None = None
    """Where it stands on that page; None for the page itself."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text with its language."""

    text: str
    language: str | None = None


Shown = Link | Words


@dataclass(frozen=True, slots=True)
class Fact:
    """A property of a resource, with all its values."""

    name: str
    property: Link
    values: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is said: a paragraph, and the citation or other node in it."""

    label: str
    link: Link
    note: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a list: a resource, and the places that say so."""

    thing: Link
    places: tuple[Place, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The entries under one heading."""

    heading: Shown | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A canned query with its parameters, as people write them."""

    name: str
    parameters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list on a page: one page of it."""

    name: str
    title: str
    groups: tuple[Group, ...]
    total: int
    """Entries on all pages."""
    number: int = 1
    pages: int = 1
    question: Question | None = None
    """The canned query that gives the same entries."""
    sparql: str | None = None
    """A query that gives them, where no canned one does."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a statement rests on."""

    words: str
    clause: str | None = None
    anchor: str | None = None
    """The fragment of the mention; None if an earlier statement on the page rests on the same words."""
    start: int | None = None
    end: int | None = None
    """Offsets in code points, end exclusive."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in a paragraph: what it refers to and why, or why this is not known."""

    anchor: str
    iri: Iri
    kind: str
    """citation, instrument, body, mechanism, self or unresolved."""
    evidence: Evidence
    target: Link | None = None
    cited: tuple[Link, ...] = ()
    """The cited parts."""
    pinpoint: str | None = None
    relation: Link | None = None
    evidence_class: Link | None = None
    reason: Link | None = None
    confidence: str | None = None
    correction: str | None = None
    """The grounds of a correction."""


@dataclass(frozen=True, slots=True)
class Act:
    """What a paragraph requests or decides."""

    anchor: str
    iri: Iri
    verb: str
    strength: Link | None
    evidence: Evidence
    is_request: bool = False
    """Whether it requests a report."""
    issuers: tuple[Shown, ...] = ()
    proposed_to: tuple[Shown, ...] = ()
    """The body that a draft asks to say it."""
    addressees: tuple[Shown, ...] = ()
    deadlines: tuple[Shown, ...] = ()
    concerns: tuple[Link, ...] = ()
    response: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A mandate event, or the submission of a report, that a paragraph states."""

    anchor: str
    iri: Iri
    what: str
    links: tuple[tuple[str, Link], ...]
    facts: tuple[tuple[str, str], ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A part of a document with what was read in it."""

    anchor: str | None
    label: str
    references: tuple[Reference, ...] = ()
    acts: tuple[Act, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def size(self) -> int:
        """The number of things that were read in it."""
        return len(self.acts) + len(self.events) + len(self.references)

    def cut(self, length: int) -> "tuple[Paragraph, Paragraph]":
        """The first things that were read in it, in the order of a page, and the rest."""
        events = max(0, length - len(self.acts))
        references = max(0, events - len(self.events))
        first = replace(
            self, acts=self.acts[:length], events=self.events[:events], references=self.references[:references]
        )
        label = f"{self.label.removesuffix(_CONTINUED)}{_CONTINUED}"
        rest = Paragraph(None, label, self.references[references:], self.acts[length:], self.events[events:])
        return first, rest

    @property
    def clauses(self) -> dict[str, list[str]]:
        """The clauses that it rests on, each once, with the words in them that were read."""
        found: dict[str, list[str]] = {}
        evidence = (
            *(act.evidence for act in self.acts),
            *(event.evidence for event in self.events),
            *(reference.evidence for reference in self.references),
        )
        for one in evidence:
            if one.clause:
                found.setdefault(one.clause, []).append(one.words)
        return found


@dataclass(frozen=True, slots=True)
class Ballot:
    """How a text was adopted."""

    outcome: str
    counts: tuple[tuple[str, int], ...]
    voters: tuple[tuple[str, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True)
class TextRead:
    """A text of the document on a page."""

    anchor: str
    sha256: str
    length: int | None
    """In code points."""
    language: str | None
    title: str | None
    """The title of a language version; that of the page is of the text that was read."""
    is_read: bool
    """Whether the statements on the page were read from it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with its links as IRIs of resources."""

    title: str
    svg: str


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property on the page of the ontology, a parameter on that of a canned query."""

    anchor: str
    iri: Iri
    label: str
    definition: str
    relations: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """The acts on a mandate, and the gaps between them."""

    rows: tuple[tuple[str, str, Link, str, str], ...]
    """Date, event, act, until when in words, and the date on which it ends."""
    remark: str | None
    question: Question
    """The canned query that gives them."""


@dataclass(frozen=True, slots=True)
class Resource:
    """The page of a resource."""

    iri: Iri
    kind: str
    """The first part of the path: document, body, state."""
    link: Link
    classes: tuple[Link, ...]
    facts: tuple[Fact, ...]
    official: tuple[Link, ...] = ()
    """Pages of the United Nations that have the text."""
    cites: List | None = None
    lists: tuple[List, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    reading: List | None = None
    """Which page of the paragraphs this is, where there are several."""
    later: tuple[tuple[int, tuple[Paragraph, ...]], ...] = ()
    """Number and paragraphs of the other pages, which have their anchors here."""
    parts: tuple[Link, ...] = ()
    """Of what is no document, the parts that documents cite: the articles of a treaty."""
    parts_query: str | None = None
    """A query that gives them."""
    texts: tuple[TextRead, ...] = ()
    ballot: Ballot | None = None
    history: tuple[Entry, ...] = ()
    """Other texts of the same chain, with their drafts."""
    chain: Question | None = None
    """The canned query that gives this history."""
    timeline: Timeline | None = None
    pictures: tuple[Picture, ...] = ()
    terms: tuple[tuple[str, tuple[Term, ...]], ...] = ()
    shown_list: List | None = None
    """The only list that a page shows which continues another."""

    lacks_actions: bool = False
    """Whether the page would show recommendations, but the graph has facts only."""

    @property
    def shows_paragraphs_only(self) -> bool:
        """Whether it is a further page of the paragraphs."""
        return self.reading is not None and self.reading.number > 1

    @property
    def is_further(self) -> bool:
        """Whether it continues another page."""
        return self.shown_list is not None or self.shows_paragraphs_only

    @property
    def is_unheld(self) -> bool:
        """Whether it is a document whose text the store does not have."""
        return self.kind == "document" and not self.link.held

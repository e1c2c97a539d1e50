"""A document as a graph knows it: its metadata, the citations in it and its mandate events, with their places."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from pyoxigraph import Literal, NamedNode

from unkg import symbols
from unkg.queries.answers import Iri, Value, value
from unkg.queries.resources import Description, Name, Properties, describe, fallback, names, preferred
from unkg.vocabulary import Dcterms, Nif, Rdf, Unkg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import QuerySolutions

    from unkg.queries.binding import Queryable

_LINKS: Final = {
    "draft": Unkg.draft,
    "committee_report": Unkg.committeeReport,
    "addendum_to": Unkg.addendumTo,
    "corrigendum_to": Unkg.corrigendumTo,
    "revision_of": Unkg.revisionOf,
    "amends": Unkg.amends,
    "subjects": Dcterms.subject,
}
"""Field → the property that it repeats."""


class Thing(NamedTuple):
    """A resource and what it is called."""

    name: str
    iri: Iri


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand in a document."""

    words: str
    start: int
    """Offset in code points in the text that was read."""
    end: int
    """Exclusive."""
    paragraph: str | None
    """Its label: `OP 2 (b)`."""


@dataclass(frozen=True, slots=True)
class DocumentCitation:
    """A citation in a document."""

    cited: str
    """Symbol of the cited document."""
    iri: Iri
    """IRI of the cited document."""
    relation: str | None
    cited_part: str | None
    evidence: str | None
    """The class of evidence."""
    confidence: float | None
    """The measured precision of that class."""
    place: Place


@dataclass(frozen=True, slots=True)
class DocumentEvent:
    """A mandate event that a document brings about or reports."""

    holder: Thing | None
    """What holds the mandate; None if the text does not settle it."""
    kind: str
    """established, extended, ended …"""
    date: str | None
    reported: bool
    """Whether another act brought it about."""
    place: Place


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A text of a document, in one language."""

    language: str
    title: str | None
    length: int
    """In code points."""
    sha256: str
    is_read: bool
    """Whether what the graph states of the document was read in this text."""


@dataclass(frozen=True, slots=True)
class GraphDocument:
    """What a graph says of a document."""

    symbol: str
    iri: Iri
    title: str | None
    type: str | None
    body: str | None
    adopted: str | None
    """ISO 8601 day, month or year, like the other dates."""
    distributed: str | None
    published: str | None
    agenda_item: str | None
    meeting: str | None
    draft: tuple[Thing, ...]
    committee_report: tuple[Thing, ...]
    addendum_to: tuple[Thing, ...]
    corrigendum_to: tuple[Thing, ...]
    revision_of: tuple[Thing, ...]
    amends: tuple[Thing, ...]
    subjects: tuple[Thing, ...]
    held: bool
    """Whether its text was read; if not, it is known from citations, and there are none in it."""
    texts: tuple[DocumentText, ...]
    """By language, the one that was read first."""
    cites: int
    """Number of documents that it cites."""
    citations: tuple[DocumentCitation, ...]
    """In the order of the text."""
    mandate_events: tuple[DocumentEvent, ...]
    """In the order of the text."""

    @property
    def official(self) -> tuple[str, ...]:
        """Addresses of the official text."""
        return tuple(symbols.official_links(self.symbol))


def graph_document(store: "Queryable", symbol: str, iri: Iri) -> GraphDocument | None:
    """What a store says of a document; None if it neither holds nor cites it."""
    described = describe(store, iri)
    if described is None:
        return None
    own = described.own
    holders = _holders(store, described)
    linked = (Unkg.documentType, Unkg.issuingBody, *_LINKS.values())
    named = names(store, [*_iris(own, *linked), *holders.values()])
    title = preferred(own.get(Dcterms.title, ()))
    things: dict[str, Any] = {
        field: tuple(_thing(one, named) for one in _iris(own, term)) for field, term in _LINKS.items()
    }
    return GraphDocument(
        symbol=symbol,
        iri=iri,
        title=title.value if title else None,
        type=_name(own, Unkg.documentType, named),
        body=_name(own, Unkg.issuingBody, named),
        adopted=_text(own, Unkg.adopted),
        distributed=_text(own, Unkg.distributed),
        published=_text(own, Unkg.published),
        agenda_item=_text(own, Unkg.agendaItem),
        meeting=_text(own, Unkg.meeting),
        **things,
        held=Unkg.text in own,
        texts=tuple(sorted(_texts(described), key=lambda one: (not one.is_read, one.language))),
        cites=len(own.get(Unkg.cites, ())),
        citations=tuple(sorted(_citations(described), key=lambda one: (one.place.start, one.cited))),
        mandate_events=tuple(sorted(_events(described, holders, named), key=lambda one: (one.place.start, one.kind))),
    )


def _texts(described: Description) -> "Iterator[DocumentText]":
    read = _iris(described.own, Unkg.text)
    titles = {one.language: one.value for one in _titles(described.own)}
    for iri in dict.fromkeys((*read, *_iris(described.own, Unkg.languageVersion))):
        node = described.nodes.get(iri, {})
        language = _text(node, Dcterms.language) or ""
        yield DocumentText(
            language=language,
            title=titles.get(language),
            length=int(_text(node, Unkg.length) or 0),
            sha256=_text(node, Unkg.sha256) or "",
            is_read=iri in read,
        )


def _titles(own: Properties) -> "Iterator[Literal]":
    """The titles in all languages."""
    values = (*own.get(Dcterms.alternative, ()), *own.get(Dcterms.title, ()))
    return (value for value in values if isinstance(value, Literal))


def _citations(described: Description) -> "Iterator[DocumentCitation]":
    for properties in described.nodes.values():
        if Unkg.Citation not in properties.get(Rdf.type, ()):
            continue
        for cited in _iris(properties, Unkg.refersTo):
            confidence = _value(properties, Unkg.confidence)
            yield DocumentCitation(
                cited=cited.short,
                iri=cited,
                relation=_slug(properties, Unkg.relation),
                cited_part=_text(properties, Unkg.pinpoint),
                evidence=_slug(properties, Unkg.evidenceClass),
                confidence=None if confidence is None else float(confidence),
                place=_place(described, properties),
            )


def _events(described: Description, holders: Mapping[Iri, Iri], named: Mapping[Iri, Name]) -> "Iterator[DocumentEvent]":
    for properties in described.nodes.values():
        if Unkg.MandateEvent in properties.get(Rdf.type, ()):
            mandate = next(iter(_iris(properties, Unkg.mandate)), None)
            holder = holders.get(mandate) if mandate else None
            yield DocumentEvent(
                holder=_thing(holder, named) if holder else None,
                kind=_slug(properties, Unkg.eventKind) or "",
                date=_text(properties, Unkg.occurredOn),
                reported=bool(_value(properties, Unkg.reported)),
                place=_place(described, properties),
            )


def _holders(store: "Queryable", described: Description) -> dict[Iri, Iri]:
    """Mandate → what holds it, of the mandates that events in a document are about."""
    mandates = {one for properties in described.nodes.values() for one in _iris(properties, Unkg.mandate)}
    if not mandates:
        return {}
    values = " ".join(str(NamedNode(one)) for one in sorted(mandates))
    rows = store.query(
        f"SELECT ?mandate ?holder WHERE {{ VALUES ?mandate {{ {values} }} ?mandate {Unkg.heldBy} ?holder }}"
    )
    return {Iri(row["mandate"].value): Iri(row["holder"].value) for row in cast("QuerySolutions", rows)}


def _place(described: Description, properties: Properties) -> Place:
    mention, part = (_node(described, properties, term) for term in (Unkg.evidence, Unkg.inPart))
    words, start = _text(mention, Nif.anchorOf) or "", _value(mention, Nif.beginIndex)
    begin = start if isinstance(start, int) else 0
    return Place(words, begin, begin + len(words), _text(part, Rdf.label))


def _node(described: Description, properties: Properties, term: NamedNode) -> Properties:
    """What the description says of the first value that it knows."""
    return next((described.nodes[one] for one in _iris(properties, term) if one in described.nodes), {})


def _iris(properties: Properties, *terms: NamedNode) -> list[Iri]:
    return [Iri(one.value) for term in terms for one in properties.get(term, ()) if isinstance(one, NamedNode)]


def _value(properties: Properties, term: NamedNode) -> Value:
    return next((value(one) for one in properties.get(term, ())), None)


def _text(properties: Properties, term: NamedNode) -> str | None:
    """The first value as people write it."""
    found = next(iter(properties.get(term, ())), None)
    if found is None:
        return None
    return found.value if isinstance(found, Literal) else Iri(found.value).short


def _slug(properties: Properties, term: NamedNode) -> str | None:
    """The last segment of the first value, a concept: `recall`."""
    found = _text(properties, term)
    return found.rpartition("/")[2] if found else None


def _name(properties: Properties, term: NamedNode, named: Mapping[Iri, Name]) -> str | None:
    return next((_thing(one, named).name for one in _iris(properties, term)), None)


def _thing(iri: Iri, named: Mapping[Iri, Name]) -> Thing:
    return Thing(named[iri].label if iri in named else fallback(iri), iri)

"""Describe mandates and their events, brought about or reported by a document."""

from collections import Counter
from collections.abc import Iterator

from unkg.authorities import Numbering
from unkg.authorities.issuing import years
from unkg.graph.entities import document, entity, statements_of_document, statements_of_entity
from unkg.graph.frame import Frame, Part, Placed, in_reading_order, is_citation, is_self_reference
from unkg.graph.literals import dated, english, is_day, plain, truth
from unkg.graph.references import statements_of_act_part, statements_of_evidence, statements_of_place
from unkg.graph.terms import IriRef, Rdf, Statement, Unkg, concept
from unkg.model import MandateEvent
from unkg.vocabulary import DRAFTS


def placed_events(of: Frame) -> Iterator[tuple[MandateEvent, IriRef, Part | None]]:
    """The mandate events of a document with their nodes."""
    seen: Counter[tuple[str | None, ...]] = Counter()
    for event in in_reading_order(of.extraction.events):
        part = of.part_at(event.start)
        identity = (part.fragment if part else None, event.mandate, event.kind, event.act, event.act_part)
        seen[identity] += 1
        yield event, of.minter.mandate_event(of.minter.iri(of.document), *identity, seen[identity]), part


def statements_of_events(of: Frame, placed: tuple[Placed, ...]) -> Iterator[Statement]:
    """Statements for the mandate events of a document, each with the citations that assert it."""
    for event, iri, part in placed_events(of):
        yield from _statements_of_event(of, iri, event)
        yield from _statements_of_end(iri, event)
        yield from _statements_of_date(of, iri, event)
        yield from _statements_of_act(of, iri, event)
        yield from statements_of_place(of, iri, part)
        yield from statements_of_evidence(of, iri, (event.start, event.end), part, event.mandate)
        for citation in _asserting(of, event, part, placed):
            yield iri, Unkg.assertedIn, citation


def _statements_of_event(of: Frame, iri: IriRef, event: MandateEvent) -> Iterator[Statement]:
    yield iri, Rdf.type, Unkg.MandateEvent
    yield iri, Rdf.label, english(f"{event.mandate or 'holder unresolved'}: {event.kind}")
    yield iri, Unkg.eventKind, concept("event-kind", event.kind)
    yield iri, Unkg.reported, truth(event.reported)
    if event.re_established:
        yield iri, Unkg.reEstablished, truth(event.re_established)
    if event.mandate:
        yield from _statements_of_mandate(of, iri, event.mandate)
    elif event.reason:
        yield iri, Unkg.unresolvedBecause, concept("reason", event.reason)


def _statements_of_end(iri: IriRef, event: MandateEvent) -> Iterator[Statement]:
    if event.until:
        is_dated = is_day(event.until)
        yield (iri, Unkg.until, dated(event.until)) if is_dated else (iri, Unkg.untilWords, plain(event.until))
    if event.ends:
        yield iri, Unkg.ends, dated(event.ends)


def _statements_of_mandate(of: Frame, iri: IriRef, holder: str) -> Iterator[Statement]:
    mandate = of.minter.mandate(holder)
    yield iri, Unkg.mandate, mandate
    yield mandate, Rdf.type, Unkg.Mandate
    yield mandate, Rdf.label, english(f"Mandate: {holder}")
    yield mandate, Unkg.heldBy, entity(holder, "mechanism", of.authorities, of.minter)
    yield from statements_of_entity(holder, "mechanism", of.authorities, of.minter, of.language)


def _statements_of_date(of: Frame, iri: IriRef, event: MandateEvent) -> Iterator[Statement]:
    """The date in the words, else the date of adoption of the document's own act or the year in another act's symbol.

    Of an act that is held `unkg:adopted` tells the day, in its own graph.
    """
    date = event.date or (
        _year_of(event.act, of.knowledge.numbering) if event.reported else of.extraction.header.adopted
    )
    if date:
        yield iri, Unkg.occurredOn, dated(date)


def _year_of(act: str, numbering: Numbering) -> str | None:
    """The year in which an act was adopted, by its symbol or its session; None if the session spans two years."""
    known = years(act, numbering)
    return str(known.first) if known and known.first == known.last else None


def _statements_of_act(of: Frame, iri: IriRef, event: MandateEvent) -> Iterator[Statement]:
    if not event.reported and of.extraction.header.type in DRAFTS:
        yield iri, Unkg.proposedIn, of.document
        return
    act = document(event.act, of.minter) if event.reported else of.document
    yield iri, Unkg.act, act
    if act != of.document:
        yield from statements_of_document(event.act, "document", of.minter)
    if event.act_part:
        yield from statements_of_act_part(of, iri, Unkg.actPart, (event.act, act), event.act_part)


def _asserting(of: Frame, event: MandateEvent, part: Part | None, placed: tuple[Placed, ...]) -> list[IriRef]:
    """The citations of the act in the words of the event, or in their paragraph."""
    return [
        one.iri
        for one in placed
        if is_citation(one.reference)
        and not is_self_reference(of, one.reference)
        and one.reference.target == event.act
        and (event.start <= one.reference.start < event.end or (part is not None and one.part == part))
    ]

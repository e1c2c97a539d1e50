"""Describe what an action concerns: the things themselves, their parts, and the references with the words."""

from collections.abc import Iterator, Mapping

from unkg import symbols
from unkg.graph.entities import document, entity, statements_of_document, statements_of_entity
from unkg.graph.frame import Frame, Placed
from unkg.graph.terms import Dcterms, IriRef, Rdf, Statement, Unkg, concept, written
from unkg.model import DOCUMENT_KINDS, Ask, Concern
from unkg.vocabulary import ASKS

References = Mapping[tuple[int, int, str | None], IriRef]
"""The node of each reference, by its offsets and target."""


_OF_THE_WHOLE: frozenset[Ask] = frozenset({"ratify"})
"""What cannot be asked of an article alone."""


def references_by_place(placed: tuple[Placed, ...]) -> References:
    """The nodes of the references of a document, by what a concern shares with its reference."""
    return {(one.reference.start, one.reference.end, one.reference.target): one.iri for one in placed}


def statements_of_concern(of: Frame, action: IriRef, concern: Concern, references: References) -> Iterator[Statement]:
    """Statements for one mention that an action speaks of; an unresolved one has its reference only."""
    reference = references.get((concern.start, concern.end, concern.target))
    if reference:
        yield action, Unkg.objectReference, reference
    if concern.target is None:
        return
    whole = _thing(of, concern, concern.target)
    parts = list(_parts(of, whole, concern))
    for thing in (whole, *parts):
        yield action, Unkg.concerns, thing
        for ask in concern.asks:
            if thing is whole or ask not in _OF_THE_WHOLE:
                yield action, written(ASKS[ask]), thing
    for part in parts:
        yield part, Rdf.type, Unkg.Part
        yield part, Dcterms.isPartOf, whole
    yield from _statements_of_thing(of, concern, concern.target)


def _thing(of: Frame, concern: Concern, target: str) -> IriRef:
    if concern.kind is None:
        return concept("addressee", target)
    if concern.kind in DOCUMENT_KINDS:
        return document(target, of.minter)
    return entity(target, concern.kind, of.authorities, of.minter)


def _statements_of_thing(of: Frame, concern: Concern, target: str) -> Iterator[Statement]:
    if concern.kind in DOCUMENT_KINDS:
        yield from statements_of_document(target, concern.kind, of.minter)
    elif concern.kind is not None:
        yield from statements_of_entity(target, concern.kind, of.authorities, of.minter, of.language)


def _parts(of: Frame, whole: IriRef, concern: Concern) -> Iterator[IriRef]:
    """The parts that a pinpoint names, each with those that contain it: `art16.1` stands in `art16`."""
    if concern.pinpoint is None or concern.kind is None:
        return
    symbol = symbols.symbol_of(concern.target or "") if concern.kind in DOCUMENT_KINDS else None
    for fragment in symbols.fragments(concern.pinpoint, symbol.kind if symbol else concern.kind):
        steps = fragment.split(".")
        for depth in range(1, len(steps) + 1):
            yield of.minter.part(whole, ".".join(steps[:depth]))

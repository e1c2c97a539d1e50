"""Describe corrections: what was corrected, by whom, and on what grounds. The previous target is kept."""

from collections import Counter
from collections.abc import Iterator

from unkg.graph.entities import document, entity, statements_of_document, statements_of_entity
from unkg.graph.frame import Frame, Placed, in_reading_order
from unkg.graph.literals import english, plain
from unkg.graph.references import statements_of_evidence, statements_of_place
from unkg.graph.terms import IriRef, Prov, Rdf, Statement, Unkg, concept
from unkg.model import DOCUMENT_KINDS, Correction


def statements_of_corrections(of: Frame, placed: tuple[Placed, ...]) -> Iterator[Statement]:
    """Statements for the corrections of a document, and for the corrected references."""
    seen: Counter[tuple[str | None, ...]] = Counter()
    for correction in in_reading_order(of.extraction.corrections):
        part = of.part_at(correction.start)
        words = " ".join(of.text[correction.start : correction.end].split())
        identity = (part.fragment if part else None, words, correction.target, correction.instead_of)
        seen[identity] += 1
        iri = of.minter.correction(of.minter.iri(of.document), *identity, seen[identity])
        yield from _statements_of_correction(of, iri, correction, words)
        yield from statements_of_place(of, iri, part)
        yield from statements_of_evidence(of, iri, (correction.start, correction.end), part, correction.target)
        for one in placed:
            if _rests_on(one, correction):
                yield one.iri, Unkg.correction, iri


def _statements_of_correction(of: Frame, iri: IriRef, correction: Correction, words: str) -> Iterator[Statement]:
    agent = of.minter.agent(correction.corrector)
    yield iri, Rdf.type, Unkg.Correction
    yield iri, Rdf.label, english(f"“{words}” is {correction.target or 'no reference'}")
    yield iri, Unkg.grounds, plain(correction.grounds)
    yield iri, Unkg.referenceKind, concept("reference-kind", correction.kind)
    yield iri, Prov.wasAttributedTo, agent
    yield agent, Rdf.type, Prov.Agent
    yield agent, Rdf.label, english(correction.corrector)
    if correction.instead_of is not None:
        yield from _statements_of_reading(of, iri, correction.kind, correction.instead_of)


def _statements_of_reading(of: Frame, iri: IriRef, kind: str, target: str) -> Iterator[Statement]:
    if kind in DOCUMENT_KINDS:
        yield iri, Unkg.insteadOf, document(target, of.minter)
        yield from statements_of_document(target, kind, of.minter)
    else:
        yield iri, Unkg.insteadOf, entity(target, kind, of.authorities, of.minter)
        yield from statements_of_entity(target, kind, of.authorities, of.minter, of.language)


def _rests_on(one: Placed, correction: Correction) -> bool:
    reference = one.reference
    return (
        reference.evidence == "corrected"
        and (reference.start, reference.end) == (correction.start, correction.end)
        and reference.target == correction.target
    )

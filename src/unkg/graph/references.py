"""Describe references: the direct statement between documents, the node with the evidence, and the mention."""

from collections.abc import Iterable, Iterator

from unkg import symbols
from unkg.graph.clauses import clause
from unkg.graph.entities import document, entity, statements_of_document, statements_of_entity
from unkg.graph.frame import Frame, Part, Placed, is_citation, is_self_reference
from unkg.graph.literals import count, decimal, plain
from unkg.graph.terms import Cito, Dcterms, IriRef, Nif, Rdf, Statement, Unkg, concept, written
from unkg.model import DOCUMENT_KINDS, Reference
from unkg.vocabulary import RELATIONS, RelationRow

_CLASSES = {
    "instrument": Unkg.InstrumentReference,
    "body": Unkg.BodyReference,
    "mechanism": Unkg.MechanismReference,
}


def statements_of_references(of: Frame, placed: tuple[Placed, ...]) -> Iterator[Statement]:
    """Statements for the references of a document, and for the classes of their evidence."""
    confidence = _confidence_of_classes(one.reference for one in placed)
    for name, rate in confidence.items():
        yield concept("evidence", name), Unkg.confidence, decimal(rate)
    described: set[tuple[str, str]] = set()
    for one in placed:
        reference = one.reference
        yield from _statements_of_reference(of, one)
        if reference.confidence is not None and reference.evidence not in confidence:
            yield one.iri, Unkg.confidence, decimal(reference.confidence)
        if reference.target is None:
            yield from _statements_of_unresolved(one)
        elif is_self_reference(of, reference):
            yield one.iri, Rdf.type, Unkg.SelfReference
            yield one.iri, Unkg.refersTo, of.document
        else:
            of_kind = _statements_of_citation if is_citation(reference) else _statements_of_entity_reference
            yield from of_kind(of, one, reference.target)
            if (reference.kind, reference.target) not in described:
                described.add((reference.kind, reference.target))
                yield from _statements_of_target(of, reference.kind, reference.target)


def _statements_of_target(of: Frame, kind: str, target: str) -> tuple[Statement, ...]:
    """What a document, body, mechanism or instrument is."""
    if kind in DOCUMENT_KINDS:
        return statements_of_document(target, kind, of.minter)
    return statements_of_entity(target, kind, of.authorities, of.minter, of.language)


def _confidence_of_classes(references: Iterable[Reference]) -> dict[str, float]:
    """The confidence of each class of evidence of which all references have the same; it is not repeated for each."""
    rates: dict[str, set[float | None]] = {}
    for reference in references:
        if reference.evidence:
            rates.setdefault(reference.evidence, set()).add(reference.confidence)
    return {name: rate for name, of in rates.items() if len(of) == 1 for rate in of if rate is not None}


def _statements_of_reference(of: Frame, one: Placed) -> Iterator[Statement]:
    reference, iri = one.reference, one.iri
    yield from statements_of_place(of, iri, one.part)
    if one.part is None or one.part.paragraph.section != reference.section:
        yield iri, Unkg.section, concept("section", reference.section)
    if reference.relation:
        yield iri, Unkg.relation, concept("relation", reference.relation)
    if reference.evidence:
        yield iri, Unkg.evidenceClass, concept("evidence", reference.evidence)
    if reference.pinpoint:
        yield iri, Unkg.pinpoint, plain(reference.pinpoint)
    yield from statements_of_evidence(of, iri, (reference.start, reference.end), one.part, reference.target)


def statements_of_place(of: Frame, iri: IriRef, part: Part | None) -> Iterator[Statement]:
    """The document and the part that contain a node."""
    yield iri, Unkg.inDocument, of.document
    if part:
        yield iri, Unkg.inPart, part.iri


def statements_of_evidence(
    of: Frame, iri: IriRef, span: tuple[int, int], part: Part | None, target: str | None = None
) -> Iterator[Statement]:
    """The mention that is the evidence, with its offset and words; `part` is the one that it stands in."""
    mention = of.minter.mention(of.sha256, *span, target)
    yield iri, Unkg.evidence, mention
    yield from statements_of_mention(of, mention, span, part)


def statements_of_mention(of: Frame, mention: IriRef, span: tuple[int, int], part: Part | None) -> Iterator[Statement]:
    """The offset, words and clause of a mention; the text is that of the document unless it is stated."""
    yield mention, Nif.beginIndex, count(span[0])
    yield mention, Nif.anchorOf, plain(of.text[slice(*span)])
    if of.clauses:
        within = (part.paragraph.start, part.paragraph.end) if part else (0, len(of.text))
        yield mention, Unkg.clause, plain(clause(of.text, span, within))


def _statements_of_unresolved(one: Placed) -> Iterator[Statement]:
    yield one.iri, Rdf.type, Unkg.UnresolvedReference
    yield one.iri, Unkg.referenceKind, concept("reference-kind", one.reference.kind)
    if one.reference.reason:
        yield one.iri, Unkg.unresolvedBecause, concept("reason", one.reference.reason)


def _statements_of_citation(of: Frame, one: Placed, target: str) -> Iterator[Statement]:
    cited = document(target, of.minter)
    yield of.document, Unkg.cites, cited
    own_voice = property_in_own_voice(of, one)
    if own_voice:
        yield of.document, own_voice, cited
    yield one.iri, Rdf.type, Unkg.Citation
    yield one.iri, Unkg.refersTo, cited
    yield one.iri, Cito.hasCitingEntity, of.document
    yield one.iri, Cito.hasCitedEntity, cited
    if one.reference.relation:
        yield one.iri, Cito.hasCitationCharacterization, concept("relation", one.reference.relation)
    symbol = symbols.symbol_of(target)
    kind = symbol.kind if symbol else one.reference.kind
    yield from _statements_of_cited_parts(of, one, cited, kind)


def property_in_own_voice(of: Frame, one: Placed) -> IriRef | None:
    """The property besides `unkg:cites` for the citing document's own act.

    Words that may tell either's act (`amend`: "decides to amend 5/1" or "5/1, as amended by 16/21") give one only
    where an action of the same paragraph has such a verb.
    """
    row = RELATIONS.get(one.reference.relation or "cite")
    if row is None or row.whose_act == "cited":
        return None
    if row.whose_act == "citing" or one.part is None:
        return _property(row) if row.whose_act == "citing" else None
    within = one.part.paragraph
    verbs = {a.verb for a in of.extraction.actions if within.start <= a.start < within.end}
    return _property(row) if verbs.intersection(row.verbs) else None


def _property(row: RelationRow) -> IriRef | None:
    return written(row.property) if row.property else None


def _statements_of_cited_parts(of: Frame, one: Placed, whole: IriRef, kind: str) -> Iterator[Statement]:
    return _statements_of_parts(one.iri, Unkg.citedPart, whole, cited_parts(of, whole, one.reference, kind))


def statements_of_act_part(
    of: Frame, iri: IriRef, predicate: IriRef, act: tuple[str, IriRef], pinpoint: str
) -> Iterator[Statement]:
    """The pinpoint of an act in words, and the parts that it names; the act is given by symbol and IRI."""
    symbol = symbols.symbol_of(act[0])
    fragments = symbols.fragments(pinpoint, symbol.kind if symbol else "document")
    yield iri, Unkg.pinpoint, plain(pinpoint)
    yield from _statements_of_parts(
        iri, predicate, act[1], [of.minter.part(act[1], fragment) for fragment in fragments]
    )


def _statements_of_parts(iri: IriRef, predicate: IriRef, whole: IriRef, parts: list[IriRef]) -> Iterator[Statement]:
    """Statements that link a node to parts of a whole, and these to the whole."""
    for part in parts:
        yield iri, predicate, part
        yield part, Rdf.type, Unkg.Part
        yield part, Dcterms.isPartOf, whole


def cited_parts(of: Frame, whole: IriRef, reference: Reference, kind: str) -> list[IriRef]:
    """The IRIs of the parts that a pinpoint names in a document or instrument."""
    found = symbols.fragments(reference.pinpoint, kind) if reference.pinpoint else ()
    return [of.minter.part(whole, fragment) for fragment in found]


def _statements_of_entity_reference(of: Frame, one: Placed, target: str) -> Iterator[Statement]:
    kind = one.reference.kind
    named = entity(target, kind, of.authorities, of.minter)
    yield of.document, Unkg.invokes if kind == "instrument" else Unkg.mentions, named
    yield one.iri, Rdf.type, _CLASSES[kind]
    yield one.iri, Unkg.refersTo, named
    yield from _statements_of_cited_parts(of, one, named, kind)

"""Citations and names as references: their own words, place, pinpoint and relation."""

from collections.abc import Mapping

from unkg.authorities import Knowledge
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedCitation, ResolvedName
from unkg.model import Evidence, Reference


def find_references(context: Context, knowledge: Knowledge) -> list[Reference]:
    """Every citation and name of a document as a reference, in order of place."""
    confidence = knowledge.confidence()
    cited = [reference_of_citation(citation, context, confidence) for citation in context.citations]
    named = [
        reference
        for name in context.referring
        if name.kind != "state"
        for reference in references_of_name(name, context, confidence)
    ]
    return sorted(cited + named, key=place_of)


def reference_of_citation(
    citation: ResolvedCitation, context: Context, confidence: Mapping[Evidence, float]
) -> Reference:
    """The reference that a citation is; `confidence` is how often each class of evidence is right."""
    paragraph = context.normalized.passage_at(citation.start).paragraph
    start, end = context.normalized.original(citation.start, citation.end)
    return Reference(
        start=start,
        end=end,
        text=context.document.text[start:end],
        kind=citation.kind,
        target=citation.target,
        section=paragraph.section,
        paragraph=paragraph.label,
        pinpoint=citation.pinpoint,
        relation=citation.relation.relation,
        evidence=citation.evidence,
        confidence=confidence.get(citation.evidence) if citation.evidence else None,
        reason=citation.reason,
    )


def references_of_name(name: ResolvedName, context: Context, confidence: Mapping[Evidence, float]) -> list[Reference]:
    """The references that a name is: several for a collective name, none for a State."""
    if name.kind == "state":
        return []
    paragraph = context.normalized.passage_at(name.start).paragraph
    start, end = context.normalized.original(name.start, name.end)
    return [
        Reference(
            start=start,
            end=end,
            text=context.document.text[start:end],
            kind=name.kind,
            target=target,
            section=paragraph.section,
            paragraph=paragraph.label,
            pinpoint=name.place.pinpoint if name.place else None,
            relation=name.relation.relation if name.relation else None,
            evidence=name.evidence,
            confidence=confidence.get(name.evidence) if name.evidence else None,
            reason=name.reason,
        )
        for target in name.keys or (None,)
    ]


def place_of(reference: Reference) -> tuple[int, int, str, str]:
    """What references are put in order by."""
    return reference.start, reference.end, reference.kind, reference.target or ""

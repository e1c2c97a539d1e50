"""Citations and names as references: their own words, place, pinpoint and relation."""

from collections.abc import Mapping

from unkg.authorities import Knowledge
from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.resolve.attribution import Attributor
from unkg.extraction.resolve.citations import attributor_of, cite_numbers
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.footnotes import lost_footnotes
from unkg.extraction.resolve.general_comments import cite_general_comments
from unkg.extraction.resolve.resolved import ResolvedCitation, ResolvedName
from unkg.extraction.scan import pinpoints
from unkg.model import Evidence, Header, Reference


def find_citations(context: Context, knowledge: Knowledge) -> list[ResolvedCitation]:
    """Every citation of a document by symbol or number, in order of place, the document's own symbol apart."""
    normalized, header = context.normalized, context.header
    others = [*cite_general_comments(context, knowledge), *lost_footnotes(normalized, context.language)]
    starts = {c.start for c in others}
    numbers = [c for c in cite_numbers(context, attributor_of(context, knowledge, Attributor)) if c.start not in starts]
    found = sorted((c for c in (*numbers, *others) if not _is_own(c, header, normalized)), key=lambda c: c.start)
    return [c._replace(relation=context.relations.at(c.lead)) for c in found]


def find_references(context: Context, knowledge: Knowledge) -> list[Reference]:
    """Every citation and name of a document as a reference, in order of place."""
    references = References(context, knowledge.confidence())
    cited = [references.of_citation(c) for c in context.citations]
    return sorted(cited + [r for n in context.names for r in references.of_name(n)], key=place_of)


class References:
    """Makes the references of one document; `confidence` is how often each class of evidence is right."""

    def __init__(self, context: Context, confidence: Mapping[Evidence, float]) -> None:
        self.document = context.document
        self.normalized = context.normalized
        self.language = context.language
        self.confidence = confidence
        self.relations = context.relations

    def of_citation(self, cited: ResolvedCitation) -> Reference:
        """The reference that a citation is."""
        paragraph = self.normalized.passage_at(cited.start).paragraph
        start, end = self.normalized.original(cited.start, cited.end)
        return Reference(
            start=start,
            end=end,
            text=self.document.text[start:end],
            kind=cited.kind,
            target=cited.target,
            section=paragraph.section,
            paragraph=paragraph.label,
            pinpoint=cited.pinpoint,
            relation=cited.relation.relation,
            evidence=cited.evidence,
            confidence=self._confidence(cited.evidence),
            reason=cited.reason,
        )

    def of_name(self, named: ResolvedName) -> list[Reference]:
        """The references that a name is: several for a collective name, none for a State."""
        if named.kind == "state":
            return []
        paragraph = self.normalized.passage_at(named.start).paragraph
        start, end = self.normalized.original(named.start, named.end)
        place = self.pinpoint_of(named)
        lead = min(place.start, named.start) if place else named.start
        return [
            Reference(
                start=start,
                end=end,
                text=self.document.text[start:end],
                kind=named.kind,
                target=target,
                section=paragraph.section,
                paragraph=paragraph.label,
                pinpoint=place.pinpoint if place else None,
                relation=self.relations.at(lead).relation if named.kind == "instrument" else None,
                evidence=named.evidence,
                confidence=self._confidence(named.evidence),
                reason=named.reason,
            )
            for target in named.keys or (None,)
        ]

    def pinpoint_of(self, named: ResolvedName) -> pinpoints.Found | None:
        """The article or part of an instrument that is named with it."""
        if named.kind != "instrument":
            return None
        text, language = self.normalized.text, self.language
        return pinpoints.before(text, named.start, language) or pinpoints.after(text, named.end, language)

    def _confidence(self, evidence: Evidence | None) -> float | None:
        return self.confidence.get(evidence) if evidence else None


def _is_own(cited: ResolvedCitation, header: Header, normalized: NormalizedText) -> bool:
    """Whether a citation is the document's own number, in its head or anywhere."""
    if cited.target is not None and cited.target == header.symbol:
        return True
    if cited.evidence == "explicit-symbol":
        return False
    passage = normalized.passage_at(cited.start)
    return passage.paragraph.section == "heading" and cited.start - passage.start < 3


def place_of(reference: Reference) -> tuple[int, int, str, str]:
    """What references are put in order by."""
    return reference.start, reference.end, reference.kind, reference.target or ""

"""Citations and names as references: their own words, place, pinpoint and relation."""

from bisect import bisect_right
from collections.abc import Mapping

from unkg.authorities import Knowledge
from unkg.extraction.layout.normalized_text import NormalizedText, Passage
from unkg.extraction.resolve.antecedents import ResolvedName
from unkg.extraction.resolve.attribution import Attributor
from unkg.extraction.resolve.citations import ResolvedCitation, cite
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.footnotes import lost_footnotes
from unkg.extraction.resolve.general_comments import cite_general_comments
from unkg.extraction.resolve.relations import RelationEvidence, Relations
from unkg.extraction.scan import pinpoints
from unkg.model import Evidence, Header, Reference, Relation


def citations_in(context: Context, attributor: Attributor, knowledge: Knowledge) -> list[ResolvedCitation]:
    """Every citation of a document by symbol or number, in order of place, the document's own apart."""
    normalized, header, named, language = context.normalized, context.header, context.named, context.language
    others = [
        *cite_general_comments(normalized, named, header, knowledge, language),
        *lost_footnotes(normalized, language),
    ]
    starts = {c.start for c in others}
    numbers = [c for c in cite(normalized, context.numbers, named, attributor, language) if c.start not in starts]
    return sorted((c for c in (*numbers, *others) if not is_own(c, header, normalized)), key=lambda c: c.start)


class References:
    """Makes the references of one document; `confidence` is how often each class of evidence is right."""

    def __init__(self, context: Context, confidence: Mapping[Evidence, float]) -> None:
        self.document = context.document
        self.normalized = context.normalized
        self.language = context.language
        self.confidence = confidence
        self.relations = Relations(context.normalized, context.language)
        self.told: dict[int, RelationEvidence] = {}
        anchors = [b.paragraph.anchor for b in context.blocks if b.paragraph.anchor is not None]
        self.marker_passage = _passages_of_markers(anchors, context.normalized)

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
            relation=self.relation_at(cited.lead),
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
                relation=self.relation_at(lead) if named.kind == "instrument" else None,
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

    def relation_at(self, offset: int) -> Relation:
        """The relation of what is cited from a normalized offset on."""
        return self.told_at(offset).relation

    def told_at(self, offset: int) -> RelationEvidence:
        """The same with the words that tell it; a footnote's are taken from where its marker stands."""
        if offset not in self.told:
            self.told[offset] = self._told_at(offset)
        return self.told[offset]

    def _told_at(self, offset: int) -> RelationEvidence:
        passage = self.normalized.passage_at(offset)
        anchor = passage.paragraph.anchor
        if passage.paragraph.kind != "footnote" or anchor is None:
            return self.relations.told(offset, passage)
        own = self.relations.lead(offset, passage)
        there = self.marker_passage.get(anchor)
        if own or there is None:
            return own or RelationEvidence("cite")
        return self.relations.told(self.normalized.normalized_offset(anchor, there), there, marker=True)

    def _confidence(self, evidence: Evidence | None) -> float | None:
        return self.confidence.get(evidence) if evidence else None


def _passages_of_markers(anchors: list[int], normalized: NormalizedText) -> dict[int, Passage]:
    """The passages of the running text in which footnotes' markers stand."""
    if not anchors:
        return {}
    running = sorted(
        (p.paragraph.start, n) for n, p in enumerate(normalized.passages) if p.paragraph.kind != "footnote"
    )
    found = {}
    for anchor in anchors:
        index = bisect_right(running, (anchor, len(normalized.passages))) - 1
        if index >= 0 and anchor < (passage := normalized.passages[running[index][1]]).paragraph.end:
            found[anchor] = passage
    return found


def is_own(cited: ResolvedCitation, header: Header, normalized: NormalizedText) -> bool:
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

"""Citations and names as references: their own words, place, pinpoint and relation."""

from bisect import bisect_right
from collections.abc import Mapping

from unkg.extraction.layout.normalized_text import Passage, View
from unkg.extraction.resolve.antecedents import Named
from unkg.extraction.resolve.attribution import Organs
from unkg.extraction.resolve.citations import Cited, cite
from unkg.extraction.resolve.context import Prepared
from unkg.extraction.resolve.footnotes import lost_footnotes
from unkg.extraction.resolve.general_comments import cite_comments
from unkg.extraction.resolve.relations import Relations, Told
from unkg.extraction.scan import pinpoints
from unkg.model import Authorities, Evidence, Header, Reference, Relation


def citations_in(prepared: Prepared, organs: Organs, authorities: Authorities) -> list[Cited]:
    """Every citation of a document by symbol or number, in order of place, the document's own apart."""
    view, header, named, language = prepared.view, prepared.header, prepared.named, prepared.language
    others = [*cite_comments(view, named, header, authorities, language), *lost_footnotes(view, language)]
    starts = {c.start for c in others}
    numbers = [c for c in cite(view, prepared.numbers, named, organs, language) if c.start not in starts]
    return sorted((c for c in (*numbers, *others) if not is_own(c, header, view)), key=lambda c: c.start)


class References:
    """Makes the references of one document; `confidence` is how often each class of evidence is right."""

    def __init__(self, prepared: Prepared, confidence: Mapping[Evidence, float]) -> None:
        self.document = prepared.document
        self.view = prepared.view
        self.language = prepared.language
        self.confidence = confidence
        self.relations = Relations(prepared.view, prepared.language)
        self.told: dict[int, Told] = {}
        anchors = [b.paragraph.anchor for b in prepared.blocks if b.paragraph.anchor is not None]
        self.marker_passage = _passages_of_markers(anchors, prepared.view)

    def of_citation(self, cited: Cited) -> Reference:
        """The reference that a citation is."""
        paragraph = self.view.passage_at(cited.start).paragraph
        start, end = self.view.original(cited.start, cited.end)
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

    def of_name(self, named: Named) -> list[Reference]:
        """The references that a name is: several for a collective name, none for a State."""
        if named.kind == "state":
            return []
        paragraph = self.view.passage_at(named.start).paragraph
        start, end = self.view.original(named.start, named.end)
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

    def pinpoint_of(self, named: Named) -> pinpoints.Found | None:
        """The article or part of an instrument that is named with it."""
        if named.kind != "instrument":
            return None
        text, language = self.view.text, self.language
        return pinpoints.before(text, named.start, language) or pinpoints.after(text, named.end, language)

    def relation_at(self, offset: int) -> Relation:
        """The relation of what is cited from a folded offset on."""
        return self.told_at(offset).relation

    def told_at(self, offset: int) -> Told:
        """The same with the words that tell it; a footnote's are taken from where its marker stands."""
        if offset not in self.told:
            self.told[offset] = self._told_at(offset)
        return self.told[offset]

    def _told_at(self, offset: int) -> Told:
        passage = self.view.passage_at(offset)
        anchor = passage.paragraph.anchor
        if passage.paragraph.kind != "footnote" or anchor is None:
            return self.relations.told(offset, passage)
        own = self.relations.lead(offset, passage)
        there = self.marker_passage.get(anchor)
        if own or there is None:
            return own or Told("cite")
        return self.relations.told(self.view.folded(anchor, there), there, marker=True)

    def _confidence(self, evidence: Evidence | None) -> float | None:
        return self.confidence.get(evidence) if evidence else None


def _passages_of_markers(anchors: list[int], view: View) -> dict[int, Passage]:
    """The passages of the running text in which footnotes' markers stand."""
    if not anchors:
        return {}
    running = sorted((p.paragraph.start, n) for n, p in enumerate(view.passages) if p.paragraph.kind != "footnote")
    found = {}
    for anchor in anchors:
        index = bisect_right(running, (anchor, len(view.passages))) - 1
        if index >= 0 and anchor < (passage := view.passages[running[index][1]]).paragraph.end:
            found[anchor] = passage
    return found


def is_own(cited: Cited, header: Header, view: View) -> bool:
    """Whether a citation is the document's own number, in its head or anywhere."""
    if cited.target is not None and cited.target == header.symbol:
        return True
    if cited.evidence == "explicit-symbol":
        return False
    passage = view.passage_at(cited.start)
    return passage.paragraph.section == "heading" and cited.start - passage.start < 3


def place_of(reference: Reference) -> tuple[int, int, str, str]:
    """What references are put in order by."""
    return reference.start, reference.end, reference.kind, reference.target or ""

"""A document's text to what it cites, names, asks and decides: structure, scan, resolve, act."""

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date

from unkg.authorities.language import Language, load_language
from unkg.authorities.numbering import load_numbering
from unkg.extraction import pinpoints
from unkg.extraction.actions import Actions
from unkg.extraction.antecedents import Named, resolve_names
from unkg.extraction.candidates import find_candidates
from unkg.extraction.citations import Cited, cite
from unkg.extraction.mandates import Mandates
from unkg.extraction.masthead import issuer_of, merged, read_header
from unkg.extraction.names import NameMention, find_names, gazetteer
from unkg.extraction.numbers import Number, find_numbers
from unkg.extraction.organs import Organs
from unkg.extraction.passages import Block, View, fold
from unkg.extraction.recommendations import Recommendations
from unkg.extraction.relations import Relations
from unkg.extraction.structure import blocks_of
from unkg.model import Authorities, Document, Extraction, Header, Reference, Relation

__all__ = ["extract"]


def extract(document: Document, authorities: Authorities, *, ignore_metadata: bool = False) -> Extraction:
    """All that a document cites, names, asks and decides, in order of place.

    With `ignore_metadata` only the text and its language are evidence; the publisher's header and structure are not.
    Raises nothing on any text: what cannot be resolved stays unresolved with a reason.
    """
    language = load_language("en")
    if ignore_metadata:
        document = replace(document, header=None, paragraphs=None)
    numbering = load_numbering(authorities)
    names = gazetteer(authorities)
    blocks = blocks_of(document, language)
    view = fold(document.text, blocks)
    header = merged(document.header, read_header(view, authorities, names, language))
    if header.body is None:
        header = replace(
            header,
            body=issuer_of(header.symbol, authorities) if header.symbol else _issuer_in_key(document.key, authorities),
        )
    numbers = find_numbers(view.text, language)
    mentions = _outside(find_names(view, names), numbers)
    named = resolve_names(view, mentions, numbers, authorities, names, numbering, header.body)
    named = _joined(named, find_candidates(view, named, language))
    organs = Organs(numbering, header.body, _day(header), {})
    cited = [c for c in cite(view, numbers, named, organs, language) if not _is_own(c, header, view)]
    relations = _Relating(view, Relations(view, language), blocks)
    references = [_citation(c, relations, document) for c in cited] + [
        r for n in named for r in _named(n, relations, document, language)
    ]
    actions = Actions(view, named, header.body, header.type, language).all()
    actions += Recommendations(view, named, header.type, header.body, document.key, authorities, language).all()
    events = Mandates(view, named, cited, authorities, numbering, language).all(
        header.symbol, header.adopted, {c.start: relations.at(c.lead) for c in cited}
    )
    return Extraction(
        document,
        header,
        tuple(b.paragraph for b in blocks),
        tuple(sorted(references, key=_order)),
        tuple(sorted(actions, key=lambda a: (a.start, a.end))),
        tuple(events),
    )


class _Relating:
    """Relations of places in a view, those in footnotes taken from where the footnote's marker stands."""

    def __init__(self, view: View, relations: Relations, blocks: list[Block]) -> None:
        self.view = view
        self.relations = relations
        self.marker_passage = {
            b.paragraph.anchor: next(
                (
                    p
                    for p in view.passages
                    if p.paragraph.kind != "footnote" and p.paragraph.start <= b.paragraph.anchor < p.paragraph.end
                ),
                None,
            )
            for b in blocks
            if b.paragraph.anchor is not None
        }

    def at(self, offset: int) -> Relation:
        """The relation of what is cited from a folded offset on."""
        passage = self.view.passage_at(offset)
        anchor = passage.paragraph.anchor
        if passage.paragraph.kind != "footnote" or anchor is None:
            return self.relations.at(offset, passage)
        there = self.marker_passage.get(anchor)
        told = self.relations.lead(offset, passage)
        if told or there is None:
            return told or "cite"
        return self.relations.at(self.view.folded(anchor, there), there, marker=True)


def _issuer_in_key(key: str, authorities: Authorities) -> str | None:
    """The treaty body that a document's key names by the letters of its symbols: `cat-c-47-d-351-2008`."""
    letters = {word for word in re.split(r"[^A-Z]+", key.upper()) if len(word) > 2}
    return next((s.body for s in authorities.series if s.prefix.rstrip("/C").rstrip("/") in letters), None)


def _joined(named: list[Named], candidates: list[Named]) -> list[Named]:
    """Names and candidates in order of place, without the short forms and names inside a candidate's own."""
    inside = [(c.start, c.end) for c in candidates]
    kept = [n for n in named if n.kind == "state" or not any(a <= n.start and n.end <= b for a, b in inside)]
    return sorted([*kept, *candidates], key=lambda n: (n.start, n.end))


def _outside(mentions: list[NameMention], numbers: list[Number]) -> list[NameMention]:
    """Names that stand in no symbol or number: not `EC` of “EC-91/S/3”."""
    starts = [n.start for n in numbers]
    ends = [n.end for n in numbers]
    return [m for m in mentions if (i := bisect_right(starts, m.start)) == 0 or m.start >= ends[i - 1]]


def _day(header: Header) -> date | None:
    iso = header.adopted or header.distributed or header.published
    return date.fromisoformat(iso) if iso else None


def _order(reference: Reference) -> tuple[int, int, str, str]:
    return reference.start, reference.end, reference.kind, reference.target or ""


def _is_own(cited: Cited, header: Header, view: View) -> bool:
    """Whether a citation is the document's own number, in its head or anywhere."""
    if cited.target is not None and cited.target == header.symbol:
        return True
    passage = view.passage_at(cited.start)
    return (
        passage.paragraph.section == "heading"
        and cited.start - passage.start < 3
        and cited.evidence != "explicit-symbol"
    )


def _citation(cited: Cited, relations: _Relating, document: Document) -> Reference:
    paragraph = relations.view.passage_at(cited.start).paragraph
    start, end = relations.view.original(cited.start, cited.end)
    return Reference(
        start, end, document.text[start:end], cited.kind, cited.target, paragraph.section, paragraph.label,
        cited.pinpoint, relations.at(cited.lead), cited.evidence, None, cited.reason,
    )  # fmt: skip


def _named(named: Named, relations: _Relating, document: Document, language: Language) -> list[Reference]:
    if named.kind == "state":
        return []
    text = relations.view.text
    paragraph = relations.view.passage_at(named.start).paragraph
    start, end = relations.view.original(named.start, named.end)
    relation, place = None, None
    if named.kind == "instrument":
        place = pinpoints.before(text, named.start, language) or pinpoints.after(text, named.end, language)
        relation = relations.at(min(place.start, named.start) if place else named.start)
    return [
        Reference(
            start,
            end,
            document.text[start:end],
            named.kind,
            target,
            paragraph.section,
            paragraph.label,
            place.pinpoint if place else None,
            relation,
            named.evidence,
            None,
            named.reason,
        )  # fmt: skip
        for target in named.keys or (None,)
    ]

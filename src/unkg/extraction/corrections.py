"""Corrections override what was read: a corrected reference gets its target from the table, and says so."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from msgspec import structs

from unkg.authorities import CorrectionRow
from unkg.model import DOCUMENT_KINDS, Action, Concern, Correction, Extraction, Paragraph, Reference

_Place = TypeVar("_Place", Reference, Concern)


def corrected(extraction: Extraction, rows: Iterable[CorrectionRow]) -> tuple[Extraction, tuple[CorrectionRow, ...]]:
    """The extraction with the corrections of this document applied, and those rows whose words were found.

    A corrected reference keeps its relation, and its pinpoint where it stands on the same words.
    """
    applied = []
    for row in rows:
        spans = list(_spans(extraction, row))
        if row.target is None:
            spans = [span for span in spans if _overlapping(extraction.references, span)]
        for span in spans:
            extraction = _with_correction(extraction, row, span)
        if spans:
            applied.append(row)
    return extraction, tuple(applied)


def _spans(extraction: Extraction, row: CorrectionRow) -> Iterator[tuple[int, int]]:
    """Where a correction's words stand: in the paragraphs of its label, or at its offset."""
    text = extraction.document.text
    # Spaces and line ends are alike; never inside a longer number or word ("60/25" in "60/251").
    words = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, row.words.split())) + r"(?!\w)")
    if row.place.isdecimal():
        found = words.match(text, int(row.place))
        yield from [found.span()] if found else []
        return
    places = [p for p in extraction.paragraphs if p.label.casefold() == row.place.casefold()]
    yield from sorted({found.span() for p in places for found in words.finditer(text, p.start, p.end)})


def _with_correction(extraction: Extraction, row: CorrectionRow, span: tuple[int, int]) -> Extraction:
    old = _overlapping(extraction.references, span)
    others = [reference for reference in extraction.references if reference not in old]
    kind = row.kind or old[0].kind
    before = next((reference.target for reference in old if reference.target), None)
    note = Correction(*span, kind, row.target, before, row.corrector, row.grounds)
    new = [_reference(extraction, row, span, old)] if row.target is not None else []
    references = tuple(sorted([*others, *new], key=lambda reference: (reference.start, reference.end)))
    actions = tuple(_action(action, row, span) for action in extraction.actions)
    return replace(extraction, references=references, actions=actions, corrections=(*extraction.corrections, note))


def _action(action: Action, row: CorrectionRow, span: tuple[int, int]) -> Action:
    """The action with what it concerns corrected; what is no reference is nothing that it concerns."""
    wrong = _overlapping(action.concerns, span)
    if not wrong:
        return action
    right = [structs.replace(wrong[0], start=span[0], end=span[1], target=row.target, kind=row.kind or wrong[0].kind)]
    kept = [concern for concern in action.concerns if concern not in wrong]
    concerns = sorted([*kept, *(right if row.target is not None else [])], key=lambda one: (one.start, one.end))
    return structs.replace(action, concerns=tuple(concerns))


def _overlapping(places: Iterable[_Place], span: tuple[int, int]) -> list[_Place]:
    """The references, or what actions concern, that share a character with a span."""
    return [place for place in places if place.start < span[1] and span[0] < place.end]


def _reference(extraction: Extraction, row: CorrectionRow, span: tuple[int, int], old: list[Reference]) -> Reference:
    paragraph = _paragraph(extraction, span[0])
    same = next((reference for reference in old if (reference.start, reference.end) == span), None)
    kind = row.kind or "document"
    relation = next((one.relation for one in old if one.relation), "cite" if kind in DOCUMENT_KINDS else None)
    return Reference(
        *span,
        extraction.document.text[slice(*span)],
        kind,
        row.target,
        paragraph.section if paragraph else "body",
        paragraph.label if paragraph else "",
        pinpoint=same.pinpoint if same else None,
        relation=relation,
        evidence="corrected",
    )


def _paragraph(extraction: Extraction, offset: int) -> Paragraph | None:
    around = [paragraph for paragraph in extraction.paragraphs if paragraph.start <= offset < paragraph.end]
    return max(around, key=lambda paragraph: paragraph.start, default=None)

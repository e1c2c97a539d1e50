"""Comparisons of language versions as JSON, by `docs/language-versions.schema.json`, and in words."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

from unkg.editions.agreement import Shared
from unkg.editions.languages import Contrast, Difference, LanguageComparison, Statement, Value, What, counts
from unkg.editions.output import Record, edition_record, place_record
from unkg.graph.clauses import clause
from unkg.model import Extraction, Paragraph

_SPACES = re.compile(r"\s+")


def language_record(comparisons: Sequence[LanguageComparison]) -> Record:
    """The versions, and how each differs from the first."""
    versions = [comparisons[0].one, *(one.other for one in comparisons)]
    return {
        "versions": [{"language": one.document.language} | edition_record(one) for one in versions],
        "comparisons": [_comparison(one) for one in comparisons],
    }


def _comparison(comparison: LanguageComparison) -> Record:
    found = counts(comparison)
    return {
        "one": comparison.one.document.language,
        "other": comparison.other.document.language,
        "agreement": {measure: _shared(one) for measure, one in comparison.agreement.items()},
        "counts": {what: found[what] for what in get_args(What)},
        "paragraphs": [_contrast(one, comparison) for one in comparison.contrasts],
    }


def _shared(one: Shared) -> Record:
    return {
        "both": one.both,
        "one": one.one,
        "other": one.other,
        "f1": None if one.f1 is None else round(one.f1, 4),
    }


def _contrast(contrast: Contrast, comparison: LanguageComparison) -> Record:
    return {
        "label": contrast.label,
        "one": _paragraph(contrast.one, comparison.one),
        "other": _paragraph(contrast.other, comparison.other),
        "differences": [_difference(one, comparison) for one in contrast.differences],
    }


def _paragraph(paragraph: Paragraph | None, version: Extraction) -> Record | None:
    if paragraph is None:
        return None
    return place_record(paragraph) | {"words": words_of_paragraph(paragraph, version)}


def words_of_paragraph(paragraph: Paragraph, version: Extraction) -> str:
    """The words of a paragraph without its number, with normalized spaces."""
    return " ".join(version.document.text[paragraph.content_start or paragraph.start : paragraph.end].split())


def _difference(difference: Difference, comparison: LanguageComparison) -> Record:
    return {
        "what": difference.found.what,
        "one": _statement(difference.one, comparison.one),
        "other": _statement(difference.other, comparison.other),
    }


def _statement(statement: Statement | None, version: Extraction) -> Record | None:
    if statement is None:
        return None
    return {
        "meaning": dict(statement.fields),
        "paragraph": statement.paragraph,
        "start": statement.start,
        "end": statement.end,
        "words": version.document.text[statement.start : statement.end],
        "clause": clause_of(statement, version),
    }


def clause_of(statement: Statement, version: Extraction) -> str:
    """The clause around the words of a statement."""
    around = (one for one in version.paragraphs if one.start <= statement.start < one.end)
    within = max(around, key=lambda one: one.start, default=None)
    span = (within.start, within.end) if within else (0, len(version.document.text))
    return clause(version.document.text, (statement.start, statement.end), span)


# ---- in words -------------------------------------------------------------------------------------------------------


class Piece(NamedTuple):
    """A part of a passage."""

    words: str
    differs: bool
    """Whether they state what another version states otherwise or not at all."""


def agreement_line(made: LanguageComparison) -> str:
    """How much both state, by measure."""
    alike = (
        f"{name} {one.both} of {max(one.one, one.other)}" for name, one in made.agreement.items() if one.f1 is not None
    )
    return f"Alike: {', '.join(alike) or 'nothing is stated'}"


def differences_line(made: LanguageComparison) -> str:
    """How many differences there are of each kind."""
    number = counts(made)
    found = ", ".join(f"{number[what]} {what}{'s' * (number[what] != 1)}" for what in get_args(What) if number[what])
    return f"Differences: {found or 'none'}"


def told(difference: Difference, codes: tuple[str, str]) -> str:
    """What only one version states, or what two state differently; `codes` are of their languages."""
    found, (one, other) = difference.found, (difference.one, difference.other)
    if one and other:
        pairs = [(a, b) for a, b in zip(one.fields, other.fields, strict=True) if a != b]
        subject = "" if ("verb", one.subject) in one.fields else f"{one.subject}: "
        each = (
            f"{name} {_shown(mine)} in {codes[0]}, {_shown(theirs)} in {codes[1]}"
            for (name, mine), (_, theirs) in pairs
        )
        return f"{found.what} {subject}{'; '.join(each)}"
    more = ", ".join(
        _shown(value) for _, value in found.fields if value and value != found.subject and value is not True
    )
    subject = found.subject + (f" ({more})" if more else "")
    return f"{found.what} {subject}: only in {codes[0] if one else codes[1]}"


def _shown(value: Value) -> str:
    return "none" if value is None else str(value)


def passages(contrast: Contrast, made: LanguageComparison) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The words of the paragraph in both versions; under a heading those of the clause of the first difference."""
    ones = [one.one for one in contrast.differences if one.one]
    others = [one.other for one in contrast.differences if one.other]
    return _passage(contrast.one, ones, made.one), _passage(contrast.other, others, made.other)


def _passage(paragraph: Paragraph | None, stated: Sequence[Statement], version: Extraction) -> tuple[Piece, ...]:
    if paragraph is None:
        return (Piece(clause_of(stated[0], version), False),) if stated else ()
    return tuple(_pieces(paragraph, stated, version))


def _pieces(paragraph: Paragraph, stated: Sequence[Statement], version: Extraction) -> Iterator[Piece]:
    """The words of a paragraph, cut where what differs begins and ends."""
    at, text = paragraph.content_start or paragraph.start, version.document.text
    for start, end in sorted({(one.start, one.end) for one in stated}):
        if at <= start < end <= paragraph.end:
            yield Piece(_spaced(text[at:start]), False)
            yield Piece(_spaced(text[start:end]), True)
            at = end
    yield Piece(_spaced(text[at : paragraph.end].rstrip()), False)


def _spaced(words: str) -> str:
    """Words with normalized spaces, also at their ends."""
    return _SPACES.sub(" ", words)

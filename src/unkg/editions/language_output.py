"""Comparisons of language versions as JSON, by `docs/language-versions.schema.json`, and their words."""

from collections.abc import Sequence
from typing import get_args

from unkg.editions.agreement import Shared
from unkg.editions.languages import Contrast, Difference, LanguageComparison, Statement, What, counts
from unkg.editions.output import Record, edition_record, place_record
from unkg.graph.clauses import clause
from unkg.model import Extraction, Paragraph


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

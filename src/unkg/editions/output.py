"""Comparisons and lineages as JSON, by `docs/editions.schema.json`."""

from collections.abc import Sequence
from typing import Any

from unkg.editions.records import STATUSES, Age, Change, Comparison, Lineage, Words, named
from unkg.model import Extraction, Paragraph
from unkg.vocabulary import text_sha256

Record = dict[str, Any]


def comparison_record(comparison: Comparison) -> Record:
    """A comparison with both editions and all words."""
    return {
        "earlier": edition_record(comparison.earlier),
        "later": edition_record(comparison.later),
        "counts": _counts(comparison),
        "paragraphs": _changes(comparison.changes),
        "footnotes": _changes(comparison.footnotes),
    }


def lineage_record(lineage: Lineage) -> Record:
    """A lineage: its editions, what each changed in the one before, and the ages of the last one's paragraphs."""
    return {
        "editions": [edition_record(one) for one in lineage.editions],
        "steps": [comparison_record(one) for one in lineage.steps],
        "ages": [_age(one, lineage.editions) for one in lineage.ages],
    }


def edition_record(extraction: Extraction) -> Record:
    """What a text is."""
    header, document = extraction.header, extraction.document
    return {
        "symbol": header.symbol,
        "source": document.source,
        "title": header.title,
        "adopted": header.adopted,
        "text_sha256": text_sha256(document.text),
    }


def _counts(comparison: Comparison) -> Record:
    counts = comparison.counts()
    return {status: counts[status] for status in STATUSES} | {"moved": comparison.moved}


def _changes(changes: Sequence[Change]) -> list[Record]:
    return [
        {
            "change": one.status,
            "moved": one.moved,
            "kinds": list(one.kinds),
            "earlier": [place_record(paragraph) for paragraph in one.earlier],
            "later": [place_record(paragraph) for paragraph in one.later],
            "words": [_words(words) for words in one.words],
        }
        for one in changes
    ]


def place_record(paragraph: Paragraph) -> Record:
    """What a paragraph is, and where it stands."""
    return {
        "label": paragraph.label,
        "kind": paragraph.kind,
        "part": paragraph.part,
        "start": paragraph.start,
        "end": paragraph.end,
    }


def _words(words: Words) -> Record:
    if words.kind is None:
        return {"kind": None, "both": words.later}
    return {"kind": words.kind, "earlier": words.earlier, "later": words.later}


def _age(age: Age, editions: Sequence[Extraction]) -> Record:
    return {
        "paragraph": place_record(age.paragraph),
        "since": named(editions[age.since]),
        "changed": [named(editions[number]) for number in age.changed],
    }

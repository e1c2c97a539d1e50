"""Words that point to a footnote: “see footnote 12 above”, “supra note 3”, “Ibid.”.

What such words refer to is cited where the footnote stands; the words themselves cite nothing more. They are a
reference only where the footnote is not there: then what they refer to is lost, and the reference says so.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.patterns.anchors import Anchored, anchored
from unkg.extraction.patterns.words import any_of
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.relations import Relations
from unkg.extraction.resolve.resolved import ResolvedCitation


def lost_footnotes(context: Context) -> Iterator[ResolvedCitation]:
    """A citation without target for each place that points to a footnote which the text does not have."""
    normalized = context.normalized
    notes = [p for p in normalized.passages if p.paragraph.kind == "footnote"]
    labels = {p.paragraph.label for p in notes}
    patterns = _patterns(context.language)
    for match in patterns.pointing.on(normalized.lower, normalized.lower).finditer(0, len(normalized.lower)):
        if f"fn {match['note'] or match['own']}" not in labels:
            yield _lost(match, context.relations)
    first = patterns.same.match(normalized.lower, notes[0].content) if notes else None
    if first:
        yield _lost(first, context.relations)


def _lost(match: re.Match[str], relations: Relations) -> ResolvedCitation:
    start, end = match.span("words")
    return ResolvedCitation(start, end, "document", None, None, "no-footnote", None, start, relations.at(start))


class _Patterns(NamedTuple):
    """The patterns of a language for lower-case text."""

    pointing: Anchored
    """What points to a footnote by its number."""
    same: re.Pattern[str]
    """What points to the footnote before."""


@lru_cache(maxsize=8)
def _patterns(language: Language) -> _Patterns:
    words = language.footnote_words
    there, number = any_of(words["there"]), r"\d{1,3}(?![\d/.]\d)"
    # "footnote 12", "supra note 3", "note 3 above"; never "note 12 of the Secretariat" nor "notes 12 resolutions".
    before = rf"{any_of((*words['footnote'], *words['note_before']))} (?P<note>{number})"
    behind = rf"{any_of(words['note'])} (?P<own>{number})(?= {there}\b)"
    begins = (*words["footnote"], *words["note_before"], *words["note"])
    return _Patterns(
        pointing=anchored(rf"\b(?P<words>{before}|{behind})", begins),
        same=re.compile(rf"(?P<words>{any_of(words['same'])})\b"),
    )

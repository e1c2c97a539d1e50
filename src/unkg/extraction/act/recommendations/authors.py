"""Who recommends in a report: its author, and who “I” is."""

import re

from unkg.extraction.act.recommendations.report_patterns import report_patterns
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.resolve.context import Context

_FIRST_PARAGRAPHS = 5
"""Highest number of the first paragraph of a text that holds its report's beginning."""
_NUMBER = re.compile(r"para (\d+)")
_BEGINNING = 3000
"""Characters at its beginning within which a report names its author."""


def author_of_report(context: Context) -> tuple[str, ...]:
    """Who recommends: the mechanism that the report's beginning names in full, else the issuer, else a common noun.

    A mandate that an excerpt merely mentions is not its author: “the Special Rapporteur” remains unresolved there.
    The document's key may say what kind of author it has: `SR_Education_A_69_402`.
    """
    normalized, language, issuer = context.normalized, context.language, context.header.body
    first = next((number for p in normalized.passages if (number := paragraph_number(p)) is not None), 1)
    named = (n for n in context.names if n.evidence == "full-name" and n.kind == "mechanism" and n.start < _BEGINNING)
    if first <= _FIRST_PARAGRAPHS and (mechanism := next(named, None)):
        return mechanism.keys
    speakers = report_patterns(language).speech.speaker.on(normalized.text, normalized.lower)
    spoken = speakers.search(0, len(normalized.text))
    if issuer and (spoken is None or spoken["speaker"] in issuer):
        return (issuer,)
    if spoken:
        return (spoken["speaker"],)
    key = re.split(r"[^A-Za-z]+", context.document.key)
    return next(((who,) for letters, who in language.speaker_in_key.items() if letters in key), ())


def first_person_of_report(context: Context) -> tuple[str, ...]:
    """Who “I” is: the body whose report a heading says that it is (“Report of the Secretary-General”)."""
    normalized = context.normalized
    report_of = report_patterns(context.language).speech.report_of
    for name in context.names:
        passage = normalized.passage_at(name.start)
        if passage.paragraph.section != "heading":
            break
        if name.kind == "body" and report_of.fullmatch(normalized.lower, passage.content, name.start):
            return name.keys
    return ()


def paragraph_number(passage: Passage) -> int | None:
    """The number of a numbered paragraph: 136 of `para 136.4`."""
    label = passage.paragraph.label
    match = _NUMBER.match(label) if label else None
    return int(match[1]) if match else None

"""What is known of a text before its numbers are resolved: language, structure, masthead, numbers, names."""

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from unkg.authorities import Knowledge, Language, Numbering
from unkg.extraction.layout.normalized_text import Block, NormalizedText, normalize
from unkg.extraction.layout.paragraphs import blocks_of
from unkg.extraction.resolve.antecedents import ResolvedName, resolve_names
from unkg.extraction.resolve.authors import author_of
from unkg.extraction.resolve.discourse import Speaker
from unkg.extraction.resolve.unlisted_entities import find_unlisted_entities
from unkg.extraction.scan.masthead import issuer_of, merged, read_header
from unkg.extraction.scan.names import NameMention, find_names, gazetteer
from unkg.extraction.scan.numbers import Number, find_numbers
from unkg.extraction.scan.ocr_damage import repaired
from unkg.extraction.scan.page_headers import symbol_of_pages
from unkg.model import Authorities, Document, Header

_OF_AUTHORS = frozenset({"report", "note", "other"})
"""Types of documents in which a mandate holder speaks of themself by the short form of the mandate."""
_FALLBACK = "en"
"""Whose words are looked for in a text of a language without a table: few will stand in it, but symbols are the same in all."""
_UNREAD = "There is no table of words for the language '{}': only symbols and numbers that tell their organ were read."


class Context(NamedTuple):
    """A document made ready for its citations to be read."""

    document: Document
    language: Language
    numbering: Numbering
    blocks: list[Block]
    normalized: NormalizedText
    header: Header
    numbers: list[Number]
    mentions: list[NameMention]
    """Names with all that each can mean."""
    named: list[ResolvedName]
    """The same, resolved, with the candidates that no authority holds."""
    day: date | None
    """When the document was issued."""

    def bodies(self) -> frozenset[str]:
        """Every body that the document names."""
        return frozenset(key for name in self.named if name.kind == "body" for key in name.keys)


def read_context(document: Document, knowledge: Knowledge, *, ignore_metadata: bool = False) -> Context:
    """Normalize a document, read its masthead, and find and resolve its names; `ignore_metadata` as `extract` has it."""
    authorities, numbering, languages = knowledge.authorities, knowledge.numbering, knowledge.languages
    language = languages.get(document.language) or languages[_FALLBACK]
    if ignore_metadata:
        document = replace(document, header=None, paragraphs=None, italics=(), recommendations=())
    names = gazetteer(authorities, language)
    blocks = blocks_of(document, language)
    normalized = repaired(normalize(document.text, blocks), names, language)
    header = merged(document.header, read_header(normalized, knowledge, names, language))
    numbers = find_numbers(normalized.text, language, knowledge)
    if header.symbol is None:
        header = replace(header, symbol=symbol_of_pages(normalized, numbers, language))
    if header.body is None:
        header = replace(
            header,
            body=issuer_of(header.symbol, authorities) if header.symbol else _issuer_in_key(document.key, authorities),
        )
    if document.language not in languages:
        header = replace(header, notes=(*header.notes, _UNREAD.format(document.language)))
    mentions = _outside(find_names(normalized, names), numbers)
    author = author_of(normalized, mentions, names) if header.type in _OF_AUTHORS else None
    named = resolve_names(
        normalized, mentions, numbers, authorities, names, numbering, Speaker(header.body, author, header.symbol)
    )
    named = _joined(named, find_unlisted_entities(normalized, named, language))
    return Context(document, language, numbering, blocks, normalized, header, numbers, mentions, named, _day(header))


def _issuer_in_key(key: str, authorities: Authorities) -> str | None:
    """The treaty body that a document's key names by the letters of its symbols: `cat-c-47-d-351-2008`."""
    letters = {word for word in re.split(r"[^A-Z]+", key.upper()) if len(word) > 2}
    by_series = (s.body for s in authorities.series if s.prefix.partition("/")[0] in letters)
    treaty_bodies = (b for b in authorities.bodies.values() if b.kind == "treaty body")
    return next(by_series, None) or next((b.name for b in treaty_bodies if letters & set(b.acronyms)), None)


def _joined(named: list[ResolvedName], unlisted: list[ResolvedName]) -> list[ResolvedName]:
    """Names and candidates in order of place, without the short forms and names inside a candidate's own."""
    inside = [(c.start, c.end) for c in unlisted]
    kept = [n for n in named if n.kind == "state" or not any(a <= n.start and n.end <= b for a, b in inside)]
    return sorted([*kept, *unlisted], key=lambda n: (n.start, n.end))


def _outside(mentions: list[NameMention], numbers: list[Number]) -> list[NameMention]:
    """Names that stand in no symbol or number: not `EC` of “EC-91/S/3”."""
    starts = [n.start for n in numbers]
    ends = [n.end for n in numbers]
    return [m for m in mentions if (i := bisect_right(starts, m.start)) == 0 or m.start >= ends[i - 1]]


def _day(header: Header) -> date | None:
    iso = header.adopted or header.distributed or header.published
    return date.fromisoformat(iso) if iso else None

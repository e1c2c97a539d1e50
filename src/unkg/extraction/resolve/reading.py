"""A document read step by step: layout, masthead, numbers, names, citations."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import date

from unkg.authorities import Knowledge, Language, Numbering
from unkg.authorities.issuing import issuer
from unkg.extraction.layout.normalized_text import NormalizedText, normalize
from unkg.extraction.layout.paragraphs import blocks_of
from unkg.extraction.resolve.citations import find_citations
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.names.antecedents import resolve_names
from unkg.extraction.resolve.names.authors import author_of
from unkg.extraction.resolve.names.discourse import Speaker
from unkg.extraction.resolve.names.listed_names import with_listed_names
from unkg.extraction.resolve.names.protocols import with_optional_protocols
from unkg.extraction.resolve.names.recipients import find_recipients
from unkg.extraction.resolve.names.treaty_names import with_treaty_names
from unkg.extraction.resolve.relation_lists import with_relations_of_lists
from unkg.extraction.resolve.relations import Relations
from unkg.extraction.resolve.resolved import ResolvedName, by_place, lead_of
from unkg.extraction.resolve.unlisted.entities import find_unlisted_entities
from unkg.extraction.scan import pinpoints
from unkg.extraction.scan.gazetteer import Gazetteer, NameMention, gazetteer
from unkg.extraction.scan.masthead import merged, read_header
from unkg.extraction.scan.names import find_names
from unkg.extraction.scan.numbers import Number, find_numbers
from unkg.extraction.scan.ocr_damage import repaired
from unkg.extraction.scan.page_headers import symbol_of_pages
from unkg.model import Authorities, Document, Header
from unkg.symbols import has_form_of_series, symbol_in_name
from unkg.vocabulary import DRAFTS

_OF_AUTHORS = frozenset({"report", "note", "other"})
"""Types of documents in which a mandate holder speaks of themself by the short form of the mandate."""
_ACTS = frozenset({"resolution", "decision", "statement"}) | DRAFTS
"""Types of documents by which an organ decides."""
_ADOPTED = frozenset({"resolution", "decision", "statement"})
"""Of these, what an organ adopts under a symbol of its own, though the text may speak for another."""
_FALLBACK = "en"
"""Whose words are looked for in a text of a language without a table: few will stand in it, but symbols are the same in
all."""
_UNREAD = "There is no table of words for the language '{}': only symbols and numbers that tell their organ were read."


def read_context(document: Document, knowledge: Knowledge, *, ignore_metadata: bool = False) -> Context:
    """Read a document up to its citations: what every later step takes; `ignore_metadata` as `extract` has it."""
    authorities, languages = knowledge.authorities, knowledge.languages
    language = languages.get(document.language) or languages[_FALLBACK]
    if ignore_metadata:
        document = replace(document, header=None, paragraphs=None, italics=(), recommendations=())
    known_names = gazetteer(authorities, language)
    blocks = blocks_of(document, language)
    normalized = repaired(normalize(document.text, blocks, language.script, known_names.spacing), known_names, language)
    numbers = find_numbers(normalized.text, language, knowledge)
    masthead = read_header(normalized, document.text, knowledge, known_names, language)
    header = _completed(merged(document.header, masthead), document, normalized, numbers, knowledge)
    issued_by = _issued_by(header, knowledge.numbering)
    if header.type in _ADOPTED and masthead.body:
        header = replace(header, body=masthead.body)
    mentions = _outside(find_names(normalized, known_names), numbers)
    relations = Relations(normalized, language)
    names = [
        _placed(name, normalized, relations, language) if name.kind == "instrument" else name
        for name in _names(normalized, header, mentions, numbers, known_names, knowledge)
    ]
    context = Context(
        document=document,
        language=language,
        blocks=tuple(blocks),
        normalized=normalized,
        header=header,
        numbers=tuple(numbers),
        mentions=tuple(mentions),
        names=tuple(names),
        issued=_issued(header),
        issued_by=issued_by,
        relations=relations,
        recipients=tuple(_recipients(normalized, header, language, authorities)),
    )
    return with_relations_of_lists(replace(context, citations=tuple(find_citations(context, knowledge))))


def _issued_by(header: Header, numbering: Numbering) -> str | None:
    """The issuing body: of an act by its symbol, for a draft that it recommends begins with the words of another."""
    by_series = issuer(header.symbol, numbering) if header.symbol and header.type in _ADOPTED else None
    return by_series or header.body


def _recipients(
    normalized: NormalizedText, header: Header, language: Language, authorities: Authorities
) -> list[ResolvedName]:
    """The pronouns for the organ in its own act; a report's are its author's."""
    body = header.body if header.type in _ACTS else None
    return find_recipients(normalized, body, language) if body in authorities.bodies else []


def _completed(
    header: Header, document: Document, normalized: NormalizedText, numbers: list[Number], knowledge: Knowledge
) -> Header:
    """A header with the symbol that page headers repeat or the key tells, the issuer that either tells, and notes."""
    authorities, languages = knowledge.authorities, knowledge.languages
    if header.symbol is None:
        language = languages.get(document.language) or languages[_FALLBACK]
        symbol = symbol_of_pages(normalized, numbers, language) or _symbol_in_key(document.key, knowledge.numbering)
        header = replace(header, symbol=symbol)
    if header.body is None:
        by_symbol = issuer(header.symbol, knowledge.numbering) if header.symbol else None
        header = replace(header, body=by_symbol if header.symbol else _issuer_in_key(document.key, authorities))
    if document.language not in languages:
        header = replace(header, notes=(*header.notes, _UNREAD.format(document.language)))
    return header


def _names(
    normalized: NormalizedText,
    header: Header,
    mentions: list[NameMention],
    numbers: list[Number],
    known_names: Gazetteer,
    knowledge: Knowledge,
) -> list[ResolvedName]:
    """The names of a text resolved, with those of a known form that no authority holds."""
    author = author_of(normalized, mentions, known_names) if header.type in _OF_AUTHORS else None
    speaker = Speaker(header.body, author, header.symbol, header.adopted or header.distributed or header.published)
    resolved = resolve_names(normalized, mentions, numbers, known_names, speaker, knowledge)
    resolved = with_treaty_names(resolved, normalized, known_names.language, knowledge.authorities)
    resolved = with_optional_protocols(resolved, normalized, known_names.language, knowledge.authorities)
    resolved = with_listed_names(resolved, normalized, known_names)
    unlisted = find_unlisted_entities(
        normalized,
        resolved,
        known_names,
        knowledge.authorities,
        decides=header.type in _ACTS,
        issuer=header.body,
    )
    return _joined(resolved, unlisted)


def _placed(name: ResolvedName, normalized: NormalizedText, relations: Relations, language: Language) -> ResolvedName:
    """An instrument's name with the part that is cited and how the text relates to it."""
    text = normalized.text
    place = pinpoints.before(text, name.start, language) or pinpoints.after(text, name.end, language)
    if place and name.keys and name.keys[0] in language.word_order["roman_articles"]:
        place = place._replace(pinpoint=pinpoints.with_roman_articles(place.pinpoint))
    return name._replace(place=place, relation=relations.at(lead_of(name.start, place), name.end))


def _symbol_in_key(key: str, numbering: Numbering) -> str | None:
    """The symbol that the name of a file tells if the library or `unkg fetch` named it: `A_RES_60_251-EN.pdf`."""
    symbol = symbol_in_name(key)
    return symbol if symbol and numbering.is_un_symbol(symbol) and has_form_of_series(symbol) else None


def _issuer_in_key(key: str, authorities: Authorities) -> str | None:
    """The treaty body that a document's key names by the letters of its symbols: `cat-c-47-d-351-2008`."""
    letters = {word for word in re.split(r"[^A-Z]+", key.upper()) if len(word) > 2}
    by_series = (s.body for s in authorities.series if s.prefix.partition("/")[0] in letters)
    treaty_bodies = (b for b in authorities.bodies.values() if b.kind == "treaty body")
    return next(by_series, None) or next((b.name for b in treaty_bodies if letters & set(b.acronyms)), None)


def _joined(named: list[ResolvedName], unlisted: list[ResolvedName]) -> list[ResolvedName]:
    """Names and candidates in order of place, without the short forms and names inside a candidate's own."""
    if not unlisted:
        return named
    starts = [n.start for n in named]
    within = ((c, i) for c in unlisted for i in range(bisect_left(starts, c.start), bisect_left(starts, c.end)))
    inside = {i for c, i in within if named[i].end <= c.end and named[i].kind != "state"}
    kept = [name for index, name in enumerate(named) if index not in inside]
    return by_place([*kept, *unlisted])


def _outside(mentions: list[NameMention], numbers: list[Number]) -> list[NameMention]:
    """Names that stand in no symbol or number: not `EC` of “EC-91/S/3”."""
    starts = [n.start for n in numbers]
    ends = [n.end for n in numbers]
    return [m for m in mentions if (i := bisect_right(starts, m.start)) == 0 or m.start >= ends[i - 1]]


def _issued(header: Header) -> date | None:
    iso = header.adopted or header.distributed or header.published
    return date.fromisoformat(iso) if iso else None

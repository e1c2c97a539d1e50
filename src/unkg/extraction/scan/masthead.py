"""The header of a document by its masthead: symbol, type, title, body, session, dates, agenda item, sponsors."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities import Knowledge, Language, Numbering
from unkg.authorities.issuing import issuer
from unkg.extraction.layout.normalized_text import NormalizedText, Passage
from unkg.extraction.patterns.dates import date_pattern, read_date
from unkg.extraction.patterns.words import any_of, before_next, holds_any
from unkg.extraction.scan.names import Gazetteer, find_names
from unkg.extraction.scan.numbers import find_numbers
from unkg.model import DocumentType, Header
from unkg.symbols import parse

_NUMBERED_TITLE = re.compile(
    r"^(?P<number>(?:E?S-)?\d{1,4}/(?:\d{1,4}|\.{2,3}|…))(?P<letter> ?[A-Z])?\.? +(?P<title>\S.*)$"
)
_BARE_LETTER = re.compile(r"(?<![(a-z])([a-z]+)\)")
# A symbol at the beginning of a line, perhaps after a bracket; never a later slash ("See A/1"). The bounds keep it fast
# on megabytes of brackets.
_OWN_SYMBOL = re.compile(r"^\W{0,12}\S{0,12}/")
_LONGEST_SYMBOL = 300
"""Characters that hold a symbol and what may follow it."""
_LONGEST_LINE = 90
"""Characters: a longer line with a date is not part of the masthead."""
_LONGEST_TITLE = 120
_BEGINNING = 4
"""Letters of a body's name that are compared first."""


class _Patterns(NamedTuple):
    publisher: re.Pattern[str]
    council_title: re.Pattern[str]
    agenda_item: re.Pattern[str]
    year_session: re.Pattern[str]
    ordinal: re.Pattern[str]
    ordinal_session: re.Pattern[str]
    sponsors: re.Pattern[str]
    joins: re.Pattern[str]
    note: re.Pattern[str]
    line: re.Pattern[str]
    adopted: re.Pattern[str]
    period: re.Pattern[str]
    at_meeting: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(language: Language) -> _Patterns:
    words = language.masthead
    session, ordinal, conjunction = any_of(words["session"]), any_of(language.ordinals), any_of(words["and"])
    dated = rf"(?:{before_next(language.citation['dated'])}(?P<date>{date_pattern(language)}))"
    title = _slotted(words["council_title"], r"(?P<number>\d{1,4}) ?\((?P<year>(?:19|20)\d\d)\)\.?")
    item = _slotted(words["agenda_item"], r"(?P<item>\d{1,3}(?: ?\(?[a-z]{1,3}\))*)")
    year = _slotted(words["year_session"], r"(?P<year>(?:19|20)\d\d)")
    some_item = _slotted(words["agenda_item"], r"\d")
    lone = any_of(words["lone_lines"])
    lines = rf"{any_of(words['lines'])}|(?:[\w-]+ )?{session}\b|{some_item}|\d{{1,2}} \w+|[a-z]$|{lone}$|\["
    adopted = rf"\b{any_of(words['adopted'])}\b|^{before_next(words['adopted_on'])}|^\d+ \(\d{{4}}\)"
    return _Patterns(
        publisher=re.compile(rf"[ *(]*{any_of(words.get('publisher', ()))} +[*(]*", re.IGNORECASE),
        # A Security Council text's own title: "Resolution 381 (1975)", "3 (1946). Resolution of 4 April 1946"; with the
        # symbol of the draft in yearly volumes: "66 (1948). Resolution of 29 December 1948 [S/1169]".
        council_title=re.compile(rf"^{title}(?: {dated})?(?: ?\[[^\[\]]{{1,40}}\])?$", re.IGNORECASE),
        agenda_item=re.compile(rf"\b{item}", re.IGNORECASE),
        year_session=re.compile(rf"^{year}(?!\w)", re.IGNORECASE),
        ordinal=re.compile(ordinal, re.IGNORECASE),
        ordinal_session=re.compile(
            rf"\b(?P<ordinal>{ordinal}(?:(?:-| {conjunction} ){ordinal})*) {session}\b", re.IGNORECASE
        ),
        sponsors=re.compile(rf"^(?P<sponsors>.{{12,}}?)(?: ?:)? {any_of(words['draft'])}\W*$", re.IGNORECASE),
        joins=re.compile(rf",\**\s*(?![^(]*\))|\s+{conjunction}\s+(?![^(]*\))"),
        note=re.compile(rf"^{any_of(words['notes'])}\b", re.IGNORECASE),
        line=re.compile(rf"^(?:{lines})", re.IGNORECASE),
        adopted=re.compile(adopted, re.IGNORECASE),
        period=re.compile(rf"\d [-\u2013] ?\d| {session}", re.IGNORECASE),
        # "At its 56th plenary meeting, on 20 December 2022": how decisions and statements begin.
        at_meeting=re.compile(
            rf"\"?{any_of(language.structure['at_meeting'])} [\w() ]*{any_of(language.structure['meeting'])}"
        ),
    )


def _slotted(forms: tuple[str, ...], number: str) -> str:
    """A number in one of some forms, in place of the `{}` of `item {}` or `{} session`."""
    parts = [form.partition("{}") for form in forms]
    return any_of(before for before, _, _ in parts) + number + any_of(behind for _, _, behind in parts)


def read_header(normalized: NormalizedText, knowledge: Knowledge, names: Gazetteer, language: Language) -> Header:
    """The header that a text's masthead gives; what it does not say is None."""
    heading = _heading(normalized)
    lines = [normalized.text[p.start : p.end].strip(' *_#"') for p in heading]
    symbol = _symbol(lines, language, knowledge)
    body = _body(normalized, heading, symbol, knowledge.numbering, names)
    kind = _type(lines, symbol, language)
    if kind == "other" and _is_letter(normalized, len(heading), language):
        kind = "letter"
    return Header(
        symbol=symbol,
        type=kind,
        title=_title(lines, kind, language),
        body=body,
        session=_session(lines, language),
        adopted=_adopted(lines, normalized, language),
        distributed=_distributed(lines, language),
        agenda_item=_agenda_item(lines, language),
        sponsors=_sponsors(lines, language),
    )


def merged(published: Header | None, found: Header) -> Header:
    """The publisher's header, with its gaps filled from the masthead."""
    if published is None:
        return found
    gaps = {f: getattr(found, f) for f in Header.__dataclass_fields__ if getattr(published, f) in (None, (), "other")}
    return replace(published, **gaps)


def _heading(normalized: NormalizedText) -> list[Passage]:
    found = []
    for passage in normalized.passages:
        if passage.paragraph.section != "heading":
            break
        found.append(passage)
    return found


def _symbol(lines: list[str], language: Language, knowledge: Knowledge) -> str | None:
    """The symbol next to “United Nations”, else at the beginning of a line, else that of a Security Council title."""
    publisher = _patterns(language).publisher
    leads = [(line, match.end()) for line in lines if (match := publisher.match(line))]
    leads += [(line, len(line) - len(line.lstrip(" *("))) for line in lines[:14]]
    for line, lead in leads:
        words = line[: lead + _LONGEST_SYMBOL]
        numbers = [n for n in find_numbers(words, language, knowledge) if n.shape == "symbol"] if "/" in words else []
        if numbers and numbers[0].start <= lead:
            return numbers[0].value
    for line in lines:
        match = _patterns(language).council_title.match(line)
        if match:
            return parse(f"S/RES/{match['number']}({match['year']})").canonical
    return None


def _body(
    normalized: NormalizedText, heading: list[Passage], symbol: str | None, numbering: Numbering, names: Gazetteer
) -> str | None:
    """The issuing body: by the enacting line, else the series of the symbol, else the last organ on its own line."""
    enacting = next((p for p in normalized.passages if p.paragraph.kind == "enacting"), None)
    if enacting and (named := _bodies(normalized, enacting, names)):
        return named[0]
    if symbol and (by_series := issuer(symbol, numbering)):
        return by_series
    beginnings = _beginnings(names)
    for passage in reversed(heading):
        words = normalized.text[passage.start : passage.end].strip(' *_"').upper()
        named = _bodies(normalized, passage, names) if words[:_BEGINNING] in beginnings else []
        if named and words.startswith(named[0].upper()):
            return named[0]
    return None


@lru_cache(maxsize=8)
def _beginnings(names: Gazetteer) -> frozenset[str]:
    """The first letters of the bodies' names in capitals: most lines of a heading begin with none of them."""
    return frozenset(key.id.upper()[:_BEGINNING] for key in names.short_forms if key.kind == "body")


def _bodies(normalized: NormalizedText, passage: Passage, names: Gazetteer) -> list[str]:
    text = normalized.text[passage.start : passage.end]
    part = NormalizedText(text=text, lower=text.lower())
    return [m.keys[0].id for m in find_names(part, names) if m.keys[0].kind == "body" and m.form == "full"]


def _type(lines: list[str], symbol: str | None, language: Language) -> DocumentType:
    kinds: dict[str, DocumentType] = {"resolution": "resolution", "decision": "decision", "statement": "statement"}
    if symbol and parse(symbol).kind in kinds:
        return kinds[parse(symbol).kind]
    titles = [line.lower() for line in lines if len(line) < 200 or _sponsoring(line, language)]
    joined = "\n".join(titles)
    for words, kind in language.types.items():
        if words in joined and re.search(rf"\b{re.escape(words)}\b", joined):
            return kind  # type: ignore[return-value]
    return "other"


def _is_letter(normalized: NormalizedText, heading: int, language: Language) -> bool:
    """Whether the text after the heading begins like a letter; its title may be joined to the paragraph below."""
    if heading >= len(normalized.passages):
        return False
    start = normalized.passages[heading].start
    return any(kind == "letter" and normalized.lower.startswith(words, start) for words, kind in language.types.items())


def _session(lines: list[str], language: Language) -> int | None:
    patterns = _patterns(language)
    for line in lines:
        if match := patterns.year_session.match(line):
            return int(match["year"])
        is_title = len(line) < _LONGEST_TITLE or _distribution_at(line.lower(), language) > 0
        found = patterns.ordinal_session.search(line) if is_title else None
        if found:
            return sum(language.ordinals[w.lower()] for w in patterns.ordinal.findall(found["ordinal"]))
    return None


def _agenda_item(lines: list[str], language: Language) -> str | None:
    for line in lines:
        match = _patterns(language).agenda_item.search(line) if len(line) < 200 else None
        if match:
            return _BARE_LETTER.sub(r"(\1)", match["item"])
    return None


def _adopted(lines: list[str], normalized: NormalizedText, language: Language) -> str | None:
    """The date of an adoption or of a Security Council title; else of the meeting with which the text begins."""
    for line in lines:
        adoption = _adoption(line, language)
        day = adoption and (read_date(line, language, adoption.start(), len(line)) or read_date(line, language))
        if day:
            return day.isoformat()
    return _adopted_in_text(normalized, language)


def _adoption(line: str, language: Language) -> re.Match[str] | None:
    patterns = _patterns(language)
    lower = line.lower()
    if holds_any(lower, language.masthead["adopted"]) and (match := patterns.adopted.search(line)):
        return match
    return patterns.adopted.match(line) or patterns.council_title.match(line)


def _distributed(lines: list[str], language: Language) -> str | None:
    """The date next to “Distr.” or below the symbol."""
    is_after = False
    for line in lines:
        lower = line.lower()
        is_after = is_after or lower.startswith(language.masthead["distributed"]) or _has_own_symbol(line)
        # A masthead on one line has both dates: "Distr.: General 22 December 2023 … adopted … on 19 December 2023".
        within = _distribution_at(lower, language)
        if within > 0:
            near = line[within : within + _LONGEST_LINE // 2]
        elif is_after and not _adoption(line, language):
            near = line
        else:
            continue
        if len(near) < _LONGEST_LINE and not _patterns(language).period.search(near):
            day = read_date(near, language)
            if day:
                return day.isoformat()
    return None


def _has_own_symbol(line: str) -> bool:
    return "/" in line[:12] and _OWN_SYMBOL.match(line) is not None


def _distribution_at(lower: str, language: Language) -> int:
    """Offset of “Distr.” inside a line that holds several lines of a masthead; 0 or less if there is none."""
    words = language.masthead["distributed"]
    return max(map(lower.find, words)) if holds_any(lower, words) else -1


def _adopted_in_text(normalized: NormalizedText, language: Language) -> str | None:
    """The date in the opening of decisions and statements: “At its 56th plenary meeting, on 20 December 2022”."""
    for passage in normalized.passages[:25]:
        words = normalized.text[passage.start : passage.start + 200]
        if _patterns(language).at_meeting.match(words):
            day = read_date(words, language)
            return day.isoformat() if day else None
    return None


def _title(lines: list[str], kind: DocumentType, language: Language) -> str | None:
    patterns = _patterns(language)
    for line in lines:
        match = _NUMBERED_TITLE.match(line)
        if match:
            return match["title"].rstrip("*")
    if kind in {"resolution", "decision", "statement"}:
        return None
    plain = [
        line
        for line in lines
        if len(line) > 12
        and not patterns.line.match(line)
        and not _OWN_SYMBOL.match(line[:1] and line if "/" in line[:10] else "")
    ]
    before_note = [line for line in plain if not patterns.note.match(line) and not _sponsoring(line, language)]
    named = [line for line in plain if patterns.note.match(line)]
    if kind == "note" or (kind == "report" and before_note and not named):
        return before_note[-1] if len(before_note) > 1 else None
    return named[0] if named and kind == "report" else None


def _sponsors(lines: list[str], language: Language) -> tuple[str, ...]:
    patterns = _patterns(language)
    for line in lines:
        match = _sponsoring(line, language)
        if match and "," in match["sponsors"]:
            return tuple(s.strip(" *") for s in patterns.joins.split(match["sponsors"]) if s.strip(" *"))
    return ()


def _sponsoring(line: str, language: Language) -> re.Match[str] | None:
    """A match of the sponsors that a line names before “draft resolution”."""
    lower = line.lower()
    return _patterns(language).sponsors.match(line) if holds_any(lower, language.masthead["draft"]) else None

"""The header of a document by its masthead: symbol, type, title, body, session, dates, agenda item, sponsors."""

import re
from dataclasses import replace
from functools import lru_cache

from unkg.authorities import Knowledge, Language, Numbering
from unkg.authorities.issuing import issuer
from unkg.extraction.layout.normalized_text import NormalizedText, Passage
from unkg.extraction.layout.printed_words import as_printed
from unkg.extraction.patterns.dates import read_date
from unkg.extraction.patterns.ordinals import read_ordinal
from unkg.extraction.patterns.words import holds_any
from unkg.extraction.scan.gazetteer import Gazetteer
from unkg.extraction.scan.masthead.patterns import patterns_of, title_patterns
from unkg.extraction.scan.masthead.titles import Titles, heading_lines, is_end
from unkg.extraction.scan.names import find_names
from unkg.extraction.scan.numbers import find_numbers
from unkg.model import DocumentType, Header
from unkg.symbols import as_latin, parse
from unkg.vocabulary import DRAFTS

_BARE_LETTER = re.compile(r"(?<![(a-z])([a-z]+)\)")
# A symbol at the beginning of a line, perhaps after a bracket; never a later slash ("See A/1"). The bounds keep it fast
# on megabytes of brackets.
_OWN_SYMBOL = re.compile(r"^\W{0,12}\S{0,12}/")
_LONGEST_SYMBOL = 300
"""Characters that hold a symbol and what may follow it."""
_LONGEST_LINE = 90
"""Characters: a longer line with a date is not part of the masthead."""
_LONGEST_TITLE = 120
_ACTS = frozenset({"resolution", "decision"})
_UNADOPTED = frozenset({"report", "note", "letter"}) | DRAFTS
"""Types without adoption: a date in their heads is that of what their titles cite."""
_BEGINNING = 4
"""Letters of a body's name that are compared first."""


def read_header(
    normalized: NormalizedText, text: str, knowledge: Knowledge, names: Gazetteer, language: Language
) -> Header:
    """The header that a text's masthead gives; what it does not say is None. `text` is the document's."""
    heading = _heading(normalized, language)
    lines = [normalized.text[p.start : p.end].strip(' *_#"') for p in heading]
    below = normalized.passages[len(heading)] if len(heading) < len(normalized.passages) else None
    titles = Titles(normalized, heading_lines(normalized, text, heading, below), language, knowledge, names)
    symbol = _symbol(lines, language, knowledge)
    body = _body(normalized, heading, symbol, knowledge.numbering, names)
    number = titles.number() if symbol is None else None
    if number and (act := _act_of(number, normalized, names, knowledge)):
        symbol, body = act
    kind = _type(lines, symbol, language)
    if kind == "other" and _is_letter(normalized, len(heading), language):
        kind = "letter"
    return Header(
        symbol=symbol,
        type=kind,
        title=_printed(_title(titles, kind, symbol), normalized, text, language),
        body=body,
        session=_session(lines, language) or _session_of(number, symbol),
        adopted=_adopted(lines, normalized, kind, language),
        distributed=_distributed(lines, language) or (_dated(lines, language) if kind == "letter" else None),
        agenda_item=_agenda_item(lines, language),
        sponsors=_sponsors(lines, language),
    )


def _printed(title: str | None, normalized: NormalizedText, text: str, language: Language) -> str | None:
    """A title in the letters of the text; its parts, which ": " joins, stand apart there."""
    if title is None or not language.script.is_changed:
        return title
    return ": ".join(as_printed(part, normalized, text) for part in title.split(": "))


def merged(published: Header | None, found: Header) -> Header:
    """The publisher's header, with its gaps filled from the masthead."""
    if published is None:
        return found
    gaps = {f: getattr(found, f) for f in Header.__dataclass_fields__ if getattr(published, f) in (None, (), "other")}
    return replace(published, **gaps)


def _heading(normalized: NormalizedText, language: Language) -> list[Passage]:
    """The passages before the text, and before what follows a title: contents, a summary, the first section."""
    found: list[Passage] = []
    for passage in normalized.passages:
        is_heading = passage.paragraph.section == "heading"
        if not is_heading or (found and is_end(normalized.text[passage.start : passage.end], language)):
            break
        found.append(passage)
    return found


def _symbol(lines: list[str], language: Language, knowledge: Knowledge) -> str | None:
    """The symbol next to “United Nations”, else at the beginning of a line, else that of a Security Council title."""
    publisher = patterns_of(language).publisher
    leads = [(line, match.end()) for line in lines if (match := publisher.match(line))]
    leads += [(line, len(line) - len(line.lstrip(" *("))) for line in lines[:14]]
    for line, lead in leads:
        words = line[: lead + _LONGEST_SYMBOL]
        numbers = [n for n in find_numbers(words, language, knowledge) if n.shape == "symbol"] if "/" in words else []
        if numbers and numbers[0].start <= lead:
            return numbers[0].value
    for line in lines:
        match = patterns_of(language).council_title.match(line)
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


def _act_of(number: str, normalized: NormalizedText, names: Gazetteer, knowledge: Knowledge) -> tuple[str, str] | None:
    """Symbol and body of an act that a report prints under its number: "14/1" above "The Human Rights Council,".

    None if its body numbers no acts so. A number that may be a resolution's or a decision's is a resolution's if a
    line names the body, and else a decision's: "At its 36th meeting, on 18 June 2010, the Human Rights Council".
    """
    language, first = names.language, next((p for p in normalized.passages if p.paragraph.section != "heading"), None)
    numbers = find_numbers(number, language, knowledge)
    if first is None or not numbers or not (named := _bodies(normalized, first, names)):
        return None
    rules = [knowledge.numbering.rule(named[0], kind, numbers[0].shape) for kind in ("resolution", "decision")]
    admitted = [rule for rule in rules if rule and rule.admits(number)]
    if first.paragraph.kind != "enacting":
        admitted.reverse()
    return (admitted[0].symbol(number), named[0]) if admitted else None


def _session_of(number: str | None, symbol: str | None) -> int | None:
    """The session in the number of an act whose symbol follows from it."""
    session = (number or "").partition("/")[0]
    return int(session) if symbol and session.isdigit() else None


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
    lower = [line.lower() for line in lines]
    words_of_types = tuple(language.types)
    titles = [
        line for line in lower if len(line) < 200 or line.startswith(words_of_types) or _sponsoring(line, language)
    ]
    joined = "\n".join(titles)
    for words, kind in language.types.items():
        if words in joined:
            found = re.finditer(rf"\b{re.escape(words)}\b", joined)
            if not all(kind in kinds and _is_cited(match, language) for match in found):
                return kind  # type: ignore[return-value]
    return "other"


def _is_cited(act: re.Match[str], language: Language) -> bool:
    """Whether a heading cites an act: "in accordance with Council resolution 5/1"; never "Council resolution 5/1"."""
    line = act.string[: act.start()].rpartition("\n")[2]
    return act.string[act.end() + 1 : act.end() + 2].isdigit() and bool(patterns_of(language).citing.search(line))


def _is_letter(normalized: NormalizedText, heading: int, language: Language) -> bool:
    """Whether the text begins like a letter: by a salutation, or by a title that is joined to the paragraph below."""
    salutation = patterns_of(language).salutation
    if any(salutation.match(normalized.text, p.start, p.end) for p in normalized.passages[: heading + 1]):
        return True
    if heading >= len(normalized.passages):
        return False
    start = normalized.passages[heading].start
    return any(kind == "letter" and normalized.lower.startswith(words, start) for words, kind in language.types.items())


def _session(lines: list[str], language: Language) -> int | None:
    patterns = patterns_of(language)
    for line in lines:
        if match := patterns.year_session.match(line):
            return int(match["year"])
        is_title = len(line) < _LONGEST_TITLE or _distribution_at(line.lower(), language) > 0
        found = patterns.ordinal_session.search(line) if is_title else None
        if found and not patterns.others_session.search(line, 0, found.start()):
            return read_ordinal(found["ordinal"], language)
    return None


def _agenda_item(lines: list[str], language: Language) -> str | None:
    for line in lines:
        match = patterns_of(language).agenda_item.search(line) if len(line) < 200 else None
        if match:
            return _BARE_LETTER.sub(r"(\1)", as_latin(match["item"]))
    return None


def _adopted(lines: list[str], normalized: NormalizedText, kind: DocumentType, language: Language) -> str | None:
    """The date of an adoption or a Security Council title; else of the meeting at the text's beginning or end."""
    for line in lines if kind not in _UNADOPTED else ():
        adoption = _adoption(line, language)
        day = adoption and (read_date(line, language, adoption.start(), len(line)) or read_date(line, language))
        if day:
            return day.isoformat()
    day_in_text = _adopted_in_text(normalized, language)
    return day_in_text or (_adopted_below(normalized, language) if kind in _ACTS else None)


def _adoption(line: str, language: Language) -> re.Match[str] | None:
    patterns = patterns_of(language)
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
            is_after = True
            near = line[within : within + _LONGEST_LINE // 2]
        elif is_after and not _adoption(line, language):
            near = line
        else:
            continue
        if len(near) < _LONGEST_LINE and not patterns_of(language).period.search(near):
            day = read_date(near, language)
            if day:
                return day.isoformat()
    return None


def _dated(lines: list[str], language: Language) -> str | None:
    """The date on a line of its own above a letter."""
    days = (read_date(line, language) for line in lines if title_patterns(language).days.match(line))
    return next((day.isoformat() for day in days if day), None)


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
        if patterns_of(language).at_meeting.match(words):
            day = read_date(words, language)
            return day.isoformat() if day else None
    return None


def _adopted_below(normalized: NormalizedText, language: Language) -> str | None:
    """The date of the meeting that is named below a resolution or decision, with its number."""
    if not holds_any(normalized.lower, language.structure["meeting"]):
        return None
    days = [read_date(match["date"], language) for match in patterns_of(language).of_meeting.finditer(normalized.text)]
    return days[-1].isoformat() if days and days[-1] else None


def _title(titles: Titles, kind: DocumentType, symbol: str | None) -> str | None:
    """The title behind an act's number, else all that is printed as title; without a masthead, a line in capitals."""
    if kind in _ACTS or kind == "statement":
        return titles.numbered()
    if kind == "other" and symbol is None:
        return titles.numbered() or titles.in_capitals()
    return (titles.numbered() if kind in DRAFTS else None) or titles.whole(introduced=kind == "letter")


def _sponsors(lines: list[str], language: Language) -> tuple[str, ...]:
    patterns = patterns_of(language)
    for line in lines:
        match = _sponsoring(line, language)
        if match and "," in match["sponsors"]:
            return tuple(s.strip(" *") for s in patterns.joins.split(match["sponsors"]) if s.strip(" *"))
    return ()


def _sponsoring(line: str, language: Language) -> re.Match[str] | None:
    """A match of the sponsors that a line names before “draft resolution”."""
    lower = line.lower()
    return patterns_of(language).sponsors.match(line) if holds_any(lower, language.masthead["draft"]) else None

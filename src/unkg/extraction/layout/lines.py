"""Lines of a plain text, grouped as a reader sees them: one paragraph, heading, list item or footnote each."""

import re
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Literal, NamedTuple

from msgspec import Struct

from unkg.authorities.language import Language
from unkg.authorities.script import Script
from unkg.extraction.patterns.words import CAPITAL, ENCLOSED, RAISED, UNSPACED, any_of
from unkg.symbols import as_latin, in_their_alphabets, look_alikes, roman_numeral

Opening = Literal["footnote", "number", "letter", "heading", "annex", "plain"]

_MARKDOWN = re.compile(r"^(?:>\s*|[-+]\s+(?=[\d(*]))*(#{1,6}\s+)?(?:\*\*)?")
# A paragraph's number: "12.", "1.1.", "136.4", "4, Demands" (a misread stop); never "1990 was".
_NUMBER = re.compile(
    rf"^(?P<number>\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}(?:\s?bis)?)(?:[.)]\**|,(?=\s[A-Z]))(?=\s|$|[A-Z{UNSPACED}])"
    rf"|^(?P<dotted>\d{{1,3}}\.\d{{1,3}})(?=\s+[{CAPITAL}])"
)
# The letter of a list item: "(a)", "(ii)", "b)"; never the end of a parenthesis ("text) and").
_SMALL = rf"[a-z{look_alikes.SMALL}]"
_LETTER = re.compile(
    rf"^(?:\((?P<letter>{_SMALL}{{1,4}}|\d{{1,2}})|(?P<open>{_SMALL}|[ivx]{{2,4}}))\)(?=\s|$|[A-Z{UNSPACED}])"
)
_LONGEST_LETTER = len("(viii)")
_LONGEST_LONE = len("A.")
_ROMAN = frozenset("IVX")
# What begins with a Roman figure, or is a letter alone.
_SECTION = re.compile(r"^(?:[IVX]+|[A-Z])\.?$|^[IVX]+\.\s+[A-Z][^.]{2,120}$")
# A symbol alone on its line, perhaps with a page number: "A/HRC/RES/55/21", "A/HRC/RES/55/21 4"; never "and/or".
_LONE_SYMBOL = re.compile(
    r"^[*_]*([A-Z]{1,6}(?:\.\d)?(?:/[A-Za-z0-9.()-]+)*/[A-Za-z.()-]*\d[A-Za-z0-9.()-]*(?: \(\d{4}\))?)"
    r"[*_]*(?:\s+\d{1,3})?$"
)
_PAGE_NUMBER = re.compile(r"^(?:\d{1,3}|\d{1,3}/\d{1,3}|[-–] ?\d{1,3} ?[-–])$")
_LAST_OF_ASCII = "\x7f"
_LONGEST_PAGE_HEADER = 40
"""Characters."""
_MASTHEAD = 20
"""Lines at the beginning of a text: the first occurrence of a symbol there is not a page header."""
_LONGEST_HEADING = 130
_MARKDOWN_SIGNS = frozenset(">-+#*")
_RULE = "\\_-=*—|> "
# The end of a line that cuts a symbol or number: "(A/HRC/", "resolution S-".
_CUT = re.compile(r"(?:[A-Z0-9]/|\b(?:ES|S)-)$")
# A symbol cut after the stop of its suffix, "E/2021/L." and "19": the next line is not a paragraph numbered 19.
_CUT_AT_STOP = re.compile(r"[A-Z0-9)]/(?:[A-Z]{1,3}|[A-Z][a-z]{2,4})\.$")
# A number carried over to the next line: "60/251 of", "(2017) on"; never the title "60/251. Human Rights Council".
_CARRIED = re.compile(r"\d{1,4}/\d{1,4}(?![\w.])|(?:\d{1,4} )?\((?:19|20)\d\d\)")
# The end of a line that a number can be carried over from: a lower-case word, so not a line of the masthead.
_OPEN = re.compile(r"(?:^|\s)(?:[a-zа-яё]+|\d{1,4}),?$")
_FULL = 40
"""Characters: a shorter line is a heading or the end of a paragraph, unless columns are narrow."""
_FULL_SHARE = 0.65
"""The same in a narrow column, as a share of the 90th percentile of line lengths."""
LONGEST_ENACTING = 140
"""Characters of the line that names the body."""
_ENDS = (".", ",", ";", ":")
_WIDEST = 160
"""Characters of the longest line of a page; paragraphs that are one line each are longer."""
_SHORTEST_PARAGRAPH = 100
"""Characters: a shorter line without punctuation is a heading or part of a masthead, not half a paragraph."""


class Line(Struct, frozen=True, gc=False):
    """A line with words; its offsets in the text exclude surrounding white space."""

    start: int
    end: int
    words: str
    after_blank: bool
    opening: Opening
    label: str
    """The number, letter or footnote marker that opens it; empty for other lines."""
    content: int
    """Offset of the words after the label."""
    after_page_break: bool = False
    """Whether a page header or footer is between it and the line before."""


class _LinePatterns(NamedTuple):
    number: re.Pattern[str]
    """A paragraph's number with what only this language prints behind it."""
    footnote: re.Pattern[str]
    annex: re.Pattern[str]
    annex_initials: frozenset[str]
    page: re.Pattern[str]
    page_initials: frozenset[str]
    """Characters that page headers, footers and numbers begin with, of those in ASCII; symbols have a slash."""


@lru_cache(maxsize=8)
def _line_patterns(language: Language) -> _LinePatterns:
    leads = any_of(language.structure["footnote_leads"])
    # A footnote: "¹ A/HRC/25/63.", "<sup>1</sup> A/…", "[^1]: A/…", "* State not a member", "1/ See S/24991.",
    # "12 See A/32/34."; never "*Guided* by", "12 December 1975" or "55/1. Title".
    footnote = (
        rf"^(?:(?P<mark>[{RAISED}]+|(?:\\?\*)+(?=\s)|\d{{1,3}}/(?=\s))"
        r"|<sup>(?P<sup>\d{1,3}|\*+)</sup>|\[\^(?P<caret>\w{1,4})\]:)\s*(?=\S)"
        rf"|^(?P<bare>\d{{1,3}})\s+(?={leads}\b|[ASE]/\S*\d)"
    )
    titles = {form for word in language.structure["annex"] for form in (word, word.upper())}
    annex = rf"^{any_of(titles)}(?:\s+[IVXLC]+|\s+[A-Z]|\s+\d+)?\s*[.:*¹]?$"
    # A page header or footer: "Page 3", "GE.24-05432 (E)", "08-52352"; never "2005-2006" or "Page 3 of the report".
    page = (
        rf"^(?:{any_of(language.structure['page'])} \d{{1,3}}|GE\.\d\d-\d{{4,6}}(?: .{{0,30}})?"
        r"|\d\d-\d{5}(?: ?\([A-Z]\))?|\*\d{6,8}\*)$"
    )
    # "18-", "1 -" and words or nothing behind; never "1-3" or "1 - 3".
    number = rf"^(?P<number>\d{{1,3}}) ?{any_of(language.structure.get('number_ends', ()))}(?=\s*$|\s*[^\W\d])"
    return _LinePatterns(
        number=re.compile(number),
        footnote=re.compile(footnote),
        annex=re.compile(annex),
        annex_initials=frozenset(title[0] for title in titles),
        page=re.compile(page),
        page_initials=frozenset("0123456789-G*").union(word[0] for word in language.structure["page"]),
    )


def lines_of(text: str, language: Language) -> list[Line]:
    """The lines of a text in plain characters that have words, without rules, page headers and footers."""
    patterns = _line_patterns(language)
    script = language.script if language.script.is_reread else None
    found: list[Line] = []
    blank, page_break = True, False
    lines = _stripped(in_their_alphabets(text))
    page_lines = _page_lines(lines, patterns)
    for i, (start, words) in enumerate(lines):
        is_page_line = i in page_lines
        if is_page_line or (words[:1] in _RULE and not words.strip(_RULE)):
            blank, page_break = True, page_break or is_page_line
            continue
        line = _line(words, start, patterns, script, after_blank=blank, after_page_break=page_break)
        found.append(line)
        blank = page_break = False
    return found


def _stripped(text: str) -> list[tuple[int, str]]:
    """(start, words) of each line, without the white space around the words."""
    raws = text.split("\n")
    before = accumulate(map(len, raws), initial=0)
    lines = enumerate(zip(raws, map(str.strip, raws), before, strict=False))
    # A line stands behind the characters and the ends of the lines before it.
    return [
        (length + ends + (0 if words is raw or not words else raw.index(words[0])), words)
        for ends, (raw, words, length) in lines
    ]


def _page_lines(lines: list[tuple[int, str]], patterns: _LinePatterns) -> set[int]:
    """Indices of page headers and footers.

    They are recognized by their form, as a repeated symbol alone on its line, or as a number next to one of these.
    """
    found: set[int] = set()
    alone: dict[str, list[int]] = {}
    numbers = []
    for i, (_, words) in enumerate(lines):
        if not words or len(words) > _LONGEST_PAGE_HEADER:
            continue
        if words[0] not in patterns.page_initials and words[0] <= _LAST_OF_ASCII and "/" not in words:
            continue
        if _PAGE_NUMBER.match(words):
            numbers.append(i)
        elif patterns.page.match(words):
            found.add(i)
        elif "/" in words and (symbol := _LONE_SYMBOL.match(words)):
            alone.setdefault(symbol[1], []).append(i)
    for places in alone.values():
        if len(places) > 1:
            found.update(places[places[0] <= _MASTHEAD :])
    if found:
        found.update(i for i in numbers if _beside(i, lines, found))
    return found


def _beside(i: int, lines: list[tuple[int, str]], page_lines: set[int]) -> bool:
    """Whether the next line with words, on either side, is a page header or footer."""
    for step in (-1, 1):
        j = i + step
        while 0 <= j < len(lines) and not lines[j][1]:
            j += step
        if j in page_lines:
            return True
    return False


def _line(
    printed: str,
    start: int,
    patterns: _LinePatterns,
    script: Script | None,
    *,
    after_blank: bool,
    after_page_break: bool,
) -> Line:
    """A line; `script` is that of a text whose reading changes its length."""
    words, end = (script.read(printed) or printed) if script else printed, start + len(printed)
    markdown = _MARKDOWN.match(words) if words[0] in _MARKDOWN_SIGNS else None
    lead = markdown.end() if markdown else 0
    rest = words[lead:]
    opening, label, skip = _opening(rest, patterns, heading=bool(markdown and markdown[1]))
    skip += lead
    behind = script.length_of(printed, skip) if script else skip
    content = end - len(printed[behind:].lstrip()) if skip else start
    return Line(start, end, rest, after_blank, opening, label, content, after_page_break)


def _opening(rest: str, patterns: _LinePatterns, *, heading: bool) -> tuple[Opening, str, int]:
    """What a line opens, by its first words: (opening, label, characters of the label)."""
    first = rest[:1]
    if heading:
        return "heading", "", 0
    is_word = first.isalpha()
    if is_word and len(rest) > _LONGEST_HEADING and ")" not in rest[1:_LONGEST_LETTER]:
        return "plain", "", 0
    plain = rest.strip("* ")
    if (len(plain) <= _LONGEST_LONE or plain[0] in _ROMAN) and _SECTION.match(plain):
        return "heading", "", 0
    if plain[:1] in patterns.annex_initials and patterns.annex.match(plain):
        return "annex", "", 0
    if not is_word and (note := patterns.footnote.match(rest)):
        return "footnote", (note["mark"] or note["sup"] or note["caret"] or note["bare"]).strip("\\ "), note.end()
    if not is_word and (number := _NUMBER.match(rest)):
        return "number", number["number"] or number["dotted"], number.end()
    if not is_word and (number := patterns.number.match(rest)):
        return "number", number["number"], number.end()
    if first in ENCLOSED and first:
        return "letter", roman_numeral(ENCLOSED.index(first) + 1).lower(), 1
    if ")" in rest[1:_LONGEST_LETTER] and (letter := _LETTER.match(rest)):
        return "letter", as_latin(letter["letter"] or letter["open"]), letter.end()
    return "plain", "", 0


class LineGroup(Struct, frozen=True, gc=False):
    """Lines that belong together; `pieces` are their spans, split only at a footnote or page break."""

    first: Line
    pieces: tuple[tuple[int, int], ...]
    words: str


def group_lines(lines: list[Line], starts_clause: re.Pattern[str], enacts: re.Pattern[str]) -> list[LineGroup]:
    """Lines grouped into paragraphs and headings; a footnote that interrupts a paragraph comes after it.

    `starts_clause` matches the opening words of a preambular or operative paragraph; after a comma or stop they begin
    a new paragraph. `enacts` matches the line that names the body, which always is a paragraph of its own.
    """
    full = _full_length(lines, starts_clause)
    groups: list[list[Line]] = []
    running: list[Line] | None = None  # the paragraph that a footnote or page break may interrupt
    for line in lines:
        previous = groups[-1][-1] if groups else None
        if previous and not _names_body(line, enacts) and _joins(previous, line, full, starts_clause):
            groups[-1].append(line)
            continue
        if running and running is not groups[-1] and _resumes(running[-1], line, starts_clause):
            running.append(line)
            continue
        groups.append([line])
        if line.opening != "footnote":
            running = groups[-1]
    return [_line_group(group) for group in groups]


def _goes_on(line: Line, starts_clause: re.Pattern[str]) -> bool:
    """Whether a line begins in lower case within a sentence; in some languages clauses begin so too (“ссылаясь”)."""
    return line.words[:1].islower() and not starts_clause.match(line.words)


def _runs_on(previous: Line, line: Line, starts_clause: re.Pattern[str]) -> bool:
    """Whether a line of a script without capitals begins where the one before has not ended: “2017年9月⏎11日”."""
    first = line.words[:1]
    without_case = first.isalpha() and first.lower() == first.upper()
    return without_case and not previous.words.rstrip(RAISED).endswith(_ENDS) and not starts_clause.match(line.words)


def _full_length(lines: list[Line], starts_clause: re.Pattern[str]) -> int | None:
    """Least length of a line that continues on the next; None if the text does not break lines inside sentences.

    It does if enough lines begin in lower case, or with a letter without case, within a sentence; items of a list
    (“a)”) begin none. Lines of narrow columns are shorter than those of pages.
    """
    inner = [(before, line) for before, line in pairwise(lines) if not line.after_blank]
    lengths = sorted(line.end - line.start for line in lines)
    goes_on = sum(line.opening == "plain" and _goes_on(line, starts_clause) for _, line in inner)
    if lengths and lengths[-1] <= _WIDEST:
        goes_on += sum(_runs_on(before, line, starts_clause) for before, line in inner)
    if len(inner) < 4 or goes_on < 0.15 * len(inner):
        return None
    return min(_FULL, int(_FULL_SHARE * lengths[len(lengths) * 9 // 10]))


def _names_body(line: Line, enacts: re.Pattern[str]) -> bool:
    """Whether a line names the body that speaks below a title without a blank line: “The General Assembly,”."""
    words = line.words
    return len(words) < LONGEST_ENACTING and words.rstrip("*_ ")[-1:] == "," and enacts.match(words) is not None


def _joins(previous: Line, line: Line, full: int | None, starts_clause: re.Pattern[str]) -> bool:
    if previous.opening in {"number", "letter"} and previous.content >= previous.end:
        return line.opening == "plain"
    if previous.words[-1:] == "." and line.words[:1].isdigit() and _CUT_AT_STOP.search(previous.words):
        return not line.after_blank
    if line.opening != "plain" or previous.opening in {"heading", "annex"}:
        return False
    if line.after_blank:
        return _resumes(previous, line, starts_clause)
    if _goes_on(line, starts_clause) or _is_broken(previous, line):
        return True
    if full is None or previous.words.endswith((";", ":")):
        return False
    if previous.words.endswith((",", ".")) and starts_clause.match(line.words):
        return False
    return previous.end - previous.start >= full and not (
        previous.words.endswith(".") and previous.end - previous.start < 60
    )


def _is_broken(previous: Line, line: Line) -> bool:
    """Whether the line break cuts a symbol or separates a number from its noun."""
    cut = previous.words[-1:] in {"/", "-"} and _CUT.search(previous.words)
    return bool(cut or (_CARRIED.match(line.words) and _OPEN.search(previous.words)))


def _resumes(previous: Line, line: Line, starts_clause: re.Pattern[str]) -> bool:
    """Whether a line continues a paragraph cut by a page break or footnotes, which stopped without punctuation."""
    length = previous.end - previous.start
    if length < _SHORTEST_PARAGRAPH / 2:
        return False
    if line.opening != "plain" or previous.opening in {"heading", "annex", "footnote"}:
        return False
    stopped = previous.words.rstrip(RAISED)
    if stopped.endswith((".", ";", ":", "?", "!", '"', "”", "*")):
        return False
    if _goes_on(line, starts_clause):
        return True
    if line.after_page_break:
        return not starts_clause.match(line.words)
    return length >= _SHORTEST_PARAGRAPH and not stopped.endswith((",", ")")) and not starts_clause.match(line.words)


def _line_group(group: list[Line]) -> LineGroup:
    if len(group) == 1:
        alone = group[0]
        return LineGroup(alone, ((alone.start, alone.end),), alone.words)
    pieces: list[tuple[int, int]] = []
    for line in group:
        if pieces and not line.after_blank:
            pieces[-1] = (pieces[-1][0], line.end)
        else:
            pieces.append((line.start, line.end))
    return LineGroup(group[0], tuple(pieces), " ".join(line.words for line in group))

"""Lines of a plain text gathered into blocks: what a reader sees as one paragraph, heading, list item or footnote."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import RAISED, any_of

Opening = Literal["footnote", "number", "letter", "heading", "annex", "plain"]

_MARKDOWN = re.compile(r"^(?:>\s*|[-+]\s+(?=[\d(*]))*(#{1,6}\s+)?(?:\*\*)?")
# A paragraph's number: "12.", "1.1.", "136.4", "4, Demands" (a stop misread), "2 Text" alone only where a capital follows; never "1990 was".
_NUMBER = re.compile(
    r"^(?P<number>\d{1,3}(?:\.\d{1,3}){0,3}(?:\s?bis)?)(?:[.)]\**|,(?=\s[A-Z]))(?=\s|$|[A-Z])|^(?P<dotted>\d{1,3}\.\d{1,3})(?=\s+[A-Z])"
)
# An item's letter: "(a)", "(ii)", "b)" where a language prints it so; never the end of a parenthesis ("text) and").
_LETTER = re.compile(r"^(?:\((?P<letter>[a-z]{1,4}|\d{1,2})|(?P<open>[a-z]|[ivx]{2,4}))\)(?=\s|$|[A-Z])")
_SECTION = re.compile(r"^(?:[IVX]+|[A-Z])\.?$|^[IVX]+\.\s+[A-Z][^.]{2,120}$")
# A symbol alone on its line, a page's number behind it perhaps: "A/HRC/RES/55/21", "A/HRC/RES/55/21 4"; never "and/or".
_LONE_SYMBOL = re.compile(
    r"^[*_]*([A-Z]{1,6}(?:\.\d)?(?:/[A-Za-z0-9.()-]+)*/[A-Za-z.()-]*\d[A-Za-z0-9.()-]*(?: \(\d{4}\))?)[*_]*(?:\s+\d{1,3})?$"
)
_PAGE_NUMBER = re.compile(r"^(?:\d{1,3}|\d{1,3}/\d{1,3}|[-–] ?\d{1,3} ?[-–])$")
_LONGEST_OF_A_PAGES_HEAD = 40
_MASTHEAD = 20
"""Lines of a text's beginning in which a symbol's first place is no page's head."""
_LONGEST_HEADING = 130
_OF_MARKDOWN = frozenset(">-+#*")
_RULE = "\\_-=*—| "
# A symbol or number cut by a line end ("(A/HRC/", "resolution S-"), what is carried over ("60/251 of", "(2017) on"; never the title
# "60/251. Human Rights Council") and the line it can be carried from: one that stops at a small word, not a masthead's.
_CUT = re.compile(r"(?:[A-Z0-9]/|\b(?:ES|S)-)$")
# One cut behind the stop of its suffix, "E/2021/L." and "19": what begins with the figure is no paragraph of that number.
_CUT_AT_STOP = re.compile(r"[A-Z0-9)]/(?:[A-Z]{1,3}|[A-Z][a-z]{2,4})\.$")
_CARRIED = re.compile(r"\d{1,4}/\d{1,4}(?![\w.])|(?:\d{1,4} )?\((?:19|20)\d\d\)")
_OPEN = re.compile(r"(?:^|\s)(?:[a-z]+|\d{1,4}),?$")
_FULL = 40
"""Characters: a shorter line of a page's width is a heading or the end of a paragraph."""
_SHARE_OF_A_FULL_LINE = 0.65
"""Of the longest lines but a tenth: the same in a narrow column."""
_LEAST_OF_A_PARAGRAPH = 100
"""Characters: a shorter line without punctuation is a heading or a line of a masthead, not half a paragraph."""


class Line(NamedTuple):
    """A line with words; offsets are in the text, white space at both ends left out."""

    start: int
    end: int
    words: str
    after_blank: bool
    opening: Opening
    label: str
    """What opened it: the number, letter or footnote mark; empty for the rest."""
    content: int
    """Offset where the words after that begin."""
    after_page: bool = False
    """Whether the head or foot of a page stood between it and the line before."""


class _Openers(NamedTuple):
    footnote: re.Pattern[str]
    annex: re.Pattern[str]
    page: re.Pattern[str]


@lru_cache(maxsize=8)
def _openers(language: Language) -> _Openers:
    leads = any_of(language.structure["footnote_leads"])
    # A note at the foot: "¹ A/HRC/25/63.", "<sup>1</sup> A/…", "[^1]: A/…", "* State not a member" (never "*Guided* by"), "1/ See S/24991.",
    # "12 See A/32/34."; never "12 December 1975" or "55/1. Title".
    footnote = (
        rf"^(?:(?P<mark>[{RAISED}]+|(?:\\?\*)+(?=\s)|\d{{1,3}}/(?=\s))|<sup>(?P<sup>\d{{1,3}}|\*+)</sup>|\[\^(?P<caret>\w{{1,4}})\]:)\s*(?=\S)"
        rf"|^(?P<bare>\d{{1,3}})\s+(?={leads}\b|[ASE]/\S*\d)"
    )
    titles = any_of(form for word in language.structure["annex"] for form in (word, word.upper()))
    annex = rf"^{titles}(?:\s+[IVXLC]+|\s+[A-Z]|\s+\d+)?\s*[.:*¹]?$"
    # What stands at the head or foot of a page: "Page 3", "GE.24-05432 (E)", "08-52352"; never "2005-2006" or "Page 3 of the report".
    page = rf"^(?:{any_of(language.structure['page'])} \d{{1,3}}|GE\.\d\d-\d{{4,6}}(?: .{{0,30}})?|\d\d-\d{{5}}(?: ?\([A-Z]\))?|\*\d{{6,8}}\*)$"
    return _Openers(re.compile(footnote), re.compile(annex), re.compile(page))


def lines_of(text: str, language: Language) -> list[Line]:
    """The lines of a text that have words, without the heads and feet of pages."""
    openers = _openers(language)
    found: list[Line] = []
    blank, page = True, False
    for start, words, furniture in _without_pages(text, openers):
        if not words:
            blank, page = True, page or furniture
            continue
        found.append(_line(words, start, openers, after_blank=blank, after_page=page))
        blank = page = False
    return found


def _without_pages(text: str, openers: _Openers) -> Iterator[tuple[int, str, bool]]:
    """(start, words, whether a page's head or foot stood there) of each line; no words where it has none to be read."""
    lines = list(_stripped(text))
    furniture = _furniture(lines, openers)
    for i, (start, words) in enumerate(lines):
        if i in furniture or (words[:1] in _RULE and not words.strip(_RULE)):
            yield start, "", i in furniture
        else:
            yield start, words, False


def _stripped(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for raw in text.split("\n"):
        words = raw.strip()
        yield start if words is raw or not words else start + raw.index(words[0]), words
        start += len(raw) + 1


def _furniture(lines: list[tuple[int, str]], openers: _Openers) -> set[int]:
    """Which lines are heads and feet of pages: by their form, as a symbol alone again and again, as a number beside one of these."""
    found: set[int] = set()
    alone: dict[str, list[int]] = {}
    numbers = []
    for i, (_, words) in enumerate(lines):
        if not words or len(words) > _LONGEST_OF_A_PAGES_HEAD:
            continue
        if _PAGE_NUMBER.match(words):
            numbers.append(i)
        elif openers.page.match(words):
            found.add(i)
        elif symbol := _LONE_SYMBOL.match(words):
            alone.setdefault(symbol[1], []).append(i)
    for places in alone.values():
        if len(places) > 1:
            found.update(places[places[0] <= _MASTHEAD :])
    if found:
        found.update(i for i in numbers if _beside(i, lines, found))
    return found


def _beside(i: int, lines: list[tuple[int, str]], furniture: set[int]) -> bool:
    """Whether the next line with words, on either side, is a page's head or foot."""
    for step in (-1, 1):
        j = i + step
        while 0 <= j < len(lines) and not lines[j][1]:
            j += step
        if j in furniture:
            return True
    return False


def _line(words: str, start: int, openers: _Openers, *, after_blank: bool, after_page: bool) -> Line:
    markdown = _MARKDOWN.match(words) if words[0] in _OF_MARKDOWN else None
    lead = markdown.end() if markdown else 0
    rest = words[lead:]
    opening, label, skip = _opening(rest, openers, heading=bool(markdown and markdown[1]))
    after = rest[skip:]
    content = start + lead + skip + len(after) - len(after.lstrip())
    return Line(start, start + len(words), rest, after_blank, opening, label, content, after_page)


def _opening(rest: str, openers: _Openers, *, heading: bool) -> tuple[Opening, str, int]:
    """What a line's first words open; a line that begins with a small letter or is long and begins with a capital opens nothing."""
    first = rest[:1]
    if heading:
        return "heading", "", 0
    is_word = first.isalpha()
    if is_word and len(rest) > _LONGEST_HEADING and rest[1:2] != ")":
        return "plain", "", 0
    plain = rest.strip("* ")
    if _SECTION.match(plain):
        return "heading", "", 0
    if openers.annex.match(plain):
        return "annex", "", 0
    if not is_word and (note := openers.footnote.match(rest)):
        return "footnote", (note["mark"] or note["sup"] or note["caret"] or note["bare"]).strip("\\ "), note.end()
    if not is_word and (number := _NUMBER.match(rest)):
        return "number", number["number"] or number["dotted"], number.end()
    if letter := _LETTER.match(rest):
        return "letter", letter["letter"] or letter["open"], letter.end()
    return "plain", "", 0


class Gathered(NamedTuple):
    """Lines that belong together; `pieces` are their spans, broken only where a footnote or page break stood between."""

    first: Line
    pieces: tuple[tuple[int, int], ...]
    words: str


def gather(lines: list[Line], starts_clause: re.Pattern[str]) -> list[Gathered]:
    """The blocks that lines make, footnotes that interrupt a paragraph set after it.

    `starts_clause` matches words that open a preambular or operative paragraph: after a comma or stop they begin a new one.
    """
    full = _least_of_a_full_line(lines)
    groups: list[list[Line]] = []
    running: list[Line] | None = None  # the paragraph that a footnote or a page break may have interrupted
    for line in lines:
        previous = groups[-1][-1] if groups else None
        if previous and _joins(previous, line, full, starts_clause):
            groups[-1].append(line)
            continue
        if running and running is not groups[-1] and _resumes(running[-1], line, starts_clause):
            running.append(line)
            continue
        groups.append([line])
        if line.opening != "footnote":
            running = groups[-1]
    return [_gathered(group) for group in groups]


def _least_of_a_full_line(lines: list[Line]) -> int | None:
    """Characters of a line that goes on in the next; None where line breaks do not stand inside sentences.

    They do where lines begin small; narrow columns have shorter lines than pages.
    """
    inner = [line for line in lines if not line.after_blank]
    small = sum(line.words[:1].islower() for line in inner)
    if len(inner) < 4 or small < 0.15 * len(inner):
        return None
    lengths = sorted(line.end - line.start for line in lines)
    return min(_FULL, int(_SHARE_OF_A_FULL_LINE * lengths[len(lengths) * 9 // 10]))


def _joins(previous: Line, line: Line, full: int | None, starts_clause: re.Pattern[str]) -> bool:
    if previous.opening in {"number", "letter"} and previous.content >= previous.end:
        return line.opening == "plain"
    if previous.words[-1:] == "." and line.words[:1].isdigit() and _CUT_AT_STOP.search(previous.words):
        return not line.after_blank
    if line.opening != "plain" or previous.opening in {"heading", "annex"}:
        return False
    if line.after_blank:
        return _resumes(previous, line, starts_clause)
    if line.words[:1].islower() or _is_broken(previous, line):
        return True
    if full is None or previous.words.endswith((";", ":")):
        return False
    if previous.words.endswith((",", ".")) and starts_clause.match(line.words):
        return False
    return previous.end - previous.start >= full and not (
        previous.words.endswith(".") and previous.end - previous.start < 60
    )


def _is_broken(previous: Line, line: Line) -> bool:
    """Whether a line break stands inside a symbol or before a number: then the two are one, in a text of however few lines."""
    cut = previous.words[-1:] in {"/", "-"} and _CUT.search(previous.words)
    return bool(cut or (_CARRIED.match(line.words) and _OPEN.search(previous.words)))


def _resumes(previous: Line, line: Line, starts_clause: re.Pattern[str]) -> bool:
    """Whether a line goes on with a paragraph that a page break or footnotes cut: it stopped without punctuation."""
    if line.opening != "plain" or previous.opening in {"heading", "annex", "footnote"}:
        return False
    stopped = previous.words.rstrip(RAISED)
    if stopped.endswith((".", ";", ":", "?", "!", '"', "”", "*")):
        return False
    length = previous.end - previous.start
    if line.after_page:
        return length >= _LEAST_OF_A_PARAGRAPH / 2 and (line.words[:1].islower() or not starts_clause.match(line.words))
    if line.words[:1].islower():
        return length >= _LEAST_OF_A_PARAGRAPH / 2
    return length >= _LEAST_OF_A_PARAGRAPH and not stopped.endswith((",", ")")) and not starts_clause.match(line.words)


def _gathered(group: list[Line]) -> Gathered:
    if len(group) == 1:
        alone = group[0]
        return Gathered(alone, ((alone.start, alone.end),), alone.words)
    pieces: list[tuple[int, int]] = []
    for line in group:
        if pieces and not line.after_blank:
            pieces[-1] = (pieces[-1][0], line.end)
        else:
            pieces.append((line.start, line.end))
    return Gathered(group[0], tuple(pieces), " ".join(line.words for line in group))

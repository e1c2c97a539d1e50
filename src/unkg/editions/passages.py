"""The paragraphs of a document that are compared, as tokens: words, numbers, dates, citations, footnote markers."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Final, Literal, NamedTuple

from unkg.authorities import Language
from unkg.model import DOCUMENT_KINDS, Extraction, Paragraph, Reference

TokenKind = Literal["word", "mark", "number", "date", "citation", "footnote marker"]
_RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_DIGITS: Final = str.maketrans(_RAISED, "0123456789")
# What encloses the number of a footnote: “<sup>2</sup>”, “[^2]”; never the number.
_NO_NUMBER: Final = re.compile(r"</?sup>|[][^]")
_LETTER: Final = rf"[^\W\d_{_RAISED}]"
_ALIKE: Final = str.maketrans(
    dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("’‘", "'") | {"\u00ad": ""}
)
"""Characters that typesetting exchanges: the same words have a hyphen in one edition, and one that does not break in
the next."""
_SHORT_NOTE: Final = 2
"""Digits of a footnote marker that lost its superscript."""


class Token(NamedTuple):
    """A word, or what counts as one, at its offset."""

    key: str
    """What is compared: the text as printed, but for typography; all footnote markers are alike."""
    kind: TokenKind
    start: int
    text: str
    """As printed, with a space before it if there is white space."""
    target: str | None = None
    """Of a citation; the number of a footnote."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as tokens."""

    paragraph: Paragraph
    tokens: tuple[Token, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """What is compared; a text that differs only in footnote markers is the same."""
        return tuple(token.key for token in self.tokens if token.kind != "footnote marker")


@lru_cache(maxsize=8)
def _pattern(language: Language) -> re.Pattern[str]:
    """A token; its kind is the name of its group. Emphasis of Markdown, `**` and `_`, is no token."""
    months, ordinal = _any_of(language.months), f"(?i:{_any_of(language.ordinals)})"
    day = rf"(?:{_any_of((*language.dates['first_day'], '1'))}|\d{{1,2}})"
    of = rf"(?:{_any_of(language.dates['of'])}\s+)?" if language.dates["of"] else ""
    return re.compile(
        rf"(?P<marker>[{_RAISED}]+|<sup>[^<>]{{1,4}}</sup>|\[\^\w{{1,4}}\])"
        # “26 August 2025”, “March 2006”, “29 November”; never the “May” of “may” or the “1” of “1 million”.
        rf"|(?P<date>\b(?:{day}\s+{of})?{months}\s+{of}\d{{4}}\b|\b{day}\s+{of}{months}\b)"
        # “seventy-ninth”, “719.9”, “16”, “2017/18”; never the “first” of “firstly” or the comma after “16,”.
        rf"|(?P<number>\b{ordinal}(?:[-\u2010\u2011 ]{ordinal})*\b|\d+(?:[.,/]\d+)*)"
        rf"|(?P<word>{_LETTER}+(?:['’]{_LETTER}+)*)|(?P<mark>[^\w\s*])"
    )


def _any_of(words: Mapping[str, int] | Sequence[str]) -> str:
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})"


def passages(extraction: Extraction, language: Language) -> list[Passage]:
    """The paragraphs, headings and footnotes of a document after its masthead, each with its own words.

    The words of enacting (“The General Assembly,”) and what closes an act (“39th plenary meeting”) are left out.
    """
    reader = _Reader(extraction, language)
    found = (Passage(one, _closed(list(reader.tokens(one)))) for one in _compared(extraction))
    return [passage for passage in found if passage.tokens]


def _closed(tokens: list[Token]) -> tuple[Token, ...]:
    """The tokens with an end that does not tell whether another paragraph follows: “;” or “.”."""
    last = next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at].kind != "footnote marker"), None)
    if last is not None and tokens[last].key in {",", ";", "."}:
        tokens[last] = tokens[last]._replace(key="end of paragraph")
    return tuple(tokens)


def _compared(extraction: Extraction) -> Iterator[Paragraph]:
    text = extraction.document.text
    for one in extraction.paragraphs:
        if one.section == "heading" or one.kind == "enacting":
            continue
        # Running text ends with punctuation; the number of a meeting and its date, which close an act, do not.
        if one.label or one.kind == "heading" or text[one.start : one.end].rstrip()[-1:] in {".", ";", ",", ":"}:
            yield one


class _Reader:
    """The tokens of a document."""

    def __init__(self, extraction: Extraction, language: Language) -> None:
        self._text = extraction.document.text
        self._pattern = _pattern(language)
        self._citations = {one.start: one for one in extraction.references if _is_numbered(one)}
        self._notes = {one.label.partition(" ")[2] for one in extraction.paragraphs if one.kind == "footnote"}
        self._paragraphs = sorted(extraction.paragraphs, key=attrgetter("start", "end"))
        self._starts = [one.start for one in self._paragraphs]

    def tokens(self, paragraph: Paragraph) -> Iterator[Token]:
        """The tokens of a paragraph after its number, without those of footnotes that interrupt it."""
        at = max(paragraph.content_start, paragraph.start)
        at += len(self._text[at : paragraph.end]) - len(self._text[at : paragraph.end].lstrip())
        for start, end in _between(at, paragraph.end, self._inside(paragraph)):
            yield from self._read(start, end, at)

    def _inside(self, paragraph: Paragraph) -> list[tuple[int, int]]:
        first, last = bisect_right(self._starts, paragraph.start), bisect_left(self._starts, paragraph.end)
        return [(one.start, one.end) for one in self._paragraphs[first:last] if one.end <= paragraph.end]

    def _read(self, at: int, end: int, first: int) -> Iterator[Token]:
        text = self._text
        while found := self._pattern.search(text, at, end):
            start = found.start()
            if citation := self._citations.get(start):
                at = citation.end
                yield self._token(start, at, "citation", first, citation.target)
            else:
                at = self._before_citation(start, found.end())
                yield self._token(start, at, self._kind(found), first)

    def _before_citation(self, start: int, end: int) -> int:
        """The end of a token, which does not reach into a citation: “2010” of “S/PRST/2010/1”."""
        return next((at for at in range(start + 1, end) if at in self._citations), end)

    def _kind(self, found: re.Match[str]) -> TokenKind:
        name, words = found.lastgroup, found[0]
        if name == "number" and words in self._notes and len(words) <= _SHORT_NOTE:
            before = self._text[max(found.start() - 2, 0) : found.start()].rstrip(",;.:")[-1:]
            # “the Treaty1 that”, “the Agency;1”; never “CO2”, or “paragraph 1”.
            return "footnote marker" if before.islower() or before in {")", "”", "’"} else "number"
        return "footnote marker" if name == "marker" else name  # type: ignore[return-value]

    def _token(self, start: int, end: int, kind: TokenKind, first: int, target: str | None = None) -> Token:
        words = self._text[start:end]
        if kind == "footnote marker":
            target = _NO_NUMBER.sub("", words).translate(_TO_DIGITS)
        is_apart = start > first and self._text[start - 1].isspace()
        key = kind if kind == "footnote marker" else " ".join(words.translate(_ALIKE).split())
        return Token(key, kind, start, " " * is_apart + " ".join(words.split()), target)


def _is_numbered(reference: Reference) -> bool:
    return reference.kind in DOCUMENT_KINDS and any(map(str.isdigit, reference.text))


def _between(start: int, end: int, cuts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pieces of a span without some others."""
    for first, last in cuts:
        if first > start:
            yield start, first
        start = max(start, last)
    if start < end:
        yield start, end

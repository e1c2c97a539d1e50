"""The text as the grammar reads it: paragraph after paragraph, one spelling a character, with the way back to the input's offsets.

What is normalized: look-alike quotes, dashes and spaces become plain ones, line breaks and runs of spaces inside a paragraph
become one space, words hyphenated over a line end are joined, pieces of a paragraph that a page break separates are brought
together. Symbols and numbers are never altered otherwise; every offset that leaves the extractor is the input's own.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from unkg.extraction.patterns.words import RAISED
from unkg.model import Paragraph

_PLAIN = (
    {ord(c): "'" for c in "‘’‛′`´ʼ"}
    | {ord(c): '"' for c in "“”„«»"}
    | {ord(c): "-" for c in "‐‑‒–—−\u00ad"}
    | {
        ord(c): " "
        for c in "\n\r\t\v\f\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u2028\u2029\u200b"
    }
)
# A hyphen at a line end that joins a broken word ("inter-\nnational"), never one inside a number ("S-\n10/2");
# a line end inside a symbol ("S/Agenda/\n2185"), never one between symbols. Whether letters stand around them is asked afterwards.
_HYPHENS = "-\u2010\u00ad"
_IN_SYMBOLS = "/."
_LINE_END = re.compile(r"\n[ \t]*")
# The same behind the stop of a series or suffix: "E/2021/L.\n19", "A/78/6/Add.\n2"; never a sentence's ("of A/78/6.\n2 States").
_OF_SERIES = re.compile(r"[A-Z0-9)]/(?:[A-Z]{1,3}|[A-Z][a-z]{2,4})\.$")
_LONGEST_OF_SERIES = len("0/Abcde.")
_SPACES = re.compile("  +")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*{1,3}(?=[A-Za-z\d“\"])|(?<=[\w.,:;”\")])\*{1,3}(?![\w*])|(?<!\w)_(?=[A-Z][a-z])|(?<=[a-z])_(?=[\s,.])"
)
_SOLID = re.compile(r"\S")
_SUP = re.compile(r"<sup>(\d{1,3}|\*+)</sup>")
_TO_RAISED = str.maketrans("0123456789", RAISED)
# A hyphen for printers, inside a word: "inter\u00adnational"; at a line end it is the line's.
_SOFT_HYPHEN = re.compile(r"(?<=\w)\u00ad(?=\w)")
# UTF-8 read as Windows-1252: "People’s" as "Peopleâ€™s", "Côte" as "CÃ´te"; never the "É»" of "« DÉCIDÉ»", which decodes to no letter of ours.
_MOJIBAKE = re.compile(
    r"[ÂÃ][\u0080-\u00bf\u0152-\u017e\u2018-\u203a\u20ac\u2122]|â[\u0080\u20ac][\u0080-\u00bf\u0152-\u017e\u02c6\u02dc\u2018-\u203a\u2122]"
)


class Block(NamedTuple):
    """A paragraph and the pieces of the input that hold its words, in reading order."""

    paragraph: Paragraph
    pieces: tuple[tuple[int, int], ...]


class Passage(NamedTuple):
    """A paragraph in the normalized text: its words from `start` to `end` there, its own words from `content`."""

    paragraph: Paragraph
    start: int
    end: int
    content: int


class Edit(NamedTuple):
    """A span of the normalized text to be read as something else; an empty span is a place where something is missing."""

    start: int
    end: int
    instead: str


class Repair(NamedTuple):
    """What was repaired: the words of the input, from `start` to `end` there, and how they are read."""

    start: int
    end: int
    read: str


@dataclass(slots=True)
class NormalizedText:
    """The normalized text. `\\n` stands in it only between passages, so no pattern that refuses it crosses paragraphs."""

    text: str = ""
    lower: str = ""
    passages: list[Passage] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    """What damage the text is read through, in order of place."""
    _begins: list[int] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _runs: list[tuple[int, int, int]] = field(default_factory=list)
    """(normalized start, original start, original length) of each run; a run of equal length maps one to one."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the input that normalized offsets `start`, `end` stand for."""
        run = bisect_right(self._starts, start) - 1
        normalized_offset, original, length = self._runs[run]
        stop = self._starts[run + 1] if run + 1 < len(self._starts) else len(self.text)
        if start < end <= stop == normalized_offset + length:
            return original + start - normalized_offset, original + end - normalized_offset
        return self._back(start), self._back_end(end) if end > start else self._back(start)

    def _back(self, offset: int) -> int:
        normalized_offset, original, length = self._runs[bisect_right(self._starts, offset) - 1]
        return original + min(offset - normalized_offset, max(length - 1, 0))

    def _back_end(self, end: int) -> int:
        run = bisect_right(self._starts, end - 1) - 1
        normalized_offset, original, length = self._runs[run]
        ends = run + 1 == len(self._runs) or self._starts[run + 1] == end
        return original + (length if ends else min(end - normalized_offset, length))

    def normalized_offset(self, original: int, passage: Passage) -> int:
        """Where an offset of the input, inside a passage's words, stands in the normalized text."""
        return passage.start + _offset_within(self, passage.start, passage.end, original)

    def passage_at(self, offset: int) -> Passage:
        """The passage that holds a normalized offset."""
        if len(self._begins) != len(self.passages):
            self._begins = [p.start for p in self.passages]
        return self.passages[bisect_right(self._begins, offset) - 1]

    def index_at(self, offset: int) -> int:
        """Position of the passage that holds a normalized offset."""
        if len(self._begins) != len(self.passages):
            self._begins = [p.start for p in self.passages]
        return bisect_right(self._begins, offset) - 1

    def edited(self, edits: list[Edit]) -> "NormalizedText":
        """The normalized text with spans read as something else, each recorded; an edit that begins inside the one before is left out."""
        made, words, position = NormalizedText(repairs=list(self.repairs)), _Words(), 0
        moves = [(0, 0)]  # where an edit ends, and how far what follows it has moved
        for edit in edits:
            if edit.start < position:
                continue
            words.copy(self, position, edit.start)
            start, end = self.original(edit.start, edit.end)
            words.put(edit.instead, start, end - start)
            made.repairs.append(Repair(start, end, edit.instead))
            position = edit.end
            moves.append((position, moves[-1][1] + len(edit.instead) - (edit.end - edit.start)))
        words.copy(self, position, len(self.text))
        words.fill(made)
        for p in self.passages:
            start, end, content = (
                offset + moves[bisect_right(moves, (offset, 9**9)) - 1][1] for offset in (p.start, p.end, p.content)
            )
            made.passages.append(Passage(p.paragraph, start, end, content))
        return made


class _Words:
    """A normalized text that is being put together, with the way back to the input."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.runs: list[tuple[int, int, int]] = []
        self.repairs: list[Repair] = []
        self.length = 0

    def put(self, words: str, original: int, original_length: int) -> None:
        """Add words that stand for a span of the input."""
        if words:
            self.starts.append(self.length)
            self.runs.append((self.length, original, original_length))
            self.parts.append(words)
            self.length += len(words)

    def copy(self, normalized: NormalizedText, start: int, end: int) -> None:
        """Add what a text has between two offsets; a run that is no copy of the input is not cut."""
        while start < end:
            run = bisect_right(normalized._starts, start) - 1
            normalized_offset, original, length = normalized._runs[run]
            run_end = normalized._starts[run + 1] if run + 1 < len(normalized._runs) else len(normalized.text)
            stop = min(end, run_end)
            if run_end - normalized_offset == length:
                original, length = original + start - normalized_offset, stop - start
            self.put(normalized.text[start:stop], original, length)
            start = stop

    def fill(self, normalized: NormalizedText) -> None:
        """Give a normalized text the text."""
        normalized.text, normalized._starts, normalized._runs = "".join(self.parts), self.starts, self.runs
        # Part by part: most parts are ASCII, which is quick.
        lower = "".join(map(str.lower, self.parts))
        # A few capitals have two small letters; offsets count on one.
        normalized.lower = (
            lower
            if len(lower) == self.length
            else "".join(c.lower() if len(c.lower()) == 1 else c for c in normalized.text)
        )


def normalize(text: str, blocks: list[Block]) -> NormalizedText:
    """The normalized text of a text through its paragraphs, in their order."""
    plain = _plain(text)
    normalized, words, cutting = NormalizedText(), _Words(), [c for c in _CUTTING if any(mark in text for mark in c[0])]
    first = {mark[0] for marks, _, _ in cutting for mark in marks if mark[0] in text}
    spans: list[tuple[int, int]] = []
    for block in blocks:
        start = words.length
        for number, (a, b) in enumerate(block.pieces):
            if number:
                words.put(" ", block.pieces[number - 1][1] - 1, 1)
            if "  " in (piece := plain[a:b]) or any(text.find(mark, a, b) >= 0 for mark in first):
                _normalize_piece(text[a:b], piece, a, words, cutting)
            else:
                words.put(piece, a, b - a)
        spans.append((start, words.length))
        words.put("\n", max(block.pieces[-1][1] - 1, 0), 1)
    words.fill(normalized)
    normalized.repairs = words.repairs
    for block, (start, end) in zip(blocks, spans, strict=True):
        content = start + _content(normalized, text, block, start, end)
        normalized.passages.append(Passage(block.paragraph, start, end, min(content, end)))
    return normalized


def _plain(text: str) -> str:
    for odd, plain in _PLAIN.items():
        character = chr(odd)
        if character in text:
            text = text.replace(character, plain)
    return text


def _content(normalized: NormalizedText, text: str, block: Block, start: int, end: int) -> int:
    """How far behind a passage's beginning its own words begin; none for a content that lies in none of its pieces."""
    content = block.paragraph.content_start
    for a, b in block.pieces:
        if a <= content <= b:
            if content == a == block.pieces[0][0] and not text[a].isspace():
                return 0
            first = _SOLID.search(text, content, b)
            return _offset_within(normalized, start, end, first.start() if first else b)
    return 0


def _offset_within(normalized: NormalizedText, start: int, end: int, original: int) -> int:
    for run in range(bisect_right(normalized._starts, start) - 1, len(normalized._runs)):
        normalized_offset, origin, length = normalized._runs[run]
        if normalized_offset >= end:
            break
        if normalized_offset >= start and original < origin + length:
            return normalized_offset - start + max(original - origin, 0)
    return end - start


Cuts = Iterator[tuple[int, int, str]]
Cutting = tuple[tuple[str, ...], Callable[[str], Cuts], bool]
"""Marks, what is cut out of or read otherwise in a piece of text that holds one of them, and whether that mends damage."""


def _cuts_of(pattern: re.Pattern[str], instead: str) -> Callable[[str], Cuts]:
    return lambda raw: ((m.start(), m.end(), instead) for m in pattern.finditer(raw))


def _raised(raw: str) -> Cuts:
    return ((m.start(), m.end(), m[1].translate(_TO_RAISED)) for m in _SUP.finditer(raw))


def _transcoded(raw: str) -> Cuts:
    for match in _MOJIBAKE.finditer(raw):
        try:
            meant = match[0].encode("cp1252").decode("utf-8")
        except UnicodeError:
            continue
        if len(meant) == 1 and (meant.isalpha() or ord(meant) in _PLAIN):
            yield match.start(), match.end(), chr(ord(meant)).translate(_PLAIN)


def _line_ends(raw: str, marks: str) -> Iterator[tuple[int, int]]:
    """The line ends that stand behind one of some marks, with the spaces on both sides."""
    for match in _LINE_END.finditer(raw):
        start = match.start()
        if raw[start - 1 : start] == "\r":
            start -= 1
        while raw[start - 1 : start] in {" ", "\t"}:
            start -= 1
        if start and raw[start - 1] in marks:
            yield start, match.end()


def _hyphenated(raw: str) -> Cuts:
    """Line ends inside words, with the hyphens before them."""
    for start, end in _line_ends(raw, _HYPHENS):
        if raw[max(start - 2, 0) : start - 1].islower() and raw[end : end + 1].islower():
            yield start - 1, end, ""


def _cut_symbols(raw: str) -> Cuts:
    """Line ends inside symbols: layout, no damage."""
    for start, end in _line_ends(raw, _IN_SYMBOLS):
        before, behind = raw[max(start - 2, 0) : start - 1], raw[end : end + 1]
        if raw[start - 1] == "/":
            is_cut = before.isascii() and behind.isascii() and before.isalnum() and behind.isalnum()
        else:
            own = _OF_SERIES.search(raw, max(0, start - _LONGEST_OF_SERIES), start) if behind.isdecimal() else None
            is_cut = own is not None
        if is_cut:
            yield start, end, ""


_CUTTING: tuple[Cutting, ...] = (
    (("<sup>",), _raised, False),
    (("*", "_"), _cuts_of(_EMPHASIS, ""), False),
    (("\u00ad",), _cuts_of(_SOFT_HYPHEN, ""), True),
    (("Â", "Ã", "â€", "â\u0080"), _transcoded, True),
    (("\n",), _hyphenated, True),
    (("\n",), _cut_symbols, False),
)


def _normalize_piece(raw: str, piece: str, start: int, words: _Words, cutting: list[Cutting]) -> None:
    """Add a piece of text that begins at an offset: `piece` is `raw` in plain characters."""
    cuts = [(*cut, mends) for marks, find, mends in cutting if any(mark in raw for mark in marks) for cut in find(raw)]
    if "  " in piece:
        cuts += [(m.start(), m.end(), " ", False) for m in _SPACES.finditer(piece)]
    position = 0
    for a, b, instead, mends in sorted(cuts):
        if a >= position:
            if mends:
                words.repairs.append(Repair(start + a, start + b, instead))
            words.put(piece[position:a], start + position, a - position)
            words.put(instead, start + a, b - a)
            position = b
    words.put(piece[position:], start + position, len(raw) - position)

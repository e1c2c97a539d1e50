"""The text that patterns are matched on: paragraph after paragraph, with the offsets of the original text.

Look-alike quotes, dashes and spaces become plain ones; digits and letters become those that the language's script is
read in. White space inside a paragraph becomes one space. Words
hyphenated at a line end are joined, and so are the pieces of a paragraph that a page break separates. Nothing else
about symbols and numbers changes. All offsets in the output are those of the original text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from unkg.authorities.script import Rereading, Script
from unkg.extraction.layout.replacements import Rule, applicable, deletion, plain, replacements
from unkg.extraction.layout.word_spacing import WordSpacing
from unkg.extraction.patterns.words import holds_any
from unkg.model import Paragraph
from unkg.symbols import in_their_alphabets

_SOLID = re.compile(r"\S")


class Block(Struct, frozen=True, gc=False):
    """A paragraph and the pieces of the original text that hold its words, in reading order."""

    paragraph: Paragraph
    pieces: tuple[tuple[int, int], ...]


class Passage(Struct, frozen=True, gc=False):
    """A paragraph in the normalized text, from `start` to `end`; its words after the label begin at `content`."""

    paragraph: Paragraph
    start: int
    end: int
    content: int


class Repair(NamedTuple):
    """A repaired span of the original text and how it is read."""

    start: int
    end: int
    read: str


Run = tuple[int, int, int]
"""(normalized start, original start, original length) of a run; one of equal length, but for spaces that were inserted
between its words, maps one to one."""


class NormalizedText(Struct, frozen=True):
    """The normalized text. `\\n` occurs only between passages, so a pattern that excludes it stays in one paragraph."""

    text: str = ""
    lower: str = ""
    """The text in lower case, of the same length."""
    passages: tuple[Passage, ...] = ()
    repairs: tuple[Repair, ...] = ()
    """Repaired damage, in order."""
    _begins: tuple[int, ...] = ()
    """Where each passage begins."""
    _starts: tuple[int, ...] = ()
    """Where each run begins."""
    _stops: tuple[int, ...] = ()
    """Where each run ends."""
    _runs: tuple[Run, ...] = ()
    _spaces: tuple[int, ...] = ()
    """Where a space was inserted inside a run, in order."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that a span of the normalized text stands for."""
        run = bisect_right(self._starts, start) - 1
        normalized_offset, original, length = self._runs[run]
        # A run without inserted spaces is as long as what it stands for.
        if start < end <= self._stops[run] == normalized_offset + length:
            return original + start - normalized_offset, original + end - normalized_offset
        return self._original_start(start), self._original_end(end) if end > start else self._original_start(start)

    def _original_start(self, offset: int) -> int:
        start, original, length = self._runs[bisect_right(self._starts, offset) - 1]
        return original + min(offset - start - self._inserted(start, offset + 1), max(length - 1, 0))

    def _original_end(self, end: int) -> int:
        run = bisect_right(self._starts, end - 1) - 1
        start, original, length = self._runs[run]
        return original + (length if self._stops[run] == end else min(end - start - self._inserted(start, end), length))

    def _inserted(self, start: int, end: int) -> int:
        """How many spaces were inserted between two offsets."""
        return bisect_left(self._spaces, end) - bisect_left(self._spaces, start) if self._spaces else 0

    def normalized_offset(self, original: int, passage: Passage) -> int:
        """The normalized offset of an original one that lies inside a passage."""
        run = bisect_right(self._starts, passage.start) - 1
        normalized_offset, origin, length = self._runs[run]
        if normalized_offset == passage.start and origin <= original < origin + length:
            return _behind(self._spaces, (normalized_offset, self._stops[run]), original - origin)
        span = passage.start, passage.end
        return passage.start + _offset_within(self._runs, self._spaces, span, original)

    def passage_at(self, offset: int) -> Passage:
        """The passage that holds a normalized offset."""
        return self.passages[bisect_right(self._begins, offset) - 1]

    def index_at(self, offset: int) -> int:
        """Index of the passage that holds a normalized offset."""
        return bisect_right(self._begins, offset) - 1

    def edited(self, edits: Sequence[Rereading], *, are_repairs: bool = True) -> "NormalizedText":
        """The normalized text with edits applied; of overlapping edits the first is. They are recorded as repairs."""
        builder, repairs, position = _Builder(), list(self.repairs), 0
        moves = [(0, 0)]  # the end of an edit, and by how much the text after it has moved
        for edit in edits:
            if edit.start < position:
                continue
            builder.copy(self, position, edit.start)
            start, end = self.original(edit.start, edit.end)
            builder.put(edit.instead, start, end - start)
            if are_repairs:
                repairs.append(Repair(start, end, edit.instead))
            position = edit.end
            moves.append((position, moves[-1][1] + len(edit.instead) - (edit.end - edit.start)))
        builder.copy(self, position, len(self.text))
        return builder.built([_moved(passage, moves) for passage in self.passages], repairs)


def _moved(passage: Passage, moves: list[tuple[int, int]]) -> Passage:
    start, end, content = (
        offset + moves[bisect_right(moves, (offset, 9**9)) - 1][1]
        for offset in (passage.start, passage.end, passage.content)
    )
    return Passage(passage.paragraph, start, end, content)


class _Builder:
    """Collects the parts of a normalized text and the runs that map it to the original."""

    def __init__(self, spacing: WordSpacing | None = None) -> None:
        self.spacing = spacing
        self.parts: list[str] = []
        self.runs: list[Run] = []
        self.spaces: list[int] = []
        self.length = 0

    def put(self, words: str, original: int, original_length: int) -> None:
        """Add words that stand for a span of the original text."""
        if words:
            self.runs.append((self.length, original, original_length))
            self.parts.append(words)
            self.length += len(words)

    def put_plain(self, raw: str, plain: str, original: int) -> None:
        """Add a piece of the original text in plain characters, with its words set apart."""
        if self.spacing is None:
            self.put(plain, original, len(raw))
            return
        spaced = self.spacing.spaced(raw, plain, self.length, original)
        self.runs += spaced.runs
        self.spaces += spaced.spaces
        self.parts.append(spaced.text)
        self.length += len(spaced.text)

    def copy(self, normalized: NormalizedText, start: int, end: int) -> None:
        """Add a span of a normalized text; a run that does not map one to one is not cut."""
        while start < end:
            run = bisect_right(normalized._starts, start) - 1
            normalized_offset, original, length = normalized._runs[run]
            run_end = normalized._stops[run]
            stop = min(end, run_end)
            if run_end - normalized_offset - normalized._inserted(normalized_offset, run_end) == length:
                original += start - normalized_offset - normalized._inserted(normalized_offset, start)
                length = stop - start - normalized._inserted(start, stop)
            spaces = normalized._spaces
            inside = spaces[bisect_left(spaces, start) : bisect_left(spaces, stop)] if spaces else ()
            self.spaces += [space + self.length - start for space in inside]
            self.put(normalized.text[start:stop], original, length)
            start = stop

    def built(self, passages: list[Passage], repairs: list[Repair]) -> NormalizedText:
        """The normalized text of all parts."""
        starts = [start for start, _, _ in self.runs]
        return NormalizedText(
            text="".join(self.parts),
            lower=self._lower(),
            passages=tuple(passages),
            repairs=tuple(repairs),
            _begins=tuple(passage.start for passage in passages),
            _starts=tuple(starts),
            _stops=(*starts[1:], self.length),
            _runs=tuple(self.runs),
            _spaces=tuple(self.spaces),
        )

    def _lower(self) -> str:
        # Part by part, because lowering ASCII is fast and most parts are ASCII.
        lower = "".join(map(str.lower, self.parts))
        if len(lower) == self.length:
            return lower
        # A few capitals have two lower-case letters, which would shift the offsets.
        return "".join(c.lower() if len(c.lower()) == 1 else c for c in "".join(self.parts))


def normalize(text: str, blocks: list[Block], script: Script, spacing: WordSpacing | None = None) -> NormalizedText:
    """The normalized text of a text's paragraphs, in their order, in the letters in which the script is read.

    `spacing` sets the words of a script without spaces apart.
    """
    simple = script.plain(plain(in_their_alphabets(text)))
    builder, repairs = _Builder(spacing), list[Repair]()
    rules = [*applicable(text, has_spaces=script.spaces), *_passing_over(script)]
    first = {mark[0] for rule in rules for mark in rule.marks if mark[0] in text}
    spans: list[tuple[int, int]] = []
    for block in blocks:
        begin = builder.length
        for number, (start, end) in enumerate(block.pieces):
            if number:
                builder.put(" ", block.pieces[number - 1][1] - 1, 1)
            piece, raw = simple[start:end], text[start:end]
            if "  " in piece or holds_any(raw, first):
                repairs += _put_replaced(builder, raw, piece, start, rules)
            else:
                builder.put_plain(raw, piece, start)
        spans.append((begin, builder.length))
        builder.put("\n", end - 1 if end else 0, 1)
    passages = [_passage(builder, text, block, span) for block, span in zip(blocks, spans, strict=True)]
    built = builder.built(passages, repairs)
    rereadings = script.rereadings(built.text)
    return built.edited(rereadings, are_repairs=False) if rereadings else built


def _passing_over(script: Script) -> list[Rule]:
    """The rule that passes over the silent characters of a script."""
    if not script.silent:
        return []
    return [Rule(tuple(script.silent), deletion(script.silent_marks), is_repair=False)]


def _put_replaced(builder: _Builder, raw: str, piece: str, offset: int, rules: list[Rule]) -> list[Repair]:
    """Add a piece with its replacements and return the repairs among them; `piece` is `raw` in plain characters."""
    repairs, position = [], 0
    for start, end, instead, is_repair in replacements(raw, piece, rules):
        if start >= position:
            if is_repair:
                repairs.append(Repair(offset + start, offset + end, instead))
            builder.put_plain(raw[position:start], piece[position:start], offset + position)
            builder.put(instead, offset + start, end - start)
            position = end
    builder.put_plain(raw[position:], piece[position:], offset + position)
    return repairs


def _passage(builder: _Builder, text: str, block: Block, span: tuple[int, int]) -> Passage:
    start, end = span
    return Passage(block.paragraph, start, end, min(start + _content(builder, text, block, span), end))


def _content(builder: _Builder, text: str, block: Block, span: tuple[int, int]) -> int:
    """Length of a passage's label; 0 if the paragraph's content begins in none of its pieces."""
    content = block.paragraph.content_start
    for start, end in block.pieces:
        if start <= content <= end:
            if content == start == block.pieces[0][0] and not text[start].isspace():
                return 0
            first = _SOLID.search(text, content, end)
            return _offset_within(builder.runs, builder.spaces, span, first.start() if first else end)
    return 0


def _offset_within(runs: Sequence[Run], spaces: Sequence[int], span: tuple[int, int], original: int) -> int:
    """How far into a span of the normalized text an offset of the original lies."""
    start, end = span
    for run in range(bisect_left(runs, (start,)), len(runs)):
        normalized_offset, origin, length = runs[run]
        if normalized_offset >= end:
            break
        if original < origin + length:
            stop = runs[run + 1][0] if run + 1 < len(runs) else end
            return _behind(spaces, (normalized_offset, stop), max(original - origin, 0)) - start
    return end - start


def _behind(spaces: Sequence[int], run: tuple[int, int], count: int) -> int:
    """The offset behind some characters of a run, and behind the spaces that were inserted before the next."""
    start, end = run
    first = bisect_left(spaces, start)
    inserted = range(bisect_left(spaces, end, first) - first)
    return start + count + bisect_right(inserted, start + count, key=lambda index: spaces[first + index] - index)

"""Spaces between the words of a script that writes none: known words, names, figures and Latin words are set apart.

What is between two known words stays together. Of the known words the one that begins first is read, and the longest of
those that begin together.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import MatchKind

from unkg.authorities.language import Language
from unkg.extraction.layout.word_order import Edit, reordered
from unkg.extraction.patterns.word_search import WordSearch
from unkg.extraction.patterns.words import RAISED, UNSPACED

_LATIN = "A-Za-z0-9\uff10-\uff19"
_OPENING, _CLOSING = "“‘（(「『[", "”’）)」』］，,。.；;：:、！!？?%"
# Where another script or a sign stands beside a word: "第60", "决议(S/2021/714)", "，经社"; never inside "1,200".
_BORDER = re.compile(
    rf"(?<=[{UNSPACED}])(?=[{_LATIN}{re.escape(_OPENING)}])|(?<=[{_LATIN}{re.escape(_CLOSING)}\]])(?=[{UNSPACED}])"
    rf"|(?<=[，。；：、])(?=[{_LATIN}{re.escape(_OPENING)}])"
)
# White space inside running text, as at the end of a line: "经济及\n社会理事会".
_SPACE_WITHIN = re.compile(rf"(?<=[{UNSPACED}，、；])\s+(?=[{UNSPACED}])")
_NO_SPACE_BEFORE = frozenset(f",.;:!?)]%{RAISED}")
_NO_SPACE_BEHIND = frozenset("([")
# The signs around a title, which its words do without.
_TITLE_SIGNS = re.compile("[《》〈〉]")
_KNOWN = re.compile(rf"[{UNSPACED}]")

Words = tuple[str, int, int]
"""Words of the normalized text, and the offset and length of what they stand for."""


@dataclass(frozen=True, slots=True, eq=False)
class WordSpacing:
    """Sets the words of a language apart."""

    language: Language
    words: WordSearch
    names: frozenset[str]
    heads: frozenset[str]
    """Short forms of names, which behind an unknown word are the end of a longer name: “区域委员会”."""

    @classmethod
    def of(cls, language: Language, names: Iterable[str], short_forms: Iterable[str]) -> "WordSpacing | None":
        """For the words of a language and some names; None for a script that writes spaces."""
        if language.script.spaces:
            return None
        own = frozenset(names)
        phrases = (*language.vocabulary, *language.word_order["solid"], *own)
        known = {word for phrase in phrases for word in phrase.replace("{}", " ").split() if _KNOWN.search(word)}
        return cls(language, WordSearch(sorted(known), MatchKind.LeftmostLongest), own, frozenset(short_forms))

    def spaced(self, raw: str, simple: str) -> Iterator[Words]:
        """A piece of text in words with spaces between them; `simple` is `raw` in plain characters."""
        gaps = [match.span() for match in _SPACE_WITHIN.finditer(raw)]
        if not gaps:
            return self._read(raw, simple)
        kept = list(zip([0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(raw)], strict=True))
        joined_raw, joined = ("".join(text[start:end] for start, end in kept) for text in (raw, simple))
        return _moved(self._read(joined_raw, joined), kept)

    def _read(self, raw: str, simple: str) -> Iterator[Words]:
        inside = bytearray(len(raw) + 1)
        cuts = {len(raw)}
        named = bytearray(len(raw) + 1)
        last = 0
        for _, start, end in self.words.places(simple):
            if start > last and simple[start:end] in self.heads and _KNOWN.match(simple[start - 1]):
                continue
            last = end
            if simple[start:end] in self.names:
                named[start:end] = b"\1" * (end - start)
            inside[start + 1 : end] = b"\1" * (end - start - 1)
            cuts.add(start)
            cuts.add(end)
        cuts.update(place for match in _BORDER.finditer(raw) if not inside[place := match.start()])
        # A name keeps its own order: "第三次发展筹资问题国际会议".
        edits = [edit for edit in reordered(simple, self.language) if not (named[edit.start] and named[edit.end - 1])]
        signs = [m.start() for m in _TITLE_SIGNS.finditer(raw) if not (inside[m.start()] or inside[m.end()])]
        return _joined(simple, sorted(cuts), sorted([*edits, *(Edit(at, at + 1, "") for at in signs)]))


def _joined(simple: str, cuts: list[int], edits: list[Edit]) -> Iterator[Words]:
    """The words between cuts, and the edits, with one space between two of them where a script with spaces has one."""
    held: Words | None = None
    for start, end, words in _parts(simple, cuts, edits):
        if held:
            before, last, first = held[0], held[0][-1], words[0]
            if first not in _NO_SPACE_BEFORE and not (first.isspace() or last.isspace() or last in _NO_SPACE_BEHIND):
                before += " "
            yield before, held[1], held[2]
        held = words, start, end - start
    if held:
        yield held


def _parts(simple: str, cuts: list[int], edits: list[Edit]) -> Iterator[tuple[int, int, str]]:
    position, at = 0, 0
    for edit in [*edits, Edit(len(simple), len(simple), "")]:
        if edit.start < position:
            continue
        while cuts[at] < edit.start:
            if cuts[at] > position:
                yield position, cuts[at], simple[position : cuts[at]]
                position = cuts[at]
            at += 1
        if edit.start > position:
            yield position, edit.start, simple[position : edit.start]
        if words := edit.instead.strip(" "):
            yield edit.start, edit.end, words
        position = edit.end


def _moved(words: Iterator[Words], kept: list[tuple[int, int]]) -> Iterator[Words]:
    """Words of the joined spans of a text, with their offsets in it."""
    firsts, length = [], 0
    for start, end in kept:
        firsts.append(length)
        length += end - start
    for text, start, size in words:
        first = bisect_right(firsts, start) - 1
        begin = kept[first][0] + start - firsts[first]
        last = bisect_right(firsts, start + size - 1) - 1 if size else first
        yield text, begin, kept[last][0] + start + size - firsts[last] - begin if size else 0

"""Patterns that are tried only at anchor words.

An anchor is a word that a match must begin with. All anchors of a text are found in one fast Aho-Corasick pass.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from ahocorasick_rs import MatchKind

from unkg.extraction.patterns.word_search import Place, WordSearch


class Anchored(NamedTuple):
    """A pattern and its anchors: the words that its matches begin with."""

    pattern: re.Pattern[str]
    words: WordSearch
    beginnings: tuple[str, ...]
    """The shortened anchors, including those of other patterns in the same pass."""
    own: frozenset[int]
    """Indices of the beginnings that belong to this pattern."""

    def on(self, text: str, lower: str, beside: "Places | None" = None) -> "Places":
        """Where the pattern can match in a text; `lower` is its lower-case form, of the same length.

        `beside` is another pattern of the same pass on the same text, whose anchors are reused.
        """
        shared = beside.anchors if beside and beside.anchors.words is self.words else None
        return Places(self, text, shared or _Anchors(self.words, lower))

    def within(self, text: str, lower: str, start: int, end: int) -> "Places":
        """The same for a pattern that is asked for only in one part of a text, all of whose anchors are found."""
        return Places(self, text, _Anchors(self.words, lower, (start, end)))

    def near(self, text: str, lower: str) -> "Places":
        """The same for a pattern that is asked for in few and short spans: anchors are looked for only there."""
        return _NearPlaces(self, text, _Anchors(self.words, lower))


class _Anchors:
    """The anchors of one pass over a text, in order; found on first use."""

    def __init__(self, words: WordSearch, lower: str, part: tuple[int, int] | None = None) -> None:
        self.words = words
        self.lower = lower
        self.part = part
        self.offset = part[0] if part else 0

    @cached_property
    def places(self) -> list[Place]:
        """Each anchor, by its index among the beginnings, with offsets that count from where the part begins."""
        return self.words.places_in(self.lower, *self.part) if self.part else self.words.places(self.lower)


class Places:
    """A pattern applied to one text; its matches are exactly those of the pattern alone."""

    def __init__(self, anchored: Anchored, text: str, anchors: _Anchors) -> None:
        self.pattern = anchored.pattern
        self.own = anchored.own
        self.text = text
        self.anchors = anchors

    @cached_property
    def starts(self) -> list[int]:
        """Offsets of the pattern's own anchors, in order."""
        own, offset = self.own, self.anchors.offset
        return [offset + start for which, start, _ in self.anchors.places if which in own]

    def between(self, start: int, end: int) -> list[int]:
        """Those between two offsets."""
        starts = self.starts
        return starts[bisect_left(starts, start) : bisect_left(starts, end)]

    def finditer(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches between two offsets, from left to right, without overlap."""
        text, match, position = self.text, self.pattern.match, start
        for place in self.between(start, end):
            if place >= position and (found := match(text, place, end)):
                yield found
                position = found.end()

    def search(self, start: int, end: int) -> re.Match[str] | None:
        """The first match between two offsets."""
        text, match = self.text, self.pattern.match
        for place in self.between(start, end):
            if found := match(text, place, end):
                return found
        return None

    def last(self, start: int, end: int) -> re.Match[str] | None:
        """The match that begins last between two offsets."""
        places = reversed(self.between(start, end))
        return next((found for place in places if (found := self.pattern.match(self.text, place, end))), None)


class _NearPlaces(Places):
    """A pattern whose anchors are looked for in each span anew."""

    def between(self, start: int, end: int) -> list[int]:
        """Offsets of the pattern's own anchors between two offsets, in order."""
        own, anchors = self.own, self.anchors
        return [start + at for which, at, _ in anchors.words.places_in(anchors.lower, start, end) if which in own]


def anchored(pattern: str, words: Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> Anchored:
    """A pattern whose every match begins with one of the words, in any case; without words it matches nothing.

    A match that begins with a letter must begin a word: `\\bby`, never the `by` of “thereby”.
    """
    beginnings = _beginnings({word.lower() for word in words})
    return Anchored(re.compile(pattern, flags), _search(beginnings), beginnings, frozenset(range(len(beginnings))))


def in_one_pass(*patterns: Anchored) -> tuple[Anchored, ...]:
    """The same patterns with a shared search, so that one pass over a text serves all of them."""
    beginnings = _beginnings({word for pattern in patterns for word in pattern.beginnings})
    words = _search(beginnings)
    return tuple(
        Anchored(pattern.pattern, words, beginnings, _beginning(beginnings, pattern.beginnings)) for pattern in patterns
    )


def _beginning(beginnings: tuple[str, ...], words: tuple[str, ...]) -> frozenset[int]:
    """Indices of the beginnings that some words start with."""
    starts = {word[:end] for word in words for end in range(1, len(word) + 1)}
    return frozenset(which for which, first in enumerate(beginnings) if first in starts)


def _search(beginnings: tuple[str, ...]) -> WordSearch:
    return WordSearch(beginnings, MatchKind.LeftmostFirst)


def _beginnings(words: set[str]) -> tuple[str, ...]:
    """Words cut short enough that no other can begin inside one.

    A pass without overlapping matches then misses none.
    """
    shortest = {word for word in words if not any(word[:end] in words for end in range(1, len(word)))}
    ordered = sorted(shortest)
    cut = {_until_another(word, shortest, ordered) for word in shortest}
    return tuple(sorted(cut)) if cut == words else _beginnings(cut)


def _until_another(word: str, words: set[str], ordered: list[str]) -> str:
    """The word up to where another of the same words, in order, can begin inside it."""
    for at in range(1, len(word)):
        rest = word[at:]
        can_begin = not (rest[0].isalnum() and word[at - 1].isalnum())
        if can_begin and _begins_like_another(rest, words, ordered):
            return word[:at]
    return word


def _begins_like_another(rest: str, words: set[str], ordered: list[str]) -> bool:
    """Whether one of some words begins with a text, or a text with one of them; a language has thousands of words."""
    if any(rest[:end] in words for end in range(1, len(rest) + 1)):
        return True
    at = bisect_left(ordered, rest)
    return at < len(ordered) and ordered[at].startswith(rest)

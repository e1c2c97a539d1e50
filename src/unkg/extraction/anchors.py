"""Patterns tried only where words stand that every match begins with: the words are found in one quick pass over a text."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind


class Anchored(NamedTuple):
    """A pattern, and the words of which one begins each of its matches."""

    pattern: re.Pattern[str]
    words: AhoCorasick

    def on(self, text: str, lower: str) -> "Places":
        """Where the pattern can match in a text, of which `lower` is the lower-case form, offset by offset."""
        return Places(self, text, lower)


class Places:
    """A pattern on one text; its matches are those that the pattern by itself finds. Looked for when first asked."""

    def __init__(self, anchored: Anchored, text: str, lower: str) -> None:
        self.pattern = anchored.pattern
        self.words = anchored.words
        self.text = text
        self.lower = lower

    @cached_property
    def starts(self) -> list[int]:
        """Where the words stand, in order."""
        return [start for _, start, _ in self.words.find_matches_as_indexes(self.lower)]

    def finditer(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches between two offsets, from left to right, none inside another."""
        starts, match = self.starts, self.pattern.match
        position = start
        for index in range(bisect_left(starts, start), bisect_left(starts, end)):
            if starts[index] >= position and (found := match(self.text, starts[index], end)):
                yield found
                position = found.end()

    def search(self, start: int, end: int) -> re.Match[str] | None:
        """The first match between two offsets."""
        starts, text, match = self.starts, self.text, self.pattern.match
        for index in range(bisect_left(starts, start), bisect_left(starts, end)):
            if found := match(text, starts[index], end):
                return found
        return None

    def last(self, start: int, end: int) -> re.Match[str] | None:
        """The match that begins last between two offsets."""
        first = bisect_left(self.starts, start)
        places = (self.starts[index] for index in range(bisect_left(self.starts, end) - 1, first - 1, -1))
        return next((found for place in places if (found := self.pattern.match(self.text, place, end))), None)


def anchored(pattern: str, words: Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> Anchored:
    """A pattern whose every match begins with one of some words, small letters or capitals; no words match nothing.

    A match that begins with a letter must begin a word: `\\bby`, never the `by` of “thereby”.
    """
    small = {word.lower() for word in words}
    return Anchored(re.compile(pattern, flags), AhoCorasick(_beginnings(small), matchkind=MatchKind.LeftmostFirst))


def _beginnings(words: set[str]) -> list[str]:
    """As much of each word's beginning as no other can begin within, so that one quick pass that skips what it has found misses none."""
    shortest = {word for word in words if not any(word[:end] in words for end in range(1, len(word)))}
    cut = {_until_another(word, shortest) for word in shortest}
    return sorted(cut) if cut == words else _beginnings(cut)


def _until_another(word: str, words: set[str]) -> str:
    for at in range(1, len(word)):
        rest = word[at:]
        can_begin = not (rest[0].isalnum() and word[at - 1].isalnum())
        if can_begin and any(rest.startswith(other) or other.startswith(rest) for other in words):
            return word[:at]
    return word

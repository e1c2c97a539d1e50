"""Patterns tried only where words stand that every match begins with: the words are found in one quick pass over a text."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick


class Anchored(NamedTuple):
    """A pattern, and the words of which one begins each of its matches."""

    pattern: re.Pattern[str]
    words: AhoCorasick

    def on(self, text: str, lower: str) -> "Places":
        """Where the pattern can match in a text, of which `lower` is the lower-case form, offset by offset."""
        starts = {start for _, start, _ in self.words.find_matches_as_indexes(lower, overlapping=True)}
        return Places(self.pattern, text, sorted(starts))


class Places(NamedTuple):
    """A pattern on one text; its matches are those that the pattern by itself finds."""

    pattern: re.Pattern[str]
    text: str
    starts: list[int]

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
        return next(self.finditer(start, end), None)


def anchored(pattern: str, words: Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> Anchored:
    """A pattern whose every match begins with one of some words, small letters or capitals; no words match nothing."""
    return Anchored(re.compile(pattern, flags), AhoCorasick(sorted({word.lower() for word in words})))

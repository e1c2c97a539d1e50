"""How alike paragraphs of two editions are: the share of words, and of pairs of words, that they have in common."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import log
from typing import Final

from unkg.editions.passages import Passage, Token

Bag = Counter[str]
Pair = tuple[int, int]
LEAST: Final = 0.3
"""Of a pair that may be one paragraph in two editions."""
_LEAST_ELSEWHERE: Final = 0.45
"""The same for a preambular and an operative paragraph."""
_FEW: Final = 5
"""Paragraphs that a word is in, if those that share it may be alike for that: more only in texts of many paragraphs."""
_IDENTICAL: Final = 0.1
"""What the same words have above words that differ in numbers, dates and citations only."""
_GENERIC: Final = {"number", "date", "citation"}


def bag_of(tokens: Iterable[Token]) -> Bag:
    """The words of a passage and their pairs; numbers, dates and citations, which each edition changes, are alike."""
    words = [f"#{one.kind}" if one.kind in _GENERIC else one.key.lower() for one in tokens if one.kind in _COUNTED]
    return Counter((*words, *(f"{one} {other}" for one, other in pairwise(words))))


_COUNTED: Final = _GENERIC | {"word"}


class Weights:
    """The weight of each word: a rare one tells more than one that is in every paragraph."""

    def __init__(self, bags: Sequence[Bag]) -> None:
        found = Counter(word for bag in bags for word in bag)
        self._weights = {word: log(1 + len(bags) / (2 * times)) for word, times in found.items()}

    def of(self, bag: Mapping[str, int]) -> float:
        """The weight of a bag."""
        return sum(self._weights[word] * times for word, times in bag.items())

    def shared(self, one: Bag, other: Bag) -> float:
        """The weight of what two bags have in common."""
        if len(one) > len(other):
            one, other = other, one
        return sum(self._weights[word] * min(times, other[word]) for word, times in one.items() if word in other)


def _candidates(earlier: Sequence[Bag], later: Sequence[Bag]) -> set[Pair]:
    """The pairs that have a word in common that is in few paragraphs; the others are not alike."""
    holding: dict[str, list[int]] = defaultdict(list)
    for index, bag in enumerate(earlier):
        for word in bag:
            holding[word].append(index)
    rare = {word: found for word, found in holding.items() if len(found) <= _FEW}
    return {(i, j) for j, bag in enumerate(later) for word in bag.keys() & rare.keys() for i in rare[word]}


def _identical(earlier: Sequence[Passage], later: Sequence[Passage]) -> set[Pair]:
    """The pairs with the same words."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, passage in enumerate(earlier):
        places[passage.keys].append(index)
    found: set[Pair] = set()
    there: Counter[tuple[str, ...]] = Counter()
    for j, passage in enumerate(later):
        same = places.get(passage.keys, [])
        # Words that recur again and again go together in their order.
        found |= {(i, j) for i in (same if len(same) <= _FEW else same[there[passage.keys] :][:1])}
        there[passage.keys] += 1
    return found


def similarities(earlier: Sequence[Passage], later: Sequence[Passage]) -> dict[Pair, float]:
    """The pairs that may be one paragraph, each with how alike they are: 1 for the same words, else less."""
    old, new = ([bag_of(one.tokens) for one in some] for some in (earlier, later))
    weights = Weights([*old, *new])
    sizes = [weights.of(bag) for bag in old], [weights.of(bag) for bag in new]
    found = {}
    for i, j in sorted(_candidates(old, new) | _identical(earlier, later)):
        both = sizes[0][i] + sizes[1][j]
        share = 2 * weights.shared(old[i], new[j]) / both if both else 1.0  # “1. …” is the same as “1. …”
        here, there = earlier[i], later[j]
        if share >= (LEAST if here.paragraph.kind == there.paragraph.kind else _LEAST_ELSEWHERE):
            found[i, j] = share * (1 - _IDENTICAL) + _IDENTICAL * (here.keys == there.keys)
    return found

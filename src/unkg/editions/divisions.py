"""Paragraphs that were divided: what one part leaves of the whole is found in another."""

from collections.abc import Sequence
from typing import Final

from unkg.editions.passages import Passage
from unkg.editions.similarity import Bag, Pair, Weights, bag_of
from unkg.editions.wording import stretches

_OF_REMAINDER: Final = 0.5
"""Share of what is left of the whole that stands in the other part."""
_OF_PART: Final = 0.35
"""Share of the other part that comes from the whole; it may have words of its own."""
_LEAST_WORDS: Final = 6
"""Words that are left: fewer recur by chance."""


def divided(wholes: Sequence[Passage], parts: Sequence[Passage], pairs: Sequence[Pair]) -> dict[int, int]:
    """The index of each part without a counterpart → that of the whole it was taken from; `pairs` are (whole, part)."""
    bags = [bag_of(one.tokens) for one in (*wholes, *parts)]
    weights = Weights(bags)
    remainders = [(whole, _remainder(wholes[whole], parts[part])) for whole, part in pairs]
    left = [(whole, bag) for whole, bag in remainders if sum(bag.values()) >= 2 * _LEAST_WORDS]
    matched = {part for _, part in pairs}
    found = {}
    for part in range(len(parts)):
        if part not in matched:
            bag = bags[len(wholes) + part]
            shared = {whole: weights.shared(bag, rest) for whole, rest in left if _is_taken(bag, rest, weights)}
            if shared:
                found[part] = max(shared, key=lambda whole: shared[whole])
    return found


def _remainder(whole: Passage, part: Passage) -> Bag:
    """The words of a whole that its counterpart lacks."""
    if whole.keys == part.keys:
        return Bag()
    bag = Bag()
    for one in stretches(whole.tokens, part.tokens):
        if not one.is_same:
            bag += bag_of(one.earlier)
    return bag


def _is_taken(bag: Bag, remainder: Bag, weights: Weights) -> bool:
    shared = weights.shared(bag, remainder)
    return shared >= _OF_REMAINDER * weights.of(remainder) and shared >= _OF_PART * weights.of(bag)

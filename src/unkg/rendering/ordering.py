"""The order of the places in each column, with few crossings, by barycentres (Sugiyama, Tagawa and Toda 1981)."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, TypeVar

Place = TypeVar("Place")
Columns = list[list[Place]]
Neighbours = Mapping[Place, Sequence[Place]]
Step = tuple[Place, Place]
"""A line from a place to one in the column to its left."""

_SWEEPS: Final = 24
"""Passes over the columns: later ones change nothing in pictures that can be read."""
_SWAPPED_UP_TO: Final = 150
"""Places of the largest column in which neighbours are swapped one by one."""


def ordered(columns: Sequence[Iterable[Place]], steps: Iterable[Step[Place]]) -> Columns[Place]:
    """The places of each column from top to bottom; equal input gives equal output."""
    lefts, rights = _neighbours(steps)
    order = [list(column) for column in columns]
    best, fewest = [*map(list, order)], _crossings(order, lefts)
    for sweep in range(_SWEEPS):
        if sweep % 2:
            _sweep(order, rights, range(len(order) - 2, -1, -1), 1)
        else:
            _sweep(order, lefts, range(1, len(order)), -1)
        _swap(order, lefts, rights)
        found = _crossings(order, lefts)
        if found < fewest:
            best, fewest = [*map(list, order)], found
    return best


def _neighbours(steps: Iterable[Step[Place]]) -> tuple[dict[Place, list[Place]], dict[Place, list[Place]]]:
    """The neighbours of each place in the column to its left, and in that to its right."""
    lefts: dict[Place, list[Place]] = defaultdict(list)
    rights: dict[Place, list[Place]] = defaultdict(list)
    for right, left in steps:
        lefts[right].append(left)
        rights[left].append(right)
    return lefts, rights


def _sweep(order: Columns[Place], neighbours: Neighbours[Place], numbers: range, side: int) -> None:
    """Sort columns, one after the other, by the mean position of the neighbours in the column on one side."""
    for number in numbers:
        at = {place: position for position, place in enumerate(order[number + side])}
        own = {place: position for position, place in enumerate(order[number])}
        share = len(at) / max(len(own), 1)

        def centre(place: Place, at: dict[Place, int] = at, own: dict[Place, int] = own, share: float = share) -> float:
            near = neighbours.get(place)
            return sum(at[one] for one in near) / len(near) if near else own[place] * share

        order[number].sort(key=centre)


def _swap(order: Columns[Place], lefts: Neighbours[Place], rights: Neighbours[Place]) -> None:
    """Swap neighbours in a column where their lines then cross less."""
    at = [{place: position for position, place in enumerate(column)} for column in order]
    for number, column in enumerate(order):
        if len(column) > _SWAPPED_UP_TO:
            continue
        ends: dict[Place, tuple[list[int], list[int]]] = {
            place: (
                sorted(at[number - 1][one] for one in lefts.get(place, ())),
                sorted(at[number + 1][one] for one in rights.get(place, ())),
            )
            for place in column
        }
        for above in range(len(column) - 1):
            one, other = ends[column[above]], ends[column[above + 1]]
            gain = sum(_inversions(a, b) - _inversions(b, a) for a, b in zip(one, other, strict=True))
            if gain > 0:
                column[above], column[above + 1] = column[above + 1], column[above]
        at[number] = {place: position for position, place in enumerate(column)}


def _inversions(above: Sequence[int], below: Sequence[int]) -> int:
    """The crossings of lines to these sorted ends, from one place and from the one below it."""
    return sum(bisect_left(below, end) for end in above)


def _crossings(order: Columns[Place], lefts: Neighbours[Place]) -> int:
    total = 0
    for left, right in pairwise(order):
        at = {place: position for position, place in enumerate(left)}
        seen: list[int] = []
        for place in right:
            ends = sorted(at[one] for one in lefts.get(place, ()))
            total += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return total

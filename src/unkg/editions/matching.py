"""Which paragraphs of two editions belong together: the best assignment, in which the order counts."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from unkg.editions.similarity import Pair

_IN_ORDER: Final = 0.2
"""What a pair is worth more if it keeps the order: paragraphs cross only if they are clearly more alike so."""

_MOST: Final = 40_000
"""Possible pairs in a group, 200 paragraphs by 200, that are assigned in a second; more are taken best first."""


def matched(similarities: Mapping[Pair, float]) -> list[Pair]:
    """The pairs of indices whose similarities add up to most, each index once, sorted.

    A pair of the heaviest sequence that keeps the order counts more. The same similarities give the same pairs.
    """
    chain = heaviest_chain(similarities)
    worth = {pair: value + _IN_ORDER * (pair in chain) for pair, value in similarities.items()}
    return sorted(pair for some in _components(worth) for pair in _assigned(some))


def heaviest_chain(weights: Mapping[Pair, float]) -> frozenset[Pair]:
    """The pairs in which both indices rise and whose weights add up to most; of equal ones, the first."""
    best = _PrefixMaxima(max((j for _, j in weights), default=0) + 1)
    # Of one row, the last column comes first, so that no pair follows another of its row.
    for pair in sorted(weights, key=lambda one: (one[0], -one[1])):
        total, before = best.below(pair[1])
        best.raise_to(pair[1], (total + weights[pair], (pair, before)))
    _, link = best.below(best.size)
    return frozenset(_linked(link))


_Link = tuple[Pair, "_Link"] | None
_Best = tuple[float, "_Link"]


def _linked(link: "_Link") -> Iterator[Pair]:
    while link:
        pair, link = link
        yield pair


class _PrefixMaxima:
    """The best value below an index, by a Fenwick tree."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._tree: list[_Best] = [(0.0, None)] * (size + 1)

    def below(self, index: int) -> _Best:
        best: _Best = (0.0, None)
        while index > 0:
            best = max(best, self._tree[index], key=_total)
            index &= index - 1
        return best

    def raise_to(self, index: int, value: _Best) -> None:
        index += 1
        while index <= self.size:
            self._tree[index] = max(self._tree[index], value, key=_total)
            index += index & -index


def _total(best: _Best) -> float:
    return best[0]


def _components(worth: Mapping[Pair, float]) -> Iterator[dict[Pair, float]]:
    """The pairs in groups that share no index: most are a paragraph and its counterpart."""
    rows, columns = defaultdict(list), defaultdict(list)
    for pair in sorted(worth):
        rows[pair[0]].append(pair)
        columns[pair[1]].append(pair)
    seen: set[Pair] = set()
    for first in sorted(worth):
        if first in seen:
            continue
        waiting, found = [first], {}
        while waiting:
            pair = waiting.pop()
            if pair not in seen:
                seen.add(pair)
                found[pair] = worth[pair]
                waiting += rows[pair[0]] + columns[pair[1]]
        yield found


def _assigned(worth: Mapping[Pair, float]) -> list[Pair]:
    """The best assignment of one group by the Hungarian algorithm.

    It is written here because SciPy is an extra, and networkx takes longer to load than a comparison.
    """
    rows, columns = (sorted({pair[side] for pair in worth}) for side in (0, 1))
    if len(rows) == len(columns) == 1:
        return list(worth)
    if len(rows) * len(columns) > _MOST:
        return _greedy(worth)
    if len(rows) > len(columns):
        turned = _assigned({(j, i): value for (i, j), value in worth.items()})
        return [(i, j) for j, i in turned]
    costs = [[-worth.get((i, j), 0.0) for j in columns] for i in rows]
    pairs = ((rows[i], columns[j]) for i, j in enumerate(_cheapest(costs)))
    return [pair for pair in pairs if pair in worth]


def _greedy(worth: Mapping[Pair, float]) -> list[Pair]:
    """The pairs from the best down, each index once."""
    rows, columns = set[int](), set[int]()
    found = []
    for i, j in sorted(worth, key=lambda pair: (-worth[pair], pair)):
        if i not in rows and j not in columns:
            found.append((i, j))
            rows.add(i)
            columns.add(j)
    return found


def _cheapest(costs: Sequence[Sequence[float]]) -> list[int]:
    """The column of each row so that the costs add up to least; there are no fewer columns than rows."""
    height, width = len(costs), len(costs[0])
    of_row, of_column = [0.0] * (height + 1), [0.0] * (width + 1)
    row_at = [0] * (width + 1)  # rows and columns are counted from 1; 0 is none
    for row in range(1, height + 1):
        row_at[0], column = row, 0
        least, before, used = [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
        while row_at[column]:
            used[column] = True
            here, step, nearest = row_at[column], float("inf"), 0
            for other in range(1, width + 1):
                if used[other]:
                    continue
                reduced = costs[here - 1][other - 1] - of_row[here] - of_column[other]
                if reduced < least[other]:
                    least[other], before[other] = reduced, column
                if least[other] < step:
                    step, nearest = least[other], other
            for other in range(width + 1):
                if used[other]:
                    of_row[row_at[other]] += step
                    of_column[other] -= step
                else:
                    least[other] -= step
            column = nearest
        while column:
            row_at[column] = row_at[before[column]]
            column = before[column]
    found = {row: column - 1 for column, row in enumerate(row_at) if column and row}
    return [found[row] for row in range(1, height + 1)]

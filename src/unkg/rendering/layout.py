"""The layout of a picture: columns from left to right, and an order within them with few crossings and no overlaps.

A citation that passes a column has a place in it, shared by all citations of the same document.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from statistics import fmean
from typing import TYPE_CHECKING, Final, NamedTuple

from unkg.rendering.columns import Columns
from unkg.rendering.ordering import ordered

if TYPE_CHECKING:
    import networkx as nx

BOX_HEIGHT: Final = 36.0
_TURNS: Final = 12
"""Times that the heights of all columns are adjusted to those of their neighbours."""
_BETWEEN_BOXES: Final = 12.0
_BETWEEN_LINES: Final = 7.0
_GAP: Final = 46.0
"""Space between two columns, for the curves."""


class Place(NamedTuple):
    """A document in a column, or a citation of it that passes the column."""

    column: int
    document: str
    passing: bool = False


Route = tuple[Place, ...]
"""The places of a citation, from the citing to the cited document."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Positions in pixels from the upper left corner of the drawing."""

    left: tuple[float, ...]
    """The left edge of each column."""
    width: tuple[float, ...]
    middle: dict[Place, float]
    """The vertical middle of each box, or the height of a passing line."""
    routes: dict[tuple[str, str], Route]
    height: float


def lay_out(graph: "nx.DiGraph[str]", columns: Columns, widths: Mapping[str, float]) -> Layout:
    """Lay out every document, given the widths of the boxes, and every citation."""
    routes = {(citing, cited): _route(columns, citing, cited) for citing, cited in sorted(graph.edges)}
    own = [Place(column, name) for name, column in columns.of.items()]
    steps = sorted({(max(pair), min(pair)) for route in routes.values() for pair in pairwise(route)})
    by_column: dict[int, set[Place]] = defaultdict(set)
    for place in (*own, *(place for step in steps for place in step)):
        by_column[place.column].add(place)
    middle = _heights(ordered([sorted(by_column[at]) for at in range(len(columns.years))], steps), steps)
    room = tuple(
        max((widths[name] for name, column in columns.of.items() if column == at), default=0.0)
        for at in range(len(columns.years))
    )
    left = tuple(sum(room[:at]) + at * _GAP for at in range(len(room)))
    return _from_the_top(Layout(left, room, middle, routes, 0.0))


def _route(columns: Columns, citing: str, cited: str) -> Route:
    start, end = columns.of[citing], columns.of[cited]
    step = 1 if end > start else -1
    passed = (Place(column, cited, passing=True) for column in range(start + step, end, step))
    return (Place(start, citing), *passed, Place(end, cited))


def _heights(order: Sequence[Sequence[Place]], steps: Iterable[tuple[Place, Place]]) -> dict[Place, float]:
    """The middles of the places: near those of their neighbours, in this order, without overlaps."""
    neighbours: dict[Place, list[Place]] = defaultdict(list)
    for right, left in steps:
        neighbours[right].append(left)
        neighbours[left].append(right)
    offsets = [_offsets(column) for column in order]
    middle = {
        place: offset - below[-1] / 2
        for column, below in zip(order, offsets, strict=True)
        for place, offset in zip(column, below, strict=True)
    }
    for turn in range(_TURNS):
        for column, below in list(zip(order, offsets, strict=True))[:: 1 if turn % 2 else -1]:
            wanted = [
                fmean(middle[one] for one in neighbours[place]) if neighbours[place] else middle[place]
                for place in column
            ]
            middle.update(zip(column, _apart(wanted, below), strict=True))
    return middle


def _offsets(order: Sequence[Place]) -> list[float]:
    """The smallest possible distance of each place from the first."""
    return list(accumulate((_distance(above, below) for above, below in pairwise(order)), initial=0.0))


def _apart(wanted: Sequence[float], offsets: Sequence[float]) -> Iterable[float]:
    """The heights nearest to those wanted at which nothing in a column overlaps, in the same order.

    Pools adjacent violators, the least-squares solution of isotonic regression (Ayer and others 1955).
    """
    pools: list[tuple[float, int]] = []
    for height, offset in zip(wanted, offsets, strict=True):
        pools.append((height - offset, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (one, many), (other, more) = pools.pop(-2), pools.pop()
            pools.append(((one * many + other * more) / (many + more), many + more))
    heights = (height for height, many in pools for _ in range(many))
    return (height + offset for height, offset in zip(heights, offsets, strict=True))


def _distance(above: Place, below: Place) -> float:
    halves = sum(0.0 if place.passing else BOX_HEIGHT / 2 for place in (above, below))
    return halves + (_BETWEEN_LINES if above.passing and below.passing else _BETWEEN_BOXES)


def _from_the_top(layout: Layout) -> Layout:
    """The layout with its top at zero, rounded to tenths of pixels so that it is the same on every processor."""
    highest = min(_edges_of(layout.middle, -1), default=0.0)
    middle = {place: round(at - highest, 1) for place, at in layout.middle.items()}
    left, width = (tuple(round(some, 1) for some in sizes) for sizes in (layout.left, layout.width))
    return Layout(left, width, middle, layout.routes, max(_edges_of(middle, 1), default=0.0))


def _edges_of(middle: Mapping[Place, float], side: int) -> Iterable[float]:
    return (at + side * (0.0 if place.passing else BOX_HEIGHT / 2) for place, at in middle.items())

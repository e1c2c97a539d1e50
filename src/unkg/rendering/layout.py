"""The layout of a picture: columns from left to right, and an order within them with few crossings and no overlaps.

A citation that passes a column has a place in it, shared by all citations of the same document.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import inf
from statistics import fmean
from typing import TYPE_CHECKING, Final, NamedTuple

from unkg.rendering.columns import Columns
from unkg.rendering.ordering import ordered

if TYPE_CHECKING:
    import networkx as nx

_TURNS: Final = 12
"""Times that the heights of all columns are adjusted to those of their neighbours."""
BETWEEN_BOXES: Final = 12.0
BETWEEN_LINES: Final = 7.0
_GAP: Final = 46.0
"""Space between two columns, for the curves."""


Size = tuple[float, float]
"""Width and height."""


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


def lay_out(graph: "nx.DiGraph[str]", columns: Columns, sizes: Mapping[str, Size]) -> Layout:
    """Lay out every document, given width and height of its box, and every citation."""
    routes = {(citing, cited): route(columns, citing, cited) for citing, cited in sorted(graph.edges)}
    spacing = Spacing(lambda place: 0.0 if place.passing else sizes[place.document][1] / 2)
    middle = spread(columns, routes.values(), spacing)
    room = tuple(
        max((sizes[name][0] for name, column in columns.of.items() if column == at), default=0.0)
        for at in range(len(columns.years))
    )
    left = tuple(sum(room[:at]) + at * _GAP for at in range(len(room)))
    return _from_the_top(Layout(left, room, middle, routes, 0.0), spacing)


def route(columns: Columns, citing: str, cited: str) -> Route:
    """The places of a citation: both ends, and one in each column between them."""
    start, end = columns.of[citing], columns.of[cited]
    step = 1 if end > start else -1
    passed = (Place(column, cited, passing=True) for column in range(start + step, end, step))
    return (Place(start, citing), *passed, Place(end, cited))


@dataclass(frozen=True, slots=True)
class Spacing:
    """The room that places need in a column; if the columns lie as rows, from left to right."""

    half: Callable[[Place], float]
    """Half the size of a box; none for a line."""
    between_lines: Callable[[int], float] = lambda column: BETWEEN_LINES
    room: float | None = None
    """The size of all columns; None if each may be as large as it needs."""

    def offsets(self, order: Sequence[Place]) -> list[float]:
        """The smallest possible distance of each place from the first."""
        return list(accumulate((self._distance(one, other) for one, other in pairwise(order)), initial=0.0))

    def _distance(self, one: Place, other: Place) -> float:
        is_narrow = one.passing and other.passing
        return self.half(one) + self.half(other) + (self.between_lines(one.column) if is_narrow else BETWEEN_BOXES)

    def bounds(self, order: Sequence[Place], offsets: Sequence[float]) -> tuple[float, float]:
        """The least and the greatest position of the first place."""
        if self.room is None or not order:
            return -inf, inf
        first = self.half(order[0])
        return first, max(first, self.room - self.half(order[-1]) - offsets[-1])


def spread(columns: Columns, routes: Iterable[Route], spacing: Spacing) -> dict[Place, float]:
    """The middles of the places: near those of their neighbours, with few crossings, without overlaps."""
    own = [Place(column, name) for name, column in columns.of.items()]
    steps = sorted({(max(pair), min(pair)) for way in routes for pair in pairwise(way)})
    by_column: dict[int, set[Place]] = defaultdict(set)
    neighbours: dict[Place, list[Place]] = defaultdict(list)
    for place in (*own, *(place for step in steps for place in step)):
        by_column[place.column].add(place)
    for right, left in steps:
        neighbours[right].append(left)
        neighbours[left].append(right)
    return _middles(ordered([sorted(by_column[at]) for at in range(len(columns.years))], steps), neighbours, spacing)


def _middles(
    order: Sequence[Sequence[Place]], neighbours: Mapping[Place, Sequence[Place]], spacing: Spacing
) -> dict[Place, float]:
    offsets = [spacing.offsets(column) for column in order]
    bounds = [spacing.bounds(column, below) for column, below in zip(order, offsets, strict=True)]
    centre = (spacing.room or 0.0) / 2
    middle = {
        place: centre + offset - below[-1] / 2
        for column, below in zip(order, offsets, strict=True)
        for place, offset in zip(column, below, strict=True)
    }
    for turn in range(_TURNS):
        for column, below, bound in list(zip(order, offsets, bounds, strict=True))[:: 1 if turn % 2 else -1]:
            wanted = [
                fmean(middle[one] for one in neighbours[place]) if neighbours.get(place) else middle[place]
                for place in column
            ]
            middle.update(zip(column, _apart(wanted, below, bound), strict=True))
    return middle


def _apart(wanted: Sequence[float], offsets: Sequence[float], bounds: tuple[float, float]) -> Iterable[float]:
    """The positions nearest to those wanted at which nothing in a column overlaps, in the same order.

    Pools adjacent violators, the least-squares solution of isotonic regression (Ayer and others 1955).
    """
    pools: list[tuple[float, int]] = []
    for position, offset in zip(wanted, offsets, strict=True):
        pools.append((position - offset, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (one, many), (other, more) = pools.pop(-2), pools.pop()
            pools.append(((one * many + other * more) / (many + more), many + more))
    least, greatest = bounds
    positions = (min(max(position, least), greatest) for position, many in pools for _ in range(many))
    return (position + offset for position, offset in zip(positions, offsets, strict=True))


def _from_the_top(layout: Layout, spacing: Spacing) -> Layout:
    """The layout with its top at zero, rounded to tenths of pixels so that it is the same on every processor."""
    highest = min(_edges_of(layout.middle, spacing, -1), default=0.0)
    middle = {place: round(at - highest, 1) for place, at in layout.middle.items()}
    left, width = (tuple(round(some, 1) for some in sizes) for sizes in (layout.left, layout.width))
    return Layout(left, width, middle, layout.routes, max(_edges_of(middle, spacing, 1), default=0.0))


def _edges_of(middle: Mapping[Place, float], spacing: Spacing, side: int) -> Iterable[float]:
    return (at + side * spacing.half(place) for place, at in middle.items())

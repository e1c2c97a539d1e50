"""The layout of a picture: columns from left to right, and an order within them with few crossings and no overlaps.

The order comes from a Sugiyama layout (Sugiyama, Tagawa and Toda 1981) of the network with given columns: a citation
that passes a column has a place in it, shared by all citations of the same document.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from unkg.rendering.columns import Columns

if TYPE_CHECKING:
    import networkx as nx

BOX_HEIGHT: Final = 36.0
_ROW: Final = 15.0
"""Maximum pixels per step of the layout engine."""
_EASE: Final = 1.2
"""Maximum height of a picture relative to its fullest column; more room gives straighter lines."""
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
    wanted = _wanted_heights(own, list(routes.values()), len(columns.years))
    by_column: dict[int, dict[Place, float]] = defaultdict(dict)
    for place, at in wanted.items():
        by_column[place.column][place] = at
    row = _row(list(by_column.values()))
    middle = {place: at for places in by_column.values() for place, at in _apart(places, row).items()}
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


def _wanted_heights(own: Sequence[Place], routes: Sequence[Route], count: int) -> dict[Place, float]:
    """The heights from the layout engine.

    A spine from beyond the last column to every place without a line from the right keeps all places in their columns.
    """
    from fast_sugiyama import from_edges

    steps = {(max(pair), min(pair)) for route in routes for pair in pairwise(route)}
    entered = {left for _, left in steps}
    places = {*own, *(place for step in steps for place in step)}
    spine = [Place(column, "", passing=True) for column in range(count, 0, -1)]
    steps |= set(pairwise(spine))
    steps |= {(Place(place.column + 1, "", passing=True), place) for place in places - entered}
    numbers = {place: number for number, place in enumerate(sorted({*places, *spine}))}
    edges = sorted((numbers[right], numbers[left]) for right, left in steps)
    # "up" ranks by the longest path from the head of the spine, which is the column; other rankings take minutes.
    [(found, *_)] = from_edges(
        edges, vertex_spacing=1, ranking_type="up", crossing_minimization="barycenter", transpose=True
    )
    at = {int(number): across for number, (across, _) in found}
    return {place: at[numbers[place]] for place in sorted(places)}


def _row(by_column: Sequence[Mapping[Place, float]]) -> float:
    """Pixels per step of the layout engine, which does not know that boxes are higher than lines."""
    spans = [max(places.values()) - min(places.values()) for places in by_column]
    fullest = max((_offsets(_ordered(places))[-1] for places in by_column), default=0.0)
    return min(_ROW, _EASE * fullest / max([*spans, 1.0]))


def _ordered(wanted: Mapping[Place, float]) -> list[Place]:
    return sorted(wanted, key=lambda place: (wanted[place], place))


def _offsets(order: Sequence[Place]) -> list[float]:
    """The smallest possible distance of each place from the first."""
    return list(accumulate((_distance(above, below) for above, below in pairwise(order)), initial=0.0))


def _apart(wanted: Mapping[Place, float], row: float) -> dict[Place, float]:
    """The heights nearest to those wanted at which nothing in a column overlaps, in the same order.

    Pools adjacent violators, the least-squares solution of isotonic regression (Ayer and others 1955).
    """
    order = _ordered(wanted)
    offsets = _offsets(order)
    pools: list[tuple[float, int]] = []
    for place, offset in zip(order, offsets, strict=False):
        pools.append((wanted[place] * row - offset, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (one, many), (other, more) = pools.pop(-2), pools.pop()
            pools.append(((one * many + other * more) / (many + more), many + more))
    heights = (height for height, many in pools for _ in range(many))
    return {place: height + offset for place, height, offset in zip(order, heights, offsets, strict=False)}


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

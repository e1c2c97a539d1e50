"""Where everything stands: columns from left to right, within them an order with few crossings and nothing overlapping.

The order comes from a Sugiyama layout (Sugiyama, Tagawa and Toda 1981) of the network with its columns given: a citation
that passes a column has a place of its own in it, which all citations of one document share.
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
"""Pixels for one step of the engine, at most."""
_EASE: Final = 1.2
"""How much higher a picture may become than its fullest column, for the sake of straight lines."""
_BETWEEN_BOXES: Final = 12.0
_BETWEEN_LINES: Final = 7.0
_GAP: Final = 46.0
"""Between two columns: room for a curve."""


class Place(NamedTuple):
    """A document in a column, or a citation of it that passes one."""

    column: int
    document: str
    passing: bool = False


Route = tuple[Place, ...]
"""A citation from the citing document through the columns that it passes to the cited one."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Pixels from the upper left corner of the drawing."""

    left: tuple[float, ...]
    """The left edge of each column."""
    width: tuple[float, ...]
    middle: dict[Place, float]
    """The height at which a box has its middle, and a line passes."""
    routes: dict[tuple[str, str], Route]
    height: float


def lay_out(graph: "nx.DiGraph[str]", columns: Columns, widths: Mapping[str, float]) -> Layout:
    """Place every document, `widths` telling how wide its box is, and every citation."""
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
    """The heights that the engine gives.

    A spine from beyond the last column to every place that no line enters from the right holds all in their columns.
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
    # "up" is the longest way from the spine's head, which is the column itself; to search for it takes minutes.
    [(found, *_)] = from_edges(
        edges, vertex_spacing=1, ranking_type="up", crossing_minimization="barycenter", transpose=True
    )
    at = {int(number): across for number, (across, _) in found}
    return {place: at[numbers[place]] for place in sorted(places)}


def _row(by_column: Sequence[Mapping[Place, float]]) -> float:
    """Pixels for one step of the engine, which knows nothing of boxes that are high and lines that are thin."""
    spans = [max(places.values()) - min(places.values()) for places in by_column]
    fullest = max((_offsets(_ordered(places))[-1] for places in by_column), default=0.0)
    return min(_ROW, _EASE * fullest / max([*spans, 1.0]))


def _ordered(wanted: Mapping[Place, float]) -> list[Place]:
    return sorted(wanted, key=lambda place: (wanted[place], place))


def _offsets(order: Sequence[Place]) -> list[float]:
    """How far below the first each would stand if they stood as near as they may."""
    return list(accumulate((_distance(above, below) for above, below in pairwise(order)), initial=0.0))


def _apart(wanted: Mapping[Place, float], row: float) -> dict[Place, float]:
    """The heights nearest to those wanted, in their order, at which nothing in a column touches.

    By pooling neighbours that are too near, the least squares of isotonic regression (Ayer and others 1955).
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
    """The same with its highest box or line at nought, in tenths of pixels, so that no processor rounds otherwise."""
    highest = min(_edges_of(layout.middle, -1), default=0.0)
    middle = {place: round(at - highest, 1) for place, at in layout.middle.items()}
    left, width = (tuple(round(some, 1) for some in sizes) for sizes in (layout.left, layout.width))
    return Layout(left, width, middle, layout.routes, max(_edges_of(middle, 1), default=0.0))


def _edges_of(middle: Mapping[Place, float], side: int) -> Iterable[float]:
    return (at + side * (0.0 if place.passing else BOX_HEIGHT / 2) for place, at in middle.items())

"""The layout of a picture as wide as a page: columns of years lie as rows, and break where they would be too wide."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unkg.rendering.columns import Columns
from unkg.rendering.layout import BETWEEN_BOXES, BETWEEN_LINES, Place, Route, Spacing, route, spread

if TYPE_CHECKING:
    import networkx as nx

_WIDEST: Final = 240.0
"""A wider box has no more to say."""
_FOR_BOXES: Final = 0.76
"""The share of a row that boxes may take at their least width; citations that pass it have the rest."""
_NARROW: Final = 5.0
"""The least distance of two lines that pass a row."""
_MOST_LINES: Final = 30
"""Lines that pass a row at most: the eye follows no more."""
_SLACK: Final = 0.92
"""Boxes grow to this share of a row, so that lines can stay straight."""

Citation = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Rows:
    """Positions in pixels from the left edge of the drawing."""

    rows: Columns
    """The row of each document; the oldest documents are in the first."""
    middle: dict[Place, float]
    width: tuple[float, ...]
    """The width of the boxes of each row."""
    routes: dict[Citation, Route]
    """The citations that are drawn."""


def lay_out_rows(graph: "nx.DiGraph[str]", found: Columns, least: Mapping[str, float], room: float) -> Rows:
    """Lay out every document in rows of this width, given the least widths of boxes, and the citations that fit.

    Citations of one document pass a row as one line. Where too many would pass, those that serve fewest citations are
    left out.
    """
    rows = _wrapped(graph, found, least, room)
    members = _members(rows)
    widths = [max((least[name] for name in members[row]), default=0.0) for row in range(len(rows.years))]
    free = [room - _boxes_room(len(members[row]), widths[row]) for row in range(len(rows.years))]
    routes = {ends: route(rows, *ends) for ends in sorted(graph.edges)}
    routes = _fitting(routes, [min(_MOST_LINES, max(0, int(one / _NARROW))) for one in free])
    lines = _passing(routes)
    passing = [len(lines[row]) for row in range(len(rows.years))]
    for row, count in enumerate(passing):
        widths[row] = _grown(widths[row], len(members[row]), room - count * BETWEEN_LINES)
        free[row] = room - _boxes_room(len(members[row]), widths[row])
    apart = [min(BETWEEN_LINES, one / max(count, 1)) for one, count in zip(free, passing, strict=True)]
    spacing = Spacing(lambda place: 0.0 if place.passing else widths[place.column] / 2, apart.__getitem__, room)
    middle = {place: round(at, 1) for place, at in spread(rows, routes.values(), spacing).items()}
    return Rows(rows, middle, tuple(round(one, 1) for one in widths), routes)


def _boxes_room(count: int, width: float) -> float:
    """What boxes of a row need, with lines on both sides of each."""
    return count * (width + 2 * BETWEEN_BOXES)


def _grown(least: float, count: int, room: float) -> float:
    return max(least, min(_WIDEST, room * _SLACK / max(count, 1) - 2 * BETWEEN_BOXES))


def _wrapped(graph: "nx.DiGraph[str]", found: Columns, least: Mapping[str, float], room: float) -> Columns:
    """The columns, each broken into as many rows as it needs, the earlier documents first."""
    members = _members(found)
    years: list[int | None] = []
    of: dict[str, int] = {}
    for column, year in enumerate(found.years):
        names = sorted(members[column], key=lambda name: (str(graph.nodes[name].get("date", "")), name))
        for some in _broken(names, max(least[name] for name in names), room * _FOR_BOXES):
            of |= dict.fromkeys(some, len(years))
            years.append(year)
    return Columns(tuple(years), of)


def _broken(names: Sequence[str], width: float, room: float) -> Iterable[Sequence[str]]:
    """The documents in parts of nearly the same number that fit in a row."""
    most = max(1, int(room / (width + 2 * BETWEEN_BOXES)))
    parts = -(-len(names) // most)
    return (names[len(names) * at // parts : len(names) * (at + 1) // parts] for at in range(parts))


def _members(columns: Columns) -> dict[int, list[str]]:
    members: dict[int, list[str]] = defaultdict(list)
    for name, column in columns.of.items():
        members[column].append(name)
    return members


def _passing(routes: Mapping[Citation, Route]) -> dict[int, dict[str, set[Citation]]]:
    """For each row and each cited document whose citations pass it, these citations."""
    found: dict[int, dict[str, set[Citation]]] = defaultdict(lambda: defaultdict(set))
    for ends, way in routes.items():
        for place in way[1:-1]:
            found[place.column][place.document].add(ends)
    return found


def _fitting(routes: dict[Citation, Route], most: Sequence[int]) -> dict[Citation, Route]:
    """The citations without those that would make more lines pass a row than fit in it."""
    lines = _passing(routes)
    left = dict(routes)
    for row in sorted(lines):
        while len(lines[row]) > most[row]:
            cited = min(lines[row], key=lambda name: (len(lines[row][name]), name))
            for ends in lines[row].pop(cited):
                for place in left.pop(ends)[1:-1]:
                    lines[place.column].get(cited, set()).discard(ends)
    return left

"""The layout of a map: a circle a community, strongly tied ones near each other, with its documents as dots inside."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import cos, hypot, inf, pi, sin, sqrt
from typing import TYPE_CHECKING, Final

from unkg.rendering.network import node

if TYPE_CHECKING:
    import networkx as nx

_SEED: Final = 1
_TURNS: Final = 1000
"""Times that circles that overlap are moved apart; far fewer are needed for the communities of a picture."""
_PULLS: Final = 120
"""Times that all are first pulled to the middle, so that no gaps remain."""
_PAIRS: Final = 1_000_000
"""Pairs of circles that are looked at: with hundreds of circles the turns are fewer, and some may overlap a little."""
_GOLDEN: Final = pi * (3 - sqrt(5))
_SMALLEST: Final = 1.8
_LARGEST: Final = 11.0
"""Radius of the most cited document."""
_LABEL: Final = 30.0
"""Room above a circle for the name of its community."""
NAME_WIDTH: Final = 104.0
"""Width of the name of a community whose circle is smaller."""
_APART: Final = 10.0
_DENSE: Final = 0.45
"""How far communities are apart at first, so that few are moved far and few gaps remain."""

Tie = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle in pixels from the upper left corner of the map."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Map:
    """Where communities and documents are."""

    communities: dict[int, Circle]
    documents: dict[str, Circle]
    ties: dict[Tie, int]
    """Two communities, the larger first → the number of citations between them."""
    width: float
    height: float


def members(graph: "nx.DiGraph[str]") -> dict[int, list[str]]:
    """The documents of each community, the most cited first."""
    found: dict[int, list[str]] = defaultdict(list)
    for name in sorted(graph, key=lambda name: (-node(graph, name).get("cited_by", 0), name)):
        if number := node(graph, name).get("community"):
            found[number].append(name)
    return dict(sorted(found.items()))


def lay_out_map(
    graph: "nx.DiGraph[str]", shown: Mapping[int, Sequence[str]], room: tuple[float, float], *, has_names: bool = True
) -> Map:
    """Lay out communities with those of their documents that are shown, in a map of at most this size."""
    most = max((node(graph, name).get("cited_by", 0) for some in shown.values() for name in some), default=1)
    radii = {name: _radius(node(graph, name).get("cited_by", 0), most) for some in shown.values() for name in some}
    inside = {number: _spiral(some, radii) for number, some in shown.items()}
    sizes = {
        number: max(hypot(one.x, one.y) + one.radius for one in dots.values()) + 4 for number, dots in inside.items()
    }
    ties = _ties(graph, shown)
    if not sizes:
        return Map({}, {}, {}, 0.0, 0.0)
    found, scale = _laid_out(sizes, inside, ties, room, 1.0 if has_names else inf)
    # Names have the same size at every scale, so that the room for them is known when the scale is.
    for _ in range(3 if has_names else 0):
        found, scale = _laid_out(sizes, inside, ties, room, scale)
    return found


def _laid_out(
    sizes: Mapping[int, float], inside: Mapping[int, Mapping[str, Circle]], ties: dict[Tie, int],
    room: tuple[float, float], scale: float,
) -> tuple[Map, float]:  # fmt: skip
    """The map, with room for names that are drawn at this scale, and the scale that it has."""
    label = _LABEL / scale
    needed = {one: max(size, NAME_WIDTH / 2 / scale) for one, size in sizes.items()}
    centres = _centres(needed, ties, room[0] / room[1], label)
    left, top = (min(centres[one][axis] - needed[one] - label * axis for one in sizes) for axis in (0, 1))
    right = max(centres[one][0] + needed[one] for one in sizes)
    bottom = max(centres[one][1] + sizes[one] for one in sizes)
    scale = min(room[0] / (right - left), room[1] / (bottom - top), 1.6)

    def circle(across: float, down: float, radius: float) -> Circle:
        return Circle(round((across - left) * scale, 1), round((down - top) * scale, 1), round(radius * scale, 1))

    communities = {one: circle(across, down, sizes[one]) for one, (across, down) in centres.items()}
    documents = {
        name: circle(centres[one][0] + dot.x, centres[one][1] + dot.y, dot.radius)
        for one, dots in inside.items()
        for name, dot in dots.items()
    }
    return Map(communities, documents, ties, (right - left) * scale, (bottom - top) * scale), scale


def _radius(cited: int, most: int) -> float:
    """The area of a dot grows with the number of documents that cite it."""
    return _SMALLEST + (_LARGEST - _SMALLEST) * sqrt(cited / max(most, 1))


def _spiral(names: Iterable[str], radii: Mapping[str, float]) -> dict[str, Circle]:
    """Dots around a centre, the first in the middle, as the seeds of a sunflower: each has room for its size."""
    area, found = 0.0, {}
    for place, name in enumerate(names):
        own = (radii[name] + 1.0) ** 2 * 1.35
        distance = sqrt(area + own / 2) if place else 0.0
        area += own
        found[name] = Circle(distance * cos(place * _GOLDEN), distance * sin(place * _GOLDEN), radii[name])
    return found


def _ties(graph: "nx.DiGraph[str]", shown: Mapping[int, Sequence[str]]) -> dict[Tie, int]:
    """The citations between communities, of all their documents."""
    counted: Counter[Tie] = Counter()
    for citing, cited in graph.edges:
        one, other = (node(graph, name).get("community", 0) for name in (citing, cited))
        if one != other and one in shown and other in shown:
            counted[min(one, other), max(one, other)] += 1
    return dict(sorted(counted.items()))


def _centres(
    sizes: Mapping[int, float], ties: Mapping[Tie, int], proportion: float, label: float
) -> dict[int, list[float]]:
    """Centres that ties pull together, moved apart until no two circles overlap."""
    import networkx as nx

    tied: nx.Graph[int] = nx.Graph()
    tied.add_nodes_from(sorted(sizes))
    for (one, other), count in ties.items():
        tied.add_edge(one, other, weight=count / sqrt(sizes[one] * sizes[other]))
    spread = _DENSE * sqrt(sum((size + label) ** 2 for size in sizes.values()))
    found = nx.spring_layout(tied, seed=_SEED, iterations=200) if len(sizes) > 1 else dict.fromkeys(sizes, (0.0, 0.0))
    stretch = sqrt(proportion)
    centres = {one: [float(at[0]) * spread * stretch, float(at[1]) * spread / stretch] for one, at in found.items()}
    pulls = min(_PULLS, _PAIRS // len(sizes) ** 2)
    for turn in range(min(_TURNS, pulls + _PAIRS // len(sizes) ** 2)):
        if turn < pulls:
            across, down = (max(abs(at[axis]) for at in centres.values()) for axis in (0, 1))
            pull = (0.995, 0.94) if across < down * proportion else (0.94, 0.995)
            centres = {one: [at[0] * pull[0], at[1] * pull[1]] for one, at in centres.items()}
        if not _moved_apart(centres, sizes, label) and turn >= pulls:
            break
    return centres


def _moved_apart(centres: dict[int, list[float]], sizes: Mapping[int, float], label: float) -> bool:
    """Move each pair of circles that overlap apart, the smaller one further; whether there was one."""
    moved = False
    for one, other in combinations(sorted(centres), 2):
        across, down = (centres[other][axis] - centres[one][axis] for axis in (0, 1))
        distance = hypot(across, down) or 1e-6
        lacking = sizes[one] + sizes[other] + _APART + label * abs(down) / distance - distance
        if lacking > 0.1:
            moved = True
            share = sizes[one] / (sizes[one] + sizes[other])
            for axis, way in enumerate((across or 1e-6, down)):
                centres[one][axis] -= way / distance * lacking * (1 - share)
                centres[other][axis] += way / distance * lacking * share
    return moved

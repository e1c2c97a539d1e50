"""The marks of organs and the lines of relations, distinguishable by the colour-blind."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, get_args

from unkg.model import CITATION_LINES, CitationLine

Shape = Literal["circle", "square", "triangle", "diamond", "hexagon", "cross", "bar", "dot"]


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of an organ's documents."""

    colour: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class Stroke:
    """The line style of a kind of citation."""

    name: str
    colour: str
    width: float
    dashes: str
    """SVG dash pattern; empty for a solid line."""


# The palette of Okabe and Ito, Color Universal Design (2008), without yellow, which is too pale on white.
# Frequent organs have a mark of their own, so that they look the same in every picture.
_OWN: Final[Mapping[str, Mark]] = MappingProxyType(
    {
        "general-assembly": Mark("#0072B2", "circle"),
        "security-council": Mark("#D55E00", "square"),
        "human-rights-council": Mark("#009E73", "triangle"),
        "commission-on-human-rights": Mark("#CC79A7", "diamond"),
        "economic-and-social-council": Mark("#E69F00", "hexagon"),
    }
)
_OTHERS: Final = (Mark("#56B4E9", "cross"), Mark("#8A6D00", "bar"))
REST_MARK: Final = Mark("#6B6B6B", "dot")
"""For bodies without a mark of their own, and documents of unknown body."""
REST: Final = "other or unknown body"

STROKES: Final = (
    Stroke("acts on it or under it", "#222222", 1.7, ""),
    Stroke("recalls, reaffirms, is guided by it", "#5F6B76", 1.3, ""),
    Stroke("notes, welcomes, is concerned at it", "#5F6B76", 1.3, "6 4"),
    Stroke("mentions it otherwise", "#8C97A1", 1.3, "1.5 3.5"),
)
_ORDER: Final[tuple[CitationLine, ...]] = get_args(CitationLine)
"""Which line of the closed lists each of `STROKES` is, the weightiest first."""
_OF_RELATION: Final[Mapping[str, int]] = MappingProxyType(
    {one: _ORDER.index(line) for one, line in CITATION_LINES.items()}
)


def stroke(relations: Iterable[str]) -> Stroke:
    """The line style of a citation: that of its strongest relation."""
    return STROKES[min((_OF_RELATION.get(relation, 3) for relation in relations), default=3)]


def marks(bodies: Iterable[str]) -> dict[str, Mark]:
    """The marks of the bodies in a picture, those with most documents first; all others share the mark of the rest."""
    counts = Counter(bodies)
    ordered = sorted(counts, key=lambda body: (-counts[body], body))
    free = iter(_OTHERS)
    return {body: _OWN.get(body) or next(free, REST_MARK) for body in ordered}

"""The paper or slide that a picture is printed on: how large it is, and where pages end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

PIXELS: Final = 4.0
"""Pixels per millimetre: the smallest letters of a picture, 10.5 pixels high, are 7.4 points high in print."""
POINTS: Final = 72 / 25.4 / PIXELS
"""Points per pixel."""
NARROWEST, WIDEST = 100, 2000
"""Millimetres: a box must fit, and a poster is not wider."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A size in millimetres."""

    width: float
    height: float

    @property
    def across(self) -> float:
        """The width in pixels."""
        return self.width * PIXELS

    @property
    def down(self) -> float:
        """The height in pixels."""
        return self.height * PIXELS


PAGE: Final = Paper(210.0, 297.0)
_NAMED: Final[Mapping[str, Paper]] = MappingProxyType(
    {"a4": PAGE, "a3": Paper(297.0, 420.0), "letter": Paper(215.9, 279.4), "slide": Paper(338.7, 190.5)}
)
"""A slide is 16 to 9, as in presentations."""
NAMES: Final = "A4, A3, letter, slide"


def paper(name: str) -> Paper | None:
    """Paper by name, or as wide as a number of millimetres, in the proportions of A4; None for other words."""
    if name.lower() in _NAMED:
        return _NAMED[name.lower()]
    if name.isascii() and name.isdecimal() and len(name) <= 4 and NARROWEST <= int(name) <= WIDEST:
        return Paper(float(name), round(int(name) * 2**0.5, 1))
    return None


def pages(breaks: Sequence[float], room: float) -> list[tuple[float, float]]:
    """The parts of a picture that come on a page each, given where it can be cut: its beginning, cuts, and its end.

    A part that can nowhere be cut to fit is left whole.
    """
    found: list[tuple[float, float]] = []
    start = last = breaks[0]
    for cut in breaks[1:]:
        if cut - start > room and last > start:
            found.append((start, last))
            start = last
        last = cut
    return [*found, (start, last)]

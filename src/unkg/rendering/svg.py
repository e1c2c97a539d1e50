"""Functions for SVG elements; numbers are rounded to tenths of a pixel."""

from dataclasses import dataclass
from math import cos, pi, sin
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from unkg.model.network import writable
from unkg.rendering.marks import Mark, Shape

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture, and the heights at which it can be cut into pages, with its upper and lower edge."""

    picture: Element
    cuts: tuple[float, ...] = ()


def number(value: float) -> str:
    """A length as a string, without trailing zeros."""
    return f"{round(value, 1) + 0.0:g}" if abs(value) < 1e5 else str(round(value))


def as_svg(picture: Element) -> str:
    """The picture as the text of an SVG file, indented."""
    indent(picture, " ")
    return as_xml(picture) + "\n"


def as_xml(picture: Element) -> str:
    """The picture as XML, which a title or name with a control character does not break."""
    return writable(tostring(picture, encoding="unicode"))


def add(parent: Element, name: str, **attributes: str | float) -> Element:
    """Add an element; in attribute names an underscore stands for a hyphen, and a trailing one is dropped."""
    written = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    return SubElement(parent, name, {key: _written(value) for key, value in written.items()})


def _written(value: str | float) -> str:
    return value if isinstance(value, str) else number(value)


def add_text(parent: Element, text: str, at: Point, size: float, colour: str, **attributes: str | float) -> Element:
    """Add a line of text with the start of its baseline (or another `text_anchor`) at a point."""
    element = add(parent, "text", x=at[0], y=at[1], font_size=size, fill=colour, **attributes)
    element.text = text
    return element


def add_note(parent: Element, text: str) -> None:
    """Add a tooltip."""
    SubElement(parent, "title").text = text


def points(some: list[Point]) -> str:
    """Points as an SVG attribute value."""
    return " ".join(f"{number(x)},{number(y)}" for x, y in some)


_RADIUS: Final = 6.0
_CORNERS: Final[dict[Shape, tuple[int, float, float]]] = {
    "square": (4, pi / 4, 1.1),
    "triangle": (3, -pi / 2, 1.2),
    "diamond": (4, 0.0, 1.15),
    "hexagon": (6, 0.0, 1.05),
}
"""Number of corners, the angle of the first, and the size relative to a circle that looks as large."""


def add_shape(parent: Element, mark: Mark, at: Point, radius: float = _RADIUS, **look: str | float) -> None:
    """Add the mark of an organ, centred at a point; filled with its colour unless `look` says otherwise."""
    x, y = at
    look = {"fill": mark.colour, **look}
    match mark.shape:
        case "circle":
            add(parent, "circle", cx=x, cy=y, r=radius * 0.9, **look)
        case "dot":
            add(parent, "circle", cx=x, cy=y, r=radius * 0.55, **look)
        case "bar":
            high = radius * 5 / 6
            add(parent, "rect", x=x - radius, y=y - high / 2, width=2 * radius, height=high, **look)
        case "cross":
            add(parent, "polygon", points=points(_cross(at, radius, radius / 3)), **look)
        case _:
            count, first, size = _CORNERS[mark.shape]
            angles = [first + 2 * pi * corner / count for corner in range(count)]
            corners = [(x + size * radius * cos(angle), y + size * radius * sin(angle)) for angle in angles]
            add(parent, "polygon", points=points(corners), **look)


def _cross(at: Point, long: float, short: float) -> list[Point]:
    x, y = at
    quarter = [(-short, -long), (short, -long), (short, -short)]
    turned = [*quarter, *((-down, across) for across, down in quarter)]
    return [(x + way * across, y + way * down) for way in (1, -1) for across, down in turned]

"""Convert a picture to a page of PDF with its shapes, words and links, in the font that it was measured in."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

from unkg.rendering.boxes import GREY, SMALL
from unkg.rendering.drawing import MARGIN
from unkg.rendering.fonts import font_file, shortened, width
from unkg.rendering.paper import POINTS, Paper, pages
from unkg.rendering.svg import Drawn

if TYPE_CHECKING:
    from reportlab.lib.colors import Color
    from reportlab.pdfgen.canvas import Canvas

_FONT: Final = "Arimo"
_EDGE: Final = 28.0
"""What is kept free above and below on pages that a picture is cut into; the number of the page is there."""
_INHERITED: Final = ("fill", "stroke", "stroke-width", "stroke-dasharray")
# The commands and numbers of a path: "M", "-3.5", "28"; never an exponent, which `svg.number` does not write below 1e5.
_TOKEN: Final = re.compile(r"[A-Za-z]|-?\d+(?:\.\d+)?")
_REACH: Final = 20.0
"""How far letters, arrows and circles reach from their place."""
_ARGUMENTS: Final[Mapping[str, int]] = {"M": 2, "C": 6, "H": 1, "V": 1, "l": 2, "h": 1, "v": 1, "z": 0}
"""The path commands that our pictures have, and how many numbers each takes."""

Style = Mapping[str, str]


def as_pdf(drawn: Drawn, paper: Paper | None) -> bytes:
    """The picture on pages of this paper, or on one page as large as it. Equal pictures give equal bytes."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    registerFont(TTFont(_FONT, str(font_file())))
    file = BytesIO()
    canvas = Canvas(file, invariant=1, pageCompression=1)
    title = _local_text(drawn.picture, "title")
    canvas.setTitle(title)
    canvas.setSubject(_local_text(drawn.picture, "desc"))
    across, down = (float(drawn.picture.get(side, "0")) for side in ("width", "height"))
    parts = pages(drawn.cuts, paper.down - 2 * _EDGE) if paper else [(0.0, down)]
    for at, part in enumerate(parts, start=1):
        number = f"{title}, page {at} of {len(parts)}" if len(parts) > 1 else ""
        _add_page(canvas, drawn.picture, (across, paper.down if paper else down), part, number)
    canvas.save()
    return file.getvalue()


def _add_page(
    canvas: "Canvas", picture: Element, size: tuple[float, float], part: tuple[float, float], number: str
) -> None:
    """Add a page of this size, or of the height of the part of the picture if that is larger."""
    across, start, end = size[0], *part
    edge = _EDGE if start else 0.0
    high = max(size[1], end - start + edge)
    canvas.setPageSize((across * POINTS, high * POINTS))
    canvas.scale(POINTS, POINTS)
    if number:
        canvas.setFont(_FONT, SMALL)
        canvas.setFillColor(GREY)
        canvas.drawString(MARGIN, _EDGE / 2, shortened(number, SMALL, across - 2 * MARGIN))
    clip = canvas.beginPath()
    clip.rect(0, high - edge - (end - start), across, end - start)
    canvas.clipPath(clip, stroke=0, fill=0)
    _Page(canvas, across, high - edge + start, part).draw(picture, {}, None)
    canvas.showPage()


def _local_text(picture: Element, name: str) -> str:
    return next((child.text or "" for child in picture if child.tag == name), "")


@dataclass(frozen=True, slots=True)
class _Page:
    """A page that elements are drawn on; PDF counts upwards from the bottom."""

    canvas: "Canvas"
    across: float
    down: float
    """The height of the upper edge of the whole picture above the bottom of the page."""
    part: tuple[float, float]
    """Upper and lower edge of what is on the page."""

    def draw(self, element: Element, inherited: Style, link: str | None) -> None:
        """Draw an element and all below it; `link` is the address of the link that it is part of."""
        style = {**inherited, **{key: value for key in _INHERITED if (value := element.get(key))}}
        link = element.get("href", link)
        if element.tag in _DRAWN and self._is_seen(element):
            paint = self._set_style(element, style)
            _DRAWN[element.tag](self, element, paint, link)
        for child in element:
            self.draw(child, style, link)

    def _is_seen(self, element: Element) -> bool:
        """Whether an element may be on this page: it would be clipped else, at the cost of its bytes."""
        if element.tag == "path":
            heights = list(_heights(element.get("d", "")))
        else:
            heights = [float(element.get(name, "0")) for name in ("y", "y1", "y2", "cy") if name in element.attrib]
            heights += [y + self._size(element, "height", self.part[1]) for y in heights if element.tag == "rect"]
        return not heights or (min(heights) - _REACH <= self.part[1] and max(heights) + _REACH >= self.part[0])

    def _set_style(self, element: Element, style: Style) -> dict[str, int]:
        """Set colours and lines; the result is whether to fill and to stroke."""
        fill, stroke = style.get("fill", "#000000"), style.get("stroke", "none")
        if fill != "none":
            self.canvas.setFillColor(_colour(fill))
        if stroke != "none":
            self.canvas.setStrokeColor(_colour(stroke))
            self.canvas.setLineWidth(float(style.get("stroke-width", "1")))
            self.canvas.setDash([float(part) for part in style.get("stroke-dasharray", "").split()])
        return {"fill": int(fill != "none"), "stroke": int(stroke != "none")}

    def rect(self, element: Element, paint: dict[str, int], _: str | None) -> None:
        """Draw a rectangle, perhaps with round corners; sizes may be the whole page."""
        wide, high = self._size(element, "width", self.across), self._size(element, "height", self.part[1])
        x, y = float(element.get("x", "0")), self.down - float(element.get("y", "0")) - high
        if radius := float(element.get("rx", "0")):
            self.canvas.roundRect(x, y, wide, high, radius, **paint)
        else:
            self.canvas.rect(x, y, wide, high, **paint)

    @staticmethod
    def _size(element: Element, side: str, whole: float) -> float:
        written = element.get(side, "0")
        return whole * float(written[:-1]) / 100 if written.endswith("%") else float(written)

    def line(self, element: Element, _: dict[str, int], __: str | None) -> None:
        """Draw a straight line."""
        x1, y1, x2, y2 = (float(element.get(name, "0")) for name in ("x1", "y1", "x2", "y2"))
        self.canvas.line(x1, self.down - y1, x2, self.down - y2)

    def circle(self, element: Element, paint: dict[str, int], _: str | None) -> None:
        """Draw a circle."""
        x, y, radius = (float(element.get(name, "0")) for name in ("cx", "cy", "r"))
        self.canvas.circle(x, self.down - y, radius, **paint)

    def polygon(self, element: Element, paint: dict[str, int], _: str | None) -> None:
        """Draw a closed shape."""
        corners = [tuple(map(float, pair.split(","))) for pair in element.get("points", "").split()]
        path = self.canvas.beginPath()
        for place, (x, y) in enumerate(corners):
            (path.lineTo if place else path.moveTo)(x, self.down - y)
        path.close()
        self.canvas.drawPath(path, **paint)

    def path(self, element: Element, paint: dict[str, int], _: str | None) -> None:
        """Draw a path of lines and curves."""
        path = self.canvas.beginPath()
        x = y = 0.0
        for command, given in _commands(element.get("d", "")):
            match command:
                case "z":
                    path.close()
                    continue
                case "C":
                    x1, y1, x2, y2, x, y = given
                    path.curveTo(x1, self.down - y1, x2, self.down - y2, x, self.down - y)
                    continue
                case "M":
                    x, y = given
                    path.moveTo(x, self.down - y)
                    continue
                case "H":
                    x = given[0]
                case "V":
                    y = given[0]
                case "h":
                    x += given[0]
                case "v":
                    y += given[0]
                case _:
                    x, y = x + given[0], y + given[1]
            path.lineTo(x, self.down - y)
        self.canvas.drawPath(path, **paint)

    def text(self, element: Element, _: dict[str, int], link: str | None) -> None:
        """Write a line of text, and make it a link if it is part of one."""
        words, size = element.text or "", float(element.get("font-size", "12"))
        wide = width(words, size)
        shift = {"middle": wide / 2, "end": wide}.get(element.get("text-anchor", "start"), 0.0)
        x, y = float(element.get("x", "0")) - shift, self.down - float(element.get("y", "0"))
        self.canvas.setFont(_FONT, size)
        self.canvas.drawString(x, y, words)
        if link:
            self.canvas.linkURL(link, (x, y - 2, x + wide, y + size), relative=1)


@cache
def _colour(name: str) -> "Color":
    from reportlab.lib.colors import HexColor

    return HexColor(name)


def _heights(path: str) -> Iterator[float]:
    """The heights that the curves and lines of a path lead to, but for its arrows, which are short."""
    for command, given in _commands(path):
        match command:
            case "M" | "C":
                yield from given[1::2]
            case "V":
                yield given[0]


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    tokens = iter(_TOKEN.findall(path))
    for command in tokens:
        yield command, [float(next(tokens)) for _ in range(_ARGUMENTS[command])]


_DRAWN: Final[Mapping[str, "Callable[[_Page, Element, dict[str, int], str | None], None]"]] = {
    "rect": _Page.rect,
    "line": _Page.line,
    "circle": _Page.circle,
    "polygon": _Page.polygon,
    "path": _Page.path,
    "text": _Page.text,
}
"""How each element of our pictures is drawn; groups and links have only children, tooltips are not drawn."""

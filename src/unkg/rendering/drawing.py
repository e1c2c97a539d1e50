"""Draw a network as SVG: documents are labelled boxes in columns by year, citations are lines."""

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement

from unkg.rendering.boxes import (
    GREY,
    INK,
    PALE,
    PAPER,
    Frame,
    add_citation,
    add_document,
    box_height,
    least_width,
    titles,
)
from unkg.rendering.caption import Caption
from unkg.rendering.columns import Columns, columns
from unkg.rendering.fonts import FAMILY, lines, shortened, width
from unkg.rendering.layout import Layout, Place, Route, lay_out
from unkg.rendering.legend import Legend, add_legend
from unkg.rendering.marks import REST_MARK, Mark, marks
from unkg.rendering.network import node, nodes
from unkg.rendering.selection import Selection
from unkg.rendering.svg import Drawn, add, add_text, number

if TYPE_CHECKING:
    import networkx as nx

MARGIN: Final = 24.0
_YEAR, _TITLE, _SUBTITLE = 12.0, 20.0, 13.0
_NOTES: Final = ("Arrows lead from citing to cited documents. Older documents are on the left.",)
_TITLED_COLUMNS: Final = 12
"""Columns at most of a picture whose boxes have titles: each box is then as wide as _TITLED at least."""
_TITLED: Final = 190.0
_LEAST_WIDTH: Final = 640.0
_HEADING: Final = 30.0
"""Space above the boxes for the years."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A network with its layout; `start` and `top` are the left and top of the drawing on the sheet."""

    selection: Selection
    columns: Columns
    layout: Layout
    marks: dict[str, Mark]
    titles: dict[str, list[str]]
    """The lines of titles that are drawn."""
    start: float
    top: float
    width: float

    @property
    def graph(self) -> "nx.DiGraph[str]":
        """The drawn documents and citations."""
        return self.selection.graph

    def mark(self, name: str) -> Mark:
        """The mark of the body that issued a document."""
        return self.marks.get(node(self.graph, name).get("body", ""), REST_MARK)

    def frame(self, name: str) -> Frame:
        """Where the box of a document is."""
        column = self.columns.of[name]
        middle = self.top + self.layout.middle[Place(column, name)]
        left = self.start + self.layout.left[column]
        high = box_height(self.titles.get(name, ()))
        return Frame(left, middle - high / 2, self.layout.width[column], high)


def draw(selection: Selection, caption: Caption) -> Drawn:
    """The picture, as wide as its years need."""
    sheet, head = _sheet(selection, caption)
    below = sheet.top + sheet.layout.height + MARGIN
    legend = Legend(selection, sheet.marks, caption, _NOTES, sheet.width - 2 * MARGIN)
    height = below + legend.height + MARGIN
    root = root_element(sheet.width, height, caption)
    add_head(root, head)
    _add_years(root, sheet)
    citations = add(root, "g", class_="citations", fill="none")
    for ends, route in sheet.layout.routes.items():
        x, y, away = _end(sheet, route)
        arrow = f"M{number(x)} {number(y)}l{number(away * 8)} -3.5v7z"
        add_citation(citations, sheet.graph, ends, _path(sheet, route), arrow)
    documents = add(root, "g", class_="documents")
    for name in sheet.graph:
        title = sheet.titles.get(name, ())
        add_document(documents, selection, name, sheet.mark(name), sheet.frame(name), caption.address(name), title)
    add_legend(add(root, "g", class_="legend"), legend, (MARGIN, below))
    return Drawn(root)


def _sheet(selection: Selection, caption: Caption) -> tuple[Sheet, tuple[list[str], list[str]]]:
    """The sheet, and the lines of its head, whose number determines its top."""
    graph = selection.graph
    found = columns(graph)
    widths, shown = _widths(selection, found)
    layout = lay_out(graph, found, {name: (widths[name], box_height(shown.get(name, ()))) for name in graph})
    drawn = layout.left[-1] + layout.width[-1] if layout.left else 0.0
    whole = max(_LEAST_WIDTH, drawn + 2 * MARGIN, width(caption.title, _TITLE) + 2 * MARGIN)
    head = head_lines(caption, whole)
    top = head_height(head) + _HEADING
    bodies = [attributes["body"] for attributes in nodes(graph) if "body" in attributes]
    return Sheet(selection, found, layout, marks(bodies), shown, (whole - drawn) / 2, top, whole), head


def _widths(selection: Selection, found: Columns) -> tuple[dict[str, float], dict[str, list[str]]]:
    """The width of each box, and the titles in boxes of a picture of few columns, where there is room for them."""
    least = {name: least_width(selection, name) for name in selection.graph}
    if len(found.years) > _TITLED_COLUMNS:
        return least, {}
    widest = {column: max(least[name] for name in least if found.of[name] == column) for column in found.of.values()}
    wide = {name: max(_TITLED, widest[column]) for name, column in found.of.items()}
    return wide, titles(selection, wide)


def root_element(across: float, down: float, caption: Caption) -> Element:
    """An empty picture of a size, with its title and description."""
    root = Element("svg", xmlns="http://www.w3.org/2000/svg", width=number(across), height=number(down))
    root.set("viewBox", f"0 0 {number(across)} {number(down)}")
    root.set("font-family", FAMILY)
    root.set("role", "img")
    SubElement(root, "title").text = caption.title
    SubElement(root, "desc").text = f"{caption.subtitle}\n{caption.source}\n{caption.command}"
    add(root, "rect", class_="paper", width="100%", height="100%", fill=PAPER)
    return root


def head_lines(caption: Caption, across: float) -> tuple[list[str], list[str]]:
    """The lines of title and subtitle."""
    room = across - 2 * MARGIN
    return lines(caption.title, _TITLE, room), lines(caption.subtitle, _SUBTITLE, room)


def head_height(head: tuple[list[str], list[str]]) -> float:
    """Where the lines of the head end."""
    return MARGIN + len(head[0]) * 24 + len(head[1]) * 18 + 14


def add_head(root: Element, head: tuple[list[str], list[str]]) -> None:
    """Add title and subtitle."""
    title, subtitle = head
    for at, line in enumerate(title):
        add_text(root, line, (MARGIN, MARGIN + 16 + at * 24), _TITLE, INK)
    for at, line in enumerate(subtitle):
        add_text(root, line, (MARGIN, MARGIN + len(title) * 24 + 10 + at * 18), _SUBTITLE, GREY)


def _add_years(root: Element, sheet: Sheet) -> None:
    """Add a band for each year, every other one shaded, with the year above it."""
    group = add(root, "g", class_="years")
    top, layout = sheet.top - _HEADING, sheet.layout
    by_year = groupby(range(len(sheet.columns.years)), key=lambda column: sheet.columns.years[column])
    for band, (year, some) in enumerate(by_year):
        held = list(some)
        left = sheet.start + layout.left[held[0]]
        right = sheet.start + layout.left[held[-1]] + layout.width[held[-1]]
        if band % 2 == 0:
            add(
                group,
                "rect",
                x=left - 14,
                y=top,
                width=right - left + 28,
                height=layout.height + _HEADING + 10,
                fill=PALE,
            )
        words = str(year) if year else shortened("year unknown", _YEAR, right - left + 24)
        add_text(group, words, ((left + right) / 2, top + 16), _YEAR, INK, text_anchor="middle")


def _end(sheet: Sheet, route: Route) -> tuple[float, float, int]:
    """Where a line meets the cited box, and on which side: 1 for right, -1 for left."""
    last = route[-1]
    side = 1 if route[-2].column > last.column else -1
    x = sheet.start + sheet.layout.left[last.column] + (sheet.layout.width[last.column] if side == 1 else 0.0)
    return x, sheet.top + sheet.layout.middle[last], side


def _path(sheet: Sheet, route: Route) -> str:
    """The SVG path of a citation: curves between columns, straight through the columns that it passes."""
    leftward = route[0].column > route[-1].column
    steps = [f"M{number(_side(sheet, route[0], left=leftward))} {number(_height(sheet, route[0]))}"]
    for one, other in pairwise(route):
        start, end = _side(sheet, one, left=leftward), _side(sheet, other, left=not leftward)
        half, above, below = number((start + end) / 2), number(_height(sheet, one)), number(_height(sheet, other))
        steps.append(f"C{half} {above} {half} {below} {number(end)} {below}")
        if other.passing:
            steps.append(f"H{number(_side(sheet, other, left=leftward))}")
    return "".join(steps)


def _side(sheet: Sheet, place: Place, *, left: bool) -> float:
    across = sheet.layout.left[place.column]
    return sheet.start + across + (0.0 if left else sheet.layout.width[place.column])


def _height(sheet: Sheet, place: Place) -> float:
    return sheet.top + sheet.layout.middle[place]

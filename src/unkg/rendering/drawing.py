"""Draw a network as SVG: documents are labelled boxes in columns by year, citations are lines."""

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement

from unkg.rendering import labels
from unkg.rendering.caption import Caption
from unkg.rendering.columns import Columns, columns
from unkg.rendering.fonts import FAMILY, lines, shortened, width
from unkg.rendering.layout import BOX_HEIGHT, Layout, Place, Route, lay_out
from unkg.rendering.legend import add_legend, legend_height
from unkg.rendering.marks import REST_MARK, Mark, marks, stroke
from unkg.rendering.network import edge, lineage_of, node, nodes
from unkg.rendering.selection import Selection
from unkg.rendering.svg import Point, add, add_note, add_shape, add_text, number

if TYPE_CHECKING:
    import networkx as nx

MARGIN: Final = 24.0
INK, GREY, PALE, PAPER = "#1A1A1A", "#555555", "#F3F5F7", "#FFFFFF"
_SYMBOL, _SMALL, _YEAR, _TITLE, _SUBTITLE = 13.0, 10.5, 12.0, 20.0, 13.0
_TEXT_AT: Final = 24.0
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

    def corner(self, place: Place) -> Point:
        """The upper left corner of a box."""
        return self.start + self.layout.left[place.column], self.top + self.layout.middle[place] - BOX_HEIGHT / 2


def draw(selection: Selection, caption: Caption) -> Element:
    """The picture as an SVG element."""
    sheet, head = _sheet(selection, caption)
    below = sheet.top + sheet.layout.height + MARGIN
    height = below + legend_height(sheet.selection, sheet.marks, caption, sheet.width - 2 * MARGIN) + MARGIN
    root = root_element(sheet.width, height, caption)
    _add_head(root, head, caption)
    _add_years(root, sheet)
    citations = add(root, "g", class_="citations", fill="none")
    for (citing, cited), route in sheet.layout.routes.items():
        _add_citation(citations, sheet, citing, cited, route)
    documents = add(root, "g", class_="documents")
    for name in sheet.graph:
        _add_document(documents, sheet, name, caption.address(name))
    legend = add(root, "g", class_="legend")
    add_legend(legend, sheet.selection, sheet.marks, caption, (MARGIN, below), sheet.width - 2 * MARGIN)
    return root


def _sheet(selection: Selection, caption: Caption) -> tuple[Sheet, list[str]]:
    """The sheet, and the lines of the subtitle, whose number determines its top."""
    graph = selection.graph
    found = columns(graph)
    layout = lay_out(graph, found, {name: _box_width(selection, name) for name in graph})
    drawn = layout.left[-1] + layout.width[-1] if layout.left else 0.0
    whole = max(_LEAST_WIDTH, drawn + 2 * MARGIN, width(caption.title, _TITLE) + 2 * MARGIN)
    head = lines(caption.subtitle, _SUBTITLE, whole - 2 * MARGIN)
    top = MARGIN + _TITLE + len(head) * 18 + 18 + _HEADING
    bodies = [attributes["body"] for attributes in nodes(graph) if "body" in attributes]
    return Sheet(selection, found, layout, marks(bodies), (whole - drawn) / 2, top, whole), head


def _box_width(selection: Selection, name: str) -> float:
    second = labels.second_line(node(selection.graph, name), selection.hidden[name])
    dots = 18 if labels.continues(node(selection.graph, name)) else 0
    return _TEXT_AT + max(width(name, _SYMBOL) + dots, width(second, _SMALL)) + 10


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


def _add_head(root: Element, head: list[str], caption: Caption) -> None:
    add_text(root, caption.title, (MARGIN, MARGIN + _TITLE * 0.8), _TITLE, INK)
    for at, line in enumerate(head):
        add_text(root, line, (MARGIN, MARGIN + _TITLE + 14 + at * 18), _SUBTITLE, GREY)


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


def _add_citation(parent: Element, sheet: Sheet, citing: str, cited: str, route: Route) -> None:
    attributes = edge(sheet.graph, citing, cited)
    look = stroke(attributes.get("relations", "").split(";"))
    group = add(parent, "g", class_="citation", data_citing=citing, data_cited=cited, stroke=look.colour)
    add_note(group, labels.citation(citing, cited, attributes))
    dashes = {"stroke_dasharray": look.dashes} if look.dashes else {}
    add(group, "path", d=_path(sheet, route), stroke_width=look.width, **dashes)
    x, y, away = _end(sheet, route)
    arrow = f"M{number(x)} {number(y)}l{number(away * 8)} -3.5v7z"
    add(group, "path", d=arrow, fill=look.colour, stroke="none")


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


def _add_document(parent: Element, sheet: Sheet, name: str, address: str | None) -> None:
    attributes, mark = node(sheet.graph, name), sheet.mark(name)
    column = sheet.columns.of[name]
    x, y = sheet.corner(Place(column, name))
    held, is_root = bool(attributes.get("held")), name == lineage_of(sheet.graph).get("root")
    group = add(
        parent,
        "g",
        class_="document",
        data_symbol=name,
        data_body=attributes.get("body", ""),
        data_held=str(held).lower(),
    )
    add_note(group, labels.note(name, attributes, sheet.selection.bodies))
    inner = add(group, "a", href=address) if address else group
    look = {"stroke_dasharray": "4 3"} if not held else {}
    add(
        inner, "rect", x=x, y=y, width=sheet.layout.width[column], height=BOX_HEIGHT, rx=5.0,
        fill=PAPER, stroke=mark.colour, stroke_width=3.0 if is_root else 1.4, **look,
    )  # fmt: skip
    add_shape(inner, mark, (x + 13, y + BOX_HEIGHT / 2))
    second = labels.second_line(attributes, sheet.selection.hidden[name])
    add_text(inner, name, (x + _TEXT_AT, y + (15.5 if second else 22.5)), _SYMBOL, INK if held else GREY)
    if second:
        add_text(inner, second, (x + _TEXT_AT, y + 29), _SMALL, GREY)
    if labels.continues(attributes):
        _add_more(group, (x + sheet.layout.width[column] - 8, y + 11))


def _add_more(group: Element, at: Point) -> None:
    """Add three dots to a box whose lineage continues beyond the picture."""
    for dot in range(3):
        add(group, "circle", cx=at[0] - 5.0 * dot, cy=at[1], r=1.5, fill=GREY)

"""Draw a network as wide as a page: rows are years, and what the picture is of is in the first or last."""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Final
from xml.etree.ElementTree import Element

from unkg.rendering.boxes import (
    BOX_HEIGHT,
    GREY,
    INK,
    PALE,
    SMALL,
    Frame,
    add_citation,
    add_document,
    box_height,
    least_width,
    titles,
)
from unkg.rendering.caption import Caption
from unkg.rendering.columns import columns
from unkg.rendering.drawing import MARGIN, add_head, head_height, head_lines, root_element
from unkg.rendering.layout import BETWEEN_BOXES, Place, Route
from unkg.rendering.legend import Legend, add_legend
from unkg.rendering.marks import REST_MARK, Mark, marks
from unkg.rendering.network import lineage_of, node, nodes
from unkg.rendering.paper import Paper
from unkg.rendering.rows import Rows, lay_out_rows
from unkg.rendering.selection import Selection
from unkg.rendering.svg import Drawn, add, add_text, number

_YEARS: Final = 48.0
"""Room for the years to the left of the rows."""
_GAP: Final = 34.0
"""Space between two rows, for the curves."""
_YEAR: Final = 12.0


@dataclass(frozen=True, slots=True)
class _Sheet:
    selection: Selection
    layout: Rows
    marks: dict[str, Mark]
    titles: dict[str, list[str]]
    """The lines of the title of each document that fit in its box."""
    top: tuple[float, ...]
    """The upper edge of each row."""
    height: tuple[float, ...]

    @property
    def left(self) -> float:
        return MARGIN + _YEARS

    @property
    def bottom(self) -> float:
        return max((top + height for top, height in zip(self.top, self.height, strict=True)), default=0.0)

    def frame(self, name: str) -> Frame:
        row = self.layout.rows.of[name]
        wide = self.layout.width[row]
        x = self.left + self.layout.middle[Place(row, name)] - wide / 2
        return Frame(x, self.top[row], wide, self.height[row])

    def across(self, place: Place) -> float:
        return self.left + self.layout.middle[place]

    def edge(self, row: int, *, upper: bool) -> float:
        return self.top[row] + (0.0 if upper else self.height[row])


def draw_rows(selection: Selection, caption: Caption, paper: Paper) -> Drawn:
    """The picture, as wide as the paper, and where it can be cut into pages."""
    head = head_lines(caption, paper.across)
    sheet = _sheet(selection, paper.across, head_height(head) + 12)
    below = sheet.bottom + 2 * MARGIN
    legend = Legend(selection, sheet.marks, caption, _notes(sheet), paper.across - 2 * MARGIN)
    root = root_element(paper.across, below + legend.height + MARGIN, caption)
    add_head(root, head)
    _add_years(root, sheet, paper.across)
    citations = add(root, "g", class_="citations", fill="none")
    for ends, route in sheet.layout.routes.items():
        add_citation(citations, selection.graph, ends, _path(sheet, route), _arrow(sheet, route))
    documents = add(root, "g", class_="documents")
    counted = _with_missing(selection, sheet.layout)
    for name in selection.graph:
        mark = sheet.marks.get(node(selection.graph, name).get("body", ""), REST_MARK)
        add_document(
            documents, counted, name, mark, sheet.frame(name), caption.address(name), sheet.titles.get(name, ())
        )
    add_legend(add(root, "g", class_="legend"), legend, (MARGIN, below))
    cuts = sorted(bottom + _GAP / 2 for bottom in map(sum, zip(sheet.top, sheet.height, strict=True)))
    return Drawn(root, (0.0, *cuts, below + legend.height + MARGIN))


def _with_missing(selection: Selection, layout: Rows) -> Selection:
    """The selection with citations that are not drawn counted as hidden at both ends."""
    hidden = Counter(selection.hidden)
    hidden.update(name for ends in selection.graph.edges if ends not in layout.routes for name in ends)
    return replace(selection, hidden=dict(hidden))


def _newest_first(selection: Selection) -> bool:
    """Whether time runs upwards: so that the root is in the first row."""
    return lineage_of(selection.graph).get("direction") != "descendants"


def _sheet(selection: Selection, across: float, start: float) -> _Sheet:
    graph = selection.graph
    room = across - 2 * MARGIN - _YEARS
    least = {name: min(least_width(selection, name), room - 2 * BETWEEN_BOXES) for name in graph}
    layout = lay_out_rows(graph, columns(graph), least, room)
    rows = range(len(layout.width))
    shown = titles(selection, {name: layout.width[row] for name, row in layout.rows.of.items()})
    height = [BOX_HEIGHT] * len(rows)
    for name, title in shown.items():
        row = layout.rows.of[name]
        height[row] = max(height[row], box_height(title))
    top = [0.0] * len(rows)
    for row in reversed(rows) if _newest_first(selection) else rows:
        top[row] = round(start, 1)
        start += height[row] + _GAP
    bodies = [attributes["body"] for attributes in nodes(graph) if "body" in attributes]
    return _Sheet(selection, layout, marks(bodies), shown, tuple(top), tuple(height))


def _notes(sheet: _Sheet) -> tuple[str, ...]:
    graph = sheet.selection.graph
    where = "lower" if _newest_first(sheet.selection) else "higher"
    missing = graph.number_of_edges() - len(sheet.layout.routes)
    reading = f"Arrows lead from citing to cited documents. Older documents are {where}."
    if not missing:
        return (reading,)
    drawn = f"Of {graph.number_of_edges()} citations among these documents {missing} are not drawn"
    return (f"{reading} {drawn}, as too many lines would pass the same rows; “+5 more” counts them, too.",)


def _add_years(root: Element, sheet: _Sheet, across: float) -> None:
    """Add a band for each year, every other one shaded, with the year at its left."""
    group = add(root, "g", class_="years")
    years = sheet.layout.rows.years
    for band, (year, some) in enumerate(groupby(range(len(years)), key=years.__getitem__)):
        rows = list(some)
        top = min(sheet.top[row] for row in rows)
        bottom = max(sheet.top[row] + sheet.height[row] for row in rows)
        if band % 2 == 0:
            high = bottom - top + _GAP
            add(group, "rect", x=MARGIN - 8, y=top - _GAP / 2, width=across - 2 * MARGIN + 16, height=high, fill=PALE)
        for row in rows:
            size, colour = (_YEAR, INK) if row == min(rows, key=sheet.top.__getitem__) else (SMALL, GREY)
            words = str(year) if year else "undated"
            add_text(group, words, (MARGIN, sheet.top[row] + 20), size if year else SMALL, colour)


def _path(sheet: _Sheet, route: Route) -> str:
    """The SVG path of a citation: curves between rows, straight through the rows that it passes."""
    down = sheet.top[route[0].column] < sheet.top[route[-1].column]
    start = sheet.edge(route[0].column, upper=not down)
    steps = [f"M{number(sheet.across(route[0]))} {number(start)}"]
    for one, other in pairwise(route):
        start, end = sheet.edge(one.column, upper=not down), sheet.edge(other.column, upper=down)
        half, x1, x2 = number((start + end) / 2), number(sheet.across(one)), number(sheet.across(other))
        steps.append(f"C{x1} {half} {x2} {half} {x2} {number(end)}")
        if other.passing:
            steps.append(f"V{number(sheet.edge(other.column, upper=not down))}")
    return "".join(steps)


def _arrow(sheet: _Sheet, route: Route) -> str:
    """The arrow where a line meets the cited box."""
    last = route[-1]
    down = sheet.top[route[0].column] < sheet.top[last.column]
    x, y = number(sheet.across(last)), number(sheet.edge(last.column, upper=down))
    return f"M{x} {y}l-3.5 {-8 if down else 8}h7z"

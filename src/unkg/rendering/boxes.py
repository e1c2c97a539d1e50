"""Draw a document as a labelled box, and a citation as a line with an arrow."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

from unkg.rendering import labels
from unkg.rendering.fonts import first_lines, has_letters, shortened, width
from unkg.rendering.marks import Mark, stroke
from unkg.rendering.network import edge, lineage_of, node
from unkg.rendering.selection import Selection
from unkg.rendering.svg import Point, add, add_note, add_shape, add_text

if TYPE_CHECKING:
    import networkx as nx

INK, GREY, PALE, PAPER = "#1A1A1A", "#555555", "#F3F5F7", "#FFFFFF"
_LOG: Final = logging.getLogger(__name__)
_SYMBOL: Final = 13.0
SMALL: Final = 10.5
TEXT_AT: Final = 24.0
"""Where the text of a box begins, to the right of the mark."""
BOX_HEIGHT: Final = 36.0
"""The height of a box without a title."""
_TITLE_LINE: Final = 13.0
_TITLE_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a box is."""

    x: float
    y: float
    width: float
    height: float


def least_width(selection: Selection, name: str) -> float:
    """The width at which symbol and date of a document fit in its box."""
    second = labels.second_line(node(selection.graph, name), selection.hidden[name])
    dots = 18 if labels.continues(node(selection.graph, name)) else 0
    return TEXT_AT + max(width(name, _SYMBOL) + dots, width(second, SMALL)) + 10


def titles(selection: Selection, widths: Mapping[str, float]) -> dict[str, list[str]]:
    """The lines of each title that fit in a box of some width."""
    known = {name: title for name in widths if (title := labels.short_title(node(selection.graph, name)))}
    shown = {name: title for name, title in known.items() if not selection.one_font or has_letters(title)}
    if len(shown) < len(known):
        _LOG.info("%s", _without_titles(len(known) - len(shown)))
    return {name: first_lines(title, SMALL, widths[name] - TEXT_AT - 8, _TITLE_LINES) for name, title in shown.items()}


def _without_titles(number: int) -> str:
    which = f"{number:,} documents have titles" if number > 1 else "one document has a title"
    return f"{which} in letters that the font of .png and .pdf lacks: only the symbol is drawn; .svg and .html have it"


def box_height(title: Sequence[str]) -> float:
    """The height of a box with these lines of a title."""
    return BOX_HEIGHT + (len(title) * _TITLE_LINE + 2 if title else 0.0)


def add_citation(parent: Element, graph: "nx.DiGraph[str]", ends: tuple[str, str], path: str, arrow: str) -> None:
    """Add the line of a citation, given the paths of the line and of its arrow."""
    citing, cited = ends
    attributes = edge(graph, citing, cited)
    look = stroke(attributes.get("relations", "").split(";"))
    group = add(parent, "g", class_="citation", data_citing=citing, data_cited=cited, stroke=look.colour)
    add_note(group, labels.citation(citing, cited, attributes))
    dashes = {"stroke_dasharray": look.dashes} if look.dashes else {}
    add(group, "path", d=path, stroke_width=look.width, **dashes)
    add(group, "path", d=arrow, fill=look.colour, stroke="none")


def add_document(
    parent: Element, selection: Selection, name: str, mark: Mark, frame: Frame, address: str | None,
    title: Sequence[str] = (),
) -> None:  # fmt: skip
    """Add the box of a document; `title` are the lines of its title that fit."""
    attributes = node(selection.graph, name)
    held, is_root = bool(attributes.get("held")), name == lineage_of(selection.graph).get("root")
    group = add(
        parent, "g", class_="document", data_symbol=name, data_body=attributes.get("body", ""),
        data_held=str(held).lower(),
    )  # fmt: skip
    add_note(group, labels.note(name, attributes, selection.bodies))
    inner = add(group, "a", href=address) if address else group
    look = {"stroke_dasharray": "4 3"} if not held else {}
    x, y = frame.x, frame.y
    add(
        inner, "rect", x=x, y=y, width=frame.width, height=frame.height, rx=5.0,
        fill=PAPER, stroke=mark.colour, stroke_width=3.0 if is_root else 1.4, **look,
    )  # fmt: skip
    add_shape(inner, mark, (x + 13, y + BOX_HEIGHT / 2))
    second = labels.second_line(attributes, selection.hidden[name])
    room = frame.width - TEXT_AT - 4
    at = (x + TEXT_AT, y + (15.5 if second else 22.5))
    add_text(inner, shortened(name, _SYMBOL, room), at, _SYMBOL, INK if held else GREY)
    if second:
        add_text(inner, shortened(second, SMALL, room), (x + TEXT_AT, y + 29), SMALL, GREY)
    for number, line in enumerate(title, start=1):
        add_text(inner, line, (x + TEXT_AT, y + 29 + number * _TITLE_LINE), SMALL, INK)
    if labels.continues(attributes):
        _add_more(group, (x + frame.width - 8, y + 11))


def _add_more(group: Element, at: Point) -> None:
    """Add three dots to a box whose lineage continues beyond the picture."""
    for dot in range(3):
        add(group, "circle", cx=at[0] - 5.0 * dot, cy=at[1], r=1.5, fill=GREY)

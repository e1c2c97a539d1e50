"""The legend below a picture: the meaning of marks and lines, what was left out, and the source."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from unkg.authorities.issuing import body_name
from unkg.rendering.caption import Caption
from unkg.rendering.fonts import lines, width
from unkg.rendering.labels import continues
from unkg.rendering.marks import REST, REST_MARK, STROKES, Mark, Stroke, stroke
from unkg.rendering.network import edges, nodes
from unkg.rendering.selection import Selection
from unkg.rendering.svg import Point, add, add_shape, add_text

_SIZE: Final = 11.5
_ROW: Final = 20.0
_SAMPLE: Final = 34.0
_INK, _GREY = "#1A1A1A", "#555555"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A sample and its meaning; `draw` gets the left end of the sample at its vertical middle."""

    words: str
    draw: Callable[[Element, Point], None]

    @property
    def width(self) -> float:
        return _SAMPLE + width(self.words, _SIZE) + 22


@dataclass(frozen=True, slots=True)
class Legend:
    """What is said below a picture of a network, in lines as wide as `room`."""

    selection: Selection
    marks: Mapping[str, Mark]
    caption: Caption
    notes: tuple[str, ...]
    """How to read the picture, and which citations are not drawn."""
    room: float

    @property
    def height(self) -> float:
        """The height of the legend."""
        rows = sum(len(_rows(entries, self.room)) for entries in _groups(self.selection, self.marks))
        return (rows + len(_words(self))) * _ROW


def add_legend(parent: Element, legend: Legend, at: Point) -> None:
    """Draw the legend with its top left at a point."""
    x, y = at
    for entries in _groups(legend.selection, legend.marks):
        for row in _rows(entries, legend.room):
            across = x
            for entry in row:
                entry.draw(parent, (across, y))
                add_text(parent, entry.words, (across + _SAMPLE, y + 4), _SIZE, _INK)
                across += entry.width
            y += _ROW
    for line in _words(legend):
        add_text(parent, line, (x, y + 4), _SIZE, _GREY)
        y += _ROW


def _rows(entries: list[_Entry], room: float) -> list[list[_Entry]]:
    rows: list[list[_Entry]] = []
    for entry in entries:
        if rows and sum(one.width for one in rows[-1]) + entry.width <= room:
            rows[-1].append(entry)
        else:
            rows.append([entry])
    return rows


def _groups(selection: Selection, marks: Mapping[str, Mark]) -> Iterator[list[_Entry]]:
    yield list(_bodies(selection, marks))
    yield list(_lines(selection))
    yield list(_boxes(selection))


def _bodies(selection: Selection, marks: Mapping[str, Mark]) -> Iterator[_Entry]:
    for body, mark in marks.items():
        if mark != REST_MARK:
            yield _Entry(body_name(body, selection.bodies), _shape(mark))
    if any(marks.get(attributes.get("body", ""), REST_MARK) == REST_MARK for attributes in nodes(selection.graph)):
        yield _Entry(REST, _shape(REST_MARK))


def _shape(mark: Mark) -> Callable[[Element, Point], None]:
    return lambda parent, at: add_shape(parent, mark, (at[0] + 17, at[1]))


def _lines(selection: Selection) -> Iterator[_Entry]:
    used = {stroke(attributes.get("relations", "").split(";")) for *_, attributes in edges(selection.graph)}
    yield from (_Entry(look.name, _line(look)) for look in STROKES if look in used)


def _line(look: Stroke) -> Callable[[Element, Point], None]:
    def sample(parent: Element, at: Point) -> None:
        x, y = at
        dashes = {"stroke_dasharray": look.dashes} if look.dashes else {}
        add(parent, "path", d=f"M{x + 28:g} {y:g}H{x + 4:g}", stroke=look.colour, stroke_width=look.width, **dashes)
        add(parent, "path", d=f"M{x:g} {y:g}l8 -3.5v7z", fill=look.colour)

    return sample


def _boxes(selection: Selection) -> Iterator[_Entry]:
    drawn = list(nodes(selection.graph))
    if any(not attributes.get("held") for attributes in drawn):
        yield _Entry("cited, but its text is not held: the branch ends here", _dashed)
    if any(map(continues, drawn)):
        yield _Entry("continues beyond the depth of this picture", _dots)


def _dashed(parent: Element, at: Point) -> None:
    add(
        parent, "rect", x=at[0], y=at[1] - 7, width=28.0, height=14.0, rx=3.0,
        fill="none", stroke=_GREY, stroke_width=1.4, stroke_dasharray="4 3",
    )  # fmt: skip


def _dots(parent: Element, at: Point) -> None:
    for dot in range(3):
        add(parent, "circle", cx=at[0] + 10 + 5.0 * dot, cy=at[1], r=1.4, fill=_GREY)


def _words(legend: Legend) -> list[str]:
    sentences = [*legend.notes, *_left_out(legend.selection)]
    if any(attributes.get("year_from") != attributes.get("year_to") for attributes in nodes(legend.selection.graph)):
        sentences.append(
            "Two years with a dash are those of the session in the symbol; the document is placed in the first."
        )
    sentences += [legend.caption.source, f"Drawn by: {legend.caption.command}"]
    return [line for sentence in sentences for line in lines(sentence, _SIZE, legend.room)]


def _left_out(selection: Selection) -> Iterator[str]:
    if selection.left_out:
        whole = selection.left_out + len(selection.graph)
        held = f"{selection.left_out_held} of them held"
        yield (
            f"Left out: {selection.left_out} of {whole} documents ({held}), with the fewest citations in this network. "
            "“+5 more” marks a document that cites, or is cited by, five of them."
        )

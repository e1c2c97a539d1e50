"""What stands below a picture: what its marks and lines mean, what was left out, where it comes from."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from unkg.rendering.caption import Caption
from unkg.rendering.fonts import lines, width
from unkg.rendering.labels import goes_on
from unkg.rendering.marks import REST, REST_MARK, STROKES, Mark, Stroke, body_name, stroke
from unkg.rendering.selection import Chosen
from unkg.rendering.svg import Point, add, add_shape, add_text

_SIZE: Final = 11.5
_ROW: Final = 20.0
_SAMPLE: Final = 34.0
_INK, _GREY = "#1A1A1A", "#555555"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A sample and what it means; `draw` is given the left end of the sample at its middle height."""

    words: str
    draw: Callable[[Element, Point], None]

    @property
    def width(self) -> float:
        return _SAMPLE + width(self.words, _SIZE) + 22


def legend_height(chosen: Chosen, marks: Mapping[str, Mark], caption: Caption, room: float) -> float:
    """How much room the legend takes."""
    rows = sum(len(_rows(entries, room)) for entries in _groups(chosen, marks))
    return (rows + len(_words(chosen, caption, room))) * _ROW


def add_legend(
    parent: Element, chosen: Chosen, marks: Mapping[str, Mark], caption: Caption, at: Point, room: float
) -> None:
    """Write the legend from a point downwards."""
    x, y = at
    for entries in _groups(chosen, marks):
        for row in _rows(entries, room):
            across = x
            for entry in row:
                entry.draw(parent, (across, y))
                add_text(parent, entry.words, (across + _SAMPLE, y + 4), _SIZE, _INK)
                across += entry.width
            y += _ROW
    for line in _words(chosen, caption, room):
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


def _groups(chosen: Chosen, marks: Mapping[str, Mark]) -> Iterator[list[_Entry]]:
    yield list(_bodies(chosen, marks))
    yield list(_lines(chosen))
    yield list(_boxes(chosen))


def _bodies(chosen: Chosen, marks: Mapping[str, Mark]) -> Iterator[_Entry]:
    for body, mark in marks.items():
        if mark != REST_MARK:
            yield _Entry(body_name(body, chosen.bodies), _shape(mark))
    if any(marks.get(told.get("body", ""), REST_MARK) == REST_MARK for _, told in chosen.graph.nodes(data=True)):
        yield _Entry(REST, _shape(REST_MARK))


def _shape(mark: Mark) -> Callable[[Element, Point], None]:
    return lambda parent, at: add_shape(parent, mark, (at[0] + 17, at[1]))


def _lines(chosen: Chosen) -> Iterator[_Entry]:
    used = {stroke(told.get("relations", "").split(";")) for *_, told in chosen.graph.edges(data=True)}
    yield from (_Entry(look.name, _line(look)) for look in STROKES if look in used)


def _line(look: Stroke) -> Callable[[Element, Point], None]:
    def sample(parent: Element, at: Point) -> None:
        x, y = at
        dashes = {"stroke_dasharray": look.dashes} if look.dashes else {}
        add(parent, "path", d=f"M{x + 28:g} {y:g}H{x + 4:g}", stroke=look.colour, stroke_width=look.width, **dashes)
        add(parent, "path", d=f"M{x:g} {y:g}l8 -3.5v7z", fill=look.colour)

    return sample


def _boxes(chosen: Chosen) -> Iterator[_Entry]:
    nodes = [told for _, told in chosen.graph.nodes(data=True)]
    if any(not told.get("held") for told in nodes):
        yield _Entry("cited, but its text is not held: the branch ends here", _dashed)
    if any(map(goes_on, nodes)):
        yield _Entry("goes on beyond the depth of this picture", _dots)


def _dashed(parent: Element, at: Point) -> None:
    add(
        parent, "rect", x=at[0], y=at[1] - 7, width=28.0, height=14.0, rx=3.0,
        fill="none", stroke=_GREY, stroke_width=1.4, stroke_dasharray="4 3",
    )  # fmt: skip


def _dots(parent: Element, at: Point) -> None:
    for dot in range(3):
        add(parent, "circle", cx=at[0] + 10 + 5.0 * dot, cy=at[1], r=1.4, fill=_GREY)


def _words(chosen: Chosen, caption: Caption, room: float) -> list[str]:
    told = [
        "An arrow leads from a document to one that it cites. Older documents stand on the left.",
        *_left_out(chosen),
    ]
    if any(told.get("year_from") != told.get("year_to") for _, told in chosen.graph.nodes(data=True)):
        told.append(
            "Two years with a dash are those of the session that a symbol names; the document stands in the first."
        )
    told += [caption.source, f"Drawn by: {caption.command}"]
    return [line for sentence in told for line in lines(sentence, _SIZE, room)]


def _left_out(chosen: Chosen) -> Iterator[str]:
    if chosen.left_out:
        whole = chosen.left_out + len(chosen.graph)
        held = f"{chosen.left_out_held} of them held"
        yield (
            f"Left out: {chosen.left_out} of {whole} documents ({held}), those with the fewest citations among these. "
            "“+5 more” stands on a document that five of them cite or are cited by."
        )

"""Draw a mandate as a timeline a page wide: a bar a term from act to end, gaps, and marks for what changed it."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from unkg.authorities.issuing import body_name
from unkg.model import TERM_EVENTS, MandateHistory
from unkg.rendering.boxes import GREY, INK, PALE, PAPER
from unkg.rendering.caption import Caption
from unkg.rendering.drawing import MARGIN, add_head, head_height, head_lines, root_element
from unkg.rendering.fonts import lines, width
from unkg.rendering.marks import REST, REST_MARK, Mark, marks
from unkg.rendering.paper import PAGE
from unkg.rendering.svg import Point, add, add_note, add_text, points
from unkg.rendering.timeline import Row, Scale, rows, scale, undated

WIDTH: Final = PAGE.across
_ROW, _BAR, _TEXT = 16.0, 9.0, 10.5
_OVERVIEW: Final = 26.0
_LEGEND_ROW: Final = 19.0
_DASHES: Final = "3 2"
_GAP_LOOK: Final[dict[str, str | float]] = {
    "fill": "#FBE4E1", "stroke": "#B3261E", "stroke_width": 0.8, "stroke_dasharray": _DASHES,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Sheet:
    history: MandateHistory
    rows: list[Row]
    scale: Scale
    marks: dict[str, Mark]
    caption: Caption
    top: float
    """Where the rows begin."""

    @property
    def bottom(self) -> float:
        return self.top + _ROW * len(self.rows)

    def colour(self, row: Row) -> str:
        return self.marks.get(row.acts[0].body, REST_MARK).colour


def draw_timeline(history: MandateHistory, names: Mapping[str, str], caption: Caption) -> Element:
    """The timeline as an SVG element; `names` are those of bodies by their slugs."""
    head = head_lines(caption, WIDTH)
    sheet = _sheet(history, caption, head_height(head) + _OVERVIEW + 14)
    legend = [*_legend_rows(sheet, names)]
    words = _words(sheet, caption)
    height = sheet.bottom + 30 + (len(legend) + len(words)) * _LEGEND_ROW + MARGIN
    root = root_element(WIDTH, height, caption)
    add_head(root, head)
    _add_years(root, sheet)
    _add_overview(root, sheet)
    group = add(root, "g", class_="acts")
    for place, row in enumerate(sheet.rows):
        _add_row(group, sheet, row, sheet.top + (place + 0.5) * _ROW)
    _add_legend(add(root, "g", class_="legend"), legend, words, sheet.bottom + 34)
    return root


def _sheet(history: MandateHistory, caption: Caption, top: float) -> _Sheet:
    found = rows(history)
    bodies = [act.body for act in history.acts if act.body]
    return _Sheet(history, found, scale(found, MARGIN, WIDTH - MARGIN), marks(bodies), caption, top)


def _add_years(root: Element, sheet: _Sheet) -> None:
    group = add(root, "g", class_="years")
    top = sheet.top - _OVERVIEW
    for place in range(0, len(sheet.rows), 2):
        y = sheet.top + place * _ROW
        add(group, "rect", x=MARGIN, y=y, width=WIDTH - 2 * MARGIN, height=_ROW, fill=PALE)
    for year in sheet.scale.years():
        x = sheet.scale.at(dt.date(year, 1, 1))
        add(group, "line", x1=x, y1=top, x2=x, y2=sheet.bottom, stroke="#D5DAE0", stroke_width=0.8)
        for y in (top - 5, sheet.bottom + 13):
            add_text(group, str(year), (x + 2, y), _TEXT, GREY)


def _add_overview(root: Element, sheet: _Sheet) -> None:
    """All terms in one line above the rows, in which gaps are holes."""
    group = add(root, "g", class_="overview")
    y = sheet.top - _OVERVIEW / 2
    for row in sorted(sheet.rows, key=lambda row: not row.is_term):
        if row.is_gap or row.is_term:
            _add_bar(group, sheet, row, y)
        else:
            _add_marks(group, sheet, row, y)


def _add_row(parent: Element, sheet: _Sheet, row: Row, y: float) -> None:
    group = add(parent, "g", class_="gap" if row.is_gap else "act")
    if not row.is_gap:
        group.set("data-symbol", row.acts[0].symbol)
        group.set("data-held", str(row.acts[0].held).lower())
    add_note(group, _note(row))
    _add_bar(group, sheet, row, y)
    _add_marks(group, sheet, row, y)
    _add_label(group, sheet, row, y)


def _add_bar(parent: Element, sheet: _Sheet, row: Row, y: float) -> None:
    if not (row.is_gap or row.is_term):
        return
    x, top = sheet.scale.at(row.start), y - _BAR / 2
    if row.end is None:
        _add_open_bar(parent, sheet, row, y)
        return
    across = max(sheet.scale.at(row.end) - x, 1.5)
    look = _GAP_LOOK if row.is_gap else _look(sheet.colour(row), held=row.acts[0].held)
    add(parent, "rect", x=x, y=top, width=across, height=_BAR, **look)


def _look(colour: str, *, held: bool) -> dict[str, str | float]:
    """A full bar for an act that is held, an outline for one that is known from later texts."""
    if held:
        return {"fill": colour, "stroke": PAPER, "stroke_width": 0.5}
    return {"fill": PAPER, "stroke": colour, "stroke_width": 1.0, "stroke_dasharray": _DASHES}


def _add_open_bar(parent: Element, sheet: _Sheet, row: Row, y: float) -> None:
    """A term whose end is unknown: a short bar where it begins, and a dotted line to the next term."""
    colour, x = sheet.colour(row), sheet.scale.at(row.start)
    end = sheet.scale.at(row.shown_end or row.start)
    begun = sheet.scale.at(dt.date(row.start.year, 12, 31)) - x if row.is_year else 3.0
    if end > x + begun:
        add(
            parent, "line", x1=x + begun, y1=y, x2=end, y2=y,
            stroke=colour, stroke_width=1.4, stroke_dasharray="1.5 2.5",
        )  # fmt: skip
    add(parent, "rect", x=x, y=y - _BAR / 2, width=begun, height=_BAR, **_look(colour, held=row.acts[0].held))


def _add_marks(parent: Element, sheet: _Sheet, row: Row, y: float) -> None:
    x = sheet.scale.at(row.start)
    for event in dict.fromkeys(act.event for act in row.acts):
        if event in _MARKS:
            _MARKS[event](parent, (x, y))


def _amended(parent: Element, at: Point) -> None:
    x, y = at
    shape = [(x, y - 5), (x + 5, y), (x, y + 5), (x - 5, y)]
    add(parent, "polygon", points=points(shape), fill=PAPER, stroke=INK, stroke_width=1.2)


def _transferred(parent: Element, at: Point) -> None:
    x, y = at
    shape = [(x - 4, y - 5), (x + 5, y), (x - 4, y + 5)]
    add(parent, "polygon", points=points(shape), fill=INK)


def _terminated(parent: Element, at: Point) -> None:
    x, y = at
    for way in (1, -1):
        add(parent, "line", x1=x - 4, y1=y - 4 * way, x2=x + 4, y2=y + 4 * way, stroke=INK, stroke_width=2.0)


_MARKS: Final[dict[str, Callable[[Element, Point], None]]] = {
    "amended": _amended,
    "transferred": _transferred,
    "terminated": _terminated,
}


def _add_label(parent: Element, sheet: _Sheet, row: Row, y: float) -> None:
    """The symbol and what the act did, to the right of the bar, or to its left where the page ends."""
    symbol, rest = ("", _gap_words(row)) if row.is_gap else (row.acts[0].symbol, _events(row))
    room = width(f"{symbol}  {rest}", _TEXT)
    start = sheet.scale.at(row.start)
    x = sheet.scale.at(_drawn_end(row)) + 9
    if x + room > WIDTH - MARGIN:
        x = max(start - 9 - room, MARGIN)
    place = (x, y + 3.6)
    if symbol:
        address = sheet.caption.address(symbol)
        linked = add(parent, "a", href=address) if address else parent
        add_text(linked, symbol, place, _TEXT, INK if row.acts[0].held else GREY)
    add_text(parent, rest, (x + (width(f"{symbol}  ", _TEXT) if symbol else 0), y + 3.6), _TEXT, GREY)


def _drawn_end(row: Row) -> dt.date:
    """Where the bar and the dotted line of a row stop."""
    year_end = dt.date(row.start.year, 12, 31) if row.is_year else row.start
    return max(day for day in (row.start, row.end, row.shown_end, year_end) if day)


def _gap_words(row: Row) -> str:
    return f"no act known from {row.start} to {row.end}"


def _events(row: Row) -> str:
    """What the act did, when, and until when: “extended 2019-12-19 to 2020-06-30”, “extended 2005, a year”."""
    events = " and ".join(dict.fromkeys(act.event for act in row.acts))
    until = next((act.until for act in row.acts if act.until and act.event in TERM_EVENTS), None)
    ends = f"to {row.end}" if row.end else until or ("end not known" if row.is_term else "")
    date = max((act.date for act in row.acts), key=len)
    done = f"{events} {date}" + (" " if row.end else ", " if ends else "") + ends
    return done if row.acts[0].held else f"{done} (not held)"


def _note(row: Row) -> str:
    return _gap_words(row) if row.is_gap else f"{row.acts[0].symbol}\n{_events(row)}"


# ---- legend ---------------------------------------------------------------------------------------------------------

_Entry = tuple[str, Callable[[Element, Point], None]]


def _legend_rows(sheet: _Sheet, names: Mapping[str, str]) -> Iterator[list[_Entry]]:
    entries = [*_entries(sheet, names)]
    row: list[_Entry] = []
    across = 0.0
    for entry in entries:
        wide = 36 + width(entry[0], _TEXT) + 20
        if row and across + wide > WIDTH - 2 * MARGIN:
            yield row
            row, across = [], 0.0
        row.append(entry)
        across += wide
    if row:
        yield row


def _entries(sheet: _Sheet, names: Mapping[str, str]) -> Iterator[_Entry]:
    for body, mark in sheet.marks.items():
        yield (REST if mark == REST_MARK else f"term set by the {body_name(body, names)}"), _sample(fill=mark.colour)
    acts = [act for row in sheet.rows for act in row.acts]
    if any(not act.held for act in acts):
        yield "known from later texts, not held", _sample(**_look(GREY, held=False))
    if any(row.is_term and row.end is None for row in sheet.rows):
        yield "end not known", _dotted
    if any(row.is_gap for row in sheet.rows):
        yield "no act known", _sample(**_GAP_LOOK)
    done = {act.event for act in acts}
    yield from ((event, _centred(mark)) for event, mark in _MARKS.items() if event in done)


def _sample(**look: str | float) -> Callable[[Element, Point], None]:
    def draw(parent: Element, at: Point) -> None:
        add(parent, "rect", x=at[0], y=at[1] - _BAR / 2, width=26.0, height=_BAR, **look)

    return draw


def _dotted(parent: Element, at: Point) -> None:
    x, y = at
    add(parent, "line", x1=x, y1=y, x2=x + 26, y2=y, stroke=GREY, stroke_width=1.4, stroke_dasharray="1.5 2.5")


def _centred(mark: Callable[[Element, Point], None]) -> Callable[[Element, Point], None]:
    return lambda parent, at: mark(parent, (at[0] + 13, at[1]))


def _words(sheet: _Sheet, caption: Caption) -> list[str]:
    sentences = [f"Date not known: {', '.join(symbols)}." if (symbols := undated(sheet.history)) else ""]
    last = next((gap for gap in sheet.history.gaps if gap.next is None), None)
    if last:
        sentences.append(f"The last end known is {last.end}, set by {last.last.symbol}; no later act is known.")
    sentences += [caption.source, f"Drawn by: {caption.command}"]
    return [line for sentence in sentences if sentence for line in lines(sentence, _TEXT, WIDTH - 2 * MARGIN)]


def _add_legend(parent: Element, legend: list[list[_Entry]], words: list[str], y: float) -> None:
    for row in legend:
        x = MARGIN
        for text, draw in row:
            draw(parent, (x, y))
            add_text(parent, text, (x + 34, y + 3.6), _TEXT, INK)
            x += 36 + width(text, _TEXT) + 20
        y += _LEGEND_ROW
    for line in words:
        add_text(parent, line, (MARGIN, y + 3.6), _TEXT, GREY)
        y += _LEGEND_ROW

"""Draw numbers over years as stacked bars."""

from math import floor, log10
from typing import Final
from xml.etree.ElementTree import Element

from unkg.rendering.boxes import GREY, INK
from unkg.rendering.caption import Caption
from unkg.rendering.chart import Chart
from unkg.rendering.drawing import MARGIN, root_element
from unkg.rendering.fonts import lines, shortened, width
from unkg.rendering.svg import add, add_note, add_text

# The palette of Okabe and Ito, Color Universal Design (2008), without yellow; grey for the rest.
_COLOURS: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#6B6B6B")
_WIDTH, _HEIGHT, _LEFT = 840.0, 240.0, 64.0
_TEXT, _TITLE, _ROW = 11.5, 16.0, 19.0


def draw_chart(chart: Chart, caption: Caption) -> Element:
    """The chart as an SVG element; each bar has its numbers as a tooltip."""
    title = lines(caption.title, _TITLE, _WIDTH - 2 * MARGIN)
    top = MARGIN + len(title) * 22 + 8
    legend = _legend(chart)
    height = top + _HEIGHT + 34 + len(legend) * _ROW + MARGIN
    root = root_element(_WIDTH, height, caption)
    for at, line in enumerate(title):
        add_text(root, line, (MARGIN, MARGIN + 14 + at * 22), _TITLE, INK)
    step = _step(chart.highest)
    scale = _HEIGHT / (step * -(-chart.highest // step))
    _add_grid(root, chart.highest, step, scale, top + _HEIGHT)
    _add_bars(root, chart, scale, top + _HEIGHT)
    for at, row in enumerate(legend):
        for across, colour, words in row:
            y = top + _HEIGHT + 40 + at * _ROW
            add(root, "rect", x=across, y=y - 9, width=12, height=10, fill=colour)
            add_text(root, words, (across + 18, y), _TEXT, INK)
    return root


def _step(highest: int) -> int:
    """The distance of the lines: 1, 2 or 5 times a power of ten, so that there are at most six."""
    power = 10 ** max(0, floor(log10(max(highest, 1))) - 1)
    return next(int(power * factor) for factor in (1, 2, 5, 10, 20, 50) if power * factor * 6 >= highest)


def _add_grid(root: Element, highest: int, step: int, scale: float, bottom: float) -> None:
    for number in range(0, highest + step, step):
        y = bottom - number * scale
        add(root, "path", d=f"M{_LEFT:g} {y:.1f}H{_WIDTH - MARGIN:g}", stroke="#C9D0D6", stroke_width=0.8)
        add_text(root, f"{number:,}", (_LEFT - 8, y + 4), _TEXT, GREY, text_anchor="end")


def _add_bars(root: Element, chart: Chart, scale: float, bottom: float) -> None:
    each = (_WIDTH - MARGIN - _LEFT) / len(chart.years)
    every = max(1, round(44 / each + 0.49))
    for at, year in enumerate(chart.years):
        group = add(root, "g", class_="year")
        present = [(one.name, one.numbers[at], _COLOURS[place]) for place, one in enumerate(chart.series)]
        add_note(group, "\n".join([str(year), *(f"{name}: {number:,}" for name, number, _ in present if number)]))
        x, y = _LEFT + at * each, bottom
        for _, number, colour in present:
            y -= number * scale
            if number:
                add(group, "rect", x=x + each * 0.1, y=y, width=each * 0.8, height=number * scale, fill=colour)
        if at % every == 0:
            add_text(root, str(year), (x + each / 2, bottom + 16), _TEXT, INK, text_anchor="middle")


def _legend(chart: Chart) -> list[list[tuple[float, str, str]]]:
    """Rows of places, colours and names; none for a single series."""
    rows: list[list[tuple[float, str, str]]] = []
    across = _WIDTH
    for colour, one in zip(_COLOURS, chart.series, strict=False):
        words = shortened(one.name, _TEXT, _WIDTH - 2 * MARGIN - 18)
        needed = 18 + width(words, _TEXT) + 22
        if across + needed > _WIDTH - MARGIN:
            rows.append([])
            across = MARGIN
        rows[-1].append((across, colour, words))
        across += needed
    return rows if len(chart.series) > 1 else []

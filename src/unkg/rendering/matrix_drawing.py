"""Draw who cites whom as a matrix: the darker a cell, the more citations."""

from dataclasses import dataclass
from math import log
from typing import Final
from xml.etree.ElementTree import Element

from unkg.rendering.boxes import GREY, INK, PAPER, SMALL
from unkg.rendering.caption import Caption
from unkg.rendering.drawing import MARGIN, add_head, head_height, head_lines, root_element
from unkg.rendering.fonts import lines, shortened, width
from unkg.rendering.matrix import Matrix
from unkg.rendering.paper import PAGE, Paper
from unkg.rendering.svg import Drawn, add, add_note, add_text

_LINE: Final = 15.0
_SUMS: Final = 56.0
"""Room for the sum of each row, and for the bars above the columns."""
_NAMES: Final = 250.0
"""Room for the names of bodies."""
_TALLEST: Final = 30.0
_PALEST: Final = (222, 235, 247)
_DARKEST: Final = (8, 48, 107)
"""Of one hue, so that a matrix printed in grey is read the same."""


_LIGHT_ON_DARK: Final = 0.58
"""Darker cells have white numbers: at this point dark and white ones have the same contrast, four to one."""


@dataclass(frozen=True, slots=True)
class _Grid:
    matrix: Matrix
    left: float
    top: float
    across: float
    """Width of a cell."""
    down: float
    is_numbered: bool

    @property
    def right(self) -> float:
        return self.left + self.across * len(self.matrix.columns)

    @property
    def bottom(self) -> float:
        return self.top + self.down * len(self.matrix.rows)

    @property
    def most(self) -> int:
        return max(self.matrix.counts.values(), default=1)


def draw_matrix(matrix: Matrix, caption: Caption, paper: Paper | None) -> Drawn:
    """The matrix, as wide as the paper."""
    across = (paper or PAGE).across
    head = head_lines(caption, across)
    grid = _grid(matrix, across, head_height(head) + 12)
    sentences = [*matrix.notes, caption.source, f"Drawn by: {caption.command}"]
    if grid.is_numbered:
        sentences.insert(1, f"Columns: {'; '.join(f'{at} {name}' for at, name in enumerate(matrix.columns, start=1))}.")
    below = [line for sentence in sentences for line in lines(sentence, SMALL, across - 2 * MARGIN)]
    start = grid.bottom + (18 if grid.is_numbered else 34)
    end = start + len(below) * _LINE + MARGIN
    root = root_element(across, end, caption)
    add_head(root, head)
    _add_cells(root, grid)
    (_add_names if grid.is_numbered else _add_years)(root, grid)
    _add_sums(root, grid)
    group = add(root, "g", class_="legend")
    for at, line in enumerate(below):
        add_text(group, line, (MARGIN, start + 10 + at * _LINE), SMALL, GREY)
    return Drawn(root, (0.0, start, end))


def _grid(matrix: Matrix, across: float, top: float) -> _Grid:
    """Cells as wide as there is room, with the bars of sums above and to the right."""
    room = across - 2 * MARGIN - _SUMS
    if not all(name.isdecimal() for name in matrix.rows):
        names = min(_NAMES, room * 0.4)
        wide = (room - names) / len(matrix.columns)
        return _Grid(matrix, MARGIN + names, top + _SUMS, wide, max(_LINE, min(wide, _TALLEST)), is_numbered=True)
    cell = min((room - 40) / max(len(matrix.columns), 1), _TALLEST)
    return _Grid(matrix, MARGIN + 40, top + _SUMS, cell, cell, is_numbered=False)


def _share(count: int, most: int) -> float:
    """How dark a cell is, by the logarithm: ten citations are seen beside ten thousand."""
    return log(count) / log(most) if most > 1 else 1.0


def _colour(share: float) -> str:
    parts = (round(pale + (dark - pale) * share) for pale, dark in zip(_PALEST, _DARKEST, strict=True))
    return "#" + "".join(f"{part:02X}" for part in parts)


def _add_cells(root: Element, grid: _Grid) -> None:
    group = add(root, "g", class_="cells")
    add(
        group, "rect", x=grid.left, y=grid.top, width=grid.right - grid.left, height=grid.bottom - grid.top,
        fill="none", stroke="#C9D0D6", stroke_width=0.8,
    )  # fmt: skip
    for (row, column), count in sorted(grid.matrix.counts.items()):
        cell = add(group, "g", class_="cell")
        citations = "1 citation" if count == 1 else f"{count:,} citations"
        add_note(cell, f"{grid.matrix.rows[row]} → {grid.matrix.columns[column]}\n{citations}")
        x, y = grid.left + column * grid.across, grid.top + row * grid.down
        share = _share(count, grid.most)
        gap = min(1.0, grid.across / 10)
        add(
            cell, "rect", x=x, y=y, width=grid.across - gap, height=grid.down - gap, fill=_colour(share)
        )  # fmt: skip
        written = f"{count:,}"
        if grid.is_numbered and width(written, SMALL) <= grid.across - 2:
            ink = PAPER if share > _LIGHT_ON_DARK else INK
            at = (x + grid.across / 2, y + grid.down / 2 + 3.8)
            add_text(cell, written, at, SMALL, ink, text_anchor="middle")


def _add_names(root: Element, grid: _Grid) -> None:
    """Add the name of each row with a number, by which its column is called."""
    group = add(root, "g", class_="names")
    for at, name in enumerate(grid.matrix.rows):
        numbers = [grid.matrix.columns.index(name) + 1] if name in grid.matrix.columns else []
        words = shortened(" ".join(map(str, [*numbers, name])), SMALL, grid.left - MARGIN - 8)
        y = grid.top + (at + 0.5) * grid.down + 3.8
        add_text(group, words, (grid.left - 6, y), SMALL, INK, text_anchor="end")
    step = 1 if grid.across >= width("88 ", SMALL) else 5
    for at in range(0, len(grid.matrix.columns), step):
        x = grid.left + (at + 0.5) * grid.across
        add_text(group, str(at + 1), (x, grid.bottom + 12), SMALL, INK, text_anchor="middle")


def _add_years(root: Element, grid: _Grid) -> None:
    """Add the years, as many as have room."""
    group = add(root, "g", class_="names")
    step = next(step for step in (1, 2, 5, 10, 20, 50) if step * grid.across >= _TALLEST or step == 50)
    for at, year in enumerate(grid.matrix.columns):
        if int(year) % step == 0:
            x = grid.left + (at + 0.5) * grid.across
            add_text(group, year, (x, grid.bottom + 14), SMALL, INK, text_anchor="middle")
    for at, year in enumerate(grid.matrix.rows):
        if int(year) % step == 0:
            y = grid.top + (at + 0.5) * grid.down
            add_text(group, year, (grid.left - 6, y + 3.8), SMALL, INK, text_anchor="end")


def _add_sums(root: Element, grid: _Grid) -> None:
    """Add a bar above each column for how often it is cited, and to the right of each row for how often it cites."""
    group = add(root, "g", class_="sums", fill="#5F6B76")
    columns, rows = grid.matrix.column_sums(), grid.matrix.row_sums()
    longest = _SUMS - 16
    for at, total in enumerate(columns):
        high = longest * total / max(columns)
        x = grid.left + at * grid.across
        bar = add(group, "rect", x=x, y=grid.top - 3 - high, width=grid.across * 0.8, height=high)
        add_note(bar, f"{grid.matrix.columns[at]}: cited {total:,} times")
    for at, total in enumerate(rows):
        y = grid.top + at * grid.down
        bar = add(group, "rect", x=grid.right + 3, y=y, width=longest * total / max(rows), height=grid.down * 0.8)
        add_note(bar, f"{grid.matrix.rows[at]}: cites {total:,} times")

"""Tables for people: they are as wide as the terminal, and break lines between words.

A table whose columns would be too narrow for that is written as records, one below the other.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from rich import box
from rich.cells import cell_len
from rich.table import Table

if TYPE_CHECKING:
    from rich.console import RenderableType

_GAP: Final = 2
"""Columns of the terminal between two columns of a table."""
_SHORT: Final = 20
"""Cells of this width, such as symbols and dates, are never broken."""
_LEAST: Final = 24
"""The least width of a column with longer cells: narrower ones have more lines than words."""

Rows = Sequence[Sequence[str]]


def text_table(columns: Sequence[str], rows: Rows, numbers: Sequence[bool], width: int) -> "RenderableType":
    """The rows as a table of this width, else as records; `numbers` says which columns have only numbers."""
    widths = _widths(columns, rows, width)
    return _records(columns, rows) if widths is None else _table(columns, rows, numbers, widths)


def _table(columns: Sequence[str], rows: Rows, numbers: Sequence[bool], widths: Sequence[int]) -> Table:
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False, collapse_padding=True, show_edge=False, padding=(0, _GAP - 1))
    for column, number, width in zip(columns, numbers, widths, strict=True):
        shown.add_column(column, justify="right" if number else "left", overflow="fold", width=width)
    for row in rows:
        shown.add_row(*row)
    return shown


def _records(columns: Sequence[str], rows: Rows) -> Table:
    """A line for each cell that is not empty, and an empty line between rows."""
    shown = Table.grid(padding=(0, _GAP))
    shown.add_column(no_wrap=True, style="bold")
    shown.add_column(overflow="fold")
    for number, row in enumerate(rows):
        if number:
            shown.add_row()
        for column, cell in zip(columns, row, strict=True):
            if cell:
                shown.add_row(column, cell)
    return shown


def _widths(columns: Sequence[str], rows: Rows, width: int) -> list[int] | None:
    """The width of each column; None if they cannot have what they need at least."""
    cells = [[column, *(row[index] for row in rows)] for index, column in enumerate(columns)]
    most = [max(map(cell_len, column)) for column in cells]
    least = [_least(column[0], max(map(cell_len, column[1:]), default=0), column) for column in cells]
    room = width - _GAP * (len(columns) - 1)
    if sum(least) > room:
        return None
    # All that is left goes to the columns that need more, to each as much.
    return _largest(lambda cap: [min(m, max(n, cap)) for m, n in zip(most, least, strict=True)], room)


def _least(column: str, longest: int, cells: Sequence[str]) -> int:
    words = max((cell_len(word) for cell in cells for word in cell.split()), default=0)
    if longest <= _SHORT:
        return max(longest, max(map(cell_len, column.split()), default=0))
    return max(min(longest, _LEAST), min(words, longest))


def _largest(widths: Callable[[int], list[int]], room: int) -> list[int]:
    """The widths of the largest cap that fit into the room."""
    fitting = widths(0)
    for cap in range(1, room + 1):
        more = widths(cap)
        if sum(more) > room:
            break
        fitting = more
    return fitting

"""Footnotes: small print at the end of columns, which may continue on the next page."""

import re
from collections import Counter
from dataclasses import dataclass, field

from unkg.readers.pdf.layout import Column, Line

_SMALLER = 0.93
"""Of the font size of running text: the largest small print."""
_MARKER = re.compile(r"(\d{1,3}|[*†‡]{1,3}|[a-z])(?=\s|[A-Z“\"(]|$)")


@dataclass(slots=True)
class Note:
    """A footnote: its marker and its lines, which may be on several pages."""

    marker: str
    lines: list[Line] = field(default_factory=list)


def size_of_text(columns: list[Column]) -> float:
    """The font size of most letters."""
    sizes: Counter[float] = Counter()
    for column in columns:
        for line in column:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def without_notes(columns: list[Column]) -> tuple[list[Column], list[Note]]:
    """The columns of a document without footnotes, and the footnotes in order."""
    size = size_of_text(columns)
    notes: list[Note] = []
    kept = []
    for column in columns:
        start = _start_of_notes(column, size, notes)
        kept.append(column[:start])
        for line in column[start:]:
            marker = marker_of(line)
            if marker and (line.segments[0].raised or _follows(marker, notes)):
                notes.append(Note(marker))
            notes[-1].lines.append(line)
    return kept, notes


def marker_of(line: Line) -> str:
    """The marker at the beginning of a line; empty if there is none."""
    first = line.segments[0]
    if 0 in first.raised:
        return first.words[0].text
    match = _MARKER.match(first.text)
    return match[1] if match else ""


def _follows(marker: str, notes: list[Note]) -> bool:
    """Whether a marker that is not raised can be the next one, rather than a number at the beginning of a line."""
    if not marker.isdigit():
        return not marker.isalpha()
    before = next((int(note.marker) for note in reversed(notes) if note.marker.isdigit()), None)
    return before is None or int(marker) in {before + 1, before + 2, 1}


def _start_of_notes(column: Column, size: float, notes: list[Note]) -> int:
    """Index of the first line of footnotes in a column; its length if there are none."""
    start = len(column)
    while start and column[start - 1].size <= _SMALLER * size:
        start -= 1
    begun = next((i for i in range(start, len(column)) if _begins(column[i], notes)), None)
    if begun is not None:
        # Small print before the first marker continues a footnote of the previous page, if there is one.
        return start if notes else begun
    if start < len(column) and notes and start:
        return start
    return _start_at_equal_size(column, notes)


def _begins(line: Line, notes: list[Note]) -> bool:
    marker = marker_of(line)
    return bool(marker) and (0 in line.segments[0].raised or _follows(marker, notes))


def _start_at_equal_size(column: Column, notes: list[Note]) -> int:
    """Index of the first footnote in the font size of the text, recognized by a raised marker."""
    for index in range(len(column) // 3, len(column)):
        marker = marker_of(column[index]) if 0 in column[index].segments[0].raised else ""
        if marker.isdigit() and _follows(marker, notes):
            return index
    return len(column)

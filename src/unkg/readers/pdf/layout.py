"""The lines of a page in reading order: columns one after another, tables row by row."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from unkg.readers.pdf.words import Word

_SAME_LINE = 0.18
"""Of the font size: the largest distance between baselines of one line."""
_RAISED = (0.18, 0.75)
"""Of the line's font size: how far above the baseline a footnote marker is."""
_SUNK = 0.35
_SMALL = 0.82
"""Of the line's font size: the largest raised or sunk letters."""
_SPACE = 0.12
_GAP = 0.65
"""Of the font size: a wider gap may separate columns; most words of a justified line are closer."""
_GUTTER = 1.3
"""Of the font size: a gutter this wide separates columns of any number of lines."""
_LINES_OF_A_NARROW_GUTTER = 6
"""Gaps between words may align by chance, but not in so many lines."""
_TAB = 2.2
"""Of the font size: a wider gap is a tab or separates the cells of a table."""
_APART = 3.0
"""Of the font size: the space between rows that ends a band of columns."""
_PROSE = 0.22
"""Of the page's text width: the least width of running text; cells of a table are narrower."""
_LEAST_LINES = 3
_FULL = 0.7
"""Of the page's text width: a wider line is running text, and no masthead follows it."""
_LABEL = re.compile(r"\W{0,2}(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-zA-Z]|[ivxlIVXL]{1,5})?[.)\]:]{0,2}|[•·▪◦–—●○‣*†]+")
"""A number, letter or bullet before its paragraph, which is not a column."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one line without a wide gap."""

    words: tuple[Word, ...]
    raised: frozenset[int] = frozenset()
    """Indices of the raised words."""

    @property
    def left(self) -> float:
        """Left edge of its first word."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Right edge of its last word."""
        return self.words[-1].right

    @property
    def text(self) -> str:
        """Its words, with spaces between those that are apart."""
        return "".join(spaced(self.words))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column, with its segments from left to right."""

    segments: tuple[Segment, ...]
    y: float
    size: float
    """Font size of most of its letters."""

    @property
    def left(self) -> float:
        """Its left edge."""
        return self.segments[0].left

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.segments[-1].right

    @property
    def text(self) -> str:
        """Its words, with a tab for each wide gap."""
        return "".join(joint + segment.text for joint, segment in self.joined)

    @property
    def joined(self) -> Iterator[tuple[str, Segment]]:
        """Each segment with the space or tab before it."""
        right = self.left
        for place, segment in enumerate(self.segments):
            gap = "\t" if segment.left - right > _TAB * self.size else " "
            yield gap if place else "", segment
            right = segment.right

    @property
    def tabular(self) -> bool:
        """Whether it has a wide gap."""
        return any(joint == "\t" for joint, _ in self.joined)


Column = list[Line]


def spaced(words: Iterable[Word]) -> Iterator[str]:
    """The words with the spaces between them."""
    before: Word | None = None
    for word in words:
        if before and word.left - before.right > _SPACE * max(before.size, word.size):
            yield " "
        yield word.text
        before = word


# ---- lines -------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Row:
    y: float
    size: float
    words: list[Word]
    raised: list[Word] = field(default_factory=list)


def rows_of(words: Iterable[Word], *, ordered: Callable[[list[Word]], list[Word]] | None = None) -> list[Line]:
    """The rows of a page from top to bottom, across all columns; raised and sunk words belong to the nearest row.

    `ordered` gives the words of a row, from left to right, in reading order and places.
    """
    rows: dict[int, list[_Row]] = {}
    for word in sorted(words, key=lambda w: (-w.size, -w.y, w.left)):
        row, raised = _row_for(word, rows)
        if row is None:
            rows.setdefault(round(word.y), []).append(_Row(word.y, word.size, [word]))
        else:
            row.words.append(word)
            row.raised += [word] if raised else []
    found = [row for rows_here in rows.values() for row in rows_here]
    found.sort(key=lambda row: (-row.y, min(w.left for w in row.words)))
    return [_line(row, ordered) for row in found]


def _row_for(word: Word, rows: dict[int, list[_Row]]) -> tuple[_Row | None, bool]:
    reach = int(word.size * 2) + 2
    around = range(round(word.y) - reach, round(word.y) + reach + 1)
    beside = None
    # A damaged file may have letters of a thousand million points.
    for y in around if reach < len(rows) else sorted(filter(around.__contains__, rows)):
        for row in rows.get(y, ()):
            above = (word.y - row.y) / row.size
            if abs(above) <= _SAME_LINE and word.size > 0.6 * row.size:
                return row, False
            near = -_SUNK <= above <= _RAISED[1] and word.size <= _SMALL * row.size
            if near and beside is None and _touches(word, row):
                beside = row
    return beside, beside is not None and (word.y - beside.y) / beside.size > _RAISED[0]


def _touches(word: Word, row: _Row) -> bool:
    reach = 0.45 * row.size
    return any(-reach <= word.left - w.right <= reach or -reach <= w.left - word.right <= reach for w in row.words)


def _line(row: _Row, ordered: Callable[[list[Word]], list[Word]] | None) -> Line:
    words = sorted(row.words, key=lambda word: (word.left, word.right))
    raised = {(word.y, word.size) for word in row.raised}  # ordering moves words
    if ordered:
        words = ordered(words)
    groups: list[list[Word]] = []
    for word in words:
        if groups and (word.left - groups[-1][-1].right <= _GAP * row.size or _is_label(groups)):
            groups[-1].append(word)
        else:
            groups.append([word])
    segments = tuple(
        Segment(tuple(group), frozenset(i for i, word in enumerate(group) if (word.y, word.size) in raised))
        for group in groups
    )
    return Line(segments, row.y, _size(segments))


def _is_label(groups: list[list[Word]]) -> bool:
    """Whether the last words are the label of a paragraph; a bare number inside a line is not: “68/201 of 20”."""
    words = "".join(spaced(groups[-1]))
    return bool(_LABEL.fullmatch(words)) and (len(groups) == 1 or not words.isalnum())


def _size(segments: Iterable[Segment]) -> float:
    sizes: Counter[float] = Counter()
    for segment in segments:
        for word in segment.words:
            sizes[round(word.size, 1)] += len(word.text)
    return sizes.most_common(1)[0][0]


# ---- columns -----------------------------------------------------------------------------------------------------

Span = tuple[float, float]


def columns_of(rows: list[Line], *, masthead_above: float = float("inf")) -> list[Column]:
    """The rows of a page as columns in reading order; a masthead may begin above some height.

    A band of the page with an empty gutter is read column by column if its columns are running text or it is a
    masthead, and otherwise row by row.
    """
    columns: list[Column] = []
    plain: Column = []
    has_begun = False
    width = max((row.right for row in rows), default=0.0) - min((row.left for row in rows), default=0.0)
    for band, gutter in _bands(rows):
        sides = _sides(band, gutter) if gutter else ()
        in_masthead = not has_begun and band[0].y > masthead_above
        if sides and (in_masthead or all(_is_prose(side, width) for side in sides)):
            columns += [plain] if plain else []
            plain = []
            for side in sides:
                columns += columns_of(side)
        else:
            plain += band
            has_begun = has_begun or any(row.right - row.left > _FULL * width for row in band)
    return [*columns, plain] if plain else columns


def _bands(rows: list[Line]) -> Iterator[tuple[Column, Span | None]]:
    """Bands of rows, each with the gutter through all its rows, if there is one."""
    slices = list(_slices(rows))
    place = 0
    while place < len(slices):
        place, band, free = _band(slices, place)
        yield band, _gutter(free, band)


def _band(slices: list[Column], place: int) -> tuple[int, Column, list[Span]]:
    """(index of the next slice, rows, their common free spans) of the band that begins with a slice.

    The wide gutter of a masthead is not continued by a narrow one of a few lines, which belong to the text below.
    """
    band, free = slices[place], _free(slices[place])
    place += 1
    wide = (place, band, free)
    while place < len(slices) and band[-1].y - slices[place][0].y < _APART * band[-1].size:
        left = _common(free, _free(slices[place]))
        if not _inner(left, band, _GAP):
            break
        band, free, place = [*band, *slices[place]], left, place + 1
        if _inner(free, band, _GUTTER):
            wide = (place, band, free)
    return (place, band, free) if len(band) - len(wide[1]) >= _LINES_OF_A_NARROW_GUTTER else wide


def _slices(rows: list[Line]) -> Iterator[Column]:
    """Rows grouped by overlap in height, as in two columns whose lines are not aligned."""
    group: Column = []
    for row in rows:
        if group and min(other.y for other in group[-4:]) - 0.2 * row.size >= row.y + 0.6 * row.size:
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _free(rows: Column) -> list[Span]:
    """The horizontal spans without words in any of the rows."""
    taken = sorted((segment.left, segment.right) for row in rows for segment in row.segments)
    free, position = [], float("-inf")
    for left, right in taken:
        if left > position:
            free.append((position, left))
        position = max(position, right)
    return [*free, (position, float("inf"))]


def _common(some: list[Span], others: list[Span]) -> list[Span]:
    both = ((max(a, c), min(b, d)) for a, b in some for c, d in others)
    return [(left, right) for left, right in both if left < right]


def _gutter(free: list[Span], rows: Column) -> Span | None:
    """The widest free span with words on both sides; None if none is wide enough."""
    narrow = len(rows) >= _LINES_OF_A_NARROW_GUTTER
    return max(_inner(free, rows, _GAP if narrow else _GUTTER), key=lambda span: span[1] - span[0], default=None)


def _inner(free: list[Span], rows: Column, width: float) -> list[Span]:
    """The free spans with words on both sides of at least some width, as a multiple of the font size."""
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    return [(a, b) for a, b in free if a >= left and b <= right and b - a >= width * rows[0].size]


def _sides(rows: Column, gutter: Span) -> tuple[Column, Column]:
    """The rows on the left and right of a gutter."""
    middle = (gutter[0] + gutter[1]) / 2
    return _half(rows, lambda s: s.right <= middle), _half(rows, lambda s: s.left >= middle)


def _half(rows: Column, belongs: Callable[[Segment], bool]) -> Column:
    halves = ((row, tuple(s for s in row.segments if belongs(s))) for row in rows)
    return [Line(segments, row.y, _size(segments)) for row, segments in halves if segments]


def _is_prose(column: Column, width: float) -> bool:
    """Whether a column is running text: several lines, most of them wide."""
    wide = sorted(row.right - row.left for row in column)
    return len(column) >= _LEAST_LINES and wide[len(wide) // 2] > _PROSE * width

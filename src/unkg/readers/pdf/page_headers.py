"""Heads and feet of pages: what is printed on every page anew and belongs to no paragraph."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from unkg.readers.pdf.layout import Line

_ROWS = 4
"""Rows at either end of a page among which heads and feet stand."""
_MARGIN = 0.13
"""Share of the page's height at either end in which they stand."""
_LONGEST = 110
_APART = 1.8
"""Of the size of letters: more than the space between two lines of text or two paragraphs."""
_SAME_HEIGHT = 4
"""Points by which a head may stand higher on one page than on another."""
_NUMBER = re.compile(r"^\W*\d+(?:/\d+)?\W*(?=\s)|(?<=\s)\W*\d+(?:/\d+)?\W*$")
_FORMS = re.compile(
    r"""(?: \d{1,4} (?:\s*/\s*\d{1,4})?                           # 3   3/12
        | [-–—]\s*\d{1,4}\s*[-–—]                                # - 3 -
        | (?:page|página|стр\.|第) \s? \d{1,4} \s? 页? (?:\s?(?:of|de|sur|/)\s?\d{1,4})?
        | GE\.\d\d-\d{4,6} .{0,40}                               # GE.14-10871 (E) 120314
        | \d\d-\d{5} \s* (?:\([A-Z]\))? .{0,20}                  # 14-54321 (E)
        | \*\d{6,8}\* | Please\ recycle\W*                       # a bar code's digits
        | (?:[A-Z]{1,6}(?:\.\d{1,2})?/)[A-Z\d][A-Za-z\d./()-]*\d\)? (?:\ ?\(\d{4}\))? )""",
    re.VERBOSE | re.IGNORECASE,
)
"""What a head or foot may be made of; a symbol stands in the heads of UN documents. Not `60/251` nor `Annex`."""


def without_furniture(pages: list[tuple[list[Line], float]]) -> list[list[Line]]:
    """The rows of each page (given with its height) without heads and feet.

    A row near a page's end goes if it is made of nothing but page numbers, job numbers and symbols, or if it stands
    apart from the text and the same words, numbers at their ends aside, stand at the same height of other pages. Of the first page's head, the
    masthead, nothing goes; nor does what begins with a footnote's marker.
    """
    repeated = _repeated(pages)
    kept = []
    for number, (rows, height) in enumerate(pages):
        gone = {
            index
            for index, end in _near_the_ends(rows, height)
            if not (number == 0 and end == "head")
            and _is_furniture(rows[index], repeated, apart=_stands_apart(rows, index, end))
        }
        kept.append([row for index, row in enumerate(rows) if index not in gone])
    return kept


def _is_furniture(row: Line, repeated: dict[str, list[float]], *, apart: bool) -> bool:
    if len(row.text) > _LONGEST or 0 in row.segments[0].raised:
        return False
    heights = repeated.get(_words(row), ()) if apart else ()
    if sum(abs(height - row.y) <= _SAME_HEIGHT for height in heights) > 1:
        return True
    return all(_FORMS.fullmatch(segment.text.strip()) for segment in row.segments)


def _words(row: Line) -> str:
    return _NUMBER.sub("", " ".join(row.text.split())).strip().casefold()


def _repeated(pages: list[tuple[list[Line], float]]) -> dict[str, list[float]]:
    """The heights at which the same words stand at pages' ends, the first page's head aside."""
    heights: dict[str, list[float]] = defaultdict(list)
    for number, (rows, height) in enumerate(pages):
        for index, end in _near_the_ends(rows, height):
            if number or end == "foot":
                heights[_words(rows[index])].append(rows[index].y)
    return heights


def _near_the_ends(rows: list[Line], height: float) -> Iterator[tuple[int, str]]:
    """(index, `head` or `foot`) of the rows among which a page's head and foot are."""
    for index in range(min(_ROWS, len(rows))):
        if rows[index].y > (1 - _MARGIN) * height:
            yield index, "head"
    for index in range(max(len(rows) - _ROWS, 0), len(rows)):
        if rows[index].y < _MARGIN * height:
            yield index, "foot"


def _stands_apart(rows: list[Line], index: int, end: str) -> bool:
    """Whether empty space parts a row near a page's end, and what is beyond it, from the text."""
    inward = rows[index : _ROWS + 1] if end == "head" else rows[max(len(rows) - _ROWS - 1, 0) : index + 1]
    return len(inward) < 2 or any(a.y - b.y > _APART * max(a.size, b.size) for a, b in pairwise(inward))

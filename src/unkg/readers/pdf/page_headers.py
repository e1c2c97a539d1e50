"""Page headers and footers, which belong to no paragraph."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from unkg.readers.pdf.layout import Line

_ROWS = 4
"""Rows at each end of a page that may be headers and footers."""
_MARGIN = 0.13
"""Share of the page's height at each end in which they are."""
_LONGEST = 110
"""Characters."""
_APART = 1.8
"""Of the font size: more than the space between lines or paragraphs."""
_SAME_HEIGHT = 4
"""Points by which the height of a header may differ between pages."""
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
"""The parts of a page header or footer: page and job numbers, symbols. Not `Annex`."""
_OF_TOTAL = re.compile(r"\d{1,4}\s*/\s*(\d{1,4})")
"""A page and their number, which all pages have: `3/12`. Not `14/103`, a decision at the top of a page."""


def without_page_headers(pages: list[tuple[list[Line], float]]) -> list[list[Line]]:
    """The rows of each page without headers and footers; pages are given with their heights.

    A row near the end of a page is one if it has only page numbers, job numbers and symbols, or if it is apart from the
    text and repeated at the same height on other pages, apart from numbers. The header of the first page is the
    masthead and stays, and so do rows that begin with a footnote marker.
    """
    repeated, totals = _repeated(pages), _totals(pages)
    kept = []
    for number, (rows, height) in enumerate(pages):
        removed = {
            index
            for index, end in _near_the_ends(rows, height)
            if not (number == 0 and end == "header")
            and _is_page_header(rows[index], repeated, totals, apart=_is_apart(rows, index, end))
        }
        kept.append([row for index, row in enumerate(rows) if index not in removed])
    return kept


def _totals(pages: list[tuple[list[Line], float]]) -> frozenset[str]:
    """The numbers of pages that page numbers state: that of the file, and others that several pages have."""
    stated = Counter(
        match[1]
        for rows, height in pages
        for index, _ in _near_the_ends(rows, height)
        if (match := _OF_TOTAL.fullmatch(rows[index].text.strip()))
    )
    return frozenset({str(len(pages)), *(total for total, times in stated.items() if times > 1)})


def _is_page_header(row: Line, repeated: dict[str, list[float]], totals: frozenset[str], *, apart: bool) -> bool:
    if len(row.text) > _LONGEST or 0 in row.segments[0].raised:
        return False
    heights = repeated.get(_words(row), ()) if apart else ()
    if sum(abs(height - row.y) <= _SAME_HEIGHT for height in heights) > 1:
        return True
    if (of_total := _OF_TOTAL.fullmatch(row.text.strip())) and of_total[1] not in totals:
        return False
    return all(_FORMS.fullmatch(segment.text.strip()) for segment in row.segments)


def _words(row: Line) -> str:
    return _NUMBER.sub("", " ".join(row.text.split())).strip().casefold()


def _repeated(pages: list[tuple[list[Line], float]]) -> dict[str, list[float]]:
    """The heights of the same words at the ends of pages, except for the header of the first page."""
    heights: dict[str, list[float]] = defaultdict(list)
    for number, (rows, height) in enumerate(pages):
        for index, end in _near_the_ends(rows, height):
            if number or end == "footer":
                heights[_words(rows[index])].append(rows[index].y)
    return heights


def _near_the_ends(rows: list[Line], height: float) -> Iterator[tuple[int, str]]:
    """(index, `header` or `footer`) of the rows that may be a header or footer."""
    for index in range(min(_ROWS, len(rows))):
        if rows[index].y > (1 - _MARGIN) * height:
            yield index, "header"
    for index in range(max(len(rows) - _ROWS, 0), len(rows)):
        if rows[index].y < _MARGIN * height:
            yield index, "footer"


def _is_apart(rows: list[Line], index: int, end: str) -> bool:
    """Whether a row near the end of a page is separated from the text by empty space."""
    inward = rows[index : _ROWS + 1] if end == "header" else rows[max(len(rows) - _ROWS - 1, 0) : index + 1]
    return len(inward) < 2 or any(a.y - b.y > _APART * max(a.size, b.size) for a, b in pairwise(inward))

"""What one document may hold: far more than any document of the UN, and too little to take all the time there is.

A few kilobytes of a compressed file can hold millions of paragraphs, each of a few letters. In the real files that the
readers are tested on, the longest text has 12,000 lines, and the largest markup has 52,000 tags.
"""

from typing import Final

from unkg.readers.errors import ReadError

MOST_LINES: Final = 500_000
"""Lines of a text; a paragraph is one at least."""
MOST_TAGS: Final = 2_500_000
"""Tags of a file in XML or HTML, or of one file inside a package; an element has two."""
MOST_PAGES: Final = 20_000
"""Pages of a PDF."""
_REMEDY: Final = "check the source of the file, or split it into documents"


def refuse_many_lines(text: str) -> None:
    """Raise ReadError if a text has too many lines."""
    if text.count("\n") > MOST_LINES:
        raise ReadError(f"more than {MOST_LINES:,} lines", _REMEDY)


def refuse_many_tags(markup: bytes, part: str = "") -> None:
    """Raise ReadError if markup has too many tags; `part` names the file inside a package."""
    if markup.count(b"<") > MOST_TAGS:
        raise ReadError(f"more than {MOST_TAGS:,} tags", _REMEDY, part)


def refuse_many_pages(pages: int) -> None:
    """Raise ReadError if a PDF has too many pages."""
    if pages > MOST_PAGES:
        raise ReadError(f"more than {MOST_PAGES:,} pages", _REMEDY)

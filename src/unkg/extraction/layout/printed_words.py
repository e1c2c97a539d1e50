"""Words of the normalized text as they are printed: in the letters of the text, and without inserted spaces."""

import re

from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.patterns.words import UNSPACED

# White space between two characters that are written without: a line end inside “人权\n理事会”.
_BETWEEN_UNSPACED = re.compile(rf"(?<=[{UNSPACED}]) +(?=[{UNSPACED}])")


def as_printed(words: str, normalized: NormalizedText, text: str, start: int = 0, end: int | None = None) -> str:
    """Words as the text prints them at their first place between two normalized offsets.

    Those that have none there lose only the spaces that were inserted: who is asked in an item stands in its chapeau.

    `text` is the document's.
    """
    stop = len(normalized.text) if end is None else end
    at = normalized.text.find(words, start, stop)
    span = (at, at + len(words)) if at >= 0 else _over_lines(words, normalized.text, start, stop)
    if span is None or span[0] == span[1]:
        return _BETWEEN_UNSPACED.sub("", words)
    first, last = normalized.original(*span)
    return _BETWEEN_UNSPACED.sub("", " ".join(text[first:last].split()))


def _over_lines(words: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where words stand that a line's end may part; a pattern is made only for such."""
    if " " not in words:
        return None
    found = re.compile(r"\s+".join(map(re.escape, words.split()))).search(text, start, end)
    return found and found.span()

"""Words of the normalized text as they are printed: in the letters of the text, and without inserted spaces."""

import re

from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.patterns.words import UNSPACED

# White space between two characters that are written without: a line end inside “人权\n理事会”.
_BETWEEN_UNSPACED = re.compile(rf"(?<=[{UNSPACED}]) +(?=[{UNSPACED}])")


def as_printed(words: str, normalized: NormalizedText, text: str, start: int = 0, end: int | None = None) -> str:
    """Words as the text prints them at their first place between two normalized offsets; unchanged if they have none.

    `text` is the document's.
    """
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    found = pattern.search(normalized.text, start, len(normalized.text) if end is None else end)
    if not found or not found[0]:
        return words
    first, last = normalized.original(*found.span())
    return _BETWEEN_UNSPACED.sub("", " ".join(text[first:last].split()))

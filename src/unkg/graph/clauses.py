"""The clause around a mention, for quoting."""

import re
from functools import lru_cache

LONGEST = 400
"""Maximum code points on each side of a mention; a longer clause is cut between words."""

# Where a clause ends: a semicolon, a blank line, the colon before the first item of a list in the line (": 1. Ratify"),
# or the stop of a sentence (a capital follows). The stop of an abbreviation is none: "No. 32" and "para. 4" (a digit
# follows), "art. II" (fewer than four small letters before).
# What stands before a stop is looked at from behind it: each way then begins with a character, which `re` skips to.
_BOUND = re.compile(
    r";\s|\n\s*\n|:\s(?=\s*1\.\s+[A-Z])|\.(?:"
    r"(?<=[a-z)”\"’]{4}\.)\s+(?=[A-Z“\"(])"
    r"|(?<=\d[)”]\.)\s+(?=[A-Z“])"
    r"|(?<=[\d/]\d\.)\s+(?=[A-Z“])"
    r")"
)


def clause(text: str, span: tuple[int, int], within: tuple[int, int]) -> str:
    """The words between the clause bounds around a span, with normalized spaces; offsets in code points.

    `within` limits the search: the paragraph that the span stands in. The span's own words are always whole.
    """
    start, end = span
    floor, ceiling = max(min(within[0], start), start - LONGEST), min(max(within[1], end), end + LONGEST)
    openings = [bound.end() for bound in _BOUND.finditer(text, floor, start)]
    opening = openings[-1] if openings else _next_word(text, floor, start) if floor > within[0] else floor
    bound = _BOUND.search(text, end, ceiling)
    closing = bound.start() + 1 if bound else _last_word(text, end, ceiling) if ceiling < within[1] else ceiling
    return _normalized(text, opening, closing)


@lru_cache(maxsize=4)
def _normalized(text: str, start: int, end: int) -> str:
    """The words with normalized spaces; most clauses have several mentions, one after the other."""
    return " ".join(text[start:end].split())


def _next_word(text: str, floor: int, start: int) -> int:
    space = text.find(" ", floor, start)
    return space + 1 if space >= 0 else start


def _last_word(text: str, end: int, ceiling: int) -> int:
    space = text.rfind(" ", end, ceiling)
    return space if space >= 0 else end

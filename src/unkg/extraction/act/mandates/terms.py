"""When a mandate ends, and when the act that gave it was adopted, by the words of the text."""

import re

from unkg.extraction.act.mandates.patterns import mandate_patterns
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.patterns.dates import read_date
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedCitation

_AFTER_CLAUSE = 200
"""Characters after a clause within which the term of the mandate stands."""


def end_of_mandate(context: Context, start: int, end: int, passage: Passage) -> str | None:
    """The ISO date or period to which a clause limits a mandate, before the holder (“for one year, a”) or after it."""
    patterns, text = mandate_patterns(context.language), context.normalized.text
    limit = min(end + _AFTER_CLAUSE, passage.end)
    until = patterns.until.search(text, start, limit)
    if until and (day := read_date(text, context.language, *until.span("day"))):
        return day.isoformat()
    period = patterns.period.search(text, start, limit)
    return period["period"] if period else None


def day_of_adoption(context: Context, cited: ResolvedCitation, passage: Passage) -> str | None:
    """The ISO date that stands after a citation; None where several days do: “of 3 and 4 May 2001”."""
    text = context.normalized.text
    match = mandate_patterns(context.language).adopted_on.match(text, cited.end, passage.end)
    if match is None or len(re.findall(r"\d+", match["day"])) != len(("day", "year")):
        return None
    day = read_date(text, context.language, *match.span("day"))
    return day.isoformat() if day else None

"""When the act was adopted that a text cites, by the date printed behind it."""

import re
from functools import lru_cache

from unkg.authorities.language import Language
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.patterns.dates import date_pattern, read_date
from unkg.extraction.patterns.words import before_next
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedCitation


def day_of_adoption(context: Context, cited: ResolvedCitation, passage: Passage) -> str | None:
    """The ISO date that stands after a citation; None where several days do: “of 3 and 4 May 2001”.

    The body that adopted it may stand between: “резолюцией 60/251 Генеральной Ассамблеи от 15 марта 2006 года”.
    """
    text = context.normalized.text
    bodies = (n.end for n in context.names if n.start == cited.end + 1 and n.kind == "body")
    match = _adopted_on(context.language).match(text, next(bodies, cited.end), passage.end)
    if match is None or len(re.findall(r"\d+", match["day"])) != len(("day", "year")):
        return None
    day = read_date(text, context.language, *match.span("day"))
    return day.isoformat() if day else None


@lru_cache(maxsize=8)
def _adopted_on(language: Language) -> re.Pattern[str]:
    """“ of 17 December 1966”; never the date of “resolution 5 and, on 3 May 2001,”."""
    return re.compile(rf",? {before_next(language.citation['dated'])}(?P<day>{date_pattern(language)})")

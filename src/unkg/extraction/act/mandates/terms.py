"""When the act was adopted that a text cites, by the date printed behind it."""

import re
from functools import lru_cache

from unkg.authorities.language import Language
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.patterns.dates import date_pattern, read_date_at
from unkg.extraction.patterns.words import before_next, optional
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedCitation


def day_of_adoption(context: Context, cited: ResolvedCitation, passage: Passage) -> str | None:
    """The ISO date that stands after a citation; None where several days do: “of 3 and 4 May 2001”."""
    text = context.normalized.text
    match = _adopted_on(context.language).match(text, _behind_organ(context, cited.end), passage.end)
    day = read_date_at(text, context.language, *match.span("day")) if match else None
    return day.isoformat() if day else None


def _behind_organ(context: Context, end: int) -> int:
    """Where the organ of an act ends that is named between it and its date; else the offset itself.

    “la resolución 2100 (2013) del Consejo de Seguridad, de 25 de abril de 2013”, “60/251 Генеральной Ассамблеи от”.
    """
    of = _of_organ(context.language).match(context.normalized.text, end)
    names = (name for name in context.names if of and name.start == of.end() and name.kind == "body")
    return next((name.end for name in names), end)


@lru_cache(maxsize=8)
def _of_organ(language: Language) -> re.Pattern[str]:
    return re.compile(rf" {before_next(language.citation['of_organ'])}{optional(language.citation['articles'])}")


@lru_cache(maxsize=8)
def _adopted_on(language: Language) -> re.Pattern[str]:
    """“ of 17 December 1966”; never the date of “resolution 5 and, on 3 May 2001,”."""
    return re.compile(rf",? {before_next(language.citation['dated'])}(?P<day>{date_pattern(language)})")

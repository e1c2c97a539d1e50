"""Ordinal numbers in prose: “sixty-first”, “soixante et onzième”, “septuagésimo cuarto”, “54º”."""

import re
from functools import lru_cache

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import any_of

_TENS = 20
"""The least number whose word a unit can follow."""


@lru_cache(maxsize=8)
def ordinal_pattern(language: Language) -> str:
    """A regular expression for an ordinal in words or figures, without groups; for text in any case.

    Never two ordinals, “eleventh and twelfth sessions”, nor figures without their ending, “2023 session”.
    """
    tens = any_of(word for word, number in language.ordinals.items() if number >= _TENS)
    units = any_of(word for word, number in language.ordinals.items() if number < _TENS)
    join, figures = rf"(?:-| (?:{any_of(language.masthead['and'])} )?)", r"(?<![\w/.-])\d{1,3}[.-]?[^\W\d_]{1,2}"
    compound = rf"{tens}{join}{units}"
    if language.script.has_ones_first:
        compound = rf"{units} {any_of(language.masthead['and'])} {tens}"
    return rf"(?:{compound}|{any_of(language.ordinals)}|{figures})"


@lru_cache(maxsize=8)
def _part(language: Language) -> re.Pattern[str]:
    return re.compile(any_of(language.ordinals), re.IGNORECASE)


def read_ordinal(words: str, language: Language) -> int:
    """The number of what `ordinal_pattern` matched: the sum of its parts, 75 of “soixante-quinzième”."""
    figures = re.match(r"\d+", words)
    return int(figures[0]) if figures else sum(language.ordinals[w.lower()] for w in _part(language).findall(words))

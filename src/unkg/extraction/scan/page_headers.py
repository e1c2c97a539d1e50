"""The document's own symbol in page headers that an extraction of text has left inside sentences."""

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.patterns.words import any_of
from unkg.extraction.scan.numbers import Number

_LEAST_BESIDE = 2
"""Occurrences next to a job number, which is printed only on a document's own pages."""
_LEAST_BETWEEN = 3
"""Occurrences between two words of a sentence that does not cite the symbol."""
_WORD = 20
"""Characters before a symbol that contain the previous word."""


class _Patterns(NamedTuple):
    job_behind: re.Pattern[str]
    job_before: re.Pattern[str]
    word_before: re.Pattern[str]
    word_behind: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(language: Language) -> _Patterns:
    job = r"(?:GE\.)?\d\d-\d{5}\b"
    citing = any_of(language.masthead.get("citing", ()))
    return _Patterns(
        job_behind=re.compile(rf" (?:\d{{1,3}} )?{job}"),
        job_before=re.compile(rf"\b{job}(?: ?\([A-Z]\))?(?: \d{{1,3}})? $"),
        # "the social costs | E/… | and the imposition"; never "see document E/… and", nor after a comma or bracket.
        word_before=re.compile(rf"(?<![\w.-])(?!{citing} $)[a-z]{{2,}} $"),
        word_behind=re.compile(r" [a-z]{2,}"),
    )


def symbol_of_pages(normalized: NormalizedText, numbers: list[Number], language: Language) -> str | None:
    """The symbol next to job numbers (“A/65/162 10-46213”), else between words that do not cite it; None if neither."""
    if not language.masthead.get("citing"):
        return None
    symbols = [number for number in numbers if number.shape == "symbol"]
    patterns, text = _patterns(language), normalized.text
    beside = Counter(
        s.value
        for s in symbols
        if patterns.job_behind.match(text, s.end) or patterns.job_before.search(text, max(0, s.start - _WORD), s.start)
    )
    if symbol := _most(beside, _LEAST_BESIDE):
        return symbol
    between = Counter(
        s.value
        for s in symbols
        if patterns.word_behind.match(text, s.end)
        and patterns.word_before.search(text, max(0, s.start - _WORD), s.start)
    )
    symbol, every = _most(between, _LEAST_BETWEEN), Counter(s.value for s in symbols)
    return symbol if symbol and 2 * between[symbol] > every[symbol] else None


def _most(counts: Counter[str], least: int) -> str | None:
    """The most common symbol; None if it is too rare or tied."""
    (first, most), (_, next_most) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= least and most > next_most else None

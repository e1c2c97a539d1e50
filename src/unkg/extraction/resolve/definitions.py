"""Places where a text defines a short form: “the Agreement on Peace and Reconciliation in Mali (“the Agreement”)”."""

import re
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import any_of_each
from unkg.extraction.scan.names import NameMention

_LEAD = 48
"""Characters that hold the words from the parenthesis to the short form."""


def is_definition(text: str, mention: NameMention, language: Language) -> bool:
    """Whether a short form alone stands in parentheses, in quotation marks or behind “the” or “hereinafter”."""
    patterns = _patterns(language)
    if not patterns.after.match(text, mention.end):
        return False
    return bool(patterns.before.search(text, max(0, mention.start - _LEAD), mention.start))


class _Patterns(NamedTuple):
    before: re.Pattern[str]
    after: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(language: Language) -> _Patterns:
    words = any_of_each(language.name_words)
    the = rf"(?:{words['the']} )"
    return _Patterns(
        # "(“the Committee”", "(the Committee", "(hereinafter referred to as the Committee"; never "(article 18 of the
        # Convention" nor "(Protocol".
        before=re.compile(rf"\((?:{words['hereinafter']}(?:,| [a-z]+){{0,4}} )?(?:{the}?[\"“'‘]{the}?|{the})$"),
        after=re.compile(r"[\"”'’]?\)"),
    )

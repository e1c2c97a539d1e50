"""Words of a language's table as pieces of patterns."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

CAPITAL = "A-ZÀ-ÖØ-ÞŒА-ЯЁ"
"""Capital letters of the official languages that have them, for a class of characters; raised digits are none."""
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""Raised digits in order, of which a footnote's marker is made; also for a class of characters."""
_ELIDED = ("'", "-")


def any_of(words: Iterable[str]) -> str:
    """An alternative of words, the longest first; their apostrophes match curly ones too. No words match nothing."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(_escaped(word) for word in longest_first) + ")" if longest_first else "(?!)"


def any_of_each(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """An alternative for each purpose; one that a language's table leaves out matches nothing."""
    return defaultdict(lambda: any_of(()), {purpose: any_of(listed) for purpose, listed in words.items()})


def before_next(words: Iterable[str]) -> str:
    """The same with the space that parts each word from the next; an elided one (`l'`) has none."""
    return any_of(word if word.endswith(_ELIDED) else f"{word} " for word in words)


def _escaped(word: str) -> str:
    return re.escape(word).replace(r"\ ", " ").replace("'", "['’]")

"""The language of a text: the one that its file states, unless its words are clearly another's."""

import re
from collections import Counter

_COMMON = {
    "en": frozenset({"the", "of", "and", "to", "that", "for", "with", "by", "which", "from"}),
    "fr": frozenset({"le", "les", "des", "du", "et", "dans", "une", "pour", "par", "aux"}),
    "es": frozenset({"el", "los", "las", "del", "y", "para", "por", "con", "una", "como"}),
}
"""The commonest words of the official languages in Latin letters that are words of none of the others."""
_SCRIPTS = {
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "zh": re.compile(r"[\u4e00-\u9fff]"),
}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 50_000
"""Characters that are enough to tell."""
_LEAST = 15
"""Common words that a text must have before it contradicts its file."""
_CLEARLY = 4
"""Times as many as of the stated language: a text in one language quotes another."""


def language_of(text: str, stated: str) -> str:
    """The stated language, or another official one if far more of the text's commonest words are its.

    Word processors write the language of their own installation into files: an English text of an office in Geneva may
    be marked as French.
    """
    counts = _counts(text[:_SAMPLE])
    likely = max(counts, key=lambda code: (counts[code], code == stated))
    if counts[likely] < _LEAST or counts[likely] < _CLEARLY * counts[stated]:
        return stated
    return likely


def _counts(text: str) -> Counter[str]:
    """The common words of each language in Latin letters, and the letters of each other script by five, as a word."""
    words = Counter(_WORD.findall(text.lower()))
    counts = Counter({code: sum(words[word] for word in common) for code, common in _COMMON.items()})
    counts.update({code: len(script.findall(text)) // 5 for code, script in _SCRIPTS.items()})
    return counts

"""The language of a text: the one that its file states, unless its words are clearly another's, else as they tell."""

import re
from collections import Counter
from collections.abc import Mapping

from unkg.authorities import Language

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 50_000
"""Characters that are enough to tell."""
_LETTERS_OF_A_WORD = 5
_LEAST = 15
"""Common words that a text must have before it contradicts its file."""
_CLEARLY = 4
"""Times as many as of the stated language: a text in one language quotes another."""
_DEFAULT = "en"
_LEAST_UNSTATED = 2
"""Common words by which a text is told to be in another language than English where nothing is stated."""


def language_of(text: str, stated: str, languages: Mapping[str, Language]) -> str:
    """The code of the stated language, or of another if far more of the text's commonest words are its.

    Word processors write the language of their own installation into files: an English text of an office in Geneva may
    be marked as French.
    """
    counts = _counts(text[:_SAMPLE], languages)
    likely = max(counts, key=lambda code: (counts[code], code == stated))
    if counts[likely] < _LEAST or counts[likely] < _CLEARLY * counts[stated]:
        return stated
    return likely


def language_told(text: str, languages: Mapping[str, Language]) -> str:
    """The code of the language whose letters and commonest words a text has most; English if it has hardly any."""
    counts = _counts(text[:_SAMPLE], languages)
    likely = max(counts, key=lambda code: (counts[code], code == _DEFAULT))
    return likely if counts[likely] >= _LEAST_UNSTATED else _DEFAULT


def _counts(text: str, languages: Mapping[str, Language]) -> Counter[str]:
    """The common words of each language, and its own letters by five, as a word."""
    words = Counter(_WORD.findall(text.lower()))
    counts = Counter({code: sum(words[word] for word in one.script.common) for code, one in languages.items()})
    alphabets = ((code, one.script.alphabet) for code, one in languages.items())
    counts.update({code: len(own.findall(text)) // _LETTERS_OF_A_WORD for code, own in alphabets if own})
    return counts

"""The language of a text: the one that its file states, unless its words are clearly another's, else as they tell."""

import re
import unicodedata
from collections import Counter
from typing import Final

from unkg.authorities import Languages, Signs

UNDETERMINED: Final = "und"
"""The code of BCP 47 for a language that is not known."""

# "fr", "pt-BR"; never "x-none", which word processors write for no language.
_CODE = re.compile(r"[a-zA-Z]{2,3}(?=[-_]|$)")
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
_LEAST_WORDS = 40
"""Words in lower case by which a text is told to be in none of the languages."""
_HARDLY: Final = 0.06
"""Share of the commonest words in a text that is not in the language; Portuguese has fewer of Spanish."""
_CLEAR: Final = 0.15
"""Share of the commonest words in a text that is in the language, whatever language without a table its file states."""
_FOREIGN: Final = 0.05
"""Share of letters that the language's alphabet has not: of Ukrainian “і” and “ї”, of Persian “ی” and “گ”."""


def language_stated(tag: str | None) -> str:
    """The code of the language in a tag that a file states, without its country; English if it states none."""
    found = _CODE.match(tag or "")
    return found[0].lower() if found else _DEFAULT


def language_of(text: str, stated: str, languages: Languages) -> str:
    """The code of the stated language, or of another if far more of the text's commonest words are its.

    Word processors write the language of their own installation into files: an English text of an office in Geneva may
    be marked as French.
    """
    text = text[:_SAMPLE]
    words = Counter(_WORD.findall(text))
    counts = _counts(text, words, languages)
    likely = max(counts, key=lambda code: (counts[code], code == stated))
    if stated not in languages:
        clear = counts[likely] >= _LEAST_UNSTATED and _is_in(text, words, languages.signs[likely], _CLEAR)
        return likely if clear else stated
    if counts[likely] < _LEAST or counts[likely] < _CLEARLY * counts[stated]:
        return stated
    return likely


def language_told(text: str, languages: Languages) -> str:
    """The code of the language whose letters and commonest words a text has most; English if the text is too short.

    UNDETERMINED for a longer text that has hardly any such words of any language.
    """
    text = text[:_SAMPLE]
    words = Counter(_WORD.findall(text))
    counts = _counts(text, words, languages)
    likely = max(counts, key=lambda code: (counts[code], code == _DEFAULT))
    if _in_lower_case(words).total() >= _LEAST_WORDS and not _is_in(text, words, languages.signs[likely], _HARDLY):
        return UNDETERMINED
    return likely if counts[likely] >= _LEAST_UNSTATED else _DEFAULT


def _is_in(text: str, words: Counter[str], signs: Signs, least: float) -> bool:
    """Whether a text has the language's commonest words, or only letters of its alphabet.

    Words with a capital do not count: a list of States is in the language of its heading.
    """
    if signs.alphabet is None:
        lower = _in_lower_case(words)
        return sum(lower[word] for word in signs.common) >= least * lower.total()
    others = [one for one in unicodedata.normalize("NFKC", text) if one.isalpha() and not one.isascii()]
    return sum(not signs.alphabet.match(one) for one in others) < _FOREIGN * len(others)


def _in_lower_case(words: Counter[str]) -> Counter[str]:
    return Counter({word: times for word, times in words.items() if len(word) > 1 and word == word.lower()})


def _counts(text: str, words: Counter[str], languages: Languages) -> Counter[str]:
    """The common words of each language, and its own letters by five, as a word."""
    folded: Counter[str] = Counter()
    for word, times in words.items():
        folded[word.lower()] += times
    counts = Counter({code: sum(folded[word] for word in signs.common) for code, signs in languages.signs.items()})
    alphabets = ((code, signs.alphabet) for code, signs in languages.signs.items())
    counts.update({code: len(own.findall(text)) // _LETTERS_OF_A_WORD for code, own in alphabets if own})
    return counts

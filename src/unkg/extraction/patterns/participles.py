"""Past participles to base forms: “should be examined” asks to examine."""

import re
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import any_of


class _Endings(NamedTuple):
    """Endings of a stem, which is the participle without “-ed”."""

    doubled: re.Pattern[str]
    silent: re.Pattern[str]
    plain: re.Pattern[str]
    one_syllable: re.Pattern[str]


def base_of_participle(word: str, language: Language) -> str:
    """The base form of an English past participle in lower case: `examined` → `examine`, `given` → `give`.

    Other words are returned unchanged. English doubles the single final consonant of a stressed syllable; a single
    consonant therefore implies a silent e (`used`, `provided`), unless the syllable is unstressed (`visited`) or has
    two vowels (`maintained`).
    """
    if word in language.participles:
        return language.participles[word]
    if word.endswith("ied"):
        return f"{word[:-3]}y"
    if word.endswith("eed") or not word.endswith("ed"):
        return word[:-1] if word.endswith("eed") else word
    stem = word.removesuffix("ed")
    endings = _endings(language)
    if endings.doubled.search(stem):
        return stem[:-1]
    if endings.silent.search(stem):
        return f"{stem}e"
    return stem if endings.plain.search(stem) and not endings.one_syllable.fullmatch(stem) else f"{stem}e"


@lru_cache(maxsize=8)
def _endings(language: Language) -> _Endings:
    words = language.participle_words
    consonant = "[bcdfghjklmnpqrstvwxz]"
    # "acquired", "guided": the u belongs to the consonant.
    digraph = rf"(?!(?<=[gq])u){any_of(words['digraphs'])}"
    return _Endings(
        doubled=re.compile(rf"({any_of(words['doubled'])})\1$"),
        silent=re.compile(rf"{any_of(words['never_last'])}$"),
        plain=re.compile(rf"(?:{digraph}{consonant}|{consonant}{{2}}|[wxyo]|{any_of(words['unstressed'])})$"),
        one_syllable=re.compile(rf"{consonant}*[aeiouy][bcdfgklmnprstvz]"),
    )

"""The text whose names are judged, with what instruments and bodies are judged by."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from unkg.authorities.language import Language
from unkg.extraction.resolve.unlisted.phrases import NamePhrase
from unkg.model import Authorities

Verdict = Literal["name", "general name", "short form", "no name"]
"""A short form is a name only where the text has named in full what it stands for: “the Peace Agreement”.

A general name stands for what the text has named, else for itself: “the General Armistice Agreement”.
"""

_LEAST_OF_WEAK = 4
"""Spaces in a name of a weak head without a word of its own before it."""


@dataclass(frozen=True, slots=True, eq=False)
class JudgedText:
    """A text whose names are judged."""

    text: str
    language: Language
    decides: bool
    """Whether the text is an act of an organ, whose bodies are seldom those of a single State."""
    issuer: str | None
    """The organ whose act the text is; the bodies that some organs speak of are seldom those of a single State."""
    authorities: Authorities
    _common: dict[str, bool] = field(default_factory=dict)

    def begins_with(self, phrase: NamePhrase, first: frozenset[str]) -> bool:
        """Whether an act names a head by one of some words with more behind it: “African Wells Strategy”."""
        return self.decides and len(phrase.before) > 1 and phrase.before[0] in first

    def first_of(self, phrase: NamePhrase, names: Iterable[str]) -> str:
        """The name of one or more words that the words before a head begin with; empty where none does."""
        first = phrase.before[0]
        before = f"{' '.join(phrase.before)} "
        return next((name for name in names if name.startswith(first) and before.startswith(f"{name} ")), "")

    @staticmethod
    def own(before: Iterable[str], generic: frozenset[str]) -> list[str]:
        """The words before a head that make it a name."""
        return [word for word in before if word not in generic and word.strip("IVX")]

    def is_common(self, word: str) -> bool:
        """Whether the text has a word in small letters too, which a place or person has not."""
        if word not in self._common:
            self._common[word] = f" {word.lower()}" in self.text
        return self._common[word]

    def is_long(self, phrase: NamePhrase) -> bool:
        """Whether a phrase has so many words that it is no common noun."""
        return self.text.count(" ", phrase.start, phrase.end) > _LEAST_OF_WEAK


@lru_cache(maxsize=8)
def judging_words(language: Language) -> dict[str, frozenset[str]]:
    """The words of a language by which names are judged, by their purposes."""
    words = {key: frozenset(values) for key, values in language.unlisted_names.items()}
    return {
        **words,
        "demonyms": words.get("demonyms", frozenset()) | set(language.nationalities),
        "months": frozenset(month.capitalize() for month in language.months),
        # Of two words; some of them are regions too: "Central African".
        "peoples": frozenset(p for p in language.nationalities if " " in p) - words.get("regional", frozenset()),
        "regions_alone": words["regional"] - words["international"],
        "of_many_states": words["worldwide"] | words["regional"] - words["international"] - words["faiths"],
        "of_several_or_joint": words["of_several"] | words["joint"],
        # Joined here once: each set has hundreds of words, and every instrument is judged by all of them.
        "found_open": words["banks"] | words["task_groups"],
        "own_bodies": words["funds"] | words["task_groups"],
        "not_own": words["generic"] | words["bodies"] | words["instruments"],
    }

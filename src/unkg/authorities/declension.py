"""The case forms of names, in languages that decline them."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from msgspec import Struct

Paradigms = dict[str, tuple[str, ...]]
"""The ending of the first case to those of the others, in one order for all paradigms of a language."""
_BEHIND: Final = ",»"
"""What may stand behind a word that declines."""


class _Paradigm(NamedTuple):
    """How one word declines: what is cut off and what takes its place."""

    ending: str
    others: tuple[str, ...]
    is_adjective: bool


class Declension(Struct, frozen=True, eq=False):
    """How names decline: adjectives agree with the noun behind them, and what is behind the noun stays.

    “Совет Безопасности, Совета Безопасности”; “Экономический и Социальный Совет, Экономического и Социального Совета”.
    A participle behind a comma agrees too: “Комитет, учрежденный резолюцией”, “Комитета, учрежденного резолюцией”.
    """

    adjectives: Paradigms
    nouns: Paradigms
    conjunctions: tuple[str, ...]
    """What joins two adjectives, or two nouns that decline alike: “Венская декларация и Программа действий”."""
    participles: tuple[str, ...]
    """Endings of participles in the first case; not that of “включая”."""
    openings: Mapping[str, tuple[str, ...]]
    """What names begin with, to how they begin where they are new or of a woman.

    “المقرر الخاص المعني”: “مقررا خاصا معنيا”, “المقررة الخاصة المعنية”.
    """

    def forms(self, name: str) -> tuple[str, ...]:
        """A name in all its cases, the first of which is its own.

        Where an ending fits two kinds of nouns, forms that nobody writes are among them; they name nothing else.
        """
        words = name.split(" ")
        declined = [self._cases(word) for word in self._declined(words)]
        behind = words[len(declined) :]
        cases = declined + [
            self._cases(word) if before.endswith(",") and word.endswith(self.participles) else (word,)
            for before, word in zip(words[len(declined) - 1 :], behind, strict=False)
        ]
        numbers = range(max(map(len, cases)))
        in_cases = (" ".join(forms[min(number, len(forms) - 1)] for forms in cases) for number in numbers)
        return tuple(dict.fromkeys((*in_cases, *self._opening_otherwise(name))))

    def _opening_otherwise(self, name: str) -> Iterator[str]:
        for opening, others in self.openings.items():
            if name.startswith(f"{opening} "):
                yield from (other + name[len(opening) :] for other in others)

    def _declined(self, words: list[str]) -> Iterator[str]:
        """The words up to the noun, and up to a second one that is joined to it directly."""
        has_noun = False
        for word in words:
            joins = word in self.conjunctions
            if has_noun and not joins:
                return
            yield word
            has_noun = not joins and not self._paradigm(word).is_adjective

    def _cases(self, word: str) -> tuple[str, ...]:
        """A word in its cases, with the comma or the closing quotation mark behind it: “«четверка», «четверки»”."""
        if word in self.conjunctions:
            return (word,)
        bare = word.rstrip(_BEHIND)
        ending, others, _ = self._paradigm(bare)
        stem, behind = bare[: len(bare) - len(ending)], word[len(bare) :]
        forms = (stem + other + behind for other in others)
        return (word, *(form.capitalize() if not stem and word[:1].isupper() else form for form in forms))

    def _paradigm(self, word: str) -> _Paradigm:
        """That of the longest ending which a table has; a whole word may be one."""
        lower = word.lower().rstrip(_BEHIND)
        for start in range(len(lower) + 1):
            ending = lower[start:]
            if ending in self.adjectives:
                return _Paradigm(ending, self.adjectives[ending], True)
            if ending in self.nouns:
                return _Paradigm(ending, self.nouns[ending], False)
        return _Paradigm("", (), False)

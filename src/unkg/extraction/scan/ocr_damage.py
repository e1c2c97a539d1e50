"""Damage looked through: words that a scanner broke, joined or misread, repaired in the normalized text; the input stays as it is.

Only words that the grammar or a name needs are repaired, and only where the damaged form is no word itself. What holds a digit or
a slash as a symbol or number does is never touched. Every mending is recorded in the text.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from unkg.authorities.language import Language
from unkg.extraction.layout.normalized_text import Edit, NormalizedText
from unkg.extraction.scan.names import Gazetteer

_LOOK_ALIKES = {
    "e": ("€", "c"), "c": ("e",), "o": ("0",), "l": ("1", "|", "i"), "i": ("1", "|", "l"), "s": ("5", "$"), "m": ("rn",),
    "d": ("cl",), "u": ("ii",), "w": ("vv",), "h": ("li",), "'": (" ", "' "), "rn": ("m",), "cl": ("d",),
}  # fmt: skip
"""What stands in a clean word, and what a scanner makes of it."""
_WORD = re.compile(r"[^\W\d_]{4,}(?:'s)?")
_OF_SYMBOLS = frozenset("/@")
_PART = re.compile(r"[^\W\d_]{2,}")
_LEAST_BROKEN = 5
"""Letters: shorter words, broken in two, are too often two words of their own (“to go”, “I ran”)."""
_LEAST_MISREAD = 5
_MOST_IN_A_WORD = 3
"""Mendings one upon the other: “Peopl€ s”."""


class _Mending(NamedTuple):
    """Where in a damaged form, of which length, what must be replaced by what."""

    at: int
    length: int
    instead: str


class _Damages(NamedTuple):
    automaton: AhoCorasick
    mendings: tuple[_Mending, ...]


def repaired(normalized: NormalizedText, names: Gazetteer, language: Language) -> NormalizedText:
    """The normalized text with damaged words repaired and each mending recorded; the same object where nothing is damaged."""
    damages = _damages(names, language)
    for _ in range(_MOST_IN_A_WORD):
        edits = _edits(normalized, damages)
        if not edits:
            break
        normalized = normalized.edited(edits)
    return normalized


def _edits(normalized: NormalizedText, damages: _Damages) -> list[Edit]:
    found = []
    for index, start, end in damages.automaton.find_matches_as_indexes(normalized.lower):
        if _stands_alone(normalized.text, start, end):
            mending = damages.mendings[index]
            at = start + mending.at
            edit = Edit(at, at + mending.length, _cased(mending.instead, normalized.text, at))
            if edit.instead or _is_one_word(normalized.text, edit):
                found.append(edit)
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a damaged form is whole words, and no part of a symbol or address: not “ls/A” or “x1.org”."""
    before, behind = text[max(start - 1, 0) : start], text[end : end + 1]
    if behind == "-" and text[end - 2] in " '":
        return False  # "Council S-36/1"
    return not (before.isalnum() or behind.isalnum() or before in _OF_SYMBOLS or behind in _OF_SYMBOLS)


def _is_one_word(text: str, edit: Edit) -> bool:
    """Whether two pieces can be of one word by their capitals: not “EU for”, “Viet Nam”; a capital may begin it, or all be capitals."""
    left, right = text[edit.start - 1], text[edit.end]
    return right.islower() if left.islower() else right.isupper() or not text[edit.start - 2].isalpha()


def _cased(instead: str, text: str, at: int) -> str:
    """Letters put in, as capitals between capitals."""
    around = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
    return instead.upper() if around.isupper() else instead


@lru_cache(maxsize=8)
def _damages(names: Gazetteer, language: Language) -> _Damages:
    """Every way in which a word that matters can be broken, misread or joined to a small one, unless that is a word itself."""
    phrases = _phrases_that_matter(names, language)
    words = {word for phrase in phrases for word in _WORD.findall(phrase)}
    parts = [_PART.findall(phrase) for phrase in phrases]
    known = words.union(*parts, *(language.damage[purpose] for purpose in ("small_before", "small_behind", "words")))
    found: dict[str, _Mending] = {}
    for word in sorted(words):
        for form, mending in (*_broken(word, known), *_misread(word)):
            found.setdefault(form, mending)
    for left, right in sorted(_neighbours(parts, language)):
        found.setdefault(left + right, _Mending(len(left), 0, " "))
    for form in known:
        found.pop(form, None)
    forms = sorted(found)
    return _Damages(AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest), tuple(found[form] for form in forms))


def _phrases_that_matter(names: Gazetteer, language: Language) -> list[str]:
    tables = (language.citation, language.units, language.pinpoint_words)
    phrases = [phrase for table in tables for listed in table.values() for phrase in listed]
    phrases += [*language.months, *(name for own in names.full_names.values() for name in own), *names.bearers]
    return [phrase.lower() for phrase in phrases]


def _neighbours(parts: list[list[str]], language: Language) -> set[tuple[str, str]]:
    """Words that stand beside each other in a name, around one, or before a citation: “HumanRights”, “Koreawith”, “Councilresolution”.

    Small words are only those of the language's table, that make no other word with those behind or before them.
    """
    before, behind = language.damage["small_before"], language.damage["small_behind"]
    nouns = [noun for kind in ("resolution", "decision") for noun in language.citation[kind]]
    found = {pair for words in parts for pair in pairwise(words)}
    for first, last in {(words[0], words[-1]) for words in parts if words}:
        found.update((small, first) for small in before)
        found.update((last, word) for word in (*behind, *nouns))
    small = {*before, *behind}
    return {
        (left, right)
        for left, right in found
        if len(left) + len(right) > _LEAST_MISREAD and all(len(part) > 3 or part in small for part in (left, right))
    }


def _broken(word: str, known: set[str]) -> Iterator[tuple[str, _Mending]]:
    """“resol utions”, “resolu- tions”; never “in human”, two words, nor “resolution s”, where an `S-10/2` may follow."""
    if len(word) < _LEAST_BROKEN:
        return
    for i in range(1, len(word) - 1):
        left, right = word[:i], word[i:]
        if left in {"a", "i", "s"} or (left in known and right in known):
            continue
        yield f"{left} {right}", _Mending(i, 1, "")
        if i > 1:
            yield f"{left}- {right}", _Mending(i, 2, "")


def _misread(word: str) -> Iterator[tuple[str, _Mending]]:
    """“Peopl€”, “Cornmittee”, “C0uncil”, “people s”; letters lost in transcoding (“C\\ufffdte”)."""
    for i, letter in enumerate(word):
        if not letter.isascii():
            yield f"{word[:i]}\ufffd{word[i + 1 :]}", _Mending(i, 1, letter)
        elif len(word) >= _LEAST_MISREAD:
            for clean in (letter, word[i : i + 2]):
                for damaged in _LOOK_ALIKES.get(clean, ()):
                    yield f"{word[:i]}{damaged}{word[i + len(clean) :]}", _Mending(i, len(damaged), clean)

"""OCR damage: words that were broken, joined or misread, repaired in the normalized text.

Only words of patterns and names are repaired, and only if the damaged form is not a word itself. Symbols and numbers
are never touched. Every repair is recorded in the normalized text; the original text stays unchanged.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, pairwise, product
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick

from unkg.authorities.language import Language
from unkg.authorities.script import Rereading
from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.scan.gazetteer import Gazetteer

_LOOK_ALIKES = {
    "e": ("€", "c"), "c": ("e",), "o": ("0",), "l": ("1", "|", "i"), "i": ("1", "|", "l"), "s": ("5", "$"),
    "m": ("rn",), "d": ("cl",), "u": ("ii",), "w": ("vv",), "h": ("li",), "'": (" ", "' "), "rn": ("m",), "cl": ("d",),
}  # fmt: skip
"""Letters and what OCR misreads them as."""
_FLAT = bytes(code if chr(code).isalnum() or chr(code) in "|$" else ord(" ") for code in range(256))
_FLAT_LINES = _FLAT[: ord("\n")] + b"\n" + _FLAT[ord("\n") + 1 :]
_WORD = re.compile(r"[^\W\d_]{4,}(?:'s)?")
_OF_SYMBOLS = frozenset("/@")
_PART = re.compile(r"[^\W\d_]{2,}")
# A letter of another alphabet: what damage does to them is not known, and a byte holds none of them.
_NOT_LATIN = re.compile(r"[^\W\d_\u0000-\u024f]")
_LEAST_BROKEN = 5
"""Letters: the halves of a shorter word are too often words themselves (“to go”, “I ran”)."""
_LEAST_MISREAD = 5
_MOST_PASSES = 3
"""Repairs of one word: “Peopl€ s” needs two."""


class _Correction(NamedTuple):
    """The span of a damaged form to replace, and by what."""

    at: int
    length: int
    instead: str


_correction = lru_cache(maxsize=4096)(_Correction)
"""A correction, the same object for all forms that are repaired alike: hundreds for tens of thousands of forms."""


class _DamagedForms(NamedTuple):
    """Damaged forms, searched for backwards from the ends of words.

    Endings are few and shared by many words, so that far less of the search's large table is visited than forwards.
    """

    search: BytesAhoCorasick
    forms: tuple[str, ...]
    """The form that a string of the search stands for."""
    corrections: dict[str, _Correction]
    """How each form is repaired."""


def repaired(normalized: NormalizedText, names: Gazetteer, language: Language) -> NormalizedText:
    """The normalized text with damaged words repaired; the same object if there is no damage."""
    forms = _damaged_forms(names, language)
    for _ in range(_MOST_PASSES):
        edits = _edits(normalized, forms)
        if not edits:
            break
        normalized = normalized.edited(edits)
    return normalized


def _edits(normalized: NormalizedText, forms: _DamagedForms) -> list[Rereading]:
    found, position = [], 0
    for start, end, correction in _candidates(normalized.lower, forms):
        if start >= position and _stands_alone(normalized.text, start, end):
            position, at = end, start + correction.at
            edit = Rereading(at, at + correction.length, _cased(correction.instead, normalized.text, at))
            if edit.instead or _is_one_word(normalized.text, edit):
                found.append(edit)
    return found


def _candidates(lower: str, forms: _DamagedForms) -> list[tuple[int, int, _Correction]]:
    """Damaged forms at the ends of words, in order, the longer of two first."""
    flat = _flat(lower)
    found: dict[tuple[int, int], _Correction] = {}
    # A bar is a misread letter or the border of a table's cell.
    for text in (flat, flat.replace(b"|", b" ")) if b"|" in flat else (flat,):
        for index, _, end in forms.search.find_matches_as_indexes(text[::-1], overlapping=True):
            start = len(text) - end
            form = forms.forms[index]
            if lower.startswith(form, start):
                found[start, -len(form)] = forms.corrections[form]
    return [(start, start - length, found[start, length]) for start, length in sorted(found)]


def _flat(lower: str) -> bytes:
    """A text in one byte a character, with a space for whatever is neither a letter nor read as one, and at its end."""
    return lower.encode("latin-1", "replace").translate(_FLAT) + b" "


def _backwards_each(texts: Iterable[str]) -> list[bytes]:
    """`_flat` of each of many texts, none of which has a line end, from its end; in much less time."""
    joined = "\n".join(texts).encode("latin-1", "replace").translate(_FLAT_LINES)
    return (b" " + joined[::-1].replace(b"\n", b"\n ")).split(b"\n")[::-1]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a damaged form is made of whole words, outside symbols and addresses: not “ls/A” or “x1.org”."""
    before, behind = text[max(start - 1, 0) : start], text[end : end + 1]
    if behind == "-" and text[end - 2] in " '":
        return False  # "Council S-36/1"
    return not (before.isalnum() or behind.isalnum() or before in _OF_SYMBOLS or behind in _OF_SYMBOLS)


def _is_one_word(text: str, edit: Rereading) -> bool:
    """Whether the case of two pieces allows that they are one word: never “EU for” or “Viet Nam”."""
    left, right = text[edit.start - 1], text[edit.end]
    return right.islower() if left.islower() else right.isupper() or not text[edit.start - 2].isalpha()


def _cased(instead: str, text: str, at: int) -> str:
    """The inserted letters, in upper case between capitals."""
    around = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
    return instead.upper() if around.isupper() else instead


@lru_cache(maxsize=8)
def _damaged_forms(names: Gazetteer, language: Language) -> _DamagedForms:
    """All ways in which a relevant word can be broken, misread or joined to a small word, except real words."""
    phrases = _relevant_phrases(names, language)
    words = {word for phrase in phrases for word in _WORD.findall(phrase)}
    parts = [_PART.findall(phrase) for phrase in phrases]
    known = words.union(*parts, *(language.damage[purpose] for purpose in ("small_before", "small_behind", "words")))
    found: dict[str, _Correction] = {}
    for word in sorted(words):
        for form, correction in (*_broken(word, known), *_misread(word)):
            found.setdefault(form, correction)
    for form, length in _joined(parts, language).items():
        found.setdefault(form, _correction(length, 0, " "))
    for form in known:
        found.pop(form, None)
    forms = tuple(found)
    return _DamagedForms(BytesAhoCorasick(_backwards_each(forms)), forms, found)


def _relevant_phrases(names: Gazetteer, language: Language) -> list[str]:
    tables = (language.citation, language.units, language.pinpoint_words)
    phrases = [phrase for table in tables for listed in table.values() for phrase in listed]
    phrases += [*language.months, *(name for own in names.full_names.values() for name in own), *names.bearers]
    return [phrase.lower() for phrase in phrases if not _NOT_LATIN.search(phrase)]


def _joined(parts: list[list[str]], language: Language) -> dict[str, int]:
    """Words that may be joined in a name, around one or before a noun: “HumanRights”, “Koreawith”, “Councilresolution”.

    Each has the length of its first word, the shortest that it could begin with. Only the small words of the language
    file count, which form no other word with their neighbours.
    """
    before, behind = language.damage["small_before"], language.damage["small_behind"]
    nouns = [noun for kind in ("resolution", "decision") for noun in language.citation[kind]]
    named = [words for words in parts if words]
    pairs = chain(
        (pair for words in named for pair in pairwise(words)),
        product(before, dict.fromkeys(words[0] for words in named)),
        product(dict.fromkeys(words[-1] for words in named), (*behind, *nouns)),
    )
    small = {*before, *behind}
    found: dict[str, int] = {}
    for left, right in pairs:
        joined, length = left + right, len(left)
        if len(joined) <= _LEAST_MISREAD or (length <= 3 and left not in small):
            continue
        if (len(right) > 3 or right in small) and found.setdefault(joined, length) > length:
            found[joined] = length
    return found


def _broken(word: str, known: set[str]) -> Iterator[tuple[str, _Correction]]:
    """“resol utions”, “resolu- tions”; never “in human”, nor “resolution s”, which may begin “resolution S-10/2”."""
    if len(word) < _LEAST_BROKEN:
        return
    for i in range(1, len(word) - 1):
        left, right = word[:i], word[i:]
        if left in {"a", "i", "s"} or (left in known and right in known):
            continue
        yield f"{left} {right}", _correction(i, 1, "")
        if i > 1:
            yield f"{left}- {right}", _correction(i, 2, "")


def _misread(word: str) -> Iterator[tuple[str, _Correction]]:
    """“Peopl€”, “Cornmittee”, “C0uncil”, “people s”; letters lost in decoding (“C\\ufffdte”)."""
    for i, letter in enumerate(word):
        if not letter.isascii():
            yield f"{word[:i]}\ufffd{word[i + 1 :]}", _correction(i, 1, letter)
        elif len(word) >= _LEAST_MISREAD:
            for clean in (letter, word[i : i + 2]):
                for damaged in _LOOK_ALIKES.get(clean, ()):
                    yield f"{word[:i]}{damaged}{word[i + len(clean) :]}", _correction(i, len(damaged), clean)

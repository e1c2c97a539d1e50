"""Simulates OCR damage in clean text, to measure how much of it extraction tolerates.

Words are broken and joined, letters misread, lines wrapped and hyphenated, page headers inserted into paragraphs. Words
with a digit or slash, and the spaces around them, are left unchanged, since a damaged number is another number.
"""

import random
import re
from collections.abc import Callable, Iterator

_MISREADINGS = (
    ("e", "€"),
    ("e", "c"),
    ("o", "0"),
    ("l", "1"),
    ("i", "l"),
    ("m", "rn"),
    ("s", "5"),
    ("u", "ii"),
    ("’s", "’ s"),
    ("d", "cl"),
)
_PAGE = "\n\n{}\n\n{}\n\n"
_SYMBOL = re.compile(r"^[A-Z]+(?:/[A-Za-z0-9.]+)+(?: \(\d{4}\))?$", re.MULTILINE)
_WORD = re.compile(r"[^\s\d/]{3,}(?=\s|$)")


def damaged(text: str, share: float, seed: int = 0) -> str:
    """The text with about `share` of its characters damaged; deterministic for a seed."""
    chance = random.Random(seed)
    words = [m for m in _WORD.finditer(text) if m.start() == 0 or text[m.start() - 1].isspace()]
    length = sum(len(m[0]) + 1 for m in words)
    hit = chance.sample(range(len(words)), min(len(words), round(length * share)))
    edits = sorted(edit for i in hit for edit in _edit(text, words, i, chance))
    return _applied(text, edits)


def _edit(text: str, words: list[re.Match[str]], i: int, chance: random.Random) -> Iterator[tuple[int, int, str]]:
    kinds: list[Callable[[str, list[re.Match[str]], int, random.Random], Iterator[tuple[int, int, str]]]] = [
        _broken, _joined, _misread, _hyphenated, _wrapped,
    ]  # fmt: skip
    kind = _paged if chance.random() < 0.02 else chance.choice(kinds)
    yield from kind(text, words, i, chance)


def _inside(word: re.Match[str], chance: random.Random) -> int:
    return word.start() + chance.randrange(1, len(word[0]) - 1)


def _broken(text: str, words: list[re.Match[str]], i: int, chance: random.Random) -> Iterator[tuple[int, int, str]]:
    at = _inside(words[i], chance)
    yield at, at, " "


def _follows(text: str, words: list[re.Match[str]], i: int) -> bool:
    return i + 1 < len(words) and words[i + 1].start() == words[i].end() + 1 and text[words[i].end()] == " "


def _joined(text: str, words: list[re.Match[str]], i: int, chance: random.Random) -> Iterator[tuple[int, int, str]]:
    if _follows(text, words, i):
        yield words[i].end(), words[i].end() + 1, ""


def _misread(text: str, words: list[re.Match[str]], i: int, chance: random.Random) -> Iterator[tuple[int, int, str]]:
    clean, misread = chance.choice(_MISREADINGS)
    at = text.find(clean, words[i].start() + 1, words[i].end())
    if at >= 0:
        yield at, at + len(clean), misread


def _hyphenated(text: str, words: list[re.Match[str]], i: int, chance: random.Random) -> Iterator[tuple[int, int, str]]:
    at = _inside(words[i], chance)
    if text[at - 1].islower() and text[at].islower():
        yield at, at, "-\n"


def _wrapped(text: str, words: list[re.Match[str]], i: int, chance: random.Random) -> Iterator[tuple[int, int, str]]:
    if _follows(text, words, i):
        yield words[i].end(), words[i].end() + 1, "\n"


def _paged(text: str, words: list[re.Match[str]], i: int, chance: random.Random) -> Iterator[tuple[int, int, str]]:
    if _follows(text, words, i):
        symbol = _SYMBOL.search(text)
        yield (
            words[i].end(),
            words[i].end() + 1,
            _PAGE.format(symbol[0] if symbol else "A/99/9999", chance.randrange(2, 40)),
        )


def _applied(text: str, edits: list[tuple[int, int, str]]) -> str:
    parts, position = [], 0
    for start, end, instead in edits:
        if start >= position:
            parts += [text[position:start], instead]
            position = end
    return "".join((*parts, text[position:]))

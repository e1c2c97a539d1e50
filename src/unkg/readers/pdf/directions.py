"""Words that are read from right to left: a page of Arabic.

Such a page is mirrored, so that its columns, lines and letters follow one another from left to right as those of other
pages do; numbers and Latin words inside it, which are written from left to right, are then turned back. Libraries for
the bidirectional algorithm (Unicode Standard Annex 9) turn strings; this turns words at places.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from unkg.readers.pdf.words import FROM_RIGHT, LETTER, Word

_MARKED = re.compile(r"[\u064b-\u065f\u0670]")
"""A vowel mark: as one glyph with its letter, it has a baseline of its own."""
_FLOATING = 0.45
"""Of the font size: how far from the line a marked letter may be; lines are farther apart."""
_MARK_TO_LETTER = 0.2
"""Of the font size, for each letter: how much wider it is than its mark, whose place alone is in the file."""
_IN_NUMBERS = frozenset("/.,:")
"""Between two digits, part of the number: `60/251`. Not the hyphen: the first number of `2016-2017` is on the right."""
_NEAR = 0.12
"""Of the font size: words that are farther apart have a space between them."""
_BRACKETS = {sign: pair for pair in (("(", ")"), ("[", "]"), ("{", "}"), ("«", "»"), ("‹", "›")) for sign in pair}
_FAR = 2.2
"""Of the font size: words that are farther apart are not of one phrase."""


def mirrored(words: Iterable[Word], width: float) -> list[Word]:
    """The words of a page in its mirror, with marked letters on the lines of their neighbours."""
    words = list(words)
    lines = sorted({word.y for word in words if not _MARKED.search(word.text) and FROM_RIGHT.search(word.text)})
    settled = (_settled(word, lines) if _MARKED.search(word.text) else word for word in words)
    return [replace(word, left=width - word.right, right=width - word.left) for word in settled]


def _settled(word: Word, lines: list[float]) -> Word:
    place = bisect_left(lines, word.y)
    nearest = min(lines[max(place - 1, 0) : place + 1], key=lambda y: abs(y - word.y), default=word.y)
    baseline = nearest if abs(nearest - word.y) <= _FLOATING * word.size else word.y
    return replace(word, y=baseline, right=word.right + _MARK_TO_LETTER * (len(word.text) - 1) * word.size)


def in_reading_order(words: list[Word]) -> list[Word]:
    """The words of a line of a mirrored page, of which phrases from left to right are turned back."""
    turned: list[Word] = []
    for run in _runs(words[::-1]):
        if _direction(run[0]) in {"L", "N"}:
            start, end = min(word.left for word in run), max(word.right for word in run)
            turned += [replace(w, left=start + end - w.right, right=start + end - w.left) for w in reversed(run)]
        else:
            turned.append(run[0])
    turned.reverse()
    return [_facing(*row) for row in zip(turned, [None, *turned], [*turned[1:], None], strict=False)]


def _facing(word: Word, before: Word | None, after: Word | None) -> Word:
    """A word with the bracket that it means, whichever form its file has: an opening one has its space before it."""
    if word.text not in _BRACKETS:
        return word
    opening, closing = _BRACKETS[word.text]
    space_before = word.left - before.right if before else float("inf")
    space_after = after.left - word.right if after else float("inf")
    return replace(word, text=opening if space_before > space_after else closing)


def _direction(word: Word) -> str:
    """R, from right to left; L, from left to right; N, a number; P, signs, which go with their neighbours."""
    if FROM_RIGHT.search(word.text):
        return "R"
    if LETTER.search(word.text):
        return "L"
    return "N" if any(map(str.isdigit, word.text)) else "P"


def _runs(words: list[Word]) -> Iterator[list[Word]]:
    """The words of a mirrored line from left to right as printed, in phrases from left to right and single others."""
    place = 0
    while place < len(words):
        run = [words[place]]
        signs: list[Word] = []
        place += 1
        latin = _direction(run[0]) == "L"
        while _direction(run[0]) in {"L", "N"} and place + len(signs) < len(words):
            word = words[place + len(signs)]
            kind = _direction(word)
            if kind == "R" or _gap((signs or run)[-1], word) > _FAR * word.size:
                break
            if kind == "P":
                signs.append(word)
            elif _continues(run[-1], signs, word, latin=latin):
                latin = latin or kind == "L"
                place += len(signs) + 1
                run += [*signs, word]
                signs = []
            else:
                break
        yield run


def _gap(before: Word, word: Word) -> float:
    """The space between two words as printed, of which the first is on the left; they are mirrored."""
    return before.left - word.right


def _continues(before: Word, signs: list[Word], word: Word, *, latin: bool) -> bool:
    """Whether a word, after signs, belongs to the phrase of the word on its left; `latin` if that has letters."""
    row = [before, *signs, word]
    spaced = [_gap(a, b) > _NEAR * max(a.size, b.size) for a, b in pairwise(row)]
    if _direction(word) == "L":
        return latin or not (signs or spaced[0])
    if not latin:
        return not any(spaced) and (not signs or (len(signs) == 1 and signs[0].text in _IN_NUMBERS))
    # The label of a footnote or paragraph that begins with a symbol is on its right: `.A/HRC/25/63 .1`.
    return not (spaced[0] and (signs or word.size < before.size or not word.text.isdecimal()))

"""Names as the words that the index holds, and the words that a misspelt one can mean."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from unkg.symbols import normalized_name

# Chinese and Japanese are written without spaces, so that each character counts as a word: 人 of 人权; never Korean.
_IDEOGRAPH: Final = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_LEAST, _MOST = 4, 30
"""Letters of words whose misspellings are understood."""


def folded(name: str) -> str:
    """The words of a name without case, accents and punctuation, separated by one space."""
    return " ".join(_IDEOGRAPH.sub(r" \g<0> ", normalized_name(name)).split())


def pattern(words: str, near: "dict[str, list[str]] | None" = None) -> str:
    """The FTS5 query for names with all words of a folded text; their beginnings are enough, also of `near` words.

    A number must be equal unless it is the last word, which may be unfinished. Ideographs must follow one another.
    """
    parts = words.split()
    found: list[str] = []
    for joined, run in groupby(enumerate(parts), key=lambda item: bool(_IDEOGRAPH.fullmatch(item[1]))):
        if joined:
            found.append(f'"{" ".join(part for _, part in run)}"')
            continue
        for at, part in run:
            whole = part.isdigit() and at < len(parts) - 1
            others = "".join(f' OR "{one}"' for one in (near or {}).get(part, ()))
            found.append(f'("{part}"{"" if whole else "*"}{others})')
    return " AND ".join(found)


def variants(word: str) -> Iterator[str]:
    """A word, and what remains without each of its letters: words that differ by one letter have one in common.

    None for short words and numbers, of which too many are alike.
    """
    if _LEAST <= len(word) <= _MOST and word.isalpha():
        yield word
        yield from {word[:at] + word[at + 1 :] for at in range(len(word))}

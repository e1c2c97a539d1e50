"""Lists of words as alternatives of regular expressions."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

CAPITAL = "A-ZÀ-ÖØ-ÞŒА-ЯЁ"
"""Capital letters of the official languages, for a character class."""
INITIAL = f"{CAPITAL}ء-ي"
"""What a name or paragraph begins with: a capital, or a letter of Arabic, which has none; for a character class."""
SMALL = "a-zß-öø-ÿœа-яёء-ي"
"""A small letter of the official languages, or a letter of Arabic, which has no capitals; for a character class."""
UNSPACED = "\u3007\u3400-\u9fff\uf900-\ufaff"
"""Characters of scripts that write no spaces between words, for a character class."""
ENCLOSED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
"""Numerals in parentheses as one character, in order, which count the items of items in Chinese."""
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""Superscript digits in order, as in footnote markers; also for a character class."""
Tree = dict[str, "Tree"]
"""A trie of words, one node per letter."""
_END = ""
ELIDED = ("'", "-")
"""What a word ends in that has no space behind it: "l'", "ال-"."""


def any_of(words: Iterable[str]) -> str:
    """An alternative of words, the longest first; without words it matches nothing. Apostrophes match curly ones too.

    Words share their common beginnings, so that a mismatch is found after a letter or two.
    """
    return _any_of(frozenset(words))


@lru_cache(maxsize=4096)
def _any_of(words: frozenset[str]) -> str:
    tree: Tree = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return f"(?:{_alternative(tree)})" if tree else "(?!)"


def _alternative(tree: Tree) -> str:
    """What may follow a node; the end of a word comes last, so that longer words are tried first."""
    branches = [
        _escaped(letter) + (_alternative(node) if node.keys() != {_END} else "")
        for letter, node in tree.items()
        if letter
    ]
    joined = branches[0] if len(branches) == 1 and _END not in tree else f"(?:{'|'.join(branches)})"
    return f"{joined}?" if _END in tree else joined


class _Alternatives(dict[str, str]):
    """The alternative of a purpose, made when it is first asked for."""

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        self._words = words

    def __missing__(self, purpose: str) -> str:
        return self.setdefault(purpose, any_of(self._words.get(purpose, ())))


def any_of_each(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """An alternative for each purpose; a purpose that the language leaves out matches nothing."""
    return _Alternatives(words)


def before_next(words: Iterable[str]) -> str:
    """The same with the space before the next word; elided words (`l'`) and the empty word have none."""
    return any_of(word if not word or word.endswith(ELIDED) else f"{word} " for word in words)


def optional(words: Iterable[str]) -> str:
    """The same where the words may be left out: “the ”, and nothing."""
    return f"(?:{before_next(words)})?"


def led_by(words: Iterable[str]) -> str:
    """The same in a language that has such words; in one without, nothing leads to the next word."""
    return before_next(tuple(words) or ("",))


def holds_any(text: str, marks: Iterable[str]) -> bool:
    """Whether a text holds one of some strings. A loop: there are few, and `any` costs more than they do."""
    for mark in marks:  # noqa: SIM110
        if mark in text:
            return True
    return False


def stems_of(words: Iterable[str]) -> tuple[str, ...]:
    """Strings of which every text holds one in which `any_of` the words matches: a test before a pattern.

    Of a word with an apostrophe, which may be a curly one in the text, it is the longest piece without.
    """
    pieces = {max(re.split("['’]", word), key=len) for word in words}
    return tuple(sorted(piece for piece in pieces if not any(other != piece and other in piece for other in pieces)))


def _escaped(word: str) -> str:
    return re.escape(word).replace(r"\ ", " ").replace("'", "['’]")

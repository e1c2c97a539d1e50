"""Words of a language's table as pieces of patterns."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

CAPITAL = "A-ZÀ-ÖØ-ÞŒА-ЯЁ"
"""Capital letters of the official languages that have them, for a class of characters; raised digits are none."""
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""Raised digits in order, of which a footnote's marker is made; also for a class of characters."""
Tree = dict[str, "Tree"]
"""Letters of words that begin alike, one node a letter."""
_END = ""
_ELIDED = ("'", "-")


def any_of(words: Iterable[str]) -> str:
    """An alternative of words, the longest first; their apostrophes match curly ones too. No words match nothing.

    Words that begin alike share their beginning, so that a place where none stands is left after a letter or two.
    """
    tree: Tree = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return f"(?:{_alternative(tree)})" if tree else "(?!)"


def _alternative(tree: Tree) -> str:
    """What may follow at a node; its own end comes last, so that a longer word is tried before its beginning."""
    branches = [
        _escaped(letter) + (_alternative(node) if node.keys() != {_END} else "")
        for letter, node in tree.items()
        if letter
    ]
    joined = branches[0] if len(branches) == 1 and _END not in tree else f"(?:{'|'.join(branches)})"
    return f"{joined}?" if _END in tree else joined


def any_of_each(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """An alternative for each purpose; one that a language's table leaves out matches nothing."""
    return defaultdict(lambda: any_of(()), {purpose: any_of(listed) for purpose, listed in words.items()})


def before_next(words: Iterable[str]) -> str:
    """The same with the space that parts each word from the next; an elided one (`l'`) has none."""
    return any_of(word if word.endswith(_ELIDED) else f"{word} " for word in words)


def _escaped(word: str) -> str:
    return re.escape(word).replace(r"\ ", " ").replace("'", "['’]")

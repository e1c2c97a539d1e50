"""Words that are looked for in a text in one fast Aho-Corasick pass."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, Implementation, MatchKind

_REPLACED = "?"
"""What stands for a character outside Latin-1 in `_in_single_bytes`."""
_LAST_OF_LATIN_1 = "\xff"
_MOST_IN_A_TABLE = 300
"""Words: the table of more is so large that looking it up is slower than following links."""

Place = tuple[int, int, int]
"""Which word it is, and from where to where it stands."""


class WordSearch:
    """Finds all of some words in a text, anywhere, in words too; the text and the words are in lower case."""

    def __init__(self, words: Iterable[str], matchkind: MatchKind = MatchKind.Standard) -> None:
        words = list(words)
        table = Implementation.DFA if len(words) <= _MOST_IN_A_TABLE else None
        # With a byte for each character, offsets need no translation, which costs as much as the search.
        self.in_bytes = all(max(word) <= _LAST_OF_LATIN_1 and _REPLACED not in word for word in words)
        automaton: BytesAhoCorasick | AhoCorasick = (
            BytesAhoCorasick([word.encode("latin-1") for word in words], matchkind=matchkind, implementation=table)
            if self.in_bytes
            else AhoCorasick(words, matchkind=matchkind, implementation=table)
        )
        self.find: Callable[..., list[Place]] = automaton.find_matches_as_indexes

    def places(self, lower: str, *, overlapping: bool = False) -> list[Place]:
        """Every place of a word, in order; overlapping ones in the order of their ends."""
        return self.find(_in_single_bytes(lower) if self.in_bytes else lower, overlapping=overlapping)

    def places_in(self, lower: str, start: int, end: int, *, overlapping: bool = False) -> list[Place]:
        """The same between two offsets, with offsets that count from the first of them."""
        text = _in_single_bytes(lower) if self.in_bytes else lower
        return self.find(text[start:end], overlapping=overlapping)


@lru_cache(maxsize=4)
def _in_single_bytes(text: str) -> bytes:
    """A text in one byte a character; kept, because many words are looked for in a text one after the other."""
    return text.encode("latin-1", "replace")

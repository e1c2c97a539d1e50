"""A text that is written word after word, also if a file has millions of words in one paragraph."""

from typing import Final

_LONG: Final = 4096
"""Characters of the end that are kept apart: adding to a long text copies all of it."""


class GrowingText:
    """A text to whose end words are added, at a cost that does not depend on its length."""

    __slots__ = ("_before", "_end", "_length", "solid")

    def __init__(self) -> None:
        self._before: list[str] = []
        self._end = ""
        self._length = 0
        self.solid = 0
        """Offset behind the last character that is not white space."""

    def __len__(self) -> int:
        return self._length

    def __str__(self) -> str:
        return "".join((*self._before, self._end))

    def ends_with_any(self, characters: str) -> bool:
        """Whether the last character is one of some; also if there is none."""
        return self._end[-1:] in characters

    def add(self, words: str) -> None:
        """Add words as they are."""
        if len(self._end) > _LONG and words:
            self._before.append(self._end)
            self._end = ""
        self._end += words
        if bare := words.rstrip():
            self.solid = self._length + len(bare)
        self._length += len(words)

    def drop_spaces(self) -> None:
        """Remove the spaces at the end."""
        while stripped := len(self._end) - len(self._end.rstrip(" ")):
            self._end = self._end[:-stripped]
            self._length -= stripped
            if not self._end and self._before:
                self._end = self._before.pop()

    def since(self, start: int) -> str:
        """The words from an offset."""
        first = self._length - len(self._end)
        return self._end[start - first :] if start >= first else str(self)[start:]

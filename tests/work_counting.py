"""Measures of work that do not depend on the load of the machine."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, SupportsIndex


def statements_executed(work: Callable[[], object]) -> int:
    """The number of executed lines of Python, including repetitions; compiled functions are not counted."""
    executed = 0

    def trace(_: FrameType, event: str, __: Any) -> Any:
        nonlocal executed
        executed += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return executed


class CountedText(str):
    """A text that counts the characters copied from it and from its copies by index or slice."""

    __slots__ = ("copied",)

    def __new__(cls, text: str, copied: list[int]) -> "CountedText":
        """The number of characters of each copy is appended to `copied`."""
        made = super().__new__(cls, text)
        made.copied = copied
        return made

    def __getitem__(self, key: SupportsIndex | slice) -> "CountedText":
        piece = super().__getitem__(key)
        self.copied.append(len(piece))
        return CountedText(piece, self.copied)

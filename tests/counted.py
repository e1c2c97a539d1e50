"""Work as a number that is the same on a busy machine and on an idle one."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, SupportsIndex


def statements_executed(work: Callable[[], object]) -> int:
    """How many lines of Python the work executes, repeated ones included; what a compiled function does is not counted."""
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
    """A text that counts the characters that are copied out of it, and out of those copies, by index or slice."""

    __slots__ = ("copied",)

    def __new__(cls, text: str, copied: list[int]) -> "CountedText":
        """`copied` receives the number of characters of each copy."""
        made = super().__new__(cls, text)
        made.copied = copied
        return made

    def __getitem__(self, key: SupportsIndex | slice) -> "CountedText":
        piece = super().__getitem__(key)
        self.copied.append(len(piece))
        return CountedText(piece, self.copied)

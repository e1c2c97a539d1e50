"""Text for terminals: what could steer a terminal is shown instead of sent."""

import re
from collections.abc import Iterable
from typing import Final, TextIO

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters, among them escape sequences' first, and bytes that are not UTF-8; not the tab and the newline."""
_FIRST_BYTE: Final = 0xDC00
"""Python's character for byte 0 of a name that is not UTF-8; those for others follow it."""


def escaped(text: str) -> str:
    """The text with control characters, and bytes that are no text, as `\\x1b`: no file name can steer a terminal."""
    return _CONTROL.sub(lambda match: f"\\x{ord(match[0]) % _FIRST_BYTE:02x}", text)


class Terminal:
    """A terminal to write data to, which escapes control characters."""

    def __init__(self, stream: TextIO) -> None:
        """Write to `stream`; `unescaped` is for output whose escape sequences are our own."""
        self.unescaped = stream

    def write(self, text: str) -> int:
        """Write a text, escaped."""
        return self.unescaped.write(escaped(text))

    def writelines(self, lines: Iterable[str]) -> None:
        """Write several texts, escaped."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Write what is buffered."""
        self.unescaped.flush()

    def isatty(self) -> bool:
        """Always true."""
        return True

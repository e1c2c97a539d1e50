"""Generated blocks in handwritten files: the lines between `generated: NAME` and `end generated`."""

import re
from collections.abc import Callable, Mapping

from generation.table import Table

Lines = Callable[[Table, str], list[str]]
"""Returns the unindented lines of a block; arguments: the table, and the text after the name in the marker."""

_BEGIN = re.compile(r"(?P<indent> *)(?:#|<!--) generated: (?P<name>[a-z ]+?)(?: of (?P<argument>[a-z -]+?))?(?: -->)?")
_END = re.compile(r" *(?:#|<!--) end generated(?: -->)?")


class BlockError(ValueError):
    """An unpaired marker or an unknown block; the message names file and line."""


def filled(text: str, place: str, table: Table, makers: Mapping[str, Lines]) -> str:
    """Replace the content of all blocks, with the indentation of their markers; `place` is the file in a BlockError."""
    result: list[str] = []
    inside = 0
    for number, line in enumerate(text.splitlines(), start=1):
        begin, end = _BEGIN.fullmatch(line), _END.fullmatch(line)
        if (begin and inside) or (end and not inside):
            raise BlockError(f"{place}:{number}: unpaired marker")
        if begin:
            if begin["name"] not in makers:
                raise BlockError(f"{place}:{number}: unknown block “{begin['name']}”; known: {', '.join(makers)}")
            made = makers[begin["name"]](table, begin["argument"] or "")
            result += [line, *(begin["indent"] + one if one else "" for one in made)]
            inside = number
        elif end:
            result.append(line)
            inside = 0
        elif not inside:
            result.append(line)
    if inside:
        raise BlockError(f"{place}:{inside}: block without end marker")
    return "\n".join(result) + "\n"

"""Marked blocks: the lines between `generated: NAME` and `end generated` in a file that is otherwise written by hand."""

import re
from collections.abc import Callable, Mapping

from generation.table import Table

Lines = Callable[[Table, str], list[str]]
"""The lines of a block, not indented, from the table and what follows the block's name in its marker."""

_BEGIN = re.compile(r"(?P<indent> *)(?:#|<!--) generated: (?P<name>[a-z ]+?)(?: of (?P<argument>[a-z -]+?))?(?: -->)?")
_END = re.compile(r" *(?:#|<!--) end generated(?: -->)?")


class BlockError(ValueError):
    """A marker without its other half, or of a block that nothing generates; the message names file and line."""


def filled(text: str, place: str, table: Table, makers: Mapping[str, Lines]) -> str:
    """A text with every marked block written anew, at the indentation of its marker. Raises BlockError, which names `place`."""
    result: list[str] = []
    inside = 0
    for number, line in enumerate(text.splitlines(), start=1):
        begin, end = _BEGIN.fullmatch(line), _END.fullmatch(line)
        if (begin and inside) or (end and not inside):
            raise BlockError(f"{place}:{number}: a marker without its other half")
        if begin:
            if begin["name"] not in makers:
                raise BlockError(f"{place}:{number}: nothing generates “{begin['name']}”; known: {', '.join(makers)}")
            made = makers[begin["name"]](table, begin["argument"] or "")
            result += [line, *(begin["indent"] + one if one else "" for one in made)]
            inside = number
        elif end:
            result.append(line)
            inside = 0
        elif not inside:
            result.append(line)
    if inside:
        raise BlockError(f"{place}:{inside}: a block without its end")
    return "\n".join(result) + "\n"

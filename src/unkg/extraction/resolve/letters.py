"""The letters of resolutions and decisions: what “31/6 A and B”, “406 A to E” and “53/77 AA” name."""

import re

from msgspec.structs import replace

from unkg.extraction.resolve.resolved import Attribution


def letters_of(letters: str) -> list[str]:
    """The letters that one number's own words name: `A to D` is four, `A and B` two, `A-B` one joint letter."""
    if " to " in letters:
        first, last = letters[0], letters[-1]
        return [chr(code) for code in range(ord(first), ord(last) + 1)]
    return re.findall(r"[A-Z]{2}|[A-Z](?:-[A-Z])?", letters)


def order_of(letter: str) -> tuple[int, str]:
    """What letters are put in order by: double ones come behind the alphabet, `Z` before `AA`."""
    return len(letter), letter


def lettered(attribution: Attribution, printed: str, letter: str) -> Attribution:
    """An attribution for one letter of a number that names several."""
    if attribution.symbol is None or not printed:
        return attribution
    return replace(attribution, symbol=attribution.symbol.removesuffix(printed).rstrip() + letter)

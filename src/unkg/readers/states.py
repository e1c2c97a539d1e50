"""States in metadata and tables: lists of sponsors and voters, cells with one State or several."""

import re
from collections.abc import Sequence
from typing import Final

from unkg.authorities.states import state_code, state_code_in_any_language
from unkg.model import Authorities

_LAST = re.compile(r",?\s+and\s+")
_ASIDE = re.compile(r"\s*\((?:on behalf of|in its capacity|representing)[^)]*\)?")
"""The group that a State speaks for; not `(Plurinational State of)`, which is part of a name."""
_MARK = re.compile(r"[(),]")
_MOST_PARTS: Final = 3
"""Words around the “and”s in the name of a State: `Saint Vincent and the Grenadines` has two such parts."""
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_MOST_WORDS: Final = 8
"""Words of a State's name in a file's name: `united-kingdom-of-great-britain-and-northern-ireland` has eight."""
# "Korea, Republic of", "Bahamas (The)", "Gambia (Republic of The)"; never "Iran (Islamic".
_INVERTED = re.compile(r"(?P<name>[^,()]+?)\s*(?:,\s*(?P<after>[^,()]+)|\((?P<inside>[^()]+)\))")
_SHORTENED = (
    (re.compile(r"\s*&\s*"), " and "),
    (re.compile(r"\bRep\.(?=\s|$)"), "Republic"),
    (re.compile(r"\bDem\.(?=\s|$)"), "Democratic"),
)
"""How tables shorten names: `Trinidad & Tobago`, `Central African Rep.`."""


def in_cell(words: str, authorities: Authorities) -> tuple[str, ...]:
    """The names in a cell of a table: the cell itself if it is a State, else those of the list."""
    return (words.strip(),) if code(words, authorities) else split(words, authorities)


def are_all(names: Sequence[str], authorities: Authorities) -> bool:
    """Whether there are names, and each is that of a State."""
    return bool(names) and all(code(name, authorities) for name in names)


def code(name: str, authorities: Authorities) -> str | None:
    """ISO 3166-1 alpha-3 code of a State by its name as tables write it: shortened, inverted, in another language."""
    plain = name.strip()
    for pattern, words in _SHORTENED:
        plain = pattern.sub(words, plain)
    if found := state_code_in_any_language(plain, authorities):
        return found
    match = _INVERTED.fullmatch(plain)
    return state_code(f"{match['after'] or match['inside']} {match['name']}", authorities) if match else None


def split(words: str, authorities: Authorities) -> tuple[str, ...]:
    """The names in a list such as `Cuba, Trinidad and Tobago and Uganda (on behalf of the Group of 77 and China)`.

    The names are as printed, without the article and without the group that a State speaks for. An “and” inside the
    name of a State does not separate names.
    """
    names = []
    for item in _outside_parentheses(_ASIDE.sub("", words)):
        names.extend(_around_and(item.strip(" .;]"), authorities))
    return tuple(dict.fromkeys(_ARTICLE.sub("", name) for name in names if name))


def in_file_name(name: str, authorities: Authorities) -> str | None:
    """The State that a file's name names, as `UPR34_Slovenia_Thematic_list.docx`; None if it names none, or several."""
    words, found, start = _LETTERS.findall(name), set[str](), 0
    while start < len(words):
        ends = range(min(start + _MOST_WORDS, len(words)), start, -1)
        codes = ((state_code(" ".join(words[start:end]), authorities), end) for end in ends)
        state, start = next(((state, end) for state, end in codes if state), (None, start + 1))
        found |= {state} if state else set()
    return authorities.states[found.pop()].name if len(found) == 1 else None


def _outside_parentheses(words: str) -> list[str]:
    """The items between the commas outside parentheses."""
    items, end, inside = [], len(words), False
    for mark in reversed(list(_MARK.finditer(words))):
        if mark[0] != ",":
            inside = mark[0] == ")"
        elif not inside:
            items.append(words[mark.end() : end])
            end = mark.start()
    return [words[:end], *reversed(items)]


def _around_and(item: str, authorities: Authorities) -> list[str]:
    """The names in an item: the item itself if it is a State, or else the names before and after an “and”."""
    ands = list(_LAST.finditer(item))
    starts, ends = [0, *(match.end() for match in ands)], [*(match.start() for match in ands), len(item)]
    following: list[int | None] = [None] * len(starts)
    """Where the names after the first one begin, for the names from each start on; None if these are one name."""
    is_state = [False] * len(starts)
    for first in reversed(range(len(starts))):
        until = min(first + _MOST_PARTS, len(starts))
        is_state[first] = until == len(starts) and bool(state_code(item[starts[first] :], authorities))
        if not is_state[first]:
            following[first] = next(
                (
                    after
                    for after in range(first + 1, min(until + 1, len(starts)))
                    if (is_state[after] or following[after])
                    and state_code(item[starts[first] : ends[after - 1]], authorities)
                ),
                None,
            )
    return _names(item, starts, ends, following)


def _names(item: str, starts: list[int], ends: list[int], following: list[int | None]) -> list[str]:
    names, first = [], 0
    while after := following[first]:
        names.append(item[starts[first] : ends[after - 1]])
        first = after
    return [*names, item[starts[first] :].removeprefix("and ")]

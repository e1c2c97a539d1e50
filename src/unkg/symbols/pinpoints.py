"""Pinpoints (`para 2(b)`, `annex II, para 15`) as fragments of document IRIs (`op2.b`, `annex2.para15`)."""

import re

from unkg.symbols.grammar import roman_value

_STEP = re.compile(r"^(paras?|op|pp|arts?|sects?|chaps?|annex|appendix|parts?|principles?|goals?|rules?)(?:\s+(.+))?$")
_NUMBERED_SINGLY = {"paras": "para", "arts": "art", "sects": "sect", "chaps": "chap", "parts": "part"}
_SUB = re.compile(r"\(([^()]+)\)")
_RANGE = re.compile(r"^(\d+)-(\d+)$")
# A range of sub-paragraphs of one paragraph: "14(a)-14(h)", "3(c)-(e)", "32(b)(i)-32(b)(iv)"; not "14(a)-15(c)".
_RANGE_OF_SUBS = re.compile(r"^((\d*)((?:\([^()]+\))*))\(([a-z]+)\)-(?:\2(?:\3)?)?\(([a-z]+)\)$")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_SIBLINGS = frozenset({"pp", "op", "para"})
"""Units that are siblings, never nested: “pp. 5, op. 1” is two places."""
_LONGEST_RANGE = 60
"""A longer range of paragraphs is the whole document, not a list of parts."""


def fragments(pinpoint: str, kind: str) -> tuple[str, ...]:
    """The fragments for a pinpoint in a document of this kind, in order.

    `para` is an operative paragraph in resolutions and decisions (`op9`), a numbered one elsewhere (`para9`).
    A range gives all its members; an unknown form gives no fragment.
    """
    found: list[str] = []
    for place in pinpoint.split(";"):
        for fragment in _fragments_of_place(place.strip(), kind):
            if fragment not in found:
                found.append(fragment)
    return tuple(found)


def _fragments_of_place(place: str, kind: str) -> list[str]:
    done: list[str] = []
    paths, before = [""], ""
    in_annex = False
    for step in place.split(", "):
        match = _STEP.match(step.strip())
        if not match:
            return []
        unit = _NUMBERED_SINGLY.get(match[1], match[1].removesuffix("s") if match[1] != "pp" else "pp")
        in_annex = in_annex or unit in {"annex", "appendix"}
        names = _names(unit, (match[2] or "").strip(), operative=kind in {"resolution", "decision"} and not in_annex)
        if unit in _SIBLINGS and before in _SIBLINGS:
            done, paths = [*done, *paths], [""]
        paths, before = [f"{path}.{name}" if path else name for path in paths for name in names], unit
    return [*done, *paths]


def _names(unit: str, number: str, *, operative: bool) -> list[str]:
    unit = "op" if unit == "para" and operative else unit
    if unit in {"annex", "appendix"}:
        return [unit + str(_arabic(number) if number else 1)]
    limits = _RANGE.match(number)
    if limits:
        if not 0 <= int(limits[2]) - int(limits[1]) <= _LONGEST_RANGE:
            return []
        return [f"{unit}{n}" for n in range(int(limits[1]), int(limits[2]) + 1)]
    listed = _RANGE_OF_SUBS.match(number.replace(" ", ""))
    if listed:
        whole = ".".join([unit + listed[2], *_SUB.findall(listed[3])])
        return [f"{whole}.{sub}" for sub in _between(listed[4], listed[5])]
    if "-" in number and "(" in number:
        return []
    head = _SUB.sub("", number).replace(" ", "")
    subs = _SUB.findall(number)
    return [".".join([unit + head, *subs])] if head or subs else []


def _between(first: str, last: str) -> tuple[str, ...]:
    """The sub-paragraphs in a range: letters, or lower-case Roman numerals if the first is `i` or one is longer."""
    roman = first in _ROMANS and last in _ROMANS and (first == "i" or len(first + last) > 2)
    names = _ROMANS if roman else tuple(_LETTERS)
    if first not in names or last not in names:
        return ()
    return names[names.index(first) : names.index(last) + 1]


def _arabic(number: str) -> str:
    value = roman_value(number) if len(number) > 1 or number in {"I", "V", "X"} else None
    return number.replace(" ", "") if value is None else str(value)

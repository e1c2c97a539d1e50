"""Pinpoints (`para 2(b)`, `annex II, para 15`) as fragments of document IRIs (`op2.b`, `annex2.para15`)."""

import re

from unkg.symbols.grammar import roman_value

_STEP = re.compile(r"^(paras?|op|pp|arts?|sects?|chaps?|annex|appendix|parts?|principles?|goals?|rules?)(?:\s+(.+))?$")
_NUMBERED_SINGLY = {"paras": "para", "arts": "art", "sects": "sect", "chaps": "chap", "parts": "part"}
_SUB = re.compile(r"\(([^()]+)\)")
_RANGE = re.compile(r"^(\d+)-(\d+)$")
_LONGEST_RANGE = 60
"""A longer range of paragraphs is the whole document, not a list of parts."""


def fragments(pinpoint: str, kind: str) -> tuple[str, ...]:
    """The fragments that a pinpoint names in a document of a kind, in the order named.

    `para` is an operative paragraph in resolutions and decisions (`op9`), a numbered one elsewhere (`para9`);
    a range gives each of its members, a place that the grammar does not know gives none.
    """
    found: list[str] = []
    for place in pinpoint.split(";"):
        for fragment in _fragments_of_place(place.strip(), kind):
            if fragment not in found:
                found.append(fragment)
    return tuple(found)


def _fragments_of_place(place: str, kind: str) -> list[str]:
    paths = [""]
    in_annex = False
    for step in place.split(", "):
        match = _STEP.match(step.strip())
        if not match:
            return []
        unit = _NUMBERED_SINGLY.get(match[1], match[1].removesuffix("s") if match[1] != "pp" else "pp")
        in_annex = in_annex or unit in {"annex", "appendix"}
        names = _names(unit, (match[2] or "").strip(), operative=kind in {"resolution", "decision"} and not in_annex)
        paths = [f"{path}.{name}" if path else name for path in paths for name in names]
    return paths


def _names(unit: str, number: str, *, operative: bool) -> list[str]:
    unit = "op" if unit == "para" and operative else unit
    if unit in {"annex", "appendix"}:
        return [unit + str(_arabic(number) if number else 1)]
    limits = _RANGE.match(number)
    if limits:
        if not 0 <= int(limits[2]) - int(limits[1]) <= _LONGEST_RANGE:
            return []
        return [f"{unit}{n}" for n in range(int(limits[1]), int(limits[2]) + 1)]
    head = _SUB.sub("", number).replace(" ", "")
    subs = _SUB.findall(number)
    return [".".join([unit + head, *subs])] if head or subs else []


def _arabic(number: str) -> str:
    value = roman_value(number) if len(number) > 1 or number in {"I", "V", "X"} else None
    return number.replace(" ", "") if value is None else str(value)

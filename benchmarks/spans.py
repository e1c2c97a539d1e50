"""Differences between the spans of mentions and of the links of the editors."""

import re
from collections import Counter
from collections.abc import Iterable

from benchmarks.evidence import Record, same_target

DIFFERENCES = (
    "letter outside the link",
    "bracket outside the link",
    "half of a double symbol",
    "first of a range",
    "part outside the link",
    "otherwise",
)
# A letter after the number: Latin, or a homoglyph in another script ("57/228 В").
_BEHIND = (
    ("letter outside the link", re.compile(r"\s?[A-Z\u0391-\u03a9\u0410-\u042f]{1,2}(?:[-–][A-Z])?")),
    ("bracket outside the link", re.compile(r"\)")),
    ("half of a double symbol", re.compile(r"[-–][A-Z]+/.*")),
    ("first of a range", re.compile(r"[-–]\d+")),
    ("part outside the link", re.compile(r"\s?\(.*\)")),
)
_BEFORE = re.compile(r"[A-Z]+/.*[-–]")


def count_differences(documents: Iterable[tuple[Record, Record]]) -> Counter[str]:
    """Count the kinds of differences for right references; `documents` are (document with links, prediction) pairs.

    The editors often link only `57/270` in `57/270 B`, and `1251 (1999` without the closing bracket.
    """
    counted: Counter[str] = Counter()
    for gold, predicted in documents:
        for link in gold["refs"]:
            if link["target"] and link["check"] in {"exact", "digits"}:
                counted.update(_differences(link, predicted, gold["text"]))
    return counted


def _differences(link: Record, predicted: Record, text: str) -> list[str]:
    on = [r for r in predicted["references"] if r["target"] and _mostly_same_words(link, r)]
    right = [(r["start"], r["end"]) for r in on if same_target(link["target"], r["target"])]
    if not right or (link["start"], link["end"]) in right:
        return []
    start, end = right[0]
    if start == link["start"]:
        behind = text[link["end"] : end]
        return [next((name for name, pattern in _BEHIND if pattern.fullmatch(behind)), "otherwise")]
    is_half = end == link["end"] and _BEFORE.fullmatch(text[start : link["start"]])
    return ["half of a double symbol" if is_half else "otherwise"]


def _mostly_same_words(one: Record, other: Record) -> bool:
    common = min(one["end"], other["end"]) - max(one["start"], other["start"])
    return common > 0 and bool(common * 2 >= max(one["end"], other["end"]) - min(one["start"], other["start"]))

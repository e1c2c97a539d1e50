"""Pinpoints in prose: which paragraph, article, section or annex a citation names, before or after its number."""

import re
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language

_NUM = r"(?:\d{1,3}(?:\.\d{1,3})?(?:(?: ?\((?:[a-z]{1,3}|[ivx]+|\d{1,2})\))+| ?(?:bis|ter))?|[IVXL]+(?:\.[A-Z](?:\.\d)?)?(?![a-z])|[A-Z](?:\.\d{1,2})?(?![\w'])|\((?:[a-z]|[ivx]+)\))"
_JOIN = r"(?:, and | and | to | or |, (?=\d|\(|[IVX]+\b)| ?- ?)"
_PARTS = re.compile(rf"({_JOIN})?({_NUM})")
_WINDOW = 160
"""Characters: no pinpoint is longer."""


class Found(NamedTuple):
    """A pinpoint in the guide's grammar (`annex II, para 15`) and where its words stand."""

    pinpoint: str
    start: int
    end: int


class _Patterns(NamedTuple):
    before: re.Pattern[str]
    after: re.Pattern[str]
    step: re.Pattern[str]
    apart: re.Pattern[str]
    """Where one place ends and another of its own unit begins: “pp. 12 and op. 15”."""
    unit_of: dict[str, str]


@lru_cache(maxsize=8)
def _patterns(language: Language) -> _Patterns:
    unit_of = {word: unit for unit, words in language.units.items() for word in words}
    words = "|".join(re.escape(w) for w in sorted(unit_of, key=len, reverse=True))
    numbers = rf"{_NUM}(?:{_JOIN}{_NUM}){{0,12}}"
    bare = r"(?:[Aa]nnex|[Aa]ppendix)(?:es)?"
    step = rf"(?:(?i:\b(?:{words})) ?{numbers}|\b{bare}\b(?! [IVX]+\b))"
    chain = rf"{step}(?:(?:, | of the | of | to the | to |, of (?:the )?| and ){step}){{0,3}}"
    # Before: "section II, paragraph 3, of [its resolution]"; never "the annexes thereto" or "paragraph 4 above".
    before = re.compile(
        rf"(?P<pin>{chain}),? (?:of|to|in|contained in|as contained in|set out in) (?:the |its |their )?$"
    )
    after = re.compile(rf",? ?\(?(?P<pin>{step}(?:(?:,| and) ?{step}){{0,4}})")
    apart = re.compile(rf"(?:,? and | or )(?=(?:{words})[ \d])", re.IGNORECASE)
    return _Patterns(before, after, re.compile(rf"(?P<unit>(?i:\b(?:{words})))(?: ?(?P<numbers>{numbers}))?"), apart, unit_of)


def before(text: str, end: int, language: Language) -> Found | None:
    """The pinpoint that ends, with its “of”, where the words for the cited text begin."""
    low = max(text.rfind("\n", 0, end) + 1, end - _WINDOW)
    window = text[low:end]
    if not window.endswith((" of ", " the ", " to ", " in ", " its ", " their ")):
        return None
    patterns = _patterns(language)
    match = patterns.before.search(window)
    if not match:
        return None
    pinpoint = _normal(match["pin"], patterns, reverse=" of " in match["pin"] or " to " in match["pin"])
    return Found(pinpoint, low + match.start("pin"), low + match.end("pin")) if pinpoint else None


def after(text: str, start: int, language: Language) -> Found | None:
    """The pinpoint that follows a number: “, annex, para. 12”; None where the next words are something else."""
    patterns = _patterns(language)
    match = patterns.after.match(text, start)
    if not match:
        return None
    pinpoint = _normal(match["pin"], patterns, reverse=False)
    return Found(pinpoint, match.start("pin"), match.end("pin")) if pinpoint else None


def _normal(words: str, patterns: _Patterns, *, reverse: bool) -> str:
    """The guide's grammar: outermost first, one unit for a range, several places of one unit apart by semicolons."""
    apart = [part for part in patterns.apart.split(words) if part]
    if len(apart) > 1:
        return "; ".join(_normal(part, patterns, reverse=reverse) for part in apart)
    steps: list[tuple[str, list[str]]] = []
    for match in patterns.step.finditer(words):
        unit = patterns.unit_of.get(match["unit"].lower())
        if unit is None:
            continue
        steps.append((unit, _places(match["numbers"] or "")))
    if not steps:
        return ""
    if reverse and len(steps) > 1:
        steps.reverse()
    siblings = len(steps) > 1 and len({unit for unit, _ in steps}) == 1
    if siblings:
        return "; ".join(_step(unit, place) for unit, places in steps for place in places)
    outer = ", ".join(_step(unit, _range(places)) for unit, places in steps[:-1])
    unit, places = steps[-1]
    inner = [_step(unit, place) for place in places] or [unit]
    return "; ".join(f"{outer}, {place}" if outer else place for place in inner)


def _step(unit: str, place: str) -> str:
    plural = "s" if unit == "para" and re.fullmatch(r"\d+-\d+", place) else ""
    return f"{unit}{plural} {place}" if place else unit


def _range(places: list[str]) -> str:
    return places[0] if len(places) == 1 else "-".join((places[0], places[-1])) if places else ""


def _places(numbers: str) -> list[str]:
    """The places that a list of numbers names: `5 and 6` is two, `4 to 6` one range, `2 (b) and (c)` two of paragraph 2."""
    places: list[str] = []
    for join, number in _PARTS.findall(numbers):
        place = number.replace(" ", "")
        if places and place.startswith("("):
            place = places[-1].partition("(")[0] + place
        if places and join.strip() in {"to", "-"}:
            places[-1] = f"{places[-1]}-{place}"
        else:
            places.append(place)
    return places

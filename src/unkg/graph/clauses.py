"""The clause around a mention, for quoting."""

import re
from functools import lru_cache

LONGEST = 400
"""Maximum code points on each side of a mention; a longer clause is cut between words."""

_SMALL, _LARGE = "a-zß-öø-ÿа-яё", "A-ZÀ-ÖØ-ÞА-ЯЁ"
_ABBREVIATIONS = (
    "no pp cf al ed fn ch vs dr mr ms st jr ff гл ст пп см др",
    "nos art vol cit eds sec fig col app ser rev add pub par tit hon mrs gen sen gov doc стр доп",
    "para arts sect chap vols corr prof docs rept ibid",
    "paras sects chaps parts",
)
"""Words before a stop that does not end a sentence, by their length; shorter ones never end one."""
_NO_ABBREVIATION = "".join(rf"(?<!\b(?:{'|'.join(words.split())})\.)" for words in _ABBREVIATIONS)

# Where a clause ends: a semicolon, a blank line, the colon before the first item of a list in the line (": 1. Ratify"),
# or the stop of a sentence (a capital follows, perhaps behind the number of a note: "groups.8 Similarly"). The stop of
# an abbreviation is none: "No. 32" and "para. 4" (a digit follows), "art. II" and "Prof. Rajiva" (listed above).
# Each way begins with one of a few characters, which stand first: `re` skips to them only if they are no alternatives.
_BOUND = re.compile(
    rf"[;؛。；\n:.](?:(?<=[;؛])\s|(?<=[。；])\s*|(?<=\n)\s*\n|(?<=:)\s(?=\s*1\.\s+[{_LARGE}])|(?<=\.)(?:"
    rf"(?<=[{_SMALL})”\"’]{{2}}\.)(?i:{_NO_ABBREVIATION})[\d¹²³⁴⁵⁶⁷⁸⁹⁰]{{0,3}}(?:\[\^?\d+\])?\s+(?=[{_LARGE}“«\"(])"
    rf"|(?<=\d[)”]\.)\s+(?=[{_LARGE}“])"
    rf"|(?<=[\d/]\d\.)\s+(?=[{_LARGE}“])"
    rf"|(?<=[{_SMALL}] \d\.)\s+(?=[{_LARGE}“])"
    r"))"
)


def clause(text: str, span: tuple[int, int], within: tuple[int, int]) -> str:
    """The words between the clause bounds around a span, with normalized spaces; offsets in code points.

    `within` limits the search: the paragraph that the span stands in. The span's own words are always whole.
    """
    start, end = span
    floor, ceiling = max(min(within[0], start), start - LONGEST), min(max(within[1], end), end + LONGEST)
    # One character further, because a bound is told by the capital behind it, which may be the span's own first.
    openings = [bound.end() for bound in _BOUND.finditer(text, floor, start + 1) if bound.end() <= start]
    opening = openings[-1] if openings else _next_word(text, floor, start) if floor > within[0] else floor
    bound = _BOUND.search(text, end, ceiling)
    closing = bound.start() + 1 if bound else _last_word(text, end, ceiling) if ceiling < within[1] else ceiling
    return _normalized(text, opening, closing)


@lru_cache(maxsize=4)
def _normalized(text: str, start: int, end: int) -> str:
    """The words with normalized spaces; most clauses have several mentions, one after the other."""
    return " ".join(text[start:end].split())


def _next_word(text: str, floor: int, start: int) -> int:
    space = text.find(" ", floor, start)
    return space + 1 if space >= 0 else start


def _last_word(text: str, end: int, ceiling: int) -> int:
    space = text.rfind(" ", end, ceiling)
    return space if space >= 0 else end

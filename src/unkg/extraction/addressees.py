"""Who is asked to act: the names and classes between an operative verb and what it asks."""

import re
from bisect import bisect_left
from functools import lru_cache

from unkg.authorities.language import Language
from unkg.extraction.antecedents import Named

_REACH = 600
"""Characters behind a verb within which its addressees stand."""
# Where the list of those addressed ends: "to take", "that it", "in accordance"; a comma before "to" belongs to the list.
_END = re.compile(
    r",? (?:to|that|not to|in accordance|in consultation|through|by|with a view|when|where|under|as a matter|within|for (?:the|its|their)|on (?:the|its|their)|which|who|whose|towards|concerned to)\b|[;:]"
)
_JOIN = re.compile(r",? and (?:in particular |especially |also )?|, as well as |,? as well as | or |, ")
_INCLUDING = re.compile(
    r"^(?:including|inter alia|such as|especially|particularly|in particular|notably|as appropriate|within|at all levels|where|on a voluntary basis)\b"
)
_ARTICLE = re.compile(r"^(?:the|a|an|both|each|every) ", re.IGNORECASE)
_GOVERNMENT = re.compile(
    r"^(?:the )?(?:transitional )?(?:government|governments|authorities|leadership|people) of ", re.IGNORECASE
)


@lru_cache(maxsize=8)
def _class_pattern(language: Language) -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(language.addressees, key=len, reverse=True))
    return re.compile(rf"(?:all |other |relevant |concerned |interested |the |its |members of the )*(?P<words>{words})\b", re.IGNORECASE)


def addressees_of(text: str, start: int, end: int, names: list[Named], language: Language) -> tuple[str, ...]:
    """The addressees that the words from `start` (a verb's end) name, in order, each once; `names` are those of the view."""
    stop = min(end, start + _REACH)
    first = bisect_left(names, (start,))
    here = []
    for name in names[first:]:
        if name.start >= stop:
            break
        here.append(name)
    limit = _limit(text, start, stop, here)
    found: list[str] = []
    for a, b in _items(text, start, limit, here):
        for who in _read(text, a, b, here, language):
            if who not in found:
                found.append(who)
    return tuple(found)


def _limit(text: str, start: int, stop: int, here: list[Named]) -> int:
    """Where the list ends: the first ending word outside a name."""
    for match in _END.finditer(text, start, stop):
        if not any(n.start < match.end() and match.start() < n.end for n in here):
            return match.start()
    return stop


def _items(text: str, start: int, limit: int, here: list[Named]) -> list[tuple[int, int]]:
    cuts = [
        m.span()
        for m in _JOIN.finditer(text, start, limit)
        if not any(n.start < m.end() and m.start() < n.end for n in here)
    ]
    items = []
    position = start
    for a, b in (*cuts, (limit, limit)):
        if text[position:a].strip():
            items.append((position + len(text[position:a]) - len(text[position:a].lstrip()), a))
        position = b
    return items


def _read(text: str, start: int, end: int, here: list[Named], language: Language) -> tuple[str, ...]:
    words = text[start:end].strip(" ,")
    if not words or _INCLUDING.match(words) and not any(start <= n.start < end for n in here):
        return ()
    inside = [n for n in here if start <= n.start and n.end <= end and n.keys]
    bare = _ARTICLE.sub("", words)
    if bare.lower() in language.addressees:
        return (language.addressees[bare.lower()],)
    state = next((n for n in inside if n.kind == "state"), None)
    if state and (_GOVERNMENT.match(words) or state.start - start <= 4):
        return state.keys
    lead = next((n for n in inside if n.kind in {"body", "mechanism"} and n.start - start <= 5), None)
    if lead:
        return lead.keys
    for pattern in sorted(language.addressees, key=len, reverse=True):
        if re.match(
            rf"(?:all |other |relevant |concerned |interested |the |its |members of the )*{re.escape(pattern)}\b",
            bare,
            re.IGNORECASE,
        ):
            return (language.addressees[pattern],)
    return (_INCLUDING.sub("", bare).strip(),) if len(bare) < 80 and not _INCLUDING.match(bare) else ()

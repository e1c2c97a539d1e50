"""Who is asked to act: the names and classes between an operative verb and what it asks."""

import re
from bisect import bisect_left
from functools import lru_cache

from unkg.authorities.language import Language
from unkg.extraction.antecedents import Named

_REACH = 600
"""Characters behind a verb within which its addressees stand."""
_NEAR = 5
"""Characters of article before a name that still begin a list item with it."""
# Where the list of those addressed ends: "to take", "that it", "in accordance"; a comma before "to" belongs to the list.
_END = re.compile(
    r",? (?P<word>to|that|not to|in accordance|in consultation|through|by|with a view|when|where|under|as a matter|within|at its|at their|"
    r"for (?:the|its|their)|on (?:the|its|their)|which|who|whose|towards?|concerned to|shall|should|will|must|may)\b|[;:]"
)
_JOIN = re.compile(r",? and (?:in particular |especially |also )?|, as well as |,? as well as | or |, ")
_INCLUDING = re.compile(r"^(?:including|inter alia|such as|especially|particularly|in particular|notably|as appropriate|within|at all levels|where|on a voluntary basis|particularly those)\b")
_ARTICLE = re.compile(r"^(?:the|a|an|both|each|every|all|its|any) ", re.IGNORECASE)
_GOVERNMENT = re.compile(r"^(?:the |both )?(?:transitional |new |present )?(?:governments?|authorities|leadership|people|régime) of ", re.IGNORECASE)
_LEAD = re.compile(r"(?: (?:also|again|once again|further|strongly|in this regard,?|in particular|in that context,?))* ?")
_PASSED_ON = re.compile(r" ?(?:to|upon|on|that) ")
_PRONOUN = re.compile(r"(?:it|them|him|her|they|he|she)\Z")
_ACTS = re.compile(r"^(?:shall|should|will|must|may)$")
# Deeds, not doers: "encourages cooperation with", "calls for efforts to"; "institutions" and "foundations" are doers.
_DEED = re.compile(
    r"(?:tion|sion|ment|ance|ence|ing|ity|ship|ress|support|use|work|dialogue|efforts|steps|measures|initiatives|activities|contributions|consultations|discussions|"
    r"negotiations|actions|exchanges?|need|respect|end|return|release|start|assistance|investments)$"
)


def addressees_of(text: str, start: int, end: int, names: list[Named], language: Language, *, passage: int) -> tuple[str, ...]:
    """The addressees that the words from `start` (a verb's end) name, in order, each once.

    `names` are those of the view in order, `passage` is where the paragraph begins: a pronoun stands for the last one named in it.
    """
    start = _LEAD.match(text, start, end).end()  # type: ignore[union-attr]
    if start and text[start - 1] == " ":
        start -= 1
    that = _PASSED_ON.match(text, start, end)
    if that:
        start = that.end()
    stop = min(end, start + _REACH)
    here = _between(names, start, stop)
    limit, word = _limit(text, start, stop, here)
    if that and that[0].strip() == "that" and not _ACTS.match(word):
        limit = _end_of_first(text, start, stop, here, language) or start
    known_only = word not in {"to", "not to"} or bool(that and that[0].strip() == "that")
    found: list[str] = []
    for a, b in _items(text, start, limit, here):
        for who in _read(text, a, b, here, language, known_only=known_only) or _antecedent(text, a, b, names, passage):
            if who not in found:
                found.append(who)
    return tuple(found)


def _between(names: list[Named], start: int, stop: int) -> list[Named]:
    first = bisect_left(names, (start,))
    last = bisect_left(names, (stop,))
    return names[first:last]


def _limit(text: str, start: int, stop: int, here: list[Named]) -> tuple[int, str]:
    """Where the list ends and by which word: the first ending word outside a name."""
    for match in _END.finditer(text, start, stop):
        if not any(n.start < match.end() and match.start() < n.end for n in here):
            return match.start(), match["word"] or ""
    return stop, ""


def _end_of_first(text: str, start: int, stop: int, here: list[Named], language: Language) -> int | None:
    """Where the subject of “that South Africa withdraw” ends: behind the name or class that it begins with."""
    for name in here:
        if name.start - start <= _NEAR and name.keys:
            return name.end
    named = _class_pattern(language).match(text, start, stop)
    return named.end() if named else None


def _items(text: str, start: int, limit: int, here: list[Named]) -> list[tuple[int, int]]:
    cuts = [m.span() for m in _JOIN.finditer(text, start, limit) if not any(n.start < m.end() and m.start() < n.end for n in here)]
    items = []
    position = start
    for a, b in (*cuts, (limit, limit)):
        if text[position:a].strip():
            items.append((position + len(text[position:a]) - len(text[position:a].lstrip()), a))
        position = b
    return items


@lru_cache(maxsize=8)
def _class_pattern(language: Language) -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(language.addressees, key=len, reverse=True))
    return re.compile(rf"(?:all |other |relevant |concerned |interested |the |its |members of the )*(?P<words>{words})\b", re.IGNORECASE)


def _read(text: str, start: int, end: int, here: list[Named], language: Language, *, known_only: bool) -> tuple[str, ...]:
    words = text[start:end].strip(' ,"')
    inside = [n for n in here if start <= n.start and n.end <= end and n.keys and n.kind != "instrument"]
    if not words or (_INCLUDING.match(words) and not inside):
        return ()
    bare = _ARTICLE.sub("", _ARTICLE.sub("", words))
    if bare.lower() in language.addressees:
        return (language.addressees[bare.lower()],)
    if words.lower() in language.addressees:
        return (language.addressees[words.lower()],)
    named = _named(words, start, inside)
    if named:
        return named
    of_class = _class_pattern(language).match(bare)
    if of_class:
        return (language.addressees[of_class["words"].lower()],)
    if known_only or len(bare) >= 80 or _INCLUDING.match(bare) or _DEED.search(bare.split(" of ")[0].split(" in ")[0]):
        return ()
    return () if _PRONOUN.match(bare) else (bare.strip(),)


def _named(words: str, start: int, inside: list[Named]) -> tuple[str, ...]:
    """The body, mechanism or State that an item names: at its beginning, as a Government, or as what a part belongs to."""
    for name in inside:
        at_the_beginning = name.start - start <= _NEAR
        if name.kind == "state" and (at_the_beginning or _GOVERNMENT.match(words)):
            return name.keys
        if name.kind in {"body", "mechanism"} and (at_the_beginning or (len(inside) == 1 and " of the " in words)):
            return name.keys
    return ()


def _antecedent(text: str, start: int, end: int, names: list[Named], passage: int) -> tuple[str, ...]:
    """Whom “it” or “them” stands for: the body, mechanism or State last named before in the paragraph."""
    if not _PRONOUN.match(text[start:end].strip()):
        return ()
    for name in reversed(_between(names, passage, start)):
        if name.kind in {"body", "mechanism"} and name.keys:
            return name.keys
    return ()

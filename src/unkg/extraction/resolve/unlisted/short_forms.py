"""What stands for a candidate: acronyms and short forms that the text introduces, and the ends of its name.

“the BMC” and “the Peace Agreement” behind the full name; what could stand for two names stands for none.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from unkg.authorities.language import Language
from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.patterns.words import any_of
from unkg.extraction.resolve.resolved import ResolvedName, in_order, without_overlap
from unkg.extraction.resolve.unlisted.agreement_days import day_of
from unkg.extraction.resolve.unlisted.introduced import (
    Introduction,
    introductions,
    repeated,
    standing_for,
    stands_alone,
)
from unkg.extraction.resolve.unlisted.judged_text import Verdict
from unkg.extraction.resolve.unlisted.phrases import NamePhrase
from unkg.extraction.scan.gazetteer import Kind


@dataclass(frozen=True, slots=True)
class _Full:
    """The full names of a text in order of place, of authorities and candidates, and the heads of the candidates."""

    text: str
    names: list[ResolvedName]
    heads: Mapping[int, str]
    """The head of each candidate, by where the candidate begins."""
    _holders: dict[tuple[Kind, str], list[ResolvedName]] = field(default_factory=dict)

    def holders(self, phrase: NamePhrase, language: Language) -> list[ResolvedName]:
        """The first name that a short form can stand for, and the first of another than that."""
        key = phrase.kind, self.text[phrase.start : phrase.end]
        if key not in self._holders:
            firsts: dict[tuple[str, ...], ResolvedName] = {}
            for name in self.names:
                may_hold = name.kind == phrase.kind and phrase.head in self.text[name.start : name.end]
                if may_hold and name.keys not in firsts and _holds(self.text, name, phrase, language):
                    firsts[name.keys] = name
            self._holders[key] = list(firsts.values())[:2]
        return self._holders[key]


def short_forms_of(
    normalized: NormalizedText,
    named: Sequence[ResolvedName],
    candidates: Sequence[ResolvedName],
    phrases: Mapping[NamePhrase, Verdict],
    heads: Mapping[int, str],
    language: Language,
    codes: Callable[[Sequence[ResolvedName]], Iterable[Introduction]],
) -> list[ResolvedName]:
    """Candidates with the short forms that stand for them, in order of place.

    `phrases` have no word of their own (“Peace Agreement”), with what they are; `heads` are those of the candidates by
    where they begin; `codes` finds what a list of sources introduces. What the text introduces for a name that is
    unknown stands for none: “the Committee of Wise Women (“the Committee”)”.
    """
    text = normalized.text
    of_authorities = [n for n in named if n.keys and not n.short and n.kind != "state"]
    candidates = _merged(candidates, text, heads, language)
    names = without_overlap(in_order([*of_authorities, *candidates])) if candidates else of_authorities
    full = _Full(text, names, heads)
    introduced = [*introductions(text, names, language), *codes(names)]
    by_words = {i.words: i for i in reversed(introduced) if not i.is_acronym}
    found = [_as_introduced(n, by_words.get(text[n.start : n.end])) for n in candidates]
    of_phrases = _of_phrases(phrases, full, by_words, named, language)
    found += of_phrases.values()
    general = {p.start: p.head for p in phrases if p.start in of_phrases and not of_phrases[p.start].short}
    if general:
        names = [of_phrases[start] for start in general]
        candidates = in_order([*candidates, *names])
        full = _Full(text, in_order([*full.names, *names]), {**heads, **general})
        introduced += introductions(text, names, language)
    if introduced:
        found += repeated(text, introduced, in_order([*named, *found]), language)
    found += _of_heads(full, candidates, named, found, language)
    if not found:
        return []
    others = {text[n.start : n.end] for n in named if n.reason == "unknown-name" and ")" in text[n.end : n.end + 2]}
    return without_overlap(in_order([n for n in found if not (n.short and text[n.start : n.end] in others)]))


def _merged(
    candidates: Sequence[ResolvedName], text: str, heads: Mapping[int, str], language: Language
) -> list[ResolvedName]:
    """Candidates, of which those without a subject are the one that has it: “Vell Academy” of the Vell Academy of Law.

    The longer name stands before, and no other begins so.
    """
    longer: dict[str, dict[tuple[str, ...], ResolvedName]] = {}
    capitals: dict[str, tuple[str, ...]] = {}
    found: list[ResolvedName] = []
    for one in candidates:
        # "Trust fund for Wells" begins a heading, and elsewhere is "trust fund for Wells".
        name = one._replace(keys=capitals.setdefault(one.keys[0].lower(), one.keys)) if one.short is False else one
        words, head = text[name.start : name.end], heads.get(name.start, "")
        beginning = _head_part(words, language)
        if head and beginning != words and beginning.endswith(f" {head}"):
            longer.setdefault(beginning, {}).setdefault(name.keys, name)
        named = longer.get(words, {})
        sole = next(iter(named.values())) if len(named) == 1 else None
        found.append(standing_for(sole, name.start, name.end) if sole else name)
    return found


def _of_phrases(
    phrases: Mapping[NamePhrase, Verdict],
    full: _Full,
    introduced: Mapping[str, Introduction],
    named: Sequence[ResolvedName],
    language: Language,
) -> dict[int, ResolvedName]:
    """What phrases without a word of their own stand for, by where they begin."""
    if not phrases:
        return {}
    unclear = {(n.start, n.end) for n in named if n.reason}
    return {
        name.start: name
        for phrase, verdict in phrases.items()
        for name in _of_phrase(phrase, verdict, full, introduced, language)
        if name.short or (name.start, name.end) not in unclear
    }


def _as_introduced(name: ResolvedName, introduced: Introduction | None) -> ResolvedName:
    """A candidate, or the name that its words were introduced for: “(the “Bangui Agreement”)”."""
    if introduced is None or introduced.name.kind != name.kind or name.start < introduced.name.start:
        return name
    return standing_for(introduced.name, name.start, name.end)


def _of_phrase(
    phrase: NamePhrase, verdict: Verdict, full: _Full, introduced: Mapping[str, Introduction], language: Language
) -> Iterator[ResolvedName]:
    """A phrase without a word of its own, if only one name before it has its words: “the Peace Agreement”."""
    given = introduced.get(full.text[phrase.start : phrase.end])
    if given is not None and given.end <= phrase.end + 2:
        yield standing_for(given.name, phrase.start, phrase.end)
        return
    holders = full.holders(phrase, language)
    before = [name for name in holders if name.start < phrase.start]
    if len(before) == 1:
        yield standing_for(before[0], phrase.start, phrase.end)
    elif not before and verdict == "general name":
        day = day_of(full.text, phrase.start, phrase.end, language) if phrase.kind == "instrument" else None
        words = full.text[phrase.start : phrase.end] + (day or "")
        yield ResolvedName(phrase.start, phrase.end, phrase.kind, (words,), "named-pattern", None, short=False)


def _holds(text: str, name: ResolvedName, phrase: NamePhrase, language: Language) -> bool:
    """Whether a name has the head of a short form and all its words; a body's name has them together.

    “Peace Agreement” of the Agreement on Peace and Reconciliation; never “Technology Mechanism” of the Technology
    Facilitation Mechanism.
    """
    words, full = text[phrase.start : phrase.end], text[name.start : name.end]
    if phrase.kind != "instrument":
        return words in full
    in_head = _head_part(full, language).endswith(phrase.head) or full.startswith(words)
    return in_head and set(words.split()) <= set(full.split())


def _of_heads(
    full: _Full,
    candidates: Sequence[ResolvedName],
    named: Sequence[ResolvedName],
    found: Sequence[ResolvedName],
    language: Language,
) -> list[ResolvedName]:
    """“The Panel” behind the only name of the text that has this head, if it is a candidate."""
    firsts: dict[str, ResolvedName] = {}
    for name in candidates:
        head = full.heads.get(name.start)
        if head and not name.short:
            for short in _short_heads(head, language):
                firsts.setdefault(short, name)
    alone = {head: places for head, name in firsts.items() if (places := _alone(head, name.end, full.text, language))}
    if not alone:
        return []
    printed = [(full.text[n.start : n.end].lower(), n.keys) for n in full.names]
    resolved = {full.text[n.start : n.end] for n in named if n.short and n.keys}
    taken = {n.start for n in (*named, *found) if n.keys}
    later: list[ResolvedName] = []
    for head, places in alone.items():
        if head not in resolved:
            small, name = head.lower(), firsts[head]
            holders = {k for own, k in printed if small in own and _is_head_of(small, own, language)}
            if holders <= {name.keys}:
                later += [standing_for(name, start, start + len(head)) for start in places if start not in taken]
    return later


@lru_cache(maxsize=256)
def _short_heads(head: str, language: Language) -> tuple[str, ...]:
    """What a head is repeated as: “Fund” of “Trust Fund”, “Group of Experts”, and in small letters “this pact”."""
    words = language.unlisted_names
    is_whole = head in words["repeated_whole"] or head in words["organs"] or " of " in head or " for " in head
    last = head if is_whole else head.rpartition(" ")[2]
    weak = not is_whole and (last in words["weak_instruments"] or last in words["parts"])
    small = tuple(one for one in dict.fromkeys((last.lower(), head.lower())) if one in words["repeated_small"])
    whole = " ".join(word for word in head.split(" ") if word not in words["regional"])
    shorter = (whole,) if whole != head and " " in whole else ()  # "Conference of Ministers"
    first = head.partition(" ")[0]
    if first != head and first in words["repeated_first"]:
        shorter = (*shorter, first)  # "the Code" of "Code of Conduct"
    return (*shorter, *(() if weak else (last,)), *small)


def _alone(head: str, position: int, text: str, language: Language) -> list[int]:
    """The places behind a name where its head stands alone."""
    places, words, length = [], f" {head}", len(head)
    position = text.find(words, position)
    while position >= 0:
        if stands_alone(text, position + 1, position + 1 + length, language, exact=False):
            places.append(position + 1)
        position = text.find(words, position + 1 + length)
    return places


def _is_head_of(head: str, name: str, language: Language) -> bool:
    """Whether a name has a head, not in its subject: never “Group” of “Fund for the Group”; all in small letters."""
    if " of " in head or " for " in head:
        return name.startswith(head) or f" {head}" in name
    return _head_part(name, language).endswith(head)


def _head_part(name: str, language: Language) -> str:
    """A name up to its subject."""
    return _leads(language).split(name, maxsplit=1)[0]


@lru_cache(maxsize=8)
def _leads(language: Language) -> re.Pattern[str]:
    """What parts the head of a name from its subject."""
    words = language.unlisted_names
    return re.compile(rf" {any_of([*words['to_subject'], *words['to_subject_of_instruments'], *words['in_place']])} ")

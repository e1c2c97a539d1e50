"""What each name stands for: full names at once, short forms by what the text has prepared them for."""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities import Knowledge
from unkg.authorities.language import Language
from unkg.authorities.numbering import Numbering
from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.patterns.anchors import Anchored, anchored
from unkg.extraction.patterns.words import any_of, any_of_each
from unkg.extraction.resolve.discourse import UNKNOWN, DiscourseState, Speaker
from unkg.extraction.resolve.resolved import ResolvedName
from unkg.extraction.scan.names import Gazetteer, Key, NameMention
from unkg.extraction.scan.numbers import Number
from unkg.model import Authorities, Evidence, Reason

_BEGINNING = 3000
"""Characters in which a report says what it is about."""
_KINDS = ("resolution", "decision")
_AFTER_NAME = 60
"""Characters behind a short form within which a number tells which body it is."""
_BEFORE_NAME = 30
"""Characters before a short form in which another capital makes it the end of a longer name."""
_DETERMINER = 12
"""Characters that hold the determiner before a short form."""
# "International Criminal Court", "European Commission": the end of a longer name; "Recalling Council resolution" is not.
_CAPITAL_BEFORE = re.compile(r"(?<![.:;\n] )\b[A-Z][a-z]+(?:'s)? $")
# "SUA Convention", "ASEAN Commission": of whom letters name; never the "UN" of "UN Support Office".
_LETTERS_BEFORE = re.compile(r"\b(?!UN )[A-Z]{2,} $")


def resolve_names(
    normalized: NormalizedText,
    mentions: list[NameMention],
    numbers: list[Number],
    names: Gazetteer,
    speaker: Speaker,
    knowledge: Knowledge,
) -> list[ResolvedName]:
    """Every name of a text resolved from left to right."""
    authorities, numbering = knowledge.authorities, knowledge.numbering
    discourse = DiscourseState(names, speaker, mentions, normalized.lower[:_BEGINNING], authorities)
    antecedents = _Antecedents(normalized, discourse, {n.start: n for n in numbers}, authorities, numbering)
    found: list[ResolvedName] = []
    passage = -1
    for mention in mentions:
        index = normalized.index_at(mention.start)
        if index != passage:
            discourse.passage, passage = {}, index
        found += antecedents.resolve(mention)
    return antecedents.with_protocols(found)


class _Antecedents:
    """Resolves the mentions of one text, given in order of place."""

    def __init__(
        self,
        normalized: NormalizedText,
        discourse: DiscourseState,
        at: dict[int, Number],
        authorities: Authorities,
        numbering: Numbering,
    ) -> None:
        self.normalized = normalized
        self.text = normalized.text
        self.discourse = discourse
        self.at = at
        self.starts = sorted(at)
        self.by_end = {number.end: number for number in at.values()}
        self.authorities = authorities
        self.numbering = numbering
        self.protocols = _protocols(authorities)
        self.grammar = _grammar(discourse.names.language)
        self.last_named: tuple[int, Key | None] = (-1, None)

    def resolve(self, mention: NameMention) -> list[ResolvedName]:
        """What a mention is: a name, a short form with or without its antecedent, or nothing but words."""
        return self._full(mention) if mention.form != "short" else self._short(mention)

    def _full(self, mention: NameMention) -> list[ResolvedName]:
        """A full name or acronym; one that several bear is whoever of them the text has named."""
        keys = mention.keys
        if len(keys) > 1:
            keys = tuple(k for k in keys if k in self.discourse.document.values()) or keys
        if len(keys) > 1:
            return [ResolvedName(mention.start, mention.end, keys[0].kind, (), None, "no-antecedent", short=False)]
        return [self._named(mention, keys[0], "full-name")]

    def _short(self, mention: NameMention) -> list[ResolvedName]:
        small = mention.words[0].islower()
        if mention.words in self.grammar.statutes:
            return self._own_statute(mention)
        short = mention.words.lower()
        if not (self._refers_back(mention) if small else self._stands_alone(mention)):
            self._forget(mention, short)
            return []
        key = (
            self._by_number(mention) or self.discourse.what(short, mention.keys, small=small) or self._by_text(mention)
        )
        if key is not None and (self._is_of_other_letters(mention, key) or self._is_another(mention, key)):
            self._forget(mention, short)
            return []
        if key is not None:
            return [self._named(mention, key, "short-form")]
        if small or not self._is_definite(mention):
            return []
        reason: Reason = "unknown-name" if self.discourse.passage.get(short) is UNKNOWN else "no-antecedent"
        return [ResolvedName(mention.start, mention.end, mention.keys[0].kind, (), None, reason, short=True)]

    def _forget(self, mention: NameMention, short: str) -> None:
        """Behind the longer name of a body that nobody holds, its short form in a report's paragraph is that body's: a national council's."""
        of_body = mention.words[0].isupper() and mention.keys[0].kind == "body"
        if of_body and self.normalized.passage_at(mention.start).paragraph.section == "body":
            self.discourse.passage[short] = UNKNOWN

    def _is_of_other_letters(self, mention: NameMention, key: Key) -> bool:
        """Whether letters before a short form name something else: “SUA Convention”; not “NPT Review Conference” for that of the Treaty."""
        letters = _LETTERS_BEFORE.search(self.text, max(0, mention.start - _BEFORE_NAME), mention.start)
        if letters is None:
            return False
        end, before = self.last_named
        if end != letters.end() - 1 or before is None:
            return True
        title = self.authorities.instruments[before.id].title if before.kind == "instrument" else before.id
        parent = self.authorities.bodies[key.id].parent if key.kind == "body" else None
        return before != key and title not in key.id and parent != before.id

    def _is_another(self, mention: NameMention, key: Key) -> bool:
        """Whether an instrument's short form goes on as its title does not: “Convention No. 169”, “Protocol to the Agreement”."""
        goes_on = key.kind == "instrument" and self.grammar.of_others.match(self.text, mention.end)
        if not goes_on:
            return False
        to_the = goes_on["the"] and mention.words not in self.grammar.protocols
        return not to_the and mention.words + goes_on[0] not in self.authorities.instruments[key.id].title

    def _named(self, mention: NameMention, key: Key, evidence: Evidence) -> ResolvedName:
        self.discourse.name(key)
        self.last_named = mention.end, key
        members = self.authorities.instruments[key.id].members if key.kind == "instrument" else ()
        short = evidence == "short-form"
        return ResolvedName(mention.start, mention.end, key.kind, members or (key.id,), evidence, None, short)

    def _own_statute(self, mention: NameMention) -> list[ResolvedName]:
        """“its statute”: that of the body last named in the passage, if it has one."""
        body = self.discourse.last_body
        title = f"Statute of the {body.id}" if body else ""
        if title not in self.authorities.instruments or not self.grammar.own.search(self.text, 0, mention.start):
            return []
        return [ResolvedName(mention.start, mention.end, "instrument", (title,), "short-form", None, short=True)]

    # ---- what a short form stands among ---------------------------------------------------------------------------

    def _is_definite(self, mention: NameMention) -> bool:
        return bool(self.grammar.definite.search(self.text, max(0, mention.start - _DETERMINER), mention.start))

    def _refers_back(self, mention: NameMention) -> bool:
        return self._is_definite(mention) and not self.grammar.common.match(self.text, mention.end)

    def _stands_alone(self, mention: NameMention) -> bool:
        """Whether words with a capital are no part of a longer name that nobody holds."""
        if self.discourse.names.longer.match(self.text, mention.end):
            return False
        if mention.words.lower() in self.grammar.titled and self.grammar.on_the.match(self.text, mention.end):
            return False
        content = self.normalized.passage_at(mention.start).content
        before = _CAPITAL_BEFORE.search(self.text, max(content, mention.start - _BEFORE_NAME), mention.start)
        if before and before.start() > content:
            return False
        after = self.grammar.goes_on.match(self.text, mention.end)
        return not after or not (after[0][-1].isupper() or self.grammar.mandate.search(mention.words.lower()))

    def _by_number(self, mention: NameMention) -> Key | None:
        """The body that a short form before a number must be: only one Council numbers its resolutions `2375 (2017)`."""
        text, end = self.text, mention.end
        index = bisect_left(self.starts, end)
        start = self.starts[index] if index < len(self.starts) else len(text)
        match = self.grammar.noun.fullmatch(text, end, start) if start < end + _AFTER_NAME else None
        if start == len(text) or match is None:
            return None
        number = self.at[start]
        kind = self.grammar.kinds[match["noun"].lower()]
        rules = ((k, self.numbering.rule(k.id, kind, number.shape)) for k in mention.keys)
        able = [k for k, rule in rules if rule and rule.admits(number.value)]
        return able[0] if len(able) == 1 else None

    def _by_text(self, mention: NameMention) -> Key | None:
        """The body that a short form behind a number must be, as the subject that acts by it: “By its decision 2002/106, the Sub-Commission”."""
        before = self.grammar.acts_by.search(self.text, max(0, mention.start - _AFTER_NAME), mention.start)
        number = self.by_end.get(before.start()) if before else None
        if number is None:
            return None
        rules = ((k, self.numbering.rule(k.id, kind, number.shape)) for k in mention.keys for kind in _KINDS)
        able = list(dict.fromkeys(k for k, rule in rules if rule and rule.admits(number.value)))
        return able[0] if len(able) == 1 else None

    # ---- protocols ------------------------------------------------------------------------------------------------

    def with_protocols(self, found: list[ResolvedName]) -> list[ResolvedName]:
        """Adds “the Protocol thereto” after an instrument with one protocol, “the Optional Protocols thereto” after one with several."""
        starts, instruments = [n.start for n in found], [n for n in found if n.kind == "instrument"]
        ends = [n.end for n in instruments]
        added = []
        for match in self.grammar.thereto.on(self.text, self.normalized.lower).finditer(0, len(self.text)):
            index = bisect_right(starts, match.start())
            if not index or not _holds(found[index - 1], match):
                before = bisect_right(ends, match.start())
                added.append(self._protocol(match, instruments[before - 1] if before else None))
        inside = {offset for a in added for offset in range(a.start, a.end)}
        return sorted([n for n in found if n.start not in inside] + added) if added else found

    def _protocol(self, match: re.Match[str], before: ResolvedName | None) -> ResolvedName:
        """The protocols of the instrument named last before “thereto”, if it is of the same passage."""
        parents = before.keys if before and before.start >= self.normalized.passage_at(match.start()).start else ()
        children = tuple(i for parent in parents for i in self.protocols.get(parent, ()))
        keys = children if match["several"] or len(children) == 1 else ()
        evidence: Evidence | None = "short-form" if keys else None
        reason: Reason | None = None if keys else "no-antecedent"
        return ResolvedName(*match.span("words"), "instrument", keys, evidence, reason, short=True)


def _holds(name: ResolvedName, match: re.Match[str]) -> bool:
    """Whether a name is what a match is of: “Additional Protocols thereto of 1977”; never the bare “Protocol” before “thereto”."""
    start, end = match.span()
    return start < name.end and (name.start < start or name.end >= end)


@lru_cache(maxsize=4)
def _protocols(authorities: Authorities) -> dict[str, tuple[str, ...]]:
    """The protocols of each instrument that has any, in the order of the authorities."""
    found: dict[str, tuple[str, ...]] = {}
    for instrument in authorities.instruments.values():
        if instrument.parent and not instrument.members:
            found[instrument.parent] = (*found.get(instrument.parent, ()), instrument.id)
    return found


class _Grammar(NamedTuple):
    """The patterns of a language for the text as printed."""

    definite: re.Pattern[str]
    own: re.Pattern[str]
    common: re.Pattern[str]
    goes_on: re.Pattern[str]
    acts_by: re.Pattern[str]
    """What stands between a number and the subject behind it."""
    of_others: re.Pattern[str]
    protocols: frozenset[str]
    titled: frozenset[str]
    on_the: re.Pattern[str]
    mandate: re.Pattern[str]
    """For lower-case words."""
    statutes: tuple[str, ...]
    noun: re.Pattern[str]
    kinds: dict[str, str]
    thereto: Anchored


@lru_cache(maxsize=8)
def _grammar(language: Language) -> _Grammar:
    words = any_of_each(language.name_words)
    kinds = {noun: kind for kind in ("resolution", "decision") for noun in language.citation[kind]}
    protocols = rf"(?:(?P<several>{words['protocols']})|{words['protocol']})"
    return _Grammar(
        # "the commission", "by its council"; never "a commission".
        definite=re.compile(rf"(?:\b{words['definite']} |\b{words['of_own']} {words['own']} )$"),
        own=re.compile(rf"\b{words['own']} $"),
        common=re.compile(rf" {words['common']}\b"),
        goes_on=_goes_on(words),
        # "Convention No. 169", "Optional Protocol to the Charter of the League"; never "Optional Protocol to the Convention".
        of_others=re.compile(
            rf",? (?i:{any_of(language.citation['number'])}) ?\d|"
            rf" {words['protocol_to']} (?P<the>{words['the']} )?(?!{words['parents']}\b)[A-Z]\w+"
        ),
        acts_by=re.compile(rf",? {words['the']} $"),
        protocols=frozenset((*language.name_words["protocol"], *language.name_words["protocols"])),
        titled=frozenset(language.name_words["titled_on_the"]),
        on_the=re.compile(rf" {words['on']} {words['the']} [A-Z]"),
        mandate=re.compile(rf"{words['mandates']}$"),
        statutes=language.name_words["statute"],
        # "Council resolution", "Assembly's landmark resolutions Nos."; only a few small words between.
        noun=re.compile(
            rf"(?:'s|')?(?: [a-z-]+){{0,3}} (?i:(?P<noun>{any_of(kinds)})(?: {any_of(language.citation['number'])})?) ?"
        ),
        kinds=kinds,
        thereto=anchored(
            rf"\b(?P<words>{protocols} {words['thereto']})",
            (*language.name_words["protocols"], *language.name_words["protocol"]),
        ),
    )


def _goes_on(words: dict[str, str]) -> re.Pattern[str]:
    """The beginning of a longer name: “Special Rapporteur on the rights”, “Council of Ministers”, “Commission on Kosovo”.

    “The Council on 5 May”, “the Committee on Monday” and “the Council of its own accord” are short forms.
    """
    article = rf"(?:{words['the']} )?"
    subject = rf" {words['subject_of']} {article}(?!{words['no_subject']}\b)[a-z]"
    return re.compile(rf"{subject}| {words['longer_of']} {article}[A-Z]| {words['on']} (?!{words['no_name']})[A-Z]")

"""Treaties and their committees by acronyms that both bear, and protocols named by the treaty that they belong to."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.patterns.words import any_of, any_of_each, stems_of
from unkg.extraction.resolve.names.protocols import protocols_of
from unkg.extraction.resolve.resolved import ResolvedName, by_place
from unkg.model import Authorities, Evidence, Reason

_BEFORE = 60
"""Characters before an acronym that tell a treaty from its committee."""
_AROUND = 200
"""Characters before a treaty in which “protocol” must stand where one is named beside it."""
_BETWEEN = 24
"""Characters between a treaty and “its Optional Protocol”: an acronym in parentheses and a joint."""
_STEM = 8
"""Letters by which a subject is known in a title: “communications procedure”, “communication procedures”."""

_STOP = re.compile(r"[.;\n]")


class _Patterns(NamedTuple):
    """The patterns of a language, for lower-case text."""

    committee: re.Pattern[str]
    speaks: re.Pattern[str]
    treaty: re.Pattern[str]
    listed: re.Pattern[str]
    noun: re.Pattern[str]
    its: re.Pattern[str]
    own: re.Pattern[str]
    """Between a treaty and its protocol."""
    protocol: re.Pattern[str]
    stem: re.Pattern[str]
    """The beginning of a protocol's words, quick to find: it has no alternatives where one word begins all."""
    of_treaty: re.Pattern[str]
    """A protocol before its treaty; group `several`, and `number` if the text counts them."""
    subject: re.Pattern[str]
    """Behind a treaty, what one of its protocols is about."""
    numbers: dict[str, int]


@lru_cache(maxsize=8)
def _patterns(language: Language) -> _Patterns:
    words = any_of_each(language.treaty_words)
    protocols = rf"(?:(?P<several>{words['protocols']})|{words['protocol']})"
    numbers = {word: number for number, word in enumerate(language.treaty_words["numbers"], 1)}
    return _Patterns(
        # "recommendations made by", "concluding observations of the"; never "the obligations of".
        committee=re.compile(rf"\b{words['committee']}(?: {words['made']})? {words['by']} (?:the )?$"),
        # "CEDAW recommended", with a note's number between; never "CEDAW was ratified".
        speaks=re.compile(rf"\d* {words['speaks']}\b"),
        treaty=re.compile(rf"\b{words['treaty']} (?:the )?$"),
        listed=re.compile(rf" ?{words['and']} (?:the )?"),
        noun=re.compile(rf" {words['committee_noun']}\b"),
        its=re.compile(rf"\b{words['its']} $"),
        # "Convention (CRPD) and its "; never "Convention, and the State with its".
        own=re.compile(rf"(?: \([a-z-]+\))?,? {words['own']} "),
        protocol=re.compile(rf"{protocols}\b"),
        stem=re.compile(any_of(stems_of((*language.treaty_words["protocols"], *language.treaty_words["protocol"])))),
        of_treaty=re.compile(
            rf"\b(?:(?P<number>{words['numbers']}|{words['both']}) )?(?P<words>{protocols} {words['protocols_to']}) $"
        ),
        # " on the sale of children", " (CRC) on a communications procedure"; never " on 3 May".
        subject=re.compile(rf"(?: \([a-z-]+\))? {words['about']} (?:the |a )?(?P<word>[a-z]+)"),
        numbers=numbers | dict.fromkeys(language.treaty_words["both"], 2),
    )


def with_treaty_names(
    names: list[ResolvedName], normalized: NormalizedText, language: Language, authorities: Authorities
) -> list[ResolvedName]:
    """The names of a text, acronyms and protocols by the words beside them."""
    if not language.treaty_words:
        return names
    reader = _TreatyNames(
        normalized.lower, _patterns(language), authorities, _children(authorities), _treaties(authorities)
    )
    return reader.with_protocols(reader.with_bearers(names))


@dataclass(frozen=True, slots=True)
class _TreatyNames:
    lower: str
    patterns: _Patterns
    authorities: Authorities
    children: dict[str, tuple[str, ...]]
    treaties: dict[str, str]

    # ---- acronyms of a treaty and its committee -------------------------------------------------------------------

    def with_bearers(self, names: list[ResolvedName]) -> list[ResolvedName]:
        """The names with each acronym as what the words before it speak of."""
        found: list[ResolvedName] = []
        treaty: ResolvedName | None = None
        for name in names:
            before = found[-1] if found else None
            if before and name.start < before.end:
                continue  # the “Committee” of “the CEDAW Committee”
            if name.short:
                read = self._committee_of(name, treaty) if name.kind == "body" else name
            else:
                read = self._bearer(name, before) if name.mention and name.mention.form == "acronym" else name
            found.append(read)
            treaty = read if read.kind == "instrument" else treaty
        return found

    def _committee_of(self, name: ResolvedName, treaty: ResolvedName | None) -> ResolvedName:
        """“accept the competence of its Committee”: that of the treaty named before in the sentence, if any is."""
        if not self.patterns.noun.fullmatch(self.lower, name.start - 1, name.end):
            return name
        own = self.patterns.its.search(self.lower, max(0, name.start - _BEFORE), name.start)
        if own is None or treaty is None or _STOP.search(self.lower, treaty.end, name.start):
            return name
        body = self.authorities.instruments[treaty.keys[0]].monitored_by if len(treaty.keys) == 1 else None
        if body is None:
            return name._replace(keys=(), evidence=None, reason="no-antecedent")
        antecedent = (treaty.start, treaty.end)
        return name._replace(keys=(body,), evidence="short-form", reason=None, antecedent=antecedent)

    def _bearer(self, name: ResolvedName, before: ResolvedName | None) -> ResolvedName:
        if len(name.keys) != 1:
            return name
        key = name.keys[0]
        if name.kind == "instrument":
            body = self.authorities.instruments[key].monitored_by
            noun = self.patterns.noun.match(self.lower, name.end)
            speaks = self.patterns.speaks.match(self.lower, name.end)
            if body is None or not (noun or speaks or self._is_committee(name, before)):
                return name
            return name._replace(end=noun.end() if noun else name.end, kind="body", keys=(body,))
        treaty = self.treaties.get(key)
        behind = self.patterns.treaty.search(self.lower, max(0, name.start - _BEFORE), name.start)
        return name._replace(kind="instrument", keys=(treaty,)) if treaty and behind else name

    def _is_committee(self, name: ResolvedName, before: ResolvedName | None) -> bool:
        """“the recommendations of CEDAW”, “of the Human Rights Committee and CEDAW”."""
        if self.patterns.committee.search(self.lower, max(0, name.start - _BEFORE), name.start):
            return True
        if before is None or before.kind not in {"body", "mechanism"}:
            return False
        if not self.patterns.listed.fullmatch(self.lower, before.end, name.start):
            return False
        return bool(self.patterns.committee.search(self.lower, max(0, before.start - _BEFORE), before.start))

    # ---- protocols ------------------------------------------------------------------------------------------------

    def with_protocols(self, names: list[ResolvedName]) -> list[ResolvedName]:
        """The names with the protocols that stand beside their treaty: one where it has one, else those counted."""
        places = [match.start() for match in self.patterns.stem.finditer(self.lower)]
        if not places:
            return names
        added = list[ResolvedName]()
        for before, name in pairwise([None, *names]):
            if name is None or name.kind != "instrument" or len(name.keys) != 1 or name.short:
                continue
            near = bisect_left(places, name.start - _AROUND)
            if near < len(places) and places[near] < name.end + _BETWEEN + _BEFORE:
                protocol = self._of(name) or self._behind(name) or self._listed(name, before)
                if protocol:
                    added.append(protocol)
        if not added:
            return names
        starts = [name.start for name in names]
        inside = {i for one in added for i in range(bisect_left(starts, one.start), bisect_left(starts, one.end))}
        kept = [name for number, name in enumerate(names) if number not in inside]
        return by_place([*kept, *added])

    def _of(self, treaty: ResolvedName) -> ResolvedName | None:
        """“the two Optional Protocols to the Covenant”: a name that holds the treaty's."""
        match = self.patterns.of_treaty.search(self.lower, max(0, treaty.start - _BEFORE), treaty.start)
        if match is None:
            return None
        counted = self.patterns.numbers.get(match["number"] or "")
        protocol = self._protocol(treaty, match.start("words"), treaty.end, counted, several=bool(match["several"]))
        return protocol and (self._about(protocol, treaty) if protocol.reason and not match["several"] else protocol)

    def _about(self, protocol: ResolvedName, treaty: ResolvedName) -> ResolvedName:
        """“the Optional Protocol to CRC on the sale of children”: the only one whose title has that subject.

        Without a subject, the only one that has no number in its title: “the Optional Protocol to the Covenant”.
        """
        subject = self.patterns.subject.match(self.lower, treaty.end, treaty.end + _BEFORE)
        titles = {key: self.authorities.instruments[key].title.lower() for key in self.children[treaty.keys[0]]}
        if subject is None:
            fitting = [key for key, title in titles.items() if self.patterns.protocol.match(title)]
        else:
            fitting = [key for key, title in titles.items() if subject["word"][:_STEM] in title]
        if len(fitting) != 1:
            return protocol
        return protocol._replace(keys=tuple(fitting), evidence="short-form", reason=None)

    def _behind(self, treaty: ResolvedName) -> ResolvedName | None:
        """“the Convention and its Optional Protocol”."""
        joint = self.patterns.own.match(self.lower, treaty.end, treaty.end + _BETWEEN)
        match = self.patterns.protocol.match(self.lower, joint.end()) if joint else None
        if match is None:
            return None
        return self._protocol(treaty, match.start(), match.end(), None, several=bool(match["several"]))

    def _listed(self, treaty: ResolvedName, before: ResolvedName | None) -> ResolvedName | None:
        """“the optional protocols to the Convention against Torture and the Convention on …”: one of each."""
        if before is None or before.kind != "instrument" or len(before.keys) != 1:
            return None
        match = self.patterns.of_treaty.search(self.lower, max(0, before.start - _BEFORE), before.start)
        plural = match and match["several"] and len(self.children.get(before.keys[0], ())) == 1
        if not plural or not self.patterns.listed.fullmatch(self.lower, before.end, treaty.start):
            return None
        return self._protocol(treaty, treaty.start, treaty.end, None, several=False)

    def _protocol(
        self, treaty: ResolvedName, start: int, end: int, counted: int | None, *, several: bool
    ) -> ResolvedName | None:
        children = self.children.get(treaty.keys[0], ())
        if not children:
            return None
        keys = children if len(children) == (counted or (len(children) if several else 1)) else ()
        evidence: Evidence | None = "short-form" if keys else None
        reason: Reason | None = None if keys else "no-antecedent"
        antecedent = (treaty.start, treaty.end) if keys and start >= treaty.end else None
        return ResolvedName(start, end, "instrument", keys, evidence, reason, short=True, antecedent=antecedent)


@lru_cache(maxsize=4)
def _children(authorities: Authorities) -> dict[str, tuple[str, ...]]:
    """The protocols of each treaty that a committee monitors."""
    return {
        treaty: tuple(key for key in protocols if authorities.instruments[key].monitored_by)
        for treaty, protocols in protocols_of(authorities).items()
    }


@lru_cache(maxsize=4)
def _treaties(authorities: Authorities) -> dict[str, str]:
    """The treaty of each committee that has an acronym of its own."""
    return {i.monitored_by: i.id for i in authorities.instruments.values() if i.monitored_by and not i.parent}

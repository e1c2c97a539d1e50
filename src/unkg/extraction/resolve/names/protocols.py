"""The protocols of a treaty by the treaty that they belong to: before its name, behind it, or “thereto”."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from unkg.authorities.language import Language
from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.patterns.anchors import Anchored, anchored
from unkg.extraction.patterns.words import RAISED, SMALL, any_of, any_of_each, holds_any, optional, stems_of
from unkg.extraction.resolve.resolved import ResolvedName, by_place
from unkg.model import Authorities, Evidence, Reason

_BEFORE = 60
"""Characters before and behind a treaty's name that tell which of its protocols is meant."""
_AROUND = 200
"""Characters before a treaty in which “protocol” must stand where one is named beside it."""
_BETWEEN = 24
"""Characters between a treaty and “its Optional Protocol”: an acronym in parentheses and a joint."""
_STEM = 8
"""Letters by which a subject is known in a title: “communications procedure”, “communication procedures”."""


_PROTOCOLS = ("protocols", "protocol", "bare_protocols", "bare_protocol")


class _Patterns(NamedTuple):
    """The patterns of a language, for lower-case text."""

    listed: re.Pattern[str]
    own: re.Pattern[str]
    """Between a treaty and its protocol."""
    joined: re.Pattern[str]
    """Between a protocol and the next one of its treaty, with the subject of the first."""
    protocol: re.Pattern[str]
    titled: re.Pattern[str]
    """In the title of an optional protocol."""
    bare: re.Pattern[str]
    """A protocol behind its treaty that is not called optional."""
    stem: re.Pattern[str]
    """The beginning of a protocol's words, quick to find: it has no alternatives where one word begins all."""
    of_treaty: re.Pattern[str]
    """A protocol before its treaty; group `several`, and `number` if the text counts them."""
    second: re.Pattern[str]
    compound: re.Pattern[str] | None
    """A protocol whose words stand directly behind its treaty's name, in scripts without spaces."""
    subject: re.Pattern[str]
    """Behind a treaty, what one of its protocols is about."""
    numbers: dict[str, int]


class Protocols(Struct, frozen=True):
    """The protocols of all treaties, and the words of a language that tell them apart."""

    patterns: _Patterns
    parents: Mapping[str, str]
    """The treaties of the protocols, by their keys."""
    titles: Mapping[str, Mapping[str, str]]
    """The titles in small letters of the protocols of each instrument that has any, by their keys."""

    def meant(self, treaty: str, behind: str, *, optional: bool, second: bool, several: int | None) -> tuple[str, ...]:
        """The protocols that words mean, empty where they leave it open.

        `several` is how many, 0 for all, None for one: the only optional protocol, the one whose title has the subject
        behind the treaty's name (“on the sale of children”), or the only one that has no number: “the Optional Protocol
        to the Covenant” is not the Second.
        """
        titles = self.titles.get(treaty, {})
        if optional:
            titles = {key: title for key, title in titles.items() if self.patterns.titled.search(title)}
        if several is not None:
            return tuple(titles) if several in {0, len(titles)} else ()
        if optional and not second and len(titles) == 1:
            return tuple(titles)
        subject = self.patterns.subject.match(behind)
        if subject:
            fitting = [key for key, title in titles.items() if subject["word"][:_STEM] in title]
        else:
            fitting = [key for key, title in titles.items() if bool(self.patterns.second.match(title)) == second]
        return tuple(fitting) if len(fitting) == 1 else ()


def protocols(language: Language, authorities: Authorities) -> Protocols:
    """All protocols, with the words of a language."""
    return Protocols(_patterns(language), _parents(authorities), _titles(authorities, language.code))


def protocol_of(treaty: ResolvedName, start: int, end: int, keys: tuple[str, ...]) -> ResolvedName:
    """The name of protocols that holds their treaty's, known as the treaty is.

    Only the name of one prepares short forms: “the two Optional Protocols” need not be all three.
    """
    short = treaty.short or len(keys) != 1
    evidence: Evidence = "short-form" if treaty.short else "full-name"
    return ResolvedName(start, end, "instrument", keys, evidence, None, short=short)


@lru_cache(maxsize=8)
def _parents(authorities: Authorities) -> dict[str, str]:
    """The treaty of each protocol."""
    return {i.id: i.parent for i in authorities.instruments.values() if i.parent and not i.members}


@lru_cache(maxsize=8)
def _titles(authorities: Authorities, language: str) -> dict[str, dict[str, str]]:
    """The titles of the protocols of each instrument, in a language if they have one in it."""
    found: dict[str, dict[str, str]] = {}
    for instrument in authorities.instruments.values():
        if instrument.parent and not instrument.members:
            title = next((label for code, label in instrument.labels if code == language), instrument.title)
            found.setdefault(instrument.parent, {})[instrument.id] = title.lower()
    return found


@lru_cache(maxsize=8)
def _patterns(language: Language) -> _Patterns:
    words = any_of_each(language.treaty_words)
    protocols = rf"(?:(?P<several>{words['protocols']})|{words['protocol']})"
    numbers = {word: number for number, word in enumerate(language.treaty_words["numbers"], 1)}
    second, year = words["second"], words["of_year"]
    return _Patterns(
        listed=re.compile(rf" ?{words['and']} {optional(language.treaty_words['the'])}"),
        # "Convention (CRPD) and its ", "Convention⁷ and its ", "Convención de 1951¹³ y su "; never "Convention, and the
        # State with its".
        own=re.compile(rf"(?: {year} \d{{4}})?(?: \([a-z-]+\))?[{RAISED}]*,? {words['own']} "),
        joined=re.compile(rf"[^.;:\n]*?,? {words['own']} "),
        # Also before the number of a note, "Protocolo Facultativo⁶"; never "protocolos" for "protocolo".
        protocol=(protocol := re.compile(rf"{protocols}(?![{SMALL}])")),
        titled=re.compile(words["titled"]) if "titled" in language.treaty_words else protocol,
        bare=re.compile(rf"(?:(?P<several>{words['bare_protocols']})|{words['bare_protocol']})(?![{SMALL}])"),
        stem=re.compile(any_of(stems_of(w for key in _PROTOCOLS for w in language.treaty_words.get(key, ())))),
        of_treaty=re.compile(
            rf"\b(?:(?P<number>{words['numbers']}|{words['both']}) )?"
            rf"(?P<words>(?:(?P<second>{second}) )?{protocols} {words['protocols_to']}) $"
        ),
        second=re.compile(rf"{second}\b"),
        # "公约任择议定书"; never "公约 和 任择议定书".
        compound=None if language.script.spaces else re.compile(rf" ?(?:(?P<second>{second}) ?)?{protocols}"),
        # " on the sale of children", " (CRC) on a communications procedure"; never " on 3 May".
        subject=re.compile(
            rf"(?: \([a-z-]+\))? {words['about']} {optional(language.treaty_words['articles'])}(?P<word>[{SMALL}]+)"
        ),
        numbers=numbers | dict.fromkeys(language.treaty_words["both"], 2),
    )


# ---- beside their treaty ------------------------------------------------------------------------------------------


def with_optional_protocols(
    names: list[ResolvedName], normalized: NormalizedText, language: Language, authorities: Authorities
) -> list[ResolvedName]:
    """The names of a text with the protocols that stand beside their treaty: its only one, or those counted."""
    if not language.treaty_words:
        return names
    beside = _Beside(normalized.lower, protocols(language, authorities), {name.start: name.end for name in names})
    return _inserted(beside.found(names), names)


def _inserted(added: list[ResolvedName], names: list[ResolvedName]) -> list[ResolvedName]:
    """Names in order of place with others, without those that begin inside one of these."""
    if not added:
        return names
    starts = [name.start for name in names]
    inside = {i for one in added for i in range(bisect_left(starts, one.start), bisect_left(starts, one.end))}
    return by_place([*(name for number, name in enumerate(names) if number not in inside), *added])


class _Beside(Struct, frozen=True):
    """Reads the protocols beside the treaties of one text."""

    lower: str
    protocols: Protocols
    starts: Mapping[int, int]
    """Where names begin, with their ends."""

    def found(self, names: list[ResolvedName]) -> list[ResolvedName]:
        """The protocols beside the names of a text, in order of the treaties."""
        places = [match.start() for match in self.protocols.patterns.stem.finditer(self.lower)]
        found = list[ResolvedName]()
        for before, name in pairwise([None, *names]) if places else ():
            if name is None or name.kind != "instrument" or len(name.keys) != 1:
                continue
            near = bisect_left(places, name.start - _AROUND)
            if near == len(places) or places[near] >= name.end + _BETWEEN + _BEFORE:
                continue
            if compound := self._compound(name):
                found.append(compound)
            elif name.keys[0] in self.protocols.titles:
                beside = self._of(name, before) or self._behind(name)
                found += filter(None, (beside or self._listed(name, before),))
                found += self._chained(name, beside.end) if beside and beside.start >= name.end else ()
            elif (parent := self.protocols.parents.get(name.keys[0])) is not None:
                found += self._chained(name._replace(keys=(parent,)), name.end)
        return found

    def _compound(self, treaty: ResolvedName) -> ResolvedName | None:
        """“公约任择议定书”: a name that begins with the treaty's, and never means the treaty."""
        compound = self.protocols.patterns.compound
        match = compound and compound.match(self.lower, treaty.end)
        return self._protocol(treaty, treaty.start, match.end(), match) if match else None

    def _chained(self, treaty: ResolvedName, position: int) -> Iterator[ResolvedName]:
        """The protocols behind another of the same treaty, each with its subject.

        “its Optional Protocol on the sale of children and its Optional Protocol on a communications procedure”; never
        behind a stop or another name.
        """
        patterns = self.protocols.patterns
        while joint := patterns.joined.match(self.lower, position, position + _BEFORE + _BETWEEN):
            match = patterns.protocol.match(self.lower, joint.end())
            if match is None or patterns.subject.match(self.lower, match.end()) is None:
                return
            if any(place in self.starts for place in range(position, match.start())):
                return
            if self.starts.get(match.start(), 0) > match.end():
                return  # known with its subject: "Optional Protocol on the sale of children"
            protocol = self._protocol(treaty, match.start(), match.end(), match)
            if not protocol.keys:
                return
            yield protocol
            position = match.end()

    def _of(self, treaty: ResolvedName, before: ResolvedName | None) -> ResolvedName | None:
        """“the two Optional Protocols to the Covenant”: a name that holds the treaty's."""
        match = self._before(treaty)
        if match is None:
            return None
        start = match.start("words")
        if before and start < before.end <= treaty.start:
            start = min(start, before.start)  # "first Optional Protocol" is a name too
        return self._protocol(treaty, start, treaty.end, match)

    def _behind(self, treaty: ResolvedName) -> ResolvedName | None:
        """“the Convention and its Optional Protocol”: the only one; of two, only a subject behind tells which."""
        patterns = self.protocols.patterns
        joint = patterns.own.match(self.lower, treaty.end, treaty.end + _BETWEEN)
        match = patterns.protocol.match(self.lower, joint.end()) if joint else None
        if joint and match is None and joint.end() not in self.starts:
            match = patterns.bare.match(self.lower, joint.end())
        if match is None:
            return None
        found = self._protocol(treaty, match.start(), match.end(), match)
        told = patterns.subject.match(self.lower, match.end())
        if match["several"] or told or len(self.protocols.titles[treaty.keys[0]]) == 1:
            return found
        # Behind a short form the text may have told it: "the Covenant and its Optional Protocol" in a communication.
        return None if treaty.short else found._replace(keys=(), evidence=None, reason="no-antecedent", antecedent=None)

    def _listed(self, treaty: ResolvedName, before: ResolvedName | None) -> ResolvedName | None:
        """“the optional protocols to the Convention against Torture and the Convention on …”: one of each."""
        if before is None or before.kind != "instrument" or len(before.keys) != 1:
            return None
        match = self._before(before)
        several = match and match["several"] and len(self.protocols.titles.get(before.keys[0], ())) == 1
        if not several or not self.protocols.patterns.listed.fullmatch(self.lower, before.end, treaty.start):
            return None
        return self._protocol(treaty, treaty.start, treaty.end, None)

    def _before(self, treaty: ResolvedName) -> re.Match[str] | None:
        return self.protocols.patterns.of_treaty.search(self.lower, max(0, treaty.start - _BEFORE), treaty.start)

    def _protocol(self, treaty: ResolvedName, start: int, end: int, match: re.Match[str] | None) -> ResolvedName:
        """The protocols of a treaty that words mean which stand from `start` to `end`."""
        groups = match.groupdict() if match else {}
        counted = self.protocols.patterns.numbers.get(groups.get("number") or "", 0)
        keys = self.protocols.meant(
            treaty.keys[0],
            self.lower[max(end, treaty.end) : max(end, treaty.end) + _BEFORE],
            optional=match is None or match.re is not self.protocols.patterns.bare,
            second=bool(groups.get("second")),
            several=counted if groups.get("several") else None,
        )
        if keys and start < treaty.start:
            return protocol_of(treaty, start, end, keys)
        evidence: Evidence | None = "short-form" if keys else None
        reason: Reason | None = None if keys else "no-antecedent"
        antecedent = (treaty.start, treaty.end) if keys and start >= treaty.end else None
        return ResolvedName(start, end, "instrument", keys, evidence, reason, short=True, antecedent=antecedent)


# ---- thereto ------------------------------------------------------------------------------------------------------


def with_protocols(
    found: list[ResolvedName], normalized: NormalizedText, language: Language, authorities: Authorities
) -> list[ResolvedName]:
    """The names of a text with the protocols of the instruments before them.

    “The Protocol thereto” stands behind an instrument with one, “the Optional Protocols thereto” behind one with
    several.
    """
    if not holds_any(normalized.lower, _stems(language)):
        return found
    starts, instruments = [n.start for n in found], [n for n in found if n.kind == "instrument"]
    ends = [n.end for n in instruments]
    titles = _titles(authorities, language.code)
    added = []
    for match in _thereto(language).on(normalized.text, normalized.lower).finditer(0, len(normalized.text)):
        index = bisect_right(starts, match.start())
        if not index or not _holds(found[index - 1], match):
            before = bisect_right(ends, match.start())
            named = instruments[before - 1] if before else None
            here = normalized.passage_at(match.start()).start
            added.append(_protocol(match, named if named and named.start >= here else None, titles))
    return _inserted(added, found)


def _protocol(
    match: re.Match[str], before: ResolvedName | None, titles: Mapping[str, Mapping[str, str]]
) -> ResolvedName:
    """The protocols of the instrument named last before “thereto” in the same passage."""
    children = tuple(i for parent in (before.keys if before else ()) for i in titles.get(parent, ()))
    keys = children if match["several"] or len(children) == 1 else ()
    evidence: Evidence | None = "short-form" if keys else None
    reason: Reason | None = None if keys else "no-antecedent"
    named = (before.start, before.end) if before and keys else None
    return ResolvedName(*match.span("words"), "instrument", keys, evidence, reason, short=True, antecedent=named)


def _holds(name: ResolvedName, match: re.Match[str]) -> bool:
    """Whether a name is what a match is of.

    “Additional Protocols thereto of 1977”; never the bare “Protocol” before “thereto”.
    """
    start, end = match.span()
    return start < name.end and (name.start < start or name.end >= end)


@lru_cache(maxsize=8)
def _stems(language: Language) -> tuple[str, ...]:
    """Of which every text holds one, in small letters, that has a protocol so named."""
    return stems_of(word.lower() for word in language.name_words.get("thereto", ()))


@lru_cache(maxsize=8)
def _thereto(language: Language) -> Anchored:
    words = any_of_each(language.name_words)
    protocols = rf"(?:(?P<several>{words['protocols']})|{words['protocol']})"
    return anchored(
        rf"\b(?P<words>{protocols} {words['thereto']})",
        (*language.name_words["protocols"], *language.name_words["protocol"]),
    )

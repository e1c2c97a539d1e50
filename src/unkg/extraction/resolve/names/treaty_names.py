"""Treaties and their committees by acronyms that both bear."""

import re
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from unkg.authorities.language import Language
from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.patterns.words import any_of_each, optional
from unkg.extraction.resolve.resolved import ResolvedName
from unkg.model import Authorities

_BEFORE = 60
"""Characters before an acronym that tell a treaty from its committee."""

_STOP = re.compile(r"[.;\n]")


class _Patterns(NamedTuple):
    """The patterns of a language, for lower-case text."""

    committee: re.Pattern[str]
    speaks: re.Pattern[str]
    treaty: re.Pattern[str]
    listed: re.Pattern[str]
    noun: re.Pattern[str]
    its: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(language: Language) -> _Patterns:
    words, the = any_of_each(language.treaty_words), optional(language.treaty_words["the"])
    return _Patterns(
        # "recommendations made by", "concluding observations of the"; never "the obligations of".
        committee=re.compile(rf"\b{words['committee']}(?: {words['made']})? {words['by']} {the}$"),
        # "CEDAW recommended", with a note's number between; never "CEDAW was ratified".
        speaks=re.compile(rf"\d* {words['speaks']}\b"),
        treaty=re.compile(rf"\b{words['treaty']} {the}$"),
        listed=re.compile(rf" ?{words['and']} {the}"),
        noun=re.compile(rf" {words['committee_noun']}\b"),
        its=re.compile(rf"\b{words['its']} $"),
    )


def with_treaty_names(
    names: list[ResolvedName], normalized: NormalizedText, language: Language, authorities: Authorities
) -> list[ResolvedName]:
    """The names of a text, with acronyms as what the words beside them speak of."""
    if not language.treaty_words:
        return names
    reader = _TreatyNames(normalized.lower, _patterns(language), authorities, _treaties(authorities))
    return reader.with_bearers(names)


class _TreatyNames(Struct, frozen=True):
    lower: str
    patterns: _Patterns
    authorities: Authorities
    treaties: dict[str, str]

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
            is_body = noun or speaks or self._is_introduced(name, before, body) or self._is_committee(name, before)
            if body is None or not is_body:
                return name
            return name._replace(end=noun.end() if noun else name.end, kind="body", keys=(body,))
        treaty = self.treaties.get(key)
        is_treaty = self._is_listed(name, before) or self.patterns.treaty.search(
            self.lower, max(0, name.start - _BEFORE), name.start
        )
        return name._replace(kind="instrument", keys=(treaty,)) if treaty and is_treaty else name

    def _is_listed(self, name: ResolvedName, before: ResolvedName | None) -> bool:
        """Whether an acronym is the next of a list of treaties: “the ICCPR, ICESCR, CERD and CAT”."""
        return before is not None and before.kind == "instrument" and self.lower[before.end : name.start] == ", "

    def _is_introduced(self, name: ResolvedName, before: ResolvedName | None, body: str | None) -> bool:
        """Whether an acronym is given to the committee named directly before it: “… against Women (CEDAW)”."""
        return before is not None and before.keys == (body,) and self.lower[before.end : name.start] == " ("

    def _is_committee(self, name: ResolvedName, before: ResolvedName | None) -> bool:
        """“the recommendations of CEDAW”, “of the Human Rights Committee and CEDAW”."""
        if self.patterns.committee.search(self.lower, max(0, name.start - _BEFORE), name.start):
            return True
        if before is None or before.kind not in {"body", "mechanism"}:
            return False
        if not self.patterns.listed.fullmatch(self.lower, before.end, name.start):
            return False
        return bool(self.patterns.committee.search(self.lower, max(0, before.start - _BEFORE), before.start))


@lru_cache(maxsize=4)
def _treaties(authorities: Authorities) -> dict[str, str]:
    """The treaty of each committee that has an acronym of its own."""
    return {i.monitored_by: i.id for i in authorities.instruments.values() if i.monitored_by and not i.parent}

"""What a deciding verb has for its object: a mandate and the words for its holders."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from unkg.extraction.act.mandates.own_acts.decisions import Decision
from unkg.extraction.act.mandates.own_acts.patterns import ObjectPatterns
from unkg.extraction.resolve.resolved import ResolvedName

_FARTHEST = 420
"""Characters between a verb and its object."""
_OF_NAME = 110
"""Characters within which the name of a holder begins and its head stands."""

Wording = Literal["name", "phrase", "pronoun", "none"]


class HolderPhrase(NamedTuple):
    """The words by which a clause names a holder; `name` if an authority or a known form holds them."""

    wording: Wording
    start: int
    end: int
    name: ResolvedName | None = None
    indefinite: bool = False
    head: str = ""
    """The noun that says what body it is: “Panel of Experts”."""


class Object(NamedTuple):
    """The object of a decision: where it ends, and its holders."""

    start: int
    end: int
    holders: tuple[HolderPhrase, ...]


@dataclass(frozen=True, slots=True)
class Objects:
    """Reads objects in one text."""

    text: str
    names: Sequence[ResolvedName]
    """All names of the text that bodies and mechanisms have, in order of place."""
    patterns: ObjectPatterns

    def of(self, decision: Decision) -> Object | None:
        """The object of a decision, or its subject if the verb is passive."""
        if decision.voice == "object":
            start, limit = decision.end, min(decision.clause_end, decision.end + _FARTHEST)
            if decision.kind == "established":
                limit = max(limit, decision.end + _FARTHEST)
        else:
            start, limit = decision.subject, decision.start
        found = next(self._candidates(decision, start, limit), None)
        if found is None or self.patterns.judges.search(self.text, found.start, min(limit, found.end + 60)):
            return None
        return found

    def _candidates(self, decision: Decision, start: int, limit: int) -> Iterator[Object]:
        for place in self._places(start, limit):
            if (found := self._owned(decision, place, limit)) or (found := self._held(decision, place, limit)):
                yield found

    def _places(self, start: int, limit: int) -> Iterator[int]:
        """Where an object can begin: at once, or after modifiers."""
        text, patterns = self.text, self.patterns
        first = start
        while first < limit and text[first] in " ,":
            first += 1
        adverb = re.compile(r"(?:[a-z]+ly,? )*").match(text, first)
        yield adverb.end() if adverb else first
        if not patterns.modifier.match(text, start, limit):
            return
        for match in patterns.determined.finditer(text, first + 1, limit):
            before = text[max(start, match.start() - 40) : match.start()]
            if patterns.unit_before.search(before) or not patterns.before_other.search(before):
                yield match.start()

    # ---- mandates -------------------------------------------------------------------------------------------------

    def _owned(self, decision: Decision, place: int, limit: int) -> Object | None:
        """“the mandate of the Mission”, “its mandate”, “UNSOM's mandate”."""
        if decision.kind == "established":
            return None
        pattern = self.patterns.strength if decision.kind == "amended" else self.patterns.mandate
        match = pattern.match(self.text, place, limit)
        if match is None:
            return None
        if match["owner"]:
            name = self._name_at(match.start("owner"), match.end("owner"))
            phrase = HolderPhrase("name" if name else "phrase", *match.span("owner"), name, head=match["owner"])
            return Object(place, match.end(), (phrase,))
        of = self.patterns.of.match(self.text, match.end(), limit + _OF_NAME)
        if of:
            holders = tuple(self.holders(of.end(), limit + _OF_NAME))
            return Object(place, holders[-1].end, holders) if holders else None
        if match["pronoun"] or match["noun"].startswith(("mandate",)):
            return Object(place, match.end(), (HolderPhrase("pronoun", place, match.end()),))
        return None

    def _held(self, decision: Decision, place: int, limit: int) -> Object | None:
        """A holder as the object itself: “establish a Panel”, “dissolve the Committee”, “re-establish the Group”."""
        if decision.kind == "amended" and decision.voice == "object":
            return None
        holder = self.holder(place, limit + (_OF_NAME if decision.voice == "object" else 0))
        if holder is None or (holder.indefinite and decision.kind != "established" and not decision.re_established):
            return None
        return Object(place, holder.end, (holder,))

    # ---- holders --------------------------------------------------------------------------------------------------

    def holders(self, start: int, limit: int) -> Iterator[HolderPhrase]:
        """The holders that begin at a place: one, or several that are joined by “and”."""
        holder = self.holder(start, limit)
        while holder:
            yield holder
            joined = self.patterns.and_of.match(self.text, holder.end, holder.end + _OF_NAME)
            holder = self.holder(joined.end(), joined.end() + _OF_NAME) if joined else None

    def holder(self, start: int, limit: int) -> HolderPhrase | None:
        """The holder whose words begin at a place."""
        name, phrase = self._name(start, limit), self.patterns.noun_phrase.match(self.text, start, limit)
        if name and (phrase is None or name.start <= phrase.end("head") + 1 or not phrase["determiner"]):
            indefinite = bool(phrase and (phrase["determiner"] or "").strip() in {"a", "an"})
            return HolderPhrase("name", name.start, name.end, name, indefinite, self.text[name.start : name.end])
        if phrase is None:
            return None
        indefinite = (phrase["determiner"] or "").strip() not in {"the", "its"}
        if not phrase["determiner"] and not phrase["head"][0].isupper():
            return None
        return HolderPhrase("phrase", phrase.start(), phrase.end("head"), None, indefinite, phrase["head"])

    def _name(self, start: int, limit: int) -> ResolvedName | None:
        index = bisect_left(self.names, start, key=lambda name: name.start)
        if index == len(self.names) or self.names[index].start >= limit:
            return None
        name = self.names[index]
        return name if self.patterns.adjectives.fullmatch(self.text, start, name.start) else None

    def _name_at(self, start: int, end: int) -> ResolvedName | None:
        index = bisect_left(self.names, start, key=lambda name: name.start)
        return self.names[index] if index < len(self.names) and self.names[index].start < end else None

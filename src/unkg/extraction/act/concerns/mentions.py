"""What a clause speaks of: citations, names, and classes of mechanisms."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

from unkg.authorities import Language
from unkg.extraction.act.concerns.clauses import Clause
from unkg.extraction.act.concerns.patterns import ConcernPatterns, concern_patterns
from unkg.extraction.resolve.context import Context
from unkg.model import DOCUMENT_KINDS, Action, ReferenceKind

_BESIDE = 3
"""Mentions on either side of a body among which that stands of which it only says whose it is."""
_POSSESSIVE = 3
"""Characters between a body and what is its own: “the Council's special procedures”."""
_NEAR = 30
"""Characters before a name that say to what it belongs."""


class Mention(NamedTuple):
    """Something that a text speaks of, in the normalized text; `lead` is where the words for it begin."""

    start: int
    end: int
    lead: int
    kind: ReferenceKind | None
    target: str | None
    pinpoint: str | None


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that one text speaks of, in order of place."""

    text: str
    lower: str
    patterns: ConcernPatterns
    found: tuple[Mention, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, context: Context) -> "Mentions":
        """The mentions of a document."""
        patterns, lower = concern_patterns(context.language), context.normalized.lower
        found = [*_citations(context), *_names(context), *_classes(context.language, lower, patterns)]
        found.sort(key=lambda mention: (mention.start, -mention.end))
        return cls(context.normalized.text, lower, patterns, tuple(found), tuple(mention.start for mention in found))

    def in_clause(self, clause: Clause, action: Action) -> list[Mention]:
        """What an action speaks of in its clause."""
        here = self.found[bisect_left(self.starts, clause.start) : bisect_left(self.starts, clause.end)]
        if not here:
            return []
        owned = {
            one
            for number, one in enumerate(here)
            if one.kind == "body" and self._only_owns(one, here[max(0, number - _BESIDE) : number + _BESIDE + 1])
        }
        return [
            one
            for one in here
            if one not in owned and not self._is_addressee(one, clause, action) and self._is_asked(one, clause)
        ]

    def _is_addressee(self, mention: Mention, clause: Clause, action: Action) -> bool:
        """Whether an action is addressed to what a mention means, or to words that hold it: “members of the Board”."""
        if mention.target in action.addressees:
            return True
        return mention.kind in {"body", "mechanism"} and any(
            clause.start <= (at := self.text.find(who, clause.start, mention.end)) <= mention.start
            and mention.end <= at + len(who)
            for who in action.addressees
        )

    def _only_owns(self, body: Mention, beside: tuple[Mention, ...]) -> bool:
        """Whether a body only says whose another thing is, which stands beside it."""
        return any(
            # “General Assembly resolution 60/251”
            (other.kind in DOCUMENT_KINDS and other.lead <= body.start < other.end)
            # “the Council special procedures”, “special procedures of the Human Rights Council”
            or (other.kind is None and other.start - _POSSESSIVE <= body.end and body.start < other.end)
            or self._is_owned(other, body)
            for other in beside
        )

    def _is_owned(self, thing: Mention, body: Mention) -> bool:
        """“the special procedures of the Council”."""
        near = thing.kind != "body" and thing.end <= body.start <= thing.end + _NEAR
        return near and bool(self.patterns.of_body.fullmatch(self.lower, thing.end, body.start))

    def _is_asked(self, mention: Mention, clause: Clause) -> bool:
        """Whether a name does not just say who is asked: “Calls upon States parties to the Convention to report”."""
        party = self.patterns.party.search(self.lower, max(clause.start, mention.lead - _NEAR), mention.lead)
        if party is None or self.patterns.becoming.search(self.lower, clause.verb, party.start()):
            return True
        return bool(self.patterns.to_do.search(self.lower, clause.start, party.start()))


def _citations(context: Context) -> list[Mention]:
    return [Mention(c.start, c.end, c.lead, c.kind, c.target, c.pinpoint) for c in context.citations]


def _names(context: Context) -> list[Mention]:
    return [
        Mention(name.start, name.end, name.lead, name.kind, key, name.place.pinpoint if name.place else None)
        for name in context.names
        if name.kind != "state"
        for key in name.keys or (None,)
    ]


def _classes(language: Language, lower: str, patterns: ConcernPatterns) -> list[Mention]:
    places = patterns.classes.on(lower, lower)
    return [
        Mention(m.start("words"), m.end("words"), m.start("words"), None, language.addressees[m["words"]], None)
        for m in places.finditer(0, len(lower))
    ]

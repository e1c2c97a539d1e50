"""What a clause speaks of: citations, names, and classes of mechanisms."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, cast

from unkg.authorities import Language
from unkg.extraction.act.concerns.clauses import Clause
from unkg.extraction.act.concerns.patterns import ConcernPatterns, concern_patterns
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedCitation, ResolvedName, lead_of
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
    """All that one text speaks of."""

    text: str
    lower: str
    patterns: ConcernPatterns
    names: tuple[ResolvedName, ...]
    """In order of place, without States."""
    citations: tuple[ResolvedCitation, ...]
    """In order of place."""
    classes: tuple[Mention, ...]
    """In order of place."""
    starts: tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]
    """Where each of these begins."""

    @classmethod
    def of(cls, context: Context) -> "Mentions":
        """The mentions of a document."""
        patterns, lower = concern_patterns(context.language), context.normalized.lower
        names = tuple(name for name in context.names if name.kind != "state")
        classes = tuple(_classes(context.language, lower, patterns))
        starts = (
            tuple(name.start for name in names),
            tuple(citation.start for citation in context.citations),
            tuple(mention.start for mention in classes),
        )
        return cls(context.normalized.text, lower, patterns, names, context.citations, classes, starts)

    def last(self, start: int, end: int) -> int | None:
        """Where the last mention between two offsets begins."""
        lasts = (starts[at] for starts in self.starts if (at := bisect_left(starts, end) - 1) >= 0)
        last = max(lasts, default=-1)
        return last if last >= start else None

    def in_clause(self, clause: Clause, action: Action) -> list[Mention]:
        """What an action speaks of in its clause, in order of place."""
        here = self._between(clause.start, clause.end)
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

    def _between(self, start: int, end: int) -> list[Mention]:
        (a, b), (c, d), (e, f) = ((bisect_left(at, start), bisect_left(at, end)) for at in self.starts)
        named = (one for name in self.names[a:b] for one in _mentions(name))
        cited = (Mention(o.start, o.end, o.lead, o.kind, o.target, o.pinpoint) for o in self.citations[c:d])
        here = [*named, *cited, *self.classes[e:f]]
        here.sort(key=_place)
        return here

    def _is_addressee(self, mention: Mention, clause: Clause, action: Action) -> bool:
        """Whether an action is addressed to what a mention means, or to words that hold it: “members of the Board”."""
        if mention.target in action.addressees:
            return True
        return mention.kind in {"body", "mechanism"} and any(
            clause.start <= (at := self.text.find(who, clause.start, mention.end)) <= mention.start
            and mention.end <= at + len(who)
            for who in action.addressees
        )

    def _only_owns(self, body: Mention, beside: list[Mention]) -> bool:
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
        if mention.kind != "instrument":
            return True
        party = self.patterns.party.search(self.lower, max(clause.start, mention.lead - _NEAR), mention.lead)
        if party is None or self.patterns.becoming.search(self.lower, clause.verb, party.start()):
            return True
        return bool(self.patterns.to_do.search(self.lower, clause.start, party.start()))


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end


def _mentions(name: ResolvedName) -> Iterator[Mention]:
    """What a name means: several things for a collective name."""
    lead, pinpoint = lead_of(name.start, name.place), name.place.pinpoint if name.place else None
    kind = cast("ReferenceKind", name.kind)
    return (Mention(name.start, name.end, lead, kind, key, pinpoint) for key in name.keys or (None,))


def _classes(language: Language, lower: str, patterns: ConcernPatterns) -> list[Mention]:
    places = patterns.classes.on(lower, lower)
    return [
        Mention(m.start("words"), m.end("words"), m.start("words"), None, language.addressees[m["words"]], None)
        for m in places.finditer(0, len(lower))
    ]

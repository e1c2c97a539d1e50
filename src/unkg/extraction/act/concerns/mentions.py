"""What a clause speaks of: citations, names, and classes of mechanisms."""

from bisect import bisect_left
from collections.abc import Mapping
from operator import itemgetter
from typing import Final, NamedTuple, get_args

from msgspec import Struct

from unkg.authorities import Language
from unkg.extraction.act.concerns.clauses import Clause
from unkg.extraction.act.concerns.patterns import ConcernPatterns, concern_patterns
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedCitation, ResolvedName, in_order
from unkg.model import ASKING, DOCUMENT_KINDS, Action, ReferenceKind, Strength

_BESIDE = 3
"""Mentions on either side of a body among which that stands of which it only says whose it is."""
_POSSESSIVE = 3
"""Characters between a body and what is its own: “the Council's special procedures”."""
_OFFICE = 40
"""Characters of an office before whoever's it is: “deputy special representative of the ”."""
_NEAR = 30
"""Characters before a name that say to what it belongs."""
_NEXT = 8
"""The same between two bodies: “the Committee of Experts of the African Union”, never “of the States of the Union”."""
_KINDS: Final[Mapping[str, ReferenceKind]] = {kind: kind for kind in get_args(ReferenceKind)}
"""Kinds of names that are kinds of references."""
_HEAD = 24
"""Characters behind a body that can name who of it is asked: “ Force Commander”, “'s civilian component”."""
_START = itemgetter(0)


class Mention(NamedTuple):
    """Something that a text speaks of, in the normalized text; `lead` is where the words for it begin."""

    start: int
    end: int
    lead: int
    kind: ReferenceKind | None
    target: str | None
    pinpoint: str | None
    told: bool = False
    """Whether it is the pronoun by which an organ asks to be told: “de lui présenter un rapport”."""


class Mentions(Struct, frozen=True):
    """All that one text speaks of."""

    text: str
    lower: str
    patterns: ConcernPatterns
    strengths: dict[str, Strength]
    spoken_of: tuple["ResolvedName | ResolvedCitation | Mention", ...]
    """Names but those of States, citations and classes, in order of place, the longer of two at one place first."""
    starts: tuple[int, ...]
    """Where each of these begins."""
    declines: bool
    """Whether names decline: what is sent may stand behind whom it is sent to, however long a name that is."""

    @classmethod
    def of(cls, context: Context) -> "Mentions":
        """The mentions of a document."""
        patterns, lower = concern_patterns(context.language), context.normalized.lower
        names = [name for name in context.names if name.kind != "state"]
        spoken_of: list[ResolvedName | ResolvedCitation | Mention]
        told = [Mention(who.start, who.end, who.start, "body", who.keys[0], None, True) for who in context.recipients]
        spoken_of = in_order([*names, *told, *context.citations, *_classes(context.language, lower, patterns)])
        text, starts = context.normalized.text, tuple(map(_START, spoken_of))
        declines = bool(context.language.declension.nouns)
        return cls(text, lower, patterns, context.language.strengths, tuple(spoken_of), starts, declines)

    def last(self, start: int, end: int) -> int | None:
        """Where the last mention between two offsets begins; where it ends if what is sent stands behind it."""
        at = bisect_left(self.starts, end) - 1
        if at < 0 or self.starts[at] < start:
            return None
        return self.spoken_of[at].end if self.declines else self.starts[at]

    def in_clause(self, clause: Clause, action: Action) -> list[Mention]:
        """What an action speaks of in its clause, in order of place."""
        here = self._between(clause.start, clause.end)
        return [
            one
            for number, one in enumerate(here)
            if not (one.kind == "body" and self._only_owns(one, here[max(0, number - _BESIDE) : number + _BESIDE + 1]))
            and not (action.addressees and self._is_addressee(one, clause, action))
            and (one.kind != "instrument" or self._is_asked(one, clause))
        ]

    def _between(self, start: int, end: int) -> list[Mention]:
        here: list[Mention] = []
        for one in self.spoken_of[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
            if isinstance(one, ResolvedName):
                start_at, end_at, kind, keys, place = one.start, one.end, _KINDS[one.kind], one.keys, one.place
                lead, pinpoint = (one.lead, place.pinpoint) if place else (start_at, None)
                if len(keys) > 1:  # a collective name means several things
                    here += [Mention(start_at, end_at, lead, kind, key, pinpoint) for key in keys]
                else:
                    here.append(Mention(start_at, end_at, lead, kind, keys[0] if keys else None, pinpoint))
            elif isinstance(one, Mention):
                here.append(one)
            else:
                here.append(Mention(one.start, one.end, one.lead, one.kind, one.target, one.pinpoint))
        return here

    def _is_addressee(self, mention: Mention, clause: Clause, action: Action) -> bool:
        """Whether an action is addressed to what a mention means, or to words that hold it: “members of the Board”."""
        if mention.target in action.addressees:
            return True
        if mention.kind not in {"body", "mechanism"}:
            return False
        if self._is_one_asked(mention, clause, action) or self._tells_who(mention, clause, action):
            return True
        return any(self._is_of_words(mention, who, clause) for who in action.addressees)

    def _is_of_words(self, mention: Mention, words: str, clause: Clause) -> bool:
        """Whether words of a clause hold a mention, or have it behind them as their acronym: “ (ICGLR)”.

        Or begin with it, and go on with who of it is asked: “CTC Chair”.
        """
        behind = mention.start + len(words) - mention.end
        if 0 < behind <= _HEAD and self.text.startswith(words, mention.start):
            return True
        at = self.text.find(words, clause.start, mention.end)
        end = at + len(words)
        return clause.start <= at <= mention.start and (mention.end <= end or self.text[end : mention.start] == " (")

    def _tells_who(self, mention: Mention, clause: Clause, action: Action) -> bool:
        """Whether a mention only says who is asked: “Authorizes the Member States participating in ISAF to act”."""
        words, patterns = self.lower[clause.start : mention.start], self.patterns.asked
        if patterns.with_others is None or patterns.with_others.search(words) or any(mark in words for mark in ",;:"):
            return False
        if patterns.to_do.match(words) or not patterns.taking_part.search(words):
            return False
        acts = patterns.acts.search(self.lower, clause.start, clause.end)
        return (
            acts is not None and mention.end <= acts.start() and any(who.lower() in words for who in action.addressees)
        )

    def _is_one_asked(self, mention: Mention, clause: Clause, action: Action) -> bool:
        """Whether a mention is of those asked: “Requests the United Nations system, in particular UN-Women, to”."""
        if self.strengths.get(action.verb) not in ASKING:
            return False
        that = self.patterns.asked.to_do.match(self.lower, clause.start)
        start = that.end() if that else clause.start
        some = self.patterns.asked.some.search(self.lower, start, mention.start)
        others = self.patterns.asked.with_others
        if some is None or (others and others.search(self.lower, start, mention.start)):
            return False
        if that:  # “that donors, including the World Bank, support”
            asked = self.lower[start : some.start()].endswith(tuple(who.lower() for who in action.addressees))
            return asked and some.end() == mention.start
        acts = self.patterns.asked.acts.search(self.lower, clause.start, clause.end)
        return acts is not None and mention.end <= acts.start()

    def _only_owns(self, body: Mention, beside: list[Mention]) -> bool:
        """Whether a body only says whose an office is, or whose another thing is, which stands beside it."""
        if body.told:
            return False
        if self.patterns.owner.office.search(self.lower, max(0, body.start - _OFFICE), body.start):
            return True
        for other in beside:  # a loop, because `any` takes twice as long
            if (
                # “General Assembly resolution 60/251”, “the Committee's general comment No. 34”
                (other.kind in DOCUMENT_KINDS and (self._is_before(body, other) or self._has_own(body, other)))
                # “the Council special procedures”, “special procedures of the Human Rights Council”
                or (other.kind is None and body.start < other.end and self._is_beside(body, other))
                # “the special procedures of the Council”
                or (other.end <= body.start <= other.end + self._reach(other) and self._joins(other, body))
            ):
                return True
        return False

    def _is_beside(self, body: Mention, mechanisms: Mention) -> bool:
        """Whether a body stands in the words for its mechanisms, or directly before; where it declines, only behind."""
        return mechanisms.start - (0 if self.declines else _POSSESSIVE) <= body.end

    def _is_before(self, body: Mention, document: Mention) -> bool:
        """Whether a body is named within the words for a document, or directly before them."""
        if body.start >= document.end:
            return False
        return document.lead <= body.start or bool(
            self.patterns.possessive.fullmatch(self.lower, body.end, document.lead)
        )

    def _has_own(self, body: Mention, document: Mention) -> bool:
        """Whether a text is called a body's own: “by the Council in its resolution 5/1”, “in its …, the Council”."""
        if body.end <= document.start:
            return bool(self.patterns.owner.inside.fullmatch(self.text, body.end, document.start))
        if not self.patterns.owner.behind.fullmatch(self.text, document.end, body.start):
            return False
        return bool(self.patterns.owner.before.search(self.lower, max(0, document.start - _NEAR), document.start))

    def _reach(self, thing: Mention) -> int:
        """Characters behind a thing within which the body stands that it belongs to; a body's stands next to it."""
        return _NEXT if thing.kind == "body" else _NEAR

    def _joins(self, thing: Mention, body: Mention) -> bool:
        """Whether words say that a thing is a body's: “special procedures of the Council”."""
        if thing.kind == "body" and self.patterns.on_body.match(self.lower, thing.end):
            return False
        return bool(self.patterns.of_body.fullmatch(self.lower, thing.end, body.start))

    def _is_asked(self, mention: Mention, clause: Clause) -> bool:
        """Whether an instrument does not just say who is asked: “Calls upon States parties to the Convention to”."""
        party = self.patterns.party.search(self.lower, max(clause.start, mention.lead - _NEAR), mention.lead)
        if party is None or self.patterns.becoming.search(self.lower, clause.verb, party.start()):
            return True
        # Never the first word of “Demands that the parties to the Agreement provide”.
        that = self.patterns.asked.to_do.match(self.lower, clause.start)
        return bool(self.patterns.asked.to_do.search(self.lower, that.end() if that else clause.start, party.start()))


def _classes(language: Language, lower: str, patterns: ConcernPatterns) -> list[Mention]:
    places = patterns.classes.on(lower, lower)
    return [
        Mention(m.start("words"), m.end("words"), m.start("words"), None, language.addressees[m["words"]], None)
        for m in places.finditer(0, len(lower))
    ]

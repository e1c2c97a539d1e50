"""The narrative of a review: “France recommended that the Government ratify …. It also encouraged Norway to …”."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from unkg.authorities import Language
from unkg.extraction.act.addressees import Addressees
from unkg.extraction.act.recommendations.narrative_patterns import NarrativePatterns, narrative_patterns
from unkg.extraction.layout.normalized_text import NormalizedText, Passage
from unkg.extraction.patterns.anchors import Places
from unkg.extraction.patterns.words import CAPITAL
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedName
from unkg.model import Action, Strength

_STOP = re.compile(rf"(?<=[.;!?]) +(?=[\"'(]?[{CAPITAL}])")
_ARTICLE = 40
"""Characters between a sentence's beginning and the State that is its subject: “The delegation of the”."""
_NEAR = 60
"""Characters before a verb that hold its adverbs and what joins it to the verb before."""
_JOINT = 12
"""States that can speak together."""
_CLASSES: frozenset[Strength] = frozenset({"urge", "call", "encourage", "invite", "request"})
"""Strengths of verbs after which another than the State under review can be named."""
_BODIES = frozenset({"body", "mechanism"})
_OF_ITSELF = frozenset({"States", "Member States", "States parties", "national human rights institutions"})
"""Classes that in a review are the State under review, or its own."""


class _Spoken(NamedTuple):
    """A verb of asking, from the first word to quote to its end, and the States that are its subject."""

    start: int
    end: int
    verb: str
    speakers: tuple[str, ...]


class _Speakers(NamedTuple):
    """States that speak together, and where the last of them is named."""

    start: int
    states: tuple[str, ...]


class ReviewNarrative(Struct, frozen=True):
    """Reads what States recommend in the running text of one review."""

    normalized: NormalizedText
    text: str
    language: Language
    addressees: Addressees
    states: tuple[ResolvedName, ...]
    """Names of single States, in order."""
    starts: tuple[int, ...]
    """Where each of these begins."""
    ends: tuple[int, ...]
    """Where each of these ends."""
    bodies: frozenset[str]
    """Bodies and mechanisms that the text names: “recommended that OHCHR work” asks the Office."""
    patterns: NarrativePatterns
    verbs: Places

    @classmethod
    def of(cls, context: Context) -> "ReviewNarrative":
        """The narrative of a document."""
        normalized, patterns = context.normalized, narrative_patterns(context.language)
        states = tuple(name for name in context.names if name.kind == "state" and len(name.keys) == 1)
        return cls(
            normalized=normalized,
            text=normalized.text,
            language=context.language,
            addressees=Addressees.of(context),
            states=states,
            starts=tuple(state.start for state in states),
            ends=tuple(state.end for state in states),
            bodies=frozenset(key for name in context.names if name.kind in _BODIES for key in name.keys),
            patterns=patterns,
            verbs=patterns.verb.on(normalized.text, normalized.lower),
        )

    def recommendations(self, passage: Passage, under_review: str) -> Iterator[Action]:
        """What a paragraph says that States other than the one under review recommended to it."""
        last: tuple[str, ...] = ()
        second = False
        stops = [m.end() for m in _STOP.finditer(self.text, passage.content, passage.end)]
        for start, end in pairwise([passage.content, *stops, passage.end]):
            for spoken in self._of_sentence(start, end, last):
                last = spoken.speakers
                if spoken.verb and under_review not in spoken.speakers:
                    yield self._action(spoken, passage, end, under_review, second=second)
                    second = True

    def _of_sentence(self, start: int, end: int, last: tuple[str, ...]) -> Iterator[_Spoken]:
        """The verbs of a sentence with their speakers, after its subject by itself (no verb)."""
        subject = self._subject(start, end)
        states = subject.states if subject else last if self.patterns.pronoun.match(self.text, start, end) else ()
        if subject or not states:
            yield _Spoken(start, start, "", states)
        for match in self.verbs.finditer(start, end):
            speakers = self._speakers(match.start(), start, subject, states)
            if speakers and speakers.states and self._asks(match, end):
                verb = self.patterns.base_of[match["verb"].lower()]
                yield _Spoken(speakers.start, match.end(), verb, speakers.states)

    def _speakers(self, verb: int, start: int, subject: _Speakers | None, states: tuple[str, ...]) -> _Speakers | None:
        """The subject of a verb: States named before it, “it”, or the subject of the verb that it is joined to."""
        adverbs = self.patterns.adverbs.search(self.text, max(start, verb - _NEAR), verb)
        before = adverbs.start() if adverbs else verb
        if named := self._named_before(before, start):
            return named._replace(start=start) if subject and named.start == subject.start else named
        near = max(start, before - _NEAR)
        if pronoun := self.patterns.pronoun_before.search(self.text, near, before):
            return _Speakers(pronoun.start(), states)
        return _Speakers(before, states) if self.patterns.joined.search(self.text, near, before) else None

    def _subject(self, start: int, end: int) -> _Speakers | None:
        """The States that a sentence begins with."""
        index = bisect_left(self.starts, start)
        if index == len(self.states) or self.starts[index] > min(start + _ARTICLE, end):
            return None
        if not self.patterns.before_state.fullmatch(self.text, start, self.starts[index]):
            return None
        codes = [self.states[index].keys[0]]
        for before, state in pairwise(self.states[index : index + _JOINT]):
            if not self.patterns.between.fullmatch(self.text, before.end, state.start):
                break
            codes.append(state.keys[0])
        last = self.states[index + len(codes) - 1]
        if self.text.startswith(("'", "-"), last.end):
            return None
        return _Speakers(last.start, tuple(dict.fromkeys(codes)))

    def _named_before(self, end: int, low: int) -> _Speakers | None:
        """The States named directly before an offset."""
        index = bisect_right(self.ends, end) - 1
        if index < 0 or self.starts[index] < low or self.text[self.ends[index] : end].strip(" ,"):
            return None
        codes = [self.states[index].keys[0]]
        while index and self.patterns.between.fullmatch(self.text, self.ends[index - 1], self.starts[index]):
            index -= 1
            codes.append(self.states[index].keys[0])
        return _Speakers(self.states[index + len(codes) - 1].start, tuple(reversed(codes)))

    def _asks(self, match: re.Match[str], end: int) -> bool:
        """Whether something is asked after a verb: “recommended that”, “urged Norway to”; not “requested comments”."""
        if self.patterns.passive.match(self.text, match.end(), end):
            return False
        if self.patterns.base_of[match["verb"].lower()] in self.patterns.freely:
            return True
        return bool(self.patterns.to_do.match(self.text, match.end(), end))

    def _action(self, spoken: _Spoken, passage: Passage, stop: int, under_review: str, *, second: bool) -> Action:
        strength = self.language.strengths.get(spoken.verb, "recommend")
        asked = self.addressees.asked(spoken.end, passage, stop)
        classes = self.language.addressees.values() if strength in _CLASSES else ()
        others = tuple(who for who in asked if who in self.bodies or (who in classes and who not in _OF_ITSELF))
        start, end = self.normalized.original(spoken.start, spoken.end)
        return Action(
            start,
            end,
            spoken.verb,
            strength,
            issuers=spoken.speakers,
            addressees=others or (under_review,),
            label=passage.paragraph.label,
            second=second,
        )

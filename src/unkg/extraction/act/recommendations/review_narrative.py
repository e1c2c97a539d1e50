"""The narrative of a review: “France recommended that the Government ratify …. It also encouraged Norway to …”, each State for itself."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.act.addressees import Addressees
from unkg.extraction.layout.normalized_text import NormalizedText, Passage
from unkg.extraction.patterns.anchors import Anchored, anchored
from unkg.extraction.patterns.words import any_of, any_of_each
from unkg.extraction.resolve.resolved import ResolvedName
from unkg.model import Action, Strength

_STOP = re.compile(r"(?<=[.;!?]) +(?=[\"'(]?[A-Z])")
_ARTICLE = 40
"""Characters between a sentence's beginning and the State that is its subject: “The delegation of the”."""
_NEAR = 60
"""Characters before a verb that hold its adverbs and what joins it to the verb before."""
_JOINT = 12
"""States that can speak together."""
_CLASSES: frozenset[Strength] = frozenset({"urge", "call", "encourage", "invite", "request"})
"""Strengths of verbs behind which another than the State under review can be named."""


class _Spoken(NamedTuple):
    """A verb of asking, from the first word to quote to its end, and the States whose it is."""

    start: int
    end: int
    verb: str
    speakers: tuple[str, ...]


class Narrative:
    """Reads what States recommend in running text; `names` are all of the text's, in order."""

    def __init__(self, normalized: NormalizedText, names: list[ResolvedName], language: Language) -> None:
        self.normalized = normalized
        self.text = normalized.text
        self.language = language
        self.names = names
        self.addressees = Addressees(normalized, names, language)
        self.states = [n for n in names if n.kind == "state" and len(n.keys) == 1]
        self.starts = [n.start for n in self.states]
        self.ends = [n.end for n in self.states]
        self.grammar = _grammar(language)
        self.verbs = self.grammar.verb.on(normalized.text, normalized.lower)

    def of_passage(self, passage: Passage, under_review: str) -> Iterator[Action]:
        """What a paragraph tells that States other than the one under review recommended to it."""
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
        speakers = subject[1] if subject else last if self.grammar.pronoun.match(self.text, start, end) else ()
        if subject or not speakers:
            yield _Spoken(start, start, "", speakers)
        for match in self.verbs.finditer(start, end):
            first = match.start()
            adverbs = self.grammar.adverbs.search(self.text, max(start, first - _NEAR), first)
            before = adverbs.start() if adverbs else first
            whose = self._named_before(before, start)
            begin = start if subject and whose and whose[0] == subject[0] else whose[0] if whose else before
            if whose is None and (
                pronoun := self.grammar.pronoun_before.search(self.text, max(start, before - _NEAR), before)
            ):
                whose, begin = (pronoun.start(), speakers), pronoun.start()
            if whose is None and self.grammar.joined.search(self.text, max(start, before - _NEAR), before):
                whose = (before, speakers)
            if whose and whose[1] and self._asks(match, end):
                yield _Spoken(begin, match.end(), self.grammar.base_of[match["verb"].lower()], whose[1])

    def _subject(self, start: int, end: int) -> tuple[int, tuple[str, ...]] | None:
        """Where the States that a sentence begins with stand, and which."""
        index = bisect_left(self.starts, start)
        if index == len(self.states) or self.starts[index] > min(start + _ARTICLE, end):
            return None
        if not self.grammar.before_state.fullmatch(self.text, start, self.starts[index]):
            return None
        codes = [self.states[index].keys[0]]
        for before, state in pairwise(self.states[index : index + _JOINT]):
            if not self.grammar.between.fullmatch(self.text, before.end, state.start):
                break
            codes.append(state.keys[0])
        last = self.states[index + len(codes) - 1]
        if self.text.startswith(("'", "-"), last.end):
            return None
        return last.start, tuple(dict.fromkeys(codes))

    def _named_before(self, end: int, low: int) -> tuple[int, tuple[str, ...]] | None:
        """The States named directly before an offset, the first's place being that of the last."""
        index = bisect_right(self.ends, end) - 1
        if index < 0 or self.starts[index] < low or self.text[self.ends[index] : end].strip(" ,"):
            return None
        codes = [self.states[index].keys[0]]
        while index and self.grammar.between.fullmatch(self.text, self.ends[index - 1], self.starts[index]):
            index -= 1
            codes.append(self.states[index].keys[0])
        return self.states[index + len(codes) - 1].start, tuple(reversed(codes))

    def _asks(self, match: re.Match[str], end: int) -> bool:
        """Whether something is asked behind a verb: “recommended that”, “urged Norway to”; never “requested information”."""
        if self.grammar.passive.match(self.text, match.end(), end):
            return False
        if self.grammar.base_of[match["verb"].lower()] in self.grammar.freely:
            return True
        return bool(self.grammar.to_do.match(self.text, match.end(), end))

    def _action(self, spoken: _Spoken, passage: Passage, stop: int, under_review: str, *, second: bool) -> Action:
        strength = self.language.strengths.get(spoken.verb, "recommend")
        asked = self.addressees.asked(spoken.end, passage, stop) if strength in _CLASSES else ()
        told = tuple(who for who in asked if who in self.language.addressees.values() and who not in _OF_ITSELF)
        start, end = self.normalized.original(spoken.start, spoken.end)
        label = passage.paragraph.label
        return Action(start, end, spoken.verb, strength, spoken.speakers, told or (under_review,), label, second)


_OF_ITSELF = frozenset({"States", "Member States", "States parties", "national human rights institutions"})
"""Classes that in a review are the State under review, or its own."""


class _Grammar(NamedTuple):
    """The patterns of a language; those that end in `$` are searched in the words before something."""

    verb: Anchored
    base_of: dict[str, str]
    freely: frozenset[str]
    adverbs: re.Pattern[str]
    before_state: re.Pattern[str]
    between: re.Pattern[str]
    pronoun: re.Pattern[str]
    pronoun_before: re.Pattern[str]
    joined: re.Pattern[str]
    passive: re.Pattern[str]
    to_do: re.Pattern[str]


@lru_cache(maxsize=8)
def _grammar(language: Language) -> _Grammar:
    listed, words = language.review_words, any_of_each(language.review_words)
    base_of = {f[2]: verb for verb in listed.get("narrating", ()) for f in language.forms.get(verb, ())}
    adverbs = rf"(?:(?:[a-z]+ly|{words['narrated_adverbs']}),? )"
    answering = rf"(?:(?:{words['article']} )?(?:[A-Z][a-z]+ ){{0,2}}{words['delegation']}|(?:[a-z]+ ){{0,2}}{words['inquired']})"
    joins = rf"(?:,? {words['and']} (?:{words['it']} )?|, )"
    return _Grammar(
        anchored(rf"\b(?P<verb>{any_of(base_of)})\b", base_of),
        base_of,
        frozenset(listed.get("narrating_freely", ())),
        re.compile(rf"{adverbs}+$"),
        re.compile(rf"\W{{0,2}}(?:{words['delegation_of']} )?(?:(?i:{words['article']}) )?"),
        re.compile(rf"(?:,? {words['and']} |, )(?:{words['article']} )?"),
        re.compile(rf"(?:{words['it']})\b"),
        re.compile(rf"\b{words['it']} $"),
        # "Norway noted the law and recommended"; never "as was recommended".
        re.compile(rf"{joins}$"),
        re.compile(rf" {words['not_asking']}\b"),
        # Who shall do what; never those who are only to answer: "requested the delegation to elaborate", "information on steps taken to".
        re.compile(rf" (?!{answering}\b)[^.;:]{{1,160}}? {words['to']} [a-z]"),
    )

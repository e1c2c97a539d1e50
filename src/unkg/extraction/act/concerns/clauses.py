"""The clause of an action: from its verb to the next action, the end of the sentence, or the issuer's own grounds."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import zip_longest
from operator import attrgetter
from typing import NamedTuple

from msgspec import Struct

from unkg.authorities import Language
from unkg.extraction.act.concerns.patterns import STOPS, ConcernPatterns, concern_patterns
from unkg.extraction.act.operative_verbs import has_form
from unkg.extraction.layout.normalized_text import NormalizedText, Passage
from unkg.extraction.patterns.verbs import Verbs, verbs_of
from unkg.extraction.resolve.context import Context
from unkg.model import Action

_BEHIND = 90
"""Characters behind the last name of a clause that can still say what is asked: “let the Rapporteur visit”."""
_RULE = "_____"
"""What a page prints above its footnotes, which stand amid a paragraph where their lines were not told apart."""
_START, _END = attrgetter("paragraph.start"), attrgetter("paragraph.end")
_NAME_START = attrgetter("start")

LastMention = Callable[[int, int], int | None]
"""Where the last thing that a text speaks of between two offsets begins."""


class Clause(Struct, frozen=True, gc=False):
    """A clause in the normalized text."""

    verb: int
    """Where the words of the action begin."""
    start: int
    """Where its verb ends; where the words begin if the verb is passive, whose object stands before it."""
    end: int
    passive: bool


class _Form(NamedTuple):
    """The form of an action's verb."""

    third: bool
    """Whether it is in the third person: “requests”."""
    past: bool
    passive: bool
    """Whether it is in the passive: “be implemented”."""


@lru_cache(maxsize=4096)
def _form(words: str, language: Language) -> _Form:
    """The form of the words of an action in lower case; kept, because a document repeats few of them."""
    verbs = verbs_of(language)
    passive = bool(concern_patterns(language).passive.search(words))
    return _Form(words.endswith(tuple(verbs.base_of)), words.endswith(tuple(verbs.past)), passive)


class Clauses(Struct, frozen=True):
    """Reads the clauses of the actions of one text."""

    context: Context
    normalized: NormalizedText
    lower: str
    patterns: ConcernPatterns
    verbs: Verbs
    language: Language
    passages: tuple[Passage, ...]
    """In the order of their paragraphs in the input, longer ones first."""
    begins: tuple[int, ...]

    @classmethod
    def of(cls, context: Context) -> "Clauses":
        """The reader for a document."""
        longest_first = sorted(context.normalized.passages, key=_END, reverse=True)
        passages = sorted(longest_first, key=_START)
        return cls(
            context=context,
            normalized=context.normalized,
            lower=context.normalized.lower,
            patterns=concern_patterns(context.language),
            verbs=verbs_of(context.language),
            language=context.language,
            passages=tuple(passages),
            begins=tuple(map(_START, passages)),
        )

    def of_actions(self, actions: list[Action], last: LastMention) -> Iterator[tuple[Action, Clause | None]]:
        """The clause of each action, None if it speaks of nothing; the actions are in order of place."""
        passages = [self._at(action) for action in actions]
        known: Passage | None = None
        final: int | None = None
        for action, passage, following, below in zip_longest(actions, passages, actions[1:], passages[1:]):
            if passage is not known:
                known, final = passage, last(passage.start, passage.end)
            if final is None:
                yield action, None
                continue
            start, end = self._span(action, passage)
            stop, spoken = passage.end, final if final >= start else None
            if below is passage and spoken is not None:
                stop = max(self.normalized.normalized_offset(following.start, passage), end)
                spoken = last(start, stop)
            if self._is_of_name(start, end):
                end = start
            yield action, None if spoken is None else self._clause(action, start, end, min(stop, spoken + _BEHIND))

    def _is_of_name(self, start: int, end: int) -> bool:
        """Whether the words of an item without a verb begin a name: “a) Комитет | по колодцам соберется в мае”.

        With articles, only “The” is the words of “(a) The Committee”; a statement has a name before its verb.
        """
        if self.language.name_words["the"]:
            return False
        at = bisect_left(self.context.names, start, key=_NAME_START)
        return (
            at < len(self.context.names) and self.context.names[at].start == start and self.context.names[at].end >= end
        )

    def _at(self, action: Action) -> Passage:
        """The innermost passage that holds an action."""
        for index in range(bisect_right(self.begins, action.start) - 1, -1, -1):
            if action.start < self.passages[index].paragraph.end:
                return self.passages[index]
        return self.passages[0]

    def _span(self, action: Action, passage: Passage) -> tuple[int, int]:
        start = self.normalized.normalized_offset(action.start, passage)
        return start, self.normalized.normalized_offset(action.end, passage)

    def _clause(self, action: Action, start: int, end: int, stop: int) -> Clause:
        text = self.normalized.text
        stop = max(stop, end)
        verb = self.lower[start:end]
        form = _form(verb, self.language)
        # The passive of a verb of asking has those asked as its subject: "States are encouraged".
        passive = form.passive and action.verb not in self.language.strengths
        # The row of a table whose verb is not read.
        whole = " " in verb and not text[end:stop].strip(" .;")
        marks = [at for mark in STOPS if (at := text.find(mark, end, stop)) >= 0]
        if marks and (sentence := self.patterns.stop.search(text, min(marks), stop)):
            stop = sentence.end()
        if (rule := text.find(_RULE, end, stop)) >= 0:
            stop = rule
        if form.third and has_form(self.context, end, stop):
            further = self.verbs.second.search(text, end, stop)
            stop = further.start() if further else stop
        elif form.past and (narrated := self.patterns.narrated.search(self.lower, end, stop)):
            stop = narrated.start()
        if grounds := self.patterns.grounds.search(self.lower, end, stop):
            stop = grounds.start()
        return Clause(start, start if passive or whole else end, stop, passive)

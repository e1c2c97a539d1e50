"""The clause of an action: from its verb to the next action, the end of the sentence, or the issuer's own grounds."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from unkg.extraction.act.concerns.patterns import ConcernPatterns, concern_patterns
from unkg.extraction.layout.normalized_text import NormalizedText, Passage
from unkg.extraction.patterns.verbs import verbs_of
from unkg.extraction.resolve.context import Context
from unkg.model import Action


class Clause(NamedTuple):
    """A clause in the normalized text."""

    verb: int
    """Where the words of the action begin."""
    start: int
    """Where its verb ends; where the words begin if the verb is passive, whose object stands before it."""
    end: int
    passive: bool


@dataclass(frozen=True, slots=True)
class Clauses:
    """Reads the clauses of the actions of one text."""

    normalized: NormalizedText
    lower: str
    patterns: ConcernPatterns
    verbs: re.Pattern[str]
    """A further verb of an operative paragraph."""
    third: tuple[str, ...]
    """Operative verbs in the third person, in lower case."""
    asking: frozenset[str]
    """Verbs of asking, whose passive has those asked as its subject: “States are encouraged”."""
    passages: tuple[Passage, ...]
    """In the order of their paragraphs in the input, longer ones first."""
    begins: tuple[int, ...]

    @classmethod
    def of(cls, context: Context) -> "Clauses":
        """The reader for a document."""
        passages = sorted(context.normalized.passages, key=lambda p: (p.paragraph.start, -p.paragraph.end))
        begins = tuple(passage.paragraph.start for passage in passages)
        verbs = verbs_of(context.language)
        return cls(
            normalized=context.normalized,
            lower=context.normalized.lower,
            patterns=concern_patterns(context.language),
            verbs=verbs.second,
            third=tuple(verbs.base_of),
            asking=frozenset(context.language.strengths),
            passages=tuple(passages),
            begins=begins,
        )

    def of_actions(self, actions: list[Action]) -> Iterator[tuple[Action, Clause]]:
        """The clause of each action; the actions are in order of place."""
        placed = [
            (action, passage, *self._span(action, passage)) for action in actions for passage in [self._at(action)]
        ]
        for number, (action, passage, start, end) in enumerate(placed):
            following = placed[number + 1] if number + 1 < len(placed) else None
            stop = following[2] if following and following[1] is passage else passage.end
            yield action, self._clause(action, start, end, max(stop, end))

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
        passive = action.verb not in self.asking and bool(self.patterns.passive.search(self.lower, start, end))
        # The row of a table whose verb is not read.
        whole = " " in text[start:end] and not text[end:stop].strip(" .;")
        if sentence := self.patterns.stop.search(text, end, stop):
            stop = sentence.end()
        if self.lower[start:end].endswith(self.third) and (further := self.verbs.search(text, end, stop)):
            stop = further.start()
        if grounds := self.patterns.grounds.search(self.lower, end, stop):
            stop = grounds.start()
        return Clause(start, start if passive or whole else end, stop, passive)

"""Words that say that a report answers a request, with the report and the resolutions that they speak of."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import zip_longest
from operator import attrgetter
from typing import NamedTuple

from msgspec import Struct

from unkg.extraction.act.submission_patterns import StatementPatterns, statement_patterns
from unkg.extraction.layout.normalized_text import NormalizedText, Passage
from unkg.extraction.patterns.words import holds_any
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedCitation, ResolvedName
from unkg.symbols import symbol_of

_REACH = 320
"""Characters before a resolution within which the report that answers it is named."""
CLAUSE = 900
"""Characters before a report within which the verb of its clause stands."""
_ONWARD = 700
"""Characters behind a resolution within which “that resolution” means it."""
# What ends the words that belong together: a semicolon, a full stop before a capital.
STOP = re.compile(r";|(?<=[a-z\d)\]])\. +(?=[A-Z\"(])")


class Statement(NamedTuple):
    """Words that say that a report answers requests, from `start` to `end` in the normalized text."""

    passage: Passage
    start: int
    end: int
    noun: re.Match[str]
    """“report”, with its place."""
    acts: list[ResolvedCitation]
    """What asked for it."""
    listed: bool = False
    """Whether the reports are in the list that follows: “the following documents were issued:”."""
    own: bool = False
    """Whether the words themselves say that it is the present report."""
    apart: bool = False
    """Whether the acts do not stand behind “pursuant to” and the report, but before it."""
    some: bool = False
    """Whether only some of the reports answer: “the relevant reports, including pursuant to”."""


class Statements(Struct, frozen=True):
    """Reads the statements of one text."""

    normalized: NormalizedText
    text: str
    patterns: StatementPatterns
    acts: tuple[ResolvedCitation, ...]
    """Citations of what can ask for a report, in order."""
    names: tuple[ResolvedName, ...]
    """All that the text names, in order."""

    @classmethod
    def of(cls, context: Context) -> "Statements":
        """The statements of a document."""
        return cls(
            normalized=context.normalized,
            text=context.normalized.text,
            patterns=statement_patterns(context.language),
            acts=tuple([c for c in context.citations if c.target and is_act(c.target)]),
            names=context.names,
        )

    def bodies_between(self, start: int, end: int) -> list[ResolvedName]:
        """The bodies and mechanisms whose names begin between two offsets."""
        first, last = (bisect_left(self.names, offset, key=attrgetter("start")) for offset in (start, end))
        return [name for name in self.names[first:last] if name.kind != "instrument"]

    def all(self) -> Iterator[Statement]:
        """Each list of acts with the words around it that say that a report answers it."""
        lists = list(self._lists_of_acts())
        for acts in lists:
            statement = self._statement(acts)
            if statement:
                yield statement
        yield from self._under_that(lists)

    def _lists_of_acts(self) -> Iterator[list[ResolvedCitation]]:
        """The acts of one paragraph that one wording leads to: “pursuant to its resolutions 52/28 and 55/21”."""
        current: list[ResolvedCitation] = []
        for act in self.acts:
            if current and not self._continues(current[-1], act):
                yield current
                current = []
            current.append(act)
        if current:
            yield current

    def _continues(self, last: ResolvedCitation, act: ResolvedCitation) -> bool:
        return act.lead < last.end or bool(self.patterns.joined.fullmatch(self.text, last.end, act.lead))

    def _statement(self, acts: list[ResolvedCitation]) -> Statement | None:
        """The words around a list of acts that say that a report answers them."""
        first, last = acts[0], acts[-1]
        passage = self.normalized.passage_at(first.lead)
        if passage.paragraph.kind == "footnote":
            return None
        which = self.patterns.under_which.match(self.text, last.end, passage.end)
        if which:
            return Statement(passage, first.lead, which.end(), which, acts, own=True)
        before = max(passage.content, first.lead - _REACH)
        if not holds_any(self.normalized.lower[before : first.lead], self.patterns.leads):
            return None
        under = self.patterns.under.search(self.text, before, first.lead)
        if under is None:
            return None
        following = self.patterns.following.match(self.text, last.end, passage.end)
        if following:
            return Statement(passage, under.start(), following.end(), following, acts, listed=True)
        # Else “in response to the request contained in resolution 63/281, the Secretary-General submitted a report”.
        if noun := self._noun_before(under):
            some = self.patterns.some.search(self.text, under.pos, under.start()) is not None
            return Statement(passage, noun.start(), last.end, noun, acts, some=some)
        noun = self.patterns.submits.match(self.text, last.end, passage.end)
        return Statement(passage, first.lead, noun.end(), noun, acts, apart=True) if noun else None

    def _under_that(self, lists: list[list[ResolvedCitation]]) -> Iterator[Statement]:
        """Statements that cite no act but point back to it: “submitted in accordance with that resolution”."""
        for acts, following in zip_longest(lists, lists[1:]):
            passage, end = self.normalized.passage_at(acts[0].lead), acts[-1].end
            stop = min(end + _ONWARD, passage.end, following[0].lead if following else passage.end)
            if passage.paragraph.kind == "footnote" or not self.patterns.that.search(self.text, end, stop):
                continue
            for match in self.patterns.under_that.finditer(self.text, end, stop):
                statement = self._pointing(match, acts, passage)
                if statement:
                    yield statement

    def _pointing(self, match: re.Match[str], acts: list[ResolvedCitation], passage: Passage) -> Statement | None:
        """The statement around “pursuant to that resolution”; none where it can be one of several."""
        if len(acts) > 1 and not match["those"]:
            return None
        start = max(passage.content, match.start() - _REACH)
        under = self.patterns.under.search(self.text, start, match.start("that"))
        noun = self._noun_before(under) if under else None
        return Statement(passage, noun.start(), match.end(), noun, acts, apart=True) if noun else None

    # ---- the report before “pursuant to” ---------------------------------------------------------------------------

    def _noun_before(self, under: re.Match[str]) -> re.Match[str] | None:
        """The report in “the report of the Secretary-General submitted pursuant to”, “the report, as requested by”.

        In “the report (S/2014/957) on the strategic review, submitted pursuant to” it is the report.
        """
        nouns = list(self.patterns.noun.finditer(self.text, under.pos, under.start()))
        nouns = [noun for noun in nouns if not STOP.search(self.text, noun.end(), under.start())]
        if not nouns:
            return None
        noun = next((noun for noun in reversed(nouns) if noun["noun"].lower() not in self.patterns.weak), nouns[-1])
        return noun if self._answers(noun, under) else None

    def _answers(self, noun: re.Match[str], under: re.Match[str]) -> bool:
        """Whether the words between a report and “pursuant to” say that the report was submitted so."""
        if self.patterns.other.search(self.text, noun.end(), under.start()):
            return False
        if self.patterns.requested.match(under.group()):
            return not self.patterns.inside.search(self.text, under.pos, noun.start())
        if self.patterns.submitted.search(self.text, noun.end(), under.start()):
            return True
        # "the report of the Commission of Inquiry pursuant to"; never "the submission of reports in accordance with".
        some = self.patterns.some.search(self.text, noun.end(), under.start())
        determined = self.patterns.determined.search(self.text, under.pos, noun.start())
        return determined is not None and not self._has_topic(noun.end(), some.start() if some else under.start())

    def _has_topic(self, start: int, end: int) -> bool:
        """Whether words say what a report is about: never in “of the Commission of Inquiry on Ukraine”, a name.

        A name that goes on behind them is founded by the act: “of the Commission of Inquiry established under”.
        """
        position = start
        for name in self.bodies_between(start, end):
            if name.end > end:
                return True
            if name.start >= position:
                if self.patterns.topic.search(self.text, position, name.start):
                    return True
                position = name.end
        return bool(self.patterns.topic.search(self.text, position, end))


def is_act(symbol: str) -> bool:
    """Whether a symbol is that of a resolution, decision or statement."""
    known = symbol_of(symbol)
    return known is not None and known.kind in {"resolution", "decision", "statement"}

"""Deciding verbs: where a paragraph establishes, extends, amends, transfers or ends something in its own voice."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Literal, NamedTuple

from msgspec import Struct

from unkg.extraction.act.mandates.own_acts.decision_patterns import DecisionPatterns
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.patterns.anchors import Places
from unkg.model import MandateEventKind

Voice = Literal["object", "noun", "mandate", "subject", "task", "duty", "goes on", "begins", "to be"]
"""What stands to the verb: the mandate or its holder as object, behind a noun (“the extension of”), as subject of a
passive, or as subject of a new task; the holder as subject of a duty, or of going on; a withdrawal that begins; a body
before it, “an Office, to be established”."""
_BEFORE = 120
"""Characters before a verb that tell its voice."""
_SUPPOSED = 30
"""Characters that hold “that the Security Council”."""
_NEAREST = 60
"""Characters before a verb in which the word stands that governs it: “to”, “be”."""


class Decision(NamedTuple):
    """A verb that decides, with the clause that it stands in, in the normalized text."""

    kind: MandateEventKind
    voice: Voice
    start: int
    end: int
    """The verb itself."""
    subject: int
    """Where the subject begins, of a passive and of what it shall do; the end of the verb otherwise."""
    clause_end: int
    passage_end: int
    re_established: bool = False


class ClauseVerb(NamedTuple):
    """An operative verb, in lower case."""

    start: int
    end: int
    verb: str


_BY_START = attrgetter("start")


class Decisions(Struct, frozen=True):
    """Finds the deciding verbs in one text."""

    text: str
    patterns: DecisionPatterns
    governing: Places
    events: Places
    clauses: Places
    modals: Places

    @classmethod
    def among(cls, text: str, lower: str, speaking: Sequence[Passage], patterns: DecisionPatterns) -> "Decisions":
        """The deciding verbs in the paragraphs of a text that are in the voice of the act, in order of place."""
        # In the preamble before them and the annexes behind them no verb is asked for.
        governing = patterns.governing.within(text, lower, speaking[0].start, speaking[-1].end)
        return cls(
            text,
            patterns,
            governing,
            patterns.event.on(text, lower, governing),
            patterns.clause_verb.near(text, lower),
            patterns.modal_event.on(text, lower, governing),
        )

    def deciding(self, passages: Iterable[Passage]) -> Iterator[Passage]:
        """The paragraphs with a verb that can decide, and their items."""
        above = "\0"
        for passage in passages:
            if passage.paragraph.label.startswith(above):
                yield passage
            elif self.governing.search(passage.content, passage.end):
                above = passage.paragraph.label or above
                yield passage

    def of(self, passage: Passage, parent_of: Callable[[Passage], ClauseVerb | None]) -> list[Decision]:
        """The deciding verbs of a paragraph, in order; `parent_of` gives the verb that it is an item of, if any."""
        events = [e for e in self.events.finditer(passage.content, passage.end) if self._may_decide(e, passage)]
        modals = list(self.modals.finditer(passage.content, passage.end))
        added = self.patterns.added.search(self.text, passage.content, passage.end)
        if not events and not modals and not added:
            return []
        clauses, parent = self.clause_verbs(passage), parent_of(passage)
        if parent and not (clauses and clauses[0].start == passage.content):
            asked = self.patterns.item_verb.match(self.text, passage.content)
            end, verb = (asked.end(), asked[0].lower()) if asked else (passage.content, parent.verb)
            clauses.insert(0, ClauseVerb(passage.content, end, verb))
        found = [decision for event in events if (decision := self._of_verb(clauses, event, passage, parent))]
        taken = {decision.end for decision in found}
        found += [
            decision
            for modal in modals
            if modal.end() not in taken and (decision := self._of_modal(clauses, modal, passage))
        ]
        if added and not found and (decision := self._of_added(clauses, added, passage)):
            found.append(decision)
        return sorted(found, key=lambda decision: decision.start)

    def _may_decide(self, match: re.Match[str], passage: Passage) -> bool:
        """Whether the words before a verb or noun let it decide anything, whatever clause it stands in."""
        word, patterns, start = match[0].lower(), self.patterns, match.start()
        if word in patterns.words.nouns:
            before = self.text[max(passage.content, start - _BEFORE) : start]
            if patterns.approved.search(before):
                return True
        nearest = self.text[max(passage.content, start - _NEAREST) : start]
        if word in patterns.words.finite:
            return bool(patterns.finite.search(nearest))
        return bool(patterns.leading.search(nearest))

    def clause_verbs(self, passage: Passage) -> list[ClauseVerb]:
        """The verbs that open the clauses of a paragraph; not those of what is only supposed."""
        found = []
        for match in self.clauses.finditer(passage.content, passage.end):
            group = match.lastgroup or "verb"
            verb = match[group].lower()
            if group == "past":
                if not self.patterns.by_organ.search(self.text, passage.content, match.start()):
                    continue
                verb = self.patterns.present_of[verb]
            if verb in self.patterns.words.deciding:
                before = self.text[max(passage.content, match.start() - _SUPPOSED) : match.start()]
                verb = "" if self.patterns.supposed.search(before) else verb
            found.append(ClauseVerb(match.start(group), match.end(group), verb))
        return found

    def main_verbs(self, passage: Passage) -> list[ClauseVerb]:
        """The same without participles: “requests”, not the “taking” of “, taking into account”."""
        participles = self.patterns.words.clause_participles
        return [verb for verb in self.clause_verbs(passage) if verb.verb not in participles]

    def _of_verb(
        self, clauses: list[ClauseVerb], match: re.Match[str], passage: Passage, parent: ClauseVerb | None
    ) -> Decision | None:
        clause, clause_end = _clause_of(clauses, match.start(), match.end(), passage)
        before = self.text[max(passage.content, match.start() - _BEFORE) : match.start()]
        word = match[0].lower()
        if clause and self._is_governed(before):
            clause = self._governing(clauses, match.start())
        voice = self._voice(clause, before, match, asked=parent is not None)
        if voice is None:
            return None
        kind = self.patterns.kind_of[word]
        if kind in {"extended", "terminated"} and self._is_permission(clause, match.end(), clause_end):
            return None
        subject = match.end()
        if voice == "mandate":
            subject = self._subject(clause, match.start(), passage, preposed=True)
        again = bool(self.patterns.re_established.match(word))
        return Decision(kind, voice, match.start(), match.end(), subject, clause_end, passage.end, again)

    def _is_governed(self, before: str) -> bool:
        """Whether a verb, which has no other form there, depends on one before it: “决定 将 任务 | 延长”."""
        return self.patterns.has_bare_infinitives and self.patterns.finite.search(before) is None

    def _governing(self, clauses: list[ClauseVerb], start: int) -> ClauseVerb | None:
        """The verb that governs one at an offset, over those of its object: “决定 将 任命 的 专家小组 任务 | 延长”."""
        words = self.patterns.words
        for verb in reversed([verb for verb in clauses if verb.start < start]):
            governs = verb.verb in words.deciding or verb.verb in words.approving or verb.verb in words.requesting
            if governs or not (
                verb.verb in self.patterns.kind_of
                or self.patterns.preposed.search(self.text, clauses[0].end, verb.start)
            ):
                return verb
        return None

    def _voice(self, clause: ClauseVerb | None, before: str, match: re.Match[str], *, asked: bool) -> Voice | None:
        word, patterns = match[0].lower(), self.patterns
        if clause is None:
            performed = word in patterns.words.founded and patterns.performed.search(before)
            return "mandate" if performed else None
        if clause.start == match.start() < clause.end or word in patterns.words.finite:
            return "object" if patterns.finite.search(before) and clause.verb else None
        if word in patterns.words.nouns and patterns.approved.search(before):
            return "noun" if self._may_state(clause) or clause.verb in patterns.words.recommending else None
        if word in patterns.words.participles and patterns.passive.search(before):
            founds = patterns.kind_of[word] != "established" or word in patterns.words.founded
            voice: Voice = "object" if patterns.subject_behind.search(before) else "mandate"
            return voice if founds and self._may_state(clause) else None
        if word in patterns.words.founded and patterns.to_be.search(before):
            return "to be" if self._may_state(clause) else None
        if word in patterns.words.only_participles or not self._is_asked(clause, before, match.start(), asked=asked):
            return None
        return "mandate" if patterns.preposed.search(self.text, clause.end, match.start()) else "object"

    def _is_asked(self, clause: ClauseVerb, before: str, start: int, *, asked: bool) -> bool:
        """Whether an infinitive is what a clause decides, asks an agent for, or approves."""
        patterns = self.patterns
        infinitive = patterns.infinitive.search(before)
        if infinitive is None:
            asks = clause.verb in patterns.words.requesting or clause.verb in patterns.words.recommending
            that = patterns.subjunctive if asks else patterns.by_council
            return (asks or clause.verb in patterns.words.deciding) and bool(that.search(before))
        governed = before[: infinitive.start()]
        if patterns.enabling.search(self.text, max(clause.end, start - _BEFORE), start):
            return False
        if patterns.measures_to.search(governed):
            if clause.verb not in patterns.words.requesting:
                return False
        elif patterns.intending.search(governed):
            return False
        preposed = patterns.preposed.search(self.text, clause.end, start)
        if preposed and patterns.intending.search(self.text, clause.end, preposed.start()):
            return False
        if clause.verb in patterns.words.requesting:
            return (asked and clause.start == clause.end) or bool(patterns.agent.match(self.text, clause.end, start))
        return self._may_state(clause)

    def _may_state(self, clause: ClauseVerb) -> bool:
        return clause.verb in self.patterns.words.deciding or clause.verb in self.patterns.words.approving

    def _is_permission(self, clause: ClauseVerb | None, start: int, end: int) -> bool:
        """Whether somebody is only allowed to do it in some case: “authorizes him to extend it if he deems”."""
        allowed = clause is not None and clause.verb in self.patterns.words.authorizing
        return allowed and self.patterns.depending.search(self.text, start, end) is not None

    def _subject(self, clause: ClauseVerb | None, verb: int, passage: Passage, *, preposed: bool = False) -> int:
        """Where the subject of a clause begins: after “that”, else after what decides; `preposed`: after 将, if any."""
        if clause is None:
            return passage.content
        patterns, end = self.patterns, clause.end
        that = patterns.that.search(self.text, end, verb)
        that = that or (patterns.preposed.search(self.text, end, verb) if preposed else None)
        return that.end() if that else min(clause.end + 1, verb)

    def _of_modal(self, clauses: list[ClauseVerb], match: re.Match[str], passage: Passage) -> Decision | None:
        clause, clause_end = _clause_of(clauses, match.start(), match.end(), passage)
        if clause is None or not self._may_state(clause):
            return None
        kind, voice = _modal_kind(match)
        if kind == "extended" and self.patterns.going_on.match(self.text, match.end()):
            voice = "goes on"
        if kind == "terminated" and self.patterns.depending.match(self.text, match.end()):
            return None
        # "أن تشتمل ولاية البعثة": behind "that" itself the verb stands before its subject.
        verb_first = self.patterns.that.match(self.text, match.start()) is not None
        subject = match.end() if verb_first else self._subject(clause, match.start(), passage)
        return Decision(kind, voice, match.start(), match.end(), subject, clause_end, passage.end)

    def _of_added(self, clauses: list[ClauseVerb], added: re.Match[str], passage: Passage) -> Decision | None:
        """“the Mission shall monitor the ceasefire in addition to the provisions of its existing mandate”."""
        clause, clause_end = _clause_of(clauses, added.start(), added.end(), passage)
        if clause is None or not self._may_state(clause):
            return None
        shall = self.patterns.modal.search(self.text, clause.end, clause_end)
        if shall is None:
            return None
        subject = self._subject(clause, shall.start(), passage)
        return Decision("amended", "duty", shall.start(), shall.end(), subject, clause_end, passage.end)


def _clause_of(clauses: list[ClauseVerb], start: int, end: int, passage: Passage) -> tuple[ClauseVerb | None, int]:
    """The verb that opens the clause of a place, and where the next clause begins."""
    index = bisect_right(clauses, start, key=_BY_START) - 1
    while index >= 0 and clauses[index].end > start != clauses[index].start:
        index -= 1
    after = bisect_left(clauses, end, key=_BY_START)
    return (clauses[index] if index >= 0 else None), (clauses[after].start if after < len(clauses) else passage.end)


def _modal_kind(match: re.Match[str]) -> tuple[MandateEventKind, Voice]:
    kinds: dict[str, tuple[MandateEventKind, Voice]] = {
        "continuing": ("extended", "mandate"),
        "ceasing": ("terminated", "subject"),
        "handing": ("transferred", "subject"),
        "beginning": ("terminated", "begins"),
        "task": ("amended", "task"),
        "duty": ("amended", "duty"),
    }
    return kinds[match.lastgroup or "task"]

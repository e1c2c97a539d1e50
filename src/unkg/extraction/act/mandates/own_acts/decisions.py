"""Deciding verbs: where a paragraph establishes, extends, amends, transfers or ends something in its own voice."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from unkg.extraction.act.mandates.own_acts.patterns import DecisionPatterns
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.patterns.anchors import Places
from unkg.model import MandateEventKind

Voice = Literal["object", "subject", "task"]
"""Whether the mandate is the object of the verb, its subject, or its subject with a new task."""
_BEFORE = 120
"""Characters before a verb that tell its voice."""


class Decision(NamedTuple):
    """A verb that decides, with the clause that it stands in, in the normalized text."""

    kind: MandateEventKind
    voice: Voice
    start: int
    end: int
    """The verb itself."""
    clause_start: int
    subject: int
    """Where the subject of a passive begins; the end of the verb otherwise."""
    clause_end: int
    re_established: bool = False


class _ClauseVerb(NamedTuple):
    start: int
    end: int
    verb: str


def find_decisions(text: str, places: Places, patterns: DecisionPatterns, passage: Passage) -> Iterator[Decision]:
    """The deciding verbs of a paragraph, in order."""
    events = list(places.finditer(passage.content, passage.end))
    modals = list(patterns.modal_event.finditer(text, passage.content, passage.end))
    if not events and not modals:
        return
    clauses = list(_clause_verbs(text, patterns, passage))
    found = [*(d for e in events if (d := _of_verb(text, patterns, clauses, e, passage)))]
    taken = {decision.end for decision in found}
    found += [
        d for m in modals if m.end() not in taken and (d := _of_modal(text, patterns, clauses, m, passage)) is not None
    ]
    yield from sorted(found, key=lambda decision: decision.start)


def _clause_verbs(text: str, patterns: DecisionPatterns, passage: Passage) -> Iterator[_ClauseVerb]:
    for match in patterns.clause_verb.finditer(text, passage.content, passage.end):
        group = match.lastgroup or "verb"
        yield _ClauseVerb(match.start(group), match.end(group), match[group].lower())


def _clause_of(clauses: list[_ClauseVerb], start: int, end: int, passage: Passage) -> tuple[_ClauseVerb | None, int]:
    """The verb that opens the clause of a place, and where the next clause begins."""
    before = [clause for clause in clauses if clause.end <= start or clause.start == start]
    after = next((clause.start for clause in clauses if clause.start >= end), passage.end)
    return (before[-1] if before else None), after


def _of_verb(
    text: str, patterns: DecisionPatterns, clauses: list[_ClauseVerb], match: re.Match[str], passage: Passage
) -> Decision | None:
    word = match[0].lower()
    kind = patterns.kind_of[word]
    clause, clause_end = _clause_of(clauses, match.start(), match.end(), passage)
    before = text[max(passage.content, match.start() - _BEFORE) : match.start()]
    voice = _voice(text, patterns, clause, before, match)
    if voice is None:
        return None
    clause_start = clause.start if clause else passage.content
    subject = _subject(text, patterns, clause_start, match.start()) if voice == "subject" else match.end()
    return Decision(
        kind,
        voice,
        match.start(),
        match.end(),
        clause_start,
        subject,
        clause_end,
        bool(patterns.re_established.match(word)),
    )


def _voice(
    text: str, patterns: DecisionPatterns, clause: _ClauseVerb | None, before: str, match: re.Match[str]
) -> Voice | None:
    word = match[0].lower()
    participle = word.endswith(("ed", "withdrawn", "set up"))
    if clause and clause.start == match.start() or (word.endswith("s") and patterns.finite.search(before)):
        return "object" if patterns.finite.search(before) else None
    if clause is None:
        return None
    if participle and patterns.passive.search(before):
        return "subject" if _may_state(patterns, clause) else None
    if not participle and _is_asked(text, patterns, clause, before, match.start()):
        return "object"
    return None


def _is_asked(text: str, patterns: DecisionPatterns, clause: _ClauseVerb, before: str, start: int) -> bool:
    """Whether an infinitive or a noun is what a clause decides, asks an agent for, or approves."""
    if patterns.approved.search(before):
        return clause.verb in patterns.approving or clause.verb in patterns.deciding
    infinitive = patterns.infinitive.search(before)
    if infinitive is None:
        return clause.verb in patterns.requesting and bool(patterns.subjunctive.search(before))
    if (infinitive["head"] or "").lower() in patterns.intending:
        return False
    if clause.verb in patterns.requesting:
        return bool(patterns.agent.match(text, clause.end, start))
    return clause.verb in patterns.deciding or clause.verb in patterns.approving


def _may_state(patterns: DecisionPatterns, clause: _ClauseVerb) -> bool:
    return clause.verb in patterns.deciding or clause.verb in patterns.approving


def _subject(text: str, patterns: DecisionPatterns, clause_start: int, verb: int) -> int:
    """Where the subject of a clause begins: after the last “that” before its verb, or after what decides."""
    that = [match.end() for match in patterns.that.finditer(text, clause_start, verb)]
    return that[0] if that else clause_start


def _of_modal(
    text: str, patterns: DecisionPatterns, clauses: list[_ClauseVerb], match: re.Match[str], passage: Passage
) -> Decision | None:
    clause, clause_end = _clause_of(clauses, match.start(), match.end(), passage)
    if clause is None or not _may_state(patterns, clause):
        return None
    subject = _subject(text, patterns, clause.start, match.start())
    kind: MandateEventKind = (
        "extended" if match["continuing"] else "terminated" if match["ceasing"] else "amended"
    )
    voice: Voice = "task" if kind == "amended" else "subject"
    return Decision(kind, voice, match.start(), match.end(), clause.start, subject, clause_end)

"""What a document itself does to mandates, in its own voice."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from unkg.authorities import Knowledge
from unkg.authorities.mandate_records import mandate_records
from unkg.extraction.act.mandates.own_acts.decision_patterns import decision_patterns
from unkg.extraction.act.mandates.own_acts.decisions import ClauseVerb, Decision, Decisions
from unkg.extraction.act.mandates.own_acts.object_patterns import object_patterns
from unkg.extraction.act.mandates.own_acts.objects import HolderPhrase, Object, Objects
from unkg.extraction.act.mandates.own_acts.referents import Referent, Referents
from unkg.extraction.act.mandates.own_acts.subjects import Subjects
from unkg.extraction.act.mandates.own_acts.terms import Term, find_term
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.layout.printed_words import as_printed
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedName
from unkg.model import MandateEvent

__all__ = ["find_own_events"]

_ITEMS = 40
"""Paragraphs before an item among which the one is that it belongs to."""
_ACTS = frozenset({"resolution", "decision", "statement"})
_MAY_SPEAK = frozenset({"annex", "body"})
"""Kinds of paragraphs that can be in the voice of the act, as operative ones are."""
_RECORDING = frozenset({"decision", "statement"})
"""Types of documents that may say in the past tense what they do."""


def find_own_events(context: Context, knowledge: Knowledge) -> Iterator[MandateEvent]:
    """The events that a resolution, decision or statement with a symbol brings about, in order of place."""
    symbol = context.header.symbol
    if symbol is None or not context.language.mandate_clauses:
        return
    normalized, recorded = context.normalized, context.header.type in _RECORDING
    patterns = decision_patterns(context.language, recorded=recorded)
    speaking = [
        passage
        for passage in normalized.passages
        if passage.paragraph.kind == "operative" or (passage.paragraph.kind in _MAY_SPEAK and _speaks(context, passage))
    ]
    if not speaking:
        return
    decisions = Decisions.among(normalized.text, normalized.lower, speaking, patterns)
    deciding: set[int] = set()
    decided = []
    for passage in decisions.deciding(speaking):
        deciding.add(passage.start)
        if found := decisions.of(passage, partial(_parent, context, decisions, deciding)):
            decided.append((passage, found))
    reader = _reader(context, knowledge) if decided else None
    established: set[str | None] = set()
    for passage, found in decided:
        for event in reader.events(passage, found) if reader else ():
            if event.kind == "established":
                established.add(event.mandate)
            if event.kind != "amended" or event.mandate not in established:
                yield event


def _speaks(context: Context, passage: Passage) -> bool:
    """Whether a paragraph that is not operative is in the voice of the act.

    One without a number in a statement is if its issuer is named, one of an annexed declaration if it says “we”.
    """
    patterns, text = object_patterns(context.language), context.normalized.text
    if passage.paragraph.kind == "annex":
        return context.header.type == "resolution" and bool(patterns.we.match(text, passage.content))
    if context.header.type == "statement":
        return bool(patterns.issuer.match(text, passage.content))
    return context.header.type in _ACTS


def _parent(context: Context, decisions: Decisions, deciding: AbstractSet[int], passage: Passage) -> ClauseVerb | None:
    """The verb of the paragraph that a paragraph is an item of: “Requests the Secretary-General: (a) To”.

    None where that is not among the `deciding` ones, which are given by where they start.
    """
    label = passage.paragraph.label
    if "(" not in label:
        return None
    passages, index = context.normalized.passages, context.normalized.index_at(passage.start)
    for before in reversed(passages[max(0, index - _ITEMS) : index]):
        above = before.paragraph.label
        if above and label.startswith(above) and len(above) < len(label):
            return next(iter(decisions.main_verbs(before)[-1:]), None) if before.start in deciding else None
    return None


class _Reader(Struct, frozen=True, eq=False):
    """Reads the paragraphs of one document."""

    context: Context
    objects: Objects
    referents: Referents

    def events(self, passage: Passage, decisions: list[Decision]) -> list[MandateEvent]:
        """The events that the deciding verbs of a paragraph bring about."""
        found = [(decision, object_) for decision in decisions if (object_ := self.objects.of(decision))]
        events: list[MandateEvent] = []
        for index, (decision, object_) in enumerate(found):
            stop = found[index + 1][0].start if index + 1 < len(found) else passage.end
            term = self._term(decision, object_, stop)
            previous = next((event.mandate for event in reversed(events) if event.mandate), None)
            if not term.until and self._needs_term(decision):
                continue
            for holder in object_.holders:
                decided = decision._replace(kind=object_.kind or decision.kind)
                span = min(decision.start, object_.start), max(decision.end, holder.end)
                for referent in self._referents(decided, holder, passage, previous):
                    previous = referent.name or previous
                    named = referent._replace(name=self.referents.records.canonical(referent.name))
                    events.append(_event(self.context, decided, span, named, term, passage))
        return _with_later_terms(events)

    def _referents(
        self, decision: Decision, holder: HolderPhrase, passage: Passage, previous: str | None
    ) -> list[Referent]:
        """The holders that the words for one mean; none of those whose mandates nobody asks for."""
        if decision.kind == "established":
            found = [self.referents.founding(holder, passage)]
        elif holder.several and previous is None:
            found = self.referents.of_several(passage, decision.start)
        else:
            found = [self.referents.of(holder, passage, decision.start, previous)]
        return [one for one in found if self._can_hold(one) and not self._is_appointed(decision, one)]

    def _is_appointed(self, decision: Decision, referent: Referent) -> bool:
        """Whether somebody is appointed to an office that exists."""
        return decision.kind == "established" and self.referents.is_existing_office(referent.name)

    def _needs_term(self, decision: Decision) -> bool:
        """Whether a verb extends a mandate only with a term: “maintain the mandate until”."""
        pattern, text = self.objects.patterns.needs_term, self.context.normalized.text
        return bool(pattern.fullmatch(text, decision.start, decision.end))

    def _can_hold(self, referent: Referent) -> bool:
        """Whether a holder is none of those whose mandates nobody asks for: funds."""
        return self.referents.records.tenure.get(referent.name or "") != "none"

    def _term(self, decision: Decision, object_: Object, stop: int) -> Term:
        begin = decision.end if decision.voice in {"object", "noun"} else decision.subject
        return find_term(
            self.context.normalized.text,
            (begin, max(min(decision.clause_end, stop), object_.end, decision.end)),
            self.context.language,
            self.context.header.adopted,
            stops=decision.kind in {"terminated", "transferred"},
        )


def _reader(context: Context, knowledge: Knowledge) -> _Reader:
    patterns = object_patterns(context.language)
    known = knowledge.authorities.bodies
    # Of bodies those that an authority holds; others are read from their clauses.
    bodies = [
        name
        for name in context.names
        if name.kind == "mechanism" or (name.kind == "body" and (not name.keys or name.keys[0] in known))
    ]
    objects = Objects(context.normalized.text, bodies, patterns, knowledge.numbering.issuers)
    records, holds = mandate_records(knowledge.authorities), partial(_holds_mandate, knowledge)
    symbol = str(context.header.symbol)
    referents = Referents(context, records, bodies, holds, patterns, symbol, Subjects(context))
    return _Reader(context, objects, referents)


def _holds_mandate(knowledge: Knowledge, name: ResolvedName) -> bool:
    """Whether a name is of a body or mechanism that others give a mandate to; not of one that gives mandates itself."""
    if not name.keys:
        return False
    tenure = mandate_records(knowledge.authorities).tenure.get(name.keys[0])
    if tenure is None:
        return name.kind == "mechanism"
    return tenure in {"term", "open"} and not knowledge.numbering.issues(name.keys[0])


def _with_later_terms(events: list[MandateEvent]) -> list[MandateEvent]:
    """The events, an extension without an end with that of the re-establishment that carries it out."""
    completed: list[MandateEvent] = []
    later: dict[str | None, MandateEvent] = {}
    for event in reversed(events):
        carried_out = later.get(event.mandate) if event.kind == "extended" and not event.until else None
        completed.append(replace(event, until=carried_out.until, ends=carried_out.ends) if carried_out else event)
        if event.re_established and event.until:
            later[event.mandate] = event
    return completed[::-1]


def _event(
    context: Context, decision: Decision, span: tuple[int, int], referent: Referent, term: Term, passage: Passage
) -> MandateEvent:
    start, end = context.normalized.original(*span)
    label = passage.paragraph.label
    again = decision.re_established or (decision.kind == "established" and term.again)
    kind = "extended" if again else decision.kind
    return MandateEvent(
        kind=kind,
        mandate=referent.name,
        act=str(context.header.symbol),
        start=start,
        end=end,
        paragraph=label,
        act_part=f"op {label[3:]}" if label.startswith("OP ") else None,
        date=context.header.adopted,
        until=_printed(term.until, context, passage),
        ends=term.ends,
        re_established=again,
        reason=referent.reason,
    )


def _printed(until: str | None, context: Context, passage: Passage) -> str | None:
    """The words of a term as the text prints them, in a script whose texts are not searched so."""
    if until is None or not context.language.script.is_changed:
        return until
    return as_printed(until, context.normalized, context.document.text, passage.start, passage.end)

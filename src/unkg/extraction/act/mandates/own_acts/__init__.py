"""What a document itself does to mandates, in its own voice."""

from collections.abc import Iterator

from unkg.authorities import Knowledge
from unkg.extraction.act.mandates.holders import find_holders
from unkg.extraction.act.mandates.own_acts.decisions import Decision, find_decisions
from unkg.extraction.act.mandates.own_acts.objects import HolderPhrase, Object, Objects
from unkg.extraction.act.mandates.own_acts.patterns import decision_patterns, object_patterns
from unkg.extraction.act.mandates.own_acts.referents import Referent, Referents, founded
from unkg.extraction.act.mandates.own_acts.terms import Term, find_term
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.resolve.context import Context
from unkg.model import MandateEvent

__all__ = ["find_own_events"]

_ACTS = frozenset({"resolution", "decision", "statement"})


def find_own_events(context: Context, knowledge: Knowledge) -> Iterator[MandateEvent]:
    """The events that a resolution, decision or statement with a symbol brings about, in order of place."""
    symbol = context.header.symbol
    if symbol is None or not context.language.mandate_clauses:
        return
    normalized, patterns = context.normalized, decision_patterns(context.language)
    places = patterns.event.on(normalized.text, normalized.lower)
    bodies = [name for name in context.names if name.kind in {"body", "mechanism"}]
    objects = Objects(normalized.text, bodies, object_patterns(context.language))
    referents = Referents(
        context, founded(knowledge), find_holders(context, knowledge).names, objects.patterns, str(symbol)
    )
    for passage in normalized.passages:
        if passage.paragraph.kind == "operative" or (
            passage.paragraph.kind == "body" and context.header.type in _ACTS
        ):
            decisions = list(find_decisions(normalized.text, places, patterns, passage))
            for index, decision in enumerate(decisions):
                if found := objects.of(decision):
                    later = decisions[index + 1].start if index + 1 < len(decisions) else passage.end
                    yield from _events(context, referents, decision, found, passage, later)


def _events(
    context: Context, referents: Referents, decision: Decision, found: Object, passage: Passage, later: int
) -> Iterator[MandateEvent]:
    first = min(decision.start, found.start)
    last = max(decision.end, found.end)
    begin = decision.clause_start if decision.voice != "object" else decision.end
    stop = max(min(decision.clause_end, later), last)
    term = find_term(
        context.normalized.text,
        (begin, stop),
        context.language,
        context.header.adopted,
        stops=decision.kind in {"terminated", "transferred"},
    )
    for holder in found.holders:
        if decision.kind == "established":
            referent = referents.founding(holder, passage)
        else:
            referent = referents.of(holder, passage, decision.start)
        yield _event(context, decision, (first, max(decision.end, holder.end)), referent, term, passage)


def _event(
    context: Context, decision: Decision, span: tuple[int, int], referent: Referent, term: Term, passage: Passage
) -> MandateEvent:
    start, end = context.normalized.original(*span)
    label = passage.paragraph.label
    return MandateEvent(
        kind=decision.kind,
        mandate=referent.name,
        act=str(context.header.symbol),
        start=start,
        end=end,
        paragraph=label,
        act_part=f"op {label[3:]}" if label.startswith("OP ") else None,
        date=context.header.adopted,
        until=term.until,
        ends=term.ends,
        re_established=decision.re_established,
        reason=referent.reason,
    )

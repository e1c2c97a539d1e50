"""Mandate events: what this document establishes, extends, amends, transfers or ends, and what it reports of others."""

from collections.abc import Iterator

from unkg.authorities import Knowledge
from unkg.extraction.act.mandates.clauses import Clause, Clauses
from unkg.extraction.act.mandates.reported import find_reported_events
from unkg.extraction.act.mandates.terms import end_of_mandate
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.resolve.context import Context
from unkg.model import MandateEvent

__all__ = ["find_mandate_events"]


def find_mandate_events(context: Context, knowledge: Knowledge) -> list[MandateEvent]:
    """Find the mandate events of a document with a symbol, and those that it reports of others, in order of place."""
    reported = find_reported_events(context, knowledge)
    known = {(event.start, event.mandate) for event in reported}
    own = [
        event
        for event in _own_events(context, Clauses.of(context, knowledge))
        if (event.start, event.mandate) not in known
    ]
    return sorted({*reported, *own}, key=lambda e: (e.start, e.end, e.mandate or "", e.kind, e.act))


def _own_events(context: Context, clauses: Clauses) -> Iterator[MandateEvent]:
    symbol = context.header.symbol
    for passage in context.normalized.passages if symbol else ():
        if passage.paragraph.kind == "operative" and clauses.holders.stand_in(passage):
            for clause in clauses.deciding(passage):
                yield _own_event(context, str(symbol), clause, passage)


def _own_event(context: Context, symbol: str, clause: Clause, passage: Passage) -> MandateEvent:
    start, end = context.normalized.original(clause.start, clause.end)
    label = passage.paragraph.label
    return MandateEvent(
        kind=clause.kind,
        mandate=clause.holder.keys[0],
        act=symbol,
        start=start,
        end=end,
        paragraph=label,
        act_part=f"op {label[3:]}" if label.startswith("OP ") else None,
        date=context.header.adopted,
        until=end_of_mandate(context, clause.start, clause.end, passage),
    )

"""Mandate events: what this document establishes, extends, amends, transfers or ends, and what it reports of others."""

from unkg.authorities import Knowledge
from unkg.extraction.act.mandates.clauses import Clause, Clauses
from unkg.extraction.act.mandates.founding_acts import FoundingActs, founding_acts
from unkg.extraction.act.mandates.own_acts import find_own_events
from unkg.extraction.act.mandates.terms import day_of_adoption
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedCitation
from unkg.model import MandateEvent, MandateEventKind, Relation
from unkg.symbols import symbol_of

__all__ = ["find_mandate_events"]

_KIND_OF: dict[Relation, MandateEventKind] = {
    "establish": "established",
    "extend": "extended",
    "amend": "amended",
    "terminate": "terminated",
}
"""What the cited act did to a mandate, by the relation of its citation."""


def find_mandate_events(context: Context, knowledge: Knowledge) -> list[MandateEvent]:
    """Find the mandate events of a document with a symbol, and those that it reports of others, in order of place."""
    clauses = Clauses.of(context, knowledge)
    reported = _reported_events(context, clauses, founding_acts(knowledge))
    known = {(event.start, event.mandate) for event in reported}
    own = [event for event in find_own_events(context, knowledge) if (event.start, event.mandate) not in known]
    return sorted({*reported, *own}, key=lambda e: (e.start, e.end, e.mandate or "", e.kind, e.act))


# ---- by acts that it cites ------------------------------------------------------------------------------------------


def _reported_events(context: Context, clauses: Clauses, founding: FoundingActs) -> list[MandateEvent]:
    events = []
    for cited in context.citations:
        passage = context.normalized.passage_at(cited.start)
        if not clauses.holders.stand_in(passage) or cited.target is None or not _is_act(cited.target):
            continue
        kind = _KIND_OF.get(cited.relation.relation)
        clause = clauses.reported_before(kind, cited, passage) if kind else None
        if clause := clause or clauses.reported_after(cited, passage):
            events.append(_reported_event(context, clause, cited, passage, founding))
    return founding.established_once(events)


def _reported_event(
    context: Context, clause: Clause, cited: ResolvedCitation, passage: Passage, founding: FoundingActs
) -> MandateEvent:
    start, end = context.normalized.original(clause.start, clause.end)
    kind, mandate, act = clause.kind, clause.holder.keys[0], str(cited.target)
    if kind == "established":
        kind, mandate = founding.reported(mandate, act, short=clause.holder.short)
    return MandateEvent(
        kind=kind,
        mandate=mandate,
        act=act,
        start=start,
        end=end,
        paragraph=passage.paragraph.label,
        act_part=cited.pinpoint,
        date=day_of_adoption(context, cited, passage),
        reported=True,
    )


def _is_act(target: str) -> bool:
    symbol = symbol_of(target)
    return symbol is not None and symbol.kind in {"resolution", "decision"}

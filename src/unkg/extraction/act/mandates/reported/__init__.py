"""What a document reports of mandates: which acts that it cites established, extended, amended or ended them."""

from unkg.authorities import Knowledge
from unkg.extraction.act.mandates.reported.clauses import ReportedClause, ReportedClauses
from unkg.extraction.act.mandates.reported.founding_acts import FoundingActs, founding_acts
from unkg.extraction.act.mandates.terms import day_of_adoption
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedCitation
from unkg.model import MandateEvent, MandateEventKind, Relation
from unkg.symbols import symbol_of

__all__ = ["find_reported_events"]

_KIND_OF: dict[Relation, MandateEventKind] = {
    "establish": "established",
    "extend": "extended",
    "amend": "amended",
    "terminate": "terminated",
}
"""What the cited act did to a mandate, by the relation of its citation."""


def find_reported_events(context: Context, knowledge: Knowledge) -> list[MandateEvent]:
    """Find what a document says that acts which it cites did to mandates, in order of the citations."""
    clauses, founding = ReportedClauses.of(context, knowledge), founding_acts(knowledge)
    events = []
    for cited in context.citations if clauses.holders.names else ():
        passage = context.normalized.passage_at(cited.start)
        if not clauses.holders.stand_in(passage) or cited.target is None or not _is_act(cited.target):
            continue
        kind = _KIND_OF.get(cited.relation.relation)
        clause = clauses.before(kind, cited, passage) if kind else None
        if clause := clause or clauses.after(cited, passage):
            events.append(_event(context, clause, cited, passage, founding))
    return founding.established_once(events)


def _event(
    context: Context, clause: ReportedClause, cited: ResolvedCitation, passage: Passage, founding: FoundingActs
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

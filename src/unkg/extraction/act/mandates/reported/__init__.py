"""What a document reports of mandates: which acts that it cites established, extended, amended, ended or define them."""

from collections.abc import Iterator, Mapping

from unkg.authorities import Knowledge
from unkg.extraction.act.mandates.reported.clauses import Report, ReportedClauses
from unkg.extraction.act.mandates.reported.founding_acts import FoundingActs, founding_acts
from unkg.extraction.act.mandates.reported.lists import cited_lists
from unkg.extraction.act.mandates.terms import day_of_adoption
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedCitation
from unkg.model import MandateEvent
from unkg.symbols import symbol_of

__all__ = ["find_reported_events"]

_LONGEST = 800
"""Characters that the words of an event take at most."""


def find_reported_events(context: Context, knowledge: Knowledge) -> list[MandateEvent]:
    """Find what a document says that acts which it cites did to mandates, in order of the citations."""
    clauses, founding = ReportedClauses.of(context, knowledge), founding_acts(knowledge)
    acts = _acts_by_number(context)
    events = [
        event
        for report in clauses.reports(cited_lists(context))
        for event in _events(context, clauses, report, acts, founding)
    ]
    return founding.established_once(events)


def _events(
    context: Context, clauses: ReportedClauses, report: Report, acts: Mapping[str, str], founding: FoundingActs
) -> Iterator[MandateEvent]:
    for cited in report.citations:
        act = cited.target or acts.get(context.normalized.text[cited.start : cited.end])
        start, end = _words(report, cited)
        if act is None or not _is_act(act) or end - start > _LONGEST:
            continue
        kind = report.kind
        mandate = clauses.holders.resolved(report.holder, act, founding=kind == "established")
        if mandate and kind == "established":
            kind, mandate = founding.reported(mandate, act, short=report.holder.short)
        passage = context.normalized.passage_at(cited.start)
        start, end = context.normalized.original(start, end)
        yield MandateEvent(
            kind=kind,
            mandate=mandate,
            act=act,
            start=start,
            end=end,
            paragraph=passage.paragraph.label,
            act_part=cited.pinpoint,
            date=day_of_adoption(context, cited, passage),
            reported=True,
            reason=None if mandate else "no-antecedent",
        )


def _words(report: Report, cited: ResolvedCitation) -> tuple[int, int]:
    if report.end is None:
        return report.start, max(cited.end, report.holder.end)
    return min(cited.start, report.holder.start), max(report.end, cited.end)


def _acts_by_number(context: Context) -> dict[str, str]:
    """Bare numbers to the only act of the Security Council that the document cites by them: “resolution 1990”."""
    acts: dict[str, set[str]] = {}
    for cited in context.citations:
        symbol = symbol_of(cited.target) if cited.target else None
        if symbol and symbol.segments[0] == "S" and symbol.kind == "resolution":
            acts.setdefault(symbol.segments[-1].partition("(")[0], set()).add(symbol.canonical)
    return {number: targets.pop() for number, targets in acts.items() if len(targets) == 1}


def _is_act(target: str) -> bool:
    symbol = symbol_of(target)
    return symbol is not None and symbol.kind in {"resolution", "decision"}

"""What a document reports of mandates: acts that it cites established, extended, amended, ended or define them."""

from collections.abc import Iterator, Mapping

from unkg.authorities import Knowledge
from unkg.extraction.act.mandates.reported.clauses import Report, ReportedClauses
from unkg.extraction.act.mandates.reported.founding_acts import FoundingActs
from unkg.extraction.act.mandates.reported.lists import cited_lists
from unkg.extraction.act.mandates.terms import day_of_adoption
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedCitation
from unkg.model import MandateEvent
from unkg.symbols import symbol_of

__all__ = ["find_reported_events"]

_LONGEST = 800
"""Characters that the words of an event take at most."""
_OF_TERMS = frozenset({"extended", "amended", "terminated", "transferred"})
"""What does not happen to an organ that numbers acts of its own."""


def find_reported_events(context: Context, knowledge: Knowledge) -> list[MandateEvent]:
    """Find what a document says that acts which it cites did to mandates, in order of the citations."""
    lists = list(cited_lists(context))
    if not lists:
        return []
    clauses = ReportedClauses(context, knowledge)
    reports = list(clauses.reports(lists))
    if not reports:
        return []
    founding = FoundingActs(clauses.holders.records, knowledge.numbering)
    # Only a citation without a target is looked up by its number.
    unclear = any(not cited.target for report in reports for cited in report.citations)
    acts = _acts_by_number(context) if unclear else {}
    events = [event for report in reports for event in _events(context, clauses, report, acts, founding)]
    return founding.as_told(founding.established_once(events))


def _events(
    context: Context, clauses: ReportedClauses, report: Report, acts: Mapping[str, str], founding: FoundingActs
) -> Iterator[MandateEvent]:
    cited_acts = [(cited, act) for cited in report.citations if (act := _act(context, cited, acts))]
    if not cited_acts:
        return
    holder = _holder(clauses, report, [act for _, act in cited_acts])
    if holder is None and report.kind == "established":
        return
    for cited, act in cited_acts:
        start, end = _words(report, cited)
        kind, mandate = report.kind, holder
        if mandate and kind == "established" and report.end is None:
            kind, mandate = founding.reported(mandate, act, short=False)
        if end - start > _LONGEST or (kind in _OF_TERMS and mandate in clauses.holders.issuers):
            continue
        passage = context.normalized.passage_at(cited.start)
        start, end = context.normalized.original(start, end)
        yield MandateEvent(
            kind=kind,
            mandate=clauses.holders.records.canonical(mandate),
            act=act,
            start=start,
            end=end,
            paragraph=passage.paragraph.label,
            act_part=cited.pinpoint,
            date=day_of_adoption(context, cited, passage),
            reported=True,
            reason=None if mandate else "no-antecedent",
        )


def _holder(clauses: ReportedClauses, report: Report, acts: list[str]) -> str | None:
    """The holder of a report: of several acts that “established” it, the one that did so tells who it is."""
    founding = report.kind == "established"
    holders = clauses.holders
    founded = [name for act in acts if founding for name in [holders.founded(report.holder, act)] if name]
    return founded[0] if founded else holders.resolved(report.holder, acts[0], founding=founding)


def _act(context: Context, cited: ResolvedCitation, acts: Mapping[str, str]) -> str | None:
    """The symbol of a cited resolution, decision or statement; None for other documents and unclear numbers."""
    act = cited.target or acts.get(context.normalized.text[cited.start : cited.end])
    symbol = symbol_of(act) if act else None
    return act if symbol and symbol.kind in {"resolution", "decision", "statement"} else None


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

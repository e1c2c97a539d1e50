"""What the rows of `mandate-lineage` mean together: the acts, the gaps between them, and what to say about both."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, cast

from unkg.model import TERM_EVENTS, MandateAct, MandateEventKind, MandateGap
from unkg.queries.answers import Iri, Table, Value, listed

_ONE_DAY: Final = dt.timedelta(days=1)
_SHOWN: Final = 3
"""Gaps that a remark names; it counts the rest."""


def mandate_acts(lineage: Table) -> tuple[MandateAct, ...]:
    """The acts in the rows of `mandate-lineage`."""
    return tuple(map(_act, lineage))


def _act(row: dict[str, Value]) -> MandateAct:
    ends, until = row["ends"], row["until"]
    return MandateAct(
        cast("Iri", row["act"]).short,
        cast("MandateEventKind", row["event"]),
        str(row["date"] or ""),
        str(ends) if ends else None,
        str(until) if until else None,
        bool(row["held"]),
    )


def mandate_gaps(acts: Sequence[MandateAct]) -> tuple[MandateGap, ...]:
    """Ends that passed without a next act, in chronological order; the last known end is one if nothing follows it.

    An act on the day after the end leaves no gap. Neither does an extension of which only the year is known, or whose
    own end is unknown: it may have filled the time.
    """
    return tuple(_gaps([act for act in acts if act.event in {*TERM_EVENTS, "terminated"}]))


def _gaps(acts: list[MandateAct]) -> Iterator[MandateGap]:
    last: MandateAct | None = None
    for act in acts:
        if not _is_day(act.date):
            continue
        if last and last.ends and _is_later(act.date, last.ends) and not _bridged(acts, last, act):
            yield MandateGap(last, last.ends, act)
        if act.event == "terminated" or last is None or not _outlasts(last, act):
            last = None if act.event == "terminated" else act
    if last and last.ends and not _bridged(acts, last, None):
        yield MandateGap(last, last.ends, None)


def _outlasts(last: MandateAct, act: MandateAct) -> bool:
    """Whether the end stated before still counts: it is later, or the same act states none for another task."""
    return bool(last.ends and (last.ends > act.ends if act.ends else last.symbol == act.symbol))


def _is_day(date: str) -> bool:
    return len(date) == len("2020-01-01")


def _is_later(date: str, end: str) -> bool:
    return dt.date.fromisoformat(date) > dt.date.fromisoformat(end) + _ONE_DAY


def _bridged(acts: Iterable[MandateAct], last: MandateAct, following: MandateAct | None) -> bool:
    """Whether an extension of which only the year is known may stand between two acts."""
    years = (act.date for act in acts if act.event == "extended" and act.date and not _is_day(act.date))
    return any(last.date[:4] <= year and (following is None or year <= following.date[:4]) for year in years)


def lineage_remark(lineage: Table) -> str | None:
    """What the rows of one mandate lack, a sentence a line: gaps, and acts known from reports only. None if nothing."""
    acts = mandate_acts(lineage)
    unheld = dict.fromkeys(act.symbol for act in acts if act.event in TERM_EVENTS and not act.held)
    gaps = [_gap_sentence(gap) for gap in mandate_gaps(acts)]
    said, more = gaps[:_SHOWN], len(gaps) - _SHOWN
    if more > 0:
        said.append(f"{more} more {'gap' if more == 1 else 'gaps'}.")
    if unheld:
        said.append(f"Reported, but the act is not held: {listed(list(unheld))}.")
    return "\n".join(said) or None


def _gap_sentence(gap: MandateGap) -> str:
    ended = f"the term set by {gap.last.symbol} ended on {gap.end}"
    if gap.next is None:
        return f"No later act is known: {ended}."
    return f"Gap: {ended}; the next act known is {gap.next.symbol} of {gap.next.date}."

"""Mandate events: what this document establishes, extends, amends, transfers or ends, and what it reports of others."""

from unkg.authorities import Knowledge
from unkg.extraction.act.mandates.own_acts import find_own_events
from unkg.extraction.act.mandates.reported import find_reported_events
from unkg.extraction.resolve.context import Context
from unkg.model import MandateEvent

__all__ = ["find_mandate_events"]


def find_mandate_events(context: Context, knowledge: Knowledge) -> list[MandateEvent]:
    """Find the mandate events of a document with a symbol, and those that it reports of others, in order of place."""
    reported = find_reported_events(context, knowledge)
    known = {(event.start, event.mandate) for event in reported}
    own = [event for event in find_own_events(context, knowledge) if (event.start, event.mandate) not in known]
    return sorted({*reported, *own}, key=lambda e: (e.start, e.end, e.mandate or "", e.kind, e.act))

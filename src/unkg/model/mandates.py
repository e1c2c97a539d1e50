"""The acts on one mandate, as a query lists them and a timeline shows them."""

from dataclasses import dataclass
from typing import Final

from unkg.model.closed_lists import MandateEventKind

TERM_EVENTS: Final[frozenset[MandateEventKind]] = frozenset({"established", "extended"})
"""The events that begin or prolong a mandate."""


@dataclass(frozen=True, slots=True)
class MandateAct:
    """What one act did to a mandate."""

    symbol: str
    event: MandateEventKind
    date: str
    """ISO date, or year, of the act; empty if neither is known."""
    ends: str | None = None
    """ISO date on which the mandate ends by this act."""
    until: str | None = None
    """The same in the words of the text."""
    held: bool = True
    """Whether the store holds the text of the act; if not, later texts report it."""
    body: str = ""
    """Slug of the body that acted."""


@dataclass(frozen=True, slots=True)
class MandateGap:
    """An end that passed without a next act."""

    last: MandateAct
    """The act by which the mandate ended."""
    end: str
    next: MandateAct | None
    """The act after the end; None if no later one is known."""


@dataclass(frozen=True, slots=True)
class MandateHistory:
    """The acts on one mandate in chronological order, and the gaps between them."""

    holder: str
    acts: tuple[MandateAct, ...]
    """Those on the mandates of the predecessors and successors of the holder too."""
    gaps: tuple[MandateGap, ...]
    holders: tuple[str, ...] = ()
    """Whose mandates the acts are about, by acronym or else by name, in the order of their first acts."""

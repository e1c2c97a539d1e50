"""What a build did, and what the store then holds."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from unkg.model import Extraction
from unkg.store import Input
from unkg.vocabulary import RECOMMENDING

if TYPE_CHECKING:
    from unkg.validation import Report


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of the whole store after a build, and how the build went."""

    documents: int
    """Documents that the store holds."""
    references: dict[str, int]
    """Resolved references by kind: `resolution`, `decision`, …, `instrument`, `body`, `mechanism`."""
    unresolved: dict[str, int]
    """Unresolved references by reason."""
    actions: int
    recommendations: int
    events: int
    """What was read of mandates: established, extended, …"""
    read: int
    """Documents extracted in this build."""
    resumed: int
    """Documents that a build before this one had extracted when it was interrupted."""
    unchanged: int
    """Documents that the store held already, made by the same rules from the same text and metadata."""
    set_aside: int
    """Documents whose symbol another input carried, of a format that goes first."""
    removed: int
    """Documents that the store held and that were no input of this build, if that was asked for."""
    unreadable: int
    """Inputs that gave no document."""
    passed_over: int
    """Files met in folders that are of nobody in the United Nations."""
    megabytes: float
    """UTF-8 text extracted in this build, in millions of bytes."""
    seconds: float
    """From the first file to the store being in place, validation apart."""
    validation_seconds: float = 0.0
    report: "Report | None" = field(default=None)
    """What validation found; None: it was left out."""

    @property
    def well(self) -> bool:
        """Whether every input was read and the graph conforms, as far as it was validated."""
        return not self.unreadable and (self.report is None or self.report.conforms)


def tally(extraction: Extraction) -> dict[str, int]:
    """Counts of one document that add up to a store's: `cited resolution`, `unresolved no-organ`, and so on."""
    counts: Counter[str] = Counter()
    for reference in extraction.references:
        resolved = reference.target is not None
        counts[f"cited {reference.kind}" if resolved else f"unresolved {reference.reason}"] += 1
    counts["action"] = len(extraction.actions)
    counts["recommendation"] = sum(action.strength in RECOMMENDING for action in extraction.actions)
    counts["event"] = len(extraction.events)
    return {name: number for name, number in sorted(counts.items()) if number}


def total(inputs: Iterable[Input]) -> Counter[str]:
    """The counts of all documents that a store holds."""
    counts: Counter[str] = Counter()
    for made_from in inputs:
        counts.update(made_from.tally)
        counts["document"] += 1
    return counts


def by(prefix: str, counts: Counter[str]) -> dict[str, int]:
    """The counts whose names begin so, the largest first."""
    chosen = {name.removeprefix(prefix): number for name, number in counts.items() if name.startswith(prefix)}
    return dict(sorted(chosen.items(), key=lambda item: (-item[1], item[0])))

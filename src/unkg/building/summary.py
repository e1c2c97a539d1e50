"""What a build did, and what the store then holds."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from unkg.model import Extraction, SkipReason
from unkg.store import Input
from unkg.vocabulary import is_version_graph, primary_graph, recommends

if TYPE_CHECKING:
    from unkg.building.skipping import Skips
    from unkg.validation import Report


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of the whole store after a build, and the outcome of the build."""

    documents: int
    """Documents in the store."""
    references: dict[str, int]
    """Resolved references by kind: `resolution`, `decision`, …, `instrument`, `body`, `mechanism`."""
    unresolved: dict[str, int]
    """Unresolved references by reason."""
    actions: int
    recommendations: int
    events: int
    """Mandate events: established, extended, …"""
    read: int
    """Documents extracted in this build."""
    resumed: int
    """Documents taken over from an interrupted build."""
    unchanged: int
    """Documents already in the store, built by the same rules from the same text and metadata."""
    set_aside: int
    """Inputs not used because another input with the same symbol has precedence."""
    removed: int
    """Documents removed from the store: not among the inputs (`prune`), or there only for an earlier `all_texts`."""
    unreadable: int
    """Inputs that could not be read."""
    skipped: dict[SkipReason, int]
    """Files in folders that were not used, by reason."""
    unknown_formats: dict[str, int]
    """Those of unknown formats by extension."""
    megabytes: float
    """UTF-8 text extracted in this build, in millions of bytes."""
    seconds: float
    """Duration of the build without validation."""
    validation_seconds: float = 0.0
    versions: int = 0
    """Texts in the store that are other language versions of its documents."""
    report: "Report | None" = field(default=None)
    """The validation report; None: validation was skipped."""

    @property
    def ok(self) -> bool:
        """Whether every input was read and the graph conforms, if it was validated."""
        return not self.unreadable and (self.report is None or self.report.conforms)


def tally(extraction: Extraction) -> dict[str, int]:
    """Counts for one document, which add up to those of a store, such as `cited resolution`."""
    counts: Counter[str] = Counter()
    for reference in extraction.references:
        resolved = reference.target is not None
        counts[f"cited {reference.kind}" if resolved else f"unresolved {reference.reason}"] += 1
    counts["action"] = len(extraction.actions)
    kind = extraction.header.type
    counts["recommendation"] = sum(recommends(action.strength, kind) for action in extraction.actions)
    counts["event"] = len(extraction.events)
    return {name: number for name, number in sorted(counts.items()) if number}


def total(inputs: Mapping[str, Input]) -> Counter[str]:
    """The counts of all documents in a store, and of the texts that are other versions of them."""
    counts: Counter[str] = Counter()
    for graph, made_from in inputs.items():
        if is_version_graph(graph):
            document = inputs.get(primary_graph(graph))
            counts["version"] += document is None or document.digest != made_from.digest
        else:
            counts.update(made_from.tally)
            counts["document"] += 1
    return counts


def summarize(
    held: Counter[str],
    counts: Counter[str],
    skips: "Skips",
    report: "Report | None",
    seconds: float,
    validation_seconds: float,
) -> Summary:
    """The summary of a build from the counts of the store (`total`) and of the inputs (`Loader.counts`, `Skips`)."""
    return Summary(
        documents=held["document"],
        references=_with_prefix("cited ", held),
        unresolved=_with_prefix("unresolved ", held),
        actions=held["action"],
        recommendations=held["recommendation"],
        events=held["event"],
        read=counts["read"],
        resumed=counts["resumed"],
        removed=counts["removed"],
        unchanged=counts["unchanged"],
        set_aside=counts["set aside"],
        unreadable=counts["unreadable"],
        skipped=dict(skips.counts),
        unknown_formats=dict(skips.extensions),
        megabytes=counts["bytes"] / 1e6,
        seconds=seconds,
        validation_seconds=validation_seconds,
        versions=held["version"],
        report=report,
    )


def _with_prefix(prefix: str, counts: Counter[str]) -> dict[str, int]:
    """The counts whose names have this prefix, the largest first."""
    chosen = {name.removeprefix(prefix): number for name, number in counts.items() if name.startswith(prefix)}
    return dict(sorted(chosen.items(), key=lambda item: (-item[1], item[0])))

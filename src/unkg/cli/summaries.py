"""What commands have done or would do: as lines for people, and as one JSON object by `docs/summaries.schema.json`."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from typing import TextIO

    from unkg.building import Planned, Summary
    from unkg.pages.site import Tally
    from unkg.publishing import Published
    from unkg.validation import Report

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object for programs instead of text.")]


def print_json(summary: Mapping[str, Any], file: "TextIO | None" = None) -> None:
    """Print a summary in one line; other letters than those of ASCII are escaped, so that every terminal takes it."""
    print(json.dumps(summary), file=file)


def of_build(summary: "Summary") -> dict[str, Any]:
    """The summary of a build."""
    named = asdict(summary)
    report = summary.report
    return {
        "command": "build",
        "ok": summary.ok,
        **{name: value for name, value in named.items() if name not in {"report", "events"}},
        "mandate_events": summary.events,
        "validation": None if report is None else _verdict_of(report),
    }


def of_plan(planned: "Sequence[Planned]") -> dict[str, Any]:
    """What a build would do."""
    return {
        "command": "build",
        "dry_run": True,
        "counts": _counts(planned),
        "inputs": [asdict(one) for one in planned],
    }


def of_validation(report: "Report", limit: int) -> dict[str, Any]:
    """A report, with at most `limit` findings."""
    return {
        "command": "validate",
        **_verdict_of(report),
        "nodes": dict(report.focus_nodes),
        "findings": [asdict(finding) for finding in report.findings[:limit]],
    }


def _verdict_of(report: "Report") -> dict[str, Any]:
    return {
        "conforms": report.conforms,
        "violations": report.violations,
        "warnings": report.warnings,
        "engine": report.engine,
    }


def of_dumps(done: "Published", folder: Path) -> dict[str, Any]:
    """A folder of dumps."""
    changes = done.changes
    return {
        "folder": str(folder),
        "statements": done.statements,
        "files": [{"name": one.name, "bytes": one.size, "sha256": one.sha256} for one in done.files],
        "changes": None if changes is None else {"added": changes.added.total(), "removed": changes.removed.total()},
    }


def of_site(made: "Tally", folder: Path) -> dict[str, Any]:
    """A folder of pages."""
    return {"folder": str(folder), "pages": made.pages, "files": made.files, "bytes": made.size, "lost": made.lost}


def plan_lines(planned: "Sequence[Planned]", *, list_skipped: bool) -> Iterator[str]:
    """What a build would do, a line for each input or document that it would not keep, then the counts."""
    for one in planned:
        if one.outcome != "kept" and (list_skipped or one.outcome != "skipped"):
            document = f" ({one.document})" if one.document else ""
            yield f"{one.outcome:<10}  {one.input}{document}: {one.reason}"
    yield f"nothing was written: {', '.join(f'{number:,} {what}' for what, number in _counts(planned).items())}"


def _counts(planned: "Sequence[Planned]") -> dict[str, int]:
    from unkg.building.planning import OUTCOMES

    counts = Counter(one.outcome for one in planned)
    return {outcome: counts[outcome] for outcome in OUTCOMES}


def summary_lines(summary: "Summary") -> Iterator[str]:
    """The closing summary, one line per subject."""
    from unkg.cli.skips import counted

    yield f"documents        {summary.documents:,}{_inputs(summary)}"
    if summary.versions:
        yield f"other languages  {summary.versions:,} more text{'s' * (summary.versions != 1)} of them"
    if summary.skipped:
        yield f"skipped          {counted(summary.skipped, summary.unknown_formats)}"
    yield f"references       {_counted(summary.references)}"
    yield f"unresolved       {_counted(summary.unresolved)}"
    yield f"actions          {summary.actions:,} ({summary.recommendations:,} recommendations)"
    yield f"mandate events   {summary.events:,}"
    yield f"SHACL            {_verdict(summary)}"
    rate = summary.megabytes / summary.seconds if summary.seconds else 0.0
    yield f"time             {summary.seconds:.1f} s for {summary.megabytes:.2f} MB of text ({rate:.2f} MB/s)"
    by = f" ({summary.report.engine})" if summary.report else ""
    yield f"validation       {summary.validation_seconds:.1f} s{by}"


def _inputs(summary: "Summary") -> str:
    counts = (
        (summary.read, "read"),
        (summary.resumed, "resumed from an interrupted build"),
        (summary.unchanged, "unchanged"),
        (summary.set_aside, "set aside"),
        (summary.removed, "removed"),
        (summary.unreadable, "unreadable"),
    )
    parts = [f"{number:,} {what}" for number, what in counts if number]
    return f" ({', '.join(parts)})" if parts else ""


def _counted(counts: Mapping[str, int]) -> str:
    listed = ", ".join(f"{name} {number:,}" for name, number in counts.items())
    return f"{sum(counts.values()):,}" + (f" ({listed})" if listed else "")


def _verdict(summary: "Summary") -> str:
    report = summary.report
    if report is None:
        return "not run"
    counts = (
        f"{number:,} {what}{'s' * (number != 1)}"
        for number, what in ((report.violations, "violation"), (report.warnings, "warning"))
        if number
    )
    found = ", ".join(counts)
    verdict = "conforms" if report.conforms else "does not conform"
    return f"{verdict}: {found}; see unkg validate" if found else verdict

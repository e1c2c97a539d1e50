"""Progress bars, shown only on a terminal, and the summary of a build."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from unkg.cli.skips import counted

if TYPE_CHECKING:
    from unkg.building import Progress, Summary


@contextmanager
def item_progress() -> "Iterator[Progress]":
    """A function to call with each input as it is read; it moves a bar if standard error is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress as ProgressBar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} documents  {task.description}"), TimeElapsedColumn())
    with ProgressBar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda item: bar.update(task, advance=1, description=item.key[:60])


@contextmanager
def task_progress() -> Iterator[Callable[[str, int, int], None]]:
    """A function to call with a task, how much of it is done, and its total; it moves a bar on a terminal."""
    if not sys.stderr.isatty():
        yield lambda _name, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress as ProgressBar

    with ProgressBar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda name, done, total: bar.update(task, description=name, completed=done, total=total)


def summary_lines(summary: "Summary") -> Iterator[str]:
    """The closing summary, one line per subject."""
    yield f"documents        {summary.documents:,}{_inputs(summary)}"
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
    warnings = len(report.findings) - report.violations
    counts = (
        f"{number:,} {what}{'s' * (number != 1)}"
        for number, what in ((report.violations, "violation"), (warnings, "warning"))
        if number
    )
    found = ", ".join(counts)
    verdict = "conforms" if report.conforms else "does not conform"
    return f"{verdict}: {found}; see unkg validate" if found else verdict

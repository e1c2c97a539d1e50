"""A progress bar on a terminal, silence elsewhere; and the summary of a build."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from unkg.building import Step, Summary


@contextmanager
def steps() -> Iterator[Step]:
    """Something to call at each input that is read; it moves a bar if standard error is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} documents  {task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda item: progress.update(task, advance=1, description=item.key[:60])


@contextmanager
def shares() -> Iterator[Callable[[str, int, int], None]]:
    """Something to call with what is being done and how much of how much; it moves a bar on a terminal."""
    if not sys.stderr.isatty():
        yield lambda _what, _done, _of: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda what, done, of: progress.update(task, description=what, completed=done, total=of)


def summary_lines(summary: Summary) -> Iterator[str]:
    """The closing summary, a line a subject."""
    yield f"documents        {summary.documents:,}{_arrivals(summary)}"
    yield f"references       {_counted(summary.references)}"
    yield f"unresolved       {_counted(summary.unresolved)}"
    yield f"actions          {summary.actions:,}, of them {summary.recommendations:,} recommendations"
    yield f"mandate events   {summary.events:,}"
    yield f"SHACL            {_verdict(summary)}"
    rate = summary.megabytes / summary.seconds if summary.seconds else 0.0
    yield f"time             {summary.seconds:.1f} s for {summary.megabytes:.2f} MB of text ({rate:.2f} MB/s)"
    by = f" ({summary.report.engine})" if summary.report else ""
    yield f"validation       {summary.validation_seconds:.1f} s{by}"


def _arrivals(summary: Summary) -> str:
    told = (
        (summary.read, "read now"),
        (summary.resumed, "taken from an interrupted build"),
        (summary.unchanged, "unchanged"),
        (summary.set_aside, "set aside"),
        (summary.removed, "removed"),
        (summary.unreadable, "unreadable"),
        (summary.passed_over, "passed over"),
    )
    parts = [f"{number:,} {what}" for number, what in told if number]
    return f" ({', '.join(parts)})" if parts else ""


def _counted(counts: Mapping[str, int]) -> str:
    listed = ", ".join(f"{name} {number:,}" for name, number in counts.items())
    return f"{sum(counts.values()):,}" + (f" ({listed})" if listed else "")


def _verdict(summary: Summary) -> str:
    report = summary.report
    if report is None:
        return "not asked"
    warnings = len(report.findings) - report.violations
    counts = (
        f"{number:,} {what}{'s' * (number != 1)}"
        for number, what in ((report.violations, "violation"), (warnings, "warning"))
        if number
    )
    told = ", ".join(counts)
    verdict = "conforms" if report.conforms else "does not conform"
    return f"{verdict}: {told}; see unkg validate" if told else verdict

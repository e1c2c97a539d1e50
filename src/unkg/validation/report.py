"""What a validation found, as records and as text for people."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Severity = Literal["Violation", "Warning", "Info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One result: which node, by which shape, what is wrong with it."""

    severity: Severity
    focus: str
    path: str | None
    value: str | None
    shape: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a validation; findings are in the order of severity, shape and node."""

    conforms: bool
    """No finding is a violation; warnings are for people to look at."""
    findings: tuple[Finding, ...]
    engine: str
    """Which engines ran, with their versions."""
    focus_nodes: tuple[tuple[str, int], ...]
    """How many nodes each shape was applied to: a shape without any has tested nothing."""

    @property
    def violations(self) -> int:
        """How many findings are violations."""
        return sum(finding.severity == "Violation" for finding in self.findings)


def by_severity(finding: Finding) -> tuple[int, str, str, str, str]:
    """What findings are sorted by."""
    rank = ("Violation", "Warning", "Info").index(finding.severity)
    return rank, finding.shape, finding.focus, finding.path or "", finding.value or ""


def as_text(report: Report, limit: int = 20) -> str:
    """The report for people: the verdict, counts by message, then at most `limit` findings in full."""
    if not report.findings:
        nodes = sum(number for _, number in report.focus_nodes)
        return f"conforms: {len(report.focus_nodes)} shapes, {nodes} nodes tested, no findings ({report.engine})"
    counts = Counter((finding.severity, finding.message) for finding in report.findings)
    warnings = len(report.findings) - report.violations
    verdict = "conforms" if report.conforms else "does not conform"
    lines = [f"{verdict}: {report.violations} violations, {warnings} others ({report.engine})"]
    lines += [f"  {number:>6} × {severity}: {message}" for (severity, message), number in counts.most_common()]
    for finding in report.findings[:limit]:
        lines += ["", *_lines(finding)]
    if len(report.findings) > limit:
        lines += ["", f"… and {len(report.findings) - limit} more"]
    return "\n".join(lines)


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{finding.severity}: {finding.message}"
    yield f"  node   <{finding.focus}>"
    if finding.path:
        yield f"  path   <{finding.path}>"
    if finding.value is not None:
        yield f"  value  {finding.value}"
    yield f"  shape  <{finding.shape}>"

"""Validation reports, as records and as text."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pyoxigraph import NamedNode

Severity = Literal["Violation", "Warning", "Info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One validation result: the node, the shape, and what is wrong."""

    severity: Severity
    focus: str
    path: str | None
    value: str | None
    shape: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """A validation report; findings are sorted by severity, shape and node."""

    conforms: bool
    """Whether there are no violations; warnings are allowed."""
    findings: tuple[Finding, ...]
    engine: str
    """The engines that ran, with their versions."""
    focus_nodes: tuple[tuple[str, int], ...]
    """Number of nodes that each shape was applied to; zero means that the shape tested nothing."""

    @property
    def violations(self) -> int:
        """Number of violations."""
        return sum(finding.severity == "Violation" for finding in self.findings)

    @property
    def warnings(self) -> int:
        """Number of the other findings."""
        return len(self.findings) - self.violations


def focus_of_finding(node: object) -> str:
    """The focus of a finding at a node: an IRI as it is, other terms in N-Triples syntax."""
    return node.value if isinstance(node, NamedNode) else str(node)


def by_severity(finding: Finding) -> tuple[int, str, str, str, str]:
    """The sort key of findings."""
    rank = ("Violation", "Warning", "Info").index(finding.severity)
    return rank, finding.shape, finding.focus, finding.path or "", finding.value or ""


def as_text(report: Report, limit: int = 20) -> str:
    """The report as text: the outcome, counts by message, then at most `limit` findings in full."""
    if not report.findings:
        nodes = sum(number for _, number in report.focus_nodes)
        return f"conforms: {len(report.focus_nodes)} shapes, {nodes} nodes tested, no findings ({report.engine})"
    counts = Counter((finding.severity, finding.message) for finding in report.findings)
    verdict = "conforms" if report.conforms else "does not conform"
    lines = [f"{verdict}: {report.violations} violations, {report.warnings} warnings ({report.engine})"]
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

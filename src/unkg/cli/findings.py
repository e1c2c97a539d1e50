"""Output formats for the findings of an audit."""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, astuple, fields
from types import MappingProxyType
from typing import Final, TextIO

from unkg.auditing import VERDICTS, Audit, Finding
from unkg.cli import output
from unkg.queries import Table

Findings = Sequence[Finding]
_SHORT: Final = ("document", "paragraph", "words", "verdict", "link", "reading", "because")
"""The columns of a table; other formats have all fields."""


def summary_line(audits: Sequence[Audit]) -> str:
    """How many links were compared, with counts by verdict."""
    counts = Counter(finding.verdict for audit in audits for finding in audit.findings)
    verdicts = ", ".join(f"{counts[verdict]} {verdict}" for verdict in VERDICTS)
    without = sum(audit.links == 0 for audit in audits)
    links = sum(audit.links for audit in audits)
    unlinked = f"; {without} without links to compare" if without else ""
    return f"documents: {len(audits)}, links: {links}; {verdicts}{unlinked}"


def as_table(findings: Findings, file: TextIO) -> None:
    """A table for people, without offsets and context."""
    output.as_table(_short(findings), file)


def as_markdown(findings: Findings, file: TextIO) -> None:
    """The same columns as a Markdown table."""
    output.as_markdown(_short(findings), file)


def as_csv(findings: Findings, file: TextIO) -> None:
    """All fields, one row per finding."""
    output.as_csv(_whole(findings), file)


def as_safe_csv(findings: Findings, file: TextIO) -> None:
    """The same for spreadsheets."""
    output.as_safe_csv(_whole(findings), file)


def as_json_lines(findings: Findings, file: TextIO) -> None:
    """All fields, one JSON object per line."""
    file.writelines(json.dumps(asdict(finding), ensure_ascii=False) + "\n" for finding in findings)


FORMATS: Final[Mapping[str, Callable[[Findings, TextIO], None]]] = MappingProxyType(
    {"table": as_table, "csv": as_csv, output.SAFE_CSV: as_safe_csv, "jsonl": as_json_lines, "markdown": as_markdown}
)


def _whole(findings: Findings) -> Table:
    return Table(tuple(field.name for field in fields(Finding)), tuple(map(astuple, findings)))


def _short(findings: Findings) -> Table:
    return Table(_SHORT, tuple(tuple(getattr(finding, name) for name in _SHORT) for finding in findings))

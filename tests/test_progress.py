"""Progress bars, and the closing summary of a build."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from unkg.building import Summary
from unkg.cli.summaries import summary_lines
from unkg.validation import Finding, Report


def summary(*severities: str) -> Summary:
    findings = tuple(Finding(severity, "n", None, None, "s", "m") for severity in severities)  # type: ignore[arg-type]
    report = Report("Violation" not in severities, findings, "pySHACL", (("s", 1),))
    return Summary(
        documents=1,
        references={},
        unresolved={},
        actions=0,
        recommendations=0,
        events=0,
        read=1,
        resumed=0,
        unchanged=0,
        set_aside=0,
        removed=0,
        unreadable=0,
        skipped={},
        unknown_formats={},
        megabytes=1.0,
        seconds=1.0,
        validation_seconds=1.0,
        report=report,
    )


@pytest.mark.parametrize(
    ("severities", "verdict"),
    [
        ((), "conforms"),
        (("Warning",), "conforms: 1 warning; see unkg validate"),
        (("Violation", "Warning", "Warning"), "does not conform: 1 violation, 2 warnings; see unkg validate"),
    ],
)
def test_the_verdict_counts_what_was_found(severities: tuple[str, ...], verdict: str) -> None:
    line = next(line for line in summary_lines(summary(*severities)) if line.startswith("SHACL"))
    assert line == f"SHACL            {verdict}"


def test_a_bar_on_the_terminal_leaves_a_pipe_what_is_printed(samples: Path) -> None:
    shown, terminal = pty.openpty()
    command = [sys.executable, "-m", "unkg", "extract", samples / "a-hrc-res-7-15.txt"]
    with os.fdopen(shown, "rb", buffering=0) as screen, os.fdopen(terminal, "wb", buffering=0) as messages:
        # A terminal that nobody reads holds some thousand letters; then who writes to it waits.
        reader = subprocess.Popen(["cat"], stdin=screen, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=messages, check=True, timeout=300)
    reader.wait(60)
    assert json.loads(done.stdout)["document"]["symbol"] == "A/HRC/RES/7/15"

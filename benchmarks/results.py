"""RESULTS.md: the newest figures, one table per heading; replaced tables are moved to `history/`."""

import os
import platform
import re
import subprocess
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.corpora import ROOT

RESULTS = ROOT / "benchmarks" / "RESULTS.md"
_SECTION = re.compile(r"^##+ (?P<title>.+)\n(?P<body>(?:(?!##).*\n)*)", re.MULTILINE)
"""A heading of level two or more, with the text up to the next heading; never the title, `# Results`."""
_MEASURED = re.compile(r"^Measured (\d{4}-\d\d)-\d\d", re.MULTILINE)
_PROGRAMS = ("unkg", "spacy", "ahocorasick-rs", "eyecite", "legal-reference-extraction")


def record(title: str, measured: str, day: date, path: Path = RESULTS) -> None:
    """Replace the figures under the same heading; the old ones are appended to the history of their month.

    If `measured` contains headings, each of its sections replaces the one with the same heading, and `title` is the
    heading of the text before the first. A new heading is appended.
    """
    text = path.read_text(encoding="utf-8")
    for heading, table in _tables(title, measured):
        body = f"\nMeasured {day.isoformat()}. {setting()}\n\n{table}\n\n"
        found = next((section for section in _SECTION.finditer(text) if section["title"] == heading), None)
        if found is None:
            text = f"{text.rstrip()}\n\n## {heading}\n{body}"
        else:
            _keep(found, path.parent / "history", day)
            text = text[: found.start("body")] + body + text[found.end("body") :]
    path.write_text(text.rstrip() + "\n", encoding="utf-8")


def _tables(title: str, measured: str) -> list[tuple[str, str]]:
    """(heading, text) of each section of the measurements."""
    sections = _SECTION.findall(f"## {title}\n{measured}\n")
    return [(heading, body.strip()) for heading, body in sections if body.strip()]


def _keep(section: re.Match[str], folder: Path, day: date) -> None:
    """Append a section to the history of the month of its measurement, or of `day` if it has no date."""
    measured = _MEASURED.search(section["body"])
    month = measured[1] if measured else f"{day:%Y-%m}"
    history = folder / f"{month}.md"
    if not history.exists():
        folder.mkdir(exist_ok=True)
        history.write_text(_PREFACE.format(month), encoding="utf-8")
    with history.open("a", encoding="utf-8") as file:
        file.write(f"\n## {section['title']}, until {day.isoformat()}\n\n{section['body'].strip()}\n")


_PREFACE = """# Results of {}

Figures measured in this month and replaced since, the newest last. [RESULTS](../RESULTS.md) has the current ones.
"""


def setting() -> str:
    """Machine, load and versions in one line."""
    busy = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "load unknown"
    versions = ", ".join(f"{name} {found}" for name in _PROGRAMS if (found := _version(name)))
    machine = f"{_processor()}, {os.cpu_count()} processors, {busy}"
    return f"{machine}; Python {platform.python_version()}, {versions}; {_revision()}."


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.is_file():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _revision() -> str:
    command = ["git", "-C", str(ROOT), "describe", "--always", "--dirty"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    return f"revision {found.stdout.strip()}" if found.returncode == 0 else "no revision"

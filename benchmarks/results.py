"""Where figures are kept: what was measured, on which machine, with which versions, when."""

import os
import platform
import subprocess
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.corpora import ROOT

RESULTS = ROOT / "benchmarks" / "RESULTS.md"
_BESIDE = ("unkg", "spacy", "ahocorasick-rs", "eyecite", "legal-reference-extraction")


def append(title: str, body: str, day: date, path: Path = RESULTS) -> None:
    """Add a section to the results, which are never rewritten."""
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n## {day.isoformat()}: {title}\n\n{setting()}\n\n{body.rstrip()}\n")


def setting() -> str:
    """The machine, how busy it was, and the versions, in one line."""
    busy = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "load unknown"
    versions = ", ".join(f"{name} {found}" for name in _BESIDE if (found := _version(name)))
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

"""The work of each stage on the samples, counted instead of timed, so that the load of the machine does not matter.

The unit is instructions if `perf` can read the counters of the processor, which many virtual machines do not allow.
Otherwise it is function calls, of Python and C, as seen by the profiler, which does not see inside a compiled function.
`python -m benchmarks.counting STAGE` does the work of one stage; COUNTS keeps all numbers for comparison.
"""

import csv
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.corpora import ROOT

if TYPE_CHECKING:
    from unkg.model import Document
    from unkg.store import Store

COUNTS: Final = ROOT / "benchmarks" / "counts.csv"
TOLERANCE: Final = 0.05
"""Accepted growth over the previous count of a stage; a new name in `data/` adds less."""
_SAMPLES: Final = ROOT / "data" / "samples"
_COLUMNS: Final = ("stage", "of", "count", "python", "date")


@dataclass(frozen=True, slots=True)
class Count:
    """The count of one stage."""

    stage: str
    of: str
    """`instructions` or `calls`."""
    count: int
    before: int | None
    """The previous count; None if there is none."""

    @property
    def grown(self) -> float | None:
        """Relative growth over the previous count; negative if smaller."""
        return self.count / self.before - 1 if self.before else None

    @property
    def regressed(self) -> bool:
        """Whether the growth exceeds the tolerance."""
        return self.grown is not None and self.grown > TOLERANCE


def counts(path: Path = COUNTS) -> list[Count]:
    """Count all stages, with their previous counts."""
    of = "instructions" if _perf_counts() else "calls"
    kept = _kept(path)
    return [Count(stage, of, _counted(stage, of), kept.get((stage, of, _python()))) for stage in STAGES]


def keep(found: list[Count], day: date, path: Path = COUNTS) -> None:
    """Append the counts to the file."""
    fresh = not path.exists()
    with path.open("a", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        if fresh:
            rows.writerow(_COLUMNS)
        rows.writerows([one.stage, one.of, one.count, _python(), day.isoformat()] for one in found)


def _kept(path: Path) -> dict[tuple[str, str, str], int]:
    """The last count of each stage, unit and version of Python, since counts differ between versions."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["stage"], row["of"], row["python"]): int(row["count"]) for row in csv.DictReader(file)}


def _python() -> str:
    return ".".join(platform.python_version_tuple()[:2])


def _perf_counts() -> bool:
    if not shutil.which("perf"):
        return False
    tried = subprocess.run([*_PERF, "true"], capture_output=True, text=True, check=False)
    return tried.returncode == 0 and tried.stderr.split(",")[0].isdecimal()


_PERF: Final = ("perf", "stat", "-x", ",", "-e", "instructions:u")


def _counted(stage: str, of: str) -> int:
    command = [sys.executable, "-m", "benchmarks.counting", stage]
    # The iteration order of sets of strings depends on the hash seed, which is random by default.
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    command = [*_PERF, *command] if of == "instructions" else command
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return int(run.stderr.split(",")[0] if of == "instructions" else run.stdout)


# ---- the work of each stage --------------------------------------------------------------------------------------


def _reading() -> Callable[[], object]:
    from unkg import authorities, readers

    return lambda: list(readers.read([_SAMPLES], authorities.load()))


def _extraction() -> Callable[[], object]:
    from unkg import authorities
    from unkg.extraction import extract

    documents, known = _documents(), authorities.load()
    extract(documents[0], known)
    return lambda: [extract(document, known) for document in documents]


def _description() -> Callable[[], object]:
    from unkg import authorities, graph
    from unkg.extraction import extract

    known = authorities.load()
    found = [extract(document, known) for document in _documents()]
    return lambda: [graph.nquads(one, known) for one in found]


def _validation() -> Callable[[], object]:
    from unkg.validation import validate

    opened = _opened()
    return lambda: validate(opened, engine="shacl", workers=1)


def _queries() -> Callable[[], object]:
    from unkg import authorities, queries

    opened = _opened()
    names = [name for name in queries.names() if not any(p.required for p in queries.load(name).parameters)]
    return lambda: [queries.run(opened, authorities.load(), name) for name in names]


def _documents() -> "list[Document]":
    """The samples in English."""
    from unkg import authorities, readers
    from unkg.model import Document

    found = readers.read([_SAMPLES], authorities.load())
    return [one for one in found if isinstance(one, Document) and one.language == "en"]


def _opened() -> "Store":
    """An in-memory store with the samples."""
    import pyoxigraph

    from unkg import authorities, graph
    from unkg.extraction import extract
    from unkg.store import Embedded

    known, loaded = authorities.load(), pyoxigraph.Store()
    for document in _documents():
        loaded.extend(graph.describe(extract(document, known), known))
    loaded.extend(graph.describe_authorities(known))
    return Embedded(loaded)


STAGES: Final[dict[str, Callable[[], Callable[[], object]]]] = {
    "reading": _reading,
    "extraction": _extraction,
    "description": _description,
    "validation": _validation,
    "queries": _queries,
}
"""Each function prepares a stage and returns the work to count."""


def _calls(work: Callable[[], object]) -> int:
    import cProfile
    import pstats

    profile = cProfile.Profile()
    profile.runcall(work)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def main() -> None:
    """Do the work of one stage and print the number of calls."""
    print(_calls(STAGES[sys.argv[1]]()))


if __name__ == "__main__":
    main()

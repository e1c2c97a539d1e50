"""Measure, print, and record in RESULTS.md: see `python -m benchmarks --help`."""

import argparse
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks import (
    accuracy,
    addressees,
    agreement,
    concerns,
    confirmed,
    counting,
    evidence,
    formats,
    marked_names,
    names,
    queries,
    results,
    serving,
    short_forms,
    speed,
    stages,
    submissions,
)
from benchmarks.corpora import ROOT, SHARED, corpora

_MEASUREMENTS = (
    "accuracy",
    "addressees",
    "agreement",
    "concerns",
    "confirmed",
    "formats",
    "marked",
    "names",
    "queries",
    "serving",
    "short-forms",
    "speed",
    "stages",
    "submissions",
)
_HEADINGS = {
    "addressees": "Addressees in texts without annotations",
    "agreement": "Six languages",
    "concerns": "What actions concern",
    "formats": "Formats read",
    "marked": "Names marked by a reader",
    "names": "Names in texts without annotations",
    "serving": "Serving by the clock",
    "short-forms": "Short forms that stay unresolved",
    "speed": "Speed of extraction",
    "submissions": "Submissions of reports",
}
"""Headings in RESULTS.md of the measurements that print none of their own."""


def main() -> int:
    """Run a measurement. Exit code: 2 without corpora."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Accuracy and speed of unkg.")
    parser.add_argument(
        "what",
        nargs="?",
        choices=_MEASUREMENTS,
        help="what to measure (default: stages, one table of all)",
    )
    parser.add_argument("--date", type=date.fromisoformat, default=None, help="date of the results (default: today)")
    parser.add_argument("--print", action="store_true", help="print only; do not update RESULTS.md")
    parser.add_argument("--write-evidence", action="store_true", help="update data/evidence.csv")
    parser.add_argument("--predictions", type=Path, help="confirmed: folder that keeps the extractions for another run")
    parser.add_argument("--sets", nargs="*", default=(), help="confirmed: only these sets, such as GA.en")
    parser.add_argument("--scratch", type=Path, help="queries: folder that keeps the stores for another run")
    parser.add_argument(
        "--documents", type=int, default=stages.DOCUMENTS, help="stages: number of documents of each set"
    )
    options = parser.parse_args()
    if options.what not in {"queries", "serving"} and not corpora():
        print(f"no corpora at {SHARED}: set UNKG_SHARED to their folder", file=sys.stderr)
        return 2
    what, day = options.what or "stages", options.date or date.today()  # noqa: DTZ011  the local date
    if what == "stages":
        return _stages(options.documents, day, keep=not options.print)
    body = _queries(options.scratch) if what == "queries" else _measured(what, options)
    print(body)
    if not options.print:
        results.record(_HEADINGS.get(what, what), body, day)
    return 0


def _stages(documents: int, day: date, *, keep: bool) -> int:
    """Print the table of all stages. Exit code: 1 if the count of a stage has grown."""
    counts = counting.counts()
    body = stages.table(*stages.measure(documents), counts)
    print(body)
    if keep:
        results.record("Stages", body, day)
        counting.keep(counts, day)
    return 1 if any(count.regressed for count in counts) else 0


def _measured(what: str, options: argparse.Namespace) -> str:
    if what == "accuracy":
        return _accuracy(write_evidence=options.write_evidence)
    if what == "confirmed":
        return confirmed.tables(confirmed.measure(options.predictions, names=tuple(options.sets)))
    return _WITHOUT_OPTIONS[what]()


def _tell(line: str) -> None:
    print(line, file=sys.stderr)


def _concerns() -> str:
    """The table; the errors go to stderr."""
    scores = concerns.measure()
    print(*(error for score in scores.values() for error in score.errors), sep="\n", file=sys.stderr)
    return concerns.table(scores)


def _queries(scratch: Path | None) -> str:
    with TemporaryDirectory(prefix="unkg-queries-") as folder:
        return queries.measure(scratch or Path(folder), _tell)


def _accuracy(*, write_evidence: bool) -> str:
    found = accuracy.measure(_tell)
    if write_evidence:
        evidence.write(ROOT / "data" / "evidence.csv", found.by_evidence)
    return accuracy.tables(found)


_WITHOUT_OPTIONS: Final[Mapping[str, Callable[[], str]]] = {
    "addressees": lambda: addressees.table(addressees.measure()[0]),
    "agreement": lambda: agreement.tables(agreement.measure(_tell)),
    "concerns": _concerns,
    "formats": lambda: formats.table(formats.measure(formats.manuscripts(), _tell)),
    "marked": marked_names.tables,
    "names": lambda: names.table(names.measure()),
    "serving": lambda: serving.measure(_tell),
    "short-forms": lambda: short_forms.table(short_forms.measure()),
    "speed": lambda: speed.table(speed.measure()),
    "submissions": lambda: submissions.table(submissions.measure()),
}
"""Measurements that take no options."""

if __name__ == "__main__":
    sys.exit(main())

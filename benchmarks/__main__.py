"""`python -m benchmarks [accuracy|confirmed|formats|names|queries|speed|stages]`: measure, print, and record in RESULTS.md."""

import argparse
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import accuracy, confirmed, counting, evidence, formats, names, queries, results, speed, stages
from benchmarks.corpora import ROOT, SHARED, corpora

_HEADINGS = {"formats": "Formats read", "names": "Names in texts without annotations", "speed": "Speed of extraction"}
"""The heading in RESULTS.md of what prints one table; the others print their own headings."""


def main() -> int:
    """Run what is asked for; 2 where there is nothing to measure on."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Accuracy and speed of unkg.")
    parser.add_argument(
        "what",
        nargs="?",
        choices=["accuracy", "confirmed", "formats", "names", "queries", "speed", "stages"],
        help="stages, if not said: one table of them all",
    )
    parser.add_argument("--date", type=date.fromisoformat, default=None, help="of the results, else today's")
    parser.add_argument("--print", action="store_true", help="only print, leave RESULTS.md as it is")
    parser.add_argument("--write-evidence", action="store_true", help="renew data/evidence.csv, which ships")
    parser.add_argument("--predictions", type=Path, help="confirmed: what was extracted is kept here, and read again")
    parser.add_argument("--sets", nargs="*", default=(), help="confirmed: only these, as GA.en")
    parser.add_argument(
        "--scratch", type=Path, help="queries: the stores that are asked are kept here, for another run"
    )
    parser.add_argument("--documents", type=int, default=stages.DOCUMENTS, help="stages: of each set")
    asked = parser.parse_args()
    if asked.what != "queries" and not corpora():
        print(f"no corpora at {SHARED}: set UNKG_SHARED to their folder", file=sys.stderr)
        return 2
    what, day = asked.what or "stages", asked.date or date.today()  # noqa: DTZ011  the day where the machine stands
    if what == "stages":
        return _stages(asked.documents, day, keep=not asked.print)
    body = _queries(asked.scratch) if what == "queries" else _measured(what, asked)
    print(body)
    if not asked.print:
        results.record(_HEADINGS.get(what, what), body, day)
    return 0


def _stages(documents: int, day: date, *, keep: bool) -> int:
    """Print the table of all stages; 1 where one of them does more than it did."""
    counts = counting.counts()
    body = stages.table(*stages.measure(documents), counts)
    print(body)
    if keep:
        results.record("Stages", body, day)
        counting.keep(counts, day)
    return 1 if any(count.regressed for count in counts) else 0


def _measured(what: str, asked: argparse.Namespace) -> str:
    if what == "accuracy":
        return _accuracy(write_evidence=asked.write_evidence)
    if what == "confirmed":
        return confirmed.tables(confirmed.measure(asked.predictions, names=tuple(asked.sets)))
    if what == "formats":
        return formats.table(formats.measure(formats.manuscripts(), lambda name: print(name, file=sys.stderr)))
    return names.table(names.measure()) if what == "names" else speed.table(speed.measure())


def _queries(scratch: Path | None) -> str:
    with TemporaryDirectory(prefix="unkg-queries-") as folder:
        return queries.measure(scratch or Path(folder), lambda line: print(line, file=sys.stderr))


def _accuracy(*, write_evidence: bool) -> str:
    found = accuracy.measure(lambda name: print(name, file=sys.stderr))
    if write_evidence:
        evidence.write(ROOT / "data" / "evidence.csv", found.by_evidence)
    return accuracy.tables(found)


if __name__ == "__main__":
    sys.exit(main())

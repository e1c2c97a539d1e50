"""Endurance tests, started by hand from `tests/`: `python -m fuzz.endure --help`.

Each way is run in parts, each with a seed and in a process of its own. What became of a part is recorded in
`build/endure/record.jsonl`, or another folder: after an interruption, the parts that have ended are not run again. A
part that fails is recorded with its seed and the folder of its input, and does not stop the others.

A way is a generator: from a folder to work in and a seed it yields what became of each case, in a few words, and raises
an exception for a case that must not be. It writes an input to the folder before it is tried. To add a way, write such
a function and add a line to WAYS.
"""

import argparse
import faulthandler
import json
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final

from fuzz import guided
from fuzz.record import Ended, Record, program, table

SUITE: Final = Path(__file__).parents[1]
_UNHURRIED: Final = 3_600
"""Seconds for a case that measures processor time, which other programs may make wait."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way of testing: how many parts, and how many cases in each."""

    run: str
    """The generator of the cases, as module of `fuzz` and function."""
    what: str
    parts: int
    cases: int | None
    """None for all that there are."""
    hang: int | None = 300
    """Seconds for one case, several times the longest; None if the way has limits of its own."""


WAYS: Final = {
    "damages": Way("damages.run", "files of a store are damaged: same answers, or refused", 10, 50),
    "kills": Way("kills.run", "builds are killed: nothing is lost or doubled", 10, 20),
    "texts": Way("guided.texts", "extraction, explanation and graph of texts, guided", 10, guided.TEXTS, None),
    "files": Way("guided.files", "files of a format for its reader, guided", 24, guided.FILES, None),
    "folders": Way("folders.run", "folders that change, built again and again: each store is as a new one", 5, 20),
    "trees": Way("trees.run", "folders with pipes, devices, links and odd names: every text is read", 10, 10),
    "endpoints": Way("endpoints.run", "endpoints that answer anything: one line, or what they said", 10, 100),
    "limits": Way("limits.run", "queries with little time or memory, and interrupts: they end", 10, 5),
    "flood": Way("flood.endure", "two hundred hostile clients: an honest one hardly notices", 1, 1, None),
    "properties": Way("properties.run", "the properties of the suite, with new examples", 3, 1, 3_600),
    "growth": Way("growth.run", "texts that repeat a pattern: time grows with their length", 1, None, _UNHURRIED),
    "lines": Way("lines.run", "lines of ten megabytes: the same", 1, None, _UNHURRIED),
    "length": Way("growth.length", "texts of a megabyte that repeat a pattern", 1, None, _UNHURRIED),
}
"""The ways, those whose failure is worst first."""


def main() -> int:
    """Run the parts that have not ended. Exit code: 1 if one failed."""
    parser = argparse.ArgumentParser(
        prog="python -m fuzz.endure", epilog="; ".join(f"{name}: {way.what}" for name, way in WAYS.items())
    )
    parser.add_argument("ways", nargs="*", choices=[*WAYS, []], help="default: all")
    parser.add_argument("--record", type=Path, default=SUITE.parent / "build" / "endure", help="default: build/endure")
    parser.add_argument("--seeds", type=int, nargs="+", help="run these parts only, each anew")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="begin no part after this time")
    parser.add_argument("--table", action="store_true", help="print what is recorded, and run nothing")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.inside:
        _run_inside(arguments.ways[0], arguments.seeds[0], arguments.inside)
        return 0
    record = Record(arguments.record.resolve())
    if arguments.table:
        print(table(record))
        return 0
    return _run_all(record, arguments.ways or list(WAYS), arguments.seeds, 60 * arguments.minutes)


def _run_all(record: Record, ways: list[str], seeds: list[int] | None, seconds: float) -> int:
    began, revision, failed = time.monotonic(), program(SUITE.parent), 0
    parts = [(way, seed) for way in ways for seed in seeds or range(WAYS[way].parts)]
    for way, seed in parts:
        if not seeds and record.has(way, seed, revision):
            continue
        if time.monotonic() - began > seconds:
            print("time is up; the same command goes on from here")
            break
        ended = _run_part(record, way, seed, revision)
        record.add(ended)
        failed += ended.failure is not None
        shown = ended.failure or ", ".join(f"{count:,} {what}" for what, count in sorted(ended.outcomes.items()))
        print(f"{way}, seed {seed}: {shown} in {ended.seconds:.0f} s", flush=True)
        if ended.inputs:
            print(f"  input: {ended.inputs}", flush=True)
    return 1 if failed else 0


def command(way: str, seed: int, folder: Path) -> list[str]:
    """The command that runs a part in a process of its own."""
    return [sys.executable, "-m", "fuzz.endure", way, "--seeds", str(seed), "--inside", str(folder)]


def _run_part(record: Record, way: str, seed: int, revision: str) -> Ended:
    """Run a part in a process of its own; its folder is kept if it failed."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix=f"unkg-{way}-") as name:
        folder = Path(name)
        with (folder / "output.txt").open("w", encoding="utf-8") as output:
            code = subprocess.run(
                command(way, seed, folder), cwd=SUITE, stdout=output, stderr=output, check=False
            ).returncode
        outcomes = _outcomes(folder)
        failure = inputs = None
        if code:
            inputs = record.folder / "failures" / f"{way}-{seed}-{revision}"
            shutil.rmtree(inputs, ignore_errors=True)
            shutil.copytree(folder, inputs, symlinks=True, ignore=_irregular)
            failure = _last_line(folder / "output.txt", code)
        kept = folder / "corpus"
        if kept.is_dir():
            shutil.copytree(kept, record.folder / "corpus" / f"{way}-{seed}", dirs_exist_ok=True)
    return Ended(
        way, seed, sum(outcomes.values()), outcomes, round(time.monotonic() - began, 1), revision, failure,
        str(inputs) if inputs else None,
    )  # fmt: skip


def _irregular(folder: str, names: list[str]) -> set[str]:
    """The names of pipes, sockets and devices, which cannot be copied."""
    return {name for name in names if not ((p := Path(folder, name)).is_symlink() or p.is_file() or p.is_dir())}


def _outcomes(folder: Path) -> dict[str, int]:
    path = folder / "outcomes.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def _last_line(output: Path, code: int) -> str:
    lines = output.read_text(encoding="utf-8", errors="replace").split("\n")
    said = next((line for line in reversed(lines) if line.strip()), "")
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}: {said[:300]}"


def _run_inside(way: str, seed: int, folder: Path) -> None:
    """Run a part in this process; `outcomes.json` says after each case what became of all so far."""
    module, function = WAYS[way].run.split(".")
    outcomes: Counter[str] = Counter()
    with closing(getattr(import_module(f"fuzz.{module}"), function)(folder, seed)) as cases:
        for _ in range(WAYS[way].cases or sys.maxsize):
            if hang := WAYS[way].hang:
                faulthandler.dump_traceback_later(hang, exit=True)
            outcome = next(cases, None)
            faulthandler.cancel_dump_traceback_later()
            if outcome is None:
                break
            outcomes[outcome] += 1
            (folder / "outcomes.json").write_text(json.dumps(outcomes), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())

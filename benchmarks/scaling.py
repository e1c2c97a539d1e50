"""`python -m benchmarks.scaling [--documents 1000 3000 …] [--print]`: how time and memory grow with the documents."""

import argparse
import json
import math
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import linear_regression
from tempfile import TemporaryDirectory

from benchmarks import invented, results

SIZES = (1, 1000, 3000, 10000)
"""Documents of each size, if none is named. What one document takes is the start of a program, which does not grow."""
STEEP = 1.1
"""An exponent above this is to be explained."""
_CITED, _CITING = "A/RES/31/1", "A/RES/31/2"
"""Among the oldest documents of a collection, which most others cite."""
_ASK = """
import json, sys, time
from unkg import authorities, queries, store
known = authorities.load()
with store.open_store(sys.argv[1]) as opened:
    for name in queries.names():
        given = {p.name: {"symbol": sys.argv[3] if p.name == "citing" else sys.argv[2]}.get(p.type, p.example)
                 for p in queries.load(name).parameters if p.required}
        began = time.process_time()
        rows = len(queries.run(opened, known, name, **given))
        print(json.dumps([name, time.process_time() - began, rows]))
"""
"""A program that asks a store every canned query, with the parameters that it must be given."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one stage took."""

    stage: str
    documents: int
    processor: float
    """Seconds of processor time, of all processes."""
    megabytes: int | None
    """The most that one of its processes had in memory; None: not measured by itself."""


def measure(documents: int, folder: Path) -> Iterator[Cost]:
    """Each stage as a command of its own, on so many invented documents."""
    source, changed, one = (folder / f"{name}.jsonl" for name in ("all", "changed", "one"))
    _write(source, documents)
    _change_one(source, changed, one)
    store = ["--store", folder / "store"]
    yield _cost(documents, "extract", ["extract", source, "-o", folder / "found.jsonl"])
    yield _cost(documents, "build", ["build", source, *store, "--no-validation"])
    yield _cost(documents, "validate", ["build", source, *store])
    yield _cost(documents, "build again, unchanged", ["build", source, *store])
    yield from _asked(documents, folder / "store")
    yield _cost(documents, "publish", ["publish", *store, "-o", folder / "dumps"])
    yield _cost(documents, "build again, one changed", ["build", changed, *store])
    yield _cost(documents, "build again, pruned to one", ["build", one, *store, "--prune", "--no-validation"])


def _write(path: Path, documents: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in invented.lines(documents))


def _change_one(source: Path, changed: Path, one: Path) -> None:
    """Copies of a file: one in which the first document has another word, and one with nothing but that document."""
    with source.open(encoding="utf-8") as lines, changed.open("w", encoding="utf-8") as copy:
        first = next(lines)
        one.write_text(first, encoding="utf-8")
        copy.write(first.replace("present", "first"))
        copy.writelines(lines)


def _cost(documents: int, stage: str, words: Sequence[str | Path]) -> Cost:
    return watched(documents, stage, ["-m", "unkg", *map(str, words)])[0]


def _asked(documents: int, store: Path) -> Iterator[Cost]:
    """Each query in one process, and that process as a whole."""
    whole, told = watched(documents, "all queries in one process", ["-c", _ASK, str(store), _CITED, _CITING])
    for name, processor, _ in map(json.loads, told.splitlines()):
        yield Cost(f"query {name}", documents, processor, None)
    yield whole


def watched(documents: int, stage: str, words: Sequence[str]) -> tuple[Cost, str]:
    """What Python took for a program or module, with all its processes, and what it printed.

    Raises SystemExit where it fails.
    """
    began = time.perf_counter()
    with subprocess.Popen([sys.executable, *words], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{stage} of {documents} documents ended with exit code {process.returncode}")
    cost = Cost(stage, documents, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)
    print(cost, f"{time.perf_counter() - began:.1f} s by the clock", file=sys.stderr, flush=True)
    return cost, told


@dataclass(frozen=True, slots=True)
class Growth:
    """The power of the number of documents with which processor time grows."""

    exponent: float
    spread: float | None
    """The standard error of the fit; None: of two sizes there is none."""


def growth(costs: Sequence[Cost]) -> Growth | None:
    """A straight line through the logarithms of all sizes, less what one document takes; None for fewer than two."""
    start = next((cost.processor for cost in costs if cost.documents == 1), 0.0)
    points = [
        (math.log(cost.documents), math.log(cost.processor - start))
        for cost in costs
        if cost.documents > 1 and cost.processor > start
    ]
    if len(points) < 2:
        return None
    line = linear_regression(*zip(*points, strict=True))
    return Growth(line.slope, _standard_error(points, line.slope, line.intercept) if len(points) > 2 else None)


def _standard_error(points: Sequence[tuple[float, float]], slope: float, intercept: float) -> float:
    mean = sum(x for x, _ in points) / len(points)
    left = sum((y - slope * x - intercept) ** 2 for x, y in points) / (len(points) - 2)
    return math.sqrt(left / sum((x - mean) ** 2 for x, _ in points))


def table(costs: Sequence[Cost]) -> str:
    """The costs as Markdown, a row a stage; what grows more steeply than it should is marked."""
    sizes = sorted({cost.documents for cost in costs})
    heads = [f"{size:,}" for size in sizes]
    rows = [
        "Seconds of processor time of all processes / the most megabytes of one; exponents with their standard error.",
        "",
        f"| stage | {' | '.join(heads)} | exponent |",
        f"| --- |{' --- |' * (len(sizes) + 1)}",
    ]
    for stage in dict.fromkeys(cost.stage for cost in costs):
        of = {cost.documents: cost for cost in costs if cost.stage == stage}
        cells = [_cell(of[size]) if size in of else "" for size in sizes]
        rows.append(f"| {stage} | {' | '.join(cells)} | {_told(growth(list(of.values())))} |")
    return "\n".join(rows)


def _cell(cost: Cost) -> str:
    return f"{cost.processor:.3g}" + ("" if cost.megabytes is None else f" / {cost.megabytes}")


def _told(found: Growth | None) -> str:
    if found is None:
        return ""
    spread = "" if found.spread is None else f" ± {found.spread:.2f}"
    return f"{found.exponent:.2f}{spread}{' **steep**' if found.exponent > STEEP else ''}"


def main() -> None:
    """Measure, print, and record in RESULTS.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scaling", description="How unkg grows.")
    parser.add_argument("--documents", type=int, nargs="+", default=SIZES)
    parser.add_argument("--print", action="store_true", help="only print, leave RESULTS.md as it is")
    asked = parser.parse_args()
    costs: list[Cost] = []
    for documents in asked.documents:
        with TemporaryDirectory(prefix="unkg-scaling-") as folder:
            costs += measure(documents, Path(folder))
    print(table(costs))
    if not asked.print:
        results.record("Growth", table(costs), date.today())  # noqa: DTZ011  the day where the machine stands


if __name__ == "__main__":
    main()

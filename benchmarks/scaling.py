"""Growth of time and memory with the number of documents.

`python -m benchmarks.scaling [--documents 1000 3000 …] [--print]` measures all stages.
`python -m benchmarks.scaling shards 10000 100000 1000000` measures extraction and description into shards, in
`build/scaling`: if it is interrupted, the same command goes on.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from statistics import linear_regression
from tempfile import TemporaryDirectory

from benchmarks import invented, results

SIZES = (1, 1000, 3000, 10000)
"""Default sizes in documents. The time for one document is that of starting the program, which does not grow."""
STEEP = 1.1
"""Exponents above this are marked."""
_CITED, _CITING = "A/RES/31/1", "A/RES/31/2"
"""Two of the oldest documents in a collection, cited by most others."""
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
"""A program that runs all canned queries on a store, with their required parameters."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Time and memory of one stage."""

    stage: str
    documents: int
    processor: float
    """Seconds of processor time, of all processes."""
    megabytes: int | None
    """Peak memory of its largest process; None if it was not measured separately."""


def measure(documents: int, folder: Path) -> Iterator[Cost]:
    """Run each stage as a separate command on this many generated documents."""
    source, changed, one = (folder / f"{name}.jsonl" for name in ("all", "changed", "one"))
    _write(source, documents)
    _change_one(source, changed, one)
    store = ["--store", folder / "store"]
    yield _cost(documents, "extract", ["extract", source, "-o", folder / "found.jsonl"])
    yield _cost(documents, "build", ["build", source, *store, "--no-validation"])
    yield _cost(documents, "validate", ["build", source, *store])
    yield _cost(documents, "build again, unchanged", ["build", source, *store])
    yield from _queries(documents, folder / "store")
    yield _cost(documents, "publish", ["publish", *store, "-o", folder / "dumps"])
    yield _cost(documents, "build again, one changed", ["build", changed, *store])
    yield _cost(documents, "build again, pruned to one", ["build", one, *store, "--prune", "--no-validation"])


def measure_shards(documents: int, folder: Path, *, validate: bool) -> Iterator[Cost]:
    """Build shards of this many generated documents, and again; what was measured before is read from the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    source, shards = folder / "all.jsonl", folder / "shards"
    if not source.exists():
        _write(folder / "all.new", documents)
        (folder / "all.new").replace(source)
    words: list[str | Path] = ["build", source, "--shards", shards, "--timeout", "0"]
    yield _measured_once(folder, documents, "shards", [*words, "--no-validation"])
    yield _measured_once(folder, documents, "shards again, unchanged", [*words, "--no-validation"])
    if validate:
        yield _measured_once(folder, documents, "shards validated", words)


def _measured_once(folder: Path, documents: int, stage: str, words: Sequence[str | Path]) -> Cost:
    """The cost of a stage, kept in the folder; of a stage that was interrupted, the cost of the rest."""
    noted = folder / f"{stage}.json"
    if not noted.exists():
        cost = _cost(documents, stage, words)
        noted.write_text(json.dumps(asdict(cost)), encoding="utf-8")
    return Cost(**json.loads(noted.read_text(encoding="utf-8")))


def _write(path: Path, documents: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in invented.lines(documents))


def _change_one(source: Path, changed: Path, one: Path) -> None:
    """Write two copies of a file: one with a changed word in the first document, one with only that document."""
    with source.open(encoding="utf-8") as lines, changed.open("w", encoding="utf-8") as copy:
        first = next(lines)
        one.write_text(first, encoding="utf-8")
        copy.write(first.replace("present", "first"))
        copy.writelines(lines)


def _cost(documents: int, stage: str, words: Sequence[str | Path]) -> Cost:
    return watched(documents, stage, ["-m", "unkg", *map(str, words)])[0]


def _queries(documents: int, store: Path) -> Iterator[Cost]:
    """The costs of each query in one process, and of the whole process."""
    whole, output = watched(documents, "all queries in one process", ["-c", _ASK, str(store), _CITED, _CITING])
    for name, processor, _ in map(json.loads, output.splitlines()):
        yield Cost(f"query {name}", documents, processor, None)
    yield whole


def watched(documents: int, stage: str, words: Sequence[str]) -> tuple[Cost, str]:
    """The cost of a Python program or module, including its child processes, and its output.

    Raises SystemExit if it fails.
    """
    began = time.perf_counter()
    with subprocess.Popen([sys.executable, *words], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        output = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{stage} of {documents} documents ended with exit code {process.returncode}")
    cost = Cost(stage, documents, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)
    print(cost, f"{time.perf_counter() - began:.1f} s by the clock", file=sys.stderr, flush=True)
    return cost, output


@dataclass(frozen=True, slots=True)
class Growth:
    """Growth of processor time as a power of the number of documents."""

    exponent: float
    spread: float | None
    """Standard error of the fit; None for two sizes."""


def growth(costs: Sequence[Cost]) -> Growth | None:
    """A linear fit of the logarithms, after subtracting the time for one document; None for fewer than two sizes."""
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
    """The costs as Markdown, one row per stage; steep growth is marked."""
    sizes = sorted({cost.documents for cost in costs})
    heads = [f"{size:,}" for size in sizes]
    rows = [
        "Processor time of all processes in seconds / peak memory of the largest in MB; exponents with standard error.",
        "",
        f"| stage | {' | '.join(heads)} | exponent |",
        f"| --- |{' --- |' * (len(sizes) + 1)}",
    ]
    for stage in dict.fromkeys(cost.stage for cost in costs):
        of = {cost.documents: cost for cost in costs if cost.stage == stage}
        cells = [_cell(of[size]) if size in of else "" for size in sizes]
        rows.append(f"| {stage} | {' | '.join(cells)} | {_printed(growth(list(of.values())))} |")
    return "\n".join(rows)


def _cell(cost: Cost) -> str:
    return f"{cost.processor:.3g}" + ("" if cost.megabytes is None else f" / {cost.megabytes}")


def _printed(found: Growth | None) -> str:
    if found is None:
        return ""
    spread = "" if found.spread is None else f" ± {found.spread:.2f}"
    return f"{found.exponent:.2f}{spread}{' **steep**' if found.exponent > STEEP else ''}"


def main() -> None:
    """Measure, print, and record in RESULTS.md."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.scaling", description="Growth of time and memory with the number of documents."
    )
    parser.add_argument("shards", nargs="*", metavar="shards N …", help="only shards of so many documents")
    parser.add_argument("--documents", type=int, nargs="+", default=SIZES)
    parser.add_argument("--folder", type=Path, default=Path("build/scaling"), help="where shards are made")
    parser.add_argument("--validate", action="store_true", help="validate the shards too")
    parser.add_argument("--print", action="store_true", help="only print, leave RESULTS.md as it is")
    options = parser.parse_args()
    costs: list[Cost] = []
    if options.shards:
        for documents in _sizes(parser, options.shards):
            costs += measure_shards(documents, options.folder / f"{documents}", validate=options.validate)
    else:
        for documents in options.documents:
            with TemporaryDirectory(prefix="unkg-scaling-") as folder:
                costs += measure(documents, Path(folder))
    print(table(costs))
    if not options.print:
        heading = "Growth of shards" if options.shards else "Growth"
        results.record(heading, table(costs), date.today())  # noqa: DTZ011  the day where the machine stands


def _sizes(parser: argparse.ArgumentParser, words: list[str]) -> list[int]:
    if words[0] != "shards" or not words[1:] or not all(word.isdecimal() for word in words[1:]):
        parser.error("name shards and numbers of documents: shards 10000 100000")
    return [int(word) for word in words[1:]]


if __name__ == "__main__":
    main()

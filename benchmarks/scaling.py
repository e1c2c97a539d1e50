"""`python -m benchmarks.scaling [--documents 100 1000 …] [--print]`: how time and memory grow with the documents."""

import argparse
import json
import math
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import linear_regression
from tempfile import TemporaryDirectory

from benchmarks import results

NUMBERED = (100, 1000, 10000)
"""Documents of each size, if none is named."""
QUERIES = ("documents-citing", "cited-by-document", "most-cited", "recommendations", "instruments-invoked")
"""Queries that are timed, with the first document, its State or nothing."""
_GIVEN = {
    "documents-citing": "document=A/HRC/RES/1/1",
    "cited-by-document": "document=A/HRC/RES/2/9",
    "recommendations": "addressee=PRK",
}
_VERBS = ("Recalling", "Reaffirming", "Taking note of", "Welcoming", "Bearing in mind")
_ASKS = ("Urges", "Calls upon", "Requests", "Encourages", "Invites")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command took."""

    stage: str
    documents: int
    seconds: float
    processor: float
    """Seconds of processor time, of all processes."""
    megabytes: int
    """The most that one of its processes had in memory."""


def generated(documents: int) -> Iterator[str]:
    """Lines of JSON: resolutions of about a kilobyte, a dozen references each, most of them to others of the set."""
    drawn = random.Random(documents)
    for number in range(documents):
        yield json.dumps({"symbol": _symbol(number), "text": _text(number, drawn)}, ensure_ascii=False)


def _symbol(number: int) -> str:
    return f"A/HRC/RES/{number // 99 + 1}/{number % 99 + 1}"


def _text(number: int, drawn: random.Random) -> str:
    cited = [drawn.randrange(number) if number else 0 for _ in range(8)]
    preamble = [f"{drawn.choice(_VERBS)} its resolution {_symbol(one).removeprefix('A/HRC/RES/')}," for one in cited]
    operative = [
        f"{at}. {verb} the Democratic People's Republic of Korea to implement the International Covenant on Civil and "
        f"Political Rights and to report on its obligations by the year {2030 + at};"
        for at, verb in enumerate(_ASKS, 1)
    ]
    lines = [_symbol(number), "The Human Rights Council,", *preamble, *operative]
    return "\n\n".join(lines) + f"\n\n6. Decides to remain seized of the matter of item {number}.\n"


def measure(documents: int, folder: Path) -> Iterator[Cost]:
    """Each stage as a command of its own, on so many generated documents."""
    source, changed, store = folder / "all.jsonl", folder / "changed.jsonl", folder / "store"
    lines = list(generated(documents))
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    changed.write_text("\n".join([lines[-1].replace("seized", "aware"), *lines[:-1]]) + "\n", encoding="utf-8")
    stages = {
        "extract": ["extract", source, "-o", folder / "out.jsonl"],
        "build": ["build", source, "--store", store, "--no-validation"],
        "validate": ["build", source, "--store", store],
        "build again, unchanged": ["build", source, "--store", store],
        "build again, one changed": ["build", changed, "--store", store],
        "build again, pruned to one": ["build", folder / "one.jsonl", "--store", store, "--prune", "--no-validation"],
    }
    (folder / "one.jsonl").write_text(lines[0] + "\n", encoding="utf-8")
    for stage, words in stages.items():
        if stage == "build again, pruned to one":
            yield from (_cost(documents, f"query {name}", _query(name, store)) for name in QUERIES)
        yield _cost(documents, stage, words)


def _query(name: str, store: Path) -> list[str | Path]:
    given = [_GIVEN[name]] if name in _GIVEN else []
    return ["query", name, *given, "--store", store, "--format", "csv"]


def _cost(documents: int, stage: str, words: Sequence[str | Path]) -> Cost:
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "unkg", *map(str, words)], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{stage} of {documents} documents ended with exit code {process.returncode}")
    seconds = time.perf_counter() - began
    cost = Cost(stage, documents, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)
    print(cost, file=sys.stderr)
    return cost


def exponent(costs: Sequence[Cost]) -> float | None:
    """The power of the number of documents with which processor time grows; None where two sizes were not measured.

    Of the two largest sizes: small ones are mostly the time in which a program starts.
    """
    largest = sorted(costs, key=lambda cost: cost.documents)[-2:]
    if len(largest) < 2:
        return None
    return linear_regression(
        *zip(*((math.log(c.documents), math.log(c.processor)) for c in largest), strict=True)
    ).slope


def table(costs: Sequence[Cost]) -> str:
    """The costs as Markdown, a row a stage."""
    sizes = sorted({cost.documents for cost in costs})
    heads = [f"{size:,}: processor s / MB" for size in sizes]
    rows = [f"| stage | {' | '.join(heads)} | exponent |", f"| --- |{' --- |' * (len(sizes) + 1)}"]
    for stage in dict.fromkeys(cost.stage for cost in costs):
        of = {cost.documents: cost for cost in costs if cost.stage == stage}
        cells = [f"{of[size].processor:.1f} / {of[size].megabytes}" if size in of else "" for size in sizes]
        power = exponent(list(of.values()))
        rows.append(f"| {stage} | {' | '.join(cells)} | {'' if power is None else f'{power:.2f}'} |")
    return "\n".join(rows)


def main() -> None:
    """Measure, print, and add to RESULTS.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scaling", description="How unkg grows.")
    parser.add_argument("--documents", type=int, nargs="+", default=NUMBERED)
    parser.add_argument("--print", action="store_true", help="only print, add nothing to RESULTS.md")
    asked = parser.parse_args()
    costs = []
    for documents in asked.documents:
        with TemporaryDirectory(prefix="unkg-scaling-") as folder:
            costs += measure(documents, Path(folder))
    print(table(costs))
    if not asked.print:
        results.append("scaling", table(costs), date.today())  # noqa: DTZ011  the day where the machine stands


if __name__ == "__main__":
    main()

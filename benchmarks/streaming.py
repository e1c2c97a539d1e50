"""`python -m benchmarks.streaming [--gigabytes 5] [--print]`: `unkg extract` on a JSON Lines file of any size.

The text has one reference in five kilobytes, so that five gigabytes do not take hours: the subject is memory, which
must not grow with the file. Linux only, since the memory of each process is read from /proc.
"""

import argparse
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import invented, results

_OF_ONE: int = 100
"""Kilobytes of a document."""
_DIFFERENT = 200
"""Number of distinct texts; the file repeats them under other ids."""
_EVERY = 0.2
"""Seconds between two samples of memory."""


@dataclass(frozen=True, slots=True)
class Stream:
    """Time and memory of reading one file."""

    gigabytes: float
    documents: int
    seconds: float
    processor: float
    """Processor time of all processes in seconds."""
    driver: int
    """Peak memory of the process that reads and writes, in megabytes."""
    workers: int
    """Peak memory of the largest worker."""


def write(path: Path, gigabytes: float) -> int:
    """Write a file of this size; returns the number of lines."""
    texts = [json.dumps(invented.prose(_OF_ONE, seed)) for seed in range(_DIFFERENT)]
    with path.open("w", encoding="utf-8") as file:
        for number in count():
            if file.tell() >= gigabytes * 1e9:
                return number
            file.write(f'{{"id": "{number}", "text": {texts[number % _DIFFERENT]}}}\n')
    raise AssertionError


def measure(gigabytes: float) -> Stream:
    """Write a file, extract from it, and remove both. Raises SystemExit if a document is lost."""
    with TemporaryDirectory(prefix="unkg-streaming-") as folder:
        source, found = Path(folder) / "all.jsonl", Path(folder) / "found.jsonl"
        documents = write(source, gigabytes)
        stream = _watched(["extract", str(source), "-o", str(found)], source.stat().st_size / 1e9, documents)
        with found.open("rb") as lines:
            answered = sum(1 for _ in lines)
    if answered != documents:
        raise SystemExit(f"{documents} documents went in, {answered} came out")
    return stream


def _watched(words: Sequence[str], gigabytes: float, documents: int) -> Stream:
    began, peaks, ended = time.perf_counter(), dict[int, int](), threading.Event()
    process = subprocess.Popen([sys.executable, "-m", "unkg", *words])
    watch = threading.Thread(target=_look, args=(process.pid, peaks, ended))
    watch.start()
    _, status, used = os.wait4(process.pid, 0)
    ended.set()
    watch.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"unkg {words[0]} ended with exit code {process.returncode}")
    driver = peaks.pop(process.pid)
    seconds = time.perf_counter() - began
    return Stream(gigabytes, documents, seconds, used.ru_utime + used.ru_stime, driver, max(peaks.values(), default=0))


def _look(driver: int, peaks: dict[int, int], ended: threading.Event) -> None:
    """Record the peak memory of each process in megabytes until `ended` is set."""
    while not ended.wait(_EVERY):
        for process in [driver, *_children(driver)]:
            if (peak := _peak(process)) is not None:
                peaks[process] = max(peak, peaks.get(process, 0))


def _children(process: int) -> list[int]:
    try:
        tasks = Path(f"/proc/{process}/task").iterdir()
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []


def _peak(process: int) -> int | None:
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return None
    return next((int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM:")), None)


def table(streams: Sequence[Stream]) -> str:
    """The figures as Markdown."""
    heads = (
        "GB of JSON Lines",
        "documents",
        "minutes",
        "processor minutes",
        "MB/s of processor time",
        "driver MB",
        "worker MB",
    )
    rows = [
        f"| {s.gigabytes:.2f} | {s.documents:,} | {s.seconds / 60:.1f} | {s.processor / 60:.1f} "
        f"| {1000 * s.gigabytes / s.processor:.2f} | {s.driver} | {s.workers} |"
        for s in streams
    ]
    return "\n".join([f"| {' | '.join(heads)} |", "|" + " --- |" * len(heads), *rows])


def main() -> None:
    """Measure, print, and record in RESULTS.md."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.streaming", description="Memory of unkg extract on large files."
    )
    parser.add_argument("--gigabytes", type=float, nargs="+", default=[0.05, 5.0])
    parser.add_argument("--print", action="store_true", help="only print, leave RESULTS.md as it is")
    options = parser.parse_args()
    streams = [measure(gigabytes) for gigabytes in options.gigabytes]
    print(table(streams))
    if not options.print:
        results.record("Large files", table(streams), date.today())  # noqa: DTZ011  the day where the machine stands


if __name__ == "__main__":
    main()

"""Long-running tests, started by hand from `tests/`: `python -m fuzz.endure --help`.

- kills: kill a build of the samples at random times and check the store.
- damages: damage the files of a store at random and compare its answers.
- lines: read lines of several megabytes and check that time grows linearly.
- growth: the same for shorter texts of many patterns; time the layout of a crowded picture.
- length: print seconds per megabyte for texts of one pattern.
- properties: repeat the properties of the suite with new random examples.
- files: corrupt files of all formats.
- folders: build folders of all kinds of files again and again, and compare each store with a new one.
- hypothesis: extract from random texts that partly look like documents.
- flood: two hundred hostile clients against a server, and an honest one that measures.
- atheris: coverage-guided fuzzing of extraction, if atheris is installed.
"""

import argparse
import itertools
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Final

WAYS = (
    *("kills", "damages", "lines", "growth", "length", "properties", "files", "folders", "hypothesis", "flood"),
    "atheris",
)
SUITE = Path(__file__).parents[1]
SEEDS = SUITE.parent / "data" / "samples"


def main() -> int:
    """Run the named tests. Exit code: 1 if an invariant does not hold."""
    parser = argparse.ArgumentParser(prog="python -m fuzz.endure")
    parser.add_argument("what", nargs="*", choices=[*WAYS, []], help="default: all")
    parser.add_argument("--minutes", type=float, default=10, help="duration of each")
    parser.add_argument(
        "--megabytes", type=float, default=1, help="size of each text of `length`; `lines` uses ten times as much"
    )
    parser.add_argument("--kills", type=int, default=50, help="number of kills")
    parser.add_argument("--damages", type=int, default=500, help="number of damaged stores")
    arguments = parser.parse_args()
    match arguments.what:
        case [what] if what in TIMED:
            print(TIMED[what](arguments.minutes))
        case ["properties" | "flood" as what]:
            return {"properties": by_properties, "flood": by_flood}[what](arguments.minutes)
        case ["kills"]:
            print(by_kills(arguments.kills))
        case ["damages"]:
            print(by_damages(arguments.damages))
        case ["lines"]:
            from fuzz import lines

            print("\n".join(lines.run(10 * arguments.megabytes)))
        case ["growth"]:
            from fuzz import growth

            print("\n".join(growth.run()))
        case ["length"]:
            print(by_length(arguments.minutes, arguments.megabytes))
        case _:
            return max(_in_subprocess(what, arguments) for what in arguments.what or WAYS)
    return 0


def _in_subprocess(what: str, arguments: argparse.Namespace) -> int:
    """Run one test in a subprocess: atheris must be imported before the instrumented modules, and ends the process."""
    print(what, flush=True)
    options = [
        "--minutes",
        str(arguments.minutes),
        "--megabytes",
        str(arguments.megabytes),
        "--kills",
        str(arguments.kills),
        "--damages",
        str(arguments.damages),
    ]
    return subprocess.run([sys.executable, "-m", "fuzz.endure", what, *options], check=False).returncode


def by_hypothesis(minutes: float) -> str:
    """Extract from random texts, in rounds, for some minutes."""
    from hypothesis import HealthCheck, Phase, given, seed, settings

    import text_strategies
    from fuzz.invariants import check_explained

    began, tried = time.monotonic(), itertools.count()
    for round_ in itertools.count():
        if time.monotonic() - began > minutes * 60:
            return f"{next(tried)} texts in {time.monotonic() - began:.0f} s"

        @seed(round_)
        @settings(max_examples=200, deadline=None, database=None, suppress_health_check=list(HealthCheck),
                  phases=[Phase.generate, Phase.shrink])  # fmt: skip
        @given(text_strategies.TEXTS)
        def attempt(text: str) -> None:
            next(tried)
            check_explained(text)

        attempt()
    raise AssertionError


def by_files(minutes: float) -> str:
    """Read corrupted files for some minutes."""
    from tempfile import TemporaryDirectory

    from fuzz.files import run

    began = time.monotonic()
    with TemporaryDirectory(prefix="unkg-files-") as folder:
        for tried in run(Path(folder), seed=int(minutes * 60)):
            if time.monotonic() - began > minutes * 60:
                return f"{tried} files in {time.monotonic() - began:.0f} s"
    raise AssertionError


def by_flood(minutes: float) -> int:
    """Flood a server over the graph that ships for some minutes."""
    from fuzz import flood
    from unkg.store import shipped_folder

    measured = flood.run(shipped_folder(print), minutes * 60)
    print("\n".join(measured.lines()))
    return 0 if measured.holds else 1


def by_folders(minutes: float) -> str:
    """Build changing folders for some minutes."""
    from tempfile import TemporaryDirectory

    from fuzz.folders import run

    began = time.monotonic()
    with TemporaryDirectory(prefix="unkg-folders-") as folder:
        for done in run(Path(folder), seed=int(minutes * 60)):
            if time.monotonic() - began > minutes * 60:
                return f"{done} folders in {time.monotonic() - began:.0f} s"
    raise AssertionError


def by_kills(points: int) -> str:
    """Kill builds of all samples in a store that contains half of them."""
    from tempfile import TemporaryDirectory

    from fuzz import kills

    samples = sorted(SEEDS.glob("*.txt"))
    began = time.monotonic()
    with TemporaryDirectory(prefix="unkg-kills-") as folder:
        store = Path(folder) / "store"
        first, second = kills.build(store, *samples[::2]), kills.build(store, *samples)
        killed = kills.survive(Path(folder), first, second, points, seed=points)
    return f"{killed} builds killed without loss in {time.monotonic() - began:.0f} s"


def by_damages(times: int) -> str:
    """Damage stores of the samples."""
    from collections import Counter
    from tempfile import TemporaryDirectory

    from fuzz import damages, kills

    began = time.monotonic()
    with TemporaryDirectory(prefix="unkg-damages-") as folder:
        whole = Path(folder) / "whole"
        subprocess.run(kills.build(whole, SEEDS), check=True, capture_output=True)
        outcomes = Counter(damages.run(whole, Path(folder), times, seed=times))
    counts = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
    return f"{counts} in {time.monotonic() - began:.0f} s"


def by_properties(minutes: float) -> int:
    """Run the properties of the suite with new seeds for some minutes; 1 if one fails."""
    began = time.monotonic()
    for round_ in itertools.count(1):
        if time.monotonic() - began > minutes * 60:
            print(f"{round_ - 1} rounds in {time.monotonic() - began:.0f} s")
            return 0
        options = ["-q", "-n", "auto", "-m", "hypothesis", "--hypothesis-profile=search", f"--hypothesis-seed={round_}"]
        if subprocess.run([sys.executable, "-m", "pytest", *options, str(SUITE)], check=False).returncode:
            return 1
    raise AssertionError


def by_length(minutes: float, megabytes: float) -> str:
    """Extract from one long line of each pattern; returns the worst rate."""
    from fuzz.growth import PATTERNS
    from fuzz.invariants import check

    began, worst = time.monotonic(), (0.0, "")
    for done, pattern in enumerate(PATTERNS):
        if time.monotonic() - began > minutes * 60:
            return f"{done} of {len(PATTERNS)} patterns, worst {worst[0]:.1f} s/MB at {worst[1]!r}"
        text = pattern * int(megabytes * 1e6 / len(pattern))
        start = time.monotonic()
        check(text)
        rate = (time.monotonic() - start) / megabytes
        print(f"  {pattern!r}: {rate:.2f} s/MB", flush=True)
        worst = max(worst, (rate, pattern))
    return f"{len(PATTERNS)} patterns of {megabytes} MB, worst {worst[0]:.1f} s/MB at {worst[1]!r}"


def by_atheris(minutes: float) -> str:
    """Fuzz extraction with coverage guidance, starting from the samples."""
    if not find_spec("atheris"):
        return "is not installed"
    import atheris

    with atheris.instrument_imports(include=["unkg.extraction", "unkg.symbols"]):
        from fuzz.invariants import check_explained

    began, tried = time.monotonic(), itertools.count()

    def attempt(data: bytes) -> None:
        next(tried)
        check_explained(data.decode("utf-8", "ignore"))

    options = [sys.argv[0], f"-max_total_time={int(minutes * 60)}", "-max_len=4000", "-timeout=60", "-verbosity=1"]
    atheris.Setup([*options, str(_corpus())], attempt)
    atheris.Fuzz()  # ends the process when the time is over
    return f"{next(tried)} texts in {time.monotonic() - began:.0f} s"


def _corpus() -> Path:
    """A new folder with the samples in pieces of a few paragraphs, to which atheris adds."""
    from tempfile import mkdtemp

    folder = Path(mkdtemp(prefix="unkg-atheris-"))
    pieces = [piece for file in sorted(SEEDS.glob("*.txt")) for piece in file.read_text(encoding="utf-8").split("\n\n")]
    for number in range(0, len(pieces), 3):
        (folder / str(number)).write_text("\n\n".join(pieces[number : number + 3]), encoding="utf-8")
    return folder


TIMED: Final[Mapping[str, Callable[[float], str]]] = {
    "files": by_files,
    "folders": by_folders,
    "hypothesis": by_hypothesis,
    "atheris": by_atheris,
}
"""Tests that run for some minutes and tell in a line what they did."""

if __name__ == "__main__":
    sys.exit(main())

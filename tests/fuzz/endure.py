"""`python -m fuzz.endure [--minutes N] [kills|lines|growth|length|properties|files|hypothesis|atheris]`, from `tests/`: run for long, by hand.

kills ends a build of the samples at fifty moments and looks at what is left; lines reads lines of megabytes and sees that
time grows no faster than they do; growth does the same for shorter texts of many patterns, and times the layout of a crowded
picture; length feeds megabytes of one pattern and tells the seconds a megabyte; properties repeats the suite's own properties
with examples that it does not draw itself; files changes the bytes of files of every format; hypothesis draws texts that look
like documents in places; atheris, where it is installed, follows the branches of the extractor's own code.
"""

import argparse
import itertools
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

WAYS = ("kills", "lines", "growth", "length", "properties", "files", "hypothesis", "atheris")
SUITE = Path(__file__).parents[1]
SEEDS = SUITE.parent / "data" / "samples"


def main() -> int:
    """Run what is asked for; 1 where a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m fuzz.endure")
    parser.add_argument("what", nargs="*", choices=[*WAYS, []], help="all, if not said")
    parser.add_argument("--minutes", type=float, default=10, help="of each")
    parser.add_argument(
        "--megabytes", type=float, default=1, help="of each line that `length` feeds; `lines` feeds ten times as many"
    )
    parser.add_argument("--kills", type=int, default=50, help="moments at which `kills` ends a build")
    asked = parser.parse_args()
    match asked.what:
        case ["hypothesis"]:
            print(by_hypothesis(asked.minutes))
        case ["properties"]:
            return by_properties(asked.minutes)
        case ["files"]:
            print(by_files(asked.minutes))
        case ["kills"]:
            print(by_kills(asked.kills))
        case ["lines"]:
            from fuzz import lines

            print("\n".join(lines.hold(10 * asked.megabytes)))
        case ["growth"]:
            from fuzz import growth

            print("\n".join(growth.hold()))
        case ["length"]:
            print(by_length(asked.minutes, asked.megabytes))
        case ["atheris"]:
            print(by_atheris(asked.minutes))
        case _:
            return max(_in_a_process_of_its_own(what, asked) for what in asked.what or WAYS)
    return 0


def _in_a_process_of_its_own(what: str, asked: argparse.Namespace) -> int:
    """Atheris must come before what it follows, and ends the process."""
    print(what, flush=True)
    options = ["--minutes", str(asked.minutes), "--megabytes", str(asked.megabytes), "--kills", str(asked.kills)]
    return subprocess.run([sys.executable, "-m", "fuzz.endure", what, *options], check=False).returncode


def by_hypothesis(minutes: float) -> str:
    """Texts drawn by hypothesis, in rounds, until the time is over."""
    from hypothesis import HealthCheck, Phase, given, seed, settings

    import drawn
    from fuzz.promises import keep_explained

    began, tried = time.monotonic(), itertools.count()
    for round_ in itertools.count():
        if time.monotonic() - began > minutes * 60:
            return f"{next(tried)} texts in {time.monotonic() - began:.0f} s"

        @seed(round_)
        @settings(max_examples=200, deadline=None, database=None, suppress_health_check=list(HealthCheck),
                  phases=[Phase.generate, Phase.shrink])  # fmt: skip
        @given(drawn.TEXTS)
        def attempt(text: str) -> None:
            next(tried)
            keep_explained(text)

        attempt()
    raise AssertionError


def by_files(minutes: float) -> str:
    """Files with changed bytes, until the time is over."""
    from tempfile import TemporaryDirectory

    from fuzz.files import hold

    began = time.monotonic()
    with TemporaryDirectory(prefix="unkg-files-") as folder:
        for tried in hold(Path(folder), seed=int(minutes * 60)):
            if time.monotonic() - began > minutes * 60:
                return f"{tried} files in {time.monotonic() - began:.0f} s"
    raise AssertionError


def by_kills(points: int) -> str:
    """Half of the samples in a store, all of them on the way into it when the build is killed."""
    from tempfile import TemporaryDirectory

    from fuzz import kills

    samples = sorted(SEEDS.glob("*.txt"))
    began = time.monotonic()
    with TemporaryDirectory(prefix="unkg-kills-") as folder:
        store = Path(folder) / "store"
        first, second = kills.build(store, *samples[::2]), kills.build(store, *samples)
        killed = kills.survive(Path(folder), first, second, points, seed=points)
    return f"{killed} builds killed, none of them missed, in {time.monotonic() - began:.0f} s"


def by_properties(minutes: float) -> int:
    """The suite's own properties, a new seed a round, until the time is over or one does not hold: then 1."""
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
    """Each pattern repeated to some megabytes, one line of it; the worst seconds a megabyte."""
    from fuzz.growth import PATTERNS
    from fuzz.promises import keep

    began, worst = time.monotonic(), (0.0, "")
    for done, pattern in enumerate(PATTERNS):
        if time.monotonic() - began > minutes * 60:
            return f"{done} of {len(PATTERNS)} patterns, worst {worst[0]:.1f} s/MB at {worst[1]!r}"
        text = pattern * int(megabytes * 1e6 / len(pattern))
        start = time.monotonic()
        keep(text)
        rate = (time.monotonic() - start) / megabytes
        print(f"  {pattern!r}: {rate:.2f} s/MB", flush=True)
        worst = max(worst, (rate, pattern))
    return f"{len(PATTERNS)} patterns of {megabytes} MB, worst {worst[0]:.1f} s/MB at {worst[1]!r}"


def by_atheris(minutes: float) -> str:
    """Bytes mutated so as to reach new branches of the extractor, beginning with the samples."""
    if not find_spec("atheris"):
        return "is not installed"
    import atheris

    with atheris.instrument_imports(include=["unkg.extraction", "unkg.symbols"]):
        from fuzz.promises import keep_explained

    began, tried = time.monotonic(), itertools.count()

    def attempt(data: bytes) -> None:
        next(tried)
        keep_explained(data.decode("utf-8", "ignore"))

    arguments = [sys.argv[0], f"-max_total_time={int(minutes * 60)}", "-max_len=4000", "-timeout=60", "-verbosity=1"]
    atheris.Setup([*arguments, str(_corpus())], attempt)
    atheris.Fuzz()  # ends the process when the time is over
    return f"{next(tried)} texts in {time.monotonic() - began:.0f} s"


def _corpus() -> Path:
    """The samples in pieces of a few paragraphs, in a folder of their own that atheris adds to."""
    from tempfile import mkdtemp

    folder = Path(mkdtemp(prefix="unkg-atheris-"))
    pieces = [piece for file in sorted(SEEDS.glob("*.txt")) for piece in file.read_text(encoding="utf-8").split("\n\n")]
    for number in range(0, len(pieces), 3):
        (folder / str(number)).write_text("\n\n".join(pieces[number : number + 3]), encoding="utf-8")
    return folder


if __name__ == "__main__":
    sys.exit(main())

"""Fuzzing that is guided by coverage: an input that reaches new code is kept and changed further.

The engine is atheris (libFuzzer in this process, which counts the branches of instrumented modules); the changes are
this project's own. Where atheris is not installed, the same changes are made at random to the same seeds.
"""

import argparse
import faulthandler
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from itertools import repeat
from pathlib import Path
from random import Random
from typing import Final

from fuzz.mutation import mutated

CORPUS: Final = Path(__file__).parent / "corpus"
FORMATS: Final = ("csv", "docx", "html", "jsonl", "mrc", "pdf", "txt", "xml")
"""The formats that are fuzzed by themselves; not old Word, which another program may convert, for seconds each."""
TEXTS: Final = 5_000
FILES: Final = 500
"""Inputs of a part."""
_HANG: Final = 60
"""Seconds for one input; the slowest takes less than one."""
_PLAIN: Final = 0.05
"""Share of changes that know no grammar: those of libFuzzer, with the constants that the code compares with."""
_CUT: Final = re.compile(rb"[\s>,]+")
"""Where an input may be cut; never inside a word."""

Try = Callable[[bytes], object]
Change = Callable[[bytes, Random], bytes]


@dataclass(frozen=True, slots=True)
class Target:
    """What is fuzzed."""

    instrumented: tuple[str, ...]
    prepare: Callable[[Path], tuple[Try, Change]]
    """Imports what is instrumented; the argument is a folder to write to."""
    seeds: tuple[bytes, ...]
    longest: int
    """Bytes of an input that changes may grow to."""


def target(name: str) -> Target:
    """Texts for extraction, explanation and the graph (`texts`), or files of a format for its reader."""
    return _texts() if name == "texts" else _files(name)


def _texts() -> Target:
    seeds = tuple(path.read_bytes() for path in sorted((CORPUS / "texts").glob("*.txt")))
    others = tuple(seed.decode() for seed in seeds)

    def change(content: bytes, random: Random) -> bytes:
        return mutated(content.decode("utf-8", "ignore"), random, others).encode("utf-8", "ignore")

    def prepare(_: Path) -> tuple[Try, Change]:
        from fuzz.invariants import check_described

        check_described(others[0])  # what is computed once for each word or language is loaded before an input counts
        return lambda content: check_described(content.decode("utf-8", "ignore")), change

    return Target(("unkg.extraction", "unkg.symbols", "unkg.graph"), prepare, seeds, 3_000)


def _files(suffix: str) -> Target:
    seeds = tuple(path.read_bytes() for path in sorted((CORPUS / "files").glob(f"*.{suffix}")))

    def prepare(folder: Path) -> tuple[Try, Change]:
        from fuzz.files import changed, read_one

        read_one(folder, suffix, seeds[0])
        return partial(read_one, folder, suffix), partial(changed, suffix)

    return Target(("unkg.readers", "unkg.symbols"), prepare, seeds, 20_000)


def fuzz(name: str, folder: Path, seed: int, cases: int, *, guided: bool) -> None:
    """Try this many inputs; `folder` gets the input that failed or did not end, and `folder/corpus` what was kept.

    If guided, the process ends here. What fails is printed as a traceback.
    """
    fuzzed = target(name)
    if not guided:
        _fuzz_at_random(fuzzed, folder, Random(seed), cases)
        return
    import atheris

    with atheris.instrument_imports(include=list(fuzzed.instrumented)):
        attempt, change = fuzzed.prepare(folder)

    def other(content: bytes, longest: int, number: int) -> bytes:
        random = Random(number)
        if random.random() < _PLAIN:
            return bytes(atheris.Mutate(content, longest))
        return _changed(content, change, random)[:longest]

    def joined(one: bytes, two: bytes, longest: int, number: int) -> bytes:
        random = Random(number)
        return _changed(spliced(one, two, random), change, random)[:longest]

    for kept in (folder / "corpus", folder / "seeds"):
        kept.mkdir(parents=True, exist_ok=True)
    for number, content in enumerate(fuzzed.seeds):
        (folder / "seeds" / str(number)).write_bytes(content)
    options = {"runs": cases, "seed": seed + 1, "timeout": _HANG, "max_len": fuzzed.longest, "rss_limit_mb": 4096}
    # How often a branch is taken does not count, else a third of all inputs is kept; rich inputs are not made shorter.
    options |= {"use_counters": 0, "mutate_depth": 1, "reduce_inputs": 0}
    words = [f"-{option}={value}" for option, value in options.items()]
    atheris.Setup(
        [sys.argv[0], *words, f"-artifact_prefix={folder}/failed-", str(folder / "corpus"), str(folder / "seeds")],
        attempt,
        custom_mutator=other,
        custom_crossover=joined,
    )
    atheris.Fuzz()


def spliced(one: bytes, two: bytes, random: Random) -> bytes:
    """The beginning of one input and the end of another, cut at the ends of words or elements."""
    ends = [[0, *(m.end() for m in _CUT.finditer(content)), len(content)] for content in (one, two)]
    return one[: random.choice(ends[0])] + two[random.choice(ends[1]) :]


def _changed(content: bytes, change: Change, random: Random) -> bytes:
    for _ in range(random.choice((1, 2, 4, 8))):
        content = change(content, random)
    return content


def _fuzz_at_random(fuzzed: Target, folder: Path, random: Random, cases: int) -> None:
    attempt, change = fuzzed.prepare(folder)
    for _ in range(cases):
        content = _changed(random.choice(fuzzed.seeds), change, random)[: fuzzed.longest]
        (folder / "failed-input").write_bytes(content)
        faulthandler.dump_traceback_later(_HANG, exit=True)
        attempt(content)
        faulthandler.cancel_dump_traceback_later()
    (folder / "failed-input").unlink(missing_ok=True)


def texts(folder: Path, seed: int) -> Iterator[str]:
    """Fuzz texts."""
    yield from _run("texts", folder, seed, TEXTS)


def files(folder: Path, seed: int) -> Iterator[str]:
    """Fuzz files of one format, the formats by turns."""
    yield from _run(FORMATS[seed % len(FORMATS)], folder, seed, FILES)


def _run(name: str, folder: Path, seed: int, cases: int) -> Iterator[str]:
    """Fuzz in a process of its own, which ends at the first failure."""
    guided = find_spec("atheris") is not None
    words = [sys.executable, "-m", "fuzz.guided", name, str(folder), str(seed), str(cases)]
    subprocess.run([*words, *(["--guided"] if guided else [])], cwd=CORPUS.parents[1], check=True)
    yield from repeat(f"{name}, {'guided' if guided else 'at random'}", cases)


if __name__ == "__main__":
    named = argparse.ArgumentParser(prog="python -m fuzz.guided")
    named.add_argument("target", choices=["texts", *FORMATS])
    named.add_argument("folder", type=Path)
    named.add_argument("seed", type=int)
    named.add_argument("cases", type=int)
    named.add_argument("--guided", action="store_true", help="by coverage: needs atheris")
    given = named.parse_args()
    fuzz(given.target, given.folder, given.seed, given.cases, guided=given.guided)

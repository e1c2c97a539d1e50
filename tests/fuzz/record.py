"""The record of endurance runs: one JSON line for each part that has ended.

A part is some cases of one way, drawn from one seed. A part that has ended is not run again for the same program. The
inputs of a part that failed are kept in a folder beside the record.
"""

import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

_PROGRAM: Final = ("src/unkg", "data", "queries", "shapes")


@dataclass(frozen=True, slots=True)
class Ended:
    """A part that has ended: what became of its cases, or how it failed."""

    way: str
    seed: int
    cases: int
    """Cases tried."""
    outcomes: dict[str, int]
    seconds: float
    program: str
    failure: str | None = None
    inputs: str | None = None
    """The folder with the inputs of a failure."""
    date: str = field(default_factory=lambda: time.strftime("%Y-%m-%d"))


class Record:
    """The parts that have ended, in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file = folder / "record.jsonl"

    def __iter__(self) -> Iterator[Ended]:
        if self._file.is_file():
            for line in self._file.read_text(encoding="utf-8").splitlines():
                yield Ended(**json.loads(line))

    def add(self, part: Ended) -> None:
        """Add a part."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(part), ensure_ascii=False) + "\n")

    def has(self, way: str, seed: int, program: str) -> bool:
        """Whether a part has ended without a failure for this program."""
        return any((p.way, p.seed, p.program, p.failure) == (way, seed, program, None) for p in self)


def program(root: Path) -> str:
    """Digest of the program and of what it ships. Read without importing it, since a fuzzer instruments imports."""
    digest = hashlib.sha256()
    for folder in _PROGRAM:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in {".py", ".csv", ".toml", ".rq", ".ttl"}:
                digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def table(parts: Iterable[Ended]) -> str:
    """The parts as a Markdown table, one row for each way."""
    rows = ["| way | cases | seeds | outcomes | failed parts | minutes |", "|---|---|---|---|---|---|"]
    by_way: dict[str, list[Ended]] = {}
    for part in parts:
        by_way.setdefault(part.way, []).append(part)
    for way, ended in by_way.items():
        outcomes = sum((Counter(p.outcomes) for p in ended), Counter())
        shown = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(outcomes.items()))
        failed = sum(p.failure is not None for p in ended)
        cases, minutes = sum(p.cases for p in ended), sum(p.seconds for p in ended) / 60
        rows.append(
            f"| `{way}` | {cases:,} | {_ranges({p.seed for p in ended})} | {shown} | {failed} | {minutes:.0f} |"
        )
    return "\n".join(rows)


def _ranges(numbers: set[int]) -> str:
    """`{1, 2, 3, 5}` as `1–3, 5`."""
    starts = sorted(n for n in numbers if n - 1 not in numbers)
    ends = sorted(n for n in numbers if n + 1 not in numbers)
    return ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in zip(starts, ends, strict=True))

"""What recommendations concern and ask, against readings by eye: `readings-concerns.csv`, a row a name.

A recommendation of the sample that concerns nothing has a row without a name. A row that is not `counted` is open to
doubt: it need not be found and is no error. `asks` of `*` are not judged.
"""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.corpora import SHARED, lines
from unkg import authorities, readers
from unkg.extraction import extract
from unkg.model import Action, Concern, Document

READINGS = Path(__file__).with_name("readings-concerns.csv")
_COLUMNS = {"To": "State under review", "Text": "Recommendation", "From": "Recommending State"}
"""Columns of the table of reviews, and names that say the same to a reader that knows none of its origin."""


class Row(NamedTuple):
    """A name in a recommendation, as read by eye."""

    set: str
    document: str
    start: int
    half: str
    name: str
    target: str
    pinpoint: str
    asks: str
    counted: str


@dataclass(slots=True)
class Score:
    """Counts of one half, and its errors in words."""

    counts: Counter[str]
    errors: list[str]

    def rate(self, right: str, of: str) -> float:
        """A share, 1 if there is nothing to count."""
        return self.counts[right] / self.counts[of] if self.counts[of] else 1.0


def measure(folder: Path = SHARED) -> dict[str, Score]:
    """The scores of the parts of the sample, each drawn after the errors of those before it were looked at."""
    found = {half: Score(Counter(), []) for half in "abcdefg"}
    by_place: dict[tuple[str, str, int], list[Row]] = defaultdict(list)
    for row in _rows():
        by_place[row.set, row.document, row.start].append(row)
    actions = _actions(folder, {(which, key) for which, key, _ in by_place})
    for (which, key, start), rows in by_place.items():
        text, at = actions[which, key]
        _judge(text, at.get(start), rows, found[rows[0].half])
    return found


def _rows() -> Iterator[Row]:
    with READINGS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Row(**row | {"start": int(row["start"])})


def _actions(folder: Path, wanted: set[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, dict[int, Action]]]:
    """The text of each document that is wanted, and its actions by offset."""
    knowledge = authorities.load()
    found = {}
    for which in sorted({which for which, _ in wanted}):
        for key, document in _documents(folder, which):
            if (which, key) in wanted:
                result = extract(document, knowledge, ignore_metadata=which != "upr-info-sample")
                found[which, key] = document.text, {action.start: action for action in result.actions}
    return found


def _documents(folder: Path, which: str) -> Iterator[tuple[str, Document]]:
    if which == "upr-info-sample":
        yield from _of_table(folder / "corpus" / "tables" / f"{which}.csv")
        return
    path = folder / "gold" / f"{which}.jsonl" if "/" not in which else folder / "corpus" / f"{which}.en.jsonl.gz"
    for line in lines(path):
        yield line["id"], Document(line["id"], path.name, line["text"])


def _of_table(path: Path) -> Iterator[tuple[str, Document]]:
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("mac_roman").replace("\r", "\n"))))
    rows[0] = [_COLUMNS.get(name, name) for name in rows[0]]
    with TemporaryDirectory() as scratch:
        renamed = Path(scratch, "table.csv")
        with renamed.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        for document in readers.read([renamed], authorities.load()):
            if isinstance(document, Document):
                yield document.key.removeprefix("table.csv:"), document


def _judge(text: str, action: Action | None, rows: list[Row], score: Score) -> None:
    """Count what is found of one recommendation; a thing counts once, however often it is mentioned."""
    left = list(action.concerns) if action else []
    at = f"{rows[0].document} {rows[0].start}"
    for row in rows:
        matching = [one for one in left if row.name and _is_meant(text, one, row)]
        left = [one for one in left if one not in matching]
        if row.counted == "no" or not row.name:
            continue
        score.counts["names"] += 1
        if not matching:
            score.errors.append(f"{at}: missing {row.name}")
            continue
        score.counts["found"] += 1
        _judge_details(row, matching, score, at)
    wrong = dict.fromkeys((one.kind, one.target) for one in left if one.target)
    score.counts["wrong"] += len(wrong)
    score.counts["predicted"] = score.counts["found"] + score.counts["wrong"]
    score.errors += [f"{at}: wrong {name}" for _, name in wrong]


def _judge_details(row: Row, matching: list[Concern], score: Score, at: str) -> None:
    if row.pinpoint:
        score.counts["pinpoints"] += 1
        score.counts["right pinpoints"] += any(one.pinpoint == row.pinpoint for one in matching)
    if row.asks == "*":
        return
    asked = {ask for one in matching for ask in one.asks}
    meant = set(filter(None, row.asks.split("+")))
    score.counts["asks"] += len(meant)
    score.counts["predicted asks"] += len(asked)
    score.counts["right asks"] += len(asked & meant)
    if asked != meant:
        score.errors.append(f"{at}: {row.name} asks {sorted(asked)}, not {sorted(meant)}")


def _is_meant(text: str, concern: Concern, row: Row) -> bool:
    if row.target:
        return concern.target == row.target
    words = " ".join(text[concern.start : concern.end].split())
    return words in row.name or row.name in words


def table(found: dict[str, Score]) -> str:
    """The scores as Markdown."""
    rows = [
        "| half | names | precision | recall | pinpoints | asks | precision | recall |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for half, score in found.items():
        counts = score.counts
        rows.append(
            f"| {half} | {counts['names']} | {score.rate('found', 'predicted'):.3f} "
            f"| {score.rate('found', 'names'):.3f} "
            f"| {counts['right pinpoints']} of {counts['pinpoints']} | {counts['asks']} "
            f"| {score.rate('right asks', 'predicted asks'):.3f} | {score.rate('right asks', 'asks'):.3f} |"
        )
    return "\n".join(rows)

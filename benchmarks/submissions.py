"""Which reports answer which requests, against places read by eye before the rules were written."""

import csv
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpora import SHARED, lines
from unkg import authorities
from unkg.extraction import extract
from unkg.model import Document, ReportSubmission

READINGS = Path(__file__).with_name("readings-submissions.csv")
"""A row for each report and request that a place states, and one without either for a place that states none."""
HALVES = ("tuned", "held out")
"""The rules were written with the first in view; the second judges them."""
OWN, UNNAMED = "own", "-"
"""In the column `report`: the document itself; a report whose symbol the words do not give."""


class Place(NamedTuple):
    """A place of a corpus, from `start` to `end` in a document's text."""

    corpus: str
    document: str
    start: int
    end: int


class Stated(NamedTuple):
    """A report, the request that it answers, and the part of it; empty for the whole document."""

    report: str
    request: str
    part: str


@dataclass(slots=True)
class Score:
    """What the places of one half state, and what was found in them."""

    right: int = 0
    missed: list[tuple[Place, Stated]] = field(default_factory=list)
    wrong: list[tuple[Place, Stated]] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of what is stated that was found."""
        return self.right / (self.right + len(self.missed))

    @property
    def precision(self) -> float:
        """The share of what was found that is stated."""
        return self.right / (self.right + len(self.wrong))


def readings(path: Path = READINGS) -> dict[Place, frozenset[Stated]]:
    """The places that were read, with what each states."""
    found: dict[Place, set[Stated]] = defaultdict(set)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = Place(row["corpus"], row["document"], int(row["start"]), int(row["end"]))
            found[place] |= {Stated(row["report"], row["request"], row["part"])} if row["request"] else set()
    return {place: frozenset(stated) for place, stated in found.items()}


def half(document: str) -> str:
    """The half that a document belongs to."""
    return HALVES[0] if zlib.crc32(document.encode()) % 2 else HALVES[1]


def measure(folder: Path = SHARED, path: Path = READINGS) -> dict[str, Score]:
    """The score of each half, then of each corpus."""
    stated = readings(path)
    names = sorted({place.corpus for place in stated})
    scores = {name: Score() for name in (*HALVES, *names)}
    for corpus in names:
        for document, found in _found(folder, corpus, {p.document for p in stated if p.corpus == corpus}):
            for place, expected in stated.items():
                if (place.corpus, place.document) == (corpus, document):
                    for name in (half(document), corpus):
                        _judge(scores[name], place, expected, found)
    return scores


def table(scores: Mapping[str, Score]) -> str:
    """The scores as a Markdown table."""
    rows = ["| places | stated | recall | precision |", "|---|---|---|---|"]
    for name, score in scores.items():
        stated = score.right + len(score.missed)
        rates = f"{score.recall:.3f} | {score.precision:.3f}" if score.right else "none | none"
        rows.append(f"| {name} | {stated} | {rates} |")
    return "\n".join(rows)


def _judge(score: Score, place: Place, expected: frozenset[Stated], found: list[ReportSubmission]) -> None:
    here = {_stated(one) for one in found if one.start < place.end and place.start < one.end}
    score.right += len(here & expected)
    score.missed += [(place, one) for one in sorted(expected - here)]
    score.wrong += [(place, one) for one in sorted(here - expected)]


def _stated(one: ReportSubmission) -> Stated:
    return Stated((one.report or UNNAMED) if one.reported else OWN, one.request, one.request_part or "")


def _found(folder: Path, corpus: str, wanted: set[str]) -> Iterator[tuple[str, list[ReportSubmission]]]:
    known = authorities.load()
    for path in sorted((folder / "corpus").glob(f"*/{corpus}.en.jsonl.gz")):
        for line in lines(path):
            if line["id"] in wanted:
                document = Document(line["id"], path.name, line["text"])
                yield line["id"], list(extract(document, known, ignore_metadata=True).submissions)

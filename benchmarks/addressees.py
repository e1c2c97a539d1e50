"""Addressees of actions in documents without annotations, against what was read by eye."""

import csv
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpora import SHARED, lines
from unkg import authorities
from unkg.extraction import extract
from unkg.model import Action, Document

READINGS = Path(__file__).parent / "readings-addressees.csv"
Difference = tuple["Reading", frozenset[str]]
"""A reading, and what the program finds in its place."""


class Reading(NamedTuple):
    """Who is asked by the action that begins at an offset of a document's text."""

    corpus: str
    document: str
    start: int
    half: str
    """Whether the rules were written with this reading in view (`tuned`) or not (`held out`)."""
    addressees: frozenset[str]


def readings(path: Path = READINGS) -> list[Reading]:
    """All readings, in the order of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Reading(r["corpus"], r["document"], int(r["start"]), r["half"], _names(r["addressees"]))
            for r in csv.DictReader(file)
        ]


def measure(folder: Path = SHARED) -> tuple[dict[str, Counter[str]], list[Difference]]:
    """Per half: numbers of addressees `read`, `found` and `right`; and where these differ."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    differences: list[Difference] = []
    found = _actions(readings(), folder)
    for reading in readings():
        action = found.get((reading.document, reading.start))
        addressees = frozenset(action.addressees if action else ())
        counts[reading.half]["actions"] += 1
        counts[reading.half]["read"] += len(reading.addressees)
        counts[reading.half]["found"] += len(addressees)
        counts[reading.half]["right"] += len(addressees & reading.addressees)
        if addressees != reading.addressees:
            differences.append((reading, addressees))
    return counts, differences


def table(counts: dict[str, Counter[str]]) -> str:
    """The rates as a Markdown table."""
    rows = ["| readings | actions | precision | recall | F1 |", "|---|---|---|---|---|"]
    for half, n in sorted(counts.items(), reverse=True):
        precision, recall = n["right"] / n["found"], n["right"] / n["read"]
        f1 = 2 * n["right"] / (n["found"] + n["read"])
        rows.append(f"| {half} | {n['actions']} | {precision:.3f} | {recall:.3f} | {f1:.3f} |")
    return "\n".join(rows)


def _actions(wanted: list[Reading], folder: Path) -> dict[tuple[str, int], Action]:
    """The actions of the documents read, by document and offset; their texts alone are evidence."""
    knowledge = authorities.load()
    ids = {reading.document for reading in wanted}
    found = {}
    for corpus in dict.fromkeys(reading.corpus for reading in wanted):
        path = folder / "corpus" / f"{corpus}.jsonl.gz"
        for line in lines(path) if path.is_file() else ():
            if line["id"] in ids:
                extraction = extract(Document(line["id"], path.name, line["text"]), knowledge, ignore_metadata=True)
                found |= {(line["id"], action.start): action for action in extraction.actions}
    return found


def _names(cell: str) -> frozenset[str]:
    return frozenset(name for name in cell.split("; ") if name)

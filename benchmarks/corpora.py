"""The sets that are measured on: where they lie, which of them are there."""

import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("UNKG_SHARED", ROOT.parent / "shared"))
Measure = Literal["links", "network", "gold"]


@dataclass(frozen=True, slots=True)
class Corpus:
    """A file of documents with answers, and by which measure of the scorer it is judged."""

    name: str
    path: Path
    measure: Measure
    with_metadata: bool = False
    """Whether the line's symbol is evidence: single passages do not tell the organ that they are of."""


def corpora(folder: Path = SHARED, languages: tuple[str, ...] = ("en", "fr")) -> list[Corpus]:
    """The sets that a folder holds, those with links first; empty where there is no such folder."""
    linked = [
        Corpus(f"{organ}.{language}", folder / "corpus" / "unxml" / f"{organ}.{language}.jsonl.gz", measure)
        for language in languages
        for organ, measure in _LINKED
    ]
    marked = [
        Corpus(f"gold {name}", folder / "gold" / f"{name}.jsonl", "gold", with_metadata=name == "passages")
        for name in ("dev", "passages", "recommendations")
    ]
    return [corpus for corpus in (*linked, *marked) if corpus.path.is_file()]


# The links of the Human Rights Council's documents are too often of the Assembly's numbers to judge places by:
# there, documents cited are compared as sets.
_LINKED: tuple[tuple[str, Measure], ...] = (
    ("GA", "links"),
    ("SC", "links"),
    ("ECOSOC", "links"),
    ("GA-DEC", "links"),
    ("HRC", "network"),
)


def scorer(folder: Path = SHARED) -> Path:
    """The program that judges predictions."""
    return folder / "tools" / "score.py"


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines, compressed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)

"""The evaluation sets: their paths, and which of them exist."""

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
    """A file of documents with answers, and the measure of the scorer that evaluates it."""

    name: str
    path: Path
    measure: Measure
    with_metadata: bool = False
    """Whether the symbol of a line is used: single passages do not show their issuing organ."""


def corpora(folder: Path = SHARED, languages: tuple[str, ...] = ("en", "fr")) -> list[Corpus]:
    """The sets in a folder, those with links first; empty if the folder does not exist."""
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


# Links in documents of the Human Rights Council too often have an Assembly resolution as target: cited documents are
# compared as sets instead of in place.
_LINKED: tuple[tuple[str, Measure], ...] = (
    ("GA", "links"),
    ("SC", "links"),
    ("ECOSOC", "links"),
    ("GA-DEC", "links"),
    ("HRC", "network"),
)


def scorer(folder: Path = SHARED) -> Path:
    """The program that scores predictions."""
    return folder / "tools" / "score.py"


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects in a JSON Lines file, compressed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)

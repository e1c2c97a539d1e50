"""How often each class of evidence is right: `data/evidence.csv`, which `benchmarks/` measures."""

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from unkg import artefacts
from unkg.model import Evidence

FEWEST = 30
"""A share of fewer cases than these tells nothing, and is not used."""


@lru_cache(maxsize=4)
def load_confidence(folder: Path = artefacts.DATA) -> Mapping[Evidence, float]:
    """The measured precision of each class of evidence, without those seen in fewer than `FEWEST` cases."""
    with (folder / "evidence.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return MappingProxyType({row["evidence"]: float(row["precision"]) for row in rows if int(row["n"]) >= FEWEST})  # type: ignore[misc]

"""How often each class of evidence is right: `data/evidence.csv`, which `benchmarks/` measures."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from unkg.model import Evidence

FEWEST = 30
"""A share of fewer cases than these tells nothing, and is not used."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How often the targets of one class of evidence were right."""

    evidence: Evidence
    precision: float
    cases: int
    on: tuple[str, ...]
    """The sets of texts that it was measured on."""


def load_measured(folder: Path) -> tuple[Measured, ...]:
    """Every measurement, by class."""
    with (folder / "evidence.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Measured(
                cast("Evidence", row["evidence"]),
                float(row["precision"]),
                int(row["n"]),
                tuple(row["measured_on"].split(";")),
            )
            for row in csv.DictReader(file)
        )

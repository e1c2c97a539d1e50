"""`data/README.md` documents every column of every table, and no other."""

import csv
import re
from pathlib import Path

import pytest

from unkg import artefacts

TABLES = sorted(artefacts.DATA.glob("*.csv"))
README = (Path(__file__).parents[1] / "data" / "README.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (\S+\.csv)\n(.*?)(?=^## |\Z)", README, re.MULTILINE | re.DOTALL))


def documented(table: str) -> list[str]:
    """The columns that the first cells of a section's rows name."""
    cells = re.findall(r"^\| (`[^|]+) \|", SECTIONS[table], re.MULTILINE)
    return [column for cell in cells for column in re.findall(r"`(\w+)`", cell)]


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.name)
def test_every_column_is_documented_in_order(table: Path) -> None:
    with table.open(encoding="utf-8", newline="") as file:
        assert documented(table.name) == next(csv.reader(file))


def test_no_other_table_is_documented() -> None:
    assert set(SECTIONS) == {table.name for table in TABLES}

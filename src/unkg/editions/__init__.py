"""Editions of one text, such as a resolution that is adopted every year: what each changes in the one before."""

from unkg.editions.comparison import compare
from unkg.editions.lineage import lineage
from unkg.editions.output import comparison_record, lineage_record
from unkg.editions.records import Age, Change, Comparison, Lineage, Status, WordKind, Words

__all__ = [
    "Age",
    "Change",
    "Comparison",
    "Lineage",
    "Status",
    "WordKind",
    "Words",
    "compare",
    "comparison_record",
    "lineage",
    "lineage_record",
]

"""Texts that belong together: editions of one text, and what each changes in the one before; language versions."""

from unkg.editions.agreement import MEASURES, Meanings, Measure, Shared, Stated, meanings, shared, stated
from unkg.editions.comparison import compare
from unkg.editions.language_output import language_record
from unkg.editions.languages import LanguageComparison, compare_languages
from unkg.editions.lineage import lineage
from unkg.editions.output import comparison_record, lineage_record
from unkg.editions.records import Age, Change, Comparison, Lineage, Status, WordKind, Words

__all__ = [
    "MEASURES",
    "Age",
    "Change",
    "Comparison",
    "LanguageComparison",
    "Lineage",
    "Meanings",
    "Measure",
    "Shared",
    "Stated",
    "Status",
    "WordKind",
    "Words",
    "compare",
    "compare_languages",
    "comparison_record",
    "language_record",
    "lineage",
    "lineage_record",
    "meanings",
    "shared",
    "stated",
]

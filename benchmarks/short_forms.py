"""Short forms of names that stay unresolved, by form and reason, on every kind of text."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from benchmarks.corpora import SHARED, lines
from unkg import authorities
from unkg.extraction import extract
from unkg.model import Document

_KINDS = ("body", "mechanism", "instrument")
_SETS = ("text/*", "unxml/SC.en", "unxml/HRC.en", "unxml/ECOSOC.en", "unxml/GA-DEC.en", "unxml/GA.en")
_EVERY: Mapping[str, int] = {"GA": 3}
"""Of the largest set only each so many-th document."""
_FORMS = 30
"""Rows of the table, without the sum of all others."""

Counts = dict[str, Counter[tuple[str, str]]]
"""Set of texts to how often each form is unresolved for each reason; `("", "")` counts the resolved ones."""


def measure(folder: Path = SHARED) -> Counts:
    """The unresolved names of each set, as they are read with nothing but the text."""
    found: Counts = {}
    for pattern in _SETS:
        for path in sorted((folder / "corpus").glob(f"{pattern}.jsonl.gz")):
            name = path.name.partition(".")[0]
            counts = found.setdefault(name, Counter())
            for number, line in enumerate(lines(path)):
                if number % _EVERY.get(name, 1) == 0:
                    _count(Document(line["id"], path.name, line["text"]), counts)
    return found


def _count(document: Document, counts: Counter[tuple[str, str]]) -> None:
    for reference in extract(document, authorities.load(), ignore_metadata=True).references:
        if reference.kind in _KINDS and reference.reason:
            counts[" ".join(reference.text.split()), reference.reason] += 1
        elif reference.kind in _KINDS and reference.evidence == "short-form":
            counts["", ""] += 1


def table(found: Counts) -> str:
    """The most frequent forms by set of texts, and all by reason, as a Markdown table."""
    by_form = {name: _grouped(counts, 0) for name, counts in found.items()}
    total = sum(by_form.values(), Counter[str]())
    forms = sorted(total, key=lambda form: (-total[form], form))
    rows = [_row(form, [by_form[name][form] for name in found]) for form in forms[:_FORMS]]
    rows.append(_row("others", [sum(by_form[name][form] for form in forms[_FORMS:]) for name in found]))
    by_reason = {name: _grouped(counts, 1) for name, counts in found.items()}
    reasons = sorted(set().union(*by_reason.values()))
    rows += [_row(f"all: {reason}", [by_reason[name][reason] for name in found]) for reason in reasons]
    rows.append(_row("resolved short forms", [counts["", ""] for counts in found.values()]))
    return "\n".join([f"| form | {' | '.join(found)} | all |", "|---|" + "---|" * (len(found) + 1), *rows])


def _grouped(counts: Counter[tuple[str, str]], part: int) -> Counter[str]:
    """The unresolved ones by form or by reason."""
    grouped: Counter[str] = Counter()
    for words, times in counts.items():
        if words[1]:
            grouped[words[part]] += times
    return grouped


def _row(name: str, numbers: list[int]) -> str:
    return f"| {name} | {' | '.join(str(number or '') for number in numbers)} | {sum(numbers)} |"

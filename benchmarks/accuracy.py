"""Accuracy of citations: unkg and the baselines on the same files, with the same scorer."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.baselines import BASELINES, Baseline
from benchmarks.corpora import SHARED, Corpus, corpora, lines, scorer
from benchmarks.evidence import SYMBOL_KINDS, Tallies, count_links, count_names, tallies
from benchmarks.spans import DIFFERENCES, count_differences
from unkg.building import Options, extract_lines
from unkg.readers import Unreadable

Scores = dict[str, Any]
OURS = "unkg"


@dataclass(slots=True)
class Accuracy:
    """The measurements of one run."""

    scores: dict[str, dict[str, Scores]] = field(default_factory=dict)
    """Set to program to the output of the scorer."""
    measures: dict[str, str] = field(default_factory=dict)
    """Set to measure."""
    unresolved: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)
    """Set to (numbers or names, reason) to the number of unresolved references."""
    references: dict[str, Counter[str]] = field(default_factory=dict)
    """Set to numbers or names to the number of references."""
    spans: dict[str, Counter[str]] = field(default_factory=dict)
    """Set to kinds of differences between the spans of mentions and links."""
    by_evidence: Tallies = field(default_factory=tallies)


def measure(progress: Callable[[str], None], folder: Path = SHARED) -> Accuracy:
    """Measure all sets of a folder; `progress` is called with the name of each set."""
    found = Accuracy()
    with TemporaryDirectory(prefix="unkg-benchmark-") as scratch:
        for corpus in corpora(folder):
            progress(corpus.name)
            _measure_one(corpus, folder, Path(scratch), found)
    return found


def _measure_one(corpus: Corpus, folder: Path, scratch: Path, found: Accuracy) -> None:
    ours = scratch / "ours.jsonl"
    _write(ours, _extracted(corpus))
    found.measures[corpus.name] = corpus.measure
    found.scores[corpus.name] = {OURS: score(corpus, ours, folder)}
    _count(corpus, ours, found)
    if corpus.measure == "gold":
        return
    for name, baseline in BASELINES.items():
        theirs = scratch / "theirs.jsonl"
        _write(theirs, _found_by(baseline, corpus))
        found.scores[corpus.name][name] = score(corpus, theirs, folder)


def _extracted(corpus: Corpus) -> Iterator[str]:
    options = Options(ignore_metadata=not corpus.with_metadata)
    for line in extract_lines([corpus.path], options):
        if isinstance(line, Unreadable):
            raise SystemExit(f"{corpus.name}: {line.message}")
        yield line


def _found_by(baseline: Baseline, corpus: Corpus) -> Iterator[str]:
    for document in lines(corpus.path):
        yield json.dumps({"id": document["id"], "references": list(baseline(document["text"]))})


def _write(path: Path, rows: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(row + "\n" for row in rows)


def score(corpus: Corpus, predicted: Path, folder: Path) -> Scores:
    """Run the scorer of the corpora on a file of predictions."""
    command = [sys.executable, str(scorer(folder)), corpus.measure, str(corpus.path), str(predicted), "--json"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    scores: Scores = json.loads(printed)
    return scores


def _count(corpus: Corpus, ours: Path, found: Accuracy) -> None:
    """Count unresolved references by reason, and resolved ones by evidence where the answer is known."""
    unresolved: Counter[tuple[str, str]] = Counter()
    references: Counter[str] = Counter()
    for predicted in lines(ours):
        for reference in predicted["references"]:
            sort = "numbers" if reference["kind"] in SYMBOL_KINDS else "names"
            references[sort] += 1
            if reference["target"] is None:
                unresolved[sort, reference["reason"]] += 1
    found.unresolved[corpus.name], found.references[corpus.name] = unresolved, references
    if corpus.measure == "links":
        found.spans[corpus.name] = count_differences(zip(lines(corpus.path), lines(ours), strict=True))
    pairs = zip(lines(corpus.path), lines(ours), strict=True)
    if corpus.measure == "links" and corpus.name.endswith(".en"):
        count_links(corpus.name, pairs, found.by_evidence)
    elif corpus.measure == "gold" and not corpus.with_metadata:
        count_names(corpus.name, pairs, found.by_evidence)


def tables(found: Accuracy) -> str:
    """All measurements as Markdown tables."""
    parts = [
        _table(
            "Links and networks", _linked(found), "Recall / precision; of networks (HRC): recall / confirmed share."
        ),
        _table("Spans and letters", _details(found)),
        _table("Hand-made annotations", _gold(found), "F1."),
        _table("Unresolved", _reasons(found)),
        _table("Evidence classes", _classes(found)),
    ]
    return "\n".join(parts)


Rows = list[list[str]]


def _table(title: str, rows: Rows, unit: str = "") -> str:
    head, *body = rows
    printed = ["| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *body)]
    return "\n".join([f"### {title}", "", *([unit, ""] if unit else []), *printed, ""])


def _linked(found: Accuracy) -> Rows:
    programs = [OURS, *BASELINES]
    rows = [["set", "links", *programs]]
    for name, scores in found.scores.items():
        if found.measures[name] != "gold":
            pair = "confirmed share" if found.measures[name] == "network" else "precision"
            rates = [f"{rate(scores[p], 'recall')} / {rate(scores[p], pair)}" for p in programs]
            rows.append([name, str(scores[OURS]["gold"]), *rates])
    return rows


def _details(found: Accuracy) -> Rows:
    keys = ("exact span share", "letters share", "missed", "wrong target", "spurious", "unresolved")
    rows = [["set", *keys, *DIFFERENCES]]
    for name, scores in found.scores.items():
        if found.measures[name] == "links":
            values = [scores[OURS].get(key, 0) for key in keys]
            differing = [str(found.spans[name][difference]) for difference in DIFFERENCES]
            rows.append([name, *("–" if value is None else str(value) for value in values), *differing])
    return rows


def _gold(found: Accuracy) -> Rows:
    groups = ("symbols", "instruments", "bodies", "mechanisms", "actions", "pinpoints", "addressees")
    rows = [["set", *groups, "median document (symbols)"]]
    for name, scores in found.scores.items():
        if found.measures[name] == "gold":
            ours = scores[OURS]
            median = rate(ours.get("symbols", {}), "median document f1")
            rows.append([name, *(rate(ours.get(group, {}), "f1") for group in groups), median])
    return rows


def _reasons(found: Accuracy) -> Rows:
    rows = [["set", "of", "unresolved", "share", "reasons"]]
    for name, counts in found.unresolved.items():
        for sort, all_references in sorted(found.references[name].items(), reverse=True):
            reasons = {reason: n for (of, reason), n in counts.most_common() if of == sort}
            total = sum(reasons.values())
            listed = ", ".join(f"{reason} {n}" for reason, n in reasons.items())
            rows.append(
                [name, f"{all_references} {sort}", str(total), f"{total / all_references:.2%}", listed or "none"]
            )
    return rows


def _classes(found: Accuracy) -> Rows:
    rows = [["evidence", "precision", "of", "measured on"]]
    for name, tally in sorted(found.by_evidence.items()):
        rows.append([name, f"{tally.right / tally.n:.4f}", str(tally.n), ", ".join(tally.sets)])
    return rows


def rate(scores: Scores, key: str) -> str:
    """A rate of the scorer to four places; a dash if it gives none."""
    value = scores.get(key)
    return "–" if value is None else f"{value:.4f}"

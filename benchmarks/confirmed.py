"""A census of the citations that no hyperlink confirms, each with the grounds on which it is right or wrong.

The scorer counts citations without a link as spurious, and skips documents in which many links are missing. Here all
references with a target are counted, in the categories of the scorer.
"""

import importlib.util
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

from benchmarks.corpora import SHARED, Corpus, corpora, lines, scorer
from benchmarks.evidence import Record
from benchmarks.grounds import GROUNDS, RIGHT, WRONG, Ground, ground_of, load_pool
from unkg.building import Options, extract_lines
from unkg.readers import Unreadable

Sort = Literal[
    "confirmed",  # a link on these words has the same target
    "linked",  # the same, in a document with many missing links
    "on a link",  # a link on these words has another target, or covers only a part of them
    "spurious",  # no link on these words, in a document with links on nearly all symbols
    "excused",  # the same, but ignored by the scorer: mastheads, faulty links, symbols without a link
    "unjudged",  # in a document with many missing links
    "not in two",  # in a network: a document that fewer than two language versions link
]
_ENOUGH_LINKS = 0.95
_OWN_NUMBERS = 31


@dataclass(frozen=True, slots=True)
class Finding:
    """A citation without a link that confirms it in place."""

    sort: Sort
    ground: Ground
    document: str
    start: int
    words: str
    target: str
    around: str


@dataclass(slots=True)
class Census:
    """The scores of one set, and the citations that its links do not confirm."""

    scores: Mapping[str, Any]
    confirmed: int = 0
    findings: list[Finding] = field(default_factory=list)

    def count(self, sort: Sort, grounds: frozenset[Ground] = frozenset(GROUNDS)) -> int:
        """The number of findings of a category with one of these grounds."""
        return sum(finding.sort == sort and finding.ground in grounds for finding in self.findings)


def measure(predictions: Path | None = None, folder: Path = SHARED, names: tuple[str, ...] = ()) -> dict[str, Census]:
    """The census of all sets with links, or of the named ones; reads `predictions`/SET.jsonl if it exists."""
    chosen = [c for c in corpora(folder) if c.measure != "gold" and c.name in (names or {c.name})]
    return {corpus.name: _census(corpus, _predicted(corpus, predictions), folder) for corpus in chosen}


def _predicted(corpus: Corpus, predictions: Path | None) -> dict[str, Record]:
    kept = predictions / f"{corpus.name}.jsonl" if predictions else None
    if kept and kept.is_file():
        return {str(line["id"]): line for line in lines(kept)}
    found = {}
    for line in extract_lines([corpus.path], Options(ignore_metadata=True)):
        if isinstance(line, Unreadable):
            raise SystemExit(f"{corpus.name}: {line.message}")
        record = json.loads(line)
        found[str(record["id"])] = record
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in found.values()), encoding="utf-8")
    return found


def _census(corpus: Corpus, predicted: dict[str, Record], folder: Path) -> Census:
    judge = _judge(folder)
    faults: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    census = Census(getattr(judge, corpus.measure)(str(corpus.path), predicted, faults))
    language, pool = corpus.name.rpartition(".")[2], load_pool(folder)
    sorts = _of_network if corpus.measure == "network" else _of_links
    spurious = Counter(faults["spurious"])
    for document in lines(corpus.path):
        for sort, reference in sorts(judge, document, predicted[document["id"]], spurious):
            if sort in {"confirmed", "linked"}:
                census.confirmed += sort == "confirmed"
                continue
            ground = ground_of(document, reference, language, pool)
            start, end = reference["start"], reference["end"]
            around = document["text"][max(0, start - 80) : end + 60].replace("\n", "⏎")
            census.findings.append(
                Finding(sort, ground, document["id"], start, document["text"][start:end], reference["target"], around)
            )
    _agree(corpus, census)
    return census


def _judge(folder: Path) -> ModuleType:
    """The scorer as a module: its comparison of targets and spans decides the category of a reference."""
    spec = importlib.util.spec_from_file_location("score", scorer(folder))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _of_links(
    judge: ModuleType, document: Record, predicted: Record, spurious: Counter[tuple[Any, ...]]
) -> Iterator[tuple[Sort, Record]]:
    human_rights = (document["symbol"] or "").startswith("A/HRC/")
    links = [link for link in document["refs"] if link["target"] and link["check"] in {"exact", "digits"}]
    links = [link for link in links if not (human_rights and _is_of_councils_numbers(link["target"]))]
    judged = (document["link_coverage"] or 0) >= _ENOUGH_LINKS
    for reference in judge.symbol_references(predicted):
        on = [link for link in links if judge.overlap(reference, link)]
        words = document["text"][reference["start"] : reference["end"]]
        row = (document["id"], words, reference["target"], judge.context(document, reference))
        if any(judge.same(link["target"], reference["target"]) and judge.matches(link, reference) for link in on):
            yield ("confirmed" if judged else "linked"), reference
        elif not judged:
            yield "unjudged", reference
        elif on:
            yield "on a link", reference
        else:
            yield ("spurious" if spurious[row] else "excused"), reference


def _is_of_councils_numbers(target: str) -> bool:
    """Whether a link has an Assembly symbol from before its `n/m` numbering: in fact a number of the Council."""
    session = target.removeprefix("A/RES/").partition("/")[0]
    return target.startswith("A/RES/") and session.isdigit() and int(session) < _OWN_NUMBERS


def _of_network(
    judge: ModuleType, document: Record, predicted: Record, _: Counter[tuple[Any, ...]]
) -> Iterator[tuple[Sort, Record]]:
    gold = {judge.split_letters(target)[0] for target in document["doc_citations"]}
    gold = {target for target in gold if not _is_of_councils_numbers(target)}
    seen = {judge.norm(document["symbol"])}
    for reference in judge.symbol_references(predicted) if gold else ():
        target = judge.split_letters(reference["target"])[0]
        if target not in seen:
            seen.add(target)
            yield ("confirmed" if any(judge.same(g, target) for g in gold) else "not in two"), reference


def _agree(corpus: Corpus, census: Census) -> None:
    """Exit if the categories do not add up to the counts of the scorer."""
    left = census.count("on a link") + census.count("spurious") + census.count("not in two")
    right = census.scores["confirmed" if corpus.measure == "network" else "right"]
    if (census.confirmed, left) != (right, census.scores["predicted"] - right):
        raise SystemExit(f"{corpus.name}: the scorer counts {census.scores}, here {census.confirmed} and {left}")


def tables(found: dict[str, Census]) -> str:
    """The grounds of each category, and the resulting precision, as Markdown."""
    head = ["set", "sort", "citations", *GROUNDS]
    rows = []
    for name, census in found.items():
        for sort in dict.fromkeys(finding.sort for finding in census.findings):
            counted = Counter(finding.ground for finding in census.findings if finding.sort == sort)
            rows.append([name, sort, str(sum(counted.values())), *(str(counted[ground] or "") for ground in GROUNDS)])
    parts = ["### Citations that no link confirms", "", _table(head, rows), ""]
    return "\n".join([*parts, "### Precision with other grounds than links", "", _table(*_precisions(found))])


def _precisions(found: dict[str, Census]) -> tuple[list[str], list[list[str]]]:
    head = ["set", "judged", "by links alone", "and by other grounds", "and read by eye", "wrong", "unread"]
    rows = []
    for name, census in found.items():
        left = [f for f in census.findings if f.sort in {"on a link", "spurious", "not in two"}]
        total, right = census.confirmed + len(left), census.confirmed
        by_rule = right + sum(f.ground in RIGHT and f.ground != "read: right" for f in left)
        by_eye = right + sum(f.ground in RIGHT for f in left)
        wrong, unread = sum(f.ground in WRONG for f in left), sum(f.ground == "unread" for f in left)
        shares = (f"{n / total:.4f}" for n in (right, by_rule, by_eye)) if total else ()
        rows.append([name, str(total), *shares, str(wrong), str(unread)])
    return head, rows


def _table(head: list[str], rows: list[list[str]]) -> str:
    printed = ["| " + " | ".join(cells) + " |" for cells in (head, ["---"] * len(head), *rows)]
    return "\n".join(printed)

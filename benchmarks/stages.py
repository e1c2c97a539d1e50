"""One table of all stages: speed, ratio to a yardstick, accuracy, and counted work."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import accuracy, counting, speed
from benchmarks.baselines import BASELINES
from benchmarks.corpora import SHARED, Corpus, corpora, lines
from benchmarks.scaling import watched
from unkg import authorities
from unkg.extraction import extract
from unkg.extraction.output import as_json
from unkg.model import Document

DOCUMENTS = 60
"""Default number of documents of each English set with links."""
_BULK = """
import sys
from pyoxigraph import RdfFormat, Store
store = Store(sys.argv[2])
store.bulk_load(path=sys.argv[1], format=RdfFormat.N_QUADS)
store.flush()
"""
_DUMP = """
import sys
from pyoxigraph import RdfFormat
from unkg.store import open_store
with open_store(sys.argv[1]) as opened:
    opened.pyoxigraph.dump(sys.argv[2], format=RdfFormat.N_QUADS)
    print(len(opened.pyoxigraph))
"""
Documents = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table; cells that do not apply are empty."""

    stage: str
    rate: str
    beside: str = ""
    """The ratio to the yardstick or to the bulk load."""
    accuracy: str = ""


def measure(documents: int = DOCUMENTS, folder: Path = SHARED) -> tuple[list[Row], int]:
    """The rows of all stages, and the size of the texts in kilobytes."""
    linked = [corpus for corpus in corpora(folder, ("en",)) if corpus.measure == "links"]
    texts = [document for corpus in linked for document in islice(lines(corpus.path), documents)]
    size = sum(len(document["text"].encode()) for document in texts)
    with TemporaryDirectory(prefix="unkg-stages-") as scratch:
        rows = [*_finding(texts, size, folder, Path(scratch)), *_building(texts, size, Path(scratch))]
    return rows, size // 1000


# ---- from text to references -------------------------------------------------------------------------------------


def _finding(texts: Documents, size: int, folder: Path, scratch: Path) -> Iterator[Row]:
    """Extraction and baselines on the same texts, with the same scorer; yardstick and other programs beside them."""
    known, gold = authorities.load(), scratch / "gold.jsonl"
    extract(Document("", "", ""), known)
    _write(gold, texts)
    yardstick, _ = _timed(speed.others()[speed.YARDSTICK], texts)
    ours, found = _timed(lambda text: as_json(extract(Document("k", "k", text), known))["references"], texts)
    yield _found("extraction, one process", size, ours, yardstick, _judged(gold, texts, found, folder, scratch))
    for name, baseline in BASELINES.items():
        theirs, found = _timed(lambda text, by=baseline: list(by(text)), texts)
        yield _found(f"- beside it: {name}", size, theirs, yardstick, _judged(gold, texts, found, folder, scratch))
    for name, read in speed.others().items():
        took = yardstick if name == speed.YARDSTICK else _timed(read, texts)[0]
        yield _found(f"- beside it: {name}", size, took, yardstick, "")


def _timed(read: Callable[[str], Any], texts: Documents) -> tuple[float, list[Any]]:
    began = time.process_time()
    found = [read(document["text"]) for document in texts]
    return time.process_time() - began, found


def _found(name: str, size: int, seconds: float, yardstick: float, judged: str) -> Row:
    beside = "" if seconds == yardstick else f"{speed.shared(yardstick / seconds)} of the yardstick's speed"
    return Row(name, f"{size / 1e6 / seconds:.2f} MB/s", beside, judged)


def _judged(gold: Path, texts: Documents, found: list[Any], folder: Path, scratch: Path) -> str:
    predicted = scratch / "predicted.jsonl"
    pairs = zip(texts, found, strict=True)
    _write(predicted, [{"id": document["id"], "references": references} for document, references in pairs])
    scores = accuracy.score(Corpus("all", gold, "links"), predicted, folder)
    return f"recall {scores['recall']:.4f}, precision {scores['precision']:.4f} of {scores['gold']} links"


def _write(path: Path, rows: Documents) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


# ---- from text to a store ----------------------------------------------------------------------------------------


def _building(texts: Documents, size: int, scratch: Path) -> Iterator[Row]:
    source, store, dump = scratch / "texts.jsonl", scratch / "store", scratch / "dump.nq"
    _write(source, [{"id": d["id"], "symbol": d.get("symbol"), "text": d["text"]} for d in texts])
    build = ["-m", "unkg", "build", str(source), "--store", str(store)]

    def took(stage: str, *words: object) -> float:
        return watched(len(texts), stage, [str(word) for word in words])[0].processor

    loaded = took("build", *build, "--no-validation")
    checked = took("validation", *build)
    # A build that validates looks at graphs while it loads them, and does not read them again.
    whole = took("build with validation", *build[:-1], str(scratch / "validated"))
    again = took("unchanged", *build)
    statements = int(watched(len(texts), "dump", ["-c", _DUMP, str(store), str(dump)])[1])
    bulk = took("bulk load", "-c", _BULK, dump, scratch / "bulk")
    yield Row("- beside it: bulk load of the finished N-Quads", f"{statements / bulk / 1000:.0f} thousand statements/s")
    yield Row("text to loaded store", f"{size / 1e6 / loaded:.2f} MB/s", f"{loaded / bulk:.1f} times the bulk load")
    yield Row(
        "validation of a finished store",
        f"{statements / checked / 1000:.0f} thousand statements/s",
        f"{checked / bulk:.1f} times the bulk load",
    )
    yield Row(
        "text to loaded, validated store",
        f"{size / 1e6 / whole:.2f} MB/s",
        f"{whole / bulk:.1f} times the bulk load; aim 4",
    )
    yield Row("build again, unchanged", f"{again:.1f} s", f"{again / whole:.3f} of the first build; aim below 0.1")


# ---- printing ----------------------------------------------------------------------------------------------------


def table(rows: list[Row], kilobytes: int, counts: list[counting.Count]) -> str:
    """Rates and accuracy, then the counts, as Markdown."""
    rated = [f"| {row.stage} | {row.rate} | {row.beside} | {row.accuracy} |" for row in rows]
    head = (
        f"{kilobytes / 1000:.2f} MB of text; processor time of all processes. Counts are of the samples. The yardstick "
        f"of extraction is {speed.YARDSTICK}. {speed.interpreter()}."
    )
    counted = [f"| {one.stage} | {one.count:,} {one.of} | {_change(one)} | |" for one in counts]
    return "\n".join(
        [
            head,
            "",
            "| stage | rate | beside its yardstick | accuracy |",
            "| --- | --- | --- | --- |",
            *rated,
            *counted,
        ]
    )


def _change(count: counting.Count) -> str:
    if count.grown is None:
        return "first count"
    return f"{count.grown:+.1%} since the previous count{' **regressed**' if count.regressed else ''}"

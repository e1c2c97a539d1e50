"""The six languages: links found in each, what two versions of a document state alike, and how fast each is read."""

import json
import time
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.accuracy import Scores, rate, score
from benchmarks.corpora import SHARED, Corpus, corpora, lines
from unkg import authorities
from unkg.editions import MEASURES, Meanings, Shared, meanings, shared, stated
from unkg.extraction import extract
from unkg.extraction.output import as_json
from unkg.model import OFFICIAL_LANGUAGES, Document, Extraction

_FIRST = "en"
_OTHERS = tuple(language for language in OFFICIAL_LANGUAGES if language != _FIRST)
_MEGABYTE = 1_000_000


@dataclass(slots=True)
class Reading:
    """What was measured of one language."""

    documents: int = 0
    scores: dict[str, Scores] = field(default_factory=dict)
    """Set to the output of the scorer."""
    shared: dict[str, Shared] = field(default_factory=dict)
    """Measure to what the documents state as their English versions do."""
    size: int = 0
    """Bytes of UTF-8."""
    seconds: float = 0.0
    """Processor time of extraction."""

    @property
    def speed(self) -> float:
        """Megabytes a second."""
        return self.size / _MEGABYTE / self.seconds


def measure(progress: Callable[[str], None], folder: Path = SHARED) -> dict[str, Reading]:
    """Read what is held in English and other languages; `progress` is called with the name of each set."""
    found = {language: Reading() for language in (_FIRST, *_OTHERS)}
    english = {
        corpus.name.partition(".")[0]: corpus for corpus in corpora(folder, (_FIRST,)) if corpus.measure != "gold"
    }
    with TemporaryDirectory(prefix="unkg-benchmark-") as scratch:
        for organ, first in english.items():
            others = [corpus for corpus in corpora(folder, _OTHERS) if corpus.name.startswith(f"{organ}.")]
            progress(organ)
            held = {line["id"] for corpus in others for line in lines(corpus.path)}
            versions = _read(first, found[_FIRST], held, Path(scratch))
            for corpus in others:
                progress(corpus.name)
                _compare(corpus, found[corpus.name.partition(".")[2]], versions, Path(scratch))
    return found


def _compare(corpus: Corpus, reading: Reading, versions: Mapping[str, Meanings], scratch: Path) -> None:
    predicted = scratch / f"{corpus.name}.jsonl"
    of_each = _read(corpus, reading, None, scratch)
    for key in of_each.keys() & versions.keys():
        for name, counts in shared(of_each[key], versions[key]).items():
            reading.shared[name] = reading.shared.get(name, Shared()) + counts
    reading.scores[corpus.name.partition(".")[0]] = score(corpus, predicted, SHARED)


def _read(corpus: Corpus, reading: Reading, held: Container[str] | None, scratch: Path) -> dict[str, Meanings]:
    """What each document, or each of those `held`, states, by id; the extractions are written for the scorer."""
    knowledge = authorities.load()
    found: dict[str, Meanings] = {}
    with (scratch / f"{corpus.name}.jsonl").open("w", encoding="utf-8") as file:
        for line in lines(corpus.path):
            if held is not None and line["id"] not in held:
                continue
            document = Document(line["id"], corpus.path.name, line["text"], line["lang"])
            extraction = _timed(document, reading)
            file.write(json.dumps(as_json(extraction)) + "\n")
            found[line["id"]] = meanings(stated(extraction, knowledge.authorities))
    return found


def _timed(document: Document, reading: Reading) -> Extraction:
    begun = time.process_time()
    extraction = extract(document, authorities.load(), ignore_metadata=True)
    reading.seconds += time.process_time() - begun
    reading.size += len(document.text.encode())
    reading.documents += 1
    return extraction


def tables(found: Mapping[str, Reading]) -> str:
    """Links by set, agreement with English by measure, and speed, as Markdown tables."""
    others = {language: reading for language, reading in found.items() if reading.shared}
    sets = list(dict.fromkeys(name for reading in others.values() for name in reading.scores))
    linked = [_row([language, *(_rates(one.scores.get(name)) for name in sets)]) for language, one in others.items()]
    alike = [
        _row([language, str(one.documents), *(_f1(one.shared[name]) for name in MEASURES)])
        for language, one in others.items()
    ]
    speed = [
        _row([language, f"{one.speed:.2f}", f"{one.speed / found[_FIRST].speed:.2f}"])
        for language, one in found.items()
        if one.seconds
    ]
    return "\n\n".join(
        [
            "Links: recall / precision; of the Human Rights Council: recall / confirmed share.\n\n"
            + _table(["language", *sets], linked),
            "Agreement: F1 of what a version states and what its English version states.\n\n"
            + _table(["language", "documents", *MEASURES], alike),
            "Speed of extraction, by processor time.\n\n" + _table(["language", "MB/s", "of English"], speed),
        ]
    )


def _rates(scores: Scores | None) -> str:
    if scores is None:
        return ""
    second = "precision" if "precision" in scores else "confirmed share"
    return f"{rate(scores, 'recall')} / {rate(scores, second)}"


def _f1(counts: Shared) -> str:
    return "" if counts.f1 is None else f"{counts.f1:.3f}"


def _table(head: list[str], rows: list[str]) -> str:
    return "\n".join([_row(head), "|---|" + "---|" * (len(head) - 1), *rows])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"

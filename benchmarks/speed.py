"""Speed of extraction, of its stages, and of other programs on the same texts in the same run."""

import time
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from benchmarks.corpora import SHARED, corpora, lines
from unkg import authorities
from unkg.extraction import extract
from unkg.extraction.layout.normalized_text import NormalizedText, normalize
from unkg.extraction.layout.paragraphs import blocks_of
from unkg.extraction.scan.names import find_names, gazetteer
from unkg.extraction.scan.numbers import find_numbers
from unkg.model import Document

DOCUMENTS = 60
"""Number of documents of each set: enough for stable figures, few enough for frequent runs."""
ROUNDS = 3
"""Runs of each program; they alternate, so that load affects all of them, and the fastest run counts."""
PEER = "spaCy, blank English tokenizer"
Read = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Timing:
    """Processor time of one program for all texts of a set, in seconds."""

    texts: str
    name: str
    megabytes: float
    seconds: float
    beside: float
    """Seconds of the peer for the same texts in the same run."""


def measure(folder: Path = SHARED) -> list[Timing]:
    """Time all installed programs in one process."""
    texts = _texts(folder)
    plain = [without for text in texts if (without := _without_references(text))]
    return [*_timings("as they are", texts, {**_ours(), **others()}), *_timings("without references", plain, _bare())]


def _timings(name: str, texts: list[str], programs: dict[str, Read]) -> list[Timing]:
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    rounds = [{program: _seconds(read, texts) for program, read in programs.items()} for _ in range(ROUNDS)]
    best = {program: min(seconds[program] for seconds in rounds) for program in programs}
    return [Timing(name, program, megabytes, seconds, best[PEER]) for program, seconds in best.items()]


def _texts(folder: Path) -> list[str]:
    linked = [corpus for corpus in corpora(folder, ("en",)) if corpus.measure != "gold"]
    return [document["text"] for corpus in linked for document in islice(lines(corpus.path), DOCUMENTS)]


def _without_references(text: str) -> str:
    """The paragraphs of a text without references."""
    found = extract(Document("text", "text", text), authorities.load())
    starts = [r.start for r in found.references]
    plain = [p for p in found.paragraphs if bisect_left(starts, p.start) == bisect_left(starts, p.end)]
    return "\n\n".join(text[p.start : p.end] for p in plain)


def _seconds(read: Read, texts: list[str]) -> float:
    began = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - began


def _document(text: str) -> Document:
    return Document("text", "text", text)


def _ours() -> dict[str, Read]:
    known = authorities.load()
    language = known.languages["en"]
    names = gazetteer(known.authorities, language)

    def scan(text: str) -> object:
        return find_numbers(text, language, known), find_names(NormalizedText(text=text, lower=text.lower()), names)

    return {
        "unkg, all of extraction": lambda text: extract(_document(text), known),
        "- structure and normalization": lambda text: normalize(text, blocks_of(_document(text), language)),
        "- scan: symbols, numbers and names (plain text)": scan,
        "- scan: symbols and numbers alone": lambda text: find_numbers(text, language, known),
    }


def _bare() -> dict[str, Read]:
    wanted = ("unkg, all of extraction", PEER)
    return {name: read for name, read in {**_ours(), **others()}.items() if name in wanted}


def others() -> dict[str, Read]:
    """Other programs for the same texts, by name: the peer, and installed extractors for other legal systems."""
    import spacy

    others: dict[str, Read] = {PEER: spacy.blank("en").make_doc}
    if find_spec("eyecite"):
        from eyecite import get_citations

        others["eyecite, get_citations"] = get_citations
    if find_spec("refex"):
        from refex.orchestrator import CitationExtractor

        others["legal-reference-extraction"] = CitationExtractor().extract
    return others


def table(timings: list[Timing]) -> str:
    """The timings as Markdown."""
    head = f"Processor time in one process, fastest of {ROUNDS} alternating runs. The peer is {PEER}."
    rows = [
        f"| {t.texts}, {t.megabytes:.2f} MB | {t.name} | {t.seconds:.2f} | {t.megabytes / t.seconds:.2f} "
        f"| {t.beside / t.seconds:.1f} |"
        for t in timings
    ]
    return "\n".join(
        [head, "", "| texts | program | seconds | MB/s | times the peer |", "| --- | --- | --- | --- | --- |", *rows]
    )

"""How fast texts are read: extraction, its stages, and other programs on the same texts in the same run."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from benchmarks.corpora import SHARED, corpora, lines
from unkg import authorities
from unkg.authorities.language import load_language
from unkg.extraction import extract
from unkg.extraction.names import find_names, gazetteer
from unkg.extraction.numbers import find_numbers
from unkg.extraction.passages import fold
from unkg.extraction.structure import blocks_of
from unkg.model import Document

DOCUMENTS = 60
"""Documents of each set: enough to be steady, few enough to run often."""
Read = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Timing:
    """How long one program took for all texts."""

    name: str
    megabytes: float
    seconds: float


def measure(folder: Path = SHARED) -> list[Timing]:
    """Time every program that is installed, the best of two runs each, in one process."""
    texts = _texts(folder)
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    programs = {**_ours(), **_others()}
    return [Timing(name, megabytes, min(_seconds(read, texts) for _ in range(2))) for name, read in programs.items()]


def _texts(folder: Path) -> list[str]:
    linked = [corpus for corpus in corpora(folder, ("en",)) if corpus.measure != "gold"]
    return [document["text"] for corpus in linked for document in islice(lines(corpus.path), DOCUMENTS)]


def _seconds(read: Read, texts: list[str]) -> float:
    began = time.perf_counter()
    for text in texts:
        read(text)
    return time.perf_counter() - began


def _ours() -> dict[str, Read]:
    known, language = authorities.load(), load_language("en")
    names = gazetteer(known, language)

    def document(text: str) -> Document:
        return Document("text", "text", text)

    def folded(text: str) -> object:
        return fold(text, blocks_of(document(text), language))

    return {
        "unkg, all of extraction": lambda text: extract(document(text), known),
        "- structure and folding": folded,
        "- names (with folding)": lambda text: find_names(fold(text, blocks_of(document(text), language)), names),
        "- symbols and numbers (plain text)": lambda text: find_numbers(text, language),
    }


def _others() -> dict[str, Read]:
    import spacy

    others: dict[str, Read] = {"spaCy, blank English tokenizer": spacy.blank("en").make_doc}
    if find_spec("eyecite"):
        from eyecite import get_citations

        others["eyecite, get_citations"] = get_citations
    if find_spec("refex"):
        from refex.orchestrator import CitationExtractor

        others["legal-reference-extraction"] = CitationExtractor().extract
    return others


def table(timings: list[Timing]) -> str:
    """The timings as Markdown."""
    rows = [f"| {t.name} | {t.seconds:.2f} | {t.megabytes / t.seconds:.2f} |" for t in timings]
    size = f"{timings[0].megabytes:.2f} MB of text in one process, the best of two runs."
    return "\n".join([size, "", "| program | seconds | MB/s |", "| --- | --- | --- |", *rows])

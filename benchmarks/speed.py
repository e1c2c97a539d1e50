"""Speed of extraction, of its stages, and of other programs on the same texts in the same run."""

import platform
import re
import sysconfig
import time
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import islice, pairwise
from pathlib import Path

from benchmarks.corpora import SHARED, corpora, lines
from unkg import authorities
from unkg.extraction import extract
from unkg.extraction.layout.normalized_text import NormalizedText, normalize
from unkg.extraction.layout.paragraphs import blocks_of
from unkg.extraction.scan.gazetteer import gazetteer
from unkg.extraction.scan.names import find_names
from unkg.extraction.scan.numbers import find_numbers
from unkg.model import Document

DOCUMENTS = 60
"""Number of documents of each set: enough for stable figures, few enough for frequent runs."""
ROUNDS = 3
"""Runs of each program; they alternate, so that load affects all of them, and the fastest of each document counts."""
YARDSTICK = "words and marks by re.findall"
"""What speed is compared with: it does the same on every text, whatever it has read before, as a tokenizer that keeps
what it has seen does not."""
_WORDS = re.compile(r"\w+|[^\w\s]")
Read = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Timing:
    """Processor time of one program for all texts of a set, in seconds."""

    texts: str
    name: str
    megabytes: float
    seconds: float
    yardstick: float
    """Seconds of the yardstick for the same texts in the same run."""


def measure(folder: Path = SHARED) -> list[Timing]:
    """Time all installed programs in one process."""
    texts = _texts(folder)
    plain = [without for text in texts if (without := _without_references(text))]
    return [*_timings("as they are", texts, {**_ours(), **others()}), *_timings("without references", plain, _bare())]


def _timings(name: str, texts: list[str], programs: dict[str, Read]) -> list[Timing]:
    if not texts:
        return []
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    rounds = [{program: _seconds(read, texts) for program, read in programs.items()} for _ in range(ROUNDS)]
    best = {program: sum(map(min, *(seconds[program] for seconds in rounds))) for program in programs}
    return [Timing(name, program, megabytes, seconds, best[YARDSTICK]) for program, seconds in best.items()]


def _texts(folder: Path) -> list[str]:
    linked = [corpus for corpus in corpora(folder, ("en",)) if corpus.measure != "gold"]
    return [document["text"] for corpus in linked for document in islice(lines(corpus.path), DOCUMENTS)]


def _without_references(text: str) -> str:
    """The paragraphs of a text without references."""
    found = extract(Document("text", "text", text), authorities.load())
    starts = [r.start for r in found.references]
    plain = [p for p in found.paragraphs if bisect_left(starts, p.start) == bisect_left(starts, p.end)]
    return "\n\n".join(text[p.start : p.end] for p in plain)


def _seconds(read: Read, texts: list[str]) -> list[float]:
    """Processor time of each text."""
    ends = [time.process_time()]
    for text in texts:
        read(text)
        ends.append(time.process_time())
    return [end - began for began, end in pairwise(ends)]


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
        "- structure and normalization": lambda text: normalize(
            text, blocks_of(_document(text), language), language.script
        ),
        "- scan: symbols, numbers and names (plain text)": scan,
        "- scan: symbols and numbers alone": lambda text: find_numbers(text, language, known),
    }


def _bare() -> dict[str, Read]:
    wanted = ("unkg, all of extraction", YARDSTICK)
    return {name: read for name, read in {**_ours(), **others()}.items() if name in wanted}


def others() -> dict[str, Read]:
    """Other programs for the same texts, by name: the yardstick, and installed extractors for other legal systems."""
    others: dict[str, Read] = {YARDSTICK: _WORDS.findall}
    if find_spec("eyecite"):
        from eyecite import get_citations

        others["eyecite, get_citations"] = get_citations
    if find_spec("refex"):
        from refex.orchestrator import CitationExtractor

        others["legal-reference-extraction"] = CitationExtractor().extract
    return others


def table(timings: list[Timing]) -> str:
    """The timings as Markdown."""
    by_turns = f"Processor time in one process, least of {ROUNDS} runs of each document, the programs by turns."
    head = f"{by_turns} The yardstick is {YARDSTICK} (`{_WORDS.pattern}`). {interpreter()}."
    rows = [
        f"| {t.texts}, {t.megabytes:.2f} MB | {t.name} | {t.seconds:.2f} | {t.megabytes / t.seconds:.2f} "
        f"| {shared(t.yardstick / t.seconds)} |"
        for t in timings
    ]
    columns = "| texts | program | seconds | MB/s | of the yardstick's speed |"
    return "\n".join([head, "", columns, "| --- | --- | --- | --- | --- |", *rows])


def shared(share: float) -> str:
    """A share of the yardstick's speed: `1/16`, or `2.1` of what is faster."""
    return f"1/{1 / share:.1f}" if share < 1 else f"{share:.1f}"


def interpreter() -> str:
    """Which Python runs, and how it was configured; distributions may optimize it by other means, as Debian does."""
    configured = "--enable-optimizations" in (sysconfig.get_config_var("CONFIG_ARGS") or "")
    how = "with" if configured else "without"
    return f"{platform.python_implementation()} {platform.python_version()}, configured {how} --enable-optimizations"

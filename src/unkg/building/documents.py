"""Work on one document: what a worker process does."""

import gc
import re
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeVar

from pyoxigraph import NamedNode

from unkg import authorities, graph, readers, symbols
from unkg.authorities import Knowledge
from unkg.building.catalogue_records import complete_header
from unkg.building.outcome import NOTHING_FOUND, Outcome
from unkg.building.overrides import Overrides, match_key
from unkg.building.summary import tally
from unkg.model import Document, Extraction, Header, SkipReason
from unkg.readers import ReadError, Reading, Skipped, Source, Unreadable
from unkg.store import Input, pack
from unkg.vocabulary import Minter, digest
from unkg.workers import WorkerLost

Result = TypeVar("Result")
WorkItem = Source | Document | Unreadable
"""The unit of work: a file still to be read, a document of a stream, or an input that cannot be read."""

_FORMATS: Final = ((".xml", ".xml.gz"), (".docx", ".doc", ".rtf"), (".html", ".htm", ".xhtml"), (".pdf",))
"""Formats by precedence, for inputs that carry the same symbol; plain text in any form comes last."""
_RANKS: Final = len(_FORMATS) + 1
"""Ranks of formats, with that of text."""
_OTHER_LANGUAGE: Final = 2
"""Groups of ranks before texts in other languages than English: files of their own, acts printed in reports."""
CATALOGUE_RECORD: Final = 2 * _OTHER_LANGUAGE * _RANKS
"""The rank of a catalogue record, which has no text."""
CONTRADICTED: Final = 2 * CATALOGUE_RECORD
"""Added to the rank of an input whose symbol is contradicted: it is used only if no other input has that symbol."""


@dataclass(frozen=True, slots=True)
class Job:
    """A work item to be processed."""

    item: WorkItem
    digest: str = ""
    """From `digest_of`, if needed."""

    @property
    def can_be_read_again(self) -> bool:
        """False for a document from standard input."""
        return not (isinstance(self.item, Document) and self.item.source == "-")

    @property
    def found_in_folder(self) -> bool:
        """Whether it is a file that was found in a folder, and may be skipped."""
        return isinstance(self.item, Source) and self.item.found_in_folder

    def skipped(self, reason: SkipReason) -> Skipped:
        """The record that the file is skipped."""
        assert isinstance(self.item, Source)
        return Skipped(self.item.key, self.item.name, reason)


@dataclass(frozen=True, slots=True)
class BuiltGraph:
    """The named graph of a document, or of a language version of one."""

    graph: str
    packed: bytes
    """Its statements, as the store keeps them."""
    rank: int
    """Precedence of the format; the lowest wins."""
    key: str
    tally: dict[str, int]
    """Empty for a language version, but for notes of the build."""
    size: int
    """Size of the text in UTF-8 bytes."""
    mark: str = ""
    """Digest of the overrides for the document, from `Overrides.mark`."""

    def made_from(self, digest: str) -> Input:
        """The store's record of what the graph was built from."""
        return Input(digest + self.mark, self.rank, self.key, self.tally)


_OBJECTS_BETWEEN_COLLECTIONS: Final = 20_000


def digest_of(item: Source | Document, reading: Reading, run: NamedNode) -> str:
    """A digest of all that a document's graph depends on: its bytes or record, without its name, and the rules."""
    if isinstance(item, Document):
        return digest(repr(replace(item, key="", source="")), run.value)
    symbol = reading.symbols.get(item.name) or reading.symbols.get(item.key)
    return digest(
        item.version or item.sha256 or "",
        readers.format_of(item),
        str(reading.ignore_metadata),
        str(symbol),
        reading.language,
        *_of_table(reading),
        run.value,
    )


def _of_table(reading: Reading) -> Iterator[str]:
    """What says how a table is to be read; nothing if all is told from the table itself."""
    if reading.encoding or reading.columns:
        yield str(reading.encoding)
        yield str(sorted(reading.columns.items()))


def prepare() -> None:
    """Load the data and models that every document needs. Raises authorities.AuthorityError."""
    from unkg.extraction import extract

    extract(Document("", "", ""), authorities.load())
    # What has been loaded stays: looking for garbage among it takes a twentieth of the time of extraction.
    gc.freeze()
    # Records hold no cycles: looking for garbage as often as Python does costs another twentieth.
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)


def fetched(job: Job) -> Job:
    """The job with the bytes of its file, if that has an address: worker processes have no network."""
    return _with_content(job) if isinstance(job.item, Source) and job.item.address else job


def shipped(job: Job) -> Job:
    """The job with the bytes of its file, if only this machine has it."""
    here = isinstance(job.item, Source) and not readers.is_elsewhere(job.item.address)
    return _with_content(job) if here else job


def _with_content(job: Job) -> Job:
    """The job with bytes, or else with the reason why there are none."""
    assert isinstance(job.item, Source)
    try:
        return replace(job, item=readers.with_content(job.item))
    except ReadError as error:
        return replace(job, item=error.about(job.item.key, job.item.name))


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """A document in a language without a table: what needs words is not read in it."""

    key: str
    source: str
    language: str


Work = Callable[[Document, Knowledge], Outcome[Result]]
"""What a worker process does with a document."""


def process(
    work: Work[Result], reading: Callable[[], Reading], job: Job
) -> list[Result | Unreadable | Skipped | OtherLanguage]:
    """The result of `work` for each document of a work item.

    Unreadable for a document that fails; Skipped for one that was found in a folder and is not relevant, unless
    `all_texts`; an OtherLanguage too for one whose language has no table.
    """
    knowledge = authorities.load()
    options = reading()
    uses_all = options.all_texts or not job.found_in_folder
    found = _documents(job.item, options)
    return [
        result
        for one in found
        for result in (
            [one] if isinstance(one, Unreadable | Skipped) else _results(work, one, knowledge, uses_all=uses_all)
        )
    ]


def _results(
    work: Work[Result], document: Document, knowledge: Knowledge, *, uses_all: bool
) -> Iterator[Result | Unreadable | Skipped | OtherLanguage]:
    outcome = _guarded(work, document, knowledge)
    if isinstance(outcome, Unreadable):
        yield outcome
    elif outcome.is_relevant or uses_all:
        yield outcome.result
        if document.text and document.language not in knowledge.languages:
            yield OtherLanguage(document.key, document.source, document.language)
    else:
        yield Skipped(document.key, document.source, "nothing-found")


def _documents(item: WorkItem, reading: Reading) -> list[Document | Unreadable | Skipped]:
    if not isinstance(item, Source):
        return [item]
    try:
        return list(readers.documents(item, reading))
    except Exception as error:  # noqa: BLE001  a file that unkg fails on must not stop the others
        return [failure(item, error)]


def _guarded(work: Work[Result], document: Document, knowledge: Knowledge) -> Outcome[Result] | Unreadable:
    try:
        return work(document, knowledge)
    except Exception as error:  # noqa: BLE001  a document that unkg fails on must not stop the others
        return failure(document, error)


def failure(item: WorkItem, error: Exception) -> Unreadable:
    """The message for a work item that unkg failed on, because of an internal error or for lack of memory."""
    if isinstance(error, MemoryError):
        return unreadable(item, WorkerLost("exceeds the memory limit per worker", "raise --memory, or split it"))
    at = traceback.extract_tb(error.__traceback__)[-1]
    problem = f"internal error ({type(error).__name__}: {error}; {Path(at.filename).name}, line {at.lineno})"
    return unreadable(item, WorkerLost(problem, "please report it with the document"))


def unreadable(item: WorkItem, why: WorkerLost) -> Unreadable:
    """The message for a work item without a result."""
    name = item.name if isinstance(item, Source) else item.source
    place = f"document {item.key}" if isinstance(item, Document) and item.key not in name else ""
    return Unreadable(item.key, name, place, why.problem, why.remedy)


def build_graph(
    minter: Minter, run: NamedNode, overrides: Overrides, document: Document, knowledge: Knowledge
) -> Outcome[list[BuiltGraph]]:
    """Extract from a document, apply corrections, add metadata from its catalogue record, and describe it as RDF.

    A text in another language than English gives the graph of its language version too.
    """
    from unkg.extraction import extract
    from unkg.extraction.corrections import corrected

    extraction = extract(document, knowledge)
    name = minter.graph(graph.document_iri(extraction, minter)).value
    extraction, matched = corrected(extraction, overrides.of(name))
    record = overrides.record(name)
    if record and document.text:
        extraction = replace(extraction, header=complete_header(extraction.header, record))
    relevant = readers.is_relevant(extraction)
    noted = {match_key(row): 1 for row in matched} | ({} if relevant else {NOTHING_FOUND: 1})
    built = BuiltGraph(
        graph=name,
        packed=pack(graph.nquads(extraction, knowledge, minter, alone=False, run=run)),
        rank=rank(document) + (CONTRADICTED if is_contradicted(extraction.header, document.source) else 0),
        key=document.key,
        tally=tally(extraction) | noted,
        mark=overrides.mark(name),
        size=sum(len(document.text[start:end].encode()) for start, end in document.scope or ((0, None),)),
    )
    if not _is_version(extraction, built.rank):
        return Outcome([built], relevant)
    version = replace(
        built,
        graph=minter.version_graph(graph.document_iri(extraction, minter), extraction.document.language).value,
        packed=pack(graph.nquads_of_version(extraction, knowledge, minter, run=run)),
        tally=noted,
    )
    return Outcome([built, version], relevant)


def _is_version(extraction: Extraction, rank: int) -> bool:
    """Whether a text is one of the language versions of a document; an uncertain symbol does not say of which."""
    return is_of_version(rank) and extraction.header.symbol is not None


def is_of_version(rank: int) -> bool:
    """Whether an input with this rank has a text in another language than English, and no contradicted symbol."""
    return _RANKS * _OTHER_LANGUAGE <= rank < CATALOGUE_RECORD


def is_contradicted(header: Header, source: str) -> bool:
    """Whether an input's symbol is contradicted by the series and numbers in its file name, or by the type of the text.

    A file `S_PRST_2007_22.xml` that holds a statement is not S/RES/1626 (2005), even if its masthead says so. A name
    without a series (`77_100.xml`, `report.pdf`) contradicts nothing.
    """
    symbol = symbols.symbol_of(header.symbol) if header.symbol else None
    if symbol is None or symbol.kind not in _SERIES:
        return False
    name = Path(source).name
    if said := _NAMED_BY_SYMBOL.match(name):
        numbers = re.findall(r"\d+", re.sub(r"\(\d{4}\)$", "", symbol.canonical))
        return said["series"].upper() != _SERIES[symbol.kind] or not set(numbers) <= set(re.findall(r"\d+", name))
    return header.type in _SERIES and header.type != symbol.kind


# "S_PRST_2007_22-0739405E.xml", "A-HRC-RES-58-17.pdf": a symbol in a file name; not the first word of "res-2024.jsonl".
_NAMED_BY_SYMBOL: Final = re.compile(r"[A-Z][\w.-]*?[_ -](?P<series>RES|DEC|PRST)[_ -](?:E?S-)?\d", re.IGNORECASE)
_SERIES: Final = {"resolution": "RES", "decision": "DEC", "statement": "PRST"}
"""Kind of act → the part of a symbol that stands for it."""


def rank(document: Document) -> int:
    """English first, because other languages' grammars are smaller; then by format; last, records without text.

    An act printed in a report comes after all files of its own.
    """
    if not document.text:
        return CATALOGUE_RECORD
    found = (place for place, suffixes in enumerate(_FORMATS) if document.source.lower().endswith(suffixes))
    later = 1 if document.scope else 0
    other = 0 if document.language.partition("-")[0] == "en" else _OTHER_LANGUAGE
    return next(found, len(_FORMATS)) + _RANKS * (later + other)

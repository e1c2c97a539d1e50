"""One document's way from its record to what is wanted of it, in whichever process."""

import re
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeVar, cast

from pyoxigraph import NamedNode, RdfFormat, serialize

from unkg import authorities, graph, readers, symbols
from unkg.authorities import Knowledge
from unkg.building.catalogue_records import completed
from unkg.building.overrides import Rulings, met_by
from unkg.building.summary import tally
from unkg.building.workers import Lost
from unkg.model import Document, Header
from unkg.readers import Reading, Source, Unreadable
from unkg.store import Input, pack
from unkg.vocabulary import Minter, digest

Result = TypeVar("Result")
Piece = Source | Document | Unreadable
"""What work is shared by: a file that is still to be read, a document of a stream, or what cannot be read."""

_FORMATS: Final = ((".xml", ".xml.gz"), (".docx",), (".html", ".htm", ".xhtml"), (".pdf",))
"""Formats in the order in which they go first where two inputs carry one symbol; text in any form comes after them."""
OF_A_RECORD: Final = 4 * len(_FORMATS)
"""The rank of a catalogue's record, which has no text."""
IN_DOUBT: Final = 2 * OF_A_RECORD
"""From this rank on an input is taken for the document of its symbol only where no other one is."""


@dataclass(frozen=True, slots=True)
class Job:
    """A piece to be worked on."""

    piece: Piece
    digest: str = ""
    """As `digest_of` gives it, where it is wanted."""

    @property
    def can_be_read_again(self) -> bool:
        """Whether the piece is no document from standard input."""
        return not (isinstance(self.piece, Document) and self.piece.source == "-")


@dataclass(frozen=True, slots=True)
class Made:
    """A document's named graph."""

    graph: str
    packed: bytes
    """Its statements, as the store keeps them."""
    rank: int
    """Precedence of the format, lower wins."""
    key: str
    tally: dict[str, int]
    size: int
    """Of the text, in bytes of UTF-8."""
    mark: str = ""
    """Of what others say of it, as `Rulings.mark` gives it."""

    def made_from(self, digest: str) -> Input:
        """The record of it for the store."""
        return Input(digest + self.mark, self.rank, self.key, self.tally)


def digest_of(piece: Source | Document, reading: Reading, run: NamedNode) -> str:
    """A digest of all that a document's graph depends on: bytes or record, whatever they are called, and the rules."""
    if isinstance(piece, Document):
        return digest(repr(replace(piece, key="", source="")), run.value)
    symbol = reading.symbols.get(piece.name) or reading.symbols.get(piece.key)
    return digest(piece.sha256 or "", readers.format_of(piece), str(reading.ignore_metadata), str(symbol), run.value)


def prepare() -> None:
    """Load what the first document would otherwise wait for. Raises authorities.AuthorityError."""
    from unkg.extraction import extract

    extract(Document("", "", ""), authorities.load())


def attempted(
    work: Callable[[Document, Knowledge], Result], reading: Callable[[Knowledge], Reading], job: Job
) -> list[Result | Unreadable]:
    """What work gives for each document of a piece; what cannot be read, or worked on, costs itself alone."""
    knowledge = authorities.load()
    found = _documents(job.piece, reading(knowledge))
    return [one if isinstance(one, Unreadable) else _guarded(work, one, knowledge) for one in found]


def _documents(piece: Piece, reading: Reading) -> list[Document | Unreadable]:
    if not isinstance(piece, Source):
        return [piece]
    try:
        return list(readers.documents(piece, reading))
    except Exception as error:  # noqa: BLE001  one file that the program fails at must not cost all others
        return [fault(piece, error)]


def _guarded(
    work: Callable[[Document, Knowledge], Result], document: Document, knowledge: Knowledge
) -> Result | Unreadable:
    try:
        return work(document, knowledge)
    except Exception as error:  # noqa: BLE001  one document that the program fails at must not cost all others
        return fault(document, error)


def fault(piece: Piece, error: Exception) -> Unreadable:
    """What to tell of a piece that this program, by a mistake of its own or for want of memory, cannot work on."""
    if isinstance(error, MemoryError):
        return lost(
            piece, Lost("it needs more memory than a process may have", "allow more with --memory, or split it")
        )
    at = traceback.extract_tb(error.__traceback__)[-1]
    problem = f"a fault in unkg ({type(error).__name__}: {error}; {Path(at.filename).name}, line {at.lineno})"
    return lost(piece, Lost(problem, "please report it with the document"))


def lost(piece: Piece, how: Lost) -> Unreadable:
    """What to tell of a piece that no result came of."""
    name = piece.name if isinstance(piece, Source) else piece.source
    place = f"document {piece.key}" if isinstance(piece, Document) and piece.key not in name else ""
    return Unreadable(piece.key, name, place, how.problem, how.remedy)


def make(minter: Minter, run: NamedNode, rulings: Rulings, document: Document, knowledge: Knowledge) -> Made:
    """Extract from a document, put right what somebody corrected, add what a catalogue knows, and describe it."""
    from unkg.extraction import extract
    from unkg.extraction.corrections import corrected

    extraction = extract(document, knowledge)
    name = minter.graph(graph.document_iri(extraction, minter)).value
    extraction, met = corrected(extraction, rulings.of(name))
    record = rulings.record(name)
    if record and document.text:
        extraction = replace(extraction, header=completed(extraction.header, record))
    quads = graph.describe(extraction, knowledge, minter, run=run)
    return Made(
        graph=name,
        packed=pack(cast("bytes", serialize(quads, format=RdfFormat.N_QUADS))),
        rank=_rank(document) + (IN_DOUBT if is_in_doubt(extraction.header, document.source) else 0),
        key=document.key,
        tally=tally(extraction) | {met_by(row): 1 for row in met},
        mark=rulings.mark(name),
        size=len(document.text.encode()),
    )


def is_in_doubt(header: Header, source: str) -> bool:
    """Whether an input's symbol is contradicted: by the series and numbers in the file's own name, or by what the text is.

    A file `S_PRST_2007_22.xml` of a statement, whose masthead says S/RES/1626 (2005), is not that resolution. A name that
    says nothing of a series (`77_100.xml`, `report.pdf`) contradicts nothing.
    """
    symbol = symbols.symbol_of(header.symbol) if header.symbol else None
    if symbol is None or symbol.kind not in _SERIES:
        return False
    name = Path(source).name
    if said := _NAMED_BY_SYMBOL.match(name):
        numbers = re.findall(r"\d+", re.sub(r"\(\d{4}\)$", "", symbol.canonical))
        return said["series"].upper() != _SERIES[symbol.kind] or not set(numbers) <= set(re.findall(r"\d+", name))
    return header.type in _SERIES and header.type != symbol.kind


# "S_PRST_2007_22-0739405E.xml", "A-HRC-RES-58-17.pdf": a symbol in a file's name; never the first word of "res-2024.jsonl".
_NAMED_BY_SYMBOL: Final = re.compile(r"[A-Z][\w.-]*?[_ -](?P<series>RES|DEC|PRST)[_ -](?:E?S-)?\d", re.IGNORECASE)
_SERIES: Final = {"resolution": "RES", "decision": "DEC", "statement": "PRST"}
"""Kinds of acts to the part of a symbol that tells them."""


def _rank(document: Document) -> int:
    """English first, for the other languages' grammar is thinner; then the format that tells the most; last, records without text."""
    if not document.text:
        return OF_A_RECORD
    found = (place for place, suffixes in enumerate(_FORMATS) if document.source.lower().endswith(suffixes))
    return next(found, len(_FORMATS)) + (0 if document.language == "en" else 2 * len(_FORMATS))

"""What the descriptions of one document share: its IRI, the digest of its text, and the part at each offset."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TypeVar

from unkg.authorities import Knowledge
from unkg.graph.entities import document as named_document
from unkg.graph.terms import IriRef, Minter
from unkg.model import (
    DOCUMENT_KINDS,
    Action,
    Authorities,
    Correction,
    Extraction,
    MandateEvent,
    Paragraph,
    Reference,
    ReportSubmission,
)
from unkg.vocabulary import IriScheme, Term, text_sha256

Record = TypeVar("Record", Reference, Action, MandateEvent, ReportSubmission, Correction)


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph with a fragment of its own."""

    iri: IriRef
    fragment: str
    paragraph: Paragraph
    order: int
    """Position among all paragraphs of the document, from 1."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A reference with its node and its part."""

    reference: Reference
    iri: IriRef
    part: Part | None


@dataclass(frozen=True, slots=True)
class Frame:
    """A document with the data that its descriptions need."""

    extraction: Extraction
    knowledge: Knowledge
    minter: Minter
    clauses: bool
    document: IriRef
    sha256: str
    text_node: IriRef
    """The IRI of the reference text."""
    parts: tuple[Part, ...]
    """Sorted by start, longer ones first."""
    starts: tuple[int, ...]

    def part_at(self, offset: int) -> Part | None:
        """The innermost named part at an offset."""
        for index in range(bisect_right(self.starts, offset) - 1, -1, -1):
            if offset < self.parts[index].paragraph.end:
                return self.parts[index]
        return None

    @property
    def authorities(self) -> Authorities:
        """The records of bodies, mechanisms, instruments, States and sessions."""
        return self.knowledge.authorities

    @property
    def language(self) -> str:
        """The code of the language of the text."""
        return self.extraction.document.language

    @property
    def text(self) -> str:
        """The reference text."""
        return self.extraction.document.text


def document_iri(extraction: Extraction, minter: IriScheme[Term]) -> Term:
    """The IRI of the document of an extraction, by its symbol, else by the digest of its text."""
    if extraction.header.symbol:
        return named_document(extraction.header.symbol, minter)
    return minter.unnamed_document(text_sha256(extraction.document.text))


def frame(extraction: Extraction, knowledge: Knowledge, minter: Minter, *, clauses: bool) -> Frame:
    """Assign IRIs to the document and its parts; if paragraphs share a fragment, it is numbered from the second on."""
    sha256 = text_sha256(extraction.document.text)
    document = document_iri(extraction, minter)
    parts = sorted(_parts(extraction.paragraphs, document, minter), key=_outermost_first)
    starts = tuple(part.paragraph.start for part in parts)
    return Frame(extraction, knowledge, minter, clauses, document, sha256, minter.text(sha256), tuple(parts), starts)


def _outermost_first(part: Part) -> tuple[int, int, int]:
    return part.paragraph.start, -part.paragraph.end, part.order


def _parts(paragraphs: tuple[Paragraph, ...], document: IriRef, minter: Minter) -> list[Part]:
    seen: Counter[str] = Counter()
    parts = []
    for order, paragraph in enumerate(paragraphs, start=1):
        if paragraph.part is None:
            continue
        seen[paragraph.part] += 1
        times = seen[paragraph.part]
        fragment = paragraph.part if times == 1 else f"{paragraph.part}~{times}"
        parts.append(Part(minter.part(document, fragment), fragment, paragraph, order))
    return parts


def placed_references(of: Frame) -> tuple[Placed, ...]:
    """All references with their nodes, whose IRIs depend on content and part, not on the format of the document.

    An unresolved reference has no target and is told apart by its words.
    """
    seen: Counter[tuple[str | None, ...]] = Counter()
    placed = []
    document = of.minter.iri(of.document)
    for reference in in_reading_order(of.extraction.references):
        part = of.part_at(reference.start)
        identity = (part.fragment if part else None, reference.kind, *_meaning(reference))
        seen[identity] += 1
        cites = is_citation(reference) and not is_self_reference(of, reference)
        mint = of.minter.citation if cites else of.minter.reference
        placed.append(Placed(reference, mint(document, *identity, seen[identity]), part))
    return tuple(placed)


def is_citation(reference: Reference) -> bool:
    """Whether a reference is resolved to a document."""
    return reference.target is not None and reference.kind in DOCUMENT_KINDS


def is_self_reference(of: Frame, reference: Reference) -> bool:
    """Whether a reference is to its own document, as in a heading."""
    return is_citation(reference) and named_document(reference.target or "", of.minter) == of.document


def in_reading_order(records: tuple[Record, ...]) -> list[Record]:
    """Records by their offsets, and those at the same place by all other fields, so that the order is total."""
    some_share_a_place = len({_place(record) for record in records}) < len(records)
    return sorted(records, key=_place_and_fields if some_share_a_place else _place)


def _place(record: Record) -> tuple[int, int]:
    return record.start, record.end


def _place_and_fields(record: Record) -> tuple[int, int, str]:
    return record.start, record.end, repr(record)


def _meaning(reference: Reference) -> tuple[str | None, ...]:
    if reference.target is None:
        return None, reference.pinpoint, " ".join(reference.text.split())
    return reference.target, reference.pinpoint

"""A text with its references marked in place, and beside each paragraph what was read in it."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from unkg import symbols
from unkg.graph import document_iri
from unkg.graph.entities import document, entity
from unkg.model import (
    DOCUMENT_KINDS,
    EVIDENCE_EXPLANATIONS,
    REASON_EXPLANATIONS,
    Action,
    Authorities,
    Extraction,
    MandateEvent,
    Paragraph,
    Reference,
)
from unkg.queries import Iri
from unkg.vocabulary import Minter

if TYPE_CHECKING:
    from unkg.extraction.explanation import Explanation

_MINTER: Final = Minter()
Record = TypeVar("Record")
GROUPS: Final = {
    "document": "documents",
    "instrument": "treaties and other instruments",
    "body": "bodies",
    "mechanism": "mechanisms",
    "unresolved": "unresolved",
}
"""Group of references → its name in the legend."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A reference as it is marked: numbered in the order of the text, with its grounds."""

    number: int
    reference: Reference
    grounds: tuple[str, ...]
    iri: Iri | None
    """What it refers to; None if it is unresolved."""
    official: str | None
    """Address of the official text, for a document."""

    @property
    def group(self) -> str:
        """A key of GROUPS."""
        if self.reference.target is None:
            return "unresolved"
        return "document" if self.reference.kind in DOCUMENT_KINDS else self.reference.kind

    @property
    def label(self) -> str:
        """What stands at the words, so that nothing is told by colour alone: the relation, else the kind."""
        if self.reference.target is None:
            return "unresolved"
        return self.reference.relation or self.reference.kind

    @property
    def why(self) -> str:
        """What its evidence is, or why it is unresolved."""
        evidence, reason = self.reference.evidence, self.reference.reason
        if evidence:
            return EVIDENCE_EXPLANATIONS[evidence]
        return REASON_EXPLANATIONS[reason] if reason else ""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that the same references cover."""

    text: str
    shown: Mark | None
    """The shortest of the references that cover it, by which it is marked; None: no reference covers it."""
    is_first: bool = False
    """Whether it is the first of the runs that are marked by this reference."""
    opens: tuple[Mark, ...] = ()
    """References that begin here."""
    closes: tuple[Mark, ...] = ()
    """References that end here."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or what stands of it before or after a note that interrupts it, or words of no paragraph."""

    paragraph: Paragraph | None
    is_continued: bool
    runs: tuple[Run, ...]
    marks: tuple[Mark, ...]
    """References that begin here."""
    actions: tuple[Action, ...]
    events: tuple[MandateEvent, ...]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A document as marked."""

    extraction: Extraction
    iri: Iri
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]

    def count(self, group: str) -> int:
        """The number of references of a group."""
        return sum(mark.group == group for mark in self.marks)

    @property
    def iris(self) -> frozenset[Iri]:
        """Everything that the references mean."""
        return frozenset(mark.iri for mark in self.marks if mark.iri)


def marked(extraction: Extraction, grounds: "Sequence[Explanation]", authorities: Authorities) -> MarkedText:
    """A text as marked; `grounds` are those of its references, in their order."""
    marks = tuple(
        Mark(number, one, why.lines, _iri(one, authorities), _official(one))
        for number, (one, why) in enumerate(zip(extraction.references, grounds, strict=True), start=1)
    )
    name = Iri(document_iri(extraction, _MINTER).value)
    return MarkedText(extraction, name, tuple(_blocks(extraction, marks)), marks)


def _iri(reference: Reference, authorities: Authorities) -> Iri | None:
    if reference.target is None:
        return None
    if reference.kind in DOCUMENT_KINDS:
        return Iri(document(reference.target, _MINTER).value)
    return Iri(entity(reference.target, reference.kind, authorities, _MINTER).value)


def _official(reference: Reference) -> str | None:
    if reference.target is None or reference.kind not in DOCUMENT_KINDS:
        return None
    # A general comment may have a name but no symbol.
    symbol = symbols.symbol_of(reference.target)
    return symbols.official_links(symbol.canonical)[0] if symbol else None


def _blocks(extraction: Extraction, marks: tuple[Mark, ...]) -> Iterator[Block]:
    """The text cut where paragraphs begin and end, each piece with the innermost paragraph that it is of."""
    text, seen = extraction.document.text, set[Paragraph]()
    found = _Sorted(marks, [mark.reference.start for mark in marks])
    actions = _Sorted(extraction.actions, [one.start for one in extraction.actions])
    by_start = tuple(sorted(extraction.events, key=attrgetter("start", "end")))
    events = _Sorted(by_start, [one.start for one in by_start])
    carried: list[Mark] = []
    for start, end, paragraph in _pieces(extraction.paragraphs, len(text)):
        begun = found.between(start, end)
        here = [*(mark for mark in carried if mark.reference.end > start), *begun]
        carried = [mark for mark in here if mark.reference.end > end]
        if text[start:end].strip():
            runs = tuple(_runs(text, start, end, here))
            is_continued = paragraph in seen
            yield Block(paragraph, is_continued, runs, begun, actions.between(start, end), events.between(start, end))
            seen |= {paragraph} if paragraph else set()


@dataclass(frozen=True, slots=True)
class _Sorted(Generic[Record]):
    """Records in the order of their starts."""

    records: tuple[Record, ...]
    starts: Sequence[int]

    def between(self, start: int, end: int) -> tuple[Record, ...]:
        """Those that begin between two offsets."""
        return self.records[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def _pieces(paragraphs: Iterable[Paragraph], length: int) -> Iterator[tuple[int, int, Paragraph | None]]:
    """Bounds of the pieces of a text, each with the innermost paragraph that it is of, in one pass."""
    ordered = sorted(paragraphs, key=lambda one: (one.start, -one.end))
    cuts = sorted({0, length, *(at for one in ordered for at in (one.start, one.end) if 0 < at < length)})
    coming = deque(ordered)
    within: list[Paragraph] = []
    for start, end in pairwise(cuts):
        while coming and coming[0].start <= start:
            within.append(coming.popleft())
        within = [one for one in within if one.end > start]
        yield start, end, min(within, key=lambda one: one.end - one.start, default=None)


def _runs(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Run]:
    """The words between two offsets, cut where references begin or end, in one pass; all that overlap are kept."""
    bounds = (at for one in marks for at in (one.reference.start, one.reference.end) if start < at < end)
    coming, over, shown = deque(marks), list[Mark](), set[int]()
    for first, last in pairwise(sorted({start, end, *bounds})):
        opens = []
        while coming and coming[0].reference.start <= first:
            opens.append(coming.popleft())
        over = [one for one in (*over, *opens) if one.reference.end > first]
        best = min(over, key=_length, default=None)
        yield Run(
            text[first:last],
            best,
            is_first=best is not None and best.number not in shown,
            opens=tuple(one for one in opens if one.reference.start == first),
            closes=tuple(one for one in over if one.reference.end == last),
        )
        if best:
            shown.add(best.number)


def _length(mark: Mark) -> tuple[int, int]:
    return mark.reference.end - mark.reference.start, mark.number

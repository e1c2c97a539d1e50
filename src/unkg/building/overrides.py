"""What others say of documents, on its way to them: corrections, which have to meet their words, and catalogue records."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from unkg.authorities import CorrectionRow
from unkg.model import Header
from unkg.store import Input
from unkg.vocabulary import Minter, digest

_MARK = "+"
"""Stands in the digest of what a graph was made from, before that of its corrections."""


@dataclass(frozen=True, slots=True)
class Rulings:
    """The corrections and records of a build, by the named graph of the document that each is about."""

    by_graph: Mapping[str, tuple[CorrectionRow, ...]]
    records: Mapping[str, Header] = field(default_factory=dict)

    def record(self, graph: str) -> Header | None:
        """What a catalogue says of the document of a graph."""
        return self.records.get(graph)

    def of(self, graph: str) -> tuple[CorrectionRow, ...]:
        """Those about the document of a graph."""
        return self.by_graph.get(graph, ())

    def mark(self, graph: str) -> str:
        """What is said of a document adds this to the digest of what its graph was made from; nothing where nothing is said."""
        said = [*map(_digest, self.of(graph))]
        if record := self.record(graph):
            said.append(digest(repr(record)))
        return _MARK + digest(*said) if said else ""

    def unmet(self, inputs: Iterable[Input]) -> Iterator[CorrectionRow]:
        """Those whose words stand in no document that the store holds."""
        met = {name for made_from in inputs for name in made_from.tally}
        return (row for rows in self.by_graph.values() for row in rows if met_by(row) not in met)


def rulings(rows: Iterable[CorrectionRow], records: Mapping[str, Header], minter: Minter) -> Rulings:
    """The corrections, and the records given by symbol, by graph."""
    by_graph: dict[str, tuple[CorrectionRow, ...]] = {}
    for row in rows:
        graph = minter.graph(minter.document(row.document)).value
        by_graph[graph] = (*by_graph.get(graph, ()), row)
    by_symbol = {minter.graph(minter.document(symbol)).value: record for symbol, record in records.items()}
    return Rulings(by_graph, by_symbol)


def unmarked(made_from: str) -> str:
    """The digest of an input without that of what others say."""
    return made_from.partition(_MARK)[0]


def met_by(row: CorrectionRow) -> str:
    """How a store's tally tells that a correction has met its words."""
    return f"corrected {_digest(row)}"


def _digest(row: CorrectionRow) -> str:
    return digest(row.document, row.place, row.words, row.kind, row.target, row.corrector, row.grounds)

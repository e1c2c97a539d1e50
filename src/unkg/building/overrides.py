"""What others state about documents: corrections of single references, and catalogue records."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from unkg.authorities import CorrectionRow
from unkg.model import Header
from unkg.store import Input
from unkg.vocabulary import Minter, digest, primary_graph

_MARK = "+"
"""Separates the digest of an input from the digest of its overrides."""


@dataclass(frozen=True, slots=True)
class Overrides:
    """The corrections and catalogue records of a build, by the named graph of the document."""

    by_graph: Mapping[str, tuple[CorrectionRow, ...]]
    records: Mapping[str, Header] = field(default_factory=dict)

    def record(self, graph: str) -> Header | None:
        """The catalogue record of the document of a graph."""
        return self.records.get(primary_graph(graph))

    def of(self, graph: str) -> tuple[CorrectionRow, ...]:
        """The corrections of the document of a graph."""
        return self.by_graph.get(primary_graph(graph), ())

    def mark(self, graph: str) -> str:
        """Suffix for the digest of the input, so that a changed override rebuilds the graph; may be empty."""
        digests = [*map(_digest, self.of(graph))]
        if record := self.record(graph):
            digests.append(digest(repr(record)))
        return _MARK + digest(*digests) if digests else ""

    def unmatched(self, inputs: Iterable[Input]) -> Iterator[CorrectionRow]:
        """The corrections whose words occur in no document of the store."""
        matched = {name for made_from in inputs for name in made_from.tally}
        return (row for rows in self.by_graph.values() for row in rows if match_key(row) not in matched)


def combine(rows: Iterable[CorrectionRow], records: Mapping[str, Header], minter: Minter) -> Overrides:
    """Key the corrections and the records, which are given by symbol, by graph."""
    by_graph: dict[str, tuple[CorrectionRow, ...]] = {}
    for row in rows:
        graph = minter.graph(minter.document(row.document)).value
        by_graph[graph] = (*by_graph.get(graph, ()), row)
    by_symbol = {minter.graph(minter.document(symbol)).value: record for symbol, record in records.items()}
    return Overrides(by_graph, by_symbol)


def unmarked(made_from: str) -> str:
    """The digest of an input without that of its overrides."""
    return made_from.partition(_MARK)[0]


def match_key(row: CorrectionRow) -> str:
    """The name in a store's tally that records that a correction was applied."""
    return f"corrected {_digest(row)}"


def _digest(row: CorrectionRow) -> str:
    return digest(row.document, row.place, row.words, row.kind, row.target, row.corrector, row.grounds)

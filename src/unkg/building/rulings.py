"""Corrections on their way to the documents that they are about, and which of them have met their words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from unkg.authorities import CorrectionRow
from unkg.store import Input
from unkg.vocabulary import Minter, digest

_MARK = "+"
"""Stands in the digest of what a graph was made from, before that of its corrections."""


@dataclass(frozen=True, slots=True)
class Rulings:
    """The corrections of a build, by the named graph of the document that each is about."""

    by_graph: Mapping[str, tuple[CorrectionRow, ...]]

    def of(self, graph: str) -> tuple[CorrectionRow, ...]:
        """Those about the document of a graph."""
        return self.by_graph.get(graph, ())

    def mark(self, graph: str) -> str:
        """What the corrections of a graph add to the digest of what it was made from; nothing where there are none."""
        rows = self.of(graph)
        return _MARK + digest(*map(_digest, rows)) if rows else ""

    def unmet(self, inputs: Iterable[Input]) -> Iterator[CorrectionRow]:
        """Those whose words stand in no document that the store holds."""
        met = {name for made_from in inputs for name in made_from.tally}
        return (row for rows in self.by_graph.values() for row in rows if met_by(row) not in met)


def rulings(rows: Iterable[CorrectionRow], minter: Minter) -> Rulings:
    """The corrections by graph."""
    by_graph: dict[str, tuple[CorrectionRow, ...]] = {}
    for row in rows:
        graph = minter.graph(minter.document(row.document)).value
        by_graph[graph] = (*by_graph.get(graph, ()), row)
    return Rulings(by_graph)


def unmarked(made_from: str) -> str:
    """The digest of an input without that of corrections."""
    return made_from.partition(_MARK)[0]


def met_by(row: CorrectionRow) -> str:
    """How a store's tally tells that a correction has met its words."""
    return f"corrected {_digest(row)}"


def _digest(row: CorrectionRow) -> str:
    return digest(row.document, row.place, row.words, row.kind, row.target, row.corrector, row.grounds)

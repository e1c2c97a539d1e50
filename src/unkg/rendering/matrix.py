"""Citations counted by body or by year: what a matrix shows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unkg.authorities.issuing import body_name, body_names
from unkg.rendering.network import edge, node, nodes

if TYPE_CHECKING:
    import networkx as nx

    from unkg.model import Authorities

OTHERS: Final = "other or unknown bodies"


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who cites whom: rows cite, columns are cited."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: dict[tuple[int, int], int]
    """Row and column → number of citations; none where there is no citation."""
    notes: tuple[str, ...]
    """What is counted, and what is left out."""

    def row_sums(self) -> list[int]:
        """The number of citations of each row."""
        return self._sums(0, len(self.rows))

    def column_sums(self) -> list[int]:
        """The number of citations of each column."""
        return self._sums(1, len(self.columns))

    def _sums(self, axis: int, many: int) -> list[int]:
        sums = [0] * many
        for place, count in self.counts.items():
            sums[place[axis]] += count
        return sums


def of_bodies(graph: "nx.DiGraph[str]", limit: int, authorities: "Authorities") -> Matrix:
    """Which body cites which: the bodies with most citations, at most `limit`; the others are taken together."""
    pairs: Counter[tuple[str, str]] = Counter()
    for citing, cited in graph.edges:
        ends = node(graph, citing).get("body", ""), node(graph, cited).get("body", "")
        pairs[ends] += edge(graph, citing, cited).get("weight", 1)
    weights: Counter[str] = Counter()
    for ends, count in pairs.items():
        weights.update(dict.fromkeys(set(ends) - {""}, count))
    ordered = sorted(weights, key=lambda body: (-weights[body], body))
    known = body_names(authorities)
    names = {body: body_name(body, known) for body in ordered[:limit]}
    counts: Counter[tuple[str, str]] = Counter()
    for (one, other), count in pairs.items():
        counts[names.get(one, OTHERS), names.get(other, OTHERS)] += count
    notes = ["A row cites, a column is cited; a cell has the number of citations: the darker, the more."]
    if any(OTHERS in pair for pair in counts):
        notes.append(f"{len(ordered) - len(names)} other bodies, and documents of unknown body, are taken together.")
    return _matrix(counts, [*names.values(), OTHERS], notes)


def of_years(graph: "nx.DiGraph[str]") -> Matrix:
    """Documents of which year cite documents of which year; of a document that is not held the year of its symbol."""
    counts: Counter[tuple[str, str]] = Counter()
    unknown = 0
    for citing, cited in graph.edges:
        one, other = (node(graph, name).get("year_from") for name in (citing, cited))
        count = edge(graph, citing, cited).get("weight", 1)
        if one and other:
            counts[str(one), str(other)] += count
        else:
            unknown += count
    years = [int(year) for pair in counts for year in pair]
    notes = ["A row is the year of citing documents, a column that of cited ones; the darker, the more citations."]
    if any(attributes.get("year_from") != attributes.get("year_to") for attributes in nodes(graph)):
        notes.append("A document whose symbol has a session counts in the first year of the session.")
    if unknown:
        notes.append(f"Left out: {unknown:,} citations of or in documents of unknown year.")
    return _matrix(counts, [str(year) for year in range(min(years), max(years) + 1)] if years else [], notes)


def _matrix(counts: Mapping[tuple[str, str], int], names: Sequence[str], notes: Sequence[str]) -> Matrix:
    """The matrix with the rows and columns, in this order, from the first to the last one that has citations."""
    rows, columns = (_from_first_to_last(names, {pair[axis] for pair in counts}) for axis in (0, 1))
    places = {(rows.index(one), columns.index(other)): count for (one, other), count in counts.items()}
    return Matrix(tuple(rows), tuple(columns), places, tuple(notes))


def _from_first_to_last(names: Sequence[str], used: set[str]) -> list[str]:
    """Years without citations among others stay; bodies without any do not."""
    if all(name.isdecimal() for name in names):
        places = [at for at, name in enumerate(names) if name in used]
        return list(names[min(places) : max(places) + 1]) if places else []
    return [name for name in names if name in used]

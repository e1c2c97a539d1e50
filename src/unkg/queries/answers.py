"""Query results as plain Python values."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple

if TYPE_CHECKING:
    from unkg.queries.frames import DataFrames

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_READ: Final[dict[str, Callable[[str], "Value"]]] = {
    **{_XSD + name: int for name in ("integer", "nonNegativeInteger", "positiveInteger", "int", "long")},
    _XSD + "decimal": Decimal,
    _XSD + "boolean": lambda text: text in {"true", "1"},
}
"""Datatype → function that parses its literals; other literals are plain text."""

_LISTED: Final = 5
"""Names that a sentence lists; it counts the rest."""
_RESOURCE = re.compile(r"https?://[^ ]*?/id/[a-z-]+/(.+)")


class Iri(str):
    """A string that is an IRI."""

    __slots__ = ()

    @property
    def short(self) -> str:
        """The IRI as people write it: a document's symbol, a State's code, the slug of a name."""
        match = _RESOURCE.fullmatch(self)
        return unquote(match[1]) if match else str(self)


class NamedIri(Iri):
    """An IRI with the name of what it identifies, which stands for it where people read it."""

    __slots__ = ("label",)
    label: str

    @property
    def short(self) -> str:
        """The name."""
        return self.label


Value = Iri | str | int | Decimal | bool | None
"""One cell: None if it is unbound; dates are ISO 8601 strings."""


@dataclass(frozen=True, slots=True)
class Table:
    """The result of a query."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    remark: str | None = None
    """What the rows do not say: why there are none, or the gaps between them."""

    def first(self, number: int | None) -> "Table":
        """The first rows; all if `number` is None."""
        return replace(self, rows=self.rows[:number])

    def with_iris(self) -> "Table":
        """The table with names for its resources, and a column of their IRIs beside: `cited`, `cited_iri`."""
        linked = {at for at in range(len(self.columns)) if any(isinstance(row[at], Iri) for row in self.rows)}
        columns = [
            name for at, column in enumerate(self.columns) for name in (column, f"{column}_iri")[: 1 + (at in linked)]
        ]
        rows = (
            tuple(cell for at, value in enumerate(row) for cell in (_named(value), _iri(value))[: 1 + (at in linked)])
            for row in self.rows
        )
        return replace(self, columns=tuple(columns), rows=tuple(rows))

    def named(self, labels: Mapping[Iri, str]) -> "Table":
        """The table with these names for its resources."""
        rows = tuple(tuple(_with_label(value, labels) for value in row) for row in self.rows)
        return replace(self, rows=rows)

    def to_dataframe(self, library: "DataFrames" = "pandas") -> Any:
        """The table as a data frame, with names for resources and their IRIs in columns beside, as `with_iris` has it.

        Numbers and truth values keep their kind, also in columns with empty cells, which are missing values. Raises
        extras.MissingExtraError without the library.
        """
        from unkg.queries.frames import data_frame

        return data_frame(self.with_iris(), library)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        """Iterate over the rows as dictionaries."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def _with_label(value: Value, labels: Mapping[Iri, str]) -> Value:
    if not isinstance(value, Iri) or value not in labels:
        return value
    named = NamedIri(value)
    named.label = labels[value]
    return named


def _named(value: Value) -> Value:
    return value.short if isinstance(value, Iri) else value


def _iri(value: Value) -> Value:
    return str(value) if isinstance(value, Iri) else None


def table(solutions: QuerySolutions, most: int | None = None) -> Table:
    """The rows of a SELECT query, in its order; `most` at most, if that is given."""
    columns = tuple(variable.value for variable in solutions.variables)
    return Table(columns, tuple(tuple(map(value, row)) for row in islice(solutions, most)))


def value(term: NamedNode | BlankNode | Literal | Triple | None) -> Value:
    """A term as a plain value, without its language tag."""
    # Called for every cell: isinstance takes a third of the time of a match statement.
    if isinstance(term, NamedNode):
        return Iri(term.value)
    if isinstance(term, Literal):
        read = _READ.get(term.datatype.value)
        return read(term.value) if read else term.value
    return None if term is None else str(term)


def listed(names: Sequence[str], conjunction: str = "and") -> str:
    """The first names in a sentence, and the number of the others."""
    shown = [*names[:_LISTED], *([f"{len(names) - _LISTED} more"] if len(names) > _LISTED else [])]
    return f" {conjunction} ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)

"""Answers as data frames of other libraries."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Literal

from unkg import extras

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unkg.queries.answers import Table, Value

DataFrames = Literal["pandas", "polars"]
"""The libraries that data frames can be of."""
_KINDS: Final = {bool: "boolean", int: "Int64", Decimal: "Float64", str: "string"}
"""Type of the values of a column → the pandas type that has missing values."""


def data_frame(table: "Table", library: DataFrames) -> Any:
    """A table as a pandas or polars data frame. Raises MissingExtraError without the library."""
    extras.require(library, f"a data frame of {library}")
    columns = {name: [row[at] for row in table.rows] for at, name in enumerate(table.columns)}
    if library == "polars":
        import polars as pl

        return pl.DataFrame({name: _plain(values) for name, values in columns.items()})
    import pandas as pd

    kinds = {name: _KINDS[_kind(values)] for name, values in columns.items()}
    return pd.DataFrame({name: pd.Series(_plain(values), dtype=kinds[name]) for name, values in columns.items()})


def _kind(values: "Sequence[Value]") -> type[Any]:
    """The type of the values of a column, text if there are several or none."""
    kinds = {type(value) for value in values if value is not None}
    return kinds.pop() if len(kinds) == 1 else str


def _plain(values: "Sequence[Value]") -> list[Any]:
    kind = _kind(values)
    kind = float if kind is Decimal else kind
    return [None if value is None else kind(value) for value in values]

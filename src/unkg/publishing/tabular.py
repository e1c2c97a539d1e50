"""Tables as files: CSV, and Parquet where pyarrow is installed."""

import csv
import io
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import islice
from typing import IO, TYPE_CHECKING, Any, Final

from unkg.publishing.tables import Cell, Row, TableForm

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS_AT_ONCE: Final = 50_000


def write_csv(form: TableForm, rows: Iterable[Row], file: IO[bytes]) -> None:
    """UTF-8, commas, a header; an empty cell is unknown, truth is `true` or `false` (RFC 4180, with line feeds)."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.name for column in form.columns])
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    text.flush()
    text.detach()


def _cell(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    return str(cell).lower() if isinstance(cell, bool) else cell


def has_parquet() -> bool:
    """Whether Parquet can be written here."""
    return find_spec("pyarrow") is not None


def write_parquet(form: TableForm, rows: Iterable[Row], file: IO[bytes]) -> None:
    """Typed columns, compressed by Zstandard, with the meaning of each column in its metadata."""
    import pyarrow.parquet as pq

    schema = _schema(form)
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for some in _in_parts(rows):
            writer.write_table(_arrow(schema, some))


def _schema(form: TableForm) -> "pa.Schema":
    import pyarrow as pa

    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    told = [pa.field(c.name, types[c.type], metadata={"description": c.meaning}) for c in form.columns]
    return pa.schema(told, metadata={"description": form.row})


def _arrow(schema: "pa.Schema", rows: list[Row]) -> "pa.Table":
    import pyarrow as pa

    columns: Any = zip(*rows, strict=True) if rows else ([] for _ in schema)
    arrays = [pa.array(list(column), field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _in_parts(rows: Iterable[Row]) -> Iterator[list[Row]]:
    source = iter(rows)
    while some := list(islice(source, _ROWS_AT_ONCE)):
        yield some

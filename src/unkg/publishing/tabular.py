"""Write tables as CSV, and as Parquet if pyarrow is installed."""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, TYPE_CHECKING, Any, Final

from unkg.publishing.tables import Cell, Row, TableForm

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS_AT_ONCE: Final = 50_000


def write_csv(form: TableForm, rows: Iterable[Row], file: IO[bytes]) -> None:
    """Write RFC 4180 in UTF-8 with a header and line feeds; empty cells are unknown, booleans are `true` or `false`."""
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


def write_parquet(form: TableForm, rows: Iterable[Row], file: IO[bytes]) -> None:
    """Write typed columns, compressed with Zstandard, with descriptions as metadata."""
    import pyarrow.parquet as pq

    schema = _schema(form)
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for some in _in_parts(rows):
            writer.write_table(_arrow(schema, some))


def _schema(form: TableForm) -> "pa.Schema":
    import pyarrow as pa

    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    fields = [pa.field(c.name, types[c.type], metadata={"description": c.meaning}) for c in form.columns]
    return pa.schema(fields, metadata={"description": form.row})


def _arrow(schema: "pa.Schema", rows: list[Row]) -> "pa.Table":
    import pyarrow as pa

    columns: Any = zip(*rows, strict=True) if rows else ([] for _ in schema)
    arrays = [pa.array(list(column), field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _in_parts(rows: Iterable[Row]) -> Iterator[list[Row]]:
    source = iter(rows)
    while some := list(islice(source, _ROWS_AT_ONCE)):
        yield some

"""Work of a query process for the endpoint: a query's answer as bytes in a format, within limits."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, cast

from pyoxigraph import QueryBoolean, QuerySolutions, Triple, parse_query_results, serialize

from unkg.publishing.dumping import PREFIXES
from unkg.serving.errors import LimitExceeded
from unkg.serving.media_types import GRAPH_WRITERS, TABLE_WRITERS

if TYPE_CHECKING:
    from unkg import Graph

_ROW_ENDS: Final = {"json": b"},{", "xml": b"<result>", "csv": b"\n", "tsv": b"\n"}
"""Bytes that stand in an answer at least as often as rows follow one another; a text may have them too."""


class _Bounded(io.BytesIO):
    """A buffer that raises LimitExceeded above its limit."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, some: bytes) -> int:  # type: ignore[override]
        if self.tell() + len(some) > self._limit:
            raise LimitExceeded("bytes", self._limit)
        return super().write(some)


def answer(graph: "Graph", sparql: str, table: str, triples: str, rows: int, size: int) -> tuple[str, bytes]:
    """The name of the format and the answer: `table` is the format of a table or truth value, `triples` of a graph.

    Raises LimitExceeded and what `Store.query` raises.
    """
    found = graph.store.query(sparql)
    target = _Bounded(size)
    if isinstance(found, QueryBoolean):
        found.serialize(target, TABLE_WRITERS[table])
        return table, target.getvalue()
    if hasattr(found, "variables"):
        cast("QuerySolutions", found).serialize(target, TABLE_WRITERS[table])
        _check_rows(target.getvalue(), table, rows)
        return table, target.getvalue()
    serialize(_limited(cast("Iterable[Triple]", found), rows), target, GRAPH_WRITERS[triples], prefixes=PREFIXES)
    return triples, target.getvalue()


def _limited(found: Iterable[Triple], rows: int) -> Iterator[Triple]:
    for number, triple in enumerate(found):
        if number == rows:
            raise LimitExceeded("rows", rows)
        yield triple


def _check_rows(written: bytes, table: str, rows: int) -> None:
    """Raise LimitExceeded if a table has more rows; they are read only if their number may be above the limit."""
    if written.count(_ROW_ENDS[table]) >= rows and _count(written, table) > rows:
        raise LimitExceeded("rows", rows)


def _count(written: bytes, table: str) -> int:
    if table == "csv":
        return sum(1 for _ in csv.reader(io.StringIO(written.decode(), newline=""))) - 1
    read = parse_query_results(written, TABLE_WRITERS[table])
    return sum(1 for _ in cast("QuerySolutions", read))

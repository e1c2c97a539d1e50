"""Work of a query process for the endpoint: a query's answer as bytes in a format, within limits."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from pyoxigraph import QueryBoolean, QuerySolutions, Triple, parse_query_results, serialize

from unkg.serving.errors import LimitExceeded
from unkg.serving.media_types import GRAPH_WRITERS, GRAPHS, TABLE_WRITERS, TABLES, Format, negotiated
from unkg.serving.protocol import Question
from unkg.store import Embedded
from unkg.vocabulary.prefixes import PREFIXES

if TYPE_CHECKING:
    from unkg import Graph

_ROW_ENDS: Final = {"json": b"},{", "xml": b"<result>", "csv": b"\n", "tsv": b"\n"}
"""Bytes that stand in an answer at least as often as rows follow one another; a text may have them too."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, how its answer is to be written, and how much of it."""

    question: Question
    accept: str | None
    rows: int
    bytes: int


class _Bounded(io.BytesIO):
    """A buffer that raises LimitExceeded above its limit."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, some: bytes) -> int:  # type: ignore[override]
        if self.tell() + len(some) > self._limit:
            raise LimitExceeded("bytes", self._limit)
        return super().write(some)


def answer(graph: "Graph", asked: Asked) -> tuple[Format, bytes]:
    """The answer to a question and its format, complete: what would fail later has failed before.

    Raises LimitExceeded, NotAcceptable and what `Store.query` raises.
    """
    found = graph.store.query(asked.question.sparql, asked.question.dataset)
    target = _Bounded(asked.bytes)
    if isinstance(found, QueryBoolean) or hasattr(found, "variables"):
        form = negotiated(asked.accept, TABLES, asked.question.form)
        cast("QuerySolutions", found).serialize(target, TABLE_WRITERS[form.name])
        if not isinstance(found, QueryBoolean):
            _check_rows(target.getvalue(), form.name, asked.rows)
    else:
        form = negotiated(asked.accept, GRAPHS, asked.question.form)
        some = limited(cast("Iterable[Triple]", found), asked.rows)
        serialize(some, target, GRAPH_WRITERS[form.name], prefixes=PREFIXES)
    return form, target.getvalue()


def counts(graph: "Graph") -> tuple[int, int] | None:
    """The numbers of statements and of named graphs; None for an endpoint, which would have to count them."""
    sealed = graph.store.sealed if isinstance(graph.store, Embedded) else None
    return (sealed.statements, sealed.graphs) if sealed else None


def limited(found: Iterable[Triple], rows: int) -> Iterator[Triple]:
    """The statements. Raises LimitExceeded if there are more than `rows`."""
    for number, triple in enumerate(found):
        if number == rows:
            raise LimitExceeded("rows", rows)
        yield triple


def _check_rows(written: bytes, form: str, rows: int) -> None:
    """Raise LimitExceeded if a table has more rows; they are read only if their number may be above the limit."""
    if written.count(_ROW_ENDS[form]) >= rows and _count(written, form) > rows:
        raise LimitExceeded("rows", rows)


def _count(written: bytes, form: str) -> int:
    if form == "csv":
        return sum(1 for _ in csv.reader(io.StringIO(written.decode(), newline=""))) - 1
    return sum(1 for _ in cast("QuerySolutions", parse_query_results(written, TABLE_WRITERS[form])))

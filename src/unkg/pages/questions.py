"""A canned query as a form, and its answer as a table: records without markup."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from unkg.authorities import Knowledge
from unkg.errors import Error
from unkg.network import answered
from unkg.pages import snippets
from unkg.pages.charts import chart_of
from unkg.pages.records import Picture
from unkg.pages.snippets import Given
from unkg.queries import Iri, NamedIri, Parameter, Query, Queryable, Table, Value, bound
from unkg.queries.resources import Name, names
from unkg.searching import Kind, SearchHit, suggest
from unkg.vocabulary.prefixes import PREFIXES

# “2025-04-03”; never “2025-04-03 or 2025-04-04”.
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
ON_PAGE: Final = 500
"""Rows of a table on one page."""
_KINDS: Final = {
    "symbol": "document",
    "instrument": "instrument",
    "holder": "holder",
    "succession": "holder",
    "state": "state",
    "name": "name",
}
"""Type of a parameter → what is suggested for it."""
_KINDS_BY_NAME: Final[Mapping[str, str]] = {
    "by": "body",
    "of": "body",
    "body": "body",
    "asked_by": "body",
    "instrument": "instrument",
    "mechanism": "mechanism",
    "addressee": "name",
    "subject": "subject",
}
"""The same for parameters whose type is any name."""
SUGGESTED: Final[Mapping[str, tuple[tuple[Kind, ...], bool]]] = {
    "any": ((), False),
    "document": (("document",), False),
    "instrument": (("instrument", "candidate"), False),
    "holder": ((), True),
    "state": (("State",), False),
    "body": (("body", "candidate"), False),
    "mechanism": (("mechanism", "body", "candidate"), False),
    "subject": (("subject",), False),
    "name": (("State", "body", "mechanism", "instrument", "candidate"), False),
}
"""What a field can take → the kinds of things, and whether only holders of mandates."""


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter in a form."""

    parameter: Parameter
    values: tuple[str, ...]
    """As given, else the default, else one that is empty."""
    suggested: str | None
    """What `/suggest` offers for it."""
    error: str | None = None
    nearest: tuple[str, ...] = ()
    """What may have been meant instead of an invalid value."""

    @property
    def input_type(self) -> str:
        """The type of the input element."""
        return {"date": "date", "integer": "number"}.get(self.parameter.type, "text")


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with the resource that it is."""

    text: str
    iri: Iri | None = None
    is_number: bool = False
    is_date: bool = False
    title: str | None = None
    """Of a document."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of the rows of an answer."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int
    number: int
    """Of the page, from 1."""
    remark: str | None
    sparql: str
    chart: Picture | None = None

    @property
    def pages(self) -> int:
        """The number of pages."""
        return max(1, -(-self.total // ON_PAGE))

    @property
    def first(self) -> int:
        """The number of the first row on the page."""
        return ON_PAGE * (self.number - 1) + 1


@dataclass(frozen=True, slots=True)
class View:
    """What of an answer is shown."""

    sort: str = ""
    """A column, with a minus before it for the reverse order; empty for the query's own order."""
    number: int = 1


def fields(query: Query, given: Given, error: Error | None = None) -> tuple[Field, ...]:
    """The parameters of a query with what was given for them."""
    message = str(error) if error else ""
    values = snippets.by_name(given)
    return tuple(
        Field(one, tuple(values.get(one.name) or [one.default or ""]), _suggested(one), _error_of(one.name, message))
        for one in query.parameters
    )


def _suggested(parameter: Parameter) -> str | None:
    if parameter.type == "name":
        return _KINDS_BY_NAME.get(parameter.name, "name")
    return _KINDS.get(parameter.type)


def with_nearest(store: Queryable, knowledge: Knowledge, some: tuple[Field, ...]) -> tuple[Field, ...]:
    """The same, with what the index finds for the invalid values."""
    return tuple(
        replace(one, nearest=tuple(suggestions(store, knowledge, one.suggested, one.values[0], 5)))
        if one.error and one.suggested and one.values[0]
        else one
        for one in some
    )


def suggestions(store: Queryable, knowledge: Knowledge, kind: str, text: str, limit: int) -> dict[str, SearchHit]:
    """What a text can become in a field, by what to write there: a symbol, else a name."""
    kinds, holders = SUGGESTED[kind]
    found = suggest(store, knowledge.numbering, text, limit, kinds, holders=holders)
    return {hit.iri.short if hit.kind == "document" else hit.name: hit for hit in found}


def _error_of(name: str, message: str) -> str | None:
    if message.startswith(f"{name}="):
        return message.removeprefix(f"{name}=")
    return "Required." if f"missing parameter {name!r}" in message else None


def answer(store: Queryable, knowledge: Knowledge, query: Query, given: Given, view: View) -> Answer:
    """The answer to a query. Raises QueryInputError for an invalid value, and what the store raises."""
    values = snippets.by_name(given)
    table = answered(store, knowledge, query, **values)
    sparql = bound(store, knowledge, query, **values)
    chart = chart_of(table, query.title, snippets.command(query.name, given), _labels(store, table))
    return replace(shown(store, table, view, sparql), chart=chart)


def shown(store: Queryable, table: Table, view: View, sparql: str) -> Answer:
    """A page of a table, with the names of its resources by one query."""
    rows = _sorted(table, view.sort)
    number = min(max(1, view.number), max(1, -(-len(rows) // ON_PAGE)))
    some = rows[ON_PAGE * (number - 1) : ON_PAGE * number]
    named = names(store, (one for row in some for one in row if isinstance(one, Iri)))
    cells = tuple(tuple(_cell(value, named) for value in row) for row in some)
    return Answer(table.columns, cells, len(rows), number, table.remark, sparql)


def _labels(store: Queryable, table: Table) -> dict[Iri, str]:
    """The names of all resources of a table that has years, for its chart."""
    if "year" not in table.columns:
        return {}
    iris = {one for row in table.rows for one in row if isinstance(one, Iri)}
    return {iri: name.label for iri, name in names(store, iris).items()}


def _sorted(table: Table, sort: str) -> list[tuple[Value, ...]]:
    column = sort.removeprefix("-")
    if column not in table.columns:
        return list(table.rows)
    at = table.columns.index(column)
    present = [row for row in table.rows if row[at] is not None]
    present.sort(key=lambda row: _key(row[at]), reverse=sort.startswith("-"))
    return [*present, *(row for row in table.rows if row[at] is None)]


def _key(value: Value) -> tuple[int, float, str]:
    if isinstance(value, Iri):
        return 1, 0.0, value.short.casefold()
    return (1, 0.0, value.casefold()) if isinstance(value, str) else (0, float(value or 0), "")


def _cell(value: Value, named: Mapping[Iri, Name]) -> Cell:
    if isinstance(value, Iri):
        if not value.startswith(("http://", "https://")):
            return Cell(value)  # never the link of a hostile IRI: “javascript:…”
        name = named.get(value)
        is_document = "/id/document/" in value
        stands_for_itself = is_document or isinstance(value, NamedIri)
        text = _short(value) if stands_for_itself or name is None else name.label
        return Cell(text, value, title=name.title if name and is_document else None)
    if isinstance(value, bool):
        return Cell("yes" if value else "no")
    if value is None or isinstance(value, str):
        return Cell(value or "", is_date=bool(_DATE.fullmatch(value or "")))
    # Four digits may be a year.
    return Cell(f"{value:,}" if isinstance(value, int) and value >= 10_000 else str(value), is_number=True)


def _short(iri: Iri) -> str:
    """A symbol or slug, or a term with its prefix: `rdf:type`."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri.short

"""Answers to queries of the user's own in the formats of the W3C: those of SPARQL results, and those of graphs."""

import io
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, Triple, parse_query_results

from unkg.cli.output import harmless
from unkg.cli.usage_errors import UsageError
from unkg.pages.data import serialized
from unkg.queries import Iri
from unkg.store import query_form

if TYPE_CHECKING:
    from unkg.queries import Query

TABLES: Final = frozenset({"csv", "tsv", "json", "xml"})
"""Those of the answers to SELECT and ASK."""
GRAPHS: Final = {"turtle": "ttl", "ntriples": "nt", "jsonld": "jsonld", "rdfxml": "rdf"}
"""Those of the answers to CONSTRUCT and DESCRIBE, with their extensions."""
STANDARD: Final = TABLES | GRAPHS.keys()
_NUMBER: Final = re.compile(r"[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?")
"""What a spreadsheet may take for a number: `-1.5e3`. Not `-A1`."""
_FIRST_ROW: Final = {"csv": rb"\n.*\n", "tsv": rb"\n.*\n", "json": rb'"bindings":\[\{', "xml": b"<result>"}
"""What an answer has only if it has a row; a header has one line, and texts have these signs escaped."""


@dataclass(frozen=True, slots=True)
class Style:
    """How an answer is written."""

    form: str
    most: int | None = None
    """Rows or statements at most."""
    symbols: bool = False
    """Whether symbols and codes stand in place of IRIs."""
    safe: bool = False
    """Whether a spreadsheet is to take no cell for a formula."""


@dataclass(frozen=True, slots=True)
class Written:
    """An answer in a format."""

    text: str
    rows: int | None
    """Rows or statements that were found, if they were counted."""
    is_empty: bool
    remark: str | None = None
    """Why it is empty."""


def own_form(query: "Query", given: str | None) -> str:
    """The format to write the answer to a query of one's own in. Raises UsageError if it has no such format."""
    if query_form(query.sparql) in {"construct", "describe"}:
        if given in TABLES:
            raise UsageError(
                f"--format {given} is for SELECT and ASK; for a graph use {', '.join(GRAPHS)}, table or markdown"
            )
        return given or "turtle"
    if given in GRAPHS:
        rows = ", ".join(sorted(TABLES))
        raise UsageError(f"--format {given} is for CONSTRUCT and DESCRIBE; for rows use {rows}, table or markdown")
    return given or "table"


def write(found: "QuerySolutions | QueryBoolean | QueryTriples", style: Style) -> Written:
    """An answer in one of the formats. The statements of a graph are sorted, each once."""
    if style.form in GRAPHS:
        return _graph(cast("Iterable[Triple]", found), style)
    rows = None
    if not isinstance(found, QueryBoolean) and style != Style(style.form):
        found, rows = _changed(cast("QuerySolutions", found), style)
    content = _serialized(found, style.form)
    is_empty = not isinstance(found, QueryBoolean) and not re.search(_FIRST_ROW[style.form], content)
    return Written(_ended(content), rows, is_empty)


def _graph(found: Iterable[Triple], style: Style) -> Written:
    statements = sorted(set(found), key=str)
    some = statements[: style.most]
    return Written(_ended(serialized(some, GRAPHS[style.form])), len(statements), not statements)


def _serialized(found: Any, form: str) -> bytes:
    content = io.BytesIO()
    found.serialize(content, QueryResultsFormat.from_extension(form))
    return content.getvalue()


def _ended(content: bytes) -> str:
    text = content.decode()
    return text if text.endswith("\n") or not text else text + "\n"


def _changed(found: QuerySolutions, style: Style) -> tuple[QuerySolutions, int]:
    """The solutions as they are to be written, and how many there are."""
    answer = json.loads(_serialized(found, "json"))
    rows = answer["results"]["bindings"]
    answer["results"]["bindings"] = [
        {name: _term(term, style) for name, term in row.items()} for row in rows[: style.most]
    ]
    parsed = parse_query_results(json.dumps(answer), QueryResultsFormat.JSON)
    return cast("QuerySolutions", parsed), len(rows)


def _term(term: dict[str, Any], style: Style) -> dict[str, Any]:
    """A term of the JSON format as it is to be written."""
    if style.symbols and term["type"] == "uri" and (short := Iri(term["value"]).short) != term["value"]:
        term = {"type": "literal", "value": short}
    if style.safe and term["type"] == "literal" and not ("datatype" in term and _NUMBER.fullmatch(term["value"])):
        term = term | {"value": harmless(term["value"])}
    return term

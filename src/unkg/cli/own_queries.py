"""Queries in SPARQL of the user's own: where they come from, what they may leave out, and how they are answered."""

import sys
from dataclasses import dataclass, replace
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from unkg import queries
from unkg.cli.application import unicode_text
from unkg.cli.output import FORMATS, SAFE_CSV
from unkg.cli.standard_formats import GRAPHS, STANDARD, Style, Written, own_form, write
from unkg.cli.usage_errors import UsageError
from unkg.store import errors_placed
from unkg.vocabulary.prefixes import prologue

if TYPE_CHECKING:
    from unkg.store import Store


def own_query(file: Path | None, text: str | None) -> "queries.Query | None":
    """The query in a file, on standard input (`-`), or given as a text; None if none is given.

    Raises UsageError if two are given, QueryInputError and OSError as `queries.read` does.
    """
    if file is not None and text is not None:
        raise UsageError("--file and --query cannot be used together")
    if text is not None:
        return queries.parse("--query", unicode_text(text, "--query"))
    if file is None:
        return None
    if str(file) != "-":
        return queries.read(file)
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="strict")
    return queries.read_open(sys.stdin, "standard input", "standard input")


def form_of(own: "queries.Query | None", given: str | None, *, symbols: bool) -> str:
    """The format to write in. Raises UsageError if what is asked has no such format."""
    if own is not None:
        form = own_form(own, given)
        if symbols and form in GRAPHS:
            raise UsageError("--symbols is for rows; the names in a graph are IRIs")
        return form
    if symbols:
        raise UsageError("--symbols is for a query of your own, by --query or --file")
    if given in STANDARD - {"csv", "json"}:
        raise UsageError(f"--format {given} is for a query of your own, by --query or --file")
    return given or "table"


def style_of(own: "queries.Query | None", form: str, limit: int | None, *, symbols: bool) -> Style | None:
    """How the answer to a query of one's own is written in a standard's format; None for a format of ours."""
    name = "csv" if form == SAFE_CSV else form
    if own is None or name not in STANDARD:
        return None
    return Style(name, limit, symbols, form == SAFE_CSV)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with its parameters, and how its answer is written; None as a table of ours."""

    query: "queries.Query"
    given: "dict[str, list[str]]"
    style: Style | None = None


def answer(store: "Store", asked: Asked) -> "queries.Table | Written":
    """The answer to a query. Raises QuerySyntaxError, with the place, if it is not SPARQL 1.1."""
    from unkg import authorities
    from unkg.network import answered

    begin = prologue(asked.query.sparql)
    query = replace(asked.query, sparql=begin + asked.query.sparql)
    with errors_placed(query.name, begin, asked.query.sparql, "unkg query --prefixes lists those that are known"):
        if asked.style is None:
            return answered(store, authorities.load(), query, **asked.given)
        return _written(store, query, asked.given, asked.style)


def show(found: "queries.Table | Written", form: str, limit: int | None, target: TextIO) -> int:
    """Write an answer, and return how many rows were found, if they were counted."""
    if isinstance(found, Written):
        # The lines of CSV end in two characters, the first of which a terminal would show as `\x0d`.
        target.write(found.text.replace("\r\n", "\n") if target.isatty() else found.text)
        return found.rows or 0
    FORMATS[form](found.first(limit), target)
    return len(found)


def _written(store: "Store", query: "queries.Query", given: "dict[str, list[str]]", style: Style) -> Written:
    from unkg import authorities
    from unkg.network import with_gaps

    knowledge = authorities.load()
    written = write(store.query(queries.bound(store, knowledge, query, **given)), style)
    if not written.is_empty:
        return written
    why = queries.why_empty(store, knowledge, query, **given)
    return replace(written, remark=with_gaps(why, store, "this answer"))

"""Queries in SPARQL of the user's own: where they come from, what they may leave out, and how their errors are told."""

import re
import sys
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unkg import queries
from unkg.cli.usage_errors import UsageError
from unkg.publishing.dumping import PREFIXES
from unkg.store import QuerySyntaxError, misread

if TYPE_CHECKING:
    from unkg.store import Misread, Store

_BEFORE: Final = 60
_AFTER: Final = 30
"""Characters of a query that are shown before and after an error."""


def prologue(sparql: str) -> str:
    """A line that declares the predefined prefixes that a query uses and does not declare; empty if there are none."""
    used = {name: iri for name, iri in PREFIXES.items() if f"{name}:" in sparql and not _declares(sparql, name)}
    return " ".join(f"PREFIX {name}: <{iri}>" for name, iri in used.items()) + "\n" * bool(used)


def prefix_lines() -> str:
    """The predefined prefixes as SPARQL declares them."""
    return "\n".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items())


def _declares(sparql: str, name: str) -> bool:
    # Not `# PREFIX unkg: <…>`, a comment; what is missed so is declared twice, which SPARQL allows.
    return re.search(rf"(?im)^[^#\n]*\bprefix\s+{name}:", sparql) is not None


def own_query(file: Path | None, text: str | None) -> "queries.Query | None":
    """The query in a file, on standard input (`-`), or given as a text; None if none is given.

    Raises UsageError if two are given, QueryInputError and OSError as `queries.read` does.
    """
    if file is not None and text is not None:
        raise UsageError("--file and --query cannot be used together")
    if text is not None:
        return queries.parse("--query", _unicode(text))
    if file is None:
        return None
    if str(file) != "-":
        return queries.read(file)
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="strict")
    return queries.read_open(sys.stdin, "standard input", "standard input")


def _unicode(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UsageError(f"--query: not UTF-8 at character {error.start}") from None
    return text


def answer(store: "Store", asked: "tuple[queries.Query, dict[str, list[str]]]") -> "queries.Table":
    """The answer to a query of one's own as a table. Raises UsageError, with the place, if it is not SPARQL 1.1."""
    from unkg import authorities

    query, given = asked
    begin = prologue(query.sparql)
    whole = replace(query, sparql=begin + query.sparql)
    try:
        return queries.execute(store, authorities.load(), whole, **given)
    except QuerySyntaxError:
        if place := misread(whole.sparql):
            raise UsageError(_told(query.name, place, place.line - begin.count("\n"))) from None
        raise


def _told(name: str, place: "Misread", line: int) -> str:
    """The error in one line, with a caret in the query's line."""
    at = place.column - 1
    before, after = place.text[:at], place.text[at:]
    shown = f"{before[-_BEFORE:].lstrip()}^{after[:_AFTER].rstrip()}"
    hint = " (unkg query --prefixes lists those that are known)" if place.reason.endswith(":") else ""
    return f"{name}, line {line}, column {place.column}: {place.reason}{hint}: {shown}"

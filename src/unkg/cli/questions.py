"""Commands that query a graph: query, lineage."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from unkg.cli.application import (
    MOST,
    Depth,
    Direction,
    Output,
    SafeCsv,
    StoreOption,
    pair,
    store_named,
)
from unkg.cli.asking import Megabytes, Seconds, ask
from unkg.cli.messages import notify
from unkg.cli.usage_errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unkg import queries
    from unkg.network import Branch
    from unkg.store import Store

_SERVICE_SECONDS: Final = 60.0
"""Timeout of a query that asks other endpoints, unless another is given."""


def _list_prefixes(wanted: bool) -> None:
    if wanted:
        from unkg.vocabulary.prefixes import prefix_lines

        print(prefix_lines())
        raise typer.Exit


def complete_words(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """What the shell offers for a word of a query: its name, then its parameters, each with its meaning."""
    from unkg import queries

    named = context.params.get("words")
    if not named:
        return [(name, queries.load(name).question) for name in queries.names() if name.startswith(incomplete)]
    known = queries.load(named[0]).parameters if named[0] in queries.names() else ()
    return [(f"{one.name}=", one.meaning) for one in known if one.name.startswith(incomplete)]


Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="NAME key=value…", autocompletion=complete_words, help="Name of a query, and its parameters."
    ),
]
QueryFile = Annotated[
    Path | None,
    typer.Option("--file", metavar="FILE", help="Run the SPARQL query in this file; - for standard input."),
]
QueryText = Annotated[str | None, typer.Option("--query", metavar="SPARQL", help="Run this SPARQL query.")]
ListPrefixes = Annotated[
    bool,
    typer.Option(
        "--prefixes",
        callback=_list_prefixes,
        is_eager=True,
        help="List the prefixes that a query of your own need not declare.",
    ),
]
QueryFormat = Annotated[
    Literal["table", "markdown", "csv", "tsv", "json", "xml", "turtle", "ntriples", "jsonld", "rdfxml"] | None,
    typer.Option("--format", help="Output format. Default: table, or turtle for CONSTRUCT and DESCRIBE."),
]
WithSymbols = Annotated[
    bool,
    typer.Option(
        "--symbols", help="With a query of your own: short names in place of IRIs in csv, tsv, json and xml too."
    ),
]
AllowService = Annotated[
    bool, typer.Option("--allow-service", help="Let a query of your own ask other endpoints by SERVICE.")
]


def query(
    words: Words = None,
    *,
    store: StoreOption = None,
    file: QueryFile = None,
    sparql: QueryText = None,
    prefixes: ListPrefixes = False,
    listed: Annotated[
        bool, typer.Option("--list", help="List the queries; with names, describe these queries and their parameters.")
    ] = False,
    form: QueryFormat = None,
    symbols: WithSymbols = False,
    safe_csv: SafeCsv = None,
    limit: Annotated[int | None, typer.Option(min=1, max=MOST, metavar="N", help="Maximum number of rows.")] = None,
    timeout: Seconds = None,
    memory: Megabytes = None,
    allow_service: AllowService = False,
    output: Output = None,
) -> None:
    """Run a canned query or a SPARQL query of your own.

    Symbols may be written in any common spelling. A parameter given more than once matches any of its values. A query
    does not reach other hosts.

    Example: unkg query documents-citing document="A/HRC/RES/22/13" since=2020-01-01 --format csv --store graph
    """
    from unkg import queries
    from unkg.cli import own_queries
    from unkg.cli.output import destination, form_for

    if listed:
        print("\n".join(map(_description, words) if words else map(_list_line, queries.names())))
        raise typer.Exit
    own = own_queries.own_query(file, sparql)
    question, given = _question(words or [], own)
    written = form_for(own_queries.form_of(own, form, symbols=symbols), output, safe=safe_csv)
    asked = own_queries.Asked(question, given, own_queries.style_of(own, written, limit, symbols=symbols))
    timeout = timeout or (_SERVICE_SECONDS if allow_service else None)
    location = store_named(store, "unkg query")
    answer = ask(own_queries.answer, location, asked, timeout, memory, allow_service=allow_service)
    with destination(output) as target:
        rows = own_queries.show(answer, written, limit, target)
    _remark(answer.remark, rows, limit)


def _remark(remark: str | None, rows: int, limit: int | None) -> None:
    if remark:
        notify(remark)
    if limit is not None and rows > limit:
        notify(f"showing {limit} of {rows} rows")


def _question(words: list[str], own: "queries.Query | None") -> "tuple[queries.Query, dict[str, list[str]]]":
    from unkg import queries

    if own is None:
        if not words or "=" in words[0]:
            raise UsageError("no query given: name one (see unkg query --list), or use --query or --file")
        own, words = queries.load(words[0]), words[1:]
    given: dict[str, list[str]] = {}
    for name, value in (pair(word, "a parameter") for word in _joined(words)):
        given.setdefault(name, []).append(value)
    return own, given


def _joined(words: list[str]) -> "Iterator[str]":
    """The words; a value that stands apart, as after `document=` that a shell has completed, joined to its name."""
    rest = iter(words)
    for word in rest:
        yield word + next(rest, "") if word.endswith("=") else word


def _list_line(name: str) -> str:
    from unkg import queries
    from unkg.cli.output import fitted

    return fitted(f"{name:<26} {queries.load(name).question}", 27, sys.stdout)


def _description(name: str) -> str:
    from unkg import queries
    from unkg.cli.output import fitted

    query = queries.load(name)
    lines = [name, f"    {query.question}", f"    Shows {query.shows}", f"    Cannot show {query.cannot_show}"]
    for p in query.parameters:
        use = "required" if p.required else f"default {p.default}" if p.default else "optional"
        lines.append(f"    {p.name} ({p.type}, {use}): {p.meaning}; for example {p.example}")
    return "\n".join(fitted(line, 8, sys.stdout) for line in lines)


def lineage(
    symbol: Annotated[str, typer.Argument(metavar="SYMBOL", help="Document to start from.")],
    *,
    store: StoreOption = None,
    depth: Depth = 3,
    direction: Direction = "ancestors",
    form: Annotated[Literal["tree", "json"], typer.Option("--format", help="Output format.")] = "tree",
    timeout: Seconds = None,
    memory: Megabytes = None,
    output: Output = None,
) -> None:
    """Show the citation tree of a document.

    Follows citations to what the document builds on, or to what builds on it, and says where each branch ends.

    Example: unkg lineage A/HRC/RES/58/17 --depth 2 --store graph
    """
    from unkg import authorities, queries
    from unkg.cli.lineages import FORMATS
    from unkg.cli.output import destination

    symbol = queries.symbol_meant(symbol, authorities.load().numbering)
    tree, remark = ask(_lineage, store_named(store, "unkg lineage"), (symbol, depth, direction), timeout, memory)
    with destination(output) as target:
        FORMATS[form](tree, target)
    if remark:
        notify(remark)


def _lineage(store: "Store", asked: "tuple[str, int, Direction]") -> "tuple[Branch, str | None]":
    from unkg.network import gaps
    from unkg.network import lineage as walk

    return walk(store, *asked), gaps(store, "the chain")

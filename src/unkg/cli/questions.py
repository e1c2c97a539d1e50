"""Commands that query a graph: query, lineage."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from unkg.cli.application import Depth, Direction, Output, RowFormat, StoreOption, notify, pair, store_named
from unkg.cli.usage_errors import UsageError

if TYPE_CHECKING:
    from unkg import queries


def query(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="NAME key=value…", help="Name of a query, and its parameters.")
    ] = None,
    *,
    store: StoreOption = None,
    file: Annotated[
        Path | None, typer.Option("--file", metavar="FILE", help="Run the SPARQL query in this file.")
    ] = None,
    listed: Annotated[
        bool, typer.Option("--list", help="List the queries; with names, describe these queries and their parameters.")
    ] = False,
    form: RowFormat = "table",
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Maximum number of rows.")] = None,
    output: Output = None,
) -> None:
    """Run a canned query or a SPARQL query of your own.

    Symbols may be written in any common spelling. A parameter given more than once matches any of its values.

    Example: unkg query documents-citing document="A/HRC/RES/22/13" since=2020-01-01 --format csv --store graph
    """
    from unkg import authorities, queries
    from unkg.cli.output import FORMATS, destination
    from unkg.store import open_store

    if listed:
        print("\n".join(map(_description, words) if words else map(_list_line, queries.names())))
        raise typer.Exit
    question, given = _question(words or [], file)
    with open_store(store_named(store, "unkg query")) as opened, destination(output) as target:
        table = queries.execute(opened, authorities.load(), question, **given)
        FORMATS[form](table.first(limit), target)
    if table.remark:
        notify(table.remark)
    if limit is not None and len(table) > limit:
        notify(f"showing {limit} of {len(table)} rows")


def _question(words: list[str], file: Path | None) -> "tuple[queries.Query, dict[str, list[str]]]":
    from unkg import queries

    if file is None:
        if not words or "=" in words[0]:
            raise UsageError("no query given: name one (see unkg query --list) or use --file")
        question, words = queries.load(words[0]), words[1:]
    else:
        question = queries.read(file)
    given: dict[str, list[str]] = {}
    for name, value in (pair(word, "a parameter") for word in words):
        given.setdefault(name, []).append(value)
    return question, given


def _list_line(name: str) -> str:
    from unkg import queries

    return f"{name:<26} {queries.load(name).question}"


def _description(name: str) -> str:
    from unkg import queries

    query = queries.load(name)
    lines = [name, f"    {query.question}", f"    Shows {query.shows}", f"    Cannot show {query.cannot_show}"]
    for p in query.parameters:
        use = "required" if p.required else f"default {p.default}" if p.default else "optional"
        lines.append(f"    {p.name} ({p.type}, {use}): {p.meaning}; for example {p.example}")
    return "\n".join(lines)


def lineage(
    symbol: Annotated[str, typer.Argument(metavar="SYMBOL", help="Document to start from.")],
    *,
    store: StoreOption = None,
    depth: Depth = 3,
    direction: Direction = "ancestors",
    form: Annotated[Literal["tree", "json"], typer.Option("--format", help="Output format.")] = "tree",
    output: Output = None,
) -> None:
    """Show the citation tree of a document.

    Follows citations to what the document builds on, or to what builds on it, and says where each branch ends.

    Example: unkg lineage A/HRC/RES/58/17 --depth 2 --store graph
    """
    from unkg import authorities, queries
    from unkg.cli.lineages import FORMATS
    from unkg.cli.output import destination
    from unkg.network import lineage as walk
    from unkg.store import open_store

    symbol = queries.symbol_meant(symbol, authorities.load().numbering)
    with open_store(store_named(store, "unkg lineage")) as opened, destination(output) as target:
        tree = walk(opened, symbol, depth, direction)
        FORMATS[form](tree, target)
    if tree.ends == "unknown":
        notify(f"{tree.node.document.short} is unknown to this store: it neither holds nor cites it")

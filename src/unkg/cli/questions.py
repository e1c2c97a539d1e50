"""Verbs that ask a graph: query, lineage."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from unkg.cli.application import Output, StoreOption, pair, store_named, tell
from unkg.cli.usage_errors import UsageError

if TYPE_CHECKING:
    from unkg import queries


def query(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="NAME key=value…", help="A query and its parameters.")
    ] = None,
    *,
    store: StoreOption = None,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="A SPARQL query of your own.")] = None,
    listed: Annotated[
        bool, typer.Option("--list", help="List the queries, or tell the parameters of those named.")
    ] = False,
    form: Annotated[
        Literal["table", "csv", "json", "markdown"], typer.Option("--format", help="How rows are printed.")
    ] = "table",
    limit: Annotated[int | None, typer.Option(min=1, help="Print so many rows at most.")] = None,
    output: Output = None,
) -> None:
    """Answer a question. Symbols are accepted as people write them; a parameter given twice may be either.

    Example: unkg query documents-citing document="A/HRC/RES/22/13" since=2020-01-01 --format csv --store graph
    """
    from unkg import authorities, queries
    from unkg.cli.output import FORMATS, destination
    from unkg.store import open_store

    if listed:
        print("\n".join(map(_described, words) if words else map(_in_a_line, queries.names())))
        raise typer.Exit
    asked, given = _question(words or [], file)
    with open_store(store_named(store, "unkg query")) as opened, destination(output) as target:
        table = queries.ask_for(opened, authorities.load(), asked, **given)
        FORMATS[form](table.first(limit), target)
    if table.remark:
        tell(table.remark)
    if limit is not None and len(table) > limit:
        tell(f"{limit} of {len(table)} rows")


def _question(words: list[str], file: Path | None) -> "tuple[queries.Query, dict[str, list[str]]]":
    from unkg import queries

    if file is None:
        if not words or "=" in words[0]:
            raise UsageError("name a query (see unkg query --list), or give --file")
        asked, words = queries.load(words[0]), words[1:]
    else:
        asked = queries.read(file)
    given: dict[str, list[str]] = {}
    for name, value in (pair(word, "a parameter") for word in words):
        given.setdefault(name, []).append(value)
    return asked, given


def _in_a_line(name: str) -> str:
    from unkg import queries

    return f"{name:<26} {queries.load(name).question}"


def _described(name: str) -> str:
    from unkg import queries

    asked = queries.load(name)
    lines = [name, f"    {asked.question}", f"    Shows {asked.shows}", f"    Cannot show {asked.cannot_show}"]
    for p in asked.parameters:
        use = "required" if p.required else f"default {p.default}" if p.default else "optional"
        lines.append(f"    {p.name} ({p.type}, {use}): {p.meaning}; for example {p.example}")
    return "\n".join(lines)


def lineage(
    symbol: Annotated[str, typer.Argument(metavar="SYMBOL", help="The document to begin with.")],
    *,
    store: StoreOption = None,
    depth: Annotated[int, typer.Option(min=1, max=100, help="Citations from the document.")] = 3,
    direction: Annotated[
        Literal["ancestors", "descendants"], typer.Option(help="What it cites, or what cites it.")
    ] = "ancestors",
    form: Annotated[Literal["tree", "json"], typer.Option("--format", help="How it is printed.")] = "tree",
    output: Output = None,
) -> None:
    """Show what a document builds on, or what builds on it, and where each branch ends.

    Example: unkg lineage A/HRC/RES/58/17 --depth 2 --store graph
    """
    from unkg.cli.lineages import FORMATS
    from unkg.cli.output import destination
    from unkg.network import lineage as walk
    from unkg.store import open_store

    with open_store(store_named(store, "unkg lineage")) as opened, destination(output) as target:
        tree = walk(opened, symbol, depth, direction)
        FORMATS[form](tree, target)
    if tree.ends == "unknown":
        tell(f"{tree.node.document.short} is not known to this store: it is neither held nor cited")

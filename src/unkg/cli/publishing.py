"""The verb that gives a graph to others: publish."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unkg.cli.application import store_named, tell
from unkg.cli.usage_errors import UsageError

if TYPE_CHECKING:
    import networkx as nx


def publish(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Write into this folder.")],
    *,
    store: Annotated[
        str | None,
        typer.Option("--store", metavar="DIR", help="The store's folder or SPARQL endpoint, else $UNKG_STORE."),
    ] = None,
    form: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar="NAME",
            help="turtle, nquads, jsonld, csv, parquet, graphml or gexf; give it again for another. All, if none is.",
        ),
    ] = None,
    facts: Annotated[
        bool, typer.Option("--facts", help="Leave out sentences: for texts that are not yours to publish.")
    ] = False,
    packed: Annotated[bool, typer.Option("--packed", help="Write packed files (.gz) only.")] = False,
    since: Annotated[
        Path | None,
        typer.Option("--since", metavar="OLD", help="Write what changed since this folder was published, too."),
    ] = None,
    address: Annotated[
        str, typer.Option("--address", metavar="URL", help="Where the folder will be served.")
    ] = "https://example.org/unkg/",
    base: Annotated[str | None, typer.Option(metavar="IRI", help="Where the graph's IRIs stand.")] = None,
) -> None:
    """Write a graph into a folder that others can use: dumps, tables, networks, and what describes them.

    Example: unkg publish --store graph -o dumps --since dumps-of-may
    """
    from unkg import authorities, network, publishing
    from unkg.cli.progress import shares
    from unkg.store import open_store

    options = publishing.PublicationOptions(
        formats=_formats(form),
        plain=not packed,
        facts=facts,
        since=since,
        address=_address(address),
        base=base or publishing.PublicationOptions().base,
    )
    knowledge = authorities.load()
    with open_store(store_named(store, "unkg publish")) as opened, shares() as step:

        @cache
        def citations() -> "nx.DiGraph[str]":
            return network.to_networkx(network.edges(opened), knowledge.numbering)

        networks = {
            "graphml": lambda: network.as_graphml(citations()),
            "gexf": lambda: network.as_gexf(citations()),
        }
        done = publishing.publish(opened, knowledge, output, options, networks=networks, step=step)
    for file in done.files:
        print(f"{output / file.name}  {file.size:,} bytes")
    tell(f"{done.statements:,} statements; {output / 'README.md'} tells strangers what is what")
    if done.changes:
        came, went = done.changes.added.total(), done.changes.removed.total()
        tell(f"since {since}: {came:,} statements came, {went:,} went; see {output / 'changes'}")


def _formats(named: list[str] | None) -> list[str]:
    """The formats asked for; all that can be written here, where none is."""
    from unkg import publishing

    unknown = [form for form in named or () if form not in publishing.FORMATS]
    if unknown:
        raise UsageError(f"--format {unknown[0]}: no such format; name {', '.join(publishing.FORMATS)}")
    if named:
        return named
    if publishing.has_parquet():
        return list(publishing.FORMATS)
    tell("without Parquet, which needs: pip install 'unkg[parquet]'")
    return [form for form in publishing.FORMATS if form != "parquet"]


def _address(given: str) -> str:
    if not given.startswith(("https://", "http://")):
        raise UsageError(f"--address begins with https:// or http://, not {given!r}")
    return given.rstrip("/") + "/"

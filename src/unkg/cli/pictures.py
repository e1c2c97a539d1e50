"""Verbs that show the citation network: network."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from unkg.cli.application import Output, StoreOption, store_named, tell

if TYPE_CHECKING:
    from unkg.network import Edge
    from unkg.queries import Table

Measure = Literal["most-cited", "pagerank", "communities", "main-path"]
_ROWS_IN_A_TABLE: Final = 20


def network(
    measure: Annotated[
        Measure,
        typer.Argument(
            metavar="MEASURE",
            help="most-cited: by citing documents; pagerank: by the weight of those; communities: groups that cite "
            "one another; main-path: the chain most lines of descent run through.",
        ),
    ],
    *,
    store: StoreOption = None,
    members: Annotated[bool, typer.Option("--members", help="Every document of every community.")] = False,
    held: Annotated[bool, typer.Option("--held", help="Leave out documents that are only cited.")] = False,
    form: Annotated[
        Literal["table", "csv", "json", "markdown"], typer.Option("--format", help="How rows are printed.")
    ] = "table",
    limit: Annotated[
        int | None, typer.Option(min=1, help="Print so many rows at most; 20 in a table if not said.")
    ] = None,
    output: Output = None,
) -> None:
    """Measure the citation network: what it cites most, what it turns on, how it falls apart, how it runs in time.

    Examples: unkg network most-cited --store graph --limit 10

    unkg network pagerank --held --format csv -o ranks.csv --store graph

    unkg network communities --members --format csv --store graph

    unkg network main-path --store graph
    """
    from unkg.cli.output import FORMATS, destination
    from unkg.network import edges
    from unkg.store import open_store

    with open_store(store_named(store, "unkg network")) as opened:
        citations = [edge for edge in edges(opened) if edge.cited.held or not held]
    table = _measured(measure, citations, members=members)
    shown = limit or (_ROWS_IN_A_TABLE if form == "table" and measure != "main-path" else None)
    with destination(output) as target:
        FORMATS[form](table.first(shown), target)
    if not table.rows:
        tell("no document in this store cites another" + (" that is held" if held else ""))
    elif shown is not None and len(table) > shown:
        tell(f"{shown} of {len(table)} rows")


def _measured(measure: Measure, citations: "Sequence[Edge]", *, members: bool) -> "Table":
    from unkg import network

    if measure == "main-path":
        found = network.main_path(citations)
        if found.left_out:
            tell(f"{found.left_out} citations left out: they stand in a circle and do not go back in time")
        return found.steps
    measures: dict[str, Callable[[Sequence[Edge]], Table]] = {
        "most-cited": network.most_cited,
        "pagerank": network.pagerank,
        "communities": network.community_members if members else network.communities,
    }
    return measures[measure](citations)

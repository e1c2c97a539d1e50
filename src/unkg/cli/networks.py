"""The command that measures the citation network: network."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from unkg import extras
from unkg.cli.application import MOST, Output, SafeCsv, StoreOption, store_named
from unkg.cli.asking import opened_store
from unkg.cli.messages import notify
from unkg.cli.usage_errors import UsageError

if TYPE_CHECKING:
    from unkg.authorities import Numbering
    from unkg.network import Edge
    from unkg.queries import Queryable, Table

Measure = Literal["most-cited", "pagerank", "communities", "main-path"]
_NEED_EXTRA: Final = {"pagerank", "communities"}
_NETWORK_FORMATS: Final = {"gexf", "graphml"}
_BINARY: Final = {*_NETWORK_FORMATS, "parquet"}
_TABLE_ROWS: Final = 20
_SHAPED: Final[dict[Measure, str]] = {
    "most-cited": "the order",
    "pagerank": "the order",
    "communities": "the communities",
    "main-path": "the path",
}
"""What documents that a store lacks can shape."""

MeasureArgument = Annotated[
    Measure,
    typer.Argument(
        metavar="MEASURE",
        help="most-cited: by number of citing documents; pagerank: by their importance; "
        "communities: groups that cite one another; main-path: the chain that most citation paths run through.",
    ),
]


Format = Annotated[
    Literal["table", "csv", "json", "markdown", "parquet", "gexf", "graphml"],
    typer.Option(
        "--format",
        help="Output format. gexf and graphml are the whole network, whatever the measure: communities and "
        "main path are attributes.",
    ),
]


def network(
    measure: MeasureArgument,
    *,
    store: StoreOption = None,
    members: Annotated[bool, typer.Option("--members", help="With communities: list the documents of each.")] = False,
    held: Annotated[
        bool, typer.Option("--held", help="Ignore cited documents whose text the store does not hold.")
    ] = False,
    form: Format = "table",
    safe_csv: SafeCsv = None,
    limit: Annotated[
        int | None,
        typer.Option(min=1, max=MOST, metavar="N", help="Maximum number of rows. Default: 20 in a table, else all."),
    ] = None,
    output: Output = None,
) -> None:
    """Measure the citation network.

    Ranks documents, groups them into communities, or finds the main path through time.

    Examples: unkg network most-cited --store graph --limit 10

    unkg network pagerank --held --format csv -o ranks.csv --store graph

    unkg network communities --members --format csv --store graph

    unkg network main-path --store graph

    unkg network communities --format gexf -o network.gexf --store graph
    """
    from unkg.cli.output import form_for
    from unkg.network import edges, gaps, require_extra

    written = form_for(form, output, safe=safe_csv)
    _check(form, output, members=members, limit=limit)
    if measure in _NEED_EXTRA or form in _NETWORK_FORMATS:
        require_extra()
    with opened_store(store_named(store, "unkg network")) as opened:
        citations = [edge for edge in edges(opened) if edge.cited.held or not held]
        remark = gaps(opened, _SHAPED[measure])
        if form in _NETWORK_FORMATS and output:
            _write_network(opened, citations, form, output)
            return
    table = _measured(measure, citations, members=members)
    shown = limit or (_TABLE_ROWS if form == "table" and measure != "main-path" else None)
    _write_table(table.first(shown), written, output)
    if not table.rows:
        notify("no document in this store cites another" + (" that it holds" if held else ""))
    elif shown is not None and len(table) > shown:
        notify(f"showing {shown} of {len(table)} rows")
    if remark:
        notify(remark)


def _check(form: str, output: Path | None, *, members: bool, limit: int | None) -> None:
    """Raise UsageError for what does not go together, and MissingExtraError."""
    if form in _BINARY and output is None:
        raise UsageError(f"--format {form} needs -o FILE")
    if form in _NETWORK_FORMATS and (members or limit):
        raise UsageError(f"--format {form} is the whole network: leave out --members and --limit")
    if form == "parquet":
        extras.require("parquet", "writing Parquet")


def _write_network(store: "Queryable", citations: "Sequence[Edge]", form: str, output: Path) -> None:
    from unkg import authorities, network, rendering
    from unkg.cli.output import write_bytes

    graph = network.whole_network(store, authorities.load(), citations)
    write_bytes(output, network.as_gexf(rendering.placed(graph)) if form == "gexf" else network.as_graphml(graph))
    if remark := network.gaps(store, "the network"):
        notify(remark)


def _write_table(table: "Table", form: str, output: Path | None) -> None:
    from unkg.cli.output import FORMATS, as_parquet, destination, write_bytes

    if form == "parquet" and output:
        write_bytes(output, as_parquet(table))
        return
    with destination(output) as target:
        FORMATS[form](table, target)


def _measured(measure: Measure, citations: "Sequence[Edge]", *, members: bool) -> "Table":
    from unkg import authorities, network

    if measure == "main-path":
        found = network.main_path(citations)
        if found.left_out:
            notify(f"left out {found.left_out} citations that form a cycle and do not go back in time")
        return found.steps
    measures: dict[str, Callable[[Sequence[Edge], Numbering], Table]] = {
        "most-cited": network.most_cited,
        "pagerank": network.pagerank,
        "communities": network.community_members if members else network.communities,
    }
    return measures[measure](citations, authorities.load().numbering)

"""Verbs that show the citation network: render, network."""

import shlex
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from unkg.cli.application import Output, StoreOption, store_named, tell
from unkg.cli.usage_errors import UsageError

if TYPE_CHECKING:
    import networkx as nx

    from unkg.authorities import Numbering
    from unkg.network import Edge
    from unkg.queries import Table
    from unkg.rendering import Caption

Direction = Literal["ancestors", "descendants"]
Measure = Literal["most-cited", "pagerank", "communities", "main-path"]
_ROWS_IN_A_TABLE: Final = 20
_DEPTH: Final = 3
_DRAWN: Final = 60
"""Documents in a picture that can be taken in."""
_ENDINGS: Final = ".svg .png .html .graphml .gexf .dot"


def render(
    what: Annotated[
        Literal["lineage", "mandate"],
        typer.Argument(metavar="lineage|mandate", help="What a document builds on, or the acts on a mandate."),
    ],
    name: Annotated[str, typer.Argument(metavar="NAME", help="A document's symbol, or who holds the mandate.")],
    *,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help=f"Draw here; the ending says how: {_ENDINGS}.")
    ],
    store: StoreOption = None,
    depth: Annotated[int, typer.Option(min=1, max=100, help="Citations from the document.")] = _DEPTH,
    direction: Annotated[Direction, typer.Option(help="What it cites, or what cites it.")] = "ancestors",
    limit: Annotated[
        int, typer.Option(min=2, help="Documents in a picture at most; .graphml, .gexf and .dot have all of them.")
    ] = _DRAWN,
) -> None:
    """Draw a lineage or a mandate in time: columns are years, colours and shapes organs, lines relations.

    Examples: unkg render lineage A/HRC/RES/58/17 --depth 2 -o lineage.svg --store graph

    unkg render lineage A/RES/60/251 --direction descendants -o council.html --store graph

    unkg render mandate "Special Rapporteur on the right to food" -o food.png --store graph
    """
    from unkg import authorities, network, rendering

    if output.suffix not in _ENDINGS.split():
        raise UsageError(f"{output}: no such picture; name the file {_ENDINGS.replace(' ', ', ')}")
    graph = _network_of(what, name, store_named(store, "unkg render"), depth, direction)
    caption = _caption(graph, what, name, _command(what, name, output, store, depth, direction, limit))
    match output.suffix:
        case ".graphml":
            output.write_bytes(network.as_graphml(graph))
        case ".gexf":
            output.write_bytes(network.as_gexf(graph))
        case ".dot":
            output.write_bytes(rendering.as_dot(graph, caption.title, authorities.load().authorities))
        case ending:
            chosen = rendering.choose(graph, limit, authorities.load().authorities)
            output.write_bytes(rendering.render(chosen, caption, ending))
            if chosen.left_out:
                tell(f"{output}: {len(chosen.graph)} of {len(graph)} documents drawn; --limit draws more")


def _network_of(
    what: Literal["lineage", "mandate"], name: str, store: str, depth: int, direction: Direction
) -> "nx.DiGraph[str]":
    from unkg import authorities, network
    from unkg.store import open_store

    knowledge = authorities.load()
    with open_store(store) as opened:
        if what == "mandate":
            graph = network.mandate_network(opened, knowledge, name)
            if not graph:
                raise UsageError(f"{name}: this store tells of no act on that mandate")
            return graph
        graph = network.lineage_network(opened, knowledge, name, depth, direction)
    root = graph.graph["root"]
    if graph.nodes[root].get("ends") == "unknown":
        raise UsageError(f"{root} is not known to this store: it is neither held nor cited")
    return graph


def _caption(graph: "nx.DiGraph[str]", what: Literal["lineage", "mandate"], name: str, command: str) -> "Caption":
    from unkg.rendering import Caption

    if what == "mandate":
        return Caption(
            f"The mandate of the {name.removeprefix('the ')}", "The acts on it, and which cites which.", command
        )
    root = graph.graph["root"]
    builds = f"What {root} builds on" if graph.graph["direction"] == "ancestors" else f"What builds on {root}"
    untitled = "Its text is held, and has no title." if graph.nodes[root]["held"] else "Its text is not held."
    return Caption(builds, graph.nodes[root].get("title", untitled), command)


def _command(
    what: str, name: str, output: Path, store: str | None, depth: int, direction: Direction, limit: int
) -> str:
    """The command line that draws the same picture: what differs from what goes without saying."""
    words = ["unkg", "render", what, name]
    if what == "lineage":
        words += ["--depth", str(depth)] if depth != _DEPTH else []
        words += ["--direction", direction] if direction != "ancestors" else []
    words += ["--limit", str(limit)] if limit != _DRAWN else []
    words += ["--store", store] if store else []
    return " ".join(map(_quoted, [*words, "-o", output.name]))


def _quoted(word: str) -> str:
    """As people quote it: by double quotes where those suffice, for names hold apostrophes."""
    quoted = shlex.quote(word)
    return quoted if word == quoted or set('"$`\\!') & set(word) else f'"{word}"'


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
    from unkg import authorities, network

    if measure == "main-path":
        found = network.main_path(citations)
        if found.left_out:
            tell(f"{found.left_out} citations left out: they stand in a circle and do not go back in time")
        return found.steps
    measures: dict[str, Callable[[Sequence[Edge], Numbering], Table]] = {
        "most-cited": network.most_cited,
        "pagerank": network.pagerank,
        "communities": network.community_members if members else network.communities,
    }
    return measures[measure](citations, authorities.load().numbering)

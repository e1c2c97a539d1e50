"""Commands that draw and measure the citation network: render, network."""

import shlex
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from unkg.cli.application import MOST, Depth, Direction, Output, RowFormat, SafeCsv, StoreOption, notify, store_named
from unkg.cli.asking import opened_store
from unkg.cli.terminal import escaped
from unkg.cli.usage_errors import UsageError

if TYPE_CHECKING:
    import networkx as nx

    from unkg.authorities import Numbering
    from unkg.network import Edge
    from unkg.queries import Table
    from unkg.rendering import Caption

Measure = Literal["most-cited", "pagerank", "communities", "main-path"]
_NEED_EXTRA: Final = {"pagerank", "communities"}
_TABLE_ROWS: Final = 20
_DEPTH: Final = 3
_MAX_DRAWN: Final = 60
"""More documents make a picture hard to read."""
_EXTENSIONS: Final = ".svg .png .pdf .html .graphml .gexf .dot"
_TERMS: Final = "Each bar is a term, from the act that set it to its end."
_NETWORK_FILES: Final = {".graphml", ".gexf", ".dot"}
_WITHOUT_DRAWING: Final = {".graphml", ".gexf"}

Subject = Annotated[
    Literal["lineage", "mandate"],
    typer.Argument(metavar="lineage|mandate", help="Draw the citations of a document, or the acts on a mandate."),
]
Picture = Annotated[
    Path,
    typer.Option(
        "-o", "--output", metavar="FILE", help=f"File to write. Its extension sets the format: {_EXTENSIONS}."
    ),
]
PictureLimit = Annotated[
    int,
    typer.Option(
        min=2,
        max=MOST,
        metavar="N",
        help="Maximum number of documents in the picture of a lineage; .graphml, .gexf and .dot have no limit.",
    ),
]
MeasureArgument = Annotated[
    Measure,
    typer.Argument(
        metavar="MEASURE",
        help="most-cited: by number of citing documents; pagerank: by their importance; "
        "communities: groups that cite one another; main-path: the chain that most citation paths run through.",
    ),
]


def render(
    what: Subject,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Symbol of the document, or holder of the mandate.")],
    *,
    output: Picture,
    store: StoreOption = None,
    depth: Depth = _DEPTH,
    direction: Direction = "ancestors",
    limit: PictureLimit = _MAX_DRAWN,
) -> None:
    """Draw a lineage, or a mandate over time.

    In a lineage, columns are years, colours and shapes are organs, line styles are relations. A mandate is a timeline:
    a bar is a term, from the act that set it to its end.

    Examples: unkg render lineage A/HRC/RES/58/17 --depth 2 -o lineage.svg --store graph

    unkg render lineage A/RES/60/251 --direction descendants -o council.html --store graph

    unkg render mandate UNFICYP -o cyprus.pdf --store graph
    """
    from unkg import rendering

    if output.suffix not in _EXTENSIONS.split():
        raise UsageError(f"{output}: unknown format; use one of {_EXTENSIONS.replace(' ', ', ')}")
    if output.suffix not in _WITHOUT_DRAWING:
        rendering.require_extra()
    if what == "mandate" and output.suffix not in _NETWORK_FILES:
        _write_timeline(name, output, store)
        return
    graph = _network_of(what, name, store_named(store, "unkg render"), depth, direction)
    caption = _caption(graph, what, name, _command(what, name, output, store, depth, direction, limit))
    _write(graph, caption, output, limit)


def _write_timeline(name: str, output: Path, store: str | None) -> None:
    from unkg import authorities, network, rendering
    from unkg.cli.output import write_bytes

    knowledge = authorities.load()
    with opened_store(store_named(store, "unkg render")) as opened:
        history = network.mandate_history(opened, knowledge, name)
    if not rendering.has_timeline(history):
        raise UsageError(f"{name}: this store holds no dated act that begins, changes or ends that mandate")
    caption = rendering.Caption(
        f"The mandate of the {history.holder}",
        _TERMS + (f" In one line: {', '.join(history.holders)}." if len(history.holders) > 1 else ""),
        _command("mandate", name, output, store, _DEPTH, "ancestors", _MAX_DRAWN),
    )
    write_bytes(output, rendering.render_timeline(history, knowledge.authorities, caption, output.suffix))


def _write(graph: "nx.DiGraph[str]", caption: "Caption", output: Path, limit: int) -> None:
    from unkg import authorities, network, rendering
    from unkg.cli.output import write_bytes

    match output.suffix:
        case ".graphml":
            write_bytes(output, network.as_graphml(graph))
        case ".gexf":
            write_bytes(output, network.as_gexf(graph))
        case ".dot":
            write_bytes(output, rendering.as_dot(graph, caption.title, authorities.load().authorities))
        case extension:
            selection = rendering.select(graph, limit, authorities.load().authorities)
            write_bytes(output, rendering.render(selection, caption, extension))
            if selection.left_out:
                notify(f"{output}: drew {len(selection.graph)} of {len(graph)} documents; raise --limit to draw more")


def _network_of(
    what: Literal["lineage", "mandate"], name: str, store: str, depth: int, direction: Direction
) -> "nx.DiGraph[str]":
    from unkg import authorities, network

    knowledge = authorities.load()
    with opened_store(store) as opened:
        if what == "mandate":
            graph = network.mandate_network(opened, knowledge, name)
            if not graph:
                raise UsageError(f"{name}: this store holds no act on that mandate")
            return graph
        graph = network.lineage_network(opened, knowledge, name, depth, direction)
    root = graph.graph["root"]
    if graph.nodes[root].get("ends") == "unknown":
        raise UsageError(f"{root} is unknown to this store: it neither holds nor cites it")
    return graph


def _caption(graph: "nx.DiGraph[str]", what: Literal["lineage", "mandate"], name: str, command: str) -> "Caption":
    from unkg.rendering import Caption

    if what == "mandate":
        return Caption(
            f"The mandate of the {name.removeprefix('the ')}", "The acts on it, and the citations among them.", command
        )
    root = graph.graph["root"]
    builds = f"What {root} builds on" if graph.graph["direction"] == "ancestors" else f"What builds on {root}"
    untitled = "Its text is held and has no title." if graph.nodes[root]["held"] else "Its text is not held."
    return Caption(builds, graph.nodes[root].get("title", untitled), command)


def _command(
    what: str, name: str, output: Path, store: str | None, depth: int, direction: Direction, limit: int
) -> str:
    """The command line that draws the same picture, without options that have their default."""
    words = ["unkg", "render", what, name]
    if what == "lineage":
        words += ["--depth", str(depth)] if depth != _DEPTH else []
        words += ["--direction", direction] if direction != "ancestors" else []
    words += ["--limit", str(limit)] if limit != _MAX_DRAWN else []
    words += ["--store", store] if store else []
    return " ".join(map(_quoted, [*words, "-o", escaped(output.name)]))


def _quoted(word: str) -> str:
    """The word quoted for a shell: in double quotes if possible, because names contain apostrophes."""
    quoted = shlex.quote(word)
    return quoted if word == quoted or set('"$`\\!') & set(word) else f'"{word}"'


def network(
    measure: MeasureArgument,
    *,
    store: StoreOption = None,
    members: Annotated[bool, typer.Option("--members", help="With communities: list the documents of each.")] = False,
    held: Annotated[
        bool, typer.Option("--held", help="Ignore cited documents whose text the store does not hold.")
    ] = False,
    form: RowFormat = "table",
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
    """
    from unkg.cli.output import FORMATS, destination, form_for
    from unkg.network import edges, require_extra

    if measure in _NEED_EXTRA:
        require_extra()
    written = form_for(form, output, safe=safe_csv)
    with opened_store(store_named(store, "unkg network")) as opened:
        citations = [edge for edge in edges(opened) if edge.cited.held or not held]
    table = _measured(measure, citations, members=members)
    shown = limit or (_TABLE_ROWS if form == "table" and measure != "main-path" else None)
    with destination(output) as target:
        FORMATS[written](table.first(shown), target)
    if not table.rows:
        notify("no document in this store cites another" + (" that it holds" if held else ""))
    elif shown is not None and len(table) > shown:
        notify(f"showing {shown} of {len(table)} rows")


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

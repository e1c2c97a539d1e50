"""The command that draws: render."""

import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from unkg.cli.application import MOST, Direction, StoreOption, store_named
from unkg.cli.asking import opened_store
from unkg.cli.messages import notify
from unkg.cli.terminal import escaped
from unkg.cli.usage_errors import UsageError

if TYPE_CHECKING:
    import networkx as nx

    from unkg.authorities import Knowledge
    from unkg.queries import Queryable
    from unkg.rendering import Caption, Paper

What = Literal["lineage", "ego", "mandate", "network", "bodies", "years"]
_NAMED: Final = {"lineage", "ego", "mandate"}
_DEPTHS: Final = {"lineage": 3, "ego": 1}
_LIMITS: Final = {"lineage": 60, "ego": 60, "network": 900, "bodies": 12}
"""More make a picture hard to read."""
_PICTURES: Final = ".svg .png .pdf .html"
_NETWORK_FILES: Final = ".graphml .gexf .dot"
_EXTENSIONS: Final = f"{_PICTURES} {_NETWORK_FILES}"
_WITHOUT_DRAWING: Final = {".graphml", ".gexf"}
_TERMS: Final = "Each bar is a term, from the act that set it to its end."

Subject = Annotated[
    What,
    typer.Argument(
        metavar="WHAT",
        help="lineage: what a document builds on; ego: a document with what it cites and what cites it; "
        "mandate: the acts on a mandate; network: a map of all documents by community; "
        "bodies: which body cites which; years: in which year documents of which year are cited.",
    ),
]
Picture = Annotated[
    Path,
    typer.Option(
        "-o", "--output", metavar="FILE", help=f"File to write. Its extension sets the format: {_EXTENSIONS}."
    ),
]
Depth = Annotated[
    int | None,
    typer.Option(
        "--depth",
        min=1,
        max=100,
        metavar="N",
        help="Maximum number of citations from the document. Default: 3; of ego 1.",
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        min=2,
        max=MOST,
        metavar="N",
        help="Maximum number of documents in the picture, or of bodies. Default: 60; of network 900, of bodies 12. "
        ".graphml, .gexf and .dot have no limit.",
    ),
]
Width = Annotated[
    str | None,
    typer.Option(
        metavar="WIDTH",
        help="Make the picture as wide as paper or a slide: A4, A3, letter, slide, or millimetres. Letters are "
        "at least 7 points high in print; a PDF has as many pages as it needs.",
    ),
]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be drawn."""

    what: What
    name: str
    output: Path
    store: str | None
    depth: int
    direction: Literal["ancestors", "descendants"]
    limit: int
    width: str | None

    @property
    def command(self) -> str:
        """The command line that draws the same picture, without options that have their default."""
        words = ["unkg", "render", self.what, *([self.name] if self.name else [])]
        words += ["--depth", str(self.depth)] if self.depth != _DEPTHS.get(self.what, self.depth) else []
        words += ["--direction", self.direction] if self.direction != "ancestors" else []
        words += ["--limit", str(self.limit)] if self.limit != _LIMITS.get(self.what, self.limit) else []
        words += ["--width", self.width] if self.width else []
        words += ["--store", self.store] if self.store else []
        return " ".join(map(_quoted, [*words, "-o", escaped(self.output.name)]))

    @property
    def paper(self) -> "Paper | None":
        """The paper that is asked for."""
        from unkg import rendering

        return rendering.paper(self.width) if self.width else None


def render(
    what: Subject,
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="Symbol of the document, or holder of the mandate."),
    ] = "",
    *,
    output: Picture,
    store: StoreOption = None,
    depth: Depth = None,
    direction: Direction = "ancestors",
    limit: Limit = None,
    width: Width = None,
) -> None:
    """Draw a lineage, a document among its neighbours, a mandate over time, or the whole network.

    In a lineage, columns are years, colours and shapes are organs, line styles are relations; with --width rows are
    years. A mandate is a timeline: a bar is a term, from the act that set it to its end.

    Examples: unkg render lineage A/HRC/RES/58/17 --depth 2 -o lineage.svg --store graph

    unkg render lineage A/RES/60/251 --direction descendants -o council.html --store graph

    unkg render lineage A/HRC/RES/58/17 --limit 250 --width A4 -o lineage.pdf --store graph

    unkg render mandate UNFICYP -o cyprus.pdf --store graph

    unkg render network -o map.html --store graph
    """
    from unkg import rendering

    wanted = _Wanted(
        what, name, output, store, depth or _DEPTHS.get(what, 1),
        direction if what == "lineage" else "ancestors", limit or _LIMITS.get(what, MOST), width,
    )  # fmt: skip
    _check(wanted)
    if output.suffix not in _WITHOUT_DRAWING:
        rendering.require_extra()
    match what:
        case "mandate" if output.suffix not in _NETWORK_FILES.split():
            _write_timeline(wanted)
        case "bodies" | "years" | "network":
            _write_whole(wanted)
        case _:
            graph = _network_of(wanted, store_named(store, "unkg render"))
            _write(graph, _caption(graph, wanted), wanted)


def _check(wanted: _Wanted) -> None:
    """Raise UsageError for what does not go together."""
    extension = wanted.output.suffix
    allowed = _PICTURES if wanted.what in {"bodies", "years"} else _EXTENSIONS
    if extension not in allowed.split():
        raise UsageError(f"{wanted.output}: unknown format; use one of {allowed.replace(' ', ', ')}")
    if bool(wanted.name) != (wanted.what in _NAMED):
        needed = "name a document or mandate" if wanted.what in _NAMED else "leave the name out"
        raise UsageError(f"unkg render {wanted.what}: {needed}")
    if wanted.width is None:
        return
    if wanted.what == "mandate" or extension not in _PICTURES.split():
        raise UsageError("--width is for pictures of documents; that of a mandate is as wide as A4")
    if wanted.paper is None:
        from unkg.rendering import PAPERS

        raise UsageError(f"--width {wanted.width}: use {PAPERS}, or a number of millimetres from 100 to 2000")


def _write_timeline(wanted: _Wanted) -> None:
    from unkg import authorities, network, rendering
    from unkg.cli.output import write_bytes

    knowledge = authorities.load()
    with opened_store(store_named(wanted.store, "unkg render")) as opened:
        history = network.mandate_history(opened, knowledge, wanted.name)
        remark = network.gaps(opened, "the chain of acts")
    if not rendering.has_timeline(history):
        raise UsageError(f"{wanted.name}: this store holds no dated act that begins, changes or ends that mandate")
    caption = rendering.Caption(
        f"The mandate of the {history.holder}",
        _TERMS + (f" In one line: {', '.join(history.holders)}." if len(history.holders) > 1 else ""),
        wanted.command,
    )
    output = wanted.output
    write_bytes(output, rendering.render_timeline(history, knowledge.authorities, caption, output.suffix))
    if remark:
        notify(remark)


def _write_whole(wanted: _Wanted) -> None:
    """Write the map of a store, or a matrix of its bodies or years."""
    from unkg import authorities, network, rendering
    from unkg.cli.output import write_bytes

    if wanted.what == "network":
        network.require_extra()
    knowledge, form = authorities.load(), wanted.output.suffix
    with opened_store(store_named(wanted.store, "unkg render")) as opened:
        graph = _whole(opened, knowledge, wanted)
        remark = network.gaps(opened, "the network")
    if not graph.number_of_edges():
        raise UsageError("no document in this store cites another")
    caption = rendering.Caption(
        _TITLES[wanted.what],
        f"{len(graph):,} documents and {graph.number_of_edges():,} pairs of which one cites the other",
        wanted.command,
    )
    if form in _NETWORK_FILES.split():
        _write(graph, caption, wanted)
    elif wanted.what == "network":
        drawn, count = rendering.render_map(graph, wanted.limit, knowledge.authorities, caption, form, wanted.paper)
        write_bytes(wanted.output, drawn)
        _notify_of_rest(wanted.output, count, len(graph))
    elif wanted.what == "bodies":
        limit = wanted.limit
        write_bytes(
            wanted.output, rendering.render_bodies(graph, limit, knowledge.authorities, caption, form, wanted.paper)
        )
    else:
        write_bytes(wanted.output, rendering.render_years(graph, caption, form, wanted.paper))
    if remark:
        notify(remark)


_TITLES: Final = {
    "network": "The citation network by community",
    "bodies": "Which body cites which",
    "years": "In which year documents of which year are cited",
}


def _whole(store: "Queryable", knowledge: "Knowledge", wanted: _Wanted) -> "nx.DiGraph[str]":
    from unkg import network

    citations = network.edges(store)
    if wanted.what == "network":
        return network.whole_network(store, knowledge, citations)
    return network.to_networkx(citations, knowledge.numbering)


def _write(graph: "nx.DiGraph[str]", caption: "Caption", wanted: _Wanted) -> None:
    from unkg import authorities, network, rendering
    from unkg.cli.output import write_bytes

    output = wanted.output
    match output.suffix:
        case ".graphml":
            write_bytes(output, network.as_graphml(graph))
        case ".gexf":
            write_bytes(output, network.as_gexf(rendering.placed(graph)))
        case ".dot":
            write_bytes(output, rendering.as_dot(graph, caption.title, authorities.load().authorities))
        case extension:
            selection = rendering.select(graph, wanted.limit, authorities.load().authorities)
            write_bytes(output, rendering.render(selection, caption, extension, wanted.paper))
            _notify_of_rest(output, len(selection.graph), len(graph))


def _notify_of_rest(output: Path, drawn: int, whole: int) -> None:
    if drawn < whole:
        notify(f"{output}: drew {drawn} of {whole} documents; raise --limit to draw more")


def _network_of(wanted: _Wanted, store: str) -> "nx.DiGraph[str]":
    from unkg import authorities, network

    knowledge, name = authorities.load(), wanted.name
    with opened_store(store) as opened:
        remark = network.gaps(opened, "the chain")
        if wanted.what == "mandate":
            graph = network.mandate_network(opened, knowledge, name)
            if not graph:
                raise UsageError(f"{name}: this store holds no act on that mandate")
        elif wanted.what == "ego":
            graph = network.ego_network(opened, knowledge, name, wanted.depth)
        else:
            graph = network.lineage_network(opened, knowledge, name, wanted.depth, wanted.direction)
    root = graph.graph.get("root")
    if root and graph.nodes[root].get("ends") == "unknown":
        raise UsageError(f"{root} is unknown to this store: it neither holds nor cites it")
    if remark:
        notify(remark)
    return graph


def _caption(graph: "nx.DiGraph[str]", wanted: _Wanted) -> "Caption":
    from unkg.rendering import Caption

    if wanted.what == "mandate":
        holder = wanted.name.removeprefix("the ")
        return Caption(f"The mandate of the {holder}", "The acts on it, and the citations among them.", wanted.command)
    root = graph.graph["root"]
    title = {
        "ancestors": f"What {root} builds on",
        "descendants": f"What builds on {root}",
        "both": f"What {root} cites, and what cites it",
    }[graph.graph["direction"]]
    untitled = "Its text is held and has no title." if graph.nodes[root]["held"] else "Its text is not held."
    return Caption(title, graph.nodes[root].get("title", untitled), wanted.command)


def _quoted(word: str) -> str:
    """The word quoted for a shell: in double quotes if possible, because names contain apostrophes."""
    quoted = shlex.quote(word)
    return quoted if word == quoted or set('"$`\\!') & set(word) else f'"{word}"'

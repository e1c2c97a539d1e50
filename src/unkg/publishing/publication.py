"""Publish a graph: a folder with all formats and their metadata."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Final

from unkg import artefacts, extras
from unkg.authorities import Knowledge, Measured
from unkg.publishing import changes, dumping, metadata, tables, tabular
from unkg.publishing.census import Census, census
from unkg.publishing.describing import NO_IMPRINT, Imprint, Publication, PublishedFile, dcat, quality, void
from unkg.publishing.facts import facts, has_sentences
from unkg.publishing.files import check_folder, read, replace_folder, written
from unkg.publishing.graphs import named_graphs
from unkg.publishing.sorting import SortedLines
from unkg.stages import stage
from unkg.store.seal import digest_of
from unkg.vocabulary import BASE, Unkg
from unkg.vocabulary.implications import expanded, lean

if TYPE_CHECKING:
    from unkg.store import Store

Networks = Mapping[str, Callable[[], bytes]]
"""`graphml` or `gexf` → function that returns the citation network in this format."""
FORMATS: Final = MappingProxyType(
    {
        "turtle": ("graph.ttl",),
        "nquads": ("graph.nq",),
        "jsonld": ("graph.jsonld",),
        "csv": ("nodes.csv", "edges.csv"),
        "parquet": ("nodes.parquet", "edges.parquet"),
        "graphml": ("citations.graphml",),
        "gexf": ("citations.gexf",),
    }
)
"""Format → its files."""
_PACKAGE: Final = "datapackage.json"
_METADATA: Final = ("void.ttl", "dcat.ttl", "quality.ttl", "README.md", "SHA256SUMS", ".htaccess", _PACKAGE)
_MARKER: Final = "void.ttl"
"""A folder with this file is an earlier publication, which a new one may replace."""


@dataclass(frozen=True, slots=True)
class PublicationOptions:
    """Options for publishing."""

    formats: Sequence[str] = tuple(FORMATS)
    plain: bool = True
    """Write each file uncompressed too."""
    facts: bool = False
    """Leave out sentences and other details, for texts that you may not republish."""
    recommendations: bool = False
    """Keep recommendations among the facts, without their sentences."""
    lean: bool = False
    """Leave out what other statements imply by the vocabulary."""
    since: Path | None = None
    """An earlier publication; the differences are written to the folder `changes`."""
    address: str = "https://example.org/unkg/"
    """URL at which the files will be served, with a trailing slash."""
    base: str = BASE
    """Base of the graph's IRIs."""
    imprint: Imprint = NO_IMPRINT


DEFAULT: Final = PublicationOptions()


@dataclass(slots=True)
class _SortedGraph:
    """The graph as sorted lines."""

    quads: SortedLines
    nodes: SortedLines
    edges: SortedLines


@dataclass(frozen=True, slots=True)
class Published:
    """The outcome of publishing."""

    files: tuple[PublishedFile, ...]
    changes: changes.Changes | None
    statements: int


def publish(
    store: "Store",
    knowledge: Knowledge,
    folder: Path,
    options: PublicationOptions = DEFAULT,
    *,
    networks: Networks = MappingProxyType({}),
) -> Published:
    """Write the graph of a store into `folder`, in all requested formats, with metadata.

    The same graph gives the same bytes. The folder is created or replaced as a whole. Raises DumpError, also if the
    folder holds anything but an earlier publication.
    """
    _check_target(folder, options)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        fresh = Path(stack.enter_context(TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-")))
        sorted_graph = _SortedGraph(*(stack.enter_context(SortedLines()) for _ in range(3)))
        _gather(store, sorted_graph, options)
        nquads = fresh / "graph.nq"
        with written(nquads) as file:
            dumping.write_nquads(sorted_graph.quads, file)
        differences = changes_since(options.since, nquads, fresh) if options.since else None
        paths = [*_files(fresh, nquads, sorted_graph, options, networks)]
        files = tuple(_published(path) for path in paths)
        with _lines(nquads) as lines:
            counted = census(lines)
        publication = Publication(
            options.base, options.address, _description(counted), counted, files, imprint=options.imprint
        )
        _write_metadata(fresh, publication, knowledge.evidence, options)
        if nquads not in paths:
            nquads.unlink()
        replace_folder(fresh, folder)
    return Published(files, differences, counted.statements)


def file_names(folder: Path, options: PublicationOptions = DEFAULT) -> list[str]:
    """The names of the files that `publish` would write into `folder`. Raises DumpError as it does."""
    _check_target(folder, options)
    wanted = [name for form in FORMATS if form in options.formats for name in FORMATS[form]]
    copied = (
        f"{root.name}/{path.relative_to(root)}"
        for root in (artefacts.ONTOLOGY, artefacts.SHAPES)
        for path in sorted(root.rglob("*"))
        if path.is_file()
    )
    return [
        *(written_as for name in wanted for written_as in _names(name, plain=options.plain)),
        *(f"{changes.FOLDER}/{name}" for name in changes.FILES if options.since),
        *(name for name in _METADATA if name != _PACKAGE or "csv" in options.formats),
        *copied,
    ]


def changes_since(old: Path, nquads: Path, folder: Path) -> changes.Changes:
    """Write the statements that were added and removed since an earlier publication. Raises DumpError."""
    with changes.open_earlier(old) as before, _lines(nquads) as after:
        return changes.write_changes(before, after, folder / changes.FOLDER)


def _check_target(folder: Path, options: PublicationOptions) -> None:
    check_folder(folder, _MARKER, "--output")
    if "parquet" in options.formats:
        extras.require("parquet", "writing Parquet")
    if options.since:
        with changes.open_earlier(options.since):  # refused before the store is read, not after
            pass


def _gather(store: "Store", into: _SortedGraph, options: PublicationOptions) -> None:
    """Read the store once, graph by graph."""
    names, graphs = named_graphs(store, options.base)
    with stage("reading the store", len(names)) as advance:
        for graph, stated in graphs:
            quads = expanded(stated)
            if options.facts and "/id/graph/" in graph:
                quads = facts(quads, recommendations=options.recommendations)
            into.quads.add(dumping.nquads(lean(quads) if options.lean else quads))
            if {"csv", "parquet"} & set(options.formats):
                described = tables.describe_subjects(quads)
                into.nodes.add(tables.node_lines(described))
                into.edges.add(tables.edge_lines(described))
            advance()


Write = Callable[[IO[bytes]], None]


def _files(
    folder: Path,
    nquads: Path,
    sorted_graph: _SortedGraph,
    options: PublicationOptions,
    networks: Networks,
) -> Iterator[Path]:
    """Write each file, uncompressed and compressed."""
    wanted = [form for form in FORMATS if form in options.formats]
    with stage("writing files", len(wanted)) as advance:
        for form in wanted:
            with stage(f"writing {form}"):
                for name, write in _writers(form, nquads, sorted_graph, networks):
                    yield from _written(folder / name, write, plain=options.plain)
            advance()


def _writers(
    form: str, nquads: Path, sorted_graph: _SortedGraph, networks: Networks
) -> Iterator[tuple[str, Write | None]]:
    match form:
        case "nquads":
            yield nquads.name, None
        case "turtle":
            yield "graph.ttl", lambda file: _converted(nquads, dumping.write_turtle, file)
        case "jsonld":
            yield "graph.jsonld", lambda file: _converted(nquads, dumping.write_json_ld, file)
        case "csv" | "parquet":
            yield from _table_writers(form, sorted_graph)
        case _ if form in networks:
            yield f"citations.{form}", lambda file: _write(networks[form](), file)


def _write(content: bytes, file: IO[bytes]) -> None:
    file.write(content)


def _table_writers(form: str, sorted_graph: _SortedGraph) -> Iterator[tuple[str, Write]]:
    write = tabular.write_csv if form == "csv" else tabular.write_parquet
    yield f"nodes.{form}", lambda file: write(tables.NODES, tables.nodes(sorted_graph.nodes), file)
    yield f"edges.{form}", lambda file: write(tables.EDGES, tables.rows(sorted_graph.edges), file)


def _converted(nquads: Path, write: Callable[[Iterable[bytes], IO[bytes]], None], file: IO[bytes]) -> None:
    with _lines(nquads) as lines:
        write(lines, file)


@contextmanager
def _lines(path: Path) -> Iterator[Iterable[bytes]]:
    with read(path) as file:
        yield file


def _written(path: Path, write: Write | None, *, plain: bool) -> Iterator[Path]:
    """Write the file unless it exists, and compress it."""
    if write is not None:
        with written(path) as file:
            write(file)
    names = _names(path.name, plain=plain)
    for name in names:
        if name != path.name:
            with path.open("rb") as source, written(path.with_name(name)) as file:
                shutil.copyfileobj(source, file, 2**20)
    if path.name not in names and write is not None:
        path.unlink()
    yield from (path.with_name(name) for name in names)


def _names(name: str, *, plain: bool) -> list[str]:
    """The names that a file is written under: Parquet is compressed in itself."""
    if name.endswith(".parquet"):
        return [name]
    return [name, f"{name}.gz"] if plain else [f"{name}.gz"]


def _published(path: Path) -> PublishedFile:
    return PublishedFile(path.name, path.stat().st_size, digest_of(path))


def _description(counted: Census) -> str:
    content = "with the clauses around them" if has_sentences(counted) else "facts only, without sentences"
    kinds = "mandates, recommendations" if counted.classes.get(Unkg.Recommendation.value) else "mandates"
    return f"Citations, {kinds} and references of documents of the United Nations, {content}."


def _write_metadata(
    folder: Path, publication: Publication, measured: tuple[Measured, ...], options: PublicationOptions
) -> None:
    contents = {
        _MARKER: void(publication),
        "dcat.ttl": dcat(publication),
        "quality.ttl": quality(publication, measured),
        "README.md": metadata.readme(publication, measured),
        "SHA256SUMS": metadata.checksums(publication.files),
        ".htaccess": metadata.htaccess(publication.address),
    }
    if "csv" in options.formats:
        contents[_PACKAGE] = metadata.data_package(publication)
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    shutil.copytree(artefacts.ONTOLOGY, folder / "ontology")
    shutil.copytree(artefacts.SHAPES, folder / "shapes")

"""A whole publication: every format of one graph in a folder that describes itself."""

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Final

from unkg import artefacts
from unkg.authorities import Knowledge, Measured
from unkg.publishing import changes, dumping, metadata, tables, tabular
from unkg.publishing.census import census
from unkg.publishing.describing import Publication, PublishedFile, dcat, quality, void
from unkg.publishing.facts import facts
from unkg.publishing.files import DumpError, read, written
from unkg.publishing.sorting import SortedLines
from unkg.vocabulary import BASE

if TYPE_CHECKING:
    from unkg.store import Store

Step = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and of how much."""
Networks = Mapping[str, Callable[[], bytes]]
"""`graphml` or `gexf` → what gives the citation network in that format."""
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
_OURS: Final = "void.ttl"
"""A folder that has this file is an earlier publication, which a new one may replace."""


@dataclass(frozen=True, slots=True)
class PublicationOptions:
    """What is published, and how."""

    formats: Sequence[str] = tuple(FORMATS)
    plain: bool = True
    """Beside each packed file, the file itself."""
    facts: bool = False
    """Leave out sentences, and what else a public copy of others' texts need not hold."""
    since: Path | None = None
    """An earlier publication; what has changed since goes into the folder `changes`."""
    address: str = "https://example.org/unkg/"
    """Where the files will be served, with a stroke at its end."""
    base: str = BASE
    """Where the graph's IRIs stand."""


DEFAULT: Final = PublicationOptions()


@dataclass(slots=True)
class _Gathered:
    """The graph as lines to be sorted."""

    quads: SortedLines
    nodes: SortedLines
    edges: SortedLines


@dataclass(frozen=True, slots=True)
class Published:
    """What was published."""

    files: tuple[PublishedFile, ...]
    changes: changes.Changes | None
    statements: int


def _nothing(_what: str, _done: int, _of: int) -> None:
    """Follow nothing."""


def publish(
    store: "Store",
    knowledge: Knowledge,
    folder: Path,
    options: PublicationOptions = DEFAULT,
    *,
    networks: Networks = MappingProxyType({}),
    step: Step = _nothing,
) -> Published:
    """Write the graph of a store into `folder`, in every format asked for, with what describes it.

    The same graph gives the same bytes. The folder appears, or is replaced, when all of it is whole; one that holds
    anything but an earlier publication is refused. Raises DumpError.
    """
    _refuse(folder, options)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        fresh = Path(stack.enter_context(TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-")))
        gathered = _Gathered(*(stack.enter_context(SortedLines()) for _ in range(3)))
        _gather(store, gathered, options, step)
        basis = fresh / "graph.nq"
        with written(basis) as file:
            dumping.write_nquads(gathered.quads, file)
        told = changes_since(options.since, basis, fresh) if options.since else None
        made = [*_files(fresh, basis, gathered, options, networks, step)]
        files = tuple(_published(path) for path in made)
        with _lines(basis) as lines:
            counted = census(lines)
        publication = Publication(options.base, options.address, _description(options), counted, files)
        _accompany(fresh, publication, knowledge.evidence, options)
        if basis not in made:
            basis.unlink()
        _swap(fresh, folder)
    return Published(files, told, counted.statements)


def changes_since(old: Path, basis: Path, folder: Path) -> changes.Changes:
    """Write what an earlier publication has not, and what it alone has. Raises DumpError."""
    with changes.earlier(old) as before, _lines(basis) as after:
        return changes.write_changes(before, after, folder / changes.FOLDER)


def _refuse(folder: Path, options: PublicationOptions) -> None:
    if folder.exists() and not folder.is_dir():
        raise DumpError(f"{folder}: a file, not a folder; give --output a folder of its own")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / _OURS).is_file():
        raise DumpError(f"{folder}: holds something else than a publication; give --output a folder of its own")
    if "parquet" in options.formats and not tabular.has_parquet():
        raise DumpError("Parquet needs pyarrow: pip install 'unkg[parquet]', or name the other formats by --format")


def _gather(store: "Store", into: _Gathered, options: PublicationOptions, step: Step) -> None:
    """Read the store once, graph by graph."""
    graphs = list(store.graphs())
    if not graphs:
        raise DumpError("the store holds no named graph; one a document is needed, as unkg build makes them")
    for number, graph in enumerate(graphs):
        step("reading the store", number, len(graphs))
        quads = list(store.quads(graph))
        if options.facts and "/id/graph/" in graph:
            quads = facts(quads)
        into.quads.add(dumping.nquads(quads))
        if {"csv", "parquet"} & set(options.formats):
            described = tables.describe_subjects(quads)
            into.nodes.add(tables.node_lines(described))
            into.edges.add(tables.edge_lines(described))


Write = Callable[[IO[bytes]], None]


def _files(
    folder: Path,
    basis: Path,
    gathered: _Gathered,
    options: PublicationOptions,
    networks: Networks,
    step: Step,
) -> Iterator[Path]:
    """Write each file, and beside it the same one packed."""
    wanted = [form for form in FORMATS if form in options.formats]
    for number, form in enumerate(wanted):
        step(f"writing {form}", number, len(wanted))
        for name, write in _writers(form, basis, gathered, networks):
            yield from _written(folder / name, write, plain=options.plain)


def _writers(form: str, basis: Path, gathered: _Gathered, networks: Networks) -> Iterator[tuple[str, Write | None]]:
    match form:
        case "nquads":
            yield basis.name, None
        case "turtle":
            yield "graph.ttl", lambda file: _in_order_of_documents(basis, dumping.write_turtle, file)
        case "jsonld":
            yield "graph.jsonld", lambda file: _in_order_of_documents(basis, dumping.write_json_ld, file)
        case "csv" | "parquet":
            yield from _table_writers(form, gathered)
        case _ if form in networks:
            yield f"citations.{form}", lambda file: _write(networks[form](), file)


def _write(content: bytes, file: IO[bytes]) -> None:
    file.write(content)


def _table_writers(form: str, gathered: _Gathered) -> Iterator[tuple[str, Write]]:
    write = tabular.write_csv if form == "csv" else tabular.write_parquet
    yield f"nodes.{form}", lambda file: write(tables.NODES, tables.nodes(gathered.nodes), file)
    yield f"edges.{form}", lambda file: write(tables.EDGES, tables.rows(gathered.edges), file)


def _in_order_of_documents(basis: Path, write: Callable[[Iterable[bytes], IO[bytes]], None], file: IO[bytes]) -> None:
    with _lines(basis) as lines, SortedLines() as ordered:
        dumping.by_document(lines, ordered)
        write((line.split(b"\t", 1)[1] for line in ordered), file)


@contextmanager
def _lines(path: Path) -> Iterator[Iterable[bytes]]:
    with read(path) as file:
        yield file


def _written(path: Path, write: Write | None, *, plain: bool) -> Iterator[Path]:
    """The file, unless it is there already, and the same packed; Parquet is packed in itself."""
    if write is not None:
        with written(path) as file:
            write(file)
    if path.suffix == ".parquet":
        yield path
        return
    packed = path.with_name(path.name + ".gz")
    with path.open("rb") as source, written(packed) as file:
        shutil.copyfileobj(source, file, 2**20)
    if plain:
        yield path
    elif write is not None:
        path.unlink()
    yield packed


def _published(path: Path) -> PublishedFile:
    with path.open("rb") as file:
        return PublishedFile(path.name, path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())


def _description(options: PublicationOptions) -> str:
    held = "facts only, without the sentences they were read from" if options.facts else "with the clauses around them"
    return f"Citations, mandates and references of documents of the United Nations, {held}."


def _accompany(folder: Path, of: Publication, measured: tuple[Measured, ...], options: PublicationOptions) -> None:
    contents = {
        _OURS: void(of),
        "dcat.ttl": dcat(of),
        "quality.ttl": quality(of, measured),
        "README.md": metadata.readme(of, measured, facts=options.facts),
        "SHA256SUMS": metadata.checksums(of.files),
        ".htaccess": metadata.htaccess(of.address),
    }
    if "csv" in options.formats:
        contents["datapackage.json"] = metadata.data_package(of)
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    shutil.copytree(artefacts.ONTOLOGY, folder / "ontology")


def _swap(fresh: Path, folder: Path) -> None:
    """Put the new folder in the place of the old one."""
    if folder.exists():
        shutil.rmtree(folder)
    whole = fresh.with_name(fresh.name + "-whole")
    fresh.rename(whole)
    fresh.mkdir()
    whole.chmod(0o755)
    whole.rename(folder)

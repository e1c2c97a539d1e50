"""Write a store: a new version beside the current one, swapped in when it is complete."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from unkg.stages import stage
from unkg.store import layout, seal
from unkg.store.embedded import Embedded
from unkg.store.interface import Input, StoreError
from unkg.store.journal import Journal, pack
from unkg.store.layout import Contents, Pointer
from unkg.store.seal import DamagedError

if TYPE_CHECKING:
    import pyoxigraph


@dataclass(frozen=True, slots=True)
class Previous:
    """The version before the one that is written."""

    version: Embedded
    changed: frozenset[str]
    """Names of the graphs that differ."""


Indexer: TypeAlias = Callable[[Embedded, Path, Previous | None], None]
"""Writes the edge index of a complete graph to a path; None: nothing is known of a version before."""

BATCH: Final = 48 * 2**20
"""Bytes of N-Quads loaded at once: large enough for fast bulk loading, small compared with memory."""

_COPIED_AT_ONCE: Final = 100_000
"""Statements copied at once from the previous version."""

_LOADERS: Final = 2
"""Parts of the graph that ships loaded at once, by threads without the interpreter lock."""

_OPTIMIZE_FROM: Final = 2 * BATCH
"""Bytes of N-Quads in one build from which the database is optimized, because each lookup goes through as many files as
there were batches. For 1.2 million statements in six batches this took 7.5 s of processor time; all queries then took
17 s instead of 27, validation 43 instead of 58."""


class Writer:
    """A new version. Readers do not see it before the block succeeds; kept graphs survive a block that fails."""

    def __init__(self, journal: Journal, old: Contents) -> None:
        self.contents = old.copy()
        """What the version will hold, including replacements."""
        self._old = old
        self._journal = journal
        self._replacements: dict[str, int] = {}
        self._removed: set[str] = set()
        self._added: list[int] = []
        self._watch: Callable[[str, bytes], None] | None = None

    @property
    def inputs(self) -> dict[str, Input]:
        """What each document's graph was made from, by graph, including replacements."""
        return self.contents.inputs

    def keep(self, graph: str, packed: bytes, made_from: Input | None = None) -> int:
        """Keep the packed statements of one graph, even if the build is interrupted; returns a number for `put`."""
        return self._journal.keep(graph, packed, made_from)

    def transaction(self) -> AbstractContextManager[None]:
        """Keep all graphs of the block, or none."""
        return self._journal.transaction()

    def kept(self, digest: str) -> list[tuple[int, str, Input]]:
        """Graphs of an interrupted build whose digest has this prefix: number, graph, and what it was made from."""
        return self._journal.of(digest)

    def put(self, graph: str, number: int, made_from: Input | None = None) -> None:
        """Replace a graph by the kept statements with this number."""
        self._replacements[graph] = number
        self._removed.add(graph)
        if made_from is not None:
            self.inputs[graph] = made_from

    def remove(self, graph: str) -> None:
        """Remove a graph."""
        self._replacements.pop(graph, None)
        self._removed.add(graph)
        self.inputs.pop(graph, None)

    def replace(self, graph: str, nquads: bytes, made_from: Input | None = None) -> None:
        """Replace a graph by these statements, which are all of that graph."""
        self.put(graph, self.keep(graph, pack(nquads), made_from), made_from)

    def add(self, nquads: bytes) -> None:
        """Add statements to the graphs that they name."""
        self._added.append(self.keep("", pack(nquads)))

    def watch(self, loaded: Callable[[str, bytes], None]) -> None:
        """Call a function with each graph and its statements, which are N-Quads, when these are loaded at the end.

        Statements that are added to the graphs that they name come with an empty name.
        """
        self._watch = loaded

    def lacks(self, part: str, digest: str) -> bool:
        """Whether a shared part is missing or was made from another digest. Records the new digest."""
        known = self.contents.shared.get(part)
        self.contents.shared[part] = digest
        return digest != known

    @property
    def changed(self) -> frozenset[str] | None:
        """Names of the graphs that are replaced or removed; None if statements are added to unknown graphs."""
        return None if self._added else frozenset(self._removed)

    @property
    def changes_statements(self) -> bool:
        """Whether the statements differ from those of the previous version."""
        return bool(self._replacements or self._removed or self._added)

    @property
    def changes(self) -> bool:
        """Whether the version differs from the previous one."""
        return self.changes_statements or self.contents != self._old

    def load(self, old: Path | None, new: Path) -> None:
        """Make the database of the version, from that of the previous one or from scratch."""
        _load_batches(self._start(old, new), self._batches())

    def _start(self, old: Path | None, new: Path) -> "pyoxigraph.Store":
        """A database with the statements that stay from the previous version."""
        import pyoxigraph

        if old is None:
            return pyoxigraph.Store(str(new))
        before = pyoxigraph.Store.read_only(str(old))
        names = {name.value for name in before.named_graphs()}
        if not self.changes_statements or 2 * len(names & self._removed) < len(names):
            # Hard-links the files that do not change.
            before.backup(str(new))
            return self._without_removed(pyoxigraph.Store(str(new)), names)
        # Removing a statement takes longer than copying one.
        graph = pyoxigraph.Store(str(new))
        for statements in _in_batches(before, names - self._removed):
            graph.bulk_extend(statements)
        return graph

    def _without_removed(self, graph: "pyoxigraph.Store", names: set[str]) -> "pyoxigraph.Store":
        from pyoxigraph import NamedNode

        for name in sorted(names & self._removed):
            graph.remove_graph(NamedNode(name))
        return graph

    def _batches(self) -> Iterator[bytes]:
        pending, size = [], 0
        graphs = {number: graph for graph, number in self._replacements.items()}
        for number in sorted([*graphs, *self._added]):
            nquads = self._journal.nquads(number)
            if self._watch:
                self._watch(graphs.get(number, ""), nquads)
            pending.append(nquads)
            size += len(nquads)
            if size >= BATCH:
                yield b"".join(pending)
                pending, size = [], 0
        yield b"".join(pending)


def _bulk_load(graph: "pyoxigraph.Store", nquads: bytes) -> None:
    from pyoxigraph import RdfFormat

    graph.bulk_load(input=nquads, format=RdfFormat.N_QUADS)


def _in_batches(graph: "pyoxigraph.Store", names: Iterable[str]) -> "Iterator[list[pyoxigraph.Quad]]":
    """The statements of these graphs and of the default graph."""
    from pyoxigraph import DefaultGraph, NamedNode

    graphs: list[DefaultGraph | NamedNode] = [DefaultGraph(), *map(NamedNode, sorted(names))]
    quads = chain.from_iterable(graph.quads_for_pattern(None, None, None, name) for name in graphs)
    while some := list(islice(quads, _COPIED_AT_ONCE)):
        yield some


@contextmanager
def writer(folder: Path, *, overwrite: bool = False, index: Indexer | None = None) -> Iterator[Writer]:
    """Write a new version of the store in `folder`, created if needed; `overwrite` starts from an empty version.

    `index` makes its edge index; without one, citations are followed by queries.

    Readers see the old version until the block succeeds. If it raises or the process dies, the old version stays, and
    the next writer finds what was kept. Raises StoreError if another process writes, the folder holds something else,
    the disk is full, or the store is damaged, unless `overwrite`.
    """
    resuming = "; it is unchanged, and the next build resumes from here"
    with _only_writer(folder, overwrite=overwrite, remedy=resuming) as pointer:
        yield from _new_version(folder, None if overwrite else pointer, index)


@contextmanager
def _only_writer(folder: Path, *, overwrite: bool, remedy: str = "") -> Iterator[Pointer | None]:
    """Be the one writer of a store, which is made if needed, and remove versions without readers before and after.

    Yields the version that the block starts from; `overwrite` takes a damaged one for none. Raises StoreError as
    `writer` does, with a remedy.
    """
    import sqlite3

    try:
        layout.refuse_foreign(folder)
        with layout.only_writer(folder):
            layout.prepare(folder, overwrite=overwrite)
            pointer = layout.current_unless_damaged(folder) if overwrite else layout.current(folder)
            layout.remove_unused(folder, pointer)
            try:
                yield pointer
            finally:
                layout.remove_unused(folder, layout.current_unless_damaged(folder))
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{folder}: cannot write the store ({error}){remedy}") from error


def load_turtle(folder: Path, parts: Iterable[bytes], index: Indexer | None = None) -> None:
    """Make a store in `folder` from Turtle documents, which are not checked; the statements are in no named graph.

    Several are loaded at once. One of 12 MB takes 150 MB of memory. Raises StoreError as `writer` does.
    """
    import pyoxigraph

    with _only_writer(folder, overwrite=True):
        # The version before, if any, is damaged or has no index: two would take up twice the space.
        layout.remove_unused(folder, None)
        with _version(folder) as version:
            graph = pyoxigraph.Store(str(version / "graph"))
            _load_side_by_side(graph, iter(parts))
            graph.flush()
            # An eighth more time, once, and 93 MB more; every query then takes three quarters of the time or less.
            graph.optimize()
            del graph
            layout.write_contents(version, Contents())
            _write_index(version, index, None, None)


def load_nquads(
    folder: Path,
    batches: Iterable[bytes],
    contents: Callable[[], Contents],
    index: Indexer | None = None,
    *,
    overwrite: bool = False,
) -> None:
    """Make a store in `folder` from N-Quads in batches of about `BATCH` bytes, and from what they were made from.

    `index` makes its edge index. A store that holds documents is replaced only with `overwrite`. Raises StoreError as
    `writer` does, and what `batches` and `contents` raise; the store is then as it was.
    """
    import pyoxigraph

    with _only_writer(folder, overwrite=overwrite) as pointer:
        if pointer is not None and not overwrite:
            raise StoreError(f"{folder}: the store is not empty; use another, or --overwrite to replace it")
        with _version(folder) as version:
            _load_batches(pyoxigraph.Store(str(version / "graph")), batches)
            layout.write_contents(version, contents())
            _write_index(version, index, None, None)


def _load_batches(graph: "pyoxigraph.Store", batches: Iterable[bytes]) -> None:
    loaded = 0
    for batch in batches:
        _bulk_load(graph, batch)
        loaded += len(batch)
    graph.flush()
    if loaded >= _OPTIMIZE_FROM:
        graph.optimize()


def _load_side_by_side(graph: "pyoxigraph.Store", parts: Iterator[bytes]) -> None:
    from pyoxigraph import RdfFormat

    def load(turtle: bytes) -> None:
        graph.bulk_load(turtle, RdfFormat.TURTLE, lenient=True)

    with ThreadPoolExecutor(_LOADERS) as pool:
        while some := list(islice(parts, _LOADERS)):
            list(pool.map(load, some))


def discard_old(folder: Path) -> None:
    """Remove versions without readers, unless another writer is about to do so."""
    try:
        with layout.only_writer(folder):
            layout.remove_unused(folder, layout.current(folder))
    except (OSError, StoreError):
        return


def _new_version(folder: Path, pointer: Pointer | None, index: Indexer | None) -> Iterator[Writer]:
    before = layout.version_folder(folder, pointer.number) if pointer else None
    contents = _contents(folder, before, pointer) if before and pointer else Contents()
    journal = Journal(folder / "journal.sqlite")
    complete = False
    try:
        new = Writer(journal, contents)
        yield new
        if new.changes or before is None:
            _write_version(folder, new, before, index)
        complete = True
    finally:
        journal.close(remove=complete)


def _contents(folder: Path, version: Path, pointer: Pointer) -> Contents:
    """What the version that a build starts from holds. Raises StoreError if it is damaged."""
    try:
        seal.check(version, pointer.digest)
        return layout.read_contents(version)
    except DamagedError as error:
        raise seal.damaged(folder, error) from None


def _write_version(folder: Path, new: Writer, before: Path | None, index: Indexer | None) -> None:
    with stage("writing the store"), _version(folder, before) as version:
        new.load(before / "graph" if before else None, version / "graph")
        layout.write_contents(version, new.contents)
        _write_index(version, index, before, new.changed)


def _write_index(version: Path, index: Indexer | None, before: Path | None, changed: frozenset[str] | None) -> None:
    if index is None:
        return
    with _read_only(version) as graph:
        if before is None or changed is None:
            index(graph, version / seal.EDGE_INDEX, None)
            return
        with _read_only(before) as old:
            index(graph, version / seal.EDGE_INDEX, Previous(old, changed))


def _read_only(version: Path) -> Embedded:
    import pyoxigraph

    return Embedded(pyoxigraph.Store.read_only(str(version / "graph")), version)


@contextmanager
def _version(folder: Path, before: Path | None = None) -> Iterator[Path]:
    """The folder of a new version, which is sealed and opened by readers once the block has succeeded."""
    number = max([0, *layout.versions(folder)]) + 1
    version = layout.version_folder(folder, number)
    version.mkdir()
    (version / "in-use").touch()
    yield version
    layout.point_to(folder, Pointer(number, seal.seal(version, before)))

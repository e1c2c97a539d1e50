"""The one way to change a store: a new version beside the current one, swapped in when it is whole."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from unkg.store import layout
from unkg.store.interface import Input, StoreError
from unkg.store.journal import Journal, pack
from unkg.store.layout import Contents

if TYPE_CHECKING:
    import pyoxigraph

_BATCH: Final = 48 * 2**20
"""Bytes of N-Quads loaded at once: large enough for bulk loading to pay, small beside a machine's memory."""

_COPIED: Final = 100_000
"""Statements copied at once from the version before: as many as a batch of N-Quads has, or fewer."""

_WORTH_ORDERING: Final = 2 * _BATCH
"""Bytes of N-Quads loaded in one build from which the database is ordered anew, for every look into it goes through as many
files as there were batches. Of 1.2 million statements in six batches ordering took 7.5 s of processor time; all queries
then took 17 s for 27, validation 43 for 58."""


class Writer:
    """A version in the making. Nothing of it is seen before the block has ended well; what is kept outlives the block."""

    def __init__(self, journal: Journal, old: Contents) -> None:
        self.contents = old.copy()
        """What the version will hold, replacements included."""
        self._old = old
        self._journal = journal
        self._chosen: dict[str, int] = {}
        self._removed: set[str] = set()
        self._added: list[int] = []

    @property
    def inputs(self) -> dict[str, Input]:
        """What each document's graph was made from, by graph, replacements included."""
        return self.contents.inputs

    def keep(self, graph: str, packed: bytes, made_from: Input | None = None) -> int:
        """Keep statements of one graph, packed, through any interruption; a number to put them by."""
        return self._journal.keep(graph, packed, made_from)

    def together(self) -> AbstractContextManager[None]:
        """Keep what is kept within the block as a whole or not at all."""
        return self._journal.together()

    def kept(self, digest: str) -> list[tuple[int, str, Input]]:
        """What an interrupted build kept whose digest begins so: number, graph, and what it was made from."""
        return self._journal.of(digest)

    def put(self, graph: str, number: int, made_from: Input | None = None) -> None:
        """Put what is kept by a number in the place of what the graph held."""
        self._chosen[graph] = number
        self._removed.add(graph)
        if made_from is not None:
            self.inputs[graph] = made_from

    def remove(self, graph: str) -> None:
        """Remove a graph."""
        self._chosen.pop(graph, None)
        self._removed.add(graph)
        self.inputs.pop(graph, None)

    def replace(self, graph: str, nquads: bytes, made_from: Input | None = None) -> None:
        """Put these statements, all of one graph, in the place of what that graph held."""
        self.put(graph, self.keep(graph, pack(nquads), made_from), made_from)

    def add(self, nquads: bytes) -> None:
        """Add statements to the graphs that they name."""
        self._added.append(self.keep("", pack(nquads)))

    def lacks(self, part: str, digest: str) -> bool:
        """Whether a part of what all documents share is not there as made from a digest; from now on it counts as there."""
        known = self.contents.shared.get(part)
        self.contents.shared[part] = digest
        return digest != known

    @property
    def changed(self) -> frozenset[str] | None:
        """Names of the graphs that are replaced or removed; None: statements are added that may be of any graph."""
        return None if self._added else frozenset(self._removed)

    @property
    def changes_statements(self) -> bool:
        """Whether the version will hold other statements than the one before."""
        return bool(self._chosen or self._removed or self._added)

    @property
    def changes(self) -> bool:
        """Whether the version will differ from the one before."""
        return self.changes_statements or self.contents != self._old

    def load(self, old: Path | None, new: Path) -> None:
        """Make the database of the version, from that of the one before or from nothing."""
        graph = self._begun(old, new)
        loaded = 0
        for batch in self._batches():
            _bulk_load(graph, batch)
            loaded += len(batch)
        graph.flush()
        if loaded >= _WORTH_ORDERING:
            graph.optimize()

    def _begun(self, old: Path | None, new: Path) -> "pyoxigraph.Store":
        """A database that holds what stays of the one before."""
        import pyoxigraph

        if old is None:
            return pyoxigraph.Store(str(new))
        before = pyoxigraph.Store.read_only(str(old))
        names = {name.value for name in before.named_graphs()}
        if not self.changes_statements or 2 * len(names & self._removed) < len(names):
            # Files that do not change are linked, not copied.
            before.backup(str(new))
            return self._without_removed(pyoxigraph.Store(str(new)), names)
        # To remove a statement takes longer than to copy one.
        graph = pyoxigraph.Store(str(new))
        for statements in _in_lists(before, names - self._removed):
            graph.bulk_extend(statements)
        return graph

    def _without_removed(self, graph: "pyoxigraph.Store", names: set[str]) -> "pyoxigraph.Store":
        from pyoxigraph import NamedNode

        for name in sorted(names & self._removed):
            graph.remove_graph(NamedNode(name))
        return graph

    def _batches(self) -> Iterator[bytes]:
        pending, size = [], 0
        for number in sorted([*self._chosen.values(), *self._added]):
            nquads = self._journal.nquads(number)
            pending.append(nquads)
            size += len(nquads)
            if size >= _BATCH:
                yield b"".join(pending)
                pending, size = [], 0
        yield b"".join(pending)


def _bulk_load(graph: "pyoxigraph.Store", nquads: bytes) -> None:
    from pyoxigraph import RdfFormat

    graph.bulk_load(input=nquads, format=RdfFormat.N_QUADS)


def _in_lists(graph: "pyoxigraph.Store", names: Iterable[str]) -> "Iterator[list[pyoxigraph.Quad]]":
    """The statements of these graphs, and those of none."""
    from itertools import chain, islice

    from pyoxigraph import DefaultGraph, NamedNode

    places: list[DefaultGraph | NamedNode] = [DefaultGraph(), *map(NamedNode, sorted(names))]
    quads = chain.from_iterable(graph.quads_for_pattern(None, None, None, place) for place in places)
    while some := list(islice(quads, _COPIED)):
        yield some


@contextmanager
def writer(folder: Path, *, anew: bool = False) -> Iterator[Writer]:
    """Write a new version of the store in `folder`, made if it is not there; `anew` begins with nothing in it.

    Readers see the old version until the block has ended; if it raises or the process dies, they always will. What it
    had kept by then, the next writer finds. Raises StoreError where another process writes, the folder holds something
    else, or the disk is full.
    """
    import sqlite3

    try:
        layout.refuse_foreign(folder)
        with layout.only_writer(folder):
            layout.prepare(folder)
            layout.remove_unused(folder)
            try:
                yield from _new_version(folder, anew=anew)
            finally:
                layout.remove_unused(folder)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"{folder}: the store cannot be written ({error}); it is as it was, and a build goes on where this one ended"
        ) from error


def load_turtle(folder: Path, file: IO[bytes]) -> None:
    """Make a store in `folder` of one Turtle file, however large; its statements stand in no named graph.

    Raises StoreError as `writer` does.
    """
    import pyoxigraph

    try:
        layout.refuse_foreign(folder)
        with layout.only_writer(folder):
            layout.prepare(folder)
            layout.remove_unused(folder)
            with _version(folder) as version:
                graph = pyoxigraph.Store(str(version / "graph"))
                graph.bulk_load(file, pyoxigraph.RdfFormat.TURTLE)
                graph.flush()
                # A fifth longer, once; every answer then takes three quarters of the time or less.
                graph.optimize()
                del graph
                layout.write_contents(version, Contents())
    except OSError as error:
        raise StoreError(f"{folder}: the store cannot be written ({error})") from error


def discard_old(folder: Path) -> None:
    """Remove the versions that nobody reads any more, unless a writer is about to do so itself."""
    try:
        with layout.only_writer(folder):
            layout.remove_unused(folder)
    except (OSError, StoreError):
        return


def _new_version(folder: Path, *, anew: bool) -> Iterator[Writer]:
    number = layout.current(folder)
    before = layout.version_folder(folder, number) if number is not None and not anew else None
    journal = Journal(folder / "journal.sqlite")
    placed = False
    try:
        made = Writer(journal, layout.read_contents(before) if before else Contents())
        yield made
        if made.changes or before is None:
            _place(folder, made, before)
        placed = True
    finally:
        journal.close(remove=placed)


def _place(folder: Path, made: Writer, before: Path | None) -> None:
    with _version(folder) as version:
        made.load(before / "graph" if before else None, version / "graph")
        layout.write_contents(version, made.contents)


@contextmanager
def _version(folder: Path) -> Iterator[Path]:
    """A new version's folder, which readers open once the block has ended well."""
    number = max([0, *layout.versions(folder)]) + 1
    version = layout.version_folder(folder, number)
    version.mkdir()
    (version / "in-use").touch()
    yield version
    layout.point_to(folder, number)

"""The one way to change a store: a new version beside the current one, swapped in when it is whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from unkg.store import layout
from unkg.store.interface import Input, StoreError

if TYPE_CHECKING:
    import pyoxigraph

_BATCH = 48 * 2**20
"""Bytes of N-Quads loaded at once: large enough for bulk loading to pay, small beside a machine's memory."""


_WORTH_ORDERING = 256 * 2**20
"""Bytes of N-Quads loaded in one build from which the database is ordered anew: it then answers twice as fast
(measured on five million statements, for a twelfth of the time that the build took)."""


class Writer:
    """A version in the making. Nothing of it is seen before the build has ended well."""

    def __init__(self, graph: "pyoxigraph.Store", inputs: dict[str, Input]) -> None:
        self.inputs = inputs
        """What each document's graph was made from, by graph, replacements included."""
        self._graph = graph
        self._pending: list[bytes] = []
        self._pending_size = 0
        self._loaded = 0
        self._pending_graphs: set[str] = set()

    def replace(self, graph: str, nquads: bytes, made_from: Input | None = None) -> None:
        """Put these statements, all of one graph, in the place of what that graph held."""
        if graph in self._pending_graphs:
            self.load_pending()
        self._drop(graph)
        self._pending_graphs.add(graph)
        if made_from is not None:
            self.inputs[graph] = made_from
        self.add(nquads)

    def add(self, nquads: bytes) -> None:
        """Add statements to the graphs that they name."""
        self._pending.append(nquads)
        self._pending_size += len(nquads)
        if self._pending_size >= _BATCH:
            self.load_pending()

    def load_pending(self) -> None:
        """Hand the statements gathered so far to the store."""
        from pyoxigraph import RdfFormat

        self._graph.bulk_load(input=b"".join(self._pending), format=RdfFormat.N_QUADS)
        self._pending.clear()
        self._loaded += self._pending_size
        self._pending_size = 0
        self._pending_graphs.clear()

    def finish(self) -> None:
        """Hand over what is left and have it on disk."""
        self.load_pending()
        self._graph.flush()
        if self._loaded >= _WORTH_ORDERING:
            self._graph.optimize()

    def close(self) -> None:
        """Let go of the database: while open, it merges its files and removes them under the feet of readers."""
        del self._graph

    def _drop(self, graph: str) -> None:
        from pyoxigraph import NamedNode

        name = NamedNode(graph)
        if self._graph.contains_named_graph(name):
            self._graph.remove_graph(name)


@contextmanager
def writer(folder: Path, *, anew: bool = False) -> Iterator[Writer]:
    """Write a new version of the store in `folder`, made if it is not there; `anew` begins with nothing in it.

    Readers see the old version until the block has ended; if it raises or the process dies, they always will.
    Raises StoreError where another process writes, or the folder holds something else.
    """
    try:
        layout.refuse_foreign(folder)
        with layout.only_writer(folder):
            layout.prepare(folder)
            layout.remove_unused(folder)
            try:
                yield from _new_version(folder, anew=anew)
            finally:
                layout.remove_unused(folder)
    except OSError as error:
        raise StoreError(f"{folder}: the store cannot be written ({error})") from error


def _new_version(folder: Path, *, anew: bool) -> Iterator[Writer]:
    old = layout.current(folder)
    number = max([0, *layout.versions(folder)]) + 1
    version = layout.version_folder(folder, number)
    version.mkdir()
    (version / "in-use").touch()
    started = layout.version_folder(folder, old) if old is not None and not anew else None
    made = Writer(_copy(started, version), layout.read_inputs(started) if started else {})
    try:
        yield made
        made.finish()
    finally:
        made.close()
    layout.write_inputs(version, made.inputs)
    layout.point_to(folder, number)


def _copy(old: Path | None, new: Path) -> "pyoxigraph.Store":
    import pyoxigraph

    if old is not None:
        # Files that do not change are linked, not copied.
        pyoxigraph.Store.read_only(str(old / "graph")).backup(str(new / "graph"))
    return pyoxigraph.Store(str(new / "graph"))

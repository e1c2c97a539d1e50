"""A pyoxigraph store in this process, on disk or in memory."""

import os
import weakref
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from unkg.store import layout
from unkg.store.interface import QueryError, StoreError

if TYPE_CHECKING:
    import pyoxigraph
    from pyoxigraph import Quad, QueryBoolean, QuerySolutions, QueryTriples


class Embedded:
    """A pyoxigraph store behind the interface of all stores."""

    def __init__(self, graph: "pyoxigraph.Store", version: Path | None = None, held: int | None = None) -> None:
        """Read `graph` from the folder `version`; `held` is the lock that keeps it on disk."""
        self.pyoxigraph = graph
        self._version = version
        self._release = weakref.finalize(self, os.close, held) if held is not None else None

    def query(self, sparql: str) -> "QuerySolutions | QueryBoolean | QueryTriples":
        """Answer a SPARQL 1.1 query over the union of the graphs. Raises QueryError."""
        try:
            return self.pyoxigraph.query(sparql, use_default_graph_as_union=True)
        except SyntaxError as error:
            raise QueryError(f"not a SPARQL 1.1 query: {' '.join(str(error).split())}") from None

    def graphs(self) -> Iterator[str]:
        """Names of the graphs, sorted."""
        return iter(sorted(name.value for name in self.pyoxigraph.named_graphs()))

    def quads(self, graph: str | None = None) -> "Iterator[Quad]":
        """All statements, or those of one graph."""
        from pyoxigraph import NamedNode

        name = None if graph is None else NamedNode(graph)
        yield from self.pyoxigraph.quads_for_pattern(None, None, None, name)

    def noted(self, name: str) -> str | None:
        """The note of this name on this version; None if there is none."""
        return layout.read_note(self._version, name) if self._version else None

    def note(self, name: str, text: str) -> None:
        """Save a note on this version, which never changes, for others that open it."""
        if self._version:
            layout.replace(self._version / f"{name}.note", text)

    def close(self) -> None:
        """Release the version that was read."""
        del self.pyoxigraph
        if self._release is not None:
            self._release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_folder(folder: Path) -> Embedded:
    """Open the current version of the store in a folder. Raises StoreError."""
    import pyoxigraph

    layout.check_format(folder)
    version, held = _hold_current(folder)
    try:
        return Embedded(pyoxigraph.Store.read_only(str(version / "graph")), version, held)
    except (OSError, RuntimeError) as error:
        os.close(held)
        raise StoreError(f"{folder}: the store is damaged ({error}); rebuild it with unkg build --overwrite") from None


def _hold_current(folder: Path) -> tuple[Path, int]:
    while True:
        number = layout.current(folder)
        if number is None:
            raise StoreError(f"{folder}: no build of this store has finished yet; run unkg build again")
        version = layout.version_folder(folder, number)
        held = layout.hold_for_reading(version)
        # A build that finished in between may be removing this version: try again.
        if held is not None and layout.current(folder) == number:
            return version, held
        if held is not None:
            os.close(held)
        elif layout.current(folder) == number:
            raise StoreError(f"{folder}: version {number} is missing; rebuild the store with unkg build --overwrite")

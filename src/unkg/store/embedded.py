"""A pyoxigraph store in this process, on disk or in memory."""

import os
import re
import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar, cast

from unkg.store import layout, seal
from unkg.store.durable import read_note, write_note
from unkg.store.federation import refuse_service
from unkg.store.interface import Dataset, QueryError, QuerySyntaxError, Solutions, StoreError
from unkg.store.keywords import has_keyword
from unkg.store.layout import Contents, Pointer
from unkg.store.seal import DamagedError, Seal, damaged

if TYPE_CHECKING:
    import pyoxigraph
    from pyoxigraph import Quad, QueryBoolean, QuerySolutions, QueryTriples

Found = TypeVar("Found")
# “, ['a' ..= 'z' | '\u{00C0}'..='\u{00D6}']”, “, [_]”: characters that the parser expected; never “, "["”.
_CHARACTERS: Final = re.compile(r", \[[^]]*\]")


class Embedded:
    """A pyoxigraph store behind the interface of all stores."""

    def __init__(
        self,
        graph: "pyoxigraph.Store",
        version: Path | None = None,
        held: int | None = None,
        *,
        digest: str | None = None,
        allow_service: bool = False,
    ) -> None:
        """Read `graph` from the folder `version` with the `digest` of its seal; the lock `held` keeps it on disk."""
        self.pyoxigraph = graph
        self.digest = digest
        self._allow_service = allow_service
        self._version = version
        self._owned = ExitStack()
        if held is not None:
            self._owned.callback(os.close, held)
        self._release = weakref.finalize(self, self._owned.close)

    @property
    def sealed(self) -> Seal | None:
        """What this version holds; None for a store in memory."""
        return seal.read_seal(self._version) if self._version else None

    def query(self, sparql: str, dataset: Dataset | None = None) -> "QuerySolutions | QueryBoolean | QueryTriples":
        """Answer a SPARQL 1.1 query over the union of the graphs, or over those chosen. Raises QueryError.

        Relative IRIs are those of unkg: `<id/state/PRK>`.
        """
        import pyoxigraph

        from unkg.vocabulary import BASE

        if not self._allow_service:
            refuse_service(sparql)
        try:
            with self._damage_reported():
                found = self.pyoxigraph.query(sparql, base_iri=BASE, **_graphs(self.pyoxigraph, sparql, dataset))
        except SyntaxError as error:
            message = _CHARACTERS.sub("", " ".join(str(error).split()))
            message = message.replace("expected one of Prefix not found", "no PREFIX declares the prefix of this name")
            raise QuerySyntaxError(f"not a SPARQL 1.1 query: {message}") from None
        if isinstance(found, pyoxigraph.QuerySolutions):
            return cast("QuerySolutions", Solutions(found, self._damage_reported))
        return found

    def graphs(self) -> Iterator[str]:
        """Names of the graphs, sorted."""
        with self._damage_reported():
            return iter(sorted(name.value for name in self.pyoxigraph.named_graphs()))

    def quads(self, graph: str | None = None) -> "Iterator[Quad]":
        """All statements, or those of one graph."""
        from pyoxigraph import NamedNode

        name = None if graph is None else NamedNode(graph)
        yield from self.undamaged(self.pyoxigraph.quads_for_pattern(None, None, None, name))

    def noted(self, name: str) -> str | None:
        """The note of this name on this version; None if there is none."""
        return read_note(self._version, name) if self._version else None

    def note(self, name: str, text: str) -> None:
        """Save a note on this version, which never changes, for others that open it."""
        if self._version:
            write_note(self._version, name, text)

    def edge_index(self) -> Path | None:
        """The file of the edge index, checked; None if there is none. Raises StoreError if it is damaged."""
        if self._version is None:
            return None
        try:
            return seal.check_index(self._version, self.digest)
        except DamagedError as error:
            raise damaged(self._version.parents[1], error) from None

    def close_with(self, close: Callable[[], object]) -> None:
        """Have what was opened for this store closed with it, or when nobody has the store any more."""
        self._owned.callback(close)

    def close(self) -> None:
        """Release the version that was read."""
        del self.pyoxigraph
        self._release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if self._version and error is not None and _is_damage(error):
            raise damaged(self._version.parents[1], cast("Exception", error)) from None

    def undamaged(self, found: Iterable[Found]) -> Iterator[Found]:
        """What the database finds. Raises StoreError at a damaged block."""
        with self._damage_reported():
            yield from found

    @contextmanager
    def _damage_reported(self) -> Iterator[None]:
        """Raise StoreError for a damaged block that the database meets, QueryError if a query fails otherwise."""
        try:
            yield
        except (OSError, RuntimeError) as error:
            if self._version is None or not _is_damage(error):
                raise QueryError(f"the query failed: {' '.join(str(error).split())}") from None
            raise damaged(self._version.parents[1], error) from None


def _graphs(graph: "pyoxigraph.Store", sparql: str, dataset: Dataset | None) -> dict[str, Any]:
    """The database's arguments for the graphs that a query sees; asked for the union, it does not read FROM.

    Where all statements are in no named graph, as in the graph that ships, there is nothing to unite. To ask for the
    union all the same would take a fifth longer.
    """
    from pyoxigraph import NamedNode

    if dataset is None:
        has_names = next(graph.named_graphs(), None) is not None
        return {"use_default_graph_as_union": True} if has_names and not has_keyword(sparql, "from") else {}
    try:
        chosen = [list(map(NamedNode, names)) for names in (dataset.default, dataset.named)]
    except ValueError as error:
        raise QueryError(f"the name of a graph is not an IRI: {error}") from None
    return dict(zip(("default_graph", "named_graphs"), chosen, strict=True))


def _is_damage(error: BaseException) -> bool:
    """Whether an exception says that the database has found a damaged or missing file."""
    return isinstance(error, OSError | RuntimeError) and str(error).startswith(("Corruption", "IO error"))


def open_folder(folder: Path, *, allow_service: bool = False) -> Embedded:
    """Open the current version of the store in a folder. Raises StoreError, also if it is visibly damaged."""
    import pyoxigraph

    layout.check_format(folder)
    version, pointer, held = _hold_current(folder)
    try:
        seal.check(version, pointer.digest)
        graph = pyoxigraph.Store.read_only(str(version / "graph"))
        return Embedded(graph, version, held, digest=pointer.digest, allow_service=allow_service)
    except (DamagedError, OSError, RuntimeError) as error:
        os.close(held)
        raise damaged(folder, error) from None


def current_version(folder: Path) -> str:
    """The digest of what readers of a store open now, which differs for any two contents. Raises StoreError."""
    layout.check_format(folder)
    return _current(folder).digest


def held_contents(folder: Path) -> Contents:
    """What the current version of a store holds besides its statements; nothing if no build has finished.

    Nothing is written or locked. Raises StoreError, also if it is visibly damaged.
    """
    layout.refuse_foreign(folder)
    if not (folder / "format").exists():
        return Contents()
    layout.check_format(folder)
    if layout.current(folder) is None:
        return Contents()
    version, pointer, held = _hold_current(folder)
    try:
        seal.check(version, pointer.digest)
        return layout.read_contents(version)
    except DamagedError as error:
        raise damaged(folder, error) from None
    finally:
        os.close(held)


def verify_folder(folder: Path) -> Seal:
    """Check every file of the current version of a store, and return what it holds. Raises StoreError."""
    layout.check_format(folder)
    version, pointer, held = _hold_current(folder)
    try:
        return seal.verify(version, pointer.digest)
    except (DamagedError, OSError, RuntimeError) as error:
        raise damaged(folder, error) from None
    finally:
        os.close(held)


def _current(folder: Path) -> Pointer:
    pointer = layout.current(folder)
    if pointer is None:
        raise StoreError(f"{folder}: no build of this store has finished yet; run unkg build again")
    return pointer


def _hold_current(folder: Path) -> tuple[Path, Pointer, int]:
    while True:
        pointer = _current(folder)
        version = layout.version_folder(folder, pointer.number)
        held = layout.hold_for_reading(version)
        # A build that finished in between may be removing this version: try again.
        if held is not None and layout.current(folder) == pointer:
            return version, pointer, held
        if held is not None:
            os.close(held)
        elif layout.current(folder) == pointer:
            raise damaged(folder, DamagedError(f"version {pointer.number} is missing"))

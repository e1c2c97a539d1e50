"""The interface of all stores."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from sys import intern
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Protocol, Self

from unkg.errors import Error

if TYPE_CHECKING:
    from pyoxigraph import Quad, QueryBoolean, QueryResultsFormat, QuerySolution, QuerySolutions, QueryTriples


class StoreError(Error):
    """There is no store, it cannot be read or written, or another process is writing it."""


class StoreInUseError(StoreError):
    """Another process is writing the store."""


class QueryError(StoreError):
    """A query is not SPARQL 1.1, or the endpoint did not answer it."""


class QuerySyntaxError(QueryError):
    """A query is not SPARQL 1.1."""


@dataclass(frozen=True, slots=True)
class Input:
    """What a document's graph was built from."""

    digest: str
    """Digest of the document and the rules: the same digest gives the same graph."""
    rank: int
    """Precedence of the format; the lowest wins."""
    key: str
    """The document's key in the build, for messages."""
    tally: Mapping[str, int] = field(default_factory=dict)
    """Counts of what was found in it, so that a store is summarized without a query."""

    def as_row(self) -> list[object]:
        """The record as a JSON array."""
        return [self.digest, self.rank, self.key, dict(self.tally)]

    @staticmethod
    def from_row(row: "list[Any]") -> "Input":
        """The record from a JSON array of `as_row`."""
        digest, rank, key, tally = row
        # There are few names, shared by a million documents.
        return Input(digest, rank, key, {intern(name): number for name, number in tally.items()})


class Solutions:
    """The solutions of a query; reading them raises StoreError if they cannot be read."""

    __slots__ = ("_found", "_reading", "variables")

    def __init__(self, found: "QuerySolutions", reading: Callable[[], AbstractContextManager[None]]) -> None:
        """They are read within `reading`, which makes StoreError of the engine's errors."""
        self.variables = found.variables
        self._found = found
        self._reading = reading

    def __iter__(self) -> "Iterator[QuerySolution]":
        with self._read():
            yield from self._found

    def serialize(self, output: IO[bytes], form: "QueryResultsFormat") -> None:
        """Write them in a format of SPARQL results."""
        with self._read():
            self._found.serialize(output, form)

    @contextmanager
    def _read(self) -> Iterator[None]:
        """Read within `reading`, and let go of solutions that cannot be read.

        The engine has them end in the thread that asked for them, but a traceback would keep them until some thread
        collects garbage.
        """
        try:
            with self._reading():
                yield
        except Exception:
            del self._found
            raise


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query sees instead of all, by name; one that is not held is empty."""

    default: tuple[str, ...] = ()
    """Their union is the default graph."""
    named: tuple[str, ...] = ()
    """What GRAPH can name."""


class Store(Protocol):
    """A graph that answers queries, over the union of all named graphs unless they choose some."""

    def query(self, sparql: str, dataset: Dataset | None = None) -> "QuerySolutions | QueryBoolean | QueryTriples":
        """Answer a SPARQL 1.1 query over the dataset, else over the graphs that FROM names. Raises QueryError."""
        ...

    def graphs(self) -> Iterator[str]:
        """Names of the graphs, sorted."""
        ...

    def quads(self, graph: str | None = None) -> "Iterator[Quad]":
        """All statements, or those of one graph, in no particular order."""
        ...

    def close(self) -> None:
        """Release the store: a later build may then remove the version that was read."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

"""What every store can do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from sys import intern
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self

from unkg.errors import Error

if TYPE_CHECKING:
    from pyoxigraph import Quad, QueryBoolean, QuerySolutions, QueryTriples


class StoreError(Error):
    """There is no store, it cannot be read or written, or somebody else is writing; the message is one line."""


class StoreInUseError(StoreError):
    """Somebody else is writing the store."""


class QueryError(StoreError):
    """A query is not SPARQL 1.1, or the endpoint did not answer it."""


@dataclass(frozen=True, slots=True)
class Input:
    """What a document's graph was made from."""

    digest: str
    """Of the document as read and the rules applied: the same digest gives the same graph."""
    rank: int
    """Precedence of the format, lower wins."""
    key: str
    """The document's key in the build, for messages."""
    tally: Mapping[str, int] = field(default_factory=dict)
    """What was found in it, by name, so that a store can be summed up without asking it."""

    def as_row(self) -> list[object]:
        """The same as JSON has it."""
        return [self.digest, self.rank, self.key, dict(self.tally)]

    @staticmethod
    def from_row(row: "list[Any]") -> "Input":
        """What `as_row` gave."""
        digest, rank, key, tally = row
        # A few names in all, which a million documents share.
        return Input(digest, rank, key, {intern(name): number for name, number in tally.items()})


class Store(Protocol):
    """A graph that can be asked. Queries run over the union of all named graphs."""

    def query(self, sparql: str) -> "QuerySolutions | QueryBoolean | QueryTriples":
        """Answer a SPARQL 1.1 query. Raises QueryError."""
        ...

    def graphs(self) -> Iterator[str]:
        """Names of the graphs, sorted."""
        ...

    def quads(self, graph: str | None = None) -> "Iterator[Quad]":
        """All statements, or those of one graph, in no promised order."""
        ...

    def close(self) -> None:
        """Let go of the store: a later build may then remove the version that was read."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

"""The records of a network: documents, and citations between them."""

from dataclasses import dataclass
from typing import Literal

from unkg.queries import Iri

End = Literal["citing", "cited"]


@dataclass(frozen=True, slots=True)
class Node:
    """A document in the network; date, body and title are known if it is held."""

    document: Iri
    date: str | None = None
    body: Iri | None = None
    title: str | None = None
    held: bool = True


@dataclass(frozen=True, slots=True)
class Edge:
    """One document cites another."""

    citing: Node
    cited: Node
    relations: tuple[str, ...]
    """What the citing words say (`recall`, `extend`), the most frequent first."""
    citations: int

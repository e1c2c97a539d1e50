"""What the inputs of a build claim and what is in place already, in memory."""

from collections import defaultdict
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass
from typing import Protocol

from unkg.building.overrides import unmarked
from unkg.store import Contents, Input


@dataclass(frozen=True, slots=True)
class Claim:
    """An input of this build, as a candidate for the graph of a document."""

    graph: str
    made_from: Input
    number: int | None
    """Number of the kept graph; None: it is in place already, or an earlier build set it aside."""


class Register(Protocol):
    """The claims of a build by graph, and the inputs of earlier builds."""

    @property
    def inputs(self) -> MutableMapping[str, Input]:
        """What each document's graph is made from, by graph, including replacements."""
        ...

    @property
    def aside(self) -> MutableMapping[tuple[str, str], Input]:
        """Inputs set aside for another of the same document, by graph and digest."""
        ...

    def in_place(self, digest: str) -> dict[str, Input]:
        """What is in place of an input with this digest, whatever its overrides, by graph."""
        ...

    def set_aside(self, digest: str) -> list[str]:
        """The graphs for which an input with this digest was set aside, whatever its overrides."""
        ...

    def add(self, claim: Claim) -> None:
        """Add a claim."""
        ...

    def of(self, graph: str) -> list[Claim]:
        """The claims to a graph."""
        ...

    def claims(self) -> Iterator[tuple[str, list[Claim]]]:
        """Each graph that is claimed, with its claims."""
        ...


class MemoryRegister:
    """A register for what is small enough: a kilobyte a document."""

    def __init__(self, contents: Contents) -> None:
        """`contents` are those of the version to be written, and are changed."""
        self.inputs = contents.inputs
        self.aside = contents.aside
        self._claims: defaultdict[str, list[Claim]] = defaultdict(list)
        self._in_place: defaultdict[str, list[str]] = defaultdict(list)
        self._set_aside: defaultdict[str, list[str]] = defaultdict(list)
        for graph, made_from in contents.inputs.items():
            self._in_place[unmarked(made_from.digest)].append(graph)
        for graph, digest in contents.aside:
            self._set_aside[unmarked(digest)].append(graph)

    def in_place(self, digest: str) -> dict[str, Input]:
        """As Register.in_place, before anything is replaced."""
        return {graph: self.inputs[graph] for graph in self._in_place.get(digest, ())}

    def set_aside(self, digest: str) -> list[str]:
        """As Register.set_aside, before anything else is set aside."""
        return self._set_aside.get(digest, [])

    def add(self, claim: Claim) -> None:
        """Add a claim."""
        self._claims[claim.graph].append(claim)

    def of(self, graph: str) -> list[Claim]:
        """The claims to a graph."""
        return self._claims.get(graph, [])

    def claims(self) -> Iterator[tuple[str, list[Claim]]]:
        """Each graph that is claimed, with its claims."""
        yield from self._claims.items()

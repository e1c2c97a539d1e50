"""Screen a store graph by graph: which nodes cannot be accepted by looking at the statements of one graph.

Shapes that look no further than a node and the classes of its values accept a node by the statements of one graph, if
no other graph makes a statement about it: further classes of its values can only satisfy them. The nodes of most graphs
are their own, so that nearly all are accepted here, with one pass through the store and without a look-up for each.
"""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import NamedNode

from unkg.validation.batches import targeted
from unkg.validation.data import Data, Name, is_of_ontology
from unkg.validation.engines import suspects
from unkg.validation.implied import SUBCLASS, with_implied
from unkg.validation.shapes import Shapes

LARGE: Final = 50_000
"""Statements from which a graph is not screened, to limit memory: its nodes are looked at in batches."""
_TOGETHER: Final = 2 * 2**20
"""Bytes of small graphs that are screened together."""
_AHEAD: Final = 8
"""Texts that wait for a thread, at most, to limit memory."""
_SUBCLASS: Final = f" {SUBCLASS} ".encode()
_PLACES: Final = 2**27
"""Places of the subjects that were seen, a bit each. Ten million take up every fourteenth place: one in fourteen nodes
would be looked at without need."""


@dataclass(frozen=True, slots=True)
class Screened:
    """What one look at some graphs says about their nodes; terms are in Turtle syntax."""

    subjects: frozenset[bytes]
    """All nodes with statements."""
    suspects: frozenset[str]
    """IRIs to be looked at again."""


def screened(turtle: bytes, shapes: Shapes) -> Screened:
    """Screen the statements of some graphs together, in Turtle without prefixes, one a line. Thread-safe."""
    subjects = frozenset(line.partition(b" ")[0] for line in turtle.splitlines())
    # The engine takes an instance of a subclass as one of the class; a batch has no such statements.
    found = _decoded(subjects) if _SUBCLASS in turtle else suspects(shapes, with_implied(turtle.decode()))
    return Screened(subjects, frozenset(node for node in found if node.startswith("<")))


def _decoded(subjects: Iterable[bytes]) -> frozenset[str]:
    return frozenset(subject.decode() for subject in subjects)


@dataclass(slots=True)
class Seen:
    """The nodes that remain to be looked at, after some graphs have been screened."""

    nodes: set[str] = field(default_factory=set)
    """IRIs in Turtle syntax."""
    blank: bool = False
    """Whether a graph makes statements about a blank node."""
    _places: bytearray = field(default_factory=lambda: bytearray(_PLACES // 8), repr=False)

    def add(self, screened: Screened) -> None:
        """Add the result for some graphs: what is suspect, and what other graphs have made statements about."""
        self.nodes |= screened.suspects
        for subject in screened.subjects:
            if subject.startswith(b"_:"):
                self.blank = True
            elif self._was_seen(subject):
                self.nodes.add(subject.decode())

    def _was_seen(self, subject: bytes) -> bool:
        place, bit = divmod(hash(subject) % _PLACES, 8)
        seen = bool(self._places[place] >> bit & 1)
        self._places[place] |= 1 << bit
        return seen


def screened_graphs(data: Data, names: Iterable[Name], shapes: Shapes) -> list[Screened]:
    """Screen these graphs, small ones together. Thread-safe."""
    found, small, size = [], [], 0
    for name in names:
        turtle = data.graph(name, LARGE)
        if turtle.count(b"\n") >= LARGE:
            found.append(_unscreened(data, name))
            continue
        small.append(turtle)
        size += len(turtle)
        if size >= _TOGETHER:
            found.append(screened(b"".join(small), shapes))
            small, size = [], 0
    return [*found, screened(b"".join(small), shapes)]


def _unscreened(data: Data, name: Name) -> Screened:
    nodes = frozenset(data.subjects(name))
    return Screened(frozenset(node.encode() for node in nodes), nodes)


class Screening:
    """Screens graphs while they are loaded into a store, in threads, so that they need not be read from it again."""

    def __init__(self, shapes: Shapes, workers: int | None = None) -> None:
        """`workers` is the number of threads; None: one per processor."""
        self._shapes = shapes
        self._pool = ThreadPoolExecutor(workers or os.cpu_count())
        self._waiting: deque[Future[Screened]] = deque()
        self._seen = Seen()
        self._pending: list[bytes] = []
        self._size = 0
        self._graphs: set[str] = set()
        self._added_to: set[str] = set()

    def add(self, graph: str, nquads: bytes) -> None:
        """Screen all statements of one graph, as N-Quads; an empty name: some statements of the graphs that they name.

        What `pyoxigraph` serializes is understood, with one statement a line.
        """
        if not graph:
            self._added_to.update(line.rsplit(b" ", 2)[-2].decode() for line in nquads.splitlines())
        elif nquads.count(b"\n") < LARGE and not is_of_ontology(NamedNode(graph)):
            self._graphs.add(f"<{graph}>")
            self._pending.append(nquads.replace(f" <{graph}> .\n".encode(), b" .\n"))
            self._size += len(nquads)
            if self._size >= _TOGETHER:
                self._submit()

    def _submit(self) -> None:
        self._waiting.append(self._pool.submit(screened, b"".join(self._pending), self._shapes))
        self._pending, self._size = [], 0
        while len(self._waiting) > _AHEAD:
            self._seen.add(self._waiting.popleft().result())

    def finish(self) -> "Known":
        """The result for all graphs that were added."""
        self._submit()
        with self._pool:
            while self._waiting:
                self._seen.add(self._waiting.popleft().result())
        return Known(self._seen, frozenset(self._graphs - self._added_to))


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the nodes of some graphs of a store without reading it."""

    seen: Seen = field(default_factory=Seen)
    graphs: frozenset[str] = frozenset()
    """Names in Turtle syntax."""


def targeted_from_afar(data: Data, shapes: Shapes) -> Iterator[str]:
    """The nodes that are targets, perhaps, by what a graph says that makes no statement about them."""
    for _, targets in shapes.targets:
        for kind, name in targets:
            if kind in {"targetNode", "targetObjectsOf"}:
                yield from targeted(data, kind, name)

"""Batches of focus nodes, each with all that the shapes can see of them, so that memory stays that of a batch."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from unkg.validation.shapes import BATCH_OF, Shapes
from unkg.vocabulary import ONTOLOGY, Rdf

_TYPE: Final = f"{Rdf.type}"


@dataclass(frozen=True, slots=True)
class Batch:
    """Some nodes by the shape that they are focus nodes of, and all that the constraints can see of them."""

    nodes: dict[str, list[str]]
    """Shape → IRIs."""
    excerpt: list[str]
    """Lines of N-Triples."""

    def as_ntriples(self) -> str:
        """The excerpt, and statements that name the focus nodes of each shape."""
        named = (f"<{BATCH_OF}> <{BATCH_OF}{shape}> <{node}> ." for shape, of in self.nodes.items() for node in of)
        return "\n".join([*self.excerpt, *named, ""])

    def narrowed(self, chosen: frozenset[str]) -> "Batch":
        """The same for fewer focus nodes: IRIs."""
        subjects = {f"<{node}>" for node in chosen}
        split = [(*line.removesuffix(" .").split(" ", 2), line) for line in self.excerpt]
        values = {value for subject, _, value, _ in split if subject in subjects}
        kept = [
            line
            for subject, predicate, _, line in split
            if subject in subjects or (predicate == _TYPE and subject in values)
        ]
        return Batch({shape: [one for one in of if one in chosen] for shape, of in self.nodes.items()}, kept)


@dataclass(frozen=True, slots=True)
class Focus:
    """The focus nodes of a graph."""

    of_shape: dict[str, frozenset[str]]
    """Shape → IRIs."""
    classes: Mapping[str, tuple[str, ...]]
    """Node → its classes; all as N-Triples."""

    @property
    def nodes(self) -> list[str]:
        """Every node that some shape is applied to, sorted."""
        return sorted(frozenset().union(*self.of_shape.values()))

    def among(self, chosen: frozenset[str]) -> "Focus":
        """Those of some IRIs only."""
        return Focus({shape: nodes & chosen for shape, nodes in self.of_shape.items()}, self.classes)


def focus_nodes(graph: pyoxigraph.Store, shapes: Shapes) -> Focus:
    """The nodes that the shapes are aimed at; blank ones and the ontology's are none."""
    classes: dict[str, tuple[str, ...]] = {}
    instances: dict[str, list[str]] = defaultdict(list)
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    for quad in _of_data(graph.quads_for_pattern(None, Rdf.type, None, None)):
        node, kind = str(quad.subject), str(quad.object)
        several = (*classes.get(node, ()), kind)
        classes[node] = known.setdefault(several, several)  # few combinations of classes, many nodes
        if isinstance(quad.subject, NamedNode):
            instances[kind].append(node[1:-1])
    found = {
        shape: frozenset(
            node
            for kind, name in targets
            for node in (instances.get(f"<{name}>", ()) if kind == "targetClass" else _others(graph, kind, name))
        )
        for shape, targets in shapes.targets
    }
    return Focus(found, classes)


def _others(graph: pyoxigraph.Store, kind: str, name: str) -> Iterator[str]:
    if kind == "targetNode":
        yield name
        return
    for quad in _of_data(graph.quads_for_pattern(None, NamedNode(name), None, None)):
        node = quad.object if kind == "targetObjectsOf" else quad.subject
        if isinstance(node, NamedNode):
            yield node.value


def in_batches(graph: pyoxigraph.Store, focus: Focus, shapes: Shapes, size: int) -> Iterator[Batch]:
    """The focus nodes in batches of `size`; in one that sees the whole graph if the shapes look further than a node."""
    nodes = focus.nodes
    step = size if shapes.local else max(len(nodes), 1)
    for batch in (nodes[first : first + step] for first in range(0, len(nodes), step)):
        lines = _around(graph, batch, focus.classes, shapes.predicates) if shapes.local else _everything(graph)
        by_shape = {shape: [node for node in batch if node in of_shape] for shape, of_shape in focus.of_shape.items()}
        yield Batch(by_shape, list(lines))


def _around(
    graph: pyoxigraph.Store, nodes: list[str], classes: Mapping[str, tuple[str, ...]], seen: frozenset[str] | None
) -> Iterator[str]:
    """What the nodes say by the predicates looked at, and the classes of nodes and values."""
    typed = {f"<{node}>" for node in nodes}
    for node in nodes:
        for quad in _of_data(graph.quads_for_pattern(NamedNode(node), None, None, None)):
            predicate = quad.predicate
            if (seen is None or predicate.value in seen) and predicate != Rdf.type:
                value = str(quad.object)
                yield f"<{node}> {predicate} {value} ."
                typed.add(value)
    for term in typed:
        for kind in classes.get(term, ()):
            yield f"{term} {_TYPE} {kind} ."


def _everything(graph: pyoxigraph.Store) -> Iterator[str]:
    for quad in _of_data(graph.quads_for_pattern(None, None, None, None)):
        yield f"{quad.subject} {quad.predicate} {quad.object} ."


def _of_data(quads: Iterable[Quad]) -> Iterator[Quad]:
    """All but the ontology's: classes and concepts are not data."""
    for quad in quads:
        name = quad.graph_name
        if not (isinstance(name, NamedNode) and name.value.startswith(ONTOLOGY.value)):
            yield quad

"""Batches of focus nodes, each with all that the shapes can see of them, so that memory stays that of a batch."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final, cast

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
    """Statements in Turtle, a line each, no prefixes."""

    def as_turtle(self) -> str:
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
    """Node → its classes; all as Turtle writes them."""

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
    for node, kind in _typed(graph):
        several = (*classes.get(node, ()), kind)
        classes[node] = known.setdefault(several, several)  # few combinations of classes, many nodes
        if node.startswith("<"):
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


def _typed(graph: pyoxigraph.Store) -> Iterator[tuple[str, str]]:
    """Each node with each of its classes.

    A class at a time, for then only the node has to be looked up, which is what a store on disk takes longest for.
    """
    here = _places(graph)
    kinds = [kind for (kind,) in _answers(graph, here, "DISTINCT ?kind", f"?node {_TYPE} ?kind")]
    for kind in kinds:
        if not kind.startswith("_:"):
            yield from ((node, kind) for (node,) in _answers(graph, here, "DISTINCT ?node", f"?node {_TYPE} {kind}"))
    # A blank node cannot be asked for: in a pattern it stands for any term.
    if any(kind.startswith("_:") for kind in kinds):
        blank = f"?node {_TYPE} ?kind FILTER(ISBLANK(?kind))"
        yield from ((node, kind) for node, kind in _answers(graph, here, "DISTINCT ?node ?kind", blank))


def _others(graph: pyoxigraph.Store, kind: str, name: str) -> Iterator[str]:
    if kind == "targetNode":
        yield name
        return
    for quad in _of_data(graph.quads_for_pattern(None, NamedNode(name), None, None)):
        node = quad.object if kind == "targetObjectsOf" else quad.subject
        if isinstance(node, NamedNode):
            yield node.value


def parts(focus: Focus, shapes: Shapes, size: int) -> Iterator[list[str]]:
    """The focus nodes, `size` at a time; all at once if the shapes look further than a node."""
    nodes = focus.nodes
    step = size if shapes.local else max(len(nodes), 1)
    return (nodes[first : first + step] for first in range(0, len(nodes), step))


def batch_of(graph: pyoxigraph.Store, nodes: list[str], focus: Focus, shapes: Shapes) -> Batch:
    """Some focus nodes with all that the shapes can see of them: the whole graph, if they look further than a node.

    May be called from several threads at once: nearly all its time is spent in the store, which lets others go on.
    """
    lines = _around(graph, nodes, focus.classes, shapes.predicates) if shapes.local else _everything(graph)
    by_shape = {shape: sorted(of_shape.intersection(nodes)) for shape, of_shape in focus.of_shape.items()}
    return Batch(by_shape, list(lines))


def _around(
    graph: pyoxigraph.Store, nodes: list[str], classes: Mapping[str, tuple[str, ...]], seen: frozenset[str] | None
) -> Iterator[str]:
    """What the nodes say by the predicates looked at, and the classes of nodes and values."""
    subjects = [f"<{node}>" for node in nodes]
    wanted = None if seen is None else {f"<{predicate}>" for predicate in seen}
    typed = set(subjects)
    # A node goes by its place in the list: a number need not be looked up in the store.
    named = " ".join(f"({place} {subject})" for place, subject in enumerate(subjects))
    rows = _answers(graph, _places(graph), "?place ?predicate ?value", "?node ?predicate ?value", named)
    for place, predicate, value in rows:
        if (wanted is None or predicate in wanted) and predicate != _TYPE:
            yield f"{subjects[int(place)]} {predicate} {value} ."
            typed.add(value)
    for term in typed:
        for kind in classes.get(term, ()):
            yield f"{term} {_TYPE} {kind} ."


def _places(graph: pyoxigraph.Store) -> str:
    """A SPARQL pattern of all graphs but the ontology's, with `%s` for what is asked of each; no graph is a place too."""
    not_data = [f"<{name.value}>" for name in graph.named_graphs() if _is_of_ontology(name)]
    but = f" FILTER(?graph NOT IN ({', '.join(not_data)}))" if not_data else ""
    return "{ %s } UNION { %s GRAPH ?graph { %s }" + but + " }"


def _answers(graph: pyoxigraph.Store, places: str, wanted: str, pattern: str, nodes: str = "") -> Iterator[list[str]]:
    """Rows of terms as Turtle writes them. The engine writes them out itself, in a fifth of the time that objects take."""
    values = f"VALUES (?place ?node) {{ {nodes} }}" if nodes else ""
    query = f"SELECT {wanted} {{ {places % (f'{values} {pattern}', values, pattern)} }}"
    found = cast("pyoxigraph.QuerySolutions", graph.query(query))
    rows = BytesIO(cast("bytes", found.serialize(format=pyoxigraph.QueryResultsFormat.TSV)))
    next(rows)  # the names of the columns
    return (row.decode().rstrip("\n").split("\t") for row in rows)


def _everything(graph: pyoxigraph.Store) -> Iterator[str]:
    for quad in _of_data(graph.quads_for_pattern(None, None, None, None)):
        yield f"{quad.subject} {quad.predicate} {quad.object} ."


def _of_data(quads: Iterable[Quad]) -> Iterator[Quad]:
    """All but the ontology's: classes and concepts are not data."""
    for quad in quads:
        if not _is_of_ontology(quad.graph_name):
            yield quad


def _is_of_ontology(graph: object) -> bool:
    return isinstance(graph, NamedNode) and graph.value.startswith(ONTOLOGY.value)

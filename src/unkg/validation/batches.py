"""Batches of focus nodes with the statements that the shapes look at, to limit memory for large graphs."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Final, TypeAlias, cast

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from unkg.validation.shapes import BATCH_OF, Shapes
from unkg.vocabulary import ONTOLOGY, Rdf

_TYPE: Final = f"{Rdf.type}"
_STATEMENT: Final = "?node ?predicate ?value"
_SAMPLE: Final = 500
"""Nodes whose predicates are sampled: a predicate that none of them has is rare."""

Classes: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Focus nodes by shape, and the statements that the constraints look at."""

    nodes: dict[str, list[str]]
    """Shape → IRIs."""
    excerpt: list[str]
    """Statements in Turtle without prefixes, one per line."""

    def as_turtle(self) -> str:
        """The excerpt, and statements that mark the focus nodes of each shape."""
        marked = (f"<{BATCH_OF}> <{BATCH_OF}{shape}> <{node}> ." for shape, of in self.nodes.items() for node in of)
        return "\n".join([*self.excerpt, *marked, ""])

    def narrowed(self, chosen: frozenset[str]) -> "Batch":
        """The batch restricted to these focus nodes, given as IRIs."""
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
    """The focus nodes of a graph, and what each batch needs to know about the whole."""

    nodes: list[str]
    """All nodes that a shape is applied to, sorted; here and below terms are in Turtle syntax."""
    classes: Mapping[str, Classes]
    """Node → its classes."""
    by_classes: Mapping[Classes, frozenset[str]]
    """Combination of classes → the shapes that target one of them. Combinations are few, nodes many."""
    by_other_targets: Mapping[str, frozenset[str]]
    """Shape → the nodes that it targets other than by class."""
    ignored: tuple[str, ...]
    """Predicates that no shape looks at, which are not fetched."""
    graph_patterns: tuple[str, ...]
    """SPARQL patterns of all graphs except the ontology's, with `%s` for the triple pattern."""

    def among(self, chosen: frozenset[str]) -> "Focus":
        """The focus nodes restricted to these IRIs."""
        return replace(self, nodes=[node for node in self.nodes if node[1:-1] in chosen])

    def shapes_of(self, node: str) -> frozenset[str]:
        """The shapes that apply to a node."""
        others = [shape for shape, nodes in self.by_other_targets.items() if node in nodes]
        return self.by_classes.get(self.classes.get(node, ()), frozenset()).union(others)

    def counts(self, shapes: Shapes) -> dict[str, int]:
        """Shape → number of nodes that it applies to, in the order of the shapes."""
        counts = dict.fromkeys((shape for shape, _ in shapes.targets), 0)
        for applied, number in Counter(map(self.shapes_of, self.nodes)).items():
            for shape in applied:
                counts[shape] += number
        return counts


def focus_nodes(graph: pyoxigraph.Store, shapes: Shapes) -> Focus:
    """The nodes that the shapes target, without blank nodes and those of the ontology."""
    graph_patterns = _graph_patterns(graph)
    classes: dict[str, Classes] = {}
    known: dict[Classes, Classes] = {}
    for node, kind in _typed(graph, graph_patterns):
        several = (*classes.get(node, ()), kind)
        classes[node] = known.setdefault(several, several)
    by_classes = {several: _targeting(several, shapes) for several in known}
    by_other_targets = {
        shape: found for shape, targets in shapes.targets if (found := frozenset(_others(graph, targets)))
    }
    by_class = (node for node, several in classes.items() if by_classes[several] and node.startswith("<"))
    nodes = sorted(frozenset().union(*by_other_targets.values()).union(by_class))
    ignored = _ignored(graph, graph_patterns, nodes, shapes.predicates)
    return Focus(nodes, classes, by_classes, by_other_targets, ignored, graph_patterns)


def _targeting(classes: Classes, shapes: Shapes) -> frozenset[str]:
    of_classes = {("targetClass", kind[1:-1]) for kind in classes}
    return frozenset(shape for shape, targets in shapes.targets if of_classes.intersection(targets))


def _typed(graph: pyoxigraph.Store, graph_patterns: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each node with each of its classes.

    One query per class: then only nodes must be looked up, which is the slow part of a store on disk.
    """
    kinds = [kind for (kind,) in _answers(graph, graph_patterns, "DISTINCT ?kind", f"?node {_TYPE} ?kind")]
    for kind in kinds:
        if not kind.startswith("_:"):
            yield from (
                (node, kind) for (node,) in _answers(graph, graph_patterns, "DISTINCT ?node", f"?node {_TYPE} {kind}")
            )
    # A blank node in a pattern is a variable, so blank classes need a query of their own.
    if any(kind.startswith("_:") for kind in kinds):
        blank = f"?node {_TYPE} ?kind FILTER(ISBLANK(?kind))"
        yield from ((node, kind) for node, kind in _answers(graph, graph_patterns, "DISTINCT ?node ?kind", blank))


def _others(graph: pyoxigraph.Store, targets: Iterable[tuple[str, str]]) -> Iterator[str]:
    for kind, name in targets:
        if kind == "targetNode":
            yield f"<{name}>"
        elif kind != "targetClass":
            for quad in _of_data(graph.quads_for_pattern(None, NamedNode(name), None, None)):
                node = quad.object if kind == "targetObjectsOf" else quad.subject
                if isinstance(node, NamedNode):
                    yield f"{node}"


def _ignored(
    graph: pyoxigraph.Store, graph_patterns: Iterable[str], nodes: Sequence[str], seen: frozenset[str] | None
) -> tuple[str, ...]:
    """The predicates of a sample of nodes that the shapes do not look at; `seen` are those they do (None: all)."""
    if seen is None:
        return (_TYPE,)
    sample = " ".join(f"({place} {node})" for place, node in enumerate(nodes[:: len(nodes) // _SAMPLE + 1]))
    used = {predicate for (predicate,) in _answers(graph, graph_patterns, "DISTINCT ?predicate", _STATEMENT, sample)}
    return (_TYPE, *sorted(used - {f"<{predicate}>" for predicate in seen} - {_TYPE}))


def parts(focus: Focus, shapes: Shapes, size: int) -> Iterator[list[str]]:
    """The focus nodes in parts of `size`; all at once if the shapes look further than a node."""
    step = size if shapes.local else max(len(focus.nodes), 1)
    return (focus.nodes[first : first + step] for first in range(0, len(focus.nodes), step))


def batch_of(graph: pyoxigraph.Store, nodes: list[str], focus: Focus, shapes: Shapes) -> Batch:
    """A batch for some focus nodes; it has the whole graph if the shapes look further than a node.

    Thread-safe. Nearly all time is spent in the store, which releases the interpreter.
    """
    by_shape: dict[str, list[str]] = defaultdict(list)
    for node in nodes:
        for shape in focus.shapes_of(node):
            by_shape[shape].append(node[1:-1])
    lines = _around(graph, nodes, focus, shapes.predicates) if shapes.local else _everything(graph)
    return Batch(dict(sorted(by_shape.items())), list(lines))


def _around(graph: pyoxigraph.Store, nodes: list[str], focus: Focus, seen: frozenset[str] | None) -> Iterator[str]:
    """The statements about the nodes with the predicates looked at, and the classes of nodes and values."""
    wanted = None if seen is None else {f"<{predicate}>" for predicate in seen}
    typed = set(nodes)
    # A node is identified by its index in the list: integers need no lookup in the store.
    named = " ".join(f"({place} {node})" for place, node in enumerate(nodes))
    # Values that are not wanted should not be looked up either, but the engine compares every predicate of a long list.
    pattern = f"{_STATEMENT} FILTER(?predicate NOT IN ({', '.join(focus.ignored)}))"
    for place, predicate, value in _answers(graph, focus.graph_patterns, "?place ?predicate ?value", pattern, named):
        if wanted is None or predicate in wanted:
            yield f"{nodes[int(place)]} {predicate} {value} ."
            typed.add(value)
    for term in typed:
        for kind in focus.classes.get(term, ()):
            yield f"{term} {_TYPE} {kind} ."


def _graph_patterns(graph: pyoxigraph.Store) -> tuple[str, ...]:
    """SPARQL patterns of all graphs except the ontology's, and of the default graph if it is not empty."""
    not_data = [f"<{name.value}>" for name in graph.named_graphs() if _is_of_ontology(name)]
    but = f" FILTER(?graph NOT IN ({', '.join(not_data)}))" if not_data else ""
    return (*(["%s"] if graph.query("ASK { ?s ?p ?o }") else []), "GRAPH ?graph { %s }" + but)


def _answers(
    graph: pyoxigraph.Store, graph_patterns: Iterable[str], wanted: str, pattern: str, nodes: str = ""
) -> Iterator[list[str]]:
    """Rows of terms in Turtle syntax. The engine serializes them in a fifth of the time that Python objects take."""
    values = f"VALUES (?place ?node) {{ {nodes} }}" if nodes else ""
    union = " UNION ".join(f"{{ {values} {graph_pattern % pattern} }}" for graph_pattern in graph_patterns)
    found = cast("pyoxigraph.QuerySolutions", graph.query(f"SELECT {wanted} {{ {union} }}"))
    rows = BytesIO(cast("bytes", found.serialize(format=pyoxigraph.QueryResultsFormat.TSV)))
    next(rows)  # column names
    return (row.decode().rstrip("\n").split("\t") for row in rows)


def _everything(graph: pyoxigraph.Store) -> Iterator[str]:
    for quad in _of_data(graph.quads_for_pattern(None, None, None, None)):
        yield f"{quad.subject} {quad.predicate} {quad.object} ."


def _of_data(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The statements without those of the ontology: its classes and concepts are not data."""
    for quad in quads:
        if not _is_of_ontology(quad.graph_name):
            yield quad


def _is_of_ontology(graph: object) -> bool:
    return isinstance(graph, NamedNode) and graph.value.startswith(ONTOLOGY.value)

"""Batches of focus nodes, each with all that the shapes can see of them, so that memory stays that of a batch."""

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
"""Nodes that are asked for the predicates they bear: what none of so many bears is rare."""

Classes: TypeAlias = tuple[str, ...]


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
    """The focus nodes of a graph, and what each batch has to know of the whole."""

    nodes: list[str]
    """Every node that some shape is applied to, sorted; here and below as Turtle writes terms."""
    classes: Mapping[str, Classes]
    """Node → its classes."""
    by_classes: Mapping[Classes, frozenset[str]]
    """A combination of classes → the shapes aimed at one of them: combinations are few, nodes many."""
    otherwise: Mapping[str, frozenset[str]]
    """Shape → the nodes that it is aimed at by something else than their class."""
    overlooked: tuple[str, ...]
    """Predicates that nodes bear and no shape looks at: not worth fetching."""
    places: tuple[str, ...]
    """SPARQL patterns of all graphs but the ontology's, with `%s` for what is asked of each."""

    def among(self, chosen: frozenset[str]) -> "Focus":
        """Those of some IRIs only."""
        return replace(self, nodes=[node for node in self.nodes if node[1:-1] in chosen])

    def shapes_of(self, node: str) -> frozenset[str]:
        """The shapes that a node is held against."""
        others = [shape for shape, nodes in self.otherwise.items() if node in nodes]
        return self.by_classes.get(self.classes.get(node, ()), frozenset()).union(others)

    def counts(self, shapes: Shapes) -> dict[str, int]:
        """Every shape, in the order of the shapes, → how many nodes it is held against."""
        met = dict.fromkeys((shape for shape, _ in shapes.targets), 0)
        for held_against, number in Counter(map(self.shapes_of, self.nodes)).items():
            for shape in held_against:
                met[shape] += number
        return met


def focus_nodes(graph: pyoxigraph.Store, shapes: Shapes) -> Focus:
    """The nodes that the shapes are aimed at; blank ones and the ontology's are none."""
    places = _places(graph)
    classes: dict[str, Classes] = {}
    known: dict[Classes, Classes] = {}
    for node, kind in _typed(graph, places):
        several = (*classes.get(node, ()), kind)
        classes[node] = known.setdefault(several, several)
    by_classes = {several: _aimed_at(several, shapes) for several in known}
    otherwise = {shape: found for shape, targets in shapes.targets if (found := frozenset(_others(graph, targets)))}
    by_class = (node for node, several in classes.items() if by_classes[several] and node.startswith("<"))
    nodes = sorted(frozenset().union(*otherwise.values()).union(by_class))
    overlooked = _overlooked(graph, places, nodes, shapes.predicates)
    return Focus(nodes, classes, by_classes, otherwise, overlooked, places)


def _aimed_at(classes: Classes, shapes: Shapes) -> frozenset[str]:
    of_classes = {("targetClass", kind[1:-1]) for kind in classes}
    return frozenset(shape for shape, targets in shapes.targets if of_classes.intersection(targets))


def _typed(graph: pyoxigraph.Store, places: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each node with each of its classes.

    A class at a time, for then only the node has to be looked up, which is what a store on disk takes longest for.
    """
    kinds = [kind for (kind,) in _answers(graph, places, "DISTINCT ?kind", f"?node {_TYPE} ?kind")]
    for kind in kinds:
        if not kind.startswith("_:"):
            yield from ((node, kind) for (node,) in _answers(graph, places, "DISTINCT ?node", f"?node {_TYPE} {kind}"))
    # A blank node cannot be asked for: in a pattern it stands for any term.
    if any(kind.startswith("_:") for kind in kinds):
        blank = f"?node {_TYPE} ?kind FILTER(ISBLANK(?kind))"
        yield from ((node, kind) for node, kind in _answers(graph, places, "DISTINCT ?node ?kind", blank))


def _others(graph: pyoxigraph.Store, targets: Iterable[tuple[str, str]]) -> Iterator[str]:
    for kind, name in targets:
        if kind == "targetNode":
            yield f"<{name}>"
        elif kind != "targetClass":
            for quad in _of_data(graph.quads_for_pattern(None, NamedNode(name), None, None)):
                node = quad.object if kind == "targetObjectsOf" else quad.subject
                if isinstance(node, NamedNode):
                    yield f"{node}"


def _overlooked(
    graph: pyoxigraph.Store, places: Iterable[str], nodes: Sequence[str], seen: frozenset[str] | None
) -> tuple[str, ...]:
    """What a sample of the nodes bears; `seen` are the predicates that the shapes look at, None: all."""
    if seen is None:
        return (_TYPE,)
    sample = " ".join(f"({place} {node})" for place, node in enumerate(nodes[:: len(nodes) // _SAMPLE + 1]))
    borne = {predicate for (predicate,) in _answers(graph, places, "DISTINCT ?predicate", _STATEMENT, sample)}
    return (_TYPE, *sorted(borne - {f"<{predicate}>" for predicate in seen} - {_TYPE}))


def parts(focus: Focus, shapes: Shapes, size: int) -> Iterator[list[str]]:
    """The focus nodes, `size` at a time; all at once if the shapes look further than a node."""
    step = size if shapes.local else max(len(focus.nodes), 1)
    return (focus.nodes[first : first + step] for first in range(0, len(focus.nodes), step))


def batch_of(graph: pyoxigraph.Store, nodes: list[str], focus: Focus, shapes: Shapes) -> Batch:
    """Some focus nodes with all that the shapes can see of them: the whole graph, if they look further than a node.

    May be called from several threads at once: nearly all its time is spent in the store, which lets others go on.
    """
    by_shape: dict[str, list[str]] = defaultdict(list)
    for node in nodes:
        for shape in focus.shapes_of(node):
            by_shape[shape].append(node[1:-1])
    lines = _around(graph, nodes, focus, shapes.predicates) if shapes.local else _everything(graph)
    return Batch(dict(sorted(by_shape.items())), list(lines))


def _around(graph: pyoxigraph.Store, nodes: list[str], focus: Focus, seen: frozenset[str] | None) -> Iterator[str]:
    """What the nodes say by the predicates looked at, and the classes of nodes and values."""
    wanted = None if seen is None else {f"<{predicate}>" for predicate in seen}
    typed = set(nodes)
    # A node goes by its place in the list: a number need not be looked up in the store.
    named = " ".join(f"({place} {node})" for place, node in enumerate(nodes))
    # A value that is not wanted should not be looked up either; but of a long list the engine compares every predicate.
    pattern = f"{_STATEMENT} FILTER(?predicate NOT IN ({', '.join(focus.overlooked)}))"
    for place, predicate, value in _answers(graph, focus.places, "?place ?predicate ?value", pattern, named):
        if wanted is None or predicate in wanted:
            yield f"{nodes[int(place)]} {predicate} {value} ."
            typed.add(value)
    for term in typed:
        for kind in focus.classes.get(term, ()):
            yield f"{term} {_TYPE} {kind} ."


def _places(graph: pyoxigraph.Store) -> tuple[str, ...]:
    """SPARQL patterns of all graphs but the ontology's; no graph is a place too, where something stands in none."""
    not_data = [f"<{name.value}>" for name in graph.named_graphs() if _is_of_ontology(name)]
    but = f" FILTER(?graph NOT IN ({', '.join(not_data)}))" if not_data else ""
    return (*(["%s"] if graph.query("ASK { ?s ?p ?o }") else []), "GRAPH ?graph { %s }" + but)


def _answers(
    graph: pyoxigraph.Store, places: Iterable[str], wanted: str, pattern: str, nodes: str = ""
) -> Iterator[list[str]]:
    """Rows of terms as Turtle writes them. The engine writes them out itself, in a fifth of the time that objects take."""
    values = f"VALUES (?place ?node) {{ {nodes} }}" if nodes else ""
    asked = " UNION ".join(f"{{ {values} {place % pattern} }}" for place in places)
    found = cast("pyoxigraph.QuerySolutions", graph.query(f"SELECT {wanted} {{ {asked} }}"))
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

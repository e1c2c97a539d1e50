"""Batches of focus nodes with the statements that the shapes look at, to limit memory for large graphs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from unkg.validation.data import TYPE, Data
from unkg.validation.implied import DOMAINS, SUPERCLASSES, pattern_of_class
from unkg.validation.shapes import BATCH_OF, Shapes

_STATEMENT: Final = "?node ?predicate ?value"
_SAMPLE: Final = 500
"""Nodes whose predicates are sampled: a predicate that none of them has is rare."""


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
            if subject in subjects or (predicate == TYPE and subject in values)
        ]
        return Batch({shape: [one for one in of if one in chosen] for shape, of in self.nodes.items()}, kept)


@dataclass(frozen=True, slots=True)
class Focus:
    """The nodes to be looked at, in an order of their own."""

    nodes: list[str]
    """IRIs in Turtle syntax. A node that no shape targets has no findings."""
    ignored: tuple[str, ...]
    """Predicates that no shape looks at, which are not fetched."""


def focus_of(data: Data, nodes: Iterable[str], shapes: Shapes) -> Focus:
    """These nodes, IRIs in Turtle syntax, sorted."""
    ordered = sorted(nodes)
    return Focus(ordered, _ignored(data, ordered, shapes.predicates))


def targeted_nodes(data: Data, shapes: Shapes) -> set[str]:
    """The nodes that the shapes target, in Turtle syntax, without blank nodes and those of the ontology."""
    found: set[str] = set()
    for target in {target for _, targets in shapes.targets for target in targets}:
        found.update(targeted(data, *target))
    return found


def targeted(data: Data, kind: str, name: str) -> Iterator[str]:
    """The nodes of one target, in Turtle syntax, without blank nodes; may yield duplicates."""
    if kind == "targetNode":
        yield f"<{name}>"
        return
    for (node,) in data.rows("DISTINCT ?node", pattern_of(kind, name)):
        if node.startswith("<"):
            yield node


def pattern_of(kind: str, name: str) -> str:
    """The triple pattern of the nodes of a target other than `targetNode`."""
    if kind == "targetClass":
        return pattern_of_class(f"<{name}>")
    return f"?node <{name}> ?any" if kind == "targetSubjectsOf" else f"?any <{name}> ?node"


def _ignored(data: Data, nodes: Sequence[str], seen: frozenset[str] | None) -> tuple[str, ...]:
    """The predicates of a sample of nodes that the shapes do not look at; `seen` are those they do (None: all)."""
    if seen is None or not nodes:
        return ()
    used = data.rows("DISTINCT ?predicate", _STATEMENT, nodes[:: len(nodes) // _SAMPLE + 1])
    looked_at = {TYPE, *DOMAINS, *(f"<{predicate}>" for predicate in seen)}
    return tuple(sorted({predicate for (predicate,) in used} - looked_at))


def count(data: Data, targets: Iterable[tuple[str, str]], *, blank: bool) -> int:
    """Number of nodes with one of these targets; `blank` says whether there may be blank nodes to be left out."""
    if any(kind == "targetNode" for kind, _ in targets):
        return len({node for target in targets for node in targeted(data, *target)})
    pattern = " UNION ".join(f"{{ {pattern_of(*target)} }}" for target in targets)
    only = " FILTER(ISIRI(?node))" if blank else ""
    ((number,),) = data.rows("(COUNT(DISTINCT ?node) AS ?number)", pattern + only)
    return int(number)


def parts(focus: Focus, shapes: Shapes, size: int) -> Iterator[list[str]]:
    """The focus nodes in parts of `size`; all at once if the shapes look further than a node."""
    step = size if shapes.local else max(len(focus.nodes), 1)
    return (focus.nodes[first : first + step] for first in range(0, len(focus.nodes), step))


def batch_of(data: Data, nodes: list[str], focus: Focus, shapes: Shapes) -> Batch:
    """A batch for some focus nodes; it has the whole graph if the shapes look further than a node.

    Thread-safe. Nearly all time is spent in the store, which releases the interpreter.
    """
    classes, lines = _around(data, nodes, focus, shapes.predicates)
    by_shape = _by_shape(data, nodes, classes, shapes)
    return Batch(dict(sorted(by_shape.items())), lines if shapes.local else list(data.everything()))


def _by_shape(
    data: Data, nodes: list[str], classes: Mapping[str, Iterable[str]], shapes: Shapes
) -> dict[str, list[str]]:
    """Shape → those of the nodes that it targets, as IRIs."""
    targeting: dict[tuple[str, str], list[str]] = defaultdict(list)
    for shape, targets in shapes.targets:
        for target in targets:
            targeting[target].append(shape)
    chosen: dict[str, set[str]] = {node: set() for node in nodes}
    for node in nodes:
        for kind in classes.get(node, ()):
            chosen[node].update(targeting.get(("targetClass", kind[1:-1]), ()))
    for (kind, name), targeting_shapes in targeting.items():
        for node in _of_other_target(data, nodes, kind, name):
            chosen[node].update(targeting_shapes)
    by_shape: dict[str, list[str]] = defaultdict(list)
    for node, found in chosen.items():
        for shape in found:
            by_shape[shape].append(node[1:-1])
    return by_shape


def _of_other_target(data: Data, nodes: list[str], kind: str, name: str) -> Iterator[str]:
    """Those of the nodes that a target other than a class has."""
    if kind == "targetNode":
        yield from {f"<{name}>"}.intersection(nodes)
    elif kind != "targetClass":
        yield from (nodes[int(place)] for (place,) in data.rows("DISTINCT ?place", pattern_of(kind, name), nodes))


def _around(
    data: Data, nodes: list[str], focus: Focus, seen: frozenset[str] | None
) -> tuple[dict[str, list[str]], list[str]]:
    """The classes of the nodes; and the statements about them that are looked at, with the classes of their values."""
    wanted = None if seen is None else {f"<{predicate}>" for predicate in seen}
    classes: dict[str, list[str]] = {node: [] for node in nodes}
    values: set[str] = set()
    lines = []
    # Values that are not wanted should not be looked up either, but the engine compares every predicate of a long list.
    but = f" FILTER(?predicate NOT IN ({', '.join(focus.ignored)}))" if focus.ignored else ""
    for place, predicate, value in data.rows("DISTINCT ?place ?predicate ?value", _STATEMENT + but, nodes):
        node = nodes[int(place)]
        if predicate == TYPE:
            classes[node] += (value, *SUPERCLASSES.get(value, ()))
            continue
        if predicate in DOMAINS:
            classes[node].append(DOMAINS[predicate])
        if wanted is None or predicate in wanted:
            lines.append(f"{node} {predicate} {value} .")
            values.add(value)
    classes |= _classes(data, values - classes.keys())
    lines += (f"{term} {TYPE} {kind} ." for term, kinds in classes.items() for kind in dict.fromkeys(kinds))
    return classes, lines


def _classes(data: Data, terms: Iterable[str]) -> dict[str, list[str]]:
    classes: dict[str, list[str]] = defaultdict(list)
    if named := sorted(term for term in terms if term.startswith("<")):
        for place, kind in data.rows("DISTINCT ?place ?kind", f"?node {TYPE} ?kind", named):
            classes[named[int(place)]] += (kind, *SUPERCLASSES.get(kind, ()))
        for term, domain in DOMAINS.items():
            for (place,) in data.rows("DISTINCT ?place", f"?node {term} ?value", named):
                classes[named[int(place)]].append(domain)
    # A query cannot name a blank node.
    if blank := {term for term in terms if term.startswith("_:")}:
        for node, kind in data.rows("DISTINCT ?node ?kind", f"?node {TYPE} ?kind FILTER(ISBLANK(?node))"):
            if node in blank:
                classes[node].append(kind)
    return classes

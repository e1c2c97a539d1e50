"""Read a folder of shapes and prepare them for validation in batches."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from unkg.errors import Error

if TYPE_CHECKING:
    import rdflib

SH: Final = "http://www.w3.org/ns/shacl#"
BATCH_OF: Final = "urn:unkg:batch:"
"""Followed by a shape's IRI: the predicate that marks the focus nodes of the shape in a batch; no data uses it."""

_TARGETS: Final = ("targetClass", "targetSubjectsOf", "targetObjectsOf", "targetNode")
_NON_LOCAL: Final = ("sparql", "js", "qualifiedValueShape", "target", "rule")
"""Constraints and targets that may look further than a node and the classes of its values."""
_OF_VALUES: Final = ("node", "not", "and", "or", "xone")
_TESTED_TERMS: Final = {
    *("NodeShape", "PropertyShape", "IRI", "Violation", "Warning", "Info"),
    *("path", "alternativePath", "property", "severity", "message", "name", "description"),
    *("minCount", "maxCount", "minLength", "pattern", "in", "class", "datatype", "nodeKind", "or"),
    *("languageIn", "uniqueLang"),
    *("equals", "disjoint", "lessThan", "lessThanOrEquals", "minInclusive", "maxInclusive"),
}
"""SHACL terms, besides targets, for which the tests compare the findings of both engines."""


class ShapesError(Error):
    """A folder holds no shapes, an invalid file, or shapes that an engine cannot apply."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes in the forms that the engines and the batches need."""

    graph: "rdflib.Graph"
    """All shapes; the target of each is replaced by the nodes that a batch marks for it."""
    as_ntriples: str
    """The same graph for an engine that reads text."""
    by_target: str
    """The shapes with their own targets instead, for an engine that reads text with all statements of some graphs."""
    targets: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """Shape → its targets, each a kind (`targetClass`) and an IRI."""
    local: bool
    """Whether every constraint looks no further than a node's own statements and the classes of their values."""
    untested: tuple[str, ...]
    """SHACL terms used here for which the tests do not compare both engines, such as `sparql`."""
    predicates: frozenset[str] | None
    """The predicates that the shapes look at; None: all, because a shape is closed."""


def read_shapes(folder: Path) -> Shapes:
    """Read all Turtle files in a folder; unchanged files are cached. Raises ShapesError, which names the file."""
    files = sorted(folder.glob("*.ttl")) if folder.is_dir() else []
    if not files:
        raise ShapesError(f"{folder}: no shapes (*.ttl) in this folder")
    return _shapes(folder, tuple((file, file.read_bytes()) for file in files))


# Cached, because reading takes most of the time of validating a small graph.
@lru_cache(maxsize=2)
def _shapes(folder: Path, files: tuple[tuple[Path, bytes], ...]) -> Shapes:
    import rdflib

    graph = _parsed(files)
    local = _is_local(graph)
    targets = _take_targets(graph)
    if not targets:
        raise ShapesError(f"{folder}: no shape here has a target")
    by_target = _with_targets(graph, targets)
    untested = sorted({term for triple in graph for term in map(_term_of_shacl, triple) if term} - _TESTED_TERMS)
    for shape in targets:
        _use_batch_targets(graph, shape)
    ordered = tuple((shape, tuple(sorted(found))) for shape, found in sorted(targets.items()))
    closed = (None, rdflib.URIRef(SH + "closed"), None) in graph
    predicates = None if closed else frozenset(str(o) for o in graph.objects() if isinstance(o, rdflib.URIRef))
    return Shapes(graph, graph.serialize(format="nt"), by_target, ordered, local, tuple(untested), predicates)


def _parsed(files: tuple[tuple[Path, bytes], ...]) -> "rdflib.Graph":
    import rdflib

    graph = rdflib.Graph()
    for file, content in files:
        try:
            graph.parse(data=content, format="turtle", publicID=file.absolute().as_uri())
        except (SyntaxError, UnicodeDecodeError, ValueError) as error:
            raise ShapesError(f"{file}: not Turtle: {' '.join(str(error).split())[:200]}") from None
    return graph


def _term_of_shacl(term: object) -> str:
    return str(term).removeprefix(SH) if str(term).startswith(SH) else ""


def _take_targets(shapes: "rdflib.Graph") -> dict[str, list[tuple[str, str]]]:
    """Remove the targets from the shapes and return them; a shape that is a class is its own target."""
    import rdflib

    targets: dict[str, list[tuple[str, str]]] = {}
    for kind in _TARGETS:
        for shape, target in list(shapes.subject_objects(rdflib.URIRef(SH + kind))):
            targets.setdefault(str(shape), []).append((kind, str(target)))
            shapes.remove((shape, rdflib.URIRef(SH + kind), target))
    for shape in list(shapes.subjects(rdflib.RDF.type, rdflib.RDFS.Class)):
        targets.setdefault(str(shape), []).append(("targetClass", str(shape)))
        shapes.remove((shape, rdflib.RDF.type, rdflib.RDFS.Class))
    return targets


def _with_targets(shapes: "rdflib.Graph", targets: Mapping[str, list[tuple[str, str]]]) -> str:
    statements = (
        f"<{shape}> <{SH}{kind}> <{target}> .\n" for shape, found in targets.items() for kind, target in found
    )
    return str(shapes.serialize(format="nt")) + "".join(statements)


def _use_batch_targets(shapes: "rdflib.Graph", shape: str) -> None:
    """Give a shape and its property shapes the nodes that a batch marks as targets.

    A property shape with its own targets finds the same as one that a node shape applies to each node, and takes
    pySHACL a fraction of the time.
    """
    import rdflib

    top, prop, target = rdflib.URIRef(shape), rdflib.URIRef(SH + "property"), rdflib.URIRef(SH + "targetObjectsOf")
    for one in [top, *shapes.objects(top, prop)]:
        shapes.add((one, target, rdflib.URIRef(BATCH_OF + shape)))
    shapes.remove((top, prop, None))


def _is_local(shapes: "rdflib.Graph") -> bool:
    import rdflib

    if any((None, rdflib.URIRef(SH + name), None) in shapes for name in _NON_LOCAL):
        return False
    path, prop = rdflib.URIRef(SH + "path"), rdflib.URIRef(SH + "property")
    if not all(_is_one_step(shapes, one) for one in shapes.objects(None, path)):
        return False
    return not any(
        (nested, path, None) in shapes or (nested, prop, None) in shapes
        for shape in shapes.subjects(path, None)
        for nested in _shapes_of_values(shapes, shape)
    )


def _is_one_step(shapes: "rdflib.Graph", path: Any) -> bool:
    """Whether a path is a predicate or an alternative of predicates."""
    import rdflib
    from rdflib.collection import Collection

    choice = shapes.value(path, rdflib.URIRef(SH + "alternativePath"))
    steps = [path] if choice is None else Collection(shapes, choice)
    return all(isinstance(step, rdflib.URIRef) for step in steps)


def _shapes_of_values(shapes: "rdflib.Graph", shape: Any) -> Iterator[Any]:
    """The shapes that a property shape applies to its values, at any depth of lists and alternatives."""
    import rdflib
    from rdflib.collection import Collection

    yield from shapes.objects(shape, rdflib.URIRef(SH + "property"))
    for name in _OF_VALUES:
        for found in shapes.objects(shape, rdflib.URIRef(SH + name)):
            members = list(Collection(shapes, found)) if name in {"and", "or", "xone"} else [found]
            for member in members:
                yield member
                yield from _shapes_of_values(shapes, member)


class Order(NamedTuple):
    """The constraint of a property shape that values come before those of another property."""

    shape: Any
    marked_by: str
    """The predicate that marks the focus nodes of the shape in a batch."""
    earlier: Any
    """The path of the shape."""
    later: Any
    or_equal: bool
    severity: str


def without_comparisons(shapes: Shapes) -> "tuple[rdflib.Graph, tuple[Order, ...]]":
    """The shapes without the constraints that compare values, and those constraints."""
    import rdflib

    rest = rdflib.Graph()
    rest += shapes.graph
    orders = []
    for name, or_equal in (("lessThan", False), ("lessThanOrEquals", True)):
        for shape, later in sorted(shapes.graph.subject_objects(rdflib.URIRef(SH + name))):
            rest.remove((shape, rdflib.URIRef(SH + name), later))
            earlier = shapes.graph.value(shape, rdflib.URIRef(SH + "path"))
            severity = shapes.graph.value(shape, rdflib.URIRef(SH + "severity"))
            marked_by = shapes.graph.value(shape, rdflib.URIRef(SH + "targetObjectsOf"))
            words = str(severity or SH + "Violation").removeprefix(SH)
            orders.append(Order(shape, str(marked_by), earlier, later, or_equal, words))
    return rest, tuple(orders)

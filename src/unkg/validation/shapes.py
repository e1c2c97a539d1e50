"""A folder of shapes, aimed at the nodes that a batch names, and what is known of their constraints."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unkg.errors import Error

if TYPE_CHECKING:
    import rdflib

SH: Final = "http://www.w3.org/ns/shacl#"
BATCH_OF: Final = "urn:unkg:batch:"
"""With a shape's IRI, the predicate of the statements that name its focus nodes in a batch; no data has it."""

_TARGETS: Final = ("targetClass", "targetSubjectsOf", "targetObjectsOf", "targetNode")
_FAR_REACHING: Final = ("sparql", "js", "qualifiedValueShape", "target", "rule")
"""Constraints and targets that may look beyond a node and its values' classes."""
_OF_VALUES: Final = ("node", "not", "and", "or", "xone")
_SIEVED: Final = {
    *("NodeShape", "PropertyShape", "IRI", "Violation", "Warning", "Info"),
    *("path", "alternativePath", "property", "severity", "message", "name", "description"),
    *("minCount", "maxCount", "minLength", "pattern", "in", "class", "datatype", "nodeKind", "or"),
    *("equals", "disjoint", "lessThan", "lessThanOrEquals", "minInclusive", "maxInclusive"),
}
"""Terms of SHACL for which the tests hold both engines to the same findings, targets apart."""


class ShapesError(Error):
    """A folder holds no shapes, a file that is not Turtle, or what an engine cannot apply; the message says which."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes, as the engines read them and as batches need to know them."""

    graph: "rdflib.Graph"
    """All of them; instead of its targets each has those that a batch names for it."""
    as_ntriples: str
    """The same graph for an engine that reads text."""
    targets: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """Shape → its targets, each a kind (`targetClass`) and an IRI."""
    local: bool
    """Every constraint looks at a node's own statements and the classes of their values, no further."""
    untried: tuple[str, ...]
    """Terms of SHACL here that no test has shown the sieve to understand as pySHACL does: `sparql`."""
    predicates: frozenset[str] | None
    """The predicates that the shapes look at; None: all, for a shape that is closed."""


def read_shapes(folder: Path) -> Shapes:
    """Read every Turtle file of a folder; what has been read and is as it was is not read again. Raises ShapesError, which names the file."""
    files = sorted(folder.glob("*.ttl")) if folder.is_dir() else []
    if not files:
        raise ShapesError(f"{folder}: no shapes (*.ttl) in this folder")
    return _shapes(folder, tuple((file, file.read_bytes()) for file in files))


# Reading takes most of the time in which a small graph is validated.
@lru_cache(maxsize=2)
def _shapes(folder: Path, files: tuple[tuple[Path, bytes], ...]) -> Shapes:
    import rdflib

    graph = _parsed(files)
    local = _is_local(graph)
    targets = _take_targets(graph)
    if not targets:
        raise ShapesError(f"{folder}: no shape here has a target")
    untried = sorted({term for triple in graph for term in map(_term_of_shacl, triple) if term} - _SIEVED)
    for shape in targets:
        _aim(graph, shape)
    ordered = tuple((shape, tuple(sorted(found))) for shape, found in sorted(targets.items()))
    closed = (None, rdflib.URIRef(SH + "closed"), None) in graph
    looked_at = None if closed else frozenset(str(o) for o in graph.objects() if isinstance(o, rdflib.URIRef))
    return Shapes(graph, graph.serialize(format="nt"), ordered, local, tuple(untried), looked_at)


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
    """Remove the targets from the shapes and say which they were; a shape that is a class is its own target."""
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


def _aim(shapes: "rdflib.Graph", shape: str) -> None:
    """Aim a shape at the nodes that a batch names for it, and its property shapes beside it instead of below it.

    A property shape finds the same whether a node shape applies it to each node or it has the nodes for targets;
    the latter takes pySHACL a fraction of the time.
    """
    import rdflib

    top, prop, target = rdflib.URIRef(shape), rdflib.URIRef(SH + "property"), rdflib.URIRef(SH + "targetObjectsOf")
    for one in [top, *shapes.objects(top, prop)]:
        shapes.add((one, target, rdflib.URIRef(BATCH_OF + shape)))
    shapes.remove((top, prop, None))


def _is_local(shapes: "rdflib.Graph") -> bool:
    import rdflib

    if any((None, rdflib.URIRef(SH + name), None) in shapes for name in _FAR_REACHING):
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
    """Whether a path is a predicate, or a choice of predicates."""
    import rdflib
    from rdflib.collection import Collection

    choice = shapes.value(path, rdflib.URIRef(SH + "alternativePath"))
    steps = [path] if choice is None else Collection(shapes, choice)
    return all(isinstance(step, rdflib.URIRef) for step in steps)


def _shapes_of_values(shapes: "rdflib.Graph", shape: Any) -> Iterator[Any]:
    """The shapes that a property shape holds its values against, however deep in lists and alternatives."""
    import rdflib
    from rdflib.collection import Collection

    yield from shapes.objects(shape, rdflib.URIRef(SH + "property"))
    for name in _OF_VALUES:
        for found in shapes.objects(shape, rdflib.URIRef(SH + name)):
            members = list(Collection(shapes, found)) if name in {"and", "or", "xone"} else [found]
            for member in members:
                yield member
                yield from _shapes_of_values(shapes, member)

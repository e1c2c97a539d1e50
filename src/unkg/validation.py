"""Whether a graph conforms to the shapes: pySHACL, shape by shape over batches of focus nodes."""

import multiprocessing
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from unkg import artefacts
from unkg.store import Embedded, Store
from unkg.vocabulary import ONTOLOGY, Rdf, Xsd

if TYPE_CHECKING:
    import rdflib

Severity = Literal["Violation", "Warning", "Info"]

BATCH: Final = 5000
"""Focus nodes in one call of the engine: its memory stays that of a batch, however large the graph."""


class ShapesError(ValueError):
    """A folder holds no shapes, or a file that is not Turtle; the message names the file."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One result: which node, by which shape, what is wrong with it."""

    severity: Severity
    focus: str
    path: str | None
    value: str | None
    shape: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a validation; findings are in the order of severity, shape and node."""

    conforms: bool
    """No finding is a violation; warnings are for people to look at."""
    findings: tuple[Finding, ...]
    engine: str
    focus_nodes: tuple[tuple[str, int], ...]
    """How many nodes each shape was applied to: a shape without any has tested nothing."""

    @property
    def violations(self) -> int:
        """How many findings are violations."""
        return sum(finding.severity == "Violation" for finding in self.findings)


@dataclass(frozen=True, slots=True)
class _Shapes:
    """The shapes, as the engine reads them and as batches need to know them."""

    graph: "rdflib.Graph"
    """All of them; instead of its targets each has those that a batch names for it."""
    targets: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """Shape → its targets, each a kind (`targetClass`) and an IRI."""
    local: bool
    """Every constraint looks at a node's own statements and the classes of their values, no further."""
    predicates: frozenset[str] | None
    """The predicates that the shapes look at; None: all, for a shape that is closed."""


def validate(data: Store | Iterable[Quad], shapes: Path = artefacts.SHAPES, workers: int = 1) -> Report:
    """Hold every document, reference, action, event and authority against the shapes in a folder.

    The union of all graphs is validated, but for the ontology's own. More than one worker means that many processes,
    which the same findings come from. Raises ShapesError.
    """
    rules = _read_shapes(shapes)
    graph = _as_pyoxigraph(data)
    focus = {shape: frozenset(_focus_nodes(graph, targets)) for shape, targets in rules.targets}
    tasks = _tasks(graph, focus, rules)
    many = workers > 1 and sum(map(len, focus.values())) > 2 * BATCH
    found = _in_processes(tasks, shapes, workers) if many else (_run(rules.graph, task) for task in tasks)
    findings = sorted({one for of_task in found for one in of_task}, key=_by_severity)
    conforms = all(finding.severity != "Violation" for finding in findings)
    return Report(conforms, tuple(findings), _engine(), tuple((shape, len(nodes)) for shape, nodes in focus.items()))


def as_text(report: Report, limit: int = 20) -> str:
    """The report for people: the verdict, counts by message, then at most `limit` findings in full."""
    if not report.findings:
        nodes = sum(number for _, number in report.focus_nodes)
        return f"conforms: {len(report.focus_nodes)} shapes, {nodes} nodes tested, no findings ({report.engine})"
    counts = Counter((finding.severity, finding.message) for finding in report.findings)
    warnings = len(report.findings) - report.violations
    verdict = "conforms" if report.conforms else "does not conform"
    lines = [f"{verdict}: {report.violations} violations, {warnings} others ({report.engine})"]
    lines += [f"  {number:>6} × {severity}: {message}" for (severity, message), number in counts.most_common()]
    for finding in report.findings[:limit]:
        lines += ["", *_lines(finding)]
    if len(report.findings) > limit:
        lines += ["", f"… and {len(report.findings) - limit} more"]
    return "\n".join(lines)


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{finding.severity}: {finding.message}"
    yield f"  node   <{finding.focus}>"
    if finding.path:
        yield f"  path   <{finding.path}>"
    if finding.value is not None:
        yield f"  value  {finding.value}"
    yield f"  shape  <{finding.shape}>"


# ---- shapes ------------------------------------------------------------------------------------------------------

_SH: Final = "http://www.w3.org/ns/shacl#"
_TARGETS: Final = ("targetClass", "targetSubjectsOf", "targetObjectsOf", "targetNode")
_FAR_REACHING: Final = ("sparql", "js", "qualifiedValueShape", "target", "rule")
"""Constraints and targets that may look beyond a node and its values' classes."""
_OF_VALUES: Final = ("node", "not", "and", "or", "xone")
_BATCH: Final = "urn:unkg:batch:"
"""With a shape's IRI, the predicate of the statements that name its focus nodes in a batch; no data has it."""


def _read_shapes(folder: Path) -> _Shapes:
    import rdflib

    graph = rdflib.Graph()
    files = sorted(folder.glob("*.ttl")) if folder.is_dir() else []
    if not files:
        raise ShapesError(f"{folder}: no shapes (*.ttl) in this folder")
    for file in files:
        try:
            graph.parse(file, format="turtle")
        except (SyntaxError, UnicodeDecodeError, ValueError) as error:
            raise ShapesError(f"{file}: not Turtle: {' '.join(str(error).split())[:200]}") from None
    local = _is_local(graph)
    targets = _take_targets(graph)
    if not targets:
        raise ShapesError(f"{folder}: no shape here has a target")
    for shape in targets:
        _aim(graph, shape)
    ordered = tuple((shape, tuple(sorted(found))) for shape, found in sorted(targets.items()))
    closed = (None, rdflib.URIRef(_SH + "closed"), None) in graph
    looked_at = None if closed else frozenset(str(o) for o in graph.objects() if isinstance(o, rdflib.URIRef))
    return _Shapes(graph, ordered, local, looked_at)


def _take_targets(shapes: "rdflib.Graph") -> dict[str, list[tuple[str, str]]]:
    """Remove the targets from the shapes and say which they were; a shape that is a class is its own target."""
    import rdflib

    targets: dict[str, list[tuple[str, str]]] = {}
    for kind in _TARGETS:
        for shape, target in list(shapes.subject_objects(rdflib.URIRef(_SH + kind))):
            targets.setdefault(str(shape), []).append((kind, str(target)))
            shapes.remove((shape, rdflib.URIRef(_SH + kind), target))
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

    top, prop, target = rdflib.URIRef(shape), rdflib.URIRef(_SH + "property"), rdflib.URIRef(_SH + "targetObjectsOf")
    for one in [top, *shapes.objects(top, prop)]:
        shapes.add((one, target, rdflib.URIRef(_BATCH + shape)))
    shapes.remove((top, prop, None))


def _is_local(shapes: "rdflib.Graph") -> bool:
    import rdflib

    if any((None, rdflib.URIRef(_SH + name), None) in shapes for name in _FAR_REACHING):
        return False
    path, prop = rdflib.URIRef(_SH + "path"), rdflib.URIRef(_SH + "property")
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

    choice = shapes.value(path, rdflib.URIRef(_SH + "alternativePath"))
    steps = [path] if choice is None else Collection(shapes, choice)
    return all(isinstance(step, rdflib.URIRef) for step in steps)


def _shapes_of_values(shapes: "rdflib.Graph", shape: Any) -> Iterator[Any]:
    """The shapes that a property shape holds its values against, however deep in lists and alternatives."""
    import rdflib
    from rdflib.collection import Collection

    yield from shapes.objects(shape, rdflib.URIRef(_SH + "property"))
    for name in _OF_VALUES:
        for found in shapes.objects(shape, rdflib.URIRef(_SH + name)):
            members = list(Collection(shapes, found)) if name in {"and", "or", "xone"} else [found]
            for member in members:
                yield member
                yield from _shapes_of_values(shapes, member)


# ---- data --------------------------------------------------------------------------------------------------------


def _as_pyoxigraph(data: Store | Iterable[Quad]) -> pyoxigraph.Store:
    if isinstance(data, Embedded):
        return data.pyoxigraph
    loaded = pyoxigraph.Store()
    loaded.bulk_extend(data if isinstance(data, Iterable) else data.quads())
    return loaded


def _focus_nodes(graph: pyoxigraph.Store, targets: Iterable[tuple[str, str]]) -> Iterator[str]:
    for kind, name in targets:
        iri = NamedNode(name)
        if kind == "targetNode":
            yield name
            continue
        predicate, value = (Rdf.type, iri) if kind == "targetClass" else (iri, None)
        for quad in graph.quads_for_pattern(None, predicate, value, None):
            node = quad.object if kind == "targetObjectsOf" else quad.subject
            if isinstance(node, NamedNode) and not _is_ontology(quad):
                yield node.value


def _is_ontology(quad: Quad) -> bool:
    name = quad.graph_name
    return isinstance(name, NamedNode) and name.value.startswith(ONTOLOGY.value)


@dataclass(frozen=True, slots=True)
class _Task:
    """Some nodes by the shape that they are focus nodes of, and as N-Triples all that the constraints can see."""

    nodes: dict[str, list[str]]
    excerpt: bytes


def _tasks(graph: pyoxigraph.Store, focus: dict[str, frozenset[str]], rules: _Shapes) -> Iterator[_Task]:
    nodes = sorted(frozenset().union(*focus.values()))
    step = BATCH if rules.local else max(len(nodes), 1)
    for batch in (nodes[first : first + step] for first in range(0, len(nodes), step)):
        quads = _around(graph, batch, rules.predicates) if rules.local else _all_quads(graph)
        by_shape = {shape: [node for node in batch if node in of_shape] for shape, of_shape in focus.items()}
        yield _Task(by_shape, _as_bytes(quads))


def _around(graph: pyoxigraph.Store, nodes: list[str], predicates: frozenset[str] | None) -> Iterator[Quad]:
    """The classes of the nodes, what they say by the predicates looked at, and the classes of the values."""
    described = {NamedNode(node) for node in nodes}
    values = set()
    for node in described:
        for quad in graph.quads_for_pattern(node, None, None, None):
            if predicates is None or quad.predicate.value in predicates or quad.predicate == Rdf.type:
                yield quad
                values.add(quad.object)
    for value in values - described:
        if isinstance(value, NamedNode):
            yield from graph.quads_for_pattern(value, Rdf.type, None, None)


def _all_quads(graph: pyoxigraph.Store) -> Iterator[Quad]:
    return iter(graph.quads_for_pattern(None, None, None, None))


def _as_bytes(quads: Iterable[Quad]) -> bytes:
    triples = {quad.triple for quad in quads if not _is_ontology(quad)}
    return pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES) or b""


def _as_rdflib(triples: bytes) -> "rdflib.Graph":
    import rdflib

    terms: dict[Any, Any] = {}

    def term(of: Any) -> Any:
        found = terms.get(of)
        if found is None:
            found = terms[of] = _term(of)
        return found

    graph = rdflib.Graph()
    parsed = pyoxigraph.parse(triples, format=pyoxigraph.RdfFormat.N_TRIPLES)
    graph.addN((term(one.subject), term(one.predicate), term(one.object), graph) for one in parsed)
    return graph


def _term(of: Any) -> Any:
    import rdflib

    if isinstance(of, pyoxigraph.Literal):
        # rdflib tells "x" from "x"^^xsd:string; a Turtle file of shapes has the former
        plain = of.language or of.datatype == Xsd.string
        datatype = None if plain else rdflib.URIRef(of.datatype.value)
        return rdflib.Literal(of.value, lang=of.language, datatype=datatype, normalize=False)
    return rdflib.URIRef(of.value) if isinstance(of, NamedNode) else rdflib.BNode(of.value)


# ---- engine ------------------------------------------------------------------------------------------------------


def _engine() -> str:
    import pyshacl

    return f"pySHACL {pyshacl.__version__}"


def _run(shapes: "rdflib.Graph", task: _Task) -> list[Finding]:
    import pyshacl
    import rdflib

    data, batch = _as_rdflib(task.excerpt), rdflib.URIRef(_BATCH)
    for shape, nodes in task.nodes.items():
        data.addN((batch, rdflib.URIRef(_BATCH + shape), rdflib.URIRef(node), data) for node in nodes)
    try:
        conforms, results, text = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    except pyshacl.errors.ReportableRuntimeError as error:
        raise ShapesError(f"pySHACL cannot apply the shapes: {' '.join(str(error).split())[:300]}") from None
    if conforms:
        return []
    if not isinstance(results, rdflib.Graph):
        raise ShapesError(f"pySHACL cannot apply the shapes: {' '.join(text.split())[:300]}")
    result = rdflib.URIRef(_SH + "ValidationResult")
    return [_finding(results, shapes, node) for node in results.subjects(rdflib.RDF.type, result)]


def _in_processes(tasks: Iterator[_Task], shapes: Path, workers: int) -> Iterator[list[Finding]]:
    """A few tasks a worker at a time, so that the excerpts waiting stay few."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _start_worker, (shapes,)) as pool:
        while waiting := list(islice(tasks, 4 * workers)):
            yield from pool.map(_run_in_worker, waiting)


_worker_shapes: "list[rdflib.Graph]" = []


def _start_worker(shapes: Path) -> None:
    _worker_shapes.append(_read_shapes(shapes).graph)


def _run_in_worker(task: _Task) -> list[Finding]:
    return _run(_worker_shapes[0], task)


def _finding(results: "rdflib.Graph", shapes: "rdflib.Graph", result: Any) -> Finding:
    import rdflib

    def value(name: str) -> Any:
        return results.value(result, rdflib.URIRef(_SH + name))

    source, found = value("sourceShape"), value("value")
    path = shapes.value(source, rdflib.URIRef(_SH + "path"))
    message = shapes.value(source, rdflib.URIRef(_SH + "message")) or value("resultMessage")
    severity: Severity = str(value("resultSeverity")).removeprefix(_SH)  # type: ignore[assignment]  # SHACL has these three
    return Finding(
        severity,
        str(value("focusNode")),
        str(path) if isinstance(path, rdflib.URIRef) else None,
        None if found is None else found.n3(),
        str(source),
        str(message),
    )


def _by_severity(finding: Finding) -> tuple[int, str, str, str, str]:
    rank = ("Violation", "Warning", "Info").index(finding.severity)
    return rank, finding.shape, finding.focus, finding.path or "", finding.value or ""

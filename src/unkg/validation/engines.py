"""Two SHACL engines: pySHACL, and `shacl`, which is much faster and preselects the nodes for pySHACL.

The two agree on which nodes have findings, but not on the violated constraint if values cannot be compared or are not
in the value space of their datatype. So `shacl` decides which nodes are valid, and pySHACL says what is wrong with the
others.
"""

import logging
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from importlib.metadata import version
from threading import Lock, get_ident
from typing import TYPE_CHECKING, Any, Final, Literal

import pyoxigraph
from pyoxigraph import NamedNode

from unkg.validation.batches import Batch
from unkg.validation.report import Finding
from unkg.validation.shapes import BATCH_OF, SH, Order, Shapes, ShapesError, without_comparisons
from unkg.vocabulary import Xsd

if TYPE_CHECKING:
    import rdflib
    import shacl

Engine = Literal["pyshacl", "shacl"]


@lru_cache(maxsize=2)
def engine_name(engine: Engine) -> str:
    """The engine with its version, for reports."""
    pyshacl = f"pySHACL {version('pyshacl')}"
    return pyshacl if engine == "pyshacl" else f"shacl {version('shacl')}, findings by {pyshacl}"


@contextmanager
def ignored_literal_warnings() -> Iterator[None]:
    """Ignore rdflib's warnings about ill-typed literals, which findings report, in the whole process."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=UserWarning, module=r"rdflib\.term")
        yield


@contextmanager
def _muted_rdflib() -> Iterator[None]:
    """Suppress the stack trace that rdflib logs for each ill-typed literal, in this thread only."""
    log, own = logging.getLogger("rdflib.term"), get_ident()

    def is_of_another_thread(record: logging.LogRecord) -> bool:
        return record.thread != own

    log.addFilter(is_of_another_thread)
    try:
        yield
    finally:
        log.removeFilter(is_of_another_thread)


def validate_batch(shapes: Shapes, engine: Engine, batch: Batch) -> list[Finding]:
    """The findings of one batch, the same from either engine. Thread-safe. Raises ShapesError."""
    with _muted_rdflib():
        if engine == "pyshacl":
            return _pyshacl_findings(shapes, batch)
        suspect = frozenset(finding.focus for finding in _shacl_findings(shapes, batch))
        return _pyshacl_findings(shapes, batch.narrowed(suspect)) if suspect else []


# ---- pySHACL -----------------------------------------------------------------------------------------------------


_PYSHACL_LOCK: Final = Lock()
"""rdflib graphs are not thread-safe, and pySHACL, being pure Python, would not gain from threads."""


class _IncomparableError(Exception):
    """PySHACL failed to compare two values for `sh:lessThan`: a date and a word, or a blank node."""


def _pyshacl_findings(shapes: Shapes, batch: Batch) -> list[Finding]:
    """The findings of pySHACL; where it fails to compare the values of a node, they are compared here."""
    try:
        return _run_pyshacl(shapes.graph, shapes, batch)
    except _IncomparableError:
        nodes = sorted(frozenset().union(*batch.nodes.values()))
    if len(nodes) == 1:
        without_orders, orders = without_comparisons(shapes)
        return [*_run_pyshacl(without_orders, shapes, batch), *_order_findings(shapes, orders, batch, nodes[0])]
    halves = nodes[: len(nodes) // 2], nodes[len(nodes) // 2 :]
    return [one for half in halves for one in _pyshacl_findings(shapes, batch.narrowed(frozenset(half)))]


def _order_findings(shapes: Shapes, orders: Iterable[Order], batch: Batch, node: str) -> Iterator[Finding]:
    """The values of a node that are not known to come before those they must come before."""
    import rdflib

    graph, focus = _as_rdflib(batch), rdflib.URIRef(node)
    for order in orders:
        if (None, rdflib.URIRef(order.marked_by), focus) not in graph:
            continue
        later = list(graph.objects(focus, order.later))
        for value in graph.objects(focus, order.earlier):
            if not all(_precedes(value, other, or_equal=order.or_equal) for other in later):
                yield _finding(shapes, severity=order.severity, focus=focus, value=value, shape=order.shape, message="")


def _precedes(value: Any, other: Any, *, or_equal: bool) -> bool:
    """Whether both are literals that can be compared, in this order."""
    try:
        return bool(value.value <= other.value if or_equal else value.value < other.value)
    except (TypeError, AttributeError):
        return False


def _run_pyshacl(rules: "rdflib.Graph", shapes: Shapes, batch: Batch) -> list[Finding]:
    import pyshacl
    import rdflib

    try:
        with _PYSHACL_LOCK:
            applied = _applied(rules, frozenset(batch.nodes))
            conforms, results, text = pyshacl.validate(_as_rdflib(batch), shacl_graph=applied, inference="none")
    except TypeError as error:
        if "not supported between instances" in str(error):
            raise _IncomparableError from None
        raise
    except pyshacl.errors.ReportableRuntimeError as error:
        if "compare a BlankNode" in str(error):
            raise _IncomparableError from None
        raise ShapesError(f"pySHACL cannot apply the shapes: {' '.join(str(error).split())[:300]}") from None
    if conforms:
        return []
    if not isinstance(results, rdflib.Graph):
        raise ShapesError(f"pySHACL cannot apply the shapes: {' '.join(text.split())[:300]}")
    found = results.subjects(rdflib.RDF.type, rdflib.URIRef(SH + "ValidationResult"))
    return [_from_result(shapes, results, one) for one in found]


@lru_cache(maxsize=64)
def _applied(rules: "rdflib.Graph", shapes: frozenset[str]) -> "rdflib.Graph":
    """The shapes with focus nodes and all that they refer to: for a small batch pySHACL spends most time on others."""
    import rdflib

    target = rdflib.URIRef(SH + "targetObjectsOf")
    ahead = [one for shape in shapes for one in rules.subjects(target, rdflib.URIRef(BATCH_OF + shape))]
    part, seen = rdflib.Graph(), set()
    while ahead:
        node = ahead.pop()
        if node not in seen:
            seen.add(node)
            for triple in rules.triples((node, None, None)):
                part.add(triple)
                ahead.append(triple[2])
    return part


def _from_result(shapes: Shapes, results: "rdflib.Graph", result: Any) -> Finding:
    import rdflib

    def value(name: str) -> Any:
        return results.value(result, rdflib.URIRef(SH + name))

    return _finding(
        shapes,
        severity=str(value("resultSeverity")).removeprefix(SH),
        focus=value("focusNode"),
        value=value("value"),
        shape=value("sourceShape"),
        message=value("resultMessage"),
    )


def _as_rdflib(batch: Batch) -> "rdflib.Graph":
    import rdflib

    term = cache(_term)
    graph = rdflib.Graph()
    parsed = pyoxigraph.parse(batch.as_turtle(), format=pyoxigraph.RdfFormat.TURTLE)
    graph.addN((term(one.subject), term(one.predicate), term(one.object), graph) for one in parsed)
    return graph


def _term(of: Any) -> Any:
    import rdflib

    if isinstance(of, pyoxigraph.Literal):
        # rdflib distinguishes "x" from "x"^^xsd:string; the shapes have the former.
        plain = of.language or of.datatype == Xsd.string
        datatype = None if plain else rdflib.URIRef(of.datatype.value)
        return rdflib.Literal(of.value, lang=of.language, datatype=datatype, normalize=False)
    return rdflib.URIRef(of.value) if isinstance(of, NamedNode) else rdflib.BNode(of.value)


# ---- shacl -------------------------------------------------------------------------------------------------------


def suspects(shapes: Shapes, turtle: str) -> frozenset[str]:
    """The nodes in which the fast engine finds something, as IRIs in N-Triples syntax, in statements without prefixes.

    Thread-safe; releases the interpreter.
    """
    return frozenset(one.focus_node for one in _compiled(shapes.by_target).validate_text(turtle, "turtle").results)


@lru_cache(maxsize=4)
def _compiled(ntriples: str) -> "shacl.Shapes":
    import shacl

    return shacl.Shapes.from_text(ntriples, "ntriples")


def _shacl_findings(shapes: Shapes, batch: Batch) -> list[Finding]:
    report = _compiled(shapes.as_ntriples).validate_text(batch.as_turtle(), "turtle")
    return [
        _finding(
            shapes,
            severity=one.severity,
            focus=_parsed(one.focus_node),
            value=_parsed(one.value),
            shape=_parsed(one.source_shape),
            message=one.message,
        )
        for one in report.results
    ]


def _parsed(ntriples: str | None) -> Any:
    return None if ntriples is None else _term(parsed_term(ntriples))


def parsed_term(ntriples: str) -> Any:
    """A term from its N-Triples syntax."""
    (statement,) = pyoxigraph.parse(f"<urn:s> <urn:p> {ntriples} .", format=pyoxigraph.RdfFormat.N_TRIPLES)
    return statement.object


# ---- findings ----------------------------------------------------------------------------------------------------


def _finding(shapes: Shapes, *, severity: str, focus: Any, value: Any, shape: Any, message: object) -> Finding:
    """A result as a record, with the message and path of the shape instead of the engine's."""
    import rdflib

    path = shapes.graph.value(shape, rdflib.URIRef(SH + "path"))
    own = shapes.graph.value(shape, rdflib.URIRef(SH + "message"))
    return Finding(
        severity,  # type: ignore[arg-type]  # SHACL has these three
        str(focus),
        str(path) if isinstance(path, rdflib.URIRef) else None,
        None if value is None else value.n3(),
        str(shape),
        str(own or message),
    )

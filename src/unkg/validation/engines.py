"""Two engines: pySHACL judges; `shacl`, many times as fast, finds the nodes that there is something to judge of.

The two differ where values cannot be compared, or are no values of their datatype: in which constraint they name, not
in which node. So the sieve's word is taken for nodes without a fault, and pySHACL says what the faults are.
"""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, Literal

import pyoxigraph
from pyoxigraph import NamedNode

from unkg.validation.batches import Batch
from unkg.validation.report import Finding
from unkg.validation.shapes import SH, Shapes, ShapesError
from unkg.vocabulary import Xsd

if TYPE_CHECKING:
    import rdflib

Engine = Literal["pyshacl", "shacl"]


def engine_name(engine: Engine) -> str:
    """The engine as reports call it, with its version."""
    judge = f"pySHACL {version('pyshacl')}"
    return judge if engine == "pyshacl" else f"shacl {version('shacl')}, its findings by {judge}"


@contextmanager
def unheard() -> Iterator[None]:
    """Keep rdflib from printing a stack trace at each literal that is none of its datatype; a finding says it."""
    log = logging.getLogger("rdflib.term")
    before, log.disabled = log.disabled, True
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", category=UserWarning, module=r"rdflib\.term")
            yield
    finally:
        log.disabled = before


def examine(shapes: Shapes, engine: Engine, batch: Batch) -> list[Finding]:
    """The findings of one batch, the same from either engine, from as many threads as one likes. Raises ShapesError."""
    if engine == "pyshacl":
        return _judged(shapes, batch)
    suspect = frozenset(finding.focus for finding in _sieved(shapes, batch))
    return _judged(shapes, batch.narrowed(suspect)) if suspect else []


# ---- pySHACL -----------------------------------------------------------------------------------------------------


_ONE_AT_A_TIME: Final = Lock()
"""pySHACL reads the shapes' graph, and rdflib promises nothing of two readers; being Python, it would gain nothing either."""


class _IncomparableError(Exception):
    """PySHACL gave up at two values that `sh:lessThan` cannot order: a date and a word, a blank node."""


def _judged(shapes: Shapes, batch: Batch) -> list[Finding]:
    """What pySHACL finds; where it gives up at a node, what the sieve finds of that node."""
    try:
        return _by_pyshacl(shapes, batch)
    except _IncomparableError:
        nodes = sorted(frozenset().union(*batch.nodes.values()))
    if len(nodes) == 1:
        return _sieved(shapes, batch)
    halves = nodes[: len(nodes) // 2], nodes[len(nodes) // 2 :]
    return [one for half in halves for one in _judged(shapes, batch.narrowed(frozenset(half)))]


def _by_pyshacl(shapes: Shapes, batch: Batch) -> list[Finding]:
    import pyshacl
    import rdflib

    try:
        with _ONE_AT_A_TIME:
            conforms, results, text = pyshacl.validate(_as_rdflib(batch), shacl_graph=shapes.graph, inference="none")
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
        # rdflib tells "x" from "x"^^xsd:string; a Turtle file of shapes has the former
        plain = of.language or of.datatype == Xsd.string
        datatype = None if plain else rdflib.URIRef(of.datatype.value)
        return rdflib.Literal(of.value, lang=of.language, datatype=datatype, normalize=False)
    return rdflib.URIRef(of.value) if isinstance(of, NamedNode) else rdflib.BNode(of.value)


# ---- shacl -------------------------------------------------------------------------------------------------------


def _sieved(shapes: Shapes, batch: Batch) -> list[Finding]:
    import shacl

    report = shacl.Shapes.from_text(shapes.as_ntriples, "ntriples").validate_text(batch.as_turtle(), "turtle")
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
    if ntriples is None:
        return None
    statement = next(iter(pyoxigraph.parse(f"<urn:s> <urn:p> {ntriples} .", format=pyoxigraph.RdfFormat.N_TRIPLES)))
    return _term(statement.object)


# ---- findings ----------------------------------------------------------------------------------------------------


def _finding(shapes: Shapes, *, severity: str, focus: Any, value: Any, shape: Any, message: object) -> Finding:
    """A result as a record: with the shape's own message and path, whatever an engine adds."""
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

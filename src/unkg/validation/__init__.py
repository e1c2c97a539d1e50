"""Whether a graph conforms: batches of focus nodes, through a quick engine, to pySHACL the judge; then SPARQL checks."""

import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Final

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from unkg import artefacts
from unkg.store import Embedded, Store
from unkg.validation.batches import Batch, focus_nodes, in_batches
from unkg.validation.changes import Since, affected
from unkg.validation.checks import Check, read_checks
from unkg.validation.engines import Engine, engine_name, examine
from unkg.validation.report import Finding, Report, Severity, as_text, by_severity
from unkg.validation.shapes import Shapes, ShapesError, read_shapes

__all__ = ["Engine", "Finding", "Report", "Severity", "ShapesError", "Since", "affected", "as_text", "validate"]

BATCH: Final = 5000
"""Focus nodes in one call of an engine: its memory stays that of a batch, however large the graph."""
UNNAMED: Final = NamedNode("urn:unkg:unnamed")
"""The graph of statements that come without one."""
SMALL: Final = 10_000
"""Focus nodes that pySHACL looks at one and all if no engine is named: about 90,000 statements."""


def validate(
    data: Store | Iterable[Quad],
    shapes: Path = artefacts.SHAPES,
    engine: Engine | None = None,
    workers: int = 1,
    since: Since | None = None,
) -> Report:
    """Hold every document, reference, action, event and authority against the shapes and checks in a folder.

    The union of all graphs is validated, but for the ontology's own. Without an engine named, pySHACL looks at all of
    a small graph, and at what `shacl` finds in a larger one. The findings are the same, and from many processes too.
    With `since`, only the nodes that it names are looked at by shapes that see no further; what the report before says
    of the others stands. The report is that of looking at all. Raises ShapesError, also when `shacl` is asked for and
    the shapes hold what it was not tried with.
    """
    rules, checks = read_shapes(shapes), read_checks(shapes)
    graph = _as_pyoxigraph(data)
    focus = focus_nodes(graph, rules)
    again = focus if since is None or not rules.local else focus.among(since.nodes)
    runs = _chosen(engine, len(focus.nodes), rules)
    parts = in_batches(graph, again, rules, BATCH)
    many = workers > 1 and len(again.nodes) > 2 * BATCH
    found = _in_processes(parts, shapes, runs, workers) if many else (examine(rules, runs, part) for part in parts)
    unique = {one for of_batch in found for one in of_batch}
    if since is not None and again is not focus:
        unique.update(_standing(since, checks))
    unique.update(one for check in checks for one in check.findings(graph))
    findings = sorted(unique, key=by_severity)
    conforms = all(finding.severity != "Violation" for finding in findings)
    counts = {shape: len(nodes) for shape, nodes in focus.of_shape.items()}
    counts |= {check.name: check.met(focus.classes) for check in checks}
    return Report(conforms, tuple(findings), _engines(runs, checks), tuple(counts.items()))


def _standing(since: Since, checks: tuple[Check, ...]) -> Iterator[Finding]:
    asked_anew = {check.name for check in checks}
    for finding in since.report.findings:
        if finding.focus not in since.nodes and finding.shape not in asked_anew:
            yield finding


def _engines(runs: Engine, checks: tuple[Check, ...]) -> str:
    asked = f"; {len(checks)} checks by pyoxigraph {version('pyoxigraph')}" if checks else ""
    return engine_name(runs) + asked


def _chosen(asked: Engine | None, nodes: int, rules: Shapes) -> Engine:
    if asked == "shacl" and rules.untried:
        named = ", ".join(f"sh:{term}" for term in rules.untried)
        raise ShapesError(f"the engine shacl was not tried with {named}; validate with pyshacl")
    return asked or ("pyshacl" if rules.untried or nodes <= SMALL else "shacl")


def _as_pyoxigraph(data: Store | Iterable[Quad]) -> pyoxigraph.Store:
    if isinstance(data, Embedded):
        return data.pyoxigraph
    loaded = pyoxigraph.Store()
    loaded.bulk_extend(_in_graphs(data if isinstance(data, Iterable) else data.quads()))
    return loaded


def _in_graphs(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Statements of the default graph in a graph with a name, so that a check asks for one graph in one way."""
    for quad in quads:
        unnamed = not isinstance(quad.graph_name, NamedNode)
        yield Quad(quad.subject, quad.predicate, quad.object, UNNAMED) if unnamed else quad


# ---- processes ---------------------------------------------------------------------------------------------------


def _in_processes(parts: Iterator[Batch], shapes: Path, engine: Engine, workers: int) -> Iterator[list[Finding]]:
    """A few batches a worker at a time, so that the excerpts waiting stay few."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _start_worker, (shapes, engine)) as pool:
        while waiting := list(islice(parts, 4 * workers)):
            yield from pool.map(_examine_in_worker, waiting)


_of_worker: list[tuple[Shapes, Engine]] = []


def _start_worker(shapes: Path, engine: Engine) -> None:
    _of_worker.append((read_shapes(shapes), engine))


def _examine_in_worker(batch: Batch) -> list[Finding]:
    return examine(*_of_worker[0], batch)

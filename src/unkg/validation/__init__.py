"""Validate a graph: batches of focus nodes against the SHACL shapes, then SPARQL checks."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Final

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from unkg import artefacts, extras
from unkg.store import Embedded, Store
from unkg.validation.batches import Focus, batch_of, focus_nodes, parts
from unkg.validation.changes import Baseline, affected
from unkg.validation.checks import Check, read_checks
from unkg.validation.engines import Engine, engine_name, ignored_literal_warnings, validate_batch
from unkg.validation.report import Finding, Report, Severity, as_text, by_severity
from unkg.validation.shapes import Shapes, ShapesError, read_shapes

__all__ = ["Baseline", "Engine", "Finding", "Report", "Severity", "ShapesError", "affected", "as_text", "validate"]

BATCH: Final = 5000
"""Focus nodes per call of an engine, to limit memory for large graphs."""
UNNAMED: Final = NamedNode("urn:unkg:unnamed")
"""The graph of statements without a named graph."""
SMALL: Final = 10_000
"""Up to this many focus nodes, pySHACL validates all of them by default: about 90,000 statements."""


def validate(
    data: Store | Iterable[Quad],
    shapes: Path = artefacts.SHAPES,
    engine: Engine | None = None,
    workers: int | None = None,
    baseline: Baseline | None = None,
) -> Report:
    """Validate a graph against the shapes and checks in a folder.

    The union of all graphs is validated, without the ontology. By default pySHACL validates all of a small graph, and
    only the nodes that the engine `shacl` preselects in a larger one, if that is installed; the findings are the same.
    `workers` is the number of threads; None: one per processor. Nearly all time is spent in compiled code without the
    interpreter lock. With `baseline`, shapes that look no further than a node are applied only to the nodes it names,
    and the findings of its report are kept for the others; the result is the same. Raises ShapesError, also if `shacl`
    is requested and the shapes use terms that it was not tested with, and extras.MissingExtraError if it is requested
    and not installed.
    """
    rules, checks = read_shapes(shapes), read_checks(shapes)
    graph = _as_pyoxigraph(data)
    focus = focus_nodes(graph, rules)
    again = focus if baseline is None or not rules.local else focus.among(baseline.nodes)
    runs = select_engine(engine, len(focus.nodes), rules)
    unique = found(graph, again, rules, runs, checks, workers)
    if baseline is not None and again is not focus:
        unique.update(_kept(baseline, checks))
    findings = sorted(unique, key=by_severity)
    conforms = all(finding.severity != "Violation" for finding in findings)
    counts = focus.counts(rules)
    combinations = Counter(focus.classes.values())
    counts |= {check.name: check.target_count(combinations) for check in checks}
    return Report(conforms, tuple(findings), engines_named(runs, checks), tuple(counts.items()))


def findings_at(
    graph: pyoxigraph.Store, nodes: Iterable[str], rules: Shapes, engine: Engine, workers: int | None
) -> set[Finding]:
    """What the shapes find at some nodes of a graph, given as IRIs in Turtle syntax. `workers` is as for `validate`."""
    focus = focus_nodes(graph, rules).among(frozenset(node[1:-1] for node in nodes))
    return found(graph, focus, rules, engine, (), workers)


def found(
    graph: pyoxigraph.Store,
    focus: Focus,
    rules: Shapes,
    engine: Engine,
    checks: tuple[Check, ...],
    workers: int | None,
) -> set[Finding]:
    """The findings for some focus nodes, and those of the checks for all nodes."""

    def validated(nodes: list[str]) -> list[Finding]:
        return validate_batch(rules, engine, batch_of(graph, nodes, focus, rules))

    def checked(check: Check) -> list[Finding]:
        return list(check.findings(graph))

    pool = ThreadPoolExecutor(workers or os.cpu_count())
    try:
        with ignored_literal_warnings():
            found = (pool.map(checked, checks), pool.map(validated, parts(focus, rules, BATCH)))
            return {one for of_all in found for of_one in of_all for one in of_one}
    finally:
        pool.shutdown(cancel_futures=True)


def _kept(baseline: Baseline, checks: tuple[Check, ...]) -> Iterator[Finding]:
    run_again = {check.name for check in checks}
    for finding in baseline.report.findings:
        if finding.focus not in baseline.nodes and finding.shape not in run_again:
            yield finding


def engines_named(runs: Engine, checks: tuple[Check, ...]) -> str:
    """The engines of a report, with their versions."""
    also = f"; {len(checks)} checks by pyoxigraph {version('pyoxigraph')}" if checks else ""
    return engine_name(runs) + also


def select_engine(requested: Engine | None, nodes: int, rules: Shapes) -> Engine:
    """The engine for a graph with so many focus nodes. Raises ShapesError and extras.MissingExtraError."""
    if requested == "shacl" and rules.untested:
        named = ", ".join(f"sh:{term}" for term in rules.untested)
        raise ShapesError(f"the engine shacl was not tested with {named}; use --engine pyshacl")
    if requested == "shacl":
        extras.require("shacl", "the engine shacl")
    screened = nodes > SMALL and not rules.untested and extras.is_installed("shacl")
    return requested or ("shacl" if screened else "pyshacl")


def _as_pyoxigraph(data: Store | Iterable[Quad]) -> pyoxigraph.Store:
    if isinstance(data, Embedded):
        return data.pyoxigraph
    loaded = pyoxigraph.Store()
    loaded.bulk_extend(_in_graphs(data if isinstance(data, Iterable) else data.quads()))
    return loaded


def _in_graphs(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Move statements of the default graph to a named graph, so that a check can query all graphs alike."""
    for quad in quads:
        unnamed = not isinstance(quad.graph_name, NamedNode)
        yield Quad(quad.subject, quad.predicate, quad.object, UNNAMED) if unnamed else quad

"""Whether a graph conforms: batches of focus nodes, through a quick engine, to pySHACL the judge; then SPARQL checks."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Final

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from unkg import artefacts
from unkg.store import Embedded, Store
from unkg.validation.batches import Focus, batch_of, focus_nodes, parts
from unkg.validation.changes import Since, affected
from unkg.validation.checks import Check, read_checks
from unkg.validation.engines import Engine, engine_name, examine, unheard
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
    workers: int | None = None,
    since: Since | None = None,
) -> Report:
    """Hold every document, reference, action, event and authority against the shapes and checks in a folder.

    The union of all graphs is validated, but for the ontology's own. Without an engine named, pySHACL looks at all of
    a small graph, and at what `shacl` finds in a larger one. The findings are the same. `workers` threads share batches
    and checks; None: as many as there are processors. Nearly all the time is spent in compiled code, which does not hold
    other threads up.
    With `since`, only the nodes that it names are looked at by shapes that see no further; what the report before says
    of the others stands. The report is that of looking at all. Raises ShapesError, also when `shacl` is asked for and
    the shapes hold what it was not tried with.
    """
    rules, checks = read_shapes(shapes), read_checks(shapes)
    graph = _as_pyoxigraph(data)
    focus = focus_nodes(graph, rules)
    again = focus if since is None or not rules.local else focus.among(since.nodes)
    runs = _chosen(engine, len(focus.nodes), rules)
    unique = _found(graph, again, rules, runs, checks, workers)
    if since is not None and again is not focus:
        unique.update(_standing(since, checks))
    findings = sorted(unique, key=by_severity)
    conforms = all(finding.severity != "Violation" for finding in findings)
    counts = focus.counts(rules)
    combinations = Counter(focus.classes.values())
    counts |= {check.name: check.met(combinations) for check in checks}
    return Report(conforms, tuple(findings), _engines(runs, checks), tuple(counts.items()))


def _found(
    graph: pyoxigraph.Store,
    focus: Focus,
    rules: Shapes,
    engine: Engine,
    checks: tuple[Check, ...],
    workers: int | None,
) -> set[Finding]:
    def looked_at(nodes: list[str]) -> list[Finding]:
        return examine(rules, engine, batch_of(graph, nodes, focus, rules))

    def asked(check: Check) -> list[Finding]:
        return list(check.findings(graph))

    pool = ThreadPoolExecutor(workers or os.cpu_count())
    try:
        with unheard():
            found = (pool.map(asked, checks), pool.map(looked_at, parts(focus, rules, BATCH)))
            return {one for of_all in found for of_one in of_all for one in of_one}
    finally:
        pool.shutdown(cancel_futures=True)


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

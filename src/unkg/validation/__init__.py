"""Validate a graph: screen it graph by graph, look again at what remains node by node, and run the checks."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Set
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Final, TypeVar

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from unkg import artefacts, extras
from unkg.stages import Advance, stage
from unkg.store import Embedded, Store
from unkg.validation.batches import batch_of, count, focus_of, parts, targeted_nodes
from unkg.validation.changes import Baseline, baseline_of
from unkg.validation.checks import Check, read_checks
from unkg.validation.data import Data, Name, data_of
from unkg.validation.engines import Engine, engine_name, ignored_literal_warnings, validate_batch
from unkg.validation.report import Finding, Report, Severity, as_text, by_severity, focus_of_finding
from unkg.validation.screening import Known, Screening, Seen, screened_graphs, targeted_from_afar
from unkg.validation.shapes import Shapes, ShapesError, read_shapes

__all__ = [
    "Baseline",
    "Engine",
    "Finding",
    "Known",
    "Report",
    "Screening",
    "Severity",
    "ShapesError",
    "as_text",
    "baseline_of",
    "start_screening",
    "validate",
]

BATCH: Final = 5000
"""Focus nodes per call of an engine, to limit memory for large graphs."""
UNNAMED: Final = NamedNode("urn:unkg:unnamed")
"""The graph of statements without a named graph."""
SMALL: Final = 1_000
"""Up to this many nodes with a class, pySHACL validates all of them by default. The authorities alone have more."""

_GRAPHS: Final = 16
"""Graphs that one thread screens at once."""
_CHECKED: Final = 64
"""Graphs that one thread checks at once."""
_AHEAD: Final = 8
"""Parts of the work that are begun before their results are needed: enough for all threads, few enough for memory."""

Item = TypeVar("Item")
Result = TypeVar("Result")


def validate(
    graph: Store | Iterable[Quad],
    shapes: Path = artefacts.SHAPES,
    engine: Engine | None = None,
    workers: int | None = None,
    baseline: Baseline | None = None,
    known: Known | None = None,
) -> Report:
    """Validate a graph against the shapes and checks in a folder.

    The union of all graphs is validated, without the ontology. By default pySHACL validates all of a small graph, and
    only the nodes that the engine `shacl` preselects in a larger one, if that is installed; the findings are the same.
    `workers` is the number of threads; None: one per processor. Nearly all time is spent in compiled code without the
    interpreter lock. With `baseline`, shapes that look no further than a node are applied only to the nodes it names,
    and the findings of its report are kept for the others; the result is the same. Graphs of which something is `known`
    from a `Screening` with the same shapes are not read again. Raises ShapesError, also if `shacl` is requested and the
    shapes use terms that it was not tested with, and extras.MissingExtraError if it is requested and not installed.
    """
    rules, checks = read_shapes(shapes), read_checks(shapes)
    data = data_of(_as_pyoxigraph(graph))
    runs = select_engine(engine, data.number_of_nodes(SMALL + 1), rules)
    with ignored_literal_warnings(), _threads(workers) as pool:
        # The checks of several documents take long, so they begin first.
        joining = [pool.submit(_checked, data, [check], None) for check in checks if not check.by_graph]
        nodes, blank = _nodes(pool, data, rules, runs, baseline, known)
        found = set(_findings(pool, data, rules, runs, nodes))
        found.update(_findings_by_graph(pool, data, checks, baseline))
        with stage("checking across graphs", len(joining)) as advance:
            for check in joining:
                found.update(check.result())
                advance()
    if baseline is not None:
        found.update(_kept(baseline, rules, checks))
    counts = [(shape, count(data, targets, blank=blank)) for shape, targets in rules.targets]
    counts += [(check.name, count(data, [("targetClass", check.target)], blank=False)) for check in checks]
    return report_of(found, runs, checks, counts)


def report_of(
    found: Set[Finding], runs: Engine, checks: tuple[Check, ...], counts: Iterable[tuple[str, int]]
) -> Report:
    """The report with these findings; `counts` has the number of nodes of each shape and check."""
    also = f"; {len(checks)} checks by pyoxigraph {pyoxigraph.__version__}" if checks else ""
    conforms = all(finding.severity != "Violation" for finding in found)
    return Report(conforms, tuple(sorted(found, key=by_severity)), engine_name(runs) + also, tuple(counts))


@contextmanager
def _threads(workers: int | None) -> Iterator[ThreadPoolExecutor]:
    pool = ThreadPoolExecutor(workers or os.cpu_count())
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def findings_at(
    graph: pyoxigraph.Store, nodes: Iterable[str], rules: Shapes, engine: Engine, workers: int | None
) -> set[Finding]:
    """What the shapes find at some nodes of a graph, given as IRIs in Turtle syntax. `workers` is as for `validate`."""
    with ignored_literal_warnings(), _threads(workers) as pool:
        return set(_findings(pool, data_of(graph), rules, engine, nodes))


def start_screening(shapes: Path = artefacts.SHAPES, workers: int | None = None) -> Screening | None:
    """What screens the graphs of a store while it is written; None if nothing can for these shapes.

    `workers` is the number of threads; None: one per processor. Raises ShapesError.
    """
    rules = read_shapes(shapes)
    return Screening(rules, workers) if rules.local and _can_screen(rules) else None


def _can_screen(rules: Shapes) -> bool:
    return not rules.untested and extras.is_installed("shacl")


def _nodes(
    pool: ThreadPoolExecutor,
    data: Data,
    rules: Shapes,
    engine: Engine,
    baseline: Baseline | None,
    known: Known | None,
) -> tuple[Set[str], bool]:
    """The nodes that the shapes are applied to one by one, and whether there may be blank nodes among the data."""
    if baseline is not None and rules.local:
        return {f"<{node}>" for node in baseline.nodes}, True
    if engine == "pyshacl" or not rules.local:
        return targeted_nodes(data, rules), True
    seen, graphs = (known.seen, known.graphs) if known else (Seen(), frozenset[str]())
    seen.nodes.update(targeted_from_afar(data, rules))
    screen = partial(screened_graphs, data, shapes=rules)
    unknown = (name for name in data.names() if f"{name}" not in graphs)
    with stage("screening", _number_of_parts(data, _GRAPHS)) as advance:
        for some in _in_turn(pool, screen, in_parts(unknown, _GRAPHS), advance):
            for one in some:
                seen.add(one)
    return seen.nodes, seen.blank


def _findings(
    pool: ThreadPoolExecutor, data: Data, rules: Shapes, engine: Engine, nodes: Iterable[str]
) -> Iterator[Finding]:
    """What the shapes find at some nodes."""
    focus = focus_of(data, nodes, rules)

    def validated(some: list[str]) -> list[Finding]:
        return validate_batch(rules, engine, batch_of(data, some, focus, rules))

    batches = list(parts(focus, rules, BATCH))
    with stage("applying the shapes", len(batches)) as advance:
        yield from chain.from_iterable(_in_turn(pool, validated, batches, advance))


def _findings_by_graph(
    pool: ThreadPoolExecutor, data: Data, checks: tuple[Check, ...], baseline: Baseline | None
) -> Iterator[Finding]:
    """What the checks that look at one graph at a time find in all graphs, or in those that a change concerns."""
    names = data.names() if baseline is None else iter(baseline.graphs_again(data.store))
    checked = partial(_checked, data, [check for check in checks if check.by_graph])
    with stage("checking graph by graph", None if baseline else _number_of_parts(data, _CHECKED)) as advance:
        yield from chain.from_iterable(_in_turn(pool, checked, in_parts(names, _CHECKED), advance))


def _number_of_parts(data: Data, size: int) -> Callable[[], int]:
    """Counts the parts that all graphs come in."""
    return lambda: -(-sum(1 for _ in data.names()) // size)


def _checked(data: Data, checks: list[Check], names: list[Name] | None) -> list[Finding]:
    return [finding for check in checks for finding in check.findings(data.store, names)]


def _in_turn(
    pool: ThreadPoolExecutor, work: Callable[[Item], Result], items: Iterable[Item], advance: Advance
) -> Iterator[Result]:
    """The results in the order of the items, of which a few are taken in advance."""
    waiting: deque[Future[Result]] = deque()
    for item in items:
        waiting.append(pool.submit(work, item))
        if len(waiting) > _AHEAD:
            yield waiting.popleft().result()
            advance()
    while waiting:
        yield waiting.popleft().result()
        advance()


def _kept(baseline: Baseline, rules: Shapes, checks: tuple[Check, ...]) -> Iterator[Finding]:
    """The findings of the baseline that nothing has been applied to again."""
    by_graph = {check.name: check.by_graph for check in checks}
    with_changes = {focus_of_finding(node) for node in baseline.found}
    for finding in baseline.report.findings:
        if finding.shape not in by_graph:
            kept = rules.local and finding.focus not in baseline.nodes
        else:
            kept = by_graph[finding.shape] and finding.focus not in with_changes
        if kept:
            yield finding


def in_parts(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The items in lists of `size`, the last of which may be shorter."""
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part


def select_engine(requested: Engine | None, nodes: int, rules: Shapes) -> Engine:
    """The engine for a graph with so many nodes. Raises ShapesError and extras.MissingExtraError."""
    if requested == "shacl" and rules.untested:
        named = ", ".join(f"sh:{term}" for term in rules.untested)
        raise ShapesError(f"the engine shacl was not tested with {named}; use --engine pyshacl")
    if requested == "shacl":
        extras.require("shacl", "the engine shacl")
    return requested or ("shacl" if nodes > SMALL and _can_screen(rules) else "pyshacl")


def _as_pyoxigraph(graph: Store | Iterable[Quad]) -> pyoxigraph.Store:
    if isinstance(graph, Embedded):
        return graph.pyoxigraph
    loaded = pyoxigraph.Store()
    loaded.bulk_extend(_in_graphs(graph if isinstance(graph, Iterable) else graph.quads()))
    return loaded


def _in_graphs(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Move statements of the default graph to a named graph, so that a check can query all graphs alike."""
    for quad in quads:
        unnamed = not isinstance(quad.graph_name, NamedNode)
        yield Quad(quad.subject, quad.predicate, quad.object, UNNAMED) if unnamed else quad

"""Which nodes must be validated again when a graph has changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode

from unkg.validation.data import Name, is_of_ontology
from unkg.validation.report import Report, focus_of_finding
from unkg.vocabulary import Rdf
from unkg.vocabulary.implications import DOMAINS

_CLASSIFYING: Final = frozenset({Rdf.type, *DOMAINS})
"""The properties that classes follow from."""

Term = NamedNode | BlankNode | Literal


@dataclass(frozen=True, slots=True)
class Baseline:
    """The report on the previous version, and the nodes whose findings may have changed since."""

    report: Report
    nodes: frozenset[str]
    """IRIs, from `affected`."""
    graphs: frozenset[str]
    """The graphs that have changed."""
    found: frozenset[Term]
    """The nodes with findings in the report that a graph that has changed speaks of, or spoke of."""

    def graphs_again(self, after: pyoxigraph.Store) -> set[Name]:
        """The graphs on which checks of one graph are run again.

        They are those that have changed, and all that speak of a node whose findings may be gone.
        """
        names: set[Name] = set(map(NamedNode, self.graphs))
        for node in self.found:
            names.update(quad.graph_name for quad in after.quads_for_pattern(None, None, node, None))
            if not isinstance(node, Literal):
                names.update(quad.graph_name for quad in after.quads_for_pattern(node, None, None, None))
        return {name for name in names if not is_of_ontology(name)}


def baseline_of(report: Report, before: pyoxigraph.Store, after: pyoxigraph.Store, graphs: frozenset[str]) -> Baseline:
    """What the report on one version says of another that differs only in these named graphs."""
    foci = {finding.focus for finding in report.findings}
    found = {
        node
        for name in graphs
        for store in (before, after)
        for quad in store.quads_for_pattern(None, None, None, NamedNode(name))
        for node in (quad.subject, quad.object)
        if isinstance(node, Term) and focus_of_finding(node) in foci
    }
    return Baseline(report, affected(before, after, graphs), graphs, frozenset(found))


def affected(before: pyoxigraph.Store, after: pyoxigraph.Store, graphs: Iterable[str]) -> frozenset[str]:
    """The nodes whose findings may differ between two versions that differ only in these named graphs.

    Holds for shapes that look no further than a node's own statements and the classes of their values: affected are
    the subject and object of every changed statement, and the nodes that refer to a node whose classes changed.
    """
    nodes: set[str] = set()
    retyped: set[NamedNode] = set()
    for name in graphs:
        graph = NamedNode(name)
        differing = set(before.quads_for_pattern(None, None, None, graph)) ^ set(
            after.quads_for_pattern(None, None, None, graph)
        )
        nodes.update(
            end.value for quad in differing for end in (quad.subject, quad.object) if isinstance(end, NamedNode)
        )
        retyped.update(
            quad.subject for quad in differing if quad.predicate in _CLASSIFYING and isinstance(quad.subject, NamedNode)
        )
    for node in retyped:
        if _classes(before, node) != _classes(after, node):
            nodes.update(_referring_to(before, node), _referring_to(after, node))
    return frozenset(nodes)


def _classes(graph: pyoxigraph.Store, node: NamedNode) -> set[str]:
    """The classes of a node, without those that these imply."""
    stated = {str(quad.object) for quad in graph.quads_for_pattern(node, Rdf.type, None, None)}
    return stated | {f"{of}" for term, of in DOMAINS.items() if any(graph.quads_for_pattern(node, term, None, None))}


def _referring_to(graph: pyoxigraph.Store, node: NamedNode) -> set[str]:
    quads = graph.quads_for_pattern(None, None, node, None)
    return {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}

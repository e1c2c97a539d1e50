"""From one version of a graph to the next: which nodes have to be looked at again."""

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph
from pyoxigraph import NamedNode

from unkg.validation.report import Report
from unkg.vocabulary import Rdf


@dataclass(frozen=True, slots=True)
class Since:
    """A report on the version before, and the nodes that something may have changed for."""

    report: Report
    nodes: frozenset[str]
    """IRIs, as `affected` finds them."""


def affected(before: pyoxigraph.Store, after: pyoxigraph.Store, graphs: Iterable[str]) -> frozenset[str]:
    """The nodes whose findings may differ if two versions differ in these named graphs only.

    Shapes that look no further than a node's own statements and the classes of their values see a change only in the
    two nodes of a statement that one version lacks, and in whoever points at a node whose classes have changed.
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
            quad.subject for quad in differing if quad.predicate == Rdf.type and isinstance(quad.subject, NamedNode)
        )
    for node in retyped:
        if _classes(before, node) != _classes(after, node):
            nodes.update(_pointing_at(before, node), _pointing_at(after, node))
    return frozenset(nodes)


def _classes(graph: pyoxigraph.Store, node: NamedNode) -> set[str]:
    return {str(quad.object) for quad in graph.quads_for_pattern(node, Rdf.type, None, None)}


def _pointing_at(graph: pyoxigraph.Store, node: NamedNode) -> set[str]:
    quads = graph.quads_for_pattern(None, None, node, None)
    return {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}

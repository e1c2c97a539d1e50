"""What a picture has room for: the documents that are tied to most others, and a path from each to the first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unkg.model import Authorities
from unkg.rendering.marks import body_names

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Chosen:
    """The part of a network that is drawn."""

    graph: "nx.DiGraph[str]"
    left_out: int
    left_out_held: int
    hidden: dict[str, int]
    """Documents that are drawn, each with how many left-out ones it cites or is cited by."""
    bodies: Mapping[str, str]
    """Slug of a body or mechanism to its name."""


def choose(graph: "nx.DiGraph[str]", limit: int, authorities: Authorities) -> Chosen:
    """At most so many documents of a network, and all citations among them.

    Those with most citations here come first, then those that are held; each brings what ties it to the root, or is
    passed over where that is more than there is room for. `authorities` tell the names of bodies.
    """
    ranked = sorted(graph, key=lambda name: (-graph.degree(name), not graph.nodes[name].get("held"), name))
    ties = _ties(graph)
    chosen: dict[str, None] = {}
    for name in [*ties[:1], *ranked]:
        wanted = [one for one in _path(graph, name) if one not in chosen]
        if len(chosen) + len(wanted) <= limit:
            chosen |= dict.fromkeys(wanted)
    return _cut(graph, chosen, body_names(authorities))


def _ties(graph: "nx.DiGraph[str]") -> list[str]:
    return [graph.graph["root"]] if graph.graph.get("root") in graph else []


def _path(graph: "nx.DiGraph[str]", name: str) -> list[str]:
    """From a document up to the root, by neighbours that are nearer to it; the document alone where there is no root."""
    path = [name]
    while depth := graph.nodes[path[-1]].get("depth"):
        nearer = [one for one in _neighbours(graph, path[-1]) if graph.nodes[one].get("depth") == depth - 1]
        if not nearer:
            break
        path.append(min(nearer, key=lambda one: (-graph.degree(one), one)))
    return path


def _neighbours(graph: "nx.DiGraph[str]", name: str) -> Iterable[str]:
    return {*graph.successors(name), *graph.predecessors(name)}


def _cut(graph: "nx.DiGraph[str]", chosen: dict[str, None], bodies: Mapping[str, str]) -> Chosen:
    import networkx as nx

    part: nx.DiGraph[str] = nx.DiGraph(**graph.graph)
    part.add_nodes_from((name, graph.nodes[name]) for name in sorted(chosen))
    part.add_edges_from(
        (citing, cited, told)
        for citing, cited, told in sorted(graph.edges(data=True), key=lambda e: e[:2])
        if citing in chosen and cited in chosen
    )
    missing = [name for name in graph if name not in chosen]
    hidden = {name: sum(one not in chosen for one in _neighbours(graph, name)) for name in part}
    return Chosen(part, len(missing), sum(bool(graph.nodes[name].get("held")) for name in missing), hidden, bodies)

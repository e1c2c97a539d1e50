"""Select the documents for a picture: those with most citations, and a path from each to the root."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unkg.authorities.issuing import body_names
from unkg.model import Authorities
from unkg.rendering.network import lineage_of, node

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Selection:
    """The part of a network that is drawn."""

    graph: "nx.DiGraph[str]"
    left_out: int
    left_out_held: int
    hidden: dict[str, int]
    """Drawn document → number of left-out documents that it cites or is cited by."""
    bodies: Mapping[str, str]
    """Slug of a body or mechanism → its name."""
    one_font: bool = False
    """Whether titles are drawn only if the font that pictures are measured in has their letters."""


def select(graph: "nx.DiGraph[str]", limit: int, authorities: Authorities) -> Selection:
    """Select at most `limit` documents of a network, with all citations among them.

    Documents with most citations come first, then held ones. Each brings the documents that connect it to the root, and
    is skipped if these exceed the limit. `authorities` have the names of bodies.
    """
    ranked = sorted(graph, key=lambda name: (-graph.degree(name), not node(graph, name).get("held"), name))
    root = _root(graph)
    selection: dict[str, None] = {}
    for name in [*root, *ranked]:
        wanted = [one for one in _path(graph, name) if one not in selection]
        if len(selection) + len(wanted) <= limit:
            selection |= dict.fromkeys(wanted)
    return _cut(graph, selection, body_names(authorities))


def chosen(graph: "nx.DiGraph[str]", names: Iterable[str], authorities: Authorities) -> Selection:
    """These documents of a network, with all citations among them."""
    return _cut(graph, dict.fromkeys(names), body_names(authorities))


def _root(graph: "nx.DiGraph[str]") -> list[str]:
    return [lineage_of(graph)["root"]] if lineage_of(graph).get("root") in graph else []


def _path(graph: "nx.DiGraph[str]", name: str) -> list[str]:
    """A path from a document to the root; the document alone if there is no root."""
    path = [name]
    while depth := node(graph, path[-1]).get("depth"):
        nearer = [one for one in _towards_root(graph, path[-1]) if node(graph, one).get("depth") == depth - 1]
        if not nearer:
            break
        path.append(min(nearer, key=lambda one: (-graph.degree(one), one)))
    return path


def _towards_root(graph: "nx.DiGraph[str]", name: str) -> Iterable[str]:
    """What cites a document in a lineage of ancestors, what it cites in one of descendants, both around a document."""
    match lineage_of(graph).get("direction"):
        case "descendants":
            return graph.successors(name)
        case "both":
            return _neighbours(graph, name)
        case _:
            return graph.predecessors(name)


def _neighbours(graph: "nx.DiGraph[str]", name: str) -> Iterable[str]:
    return {*graph.successors(name), *graph.predecessors(name)}


def _cut(graph: "nx.DiGraph[str]", selection: dict[str, None], bodies: Mapping[str, str]) -> Selection:
    import networkx as nx

    part: nx.DiGraph[str] = nx.DiGraph(**graph.graph)
    part.add_nodes_from((name, graph.nodes[name]) for name in sorted(selection))
    part.add_edges_from(
        (citing, cited, attributes)
        for citing, cited, attributes in sorted(graph.edges(data=True), key=lambda e: e[:2])
        if citing in selection and cited in selection
    )
    missing = [name for name in graph if name not in selection]
    hidden = {name: sum(one not in selection for one in _neighbours(graph, name)) for name in part}
    return Selection(part, len(missing), sum(bool(node(graph, name).get("held")) for name in missing), hidden, bodies)

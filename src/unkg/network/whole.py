"""The whole network of a store, with what is measured in it as attributes: citations, communities, the main path."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, cast

from unkg import queries
from unkg.authorities import Knowledge, issuing
from unkg.model.network import EdgeAttributes, NodeAttributes, writable
from unkg.network.conversion import to_networkx
from unkg.network.main_path import main_path
from unkg.network.measures import communities_of, require_extra
from unkg.network.records import Edge
from unkg.queries import Iri, Queryable

if TYPE_CHECKING:
    import networkx as nx

_SUBJECTS: Final = 2
"""Subjects in the name of a community."""
_RARE: Final = 10
"""A subject that so many documents have, all in one community, weighs half as much as a common one would."""
_LONGEST: Final = 48
"""Characters of a subject in the name of a community."""
_SMALL_WORDS: Final = frozenset(
    ["a", "against", "and", "at", "between", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "within"]
)

_ACRONYMS: Final = frozenset({"UN", "EU", "NGO", "HIV", "AIDS"})

Headings = Mapping[Iri, Sequence[str]]
"""Document → its subject headings."""


def whole_network(store: Queryable, knowledge: Knowledge, citations: Sequence[Edge]) -> "nx.DiGraph[str]":
    """The citations of a store as a networkx graph, with the attributes that `model.network` says a store's has.

    Raises extras.MissingExtraError.
    """
    require_extra()
    graph = to_networkx(citations, knowledge.numbering)
    found = communities_of(citations)
    names = _names(found, _headings(store, knowledge), graph, knowledge)
    for document in {node.document for edge in citations for node in (edge.citing, edge.cited)}:
        attributes = cast("NodeAttributes", graph.nodes[document.short])
        attributes["cited_by"] = sum(one != document.short for one in graph.predecessors(document.short))
        attributes["main_path"] = False
        if document in found:
            attributes |= {"community": found[document], "community_name": names[found[document]]}
    path = [document.short for document in main_path(citations).documents]
    for name in path:
        graph.nodes[name]["main_path"] = True
    for cited, citing in pairwise(path):
        cast("EdgeAttributes", graph.edges[citing, cited])["main_path"] = True
    return graph


def _headings(store: Queryable, knowledge: Knowledge) -> Headings:
    found: dict[Iri, list[str]] = defaultdict(list)
    for row in queries.run(store, knowledge, "document-subjects"):
        found[cast("Iri", row["document"])].append(_readable(str(row["heading"])))
    return found


def _readable(heading: str) -> str:
    """A heading as people write it: “HUMAN RIGHTS IN ARMED CONFLICTS” as “Human Rights in Armed Conflicts”."""
    if "_" not in heading and not heading.isupper():
        return heading
    words = heading.replace("_", " ").split()
    return " ".join(_word(word, is_first=not at) for at, word in enumerate(words))


def _word(word: str, *, is_first: bool) -> str:
    if word.lower() in _SMALL_WORDS and not is_first:
        return word.lower()
    return word if word in _ACRONYMS else word[:1].upper() + word[1:].lower()


def _names(
    found: Mapping[Iri, int], headings: Headings, graph: "nx.DiGraph[str]", knowledge: Knowledge
) -> dict[int, str]:
    """The name of each community: the subjects that set it apart, and the body that issued most of its documents."""
    bodies = issuing.body_names(knowledge.authorities)
    of_all = Counter(heading for document in found for heading in set(headings.get(document, ())))
    subjects: dict[int, Counter[str]] = defaultdict(Counter)
    issuers: dict[int, Counter[str]] = defaultdict(Counter)
    members: dict[int, list[Iri]] = defaultdict(list)
    for document, number in found.items():
        members[number].append(document)
        subjects[number].update(set(headings.get(document, ())))
        body = str(graph.nodes[document.short].get("body", ""))
        issuers[number].update([issuing.body_name(body, bodies)] if body else [])
    return {
        number: _name(_telling(subjects[number], of_all), _first(issuers[number]), some, graph)
        for number, some in members.items()
    }


def _telling(inside: Counter[str], of_all: Counter[str]) -> list[str]:
    """The commonest subjects, of which those weigh more that are rarer elsewhere; no body, and no long ones."""
    weights = {
        heading: count * count / (of_all[heading] + _RARE)
        for heading, count in inside.items()
        if heading != "UN" and not heading.startswith("UN. ") and len(heading) <= _LONGEST
    }
    return sorted(weights, key=lambda heading: (-round(weights[heading], 6), heading))[:_SUBJECTS]


def _first(counted: Counter[str]) -> str:
    return min(counted, key=lambda name: (-counted[name], name), default="")


def _name(subjects: Sequence[str], body: str, members: Iterable[Iri], graph: "nx.DiGraph[str]") -> str:
    """“Peacekeeping Operations; Arms Embargo (Security Council)”; without subjects the most cited document."""
    most_cited = min((one.short for one in members), key=lambda name: (-graph.in_degree(name), name))
    words = "; ".join(subjects) or f"around {most_cited}"
    return writable(f"{words} ({body})" if body else words)

"""Work of a query process for pages: what the store says of a resource, as HTML or as data."""

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from unkg.pages import data, html
from unkg.pages.addresses import Bases, anchor, node
from unkg.pages.datasets import KINDS, void_of
from unkg.pages.resources import Site, continued, described
from unkg.publishing.query_examples import query_examples
from unkg.queries.resources import base_of, describe, document_of, instances
from unkg.serving.preloaded import KNOWLEDGE
from unkg.serving.served_links import ServedLinks
from unkg.vocabulary import BASE

if TYPE_CHECKING:
    from unkg import Graph

ON_PAGE: Final = 500
"""Resources on a page of the list of a kind."""


@lru_cache(maxsize=2)
def bases_of(graph: "Graph") -> Bases:
    """The bases of a graph's resources."""
    return Bases(base_of(graph.store) or BASE)


def page(graph: "Graph", path: str, root: str, list_name: str | None, number: int) -> str | None:
    """The HTML of the page of the resource with a path, or of one of its lists; None if the graph lacks it."""
    bases = bases_of(graph)
    site = Site(graph.store, KNOWLEDGE, bases)
    links = ServedLinks(root, bases)
    for iri in bases.iris(path):
        if list_name is None:
            found = described(site, iri)
            if found:
                return html.page(found[0], links, data.embedded(found[1]))
        elif further := continued(site, iri, list_name, number):
            return html.page(further, links)
    return None


def statements(graph: "Graph", path: str, extension: str) -> bytes | None:
    """The data of the resource with a path; None if the graph says nothing about it."""
    for iri in bases_of(graph).iris(path):
        if description := describe(graph.store, iri):
            return data.serialized(description.triples, extension)
    return None


def place(graph: "Graph", path: str) -> tuple[str, str | None] | None:
    """The path of the page that shows a citation, mention or other node, and where on it; None if there is none."""
    bases = bases_of(graph)
    for iri in bases.iris(path):
        document = document_of(graph.store, iri) if node(path) else None
        if document and (shown := bases.path(document)):
            return shown, anchor(iri)
    return None


def browsed(graph: "Graph", kind: str, number: int, root: str) -> list[tuple[str, str]]:
    """Labels and addresses of a page of the resources of a kind, and of the first of the next."""
    links = ServedLinks(root, bases_of(graph))
    found = instances(graph.store, KINDS[kind][1], ON_PAGE + 1, ON_PAGE * (number - 1))
    return [(label, links.page(iri)) for iri, label in found]


def dataset(graph: "Graph", address: str) -> bytes:
    """The description of the graph in VoID."""
    return void_of(graph.store, bases_of(graph).base, address, endpoint=f"{address}sparql")


def examples(graph: "Graph", address: str) -> bytes:
    """The canned queries with their examples, in Turtle."""
    return query_examples(graph.store, KNOWLEDGE, bases_of(graph).base, f"{address}sparql")

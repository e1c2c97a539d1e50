"""Pictures on pages: the lineage of a document, the timeline of a mandate; their links are IRIs of resources.

Pages have none if the packages that draw are not installed.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from unkg import extras, network, rendering
from unkg.authorities import Knowledge
from unkg.model import MandateHistory
from unkg.pages.records import Picture
from unkg.queries import Iri, Queryable

_DEPTH: Final = 2
_MANY: Final = 60
"""Of documents that cite more, what these cite is not looked up for a picture that leaves most of it out."""
_DRAWN: Final = 14
"""Documents in the picture of a page; more make it heavier than the rest of the page."""


def prepare(knowledge: Knowledge) -> None:
    """Load what drawing needs, so that the first picture does not wait for it."""
    if extras.is_installed("pictures"):
        nodes = (network.Node(Iri(f"id/document/A/RES/{number}/1")) for number in (60, 61))
        selection = rendering.select(network.to_networkx((), knowledge.numbering, nodes), _DRAWN, knowledge.authorities)
        rendering.render(selection, rendering.Caption("", "", ""), ".svg")


def lineage(store: Queryable, knowledge: Knowledge, iri: Iri, cited: int) -> Picture | None:
    """What a document builds on; None if it cites nothing. `cited` is the number of documents that it cites."""
    if not extras.is_installed("pictures"):
        return None
    graph = network.lineage_network(store, knowledge, iri, _DEPTH if cited <= _MANY else 1)
    if len(graph) < 2:
        return None
    selection = rendering.select(graph, _DRAWN, knowledge.authorities)
    command = f'unkg render lineage "{iri.short}" -o lineage.svg'
    return _picture(f"What {iri.short} builds on", command, partial(rendering.render, selection), iri)


def timeline(history: MandateHistory, knowledge: Knowledge, iri: Iri) -> Picture | None:
    """The terms of a mandate; None if there is nothing to draw."""
    if not extras.is_installed("pictures") or not rendering.has_timeline(history):
        return None
    command = f'unkg render mandate "{history.holder}" -o mandate.svg'
    draw = partial(rendering.render_timeline, history, knowledge.authorities)
    return _picture("Terms of the mandate", command, draw, iri)


def _picture(title: str, command: str, draw: "Callable[[rendering.Caption, str], bytes]", iri: Iri) -> Picture:
    base = iri.partition("id/")[0]

    def address(symbol: str) -> str:
        return f"{base}id/document/{symbol}"

    svg = draw(rendering.Caption(title, "", command, address=address), ".svg").decode()
    # What has links inside is no image to a screen reader: it would not read them.
    return Picture(title, svg.replace(' role="img"', ' role="group"', 1))

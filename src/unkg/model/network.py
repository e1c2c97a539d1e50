"""The attributes of a citation network: what `network` writes into a networkx graph, and `rendering` reads from it."""

from typing import Literal, TypedDict

LineageEnd = Literal["unknown", "not held", "no further citations", "depth reached"]
"""Why a lineage ends at a document."""


class NodeAttributes(TypedDict, total=False):
    """A document; the name of the node is its symbol. Unknown attributes are absent."""

    iri: str
    held: bool
    kind: str
    """What its symbol is of: `resolution`, `decision`, `statement` or `document`."""
    date: str
    body: str
    """Slug of the body that issued it."""
    title: str
    year_from: int
    """First year of its date or, if it is not held, of the year or session in its symbol."""
    year_to: int
    depth: int
    """In a lineage: number of citations from the root."""
    ends: LineageEnd
    """In a lineage: why it ends here."""
    events: str
    """In the network of a mandate: what the act did, joined by semicolons."""


class EdgeAttributes(TypedDict, total=False):
    """The citations of one document in another."""

    relations: str
    """Joined by semicolons, the most frequent first."""
    weight: int
    """Number of citations."""
    date: str
    """Date of the citing document."""


class GraphAttributes(TypedDict, total=False):
    """A lineage as a network."""

    root: str
    """Symbol of the document that the lineage starts from."""
    direction: Literal["ancestors", "descendants"]

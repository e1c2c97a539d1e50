"""Attributes of a citation network in networkx: written by `network`, read by `rendering`."""

import re
from typing import Final, Literal, TypedDict

_UNWRITABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot contain (XML 1.0, 2.2) and damaged texts do."""

LineageEnd = Literal["unknown", "not held", "no further citations", "depth reached"]
"""Why a lineage ends at a document."""


class NodeAttributes(TypedDict, total=False):
    """Attributes of a document; the node is its symbol. Unknown attributes are absent."""

    iri: str
    held: bool
    kind: str
    """Kind according to the symbol: `resolution`, `decision`, `statement` or `document`."""
    date: str
    body: str
    """Slug of the body that issued it."""
    title: str
    year_from: int
    """First year: of the date or, if the document is not held, of the year or session in the symbol."""
    year_to: int
    depth: int
    """In a lineage: number of citations from the root."""
    ends: LineageEnd
    """In a lineage: why it ends here."""
    events: str
    """In the network of a mandate: its events by this act, joined by semicolons."""
    cited_by: int
    """In the network of a store: number of documents that cite it."""
    community: int
    """In the network of a store: number of its community, the largest being 1; absent if it cites only itself."""
    community_name: str
    """The commonest subjects and the commonest body of the documents of the community."""
    main_path: bool
    """In the network of a store: whether the main path runs through it."""


class EdgeAttributes(TypedDict, total=False):
    """Attributes of an edge: all citations of one document in another."""

    relations: str
    """Joined by semicolons, the most frequent first."""
    weight: int
    """Number of citations."""
    date: str
    """Date of the citing document."""
    main_path: bool
    """In the network of a store: whether it is a step of the main path."""


class GraphAttributes(TypedDict, total=False):
    """Attributes of a lineage, or of a document with what it cites and what cites it (`both`)."""

    root: str
    """Symbol of the start document."""
    direction: Literal["ancestors", "descendants", "both"]


def writable(text: str) -> str:
    """The text with a space for each character that XML cannot contain."""
    return _UNWRITABLE.sub(" ", text)

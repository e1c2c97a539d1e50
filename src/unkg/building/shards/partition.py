"""Which document goes to which shard: a function of the documents' names and the size of a shard, of nothing else.

A document has a place by the digest of the name of its graph; its language versions are at the same place. A shard
holds the documents whose places begin with the same bits, as few bits as are needed for it to hold no more than the
size: if one more document makes a shard too large, that shard becomes two, and no other shard changes.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from unkg.vocabulary import primary_graph

BITS: Final = 32
"""Bits of a place. Documents with the same place are in the same shard, whatever its size."""


@dataclass(frozen=True, slots=True)
class Range:
    """The places that begin with the same bits."""

    bits: str
    """As digits: `0110`; empty: all places."""

    @property
    def first(self) -> int:
        """The first place."""
        return int(self.bits.ljust(BITS, "0"), 2)

    @property
    def last(self) -> int:
        """The last place."""
        return int(self.bits.ljust(BITS, "1"), 2)

    def overlaps(self, other: "Range") -> bool:
        """Whether there are common places: one has all places of the other."""
        return self.bits.startswith(other.bits) or other.bits.startswith(self.bits)


def place(graph: str) -> int:
    """The place of a document by the name of its graph, or of a graph of a language version."""
    return int(hashlib.sha256(primary_graph(graph).encode()).hexdigest()[: BITS // 4], 16)


def ranges(count: Callable[[Range], int], size: int, within: Range = Range("")) -> Iterator[Range]:
    """The ranges of all shards in the order of places; `count` says how many documents a range has."""
    documents = count(within)
    if documents > size and len(within.bits) < BITS:
        for bit in "01":
            yield from ranges(count, size, Range(within.bits + bit))
    elif documents:
        yield within

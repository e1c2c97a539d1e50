"""What a dump holds, counted."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

_TYPE = b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


@dataclass(frozen=True, slots=True)
class Census:
    """Numbers of a graph in which each statement counts once, whichever named graphs it stands in."""

    statements: int
    subjects: int
    graphs: int
    classes: Mapping[str, int]
    """Class → things of it."""
    properties: Mapping[str, int]
    """Property → statements with it."""


def census(lines: Iterable[bytes]) -> Census:
    """Count sorted N-Quads in one pass: those that differ in their graph only, or in all but their subject, are neighbours."""
    classes: Counter[bytes] = Counter()
    properties: Counter[bytes] = Counter()
    graphs: set[bytes] = set()
    subjects = 0
    last = b""
    for statement, same in groupby((line.rsplit(b" ", 2)[:2] for line in lines), key=lambda parts: parts[0]):
        graphs.update(graph for _, graph in same)
        subject, predicate, told = statement.split(b" ", 2)
        subjects += subject != last
        last = subject
        properties[predicate] += 1
        if predicate == _TYPE:
            classes[told] += 1
    return Census(properties.total(), subjects, len(graphs), _named(classes), _named(properties))


def _named(counted: Counter[bytes]) -> dict[str, int]:
    return {name.decode().strip("<>"): number for name, number in sorted(counted.items())}

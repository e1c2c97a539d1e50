"""Count what a dump contains."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

_TYPE = b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


@dataclass(frozen=True, slots=True)
class Census:
    """Statistics of a graph; a statement in several named graphs counts once."""

    statements: int
    subjects: int
    graphs: int
    classes: Mapping[str, int]
    """Class → number of instances."""
    properties: Mapping[str, int]
    """Property → number of statements."""


def census(lines: Iterable[bytes]) -> Census:
    """Count sorted N-Quads in one pass. Sorting makes equal statements, and statements of one subject, adjacent."""
    classes: Counter[bytes] = Counter()
    properties: Counter[bytes] = Counter()
    graphs: set[bytes] = set()
    subjects = 0
    last = b""
    for statement, same in groupby((line.rsplit(b" ", 2)[:2] for line in lines), key=lambda parts: parts[0]):
        graphs.update(graph for _, graph in same)
        subject, predicate, value = statement.split(b" ", 2)
        subjects += subject != last
        last = subject
        properties[predicate] += 1
        if predicate == _TYPE:
            classes[value] += 1
    return Census(properties.total(), subjects, len(graphs), _named(classes), _named(properties))


def _named(counted: Counter[bytes]) -> dict[str, int]:
    return {name.decode().strip("<>"): number for name, number in sorted(counted.items())}

"""The classes that follow from a store by the vocabulary, as text for queries and engines."""

from collections.abc import Iterator
from typing import Final

from unkg.validation.data import TYPE
from unkg.vocabulary import implications

SUPERCLASSES: Final = {f"{kind}": tuple(map(str, of)) for kind, of in implications.SUPERCLASSES.items()}
"""Class → the superclasses that a store does not state, in Turtle syntax."""
DOMAINS: Final = {f"{term}": f"{domain}" for term, domain in implications.DOMAINS.items()}
"""Property → the class of its subjects, which a store does not state."""


def pattern_of_class(name: str) -> str:
    """The SPARQL pattern of the instances of a class, stated or implied."""
    kinds = [name, *(kind for kind, of in SUPERCLASSES.items() if name in of)]
    patterns = [f"?node {TYPE} {kind}" for kind in kinds]
    patterns += [f"?node {term} ?any" for term, domain in DOMAINS.items() if domain == name]
    return patterns[0] if len(patterns) == 1 else " UNION ".join(f"{{ {one} }}" for one in patterns)


def classes_of(turtle: bytes) -> Iterator[str]:
    """The statements of implied classes, for statements in Turtle without prefixes, one a line."""
    for line in turtle.decode().split("\n")[:-1]:
        subject, predicate, rest = line.split(" ", 2)
        if predicate == TYPE:
            for superclass in SUPERCLASSES.get(rest.removesuffix(" ."), ()):
                yield f"{subject} {TYPE} {superclass} .\n"
        elif predicate in DOMAINS:
            yield f"{subject} {TYPE} {DOMAINS[predicate]} .\n"

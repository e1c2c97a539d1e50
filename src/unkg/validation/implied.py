"""The classes that follow from a store by the vocabulary, as text for queries and engines."""

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

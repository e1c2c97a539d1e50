"""The classes that follow from a store by the vocabulary, as text for queries and engines."""

import re
from collections.abc import Iterator
from typing import Final

from unkg.validation.data import TYPE
from unkg.vocabulary import implications

SUPERCLASSES: Final = {f"{kind}": tuple(map(str, of)) for kind, of in implications.SUPERCLASSES.items()}
"""Class → the superclasses that a store does not state, in Turtle syntax."""
DOMAINS: Final = {f"{term}": f"{domain}" for term, domain in implications.DOMAINS.items()}
"""Property → the class of its subjects, which a store does not state."""
SUBCLASS: Final = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"
_SUBCLASSES: Final = "".join(f"{kind} {SUBCLASS} {one} .\n" for kind, of in SUPERCLASSES.items() for one in of)


def pattern_of_class(name: str) -> str:
    """The SPARQL pattern of the instances of a class, stated or implied."""
    kinds = [name, *(kind for kind, of in SUPERCLASSES.items() if name in of)]
    patterns = [f"?node {TYPE} {kind}" for kind in kinds]
    patterns += [f"?node {term} ?any" for term, domain in DOMAINS.items() if domain == name]
    return patterns[0] if len(patterns) == 1 else " UNION ".join(f"{{ {one} }}" for one in patterns)


def with_implied(turtle: str) -> str:
    """Statements in Turtle without prefixes, one a line, and what an engine needs to know the implied classes of nodes.

    Subclasses are declared: the engine takes their instances as those of the class. It does not know of domains.
    """
    return f"{turtle}{_SUBCLASSES}{''.join(_of_domains(turtle))}"


def _of_domains(turtle: str) -> Iterator[str]:
    for term, domain in DOMAINS.items():
        for found in re.finditer(re.escape(f" {term} "), turtle):
            subject = turtle[turtle.rfind("\n", 0, found.start()) + 1 : found.start()]
            # Words of a document may contain the property in brackets; a subject contains no space.
            if " " not in subject:
                yield f"{subject} {TYPE} {domain} .\n"

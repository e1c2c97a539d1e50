"""Which page shows a resource, and where on it: `id/citation/3f9a…` is a fragment of the page of its document."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from unkg.queries import Iri
from unkg.vocabulary import BASE, ONTOLOGY, Minter

FRAGMENTS: Final = frozenset(
    {"citation", "reference", "mention", "action", "mandate-event", "submission", "correction", "text"}
)
"""First parts of the paths of what has no page of its own."""
# "citation/3f9a…", "text/sha256-3f9a…"; never "body/3f9a…", which has a page.
_NODE: Final = re.compile(rf"({'|'.join(sorted(FRAGMENTS))})/([A-Za-z0-9-]+)")
_AT_END: Final = re.compile(rf"/id/{_NODE.pattern}$")


@dataclass(frozen=True, slots=True)
class Bases:
    """The base of a graph's resources; the concepts of closed lists have the default one, whatever the base."""

    base: str = BASE

    def path(self, iri: str) -> str | None:
        """The path of a resource below the base, without its fragment, or `ontology`; None for what is not ours."""
        return _path(self.base, iri.partition("#")[0])

    def page(self, iri: str) -> Iri | None:
        """The resource whose page shows this one, as far as its IRI tells; None for what is not ours.

        The document of a citation is not in the IRI: `queries.document_of` looks it up.
        """
        return Iri(iri.partition("#")[0]) if self.path(iri) else None

    def kind(self, iri: str) -> str:
        """The first part of the path: `document`, `body`, `ontology`; empty for what is not ours."""
        path = self.path(iri)
        return (path or "").removeprefix("id/").partition("/")[0]

    def document(self, symbol: str) -> Iri:
        """The IRI of a document by its symbol as `Iri.short` gives it."""
        return Iri(Minter(self.base).document(symbol).value)

    def iris(self, path: str) -> tuple[Iri, ...]:
        """The resources that a path below the base can mean."""
        return tuple(dict.fromkeys(Iri(base + path) for base in (self.base, BASE)))


@lru_cache(maxsize=2**14)
def _path(own: str, iri: str) -> str | None:
    if iri == ONTOLOGY.value:
        return "ontology"
    for base in (own, BASE):
        path = iri.removeprefix(base)
        if path != iri and path.startswith("id/") and _is_safe(path):
            return path
    return None


def _is_safe(path: str) -> bool:
    """Whether a path can be that of a file: no empty segment, and none that leads out of its folder."""
    decoded = unquote(path)
    return not {"", ".", ".."} & set(decoded.split("/")) and not set("\\\0") & set(decoded)


DEFAULT: Final = Bases()
"""Those of a graph that was built without `--base`."""


def node(path: str | None) -> tuple[str, str] | None:
    """The kind and digest of what is a fragment of its document's page; None for what has a page."""
    found = _NODE.fullmatch((path or "").removeprefix("id/"))
    return (found[1], found[2]) if found else None


def anchor(iri: str) -> str | None:
    """Where a resource stands on the page that shows it: `op2.b`, `citation-3f9a…`; None for the page itself."""
    found = _AT_END.search(iri)
    if found:
        return f"{found[1]}-{found[2]}"
    fragment = iri.partition("#")[2]
    return unquote(fragment) or None

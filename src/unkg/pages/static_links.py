"""Links between the files of a static site: relative, so that the folder can lie anywhere."""

import hashlib
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

from unkg.pages.addresses import DEFAULT, Bases
from unkg.pages.records import Question
from unkg.queries import Iri

ASSETS: Final = "assets"
_LONGEST: Final = 200
"""Bytes of a part of a path; file systems allow 255, hosts less."""


def folder_of(path: str) -> str:
    """The folder, below that of the site, of a page with a path; a part that is too long is replaced by its digest."""
    return "/".join(map(_segment, unquote(path).split("/")))


def _segment(name: str) -> str:
    encoded = name.encode()
    return name if len(encoded) <= _LONGEST else f"sha256-{hashlib.sha256(encoded).hexdigest()[:32]}"


@dataclass(frozen=True, slots=True)
class StaticLinks:
    """Links seen from the page in a folder of the site."""

    here: str
    """The folder of the page, without slashes around it; empty for the first page."""
    bases: Bases = DEFAULT
    is_static: bool = True
    formats: tuple[str, ...] = ("ttl", "jsonld")

    def to(self, folder: str, file: str = "") -> str:
        """The address of a folder, or of a file in it."""
        up = "../" * len([part for part in self.here.split("/") if part])
        return (up + quote(f"{folder}/" if folder else "", safe="/().,:;=+!$&'@~-_") + file) or "./"

    def page(self, iri: Iri) -> str:
        """The folder of the page, whose index the host shows."""
        path = self.bases.path(iri)
        return self.to(folder_of(path)) if path else iri

    def data(self, iri: Iri, extension: str) -> str:
        """The file beside the page."""
        return self.to(folder_of(self.bases.path(iri) or ""), f"index.{extension}")

    def listing(self, iri: Iri, name: str, number: int) -> str:
        """A folder below that of the page; the first page of a list is on the page itself."""
        if number == 1:
            return f"{self.page(iri)}#{name}"
        return self.to(f"{folder_of(self.bases.path(iri) or '')}/{name}-{number}")

    def question(self, question: Question) -> str | None:
        """None: files answer no queries."""
        return None

    def sparql(self, query: str) -> str | None:
        """None, too."""
        return None

    def asset(self, name: str) -> str:
        """A file of the folder for all pages."""
        return self.to(ASSETS, name)

    def home(self) -> str:
        """The first page."""
        return self.to("")

    def search(self) -> str:
        """The page of search results, which a script fills."""
        return self.to("search")

    def places(self) -> tuple[tuple[str, str], ...]:
        """Everything that is not under a kind of resource."""
        return (("Ontology", self.to("ontology")),)

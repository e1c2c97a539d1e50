"""Links on the pages of a server: absolute paths below the path at which a proxy offers it."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from unkg.pages.addresses import DEFAULT, Bases
from unkg.pages.records import Question
from unkg.queries import Iri


@dataclass(frozen=True, slots=True)
class ServedLinks:
    """Links of every page of the server, wherever it stands."""

    root: str = ""
    """The path of the server behind a proxy, without a slash at its end."""
    bases: Bases = DEFAULT
    is_static: bool = False
    formats: tuple[str, ...] = ("ttl", "jsonld", "nt")

    def page(self, iri: Iri) -> str:
        """The page of a resource; the IRI of one that is not of this graph."""
        path = self.bases.path(iri)
        return f"{self.root}/{path}.html" if path else iri

    def data(self, iri: Iri, extension: str) -> str:
        """The statements about it."""
        return f"{self.root}/{self.bases.path(iri)}.{extension}"

    def listing(self, iri: Iri, name: str, number: int) -> str:
        """A page of one of its lists; the first one is on the page itself."""
        page = self.page(iri)
        return f"{page}#{name}" if number == 1 else f"{page}?{urlencode({'list': name, 'page': number})}"

    def question(self, question: Question) -> str | None:
        """The page of a canned query with its parameters filled in."""
        return f"{self.root}/questions/{question.name}?{urlencode(question.parameters)}"

    def sparql(self, query: str) -> str | None:
        """The page for queries with this one in it, and its answer."""
        return f"{self.query()}?{urlencode({'query': query})}"

    def questions(self, name: str = "") -> str:
        """The form of a canned query; the list of all of them."""
        return f"{self.root}/questions/{name}"

    def query(self) -> str:
        """The page for queries in SPARQL."""
        return f"{self.root}/query"

    def suggest(self, kind: str) -> str:
        """What is suggested for a field, but for the text in it."""
        return f"{self.root}/suggest?kind={kind}"

    def ontology(self) -> str:
        """The page of the ontology."""
        return f"{self.root}/ontology.html"

    def editor(self, name: str) -> str:
        """A file of the editor of queries."""
        return f"{self.root}/assets/editor/{name}"

    def asset(self, name: str) -> str:
        """A file for all pages."""
        return f"{self.root}/assets/{quote(name)}"

    def home(self) -> str:
        """The first page."""
        return f"{self.root}/"

    def search(self) -> str:
        """The page of search results."""
        return f"{self.root}/search"

    def browse(self, kind: str, number: int = 1) -> str:
        """The list of all resources of a kind."""
        return f"{self.root}/browse/{kind}" + (f"?page={number}" if number > 1 else "")

    def places(self) -> tuple[tuple[str, str], ...]:
        """What there is besides the pages of resources."""
        return (
            ("Questions", self.questions()),
            ("Query", self.query()),
            ("Read a text", f"{self.root}/read"),
            ("Ontology", self.ontology()),
        )

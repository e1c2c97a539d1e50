"""UN documents in, a validated graph of citations, mandates and recommendations out.

found = unkg.extract("Recalling General Assembly resolution 60/251 of 15 March 2006,")
unkg.build(["resolutions"], "graph")
with unkg.open("graph") as graph:
    rows = graph.query("documents-citing", document="A/RES/60/251")
"""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

from unkg.errors import Error

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from unkg.building import Summary
    from unkg.extraction.explanation import Explanation
    from unkg.model import Document, Extraction
    from unkg.network import Branch, Paths
    from unkg.queries import Found, Table
    from unkg.store import Store

__all__ = ["Error", "Graph", "__version__", "build", "explain", "extract", "open"]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version  # slower than the rest of this module together

        return version("unkg")
    raise AttributeError(f"module 'unkg' has no attribute {name!r}")


def extract(text_or_path: str | Path, *, language: str = "en", ignore_metadata: bool = False) -> "Extraction":
    """Find the references and actions in one document: a text as `str`, a file as `Path`.

    Offsets count code points in `extraction.document.text`. Raises readers.ReadError for a file that gives no
    document, or several.
    """
    from unkg import authorities, extraction

    return extraction.extract(_document(text_or_path, language), authorities.load(), ignore_metadata=ignore_metadata)


def explain(text_or_path: str | Path, start: int, *, language: str = "en") -> "Explanation":
    """Explain why the reference at an offset got its target; `print` shows the grounds, a line each.

    Raises extraction.explanation.NoReferenceError where nothing is referred to, and ReadError as `extract` does.
    """
    from unkg import authorities
    from unkg.extraction import explanation

    return explanation.explain_at(_document(text_or_path, language), authorities.load(), start)


def _document(text_or_path: str | Path, language: str) -> "Document":
    from unkg.model import Document

    if isinstance(text_or_path, Path):
        return _only_document(text_or_path, language)
    return Document(key="text", source="text", text=text_or_path, language=language)


def _only_document(path: Path, language: str) -> "Document":
    from unkg import authorities, readers

    items = list(islice(readers.read([path], authorities.load(), language=language), 2))
    if len(items) != 1:
        raise readers.ReadError(f"{path} holds {'several documents' if items else 'no document'}", "use unkg.build")
    if isinstance(items[0], readers.Unreadable):
        raise readers.ReadError(f"{path}: {items[0].problem}", items[0].remedy, items[0].place)
    return items[0]


def build(
    paths: Iterable[str | Path],
    store: str | Path,
    *,
    anew: bool = False,
    validate: bool = True,
    workers: int | None = None,
) -> "Summary":
    """Read documents into the store in a folder, as `unkg build` does; the summary says what it then holds.

    Work is done by `workers` processes; None: as many as there are processors, one for few documents; 0: by this one.
    Raises store.StoreError where the store cannot be written; what cannot be read is counted in the summary.
    """
    from unkg import building

    options = building.Options(anew=anew, validate=validate, limits=building.Limits(workers))
    return building.build(paths, Path(store), options)


def open(store: str | Path | None = None) -> "Graph":
    """Open a store for reading: its folder, or the address of a SPARQL endpoint; the graph that ships, if none is named.

    The graph that ships is loaded into the user's cache first, which takes half a minute once. Raises store.StoreError.
    """
    from unkg.store import open_store, shipped_folder

    return Graph(open_store(shipped_folder() if store is None else store))


class Graph:
    """A graph open for reading; `with` lets go of it in the end."""

    # No dataclass: importing that module would take as long as all the rest of this one.
    __slots__ = ("store",)

    def __init__(self, store: "Store") -> None:
        """`store` answers SPARQL of one's own: `store.query(sparql)`."""
        self.store = store

    def query(self, name: str, /, **parameters: str | int | Iterable[str]) -> "Table":
        """Answer a canned query; parameters as people write them. Raises queries.QueryInputError."""
        from unkg import authorities, queries

        return queries.run(self.store, authorities.load(), name, **parameters)

    def lineage(
        self, symbol: str, depth: int = 3, direction: Literal["ancestors", "descendants"] = "ancestors"
    ) -> "Branch":
        """What a document builds on, or what builds on it, as a tree. Raises queries.QueryInputError."""
        from unkg import network

        return network.lineage(self.store, symbol, depth, direction)

    def paths(self, start: str, end: str, limit: int = 10) -> "Paths":
        """The shortest citation paths from one symbol to another. Raises queries.QueryInputError."""
        from unkg import network

        return network.paths(self.store, start, end, limit)

    def find(self, words: str, limit: int = 20) -> "list[Found]":
        """Documents, bodies, mechanisms, instruments and States by words of their names, best first."""
        from unkg import authorities, queries

        return queries.find(self.store, authorities.load(), words, limit)

    def to_rdflib(self) -> "rdflib.Dataset":
        """The same graph for rdflib, not copied; its default graph is the union of all."""
        import rdflib

        from unkg.store import Embedded, Remote

        match self.store:
            case Embedded():
                from oxrdflib import OxigraphStore

                return rdflib.Dataset(store=OxigraphStore(store=self.store.pyoxigraph), default_union=True)
            case Remote():
                from rdflib.plugins.stores.sparqlstore import SPARQLStore

                return rdflib.Dataset(store=SPARQLStore(self.store.address), default_union=True)
            case _:
                raise TypeError(f"a {type(self.store).__name__} cannot be seen through rdflib")

    def to_networkx(self) -> "nx.DiGraph[str]":
        """The citation network: symbols as nodes with dates and organs, relations and weights on the edges."""
        from unkg import authorities, network

        return network.to_networkx(network.edges(self.store), authorities.load().numbering)

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

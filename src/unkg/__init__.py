"""Turn UN documents into a validated graph of citations, mandates and recommendations.

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
    from pyoxigraph import QueryTriples

    from unkg.building import Summary
    from unkg.extraction.explanation import Explanation
    from unkg.model import Document, Extraction
    from unkg.network import Branch, Paths
    from unkg.queries import GraphDocument, Table
    from unkg.searching import SearchHit
    from unkg.store import Store

__all__ = ["Error", "Graph", "__version__", "build", "explain", "extract", "open"]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version  # slower than the rest of this module together

        return version("unkg")
    raise AttributeError(f"module 'unkg' has no attribute {name!r}")


def extract(text_or_path: str | Path, *, language: str | None = None, ignore_metadata: bool = False) -> "Extraction":
    """Extract the references and actions of one document, given as text (`str`) or file (`Path`).

    `language` is that of a text that does not state its own; None: as its letters and words tell.
    Offsets count code points in `extraction.document.text`. Raises readers.ReadError for a file that holds no document,
    or more than one, and for a text with half a character (an unpaired surrogate).
    """
    from unkg import authorities, extraction

    return extraction.extract(_document(text_or_path, language), authorities.load(), ignore_metadata=ignore_metadata)


def explain(text_or_path: str | Path, start: int, *, language: str | None = None) -> "Explanation":
    """Explain why the reference at an offset got its target; `print` shows the grounds, one per line.

    Raises extraction.explanation.NoReferenceError if there is no reference, and ReadError as `extract` does.
    """
    from unkg import authorities
    from unkg.extraction import explanation

    return explanation.explain_at(_document(text_or_path, language), authorities.load(), start)


def _document(text_or_path: str | Path, language: str | None) -> "Document":
    from unkg import authorities
    from unkg.model import Document
    from unkg.readers import language_told

    if isinstance(text_or_path, Path):
        return _only_document(text_or_path, language)
    _refuse_surrogates(text_or_path)
    language = language or language_told(text_or_path, authorities.load().languages)
    return Document(key="text", source="text", text=text_or_path, language=language)


def _refuse_surrogates(text: str) -> None:
    """Raise ReadError for half a character, which no output format can hold."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        from unkg.readers import ReadError

        raise ReadError("unpaired surrogate", "write the whole character", f"character {error.start}") from None


def _only_document(path: Path, language: str | None) -> "Document":
    from unkg import authorities, readers

    items = list(islice(readers.read([path], authorities.load(), language=language, only_whole=True), 2))
    if len(items) != 1:
        raise readers.ReadError(
            f"{path} holds {'more than one document' if items else 'no document'}", "use unkg.build"
        )
    if isinstance(items[0], readers.Unreadable):
        raise readers.ReadError(f"{path}: {items[0].problem}", items[0].remedy, items[0].place)
    return items[0]


def build(
    paths: Iterable[str | Path],
    store: str | Path,
    *,
    overwrite: bool = False,
    validate: bool = True,
    all_texts: bool = False,
    workers: int | None = None,
    cluster: str | None = None,
) -> "Summary":
    """Build a store from documents, as `unkg build` does, and return a summary of what it holds.

    `overwrite` starts from an empty store instead of adding to it. `all_texts` uses texts in folders also if nothing of
    the United Nations is found in them. `workers` is the number of processes; None: one per processor, but one for few
    documents; 0: work in this process. `cluster` is the address of the scheduler of a Dask cluster that is to read the
    documents instead. Raises store.StoreError if the store cannot be written; documents that cannot be read, and files
    that are skipped, are counted in the summary.
    """
    from unkg import building
    from unkg.building.cluster import Cluster

    limits = building.Limits(workers)
    executor = None if cluster is None else Cluster(cluster)
    options = building.Options(
        overwrite=overwrite, validate=validate, all_texts=all_texts, limits=limits, executor=executor
    )
    return building.build(paths, Path(store), options)


def open(store: str | Path | None = None) -> "Graph":
    """Open a store for reading: a folder, or the URL of a SPARQL endpoint. Default: the graph that ships with unkg.

    The first use of that graph loads it into the user's cache, which takes about 20 seconds. Raises store.StoreError.
    """
    from unkg.network import write_edge_index
    from unkg.store import open_store, shipped_folder

    location = str(shipped_folder(index=write_edge_index) if store is None else store)
    return Graph(open_store(location), location)


def _within(timeout: float, what: str, location: str, work: Any, asked: Any) -> Any:
    """The answer of a process of its own. Raises QueryError if it takes longer than `timeout`, in seconds."""
    from unkg.store import QueryError, is_endpoint
    from unkg.workers import Limits, WorkerLost, limited

    if not timeout > 0:  # true of nan, too
        raise QueryError(f"{what}: timeout={timeout:g}; use a number of seconds above 0")
    answer = limited(work, (location, asked), Limits(1, timeout, None, network=is_endpoint(location)))
    if isinstance(answer, WorkerLost):
        raise QueryError(f"{what}: {answer.problem}; raise the timeout, or ask for less")
    return answer


def _query(asked: tuple[str, tuple[str, dict[str, Any]]]) -> "Table":
    location, (name, parameters) = asked
    with open(location) as graph:
        return graph.query(name, **parameters)


def _sparql(asked: tuple[str, str]) -> "Table | bool | rdflib.Graph":
    location, query = asked
    with open(location) as graph:
        return graph.sparql(query)


def _answer(store: "Store", query: str) -> "Table | bool | rdflib.Graph":
    from unkg import queries
    from unkg.store import errors_placed
    from unkg.vocabulary.prefixes import prologue

    begin = prologue(query)
    with errors_placed("the query", begin, query, "unkg.vocabulary.prefixes.PREDEFINED has those that are known"):
        found = queries.answer(store, begin + query)
    return found if isinstance(found, (queries.Table, bool)) else _rdflib_graph(found)


def _rdflib_graph(triples: "QueryTriples") -> "rdflib.Graph":
    import rdflib
    from pyoxigraph import RdfFormat, serialize

    return rdflib.Graph().parse(data=serialize(triples, None, RdfFormat.N_TRIPLES) or b"", format="nt")


class Graph:
    """A graph open for reading; use it in a `with` statement or call `close`."""

    # Not a dataclass: importing `dataclasses` takes as long as the rest of this module.
    __slots__ = ("location", "store")

    def __init__(self, store: "Store", location: str) -> None:
        """`location` is where the store was opened."""
        self.store = store
        self.location = location

    def query(self, name: str, /, *, timeout: float | None = None, **parameters: str | int | Iterable[str]) -> "Table":
        """Run a canned query, with parameters as people write them. Raises queries.QueryInputError.

        With a timeout in seconds, it runs in a process of its own, on the current version of the store; after that time
        the process is killed, and store.QueryError is raised.
        """
        from unkg import authorities, network, queries

        if timeout is not None:
            found: Table = _within(timeout, name, self.location, _query, (name, parameters))
            return found
        return network.answered(self.store, authorities.load(), queries.load(name), **parameters)

    def sparql(self, query: str, /, *, timeout: float | None = None) -> "Table | bool | rdflib.Graph":
        """Answer a SPARQL query of your own: SELECT by a table, ASK by a truth value, others by an rdflib graph.

        The prefixes that `unkg query --prefixes` lists need not be declared. `timeout` is as for `query`. Raises
        store.QuerySyntaxError, with line and column, for what is not SPARQL 1.1, and store.QueryError.
        """
        if timeout is not None:
            found: Table | bool | rdflib.Graph = _within(timeout, "the query", self.location, _sparql, query)
            return found
        return _answer(self.store, query)

    def document(self, symbol: str, /) -> "GraphDocument":
        """What the graph says of a document: metadata, citations and mandate events with their places in the text.

        Raises queries.QueryInputError for what is no symbol, or one that the graph neither holds nor cites.
        """
        from unkg import authorities, queries

        symbol = queries.symbol_meant(symbol, authorities.load().numbering)
        if found := queries.graph_document(self.store, symbol, queries.document(self.store, symbol)):
            return found
        raise queries.QueryInputError(f"{symbol}: this graph neither holds nor cites it")

    def lineage(
        self, symbol: str, depth: int = 3, direction: Literal["ancestors", "descendants"] = "ancestors"
    ) -> "Branch":
        """What a document builds on, or what builds on it, as a tree. Raises queries.QueryInputError."""
        from unkg import authorities, network, queries

        symbol = queries.symbol_meant(symbol, authorities.load().numbering)
        return network.lineage(self.store, symbol, depth, direction)

    def paths(self, start: str, end: str, limit: int = 10) -> "Paths":
        """The shortest citation paths from one symbol to another. Raises queries.QueryInputError."""
        from unkg import authorities, network, queries

        start, end = (queries.symbol_meant(one, authorities.load().numbering) for one in (start, end))
        return network.paths(self.store, start, end, limit)

    def find(self, words: str, limit: int = 20) -> "list[SearchHit]":
        """Search for documents, bodies, mandates, instruments, States and the like by name; the best come first."""
        from unkg import authorities, searching

        return searching.find(self.store, authorities.load().numbering, words, limit)

    def to_rdflib(self) -> "rdflib.Dataset":
        """The graph as an rdflib dataset, without copying it; the default graph is the union of all graphs."""
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
                raise TypeError(f"no rdflib view of a {type(self.store).__name__}")

    def to_networkx(self) -> "nx.DiGraph[str]":
        """The citation network: symbols as nodes with dates and organs, relations and weights on the edges."""
        from unkg import authorities, network

        return network.to_networkx(network.edges(self.store), authorities.load().numbering)

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.store.__exit__(kind, error, trace)

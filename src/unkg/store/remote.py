"""A store behind the SPARQL 1.1 Protocol."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from unkg.store.federation import refuse_service
from unkg.store.interface import Dataset, QueryError, Solutions, StoreError
from unkg.store.keywords import query_form

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Variable

Found = TypeVar("Found")

_HAS_GRAPHS = "ASK { GRAPH ?g { ?s ?p ?o } }"
_VIRTUOSO_BOOLEAN = "__ASK_RETVAL"
_TIMEOUT = 300
"""Seconds to wait for an answer."""


class Remote:
    """A SPARQL endpoint, queried by POST. Its default graph must be the union of its named graphs."""

    def __init__(self, address: str, *, allow_service: bool = False) -> None:
        self.address = address
        self._allow_service = allow_service
        self._is_united: bool | None = None

    def query(self, sparql: str, dataset: Dataset | None = None) -> "QuerySolutions | QueryBoolean | QueryTriples":
        """Answer a SPARQL 1.1 query.

        Raises QueryError, and StoreError if the endpoint does not respond, or does not query the union of its graphs.
        """
        if not self._allow_service:
            refuse_service(sparql)
        if self._is_united is None:
            self._is_united = bool(self._answered("ASK { ?s ?p ?o }")) or not self._answered(_HAS_GRAPHS)
        if not self._is_united:
            raise StoreError(
                f"{self.address}: the default graph is empty, and the graphs beside it are not united with it; "
                "start the server so that it is their union (oxigraph: --union-default-graph)"
            )
        return self._answered(sparql, dataset)

    def _answered(self, sparql: str, dataset: Dataset | None = None) -> "QuerySolutions | QueryBoolean | QueryTriples":
        import pyoxigraph
        from SPARQLWrapper import JSON, TURTLE

        request = self._request(sparql, dataset or Dataset())
        if request.queryType in {"CONSTRUCT", "DESCRIBE"}:
            parsed = pyoxigraph.parse(self._answer(request, TURTLE), pyoxigraph.RdfFormat.TURTLE)
            # An iterator of triples, as an embedded store gives.
            return cast("QueryTriples", (quad.triple for quad in self._readable(parsed)))
        body = self._answer(request, JSON)
        with self._reading():
            json.loads(body)
            found = pyoxigraph.parse_query_results(body, pyoxigraph.QueryResultsFormat.JSON)
            try:
                if request.queryType == "ASK":
                    found = _as_boolean(found)
                if isinstance(found, pyoxigraph.QueryBoolean) != (request.queryType == "ASK"):
                    raise ValueError("not of the form that was asked for")
                if isinstance(found, pyoxigraph.QueryBoolean):
                    return found
                self._check_variables(sparql, found.variables)
            except Exception:
                del found  # a traceback would keep it, and it must end in this thread
                raise
        return cast("QuerySolutions", Solutions(found, self._reading))

    def _check_variables(self, sparql: str, found: "list[Variable]") -> None:
        """Raise ValueError if solutions have other variables than those that a query asks for."""
        import pyoxigraph

        if self._allow_service:  # no store may be asked to find out what the query asks for: it would ask the service
            return
        try:
            wanted = cast("QuerySolutions", pyoxigraph.Store().query(sparql)).variables
        except SyntaxError:  # an extension that this endpoint has
            return
        if not {*wanted} <= {*found}:
            raise ValueError(f"the variables are {', '.join(map(str, found)) or 'none'}")

    def _readable(self, found: Iterable[Found]) -> Iterator[Found]:
        """What an answer holds. Raises QueryError at the first that is not what the format allows."""
        with self._reading():
            yield from found

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Raise QueryError for an answer that is not what was asked for."""
        try:
            yield
        except (SyntaxError, ValueError, RecursionError) as error:
            # A server may stop a long query in the middle of an answer whose status was success.
            raise QueryError(
                f"{self.address}: the answer is incomplete or not SPARQL results ({_line(error)})"
            ) from None

    def graphs(self) -> Iterator[str]:
        """Names of the graphs, sorted."""
        rows = cast("QuerySolutions", self.query("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"))
        return iter(sorted(cast("NamedNode", row["g"]).value for row in rows))

    def quads(self, graph: str | None = None) -> "Iterator[Quad]":
        """All statements, or those of one graph."""
        from pyoxigraph import NamedNode, Quad

        only = "" if graph is None else f"VALUES ?g {{ {NamedNode(graph)} }}"
        rows = self.query(f"SELECT ?s ?p ?o ?g WHERE {{ {only} GRAPH ?g {{ ?s ?p ?o }} }}")
        for s, p, o, g in cast("QuerySolutions", rows):
            yield Quad(s, p, o, g)

    def close(self) -> None:
        """Do nothing: no connection is kept."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _request(self, sparql: str, dataset: Dataset) -> Any:
        from SPARQLWrapper import POST, URLENCODED, SPARQLWrapper

        request = SPARQLWrapper(self.address)
        request.setQuery(sparql)
        # The library takes a word of the query for its form: the `Ask` in `unkg:Asking`, or an `add` in a comment.
        if form := query_form(sparql):
            request.queryType = form.upper()
        request.setMethod(POST)
        request.setRequestMethod(URLENCODED)  # Virtuoso 7 waits for ever for the end of a query that is posted directly
        request.setTimeout(_TIMEOUT)
        for name, graphs in (("default-graph-uri", dataset.default), ("named-graph-uri", dataset.named)):
            for graph in graphs:
                request.addParameter(name, graph)
        return request

    def _answer(self, request: Any, form: str) -> bytes:
        from http.client import HTTPException, InvalidURL

        from SPARQLWrapper.SPARQLExceptions import EndPointNotFound, SPARQLWrapperException

        request.setReturnFormat(form)
        try:
            with request.query().response as response:
                return cast("bytes", response.read())
        except EndPointNotFound:
            raise StoreError(
                f"{self.address}: no SPARQL endpoint here; give its full address (oxigraph: http://HOST:7878/query)"
            ) from None
        except SPARQLWrapperException as error:
            raise QueryError(f"{self.address}: the endpoint rejected the query ({_line(error)})") from None
        except (ValueError, InvalidURL) as error:  # `http://a b`, `http://x/é`, `http://[`, named or redirected to
            raise StoreError(f"{self.address}: not the URL of a SPARQL endpoint ({_line(error)})") from None
        except (OSError, HTTPException) as error:
            raise StoreError(
                f"{self.address}: no response ({_line(error)}); check the URL of the SPARQL endpoint"
            ) from None


def _as_boolean(found: "QuerySolutions | QueryBoolean") -> "QuerySolutions | QueryBoolean":
    """The answer to ASK as the standard has it: Virtuoso 7 answers yes with one solution and no with none."""
    import pyoxigraph

    if isinstance(found, pyoxigraph.QueryBoolean) or [one.value for one in found.variables] != [_VIRTUOSO_BOOLEAN]:
        return found
    answer = json.dumps({"head": {}, "boolean": any(True for _ in found)})
    return pyoxigraph.parse_query_results(answer, pyoxigraph.QueryResultsFormat.JSON)


def _line(error: Exception) -> str:
    return " ".join(str(error).replace("\\n", " ").split())[:300]

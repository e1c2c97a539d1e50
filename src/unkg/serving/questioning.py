"""Work of a query process for questions: canned queries as pages and data, suggestions, queries of one's own."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from pyoxigraph import RdfFormat, serialize

from unkg import queries, searching
from unkg.pages import questions, snippets
from unkg.pages.answer_links import AnswerLinks
from unkg.pages.html import environment
from unkg.pages.query_words import reading
from unkg.pages.questions import View
from unkg.pages.snippets import Given
from unkg.queries import QueryInputError
from unkg.searching import SearchHit
from unkg.serving import asking
from unkg.serving.asking import Asked
from unkg.serving.describing import bases_of
from unkg.serving.errors import LimitExceeded
from unkg.serving.media_types import Format
from unkg.serving.preloaded import KNOWLEDGE
from unkg.serving.protocol import Question
from unkg.serving.served_links import ServedLinks
from unkg.serving.settings import Limits
from unkg.store import QueryError, query_form
from unkg.vocabulary.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Triple

    from unkg import Graph

TABLE_NAMES: Final = (("csv", "CSV"), ("tsv", "TSV"), ("json", "JSON"), ("xml", "XML"))
GRAPH_NAMES: Final = (("ttl", "Turtle"), ("nt", "N-Triples"), ("jsonld", "JSON-LD"), ("rdf", "RDF/XML"))
"""The formats of answers with their names."""
START: Final = (
    "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items() if name in {"unkg", "dcterms", "rdfs", "xsd"})
    + """
SELECT ?document ?date ?title
WHERE {
  ?document a unkg:Resolution ;
            unkg:adopted ?date ;
            dcterms:title ?title .
}
ORDER BY DESC(?date)
LIMIT 20
"""
)
"""What the query page begins with."""
_SHOWN: Final = 200_000
"""Characters of a graph on the query page."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page is asked to show, and where it is."""

    given: Given
    view: View
    root: str
    address: str
    """Of the server, as the client wrote it, with a slash at its end."""
    rows: int
    """Rows that an answer may have."""


def form(name: str, asked: Shown, error: str | None = None) -> str:
    """The page of a canned query without an answer, and why there is none; it needs no graph."""
    return _question(ServedLinks(asked.root), name, asked, {"error": error})


def page(graph: "Graph", name: str, asked: Shown) -> tuple[int, str]:
    """The page of a canned query with its answer, and its status."""
    links = ServedLinks(asked.root, bases_of(graph))
    query = queries.load(name)
    try:
        answer = questions.answer(graph.store, KNOWLEDGE, query, asked.given, asked.view)
    except QueryInputError as error:
        some = questions.with_nearest(graph.store, KNOWLEDGE, questions.fields(query, asked.given, error))
        words = None if any(field.error for field in some) else str(error)
        return 400, _question(links, name, asked, {"fields": some, "error": words})
    _check_rows(answer.total, asked.rows)
    return 200, _question(links, name, asked, {"answer": answer})


def _question(links: ServedLinks, name: str, asked: Shown, values: dict[str, Any]) -> str:
    query = queries.load(name)
    here = links.questions(name)
    example = [(one.name, one.example) for one in query.parameters if one.required]
    shown = {
        "query": query,
        "fields": questions.fields(query, asked.given),
        "example": AnswerLinks(here, "", example, View()).page(1).partition("#")[0],
        "error": None,
        "answer": None,
        "view": asked.view,
        "addresses": AnswerLinks(here, f"{here}.{{}}", asked.given, asked.view),
        "formats": TABLE_NAMES,
        "reading": reading(name, asked.root),
        "snippets": {
            "python": snippets.python(name, asked.given, asked.address),
            "curl": snippets.curl(name, asked.given, asked.address),
            "command": snippets.command(name, asked.given),
        },
    }
    return environment().get_template("question.html").render({"links": links, **shown, **values})


def data(graph: "Graph", name: str, given: Given, extension: str, limits: Limits) -> tuple[Format, bytes]:
    """The answer to a canned query in the format of an extension. Raises what `asking.answer` raises."""
    question = Question(_bound(graph, name, given), form=extension)
    return asking.answer(graph, Asked(question, None, limits.rows, limits.answer))


def _bound(graph: "Graph", name: str, given: Given) -> str:
    return queries.bound(graph.store, KNOWLEDGE, queries.load(name), **snippets.by_name(given))


def example(graph: "Graph", name: str) -> str:
    """The SPARQL of a canned query with its example. Raises QueryInputError."""
    query = queries.load(name)
    given = [(one.name, one.example) for one in query.parameters if one.required]
    try:
        return _bound(graph, name, given)
    except QueryInputError:  # this store lacks what the example names
        return query.sparql


def query_page(graph: "Graph", sparql: str, asked: Shown, values: dict[str, Any]) -> tuple[int, str]:
    """The page of a query in SPARQL with its answer, and its status; `values` are those of the template."""
    links = ServedLinks(asked.root, bases_of(graph))
    given = (("query", sparql),)
    addresses = AnswerLinks(links.query(), f"{asked.root}/sparql?format={{}}", given, asked.view)
    shown = values | {"links": links, "sparql": sparql, "view": asked.view, "addresses": addresses}
    status = 200
    try:
        shown |= _answered(graph, sparql, asked)
    except QueryError as error:
        status = 400
        shown["error"] = str(error)
    return status, environment().get_template("query.html").render(shown)


def _answered(graph: "Graph", sparql: str, asked: Shown) -> dict[str, Any]:
    """The answer as values of the template."""
    if query_form(sparql) not in {"construct", "describe"}:
        table = queries.table_of(graph.store, sparql, asked.rows + 1)
        _check_rows(len(table), asked.rows)
        return {"answer": questions.shown(graph.store, table, asked.view, sparql), "formats": TABLE_NAMES}
    limited = asking.limited(cast("Iterable[Triple]", graph.store.query(sparql)), asked.rows)
    text = (serialize(limited, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode()
    if len(text) > _SHOWN:
        text = text[:_SHOWN] + "\n… (download the rest)"
    return {"answer": {"total": None}, "text": text, "formats": GRAPH_NAMES}


def _check_rows(number: int, rows: int) -> None:
    if number > rows:
        raise LimitExceeded("rows", rows)


def suggested(graph: "Graph", kind: str, text: str, limit: int) -> list[tuple[str, SearchHit, str]]:
    """What a text can become in a field: what to write, the thing, and the path of its page."""
    links = ServedLinks(bases=bases_of(graph))
    found = questions.suggestions(graph.store, KNOWLEDGE, kind, text, limit)
    return [(value, hit, links.page(hit.iri)) for value, hit in found.items()]


def found(graph: "Graph", words: str, limit: int) -> list[SearchHit]:
    """What has a name with these words."""
    return graph.find(words, limit)


def indexed(graph: "Graph") -> None:
    """Make the index of names, if there is none of this version."""
    searching.prepare(graph.store)

"""Running a query and saying why there is no answer, where there is none."""

from collections.abc import Iterable
from typing import cast

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples

from unkg.queries.answers import Table, table, value
from unkg.queries.binding import Askable, Term, bind, terms_of
from unkg.queries.canned import Query, load
from unkg.vocabulary import Unkg


def run(store: Askable, name: str, /, **given: str | int | Iterable[str]) -> Table:
    """Answer a canned query; parameters as people write them, several values of one meaning any of them.

    Raises QueryInputError for a query, parameter or value that does not exist or fit.
    """
    return ask_for(store, load(name), **given)


def ask_for(store: Askable, query: Query, /, **given: str | int | Iterable[str]) -> Table:
    """Answer a query that was parsed from anybody's file: a table for ASK and CONSTRUCT too."""
    terms = terms_of(store, query, given)
    answer = _table(store.query(bind(query, terms)))
    if answer.rows:
        return answer
    return Table(answer.columns, (), _why_nothing(store, query, terms))


def _table(answer: "QuerySolutions | QueryBoolean | QueryTriples") -> Table:
    if isinstance(answer, QuerySolutions):
        return table(answer)
    if isinstance(answer, QueryBoolean):
        return Table(("answer",), ((bool(answer),),))
    rows = ((value(t.subject), value(t.predicate), value(t.object)) for t in answer)
    return Table(("subject", "predicate", "object"), tuple(sorted(rows, key=str)))


def _why_nothing(store: Askable, query: Query, terms: dict[str, tuple[Term, ...]]) -> str:
    documents = [term for p in query.parameters if p.type == "symbol" for term in terms.get(p.name, ())]
    told = [_standing(store, cast("NamedNode", document)) for document in documents]
    return " ".join(told) or "Nothing in this store answers the question."


def _standing(store: Askable, document: NamedNode) -> str:
    """Whether a document is unknown to a store, known but not held, or held."""
    name = document.value.partition("/id/document/")[2] or document.value
    if not store.query(f"ASK {{ {{ {document} ?p ?o }} UNION {{ ?s ?p {document} }} }}"):
        return f"{name} is not known to this store: it is neither held nor cited."
    if not store.query(f"ASK {{ {document} {Unkg.text} ?text }}"):
        return f"{name} is not held: it is cited, its text was not read."
    return f"{name} is held, and nothing in this store answers the question."

"""Running a query and saying why there is no answer, where there is none."""

from collections.abc import Iterable
from typing import Literal

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples

from unkg.queries.answers import Iri, Table, table, value
from unkg.queries.binding import Askable, Term, bind, document_terms, terms_of
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


def document(store: Askable, text: str) -> Iri:
    """The IRI, in this store, of the document that a symbol names. Raises QueryInputError."""
    return Iri(document_terms(store, "symbol", text)[0].value)


def standing(store: Askable, iri: Iri) -> Literal["unknown", "not held", "held"]:
    """Whether a store holds a document's text, only knows it as cited, or does not know it."""
    name = NamedNode(iri)
    if store.query(f"ASK {{ {name} {Unkg.text} ?text }}"):
        return "held"
    if store.query(f"ASK {{ {{ {name} ?p ?o }} UNION {{ ?s ?p {name} }} }}"):
        return "not held"
    return "unknown"


_TOLD = {
    "unknown": "is not known to this store: it is neither held nor cited.",
    "not held": "is not held: it is cited, its text was not read.",
    "held": "is held, and nothing in this store answers the question.",
}


def _why_nothing(store: Askable, query: Query, terms: dict[str, tuple[Term, ...]]) -> str:
    documents = [Iri(term.value) for p in query.parameters if p.type == "symbol" for term in terms.get(p.name, ())]
    told = [f"{iri.short} {_TOLD[standing(store, iri)]}" for iri in documents]
    return " ".join(told) or "Nothing in this store answers the question."

"""Running a query and saying why there is no answer, where there is none."""

from collections.abc import Iterable
from typing import Final, Literal, cast

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples

from unkg.authorities import Knowledge
from unkg.queries.answers import Iri, Table, table, value
from unkg.queries.binding import Askable, Term, bind, document_terms, terms_of
from unkg.queries.canned import Query, load
from unkg.vocabulary import TERMS, Unkg


def run(store: Askable, knowledge: Knowledge, name: str, /, **given: str | int | Iterable[str]) -> Table:
    """Answer a canned query; parameters as people write them, several values of one meaning any of them.

    Raises QueryInputError for a query, parameter or value that does not exist or fit.
    """
    return ask_for(store, knowledge, load(name), **given)


def ask_for(store: Askable, knowledge: Knowledge, query: Query, /, **given: str | int | Iterable[str]) -> Table:
    """Answer a query that was parsed from anybody's file: a table for ASK and CONSTRUCT too."""
    terms = terms_of(store, knowledge.authorities, query, given)
    answer = _table(store.query(bind(query, terms)))
    if answer.rows:
        return answer
    return Table(answer.columns, (), _why_nothing(store, query, terms))


def between(store: Askable, name: str, /, **ends: Iterable[Iri]) -> Table:
    """Answer a canned query whose parameters are documents, named by IRIs of this store; without a remark."""
    terms = {end: tuple(dict.fromkeys(map(NamedNode, iris))) for end, iris in ends.items()}
    return _table(store.query(bind(load(name), terms)))


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


def with_citations(store: Askable, end: Literal["citing", "cited"], documents: Iterable[Iri]) -> set[Iri]:
    """Those of some documents that cite another one, or that another one cites."""
    pattern = "?document {cites} ?other" if end == "citing" else "?other {cites} ?document"
    exists = f"FILTER EXISTS {{ {pattern.format(cites=Unkg.cites)} FILTER(?other != ?document) }}"
    values = " ".join(str(NamedNode(document)) for document in documents)
    found = store.query(f"SELECT ?document WHERE {{ VALUES ?document {{ {values} }} {exists} }}")
    return {Iri(row["document"].value) for row in cast("QuerySolutions", found)}


_UNKNOWN, _NOT_HELD = (
    "is not known to this store: it is neither held nor cited.",
    "is not held: it is cited, its text was not read.",
)


def _told(store: Askable, iri: Iri) -> str:
    match standing(store, iri):
        case "unknown":
            return _UNKNOWN
        case "not held":
            return _NOT_HELD
    cites = store.query(f"ASK {{ {NamedNode(iri)} {Unkg.cites} ?other }}")
    cited = store.query(f"ASK {{ ?other {Unkg.cites} {NamedNode(iri)} }}")
    match bool(cites), bool(cited):
        case False, False:
            return "is held without citations: it cites nothing, and nothing in this store cites it."
        case True, False:
            return "is held and cites others; nothing in this store cites it."
        case False, True:
            return "is held and cited; it cites nothing itself."
    return "is held, cites and is cited; nothing in this store answers the question."


def _has(store: Askable, term: NamedNode) -> bool:
    return bool(store.query(f"ASK {{ {{ ?thing a {term} }} UNION {{ ?thing {term} ?value }} }}"))


_EXPLAINED: Final = 10
"""Documents of which it is told why they have no rows; a walk through the network asks for hundreds at once."""


def _why_nothing(store: Askable, query: Query, terms: dict[str, tuple[Term, ...]]) -> str:
    if query.needs and not _has(store, NamedNode(TERMS + query.needs[0])):
        return f"This store holds no {query.needs[1]} at all, so that nothing can answer the question."
    documents = [Iri(term.value) for p in query.parameters if p.type == "symbol" for term in terms.get(p.name, ())]
    told = [f"{iri.short} {_told(store, iri)}" for iri in list(dict.fromkeys(documents))[:_EXPLAINED]]
    return " ".join(told) or f"Nothing in this store answers the question{_as_asked(query, terms)}."


def _as_asked(query: Query, terms: dict[str, tuple[Term, ...]]) -> str:
    """The parameters as they were understood, for a name may have meant something else."""
    given = (
        f"{p.name}={' or '.join(Iri(term.value).short for term in terms[p.name])}"
        for p in query.parameters
        if p.name in terms and p.default is None
    )
    asked = ", ".join(given)
    return f" ({asked})" if asked else ""

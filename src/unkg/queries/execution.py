"""Run a query, and explain an empty result."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final, Literal, cast

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples

from unkg.authorities import Knowledge
from unkg.queries.answers import Iri, Table, listed, table, value
from unkg.queries.binding import Queryable, Term, bind, document_terms, holder_terms, succession, terms_of
from unkg.queries.canned import LANGUAGE, Query, load
from unkg.queries.mandates import lineage_remark
from unkg.queries.resources import names as resource_names
from unkg.vocabulary import TERMS, Rdf, Unkg


def run(store: Queryable, knowledge: Knowledge, name: str, /, **given: str | int | Iterable[str]) -> Table:
    """Run a canned query. Parameters are as people write them; several values match any of them.

    Raises QueryInputError for an unknown query or parameter, or an invalid value.
    """
    return execute(store, knowledge, load(name), **given)


def execute(store: Queryable, knowledge: Knowledge, query: Query, /, **given: str | int | Iterable[str]) -> Table:
    """Run a parsed query. The result is a table for ASK and CONSTRUCT too."""
    terms = terms_of(store, knowledge, query, given)
    answer = _table(store.query(bind(query, terms)))
    if LANGUAGE.name in terms and LANGUAGE in query.parameters:
        answer = answer.named(_labels(store, answer, terms[LANGUAGE.name][0].value))
    if answer.rows:
        return replace(answer, remark=_remark(store, query, terms, answer))
    return Table(answer.columns, (), _why_empty(store, query, terms))


def why_empty(store: Queryable, knowledge: Knowledge, query: Query, /, **given: str | int | Iterable[str]) -> str:
    """Why a parsed query, which has been run, finds nothing."""
    return _why_empty(store, query, terms_of(store, knowledge, query, given))


def bound(store: Queryable, knowledge: Knowledge, query: Query, /, **given: str | int | Iterable[str]) -> str:
    """The SPARQL of a query with its parameters bound, for any engine. Raises QueryInputError."""
    return bind(query, terms_of(store, knowledge, query, given))


def _labels(store: Queryable, answer: Table, language: str) -> dict[Iri, str]:
    """The names in a language of all in an answer but documents, which have symbols."""
    iris = {one for row in answer.rows for one in row if isinstance(one, Iri) and "/id/document/" not in one}
    return {iri: name.label for iri, name in resource_names(store, iris, language).items()}


def _remark(store: Queryable, query: Query, terms: Mapping[str, tuple[Term, ...]], answer: Table) -> str | None:
    """What to say under the rows of one mandate: its gaps, and which other holders the rows include."""
    if query.name != "mandate-lineage" or set(terms["mandate"]) != set(succession(store, terms["mandate"][0])):
        return None
    return "\n".join(filter(None, (lineage_remark(answer), _others(store, terms["mandate"])))) or None


def _others(store: Queryable, holders: tuple[Term, ...]) -> str:
    """A sentence on the holders of mandates before and after the first: MONUC for MONUSCO. Empty if there are none."""
    values = " ".join(map(str, holders[1:]))
    rows = store.query(
        f"SELECT ?x (MIN(STR(?label)) AS ?name) WHERE {{ VALUES ?x {{ {values} }} ?task {Unkg.heldBy} ?x . "
        f"?event {Unkg.mandate} ?task . ?x {Rdf.label} ?label }} GROUP BY ?x"
    )
    names = {row["x"]: row["name"].value for row in cast("QuerySolutions", rows)}
    included = [names[holder] for holder in holders[1:] if holder in names]
    return f"Includes its predecessors and successors: {listed(included)}." if included else ""


def answer(store: Queryable, sparql: str) -> Table | bool | QueryTriples:
    """The whole answer to any query: a table for SELECT, a truth value for ASK. Raises what the store raises."""
    found = store.query(sparql)
    if isinstance(found, QueryBoolean):
        return bool(found)
    return table(cast("QuerySolutions", found)) if _has_rows(found) else cast("QueryTriples", found)


def _has_rows(answer: "QuerySolutions | QueryTriples") -> bool:
    """Whether an answer is one to SELECT; an embedded store wraps solutions, and a remote one triples."""
    return hasattr(answer, "variables")


def table_of(store: Queryable, sparql: str, most: int) -> Table:
    """The first rows of a SELECT query, `most` at most; one row for ASK. Raises what the store raises."""
    answer = store.query(sparql)
    if isinstance(answer, QueryBoolean):
        return _table(answer)
    return table(cast("QuerySolutions", answer), most)


def between(store: Queryable, name: str, /, **ends: Iterable[Iri]) -> Table:
    """Answer a canned query whose parameters are documents, named by IRIs of this store; without a remark."""
    terms = {end: tuple(dict.fromkeys(map(NamedNode, iris))) for end, iris in ends.items()}
    return _table(store.query(bind(load(name), terms)))


def _table(answer: "QuerySolutions | QueryBoolean | QueryTriples") -> Table:
    if isinstance(answer, QueryBoolean):
        return Table(("answer",), ((bool(answer),),))
    if _has_rows(answer):
        return table(cast("QuerySolutions", answer))
    rows = ((value(t.subject), value(t.predicate), value(t.object)) for t in answer)
    return Table(("subject", "predicate", "object"), tuple(sorted(rows, key=str)))


def document(store: Queryable, text: str) -> Iri:
    """The IRI, in this store, of the document with a symbol. Raises QueryInputError."""
    return Iri(document_terms(store, "symbol", text)[0].value)


def holder(store: Queryable, knowledge: Knowledge, text: str) -> str:
    """The name of the holder of a mandate, from words of it. Raises QueryInputError as a parameter does."""
    found = holder_terms(store, knowledge.authorities, "mandate", text)
    values = " ".join(map(str, found))
    labels = store.query(f"SELECT ?label WHERE {{ VALUES ?x {{ {values} }} ?x {Rdf.label} ?label }} ORDER BY ?label")
    return next((row["label"].value for row in cast("QuerySolutions", labels)), text)


def standing(store: Queryable, iri: Iri) -> Literal["unknown", "not held", "held"]:
    """Whether a store holds a document's text, knows it only as cited, or does not know it."""
    name = NamedNode(iri)
    if store.query(f"ASK {{ {name} {Unkg.text} ?text }}"):
        return "held"
    if store.query(f"ASK {{ {{ {name} ?p ?o }} UNION {{ ?s ?p {name} }} }}"):
        return "not held"
    return "unknown"


def held_documents(store: Queryable) -> list[Iri]:
    """The documents whose text a store holds, sorted."""
    found = store.query(f"SELECT DISTINCT ?document WHERE {{ ?document {Unkg.text} ?text }}")
    return sorted(Iri(row["document"].value) for row in cast("QuerySolutions", found))


def described(store: Queryable, graphs: Iterable[str]) -> set[Iri]:
    """Everything that these graphs say something about."""
    texts = (f"SELECT DISTINCT ?x WHERE {{ GRAPH {NamedNode(graph)} {{ ?x ?p ?o }} }}" for graph in graphs)
    return {Iri(row["x"].value) for text in texts for row in cast("QuerySolutions", store.query(text))}


def with_citations(store: Queryable, end: Literal["citing", "cited"], documents: Iterable[Iri]) -> set[Iri]:
    """Those of the documents that cite another one (`citing`), or that another one cites (`cited`)."""
    pattern = "?document {cites} ?other" if end == "citing" else "?other {cites} ?document"
    exists = f"FILTER EXISTS {{ {pattern.format(cites=Unkg.cites)} FILTER(?other != ?document) }}"
    values = " ".join(str(NamedNode(document)) for document in documents)
    found = store.query(f"SELECT ?document WHERE {{ VALUES ?document {{ {values} }} {exists} }}")
    return {Iri(row["document"].value) for row in cast("QuerySolutions", found)}


_UNKNOWN, _NOT_HELD = (
    "is unknown to this store: it neither holds nor cites it.",
    "is cited, but its text is not in this store.",
)

_OF_CITATIONS: Final = re.compile("unkg:cit|cito:has")
"""What a query has that asks about citations, not about votes or subjects of a document."""


def _status(store: Queryable, query: Query, iri: Iri) -> str:
    match standing(store, iri):
        case "unknown":
            return _UNKNOWN
        case "not held":
            return _NOT_HELD
    if not _OF_CITATIONS.search(query.sparql):
        return "is held, but nothing in this store matches the query."
    cites = store.query(f"ASK {{ {NamedNode(iri)} {Unkg.cites} ?other }}")
    cited = store.query(f"ASK {{ ?other {Unkg.cites} {NamedNode(iri)} }}")
    match bool(cites), bool(cited):
        case False, False:
            return "is held, but cites nothing, and nothing in this store cites it."
        case True, False:
            return "is held and cites others, but nothing in this store cites it."
        case False, True:
            return "is held and cited, but cites nothing."
    return "is held, cites and is cited, but nothing in this store matches the query."


def _has(store: Queryable, term: NamedNode) -> bool:
    return bool(store.query(f"ASK {{ {{ ?thing a {term} }} UNION {{ ?thing {term} ?value }} }}"))


_HOLDERS: Final = frozenset({"holder", "succession"})
"""Types of parameters that name the holder of a mandate."""
_MAX_EXPLAINED: Final = 10
"""Documents whose status is explained, because walks through the network query hundreds at once."""


def _why_empty(store: Queryable, query: Query, terms: dict[str, tuple[Term, ...]]) -> str:
    for term, called in query.needs:
        if not _has(store, NamedNode(TERMS + term)):
            return f"This store holds no {called}, which this query needs."
    documents = [Iri(term.value) for p in query.parameters if p.type == "symbol" for term in terms.get(p.name, ())]
    reasons = [f"{iri.short} {_status(store, query, iri)}" for iri in list(dict.fromkeys(documents))[:_MAX_EXPLAINED]]
    nothing = " ".join(reasons) or f"Nothing in this store matches the query{_given(query, terms)}."
    holders = [term for p in query.parameters if p.type in _HOLDERS for term in terms.get(p.name, ())]
    mentioning = _mentioning(store, holders)
    return f"{nothing} Held texts that mention it: {listed(mentioning)}." if mentioning else nothing


def _mentioning(store: Queryable, holders: list[Term]) -> list[str]:
    """The held documents that mention a holder, the newest first."""
    values = " ".join(map(str, holders))
    found = store.query(
        f"SELECT ?document (MAX(STR(?on)) AS ?date) WHERE {{ VALUES ?holder {{ {values} }} "
        f"?reference {Unkg.refersTo} ?holder ; {Unkg.inDocument} ?document . "
        f"OPTIONAL {{ ?document {Unkg.adopted} ?on }} }} GROUP BY ?document ORDER BY DESC(?date) ?document"
    )
    return [Iri(row["document"].value).short for row in cast("QuerySolutions", found)] if holders else []


def _given(query: Query, terms: dict[str, tuple[Term, ...]]) -> str:
    """The parameters as they were understood, because a name may have been misunderstood."""
    given = (
        f"{p.name}={' or '.join(Iri(term.value).short for term in terms[p.name])}"
        for p in query.parameters
        if p.name in terms and p.default is None
    )
    listed = ", ".join(given)
    return f" ({listed})" if listed else ""

"""What programs ask of a graph, as values for JSON: a document, its citations and lineage, a mandate, evidence, names.

Each function raises queries.QueryInputError for a symbol or name that it cannot read; `document` raises Unknown for a
symbol that the graph does not have.
"""

from collections.abc import Iterable
from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Literal

from pyoxigraph import Literal as Text
from pyoxigraph import NamedNode

from unkg import queries, symbols
from unkg.network import Direction, lineage_record
from unkg.queries import Iri, Table
from unkg.queries.resources import Name, Properties, describe, fallback, names, preferred
from unkg.serving.errors import Unknown
from unkg.serving.preloaded import KNOWLEDGE
from unkg.vocabulary import Dcterms, Unkg

if TYPE_CHECKING:
    from unkg import Graph

Record = dict[str, Any]
_TEXTS: Final = {
    "adopted": Unkg.adopted,
    "distributed": Unkg.distributed,
    "published": Unkg.published,
    "agenda_item": Unkg.agendaItem,
    "meeting": Unkg.meeting,
}
"""Member of the record of a document → the property that it repeats."""
_LINKS: Final = {
    "draft": Unkg.draft,
    "committee_report": Unkg.committeeReport,
    "addendum_to": Unkg.addendumTo,
    "corrigendum_to": Unkg.corrigendumTo,
    "revision_of": Unkg.revisionOf,
    "amends": Unkg.amends,
    "subjects": Dcterms.subject,
}
"""Member → property whose values are resources."""


def document(graph: "Graph", symbol: str) -> Record:
    """The metadata of a document, and whether its text is held."""
    canonical, iri = _document(graph, symbol)
    described = describe(graph.store, iri)
    if described is None:
        raise Unknown(f"{canonical}: this graph neither holds nor cites it")
    own = described.own
    named = names(graph.store, _iris(own, Unkg.documentType, Unkg.issuingBody, *_LINKS.values()))
    title = preferred(own.get(Dcterms.title, ()))
    return {
        "symbol": canonical,
        "iri": iri,
        "title": title.value if title else None,
        "type": _name(own, Unkg.documentType, named),
        "body": _name(own, Unkg.issuingBody, named),
        **{member: _text(own, term) for member, term in _TEXTS.items()},
        **{member: [_thing(one, named) for one in _iris(own, term)] for member, term in _LINKS.items()},
        "cites": len(_iris(own, Unkg.cites)),
        "held": bool(own.get(Unkg.text)),
        "official": list(symbols.official_links(canonical)),
    }


def citations(graph: "Graph", symbol: str, direction: Literal["cites", "cited-by"], limit: int, offset: int) -> Record:
    """The citations in a document, or those of it in others: each with its paragraph, relation and words."""
    name = "cited-by-document" if direction == "cites" else "documents-citing"
    canonical, iri = _document(graph, symbol)
    found = graph.query(name, document=canonical)
    here = Table(found.columns, found.rows[offset : offset + limit])
    return {
        "symbol": canonical,
        "iri": iri,
        "direction": direction,
        "total": len(found),
        "citations": _rows(here),
        "remark": found.remark,
    }


def lineage(graph: "Graph", symbol: str, depth: int, direction: Direction) -> Record:
    """What a document builds on, or what builds on it, as a tree that says where each branch ends."""
    return lineage_record(graph.lineage(symbol, depth, direction))


def mandate(graph: "Graph", holder: str, date: str) -> Record:
    """The acts on a mandate, and whether it was in force on a date."""
    acts = graph.query("mandate-lineage", mandate=holder)
    status = graph.query("mandates-in-force", mandate=holder, date=date)
    return {
        "holder": queries.holder(graph.store, KNOWLEDGE, holder),
        "date": date,
        "status": _rows(status),
        "acts": _rows(acts),
        "remark": acts.remark,
    }


def evidence(graph: "Graph", citing: str, cited: str) -> Record:
    """The words on which it rests that one document cites another."""
    found = graph.query("evidence", citing=citing, cited=cited)
    return {
        "citing": _canonical(citing),
        "cited": _canonical(cited),
        "evidence": _rows(found),
        "remark": found.remark,
    }


def search(graph: "Graph", words: str, limit: int) -> Record:
    """Documents, bodies, mandates, instruments, States and the like with a name, the best match first."""
    return {"words": words, "hits": [asdict(hit) for hit in graph.find(words, limit)]}


def _document(graph: "Graph", symbol: str) -> tuple[str, Iri]:
    canonical = _canonical(symbol)
    return canonical, queries.document(graph.store, canonical)


def _canonical(symbol: str) -> str:
    return queries.symbol_meant(symbol, KNOWLEDGE.numbering)


def _rows(table: Table) -> list[Record]:
    """The rows as objects; a resource is its name, and has its IRI in a member beside it: `cited`, `cited_iri`."""
    return [{member: value for pair in row.items() for member, value in _members(*pair)} for row in table]


def _members(column: str, value: queries.Value) -> list[tuple[str, object]]:
    if isinstance(value, Iri):
        return [(column, value.short), (f"{column}_iri", str(value))]
    return [(column, float(value) if isinstance(value, Decimal) else value)]


def _iris(own: Properties, *terms: NamedNode) -> list[Iri]:
    return [Iri(one.value) for term in terms for one in own.get(term, ()) if isinstance(one, NamedNode)]


def _text(own: Properties, term: NamedNode) -> str | None:
    values: Iterable[object] = own.get(term, ())
    return next((one.value if isinstance(one, Text) else Iri(one.value).short for one in values), None)  # type: ignore[attr-defined]


def _name(own: Properties, term: NamedNode, named: dict[Iri, Name]) -> str | None:
    return next((_thing(one, named)["name"] for one in _iris(own, term)), None)


def _thing(iri: Iri, named: dict[Iri, Name]) -> dict[str, str]:
    return {"name": named[iri].label if iri in named else fallback(iri), "iri": iri}

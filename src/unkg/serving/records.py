"""What programs ask of a graph, as values for JSON: a document, its citations and lineage, a mandate, evidence, names.

Each function raises queries.QueryInputError for a symbol or name that it cannot read; `document` raises Unknown for a
symbol that the graph does not have.
"""

from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Literal

from unkg import queries
from unkg.network import Direction, gaps, lineage_record
from unkg.queries import Iri, Table, graph_document
from unkg.serving.errors import Unknown
from unkg.serving.preloaded import KNOWLEDGE

if TYPE_CHECKING:
    from unkg import Graph

Record = dict[str, Any]
_METADATA: Final = (
    "symbol",
    "iri",
    "title",
    "type",
    "body",
    "adopted",
    "distributed",
    "published",
    "agenda_item",
    "meeting",
)
_LINKS: Final = ("draft", "committee_report", "addendum_to", "corrigendum_to", "revision_of", "amends", "subjects")


def document(graph: "Graph", symbol: str) -> Record:
    """The metadata of a document, and whether its text is held."""
    canonical, iri = _document(graph, symbol)
    found = graph_document(graph.store, canonical, iri)
    if found is None:
        raise Unknown(f"{canonical}: this graph neither holds nor cites it")
    return {
        **{field: getattr(found, field) for field in _METADATA},
        **{field: [thing._asdict() for thing in getattr(found, field)] for field in _LINKS},
        "cites": found.cites,
        "held": found.held,
        "texts": [asdict(text) for text in found.texts],
        "official": list(found.official),
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
    found = lineage_record(graph.lineage(symbol, depth, direction))
    return found | {"remark": gaps(graph.store, "the chain")}


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
    return [{member: _plain(value) for member, value in row.items()} for row in table.with_iris()]


def _plain(value: queries.Value) -> object:
    return float(value) if isinstance(value, Decimal) else value

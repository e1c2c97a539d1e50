"""The graph as two tables: nodes (documents, bodies, …) and edges (references)."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, Literal, cast

from unkg.vocabulary import Dcterms, Nif, Rdf, Skos, Unkg

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Quad

    Described = dict[NamedNode, dict[NamedNode, list[Any]]]

ColumnType = Literal["string", "integer", "number", "boolean"]
Cell = str | int | float | bool | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    type: ColumnType
    meaning: str


@dataclass(frozen=True, slots=True)
class TableForm:
    """A table: its name, what a row stands for, and its columns."""

    name: Literal["nodes", "edges"]
    row: str
    columns: tuple[Column, ...]


NODES: Final = TableForm(
    "nodes",
    "A document, body, mechanism, instrument, State, mandate, session or agenda item; each once, sorted by `id`.",
    (
        Column("id", "string", "IRI."),
        Column("kind", "string", "document, body, mechanism, instrument, state, mandate, session or agenda item."),
        Column("name", "string", "Symbol of a document, else the usual name."),
        Column("candidate", "boolean", "Whether it was found in a text and is in no curated list."),
        Column("type", "string", "Type of a held document: resolution, decision, report …"),
        Column("title", "string", "Title of a held document."),
        Column("body", "string", "IRI of the body that issued a held document."),
        Column("session", "string", "IRI of the session of a held document."),
        Column("adopted", "string", "Date of adoption: ISO 8601 day, month or year."),
        Column("distributed", "string", "Date of distribution: ISO 8601 day, month or year."),
        Column("published", "string", "Date of publication: ISO 8601 day, month or year."),
        Column("held", "boolean", "Whether the text of a document was read; empty for everything else."),
        Column("subjects", "string", "Subject headings by the publisher, separated by ` | `."),
    ),
)
EDGES: Final = TableForm(
    "edges",
    "A resolved reference from a document to a document, instrument, body or mechanism; by document and position.",
    (
        Column("source", "string", "IRI of the referring document; `id` in nodes."),
        Column("target", "string", "IRI of the target; `id` in nodes."),
        Column("kind", "string", "document, instrument, body or mechanism."),
        Column("relation", "string", "What the document does with the target: recall, reaffirm, establish …"),
        Column("paragraph", "string", "Paragraph of the source: PP 3, OP 2(b)."),
        Column("pinpoint", "string", "Cited part of the target: para 4, art 14(3)(d)."),
        Column("section", "string", "heading, preamble, operative, body, footnote or annex."),
        Column("evidence", "string", "Class of evidence for the target: organ-named, possessive …"),
        Column("confidence", "number", "Measured precision of this class of evidence, from 0 to 1."),
        Column("words", "string", "The words of the reference."),
        Column("start", "integer", "Start of the words in the reference text, in Unicode code points from 0."),
        Column("end", "integer", "End of the words, exclusive."),
        Column("reference", "string", "IRI of the reference."),
    ),
)
TABLES: Final = (NODES, EDGES)

_KINDS: Final = {
    Unkg.Document: "document",
    Unkg.Body: "body",
    Unkg.Mechanism: "mechanism",
    Unkg.Instrument: "instrument",
    Unkg.State: "state",
    Unkg.Mandate: "mandate",
    Unkg.Session: "session",
    Unkg.AgendaItem: "agenda item",
    Unkg.CandidateBody: "body",
    Unkg.CandidateMechanism: "mechanism",
    Unkg.CandidateInstrument: "instrument",
}
_REFERENCES: Final = {
    Unkg.Citation: "document",
    Unkg.InstrumentReference: "instrument",
    Unkg.BodyReference: "body",
    Unkg.MechanismReference: "mechanism",
}


def describe_subjects(quads: "Iterable[Quad]") -> "Described":
    """The objects by subject and property."""
    described: Described = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        described[cast("NamedNode", quad.subject)][quad.predicate].append(quad.object)
    return described


def node_lines(described: "Described") -> Iterator[bytes]:
    """Lines for the nodes of one graph, to be sorted and merged with those of other graphs."""
    for subject, properties in described.items():
        kinds = sorted(_KINDS[kind] for kind in properties.get(Rdf.type, ()) if kind in _KINDS)
        if kinds:
            yield _line([subject.value], _node(subject.value, kinds[0], properties, described))


def edge_lines(described: "Described") -> Iterator[bytes]:
    """Lines for the resolved references of one document's graph."""
    for subject, properties in described.items():
        kinds = [_REFERENCES[kind] for kind in properties.get(Rdf.type, ()) if kind in _REFERENCES]
        mention = described.get(_first(properties, Unkg.evidence)) if kinds else None
        if mention:
            row = _edge(subject.value, kinds[0], properties, mention, described)
            yield _line([str(row[0]), f"{row[10]:012}", subject.value], row)


def _node(iri: str, kind: str, properties: "dict[NamedNode, list[Any]]", described: "Described") -> Row:
    subjects = sorted(_label(described.get(concept, {})) or "" for concept in properties.get(Dcterms.subject, ()))
    return (
        iri,
        kind,
        _value(properties, Unkg.symbol) or _label(properties),
        Unkg.Candidate in properties[Rdf.type],
        _slug(properties, Unkg.documentType),
        _value(properties, Dcterms.title),
        _value(properties, Unkg.issuingBody),
        _value(properties, Unkg.session),
        _value(properties, Unkg.adopted),
        _value(properties, Unkg.distributed),
        _value(properties, Unkg.published),
        Unkg.text in properties if kind == "document" else None,
        " | ".join(filter(None, subjects)) or None,
    )


def _edge(
    iri: str,
    kind: str,
    properties: "dict[NamedNode, list[Any]]",
    mention: "dict[NamedNode, list[Any]]",
    described: "Described",
) -> Row:
    confidence = _value(properties, Unkg.confidence)
    return (
        _value(properties, Unkg.inDocument),
        _value(properties, Unkg.refersTo),
        kind,
        _slug(properties, Unkg.relation),
        _label(described.get(_first(properties, Unkg.inPart), {})),
        _value(properties, Unkg.pinpoint),
        _slug(properties, Unkg.section),
        _slug(properties, Unkg.evidenceClass),
        float(confidence) if confidence else None,
        _value(mention, Nif.anchorOf),
        int(_value(mention, Nif.beginIndex) or 0),
        int(_value(mention, Nif.endIndex) or 0),
        iri,
    )


def nodes(lines: Iterable[bytes]) -> Iterator[Row]:
    """The rows of sorted lines; lines of several graphs for one node are merged."""
    for _, same in groupby(rows(lines), key=lambda row: row[0]):
        yield _merged(list(same))


def _merged(same: Sequence[Row]) -> Row:
    return tuple(_agreed([row[at] for row in same if row[at] is not None]) for at in range(len(NODES.columns)))


def _agreed(values: list[Any]) -> Cell:
    """True if any graph says so; of different strings, the first in order."""
    return None if not values else any(values) if isinstance(values[0], bool) else min(values)


def rows(lines: Iterable[bytes]) -> Iterator[Row]:
    """The rows of sorted lines."""
    return (tuple(json.loads(line)[1]) for line in lines)


def _line(key: list[str], row: Row) -> bytes:
    return json.dumps([key, row], ensure_ascii=False).encode() + b"\n"


def _first(properties: "dict[NamedNode, list[Any]]", term: "NamedNode") -> Any:
    return min(properties.get(term, ()), key=str, default=None)


def _value(properties: "dict[NamedNode, list[Any]]", term: "NamedNode") -> str | None:
    found = _first(properties, term)
    return found.value if found is not None else None


def _slug(properties: "dict[NamedNode, list[Any]]", term: "NamedNode") -> str | None:
    found = _value(properties, term)
    return found.rsplit("/", 1)[-1] if found else None


def _label(properties: "dict[NamedNode, list[Any]]") -> str | None:
    """The label, else the first of the names in other languages."""
    names = properties.get(Rdf.label) or properties.get(Skos.prefLabel) or ()
    return min((name.value for name in names), default=None)

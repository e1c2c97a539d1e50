"""The graph as two tables: what there is (nodes), and which document refers to what, in which words (edges)."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, Literal, cast

from unkg.vocabulary import Dcterms, Nif, Rdf, Unkg

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Quad

    Described = dict[NamedNode, dict[NamedNode, list[Any]]]

ColumnType = Literal["string", "integer", "number", "boolean"]
Cell = str | int | float | bool | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table and what stands in it."""

    name: str
    type: ColumnType
    meaning: str


@dataclass(frozen=True, slots=True)
class TableForm:
    """A table's name, what a row is, and its columns."""

    name: Literal["nodes", "edges"]
    row: str
    columns: tuple[Column, ...]


NODES: Final = TableForm(
    "nodes",
    "A document, body, mechanism, instrument, State, mandate, session or agenda item; each once, in the order of `id`.",
    (
        Column("id", "string", "IRI."),
        Column("kind", "string", "document, body, mechanism, instrument, state, mandate, session or agenda item."),
        Column("name", "string", "A document's symbol, else the name by which texts call it."),
        Column("candidate", "boolean", "Whether it was found in a text and stands in no curated list."),
        Column("type", "string", "Of a held document: resolution, decision, report …"),
        Column("title", "string", "Of a held document."),
        Column("body", "string", "IRI of the body that issued a held document."),
        Column("session", "string", "IRI of the session that a held document belongs to."),
        Column("adopted", "string", "ISO 8601 day, month or year of adoption."),
        Column("distributed", "string", "ISO 8601 day, month or year of distribution."),
        Column("published", "string", "ISO 8601 day, month or year of publication."),
        Column("held", "boolean", "Whether the document's text was read; empty for what is no document."),
        Column("subjects", "string", "Subject headings of the publisher, joined by ` | `."),
    ),
)
EDGES: Final = TableForm(
    "edges",
    "A reference that was understood: one document's words for a document, instrument, body or mechanism. "
    "In the order of document and place.",
    (
        Column("source", "string", "IRI of the document that refers; `id` in nodes."),
        Column("target", "string", "IRI of what it refers to; `id` in nodes."),
        Column("kind", "string", "document, instrument, body or mechanism."),
        Column("relation", "string", "What the words do with it: recall, reaffirm, establish …"),
        Column("paragraph", "string", "Paragraph of the source, as people cite it: PP 3, OP 2(b)."),
        Column("pinpoint", "string", "Part of the target, as people cite it: para 4, art 14(3)(d)."),
        Column("section", "string", "heading, preamble, operative, body, footnote or annex."),
        Column("evidence", "string", "Class of the evidence for the target: organ-named, possessive …"),
        Column("confidence", "number", "Measured precision of that class, from 0 to 1."),
        Column("words", "string", "The words that refer."),
        Column("start", "integer", "Where they begin in the reference text, in Unicode code points from 0."),
        Column("end", "integer", "Where they end, exclusive."),
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
    """What is said of each subject, by term."""
    described: Described = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        described[cast("NamedNode", quad.subject)][quad.predicate].append(quad.object)
    return described


def node_lines(described: "Described") -> Iterator[bytes]:
    """What one graph says of each node, to be sorted and merged with what others say."""
    for subject, said in described.items():
        kinds = sorted(_KINDS[kind] for kind in said.get(Rdf.type, ()) if kind in _KINDS)
        if kinds:
            yield _line([subject.value], _node(subject.value, kinds[0], said, described))


def edge_lines(described: "Described") -> Iterator[bytes]:
    """The understood references of one document's graph."""
    for subject, said in described.items():
        kinds = [_REFERENCES[kind] for kind in said.get(Rdf.type, ()) if kind in _REFERENCES]
        mention = described.get(_first(said, Unkg.evidence)) if kinds else None
        if mention:
            row = _edge(subject.value, kinds[0], said, mention, described)
            yield _line([str(row[0]), f"{row[10]:012}", subject.value], row)


def _node(iri: str, kind: str, said: "dict[NamedNode, list[Any]]", described: "Described") -> Row:
    subjects = sorted(_label(described.get(concept, {})) or "" for concept in said.get(Dcterms.subject, ()))
    return (
        iri,
        kind,
        _value(said, Unkg.symbol) or _label(said),
        Unkg.Candidate in said[Rdf.type],
        _slug(said, Unkg.documentType),
        _value(said, Dcterms.title),
        _value(said, Unkg.issuingBody),
        _value(said, Unkg.session),
        _value(said, Unkg.adopted),
        _value(said, Unkg.distributed),
        _value(said, Unkg.published),
        Unkg.text in said if kind == "document" else None,
        " | ".join(filter(None, subjects)) or None,
    )


def _edge(
    iri: str,
    kind: str,
    said: "dict[NamedNode, list[Any]]",
    mention: "dict[NamedNode, list[Any]]",
    described: "Described",
) -> Row:
    confidence = _value(said, Unkg.confidence)
    return (
        _value(said, Unkg.inDocument),
        _value(said, Unkg.refersTo),
        kind,
        _slug(said, Unkg.relation),
        _label(described.get(_first(said, Unkg.inPart), {})),
        _value(said, Unkg.pinpoint),
        _slug(said, Unkg.section),
        _slug(said, Unkg.evidenceClass),
        float(confidence) if confidence else None,
        _value(mention, Nif.anchorOf),
        int(_value(mention, Nif.beginIndex) or 0),
        int(_value(mention, Nif.endIndex) or 0),
        iri,
    )


def nodes(lines: Iterable[bytes]) -> Iterator[Row]:
    """The rows of sorted lines, what several graphs say of one node put together."""
    for _, same in groupby(rows(lines), key=lambda row: row[0]):
        yield _merged(list(same))


def _merged(same: Sequence[Row]) -> Row:
    return tuple(_agreed([row[at] for row in same if row[at] is not None]) for at in range(len(NODES.columns)))


def _agreed(told: list[Any]) -> Cell:
    """Held by one graph is held; of different words, the first in order, whoever came first."""
    return None if not told else any(told) if isinstance(told[0], bool) else min(told)


def rows(lines: Iterable[bytes]) -> Iterator[Row]:
    """The rows of sorted lines."""
    return (tuple(json.loads(line)[1]) for line in lines)


def _line(key: list[str], row: Row) -> bytes:
    return json.dumps([key, row], ensure_ascii=False).encode() + b"\n"


def _first(said: "dict[NamedNode, list[Any]]", term: "NamedNode") -> Any:
    return min(said.get(term, ()), key=str, default=None)


def _value(said: "dict[NamedNode, list[Any]]", term: "NamedNode") -> str | None:
    found = _first(said, term)
    return found.value if found is not None else None


def _slug(said: "dict[NamedNode, list[Any]]", term: "NamedNode") -> str | None:
    found = _value(said, term)
    return found.rsplit("/", 1)[-1] if found else None


def _label(said: "dict[NamedNode, list[Any]]") -> str | None:
    """The name without a language, else the first of those that have one."""
    named = said.get(Rdf.label, ())
    return min((label.value for label in named if not label.language), default=None) or _value(said, Rdf.label)

"""What follows from the statements of a graph by the vocabulary alone.

A store does not state it: it would be a quarter of all statements. Publications and pages add it, because their readers
have no reasoner. `docs/ontology.md` lists what is implied.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from unkg.vocabulary.lists import PARAGRAPH_CLASSES
from unkg.vocabulary.terms import Dcterms, Nif, Rdf, Unkg, Xsd

Subject: TypeAlias = NamedNode | BlankNode | Triple
Value: TypeAlias = NamedNode | BlankNode | Literal | Triple
Described: TypeAlias = Mapping[Subject, Mapping[NamedNode, Collection[Value]]]
"""Subject → property → values."""
Implied: TypeAlias = Iterator[tuple[Subject, NamedNode, Value]]

SUPERCLASSES: Final[Mapping[NamedNode, tuple[NamedNode, ...]]] = MappingProxyType(
    {
        Unkg.Citation: (Unkg.Reference,),
        Unkg.InstrumentReference: (Unkg.Reference,),
        Unkg.BodyReference: (Unkg.Reference,),
        Unkg.MechanismReference: (Unkg.Reference,),
        Unkg.SelfReference: (Unkg.Reference,),
        Unkg.UnresolvedReference: (Unkg.Reference,),
        **dict.fromkeys(PARAGRAPH_CLASSES.values(), (Unkg.Paragraph, Unkg.Part)),
    }
)
"""Class → the superclasses that a store does not state."""
_REFERENCES: Final = frozenset(kind for kind, of in SUPERCLASSES.items() if Unkg.Reference in of)
DOMAINS: Final[Mapping[NamedNode, NamedNode]] = MappingProxyType({Nif.anchorOf: Unkg.Mention})
"""Property → the class of its subjects, which a store does not state."""
RANGES: Final[Mapping[NamedNode, NamedNode]] = MappingProxyType({Unkg.correspondsTo: Unkg.Finding})
"""Property → the class of its values, which a store does not state."""
INHERITED: Final = ((Unkg.section, Unkg.inPart), (Unkg.confidence, Unkg.evidenceClass))
"""Properties of a reference that states none of its own: it has those of its part, and of its class of evidence."""


def expanded(quads: Iterable[Quad]) -> list[Quad]:
    """The statements of one named graph with what they imply, each once."""
    stated = dict.fromkeys(quads)
    return list(stated | dict.fromkeys(_in_graph(stated, implied(_described(stated)))))


def lean(quads: Iterable[Quad]) -> list[Quad]:
    """The statements of one named graph without what others of them imply, each once."""
    stated = dict.fromkeys(quads)
    described = _described(stated)
    for properties in described.values():
        if _is_reference(properties):
            for term, _ in INHERITED:
                properties.pop(term, None)
    follows = set(_in_graph(stated, implied(described)))
    return [quad for quad in stated if quad not in follows]


def _described(quads: Iterable[Quad]) -> dict[Subject, dict[NamedNode, list[Value]]]:
    described: dict[Subject, dict[NamedNode, list[Value]]] = {}
    for quad in quads:
        described.setdefault(quad.subject, {}).setdefault(quad.predicate, []).append(quad.object)
    return described


def _in_graph(quads: Collection[Quad], statements: Implied) -> Iterator[Quad]:
    graph = next((quad.graph_name for quad in quads), None)
    return (Quad(*statement, graph) for statement in statements)


def implied(described: Described) -> Implied:
    """What the statements of one document imply; some of it may be stated too."""
    for subject, properties in described.items():
        for kind in properties.get(Rdf.type, ()):
            for superclass in SUPERCLASSES.get(kind, ()) if isinstance(kind, NamedNode) else ():
                yield subject, Rdf.type, superclass
        for term, domain in DOMAINS.items():
            if term in properties:
                yield subject, Rdf.type, domain
        for term, kind in RANGES.items():
            yield from ((value, Rdf.type, kind) for value in properties.get(term, ()) if isinstance(value, NamedNode))
        yield from _end(subject, properties)
        yield from _contexts(subject, properties, described)
        if _is_reference(properties):
            yield from _inherited(subject, properties, described)


def _end(subject: Subject, properties: Mapping[NamedNode, Collection[Value]]) -> Implied:
    """The end of a mention: its begin and the length of its words."""
    for words in properties.get(Nif.anchorOf, ()):
        for begin in properties.get(Nif.beginIndex, ()):
            if isinstance(words, Literal) and isinstance(begin, Literal) and begin.value.isdecimal():
                end = int(begin.value) + len(words.value)
                yield subject, Nif.endIndex, Literal(str(end), datatype=Xsd.integer)


def _contexts(subject: Subject, properties: Mapping[NamedNode, Collection[Value]], described: Described) -> Implied:
    """The text that offsets refer to: that of the document that a paragraph, or what has the mention, is in."""
    if Nif.beginIndex in properties:
        for text in _texts(properties.get(Dcterms.isPartOf, ()), described):
            yield subject, Nif.referenceContext, text
    if Unkg.evidence in properties:
        for text in _texts(properties.get(Unkg.inDocument, ()), described):
            for mention in properties[Unkg.evidence]:
                if isinstance(mention, NamedNode):
                    yield mention, Nif.referenceContext, text


def _inherited(subject: Subject, properties: Mapping[NamedNode, Collection[Value]], described: Described) -> Implied:
    """The section and the confidence of a reference that states none."""
    for term, through in INHERITED:
        if term not in properties:
            for node in properties.get(through, ()):
                if isinstance(node, NamedNode):
                    for value in described.get(node, {}).get(term, ()):
                        yield subject, term, value


def _is_reference(properties: Mapping[NamedNode, Collection[Value]]) -> bool:
    return not _REFERENCES.isdisjoint(properties.get(Rdf.type, ()))


def _texts(documents: Iterable[Value], described: Described) -> Iterator[Value]:
    for document in documents:
        if isinstance(document, NamedNode):
            yield from described.get(document, {}).get(Unkg.text, ())

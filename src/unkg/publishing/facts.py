"""The facts of a document's graph, without its words: what a public copy holds where the texts are others' own."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, cast

from unkg.vocabulary import Nif, Rdf, Skos, Unkg, concept

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Quad

    Described = dict[NamedNode, list[Quad]]

_LEFT_OUT_CLASSES: Final = frozenset({Unkg.Action, Unkg.BodyReference, Unkg.MechanismReference})
_LEFT_OUT_KINDS: Final = frozenset({concept("reference-kind", "body"), concept("reference-kind", "mechanism")})
_LEFT_OUT_TERMS: Final = frozenset({Unkg.clause, Unkg.suggestedSubject})


def facts(quads: "Iterable[Quad]") -> "list[Quad]":
    """What of one named graph are facts, in the order given.

    Left out are clauses, what a machine suggested as subjects, actions, references to bodies and mechanisms (the unresolved
    ones too: alone they would look as if none had been understood), later
    references of a document to the same article of an instrument, and the paragraphs and mentions that nothing then
    refers to. The plain triples between documents, and to instruments, bodies and mechanisms, all stay.
    """
    kept = [quad for quad in quads if quad.predicate not in _LEFT_OUT_TERMS]
    described = _by_subject(kept)
    gone = {subject for subject, said in described.items() if _LEFT_OUT_CLASSES & _classes(said)}
    gone |= {cast("NamedNode", quad.subject) for quad in kept if quad.object in _LEFT_OUT_KINDS}
    gone |= set(_later(described))
    kept = [quad for quad in kept if quad.subject not in gone]
    for forsaken in (Unkg.Mention, Unkg.Part, Skos.Concept):
        kept = _without_unnamed(kept, forsaken)
    return kept


def _later(described: "Described") -> "Iterator[NamedNode]":
    """References to an instrument, at the same article, after the document's first one."""
    found = [(subject, said) for subject, said in described.items() if Unkg.InstrumentReference in _classes(said)]
    first: set[tuple[str, ...]] = set()
    for subject, said in sorted(found, key=lambda one: (_place(one[1], described), one[0].value)):
        told = tuple(str(_one(said, term)) for term in (Unkg.inDocument, Unkg.refersTo, Unkg.pinpoint))
        if told in first:
            yield subject
        first.add(told)


def _place(said: "list[Quad]", described: "Described") -> int:
    begin = _one(described.get(_one(said, Unkg.evidence), []), Nif.beginIndex)
    return int(begin.value) if begin else 0


def _without_unnamed(quads: "list[Quad]", kind: "NamedNode") -> "list[Quad]":
    """The statements without the things of a class that no statement leads to."""
    named = {quad.object for quad in quads}
    gone = {quad.subject for quad in quads if quad.predicate == Rdf.type and quad.object == kind} - named
    return [quad for quad in quads if quad.subject not in gone]


def _classes(said: "list[Quad]") -> "set[Any]":
    return {quad.object for quad in said if quad.predicate == Rdf.type}


def _one(said: "list[Quad]", term: "NamedNode") -> Any:
    """The object of a term; of several, the same one always."""
    return min((quad.object for quad in said if quad.predicate == term), key=str, default=None)


def _by_subject(quads: "Iterable[Quad]") -> "Described":
    described: Described = defaultdict(list)
    for quad in quads:
        described[cast("NamedNode", quad.subject)].append(quad)
    return described

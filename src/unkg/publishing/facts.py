"""The facts of a document's graph without its words, for publishing graphs of texts that you may not republish."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, cast

from unkg.publishing.census import Census
from unkg.vocabulary import Nif, Rdf, Skos, Unkg, concept

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Quad

    Described = dict[NamedNode, list[Quad]]

_LEFT_OUT_CLASSES: Final = frozenset({Unkg.BodyReference, Unkg.MechanismReference})
_LEFT_OUT_KINDS: Final = frozenset({concept("reference-kind", "body"), concept("reference-kind", "mechanism")})
_LEFT_OUT_TERMS: Final = frozenset({Unkg.clause, Unkg.suggestedSubject})


def facts(quads: "Iterable[Quad]", *, recommendations: bool = False) -> "list[Quad]":
    """The facts in one named graph, in the order given; actions only as `recommendations`, with their words' places.

    Left out are clauses, suggested subjects, actions, all but the first reference of a document to an article of an
    instrument, and all references to bodies and mechanisms. (Unresolved ones go too: alone they would look as if no
    reference had been resolved.) Then paragraphs and mentions that nothing refers to are left out. The direct triples
    between documents, and to instruments, bodies and mechanisms, stay; of a language version, its text and title.
    """
    kept = [quad for quad in quads if quad.predicate not in _LEFT_OUT_TERMS]
    described = _by_subject(kept)
    removed = {subject for subject, statements in described.items() if _LEFT_OUT_CLASSES & _classes(statements)}
    removed |= {cast("NamedNode", quad.subject) for quad in kept if quad.object in _LEFT_OUT_KINDS}
    removed |= set(_later(described))
    removed |= set(_actions(described, but=Unkg.Recommendation if recommendations else None))
    kept = [quad for quad in kept if quad.subject not in removed and not _names_one_of(removed, quad)]
    for kind in (Unkg.Mention, Unkg.Finding, Unkg.Part, Skos.Concept):
        kept = _without_orphans(kept, kind)
    return kept


def has_sentences(counted: Census) -> bool:
    """Whether a graph is more than facts: that of a store may have been published as facts before."""
    return Unkg.clause.value in counted.properties


def _actions(described: "Described", but: "NamedNode | None") -> "Iterator[NamedNode]":
    """The actions that are not of a class."""
    for subject, statements in described.items():
        classes = _classes(statements)
        if Unkg.Action in classes and but not in classes:
            yield subject


def _names_one_of(removed: "set[NamedNode]", quad: "Quad") -> bool:
    """Whether a statement says by which of the removed references an action names what it concerns."""
    return quad.predicate == Unkg.objectReference and quad.object in removed


def _later(described: "Described") -> "Iterator[NamedNode]":
    """References to an article of an instrument after the document's first one."""
    found = [
        (subject, statements)
        for subject, statements in described.items()
        if Unkg.InstrumentReference in _classes(statements)
    ]
    first: set[tuple[str, ...]] = set()
    for subject, statements in sorted(found, key=lambda one: (_place(one[1], described), one[0].value)):
        key = tuple(str(_one(statements, term)) for term in (Unkg.inDocument, Unkg.refersTo, Unkg.pinpoint))
        if key in first:
            yield subject
        first.add(key)


def _place(statements: "list[Quad]", described: "Described") -> int:
    begin = _one(described.get(_one(statements, Unkg.evidence), []), Nif.beginIndex)
    return int(begin.value) if begin else 0


def _without_orphans(quads: "list[Quad]", kind: "NamedNode") -> "list[Quad]":
    """The statements without those about instances of a class that nothing refers to."""
    referenced = {quad.object for quad in quads}
    orphans = {quad.subject for quad in quads if quad.predicate == Rdf.type and quad.object == kind} - referenced
    return [quad for quad in quads if quad.subject not in orphans]


def _classes(statements: "list[Quad]") -> "set[Any]":
    return {quad.object for quad in statements if quad.predicate == Rdf.type}


def _one(statements: "list[Quad]", term: "NamedNode") -> Any:
    """The object of a property; the first in order if there are several."""
    return min((quad.object for quad in statements if quad.predicate == term), key=str, default=None)


def _by_subject(quads: "Iterable[Quad]") -> "Described":
    described: Described = defaultdict(list)
    for quad in quads:
        described[cast("NamedNode", quad.subject)].append(quad)
    return described

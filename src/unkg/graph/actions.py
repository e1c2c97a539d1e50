"""Actions: what a paragraph asks, decides or recommends, and of whom."""

from collections import Counter
from collections.abc import Iterator

from pyoxigraph import NamedNode

from unkg.graph.entities import statements_of_actor, statements_of_subject
from unkg.graph.frame import Frame, reading_order
from unkg.graph.literals import Statement, plain, truth
from unkg.graph.references import statements_of_evidence, statements_of_place
from unkg.vocabulary import RECOMMENDING, Dcterms, Rdf, Unkg, concept


def statements_of_actions(of: Frame) -> Iterator[Statement]:
    """Everything that the actions of a document say; equal verbs in one part are told apart by their order."""
    seen: Counter[tuple[str | None, str]] = Counter()
    for action in sorted(of.extraction.actions, key=reading_order):
        part = of.part_at(action.start)
        identity = (part.fragment if part else None, action.verb)
        seen[identity] += 1
        iri = of.minter.action(of.document.value, *identity, seen[identity])
        yield iri, Rdf.type, Unkg.Action
        if action.strength in RECOMMENDING:
            yield iri, Rdf.type, Unkg.Recommendation
        yield from statements_of_place(of, iri, part)
        yield iri, Unkg.verb, plain(action.verb)
        yield iri, Unkg.strength, concept("strength", action.strength)
        yield iri, Rdf.label, plain(action.label or action.verb)
        if action.second:
            yield iri, Unkg.secondInParagraph, truth(True)
        if action.deadline:
            yield iri, Unkg.deadline, plain(action.deadline)
        if action.response:
            yield iri, Unkg.response, plain(action.response)
        for theme in action.themes:
            yield from _statements_of_theme(of, iri, theme)
        for actor in action.issuers or _own_voice(of):
            yield from statements_of_actor(iri, actor, _ISSUER, of.authorities, of.minter)
        for actor in action.addressees:
            yield from statements_of_actor(iri, actor, _ADDRESSEE, of.authorities, of.minter)
        yield from statements_of_evidence(of, iri, (action.start, action.end))


def _statements_of_theme(of: Frame, action: NamedNode, theme: str) -> Iterator[Statement]:
    subject = of.minter.subject(_THEMES, theme)
    yield action, Dcterms.subject, subject
    yield from statements_of_subject(subject, of.minter.subject_scheme(_THEMES), theme, _THEMES)


def _own_voice(of: Frame) -> tuple[str, ...]:
    """Who acts where the words name nobody: in a resolution or decision the body whose it is, elsewhere nobody."""
    header = of.extraction.header
    return (header.body,) if header.body and header.type in {"resolution", "decision"} else ()


_THEMES = "themes of recommendations"
"""The scheme of what tables call themes or issues, whoever made them."""
_ISSUER = (Unkg.issuedBy, Unkg.issuerLabel)
_ADDRESSEE = (Unkg.addressedTo, Unkg.addresseeLabel)

"""Describe actions: what a paragraph requests, decides or recommends, and of whom."""

import re
from collections import Counter
from collections.abc import Iterator

from unkg.graph.concerns import references_by_place, statements_of_concern
from unkg.graph.entities import (
    entity,
    statements_of_actor,
    statements_of_entity,
    statements_of_session,
    statements_of_subject,
)
from unkg.graph.frame import Frame, Part, Placed, in_reading_order
from unkg.graph.literals import dated, english, is_date, plain, truth
from unkg.graph.references import statements_of_evidence, statements_of_place
from unkg.graph.terms import Dcterms, IriRef, Rdf, Statement, Unkg, concept
from unkg.model import Action
from unkg.vocabulary import DRAFTS, recommends


def placed_actions(of: Frame) -> Iterator[tuple[Action, IriRef, Part | None]]:
    """The actions of a document with their nodes; equal verbs in one part are distinguished by their order."""
    seen: Counter[tuple[str | None, str]] = Counter()
    for action in in_reading_order(of.extraction.actions):
        part = of.part_at(action.start)
        identity = (part.fragment if part else None, action.verb)
        seen[identity] += 1
        yield action, of.minter.action(of.minter.iri(of.document), *identity, seen[identity]), part


def statements_of_actions(of: Frame, placed: tuple[Placed, ...]) -> Iterator[Statement]:
    """Statements for the actions of a document."""
    references = references_by_place(placed)
    for action, iri, part in placed_actions(of):
        for of_class in _classes(of, action):
            yield iri, Rdf.type, of_class
        yield from statements_of_place(of, iri, part)
        yield iri, Unkg.verb, plain(action.verb)
        yield iri, Unkg.strength, concept("strength", action.strength)
        yield iri, Rdf.label, english(action.label or action.verb)
        if action.second:
            yield iri, Unkg.secondInParagraph, truth(True)
        if action.deadline:
            yield from _statements_of_deadline(of, iri, action.deadline)
        yield from _statements_of_review(iri, action)
        for theme in action.themes:
            yield from _statements_of_theme(of, iri, theme)
        yield from _statements_of_issuers(of, iri, action)
        for actor in action.addressees:
            yield from statements_of_actor(iri, actor, _ADDRESSEE, of.authorities, of.minter)
        for concern in action.concerns:
            yield from statements_of_concern(of, iri, concern, references)
        yield from statements_of_evidence(of, iri, (action.start, action.end), part)


def _statements_of_review(iri: IriRef, action: Action) -> Iterator[Statement]:
    """What a review says of a recommendation: the response to it, and how specific it is."""
    if action.response:
        yield iri, Unkg.response, plain(action.response)
    if action.category:
        yield iri, Unkg.actionCategory, concept("action-category", action.category)
    if action.stated_category:
        yield iri, Unkg.statedActionCategory, concept("action-category", action.stated_category)


def _classes(of: Frame, action: Action) -> Iterator[IriRef]:
    """An action and what it is by its strength; what a draft proposes nobody has recommended."""
    yield Unkg.Action
    if recommends(action.strength, of.extraction.header.type):
        yield Unkg.Recommendation
        if action.asks_for_report:
            yield Unkg.ReportRequest


def _statements_of_issuers(of: Frame, iri: IriRef, action: Action) -> Iterator[Statement]:
    """Who says it: the issuers in the words, else the body of the text. Of a draft, the body is asked to say it."""
    header = of.extraction.header
    is_proposed = header.type in DRAFTS
    if is_proposed and header.body:
        yield iri, Unkg.proposedTo, entity(header.body, "body", of.authorities, of.minter)
        yield from statements_of_entity(header.body, "body", of.authorities, of.minter, of.language)
    for actor in action.issuers or _own_voice(of):
        if not (is_proposed and actor == header.body):
            yield from statements_of_actor(iri, actor, _ISSUER, of.authorities, of.minter)


def _statements_of_deadline(of: Frame, action: IriRef, deadline: str) -> Iterator[Statement]:
    """The deadline as a date, month or year, as a session (`Human Rights Council, 60`), or as a period in words."""
    if is_date(deadline):
        yield action, Unkg.deadline, dated(deadline)
    elif session := _SESSION.fullmatch(deadline):
        yield action, Unkg.deadlineSession, of.minter.session(session["body"], session["number"])
        yield from statements_of_session(session["body"], session["number"], of.authorities, of.minter, of.language)
    else:
        yield action, Unkg.deadlineWords, plain(deadline)


def _statements_of_theme(of: Frame, action: IriRef, theme: str) -> Iterator[Statement]:
    subject = of.minter.subject(_THEMES, theme)
    yield action, Dcterms.subject, subject
    yield from statements_of_subject(subject, of.minter.subject_scheme(_THEMES), theme, _THEMES, of.language)


def _own_voice(of: Frame) -> tuple[str, ...]:
    """The issuer if the words name none: in a resolution or decision its body, elsewhere none."""
    header = of.extraction.header
    return (header.body,) if header.body and header.type in {"resolution", "decision"} else ()


# A body's name and a session's number: "Human Rights Council, 60"; never the period "within 30 days".
_SESSION = re.compile(r"(?P<body>.+), (?P<number>(?:E?S-)?\d{1,4})")
_THEMES = "themes of recommendations"
"""The scheme of subjects that tables call themes or issues."""
_ISSUER = (Unkg.issuedBy, Unkg.issuerLabel)
_ADDRESSEE = (Unkg.addressedTo, Unkg.addresseeLabel)

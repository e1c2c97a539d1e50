"""Describe the bodies, mechanisms, instruments, States and documents that a document names."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from unkg import symbols
from unkg.graph.literals import english, is_english, plain, spoken
from unkg.graph.terms import IriRef, Literal, Minter, Rdf, Skos, Statement, Unkg, concept
from unkg.model import Authorities
from unkg.vocabulary import ADDRESSEE_CLASSES, IriScheme, Term

_CLASSES: Final = {
    "resolution": Unkg.Resolution,
    "decision": Unkg.Decision,
    "statement": Unkg.Statement,
}
_CANDIDATES: Final = {
    "body": Unkg.CandidateBody,
    "mechanism": Unkg.CandidateMechanism,
    "instrument": Unkg.CandidateInstrument,
}
_SUFFIXES: Final = {
    "addendum": Unkg.addendumTo,
    "corrigendum": Unkg.corrigendumTo,
    "revision": Unkg.revisionOf,
    "amendment": Unkg.amendmentTo,
    "summary": Unkg.summaryOf,
}
_ADDRESSEE_CLASSES: Final = frozenset(ADDRESSEE_CLASSES)


def known(name: str, kind: str, authorities: Authorities, minter: IriScheme[Term]) -> Term | None:
    """The IRI of a curated body, mechanism or instrument; a name may be that of a body or a mechanism."""
    if kind == "instrument":
        return minter.instrument(name) if name in authorities.instruments else None
    if name in authorities.bodies:
        return minter.body(name)
    return minter.mechanism(name) if name in authorities.mechanisms else None


def entity(name: str, kind: str, authorities: Authorities, minter: IriScheme[Term]) -> Term:
    """The IRI of a body, mechanism or instrument: curated, else a candidate's."""
    return known(name, kind, authorities, minter) or minter.candidate(name)


@lru_cache(maxsize=8192)
def statements_of_entity(
    name: str, kind: str, authorities: Authorities, minter: Minter, language: str = "en"
) -> tuple[Statement, ...]:
    """Class and name, so that the graph of one document is readable on its own.

    The name of a candidate is in the language of the text that names it.
    """
    return tuple(_statements_of_entity(name, kind, authorities, minter, language))


def _statements_of_entity(
    name: str, kind: str, authorities: Authorities, minter: Minter, language: str
) -> Iterator[Statement]:
    iri = known(name, kind, authorities, minter)
    if iri is None:
        iri = minter.candidate(name)
        yield iri, Rdf.type, Unkg.Candidate
        yield iri, Rdf.type, _CANDIDATES[kind]
        yield iri, *_named(name, language)
    elif kind == "instrument":
        yield iri, Rdf.type, Unkg.Instrument
        yield iri, Rdf.label, english(authorities.instruments[name].title)
    else:
        yield iri, Rdf.type, Unkg.Body if name in authorities.bodies else Unkg.Mechanism
        yield iri, Rdf.label, english(name)


def _named(name: str, language: str) -> tuple[IriRef, Literal]:
    """The label if the name is English, else the preferred name in its language."""
    return (Rdf.label, english(name)) if is_english(language) else (Skos.prefLabel, spoken(name, language))


@lru_cache(maxsize=512)
def statements_of_state(iso3: str, authorities: Authorities, minter: Minter) -> tuple[Statement, ...]:
    """Class and name of a State; its code if it has no authority record."""
    iri = minter.state(iso3)
    name = authorities.states[iso3].name if iso3 in authorities.states else iso3
    return (iri, Rdf.type, Unkg.State), (iri, Rdf.label, english(name))


def statements_of_session(
    body: str, number: str, authorities: Authorities, minter: Minter, language: str
) -> Iterator[Statement]:
    """Class, number and body of a session, by its number as in the calendars."""
    session = minter.session(body, number)
    yield session, Rdf.type, Unkg.Session
    yield session, Rdf.label, english(f"{body}, session {number}")
    yield session, Unkg.number, plain(number)
    yield session, Unkg.sessionOf, entity(body, "body", authorities, minter)
    yield from statements_of_entity(body, "body", authorities, minter, language)


def statements_of_actor(
    subject: IriRef,
    actor: str,
    properties: tuple[IriRef, IriRef],
    authorities: Authorities,
    minter: Minter,
) -> Iterator[Statement]:
    """An issuer or addressee: a State (by code), body, mechanism or class of addressees; otherwise the words.

    `properties` are the one for a resource and the one for words.
    """
    if actor in authorities.states:
        yield subject, properties[0], minter.state(actor)
        yield from statements_of_state(actor, authorities, minter)
    elif known(actor, "body", authorities, minter):
        yield subject, properties[0], entity(actor, "body", authorities, minter)
        yield from statements_of_entity(actor, "body", authorities, minter)
    elif actor in _ADDRESSEE_CLASSES:
        yield subject, properties[0], concept("addressee", actor)
    else:
        yield subject, properties[1], plain(actor)


def document(name: str, minter: IriScheme[Term]) -> Term:
    """The IRI of a document by its symbol, or by its name if it has none."""
    return minter.document(_canonical(name))


@lru_cache(maxsize=65536)
def _canonical(name: str) -> str:
    symbol = _symbol(name)
    return symbol.canonical if symbol else name


def _symbol(name: str) -> symbols.Symbol | None:
    """The parsed symbol; None for a name, such as that of a general comment."""
    return symbols.symbol_of(name) if name.split() == [name] else None


@lru_cache(maxsize=8192)
def statements_of_document(name: str, kind: str, minter: Minter) -> tuple[Statement, ...]:
    """What follows from the symbol of a document: class, label, and the document that it adds to or changes."""
    return tuple(_statements_of_document(name, kind, minter))


def _statements_of_document(name: str, kind: str, minter: Minter) -> Iterator[Statement]:
    iri = document(name, minter)
    symbol = _symbol(name)
    yield iri, Rdf.type, Unkg.Document
    issued = _CLASSES.get(symbol.kind if symbol and symbol.kind != "document" else kind)
    if issued and not (symbol and symbol.suffix):
        yield iri, Rdf.type, issued
    yield iri, Rdf.label, english(symbol.canonical if symbol else name)
    if symbol:
        yield iri, Unkg.symbol, plain(symbol.canonical)
        yield from _statements_of_suffix(iri, symbol, minter)


def _statements_of_suffix(iri: IriRef, symbol: symbols.Symbol, minter: Minter) -> Iterator[Statement]:
    if symbol.parent is not None and symbol.suffix is not None and symbols.symbol_of(symbol.parent):
        yield iri, _SUFFIXES[symbol.suffix], minter.document(symbol.parent)
        yield from statements_of_document(symbol.parent, "document", minter)


def statements_of_subject(
    iri: IriRef, scheme: IriRef, label: str, scheme_label: str, language: str = "en"
) -> Iterator[Statement]:
    """A subject heading and its thesaurus; the United Nations state headings in English in files of any language."""
    yield iri, Rdf.type, Skos.Concept
    yield iri, *_named(label, language)
    yield iri, Skos.inScheme, scheme
    yield scheme, Rdf.type, Skos.ConceptScheme
    yield scheme, Rdf.label, english(scheme_label)

"""Describe the curated bodies, mechanisms, instruments, States, sessions and series."""

from collections.abc import Iterator
from typing import Final

from unkg import symbols
from unkg.graph.entities import document, entity, statements_of_document, statements_of_entity
from unkg.graph.literals import dated, english, plain, spoken, typed
from unkg.graph.terms import Dcterms, IriRef, Minter, Rdf, Skos, Statement, Unkg, foreign
from unkg.model import Authorities, Body, Instrument, Mechanism, Series, Session, State

_NOTATIONS: Final = {
    "akn-organization": Unkg.aknOrganization,
    "iso-3166-alpha-2": Unkg.isoAlpha2,
    "mtdsg": Unkg.mtdsgNumber,
}
"""Scheme → the datatype of its identifiers, of those that are no IRIs."""


def statements_of_authorities(authorities: Authorities, minter: Minter) -> Iterator[Statement]:
    """Statements for all records of the authorities."""
    for body in authorities.bodies.values():
        yield from _statements_of_body(body, authorities, minter)
    for mechanism in authorities.mechanisms.values():
        yield from _statements_of_mechanism(mechanism, authorities, minter)
    for instrument in authorities.instruments.values():
        yield from _statements_of_instrument(instrument, authorities, minter)
    for state in authorities.states.values():
        yield from _statements_of_state(state, minter)
    for session in authorities.sessions:
        yield from _statements_of_session(session, authorities, minter)
    for series in authorities.series:
        yield from _statements_of_series(series, authorities, minter)


def _statements_of_body(body: Body, authorities: Authorities, minter: Minter) -> Iterator[Statement]:
    iri = minter.body(body.name)
    yield iri, Rdf.type, Unkg.Body
    yield from _statements_of_holder(iri, body, authorities, minter)
    if body.predecessor:
        yield iri, Unkg.succeeds, entity(body.predecessor, "body", authorities, minter)
        yield from statements_of_entity(body.predecessor, "body", authorities, minter)


def _statements_of_mechanism(mechanism: Mechanism, authorities: Authorities, minter: Minter) -> Iterator[Statement]:
    iri = minter.mechanism(mechanism.name)
    yield iri, Rdf.type, Unkg.Mechanism
    yield from _statements_of_holder(iri, mechanism, authorities, minter)
    if mechanism.state:
        yield iri, Unkg.concernsState, minter.state(mechanism.state)


def _statements_of_holder(
    iri: IriRef, record: Body | Mechanism, authorities: Authorities, minter: Minter
) -> Iterator[Statement]:
    yield iri, Rdf.label, english(record.name)
    yield iri, Unkg.kind, plain(record.kind)
    yield from _statements_of_names(iri, record)
    if record.parent:
        yield iri, Unkg.subsidiaryOf, entity(record.parent, "body", authorities, minter)
        yield from statements_of_entity(record.parent, "body", authorities, minter)
    if record.established_by:
        yield from _statements_of_act(iri, Unkg.establishedBy, record.established_by, minter)
    if record.since:
        yield iri, Unkg.since, dated(record.since)
    if record.until:
        yield iri, Unkg.until, dated(record.until)
    yield from _statements_of_identifiers(iri, record.identifiers)


def _statements_of_names(iri: IriRef, record: Body | Mechanism | Instrument) -> Iterator[Statement]:
    for acronym in record.acronyms:
        yield iri, Unkg.acronym, plain(acronym)
    for name in record.names:
        yield iri, Skos.altLabel, plain(name)
    for short in record.short_forms:
        yield iri, Unkg.shortForm, plain(short)
    yield from _statements_of_labels(iri, record.labels, record.source)


def _statements_of_identifiers(iri: IriRef, identifiers: tuple[tuple[str, str], ...]) -> Iterator[Statement]:
    """What other lists identify a record by: an IRI, or a notation whose datatype says of which list."""
    for scheme, identifier in identifiers:
        if scheme in _NOTATIONS:
            yield iri, Skos.notation, typed(identifier, _NOTATIONS[scheme])
        else:
            yield iri, Skos.exactMatch, foreign(identifier)


def _statements_of_labels(iri: IriRef, labels: tuple[tuple[str, str], ...], source: str) -> Iterator[Statement]:
    """The names in other languages: the first of a language is its preferred label."""
    labelled: set[str] = set()
    for language, label in labels:
        yield iri, Skos.altLabel if language in labelled else Skos.prefLabel, spoken(label, language)
        labelled.add(language)
    if source:
        yield iri, Dcterms.source, plain(source)


def _statements_of_act(iri: IriRef, predicate: IriRef, act: str, minter: Minter) -> Iterator[Statement]:
    """An act by its symbol; if it is not a symbol, the words with the source of the record."""
    if symbols.symbol_of(act):
        yield iri, predicate, document(act, minter)
        yield from statements_of_document(act, "document", minter)
    else:
        yield iri, Dcterms.source, plain(act)


def _statements_of_instrument(instrument: Instrument, authorities: Authorities, minter: Minter) -> Iterator[Statement]:
    iri = minter.instrument(instrument.id)
    yield iri, Rdf.type, Unkg.Instrument
    yield iri, Rdf.label, english(instrument.title)
    yield iri, Unkg.instrumentId, plain(instrument.id)
    yield iri, Unkg.kind, plain(instrument.kind)
    yield from _statements_of_names(iri, instrument)
    if instrument.adopted:
        yield iri, Unkg.adopted, dated(instrument.adopted)
    if instrument.adopted_by:
        yield from _statements_of_act(iri, Unkg.adoptedBy, instrument.adopted_by, minter)
    if instrument.unts:
        yield iri, Unkg.treatySeriesNumber, plain(instrument.unts)
        yield iri, Skos.notation, typed(instrument.unts, Unkg.untsNumber)
    yield from _statements_of_identifiers(iri, instrument.identifiers)
    if instrument.monitored_by:
        yield iri, Unkg.monitoredBy, entity(instrument.monitored_by, "body", authorities, minter)
        yield from statements_of_entity(instrument.monitored_by, "body", authorities, minter)
    if instrument.parent:
        yield iri, Unkg.protocolTo, minter.instrument(instrument.parent)
    for member in instrument.members:
        yield iri, Unkg.hasMember, minter.instrument(member)


def _statements_of_state(state: State, minter: Minter) -> Iterator[Statement]:
    iri = minter.state(state.iso3)
    yield iri, Rdf.type, Unkg.State
    yield iri, Rdf.label, english(state.name)
    yield iri, Unkg.iso3, plain(state.iso3)
    yield iri, Skos.notation, typed(state.iso3, Unkg.isoAlpha3)
    if state.m49:
        yield iri, Unkg.m49, plain(state.m49)
        yield iri, Skos.notation, typed(state.m49, Unkg.m49Code)
    yield from _statements_of_identifiers(iri, state.identifiers)
    for name in state.names:
        yield iri, Skos.altLabel, plain(name)
    if state.member_since:
        yield iri, Unkg.since, dated(state.member_since)
    if state.until:
        yield iri, Unkg.until, dated(state.until)
    yield from _statements_of_labels(iri, state.labels, state.source)


def _statements_of_session(session: Session, authorities: Authorities, minter: Minter) -> Iterator[Statement]:
    iri = minter.session(session.body, session.number)
    yield iri, Rdf.type, Unkg.Session
    yield iri, Rdf.label, english(f"{session.body}, session {session.number}")
    yield iri, Unkg.number, plain(session.number)
    yield iri, Unkg.sessionOf, entity(session.body, "body", authorities, minter)
    yield from statements_of_entity(session.body, "body", authorities, minter)
    yield iri, Unkg.opened, dated(session.opened)
    yield iri, Unkg.closed, dated(session.closed)
    if session.source:
        yield iri, Dcterms.source, plain(session.source)


def _statements_of_series(series: Series, authorities: Authorities, minter: Minter) -> Iterator[Statement]:
    iri = minter.series(series.prefix, series.kind)
    yield iri, Rdf.type, Unkg.Series
    yield iri, Rdf.label, english(f"{series.prefix} ({series.kind})")
    yield iri, Unkg.prefix, plain(series.prefix)
    yield iri, Unkg.kind, plain(series.kind)
    yield entity(series.body, "body", authorities, minter), Unkg.issuesSeries, iri
    yield from statements_of_entity(series.body, "body", authorities, minter)

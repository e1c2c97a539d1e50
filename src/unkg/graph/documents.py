"""Describe documents: header, text, parts, subjects, votes."""

import re
from collections.abc import Iterator

from unkg import symbols
from unkg.authorities.states import state_code
from unkg.graph.entities import (
    document,
    entity,
    statements_of_actor,
    statements_of_document,
    statements_of_entity,
    statements_of_session,
    statements_of_state,
    statements_of_subject,
)
from unkg.graph.frame import Frame
from unkg.graph.literals import count, dated, english, is_english, plain, spoken, typed
from unkg.graph.terms import Dcterms, Foaf, IriRef, Nif, Rdf, Skos, Statement, Unkg, concept, foreign, iri_ref, written
from unkg.model import Header, Subject, Vote
from unkg.vocabulary import DOCUMENT_CLASSES, PARAGRAPH_CLASSES

_SPECIAL_SESSION = re.compile(r"(?:ES|S)-\d+")
# "68 (b) and (c)", "136", "98 (nn)": a number and the letters of the sub-items named with it, never a letter of a word.
_ITEM = re.compile(r"(\d{1,3})((?:(?: ?,| and| et)? ?\([a-z]{1,3}\))*)")
_LETTER = re.compile(r"\(([a-z]{1,3})\)")


def statements_of_header(of: Frame) -> Iterator[Statement]:
    """Statements for the document: type, symbol, title, body, session, dates, agenda, sponsors, subjects, and so on."""
    header, iri = of.extraction.header, of.document
    yield iri, Rdf.type, Unkg.Document
    issued = DOCUMENT_CLASSES[header.type]
    if issued:
        yield iri, Rdf.type, written(issued)
    yield iri, Unkg.documentType, concept("document-type", header.type)
    yield from _statements_of_name(of)
    if header.title:
        yield iri, Dcterms.title, spoken(header.title, of.language)
    yield from _statements_of_dates(iri, header)
    yield from _statements_of_proceedings(of)
    for sponsor in header.sponsors:
        yield from _statements_of_sponsor(of, sponsor)
    for subject in header.subjects:
        yield from _statements_of_subject_heading(of, subject)
    for related in header.related:
        yield from _statements_of_related(of, related.role, related.symbol)
    if header.vote:
        yield from _statements_of_vote(of, header.vote)
    for note in header.notes:
        yield iri, Unkg.metadataNote, plain(note)


def _statements_of_name(of: Frame) -> Iterator[Statement]:
    header = of.extraction.header
    if header.symbol is None:
        title = header.title if is_english(of.language) else None
        yield of.document, Rdf.label, english(title or f"document without a symbol, text {of.sha256[:12]}")
        return
    for statement in statements_of_document(header.symbol, "document", of.minter):
        if not _types_own_document(of, statement):
            yield statement
    if symbols.symbol_of(header.symbol):
        short, served = symbols.official_links(header.symbol)
        yield of.document, Foaf.page, iri_ref(short)
        yield of.document, Rdf.seeAlso, iri_ref(short)
        yield of.document, Rdf.seeAlso, iri_ref(served)
    if header.akn_iri:
        yield of.document, Dcterms.identifier, typed(header.akn_iri, Unkg.aknWork)


def _types_own_document(of: Frame, statement: Statement) -> bool:
    """The class by the type in the header, else by the symbol: a draft may be printed under a final symbol."""
    return statement[0] == of.document and statement[1] == Rdf.type


def _statements_of_dates(iri: IriRef, header: Header) -> Iterator[Statement]:
    if header.adopted:
        yield iri, Unkg.adopted, dated(header.adopted)
    if header.distributed:
        yield iri, Unkg.distributed, dated(header.distributed)
    if header.published:
        yield iri, Unkg.published, dated(header.published)


def _statements_of_proceedings(of: Frame) -> Iterator[Statement]:
    header, iri = of.extraction.header, of.document
    if header.body:
        yield iri, Unkg.issuingBody, entity(header.body, "body", of.authorities, of.minter)
        yield from statements_of_entity(header.body, "body", of.authorities, of.minter, of.language)
    if header.body and header.session is not None:
        number = session_number(header)
        yield iri, Unkg.session, of.minter.session(header.body, number)
        yield from statements_of_session(header.body, number, of.authorities, of.minter, of.language)
    for item in agenda_items(header.agenda_item or ""):
        yield from _statements_of_agenda_item(of, item)
    if header.meeting:
        yield iri, Unkg.meeting, plain(header.meeting)


def session_number(header: Header) -> str:
    """The number of the session as in the calendars: `S-17` if the symbol is of a special session."""
    for segment in (header.symbol or "").split("/"):
        if _SPECIAL_SESSION.fullmatch(segment):
            return segment
    return str(header.session)


def agenda_items(printed: str) -> tuple[str, ...]:
    """The items in a printed number: `68 (b) and (c)` is `68 (b)` and `68 (c)`."""
    items: list[str] = []
    for number, letters in _ITEM.findall(printed):
        of_item = [f"{number} ({letter})" for letter in _LETTER.findall(letters)]
        items += of_item or [number]
    return tuple(dict.fromkeys(items))


def _statements_of_agenda_item(of: Frame, number: str) -> Iterator[Statement]:
    """The agenda item of the session, or of the document if its session is unknown."""
    header = of.extraction.header
    if header.body and header.session is not None:
        session = session_number(header)
        item = of.minter.agenda_item(header.body, session, number)
        yield item, Rdf.label, english(f"{header.body}, session {session}, item {number}")
        yield item, Unkg.onAgendaOf, of.minter.session(header.body, session)
    else:
        item = of.minter.part(of.document, "item" + ".".join(re.findall(r"\w+", number)))
        yield item, Rdf.label, english(f"agenda item {number}")
    yield of.document, Unkg.agendaItem, item
    yield item, Rdf.type, Unkg.AgendaItem
    yield item, Unkg.number, plain(number)
    if header.agenda_title and len(agenda_items(header.agenda_item or "")) == 1:
        yield item, Dcterms.title, spoken(header.agenda_title, of.language)


def _statements_of_sponsor(of: Frame, sponsor: str) -> Iterator[Statement]:
    actor = sponsor if sponsor in of.authorities.states else state_code(sponsor, of.authorities) or sponsor
    properties = (Unkg.sponsor, Unkg.sponsorLabel)
    yield from statements_of_actor(of.document, actor, properties, of.authorities, of.minter)


def _statements_of_subject_heading(of: Frame, subject: Subject) -> Iterator[Statement]:
    iri = of.minter.subject(subject.scheme, subject.label)
    yield of.document, Dcterms.subject if subject.curated else Unkg.suggestedSubject, iri
    yield from statements_of_subject(iri, of.minter.subject_scheme(subject.scheme), subject.label, subject.scheme)
    told = _absolute(subject.iri)
    if told:
        yield iri, Skos.exactMatch, told


def _absolute(iri: str | None) -> IriRef | None:
    try:
        return foreign(iri) if iri else None
    except ValueError:
        return None


_ROLES = {
    "draft": Unkg.draft,
    "committee-report": Unkg.committeeReport,
    "superseded": Unkg.supersedes,
    "amended": Unkg.amendmentTo,
    "perhaps-adopted": Skos.closeMatch,
}


def _statements_of_related(of: Frame, role: str, symbol: str) -> Iterator[Statement]:
    other = document(symbol, of.minter)
    yield from statements_of_document(symbol, "document", of.minter)
    if role == "adopted":
        yield other, Unkg.draft, of.document
    elif role in _ROLES:
        yield of.document, _ROLES[role], other


def _statements_of_vote(of: Frame, vote: Vote) -> Iterator[Statement]:
    iri = of.minter.part(of.document, "vote")
    yield of.document, Unkg.vote, iri
    yield iri, Rdf.type, Unkg.Vote
    yield iri, Rdf.label, english(f"vote on {of.extraction.header.symbol or of.extraction.document.key}")
    yield iri, Unkg.outcome, concept("vote-outcome", vote.outcome)
    counts = ((Unkg.inFavour, vote.in_favour), (Unkg.against, vote.against), (Unkg.abstaining, vote.abstaining))
    for predicate, number in counts:
        if number is not None:
            yield iri, predicate, count(number)
    yield from _statements_of_voters(of, iri, Unkg.stateInFavour, vote.states_in_favour)
    yield from _statements_of_voters(of, iri, Unkg.stateAgainst, vote.states_against)
    yield from _statements_of_voters(of, iri, Unkg.stateAbstaining, vote.states_abstaining)


def _statements_of_voters(of: Frame, vote: IriRef, predicate: IriRef, voters: tuple[str, ...]) -> Iterator[Statement]:
    for voter in voters:
        yield vote, predicate, of.minter.state(voter)
        yield from statements_of_state(voter, of.authorities, of.minter)


def statements_of_text(of: Frame) -> Iterator[Statement]:
    """Statements for the reference text: digest and length. Only held documents have one."""
    if of.text:
        yield of.document, Unkg.text, of.text_node
        yield from statements_of_text_node(of)


def statements_of_text_node(of: Frame) -> Iterator[Statement]:
    """The digest, length and language of the text that was read."""
    text = of.text_node
    yield text, Rdf.type, Unkg.Text
    yield text, Rdf.label, english(f"text {of.sha256[:12]}")
    yield text, Unkg.sha256, plain(of.sha256)
    yield text, Unkg.length, count(len(of.text))
    yield text, Dcterms.language, plain(of.language)


def statements_of_parts(of: Frame) -> Iterator[Statement]:
    """Statements for paragraphs, footnotes and headings with a fragment: offsets and order."""
    for part in of.parts:
        paragraph = part.paragraph
        yield part.iri, Rdf.type, written(PARAGRAPH_CLASSES[paragraph.kind])
        yield part.iri, Dcterms.isPartOf, of.document
        yield part.iri, Rdf.label, english(paragraph.label or part.fragment)
        yield part.iri, Unkg.order, count(part.order)
        yield part.iri, Unkg.section, concept("section", paragraph.section)
        yield part.iri, Nif.beginIndex, count(paragraph.start)
        yield part.iri, Nif.endIndex, count(paragraph.end)
        marker = of.part_at(paragraph.anchor) if paragraph.anchor is not None else None
        if marker and marker.iri != part.iri:
            yield part.iri, Unkg.markedIn, marker.iri

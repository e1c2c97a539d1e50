"""The properties of a resource as a reader sees them, in the order of their interest."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from pyoxigraph import Literal, NamedNode

from unkg.pages.linking import Linker, words_of
from unkg.pages.records import Fact, Link
from unkg.queries.resources import Properties, Term, preferred
from unkg.vocabulary import RELATIONS, Dcterms, Foaf, Prov, Rdf, Skos, Unkg

_NAMES: Final[Mapping[NamedNode, str]] = MappingProxyType(
    {
        Unkg.symbol: "Symbol",
        Unkg.documentType: "Type",
        Unkg.kind: "Kind",
        Unkg.issuingBody: "Issued by",
        Unkg.sessionOf: "Of",
        Unkg.session: "Session",
        Unkg.onAgendaOf: "On the agenda of",
        Unkg.number: "Number",
        Unkg.adopted: "Adopted",
        Unkg.distributed: "Distributed",
        Unkg.published: "Published",
        Unkg.opened: "Opened",
        Unkg.closed: "Closed",
        Unkg.agendaItem: "Agenda item",
        Unkg.meeting: "Meeting",
        Unkg.heldBy: "Held by",
        Skos.prefLabel: "In other languages",
        Unkg.acronym: "Acronym",
        Skos.altLabel: "Also called",
        Unkg.shortForm: "Short forms",
        Unkg.subsidiaryOf: "Subsidiary of",
        Unkg.succeeds: "Succeeds",
        Unkg.establishedBy: "Established by",
        Unkg.adoptedBy: "Adopted by",
        Unkg.since: "Since",
        Unkg.until: "Until",
        Unkg.concernsState: "On",
        Unkg.draft: "Draft",
        Unkg.committeeReport: "Committee report",
        Unkg.sponsor: "Sponsors",
        Unkg.sponsorLabel: "Other sponsors",
        Unkg.submittedUnder: "Submitted under",
        Unkg.addendumTo: "Addendum to",
        Unkg.corrigendumTo: "Corrigendum to",
        Unkg.revisionOf: "Revision of",
        Unkg.amendmentTo: "Amendment to",
        Unkg.summaryOf: "Summary of",
        Dcterms.subject: "Subjects",
        Unkg.suggestedSubject: "Subjects suggested by a program",
        Unkg.invokes: "Invokes",
        Unkg.mentions: "Mentions",
        Unkg.iso3: "Code",
        Unkg.m49: "M49 code",
        Unkg.instrumentId: "Identifier",
        Dcterms.source: "Source of the record",
        Skos.inScheme: "In",
        Skos.notation: "Identifiers elsewhere",
        Skos.exactMatch: "Same concept elsewhere",
        Skos.closeMatch: "Perhaps adopted as",
        Prov.wasGeneratedBy: "Read by",
        Unkg.metadataNote: "Note on the metadata",
    }
)
"""Property → its name on a page, in the order in which they are shown; others follow under their names in words."""
_ELSEWHERE: Final = frozenset(
    {
        Rdf.type, Dcterms.title, Dcterms.alternative, Foaf.page, Rdf.seeAlso, Unkg.text, Unkg.languageVersion,
        Unkg.vote, Unkg.cites,
        *(row.property for row in RELATIONS.values() if row.property),
    }
)  # fmt: skip
"""What other parts of a page show."""
# “until 2025-04-04”; never “A/2025-04-041”.
_DAY: Final = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def facts(properties: Properties, linker: Linker, label: str) -> Iterator[Fact]:
    """The properties that are not shown elsewhere on the page; of the labels, those that differ from its own."""
    order = {term: place for place, term in enumerate(_NAMES)}
    for term in sorted(properties, key=lambda term: (order.get(term, len(order)), term.value)):
        values = properties[term]
        if term in {Rdf.label, Skos.prefLabel, Unkg.symbol}:
            values = tuple(value for value in values if value.value != label)
        if values and term not in _ELSEWHERE:
            yield Fact(_heading(term), linker.link(term.value), tuple(linker.shown(value) for value in values))


def _heading(term: NamedNode) -> str:
    return _NAMES.get(term) or words_of(term.value).capitalize()


def classes(properties: Properties, linker: Linker) -> tuple[Link, ...]:
    """The classes of a resource."""
    return tuple(linker.link(term.value) for term in properties.get(Rdf.type, ()) if isinstance(term, NamedNode))


def label_of(properties: Properties) -> str | None:
    """The label of a resource, in English if it has several."""
    found = preferred(properties.get(Rdf.label, ())) or preferred(properties.get(Skos.prefLabel, ()))
    return found.value if found else None


def title_of(properties: Properties) -> Literal | None:
    """The title of a document."""
    return preferred(properties.get(Dcterms.title, ()))


def long_date(date: str) -> str:
    """An ISO date, month or year as people write it: 4 April 2025."""
    parts = date.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3 or not 1 <= int([*parts, "1"][1]) <= 12:
        return date
    day = f"{int(parts[2])} " if len(parts) == 3 else ""
    return f"{day}{_MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) > 1 else date


def long_dates(text: str) -> str:
    """A text with its dates as people write them: until 4 April 2025."""
    return _DAY.sub(lambda found: long_date(found[0]), text)


def numbers(terms: tuple[Term, ...]) -> int | None:
    """The first whole number among the values of a property."""
    return next((int(term.value) for term in terms if term.value.isdecimal()), None)

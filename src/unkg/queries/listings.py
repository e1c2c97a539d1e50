"""Lists of what refers to a resource: what cites a document, what was recommended to a State, what a body issued."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, cast

from pyoxigraph import NamedNode

from unkg.queries.answers import Iri
from unkg.queries.binding import Queryable
from unkg.queries.resources import DATED
from unkg.vocabulary import Cito, Dcterms, Nif, Skos, Unkg

if TYPE_CHECKING:
    from pyoxigraph import Literal, QuerySolutions

MOST: Final = 20_000
"""Rows that a list has at most: a page shows a hundred, and sorts them all."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list on the page of a resource."""

    name: str
    """Its part of an address: `cited-by`."""
    title: str
    where: str
    """A SPARQL pattern: `$this` is the resource, `?x` what is listed, `?group` the heading that it stands under,
    `?node` the citation or other node in `?x` that says so, `?part` its paragraph, `?note` a word on it."""
    question: str | None = None
    """The canned query that answers the same."""
    parameter: str | None = None
    """The parameter of this query that the resource is the value of."""
    quotes: bool = False
    """Whether the words of the node are shown."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list."""

    thing: Iri
    group: Iri | str | None
    node: Iri | None
    part: Iri | None
    note: str | None
    words: str | None
    date: str | None


_IN_DOCUMENT: Final = f"?node {Unkg.inDocument} ?x . OPTIONAL {{ ?node {Unkg.inPart} ?part }} "
_ACTING: Final = f"{_IN_DOCUMENT} OPTIONAL {{ ?node {Unkg.verb} ?note }} "
_CITED_BY: Final = Listing(
    "cited-by",
    "Cited by",
    f"?node {Cito.hasCitedEntity} $this ; {Cito.hasCitingEntity} ?x . FILTER(?x != $this) "
    f"OPTIONAL {{ ?node {Unkg.relation} ?group }} OPTIONAL {{ ?node {Unkg.inPart} ?part }} "
    f"OPTIONAL {{ ?node {Unkg.pinpoint} ?note }}",
    "documents-citing",
    "document",
)
_CITED_PARTS: Final = Listing(
    "cited-paragraphs",
    "Which of its paragraphs are cited",
    f"?group {Dcterms.isPartOf} $this . ?node {Unkg.citedPart} ?group . {_IN_DOCUMENT} FILTER(?x != $this)",
    "paragraph-citations",
    "cited",
)
_RELATED: Final = Listing(
    "related",
    "Documents that change or lead to it",
    "VALUES ?group { "
    + " ".join(
        map(
            str,
            (
                Unkg.addendumTo, Unkg.corrigendumTo, Unkg.revisionOf, Unkg.amendmentTo, Unkg.summaryOf, Unkg.draft,
                Unkg.committeeReport,
            ),
        )
    )
    + " } ?x ?group $this .",
)  # fmt: skip
_REPORTS: Final = Listing(
    "reports", "Reports submitted under it", f"?x {Unkg.submittedUnder} $this .", "reports-by-request", "requested_in"
)
_MANDATES: Final = Listing(
    "mandates",
    "Mandates that it touches",
    f"?event {Unkg.act} $this ; {Unkg.mandate} ?x ; {Unkg.eventKind} ?group . "
    f'OPTIONAL {{ ?event {Unkg.ends} ?end BIND(CONCAT("until ", STR(?end)) AS ?note) }}',
)


def _recommended(name: str, title: str, term: NamedNode, parameter: str) -> Listing:
    where = f"?node {term} $this ; a {Unkg.Recommendation} . {_ACTING}"
    return Listing(name, title, where, "recommendations-on", parameter, quotes=True)


_ADDRESSED: Final = Listing(
    "addressed",
    "Recommendations, requests and decisions addressed to it",
    f"?node {Unkg.addressedTo} $this . {_ACTING}",
    "recommendations",
    "addressee",
    quotes=True,
)
_MENTIONING: Final = Listing("mentioned", "Documents that mention it", f"?x {Unkg.mentions}|{Unkg.invokes} $this .")
_HOLDER: Final = (
    Listing("mandate", "Its mandate", f"?x {Unkg.heldBy} $this ."),
    Listing("subsidiaries", "Subsidiary bodies and mechanisms", f"?x {Unkg.subsidiaryOf} $this ."),
    Listing("successors", "Succeeded by", f"?x {Unkg.succeeds} $this ."),
    Listing("monitored", "Instruments that it monitors", f"?x {Unkg.monitoredBy} $this ."),
    _ADDRESSED,
    Listing("sessions", "Sessions", f"?x {Unkg.sessionOf} $this ."),
    Listing("issued", "Documents that it issued", f"?x {Unkg.issuingBody} $this ; {Unkg.text} ?text ."),
    _MENTIONING,
)
_VOTED: Final = (
    f'VALUES (?cast ?group) {{ ({Unkg.stateInFavour} "in favour") ({Unkg.stateAgainst} "against") '
    f'({Unkg.stateAbstaining} "abstaining") }} ?ballot ?cast $this . ?x {Unkg.vote} ?ballot .'
)
LISTINGS: Final[Mapping[str, tuple[Listing, ...]]] = MappingProxyType(
    {
        "document": (
            _MANDATES,
            _CITED_BY,
            _CITED_PARTS,
            _REPORTS,
            _RELATED,
            _recommended("recommended", "Recommendations on it", Unkg.concerns, "document"),
        ),
        "body": _HOLDER,
        "mechanism": _HOLDER,
        "instrument": (
            Listing(
                "invoked",
                "Invoked, by article",
                f"?node {Unkg.refersTo} $this ; a {Unkg.InstrumentReference} . {_IN_DOCUMENT} "
                f"OPTIONAL {{ ?node {Unkg.citedPart} ?group }} OPTIONAL {{ ?node {Unkg.pinpoint} ?note }}",
                "instruments-invoked",
                "instrument",
            ),
            _recommended("recommended", "Recommendations on it", Unkg.concerns, "instrument"),
            Listing("protocols", "Protocols", f"?x {Unkg.protocolTo} $this ."),
            Listing("collections", "Part of", f"?x {Unkg.hasMember} $this ."),
        ),
        "state": (
            _ADDRESSED,
            Listing("mechanisms", "Mechanisms on the State", f"?x {Unkg.concernsState} $this ."),
            Listing("votes", "Votes", _VOTED, "votes-of-state", "state"),
            Listing(
                "recommending",
                "Recommendations that it made",
                f"?node {Unkg.issuedBy} $this ; a {Unkg.Recommendation} . {_ACTING}",
                "recommendations",
                "by",
                quotes=True,
            ),
            Listing("sponsored", "Texts that it sponsored", f"?x {Unkg.sponsor} $this ."),
        ),
        "session": (
            Listing("agenda", "Agenda", f"?x {Unkg.onAgendaOf} $this ."),
            Listing("documents", "Documents", f"?x {Unkg.session} $this ."),
            Listing(
                "due", "Reports requested for it", f"?node {Unkg.deadlineSession} $this . {_ACTING}", quotes=True
            ),
        ),
        "agenda-item": (Listing("documents", "Documents under this item", f"?x {Unkg.agendaItem} $this ."),),
        "mandate": (
            Listing(
                "told",
                "What documents say of it",
                f"?node {Unkg.mandate} $this ; {Unkg.eventKind} ?group . {_IN_DOCUMENT}",
                quotes=True,
            ),
        ),
        "candidate": (_MENTIONING,),
        "concept": (
            Listing("documents", "Documents on this subject", f"?x {Dcterms.subject}|{Unkg.suggestedSubject} $this ."),
        ),
        "scheme": (Listing("members", "Concepts", f"?x {Skos.inScheme} $this ."),),
        "series": (Listing("issuers", "Issued by", f"?x {Unkg.issuesSeries} $this ."),),
    }
)  # fmt: skip
"""Kind of resource → the lists on its page, in their order."""

_WORDS: Final = (
    f" OPTIONAL {{ ?node {Unkg.evidence} ?mention . ?mention {Nif.anchorOf} ?anchor "
    f"OPTIONAL {{ ?mention {Unkg.clause} ?clause }} }} BIND(COALESCE(?clause, ?anchor) AS ?words)"
)


def listed_rows(store: Queryable, listing: Listing, iri: Iri) -> list[Row]:
    """The rows of a list, at most MOST, in no particular order."""
    where = f"{listing.where.replace('$this', str(NamedNode(iri)))}{_WORDS if listing.quotes else ''} {DATED}"
    columns = "?x ?group ?node ?part ?note ?words ?date"
    found = store.query(f"SELECT DISTINCT {columns} WHERE {{ {where} }} LIMIT {MOST}")
    return [_row(*row) for row in cast("QuerySolutions", found)]


def listing_query(listing: Listing, iri: Iri) -> str:
    """A query whose rows are the entries of a list: each thing once under each heading."""
    columns = "?group ?x" if "?group" in listing.where else "?x"
    return f"SELECT DISTINCT {columns}\nWHERE {{\n  {listing.where.replace('$this', str(NamedNode(iri))).strip()}\n}}"


def parts_query(iri: Iri) -> str:
    """A query for the parts of a resource."""
    return f"SELECT ?part\nWHERE {{\n  ?part {Dcterms.isPartOf} {NamedNode(iri)} .\n}}"


def _row(
    thing: "NamedNode",
    group: "NamedNode | Literal | None",
    node: "NamedNode | None",
    part: "NamedNode | None",
    *rest: "Literal | None",
) -> Row:
    note, words, date = (one.value if one else None for one in rest)
    heading = Iri(group.value) if isinstance(group, NamedNode) else group.value if group else None
    return Row(
        Iri(thing.value),
        heading,
        Iri(node.value) if node else None,
        Iri(part.value) if part else None,
        note,
        words,
        date,
    )

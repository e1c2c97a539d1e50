"""What a store names, with all names: read by a few queries over the whole store."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, cast

from unkg.queries import Iri, Queryable
from unkg.queries.resources import preferred
from unkg.searching.words import folded
from unkg.vocabulary import Dcterms, Rdf, Skos, Unkg

if TYPE_CHECKING:
    from pyoxigraph import Literal as Text
    from pyoxigraph import NamedNode, QuerySolutions

Kind = Literal[
    "State", "body", "mechanism", "mandate", "instrument", "candidate", "document", "session", "agenda item", "subject"
]
KINDS: Final[Mapping[str, Kind]] = {
    "state": "State",
    "body": "body",
    "mechanism": "mechanism",
    "mandate": "mandate",
    "instrument": "instrument",
    "candidate": "candidate",
    "document": "document",
    "session": "session",
    "agenda-item": "agenda item",
    "subject": "subject",
}
"""The first part of a resource's path → its kind, in the order of results that match equally well."""
# "…/id/body/human-rights-council"; never ".../id/instrument/ICCPR#art14", a part.
_RESOURCE: Final = re.compile(rf"[^#]*/id/(?P<kind>{'|'.join(KINDS)})/[^#]+")
_NAMED_BY: Final = (
    Rdf.label,
    Skos.prefLabel,
    Skos.altLabel,
    Unkg.acronym,
    Unkg.iso3,
    Unkg.instrumentId,
    Dcterms.title,
    Dcterms.alternative,
    Unkg.symbol,
)
_NAMES: Final = frozenset({Rdf.label, Skos.altLabel})
"""What the names of a State have, beside those in other languages."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written and as folded."""

    written: str
    folded: str
    varied: bool = False
    """Whether a State has another name in it than as written."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A resource and its names."""

    iri: Iri
    kind: Kind
    name: str
    names: tuple[Name, ...]
    """A document's symbol is not among them."""
    title: str | None = None
    date: str | None = None
    held: bool = False
    """Whether the store has the text of the document."""
    is_holder: bool = False
    """Whether it holds a mandate."""


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the queries found, by IRI."""

    names: "Mapping[str, list[tuple[NamedNode, Text]]]"
    dates: Mapping[str, str]
    held: frozenset[str]
    holders: Mapping[str, str]
    """Mandate → who holds it."""
    holding: frozenset[str]
    """All who hold a mandate."""


def entries(store: Queryable) -> Iterator[Entry]:
    """Everything with a name that can be searched for, sorted by IRI."""
    facts = _facts(store)
    others = _names_of_states(facts)
    for iri in sorted(facts.names):
        kind = KINDS[_RESOURCE.fullmatch(iri)["kind"]]  # type: ignore[index]
        yield _entry(Iri(iri), kind, facts, others)


def _facts(store: Queryable) -> _Facts:
    names: dict[str, list[tuple[NamedNode, Text]]] = defaultdict(list)
    for term in _NAMED_BY:
        for thing, name in _rows(store, f"?x {term} ?y"):
            if _RESOURCE.fullmatch(thing.value):
                names[thing.value].append((term, cast("Text", name)))
    kinds = (Unkg.published, Unkg.distributed, Unkg.adopted)
    dates = {thing.value: date.value for term in kinds for thing, date in _rows(store, f"?x {term} ?y")}
    held = frozenset(thing.value for thing, _ in _rows(store, f"?x {Unkg.text} ?y"))
    holders = {mandate.value: holder.value for mandate, holder in _rows(store, f"?x {Unkg.heldBy} ?y")}
    return _Facts(names, dates, held, holders, frozenset(holders.values()))


def _rows(store: Queryable, where: str) -> "Iterator[tuple[NamedNode, NamedNode | Text]]":
    rows = cast("QuerySolutions", store.query(f"SELECT DISTINCT ?x ?y WHERE {{ {where} }}"))
    return ((row[0], row[1]) for row in rows)


def _entry(iri: Iri, kind: Kind, facts: _Facts, others: Mapping[str, tuple[str, ...]]) -> Entry:
    named = facts.names[iri]
    title = _best(text for term, text in named if term == Dcterms.title)
    label = _best(text for term, text in named if term in {Rdf.label, Skos.prefLabel})
    name = (title if kind == "document" else label) or _best(text for _, text in named) or iri.short
    of_holder = facts.names.get(facts.holders.get(iri, ""), []) if kind == "mandate" else []
    # The words of symbols would outnumber those of names.
    written = sorted({text.value for term, text in (*named, *of_holder) if term != Unkg.symbol})
    is_holder = iri in facts.holding
    names = tuple(one for text in written for one in _names(text, others if is_holder else {}))
    return Entry(iri, kind, name, names, title, facts.dates.get(iri), iri in facts.held, is_holder)


def _best(texts: "Iterable[Text]") -> str | None:
    found = preferred(texts)
    return found.value if found else None


def _names_of_states(facts: _Facts) -> dict[str, tuple[str, ...]]:
    """Each folded English name of a State → the others: “dprk” for a name of five words, and the reverse."""
    found: dict[str, tuple[str, ...]] = {}
    for iri, named in facts.names.items():
        if "/id/state/" in iri:
            english = (text for term, text in named if term in _NAMES and text.language in {None, "en"})
            names = sorted({folded(text.value) for text in english})
            found |= {one: tuple(other for other in names if other != one) for one in names if len(names) > 1}
    return found


def _names(written: str, others: Mapping[str, tuple[str, ...]]) -> Iterator[Name]:
    """A name, and the same with other names of the State in it."""
    name = folded(written)
    yield Name(written, name)
    for one, names in others.items():
        if one in name and f" {one} " in f" {name} ":
            varied = (f" {name} ".replace(f" {one} ", f" {other} ").strip() for other in names)
            yield from (Name(written, other, varied=True) for other in varied)

"""Search for documents, bodies, mechanisms, instruments and States by words of their names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, cast

from unkg import symbols
from unkg.authorities import Knowledge, symbols_written
from unkg.model import Authorities, Body, Instrument, Mechanism, State
from unkg.queries.answers import Iri
from unkg.queries.binding import Queryable, subjects
from unkg.queries.execution import document, standing
from unkg.vocabulary import Dcterms, Minter, Rdf, Unkg

if TYPE_CHECKING:
    from pyoxigraph import Literal as Text
    from pyoxigraph import NamedNode

Kind = Literal["body", "mechanism", "instrument", "State", "document", "candidate"]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Something with a name that contains the words."""

    name: str
    kind: Kind
    iri: Iri
    matched: str
    """The name that matched, such as an acronym, a former name, or one in another language."""
    date: str | None = None
    """Date of adoption or issue."""


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    kind: Kind
    iri: Iri
    names: tuple[str, ...]
    date: str | None = None


_EXACT, _PREFIX, _PHRASE, _ALL_WORDS = range(4)
_ORDER: Final = ("State", "body", "mechanism", "instrument", "candidate", "document")


def find(store: Queryable, knowledge: Knowledge, words: str, limit: int = 20) -> list[SearchHit]:
    """Find everything by name: exact matches first, then prefixes, phrases, and all words in any order.

    A symbol finds its document, even if that is only cited. The beginning of a word is enough (`extrajud`). Case,
    accents and punctuation do not count. Among equal matches documents come last, newest first, and shorter names
    come before longer ones.
    """
    wanted = symbols.normalized_name(words)
    if not wanted:
        return []
    dates = _dates(store)
    dated = (replace(thing, date=dates.get(thing.iri)) for thing in _everything(store, knowledge, words))
    ranked = [hit for thing in dated if (hit := _best(thing, wanted))]
    ranked.sort(key=lambda hit: hit[:-1])
    return [_located(store, found) for *_, found in ranked[:limit]]


_Hit: TypeAlias = tuple[int, int, str, int, str, SearchHit]


def _best(thing: _Named, wanted: str) -> _Hit | None:
    grades = (
        (grade, len(name), name)
        for name in thing.names
        if (grade := _grade(symbols.normalized_name(name), wanted)) is not None
    )
    best = min(grades, default=None)
    if best is None:
        return None
    grade, length, matched = best
    is_document = thing.kind == "document"
    # Documents are sorted newest first: a later date gives a smaller key.
    age = "".join(chr(0x10FFFF - ord(c)) for c in thing.date or "") if is_document else ""
    found = SearchHit(thing.name, thing.kind, thing.iri, matched, thing.date)
    return (grade, int(is_document), age, length, f"{_ORDER.index(thing.kind)} {thing.name} {thing.iri}", found)


def _grade(name: str, wanted: str) -> int | None:
    if name == wanted:
        return _EXACT
    if name.startswith(wanted):
        return _PREFIX
    if f" {wanted}" in name:
        return _PHRASE
    has = name.split()
    return _ALL_WORDS if all(any(word.startswith(part) for word in has) for part in wanted.split()) else None


def _everything(store: Queryable, knowledge: Knowledge, words: str) -> Iterator[_Named]:
    written = symbols_written(words, knowledge.numbering)
    for symbol in written:
        yield from _by_symbol(store, words, symbol)
    if not written:
        yield from _named_authorities(knowledge.authorities)
        yield from _candidates(store)
        yield from _titled(store)


@lru_cache(maxsize=4)
def _named_authorities(authorities: Authorities) -> tuple[_Named, ...]:
    minter = Minter()
    return (
        *(_named(r, "body", Iri(minter.body(r.name).value)) for r in authorities.bodies.values()),
        *(_named(r, "mechanism", Iri(minter.mechanism(r.name).value)) for r in authorities.mechanisms.values()),
        *(_instrument(r, Iri(minter.instrument(r.id).value)) for r in authorities.instruments.values()),
        *(_state(r, Iri(minter.state(r.iso3).value)) for r in authorities.states.values()),
    )


def _named(record: Body | Mechanism, kind: Kind, iri: Iri) -> _Named:
    return _Named(record.name, kind, iri, (record.name, *record.acronyms, *record.names, *_labels(record.labels)))


def _instrument(record: Instrument, iri: Iri) -> _Named:
    names = (record.title, record.id, *record.acronyms, *record.names, *_labels(record.labels))
    return _Named(record.title, "instrument", iri, names)


def _state(record: State, iri: Iri) -> _Named:
    return _Named(record.name, "State", iri, (record.name, record.iso3, *record.names, *_labels(record.labels)))


def _labels(labels: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(label for _, label in labels)


def _candidates(store: Queryable) -> Iterator[_Named]:
    named = f"SELECT DISTINCT ?x ?name WHERE {{ ?x a {Unkg.Candidate} ; {Rdf.label} ?name }}"
    return (_Named(name, "candidate", Iri(iri), (name,)) for iri, name in _rows(store, named))


def _titled(store: Queryable) -> Iterator[_Named]:
    for row in _rows(store, f"SELECT ?x ?name WHERE {{ ?x {Dcterms.title} ?name }}"):
        yield _Named(row[1], "document", Iri(row[0]), (row[1],))


def _dates(store: Queryable) -> dict[str, str]:
    """The date of adoption, else distribution, else publication of each document."""
    kinds = (Unkg.published, Unkg.distributed, Unkg.adopted)
    return {iri: date for kind in kinds for iri, date in _rows(store, f"SELECT ?x ?date WHERE {{ ?x {kind} ?date }}")}


def _rows(store: Queryable, sparql: str) -> Iterator[tuple[str, str]]:
    """The rows of a query with two columns, as strings."""
    for first, second in cast("Iterable[tuple[NamedNode, Text]]", store.query(sparql)):
        yield first.value, second.value


def _by_symbol(store: Queryable, words: str, symbol: str) -> Iterator[_Named]:
    """The document with this symbol, even if it is only cited."""
    iri = document(store, symbol)
    if standing(store, iri) != "unknown":
        yield _Named(symbol, "document", iri, (words,))


def _located(store: Queryable, found: SearchHit) -> SearchHit:
    """The hit with its IRI in this store, which may use another base IRI."""
    if found.kind in {"document", "candidate"}:
        return found
    there = subjects(store, (Rdf.label,), found.name)
    kinds = f"/id/{found.kind.lower()}/"
    iri = next((Iri(term.value) for term in there if kinds in term.value), found.iri)
    return SearchHit(found.name, found.kind, iri, found.matched, found.date)

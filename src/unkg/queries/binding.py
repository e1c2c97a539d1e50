"""Convert parameters, as people write them, to RDF terms, and bind them in a VALUES block."""

import datetime as dt
import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias, cast

from pyoxigraph import Literal, NamedNode

from unkg import symbols
from unkg.authorities import Knowledge, Numbering, symbol_written
from unkg.authorities.states import state_code_in_any_language
from unkg.model import OFFICIAL_LANGUAGES, Authorities, Body, Mechanism, State
from unkg.queries.answers import listed
from unkg.queries.canned import LANGUAGE, MARK, Parameter, ParameterType, Query, QueryInputError
from unkg.queries.holders import holders_named, names_of_holders
from unkg.vocabulary import ADDRESSEE_CLASSES, Minter, Rdf, Skos, Unkg, Xsd, concept

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples

Term: TypeAlias = NamedNode | Literal
_INTEGER: Final = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
_PERIODS: Final = (("since", "until"), ("from", "to"))
"""The parameters for the first and the last day of a period."""


class Queryable(Protocol):
    """Anything that answers SPARQL 1.1 queries over the union of its graphs, as every store does."""

    def query(self, sparql: str) -> "QuerySolutions | QueryBoolean | QueryTriples":
        """Run a query."""
        ...


_CLASSES: Final = {symbols.normalized_name(name): name for name in ADDRESSEE_CLASSES}
"""Classes of those addressed or concerned, which are concepts: “special procedures”."""
_WITH: Final = re.compile(r"^ *# WITH ([a-z_]+): (.+)$", re.MULTILINE)


def bind(query: Query, terms: Mapping[str, tuple[Term, ...]]) -> str:
    """The text of the query with its parameters bound, the same for every engine.

    A parameter with several terms matches any of them. An unset parameter is left out of the block: this means the
    same as UNDEF, and engines plan it better.
    """
    patterns = _WITH.sub(lambda line: _pattern(line, terms), query.sparql)
    terms = {name: values for name, values in terms.items() if name != LANGUAGE.name}
    if not terms:
        return patterns
    variables = " ".join(f"?{name}" for name in terms)
    rows = " ".join(f"({' '.join(map(str, row))})" for row in product(*terms.values()))
    values = f"VALUES ({variables}) {{ {rows} }}"
    return patterns.replace(f"\n{MARK}\n", f"\n{values}\n")


def _pattern(line: re.Match[str], terms: Mapping[str, tuple[Term, ...]]) -> str:
    """The pattern of a line if its parameter is given, else the line as it is."""
    if line[1] not in terms:
        return line[0]
    # Not bound by VALUES: some queries have a column of this name, and sub-selects would not see it.
    return line[2].replace("?language", str(terms[line[1]][0])) if line[1] == LANGUAGE.name else line[2]


def terms_of(
    store: Queryable, knowledge: Knowledge, query: Query, given: Mapping[str, str | int | Iterable[str]]
) -> dict[str, tuple[Term, ...]]:
    """The terms of every parameter that is given or has a default. Raises QueryInputError for an invalid one."""
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known:
            raise QueryInputError(f"{query.name}: unknown parameter {name!r}; {_usage(query)}")
    terms = {}
    for name, parameter in known.items():
        value = given.get(name, parameter.default)
        if value is None and parameter.required:
            raise QueryInputError(f"{query.name}: missing parameter {name!r}; {_usage(query)}")
        if value is not None:
            terms[name] = _terms(store, knowledge, parameter, value)
    for first, last in _PERIODS:
        _refuse_backwards(terms, first, last)
    return terms


def _refuse_backwards(terms: Mapping[str, tuple[Term, ...]], first: str, last: str) -> None:
    """Raise QueryInputError for a period that ends before it begins, in which nothing can be."""
    begins, ends = ([term.value for term in terms.get(name, ()) if isinstance(term, Literal)] for name in (first, last))
    if begins and ends and min(begins) > max(ends):
        raise QueryInputError(f"{first}={min(begins)}: later than {last}={max(ends)}")


def _usage(query: Query) -> str:
    if not query.parameters:
        return "it has no parameters"
    example = " ".join(f'{p.name}="{p.example}"' for p in query.parameters if p.required)
    return f"the parameters are: {', '.join(p.name for p in query.parameters)}" + (
        f" (for example: {example})" if example else ""
    )


def _terms(
    store: Queryable, knowledge: Knowledge, parameter: Parameter, value: str | int | Iterable[str]
) -> tuple[Term, ...]:
    texts = [text.strip() for text in ([str(value)] if isinstance(value, str | int) else value)]
    for text in texts:
        _refuse_surrogates(parameter.name, text)
    if parameter.type == "symbol":
        texts = [symbol_meant(text, knowledge.numbering, parameter.name) for text in texts]
    read = _READ[parameter.type]
    found = (term for text in texts for term in read(store, knowledge.authorities, parameter.name, text))
    unique = tuple(dict.fromkeys(found))
    if parameter.type == "language" and len(unique) > 1:
        raise QueryInputError(f"{parameter.name}: name one language")
    return unique


def _refuse_surrogates(name: str, text: str) -> None:
    """Raise QueryInputError for half a character, or for bytes of the command line that are not UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise QueryInputError(f"{name}={text!a}: not UTF-8 at character {error.start}") from None


def symbol_meant(text: str, numbering: Numbering, name: str = "symbol") -> str:
    """The symbol that people mean by `UNSCR 1325` or `HRC res 58/17`; an IRI as it is.

    Raises QueryInputError, which lists what an unclear one can be; `name` is the parameter, for messages.
    """
    if _is_web_iri(text):
        return text
    try:
        return symbol_written(text, numbering)
    except symbols.SymbolError as error:
        raise QueryInputError(f"{name}={text}: {error}") from None


def document_terms(store: Queryable, name: str, text: str) -> list[NamedNode]:
    """The IRI of the document with a symbol; `name` is the parameter, for messages."""
    if _is_web_iri(text):
        return [_web_iri(name, text)]
    try:
        canonical = symbols.canonical(text)
    except symbols.SymbolError as error:
        raise QueryInputError(f"{name}={text}: {error}") from None
    # Look it up, because the graph may use another base IRI.
    return subjects(store, (Unkg.symbol,), canonical) or [Minter().document(canonical)]


def _web_iri(name: str, text: str) -> NamedNode:
    try:
        return NamedNode(text.removeprefix("<").removesuffix(">"))
    except ValueError:
        raise QueryInputError(f"{name}={text}: not an IRI") from None


def _symbol(store: Queryable, _: Authorities, name: str, text: str) -> Iterable[Term]:
    return document_terms(store, name, text)


def _iri(_store: Queryable, _: Authorities, name: str, text: str) -> Iterable[Term]:
    return [_web_iri(name, text)]


def _date(_store: Queryable, _: Authorities, name: str, text: str) -> Iterable[Term]:
    try:
        return [Literal(dt.date.fromisoformat(text).isoformat(), datatype=Xsd.date)]
    except ValueError:
        raise QueryInputError(f"{name}={text}: not a date; write it as YYYY-MM-DD") from None


def _integer(_store: Queryable, _: Authorities, name: str, text: str) -> Iterable[Term]:
    try:
        return [Literal(str(int(text)), datatype=_INTEGER)]
    except ValueError:
        raise QueryInputError(f"{name}={text}: not a whole number") from None


def _state(store: Queryable, authorities: Authorities, name: str, text: str) -> Iterable[Term]:
    if _is_web_iri(text):
        return [_web_iri(name, text)]
    iso3 = state_code_in_any_language(text, authorities)
    if iso3 is None:
        states = authorities.states.values()
        near = _nearest(text, [name for state in states for name in (state.name, *state.names)])
        raise QueryInputError(f"{name}={text}: no State has this name or ISO 3166-1 alpha-3 code{near}")
    return subjects(store, (Unkg.iso3,), iso3) or [Minter().state(iso3)]


def _name(store: Queryable, authorities: Authorities, name: str, text: str) -> Iterable[Term]:
    if _is_web_iri(text):
        return [_web_iri(name, text)]
    normalized = symbols.normalized_name(text)
    if normalized in _CLASSES:
        return [concept("addressee", _CLASSES[normalized])]
    canonical = _canonical_names(authorities).get(normalized, [])
    found = _labelled(store, (*canonical, text))
    if not found and state_code_in_any_language(text, authorities):
        return _state(store, authorities, name, text)
    if not found:
        if canonical:
            raise QueryInputError(f"{name}={text}: this store does not contain {canonical[0]}")
        raise QueryInputError(f"{name}={text}: unknown name{_nearest(text, _written_names(authorities))}")
    return found


def _instrument(store: Queryable, authorities: Authorities, name: str, text: str) -> Iterable[Term]:
    """An instrument, or parts of it: `CEDAW art. 2`, `article 2 of CEDAW`."""
    part = _PART_BEHIND.fullmatch(text) or _PART_BEFORE.fullmatch(text)
    if _is_web_iri(text) or part is None:
        return _name(store, authorities, name, text)
    pinpoint = f"art {part['article'].replace(' ', '')}"
    fragments = symbols.fragments(pinpoint, "instrument")
    whole = _name(store, authorities, name, part["whole"].strip(" ,"))
    return [Minter().part(cast("NamedNode", term), fragment) for term in whole for fragment in fragments]


# "CEDAW art. 2", "CEDAW, articles 2-4", "CRC art. 40 (2) (b)"; never "Article 19" alone.
_PART_BEHIND: Final = re.compile(r"(?P<whole>.+?),? art(?:s?\.?|icles?) (?P<article>\d+[\d() a-z-]*)", re.IGNORECASE)
# "article 2 of CEDAW", "art. 40 (2) of the CRC"; never "article on the right to life".
_PART_BEFORE: Final = re.compile(
    r"art(?:s?\.?|icles?) (?P<article>\d+(?: ?\(\w+\))*(?:-\d+)?) of (?:the )?(?P<whole>.+)", re.IGNORECASE
)


def _kind(_store: Queryable, authorities: Authorities, name: str, text: str) -> Iterable[Term]:
    kinds = sorted({instrument.kind for instrument in authorities.instruments.values()})
    if text.lower() not in kinds:
        raise QueryInputError(f"{name}={text}: no kind of instrument; the kinds are {listed(kinds, 'and')}")
    return [Literal(text.lower())]


def holder_terms(store: Queryable, authorities: Authorities, name: str, text: str) -> Iterable[Term]:
    """The IRI of the holder of a mandate by its name, else by words of it; `name` is the parameter, for messages.

    Raises QueryInputError if nothing has the words, or several holders have them.
    """
    if _is_web_iri(text):
        return [_web_iri(name, text)]
    canonical = list(dict.fromkeys(_canonical_names(authorities).get(symbols.normalized_name(text), [])))
    if len(canonical) > 1:
        raise _unclear(name, text, canonical)
    found = _labelled(store, (*canonical, text))
    if found or canonical:
        return found or _name(store, authorities, name, text)
    known = names_of_holders(authorities)
    held = {label: known.get(label, (label,)) for label in _labels_of_holders(store)}
    meant = holders_named(text, held, authorities.states) or holders_named(text, known, authorities.states)
    if len(meant) > 1:
        raise _unclear(name, text, meant)
    return _labelled(store, meant) or _name(store, authorities, name, text)


def _succession(store: Queryable, authorities: Authorities, name: str, text: str) -> Iterable[Term]:
    return [term for holder in holder_terms(store, authorities, name, text) for term in succession(store, holder)]


def succession(store: Queryable, holder: Term) -> list[Term]:
    """A holder, then all that it succeeds, the nearest first, then all that succeed it."""
    before = _reached(store, holder, f"?from {Unkg.succeeds} ?x")
    after = _reached(store, holder, f"?x {Unkg.succeeds} ?from")
    return list(dict.fromkeys((*before, *after)))


def _reached(store: Queryable, start: Term, step: str) -> list[Term]:
    """What a pattern reaches from ?from to ?x in any number of steps, the start included."""
    reached, level = {start: None}, [start]
    while level:
        values = " ".join(map(str, level))
        rows = store.query(f"SELECT DISTINCT ?x WHERE {{ VALUES ?from {{ {values} }} {step} }} ORDER BY ?x")
        found = [cast("NamedNode", row["x"]) for row in cast("QuerySolutions", rows)]
        level = [term for term in found if term not in reached]
        reached |= dict.fromkeys(level)
    return list(reached)


def _labels_of_holders(store: Queryable) -> list[str]:
    """The name of each that holds a mandate in a store, English if it has one, sorted."""
    named = f"{Rdf.label}|{Skos.prefLabel}"
    rows = store.query(f"SELECT DISTINCT ?x ?label WHERE {{ ?mandate {Unkg.heldBy} ?x . ?x {named} ?label }}")
    labels: dict[str, list[tuple[bool, str]]] = {}
    for row in cast("QuerySolutions", rows):
        label = cast("Literal", row["label"])
        labels.setdefault(str(row["x"]), []).append((label.language != "en", label.value))
    return sorted({min(of_one)[1] for of_one in labels.values()})


def _unclear(name: str, text: str, meant: list[str]) -> QueryInputError:
    return QueryInputError(f"{name}={text}: unclear; it can be {listed(meant, 'or')}")


def _labelled(store: Queryable, texts: Iterable[str]) -> list[NamedNode]:
    """Everything that has one of the texts as its name, in any official language, or acronym."""
    labels = (Rdf.label, Skos.prefLabel, Skos.altLabel, Unkg.acronym, Unkg.instrumentId)
    return [iri for label in dict.fromkeys(texts) for iri in subjects(store, labels, label, OFFICIAL_LANGUAGES)]


def _written_names(authorities: Authorities) -> list[str]:
    named: list[Body | Mechanism | State] = [
        *authorities.bodies.values(),
        *authorities.mechanisms.values(),
        *authorities.states.values(),
    ]
    instruments = (name for r in authorities.instruments.values() for name in (r.title, *r.names))
    return [*(name for r in named for name in (r.name, *r.names)), *instruments]


@lru_cache(maxsize=4)
def _canonical_names(authorities: Authorities) -> Mapping[str, list[str]]:
    """Every normalized name → the labels of its bearers in the graph."""
    by_name: dict[str, list[str]] = {}
    holders: list[Body | Mechanism] = [*authorities.bodies.values(), *authorities.mechanisms.values()]
    for holder in holders:
        labels = (label for _, label in holder.labels)
        # Includes the slug, because tables print it.
        for text in (holder.name, symbols.slug(holder.name), *holder.acronyms, *holder.names, *labels):
            by_name.setdefault(symbols.normalized_name(text), []).append(holder.name)
    for instrument in authorities.instruments.values():
        labels = (label for _, label in instrument.labels)
        for text in (
            instrument.id,
            symbols.slug(instrument.id),
            instrument.title,
            *instrument.acronyms,
            *instrument.names,
            *labels,
        ):
            by_name.setdefault(symbols.normalized_name(text), []).append(instrument.title)
    return by_name


def subjects(
    store: Queryable, predicates: Iterable[NamedNode], label: str, languages: Iterable[str] = ()
) -> list[NamedNode]:
    """Everything with a text, without a language tag or with one of the languages, in a fixed order."""
    labels = (Literal(label), *(Literal(label, language=language) for language in languages))
    # One pattern per label instead of VALUES: any engine then answers it from an index.
    patterns = " UNION ".join(f"{{ ?x {predicate} {text} }}" for predicate in predicates for text in labels)
    rows = store.query(f"SELECT DISTINCT ?x WHERE {{ {patterns} }} ORDER BY ?x")
    return [cast("NamedNode", row["x"]) for row in cast("QuerySolutions", rows)]


def _nearest(text: str, candidates: Iterable[str]) -> str:
    """A hint with the most similar names, ignoring case."""
    written = {symbols.normalized_name(name): name for name in candidates}
    near = [written[name] for name in difflib.get_close_matches(symbols.normalized_name(text), list(written), n=3)]
    return f"; did you mean {' or '.join(near)}?" if near else ""


def _is_web_iri(text: str) -> bool:
    return text.removeprefix("<").startswith(("http://", "https://"))


def _language(_store: Queryable, _: Authorities, name: str, text: str) -> Iterable[Term]:
    if text.lower() not in OFFICIAL_LANGUAGES:
        known = ", ".join(OFFICIAL_LANGUAGES)
        raise QueryInputError(f"{name}={text}: no names in this language; write one of {known}")
    return [Literal(text.lower())]


_READ: Final = MappingProxyType[ParameterType, Callable[[Queryable, Authorities, str, str], Iterable[Term]]](
    {
        "symbol": _symbol,
        "iri": _iri,
        "date": _date,
        "integer": _integer,
        "state": _state,
        "name": _name,
        "instrument": _instrument,
        "kind": _kind,
        "holder": holder_terms,
        "succession": _succession,
        "language": _language,
    }
)

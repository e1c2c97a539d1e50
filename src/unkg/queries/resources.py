"""What a store says about one resource: its statements, those about what stands in a document, and names for links."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias, cast
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Triple

from unkg.queries.answers import Iri
from unkg.queries.binding import Queryable
from unkg.vocabulary import Dcterms, Nif, Rdf, Skos, Unkg
from unkg.vocabulary.implications import Described, implied

if TYPE_CHECKING:
    from pyoxigraph import QuerySolutions

Term: TypeAlias = NamedNode | Literal
Properties: TypeAlias = Mapping[NamedNode, tuple[Term, ...]]
"""Property → its values, sorted."""
Values: TypeAlias = dict[NamedNode, dict[Term, None]]
"""Property → its values, each once, while they are gathered."""

PARAMETER: Final = NamedNode("http://www.w3.org/ns/shacl#parameter")
"""From a canned query to what it asks for."""
DATED: Final = (
    f"OPTIONAL {{ ?x {Unkg.adopted} ?adopted }} OPTIONAL {{ ?x {Unkg.distributed} ?distributed }} "
    f"OPTIONAL {{ ?x {Unkg.published} ?published }} "
    "BIND(STR(COALESCE(?adopted, ?distributed, ?published)) AS ?date)"
)
"""A SPARQL pattern: the `?date` of adoption, else distribution, else publication of `?x`."""
_NAMES: Final = 500
"""Resources whose names one query asks for."""


@dataclass(frozen=True, slots=True)
class Description:
    """The statements about a resource, and about what stands in it if it is a document or instrument."""

    iri: Iri
    own: Properties
    nodes: Mapping[Iri, Properties] = field(default_factory=dict)
    """Paragraphs, references, actions, events, mentions, vote and texts of a document; articles of a treaty."""

    @property
    def triples(self) -> list[Triple]:
        """All its statements, sorted by subject."""
        described = [(self.iri, self.own), *sorted(self.nodes.items())]
        return [
            Triple(NamedNode(subject), term, value)
            for subject, properties in described
            for term, values in sorted(properties.items(), key=lambda item: item[0].value)
            for value in values
        ]


@dataclass(frozen=True, slots=True)
class Name:
    """What a link to a resource needs."""

    label: str
    title: str | None = None
    language: str | None = None
    """Of the title."""
    date: str | None = None
    held: bool = False
    """Whether the store has the text of the document."""


def describe(store: Queryable, iri: Iri) -> Description | None:
    """All statements about a resource and what stands in it, by one query; None if it is no subject of a statement.

    Raises ValueError for a text that is not an IRI.
    """
    this = NamedNode(iri)
    where = (
        f"BIND({this} AS ?s) {this} ?p ?o",
        f"?s {Unkg.inDocument} {this} . ?s ?p ?o",
        f"?s {Dcterms.isPartOf} {this} . ?s ?p ?o",
        f"?n {Unkg.inDocument} {this} ; {Unkg.evidence} ?s . ?s ?p ?o",
        f"{this} {Unkg.text}|{Unkg.languageVersion} ?s . ?s ?p ?o",
        f"{this} {Unkg.vote} ?s . ?s ?p ?o",
        f"{this} {PARAMETER} ?s . ?s ?p ?o",
    )
    branches = " UNION ".join(f"{{ {one} }}" for one in where)
    found: dict[str, Values] = defaultdict(lambda: defaultdict(dict))
    for subject, term, value in cast("QuerySolutions", store.query(f"SELECT ?s ?p ?o WHERE {{ {branches} }}")):
        found[cast("NamedNode", subject).value][cast("NamedNode", term)][cast("Term", value)] = None
    _add_implied(found, store, this)
    own = found.pop(iri, None)
    nodes = {Iri(subject): _sorted(properties) for subject, properties in found.items()}
    return Description(iri, _sorted(own or {}), nodes) if own or nodes else None


def _add_implied(found: dict[str, Values], store: Queryable, this: NamedNode) -> None:
    """Add what the statements about a resource and its nodes imply."""
    described = _confidence_of_classes(found, store)
    described.update({NamedNode(subject): properties for subject, properties in found.items()})
    for subject, term, value in list(implied(cast("Described", described))):
        node = cast("NamedNode", subject).value
        if node in found:
            found[node][term][cast("Term", value)] = None
    # Of a node alone, the document with the text and the part with the section are not in the description.
    own = found.get(this.value, {})
    if Nif.beginIndex in own:
        where = f"{{ {this} {Dcterms.isPartOf} ?d }} UNION {{ ?n {Unkg.evidence} {this} ; {Unkg.inDocument} ?d }}"
        _add_values(own, Nif.referenceContext, store, f"{where} ?d {Unkg.text} ?value")
    if Unkg.inPart in own and Unkg.Reference in own[Rdf.type] and Unkg.section not in own:
        _add_values(own, Unkg.section, store, f"{this} {Unkg.inPart}/{Unkg.section} ?value")


def _confidence_of_classes(found: Mapping[str, Values], store: Queryable) -> dict[NamedNode, Values]:
    """What the store says of the classes of evidence of the nodes that state no confidence."""
    silent = (properties for properties in found.values() if Unkg.confidence not in properties)
    classes = sorted({str(one) for properties in silent for one in properties.get(Unkg.evidenceClass, ())})
    said: dict[NamedNode, Values] = {}
    if classes:
        where = f"VALUES ?class {{ {' '.join(classes)} }} ?class {Unkg.confidence} ?value"
        for of_class, value in cast("QuerySolutions", store.query(f"SELECT ?class ?value WHERE {{ {where} }}")):
            rates = said.setdefault(cast("NamedNode", of_class), {}).setdefault(Unkg.confidence, {})
            rates[cast("Term", value)] = None
    return said


def _add_values(own: Values, term: NamedNode, store: Queryable, where: str) -> None:
    for row in cast("QuerySolutions", store.query(f"SELECT ?value WHERE {{ {where} }}")):
        own[term][cast("Term", row["value"])] = None


def _sorted(properties: Mapping[NamedNode, Iterable[Term]]) -> Properties:
    return MappingProxyType({term: tuple(sorted(values, key=str)) for term, values in properties.items()})


def names(store: Queryable, iris: Iterable[Iri], language: str = "") -> dict[Iri, Name]:
    """Labels, titles and dates of resources, by one query for all (a few if there are more than 500).

    What the store does not describe is left out. Labels are in the language, where they exist in it.
    """
    wanted = sorted(set(iris))
    found: dict[Iri, list[tuple[Term | None, ...]]] = defaultdict(list)
    for at in range(0, len(wanted), _NAMES):
        values = " ".join(str(NamedNode(iri)) for iri in wanted[at : at + _NAMES])
        for thing, *told in cast("QuerySolutions", store.query(_NAMING.replace("$values", values))):
            found[Iri(cast("NamedNode", thing).value)].append(cast("tuple[Term | None, ...]", tuple(told)))
    return {iri: _name(iri, told, language) for iri, told in found.items() if any(map(any, told))}


# Engines join OPTIONAL parts by looking up each resource; a second VALUES for the properties would make them scan.
_NAMING: Final = (
    f"SELECT DISTINCT ?x ?label ?title ?date ?text WHERE {{ VALUES ?x {{ $values }} "
    f"OPTIONAL {{ ?x {Rdf.label}|{Skos.prefLabel} ?label }} OPTIONAL {{ ?x {Dcterms.title} ?title }} "
    f"OPTIONAL {{ ?x {Unkg.text} ?text }} {DATED} }}"
)


def _name(iri: Iri, told: Iterable[tuple[Term | None, ...]], language: str) -> Name:
    labels, titles, dates, texts = ({one for one in column if one} for column in zip(*told, strict=True))
    label, title = preferred(labels, language), preferred(titles)
    date = min((one.value for one in dates), default=None)
    return Name(
        label.value if label else fallback(iri),
        title.value if title else None,
        title.language if title else None,
        date,
        bool(texts),
    )


def preferred(values: Iterable[Term], language: str = "") -> Literal | None:
    """The text in the language, else the one without a language, else the English one, else the first."""
    texts = sorted((one for one in values if isinstance(one, Literal)), key=str)
    return min(texts, key=lambda one: (language, "", "en", one.language).index(one.language or ""), default=None)


def fallback(iri: Iri) -> str:
    """What a resource without a label is called: the end of its IRI."""
    if "#" not in iri:
        return iri.short
    return _PARAGRAPH.sub(lambda word: word[0].upper(), _NUMBERED.sub(r"\1 ", unquote(iri.rpartition("#")[2])))


# "op 3" and "pp 2.a", which are written OP and PP; never "opening".
_PARAGRAPH: Final = re.compile(r"^(?:op|pp)(?= )")
# The word before a number in "art14.3.d", "annex1"; never in "item" or "vote".
_NUMBERED: Final = re.compile(r"^([a-z]+)(?=[0-9IVX])")


def has_actions(store: Queryable) -> bool:
    """Whether a store has actions and recommendations; a graph of facts only has none."""
    return bool(store.query(f"ASK {{ ?x a {Unkg.Action} }}"))


def document_of(store: Queryable, iri: Iri) -> Iri | None:
    """The document that a citation, mention, action, event or text belongs to; None if there is none."""
    node = NamedNode(iri)
    rows = store.query(
        f"SELECT ?d WHERE {{ {{ {node} {Unkg.inDocument} ?d }} UNION {{ ?n {Unkg.evidence} {node} ; "
        f"{Unkg.inDocument} ?d }} UNION {{ ?d {Unkg.text}|{Unkg.languageVersion} {node} }} "
        f"UNION {{ {node} {Nif.referenceContext}/^{Unkg.languageVersion} ?d }} }}"
    )
    return min((Iri(row["d"].value) for row in cast("QuerySolutions", rows)), default=None)


def resources(store: Queryable) -> list[Iri]:
    """All IRIs that statements are about, sorted."""
    rows = cast("QuerySolutions", store.query("SELECT DISTINCT ?s WHERE { ?s ?p ?o FILTER(isIRI(?s)) }"))
    return sorted(Iri(row["s"].value) for row in rows)


def base_of(store: Queryable) -> str | None:
    """The base of a store's resources, from the IRI of one of its documents; None if it has none."""
    rows = store.query(f"SELECT ?d WHERE {{ ?d a {Unkg.Document} }} LIMIT 1")
    found = next(iter(cast("QuerySolutions", rows)), None)
    return found["d"].value.partition("id/document/")[0] if found else None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds; a statement in several named graphs may count for each."""

    classes: Mapping[str, int]
    """Class → number of instances."""
    properties: Mapping[str, int]
    """Property → number of statements."""
    subjects: int


def counts(store: Queryable) -> Counts:
    """Count a store by three queries that read all of it."""
    classes = store.query("SELECT ?x (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?x } GROUP BY ?x ORDER BY ?x")
    properties = store.query("SELECT ?x (COUNT(*) AS ?n) WHERE { ?s ?x ?o } GROUP BY ?x ORDER BY ?x")
    [subjects] = cast("QuerySolutions", store.query("SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o }"))
    return Counts(_counted(classes), _counted(properties), int(subjects["n"].value))


def _counted(rows: object) -> dict[str, int]:
    return {row["x"].value: int(row["n"].value) for row in cast("QuerySolutions", rows)}


def instances(store: Queryable, of_class: NamedNode, limit: int, offset: int = 0) -> list[tuple[Iri, str]]:
    """The resources of a class with their labels, by label, one page of them; without one, their names elsewhere."""
    rows = store.query(
        f"SELECT ?x (MIN(STR(?label)) AS ?name) WHERE {{ ?x a {of_class} "
        f"{{ ?x {Rdf.label} ?label }} UNION "
        f"{{ ?x {Skos.prefLabel} ?label FILTER NOT EXISTS {{ ?x {Rdf.label} ?english }} }} "
        f"}} GROUP BY ?x ORDER BY ?name ?x LIMIT {limit} OFFSET {offset}"
    )
    return [(Iri(row["x"].value), row["name"].value) for row in cast("QuerySolutions", rows)]

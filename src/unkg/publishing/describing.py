"""Metadata of a publication: VoID, DCAT with licence and checksums, accuracy as DQV."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, cast

from unkg.authorities import Measured
from unkg.publishing.census import Census
from unkg.vocabulary import TERMS, Rdf, Xsd, concept

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

LICENCE: Final = "http://creativecommons.org/publicdomain/zero/1.0/"
TITLE: Final = "unkg: the knowledge graph of UN mechanisms and references"
KEYWORDS: Final = ("United Nations", "citations", "mandates", "recommendations", "resolutions")
_MEDIA: Final = "https://www.iana.org/assignments/media-types/"
_PREFIXES: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "dqv": "http://www.w3.org/ns/dqv#",
    "ldqd": "http://www.w3.org/2016/05/ldqd#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_VOCABULARIES: Final = (
    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "http://purl.org/dc/terms/",
    "http://purl.org/spar/cito/",
    "http://www.w3.org/2004/02/skos/core#",
    "http://www.w3.org/ns/prov#",
    TERMS,
)
Statement = tuple[str, str, "NamedNode | Literal"]


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who publishes a graph, and when; nothing of it follows from the graph."""

    publisher: str | None = None
    """Name of a person or organization."""
    contact: str | None = None
    """IRI to turn to, `mailto:` or `https:`."""
    issued: date | None = None


NO_IMPRINT: Final = Imprint()


@dataclass(frozen=True, slots=True)
class MediaType:
    """The media type of a kind of file."""

    name: str
    """As registered with IANA."""
    form: str | None = None
    """IRI of the format, if it has one."""


MEDIA_TYPES: Final = {
    ".ttl": MediaType("text/turtle", "http://www.w3.org/ns/formats/Turtle"),
    ".nq": MediaType("application/n-quads", "http://www.w3.org/ns/formats/N-Quads"),
    ".jsonld": MediaType("application/ld+json", "http://www.w3.org/ns/formats/JSON-LD"),
    ".csv": MediaType("text/csv"),
    ".parquet": MediaType("application/vnd.apache.parquet"),
    ".graphml": MediaType("application/xml", "http://graphml.graphdrawing.org/xmlns"),
    ".gexf": MediaType("application/xml", "http://www.gexf.net/1.2draft"),
}


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of a publication."""

    name: str
    size: int
    """Size in bytes."""
    sha256: str

    @property
    def packed(self) -> bool:
        """Whether it is compressed with gzip."""
        return self.name.endswith(".gz")

    @property
    def media_type(self) -> MediaType:
        """The media type of the file, before compression."""
        return MEDIA_TYPES["." + self.name.removesuffix(".gz").rsplit(".", 1)[-1]]


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication, as its metadata describe it."""

    base: str
    """Base of the graph's IRIs."""
    address: str
    """URL at which the files are served, with a trailing slash."""
    description: str
    census: Census
    files: Sequence[PublishedFile]
    endpoint: str | None = None
    """URL of a SPARQL endpoint over the same graph."""
    imprint: Imprint = NO_IMPRINT

    @property
    def dataset(self) -> str:
        """IRI of the dataset."""
        return f"{self.base}dataset"


def void(publication: Publication) -> bytes:
    """VoID in Turtle: size, classes, properties, vocabularies, and the URLs of the dumps."""
    return _turtle([*_common(publication, "void:Dataset"), *_void(publication), *_partitions(publication)])


def dcat(publication: Publication) -> bytes:
    """DCAT 2 in Turtle: the dataset, its publisher, and each file with its media type, size and SHA-256."""
    statements = [*_common(publication, "dcat:Dataset"), *_imprint(publication)]
    for file in publication.files:
        statements += _distribution(publication, file)
    return _turtle(statements)


def quality(publication: Publication, measured: Iterable[Measured]) -> bytes:
    """The Data Quality Vocabulary in Turtle: the measured precision of each class of evidence."""
    metric = f"{publication.dataset}#precision"
    statements: list[Statement] = [
        (metric, "rdf:type", _iri("dqv:Metric")),
        (metric, "rdfs:label", _text("precision of targets")),
        (metric, "skos:definition", _text("Share of the references of one class of evidence whose target is right.")),
        (metric, "dqv:expectedDataType", Xsd.decimal),
        (metric, "dqv:inDimension", _iri("ldqd:semanticAccuracy")),
    ]
    for row in measured:
        statements += _measurement(publication, metric, row)
    return _turtle(statements)


def _measurement(publication: Publication, metric: str, row: Measured) -> Iterator[Statement]:
    iri = f"{metric}-{row.evidence}"
    yield iri, "rdf:type", _iri("dqv:QualityMeasurement")
    yield iri, "rdfs:label", _text(f"precision of targets with the evidence “{row.evidence}”")
    yield iri, "dqv:computedOn", _iri(publication.dataset)
    yield iri, "dqv:isMeasurementOf", _iri(metric)
    yield iri, "dqv:value", _number(f"{row.precision:.4f}", Xsd.decimal)
    yield iri, "dcterms:subject", concept("evidence", row.evidence)
    yield iri, "rdfs:comment", _text(f"{row.cases} cases, on {', '.join(row.on)}")
    yield publication.dataset, "dqv:hasQualityMeasurement", _iri(iri)


def _common(publication: Publication, kind: str) -> Iterator[Statement]:
    yield publication.dataset, "rdf:type", _iri(kind)
    yield publication.dataset, "dcterms:title", _text(TITLE, "en")
    yield publication.dataset, "dcterms:description", _text(publication.description, "en")
    yield publication.dataset, "dcterms:license", _iri(LICENCE)


def _imprint(publication: Publication) -> Iterator[Statement]:
    imprint, publisher = publication.imprint, f"{publication.dataset}#publisher"
    for keyword in KEYWORDS:
        yield publication.dataset, "dcat:keyword", _text(keyword, "en")
    yield publication.dataset, "dcat:landingPage", _iri(publication.address)
    yield publication.dataset, "dcterms:conformsTo", _iri(TERMS.rstrip("#"))
    if imprint.publisher:
        yield publication.dataset, "dcterms:publisher", _iri(publisher)
        yield publisher, "rdf:type", _iri("foaf:Agent")
        yield publisher, "foaf:name", _text(imprint.publisher)
    if imprint.contact:
        contact = f"{publication.dataset}#contact"
        yield publication.dataset, "dcat:contactPoint", _iri(contact)
        yield contact, "rdf:type", _iri("vcard:Kind")
        yield contact, "vcard:fn", _text(imprint.publisher or "contact")
        kind = "vcard:hasEmail" if imprint.contact.startswith("mailto:") else "vcard:hasURL"
        yield contact, kind, _iri(imprint.contact)
    if imprint.issued:
        yield publication.dataset, "dcterms:issued", _number(imprint.issued.isoformat(), Xsd.date)


def _void(publication: Publication) -> Iterator[Statement]:
    yield publication.dataset, "foaf:homepage", _iri(publication.base)
    yield publication.dataset, "void:uriSpace", _text(f"{publication.base}id/")
    yield publication.dataset, "void:triples", _number(publication.census.statements)
    yield publication.dataset, "void:distinctSubjects", _number(publication.census.subjects)
    yield publication.dataset, "void:classes", _number(len(publication.census.classes))
    yield publication.dataset, "void:properties", _number(len(publication.census.properties))
    if publication.endpoint:
        yield publication.dataset, "void:sparqlEndpoint", _iri(publication.endpoint)
    for vocabulary in _VOCABULARIES:
        yield publication.dataset, "void:vocabulary", _iri(vocabulary)
    for file in publication.files:
        form = file.media_type.form
        if form and form.startswith("http://www.w3.org/"):
            yield publication.dataset, "void:dataDump", _iri(publication.address + file.name)
            yield publication.dataset, "void:feature", _iri(form)


def _partitions(publication: Publication) -> Iterator[Statement]:
    """One partition per class and per property."""
    partitions = (
        ("class", "entities", publication.census.classes),
        ("property", "triples", publication.census.properties),
    )
    for what, counted, numbers in partitions:
        for name, number in numbers.items():
            iri = f"{publication.dataset}#{what}-{_local(name)}"
            yield publication.dataset, f"void:{what}Partition", _iri(iri)
            yield iri, "rdf:type", _iri("void:Dataset")
            yield iri, f"void:{what}", _iri(name)
            yield iri, f"void:{counted}", _number(number)


def _local(iri: str) -> str:
    """The last two segments of a term's IRI, which distinguish `dcterms` from `skos`."""
    return "-".join(iri.replace("#", "/").rstrip("/").split("/")[-2:])


def _distribution(publication: Publication, file: PublishedFile) -> Iterator[Statement]:
    iri, checksum = f"{publication.dataset}#{file.name}", f"{publication.dataset}#{file.name}-sha256"
    yield publication.dataset, "dcat:distribution", _iri(iri)
    yield iri, "rdf:type", _iri("dcat:Distribution")
    yield iri, "dcterms:title", _text(file.name)
    yield iri, "dcterms:license", _iri(LICENCE)
    yield iri, "dcat:downloadURL", _iri(publication.address + file.name)
    yield iri, "dcat:mediaType", _iri(_MEDIA + file.media_type.name)
    yield iri, "dcat:byteSize", _number(file.size, _iri("xsd:nonNegativeInteger"))
    if file.packed:
        yield iri, "dcat:compressFormat", _iri(_MEDIA + "application/gzip")
    if file.media_type.form:
        yield iri, "dcterms:conformsTo", _iri(file.media_type.form)
    yield iri, "spdx:checksum", _iri(checksum)
    yield checksum, "rdf:type", _iri("spdx:Checksum")
    yield checksum, "spdx:algorithm", _iri("spdx:checksumAlgorithm_sha256")
    yield checksum, "spdx:checksumValue", _number(file.sha256, _iri("xsd:hexBinary"))


def _turtle(statements: Iterable[Statement]) -> bytes:
    from pyoxigraph import RdfFormat, Triple, serialize

    triples = {Triple(_iri(subject), _iri(term), value) for subject, term, value in statements}
    ordered: list[Triple] = sorted(triples, key=str)
    return cast("bytes", serialize(ordered, format=RdfFormat.TURTLE, prefixes=_PREFIXES))


def _iri(name: str) -> "NamedNode":
    """The IRI of a full or prefixed name."""
    from pyoxigraph import NamedNode

    if name == "rdf:type":
        return Rdf.type
    prefix, _, local = name.partition(":")
    return NamedNode(_PREFIXES[prefix] + local if prefix in _PREFIXES else name)


def _text(words: str, language: str | None = None) -> "Literal":
    from pyoxigraph import Literal

    return Literal(words, language=language)


def _number(number: int | str, datatype: "NamedNode" = Xsd.integer) -> "Literal":
    from pyoxigraph import Literal

    return Literal(str(number), datatype=datatype)

"""A publication's description of itself: VoID, DCAT with licence and checksums, accuracy as DQV."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from unkg.authorities import Measured
from unkg.publishing.census import Census
from unkg.vocabulary import TERMS, Rdf, Xsd, concept

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

LICENCE: Final = "http://creativecommons.org/publicdomain/zero/1.0/"
TITLE: Final = "unkg: the knowledge graph of UN mechanisms and references"
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
Said = tuple[str, str, "NamedNode | Literal"]


@dataclass(frozen=True, slots=True)
class MediaType:
    """How a kind of file is named on the Web."""

    name: str
    """Below the registry of the Internet Assigned Numbers Authority."""
    form: str | None = None
    """IRI of the format, where somebody has one."""


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
    """In bytes."""
    sha256: str

    @property
    def packed(self) -> bool:
        """Whether it is a gzip file."""
        return self.name.endswith(".gz")

    @property
    def media_type(self) -> MediaType:
        """Of the file, or of what is packed in it."""
        return MEDIA_TYPES["." + self.name.removesuffix(".gz").rsplit(".", 1)[-1]]


@dataclass(frozen=True, slots=True)
class Publication:
    """What is described."""

    base: str
    """Where the graph's IRIs stand."""
    address: str
    """Where the files are served, with a stroke at its end."""
    description: str
    census: Census
    files: Sequence[PublishedFile]

    @property
    def dataset(self) -> str:
        """IRI of the dataset."""
        return f"{self.base}dataset"


def void(of: Publication) -> bytes:
    """VoID in Turtle: size, classes, properties, vocabularies, where the dumps are."""
    return _turtle([*_common(of, "void:Dataset"), *_void(of), *_partitions(of)])


def dcat(of: Publication) -> bytes:
    """DCAT 2 in Turtle: the dataset and each file with its media type, size and SHA-256."""
    statements = [*_common(of, "dcat:Dataset")]
    for file in of.files:
        statements += _distribution(of, file)
    return _turtle(statements)


def quality(of: Publication, measured: Iterable[Measured]) -> bytes:
    """The Data Quality Vocabulary in Turtle: the measured precision of each class of evidence."""
    metric = f"{of.dataset}#precision"
    statements: list[Said] = [
        (metric, "rdf:type", _iri("dqv:Metric")),
        (metric, "rdfs:label", _text("precision of targets")),
        (metric, "skos:definition", _text("Share of the references of one class of evidence whose target is right.")),
        (metric, "dqv:expectedDataType", Xsd.decimal),
        (metric, "dqv:inDimension", _iri("ldqd:semanticAccuracy")),
    ]
    for row in measured:
        statements += _measurement(of, metric, row)
    return _turtle(statements)


def _measurement(of: Publication, metric: str, row: Measured) -> Iterator[Said]:
    iri = f"{metric}-{row.evidence}"
    yield iri, "rdf:type", _iri("dqv:QualityMeasurement")
    yield iri, "rdfs:label", _text(f"precision of targets with the evidence “{row.evidence}”")
    yield iri, "dqv:computedOn", _iri(of.dataset)
    yield iri, "dqv:isMeasurementOf", _iri(metric)
    yield iri, "dqv:value", _number(f"{row.precision:.4f}", Xsd.decimal)
    yield iri, "dcterms:subject", concept("evidence", row.evidence)
    yield iri, "rdfs:comment", _text(f"{row.cases} cases, on {', '.join(row.on)}")
    yield of.dataset, "dqv:hasQualityMeasurement", _iri(iri)


def _common(of: Publication, kind: str) -> Iterator[Said]:
    yield of.dataset, "rdf:type", _iri(kind)
    yield of.dataset, "dcterms:title", _text(TITLE, "en")
    yield of.dataset, "dcterms:description", _text(of.description, "en")
    yield of.dataset, "dcterms:license", _iri(LICENCE)


def _void(of: Publication) -> Iterator[Said]:
    yield of.dataset, "foaf:homepage", _iri(of.base)
    yield of.dataset, "void:uriSpace", _text(f"{of.base}id/")
    yield of.dataset, "void:triples", _number(of.census.statements)
    yield of.dataset, "void:distinctSubjects", _number(of.census.subjects)
    yield of.dataset, "void:classes", _number(len(of.census.classes))
    yield of.dataset, "void:properties", _number(len(of.census.properties))
    for vocabulary in _VOCABULARIES:
        yield of.dataset, "void:vocabulary", _iri(vocabulary)
    for file in of.files:
        form = file.media_type.form
        if form and form.startswith("http://www.w3.org/"):
            yield of.dataset, "void:dataDump", _iri(of.address + file.name)
            yield of.dataset, "void:feature", _iri(form)


def _partitions(of: Publication) -> Iterator[Said]:
    """One a class and one a property, each a dataset in itself."""
    told = (("class", "entities", of.census.classes), ("property", "triples", of.census.properties))
    for what, counted, numbers in told:
        for name, number in numbers.items():
            iri = f"{of.dataset}#{what}-{_local(name)}"
            yield of.dataset, f"void:{what}Partition", _iri(iri)
            yield iri, "rdf:type", _iri("void:Dataset")
            yield iri, f"void:{what}", _iri(name)
            yield iri, f"void:{counted}", _number(number)


def _local(iri: str) -> str:
    """The last two steps of a term's IRI, which tell `dcterms` and `skos` apart."""
    return "-".join(iri.replace("#", "/").rstrip("/").split("/")[-2:])


def _distribution(of: Publication, file: PublishedFile) -> Iterator[Said]:
    iri, checksum = f"{of.dataset}#{file.name}", f"{of.dataset}#{file.name}-sha256"
    yield of.dataset, "dcat:distribution", _iri(iri)
    yield iri, "rdf:type", _iri("dcat:Distribution")
    yield iri, "dcterms:title", _text(file.name)
    yield iri, "dcterms:license", _iri(LICENCE)
    yield iri, "dcat:downloadURL", _iri(of.address + file.name)
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


def _turtle(statements: Iterable[Said]) -> bytes:
    from pyoxigraph import RdfFormat, Triple, serialize

    triples = {Triple(_iri(subject), _iri(term), told) for subject, term, told in statements}
    ordered: list[Triple] = sorted(triples, key=str)
    return cast("bytes", serialize(ordered, format=RdfFormat.TURTLE, prefixes=_PREFIXES))


def _iri(name: str) -> "NamedNode":
    """An IRI, or a name with one of the prefixes."""
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

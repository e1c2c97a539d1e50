"""The ontology declares what data uses, and data uses what it declares."""

import ast
import importlib.util
import json
import re
import tomllib
from pathlib import Path
from types import ModuleType

import owlrl
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize
from rdflib import OWL, RDF, RDFS, SKOS, URIRef

import complete_graph
import sample_graph
import small_graph
from unkg import artefacts, authorities
from unkg.graph import describe
from unkg.model import ActionCategory, Evidence, MandateEventKind, Reason, ReferenceKind, Section, Strength
from unkg.validation import validate
from unkg.vocabulary import (
    ADDRESSEE_CLASSES,
    DOCUMENT_CLASSES,
    ONTOLOGY,
    RELATIONS,
    TERMS,
    Cito,
    Dcterms,
    Foaf,
    Minter,
    Nif,
    Prov,
    Rdf,
    Skos,
    Unkg,
    concept,
)
from unkg.vocabulary.implications import expanded

ROOT = Path(__file__).parents[1]
DECLARING = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RDFS.Datatype}
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def read(*names: str) -> rdflib.Graph:
    graph = rdflib.Graph()
    for name in names:
        graph.parse(artefacts.ONTOLOGY / name)
    return graph


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return read("unkg.ttl")


@pytest.fixture(scope="module")
def everything() -> rdflib.Graph:
    return read("unkg.ttl", "relations.ttl", "alignments.ttl")


def declared(graph: rdflib.Graph) -> set[URIRef]:
    return {s for kind in DECLARING for s in graph.subjects(RDF.type, kind)}  # type: ignore[misc]


def own(graph: rdflib.Graph) -> set[str]:
    return {str(s).removeprefix(TERMS) for s in declared(graph) if str(s).startswith(TERMS)}


def test_the_ontology_bears_the_version_of_the_package(ontology: rdflib.Graph) -> None:
    name = URIRef(ONTOLOGY.value)
    assert str(ontology.value(name, OWL.versionInfo)) == VERSION
    assert str(ontology.value(name, OWL.versionIRI)) == f"https://w3id.org/unkg/{VERSION}/ontology"
    alignments = read("alignments.ttl")
    assert {str(v) for v in alignments.objects(None, OWL.versionInfo)} == {VERSION}


def test_every_term_minted_is_declared_and_the_reverse(ontology: rdflib.Graph) -> None:
    assert {name for name in vars(Unkg) if not name.startswith("_")} == own(ontology)


def test_every_term_declared_is_written_by_the_graph_or_the_reason_is_known() -> None:
    used: set[str] = set()
    for package in ("graph", "vocabulary"):
        for file in (ROOT / "src" / "unkg" / package).glob("*.py"):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            used |= {
                node.attr
                for node in ast.walk(tree)
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Unkg"
            }
    assert {name for name in vars(Unkg) if not name.startswith("_")} - used == set()


def test_every_term_and_every_value_of_a_closed_list_is_written() -> None:
    """Class by class and property by property, of the golden documents and of records that have all there is."""
    known = authorities.load()
    described = [quad for one in complete_graph.extractions() for quad in describe(one, known)]
    quads = expanded([*sample_graph.quads(), *described])
    written = {quad.predicate.value for quad in quads}
    written |= {quad.object.value for quad in quads if quad.predicate == Rdf.type}
    written |= {quad.object.datatype.value for quad in quads if isinstance(quad.object, Literal)}
    assert {TERMS + name for name in own(read("unkg.ttl"))} - written == set()
    values = {str(one) for one in read("relations.ttl").subjects(RDF.type, SKOS.Concept)}
    assert values - {quad.object.value for quad in described if isinstance(quad.object, NamedNode)} == set()
    assert validate(described).conforms


def test_every_term_of_others_that_data_uses_is_declared_among_the_alignments() -> None:
    alignments = declared(read("alignments.ttl"))
    for holder in (Cito, Nif, Dcterms, Foaf, Skos, Prov):
        for name, term in vars(holder).items():
            assert name.startswith("_") or URIRef(term.value) in alignments, term


def test_every_term_of_others_that_an_alignment_names_is_declared_there() -> None:
    graph = read("alignments.ttl")
    aligning = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch)
    named = {o for p in aligning for o in graph.objects(None, p)}
    assert {str(o) for o in named - declared(graph)} <= {"http://www.wikidata.org/entity/P3069"}


def test_no_file_but_the_alignments_declares_terms_of_others(ontology: rdflib.Graph) -> None:
    strangers = {str(t) for t in declared(ontology) if not str(t).startswith(TERMS)}
    assert all("purl.org/dc/terms/" in t or "purl.org/vocab/vann/" in t for t in strangers)  # its own metadata


def test_every_term_and_concept_has_words(everything: rdflib.Graph) -> None:
    for term in declared(everything):
        if str(term).startswith(TERMS):
            assert everything.value(term, RDFS.label)
            assert everything.value(term, RDFS.comment)
    for one in everything.subjects(RDF.type, SKOS.Concept):
        assert everything.value(one, SKOS.prefLabel)
        assert everything.value(one, SKOS.definition)
        assert everything.value(one, SKOS.inScheme)


def test_concepts_are_the_closed_lists() -> None:
    lists: dict[str, tuple[str, ...]] = {
        "relation": tuple(RELATIONS),
        "evidence": Evidence.__args__,
        "reason": Reason.__args__,
        "event-kind": MandateEventKind.__args__,
        "strength": Strength.__args__,
        "document-type": tuple(DOCUMENT_CLASSES),
        "section": Section.__args__,
        "addressee": ADDRESSEE_CLASSES,
        "vote-outcome": ("without-vote", "vote", "unknown"),
        "reference-kind": ReferenceKind.__args__,
        "action-category": ActionCategory.__args__,
    }
    graph = read("relations.ttl")
    minted = {concept(scheme, value).value for scheme, values in lists.items() for value in values}  # type: ignore[arg-type]
    assert {str(one) for one in graph.subjects(RDF.type, SKOS.Concept)} == minted


def test_relation_properties_are_kinds_of_citing(ontology: rdflib.Graph) -> None:
    for row in RELATIONS.values():
        if row.property:
            assert (URIRef(row.property.value), RDFS.subPropertyOf, URIRef(Unkg.cites.value)) in ontology
            assert row.whose_act != "cited"
            assert bool(row.verbs) == (row.whose_act == "either")


def test_there_is_no_blank_node(everything: rdflib.Graph) -> None:
    assert not any(isinstance(term, rdflib.BNode) for triple in everything for term in triple)


def test_a_reasoner_finds_no_contradiction(everything: rdflib.Graph) -> None:
    graph = rdflib.Graph()
    graph += everything
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    assert not list(graph.subjects(RDF.type, URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")))
    assert not [c for c in own(everything) if (URIRef(TERMS + c), RDFS.subClassOf, OWL.Nothing) in graph]
    assert (URIRef(Unkg.recalls.value), RDFS.subPropertyOf, URIRef("http://purl.org/spar/cito/cites")) in graph


def reasoned(*data: Quad) -> rdflib.Graph:
    graph = read("unkg.ttl", "alignments.ttl")
    graph.parse(data=serialize({quad.triple for quad in data}, format=RdfFormat.N_TRIPLES), format="nt")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def contradictions(graph: rdflib.Graph) -> list[str]:
    errors = [str(m) for m in graph.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error"))]
    return [*errors, *(str(one) for one in graph.subjects(RDF.type, OWL.Nothing))]


def test_a_reasoner_finds_no_contradiction_in_data() -> None:
    known, found = authorities.load(), [sample_graph.record(), *small_graph.extractions()]
    data = [quad for one in found for quad in describe(one, known, clauses=False)]
    graph = reasoned(*data)
    assert contradictions(graph) == []
    citing, cited = (URIRef(Minter().document(s).value) for s in ("A/HRC/RES/58/17", "A/RES/60/251"))
    assert (citing, URIRef("http://purl.org/spar/cito/cites"), cited) in graph


def test_a_reasoner_does_find_a_contradiction() -> None:
    body = Minter().body("Human Rights Council")
    assert contradictions(reasoned(Quad(body, Rdf.type, Unkg.Body), Quad(body, Unkg.symbol, Literal("A/HRC/60/1"))))


def test_every_term_that_data_holds_is_declared(everything: rdflib.Graph) -> None:
    basic = (str(RDF), str(RDFS), "http://www.w3.org/2001/XMLSchema#")
    terms = {quad.predicate.value for quad in sample_graph.quads()}
    terms |= {quad.object.value for quad in sample_graph.quads() if quad.predicate == Rdf.type}
    known = {str(term) for term in declared(everything)}
    assert {term for term in terms if not term.startswith(basic)} <= known


@pytest.mark.parametrize("folder", [artefacts.SHAPES, artefacts.QUERIES], ids=lambda folder: folder.name)
def test_shapes_checks_and_queries_name_declared_terms_only(folder: Path, everything: rdflib.Graph) -> None:
    used = set()
    for file in sorted(folder.iterdir()):
        text = file.read_text(encoding="utf-8")
        used |= {TERMS + name for name in re.findall(r"(?<![\w/])unkg:([A-Za-z]\w*)", text)}
        used |= set(re.findall(rf"{re.escape(TERMS)}\w+", text))
    assert used <= {str(term) for term in declared(everything)}


def test_concepts_that_shapes_checks_and_queries_name_are_in_the_lists(everything: rdflib.Graph) -> None:
    known = {str(one) for kind in (SKOS.Concept, SKOS.ConceptScheme) for one in everything.subjects(RDF.type, kind)}
    schemes = "|".join(str(one).rpartition("/")[2] for one in everything.subjects(RDF.type, SKOS.ConceptScheme))
    for file in (*artefacts.SHAPES.iterdir(), *artefacts.QUERIES.iterdir()):
        named = re.findall(rf"<(https://w3id\.org/unkg/id/(?:{schemes})/[a-z-]+)>", file.read_text(encoding="utf-8"))
        assert set(named) <= known, file


def test_the_context_has_every_term(everything: rdflib.Graph) -> None:
    context = json.loads((artefacts.ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    datatypes = {str(one).removeprefix(TERMS) for one in everything.subjects(RDF.type, RDFS.Datatype)}
    assert own(read("unkg.ttl")) - datatypes <= set(context)
    for term in everything.subjects(RDF.type, OWL.ObjectProperty):
        if str(term).startswith(TERMS):
            assert context[str(term).removeprefix(TERMS)]["@type"] == "@id", term


def test_data_comes_back_whole_from_json_ld_in_the_context() -> None:
    known, before = authorities.load(), rdflib.Graph()
    found = [sample_graph.record(), small_graph.extractions()[2]]
    data = {quad.triple for one in found for quad in describe(one, known)}
    before.parse(data=serialize(data, format=RdfFormat.N_TRIPLES), format="nt")
    context = json.loads((artefacts.ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))
    written = before.serialize(format="json-ld", context=context["@context"])
    assert '"recalls"' in written
    assert "ontology#recalls" not in written
    assert {quad.triple for quad in parse(written, RdfFormat.JSON_LD)} == data


@pytest.fixture
def ontology_html() -> ModuleType:
    """The program that writes the ontology's page."""
    pytest.importorskip("dominate", reason="comes with pyLODE, which `make docs` installs")
    spec = importlib.util.spec_from_file_location("ontology_html", ROOT / "docs" / "ontology_html.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_tables_stand_in_the_page_and_in_its_contents(ontology_html: ModuleType) -> None:
    bare = (
        '<html><head><style></style></head><body><div id="namespaces"></div><ul><li>\n<h4>\n<a '
        'href="#namespaces">N</a></h4></li></ul></body></html>'
    )
    tables = [ontology_html.relation_table(), *ontology_html.closed_lists()]
    page = ontology_html.with_sections(bare, tables)
    assert page.endswith("</body></html>")
    assert page.index('id="relations"') < page.index('id="reason"') < page.index('id="namespaces"')
    assert page.index('href="#relations"') < page.index('href="#reason"') < page.index('href="#namespaces"')
    with pytest.raises(ValueError, match="no single place"):
        ontology_html.with_sections(page.replace('"namespaces"', '"spaces"'), tables)


def test_the_page_has_a_row_for_each_relation(ontology_html: ModuleType) -> None:
    table = ontology_html.relation_table().render()
    for word, row in RELATIONS.items():
        assert f"<code>{word}</code>" in table
        assert row.property is None or f'href="#{row.property.value.removeprefix(TERMS)}"' in table


def test_the_context_names_declared_terms(everything: rdflib.Graph) -> None:
    context = json.loads((artefacts.ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    prefixes = {k: v for k, v in context.items() if isinstance(v, str) and v.startswith("http")}
    for name, value in context.items():
        if name.startswith("@") or name in prefixes:
            continue
        prefix, _, local = (value if isinstance(value, str) else value["@id"]).partition(":")
        term = URIRef(prefixes[prefix] + local)
        assert term in declared(everything) or term in {RDFS.label, RDFS.seeAlso}, name


def test_the_documentation_has_the_relation_table() -> None:
    page = (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| `(relation/[a-z-]+)` \| (\S+) \| (\w+) \|", page, re.MULTILINE)
    expected = [
        (
            word,
            f"relation/{word}",
            f"`unkg:{row.property.value.removeprefix(TERMS)}`" if row.property else "–",
            row.whose_act,
        )
        for word, row in RELATIONS.items()
    ]
    assert rows == expected

"""Publications: complete, reproducible, described, loadable; and the changes since an earlier one."""

import csv
import gzip
import hashlib
import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import networkx as nx
import pyarrow.parquet as pq
import pyoxigraph
import pytest
import rdflib
from msgspec import structs
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from small_graph import extractions, stored
from unkg import authorities, graph, network
from unkg.publishing import FORMATS, DumpError, Imprint, PublicationOptions, json_ld, publish
from unkg.publishing.census import Census
from unkg.publishing.facts import facts, has_sentences
from unkg.queries import between
from unkg.store import Embedded, open_store, writer
from unkg.vocabulary import Nif, Rdf, Unkg, Xsd
from unkg.vocabulary.implications import expanded

ID = "https://w3id.org/unkg/id/"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("store")
    stored(folder, extractions())
    with open_store(folder) as opened:
        yield opened


def published(store, folder: Path, **options):
    citations = network.to_networkx(network.edges(store), authorities.load().numbering)
    networks = {"graphml": lambda: network.as_graphml(citations), "gexf": lambda: network.as_gexf(citations)}
    return publish(store, authorities.load(), folder, PublicationOptions(**options), networks=networks)


@pytest.fixture(scope="module")
def folder(store, tmp_path_factory):
    made = tmp_path_factory.mktemp("published") / "out"
    published(store, made)
    return made


def triples(path: Path, form: RdfFormat) -> set:
    return {quad.triple for quad in parse(gzip.decompress(path.read_bytes()), form)}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_format_is_there_plain_and_packed(folder):
    names = {name for of_format in FORMATS.values() for name in of_format}
    packed = {f"{name}.gz" for name in names if not name.endswith(".parquet")}
    beside = {
        "README.md",
        "SHA256SUMS",
        ".htaccess",
        "void.ttl",
        "dcat.ttl",
        "quality.ttl",
        "datapackage.json",
        "ontology",
        "shapes",
    }
    assert {path.name for path in folder.iterdir()} == names | packed | beside
    for name in packed:
        assert gzip.decompress((folder / name).read_bytes()) == (folder / name.removesuffix(".gz")).read_bytes()


def everything(store):
    """What a store holds, and what follows from it."""
    return {quad for name in store.graphs() for quad in expanded(store.quads(name))}


def test_a_lean_publication_holds_what_the_store_holds(store, tmp_path):
    publish(store, authorities.load(), tmp_path / "lean", PublicationOptions(["nquads"], lean=True))
    published = {*parse(path=str(tmp_path / "lean" / "graph.nq"))}
    assert published <= {*store.quads()}
    opened = pyoxigraph.Store()
    opened.bulk_extend(published)
    assert everything(Embedded(opened)) == everything(store)


def test_formats_of_rdf_say_the_same(store, folder):
    quads = everything(store)
    statements = {quad.triple for quad in quads}
    assert {*parse(path=str(folder / "graph.nq"))} == quads
    assert triples(folder / "graph.ttl.gz", RdfFormat.TURTLE) == statements
    assert triples(folder / "graph.jsonld.gz", RdfFormat.JSON_LD) == statements
    assert len([*parse(path=str(folder / "graph.ttl"))]) == len(statements), "each statement once"


def test_each_subject_is_a_line_of_json_and_mentions_stand_in_what_has_them(folder):
    first, graph, *records, last = (folder / "graph.jsonld").read_text(encoding="utf-8").splitlines()
    assert json.loads(f"{first[:-1]}}}").keys() == {"@context"}
    assert (graph, last) == ('"@graph": [', "]}")
    found = {record["@id"]: record for record in (json.loads(line.removesuffix(",")) for line in records)}
    assert len(found) == len(records)
    cites = [
        record
        for record in found.values()
        if record.get("inDocument") == "id:document/A/HRC/RES/58/17" and "Citation" in record["@type"]
    ]
    assert {record["evidence"]["words"] for record in cites} == {"22/13", "60/251"}
    assert not any(name.startswith("id:mention/") for name in found)


def test_json_ld_can_be_read_as_it_comes_and_by_rdflib(folder):
    written = (folder / "graph.jsonld").read_bytes()
    streamed = {quad.triple for quad in parse(written, RdfFormat.STREAMING_JSON_LD)}
    assert streamed == triples(folder / "graph.jsonld.gz", RdfFormat.JSON_LD)
    assert len(rdflib.Graph().parse(data=written, format="json-ld")) == len(streamed)


@pytest.mark.parametrize(
    "term", [Unkg.adopted, Unkg.symbol, Unkg.refersTo, Unkg.evidence, Rdf.label, NamedNode("urn:p")]
)
@pytest.mark.parametrize(
    "value",
    [
        Literal("x"),
        Literal("x", language="ar"),
        Literal("7", datatype=Xsd.integer),
        Literal("007", datatype=Xsd.integer),
        Literal("12345678901234567890", datatype=Xsd.integer),
        Literal("true", datatype=Xsd.boolean),
        Literal("1", datatype=Xsd.boolean),
        Literal("2001", datatype=Xsd.gYear),
        Literal("2001-02-03", datatype=Xsd.date),
        NamedNode("urn:x"),
        NamedNode("https://w3id.org/unkg/id///x"),
    ],
)
def test_json_ld_keeps_every_value(term, value):
    statements = [Triple(NamedNode("urn:s"), term, value), Triple(NamedNode("urn:x"), term, value)]
    written = BytesIO()
    json_ld.write([statements], written)
    assert {quad.triple for quad in parse(written.getvalue(), RdfFormat.JSON_LD)} == set(statements)


def test_a_store_without_named_graphs_is_published_alike(store, folder, tmp_path):
    opened = pyoxigraph.Store()
    opened.bulk_extend(Quad(*quad.triple) for quad in store.quads())
    published(Embedded(opened), tmp_path / "out")
    assert (tmp_path / "out" / "graph.ttl").stat().st_size == (folder / "graph.ttl").stat().st_size
    for name in ("nodes.csv", "edges.csv"):
        assert (tmp_path / "out" / name).read_bytes() == (folder / name).read_bytes()
    quads = [*parse(path=str(tmp_path / "out" / "graph.nq"))]
    assert {quad.triple for quad in quads} == {quad.triple for quad in everything(store)}
    owned = {
        (quad.subject, quad.graph_name) for quad in everything(store) if quad.predicate in {Unkg.inDocument, Unkg.text}
    }
    assert owned <= {(quad.subject, quad.graph_name) for quad in quads}


def test_an_empty_store_is_refused(tmp_path):
    with pytest.raises(DumpError, match="the store has no statements"):
        publish(Embedded(pyoxigraph.Store()), authorities.load(), tmp_path / "out")


def test_dcat_says_who_has_published_the_graph_and_when_if_told(store, tmp_path):
    imprint = Imprint("An institute", "mailto:graphs@example.org", date(2026, 11, 29))
    publish(store, authorities.load(), tmp_path / "out", PublicationOptions(["csv"], imprint=imprint))
    described = rdflib.Graph().parse(tmp_path / "out" / "dcat.ttl")
    [row] = described.query("""
        PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX dcterms: <http://purl.org/dc/terms/>
        PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX vcard: <http://www.w3.org/2006/vcard/ns#>
        SELECT ?name ?mail ?issued WHERE {
          ?dataset a dcat:Dataset ; dcterms:publisher/foaf:name ?name ; dcterms:issued ?issued ;
            dcat:contactPoint/vcard:hasEmail ?mail ; dcat:keyword "mandates"@en
        }""")
    assert [str(value) for value in row] == ["An institute", "mailto:graphs@example.org", "2026-11-29"]


def test_dcat_names_nobody_untold(folder):
    assert "publisher" not in (folder / "dcat.ttl").read_text(encoding="utf-8")


def test_subjects_in_turtle_are_told_apart_by_an_empty_line(folder):
    blocks = (folder / "graph.ttl").read_text(encoding="utf-8").split("\n\n")
    assert all(line.startswith("@prefix ") for line in blocks[0].splitlines())
    assert all(line.startswith("\t") for block in blocks[1:] for line in block.splitlines()[1:])


def test_what_a_document_says_stands_together_in_turtle(folder):
    subjects = [str(quad.subject) for quad in parse(path=str(folder / "graph.ttl"))]
    own = [at for at, subject in enumerate(subjects) if subject.startswith(f"<{ID}document/A/HRC/RES/22/13")]
    assert max(own) - min(own) < len(subjects) / 2


def test_the_same_graph_gives_the_same_bytes_whatever_the_order_of_loading(folder, tmp_path):
    stored(tmp_path / "again", extractions()[::-1])
    with open_store(tmp_path / "again") as opened:
        published(opened, tmp_path / "out")
    assert contents(tmp_path / "out") == contents(folder)


def test_checksums_are_of_the_files_and_in_dcat(folder):
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    digests = dict(reversed(line.split("  ")) for line in lines)
    assert digests
    dcat = (folder / "dcat.ttl").read_text(encoding="utf-8")
    for name, digest in digests.items():
        content = (folder / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest
        assert digest in dcat
        assert f'"{len(content)}"^^xsd:nonNegativeInteger' in dcat


@pytest.mark.parametrize("name", ["void.ttl", "dcat.ttl", "quality.ttl"])
def test_descriptions_are_turtle_without_blank_nodes(folder, name):
    quads = [*parse(path=str(folder / name))]
    assert quads
    assert all(isinstance(quad.subject, NamedNode) for quad in quads)


def test_void_counts_what_the_graph_holds(store, folder):
    counts = {
        (quad.subject.value, quad.predicate.value.rpartition("#")[2]): quad.object
        for quad in parse(path=str(folder / "void.ttl"))
    }
    dataset = "https://w3id.org/unkg/dataset"
    assert int(counts[dataset, "triples"].value) == len({quad.triple for quad in everything(store)})
    assert int(counts[dataset, "distinctSubjects"].value) == len({quad.subject for quad in store.quads()})
    citations = {quad.subject for quad in store.quads() if quad.object == Unkg.Citation}
    assert int(counts[f"{dataset}#class-ontology-Citation", "entities"].value) == len(citations)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_nodes_contain_each_resource_once_with_all_its_attributes(folder):
    nodes = rows(folder / "nodes.csv")
    by_id = {row["id"]: row for row in nodes}
    assert len(by_id) == len(nodes)
    held = by_id[f"{ID}document/A/HRC/RES/22/13"]
    assert (held["name"], held["kind"], held["type"]) == ("A/HRC/RES/22/13", "document", "resolution")
    assert (held["adopted"], held["held"], held["body"]) == ("2013-03-21", "true", f"{ID}body/human-rights-council")
    assert by_id[f"{ID}document/A/RES/60/251"]["held"] == "false"
    assert by_id[f"{ID}instrument/ICCPR"]["kind"] == "instrument"


def test_edges_lead_from_node_to_node_and_quote(folder):
    nodes = {row["id"] for row in rows(folder / "nodes.csv")}
    edges = rows(folder / "edges.csv")
    assert {row["source"] for row in edges} | {row["target"] for row in edges} <= nodes
    assert [row["words"] for row in edges if row["target"] == f"{ID}instrument/ICCPR"] == [
        "Covenant",
        "International Covenant on Civil and Political Rights",
    ]
    found = next(row for row in edges if row["words"] == "22/13")
    assert (found["relation"], found["paragraph"], found["pinpoint"]) == ("recall", "PP 1", "para 5")
    assert (found["kind"], found["section"], found["evidence"]) == ("document", "preamble", "possessive")
    assert int(found["end"]) - int(found["start"]) == len("22/13")


@pytest.mark.parametrize("table", ["nodes", "edges"])
def test_parquet_and_the_data_package_say_what_csv_says(folder, table):
    lines = rows(folder / f"{table}.csv")
    parquet = pq.read_table(folder / f"{table}.parquet")
    assert parquet.column_names == [*lines[0]]
    assert [str(row[parquet.column_names[0]]) for row in parquet.to_pylist()] == [
        row[parquet.column_names[0]] for row in lines
    ]
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    resource = next(one for one in package["resources"] if one["name"] == table)
    assert [field["name"] for field in resource["schema"]["fields"]] == [*lines[0]]
    assert all(field["description"] for field in resource["schema"]["fields"])
    page = (folder / "README.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in page for name in lines[0])


def test_networks_open_with_their_attributes(folder):
    for network_read in (nx.read_graphml(folder / "citations.graphml"), nx.read_gexf(folder / "citations.gexf")):
        assert network_read.nodes["A/HRC/RES/22/13"]["held"] is True
        assert network_read.edges["A/HRC/RES/58/17", "A/HRC/RES/22/13"]["relations"] == "recall"
    assert 'start="2013-03-21"' in (folder / "citations.gexf").read_text(encoding="utf-8")


def test_the_folder_says_nothing_of_the_machine_and_the_day(folder):
    for name, content in contents(folder).items():
        if not name.endswith((".gz", ".parquet")) and not name.startswith("ontology"):
            assert str(folder.parent).encode() not in content


def test_formats_chosen_and_packed_only(store, tmp_path):
    published(store, tmp_path / "out", formats=["turtle"], plain=False)
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {name for name in names if name.startswith(("graph", "nodes", "edges", "citations"))} == {"graph.ttl.gz"}
    assert "datapackage.json" not in names


def test_a_publication_gives_way_to_another_and_nothing_else_does(store, tmp_path):
    published(store, tmp_path / "out")
    published(store, tmp_path / "out", formats=["nquads"])
    assert not (tmp_path / "out" / "graph.ttl").exists()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("x", encoding="utf-8")
    with pytest.raises(DumpError, match="not empty and not a publication"):
        published(store, tmp_path / "mine")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(DumpError, match="a file, not a folder"):
        published(store, tmp_path / "file")
    assert {path.name for path in tmp_path.iterdir()} == {"out", "mine", "file"}


# ---- facts ---------------------------------------------------------------------------------------------------------


def test_facts_keep_citations_with_their_words_and_leave_out_clauses_and_actions(store):
    quads = expanded(store.quads(f"{ID}graph/A/HRC/RES/58/17"))
    kept = facts(quads)
    assert {*kept} < {*quads}
    predicates = {quad.predicate for quad in kept}
    assert Unkg.clause not in predicates
    classes = {quad.object for quad in kept}
    assert Unkg.Citation in classes
    assert Unkg.UnresolvedReference in classes
    assert Unkg.Action not in classes
    assert {quad for quad in quads if quad.predicate == Unkg.cites} <= {*kept}
    mentions = {quad.subject for quad in kept if quad.object == Unkg.Mention}
    assert mentions == {quad.object for quad in kept if quad.predicate == Unkg.evidence}


def test_facts_leave_out_all_references_to_bodies_not_only_those_understood(store):
    found = extractions()[2]
    council = structs.replace(
        found.references[0], kind="body", target=None, evidence=None, relation=None, reason="no-antecedent"
    )
    resolution = structs.replace(council, kind="resolution", start=council.start + 1, reason="no-organ")
    unresolved = replace(found, references=(*found.references, council, resolution))
    quads = facts(expanded(graph.describe(unresolved, authorities.load())))
    kinds = {quad.object.value.rpartition("/")[2] for quad in quads if quad.predicate == Unkg.referenceKind}
    assert kinds == {"resolution"}


@pytest.mark.parametrize(
    ("classes", "properties", "expected"),
    [
        ({Unkg.Citation.value: 2}, {Unkg.text.value: 1}, False),
        ({Unkg.Citation.value: 2}, {Unkg.clause.value: 2}, True),
        ({Unkg.Action.value: 1}, {Unkg.text.value: 1, Unkg.verb.value: 1}, False),
        ({Unkg.Action.value: 1}, {Unkg.clause.value: 1, Unkg.verb.value: 1}, True),
    ],
)
def test_what_is_published_of_a_store_that_has_no_sentences_says_so(classes, properties, expected):
    assert has_sentences(Census(3, 2, 1, classes, properties)) is expected


def test_facts_with_recommendations_have_them_with_the_places_of_their_words(store):
    quads = expanded(store.quads(f"{ID}graph/A/HRC/RES/58/17"))
    without, kept = facts(quads), facts(quads, recommendations=True)
    assert {*without} < {*kept} < {*quads}
    recommendations = {quad.subject for quad in quads if quad.object == Unkg.Recommendation}
    assert recommendations
    assert recommendations == {quad.subject for quad in kept if quad.object == Unkg.Action}
    mentions = {quad.object for quad in kept if quad.predicate == Unkg.evidence and quad.subject in recommendations}
    assert mentions <= {quad.subject for quad in kept if quad.predicate == Nif.anchorOf}
    assert Unkg.clause not in {quad.predicate for quad in kept}


def test_a_publication_of_facts_with_recommendations_says_so(store, tmp_path):
    published(store, tmp_path / "out", facts=True, recommendations=True, formats=["turtle"])
    readme = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert "Citations, mandates, recommendations and references" in readme
    assert "facts only, without sentences" in readme
    assert "actions that are no recommendations" in readme


@pytest.mark.parametrize("recommendations", [False, True])
def test_facts_lead_nowhere_that_is_not_there(store, recommendations):
    for name in store.graphs():
        quads = expanded(store.quads(name))
        kept = facts(quads, recommendations=recommendations)
        gone = {quad.subject for quad in quads} - {quad.subject for quad in kept}
        assert not gone & {quad.object for quad in kept}


def test_facts_keep_the_first_reference_to_an_article(store):
    found = extractions()[2]
    covenant = next(one for one in found.references if one.target == "ICCPR")
    later = structs.replace(covenant, start=covenant.start + 2, end=covenant.end)
    other = structs.replace(covenant, start=covenant.start + 3, end=covenant.end, pinpoint="art 21")
    doubled = replace(found, references=(*found.references, later, other))
    kept = facts(expanded(graph.describe(doubled, authorities.load())))
    words = {quad.object.value for quad in kept if quad.predicate.value.endswith("#anchorOf")}
    assert {"Covenant", "enant"} <= words
    assert "venant" not in words


# ---- changes -------------------------------------------------------------------------------------------------------


def test_changes_turn_the_old_graph_into_the_new(folder, tmp_path):
    found = extractions()
    header = replace(found[1].header, title="A title put right")
    stored(tmp_path / "store", [found[0], replace(found[1], header=header), found[2]])
    with open_store(tmp_path / "store") as opened:
        done = published(opened, tmp_path / "out", since=folder, formats=["nquads"])
    lines = {
        name: {*gzip.decompress((tmp_path / "out" / "changes" / f"{name}.nq.gz").read_bytes()).splitlines()}
        for name in ("added", "removed")
    }
    old = {*(folder / "graph.nq").read_bytes().splitlines()}
    new = {*(tmp_path / "out" / "graph.nq").read_bytes().splitlines()}
    assert (old - lines["removed"]) | lines["added"] == new
    assert lines["added"] == new - old
    assert done.changes
    assert done.changes.added == {f"{ID}graph/A/HRC/RES/7/15": 1}
    summary = rows(tmp_path / "out" / "changes" / "summary.csv")
    assert [row["graph"] for row in summary] == [f"{ID}graph/A/HRC/RES/58/17", f"{ID}graph/A/HRC/RES/7/15"]


@pytest.mark.parametrize("name", ["nothing", "thesis.txt"])
def test_an_invalid_earlier_publication_is_reported(store, tmp_path, name):
    (tmp_path / "nothing").mkdir()
    (tmp_path / "thesis.txt").write_text("x", encoding="utf-8")
    with pytest.raises(DumpError, match=r"no graph\.nq"):
        published(store, tmp_path / "out", since=tmp_path / name)
    assert not (tmp_path / "out").exists()


def test_a_dump_loaded_again_answers_alike(store, folder, tmp_path):
    with writer(tmp_path) as target:
        target.add((folder / "graph.nq").read_bytes())
    with open_store(tmp_path) as again:
        for name in ("most-cited", "documents-held", "citation-edges"):
            assert between(again, name).rows == between(store, name).rows

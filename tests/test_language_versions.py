"""Language versions of a document are one document with several texts: in a store, in shards, whatever the order."""

import json
import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from pyoxigraph import NamedNode, Quad, Store

import strategies
from known import KNOWLEDGE
from question_graph import in_french
from small_graph import extractions
from test_languages_agree import VERSIONS
from unkg import graph, queries
from unkg.building import Limits, Options, build, build_shards
from unkg.building.planning import plan
from unkg.pages import data, html
from unkg.pages.resources import Site, described
from unkg.pages.static_links import StaticLinks, folder_of
from unkg.publishing.facts import facts
from unkg.publishing.graphs import named_graphs
from unkg.queries import Iri
from unkg.queries.resources import document_of
from unkg.searching.entries import entries
from unkg.store import Embedded, open_store
from unkg.store.shards import load_shards, read_manifest, verify_shards
from unkg.vocabulary import BASE, Dcterms, Nif, Unkg, is_version_graph, primary_graph
from unkg.vocabulary.implications import expanded

HERE = Options(validate=False, limits=Limits(processes=0))
CHECKED = Options(limits=Limits(processes=0))
PRUNED = Options(validate=False, limits=Limits(processes=0), prune=True)
FRENCH_TOO = Iri("https://w3id.org/unkg/id/document/A/HRC/RES/7/15")
"""A document of the graph of questions."""
SYMBOL = "A/HRC/RES/58/99"
OF_WORDS = {Unkg.correspondsTo, Nif.referenceContext, Nif.beginIndex, Nif.anchorOf, Unkg.clause}
OTHER = """A/HRC/RES/58/98

The Human Rights Council,

Recalling its resolution 58/99 of 3 April 2025,

1. Urges all States to dig.
"""
ONLY_FRENCH = "\n6. Rappelle la résolution 1325 (2000) du Conseil de sécurité.\n"
"""A paragraph that the English version lacks."""


@pytest.fixture
def inputs(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    lines(folder / "en.jsonl", VERSIONS["en"], "en")
    lines(folder / "fr.jsonl", VERSIONS["fr"] + ONLY_FRENCH, "fr")
    lines(folder / "other.jsonl", OTHER, "en")
    return folder


def lines(path, text, language):
    path.write_text(json.dumps({"id": path.stem, "text": text, "lang": language}) + "\n", encoding="utf-8")


def graphs(folder):
    """Short name of each document's graph → its statements."""
    with open_store(folder) as store:
        names = [name for name in store.graphs() if "/id/graph/" in name]
        return {name.partition("/id/graph/")[2]: sorted(map(str, store.quads(name))) for name in names}


def asked(folder, query):
    with open_store(folder) as store:
        return [tuple(str(one.value) for one in row) for row in store.query(query)]


def built(paths, folder, options=HERE):
    build(paths, folder, options)
    return graphs(folder)


def test_adding_another_language_leaves_the_english_graph(inputs, tmp_path):
    before = built([inputs / "en.jsonl"], tmp_path / "s")
    after = built([inputs / "fr.jsonl"], tmp_path / "s")
    assert list(before) == [SYMBOL]
    assert list(after) == [SYMBOL, f"fr/{SYMBOL}"]
    assert after[SYMBOL] == before[SYMBOL]


def test_neither_order_nor_builds_count(inputs, tmp_path):
    expected = built([inputs], tmp_path / "all")
    names = sorted(inputs.iterdir())
    for number, order in enumerate((names, names[::-1])):
        assert built(order, tmp_path / f"order{number}") == expected
        for path in order:
            build([path], tmp_path / f"builds{number}", HERE)
        assert graphs(tmp_path / f"builds{number}") == expected


def test_a_document_with_two_texts_is_one_document(inputs, tmp_path):
    notices = []
    summary = build([inputs], tmp_path / "s", CHECKED, notify=notices.append)
    assert (summary.documents, summary.versions, summary.read, summary.set_aside, notices) == (2, 1, 3, 0, [])
    english = build([inputs / "en.jsonl", inputs / "other.jsonl"], tmp_path / "english", CHECKED)
    assert (summary.references, summary.actions) == (english.references, english.actions)
    assert summary.report.findings == english.report.findings
    again = build([inputs], tmp_path / "s", HERE)
    assert (again.documents, again.read, again.unchanged) == (2, 0, 3)


def test_of_two_files_in_one_language_one_is_set_aside(inputs, tmp_path):
    lines(inputs / "again.jsonl", VERSIONS["fr"], "fr")
    notices = []
    summary = build([inputs], tmp_path / "s", HERE, notify=notices.append)
    assert notices == [f"fr: set aside, again is also fr/{SYMBOL} and has precedence"]
    assert (summary.documents, summary.set_aside) == (2, 1)


def test_without_the_english_file_the_other_language_is_read(inputs, tmp_path):
    build([inputs], tmp_path / "s", HERE)
    (inputs / "en.jsonl").unlink()
    alone = built([inputs], tmp_path / "alone")
    assert built([inputs], tmp_path / "s", PRUNED) == alone
    assert any("1325(2000)" in line for line in alone[SYMBOL])
    of_document = "?d <https://w3id.org/unkg/ontology#symbol> 'A/HRC/RES/58/99'"
    query = f"SELECT DISTINCT ?language {{ {of_document} ; {Unkg.text}/{Dcterms.language} ?language }}"
    assert asked(tmp_path / "s", query) == [("fr",)]


def test_without_the_other_file_its_text_is_gone(inputs, tmp_path):
    build([inputs], tmp_path / "s", HERE)
    (inputs / "fr.jsonl").unlink()
    summary = build([inputs], tmp_path / "s", PRUNED)
    assert (summary.documents, summary.removed) == (2, 0)
    assert graphs(tmp_path / "s") == built([inputs], tmp_path / "t")


def test_words_of_another_version_meet_the_same_nodes(inputs, tmp_path):
    build([inputs], tmp_path / "s", HERE)
    rows = asked(
        tmp_path / "s",
        f"""SELECT ?words ?others ?language WHERE {{
          ?finding {Unkg.evidence}/{Nif.anchorOf} ?words .
          ?mention {Unkg.correspondsTo} ?finding ; {Nif.anchorOf} ?others ; {Nif.referenceContext} ?text .
          ?document {Unkg.languageVersion} ?text . ?text {Dcterms.language} ?language
        }}""",
    )
    assert ("60/251", "60/251", "fr") in rows
    assert ("Urges", "Prie instamment", "fr") in rows
    assert ("Convention on the Rights of the Child", "Convention relative aux droits de l’enfant", "fr") in rows
    assert len(rows) == 14 + 4


def test_a_document_has_its_texts_and_titles(asked):
    document = queries.graph_document(asked, "A/HRC/RES/7/15", FRENCH_TOO)
    assert [(one.language, one.title, one.is_read) for one in document.texts] == [
        ("en", "Situation of human rights in the DPRK", True),
        ("fr", "Situation des droits de l’homme", False),
    ]
    assert document.title == "Situation of human rights in the DPRK"


def test_a_page_shows_both_titles_and_texts(asked):
    found, description = described(Site(asked, KNOWLEDGE), FRENCH_TOO)
    page = html.page(found, StaticLinks(folder_of("id/document/A/HRC/RES/7/15")), data.embedded(description))
    assert '<p class="title" dir="auto" lang="fr">Situation des droits de l’homme</p>' in page
    assert re.findall("(Text read|Language version): [0-9]+ characters, language (..)", page) == [
        ("Text read", "en"),
        ("Language version", "fr"),
    ]


def test_a_title_in_another_language_is_found(asked):
    (found,) = (one for one in entries(asked) if one.iri == FRENCH_TOO)
    assert found.title == "Situation of human rights in the DPRK"
    assert "Situation des droits de l’homme" in {name.written for name in found.names}


def test_a_mention_of_a_version_belongs_to_the_document(asked):
    [(mention,)] = asked.query(
        f"SELECT ?mention {{ ?mention {Unkg.correspondsTo} ?x ; {Nif.anchorOf} 'proroger le mandat' }}"
    )
    assert document_of(asked, Iri(mention.value)) == FRENCH_TOO


def test_a_version_states_nothing_but_words(inputs, tmp_path):
    from pyoxigraph import RdfFormat, parse

    found = built([inputs], tmp_path / "s")[f"fr/{SYMBOL}"]
    quads = parse("".join(f"{line} .\n" for line in found), RdfFormat.N_QUADS)
    of_document = Counter(q.predicate for q in quads if q.subject.value.endswith(SYMBOL) and "/document/" in str(q))
    assert of_document == {Unkg.languageVersion: 1, Dcterms.alternative: 1}


def test_a_plan_tells_of_each_input_once(inputs, tmp_path):
    def planned(*words):
        return [(one.outcome, one.input, one.document) for one in plan([inputs], tmp_path / "s", *words)]

    build([inputs], tmp_path / "s", HERE)
    english, other = ("kept", "en", SYMBOL), ("kept", "other", "A/HRC/RES/58/98")
    assert sorted(planned()) == [english, ("kept", "fr", f"fr/{SYMBOL}"), other]
    (inputs / "en.jsonl").unlink()
    assert sorted(planned(PRUNED)) == [other, ("read", "fr", SYMBOL)]
    build([inputs], tmp_path / "s", PRUNED)
    assert sorted(planned()) == [("kept", "fr", SYMBOL), other]
    (inputs / "fr.jsonl").unlink()
    assert sorted(planned(PRUNED)) == [other, ("removed", "fr", SYMBOL)]


@settings(max_examples=40)
@given(strategies.extractions())
def test_any_version_states_words_of_its_own_text_alone(found):
    document = replace(found.document, language="fr")
    quads = graph.describe_version(replace(found, document=document), KNOWLEDGE)
    assert {quad.predicate for quad in quads if "/id/mention/" in str(quad.subject)} <= OF_WORDS
    words = [quad.object.value for quad in quads if quad.predicate == Nif.anchorOf]
    assert all(one in document.text for one in words)
    assert graph.describe_version(replace(found, document=document), KNOWLEDGE) == quads


def test_facts_of_a_version_are_its_text_and_title():
    kept = facts(expanded(graph.describe_version(in_french(), KNOWLEDGE)))
    text = [quad.object for quad in kept if quad.predicate == Unkg.languageVersion]
    assert {quad.subject for quad in kept} == {*text, NamedNode(FRENCH_TOO)}


def test_a_version_without_named_graphs_belongs_to_its_document():
    version = graph.describe_version(in_french(), KNOWLEDGE)
    document = next(one for one in extractions() if one.header.symbol == "A/HRC/RES/7/15")
    loaded = Store()
    for quad in (*graph.describe(document, KNOWLEDGE), *expanded(version)):
        loaded.add(Quad(quad.subject, quad.predicate, quad.object))
    found = {name: {quad.triple for quad in quads} for name, quads in named_graphs(Embedded(loaded), BASE)[1]}
    assert {quad.triple for quad in version} <= found[f"{BASE}id/graph/A/HRC/RES/7/15"]
    assert not [one for one in found[f"{BASE}id/authorities"] if one.object == Unkg.Finding]


@pytest.mark.parametrize("size", [1, 1000])
def test_shards_hold_what_the_store_holds(inputs, tmp_path, size):
    build([inputs], tmp_path / "s", HERE)
    summary = build_shards([inputs], tmp_path / "shards", size, HERE)
    assert summary.documents == read_manifest(tmp_path / "shards").documents == 2
    assert len(read_manifest(tmp_path / "shards").shards) == (2 if size == 1 else 1)
    assert verify_shards(tmp_path / "shards").documents == 2
    load_shards(tmp_path / "shards", tmp_path / "loaded")
    assert graphs(tmp_path / "loaded") == graphs(tmp_path / "s")


def test_validation_of_shards_agrees(inputs, tmp_path):
    (inputs / "en.jsonl").unlink()
    whole = build([inputs], tmp_path / "s", CHECKED)
    assert (whole.documents, whole.versions) == (2, 0)
    shards = build_shards([inputs], tmp_path / "shards", 1, CHECKED)
    assert whole.report.conforms
    assert shards.report.findings == whole.report.findings
    assert shards.report.focus_nodes == whole.report.focus_nodes


@pytest.mark.parametrize(
    ("graph", "primary"),
    [
        ("https://example.org/id/graph/fr/A/RES/77/16", "https://example.org/id/graph/A/RES/77/16"),
        ("https://example.org/id/graph/A/RES/77/16", "https://example.org/id/graph/A/RES/77/16"),
        ("https://example.org/id/graph/sha256-0a", "https://example.org/id/graph/sha256-0a"),
        ("https://example.org/id/authorities", "https://example.org/id/authorities"),
    ],
)
def test_names_of_graphs(graph, primary):
    assert primary_graph(graph) == primary
    assert is_version_graph(graph) == (graph != primary)
    assert NamedNode(primary)

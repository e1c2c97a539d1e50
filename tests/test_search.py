"""Search by words of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from databases import is_closed
from known import KNOWLEDGE
from unkg.searching import files, find, suggest
from unkg.store import Embedded, open_store
from unkg.symbols import normalized_name


@pytest.mark.parametrize(
    ("words", "kind", "name"),
    [
        ("OHCHR", "body", "Office of the United Nations High Commissioner for Human Rights"),
        ("iccpr", "instrument", "International Covenant on Civil and Political Rights"),
        ("covenant civil political rights", "instrument", "International Covenant on Civil and Political Rights"),
        ("human rights coun", "body", "Human Rights Council"),
        ("cote d'ivoire", "State", "Côte d'Ivoire"),
        ("PRK", "State", "Democratic People's Republic of Korea"),
        ("Conseil des droits de l’homme", "body", "Human Rights Council"),
        ("situation dprk", "document", "Situation of human rights in the DPRK"),
        ("A/RES/60/251", "document", "A/RES/60/251"),
        ("e/cn.4/res/2004/13", "document", "E/CN.4/RES/2004/13"),
    ],
)
def test_the_best_thing_comes_first(store, words, kind, name):
    best = find(store, KNOWLEDGE.numbering, words)[0]
    assert (best.kind, best.name) == (kind, name)


def test_of_documents_the_newest_comes_first(store):
    found = [
        hit
        for hit in find(store, KNOWLEDGE.numbering, "situation of human rights in the DPRK")
        if hit.kind == "document"
    ]
    assert [hit.iri.short for hit in found][:2] == ["A/HRC/RES/58/17", "A/HRC/RES/22/13"]
    assert found[0].date == "2025-04-03"


def test_the_matched_name_is_shown(store):
    best = find(store, KNOWLEDGE.numbering, "Conseil des droits de l'homme")[0]
    assert best.matched == "Conseil des droits de l'homme"
    assert best.iri == "https://w3id.org/unkg/id/body/human-rights-council"


@pytest.mark.parametrize("words", ["", "  ", "!?", "no such words anywhere", "A/RES/1/1"])
def test_what_no_name_holds_is_not_found(store, words):
    assert find(store, KNOWLEDGE.numbering, words) == []


def test_the_limit_is_respected(store):
    assert len(find(store, KNOWLEDGE.numbering, "rights", limit=3)) == 3


@given(st.text(max_size=40))
def test_folding_again_changes_nothing(text):
    assert normalized_name(normalized_name(text)) == normalized_name(text)


@pytest.mark.parametrize(
    ("words", "kind", "name"),
    [
        (
            "rappoteur dprk",
            "mechanism",
            "Special Rapporteur on the situation of human rights in the Democratic People's",
        ),
        ("human rihgts council", "body", "Human Rights Council"),
        ("covenent civil political rights", "instrument", "International Covenant on Civil and Political Rights"),
        ("Nroway", "State", "Norway"),
        ("人权理事会", "body", "Human Rights Council"),
        ("Совет по правам человека", "body", "Human Rights Council"),
        ("مجلس حقوق الإنسان", "body", "Human Rights Council"),
        ("Human Rights Council 58", "session", "Human Rights Council, session 58"),
    ],
)
def test_one_wrong_letter_and_other_languages(store, words, kind, name):
    best = find(store, KNOWLEDGE.numbering, words)[0]
    assert best.kind == kind
    assert best.name.startswith(name)


@pytest.mark.parametrize("words", ["PRX", "60/252 of 1", "hmn rghts cncl"])
def test_short_words_numbers_and_two_wrong_letters_are_not_corrected(store, words):
    assert find(store, KNOWLEDGE.numbering, words) == []


@pytest.mark.parametrize(
    "words", ['"', "rights OR", "NEAR(a b)", "rights*", "a:b", "'; DROP TABLE names --", "folded : x"]
)
def test_words_are_no_syntax_of_the_index(store, words):
    find(store, KNOWLEDGE.numbering, words)
    suggest(store, KNOWLEDGE.numbering, words)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("A/HRC/RES/58/1", "A/HRC/RES/58/17"),
        ("a/hrc/res/ 58", "A/HRC/RES/58/17"),
        ("A/RES/60/25", "A/RES/60/251"),
        ("GA res 60/251", "A/RES/60/251"),
        ("Situation of hum", "Situation of human rights in the DPRK"),
    ],
)
def test_what_is_being_written_is_completed(store, text, first):
    assert first in [hit.name for hit in suggest(store, KNOWLEDGE.numbering, text, kinds=("document",))]


def test_suggestions_keep_to_kinds_and_to_holders(store):
    found = suggest(store, KNOWLEDGE.numbering, "Special Rapporteur", kinds=("mechanism",), holders=True)
    assert found
    assert {hit.kind for hit in found} == {"mechanism"}
    assert suggest(store, KNOWLEDGE.numbering, "Norway", kinds=("body",)) == []


def test_the_index_of_a_version_is_written_once(monkeypatch, tmp_path, graph):
    monkeypatch.setattr(files, "_folder", lambda: tmp_path)
    with open_store(graph) as store:
        assert find(store, KNOWLEDGE.numbering, "Human Rights Council")
    [file] = tmp_path.iterdir()
    written = file.stat().st_mtime_ns
    with open_store(graph) as store:
        assert find(store, KNOWLEDGE.numbering, "Human Rights Council")
        assert file.stat().st_mtime_ns == written
        files._connected.cache_clear()
        file.write_bytes(b"no database" * 100)
        assert find(store, KNOWLEDGE.numbering, "Human Rights Council")
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_without_a_folder_to_write_to_the_index_is_in_memory(monkeypatch, tmp_path, graph):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr(files, "_folder", lambda: tmp_path / "file")
    with open_store(graph) as store:
        assert find(store, KNOWLEDGE.numbering, "Human Rights Council")


def test_an_index_that_nobody_uses_any_more_is_closed(monkeypatch, tmp_path, graph):
    monkeypatch.setattr(files, "_folder", lambda: tmp_path)
    with open_store(graph) as store:
        find(store, KNOWLEDGE.numbering, "Human Rights Council")
        used = files.opened(store)
        database = used.database
        files._connected.cache_clear()
        assert not is_closed(database)
        del used
        assert is_closed(database)


def test_an_index_in_memory_that_nobody_uses_any_more_is_closed(store):
    in_memory = Embedded(store.pyoxigraph)
    find(in_memory, KNOWLEDGE.numbering, "Human Rights Council")
    database = files.opened(in_memory).database
    assert not is_closed(database)
    files._in_memory.cache_clear()
    assert is_closed(database)

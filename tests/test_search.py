"""Search by words of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from known import KNOWLEDGE
from unkg.queries import find
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
    best = find(store, KNOWLEDGE, words)[0]
    assert (best.kind, best.name) == (kind, name)


def test_of_documents_the_newest_comes_first(store):
    found = [hit for hit in find(store, KNOWLEDGE, "situation of human rights in the DPRK") if hit.kind == "document"]
    assert [hit.iri.short for hit in found][:2] == ["A/HRC/RES/58/17", "A/HRC/RES/22/13"]
    assert found[0].date == "2025-04-03"


def test_the_matched_name_is_shown(store):
    best = find(store, KNOWLEDGE, "Conseil des droits de l'homme")[0]
    assert best.matched == "Conseil des droits de l'homme"
    assert best.iri == "https://w3id.org/unkg/id/body/human-rights-council"


@pytest.mark.parametrize("words", ["", "  ", "!?", "no such words anywhere", "A/RES/1/1"])
def test_what_no_name_holds_is_not_found(store, words):
    assert find(store, KNOWLEDGE, words) == []


def test_the_limit_is_respected(store):
    assert len(find(store, KNOWLEDGE, "rights", limit=3)) == 3


@given(st.text(max_size=40))
def test_folding_again_changes_nothing(text):
    assert normalized_name(normalized_name(text)) == normalized_name(text)

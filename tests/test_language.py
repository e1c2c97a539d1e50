"""The words of the grammar: what the table of a language must hold, and how verbs are inflected."""

import re
from typing import get_args

import pytest

from unkg.authorities.language import Language, load_language
from unkg.model import DocumentType, Relation, Strength

ENGLISH = load_language("en")
UNITS = {"para", "op", "pp", "art", "sect", "chap", "annex", "appendix", "part", "principle", "goal", "rule"}


@pytest.fixture
def english() -> Language:
    return ENGLISH


def test_an_unknown_language_is_said_to_be_missing() -> None:
    with pytest.raises(FileNotFoundError, match=r"tlh\.toml"):
        load_language("tlh")


def test_loading_again_gives_the_same_object(english: Language) -> None:
    assert load_language("en") is english


def test_months_and_ordinals_are_complete(english: Language) -> None:
    assert sorted(english.months.values()) == list(range(1, 13))
    assert set(range(1, 20)) | {20, 30, 40, 50, 60, 70, 80, 90} <= set(english.ordinals.values())


def test_units_are_those_of_the_pinpoint_grammar(english: Language) -> None:
    assert set(english.units) == UNITS


def test_no_word_stands_for_two_units(english: Language) -> None:
    words = [word for words in english.units.values() for word in words]
    assert len(words) == len(set(words))


def test_closed_lists_are_the_models_own(english: Language) -> None:
    assert set(english.relation_verbs.values()) <= set(get_args(Relation))
    assert {relation for _, relation in english.leads} <= set(get_args(Relation))
    assert set(english.strengths.values()) == set(get_args(Strength))
    assert set(english.types.values()) <= set(get_args(DocumentType))


def test_leads_stand_longest_first_each_once(english: Language) -> None:
    words = [word for word, _ in english.leads]
    assert words == sorted(words, key=lambda word: (-len(word), word))
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("base", "third", "ing", "past"),
    [
        ("recall", "recalls", "recalling", "recalled"),
        ("urge", "urges", "urging", "urged"),
        ("decide", "decides", "deciding", "decided"),
        ("stress", "stresses", "stressing", "stressed"),
        ("call upon", "calls upon", "calling upon", "called upon"),
        ("take note", "takes note", "taking note", "took note"),
        ("bear in mind", "bears in mind", "bearing in mind", "bore in mind"),
        ("regret", "regrets", "regretting", "regretted"),
        ("submit", "submits", "submitting", "submitted"),
        ("set up", "sets up", "setting up", "set up"),
        ("reaffirm", "reaffirms", "reaffirming", "reaffirmed"),
        ("emphasize", "emphasizes", "emphasizing", "emphasized"),
        ("establish", "establishes", "establishing", "established"),
    ],
)
def test_verbs_are_inflected(english: Language, base: str, third: str, ing: str, past: str) -> None:
    assert english.forms.get(base, (third, ing, past, past))[:3] == (third, ing, past)


@pytest.mark.parametrize("verb", sorted({*ENGLISH.strengths, *ENGLISH.relation_verbs}))
def test_every_verb_has_forms_of_its_own_length(english: Language, verb: str) -> None:
    third, ing, past, participle = english.forms[verb]
    assert "ing" in ing
    assert third.split()[0] != verb.split(maxsplit=1)[0]
    assert {len(form.split()) for form in (third, ing, past, participle)} == {len(verb.split())}


DOUBLING = re.compile(
    r"^(?:commit|regret|refer|defer|concur|submit|transmit|compel|admit|permit|omit|occur|plan|set|let|cut|put)$"
)


@pytest.mark.parametrize("verb", sorted({*ENGLISH.strengths, *ENGLISH.relation_verbs}))
def test_verbs_that_double_their_last_letter_do(english: Language, verb: str) -> None:
    first = verb.split(maxsplit=1)[0]
    if DOUBLING.match(first):
        assert english.forms[verb][1].split()[0] == f"{first}{first[-1]}ing"


def test_addressees_are_found_in_small_letters(english: Language) -> None:
    assert all(words == words.lower() for words in english.addressees)
    assert english.addressees["all states"] == "States"

"""The words of the grammar: what the table of a language must hold, and how verbs are inflected."""

from pathlib import Path
from typing import get_args

import pytest

from unkg import artefacts, authorities
from unkg.authorities import Language
from unkg.authorities.language import load_language
from unkg.model import DocumentType, Relation, Strength

UNITS = {"para", "op", "pp", "art", "sect", "chap", "annex", "appendix", "part", "principle", "goal", "rule"}
LANGUAGES = authorities.load().languages
ENGLISH = LANGUAGES["en"]
BASES = sorted({*ENGLISH.strengths, *ENGLISH.relation_verbs})


@pytest.fixture(params=sorted(LANGUAGES))
def language(request: pytest.FixtureRequest) -> Language:
    return LANGUAGES[request.param]


def test_every_language_has_a_table_and_every_table_is_a_language(root: Path) -> None:
    assert {path.stem for path in (root / "data" / "languages").glob("*.toml")} == set(LANGUAGES)


def test_an_unknown_language_is_said_to_be_missing() -> None:
    with pytest.raises(FileNotFoundError, match=r"tlh\.toml"):
        load_language("tlh", artefacts.DATA)


def test_a_table_is_that_of_its_name(language: Language) -> None:
    assert LANGUAGES[language.code] is language


def test_months_and_ordinals_are_complete(language: Language) -> None:
    assert set(language.months.values()) == set(range(1, 13))
    assert set(range(1, 17)) | {20, 30, 40, 50, 60} <= set(language.ordinals.values())


def test_units_are_those_of_the_pinpoint_grammar(language: Language) -> None:
    assert set(language.units) == UNITS


def test_no_word_stands_for_two_units(language: Language) -> None:
    words = [word for words in language.units.values() for word in words]
    assert len(words) == len(set(words))


def test_closed_lists_are_the_models_own(language: Language) -> None:
    assert set(language.relation_verbs.values()) <= set(get_args(Relation))
    assert {relation for _, relation in language.leads} <= set(get_args(Relation))
    assert set(language.strengths.values()) <= set(get_args(Strength))
    assert set(language.types.values()) <= set(get_args(DocumentType))


def test_english_has_every_strength() -> None:
    assert set(ENGLISH.strengths.values()) == set(get_args(Strength))


def test_leads_stand_longest_first_each_once(language: Language) -> None:
    words = [word for word, _ in language.leads]
    assert words == sorted(words, key=lambda word: (-len(word), word))
    assert len(words) == len(set(words))


def test_what_verbs_do_is_told_by_english_base_forms(language: Language) -> None:
    assert set(language.forms) <= set(BASES)
    for base, strength in language.strengths.items():
        assert ENGLISH.strengths[base] == strength


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
        ("transmit", "transmits", "transmitting", "transmitted"),
        ("set up", "sets up", "setting up", "set up"),
        ("reaffirm", "reaffirms", "reaffirming", "reaffirmed"),
        ("emphasize", "emphasizes", "emphasizing", "emphasized"),
        ("establish", "establishes", "establishing", "established"),
    ],
)
def test_verbs_are_inflected(base: str, third: str, ing: str, past: str) -> None:
    ((*forms, _),) = ENGLISH.forms[base]
    assert forms == [third, ing, past]


@pytest.mark.parametrize("verb", BASES)
def test_every_verb_has_forms_of_its_own_length(verb: str) -> None:
    for third, ing, past, participle in ENGLISH.forms[verb]:
        assert "ing" in ing
        assert third.split()[0] != verb.split(maxsplit=1)[0]
        assert {len(form.split()) for form in (third, ing, past, participle)} == {len(verb.split())}


DOUBLING = {"commit", "recommit", "regret", "refer", "defer", "concur", "submit", "transmit", "admit", "permit", "set"}


@pytest.mark.parametrize("verb", [base for base in BASES if base.split()[0] in DOUBLING])
def test_verbs_double_their_last_letter(verb: str) -> None:
    first = verb.split(maxsplit=1)[0]
    ((_, ing, _, _),) = ENGLISH.forms[verb]
    assert ing.split()[0] == f"{first}{first[-1]}ing"


def test_addressees_are_found_in_small_letters(language: Language) -> None:
    assert all(words == words.lower() for words in language.addressees)


def test_classes_of_addressees_have_english_names_in_every_language(language: Language) -> None:
    assert set(language.addressees.values()) <= set(ENGLISH.addressees.values())

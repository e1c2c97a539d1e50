"""Language tables: required keys, and the inflection of verbs."""

import re
import shutil
from pathlib import Path
from typing import get_args

import pytest

from unkg import artefacts, authorities
from unkg.authorities import AuthorityError, Language
from unkg.authorities.capabilities import CAPABILITIES, lacking
from unkg.authorities.languages import Languages
from unkg.extraction import extract
from unkg.extraction.output import as_json
from unkg.model import Document, DocumentType, Relation, Strength

UNITS = {"para", "op", "pp", "art", "sect", "chap", "annex", "appendix", "part", "principle", "goal", "rule"}
LANGUAGES = authorities.load().languages
ENGLISH = LANGUAGES["en"]
BASES = sorted({*ENGLISH.strengths, *ENGLISH.relation_verbs})


@pytest.fixture(params=sorted(LANGUAGES))
def language(request: pytest.FixtureRequest) -> Language:
    return LANGUAGES[request.param]


def test_every_language_has_a_table_and_every_table_is_a_language(root: Path) -> None:
    assert {path.stem for path in (root / "data" / "languages").glob("*.toml")} == set(LANGUAGES)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two languages, which is read in a third of the time of all."""
    copied = tmp_path / "languages"
    copied.mkdir()
    for code in ("en", "fr"):
        shutil.copy(artefacts.DATA / "languages" / f"{code}.toml", copied)
    return copied


def _line_of(path: Path, text: str) -> int:
    return next(number for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if text in line)


@pytest.mark.parametrize(
    ("code", "old", "new", "key", "words"),
    [
        ("fr", "[months]", "[mouths]", "mouths", "is not a section of a language"),
        (
            "en",
            'plurals = ["resolutions",',
            'plurals = ["resolutoins",',
            "citation.plurals",
            "'resolutoins' is not one of resolution",
        ),
        ("fr", "[citation]\n", "[citation]\nresolutoin = []\n", "citation.resolutoin", "is not a key of [citation]"),
        ("fr", 'digits = ""', 'digits = "٠١٢"', "script.digits", "must be ten digits in order"),
        ("fr", "letters = {}", 'letters = { "œ" = "oe" }', "script.letters", "must be a table from a letter to the"),
        ("fr", "letters = {}", "letters = {}\nspacing = true", "script.spacing", "is not a key of [script]"),
        (
            "en",
            "[treaty_body_words]\n",
            "[treaty_body_words]\ncomments = []\n",
            "treaty_body_words.comments",
            "is not a",
        ),
        (
            "fr",
            "[[relations.leads]]\n",
            "[[relations.leads]]\n[relations.verbs]\n",
            "relations.verbs",
            "is not a key of [relations]",
        ),
        ("fr", 'language = "fr"', 'language = "de"', "language", "must be 'fr'"),
        ("fr", "janvier = 1", 'janvier = "1"', "months.janvier", "must be a number"),
        ("fr", 'relation = "', 'relation = "un', "relations.leads", "is not one of"),
        ("fr", "recall = [", "recall = [[], ", "verbs.recall", "forms: third person, present participle"),
    ],
)
def test_a_bad_key_of_a_language_is_named(folder: Path, code: str, old: str, new: str, key: str, words: str) -> None:
    path = folder / f"{code}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(AuthorityError) as caught:
        Languages(folder).read_all()
    message = str(caught.value)
    assert re.match(rf"{code}\.toml, line \d+, key {re.escape(key)}: ", message), message
    assert words in message
    if key != "relations.leads":
        assert f"line {_line_of(path, new.strip().splitlines()[-1])}," in message


@pytest.mark.parametrize(
    "key", ["months", "script.digits", "citation.resolution", "masthead.types", "pinpoints.para", "verbs"]
)
def test_a_missing_key_of_a_language_is_named(folder: Path, key: str) -> None:
    path = folder / "fr.toml"
    section, _, name = key.partition(".")
    kept, inside = [], ""
    for line in path.read_text(encoding="utf-8").splitlines():
        inside = line.strip("[]") if re.fullmatch(r"\[[\w.]+\]", line) else inside
        dropped = inside == key or (inside == section and (not name or line.startswith(f"{name} =")))
        kept += [] if dropped else [line]
    path.write_text("\n".join(kept), encoding="utf-8")
    with pytest.raises(AuthorityError, match=rf"fr\.toml, line \d+, key {re.escape(key)}: is missing"):
        Languages(folder).read_all()


def test_what_is_no_toml_is_named(folder: Path) -> None:
    (folder / "fr.toml").write_text('language = "fr"\nmonths = [\n', encoding="utf-8")
    with pytest.raises(AuthorityError, match=r"fr\.toml, line \d+, key \(all\): not TOML"):
        Languages(folder).read_all()


def test_a_language_without_english_is_refused(folder: Path) -> None:
    (folder / "en.toml").unlink()
    with pytest.raises(AuthorityError, match=r"en\.toml, .*no such file"):
        Languages(folder).read_all()


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


def test_the_meaning_of_verbs_is_stated_by_english_base_forms(language: Language) -> None:
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
def test_every_form_of_a_verb_has_the_same_number_of_words(verb: str) -> None:
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


def test_a_text_and_the_words_of_its_language_are_read_in_the_same_letters(folder: Path) -> None:
    path = folder / "fr.toml"
    words = path.read_text(encoding="utf-8")
    path.write_text(
        words.replace('digits = ""\nletters = {}', 'digits = "٠١٢٣٤٥٦٧٨٩"\nletters = { "é" = "e" }'), encoding="utf-8"
    )
    french = Languages(folder)["fr"]
    assert french.script.plain("RÉSOLUTION ٦٠/251") == "RESOLUTION 60/251"
    assert "resolution" in french.citation["resolution"]
    assert "fevrier" in french.months


def test_what_is_read_in_a_language_follows_from_its_words(folder: Path) -> None:
    assert lacking(ENGLISH) == ()
    french = Languages(folder)["fr"]
    assert "deadlines" not in lacking(french)
    path = folder / "fr.toml"
    without = re.sub(r"(?ms)^\[deadline_words\]\nby = \[.*?\]$", "[deadline_words]\nby = []", path.read_text("utf-8"))
    path.write_text(without, encoding="utf-8")
    assert set(lacking(Languages(folder)["fr"])) == {*lacking(french), "deadlines"}


def test_the_output_says_what_is_not_read_in_a_language() -> None:
    texts = {code: Document("x", "x", "Cf. A/RES/60/251 (2006).", code) for code in ("en", "fr", "de")}
    lines = {code: as_json(extract(text, authorities.load())) for code, text in texts.items()}
    assert lines["en"]["not_read"] == []
    assert lines["fr"]["not_read"] == list(lacking(LANGUAGES["fr"]))
    assert lines["de"]["not_read"] == list(CAPABILITIES)
    assert [r["target"] for r in lines["de"]["references"]] == ["A/RES/60/251"]

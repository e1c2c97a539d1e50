"""Two language versions compared: what one states and the other does not, by paragraph, with the words of both."""

import json
from pathlib import Path

import jsonschema
import pytest

from known import KNOWLEDGE
from unkg.editions import compare_languages, language_record
from unkg.editions.languages import counts
from unkg.extraction import extract
from unkg.model import Document, Extraction
from unkg.pages.html import compared_languages_file

SCHEMA = json.loads((Path(__file__).parents[1] / "docs" / "language-versions.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
HEADS = {"en": "The General Assembly,", "fr": "L’Assemblée générale,"}
RECALLED = {
    "en": "Recalling its resolution 60/251 of 15 March 2006,",
    "fr": "Rappelant sa résolution 60/251 du 15 mars 2006,",
}
URGED = {"en": "1. Urges all Member States to dig.", "fr": "1. Prie instamment tous les États Membres de creuser."}


def version(language: str, *paragraphs: str) -> Extraction:
    text = "\n\n".join(["A/RES/77/990", HEADS[language], *paragraphs])
    return extract(Document(language, f"{language}.txt", text, language=language), KNOWLEDGE)


def differences(english: list[str], french: list[str]) -> list[tuple]:
    """Paragraph, what, and the subjects in English and in French."""
    (made,) = compare_languages([version("en", *english), version("fr", *french)], KNOWLEDGE)
    VALIDATOR.validate(language_record([made]))
    return [
        (contrast.label, one.found.what, one.one and one.one.subject, one.other and one.other.subject)
        for contrast in made.contrasts
        for one in contrast.differences
    ]


@pytest.mark.parametrize(
    ("english", "french", "expected"),
    [
        ([RECALLED["en"], URGED["en"]], [RECALLED["fr"], URGED["fr"]], []),
        # a citation that one version lacks
        (
            ["Recalling its resolutions 60/251 of 15 March 2006 and 61/10 of 3 November 2006,"],
            [RECALLED["fr"]],
            [("PP 1", "citation", "A/RES/61/10", None)],
        ),
        (
            [RECALLED["en"]],
            ["Rappelant ses résolutions 60/251 du 15 mars 2006 et 61/10 du 3 novembre 2006,"],
            [("PP 1", "citation", None, "A/RES/61/10")],
        ),
        # another relation, another pinpoint
        (
            ["Reaffirming its resolution 60/251 of 15 March 2006,"],
            [RECALLED["fr"]],
            [("PP 1", "citation", "A/RES/60/251", "A/RES/60/251")],
        ),
        (
            ["Recalling paragraph 6 of its resolution 60/251 of 15 March 2006,"],
            ["Rappelant le paragraphe 5 de sa résolution 60/251 du 15 mars 2006,"],
            [("PP 1", "citation", "A/RES/60/251", "A/RES/60/251")],
        ),
        # a paragraph before: the same all the same
        (
            [RECALLED["en"], "Guided by the Charter of the United Nations,"],
            ["Guidée par la Charte des Nations Unies,", RECALLED["fr"]],
            [],
        ),
        # another verb, another addressee
        (
            ["1. Requests all Member States to dig."],
            [URGED["fr"]],
            [("OP 1", "action", "request", "urge")],
        ),
        (
            [URGED["en"]],
            ["1. Prie instamment tous les États de creuser."],
            [("OP 1", "addressee", "Member States", None), ("OP 1", "addressee", None, "States")],
        ),
        # the same verb in another paragraph is another action
        (
            [URGED["en"], "2. Stresses that wells matter."],
            ["1. Souligne que les puits comptent.", "2. Prie instamment tous les États Membres de creuser."],
            [
                ("OP 1", "action", "urge", "stress"),
                ("OP 1", "addressee", "Member States", None),
                ("OP 2", "action", "stress", "urge"),
                ("OP 2", "addressee", None, "Member States"),
            ],
        ),
        # a paragraph that only one version has
        (
            [URGED["en"], "2. Stresses that wells matter."],
            [URGED["fr"]],
            [("OP 2", "action", "stress", None)],
        ),
    ],
)
def test_what_two_versions_state_differently(english, french, expected):
    assert sorted(differences(english, french), key=str) == expected


def test_the_words_of_both_are_told():
    versions = [version("en", RECALLED["en"], "1. Requests all to dig."), version("fr", RECALLED["fr"], URGED["fr"])]
    (made,) = compare_languages(versions, KNOWLEDGE)
    record = language_record([made])["comparisons"][0]
    assert counts(made)["action"] == record["counts"]["action"] == 1
    (paragraph,) = record["paragraphs"]
    assert paragraph["one"]["words"] == "Requests all to dig."
    assert paragraph["other"]["words"] == "Prie instamment tous les États Membres de creuser."
    (action,) = (one for one in paragraph["differences"] if one["what"] == "action")
    assert (action["one"]["words"], action["other"]["words"]) == ("Requests", "Prie instamment")


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


# ---- the command line --------------------------------------------------------------------------------------------


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    for code, paragraphs in (("en", [RECALLED["en"], URGED["en"]]), ("fr", [RECALLED["fr"]])):
        text = version(code, *paragraphs).document.text
        line = {"id": code, "text": text, "lang": code}
        (folder / f"{code}.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("by_file", [False, True])
def test_the_command_looks_for_versions(unkg, texts, by_file):
    document = texts / "fr.jsonl" if by_file else "A/RES/77/990"
    code, out, err = unkg("compare", document, "--languages", "--texts", texts)
    assert (code, err) == (0, "")
    assert "A/RES/77/990: en and fr\n" in out
    assert "OP 1\n  action urge: only in en\n" in out
    assert "en  Urges all Member States to dig." in out


def test_the_command_takes_the_files_of_all_versions(unkg, texts, tmp_path):
    files = texts / "fr.jsonl", texts / "en.jsonl"
    assert unkg("compare", *files, "--languages", "-o", tmp_path / "found.json") == (0, "", "")
    found = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))
    VALIDATOR.validate(found)
    assert [one["language"] for one in found["versions"]] == ["en", "fr"]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["A/RES/77/990", "--languages"], 2, "tell by --texts where texts are"),
        (["{texts}/en.jsonl", "--languages"], 2, "name another version of it"),
        (["{texts}/en.jsonl", "{texts}/en.jsonl", "--languages"], 2, "two texts are in one language"),
        (["{texts}/en.jsonl", "{texts}/fr.jsonl", "--languages", "--lineage"], 2, "one document"),
        (["A/RES/77/990", "--languages", "--texts", "{texts}/en.jsonl"], 1, "A/RES/77/990 is there in en only"),
        (["A/RES/77/991", "--languages", "--texts", "{texts}"], 1, "no text of A/RES/77/991"),
    ],
)
def test_the_command_says_what_it_needs(unkg, texts, words, code, message):
    found, out, err = unkg("compare", *(word.format(texts=texts) for word in words))
    assert (found, out) == (code, "")
    assert message in err
    assert err.count("\n") == 1


ARABIC = (
    "إن الجمعية العامة،\n\nإذ تشير إلى قرارها 61/10 المؤرخ 3 تشرين الثاني/نوفمبر 2006،\n\n"
    "1 - تحث جميع الدول على حفر الآبار."
)


def page_of(english: str, arabic: str) -> str:
    others = (("en", english), ("ar", arabic))
    versions = [
        extract(Document(code, f"{code}.txt", f"A/RES/77/990\n\n{text}", code), KNOWLEDGE) for code, text in others
    ]
    return compared_languages_file(compare_languages(versions, KNOWLEDGE))


def test_a_page_has_both_versions_in_their_languages_and_directions() -> None:
    page = page_of(f"{HEADS['en']}\n\n{RECALLED['en']}\n\n{URGED['en']}", ARABIC)
    assert '<html lang="en">' in page
    assert '<div class="words" lang="en" dir="ltr">Recalling its resolution <mark>60/251</mark> of 15 March' in page
    assert '<div class="words" lang="ar" dir="rtl">إذ تشير إلى قرارها <mark>61/10</mark>' in page
    assert "<li>citation A/RES/60/251 (recall): only in en</li>" in page
    assert '<h2 id="comparison-1">en and ar</h2>' in page


def test_a_page_of_versions_holds_no_script_whatever_the_text() -> None:
    hostile = "</style><script>alert(1)</script>"
    page = page_of(f"{HEADS['en']}\n\nRecalling {hostile} its resolution 60/251,\n\n1. Urges {hostile} to dig.", ARABIC)
    assert "<script" not in page
    assert page.count("</style>") == 1
    assert "default-src 'none'; style-src 'unsafe-inline'" in page


def test_versions_are_written_as_a_page(unkg, samples, tmp_path) -> None:
    names = [samples / "a-hrc-res-55-21.md", samples / "a-hrc-res-55-21.ar.md", samples / "a-hrc-res-55-21.zh.md"]
    code, _, _ = unkg("compare", *names, "--languages", "-o", tmp_path / "versions.html")
    page = (tmp_path / "versions.html").read_text(encoding="utf-8")
    assert code == 0
    assert page.count("<section ") == 2
    assert 'lang="zh" dir="ltr"' in page

"""The language of a text beside the one that its file states."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import unkg
from unkg import authorities
from unkg.building import extract_lines
from unkg.readers.languages import language_of, language_told

ENGLISH = (
    "The Government of the country told the Council that the wells of the north and the wells of the south were dug. "
)
FRENCH = "Le Gouvernement a dit au Conseil que les puits du nord et les puits du sud sont creusés pour les habitants. "
SPANISH = "El Gobierno dijo al Consejo que los pozos del norte y los pozos del sur son para los habitantes. "
RUSSIAN = "Правительство сообщило Совету о том, что колодцы вырыты для жителей северных и южных районов страны. "
ARABIC = "أبلغت حكومة البلد المجلس أن الآبار قد حفرت لسكان مناطق الشمال والجنوب في جميع أنحاء البلد منذ ذلك الحين. "
GERMAN = (
    "Der Rat erfuhr von der Regierung, dass die Brunnen im Norden und im Süden gegraben sind, und er dankt allen, die "
    "daran gearbeitet haben. Er ersucht die Staaten, auch künftig zusammenzuarbeiten, damit keiner ohne Wasser bleibt. "
)
PORTUGUESE = (
    "O Conselho recorda a sua decisão e agradece ao Governo, que cavou poços no norte e no sul do país com a ajuda de "
    "todos. Pede aos Estados que cooperem entre si para que ninguém fique sem água, e decide continuar a tratar disso. "
)
UKRAINIAN = "Уряд повідомив Раду, що колодязі на півночі й півдні країни вирито для її жителів і їхніх сімей. "
CHINESE = "各国政府告知理事会已经为北部和南部居民挖掘了水井并将继续这样做"


LANGUAGES = authorities.load().languages


@pytest.mark.parametrize(
    ("stated", "text", "language"),
    [
        ("en", ENGLISH * 9, "en"),
        ("fr", ENGLISH * 9, "en"),
        ("en", FRENCH * 9, "fr"),
        ("fr", FRENCH * 9, "fr"),
        ("en", SPANISH * 9, "es"),
        ("zh", ENGLISH * 9, "en"),
        ("en", RUSSIAN * 9, "ru"),
        ("en", CHINESE * 9, "zh"),
        ("ru", RUSSIAN * 9, "ru"),
        # a text that quotes another language, and one too short to tell
        ("fr", FRENCH * 9 + ENGLISH * 5, "fr"),
        ("en", ENGLISH * 5 + SPANISH * 9, "en"),
        ("fr", ENGLISH, "fr"),
        ("fr", "", "fr"),
        # languages without a table: what is stated, and what a program of another country stated
        ("pt", PORTUGUESE * 30, "pt"),
        ("de", GERMAN * 30, "de"),
        ("uk", UKRAINIAN * 9, "uk"),
        ("de", ENGLISH, "en"),
        ("pt", SPANISH * 2, "es"),
        ("kk", RUSSIAN, "ru"),
    ],
)
def test_words_contradict_a_stated_language(stated: str, text: str, language: str) -> None:
    assert language_of(text, stated, LANGUAGES) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (FRENCH, "fr"),
        (SPANISH, "es"),
        (RUSSIAN, "ru"),
        (ARABIC, "ar"),
        (CHINESE, "zh"),
        ("Rappelant la résolution 60/251 et les résolutions 5/1", "fr"),
        ("A/RES/60/251", "en"),
        ("", "en"),
        # a text in another language, too short to tell, and longer ones
        ("Die Generalversammlung, unter Hinweis auf ihre Resolution 60/251,", "en"),
        (GERMAN * 4, "und"),
        (PORTUGUESE * 4, "und"),
        (UKRAINIAN * 9, "und"),
        # a list of names, which are no words of another language
        (f"The wells of {'Albania, Norway and Samoa, ' * 30}", "en"),
    ],
)
def test_letters_and_words_tell_the_language_where_nothing_states_it(text: str, language: str) -> None:
    assert language_told(text, LANGUAGES) == language


def test_a_file_that_states_the_language_of_an_installation_is_read_in_its_own(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(f"<html lang='fr'><p>{ENGLISH * 9}</p></html>", encoding="utf-8")
    assert unkg.extract(tmp_path / "page.html").document.language == "en"


def test_a_text_is_read_in_the_language_that_its_words_tell_or_that_is_given(tmp_path: Path) -> None:
    path = tmp_path / "puits.txt"
    path.write_text(FRENCH, encoding="utf-8")
    assert unkg.extract(path).document.language == unkg.extract(FRENCH).document.language == "fr"
    assert unkg.extract(path, language="en").document.language == "en"


READ = "only symbols and what else needs no words are read"


def notes_on(unkg: Callable[..., tuple[int, str, str]], folder: Path, *texts: dict[str, str]) -> list[str]:
    lines = "\n".join(json.dumps({"id": f"wells-{at}", **text}) for at, text in enumerate(texts))
    (folder / "wells.jsonl").write_text(lines, encoding="utf-8")
    code, printed, notes = unkg(
        "extract",
        folder / "wells.jsonl",
    )
    found = [json.loads(line) for line in printed.splitlines()]
    assert [one["references"][0]["target"] for one in found] == ["A/RES/60/251"] * len(texts)
    assert code == 0
    return notes.replace(f"{folder}/", "").splitlines()


def test_a_text_in_a_language_without_a_table_is_told_and_gives_its_symbols(
    unkg: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    told = f"wells.jsonl, document wells-1: its language (pt-br) has no table; {READ}"
    untold = f"wells.jsonl, document wells-2: its language is none of those that unkg reads; {READ}"
    texts = [{"text": f"{SPANISH} A/RES/60/251"}, {"text": f"{PORTUGUESE} A/RES/60/251", "lang": "pt-BR"}]
    assert notes_on(unkg, tmp_path, *texts, {"text": f"{GERMAN * 4} A/RES/60/251"}) == [told, untold]


def test_a_line_is_in_the_language_of_its_words_if_they_are_clearly_of_another(tmp_path: Path) -> None:
    said = [{"id": "a", "lang": "fr", "text": ENGLISH * 3}, {"id": "b", "lang": "fr", "text": FRENCH * 3}]
    (tmp_path / "said.jsonl").write_text("\n".join(map(json.dumps, said)), encoding="utf-8")
    found = [json.loads(str(line))["lang"] for line in extract_lines([tmp_path / "said.jsonl"])]
    assert found == ["en", "fr"]


def test_many_texts_in_languages_without_a_table_are_counted(
    unkg: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    notes = notes_on(
        unkg, tmp_path, *({"text": f"{GERMAN} A/RES/60/251", "lang": code} for code in ["pt"] * 5 + ["de"] * 2)
    )
    assert [note.partition(":")[0] for note in notes[:3]] == [f"wells.jsonl, document wells-{at}" for at in range(3)]
    assert notes[3:] == ["7 documents are in languages without a table: pt 5, de 2"]


def test_a_language_of_a_country_is_read_by_its_table(
    unkg: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    assert notes_on(unkg, tmp_path, {"text": "Rappelant la résolution 60/251,", "lang": "fr-CA"}) == []

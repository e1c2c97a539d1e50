"""The language of a text beside the one that its file states."""

from pathlib import Path

import pytest

import unkg
from unkg import authorities
from unkg.readers.languages import language_of, language_told

ENGLISH = (
    "The Government of the country told the Council that the wells of the north and the wells of the south were dug. "
)
FRENCH = "Le Gouvernement a dit au Conseil que les puits du nord et les puits du sud sont creusés pour les habitants. "
SPANISH = "El Gobierno dijo al Consejo que los pozos del norte y los pozos del sur son para los habitantes. "
RUSSIAN = "Правительство сообщило Совету о том, что колодцы вырыты для жителей северных и южных районов страны. "
ARABIC = "أبلغت حكومة البلد المجلس أن الآبار قد حفرت لسكان مناطق الشمال والجنوب في جميع أنحاء البلد منذ ذلك الحين. "
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
        # a text in another language, of which nothing can be told
        ("Die Generalversammlung, unter Hinweis auf ihre Resolution 60/251,", "en"),
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

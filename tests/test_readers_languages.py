"""The language of a text beside the one that its file states."""

import pytest

from unkg.readers.languages import language_of
from unkg.readers.text_builder import Block, built_document

ENGLISH = (
    "The Government of the country told the Council that the wells of the north and the wells of the south were dug. "
)
FRENCH = "Le Gouvernement a dit au Conseil que les puits du nord et les puits du sud sont creusés pour les habitants. "
SPANISH = "El Gobierno dijo al Consejo que los pozos del norte y los pozos del sur son para los habitantes. "
RUSSIAN = "Правительство сообщило Совету о том, что колодцы вырыты для жителей северных и южных районов страны. "
CHINESE = "各国政府告知理事会已经为北部和南部居民挖掘了水井并将继续这样做"


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
    assert language_of(text, stated) == language


def test_files_that_state_the_language_of_an_installation() -> None:
    assert built_document("key", "source", [Block(ENGLISH * 9)], language="fr").language == "en"

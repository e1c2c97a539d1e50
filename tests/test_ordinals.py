"""Ordinals in words and figures, and dates with words between their parts."""

import re
from dataclasses import replace

import pytest

from unkg import authorities
from unkg.extraction.patterns.dates import date_pattern, read_date
from unkg.extraction.patterns.ordinals import ordinal_pattern, read_ordinal


@pytest.mark.parametrize(
    ("language", "words", "number"),
    [
        ("en", "sixty-first", 61),
        ("en", "Seventy fourth", 74),
        ("en", "58th", 58),
        ("fr", "soixante et onzième", 71),
        ("fr", "quatre-vingt-unième", 81),
        ("fr", "58e", 58),
    ],
)
def test_an_ordinal_is_the_sum_of_its_parts(language: str, words: str, number: int) -> None:
    table = authorities.load().languages[language]
    assert re.fullmatch(ordinal_pattern(table), words, re.IGNORECASE)
    assert read_ordinal(words, table) == number


@pytest.mark.parametrize("words", ["fifty-seventh and sixtieth", "eleventh and twelfth", "2023", "58", "20/11th"])
def test_what_is_no_ordinal(words: str) -> None:
    assert not re.fullmatch(ordinal_pattern(authorities.load().languages["en"]), words, re.IGNORECASE)


def test_a_language_may_have_a_word_before_month_and_year() -> None:
    english = authorities.load().languages["en"]
    language = replace(english, code="xx", dates={**english.dates, "of": ("of", "of the")})
    assert re.fullmatch(date_pattern(language), "15 of March of 2006")
    assert re.fullmatch(date_pattern(language), "15 March 2006")
    assert read_date("on 1 of May of the 2030", language).isoformat() == "2030-05-01"
    assert not re.fullmatch(date_pattern(english), "15 of March of 2006")

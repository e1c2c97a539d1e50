"""Symbols in the names of files, there and back, and as the symbol of a text that does not state its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from known import KNOWLEDGE
from unkg.extraction import extract
from unkg.model import Document
from unkg.symbols import LANGUAGES, SymbolError, canonical, file_stem, symbol_in_name

NAMES = [
    ("A/RES/60/251", "en", "A_RES_60_251-EN"),
    ("S/RES/2371(2017)", "fr", "S_RES_2371(2017)-FR"),
    ("A/C.3/78/L.40/Rev.1", "zh", "A_C.3_78_L.40_Rev.1-ZH"),
    ("A/79/187-E/2024/68", "ar", "A_79_187-E_2024_68-AR"),
    ("A/RES/ES-10/15", "ru", "A_RES_ES-10_15-RU"),
    ("A/X_1/2", "es", "A_X%5F1_2-ES"),
    ("A/1:2", "en", "A_1%3A2-EN"),
]


@pytest.mark.parametrize(("symbol", "language", "stem"), NAMES)
def test_a_name_tells_the_symbol(symbol, language, stem):
    assert file_stem(symbol, language) == stem
    assert symbol_in_name(f"some folder/{stem}.pdf") == symbol


@given(st.text(alphabet="AS/RES.()0123456789-_%:é ", min_size=3, max_size=30), st.sampled_from(LANGUAGES))
def test_the_name_of_any_symbol_is_safe_and_tells_it(words, language):
    try:
        symbol = canonical(f"A/{words}")
    except SymbolError:
        return
    name = f"{file_stem(symbol, language)}.docx"
    assert symbol_in_name(name) == symbol
    assert set(name) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-()%~")


@pytest.mark.parametrize(
    "name",
    ["A_RES_60_251.pdf", "A_RES_60_251-EN", "S_PRST_2007_22-0739405E.xml", "notes-EN.pdf", "a-hrc-res-22-13.txt",
     "-EN.pdf", "A_RES_60_251-DE.pdf", "A_RES_60_251-en.pdf", ""],
)  # fmt: skip
def test_other_names_tell_none(name):
    assert symbol_in_name(name) is None


def symbol(key: str, text: str = "The situation has improved.") -> str | None:
    return extract(Document(key=key, source=key, text=text), KNOWLEDGE).header.symbol


def test_a_text_without_a_symbol_has_that_of_its_name():
    assert symbol("fetched/A_RES_60_251-EN.pdf") == "A/RES/60/251"
    assert symbol("Notes_2024_5-EN.pdf") is None
    assert symbol("A_RES_words_5-EN.pdf") is None


def test_a_text_that_states_its_symbol_has_that():
    text = "United Nations\nA/RES/60/252\nGeneral Assembly\n\nRecalling resolution 60/251,"
    assert symbol("A_RES_60_251-EN.pdf", text) == "A/RES/60/252"

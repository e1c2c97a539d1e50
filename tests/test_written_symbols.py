"""Symbols as people write them: by organ and number, in any case, with dashes or spaces."""

import pytest

from texts import targets
from unkg import authorities, symbols
from unkg.symbols import SymbolError

NUMBERING = authorities.load().numbering
WRITTEN = [
    ("S/RES/1325", "S/RES/1325(2000)"),
    ("UNSCR 1325", "S/RES/1325(2000)"),
    ("unscr1325", "S/RES/1325(2000)"),
    ("SCR-1325", "S/RES/1325(2000)"),
    ("UNSCR 1325/2000", "S/RES/1325(2000)"),
    ("s res 1325", "S/RES/1325(2000)"),
    ("resolution 1325 (2000)", "S/RES/1325(2000)"),
    ("Security Council resolution No. 1325", "S/RES/1325(2000)"),
    ("UNSCR 794 (1992)", "S/RES/794(1992)"),
    ("HRC res 58/17", "A/HRC/RES/58/17"),
    ("hrc-res-58-17", "A/HRC/RES/58/17"),
    ("HRC/RES/58/17", "A/HRC/RES/58/17"),
    ("HRC 58/17", "A/HRC/RES/58/17"),
    ("HRC S-7/1", "A/HRC/RES/S-7/1"),
    ("HRC decision 2/102", "A/HRC/DEC/2/102"),
    ("GA 60/251", "A/RES/60/251"),
    ("ga 60–251", "A/RES/60/251"),
    ("resolution 60/251 of the General Assembly", "A/RES/60/251"),
    ("UNGA res. 57/270 B", "A/RES/57/270B"),
    ("GA res 217 A (III)", "A/RES/217(III)A"),
    ("GA ES-10/15", "A/RES/ES-10/15"),
    ("ECOSOC res 1996/31", "E/RES/1996/31"),
    ("CHR res 2005/11", "E/CN.4/RES/2005/11"),
    ("PRST 2004/46", "S/PRST/2004/46"),
    ("A/HRC/58/17", "A/HRC/58/17"),
    ("A/60/251", "A/60/251"),
    ("S/2023/507", "S/2023/507"),
    ("A/RES/60/251", "A/RES/60/251"),
]


@pytest.mark.parametrize(("written", "symbol"), WRITTEN)
def test_a_short_way_of_writing_means_one_symbol(written: str, symbol: str) -> None:
    assert authorities.symbol_written(written, NUMBERING) == symbol


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("res 58/17", ("A/RES/58/17", "A/HRC/RES/58/17")),
        ("GA 77/512", ("A/RES/77/512", "A/DEC/77/512")),
        ("resolution 2005/11", ("E/RES/2005/11", "E/CN.4/RES/2005/11", "E/CN.4/Sub.2/RES/2005/11")),
    ],
)
def test_an_unclear_one_lists_what_it_can_be(written: str, meant: tuple[str, ...]) -> None:
    assert authorities.symbols_written(written, NUMBERING) == meant
    with pytest.raises(SymbolError, match=rf"“{written}” could be .* or {meant[-1]}: write one of them\."):
        authorities.symbol_written(written, NUMBERING)


@pytest.mark.parametrize(
    "words", ["58/17", "60/251", "57/270 B", "Panel of Experts 1874", "1591 panel", "UNFICYP", "UNSC", "r 1325", ""]
)
def test_other_words_are_no_symbol(words: str) -> None:
    assert symbols.shorthand(words) is None
    assert authorities.symbols_written(words, NUMBERING) == ()


def test_the_extractor_reads_the_same_abbreviations() -> None:
    text = "Recalling UNSCR 1325, SCR 1820 (2008), HRC res. 58/17 and UNSC res. 1888,"
    assert targets(text) == [
        ("1325", "S/RES/1325(2000)"),
        ("1820 (2008)", "S/RES/1820(2008)"),
        ("58/17", "A/HRC/RES/58/17"),
        ("1888", "S/RES/1888(2009)"),
    ]


def test_a_number_of_no_text_is_said_to_be_so() -> None:
    with pytest.raises(SymbolError, match="“UNSCR 9999” is the number of no known text"):
        authorities.symbol_written("UNSCR 9999", NUMBERING)

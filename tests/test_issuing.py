"""The body of a symbol by its series, and its years by the symbol itself or the calendars."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from known import KNOWLEDGE
from unkg.authorities.issuing import Years, days, issuer, years

NUMBERING = KNOWLEDGE.numbering


@pytest.mark.parametrize(
    ("symbol", "body", "expected"),
    [
        ("S/RES/1718(2006)", "Security Council", Years(2006, 2006)),
        ("S/RES/825(1993)", "Security Council", Years(1993, 1993)),
        ("E/CN.4/RES/1993/84", "Commission on Human Rights", Years(1993, 1993)),
        ("S/PRST/2009/7", "Security Council", Years(2009, 2009)),
        ("E/CN.4/RES/2004/13", "Commission on Human Rights", Years(2004, 2004)),
        ("A/HRC/RES/5/1", "Human Rights Council", Years(2007, 2007)),
        ("A/HRC/RES/S-9/1", "Human Rights Council", Years(2009, 2009)),
        ("A/RES/60/251", "General Assembly", Years(2005, 2006)),
        ("A/62/264", "General Assembly", Years(2007, 2008)),
        ("A/RES/1514(XV)", "General Assembly", Years(1960, 1961)),
        ("A/RES/217(III)A", "General Assembly", Years(1948, 1949)),
        ("A/C.3/62/L.7", "Third Committee", Years(2007, 2008)),
        ("A/HRC/WG.6/7/SVN/3", "Working Group on the Universal Periodic Review", Years(2010, 2010)),
        ("A/HRC/WG.6/30/COL/1", "Working Group on the Universal Periodic Review", Years(2018, 2018)),
        ("A/HRC/WG.6/90/COL/1", "Working Group on the Universal Periodic Review", None),  # not those of the Council
        ("CRC/C/PRK/CO/5", "Committee on the Rights of the Child", None),
        ("A/CONF.157/23", "General Assembly", None),
        ("S/2004", "Security Council", None),
        ("resolution 5", None, None),
    ],
)
def test_a_symbol_determines_body_and_years(symbol, body, expected):
    assert (issuer(symbol, NUMBERING), years(symbol, NUMBERING)) == (body, expected)


@pytest.mark.parametrize(
    ("symbol", "first", "last"),
    [
        ("S/RES/1718(2006)", "2006-01-01", "2006-12-31"),
        ("S/PRST/2001/3", "2001-01-01", "2001-12-31"),
        ("A/RES/60/251", "2005-09-13", "2006-09-11"),
        ("A/RES/217(III)A", "1948-09-21", "1949-09-19"),
        ("E/RES/2021/1", "2020-07-15", "2021-12-31"),
        ("A/HRC/RES/S-9/1", "2009-01-09", "2009-01-12"),
    ],
)
def test_a_symbol_determines_the_days_of_adoption(symbol: str, first: str, last: str) -> None:
    found = days(symbol, NUMBERING)
    assert found is not None
    assert (str(found[0]), str(found[1])) == (first, last)


@pytest.mark.parametrize(
    ("symbol", "body"),
    [
        ("E/C.19/2018/8", "Permanent Forum on Indigenous Issues"),
        ("HSP/HA.2/Res.3", "United Nations Habitat Assembly"),
    ],
)
def test_a_series_names_its_issuer(symbol: str, body: str) -> None:
    assert issuer(symbol, NUMBERING) == body


@given(st.text(max_size=30))
def test_any_text_has_an_answer_and_years_are_in_order(text):
    found = years(text, NUMBERING)
    assert found is None or found.first <= found.last
    assert issuer(text, NUMBERING) is None or issuer(text, NUMBERING)

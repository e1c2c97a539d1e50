"""Numbering rules and session calendars."""

from datetime import date
from pathlib import Path

import pytest

from unkg import authorities, symbols
from unkg.authorities import AuthorityError
from unkg.authorities.numbering import (
    Numbering,
    load_council_years,
    session_of,
    session_order,
)

NUMBERING = authorities.load().numbering


@pytest.fixture
def numbering() -> Numbering:
    return NUMBERING


@pytest.mark.parametrize(
    ("number", "session", "order"),
    [
        ("60/251", "60", 60),
        ("S-23/2", "S-23", None),
        ("ES-10/15", "ES-10", None),
        ("926(X)", "X", 10),
        ("3201(S-VI)", "S-VI", None),
        ("2371(2017)", "2017", 2017),
        ("2005/11", "2005", 2005),
    ],
)
def test_a_number_names_its_session(number: str, session: str, order: int | None) -> None:
    assert (session_of(number), session_order(number)) == (session, order)


@pytest.mark.parametrize(
    ("body", "kind", "shape", "number", "symbol"),
    [
        ("General Assembly", "resolution", "session", "60/251", "A/RES/60/251"),
        ("General Assembly", "resolution", "roman", "926(X)", "A/RES/926(X)"),
        ("General Assembly", "resolution", "emergency", "ES-10/15", "A/RES/ES-10/15"),
        ("General Assembly", "decision", "session", "50/411", "A/DEC/50/411"),
        ("Human Rights Council", "resolution", "special", "S-7/1", "A/HRC/RES/S-7/1"),
        ("Human Rights Council", "statement", "session", "9/2", "A/HRC/PRST/9/2"),
        ("Security Council", "resolution", "year-parenthesis", "2371(2017)", "S/RES/2371(2017)"),
        ("Economic and Social Council", "decision", "year", "2004/285", "E/DEC/2004/285"),
        ("Commission on Human Rights", "resolution", "year", "2005/11", "E/CN.4/RES/2005/11"),
        ("Commission on Human Rights", "resolution", "roman", "20(XXXVI)", "E/CN.4/RES/20(XXXVI)"),
        ("Commission on Human Rights", "resolution", "roman", "36(XXXVII)", "E/CN.4/RES/36(XXXVII)"),
        ("United Nations Environment Assembly", "resolution", "session", "5/7", "UNEP/EA.5/Res.7"),
    ],
)
def test_rules_make_symbols(numbering: Numbering, body: str, kind: str, shape: str, number: str, symbol: str) -> None:
    rule = numbering.rule(body, kind, shape)
    assert rule is not None
    assert rule.admits(number)
    assert rule.symbol(number) == symbol
    assert symbols.canonical(symbol) == symbol


@pytest.mark.parametrize(
    ("body", "shape", "number"),
    [
        ("General Assembly", "session", "5/1"),
        ("General Assembly", "roman", "926(XXXI)"),
        ("Commission on Human Rights", "year", "2007/1"),
        ("Economic and Social Council", "year", "1970/1"),
    ],
)
def test_rules_do_not_admit_sessions_that_were_numbered_otherwise(
    numbering: Numbering, body: str, shape: str, number: str
) -> None:
    rule = numbering.rule(body, "resolution", shape)
    assert rule is not None
    assert not rule.admits(number)


def test_there_is_no_rule_for_what_a_body_does_not_issue(numbering: Numbering) -> None:
    assert numbering.rule("Security Council", "resolution", "session") is None
    assert not numbering.issues("Committee against Torture")
    assert numbering.issues("Security Council")


@pytest.mark.parametrize(
    ("body", "number", "day", "covers"),
    [
        ("Human Rights Council", "37/28", date(2018, 3, 23), True),
        ("Human Rights Council", "37/28", date(1982, 11, 20), False),
        ("General Assembly", "37/28", date(1982, 11, 20), True),
        ("General Assembly", "37/28", date(2018, 3, 23), False),
        ("General Assembly", "926(X)", date(1955, 12, 14), True),
        ("General Assembly", "926(X)", date(1965, 12, 14), False),
        ("Commission on Human Rights", "2005/11", date(2005, 4, 14), True),
        ("General Assembly", "250/1", date(2025, 1, 1), False),
        ("United Nations Environment Assembly", "5/7", date(2022, 3, 2), None),
    ],
)
def test_the_calendar_shows_whether_a_session_covers_a_day(
    numbering: Numbering, body: str, number: str, day: date, covers: bool | None
) -> None:
    assert numbering.on_date(body, number, day) is covers


def test_a_few_days_beside_a_session_are_forgiven(numbering: Numbering) -> None:
    opened, closed = numbering.calendar["Human Rights Council", "55"]
    for days, covers in ((3, True), (30, False)):
        assert numbering.on_date("Human Rights Council", "55/21", date.fromordinal(closed.toordinal() + days)) is covers
        assert numbering.on_date("Human Rights Council", "55/21", date.fromordinal(opened.toordinal() - days)) is covers


@pytest.mark.parametrize(
    ("body", "number", "day", "opened"),
    [
        ("Human Rights Council", "37/28", date(2019, 1, 1), True),
        ("Human Rights Council", "37/28", date(2017, 1, 1), False),
        ("General Assembly", "78/218", date(2023, 1, 1), False),
        ("General Assembly", "250/1", date(2023, 1, 1), False),
    ],
)
def test_a_session_that_had_not_opened_cannot_be_cited(
    numbering: Numbering, body: str, number: str, day: date, opened: bool
) -> None:
    assert numbering.before(body, number, day) is opened


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("A/RES/60/251", True),
        ("CEDAW/C/PRK/CO/2-4", True),
        ("S/PV.9123", True),
        ("XYZ/2019/3", False),
        ("ISO/9001/1", False),
    ],
)
def test_series_of_the_united_nations_are_known(numbering: Numbering, symbol: str, expected: bool) -> None:
    assert numbering.is_un_symbol(symbol) is expected


def test_session_reports_determine_the_body_of_their_texts(numbering: Numbering) -> None:
    assert numbering.printed_in("A/74/53") == "Human Rights Council"
    assert numbering.printed_in("A/74/53/Add.1") == "Human Rights Council"
    assert numbering.printed_in("E/2005/23-E/CN.4/2005/135") == "Commission on Human Rights"
    assert numbering.printed_in("A/74/54") is None


@pytest.mark.parametrize(
    ("number", "year"),
    [
        (1, 1946),
        (15, 1946),
        (16, 1947),
        (242, 1967),
        (660, 1990),
        (1373, 2001),
        (2371, 2017),
        (105, 1954),
        (177, 1962),
        (244, 1967),
        (245, 1968),
        (1219, 1998),
        (1220, 1999),
        (2811, 2025),
        (0, None),
        (-3, None),
        (9999, None),
    ],
)
def test_the_security_council_numbers_through_the_years(numbering: Numbering, number: int, year: int | None) -> None:
    assert numbering.council_year(number) == year


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ("199x,1,2,act", "year", "must be a whole number"),
        ("1947,16,many,act", "last", "must be a whole number"),
        ("1948,16,37,act", "year", "must follow 1946"),
        ("1947,17,37,act", "first", "must follow 15"),
        ("1947,15,37,act", "first", "must follow 15"),
        ("1947,16,15,act", "last", "is below first, 16"),
        ("1947,16,37,", "source", "must not be empty"),
    ],
)
def test_a_bad_year_of_the_security_council_is_refused(tmp_path: Path, row: str, column: str, words: str) -> None:
    (tmp_path / "council-years.csv").write_text(f"year,first,last,source\n1946,1,15,act\n{row}\n", encoding="utf-8")
    with pytest.raises(AuthorityError, match=rf"council-years\.csv, line 3, column {column}: .*{words}"):
        load_council_years(tmp_path)

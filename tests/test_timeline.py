"""The timeline of a mandate: a row an act, gaps between terms, everything on the page, in every format."""

import datetime as dt
import itertools
import re
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from known import KNOWLEDGE
from unkg.model import MandateAct, MandateHistory
from unkg.network import mandate_history
from unkg.queries import mandate_gaps
from unkg.rendering import FORMATS, Caption, has_timeline, render_timeline
from unkg.rendering.fonts import width
from unkg.rendering.timeline import rows, scale
from unkg.rendering.timeline_drawing import WIDTH

SVG = "{http://www.w3.org/2000/svg}"
CAPTION = Caption("The mandate of <x> & y", "Each bar is a term.", "unkg render mandate x -o x.svg")


def history(*acts: MandateAct) -> MandateHistory:
    return MandateHistory("x", acts, mandate_gaps(acts))


def half_years(number: int) -> MandateHistory:
    """Terms of six months, one after another, but for every tenth."""
    first = dt.date(1974, 5, 31)
    days = [first + dt.timedelta(days=183 * half) for half in range(number + 1)]
    acts = [
        MandateAct(
            f"S/RES/{350 + at}({day.year})", "extended", day.isoformat(), days[at + 1].isoformat(), held=at % 7 != 0
        )
        for at, day in enumerate(days[:-1])
        if at % 10 != 5
    ]
    return history(*acts)


def drawing(of: MandateHistory) -> ET.Element:
    return ET.fromstring(render_timeline(of, KNOWLEDGE.authorities, CAPTION, ".svg"))


def texts(root: ET.Element) -> list[str]:
    return [element.text for element in root.iter(f"{SVG}text")]


def test_a_mandate_of_a_store(asked):
    found = mandate_history(asked, KNOWLEDGE, "UNFICYP")
    assert found.holder == "United Nations Peacekeeping Force in Cyprus"
    shown = texts(drawing(found))
    assert {"S/RES/186(1964)", "S/RES/2618(2022)", "S/RES/2674(2023)"} <= set(shown)
    assert "extended 2022-01-27 to 2022-07-31" in shown
    assert "amended and extended 2023-01-30 to 2024-01-30" in shown
    assert "extended 2022, end not known (not held)" in shown
    assert "The last end known is 2024-01-30, set by S/RES/2674(2023); no later act is known." in shown


def test_eighty_terms_have_a_row_each_and_stay_on_the_page():
    of = half_years(88)
    root = drawing(of)
    symbols = [g.get("data-symbol") for g in root.iter(f"{SVG}g") if g.get("data-symbol")]
    assert len(symbols) == len(of.acts) == 79
    heights = [float(text.get("y")) for text in root.iter(f"{SVG}text") if text.text in set(symbols)]
    assert all(later - sooner >= 12 for sooner, later in itertools.pairwise(heights))
    for text in root.iter(f"{SVG}text"):
        x = float(text.get("x"))
        assert 0 <= x <= x + width(text.text, float(text.get("font-size"))) <= WIDTH
    assert float(root.get("width")) == WIDTH


def test_gaps_are_rows_of_their_own():
    of = history(
        MandateAct("S/RES/1(1990)", "established", "1990-01-01", "1990-12-31"),
        MandateAct("S/RES/2(1992)", "extended", "1992-01-01", "1992-12-31"),
    )
    assert [(row.is_gap, str(row.start)) for row in rows(of)] == [
        (False, "1990-01-01"),
        (True, "1990-12-31"),
        (False, "1992-01-01"),
    ]
    assert "no act known from 1990-12-31 to 1992-01-01" in texts(drawing(of))


def test_a_mandate_that_is_only_defined_has_nothing_to_draw():
    defined = MandateAct("A/RES/1/1", "defined", "1946-01-01")
    assert not has_timeline(MandateHistory("Board", (defined,), ()))
    assert not has_timeline(MandateHistory("Board", (), ()))
    assert has_timeline(MandateHistory("Board", (defined, MandateAct("A/RES/1/2", "amended", "1946")), ()))


def test_what_an_act_did_is_marked():
    of = history(
        MandateAct("S/RES/1(1990)", "established", "1990-01-01", "1990-12-31"),
        MandateAct("S/RES/2(1990)", "amended", "1990-06-01"),
        MandateAct("S/RES/3(1990)", "transferred", "1990-07-01"),
        MandateAct("S/RES/4(1990)", "terminated", "1990-08-01"),
        MandateAct("S/RES/5(1991)", "defined", "1991-08-01"),
        MandateAct("S/RES/6", "extended", ""),
    )
    shown = texts(drawing(of))
    assert {"amended", "transferred", "terminated"} <= set(shown)
    assert "S/RES/5(1991)" not in shown
    assert "Date not known: S/RES/6." in shown


def test_a_term_without_an_end_reaches_to_the_next():
    of = history(
        MandateAct("S/RES/1(1990)", "established", "1990", held=False),
        MandateAct("S/RES/2(1992)", "extended", "1992-02-01", until="a year"),
        MandateAct("S/RES/3(1994)", "extended", "1994-02-01", "1994-12-31"),
    )
    assert [str(row.shown_end) for row in rows(of)] == ["1992-02-01", "1994-02-01", "None"]
    assert "extended 1992-02-01, a year" in texts(drawing(of))


@pytest.mark.parametrize(
    ("form", "beginning"), [(".svg", b"<svg "), (".png", b"\x89PNG"), (".pdf", b"%PDF"), (".html", b"<!D")]
)
def test_a_timeline_in_every_format_is_the_same_every_time(form, beginning):
    once, again = (render_timeline(half_years(20), KNOWLEDGE.authorities, CAPTION, form) for _ in range(2))
    assert once == again
    assert once.startswith(beginning)
    assert form in FORMATS


def test_a_pdf_is_a_page_as_wide_as_a4_with_its_words_and_links():
    page = pypdfium2.PdfDocument(render_timeline(half_years(20), KNOWLEDGE.authorities, CAPTION, ".pdf"))[0]
    assert page.get_width() == pytest.approx(595.28, abs=0.1)
    words = page.get_textpage().get_text_bounded()
    assert "The mandate of <x> & y" in words
    assert "S/RES/350(1974)" in words
    assert b"https://undocs.org/" in render_timeline(half_years(20), KNOWLEDGE.authorities, CAPTION, ".pdf")


def test_a_page_needs_nothing_and_nobody():
    page = render_timeline(half_years(5), KNOWLEDGE.authorities, CAPTION, ".html").decode()
    assert "Content-Security-Policy" in page
    assert not re.findall(r"<(?:script|link|img|iframe)", page)
    assert "<title>The mandate of &lt;x&gt; &amp; y</title>" in page


dates = st.dates(dt.date(1946, 1, 1), dt.date(2030, 1, 1)).map(str)
events = st.builds(
    MandateAct,
    st.integers(1, 9).map(lambda number: f"S/RES/{number}(1990)"),
    st.sampled_from(["established", "extended", "amended", "transferred", "terminated", "defined"]),
    dates | dates.map(lambda date: date[:4]) | st.just(""),
    st.none() | dates,
    st.none() | st.just("a year"),
    st.booleans(),
    st.sampled_from(["security-council", "human-rights-council", ""]),
)


@settings(max_examples=60)
@given(st.lists(events, min_size=1, max_size=12))
def test_any_history_is_drawn_on_the_page(acts):
    acts = sorted(acts, key=lambda act: act.date)
    of = history(MandateAct("S/RES/100(1990)", "established", "1990-01-01"), *acts)
    found = rows(of)
    across = scale(found, 24, 816)
    assert all(24 <= across.at(row.start) <= across.at(row.end or row.start) + 793 for row in found)
    root = drawing(of)
    for text in root.iter(f"{SVG}text"):
        assert float(text.get("x")) >= 0

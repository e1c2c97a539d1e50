"""Tables for people at several widths: nothing is cut off, and words stay whole."""

import io
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from small_graph import MANDATE
from unkg.cli import output
from unkg.cli.text_tables import text_table

WORDS = "Bearing in mind paragraph 3 of General Assembly resolution 60/251 of 15 March 2006,"
COLUMNS = ("citing", "date", "cited part", "documents", "words")
ROWS = [["A/HRC/RES/58/17", "2025-04-03", "para 3", "12", WORDS], ["A/HRC/RES/7/15", "2008-03-27", "", "3", WORDS]]


def printed(columns, rows, width, numbers=None):
    file = io.StringIO()
    console = Console(file=file, width=width, emoji=False, markup=False, highlight=False)
    console.print(text_table(columns, rows, numbers or [False] * len(columns), width))
    return [line.rstrip() for line in file.getvalue().splitlines()]


def test_a_table_is_as_wide_as_it_need_be():
    lines = printed(COLUMNS, ROWS, 160, [False, False, False, True, False])
    assert lines[0] == "citing           date        cited part  documents  words"
    assert lines[2] == f"A/HRC/RES/58/17  2025-04-03  para 3             12  {WORDS}"
    assert len(lines) == 4


def test_a_long_cell_breaks_between_words():
    lines = printed(COLUMNS, ROWS, 100)
    assert lines[2].startswith("A/HRC/RES/58/17  2025-04-03  para 3      12         Bearing in mind ")
    assert lines[3].startswith(" " * 52)
    assert " ".join(line[52:] for line in lines[2:4]) == WORDS


def test_a_table_that_would_be_too_narrow_is_written_as_records():
    assert printed(COLUMNS, ROWS, 60) == [
        "citing      A/HRC/RES/58/17",
        "date        2025-04-03",
        "cited part  para 3",
        "documents   12",
        "words       Bearing in mind paragraph 3 of General Assembly",
        "            resolution 60/251 of 15 March 2006,",
        "",
        "citing      A/HRC/RES/7/15",
        "date        2008-03-27",
        "documents   3",
        "words       Bearing in mind paragraph 3 of General Assembly",
        "            resolution 60/251 of 15 March 2006,",
    ]


def test_the_name_of_a_column_may_break_but_no_symbol():
    lines = printed(("number of documents", "of"), [["1", "A/C.3/78/L.40/Rev.1"], ["2", "S/RES/1(1946)"]], 30)
    assert lines[:2] == ["number of", "documents  of"]
    assert [line[11:] for line in lines[-2:]] == ["A/C.3/78/L.40/Rev.1", "S/RES/1(1946)"]


@pytest.mark.parametrize("width", [40, 80, 120, 160])
@given(
    st.lists(
        st.lists(st.text("ab /公é", max_size=60).map(lambda text: " ".join(text.split())), min_size=4, max_size=4),
        min_size=1,
        max_size=4,
    )
)
def test_all_words_are_there_within_the_width(width, rows):
    lines = printed(("one", "two words", "three", "four"), rows, width)
    assert all(cell_len(line) <= width for line in lines)
    there = Counter("".join(lines))
    assert not Counter("".join(cell for row in rows for cell in row).replace(" ", "")) - there


def test_the_lineage_of_a_mandate_fits_a_terminal_of_80_columns(unkg, graph, monkeypatch):
    monkeypatch.setattr(output, "_DEFAULT_WIDTH", 80)
    code, out, _ = unkg("query", "mandate-lineage", f"mandate={MANDATE}", "--store", graph)
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    for act in ("E/CN.4/RES/2004/13", "A/HRC/RES/7/15", "A/HRC/RES/22/13"):
        assert f"act        {act}\n" in out

"""Spreadsheets of recommendations: the same as from CSV, sheets and cells, damaged and hostile files."""

import csv
import datetime as dt
import io
import random
import sys
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter

from known import read
from unkg.authorities import load
from unkg.model import Document
from unkg.readers import Reading, Source, Unreadable, documents
from unkg.readers.bounds import MOST_CELLS, MOST_ROWS, MOST_TEXT

HEAD = ("State under review", "Recommending State", "Recommendation", "Response", "Issue", "Session")
ROWS = (
    HEAD,
    ("Norway", "France; Chad", "Ratify the Optional Protocol to the Convention against Torture", "Supported", "", 33),
    ("Norway", "Peru", "Consider women’s land rights", "Noted", "Land; Women", 33),
    ("Chad", "Peru", "End it", "Noted", "", 6),
)
READING = Reading(load)
INDEX = (
    *("Text", "Document Code", "Document Publication Date", "Countries", "Mechanism", "Upr Position"),
    *("Upr Recommending States", "Annotation Type", "Themes", "Affected Persons"),
)
"""Names of columns as programs read them from exports of the Universal Human Rights Index."""


def sheets(**rows: Sequence[Sequence[object]]) -> bytes:
    """A spreadsheet with these sheets, by an independent writer."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"default_date_format": "yyyy-mm-dd"}) as workbook:
        for name, of_sheet in rows.items():
            sheet = workbook.add_worksheet(name)
            for number, cells in enumerate(of_sheet):
                for column, cell in enumerate(cells):
                    sheet.write(number, column, cell)
    return file.getvalue()


def as_csv(rows: Sequence[Sequence[object]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def items(content: bytes, name: str = "table.xlsx") -> list[Document | Unreadable]:
    return list(documents(Source("table", name, None, content=content), READING))


def problem(content: bytes) -> str:
    (found,) = items(content)
    assert isinstance(found, Unreadable)
    assert "\n" not in found.problem + found.remedy
    return f"{found.problem} [{found.place}]" if found.place else found.problem


def parts(content: bytes, **changed: bytes | Callable[[bytes], bytes]) -> bytes:
    """The file with other contents of parts, by their names without folder and extension."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after:
        for info in before.infolist():
            new = changed.get(info.filename.rpartition("/")[2].partition(".")[0], lambda same: same)
            after.writestr(info.filename, new if isinstance(new, bytes) else new(before.read(info)))
    return file.getvalue()


def sheet_of(rows: bytes) -> bytes:
    return (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + rows
        + b"</sheetData></worksheet>"
    )


def strings_of(*texts: bytes) -> bytes:
    return (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        + b"".join(b"<si><t>%s</t></si>" % text for text in texts)
        + b"</sst>"
    )


# ---- what is read ------------------------------------------------------------------------------------------------


def test_a_spreadsheet_gives_what_its_csv_gives() -> None:
    found = items(sheets(Export=ROWS))
    assert [item.key for item in found] == ["table:Norway:33", "table:Chad:6"]
    assert [replace(item, source="") for item in found] == [
        replace(item, source="") for item in items(as_csv(ROWS), "table.csv")
    ]


def test_the_names_and_days_of_the_index_are_read() -> None:
    row = ["Ratify it", "A/HRC/58/3", dt.date(2025, 7, 1), "Norway", "UPR", "Supported", "Chad", "Recommendations"]
    (one,) = items(sheets(Annotations=[INDEX, [*row, "- Land", "- Women"]]))
    assert isinstance(one, Document)
    assert one.header is not None
    assert (one.header.symbol, one.header.published) == ("A/HRC/58/3", "2025-07-01")


def test_the_first_sheet_with_such_columns_is_read_and_empty_rows_are_left_out() -> None:
    about = [["Downloaded from"], ["https://uhri.ohchr.org"]]
    found = items(sheets(About=about, Empty=[], Export=[[], [], *ROWS[:2], [], ["Norway", "Peru", ""]], Other=ROWS))
    assert [item.key for item in found if isinstance(item, Document)] == ["table:Norway:33"]
    assert [item.place for item in found if isinstance(item, Unreadable)] == ["sheet Export, row 6"]


def test_columns_that_the_user_names_are_those_of_the_first_sheet_that_is_not_empty() -> None:
    content = sheets(Empty=[], Own=[["Who", "What"], ["Norway", "Ratify it"]])
    reading = Reading(load, columns={"state": "Who", "text": "2"})
    (found,) = documents(Source("own", "own.xlsx", None, content=content), reading)
    assert isinstance(found, Document)
    assert "Ratify it" in found.text


def test_every_row_of_a_real_export_is_read_from_a_spreadsheet_as_from_csv(shared: Path) -> None:
    path = shared / "corpus" / "tables" / "upr-info-sample.csv"
    with io.StringIO(path.read_bytes().decode("mac_roman"), newline="") as text:
        rows = list(csv.reader(text))
    found = [item for item in items(sheets(Export=rows)) if isinstance(item, Document)]
    expected = [item for item in items(path.read_bytes(), "table.csv") if isinstance(item, Document)]
    assert [(d.text, d.recommendations) for d in found] == [(d.text, d.recommendations) for d in expected]
    assert sum(len(d.recommendations) for d in found) > 500


def test_a_folder_and_standard_input_know_a_spreadsheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "export.xlsx").write_bytes(sheets(Export=ROWS))
    (tmp_path / "budget.xlsx").write_bytes(sheets(Budget=[["Item", "Cost"], ["Pens", 3]]))
    assert [item.key for item in read([tmp_path])] == ["export.xlsx:Norway:33", "export.xlsx:Chad:6"]
    content = io.BufferedReader(io.BytesIO(sheets(Export=ROWS)))  # type: ignore[arg-type]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(content))
    assert [item.key for item in read(["-"])] == ["-:Norway:33", "-:Chad:6"]


# ---- what is refused ---------------------------------------------------------------------------------------------

PLAIN = sheets(Export=ROWS)
_CELL = b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>'


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (sheets(Budget=[["Item", "Cost"]]), "no sheet is a table of recommendations: no column has a known name"),
        (sheets(Empty=[]), "no sheet is a table of recommendations: no column has a known name"),
        (
            sheets(Export=[["Recommendation", "Recommending State"], ["End it", "Chad"]]),
            "no column for the State under",
        ),
        (sheets(Export=[HEAD]), "the table has no rows"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password-protected, or older than Excel 2007"),
        (b"%PDF-1.7", "a PDF despite its extension"),
        (b"State under review,Recommendation\nNorway,End it\n", "truncated, damaged, or not a spreadsheet"),
        (PLAIN[:-30], "truncated, damaged, or not a spreadsheet"),
        (PLAIN[:40] + b"\0" * 60 + PLAIN[100:], "truncated, damaged, or not a spreadsheet"),
        (parts(PLAIN, workbook=b"<workbook"), "damaged, or not a spreadsheet ("),
        (parts(PLAIN, sheet1=b"<worksheet><sheetData><row>"), "damaged, or not a spreadsheet ("),
        (parts(PLAIN, sheet1=sheet_of(_CELL % (1, 1)), sharedStrings=strings_of()), "damaged, or not a spreadsheet ("),
        (
            parts(PLAIN, sheet1=b'<!DOCTYPE x [<!ENTITY b "bb">]>' + sheet_of(b"")),
            "document type declarations and entities are not allowed",
        ),
        (parts(PLAIN, sheet1=sheet_of(b"").decode().encode("utf-16")), "a part in UTF-16, or binary"),
        (
            parts(PLAIN, sheet1=sheet_of(b'<row r="1"><c r="&#65;1" t="s"><v>0</v></c></row>')),
            "a number of a cell is written as an entity",
        ),
        (
            parts(PLAIN, sheet1=sheet_of(b'<row r="1"><c r="A1" t="s"><v><![CDATA[0]]></v></c></row>')),
            "a number of a cell is written as an entity",
        ),
    ],
)
def test_what_is_no_table_is_named_in_one_line(content: bytes, expected: str) -> None:
    assert problem(content).startswith(expected)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (b'<row r="1048576"><c r="A1048576" t="s"><v>0</v></c></row>', f"more than {MOST_ROWS:,} rows"),
        (b"<row><c><v>1</v></c></row>" * (MOST_ROWS + 1), f"more than {MOST_ROWS:,} rows"),
        (
            b'<row r="1"><c r="A1"><v>1</v></c></row><row r="9999"><c r="XFD9999"><v>1</v></c></row>',
            f"more than {MOST_CELLS:,} cells, filled or empty",
        ),
        (
            b"<row><c><v>1</v></c></row>" * 9999 + b"<row>" + b"<c><v>1</v></c>" * 9999 + b"</row>",
            f"more than {MOST_CELLS:,} cells, filled or empty",
        ),
        (
            b"".join(_CELL % (number, number) for number in range(1, 301)),
            f"more than {MOST_TEXT // 1024**2} MB of words",
        ),
    ],
)
def test_a_sheet_that_would_fill_the_memory_is_refused_before_it_is_read(
    rows: bytes, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("python_calamine.CalamineWorkbook.from_filelike", lambda _: pytest.fail("it was read"))
    content = parts(PLAIN, sheet1=sheet_of(rows), sharedStrings=strings_of(b"x" * 1_000_000))
    assert problem(content) == f"{expected} [xl/worksheets/sheet1.xml]"


def test_a_bomb_is_refused_before_it_is_decompressed() -> None:
    content = parts(PLAIN, theme1=bytes(129 * 1024 * 1024))
    assert problem(content) == "larger than 128 MB when decompressed, mostly xl/theme/theme1.xml"


def test_a_part_that_is_larger_than_it_states_is_damaged() -> None:
    content = bytearray(parts(PLAIN, sheet1=sheet_of(b" " * 100_000)))
    size, stated = (100_000 + len(sheet_of(b""))).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    assert content.count(size) >= 1
    assert problem(bytes(content.replace(size, stated))).startswith(("truncated, damaged", "damaged or password"))


@pytest.mark.parametrize("seed", range(100))
def test_damage_never_gives_more_than_one_line(seed: int) -> None:
    chance = random.Random(seed)
    if seed % 2:
        content = bytearray(PLAIN)
        for _ in range(chance.randrange(1, 20)):
            content[chance.randrange(len(content))] = chance.randrange(256)
    else:
        name = chance.choice(["workbook", "sheet1", "sharedStrings", "styles", "[Content_Types]"])
        with zipfile.ZipFile(io.BytesIO(PLAIN)) as archive:
            path = next(one for one in archive.namelist() if one.rpartition("/")[2] == f"{name}.xml")
            part = bytearray(archive.read(path))
        for _ in range(chance.randrange(1, 9)):
            at = chance.randrange(len(part))
            part[at : at + chance.randrange(9)] = chance.choice([b"", b"<", b">", b"&", b'"', b"9" * 12, b"ZZZ", b"-1"])
        content = bytearray(parts(PLAIN, **{name: bytes(part)}))
    for item in items(bytes(content)):
        assert isinstance(item, Document | Unreadable)

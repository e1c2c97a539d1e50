"""PDF: pages that are read from right to left, whose files have the letters in the order of the page."""

import pytest

from unkg.readers.pdf import document
from unkg.readers.pdf.directions import in_reading_order, mirrored
from unkg.readers.pdf.layout import rows_of
from unkg.readers.pdf.words import Word

SIZE, ADVANCE, SPACE, WIDTH = 10.0, 5.0, 3.0, 500.0


def printed(line: str, y: float = 700.0) -> list[Word]:
    """The signs of a line from left to right as printed, each a word; `^` raises the next."""
    words, left, is_raised = [], 100.0, False
    for sign in line:
        if sign == "^":
            is_raised = True
        elif sign == " ":
            left += SPACE
        else:
            raised = (y + 4, 6.0) if is_raised else (y, SIZE)
            words.append(Word(sign, left, left + ADVANCE, *raised))
            left, is_raised = left + ADVANCE, False
    return words


def read(line: str) -> str:
    rows = rows_of(mirrored(printed(line), WIDTH), ordered=in_reading_order)
    return "\n".join(row.text for row in rows)


LINES = [
    ("رارق", "قرار"),
    ("60/251 رارق", "قرار 60/251"),
    ("،5/2و 5/1 هيرارق", "قراريه 5/1 و5/2،"),
    ("2017 ،(2016) 2321 تارارقلا", "القرارات 2321 (2016)، 2017"),
    ("2024 ليربأ/ناسين 5 - رياربف/طابش 26", "26 شباط/فبراير - 5 نيسان/أبريل 2024"),
    (".A/HRC/25/63 ةقيثولا", "الوثيقة A/HRC/25/63."),
    (".A/HRC/25/63 ^1", "1 A/HRC/25/63."),
    (".A/HRC/25/63 .1", "1. A/HRC/25/63."),
    ("ةلاح .55/21", "55/21. حالة"),
    ("Distr.: General", "Distr.: General"),
    ("A/HRC/RES/55/21", "A/HRC/RES/55/21"),
    ("[.Not the official text .زجوم صن]", "[نص موجز. Not the official text.]"),
    ("].Not the official text .زجوم صن[", "[نص موجز. Not the official text.]"),
    ("«لمعلا» ةقرو", "ورقة «العمل»"),
    ("2017-2016 نيماعلا", "العامين 2016-2017"),
    ("3,500 نم رثكأ", "أكثر من 3,500"),
]
"""What is printed from left to right, and what it reads."""


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_a_line_is_read_from_right_to_left_and_numbers_and_latin_words_from_left_to_right(
    line: str, expected: str
) -> None:
    assert read(line) == expected


def test_a_raised_number_after_a_symbol_is_a_marker() -> None:
    (row,) = rows_of(mirrored(printed("،A/HRC/25/63^1 ةقيثولا"), WIDTH), ordered=in_reading_order)
    words = [word for segment in row.segments for word in segment.words]
    raised = [segment.words[index].text for segment in row.segments for index in segment.raised]
    assert ("".join(word.text for word in words), raised) == ("الوثيقةA/HRC/25/631،", ["1"])


def test_a_letter_with_a_vowel_mark_stands_on_the_line_of_its_word() -> None:
    line = printed("  ضيأ ررقي")
    marked = Word("اً", 101.0, 103.0, 702.3, SIZE)
    (row,) = rows_of(mirrored([*line, marked], WIDTH), ordered=in_reading_order)
    assert row.text == "يقرر أيضاً"


def pdf(line: str, *, size: int = 12) -> bytes:
    """A page with a line that is given as printed; its font says only which character each of its codes shows."""
    signs = sorted(set(line) - {" "})
    codes = {sign: 0x61 + place for place, sign in enumerate(signs)} | {" ": 0x20}
    shown = "".join(f"<{code:02x}> <{sign.encode('utf-16-be').hex()}>\n" for sign, code in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(codes)} beginbfchar\n{shown}endbfchar endcmap end end"
    )
    words = "".join(f"{codes[sign]:02x}" for sign in line)
    content = f"BT /F {size} Tf 60 700 Td <{words}> Tj ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R/Lang(ar)>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Courier/ToUnicode 6 0 R>>",
        *(f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream" for stream in (content, cmap)),
    ]
    body = "".join(f"{number} 0 obj\n{one}\nendobj\n" for number, one in enumerate(objects, 1))
    return f"%PDF-1.7\n{body}trailer\n<</Root 1 0 R/Size 7>>\n%%EOF\n".encode("ascii")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("60/251 ﺭﺍﺮﻗ", "قرار 60/251"),
        ("ﻡﻼﺴﻟﺍ", "السلام"),
        ("(2016) 2321 ﺕﺍﺭﺍﺮﻘﻟﺍ", "القرارات 2321 (2016)"),
    ],
)
def test_a_file_with_letters_in_their_printed_shapes_is_read_as_plain_letters(line: str, expected: str) -> None:
    found = document("k", "k", pdf(line))
    assert (found.text.strip(), found.language) == (expected, "ar")

"""Word files: automatic numbers, footnotes, mastheads, tracked changes, and rejected files."""

import io
import zipfile
from html import escape
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.typeset.manuscripts import Manuscript, Note, Paragraph
from tests.typeset.word import as_word

from known import read
from known import word_document as document
from unkg.authorities import load
from unkg.extraction import extract
from unkg.model import Document
from unkg.readers import ReadError, Unreadable, zip_parts

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(body: str, **parts: str) -> bytes:
    """A minimal Word file: `document.xml` with this body, and other parts by name."""
    file = io.BytesIO()
    holder = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {holder}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            root, inside = content.split("|", 1)
            archive.writestr(f"word/{name}.xml", f"<w:{root} {holder}>{inside}</w:{root}>")
    return file.getvalue()


def p(said: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{escape(said)}</w:t></w:r></w:p>"


def text_of(body: str, **parts: str) -> str:
    return document("k", "s", packed(body, **parts)).text


NOTED = "Having considered the report of the Special Rapporteur and the note by the Secretary-General,"
MANUSCRIPT = Manuscript(
    "A/HRC/RES/70/17",
    (
        "United Nations",
        "General Assembly",
        "Human Rights Council",
        "A/HRC/RES/70/17",
        "Distr.: General",
        "9 April 2031",
    ),
    (
        Paragraph("70/17. Keepers of lighthouses"),
        Paragraph("The Human Rights Council,", ((0, 24),)),
        Paragraph("Recalling its resolution 5/1 of 18 June 2007,", ((0, 9),)),
        Paragraph(NOTED, ((0, 6),), (Note(54, "1", "A/HRC/70/12."), Note(len(NOTED), "2", "A/70/123."))),
        Paragraph("1. Urges all States to light their coasts, bearing in mind resolution 60/251.", ((3, 8),)),
    ),
)


def test_text_italics_and_footnotes_come_back() -> None:
    found = document("k", "s", as_word(MANUSCRIPT))
    assert found.text.split() == MANUSCRIPT.text.split()
    assert [found.text[a:b] for a, b in found.italics] == ["The Human Rights Council", "Recalling", "Having", "Urges"]
    assert found.text.endswith("¹ A/HRC/70/12.\n\n² A/70/123.\n")


def test_citations_and_the_header_are_those_of_the_text() -> None:
    found = [extract(d, load()) for d in (document("k", "k", as_word(MANUSCRIPT)), Document("k", "k", MANUSCRIPT.text))]
    assert next([(r.target, r.pinpoint) for r in f.references] for f in found)
    assert [(r.target, r.pinpoint) for r in found[0].references] == [
        (r.target, r.pinpoint) for r in found[1].references
    ]
    assert (found[0].header.symbol, found[0].header.distributed) == ("A/HRC/RES/70/17", "2031-04-09")
    assert all(n.anchor is not None for n in found[0].paragraphs if n.kind == "footnote")


NUMBERING = (
    "numbering|"
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%3)"/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>'
    '<w:lvl w:ilvl="4"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText '
    'w:val="%1.%5"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="8"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride '
    'w:val="5"/></w:lvlOverride></w:num>'
)


def item(said: str, level: int, number: int = 7) -> str:
    return p(said, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_numbers_that_word_counts_are_written_out() -> None:
    items = [("Urges", 0), ("Oil", 1), ("Gas", 1), ("Crude", 2), ("Bulb", 3), ("Requests", 0), ("Lamps", 1), ("Sub", 4)]
    body = "".join(item(said, level) for said, level in items) + p("Plain") + item("Decides", 0)
    body += item("Anew", 0, 8) + item("Never", 0, 99)
    assert text_of(body, numbering=NUMBERING).split("\n\n") == [
        "1. Urges", "(a) Oil", "(b) Gas", "(i) Crude", "• Bulb", "2. Requests", "(a) Lamps", "2.1 Sub", "Plain",
        "3. Decides", "5. Anew", "Never\n",
    ]  # fmt: skip


STYLES = (
    'styles|<w:style w:styleId="Base"><w:rPr><w:i/></w:rPr><w:pPr><w:numPr><w:numId '
    'w:val="7"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Verb"><w:basedOn w:val="Base"/></w:style>'
    '<w:style w:styleId="Circle"><w:basedOn w:val="Circle"/></w:style>'
)


def test_italics_and_numbers_come_from_styles_and_what_those_are_based_on() -> None:
    body = p("Recalls", '<w:pStyle w:val="Verb"/>') + p("round", '<w:pStyle w:val="Circle"/>')
    plain = '<w:p><w:r><w:rPr><w:rStyle w:val="Verb"/><w:i w:val="0"/></w:rPr><w:t>Roman</w:t></w:r></w:p>'
    found = document("k", "s", packed(body + plain, styles=STYLES, numbering=NUMBERING))
    assert found.text == "1. Recalls\n\nround\n\nRoman\n"
    assert [found.text[a:b] for a, b in found.italics] == ["Recalls"]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc\n"),
        ("<w:ins><w:r><w:t>kept</w:t></w:r></w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", "kept\n"),
        (
            "<w:r><w:t>5</w:t><w:noBreakHyphen/><w:t>6 in</w:t><w:softHyphen/><w:t>ter</w:t></w:r>",
            "5\u20116 in\u00adter\n",
        ),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>seen</w:t></w:r>", "seen\n"),
        ('<w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>14</w:t></w:r>', "10¹⁴\n"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple><w:r><w:t>3</w:t></w:r></w:fldSimple>", "3\n"),
        ("<w:sdt><w:sdtContent><w:r><w:t>in a control</w:t></w:r></w:sdtContent></w:sdt>", "in a control\n"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t> item</w:t></w:r>', "• item\n"),
        (
            (
                "<w:r><w:t>before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>box</w:t>"
                "</w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>box</w:t>"
                "</w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
            ),
            "box\n\nbefore\n",
        ),
    ],
)
def test_what_stands_inside_a_paragraph(inside: str, text: str) -> None:
    assert text_of(f"<w:p>{inside}</w:p>") == text


def test_custom_marks_and_endnotes() -> None:
    body = (
        '<w:p><w:r><w:t>Adopted</w:t></w:r><w:r><w:footnoteReference w:customMarkFollows="1" '
        'w:id="4"/><w:t>*</w:t></w:r>'
        '<w:r><w:endnoteReference w:id="2"/></w:r></w:p>'
    )
    notes = 'footnotes|<w:footnote w:id="4">' + p("Reissued.") + "</w:footnote>"
    ends = 'endnotes|<w:endnote w:id="2">' + p("A/1/2.") + p("More.") + "</w:endnote>"
    assert text_of(body, footnotes=notes, endnotes=ends) == "Adopted*¹\n\n* Reissued.\n\n¹ A/1/2.\nMore.\n"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def test_a_masthead_s_cells_are_lines_and_a_table_s_rows_are() -> None:
    head = table(("United Nations", "A/HRC/70/1"))
    votes = table(("Norway", "Yes"), ("Chad", "No"))
    prose = p("The Council considered the report of the Special Rapporteur on lighthouses and took note of it. " * 2)
    found = text_of(head + prose + votes).split("\n\n")
    assert found[:2] == ["United Nations", "A/HRC/70/1"]
    assert found[3:] == ["Norway\tYes", "Chad\tNo\n"]


def test_the_first_page_s_own_head_is_the_masthead_and_running_heads_are_left_out() -> None:
    made = docx.Document()
    made.sections[0].different_first_page_header_footer = True
    made.sections[0].first_page_header.paragraphs[0].text = "A/HRC/70/1"
    made.sections[0].header.paragraphs[0].text = "running"
    made.add_paragraph("The Council")
    file = io.BytesIO()
    made.save(file)
    assert document("k", "s", file.getvalue()).text == "A/HRC/70/1\n\nThe Council\n"


def test_hyperlinks_have_their_places() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("See ")
    identifier = made.part.relate_to("https://undocs.org/A/RES/60/251", f"{R}/hyperlink", is_external=True)
    paragraph._p.append(
        parse_xml(
            f'<w:hyperlink xmlns:w="{W}" xmlns:r="{R}" r:id="{identifier}"><w:r><w:t>60/251</w:t></w:r></w:hyperlink>'
        )
    )
    file = io.BytesIO()
    made.save(file)
    found = document("k", "s", file.getvalue())
    assert [(found.text[k.start : k.end], k.address) for k in found.links] == [
        ("60/251", "https://undocs.org/A/RES/60/251")
    ]


def test_the_language_is_the_one_that_most_words_are_marked_in() -> None:
    run = '<w:p><w:r><w:rPr><w:lang w:val="{}"/></w:rPr><w:t>{}</w:t></w:r></w:p>'
    assert (
        document("k", "s", packed(run.format("fr-FR", "Rappelant sa résolution") + run.format("en-GB", "x"))).language
        == "fr"
    )
    assert document("k", "s", packed(run.format("de-DE", "Bezug"))).language == "de"
    assert document("k", "s", packed(run.format("x-none", "Well"))).language == "en"


def test_the_strict_form_of_the_format_is_read_too() -> None:
    file = io.BytesIO()
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    with zipfile.ZipFile(file, "w") as archive:
        body = "<w:body><w:p><w:r><w:t>strict</w:t></w:r></w:p></w:body>"
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{strict}">{body}</w:document>')
    assert document("k", "s", file.getvalue()).text == "strict\n"


@settings(max_examples=25)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1), min_size=1
    )
)
def test_no_word_is_lost_or_made(said: list[str]) -> None:
    assert text_of("".join(map(p, said))).split("\n\n") == [*said[:-1], said[-1] + "\n"]


# ---- files that are refused --------------------------------------------------------------------------------------


def zipped(**files: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return file.getvalue()


BILLION_LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><d>&b;</d>'


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password-protected, or older than Word 2007"),
        (packed(p("cut off"))[:-40], "truncated, damaged, or not a Word file"),
        (b"The Human Rights Council,", "truncated, damaged, or not a Word file"),
        (b"%PDF-1.7", "a PDF despite its extension"),
        (zipped(xl__workbook="<w/>"), "a zip file but not a Word file"),
        (zipped(word__document=BILLION_LAUGHS), "document type declarations and entities are not allowed"),
        (zipped(word__document="<w:document"), "malformed XML"),
        (packed(""), "the file has no text"),
        (packed(p("x" * 5000)), "larger than"),
    ],
    ids=["locked", "cut off", "text", "PDF", "spreadsheet", "entities", "malformed", "empty", "bomb"],
)
def test_an_unreadable_file_is_reported_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, problem: str
) -> None:
    monkeypatch.setattr(zip_parts, "LARGEST_PARTS", 4000)
    (tmp_path / "a.docx").write_bytes(content)
    (found,) = read([tmp_path / "a.docx"])
    assert isinstance(found, Unreadable)
    assert found.problem.startswith(problem)
    assert "\n" not in found.message


def test_a_file_with_a_wrong_directory_is_rejected() -> None:
    content = bytearray(packed(p("words")))
    end = content.rindex(b"PK\x05\x06")
    content[end + 12 : end + 20] = b"\xff\xff\xff\x7f\xff\xff\xff\x7f"  # size and place of the directory
    with pytest.raises(ReadError, match="damaged"):
        document("k", "s", bytes(content))


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_parts, "LARGEST_PARTS", 1000)
    bomb = zipped(word__document=" " * 10_000_000)
    assert len(bomb) < 20_000
    with pytest.raises(ReadError, match="larger than"):
        document("k", "s", bomb)

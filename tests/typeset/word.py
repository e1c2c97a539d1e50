"""Manuscripts as Word files by python-docx; footnotes, which it does not support, are added to the package."""

import io
from html import escape
from typing import Any

from tests.typeset.manuscripts import Manuscript, Note, Paragraph

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_NOTES_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def as_word(manuscript: Manuscript) -> bytes:
    """A Word file: masthead in a table of two columns, Word footnotes, a page header."""
    import docx

    document = docx.Document()
    notes = [note for paragraph in manuscript.paragraphs for note in paragraph.notes]
    _masthead(document, manuscript)
    document.sections[0].header.paragraphs[0].text = manuscript.symbol
    numbers = iter(range(1, len(notes) + 1))
    for paragraph in manuscript.paragraphs:
        _paragraph(document, paragraph, numbers)
    _in_language(document, manuscript)
    if notes:
        _footnotes(document, notes)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _in_language(document: Any, manuscript: Manuscript) -> None:
    """The language and direction as Word states them: of runs and of paragraphs."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    attribute = {"ar": "w:bidi", "zh": "w:eastAsia"}.get(manuscript.language, "w:val")
    for run in document.element.body.iter(qn("w:r")):
        stated = OxmlElement("w:lang")
        stated.set(qn(attribute), manuscript.language)
        properties = run.get_or_add_rPr()
        if manuscript.direction == "rtl":
            properties.append(OxmlElement("w:rtl"))
        properties.append(stated)
    if manuscript.direction == "rtl":
        for paragraph in document.element.body.iter(qn("w:p")):
            paragraph.get_or_add_pPr().insert(0, OxmlElement("w:bidi"))


def _masthead(document: Any, manuscript: Manuscript) -> None:
    half = (len(manuscript.masthead) + 1) // 2
    table = document.add_table(rows=1, cols=2)
    for cell, lines in zip(table.rows[0].cells, (manuscript.masthead[:half], manuscript.masthead[half:]), strict=True):
        cell.text = "\n".join(lines)


def _paragraph(document: Any, paragraph: Paragraph, numbers: Any) -> None:
    from docx.oxml import parse_xml

    written = document.add_paragraph()
    for words, kind in paragraph.runs():
        if kind == "note":
            written._p.append(
                parse_xml(
                    f'<w:r xmlns:w="{_W}"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                    f'<w:footnoteReference w:id="{next(numbers)}"/></w:r>'
                )
            )
        else:
            written.add_run(words).italic = kind == "italic" or None


def _footnotes(document: Any, notes: list[Note]) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    written = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> '
        f"{escape(note.words)}</w:t></w:r></w:p></w:footnote>"
        for number, note in enumerate(notes, 1)
    )
    content = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes xmlns:w="{_W}">{written}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), _NOTES, content.encode(), document.part.package)
    document.part.relate_to(part, _NOTES_RELATION)

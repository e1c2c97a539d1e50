"""Unreadable files, each with its expected error message, for all commands that read files."""

import gzip
import io
import json
import zipfile
from pathlib import Path
from typing import Final

from fpdf import FPDF

GOOD: Final = """A/HRC/RES/55/21

The Human Rights Council,

Recalling General Assembly resolution 60/251 of 15 March 2006,

1. Decides to remain seized of the matter.
"""
LARGE: Final = 129 * 1024 * 1024
"""Bytes, more than the limit of a document."""
_LEVELS: Final = 100_000
_AKN: Final = (
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement><mainBody><p>%s</p></mainBody>'
    "</statement></akomaNtoso>"
)
_MARC: Final = (
    '<collection xmlns="http://www.loc.gov/MARC21/slim"><record><datafield tag="191"><subfield code="a">%s</subfield>'
    "</datafield></record></collection>"
)
_HTML: Final = "<html><body><p>%s</p></body></html>"
_WORD: Final = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>%s</w:t>'
    "</w:r></w:p></w:body></w:document>"
)
_LAUGHS: Final = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
_OUTSIDE: Final = '<!DOCTYPE d [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
_REFUSED: Final = "document type declarations and entities are not allowed"
_TAGS: Final = ": more than 2,500,000 tags; check the source of the file"
_RECORDS: Final = ": more than 50,000 records; split them into several files"
_RECORDS_HEAD: Final = '<m:collection xmlns:m="http://www.loc.gov/MARC21/slim">'
_HEAD: Final = b"State under review,Recommending State,Recommendation\n"
_TAGS_IN_WORD: Final = f", word/document.xml{_TAGS}"
_LINES: Final = ": more than 500,000 lines; check the source of the file"
_FRENCH: Final = "Côte d’Ivoire".encode("cp1252")


def word(**parts: str | bytes) -> bytes:
    """A zip file of parts below `word/`."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return file.getvalue()


def pdf(words: str = "The Council recalls its resolution 5/1.", password: str | None = None) -> bytes:
    """A page with words, or with a picture if there are no words."""
    page = FPDF(unit="pt")
    if password:
        page.set_encryption(owner_password="owner", user_password=password)
    page.add_page()
    page.set_font("Times", size=10)
    page.text(72, 300, words) if words else page.rect(10, 10, 100, 100, style="F")
    return bytes(page.output())


def _deep(inside: str) -> str:
    return inside % ("<b>" * _LEVELS + "x" + "</b>" * _LEVELS)


def bad_files() -> dict[str, tuple[bytes, str]]:
    """File name to content and start of the error message, including the location."""
    whole_pdf, whole_word = pdf(), word(document=_WORD % "Words.")
    lines = "".join(json.dumps({"text": f"Resolution 60/{n}."}) + "\n" for n in range(300)).encode()
    packed_lines, packed_xml = gzip.compress(lines), gzip.compress((_AKN % ("x" * 3000)).encode())
    bomb = gzip.compress(b" " * LARGE, compresslevel=1)
    return {
        # locked, without text
        "locked.pdf": (pdf(password="x"), ": password-protected; save it without a password"),
        "locked.docx": (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            ": password-protected, or older than Word 2007",
        ),
        "locked.xlsx": (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            ": password-protected, or older than Excel 2007",
        ),
        "scanned.pdf": (pdf(""), ": no text layer: the pages are images; run OCR first"),
        # bombs
        "bomb.docx": (word(document=b" " * LARGE), ": larger than 128 MB when decompressed, mostly word/document.xml"),
        "paragraphs.docx": (
            word(document=_WORD.replace("<w:p>", "<w:p/>" * 2_500_000 + "<w:p>") % "Words."),
            _TAGS_IN_WORD,
        ),
        "paragraphs.html": ((_HTML % ("<p>x" * 2_500_000)).encode(), _TAGS),
        "paragraphs.xml": ((_AKN % ("x</p><p>" * 1_250_000)).encode(), _TAGS),
        "paragraphs.txt": (b"x\n\n" * 250_001, _LINES),
        "paragraphs.jsonl": (b'{"text": "%s"}' % (b"x\\n" * 500_001), f", line 1{_LINES}"),
        "rows.csv": (_HEAD + b",,Do it\n" * 500_001, ": more than 500,000 rows; split the table into several files"),
        "records.xml": (b"<collection><leader>" + b"<record/>" * 50_001, _RECORDS),
        "records.marcxml": ((_RECORDS_HEAD + "<m:record>" * 50_001).encode("utf-16"), _RECORDS),
        "records.mrc": (b"00026" + b"\x1d" * 50_001, _RECORDS),
        "bomb.xml.gz": (bomb, ": larger than 128 MB when decompressed; split it"),
        "bomb.jsonl.gz": (bomb, ", line 1: line longer than 32 MB; split the document"),
        "laughs-akn.xml": ((_LAUGHS + _AKN % "&b;").encode(), f": {_REFUSED}"),
        "laughs-marc.xml": ((_LAUGHS + _MARC % "&b;").encode(), f": {_REFUSED}"),
        "laughs-marc.marcxml": ((_LAUGHS + _MARC % "&b;").encode(), f": {_REFUSED}"),
        "laughs.html": ((_LAUGHS + _HTML % "&b;").encode(), ": the document type declares entities; remove"),
        "laughs.xhtml": (("<?xml version='1.0'?>" + _LAUGHS + _HTML % "&b;").encode(), ": the document type declares"),
        "laughs.docx": (word(document=_LAUGHS + _WORD % "&b;"), f": {_REFUSED}"),
        "laughs-styles.docx": (word(document=_WORD % "x", styles=_LAUGHS + "<d>&b;</d>"), f": {_REFUSED}"),
        "outside-akn.xml": ((_OUTSIDE + _AKN % "&b;").encode(), f": {_REFUSED}"),
        "outside-marc.xml": ((_OUTSIDE + _MARC % "&b;").encode("utf-16"), f": {_REFUSED}"),
        "outside.html": ((_OUTSIDE + _HTML % "&b;").encode(), ": the document type declares entities"),
        "outside.docx": (word(document=_OUTSIDE + _WORD % "&b;"), f": {_REFUSED}"),
        # nested too deeply
        "deep.xml": (_deep(_AKN).encode(), ", line 1, column 852: elements nested more than 256 deep"),
        "deep.html": (_deep(_HTML).encode(), ": elements nested more than 200 deep; save the text"),
        "deep.docx": (word(document=_deep(_WORD)), ", word/document.xml, line 1, column 862: elements nested"),
        "deep.jsonl": (b"[" * _LEVELS, ", line 1: JSON nested too deeply, or a number too long"),
        "deep-marc.xml": (_deep(_MARC).encode(), ", record 1: no document symbol (field 191)"),
        # with the extension of another format
        **{
            f"a-pdf.{suffix}": (whole_pdf, ": a PDF despite its extension; use the extension .pdf")
            for suffix in ("txt", "md", "html", "xml", "jsonl", "csv", "docx", "xlsx", "mrc")
        },
        **{
            f"a-word-file.{suffix}": (whole_word, ": a zip or Word file despite its extension")
            for suffix in ("pdf", "txt", "html", "xml", "jsonl", "mrc")
        },
        **{
            f"packed.{suffix}": (packed_xml, ": a gzip file despite its extension; add the extension .gz")
            for suffix in ("txt", "xml", "html", "pdf", "docx", "xlsx", "jsonl")
        },
        "plain.xml.gz": ((_AKN % "x").encode(), ": not a gzip file despite its extension; remove the extension .gz"),
        "plain.jsonl.gz": (lines, ": not a gzip file despite its extension; remove the extension .gz"),
        "pretty.jsonl": (json.dumps([{"text": "x"}], indent=1).encode(), ": a single JSON value over several lines"),
        # truncated
        "cut.pdf": (whole_pdf[:500], ": damaged or truncated PDF; download it again"),
        "a-word-file.xlsx": (whole_word, ": a zip file but not a spreadsheet; use the extension of its actual format"),
        "cut.docx": (whole_word[:-30], ": truncated, damaged, or not a Word file; download it again"),
        "cut.xml": ((_AKN % "x")[:-20].encode(), ", line 1, column 115: malformed XML"),
        "cut-marc.xml": ((_MARC % "A/1/1")[:-20].encode(), ", line 1, column 127: malformed XML"),
        "cut.xml.gz": (packed_xml[:-12], ": truncated gzip data; download or compress the file again"),
        "cut.jsonl.gz": (packed_lines[:-12], ": truncated gzip data; download or compress the file again"),
        "cut.jsonl": (b'{"text": "hel', ", line 1, column 10: invalid JSON"),
        # no text, or in another encoding
        **{
            f"empty.{suffix}": (b"", ": the file is empty; remove it")
            for suffix in ("txt", "md", "jsonl", "jsonl.gz", "xml", "pdf", "docx", "html", "mrc", "csv", "xlsx")
        },
        "nul.txt": (GOOD.replace("Council", "Coun\0cil").encode(), ", character 38: not text: a NUL character"),
        "nul.html": ((_HTML % "a\0b").encode(), ", character 16: not text: a NUL character"),
        "nul.xml": ((_AKN % "a\0b").encode(), ", line 1, column 95: malformed XML"),
        "nul.jsonl": (b'{"text": "a\0b"}', ", line 1, column 12: invalid JSON"),
        "latin-1.txt": (_FRENCH, ", byte 1: invalid UTF-8: unexpected 0xF4; convert it to UTF-8"),
        "latin-1.xml": ((_AKN % "%s").encode() % _FRENCH, ", line 1, column 95: malformed XML"),
        "latin-1.jsonl": (b'{"text": "%s"}' % _FRENCH, ", line 1, byte 11: invalid UTF-8: unexpected 0xF4"),
        "utf-16.jsonl": ('{"text": "x"}'.encode("utf-16"), ", line 1: the file is UTF-16; convert it to UTF-8"),
        "unmarked-utf-16.txt": (GOOD.encode("utf-16-le"), ", character 1: not text: a NUL character"),
    }


def good_files() -> dict[str, bytes]:
    """Readable files, whatever else the folder contains."""
    return {
        "good.txt": GOOD.encode(),
        "utf-16.txt": GOOD.replace("55/21", "55/22").encode("utf-16"),
        "latin-1.html": (_HTML % "Côte d’Ivoire, United Nations").encode("cp1252"),
    }


def foreign_files() -> dict[str, bytes]:
    """Unrelated files that a folder may contain."""
    return {
        "contacts.csv": b"Name,Phone\nAnn,1\n",
        "pom.xml": b"<?xml version='1.0'?><project><modelVersion>4</modelVersion></project>",
        "list.xml": b"<!DOCTYPE plist SYSTEM 'x.dtd'><plist><record>x</record></plist>",
        "shop.html": b"<html><body><h1>Shoes</h1><p>Red and/or blue, 20/30 off.</p></body></html>",
    }


def write(folder: Path, files: dict[str, bytes]) -> Path:
    """Write the files to the folder."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder

"""The zip of XML files of a Word file: decompressed within limits, parsed without entities."""

import re
import zipfile
from dataclasses import dataclass
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from unkg.readers.errors import ReadError
from unkg.readers.file_bytes import COMPOUND_FILE, ZIP, refuse_disguised
from unkg.readers.xml_parsing import parsed
from unkg.readers.zip_parts import archive_of, content_of, refuse_bomb

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAIN: Final = W[1:-1].encode()
_RELATIONS: Final = "word/_rels/document.xml.rels"


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file that contain text."""

    parts: dict[str, Element]
    """By name below `word/`, without `.xml`: `document`, `styles`, `numbering`, `footnotes`, `header1`."""
    targets: dict[str, str]
    """Targets of the body's relationships, by id."""

    def tree(self, name: str) -> Element | None:
        """The tree of a part; None if there is none."""
        return self.parts.get(name)

    def body(self) -> Element | None:
        """The element of the body."""
        return self.parts["document"].find(f"{W}body")

    def first_page_headers(self) -> list[Element]:
        """The header of the first page, if it has its own."""
        section = next(self.parts["document"].iter(f"{W}sectPr"), None)
        if section is None or section.find(f"{W}titlePg") is None:
            return []
        headers = [r for r in section.iterfind(f"{W}headerReference") if value(r, "type") == "first"]
        names = [self.targets.get(r.get(f"{_R}id", ""), "").removesuffix(".xml") for r in headers]
        return [self.parts[name] for name in names if name in self.parts]

    def notes(self, kind: str) -> dict[str, Element]:
        """The footnotes or endnotes by their ids; of several with one id, the first."""
        tree = self.parts.get(kind)
        return {value(note, "id"): note for note in (() if tree is None else reversed(tree))}

    def address(self, link: Element) -> str:
        """The address of a hyperlink; empty for a place in the same file."""
        return self.targets.get(link.get(f"{_R}id", ""), "")


def value(element: Element | None, name: str = "val") -> str:
    """An attribute in the namespace of Word; empty if there is none."""
    return "" if element is None else element.get(f"{W}{name}", "")


def opened_package(content: bytes) -> Package:
    """The parts of a Word file.

    Raises ReadError if it is not a Word file, password-protected, truncated or a decompression bomb.
    """
    if content.startswith(COMPOUND_FILE):
        raise ReadError("password-protected, or older than Word 2007", "save it as .docx without a password")
    refuse_disguised(content, own=ZIP)
    with archive_of(content, "a Word file", "Word") as archive:
        names = {name for name in archive.namelist() if re.fullmatch(r"word/[\w]+\.xml", name)}
        if "word/document.xml" not in names:
            raise ReadError("a zip file but not a Word file", "use the extension of its actual format")
        refuse_bomb(info for info in archive.infolist() if _is_read(info.filename))
        parts = {name[5:-4]: _part(archive, name) for name in sorted(names) if _holds_words(name)}
        targets = _targets(content_of(archive, _RELATIONS)) if _RELATIONS in archive.namelist() else {}
    return Package(parts, targets)


def _holds_words(name: str) -> bool:
    return bool(re.fullmatch(r"word/(?:document|styles|numbering|footnotes|endnotes|header\d*)\.xml", name))


def _is_read(name: str) -> bool:
    return _holds_words(name) or name == _RELATIONS


def _part(archive: zipfile.ZipFile, name: str) -> Element:
    """The tree of a part, with the namespace of the strict format replaced by the usual one."""
    content = content_of(archive, name)
    return parsed(content.replace(_STRICT, _MAIN) if _STRICT in content else content, name)


def _targets(content: bytes) -> dict[str, str]:
    root: etree._Element = parsed(content, "document.xml.rels")
    return {element.get("Id", ""): element.get("Target", "") for element in root}

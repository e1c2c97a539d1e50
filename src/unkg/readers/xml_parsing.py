"""XML parsed safely: no entities, no other files, no network."""

import re

from lxml import etree

from unkg.readers.errors import ReadError
from unkg.readers.xml_doctype import refuse_document_type


def parser(*, recover: bool = False, target: "etree.ParserTarget | None" = None) -> etree.XMLParser:
    """A parser that resolves no entity, reads no other file and no network, and keeps libxml2's limits."""
    return etree.XMLParser(
        recover=recover, target=target, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )


def malformed(error: etree.XMLSyntaxError, part: str = "") -> ReadError:
    """What is wrong with the XML, and where; `part` names the file inside a package.

    Raises MemoryError where the parser had too little of it, which it tells by saying nothing.
    """
    line, column = error.position
    if line == 0 and column == 0:
        raise MemoryError
    place = f"line {line}, column {column}"
    if "depth" in (error.msg or ""):
        return ReadError(
            "elements nested more than 256 deep",
            "save the text as plain text",
            f"{part}, {place}" if part else place,
        )
    return ReadError(
        f"malformed XML: {said(error)}",
        "download it again, or ask its publisher to fix it",
        f"{part}, {place}" if part else place,
    )


def said(error: etree.XMLSyntaxError) -> str:
    """What the parser says of an error."""
    return re.sub(r"\s*,? (?:line \d+, column \d+|\(?<string>.*)", "", error.msg or "it cannot be parsed")


def parsed(content: bytes, part: str = "") -> etree._Element:
    """The root of well-formed XML; raises ReadError for anything else. `part` names the file inside a package."""
    refuse_document_type(content)
    try:
        return etree.fromstring(content, parser())
    except etree.XMLSyntaxError as error:
        raise malformed(error, part) from error

"""XML parsed safely: no entities, no other files, no network."""

import re

from lxml import etree

from unkg.readers.faults import ReadError
from unkg.readers.xml_doctype import refuse_document_type


def parser(*, recover: bool = False, target: "etree.ParserTarget | None" = None) -> etree.XMLParser:
    """A parser that resolves no entity, reads no other file and no network, and keeps libxml2's limits."""
    return etree.XMLParser(
        recover=recover, target=target, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )


def malformed(error: etree.XMLSyntaxError, part: str = "") -> ReadError:
    """What is wrong with the XML, and where; `part` names the file inside a package."""
    line, column = error.position
    place = f"line {line}, column {column}"
    return ReadError(
        f"malformed XML: {said(error)}",
        "fetch the file again, or have its publisher mend it",
        f"{part}, {place}" if part else place,
    )


def said(error: etree.XMLSyntaxError) -> str:
    """What the parser says of an error."""
    return re.sub(r",? \(?<string>.*", "", error.msg or "it cannot be parsed")


def parsed(content: bytes, part: str = "") -> etree._Element:
    """The root of well-formed XML; raises ReadError for anything else. `part` names the file inside a package."""
    refuse_document_type(content)
    try:
        return etree.fromstring(content, parser())
    except etree.XMLSyntaxError as error:
        raise malformed(error, part) from error

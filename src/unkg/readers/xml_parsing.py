"""XML parsed safely: no entities, no other files, no network."""

import re

from lxml import etree

from unkg.readers.faults import ReadError

DOCTYPE = re.compile(rb"<!DOCTYPE|<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")


def parser(*, recover: bool = False, target: "etree.ParserTarget | None" = None) -> etree.XMLParser:
    """A parser that resolves no entity, reads no other file and no network, and keeps libxml2's limits."""
    return etree.XMLParser(
        recover=recover, target=target, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )


def refuse_document_type(content: bytes) -> None:
    """Raise ReadError where XML declares a document type, and with it entities."""
    if DOCTYPE.search(content):
        raise ReadError("document type declarations are refused, and entities with them", "remove the DOCTYPE")


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

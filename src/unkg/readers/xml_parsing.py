"""Safe XML parsing: no entities, no other files, no network."""

import re

from lxml import etree

from unkg.readers.bounds import refuse_many_tags
from unkg.readers.errors import ReadError
from unkg.readers.xml_doctype import refuse_document_type


def parser(*, recover: bool = False, target: "etree.ParserTarget | None" = None) -> etree.XMLParser:
    """A parser without entities, external files or network access, within the limits of libxml2."""
    return etree.XMLParser(
        recover=recover, target=target, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )


def malformed(error: etree.XMLSyntaxError, part: str = "") -> ReadError:
    """An error of the parser as a ReadError; `part` names the file inside a package.

    Raises MemoryError if the parser ran out of memory, which it reports without a message.
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
        f"malformed XML: {message_of(error)}",
        "download it again, or ask its publisher to fix it",
        f"{part}, {place}" if part else place,
    )


def message_of(error: etree.XMLSyntaxError) -> str:
    """The message of a parser error, without its place."""
    return re.sub(r"\s*,? (?:line \d+, column \d+|\(?<string>.*)", "", error.msg or "it cannot be parsed")


def parsed(content: bytes, part: str = "") -> etree._Element:
    """The root of well-formed XML; `part` names the file inside a package. Raises ReadError for other content."""
    refuse_document_type(content)
    refuse_many_tags(content, part)
    try:
        return etree.fromstring(content, parser())
    except etree.XMLSyntaxError as error:
        raise malformed(error, part) from error

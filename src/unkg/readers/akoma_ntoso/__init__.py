"""Akoma Ntoso as the UN publishes it: text, structure and metadata."""

import re
from dataclasses import replace

from lxml import etree

from unkg.model import Authorities, Document, Link
from unkg.readers.akoma_ntoso.metadata import header_of, language_of
from unkg.readers.akoma_ntoso.paragraphs import paragraphs_of
from unkg.readers.akoma_ntoso.text import Line, Note, lines_of, name_of
from unkg.readers.bounds import refuse_many_lines, refuse_many_tags
from unkg.readers.errors import ForeignError, ReadError
from unkg.readers.file_bytes import refuse_disguised
from unkg.readers.text_builder import superscript
from unkg.readers.xml_doctype import refuse_document_type
from unkg.readers.xml_parsing import malformed, message_of, parser

_REMEDY = "download it again, or ask its publisher to fix it"


def document(key: str, source: str, content: bytes, authorities: Authorities) -> Document:
    """The document of an Akoma Ntoso file.

    Raises ReadError if the XML is malformed, declares a document type, or has no text, and ForeignError if it is not
    Akoma Ntoso. An end tag without a start tag, which some published files have, loses no text; it is ignored and noted
    in the header.
    """
    root, parse_notes = _parsed(content)
    if name_of(root) != "akomaNtoso":
        raise ForeignError(
            f"XML but not Akoma Ntoso: the root is {name_of(root)}", "provide the document's text instead"
        )
    lines, notes = lines_of(root)
    if not lines:
        raise ReadError("the document has no text", _REMEDY)
    text, starts = _joined(lines, notes)
    refuse_many_lines(text)
    header = header_of(root, authorities)
    return Document(
        key=key,
        source=source,
        text=text,
        language=language_of(root),
        header=replace(header, notes=(*parse_notes, *header.notes)),
        paragraphs=paragraphs_of(lines, notes, starts),
        italics=_italics(lines, notes, starts),
        links=_links(lines, notes, starts),
    )


def _joined(lines: list[Line], notes: list[Note]) -> tuple[str, list[int]]:
    """The reference text, with lines and then footnotes on their own lines, and the offset of each."""
    printed = [line.text for line in lines] + [f"{superscript(note.marker)} {note.text}".rstrip() for note in notes]
    starts, offset = [], 0
    for words in printed:
        starts.append(offset)
        offset += len(words) + 1
    return "\n".join(printed) + "\n", starts


def _italics(lines: list[Line], notes: list[Note], starts: list[int]) -> tuple[tuple[int, int], ...]:
    of_lines = [(start, line.italics) for start, line in zip(starts, lines, strict=False)]
    of_notes = [
        (start + len(note.marker) + 1, note.italics) for start, note in zip(starts[len(lines) :], notes, strict=True)
    ]
    return tuple((base + start, base + end) for base, spans in of_lines + of_notes for start, end in spans)


def _links(lines: list[Line], notes: list[Note], starts: list[int]) -> tuple[Link, ...]:
    of_lines = [(start, line.links) for start, line in zip(starts, lines, strict=False)]
    of_notes = [
        (start + len(note.marker) + 1, note.links) for start, note in zip(starts[len(lines) :], notes, strict=True)
    ]
    return tuple(
        Link(base + start, base + end, address) for base, spans in of_lines + of_notes for start, end, address in spans
    )


def _parsed(content: bytes) -> tuple[etree._Element, tuple[str, ...]]:
    refuse_disguised(content)
    refuse_document_type(content)
    refuse_many_tags(content)
    try:
        return etree.fromstring(content, parser()), ()
    except etree.XMLSyntaxError as error:
        if not _has_stray_end_tag(content, error):
            raise malformed(error) from error
        note = f"The XML was not well-formed ({message_of(error)}): an end tag that closes nothing was passed over."
        return etree.fromstring(content, parser(recover=True)), (note,)


class _OpenElements:
    """A parser target that tracks the open elements."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def start(self, tag: str | bytes, attrib: object) -> None:
        self.names.append(str(tag).rpartition("}")[2])

    def end(self, tag: str | bytes) -> None:
        self.names.pop()

    def data(self, data: str | bytes) -> None:
        pass

    def comment(self, text: str | bytes) -> None:
        pass

    def close(self) -> None:
        pass


def _has_stray_end_tag(content: bytes, error: etree.XMLSyntaxError) -> bool:
    """Whether parsing stopped at an end tag without a start tag, in a file that is complete."""
    tag = re.search(r"mismatch: .* and (?:\w+:)?(\w+)", error.msg or "")
    if not tag or not re.search(rb"</(?:\w+:)?akomaNtoso\s*>\s*$", content):
        return False
    target = _OpenElements()
    try:
        etree.fromstring(content, parser(target=target))
    except etree.XMLSyntaxError:
        return tag[1] not in target.names
    return False

"""The UN's Akoma Ntoso: safe parsing, and the document put together from its text, structure and metadata."""

import re
from dataclasses import replace

from lxml import etree

from unkg.model import Authorities, Document, Link
from unkg.readers.akoma_ntoso.metadata import header_of, language_of
from unkg.readers.akoma_ntoso.paragraphs import paragraphs_of
from unkg.readers.akoma_ntoso.text import Line, Note, lines_of, name_of
from unkg.readers.errors import ForeignError, ReadError
from unkg.readers.file_bytes import refuse_disguised
from unkg.readers.text_builder import superscript
from unkg.readers.xml_doctype import refuse_document_type
from unkg.readers.xml_parsing import malformed, message_of, parser

_REMEDY = "download it again, or ask its publisher to fix it"


def document(key: str, source: str, content: bytes, authorities: Authorities) -> Document:
    """The document that the bytes of an Akoma Ntoso file hold.

    Raises ReadError where the XML is malformed, declares a document type (and with it entities), or has no words, and
    ForeignError where it is no Akoma Ntoso. An end tag that closes nothing, which some published files have, loses no words: it is passed over
    and noted in the header.
    """
    root, slips = _parsed(content)
    if name_of(root) != "akomaNtoso":
        raise ForeignError(
            f"XML but not Akoma Ntoso: the root is {name_of(root)}", "provide the document's text instead"
        )
    lines, notes = lines_of(root)
    if not lines:
        raise ReadError("the document has no text", _REMEDY)
    text, starts = _joined(lines, notes)
    header = header_of(root, authorities)
    return Document(
        key=key,
        source=source,
        text=text,
        language=language_of(root),
        header=replace(header, notes=(*slips, *header.notes)),
        paragraphs=paragraphs_of(lines, notes, starts),
        italics=_italics(lines, notes, starts),
        links=_links(lines, notes, starts),
    )


def _joined(lines: list[Line], notes: list[Note]) -> tuple[str, list[int]]:
    """The reference text: the lines, then the footnotes, each on its own; and where each of them starts."""
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
    try:
        return etree.fromstring(content, parser()), ()
    except etree.XMLSyntaxError as error:
        if not _closes_nothing(content, error):
            raise malformed(error) from error
        slip = f"The XML was not well-formed ({message_of(error)}): an end tag that closes nothing was passed over."
        return etree.fromstring(content, parser(recover=True)), (slip,)


class _Open:
    """A parser's target that knows which elements are open."""

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


def _closes_nothing(content: bytes, error: etree.XMLSyntaxError) -> bool:
    """Whether parsing stopped at an end tag that no open element has, in a file that is there to its end."""
    tag = re.search(r"mismatch: .* and (?:\w+:)?(\w+)", error.msg or "")
    if not tag or not re.search(rb"</(?:\w+:)?akomaNtoso\s*>\s*$", content):
        return False
    target = _Open()
    try:
        etree.fromstring(content, parser(target=target))
    except etree.XMLSyntaxError:
        return tag[1] not in target.names
    return False

"""Paths to documents: one that cannot be read does not stop the others."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from unkg.authorities import Knowledge
from unkg.model import Document, Header, SkipReason
from unkg.readers import compilations, file_bytes, json_lines, plain_text
from unkg.readers.errors import ForeignError, NothingFoundError, ReadError, Unreadable
from unkg.readers.file_bytes import all_bytes, opened, with_content
from unkg.readers.headers import with_symbol
from unkg.readers.languages import language_of
from unkg.readers.options import Reading
from unkg.readers.relevance import is_of_the_un
from unkg.readers.remote import is_address
from unkg.readers.skipped import Skipped
from unkg.readers.sources import STDIN, Source, sources, suffix_of

Item = TypeVar("Item")
_MARC = re.compile(
    rb"http://www\.loc\.gov/MARC21/slim|<(?:collection|record)[\s>].*?<(?:leader|controlfield|datafield)[\s>]",
    re.DOTALL,
)
_BEGINNING = 4096
"""Bytes that identify the format of XML."""
_COUNTED_AT_ONCE = 2**20
"""Bytes; a line may be of any length."""
_XHTML = re.compile(rb"<(?:\w+:)?html[\s>]")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?><!--.*?-->|<\?xml[^>]*>|\s)*+<(?:!doctype\s+)?html[\s>]",
    re.IGNORECASE | re.DOTALL,
)
"""A web page from its beginning; never the XML of Word 2003, whose element is `w:wordDocument`."""


def _read_xml(source: Source, reading: Reading) -> Iterator[Document | Unreadable]:
    """XML by what its beginning says it is: catalogue records, a web page, else Akoma Ntoso."""
    content = all_bytes(source)
    beginning = _beginning(content)
    if _MARC.search(beginning):
        from unkg.readers import marc

        yield from marc.of_xml(source, content, reading.knowledge)
    elif _XHTML.search(beginning):
        yield _web_page(source, content, reading)
    else:
        from unkg.readers import akoma_ntoso  # imports lxml, which text and JSON Lines do not need

        if b"<!DOCTYPE" in beginning and b"akomaNtoso" not in beginning:
            raise ForeignError("XML of another document type", "provide the document's text instead")
        yield akoma_ntoso.document(source.key, source.name, content, reading.knowledge.authorities)


def _read_marc(source: Source, reading: Reading) -> Iterator[Document | Unreadable]:
    from unkg.readers import marc

    yield from marc.of_exchange_format(source, all_bytes(source), reading.knowledge)


def _read_table(source: Source, reading: Reading) -> Iterator[Document | Unreadable]:
    from unkg.readers import tables

    yield from tables.read_table(source, reading)


def _read_spreadsheet(source: Source, reading: Reading) -> Iterator[Document | Unreadable]:
    from unkg.readers import spreadsheets

    yield from spreadsheets.read_spreadsheet(source, reading)


def _read_pdf(source: Source, reading: Reading) -> Iterator[Document]:
    from unkg.readers import pdf

    yield _in_own_language(pdf.document(source.key, source.name, all_bytes(source)), reading)


def _read_word(source: Source, reading: Reading) -> Iterator[Document | Unreadable]:
    """A Word file of any age; or the web page that Word, or a server, has saved under such a name."""
    from unkg.readers import word

    content = all_bytes(source)
    if _PAGE.match(_beginning(content)):
        yield _web_page(source, content, reading)
    else:
        for document in word.documents(source, content, reading):
            yield document if isinstance(document, Unreadable) else _in_own_language(document, reading)


def _read_zip(source: Source, reading: Reading) -> Iterator[Document | Unreadable]:
    """A file of Office, by its parts."""
    from unkg.readers.zip_parts import archive_of, is_spreadsheet

    source = replace(source, content=all_bytes(source))
    with archive_of(source.content or b"", "a Word file", "Word") as archive:
        reader = _read_spreadsheet if is_spreadsheet(archive) else _read_word
    yield from reader(source, reading)


def _read_web_page(source: Source, reading: Reading) -> Iterator[Document]:
    yield _web_page(source, all_bytes(source), reading)


def _web_page(source: Source, content: bytes, reading: Reading) -> Document:
    from unkg.readers import html

    document = _in_own_language(html.document(source.key, source.name, content), reading)
    may_be_foreign = source.found_in_folder and not reading.all_texts
    if may_be_foreign and not is_of_the_un(document.text, reading.knowledge.authorities):
        raise NothingFoundError("the page mentions no UN document or body", "name the file itself to read it anyway")
    return document


def _in_own_language(document: Document, reading: Reading) -> Document:
    """A document in the language that it is written in, whatever the program that wrote its file states."""
    language = language_of(document.text, document.language, reading.knowledge.languages)
    return document if language == document.language else replace(document, language=language)


Reader = Callable[[Source, Reading], Iterator[Document | Unreadable]]

READERS: dict[str, Reader] = {
    ".txt": plain_text.read_plain_text,
    ".md": plain_text.read_plain_text,
    ".jsonl": json_lines.read_json_lines,
    ".jsonl.gz": json_lines.read_json_lines,
    ".pdf": _read_pdf,
    ".docx": _read_word,
    ".doc": _read_word,
    ".rtf": _read_word,
    ".html": _read_web_page,
    ".htm": _read_web_page,
    ".xhtml": _read_web_page,
    ".xml": _read_xml,
    ".xml.gz": _read_xml,
    ".marcxml": _read_xml,
    ".mrc": _read_marc,
    ".csv": _read_table,
    ".tsv": _read_table,
    ".xlsx": _read_spreadsheet,
}
"""The reader of each file extension."""


STREAMS = frozenset({".jsonl", ".jsonl.gz"})
"""Formats of many documents, which are read one at a time."""


_BEGINNINGS: tuple[tuple[bytes, Reader], ...] = (
    (b"<?xml", _read_xml),
    (b"<akomantoso", _read_xml),
    (b"<collection", _read_xml),
    (b"<record", _read_xml),
    (b"<!doctype html", _read_web_page),
    (b"<html", _read_web_page),
    (b"%pdf-", _read_pdf),
    (b"pk\x03\x04", _read_zip),
    (file_bytes.COMPOUND_FILE, _read_word),
    (file_bytes.RTF, _read_word),
)
"""The beginnings of formats in lower case, for input without a name."""


def read(
    paths: Iterable[Path | str],
    knowledge: Knowledge,
    *,
    ignore_metadata: bool = False,
    symbols: Mapping[str, str] = MappingProxyType({}),
    language: str | None = None,
    only_whole: bool = False,
) -> Iterator[Document | Unreadable]:
    """The documents of files, folders and standard input (`-`), in order; inputs that give none come as Unreadable.

    The options are those of Reading. Files in folders that are not UN documents do not come.
    """
    reading = Reading(lambda: knowledge, ignore_metadata, symbols, language, only_whole=only_whole)
    for piece in pieces(paths, reading):
        for item in documents(piece, reading) if isinstance(piece, Source) else [piece]:
            if not isinstance(item, Skipped):
                yield item


def pieces(paths: Iterable[Path | str], reading: Reading) -> Iterator[Source | Document | Unreadable | Skipped]:
    """The same in the pieces in which work is shared: a file comes unread, the documents of a stream one by one."""
    for source in sources(paths, READERS, follow_links=reading.follow_links):
        if isinstance(source, Source) and (source.name == STDIN or suffix_of(source.name, STREAMS)):
            before = _size_and_time(source)
            yield from _documents(source, reading)
            if _size_and_time(source) != before:
                yield ReadError(*file_bytes.CHANGED).about(source.key, source.name)
        else:
            yield source


def number_of_pieces(paths: Iterable[Path | str], reading: Reading) -> int | None:
    """How many pieces there are, counted without reading files that are not streams; None if none can say.

    Standard input can be read only once, and counting what is elsewhere would take as long as reading it.
    """
    paths = list(paths)
    if any(str(path) == STDIN or is_address(path) for path in paths):
        return None
    return sum(map(_pieces_in, sources(paths, READERS, follow_links=reading.follow_links)))


def _pieces_in(source: Source | Unreadable | Skipped) -> int:
    if isinstance(source, Skipped):
        return 0
    if isinstance(source, Unreadable) or not suffix_of(source.name, STREAMS):
        return 1
    try:
        with opened(source) as stream:
            return sum(some.count(b"\n") for some in iter(partial(stream.read, _COUNTED_AT_ONCE), b""))
    except ReadError:  # reading it will say why
        return 1


def catalogues(paths: Iterable[Path | str], *, follow_links: bool = False) -> Iterator[Source]:
    """The files of catalogue records among the paths, except those that cannot be opened.

    At addresses, only their names say which these are: looking into every XML file would fetch each of them once more.
    """
    for source in sources(paths, READERS, follow_links=follow_links):
        if isinstance(source, Source) and _is_catalogue(source):
            yield source


def _is_catalogue(source: Source) -> bool:
    if format_of(source) not in {".xml", ".xml.gz"}:
        return format_of(source) in {".mrc", ".marcxml"}
    if source.address:
        return False
    try:
        with opened(source) as stream:
            return bool(_MARC.search(_beginning(stream.read(_BEGINNING))))
    except ReadError:
        return False


def _beginning(content: bytes) -> bytes:
    """The first bytes without the NULs of UTF-16."""
    return content[:_BEGINNING].replace(b"\0", b"")


def _size_and_time(source: Source) -> tuple[int, int] | None:
    """Size of a file and time of its last change; None for standard input."""
    try:
        state = source.path.stat() if source.path else None
    except OSError:  # opening it will say why
        return None
    return (state.st_size, state.st_mtime_ns) if state else None


def format_of(source: Source) -> str:
    """The extension of a source, which identifies its format; empty for an unsupported one."""
    return suffix_of(source.name, READERS) or ""


def documents(source: Source, reading: Reading) -> Iterator[Document | Unreadable | Skipped]:
    """The documents of a file that is not a stream; Unreadable if it changed since its digest was taken."""
    try:
        source = with_content(source)
    except ReadError as error:
        yield error.about(source.key, source.name)
        return
    yield from _documents(source, reading)


def _documents(source: Source, reading: Reading) -> Iterator[Document | Unreadable | Skipped]:
    for document in _read(source, reading):
        if isinstance(document, Unreadable | Skipped):
            yield document
        elif reading.ignore_metadata and not document.text:
            problem = "the record has no text, and metadata is ignored"
            yield ReadError(problem, "read it without --ignore-metadata").about(document.key, document.source)
        elif reading.ignore_metadata:
            yield from _printed(replace(document, header=None), source, reading)
        else:
            yield from _printed(_with_given_symbol(document, reading.symbols), source, reading)


def _printed(document: Document, source: Source, reading: Reading) -> Iterator[Document]:
    """The document, and those that its text prints in full; a line of a stream is one document."""
    if reading.only_whole or suffix_of(source.name, STREAMS):
        yield document
    else:
        yield from compilations.documents_of(document, reading.knowledge)


def reference_text(path: Path | str, knowledge: Knowledge) -> str:
    """The text that offsets into a file count in: what `unkg text FILE` prints.

    Raises ReadError for a file that cannot be read, several documents, or a record without text.
    """
    return text_of(read([path], knowledge, only_whole=True), path)


def text_of(items: Iterator[Document | Unreadable], path: Path | str) -> str:
    """The text of the only document of a path; raises ReadError if there are several or none."""
    document = only_one(items, path)
    if not document.text:
        raise ReadError("a catalogue record has no text", "provide the document itself", str(path))
    return document.text


def only_one(items: Iterator[Item | Unreadable], path: Path | str) -> Item:
    """What was made of the only document of a path; raises ReadError if there are several or none."""
    found = list(islice(items, 2))
    if len(found) != 1:
        problem = "several documents" if found else "no UN document"
        raise ReadError(problem, "name a single document; offsets refer to its text", str(path))
    (one,) = found
    if isinstance(one, Unreadable):
        raise ReadError(one.problem, one.remedy, f"{one.source}, {one.place}" if one.place else one.source)
    return one


def _read(source: Source, reading: Reading) -> Iterator[Document | Unreadable | Skipped]:
    try:
        yield from _reader(source)(source, reading)
    except ForeignError as error:
        if source.found_in_folder:
            reason: SkipReason = "nothing-found" if isinstance(error, NothingFoundError) else "other-content"
            yield Skipped(source.key, source.name, reason)
        else:
            yield error.about(source.key, source.name)
    except ReadError as error:
        yield error.about(source.key, source.name)


def _reader(source: Source) -> Reader:
    if source.name == STDIN:
        return _read_standard_input
    suffix = suffix_of(source.name, READERS)
    if suffix is None:
        raise ReadError("unsupported format", "use one of " + ", ".join(READERS))
    return READERS[suffix]


def _read_standard_input(source: Source, reading: Reading) -> Iterator[Document | Unreadable]:
    with opened(source) as stream:
        start = stream.peek(64)[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower() if hasattr(stream, "peek") else b""
        reader = next((reader for beginning, reader in _BEGINNINGS if start.startswith(beginning)), None)
        if reader is None and start.startswith(b"{"):
            yield from json_lines.lines(source, stream, reading)
        else:
            yield from (reader or plain_text.read_plain_text)(source, reading)


def _with_given_symbol(document: Document, given: Mapping[str, str]) -> Document:
    words = given.get(document.source) or given.get(document.key)
    if words is None:
        return document
    header = document.header or Header()
    return replace(document, header=with_symbol(replace(header, symbol=None), words))

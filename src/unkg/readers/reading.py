"""The way in: paths to documents, a bad one never stopping the others."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from unkg import symbols as symbol_grammar
from unkg.model import Document, Header
from unkg.readers import json_lines, plain_text
from unkg.readers.contents import opened, whole
from unkg.readers.faults import ReadError, Unreadable
from unkg.readers.headers import with_symbol
from unkg.readers.sources import STDIN, Source, sources, suffix_of


def _read_akoma_ntoso(source: Source) -> Iterator[Document]:
    from unkg.readers import akoma_ntoso  # brings lxml, which text and JSON Lines do not need

    yield akoma_ntoso.document(source.key, source.name, whole(source))


Reader = Callable[[Source], Iterator[Document | Unreadable]]

READERS: dict[str, Reader] = {
    ".txt": plain_text.read_plain_text,
    ".md": plain_text.read_plain_text,
    ".jsonl": json_lines.read_json_lines,
    ".jsonl.gz": json_lines.read_json_lines,
    ".xml": _read_akoma_ntoso,
    ".xml.gz": _read_akoma_ntoso,
}
"""The formats, by the suffix of a file's name."""


def read(
    paths: Iterable[Path | str],
    *,
    ignore_metadata: bool = False,
    symbols: Mapping[str, str] | None = None,
) -> Iterator[Document | Unreadable]:
    """The documents of files, folders and standard input (`-`), in order; what gives none comes as Unreadable.

    `ignore_metadata` leaves key, language, text and structure alone and drops every header. `symbols` gives the symbol
    of a file, by its path as named or by its key, over whatever the file says; raises SymbolError where one is none.
    """
    given = {name: symbol_grammar.parse(words).canonical for name, words in (symbols or {}).items()}
    for source in sources(paths, READERS):
        if isinstance(source, Unreadable):
            yield source
            continue
        for document in _guarded(source):
            if isinstance(document, Unreadable):
                yield document
            elif ignore_metadata:
                yield replace(document, header=None)
            else:
                yield _named(document, given)


def reference_text(path: Path | str) -> str:
    """The text that offsets into a file count in: what `unkg text FILE` prints.

    Raises ReadError for a file that cannot be read or that holds several documents.
    """
    documents = list(_first_two(read([path])))
    if len(documents) > 1:
        raise ReadError(f"{path} holds several documents", "offsets count in the text of each line")
    if isinstance(documents[0], Unreadable):
        raise ReadError(f"{path}: {documents[0].problem}", documents[0].remedy, documents[0].place)
    return documents[0].text


def _first_two(items: Iterator[Document | Unreadable]) -> Iterator[Document | Unreadable]:
    for _, item in zip(range(2), items, strict=False):
        yield item


def _guarded(source: Source) -> Iterator[Document | Unreadable]:
    try:
        yield from _reader(source)(source)
    except ReadError as error:
        yield error.about(source.key, source.name)


def _reader(source: Source) -> Reader:
    if source.name == STDIN:
        return _read_standard_input
    suffix = suffix_of(source.name, READERS)
    if suffix is None:
        raise ReadError("its format is not one that can be read", "give " + ", ".join(READERS))
    return READERS[suffix]


def _read_standard_input(source: Source) -> Iterator[Document | Unreadable]:
    with opened(source) as stream:
        start = stream.peek(64)[:64].lstrip(b"\xef\xbb\xbf \t\r\n") if hasattr(stream, "peek") else b""
        if start.startswith(b"{"):
            yield from json_lines.lines(source, stream)
        elif start.startswith((b"<?xml", b"<akomaNtoso")):
            yield from _read_akoma_ntoso(source)
        else:
            yield from plain_text.read_plain_text(source)


def _named(document: Document, given: Mapping[str, str]) -> Document:
    words = given.get(document.source) or given.get(document.key)
    if words is None:
        return document
    header = document.header or Header()
    return replace(document, header=with_symbol(replace(header, symbol=None), words))

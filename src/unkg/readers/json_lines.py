"""JSON Lines: one document per line, read one at a time.

`text` is required; `id`, `symbol` and `lang` are optional; other members are ignored.
"""

import codecs
import json
import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any, BinaryIO, Final

from unkg.model import Document, Header
from unkg.readers import file_bytes
from unkg.readers.bounds import refuse_many_lines
from unkg.readers.errors import ReadError, Unreadable
from unkg.readers.file_bytes import opened, refuse_disguised
from unkg.readers.headers import with_symbol
from unkg.readers.languages import language_of, language_stated, language_told
from unkg.readers.options import Reading
from unkg.readers.sources import Source

_MOST_SKIPPED: Final = 512 * 1024 * 1024
"""Bytes of blank lines, or of the rest of a line that is too long: a few kilobytes of gzip can hold them."""
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")
_SAMPLE = 4_000
"""Characters that are enough to tell that a text is in another language than its line states."""


def read_json_lines(source: Source, reading: Reading) -> Iterator[Document | Unreadable]:
    """The documents of a file; bad lines come as Unreadable. Raises ReadError for an empty file."""
    with opened(source) as stream:
        yield from lines(source, stream, reading)


def lines(source: Source, stream: BinaryIO, reading: Reading) -> Iterator[Document | Unreadable]:
    """The documents of an open stream, with one line in memory at a time."""
    seen: set[bytes] = set()
    number = 0
    for number, line in enumerate(_lines(stream), 1):
        key = f"{source.key}:{number}"
        try:
            if line is None:
                raise ReadError(f"line longer than {file_bytes.LARGEST_LINE // 1024**2} MB", "split the document")
            if not line.strip():
                continue
            if number == 1:
                _refuse_other(line)
            members = _members(line)
            key = _key(members) or key
            _refuse_duplicate(key, seen)
            yield _document(source, key, members, reading)
        except _NoJsonLinesError:
            raise
        except ReadError as error:
            place = f"line {number}, {error.place}" if error.place else f"line {number}"
            yield Unreadable(key, source.name, place, error.problem, error.remedy)
    if number == 0:
        raise ReadError("the file is empty", "remove it, or download it again")


def _refuse_other(line: bytes) -> None:
    """Raise _NoJsonLinesError if the first line is of another format."""
    try:
        refuse_disguised(line)
    except ReadError as error:
        raise _NoJsonLinesError(error.problem, error.remedy) from error
    if line.strip() in {b"[", b"{", b"[{"}:
        raise _NoJsonLinesError("a single JSON value over several lines", "write one object per line")


class _NoJsonLinesError(ReadError):
    """A problem of the whole file."""


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Each line without its end; None for a line over the limit, whose rest is skipped.

    Raises _NoJsonLinesError if so much is skipped that the file must be a decompression bomb.
    """
    first, skipped = True, 0
    while line := stream.readline(file_bytes.LARGEST_LINE + 1):
        if len(line) > file_bytes.LARGEST_LINE and not line.endswith(b"\n"):
            while not line.endswith(b"\n") and (line := stream.readline(file_bytes.LARGEST_LINE)):
                skipped = _counted(skipped, line)
            yield None
        else:
            skipped = 0 if line.strip() else _counted(skipped, line)
            yield (line.removeprefix(codecs.BOM_UTF8) if first else line).rstrip(b"\r\n")
        first = False


def _counted(skipped: int, line: bytes) -> int:
    if skipped + len(line) > _MOST_SKIPPED:
        problem = f"no document in {_MOST_SKIPPED // 1024**2} MB"
        raise _NoJsonLinesError(problem, "check the source of the file; the rest is not read")
    return skipped + len(line)


def _members(line: bytes) -> dict[str, Any]:
    if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise ReadError("the file is UTF-16", "convert it to UTF-8")
    try:
        value = json.loads(line.decode())
    except UnicodeDecodeError as error:
        raise ReadError(
            f"invalid UTF-8: unexpected 0x{line[error.start]:02X}",
            "convert it to UTF-8",
            f"byte {error.start}",
        ) from error
    except json.JSONDecodeError as error:
        raise ReadError(
            f"invalid JSON: {error.msg}", "write one JSON object per line", f"column {error.colno}"
        ) from error
    except (ValueError, RecursionError) as error:
        raise ReadError("JSON nested too deeply, or a number too long", "write one plain object per line") from error
    if not isinstance(value, dict):
        raise ReadError(f"{_kind(value)} instead of a JSON object", "write one object per line, with the member text")
    return value


def _kind(value: object) -> str:
    names = {list: "an array", str: "a string", bool: "a boolean", type(None): "null"}
    return names.get(type(value), "a number")


def _key(members: dict[str, Any]) -> str | None:
    identifier = members.get("id")
    if isinstance(identifier, int) and not isinstance(identifier, bool):
        return str(identifier)
    return _string(members, "id") or _string(members, "symbol")


def _string(members: dict[str, Any], name: str) -> str | None:
    """A string member that UTF-8 can encode; None if it is absent, null or blank."""
    value = members.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ReadError(
            f"{name} is {_kind(value) if not isinstance(value, dict) else 'an object'}", f"make {name} a string"
        )
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ReadError(
            f"{name} has an unpaired surrogate at character {error.start}", "write the whole character"
        ) from error
    return value if value.strip() else None


def _refuse_duplicate(key: str, seen: set[bytes]) -> None:
    digest = blake2b(key.encode(), digest_size=12).digest()
    if digest in seen:
        raise ReadError(f"duplicate id {key!r}", "give each line a unique id")
    seen.add(digest)


def _document(source: Source, key: str, members: dict[str, Any], reading: Reading) -> Document:
    text = _string(members, "text")
    if text is None:
        absent = "text" not in members or members["text"] is None
        raise ReadError("text is missing" if absent else "text is empty", "provide the text of the document")
    if "\0" in text:
        raise ReadError(f"text has a NUL at character {text.index(chr(0))}", "provide text, not binary data")
    refuse_many_lines(text)
    language = _string(members, "lang") or reading.language or language_told(text, reading.knowledge.languages)
    if not _LANGUAGE.fullmatch(language):
        raise ReadError(f"lang is not a language code: {language!r}", "use a code such as en, fr or zh")
    symbol = _string(members, "symbol")
    header = with_symbol(Header(), symbol) if symbol else None
    known = language_stated(language)
    language = known if known in reading.knowledge.languages else language.lower()
    language = language_of(text[:_SAMPLE], language, reading.knowledge.languages)
    return Document(key=key, source=source.name, text=text, language=language, header=header)

"""The bytes of a source and their text: size limits, gzip, encodings."""

import codecs
import gzip
import hashlib
import io
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import BinaryIO, cast

from unkg.readers.errors import ReadError
from unkg.readers.remote import version_on_web
from unkg.readers.sources import STDIN, Source

LARGEST_DOCUMENT = 128 * 1024 * 1024
"""Bytes of one document: more than any UN document has, too few to exhaust the memory."""

LARGEST_LINE = 32 * 1024 * 1024
"""Bytes of a line of JSON Lines. It is parsed in the main process, where JSON can need twenty times as many."""

CHANGED = ("the file changed while it was being read", "run again when nothing writes to it")
"""Problem and remedy for a file that another program writes to."""
DISAPPEARED = ("the file disappeared while it was being read", "restore it, or run again without it")
"""Problem and remedy for a file that was found but could not be opened a moment later."""

UTF_8 = "utf-8"
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@contextmanager
def opened(source: Source, *, compressed: bool = False) -> Iterator[BinaryIO]:
    """The bytes of a source; raises ReadError for damaged gzip data and I/O errors.

    A name that ends in `.gz` is decompressed, or left `compressed`.
    """
    stream = source.open()
    decompressed = None
    try:
        if source.name == STDIN:
            yield stream
        else:
            with closing(stream):
                if not compressed and source.name.lower().endswith(".gz"):
                    decompressed = gzip.GzipFile(fileobj=stream)
                yield decompressed or stream  # type: ignore[misc]
    except EOFError as error:
        raise ReadError("truncated gzip data", "download or compress the file again") from error
    except gzip.BadGzipFile as error:
        if decompressed is not None and decompressed.tell() == 0 and "Not a gzipped file" in str(error):
            raise ReadError("not a gzip file despite its extension", "remove the extension .gz") from error
        raise ReadError(f"damaged gzip data ({error})", "download or compress the file again") from error
    except zlib.error as error:
        raise ReadError(f"damaged gzip data ({error})", "download or compress the file again") from error
    except OSError as error:
        raise ReadError(f"cannot read it ({error.strerror or error})", "check the disk and the file") from error


def with_digest(source: Source) -> Source:
    """The source with the digest of its bytes; raises ReadError if they cannot be read.

    What has a version needs no digest; a web server is asked for one only here. The bytes of another address are kept,
    so that they are fetched once.
    """
    if source.version:
        return source
    if source.address:
        if version := version_on_web(source.address):
            return replace(source, version=version)
        source = with_content(source)
        return replace(source, sha256=hashlib.sha256(source.content or b"").hexdigest())
    with opened(source, compressed=True) as stream:
        digest = hashlib.file_digest(cast("io.BufferedReader", stream), "sha256")
    return replace(source, sha256=digest.hexdigest())


def with_content(source: Source) -> Source:
    """The source with its bytes; raises ReadError if they no longer match the digest."""
    try:
        with opened(source, compressed=True) as stream:
            content = stream.read(LARGEST_DOCUMENT + 1)
    except ReadError as error:
        raise ReadError(*DISAPPEARED) if source.sha256 and not source.exists else error from None
    if len(content) <= LARGEST_DOCUMENT and source.sha256 not in {None, hashlib.sha256(content).hexdigest()}:
        raise ReadError(*CHANGED)
    return replace(source, content=content)


def all_bytes(source: Source) -> bytes:
    """All bytes of a source; raises ReadError if there are none, or too many for one document."""
    if _decompressed_size(source) > LARGEST_DOCUMENT:
        _refuse_bomb(source)
    with opened(source) as stream:
        content = stream.read(LARGEST_DOCUMENT + 1)
    if len(content) > LARGEST_DOCUMENT:
        raise _too_large()
    if not content.strip():
        raise ReadError("the file is empty", "remove it, or download it again")
    return content


def _decompressed_size(source: Source) -> int:
    """The size at the end of gzip data (RFC 1952, ISIZE); 0 if there is none, and wrong if the data is truncated."""
    content = source.content
    if content is None or not content.startswith(_GZIP) or not source.name.lower().endswith(".gz"):
        return 0
    return int.from_bytes(content[-4:], "little")


def _refuse_bomb(source: Source) -> None:
    """Raise ReadError if gzip data is too large or truncated, without keeping more than a piece in memory."""
    size = 0
    with opened(source) as stream:
        while piece := stream.read(_PIECE):
            size += len(piece)
            if size > LARGEST_DOCUMENT:
                raise _too_large(" when decompressed")


def _too_large(when: str = "") -> ReadError:
    size = LARGEST_DOCUMENT // 1024**2
    return ReadError(f"larger than {size} MB{when}", "split it into documents, or convert it to JSON Lines")


_PIECE = 1024 * 1024
_GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The beginning of the files of all old Office programs, and of Office files with a password."""
RTF = b"{\\rtf"
_SIGNATURES = (
    (b"%PDF-", "a PDF", "use the extension .pdf"),
    (ZIP, "a zip or Word file", "use the extension .docx if Word can open it, .xlsx if Excel can"),
    (COMPOUND_FILE, "an old or password-protected Word file", "use the extension .doc"),
    (RTF, "an RTF file", "use the extension .rtf"),
    (_GZIP, "a gzip file", "add the extension .gz"),
    (b"\x89PNG", "an image", "run OCR and save the result as .pdf"),
    (b"\xff\xd8\xff", "an image", "run OCR and save the result as .pdf"),
)


def refuse_disguised(content: bytes, own: bytes = b"") -> None:
    """Raise ReadError if bytes have the signature of another format than `own`."""
    for signature, what, remedy in _SIGNATURES:
        if content.startswith(signature) and signature != own:
            raise ReadError(f"{what} despite its extension", remedy)


def decoded(content: bytes, encoding: str = UTF_8) -> str:
    """The text of bytes in an encoding, or as their byte-order mark says. The mark is removed; line ends are kept.

    Raises ReadError with the first invalid byte, or if the bytes are not text.
    """
    encoding, mark = marked(content) or (encoding, 0)
    try:
        text = content[mark:].decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_text(content, encoding, error.start + mark) from error
    if (nul := text.find("\0")) >= 0:
        raise ReadError(
            "not text: a NUL character", "provide the document's text, not a binary file", f"character {nul}"
        )
    return text


def marked(content: bytes) -> tuple[str, int] | None:
    """The encoding that a byte-order mark states, and the length of the mark."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return encoding, len(mark)
    return None


def _not_text(content: bytes, encoding: str, place: int) -> ReadError:
    if b"\0" in content and encoding == UTF_8:
        return ReadError("a binary file", "provide the document's text", f"byte {content.index(0)}")
    wrong = f"0x{content[place]:02X}" if place < len(content) else "end"
    return ReadError(
        f"invalid {encoding.upper()}: unexpected {wrong}",
        "convert it to UTF-8, for example with iconv, or name its encoding with --encoding",
        f"byte {place}",
    )

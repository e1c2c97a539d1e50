"""The parts of Office files, which are zips of XML: decompressed within limits."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from unkg.readers.errors import ReadError
from unkg.readers.file_bytes import LARGEST_DOCUMENT

LARGEST_PARTS: Final = LARGEST_DOCUMENT
"""Decompressed bytes of all parts that are read: more than any document has, too few to exhaust the memory."""


@contextmanager
def archive_of(content: bytes, what: str, program: str) -> Iterator[zipfile.ZipFile]:
    """The zip of a file; `what` and `program` are for messages: a Word file, saved from Word.

    Raises ReadError for what cannot be decompressed, when the zip is opened or later.
    """
    remedy = f"download it again, or save it again from {program}"
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive
    except zipfile.BadZipFile as error:
        raise ReadError(f"truncated, damaged, or not {what}", remedy) from error
    except ReadError:
        raise
    except (zlib.error, struct.error, ValueError, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise ReadError(f"damaged or password-protected ({error})", remedy) from error


def refuse_bomb(parts: Iterable[zipfile.ZipInfo]) -> None:
    """Raise ReadError, before decompression, if the stated sizes of the parts are too large together.

    A part that is larger than it states is refused later as damaged: no more of it is decompressed.
    """
    by_size = sorted(parts, key=lambda part: part.file_size)
    if sum(part.file_size for part in by_size) > LARGEST_PARTS:
        problem = f"larger than {LARGEST_PARTS // 1024**2} MB when decompressed, mostly {by_size[-1].filename}"
        raise ReadError(problem, "check the source of the file")


def content_of(archive: zipfile.ZipFile, part: zipfile.ZipInfo | str) -> bytes:
    """The decompressed bytes of a part."""
    with archive.open(part) as file:
        return file.read(LARGEST_PARTS)


def is_spreadsheet(archive: zipfile.ZipFile) -> bool:
    """Whether the parts are those of a file of Excel; a Word file may have one inside."""
    return "xl/workbook.xml" in archive.namelist()

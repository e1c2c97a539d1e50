"""A text that a client gives to be read: typed, or uploaded as a file. Nothing of it is stored."""

import base64
import binascii
import re
import zlib
from collections import Counter
from collections.abc import AsyncGenerator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final
from urllib.parse import parse_qsl

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from unkg.serving.clients import client_of
from unkg.serving.errors import Busy
from unkg.serving.protocol import FORM, body

LARGEST: Final = 4 * 2**20
"""Bytes of a text or file."""
_REQUEST: Final = 2 * LARGEST
"""Bytes of a request with it: a file comes a second time in letters, and characters of a form as three bytes."""
_AT_ONCE: Final = 12
"""Texts that are received at a time, which bounds the memory that they take."""
_AT_ONCE_PER_CLIENT: Final = 2
_RETRY_AFTER: Final = 5
_FIELDS: Final = 10
MULTIPART: Final = "multipart/form-data"
MEDIA_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "text/plain": ".txt",
        "text/markdown": ".md",
        "text/html": ".html",
        "application/xhtml+xml": ".xhtml",
        "application/xml": ".xml",
        "text/xml": ".xml",
        "application/pdf": ".pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    }
)
"""Media type of a body → the extension by which it is read."""
EXTENSIONS: Final = tuple(sorted({".htm", *MEDIA_TYPES.values()}))
_ZIP: Final = b"PK\x03\x04"
# What only another program could convert, which no client may start here; never "word/document.xml" of any .docx.
_OLD_WORD: Final = re.compile(rb"<\?mso-application|<pkg:package\s|<w:wordDocument\s")


@dataclass(frozen=True, slots=True)
class GivenText:
    """What a client gives."""

    name: str
    """The name of a file, whose extension says how it is read."""
    content: bytes
    language: str | None = None
    """Of a text that does not state its own; None: as its letters and words tell."""

    @property
    def packed(self) -> str:
        """The content for a field of a form, by which a client gives it again."""
        return base64.b64encode(zlib.compress(self.content, 1)).decode("ascii")


@dataclass(slots=True)
class Receiving:
    """Counts the texts that are being received."""

    clients: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def place(self, request: Request) -> Iterator[None]:
        """A place to receive one. Raises Busy if there is none."""
        client = client_of(request.scope)
        if self.clients[client] >= _AT_ONCE_PER_CLIENT:
            raise Busy(_RETRY_AFTER, own=True)
        if self.clients.total() >= _AT_ONCE:
            raise Busy(_RETRY_AFTER, own=False)
        self.clients[client] += 1
        try:
            yield
        finally:
            self.clients[client] -= 1
            if not self.clients[client]:
                del self.clients[client]


async def given(request: Request) -> tuple[GivenText, str | None]:
    """The text of a request, and the format that a form asks for. Raises HTTPException."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    content = await body(request, _REQUEST)
    language = request.query_params.get("language") or None
    if kind in {FORM, MULTIPART}:
        return await _of_form(request, kind, content)
    if kind not in MEDIA_TYPES:
        raise HTTPException(415, f"A text is given as {FORM}, {MULTIPART}, or one of {', '.join(MEDIA_TYPES)}.")
    return checked(GivenText(f"text{MEDIA_TYPES[kind]}", content, language)), None


class _InMemory(MultiPartParser):
    """A parser that writes no temporary file: the body is in memory already."""

    spool_max_size = _REQUEST + 1


async def _of_form(request: Request, kind: str, content: bytes) -> tuple[GivenText, str | None]:
    try:
        form = await _parsed(request, kind, content)
    except (MultiPartException, ValueError, KeyError) as error:
        raise HTTPException(400, f"The form cannot be read: {error}") from None
    try:
        return checked(await _chosen(form)), _field(form, "as") or None
    finally:
        await form.close()


async def _parsed(request: Request, kind: str, content: bytes) -> FormData:
    async def stream() -> AsyncGenerator[bytes, None]:
        yield content

    if kind == FORM:
        pairs: list[tuple[str, str | UploadFile]] = []
        pairs += parse_qsl(content.decode(), keep_blank_values=True, max_num_fields=_FIELDS)
        return FormData(pairs)
    parser = _InMemory(request.headers, stream(), max_files=1, max_fields=_FIELDS, max_part_size=_REQUEST)
    return await parser.parse()


async def _chosen(form: FormData) -> GivenText:
    """The file of a form, else what it gives again, else the text typed into it."""
    language = _field(form, "language") or None
    file = form.get("file")
    if isinstance(file, UploadFile) and file.filename:
        return GivenText(PurePosixPath(file.filename.replace("\\", "/")).name, await file.read(), language)
    if packed := _field(form, "packed"):
        return GivenText(_field(form, "name") or "text.txt", _unpacked(packed), language)
    return GivenText("text.txt", _field(form, "text").replace("\r\n", "\n").encode("utf-8", "replace"), language)


def _field(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


def _unpacked(packed: str) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(base64.b64decode(packed, validate=True), LARGEST + 1)
    except (binascii.Error, zlib.error, ValueError):
        raise HTTPException(400, "packed: not what the page had in this field") from None
    return content


def checked(text: GivenText) -> GivenText:
    """The text. Raises HTTPException for one that is empty, too large, or in a format that is not read here."""
    if len(text.content) > LARGEST:
        raise HTTPException(413, f"A text has at most {LARGEST:,} bytes.")
    if not text.content.strip():
        raise HTTPException(400, "Give a text or a file.")
    if not text.name.lower().endswith(EXTENSIONS):
        raise HTTPException(415, f"A file is read if its name ends in {', '.join(EXTENSIONS)}.")
    if text.name.lower().endswith(".docx") and _is_old_word(text.content):
        raise HTTPException(415, "This is no Word file, or one of an old format; save it as .docx.")
    return text


def _is_old_word(content: bytes) -> bool:
    return not content.startswith(_ZIP) or _OLD_WORD.search(content[:4096]) is not None

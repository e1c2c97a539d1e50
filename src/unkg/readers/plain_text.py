"""Plain text and Markdown: the decoded file is the reference text."""

from collections.abc import Iterator

from unkg.model import Document
from unkg.readers.errors import ReadError
from unkg.readers.file_bytes import decoded, refuse_disguised, whole
from unkg.readers.options import Reading
from unkg.readers.sources import Source


def read_plain_text(source: Source, _: Reading) -> Iterator[Document]:
    """The one document of a text file; raises ReadError where it has no words or does not decode."""
    yield from document(source, whole(source))


def document(source: Source, content: bytes) -> Iterator[Document]:
    """The document that bytes already at hand hold."""
    refuse_disguised(content)
    text = decoded(content)
    if not text.strip():
        raise ReadError("the file is empty", "remove it, or download it again")
    yield Document(key=source.key, source=source.name, text=text)

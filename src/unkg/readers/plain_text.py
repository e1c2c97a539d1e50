"""Plain text and Markdown: the decoded file is the reference text."""

from collections.abc import Iterator

from unkg.model import Document
from unkg.readers.bounds import refuse_many_lines
from unkg.readers.errors import ReadError
from unkg.readers.file_bytes import UTF_8, all_bytes, decoded, refuse_disguised
from unkg.readers.languages import language_told
from unkg.readers.options import Reading
from unkg.readers.sources import Source


def read_plain_text(source: Source, reading: Reading) -> Iterator[Document]:
    """The document of a text file; raises ReadError if it is empty or cannot be decoded."""
    yield from document(source, all_bytes(source), reading)


def document(source: Source, content: bytes, reading: Reading) -> Iterator[Document]:
    """The document of bytes that have been read."""
    refuse_disguised(content)
    text = decoded(content, reading.encoding or UTF_8)
    if not text.strip():
        raise ReadError("the file is empty", "remove it, or download it again")
    refuse_many_lines(text)
    language = reading.language or language_told(text, reading.knowledge.languages)
    yield Document(key=source.key, source=source.name, text=text, language=language)

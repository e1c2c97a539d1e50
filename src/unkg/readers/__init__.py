"""Files, folders and streams in; documents out, each with its reference text, its structure and its metadata."""

from unkg.readers.corrections import corrections
from unkg.readers.errors import ReadError, Unreadable
from unkg.readers.file_bytes import looked_at
from unkg.readers.options import Reading
from unkg.readers.reading import READERS, catalogues, documents, form, pieces, read, reference_text, the_text
from unkg.readers.sources import Source

__all__ = [
    "READERS",
    "ReadError",
    "Reading",
    "Source",
    "Unreadable",
    "catalogues",
    "corrections",
    "documents",
    "form",
    "looked_at",
    "pieces",
    "read",
    "reference_text",
    "the_text",
]

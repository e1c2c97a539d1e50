"""Read files, folders and streams into documents with reference text, structure and metadata."""

from unkg.readers.corrections import corrections
from unkg.readers.errors import ReadError, Unreadable
from unkg.readers.file_bytes import with_content, with_digest
from unkg.readers.languages import UNDETERMINED, language_told
from unkg.readers.options import Reading
from unkg.readers.reading import (
    READERS,
    catalogues,
    documents,
    format_of,
    number_of_pieces,
    only_one,
    pieces,
    read,
    reference_text,
    text_of,
)
from unkg.readers.recommendations import COLUMNS
from unkg.readers.relevance import is_relevant
from unkg.readers.remote import is_address, is_elsewhere
from unkg.readers.skipped import Skipped
from unkg.readers.sources import Source, name_of

__all__ = [
    "COLUMNS",
    "READERS",
    "UNDETERMINED",
    "ReadError",
    "Reading",
    "Skipped",
    "Source",
    "Unreadable",
    "catalogues",
    "corrections",
    "documents",
    "format_of",
    "is_address",
    "is_elsewhere",
    "is_relevant",
    "language_told",
    "name_of",
    "number_of_pieces",
    "only_one",
    "pieces",
    "read",
    "reference_text",
    "text_of",
    "with_content",
    "with_digest",
]
